"""A condition holds for every step of its sentence."""

import pytest

from sopai.draft.drafting import draft
from sopai.draft.facts import facts_of


@pytest.mark.parametrize(
    "brief",
    [
        "If the parcel is damaged, Anna opens it, takes a photo and calls Tom.",
        "When a guest calls, Anna opens the list, checks the name and rings Tom.",
        "If the parcel is damaged, Anna opens it and Ben takes a photo, and Tom calls the sender.",
    ],
)
def test_every_step_that_is_cut_off_keeps_it(brief: str) -> None:
    steps = draft(brief).sop.steps
    condition = brief.partition(",")[0]
    assert len(steps) == 3
    assert {step.trigger for step in steps} == {condition}
    assert all(condition not in step.action for step in steps)


def test_it_ends_with_its_sentence() -> None:
    steps = draft("If the parcel is damaged, Anna opens it and calls Tom. Ben signs it.").sop.steps
    assert [step.trigger for step in steps] == ["If the parcel is damaged"] * 2 + [None]


def test_what_comes_first_is_no_condition() -> None:
    steps = draft("After lunch, Anna opens the shop and calls Tom.").sop.steps
    assert steps[-1].trigger is None


def test_an_exception_keeps_all_that_its_person_does() -> None:
    made = draft("If the driver refuses, Kofi writes it down and calls the haulier.")
    (one,) = made.sop.exceptions
    assert (one.owner.person, one.handling) == ("Kofi", "Write it down and call the haulier.")
    assert not made.sop.steps


def test_somebody_else_acts_under_the_same_condition() -> None:
    made = draft("If the driver refuses, Kofi writes it down and Ben calls the haulier.")
    assert [case.owner.person for case in made.sop.exceptions] == ["Kofi"]
    assert [(s.owner.person, s.trigger) for s in made.sop.steps] == [
        ("Ben", "If the driver refuses")
    ]


def test_the_condition_is_quoted_where_it_stands() -> None:
    brief = "If the parcel is damaged, Anna opens it and calls Tom."
    cases = [said.case for said in facts_of(brief).said]
    assert cases == [None, "If the parcel is damaged"]
