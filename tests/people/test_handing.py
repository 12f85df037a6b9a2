"""Roles change hands: shown before it is done, and as one event."""

from datetime import date

import pytest

from sopai.errors import RosterError
from sopai.people.duties import duties_of
from sopai.people.handing import hand_over, replace_person
from sopai.schema.roster import Holder, Role, Roster
from tests.people.samples import PACKING, ROSTER

APRIL = date(2026, 4, 1)
LAST = date(2026, 3, 31)
DUTIES = tuple(duties_of(PACKING))


def held(roster: Roster, role: str) -> tuple[Holder, ...]:
    return next(one.holders for one in roster.roles if one.name == role)


def test_the_old_holder_ends_on_the_day_before() -> None:
    shown = hand_over(ROSTER, "packer", "Eve", APRIL, DUTIES)
    assert held(shown.after, "Packer")[1:] == (
        Holder(person="Ann", since=date(2026, 2, 1), until=LAST, substitute="Ben"),
        Holder(person="Eve", since=APRIL, substitute="Ben"),
    )
    assert shown.after.people == ("Ann", "Ben", "Cleo", "Eve")
    assert [duty.words for duty in shown.duties] == ["Fold the box", "No tape: Use glue"]
    assert [duty.words for duty in shown.still_named] == ["Errors"]


def test_nothing_but_the_role_is_changed() -> None:
    shown = hand_over(ROSTER, "Packer", "Eve", APRIL, DUTIES)
    assert shown.before == ROSTER
    assert shown.after.roles[1:] == ROSTER.roles[1:]


def test_one_of_several_holders_is_replaced() -> None:
    shown = hand_over(ROSTER, "Checker", "Eve", APRIL, DUTIES, instead_of="ben", substitute="Ann")
    assert held(shown.after, "Checker") == (
        Holder(person="Ben", until=LAST),
        Holder(person="Cleo"),
        Holder(person="Eve", since=APRIL, substitute="Ann"),
    )


def test_the_substitute_who_takes_over_is_no_substitute_any_more() -> None:
    shown = hand_over(ROSTER, "Packer", "Ben", APRIL, DUTIES)
    assert (shown.changes[0].to, shown.changes[0].substitute) == ("Ben", None)


def test_a_holder_who_had_not_begun_is_taken_out() -> None:
    planned = Role(name="Packer", holders=(Holder(person="Ann", since=APRIL),))
    shown = hand_over(Roster(roles=(planned,)), "Packer", "Ben", APRIL, ())
    assert held(shown.after, "Packer") == (Holder(person="Ben", since=APRIL),)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("Pilot", "Eve", None, None), "no role is called 'Pilot'"),
        (("Packer", "ann", None, None), "'ann' holds 'Packer' already"),
        (("Packer", "Eve", "Cleo", None), "'Cleo' does not hold 'Packer'"),
        (("Packer", "Eve", None, "eve"), "cannot stand in for 'Eve'"),
    ],
)
def test_what_cannot_be_is_explained(
    words: tuple[str, str, str | None, str | None], why: str
) -> None:
    role, to, instead_of, substitute = words
    with pytest.raises(RosterError, match=why):
        hand_over(ROSTER, role, to, APRIL, DUTIES, instead_of=instead_of, substitute=substitute)


def test_who_leaves_hands_over_every_role_and_every_substitution() -> None:
    shown = replace_person(ROSTER, "Ben", "Eve", APRIL, DUTIES)
    assert [(one.role, one.leaving, one.to) for one in shown.changes] == [
        ("Checker", ("Ben",), "Eve")
    ]
    assert held(shown.after, "Packer")[1].substitute == "Eve"
    assert held(shown.after, "Packer")[0] == ROSTER.roles[0].holders[0]
    assert Holder(person="Ben", until=LAST) in held(shown.after, "Checker")


def test_who_leaves_without_successor_leaves_gaps_that_are_shown() -> None:
    shown = replace_person(ROSTER, "Cleo", None, APRIL, DUTIES)
    assert [duty.words for duty in shown.stops] == ["Load it"]
    assert [(one.role, one.to) for one in shown.changes] == [("Checker", None), ("Driver", None)]
    assert replace_person(ROSTER, "Ben", None, APRIL, DUTIES).no_substitute == ("Ann",)


def test_nobody_becomes_their_own_substitute() -> None:
    shown = replace_person(ROSTER, "Ben", "Ann", APRIL, DUTIES)
    assert held(shown.after, "Packer")[1].substitute is None


def test_a_stranger_cannot_leave() -> None:
    with pytest.raises(RosterError, match="the roster knows nobody called 'Zoe'"):
        replace_person(ROSTER, "Zoe", None, APRIL, DUTIES)
    with pytest.raises(RosterError, match="'Ann' cannot take over from 'ann'"):
        replace_person(ROSTER, "Ann", "ann", APRIL, DUTIES)
