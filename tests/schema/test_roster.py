"""Who holds a role, and from when to when."""

from datetime import date

import pytest
from hypothesis import given

from sopai.schema.roster import Holder, Role, Roster
from tests.strategies import rosters

MARCH, JUNE, JULY = date(2026, 3, 1), date(2026, 6, 30), date(2026, 7, 1)

ROSTER = Roster(
    roles=(
        Role(
            name="Packer",
            aliases=("打包员",),
            holders=(
                Holder(person="Li Si", since=MARCH, until=JUNE),
                Holder(person="Wang Wu", since=JULY),
            ),
        ),
        Role(name="Clerk", holders=(Holder(person="Zhao Liu"),)),
        Role(name="Driver"),
    )
)


@pytest.mark.parametrize(
    ("role", "today", "holder"),
    [
        ("Packer", MARCH, "Li Si"),
        ("packer", JUNE, "Li Si"),
        ("打包员", JULY, "Wang Wu"),
        ("Packer", date(2026, 2, 28), None),
        ("Packer", None, "Wang Wu"),
        ("Clerk", date(1999, 1, 1), "Zhao Liu"),
        ("Clerk", None, "Zhao Liu"),
        ("Driver", MARCH, None),
        ("Cook", MARCH, None),
    ],
)
def test_holder_is_who_holds_the_role_on_the_day(
    role: str, today: date | None, holder: str | None
) -> None:
    assert ROSTER.holder(role, today) == holder


@given(rosters)
def test_json_reads_back_as_the_same_roster(roster: Roster) -> None:
    assert Roster.model_validate_json(roster.model_dump_json()) == roster


@given(rosters)
def test_every_holder_is_somebody_of_the_role(roster: Roster) -> None:
    for role in roster.roles:
        people = {h.person for r in roster.roles for h in r.holders}
        assert roster.holder(role.name, MARCH) in people | {None}
