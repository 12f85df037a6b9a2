"""The published JSON schemas are those of the code, and describe what the code writes."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from sopai.schema.control import DocumentControl
from sopai.schema.extract import Extract
from sopai.schema.published import PUBLISHED, json_schema, publish
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop
from tests.strategies import controls, rosters, sops

FOLDER = Path(__file__).parents[2] / "docs" / "schema"


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_published_schema_is_that_of_the_code(name: str) -> None:
    published = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert published == json_schema(PUBLISHED[name]), "run `make docs`, and read the difference"


def test_publish_writes_every_schema(tmp_path: Path) -> None:
    publish(tmp_path / "docs" / "schema")
    written = {path.name for path in (tmp_path / "docs" / "schema").iterdir()}
    assert written == {path.name for path in FOLDER.iterdir()}


def test_every_field_says_what_it_is() -> None:
    schema = json.loads(json_schema(Extract))
    parts = [schema, *schema["$defs"].values()]
    fields = [field for part in parts for field in part.get("properties", {}).items()]
    assert not [name for name, field in fields if not field.get("description")]


@settings(max_examples=30)
@given(sops(), controls, rosters)
def test_values_are_as_their_schemas_say(
    sop: Sop, control: DocumentControl, roster: Roster
) -> None:
    extract = Extract(sop=sop, control=control, others=(sop,))
    for name, value in {
        "sop": sop,
        "control": control,
        "roster": roster,
        "extract": extract,
    }.items():
        schema = json.loads(json_schema(PUBLISHED[name]))
        Draft202012Validator(schema).validate(value.model_dump(mode="json"))


def test_extract_reads_what_is_printed() -> None:
    printed = {
        "schema": "sopai.sop/1",
        "sop": {"id": "sop_0123456789", "title": "T", "language": "en"},
        "control": {},
        "others": [],
        "anchors": {"/title": {"line": 1, "start": 0, "end": 3, "found": "heading"}},
        "lost": [{"place": {"line": 4}, "what": "x", "why": "y"}],
    }
    extract = Extract.model_validate(printed)
    assert extract.anchors["/title"].line == 1
    assert extract.model_dump(mode="json")["schema"] == "sopai.sop/1"
