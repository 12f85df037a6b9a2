"""What is proposed: typed changes in the words of the SOP and of the retrospective."""

import pytest

from sopai.changes.apply import carry_out, revert
from sopai.evaluation.retro_suite import is_restored
from sopai.schema.canonical import canonical_json
from sopai.schema.changes import Category, Change, Operation
from tests.retro.samples import SOP, SOP_ZH, procedure, proposed


def _only(text: str, sop: str = SOP) -> Change:
    (change,) = proposed(text, sop).changes
    return change


def test_a_number_is_replaced_and_the_guard_says_so() -> None:
    first, second = proposed("Decision: enquiries are answered within 4 hours.\n").changes
    assert first.op is Operation.SET
    assert first.after == "The desk clerk answers enquiries by mail within 4 hours."
    assert first.category is Category.LIMIT
    assert any("24" in warning for warning in first.guard)
    assert (second.address, second.after) == ("/steps/s3/time_limit", "within 4 hours")


def test_a_chinese_number_is_replaced() -> None:
    change = proposed("决定:投诉4小时内回复。\n", SOP_ZH).changes[0]
    assert change.after == "店长4小时内回复供应商的投诉。"


def test_a_row_of_times_is_replaced_by_a_longer_one() -> None:
    sop = "# Mail\n\n## Steps\n\n1. Reception opens the inbox at 9:00 and at 14:00.\n2. Close.\n"
    change = _only("We agreed that reception opens the inbox at 9:00, 11:30 and 14:00.\n", sop)
    assert change.after == "Reception opens the inbox at 9:00, 11:30 and 14:00."


def test_a_rule_is_added_to_the_words_of_the_step() -> None:
    change = _only("From now on returned bikes get a tag with the date.\n")
    assert change.before == "The mechanic locks the returned bikes in the shed."
    assert change.after == (
        "The mechanic locks the returned bikes in the shed. Returned bikes get a tag with the date."
    )


def test_a_number_of_something_else_replaces_nothing() -> None:
    change = _only("Decision: in rain the mechanic pumps the tyres before 9:00.\n")
    assert "4 bar" in str(change.after)


def test_trouble_becomes_an_exception_of_its_step() -> None:
    change = _only("Decision: if a helmet is missing, the desk clerk calls the owner.\n")
    assert (change.op, change.address) == (Operation.ADD, "/exceptions")
    assert isinstance(change.after, dict)
    assert change.after["situation"] == "A helmet is missing"
    assert change.after["step"] == "s5"
    assert change.after["id"] == "e2"


def test_an_exception_that_exists_is_changed() -> None:
    change = proposed("Decision: bike stolen: also call the insurer.\n").changes[0]
    assert change.address == "/exceptions/e1/handling"
    assert "insurer" in str(change.after)


def test_who_does_it_is_set() -> None:
    made = proposed("Decision: helmets are counted every Friday, by Omar.\n")
    owner = next(change for change in made.changes if change.address == "/steps/s5/owner")
    assert isinstance(owner.after, dict)
    assert owner.after["person"] == "Omar"
    assert owner.category is Category.OWNER
    assert owner.guard


def test_a_new_measure_is_added() -> None:
    change = _only("New measure: missing helmets per week, target 0, reported by the desk clerk.\n")
    assert change.address == "/metrics"
    assert isinstance(change.after, dict)
    assert change.after["target"] == {
        "text": "0",
        "comparator": None,
        "value": None,
        "unit": None,
    }


def test_a_new_step_stands_behind_the_one_it_belongs_to() -> None:
    change = _only("Decision: new step: the mechanic oils the chain of returned bikes.\n")
    assert (change.op, change.address) == (Operation.ADD, "/steps")
    assert change.position is not None
    assert change.position.after == "s4"


def test_a_second_rule_for_the_same_step_can_be_accepted_alone() -> None:
    first, second = "Returned bikes get a tag", "Returned bikes must stand in two rows in the shed"
    made = proposed(f"## Decided\n\n- {first}\n- {second}\n")
    assert {change.address for change in made.changes} == {
        "/steps/s4/action",
        "/steps/s4/attention",
    }
    assert {change.quote for change in made.changes} == {first, second}


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("Step 4 is dropped.", Operation.REMOVE),
        ("Decision: step 5 now comes before step 2.", Operation.MOVE),
        ("决定:第4步取消。", Operation.REMOVE),
        ("决定:第4步放到第2步前面。", Operation.MOVE),
    ],
)
def test_steps_go_and_move_where_their_numbers_are_said(text: str, op: Operation) -> None:
    sop = SOP if text.isascii() else SOP_ZH
    assert _only(f"{text}\n", sop).op is op


def test_a_step_is_split_into_its_own_sentences() -> None:
    sop = "# Till\n\n## Steps\n\n1. The clerk counts. The clerk signs.\n2. The clerk locks up.\n"
    change = _only("Decision: split step 1.\n", sop)
    assert change.op is Operation.SPLIT
    assert isinstance(change.after, list)
    assert [part["action"] for part in change.after if isinstance(part, dict)] == [
        "The clerk counts.",
        "The clerk signs.",
    ]


def test_a_step_is_not_removed_without_its_number() -> None:
    made = proposed("Decision: nobody locks bikes there any more, drop that.\n")
    assert all(change.op is not Operation.REMOVE for change in made.changes)


def test_a_step_that_is_dropped_and_changed_is_left_to_a_person() -> None:
    made = proposed("## Decided\n\n- Step 4 is dropped\n- In step 4 returned bikes get a tag\n")
    assert [change.op for change in made.changes] == [Operation.SET]
    assert any("two things" in one.why for one in made.unmatched)


def test_reasons_name_nobody() -> None:
    made = proposed("Omar forgot it. Decision: Omar pumps the tyres to 5 bar.\n")
    assert made.changes
    assert all("Omar" not in change.reason for change in made.changes)


def test_the_failure_is_told_in_the_words_of_the_retrospective() -> None:
    change = _only("A tyre was flat on Tuesday. Decision: tyres are pumped to 5 bar.\n")
    assert change.prevented == "A tyre was flat on Tuesday."


def test_ids_of_what_is_added_are_all_different() -> None:
    made = proposed(
        "## Decided\n\n- If a brake fails, the mechanic calls the boss\n"
        "- If a helmet is missing, the desk clerk calls the owner\n"
    )
    ids = [change.after["id"] for change in made.changes if isinstance(change.after, dict)]
    assert ids == ["e2", "e3"]


def test_all_changes_can_be_applied_and_taken_back() -> None:
    sop = procedure()
    made = proposed(
        "## Decided\n\n- Enquiries are answered within 4 hours\n- Returned bikes get a tag\n"
        "- If a helmet is missing, the desk clerk calls the owner\n- Step 1 moves behind step 2\n"
    )
    applied = carry_out(sop.sop, made.changes)
    assert canonical_json(applied.sop) != canonical_json(sop.sop)
    assert canonical_json(revert(applied.sop, applied.changes)) == canonical_json(sop.sop)
    assert is_restored(sop, made)
