"""The stored bytes of an SOP, and the hash that names a version."""

import json

from hypothesis import given

from sopai.schema.canonical import canonical_json, content_hash
from sopai.schema.owner import Owner, OwnerKind
from sopai.schema.sop import Sop
from tests.strategies import sops


def sop(**fields: object) -> Sop:
    base = {"id": "sop_0123456789", "title": "Close the pump", "language": "en"}
    return Sop.model_validate(base | fields)


@given(sops())
def test_stored_bytes_read_back_as_the_same_sop(any_sop: Sop) -> None:
    record = json.loads(canonical_json(any_sop))
    assert record["schema"] == "sopai.sop/1"
    again = Sop.model_validate(record["sop"])
    assert again == any_sop
    assert canonical_json(again) == canonical_json(any_sop)


@given(sops())
def test_json_reads_back_as_the_same_sop(any_sop: Sop) -> None:
    assert Sop.model_validate_json(any_sop.model_dump_json()) == any_sop


def test_stored_bytes_are_utf_8_without_spaces_in_the_order_of_keys() -> None:
    stored = canonical_json(sop(title="打包", purpose="p")).decode("utf-8")
    assert '"title":"打包"' in stored
    assert stored.index('"id"') < stored.index('"purpose"') < stored.index('"title"')
    assert '"scope"' not in stored


def test_hash_changes_with_the_content() -> None:
    assert content_hash(sop()) != content_hash(sop(purpose="p"))
    assert content_hash(sop()) == content_hash(sop())
    assert content_hash(sop()).startswith("s1:")


def test_hash_changes_with_the_parent() -> None:
    first = content_hash(sop())
    assert content_hash(sop(), first) != first
    assert content_hash(sop(), first) != content_hash(sop(), content_hash(sop(), first))


def test_hash_does_not_change_with_the_holder() -> None:
    today = sop(executor=Owner(kind=OwnerKind.ROLE, role="Packer", holder="Li Si"))
    later = sop(executor=Owner(kind=OwnerKind.ROLE, role="Packer", holder="Wang Wu"))
    assert content_hash(today) == content_hash(later)
    assert b"Li Si" not in canonical_json(today)


def test_keys_of_other_programs_keep_their_holders_and_nulls() -> None:
    extension = {"kind": "card", "holder": "rack 4", "inner": [{"kind": 1, "holder": None}]}
    record = json.loads(canonical_json(sop(x=extension)))
    assert record["sop"]["x"] == extension
