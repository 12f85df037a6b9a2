"""The JSON schemas that other programs may rely on."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from sopai.schema.base import Value
from sopai.schema.changes import ChangeSet
from sopai.schema.control import DocumentControl
from sopai.schema.extract import Extract
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop

PUBLISHED: Mapping[str, type[Value]] = MappingProxyType(
    {
        "sop": Sop,
        "control": DocumentControl,
        "roster": Roster,
        "extract": Extract,
        "changes": ChangeSet,
    }
)
"""Name of the file under `docs/schema` -> the value that it describes."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(model: type[Value]) -> str:
    """The schema of a value as indented JSON; field docs are its descriptions."""
    schema = {"$schema": _DIALECT, **model.model_json_schema(by_alias=True)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def publish(folder: Path) -> None:
    """Write every schema, as `<name>.json`.

    Args:
        folder: made if it is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in PUBLISHED.items():
        (folder / f"{name}.json").write_text(json_schema(model), encoding="utf-8")
