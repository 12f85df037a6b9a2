"""Who or what does something in an English sentence."""

import pytest

from sopai.draft.subjects_en import agents, has_main, subjects, tells
from sopai.draft.tagged_en import begins_action, doer, is_name_alone

ACTING = {
    "the game master who ran them takes the photo": ("the game master who ran them", "takes"),
    "The person on reception then checks the list": ("The person on reception", "checks"),
    "one of the dock crew goes down": ("one of the dock crew", "goes"),
    "Whoever is on shift locks the door": ("Whoever is on shift", "locks"),
    "The mechanic, usually an apprentice, signs the card": ("The mechanic", "signs"),
    "my brother must always drive them": ("my brother", "drive"),
    "the new night porter has to ring the owner": ("the new night porter", "ring"),
}


@pytest.mark.parametrize("text", ACTING)
def test_who_does_what_is_told_with_all_that_belongs_to_it(text: str) -> None:
    found = [(one.named.text, one.verb) for one in subjects(text) if not one.is_subordinate]
    assert ACTING[text] in found


@pytest.mark.parametrize(
    "text",
    ["before the driver leaves", "if the guest complains", "while the vet operates"],
)
def test_a_condition_or_an_object_is_no_main_clause(text: str) -> None:
    assert [one.is_subordinate for one in subjects(text)] == [True]


def test_who_acts_behind_a_condition_without_a_comma_acts() -> None:
    (two,) = subjects("if it's still bleeding after five minutes my brother drives them")[-1:]
    assert (two.named.text, two.is_subordinate) == ("my brother", False)
    assert has_main("if it rains, she waits")
    assert not has_main("if it rains and she waits")


def test_what_is_done_to_somebody_is_not_done_by_them() -> None:
    (one,) = subjects("the room must have been shut")
    assert one.is_passive
    assert doer("the weighman is told", ()) is None


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The crate is sealed by the weighman.", "weighman"),
        ("Wiped by whoever saw them go.", "whoever saw them go"),
        ("invoiced by the office at month end", "office"),
        ("The lorry is unloaded by Sharpline.", "Sharpline"),
    ],
)
def test_by_whom_something_is_done(text: str, by: str) -> None:
    found = doer(text, ())
    assert found is not None
    assert found.text == by


@pytest.mark.parametrize(
    "text",
    [
        "The form is sent by e-mail.",
        "It must be done by Friday.",
        "finished by 17:00",
        "The door is opened by the sensor box.",
        "The van leaves the yard.",
        "The key goes to Anna.",
        "The customer waits outside.",
        "",
    ],
)
def test_days_ways_and_things_own_nothing(text: str) -> None:
    assert doer(text, ()) is None


def test_agents_may_be_things_that_are_left_to_the_caller() -> None:
    assert [one.text for one in agents("It is opened by the sensor box.")] == ["the sensor box"]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Mr Dalby died last winter.", True),
        ("I know that sounds harsh.", True),
        ("My mum started this shop with one oven.", True),
        ("If the seal was broken, the driver waits.", False),
        ("The driver must sign what he brought.", False),
        ("Log who came.", False),
    ],
)
def test_what_was_is_no_step(text: str, is_told: bool) -> None:
    assert tells(text) is is_told


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("gives back phones from the lockers", True),
        ("after which a colleague goes in and tests it", True),
        ("Shanice rings the owner", True),
        ("reports, sheets and lists", False),
        ("the van leaves at nine", False),
        ("which is cruel", False),
    ],
)
def test_where_another_action_begins(text: str, begins: bool) -> None:
    assert begins_action(text, ("Shanice",)) is begins


def test_a_name_alone_is_no_action() -> None:
    assert is_name_alone("the night porter")
    assert not is_name_alone("the night porter rings")
