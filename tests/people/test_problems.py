"""What is wrong in a roster."""

from datetime import date

from sopai.people.problems import Problem, problems
from sopai.schema.roster import Holder, Role, Roster
from tests.people.samples import ROSTER

JAN, FEB, MAR = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


def of_role(*held: Holder, **fields: object) -> tuple[Problem, ...]:
    role = Role.model_validate({"name": "Packer", "holders": held, **fields})
    return problems(Roster(roles=(role,), departments=("Warehouse",)))


def test_a_sound_roster_has_none() -> None:
    assert problems(ROSTER) == ()
    pair = (Holder(person="Ann", substitute="Ben"), Holder(person="Ben", substitute="Ann"))
    assert of_role(*pair) == ()


def test_doubles_are_found_whatever_their_capitals() -> None:
    roles = (Role(name="Packer"), Role(name="packer"), Role(name="Checker", aliases=("PACKER",)))
    assert problems(Roster(people=("Ann", "ANN", " ann "), roles=roles)) == (
        Problem("person twice", ("ANN",)),
        Problem("role twice", ("packer",)),
        Problem("name of two roles", ("packer", "Packer", "Checker")),
    )


def test_days_on_which_nobody_holds_a_role_are_a_gap() -> None:
    found = of_role(Holder(person="Ben", since=MAR), Holder(person="Ann", until=JAN))
    assert found == (Problem("gap", ("Packer",), date(2026, 1, 2), date(2026, 2, 28)),)
    assert (
        of_role(Holder(person="Ben", since=FEB), Holder(person="Ann", until=date(2026, 1, 31)))
        == ()
    )
    assert (
        of_role(
            Holder(person="Ben", since=MAR), Holder(person="Ann", until=JAN), Holder(person="Cleo")
        )
        == ()
    )


def test_wrong_dates_substitutes_and_departments_are_named() -> None:
    wrong = Holder(person="Ann", since=MAR, until=JAN)
    assert of_role(wrong) == (Problem("ends before it starts", ("Ann", "Packer"), MAR, JAN),)
    assert of_role(Holder(person="Ann", substitute="ann")) == (
        Problem("own substitute", ("Ann", "Packer")),
    )
    assert of_role(department="Bakery") == (Problem("department unknown", ("Bakery", "Packer")),)
