"""Applying changes and taking them back."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopai.changes.addresses import is_index, is_keyed, spot_of
from sopai.changes.apply import apply, carry_out, revert
from sopai.changes.parts import plain, take_apart, value_at
from sopai.changes.settling import new_elements
from sopai.errors import ChangeConflict, ChangeError
from sopai.schema.canonical import canonical_json
from sopai.schema.changes import Change, Operation
from sopai.schema.sop import Sop, numbers
from tests.changes.random_changes import change_sets
from tests.changes.samples import change, element, packing
from tests.strategies import sops


@given(data=st.data())
@settings(max_examples=300)
def test_taking_back_gives_the_same_bytes(data: st.DataObject) -> None:
    sop = data.draw(sops())
    changes = data.draw(change_sets(sop))
    applied = carry_out(sop, changes)
    stored = [Change.model_validate_json(one.model_dump_json()) for one in applied.changes]
    assert canonical_json(revert(applied.sop, applied.changes)) == canonical_json(sop)
    assert canonical_json(revert(applied.sop, stored)) == canonical_json(sop)


@given(data=st.data())
def test_taking_back_some_of_the_changes_works_or_is_a_conflict(data: st.DataObject) -> None:
    sop = data.draw(sops())
    applied = carry_out(sop, data.draw(change_sets(sop)))
    some = [one for one in applied.changes if data.draw(st.booleans())]
    try:
        left = revert(applied.sop, some)
    except ChangeConflict:
        return
    if not some:
        assert canonical_json(left) == canonical_json(applied.sop)
    parts = take_apart(left)
    for one in applied.changes:
        spot = spot_of(one.address, sop.id, one.id)
        is_back = one in some
        if one.op is Operation.SET and not any(map(is_index, spot.path)):
            there = value_at(parts.holder(spot), spot.path)
            assert plain(there) == plain(one.before if is_back else one.after)
        elif is_keyed(spot) and spot.group is not None and one.op is Operation.REMOVE:
            assert (spot.id in parts.groups[spot.group]) == is_back
        elif is_keyed(spot) and spot.group is not None:
            made = {str(element["id"]) for element in new_elements(one)}
            assert made & set(parts.groups[spot.group]) == (set() if is_back else made)


@given(data=st.data())
def test_order_of_a_change_set_does_not_matter(data: st.DataObject) -> None:
    sop = data.draw(sops())
    changes = data.draw(change_sets(sop))
    shuffled = data.draw(st.permutations(changes))
    assert canonical_json(apply(sop, shuffled)) == canonical_json(apply(sop, changes))


def test_random_change_sets_have_all_operations_and_several_at_once() -> None:
    seen: Counter[str] = Counter()
    sizes: Counter[int] = Counter()

    @given(data=st.data())
    @settings(max_examples=400, derandomize=True, database=None)
    def collect(data: st.DataObject) -> None:
        sop = data.draw(sops())
        changes = data.draw(change_sets(sop))
        seen.update(change.op.value for change in changes)
        sizes[len(changes)] += 1

    collect()
    assert all(seen[op] > 20 for op in ("set", "add", "remove", "move", "split", "merge")), seen
    assert sum(count for size, count in sizes.items() if size > 2) > 40


def ids(sop: Sop) -> list[str]:
    return [step.id for step in sop.steps]


def limit(number: int = 1) -> Change:
    return change("set", "/steps/s2/time_limit", "24 h", "4 h", number=number)


def added(number: int, after: str | None, parent: str | None = None) -> Change:
    place = {"after": after, "parent": parent}
    return change("add", "/steps", None, {"action": f"New {number}"}, number=number, position=place)


def test_a_field_is_set_and_the_sop_itself_stays() -> None:
    sop = packing()
    assert apply(sop, [limit()]).steps[1].time_limit == "4 h"
    assert sop == packing()


def test_an_owner_is_set_as_an_object() -> None:
    before = {"kind": "role", "role": "Packer", "text": "Packer", "found": "label"}
    after = {"kind": "role", "role": "Shift lead", "text": "Shift lead", "holder": "Li Si"}
    owner = apply(packing(), [change("set", "/steps/s2/owner", before, after)]).steps[1].owner
    assert (owner.role, owner.holder) == ("Shift lead", None)


def test_nobody_is_an_owner_that_can_be_written_as_null() -> None:
    after = {"kind": "role", "role": "Packer"}
    sop = apply(packing(), [change("set", "/steps/s1/owner", None, after)])
    assert sop.steps[0].owner.role == "Packer"


def test_what_is_replaced_must_still_be_there() -> None:
    sop = packing()
    other = apply(sop, [change("set", "/steps/s2/time_limit", "24 h", "8 h")])
    expected = 'c1: /steps/s2/time_limit should be "24 h", and is "8 h"'
    with pytest.raises(ChangeConflict, match=expected):
        apply(other, [limit()])


def test_one_conflict_stops_all_changes() -> None:
    stale = change("set", "/purpose", "Something else", "Another", number=2)
    with pytest.raises(ChangeConflict, match="nothing was applied: c2: /purpose should be"):
        apply(packing(), [limit(), stale])


def test_every_conflict_is_named() -> None:
    stale = change("set", "/purpose", "Something else", "Another", number=2)
    gone = change("set", "/steps/s9/title", None, "Another", number=3)
    with pytest.raises(ChangeConflict, match="c2: /purpose .*; c3: /steps/s9 should be"):
        apply(packing(), [limit(), stale, gone])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (limit(1), limit(2)),
        (limit(1), change("remove", "/steps/s2", element(packing(), "/steps/s2"), number=2)),
        (
            change("set", "/steps/s2/attention", ["Mind the corners"], []),
            change("add", "/steps/s2/attention", None, "Hurry", number=2),
        ),
        (
            change("remove", "/steps/s2/attention/0", "Mind the corners"),
            change("set", "/steps/s2/attention/0", "Mind the corners", "Mind all", number=2),
        ),
    ],
)
def test_two_changes_of_one_value_are_a_conflict(first: Change, second: Change) -> None:
    with pytest.raises(ChangeConflict, match="c1 and c2 both change /steps/s2"):
        apply(packing(), [second, first])


def test_a_new_step_goes_behind_all_parts_of_what_it_follows() -> None:
    sop = apply(packing(), [added(1, "s2")])
    assert ids(sop) == ["s1", "s2", "s3", "s4", "s7", "s5", "s6"]
    assert numbers(sop)["s7"] == "3"


def test_several_new_steps_behind_one_keep_their_order() -> None:
    sop = apply(packing(), [added(3, "s1"), added(1, "s1"), added(2, None)])
    assert [step.action for step in sop.steps][:4] == [
        "New 2",
        "Print the pick list",
        "New 1",
        "New 3",
    ]


def test_a_new_part_goes_into_its_step() -> None:
    sop = apply(packing(), [added(1, "s3", "s2"), added(2, None, "s6")])
    assert [(step.id, step.parent) for step in sop.steps if step.id in ("s7", "s8")] == [
        ("s7", "s2"),
        ("s8", "s6"),
    ]
    assert numbers(sop)["s7"] == "2.2"


def test_without_a_position_a_new_step_is_the_last() -> None:
    new = change("add", "/steps", None, {"action": "Sweep the floor"})
    assert apply(packing(), [new]).steps[-1].action == "Sweep the floor"


def test_numbers_that_were_used_once_are_not_used_again() -> None:
    sop = apply(packing(), [added(1, "s1")], {"s": 11})
    assert "s12" in ids(sop)


def test_new_elements_may_name_each_other_by_ids_of_their_own() -> None:
    step = change("add", "/steps", None, {"id": "s20", "action": "Scan the parcel"})
    case = change("add", "/exceptions", None, {"situation": "No scan", "step": "s20"}, number=2)
    sop = apply(packing(), [case, step])
    assert sop.exceptions[-1].step == "s20"
    assert sop.exceptions[-1].id == "e3"


@pytest.mark.parametrize("taken", ["s2", "s8"])
def test_an_id_that_is_or_was_taken_is_refused(taken: str) -> None:
    step = change("add", "/steps", None, {"id": taken, "action": "Scan the parcel"})
    with pytest.raises(ChangeConflict, match=f"the id {taken} is taken or was once"):
        apply(packing(), [step], {"s": 9})


def removal(address: str, number: int = 1) -> Change:
    return change("remove", address, element(packing(), address), number=number)


@pytest.mark.parametrize(
    ("address", "holder"),
    [("/steps/s2", "/steps/s3/parent"), ("/steps/s1", "/exceptions/e1/step")],
)
def test_a_step_that_others_hang_on_is_not_removed(address: str, holder: str) -> None:
    with pytest.raises(ChangeConflict, match=f"c1 removes s.*{holder} points to: change that"):
        apply(packing(), [removal(address)])


def test_a_step_is_removed_together_with_what_hangs_on_it() -> None:
    sop = apply(packing(), [removal("/steps/s1"), removal("/exceptions/e1", 2)])
    assert ids(sop)[0] == "s2"
    assert [case.id for case in sop.exceptions] == ["e2"]


def test_a_step_is_removed_when_what_hangs_on_it_goes_elsewhere() -> None:
    elsewhere = change("set", "/exceptions/e1/step", "s1", "s2", number=2)
    sop = apply(packing(), [removal("/steps/s1"), elsewhere])
    assert sop.exceptions[0].step == "s2"


def test_a_new_step_takes_the_place_of_a_removed_one() -> None:
    sop = apply(packing(), [removal("/steps/s6"), added(2, "s6")])
    assert ids(sop)[-2:] == ["s5", "s7"]


def moved(identifier: str, before: str | None, after: str | None, number: int = 1) -> Change:
    was = {"after": before, "parent": None}
    return change("move", f"/steps/{identifier}", was, number=number, position={"after": after})


def test_a_step_moves_with_its_parts() -> None:
    assert ids(apply(packing(), [moved("s2", "s1", "s5")])) == ["s1", "s5", "s2", "s3", "s4", "s6"]


@pytest.mark.parametrize("before", ["s4", "s2"])
def test_the_place_before_is_the_step_above_or_the_one_on_its_level(before: str) -> None:
    assert ids(apply(packing(), [moved("s5", before, None)]))[0] == "s5"


def test_a_step_that_stands_elsewhere_by_now_is_a_conflict() -> None:
    with pytest.raises(ChangeConflict, match="c1: the place of /steps/s5 should be"):
        apply(packing(), [moved("s5", "s1", None)])


def test_steps_that_wait_for_each_other_are_a_conflict() -> None:
    with pytest.raises(ChangeConflict, match="it would stand behind itself"):
        apply(packing(), [moved("s1", None, "s6"), moved("s6", "s5", "s1", 2)])


def test_a_new_step_follows_a_moved_one() -> None:
    assert ids(apply(packing(), [added(1, "s1"), moved("s1", None, "s6", 2)]))[-3:] == [
        "s6",
        "s1",
        "s7",
    ]


def test_a_new_owner_reads_as_the_others_do() -> None:
    plain = {"kind": "role", "role": "Lead"}
    new = change("add", "/steps", None, {"action": "Weigh it", "owner": plain})
    owner = apply(packing(), [new]).steps[-1].owner
    assert (owner.role, owner.found) == ("Lead", "label")


def test_an_id_of_more_than_nine_digits_is_refused() -> None:
    huge = change("add", "/steps", None, {"id": "s" + "9" * 18, "action": "Huge"})
    with pytest.raises(ChangeError, match="no valid part of /steps: id"):
        apply(packing(), [huge])


def test_a_new_step_never_takes_the_place_of_another() -> None:
    last = change("add", "/steps", None, {"id": "s999999998", "action": "Last but one"})
    found = apply(packing(), [last])
    found = apply(found, [added(1, None)])
    assert ids(found)[0] == "s999999999"
    with pytest.raises(ChangeConflict, match="c1: no number is left for a new id in /steps"):
        apply(found, [added(1, None)])


def test_the_first_of_a_split_keeps_the_id() -> None:
    before = element(packing(), "/steps/s2")
    assert isinstance(before, dict)
    after = [{**before, "action": "Choose a box"}, {"action": "Pack it"}, {"action": "Tape it"}]
    sop = apply(packing(), [change("split", "/steps/s2", before, after)])
    assert ids(sop) == ["s1", "s2", "s3", "s4", "s7", "s8", "s5", "s6"]
    assert [sop.steps[1].action, sop.steps[4].action] == ["Choose a box", "Pack it"]


def test_the_rest_of_a_split_may_become_parts_of_the_first() -> None:
    before = element(packing(), "/steps/s6")
    assert isinstance(before, dict)
    after = [before, {"action": "Scan it", "parent": "s6"}, {"action": "Sign", "parent": "s6"}]
    sop = apply(packing(), [change("split", "/steps/s6", before, after)])
    assert [(step.id, step.parent) for step in sop.steps[-2:]] == [("s7", "s6"), ("s8", "s6")]


def merge() -> Change:
    pair = [element(packing(), "/steps/s2"), element(packing(), "/steps/s5")]
    return change("merge", "/steps/s2", pair, {"action": "Pack and weigh the box"})


def test_what_pointed_to_a_merged_step_points_to_the_first() -> None:
    sop = apply(packing(), [merge()])
    assert ids(sop) == ["s1", "s2", "s3", "s4", "s6"]
    assert sop.exceptions[1].step == "s2"
    assert sop.steps[2].parent == "s2"


def test_elements_of_lists_are_added_and_removed_as_they_were_counted() -> None:
    sop = apply(
        packing(),
        [
            change("remove", "/steps/s2/attention/1", "Wear gloves"),
            change("add", "/steps/s2/attention", None, "A", number=2, position={"after": "0"}),
            change("add", "/steps/s2/attention", None, "B", number=3, position={"after": "0"}),
            change("add", "/steps/s2/attention", None, "Z", number=4),
            change("add", "/steps/s2/attention", None, "0", number=5, position={"after": None}),
        ],
    )
    assert sop.steps[1].attention == ("0", "Mind the corners", "A", "B", "Lift together", "Z")


def test_a_routine_is_added() -> None:
    routine = {"activity": "Drill", "cadence": "every quarter"}
    sop = apply(packing(), [change("add", "/supervision", None, routine)])
    assert sop.supervision[1].cadence == "every quarter"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (change("set", "/steps/s2/action", "Pack the box", None), "c1: .*action: Field required"),
        (change("set", "/steps/s2/action", "Pack the box", ""), "action: String should have at"),
        (change("set", "/steps/s2/deadline", None, "4 h"), "deadline: Extra inputs"),
        (change("set", "/steps/s2", None, {}), "name a field"),
        (change("set", "/steps/s3/parent", "s2", None), "use move"),
        (change("set", "/id", "sop_packing000", "sop_aaaaaaaaaa"), "never changed"),
        (change("set", "/x", {}, {"a": 1}), "never changed"),
        (change("set", "steps/s2/action", None, "x"), "is no address"),
        (change("set", "/sops/sop_aaaaaaaaaa/purpose", None, "x"), "belongs to another SOP"),
        (change("add", "/steps/s9", None, {"action": "x"}), "name the list"),
        (change("add", "/steps", None, "x"), "as an object"),
        (change("add", "/steps", None, {"title": "x"}), "action: Field required"),
        (change("add", "/purpose", None, "x"), "is no list"),
        (change("add", "/metrics", None, {"name": "x", "target": {"text": 1}}), "target.text"),
        (change("add", "/exceptions", None, {"situation": "x", "step": "s99"}), "no step s99"),
        (change("remove", "/steps/s2/title"), "a field is set to null"),
        (change("move", "/steps/s2"), "'position' must say"),
        (change("move", "/purpose", position={"after": None}), "can be moved"),
        (change("split", "/steps/s2", None, [{"action": "x"}]), "two or more"),
        (change("merge", "/steps/s2", [{"id": "s2"}], {"action": "x"}), "two or more different"),
        (added(1, "s99"), "there is no s99 to place it by"),
        (added(1, "s5", "s2"), "s5 is not a part of s2"),
        (change("set", "/supervision/7/cadence", None, "daily"), "no /supervision/7/cadence"),
    ],
)
def test_a_change_that_cannot_be_meant_is_refused(wrong: Change, said: str) -> None:
    with pytest.raises(ChangeError, match=said):
        apply(packing(), [wrong])


@pytest.mark.parametrize("op", ["set", "remove"])
def test_an_index_has_one_spelling(op: str) -> None:
    after = "x" if op == "set" else None
    one = change(op, "/steps/s2/attention/0", "Mind the corners", after)
    other = change(op, "/steps/s2/attention/00", "Mind the corners", after, number=2)
    with pytest.raises(ChangeError):
        apply(packing(), [one, other])


def test_what_is_not_there_is_not_removed() -> None:
    with pytest.raises(ChangeConflict, match="c1: /steps/s2/attention/3 should be .an element"):
        apply(packing(), [change("remove", "/steps/s2/attention/3")])


def test_two_changes_with_one_id_are_refused() -> None:
    with pytest.raises(ChangeError, match="two changes have the id c1"):
        apply(packing(), [limit(), added(1, "s1")])


def test_a_change_can_be_taken_back_later_by_itself() -> None:
    sop = packing()
    first = carry_out(sop, [limit(), removal("/steps/s6", 2)])
    later = carry_out(first.sop, [change("set", "/purpose", sop.purpose, "Another")])
    back = revert(later.sop, first.changes)
    assert (back.steps, back.purpose) == (sop.steps, "Another")


def test_what_was_changed_since_cannot_be_taken_back() -> None:
    first = carry_out(packing(), [limit()])
    later = apply(first.sop, [change("set", "/steps/s2/time_limit", "4 h", "2 h")])
    with pytest.raises(ChangeConflict, match='c1: .* should be "4 h", and is "2 h"'):
        revert(later, first.changes)


def test_a_change_that_was_never_applied_cannot_be_taken_back() -> None:
    with pytest.raises(ChangeError, match="c1 was never applied"):
        revert(packing(), [merge()])


def test_taking_back_a_move_whose_part_was_removed_meanwhile_is_a_conflict() -> None:
    steps = [
        {"id": "s1", "action": "Pack."},
        {"id": "s3", "action": "Weigh.", "parent": "s1"},
        {"id": "s2", "action": "Ship."},
    ]
    sop = Sop.model_validate(
        {"id": "sop_0000000000", "title": "Pack", "language": "en", "steps": steps}
    )
    shared = {"quote": "q", "reason": "r", "category": "step"}
    move = shared | {
        "id": "c1",
        "op": "move",
        "address": "/steps/s1",
        "before": {"after": None, "parent": None},
        "position": {"after": "s2"},
    }
    removed = sop.steps[1].model_dump(mode="json")
    remove = shared | {"id": "c2", "op": "remove", "address": "/steps/s3", "before": removed}
    applied = carry_out(sop, [Change.model_validate(one) for one in (move, remove)])
    with pytest.raises(ChangeConflict, match="/steps/s3"):
        revert(applied.sop, applied.changes[:1])
    assert revert(applied.sop, applied.changes) == sop
