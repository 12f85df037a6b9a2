"""The stored bytes of an SOP, and their hash."""

import hashlib
import json

from sopai.schema.sop import Sop

SCHEMA = "sopai.sop/1"
"""Version of the stored form; a migration is written before it changes."""


def canonical_json(sop: Sop) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces; owners' holders are left out.

    Args:
        sop: the content to store.
    """
    content = sop.model_dump(mode="json", exclude_none=True, exclude={"x"})
    drop_holders(content)
    content["x"] = sop.x
    record = {"schema": SCHEMA, "sop": content}
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def content_hash(sop: Sop, parent: str | None = None) -> str:
    """Identity of a version: `s1:` and the sha256 of its stored bytes and its parent's hash."""
    digest = hashlib.sha256(canonical_json(sop))
    digest.update((parent or "").encode())
    return f"s1:{digest.hexdigest()}"


def drop_holders(value: object) -> None:
    """Remove `holder` from every owner: it is read from the roster, never stored."""
    if isinstance(value, dict):
        if "kind" in value:
            value.pop("holder", None)
        for inner in value.values():
            drop_holders(inner)
    elif isinstance(value, list):
        for inner in value:
            drop_holders(inner)
