"""An imported list beside the roster that is there."""

from datetime import date

from hypothesis import given, settings

from sopai.people.merging import merged, roster_diff
from sopai.schema.roster import Holder, Role, Roster
from tests.people.samples import ROSTER
from tests.strategies import rosters


def list_of(*held: Holder, role: str = "Packer") -> Roster:
    return Roster(people=tuple(one.person for one in held), roles=(Role(name=role, holders=held),))


def test_what_is_new_stands_behind_what_is_known() -> None:
    after = merged(ROSTER, list_of(Holder(person="Eve"), role="Pilot"))
    assert after.people == (*ROSTER.people, "Eve")
    assert after.roles[:-1] == ROSTER.roles
    diff = roster_diff(ROSTER, after)
    assert (diff.people_added, diff.roles_added, diff.roles_changed) == (("Eve",), ("Pilot",), ())


def test_a_holder_of_the_same_time_is_completed_and_not_doubled() -> None:
    after = merged(ROSTER, list_of(Holder(person="ANN", substitute="Cleo"), role="packer"))
    (packer, *_) = after.roles
    assert packer.holders[1] == Holder(person="ANN", since=date(2026, 2, 1), substitute="Cleo")
    assert (packer.name, len(packer.holders)) == ("Packer", 2)
    assert roster_diff(ROSTER, after).roles_changed == ("Packer",)


def test_an_earlier_time_of_the_same_person_stands_beside() -> None:
    earlier = Holder(person="Ann", since=date(2020, 1, 1), until=date(2020, 12, 31))
    after = merged(ROSTER, list_of(earlier))
    assert after.roles[0].holders == (*ROSTER.roles[0].holders, earlier)


def test_who_is_gone_is_named() -> None:
    diff = roster_diff(ROSTER, Roster(people=("Ann",)))
    assert diff.people_gone == ("Ben", "Cleo", "Old Joe")
    assert diff.roles_gone == ("Packer", "Checker", "Driver", "Buyer")
    assert diff.departments_gone == ("Warehouse",)


def holders_of(roster: Roster) -> set[str]:
    return {holder.person.casefold() for role in roster.roles for holder in role.holders}


@given(rosters, rosters)
@settings(max_examples=20)
def test_no_role_and_no_holder_is_lost_by_importing(known: Roster, new: Roster) -> None:
    after = merged(known, new)
    assert holders_of(after) == holders_of(known) | holders_of(new)
    assert roster_diff(known, after).roles_gone == roster_diff(new, after).roles_gone == ()
    assert set(known.people) | set(new.people) >= set(after.people) >= set(known.people)


def test_a_list_that_is_known_changes_nothing() -> None:
    assert merged(ROSTER, ROSTER) == ROSTER
    assert roster_diff(ROSTER, ROSTER).is_empty
