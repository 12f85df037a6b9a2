"""What two versions differ in: matched steps, words, moves, and the number that follows."""

import json
from re import search

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopai.changes.apply import apply
from sopai.changes.bump import bump, next_version
from sopai.changes.diff import SopDiff, diff
from sopai.changes.diff_text import diff_lines
from sopai.changes.runs import runs
from sopai.schema.canonical import canonical_json
from sopai.schema.changes import Category
from sopai.schema.sop import Sop
from tests.changes.random_changes import change_sets
from tests.changes.samples import change, element, packing
from tests.strategies import sops, texts


def shown(before: Sop, after: Sop, language: str = "en") -> list[str]:
    return list(diff_lines(diff(before, after), language))


def numbered(*actions: str, **values: object) -> Sop:
    """A hand-edited file without ids: steps are numbered as they stand."""
    steps = [{"id": f"s{at}", "action": action} for at, action in enumerate(actions, 1)]
    return packing(steps=steps, exceptions=[], **values)


@given(texts, texts)
@settings(max_examples=300)
def test_runs_hold_both_texts(before: str, after: str) -> None:
    pieces = runs(before, after)
    assert "".join(run.text for run in pieces if run.kind != "inserted") == before
    assert "".join(run.text for run in pieces if run.kind != "deleted") == after


def test_english_is_compared_by_words() -> None:
    assert [(run.kind, run.text) for run in runs("Reply within 24 h", "Reply within 4 h")] == [
        ("kept", "Reply within "),
        ("deleted", "24"),
        ("inserted", "4"),
        ("kept", " h"),
    ]


def test_chinese_is_compared_by_characters() -> None:
    assert [(run.kind, run.text) for run in runs("客服两小时内回复", "客服一小时内电话回复")] == [
        ("kept", "客服"),
        ("deleted", "两"),
        ("inserted", "一"),
        ("kept", "小时内"),
        ("inserted", "电话"),
        ("kept", "回复"),
    ]


