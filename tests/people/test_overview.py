"""Who owns what, and where it hangs on one person."""

from datetime import date

from sopai.people.away import absence
from sopai.people.directory import Answer, Directory
from sopai.people.overview import (
    idle_roles,
    loads,
    outdated,
    single_points,
    strangers,
    unheld,
    unowned,
)
from sopai.schema.owner import Owner, OwnerKind
from sopai.schema.roster import Roster
from tests.people.samples import PACKING, ROSTER, TODAY, found, sop

DIRECTORY = Directory(ROSTER, TODAY)


def test_a_role_is_answered_by_who_holds_it_today() -> None:
    packer = Owner(kind=OwnerKind.ROLE, role="打包员")
    assert DIRECTORY.answer(packer) == Answer("Packer", ("Ann",), ("Ben",), None)
    january = Directory(ROSTER, date(2026, 1, 31))
    assert january.answer(packer).people == ("Old Joe",)


def test_a_name_with_a_role_that_another_holds_is_out_of_date() -> None:
    joe = {"kind": "person", "person": "Old Joe", "role": "Packer"}
    late = found(sop(steps=[{"id": "s1", "action": "Pack", "owner": joe}]))
    assert [one.duty.words for one in outdated(late)] == ["Pack"]
    ann = {"kind": "person", "person": "ann", "role": "Packer"}
    right = found(sop(steps=[{"id": "s1", "action": "Pack", "owner": ann}]))
    assert not outdated(right)
    assert right[0].answer.substitutes == ("Ben",)


def test_load_counts_for_every_holder_and_adds_up_limits() -> None:
    by_name = {load.person: load for load in loads(found(), DIRECTORY)}
    assert [load.person for load in loads(found(), DIRECTORY)][:3] == ["Cleo", "Ann", "Ben"]
    ann, cleo = by_name["Ann"], by_name["Cleo"]
    assert (ann.steps, ann.other, ann.minutes, ann.weekly_minutes) == (1, 2, 2.0, 14.0)
    assert (cleo.roles, cleo.steps, cleo.other, cleo.timed) == (("Checker", "Driver"), 2, 1, 1)
    assert by_name["Dora"].other == 1
    assert by_name["Old Joe"].steps == 0


def test_roles_without_holder_are_those_that_sops_name() -> None:
    gaps = [(one.role, one.gap, len(one.duties)) for one in unheld(found())]
    assert gaps == [("Buyer", "no holder", 1), ("Pilot", "unknown role", 1)]
    assert [one.words for one in unowned(found())] == ["Call"]
    assert strangers(found()) == ("Dora",)
    assert [one.name for one in idle_roles(found(), DIRECTORY)] == []


def test_work_of_one_person_without_substitute_is_a_single_point() -> None:
    points = [
        (one.person, one.role, [d.words for d in one.duties]) for one in single_points(found())
    ]
    assert points == [("Cleo", "Driver", ["Load it"]), ("Dora", None, ["Pack an order"])]


def test_what_stops_when_somebody_is_away() -> None:
    cleo = absence(found(), ["cleo"])
    assert [duty.words for duty in cleo.stops] == ["Load it"]
    others = [(one.person, one.is_holder, len(one.duties)) for one in cleo.taken_over]
    assert others == [("Ben", True, 2)]


def test_a_substitute_who_is_away_too_does_not_stand_in() -> None:
    alone = absence(found(), ["Ann"])
    assert [(one.person, one.is_holder) for one in alone.taken_over] == [("Ben", False)]
    both = absence(found(), ["Ann", "Ben"])
    assert {duty.words for duty in both.stops} >= {"Fold the box", "No tape: Use glue", "Errors"}
    assert absence(found(), ["Ben"]).uncovered == ("Ann",)


def test_without_a_roster_roles_have_nobody() -> None:
    gaps = {one.gap for one in unheld(found(PACKING, Roster()))}
    assert gaps == {"unknown role"}
