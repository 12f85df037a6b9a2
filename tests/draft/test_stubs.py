"""A few words without a verb belong to their neighbour."""

import pytest

from sopai.draft.drafting import draft


@pytest.mark.parametrize(
    ("brief", "limit"),
    [
        ("The fitter measures the parts. 30 minutes max. Ben signs.", "30 minutes"),
        ("Anna calls the client - max 20 min. Ben signs.", "max 20 min"),
    ],
)
def test_a_time_alone_is_the_limit_of_the_step_before_it(brief: str, limit: str) -> None:
    first, second = draft(brief).sop.steps
    assert (first.time_limit, second.time_limit) == (limit, None)


def test_an_amount_alone_is_the_case_of_what_follows() -> None:
    first, second = draft("Above 150 pounds: ask Greg. Ben signs.").sop.steps
    assert (first.trigger, first.action) == ("Above 150 pounds", "Ask Greg.")
    assert second.trigger is None


@pytest.mark.parametrize(
    "brief",
    [
        "Over 150 pounds Greg signs. Ben files it.",
        "The fitter measures the parts within 10 minutes. 30 minutes max. Ben signs.",
        "The fitter measures the parts.\n\n30 minutes max.\n\nBen signs.",
        "Anna calls the client. At most 60 bathers in the pool. Ben signs.",
        "Anna sorts the jobs. Urgent 3 working days, routine 28 days. Ben signs.",
    ],
)
def test_what_says_something_alone_or_stands_apart_stays(brief: str) -> None:
    said = " ".join(f"{step.trigger} {step.action}" for step in draft(brief).sop.steps)
    amounts = [word for word in brief.split() if word.isdigit()]
    assert all(amount in said for amount in amounts)


def test_no_word_is_lost_where_nothing_follows() -> None:
    (first, second) = draft("Ben signs the form. Over 20 kg").sop.steps
    assert (first.action, second.action) == ("Sign the form.", "Over 20 kg")
