"""A short decision changes the amount that was spoken of just before."""

import pytest

from sopai.retro.elliptical import has_number, spelt_out
from tests.retro.samples import proposed


@pytest.mark.parametrize(
    ("said", "value", "near", "whole"),
    [
        ("four", "Blow for 2 minutes.", ["Two minutes fail"], "4 minutes instead of 2 minutes"),
        (
            "make it five",
            "Write in 10 working days.",
            [],
            "5 working days instead of 10 working days",
        ),
        ("压到30", "停留不超过 60 分钟。", ["60定得宽"], "60 分钟改成30 分钟"),
        ("Every ten.", "Every 30 minutes, 30 minutes.", [], "10 minutes instead of 30 minutes"),
        ("forty-five", "Wait 60 minutes.", [], "45 minutes instead of 60 minutes"),
        (
            "make it 1500000",
            "Up to 1000000 litres.",
            [],
            "1500000 litres instead of 1000000 litres",
        ),
    ],
)
def test_a_number_takes_the_unit_of_the_amount_that_is_meant(
    said: str, value: str, near: list[str], whole: str
) -> None:
    assert spelt_out(said, value, near) == whole


def test_of_two_amounts_the_one_that_was_named_is_meant() -> None:
    value = "Wait 15 minutes, then call for 5 minutes."
    told = ["fifteen minutes of waiting make no sense"]
    assert spelt_out("twenty", value, told) == "20 minutes instead of 15 minutes"
    assert spelt_out("twenty", value, []) == "twenty"


@pytest.mark.parametrize(
    "said",
    [
        "five people have to look at every van before it leaves",
        "within 20 minutes",
        "at 14:30",
        "3 or 4",
        "use form 7",
        "only door 3 is used",
        "no one is told",
        "2,5",
        "",
    ],
)
def test_what_says_more_than_a_number_stays_as_it_is(said: str) -> None:
    assert spelt_out(said, "Blow for 2 minutes.", ["two minutes"]) == said


def test_a_bare_number_is_one() -> None:
    assert has_number("make it five")
    assert not has_number("make it so")


def test_a_short_decision_of_minutes_changes_the_limit() -> None:
    made = proposed(
        "# Enquiries\n\nOn mail: 24 hours for an answer is far too slow, people call instead. "
        "Decided: eight.\n"
    )
    assert "within 8 hours" in str(made.changes[0].after)