@pytest.mark.parametrize("size", [3_000, 300_000])
def test_long_texts_are_compared_in_larger_pieces(size: int) -> None:
    before = "Pack the box. " * (size // 14)
    pieces = runs(before, before + "Ship it.")
    assert "".join(run.text for run in pieces if run.kind != "deleted") == before + "Ship it."


def test_a_version_is_the_same_as_itself() -> None:
    assert diff(packing(), packing()).is_empty
    assert shown(packing(), packing()) == ["no difference that a reader sees"]


def test_a_changed_field_is_shown_in_words() -> None:
    after = apply(packing(), [change("set", "/steps/s2/time_limit", "24 h", "4 h")])
    assert shown(packing(), after) == [
        "~ step 2: Pack the box",
        "    Time limit: [-24-]{+4+} h",
    ]
    assert shown(packing(), after, "zh")[1] == "    时限: [-24-]{+4+} h"


def test_a_new_step_is_shown_with_all_that_it_says() -> None:
    new = {"action": "Tape it", "owner": {"kind": "role", "role": "Packer"}}
    after = apply(packing(), [change("add", "/steps", None, new, position={"after": "s1"})])
    assert shown(packing(), after) == [
        "+ step 2: Tape it",
        "    Action: Tape it",
        "    Owner: Packer",
    ]


def test_a_removed_step_stands_where_it_stood() -> None:
    gone = change("remove", "/steps/s3", element(packing(), "/steps/s3"))
    lines = shown(packing(), apply(packing(), [gone]))
    assert lines[0] == "- step 2.1: Fold the box"


def test_only_the_step_that_was_moved_counts_as_moved() -> None:
    was = {"after": "s5", "parent": None}
    after = apply(packing(), [change("move", "/steps/s6", was, position={"after": None})])
    assert shown(packing(), after) == ["~ step 1 (moved, was 4): Hand the parcel to the carrier"]


def test_a_step_that_becomes_a_part_of_another_is_moved() -> None:
    was = {"after": "s5", "parent": None}
    place = {"after": None, "parent": "s5"}
    after = apply(packing(), [change("move", "/steps/s6", was, position=place)])
    assert shown(packing(), after)[0].startswith("~ step 3.1 (moved, was 4)")


def test_a_file_without_ids_is_matched_by_its_words() -> None:
    before = numbered("Print the list", "Pack the box with care", "Weigh it")
    after = numbered("Wash your hands", "Print the list", "Pack the box with two people")
    found = diff(before, after)
    assert [(one.kind, one.before, one.after) for one in found.elements] == [
        ("added", None, "s1"),
        ("changed", "s2", "s3"),
        ("removed", "s3", None),
    ]


def test_a_step_that_keeps_its_id_is_the_same_one_in_quite_other_words() -> None:
    after = apply(packing(), [change("set", "/steps/s5/action", "Weigh the parcel", "Scan it")])
    assert [one.kind for one in diff(packing(), after).elements] == ["changed"]


def test_references_are_shown_by_number_and_numbers_alone_are_no_change() -> None:
    after = apply(packing(), [change("add", "/steps", None, {"action": "A"}, position={})])
    assert [one.kind for one in diff(packing(), after).elements] == ["added"]
    other = apply(packing(), [change("set", "/exceptions/e2/step", "s5", "s6")])
    assert shown(packing(), other)[1] == "    Step: [-3-]{+4+}"


def test_owners_branches_and_routines_read_as_words() -> None:
    owner = {"kind": "role", "role": "Packer", "text": "Packer", "found": "label"}
    after = apply(
        packing(),
        [
            change("set", "/steps/s2/owner", owner, {"kind": "role", "role": "Lead"}),
            change("set", "/supervision/0/cadence", "every week", "every day", number=2),
            change("set", "/steps/s5/branches/0/then_step", "s2", "s1", number=3),
        ],
    )
    text = "\n".join(shown(packing(), after))
    assert "Owner: [-Packer-]{+Lead+}" in text
    assert "~ routine: Check ten parcels\n    How often: every [-week-]{+day+}" in text
    assert "If: it is over 30 kg: split it (→ [-2-]{+1+})" in text


def test_an_owner_of_another_kind_with_the_same_words_is_told_apart() -> None:
    executor = {"kind": "group", "text": "Packer"}
    assert shown(packing(), packing(executor=executor)) == [
        "~ Executor: Packer ([-role-]{+group+})"
    ]


@given(data=st.data())
@settings(max_examples=60)
def test_every_change_that_shows_is_found_and_json_keeps_it(data: st.DataObject) -> None:
    sop = data.draw(sops())
    after = apply(sop, data.draw(change_sets(sop)))
    found = diff(sop, after)
    assert SopDiff.model_validate_json(found.model_dump_json()) == found
    assert json.loads(found.model_dump_json())["schema"] == "sopai.diff/1"
    assert list(diff_lines(found, "zh"))
    assert found.is_empty == (canonical_json(sop) == canonical_json(after))
    assert (bump(sop, after).level == "none") == found.is_empty


OWNER = {"kind": "role", "role": "Packer", "text": "Packer", "found": "label"}


@pytest.mark.parametrize(
    ("values", "level", "said"),
    [
        ({"purpose": "Customers are glad"}, "major", "the purpose is another one"),
        ({"purpose": "orders leave the house on the day, they come in."}, "minor", "wording"),
        ({"scope": None}, "major", "the scope is another one"),
        ({"ends_when": "The customer has it"}, "major", "the state in which it is complete"),
        ({"executor": {"kind": "role", "role": "Lead"}}, "major", "executor: .*Packer to Lead"),
        ({"executor": {"kind": "none"}}, "major", "no role is accountable any more"),
        ({"supervisor": {"kind": "role", "role": "Lead"}}, "minor", "wording or steps"),
        ({"title": "Packing parcels"}, "minor", "outcome, scope and accountable roles stay"),
        ({}, "none", "nothing changed"),
    ],
)
def test_what_decides_the_number_is_said(values: dict[str, object], level: str, said: str) -> None:
    found = bump(packing(), packing(**values))
    assert found.level == level
    assert search(said, " ".join(found.reasons))


def test_another_role_of_a_step_is_major_and_named_by_its_number() -> None:
    other = change("set", "/steps/s2/owner", OWNER, {"kind": "role", "role": "Lead"})
    found = bump(packing(), apply(packing(), [other]), language="zh")
    assert found == ("major", ("第2步：负责岗位从Packer变成Lead",))


def test_another_person_of_the_same_role_is_minor() -> None:
    other = change("set", "/steps/s2/owner", OWNER, {**OWNER, "person": "Li Si"})
    assert bump(packing(), apply(packing(), [other])).level == "minor"


def test_a_change_of_scope_is_major_wherever_it_stands() -> None:
    note = change("add", "/notes", None, {"text": "Exports too"}, category=Category.SCOPE)
    found = bump(packing(), apply(packing(), [note]), [note])
    assert found == ("major", ("c1: a change of scope",))


def test_numbers_go_up() -> None:
    assert [next_version("1.4", level) for level in ("major", "minor")] == ["2.0", "1.5"]


def test_a_thousand_steps_are_compared_without_their_ids() -> None:
    actions = [f"Check shelf {n} of hall {n % 7}" for n in range(1000)]
    found = diff(numbered(*actions), numbered("Begin", *actions))
    assert [(one.kind, one.after) for one in found.elements] == [("added", "s1")]
