"""How often, in words of both languages, and the day that follows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopai.language.cadence import Cadence, after, cadence_of
from tests.strategies import texts

MONTHS = [
    ("every 3 months", 3),
    ("Every three months", 3),
    ("quarterly", 3),
    ("every quarter", 3),
    ("once a year", 12),
    ("annually, in January", 12),
    ("every other year", 24),
    ("twice a year", 6),
    ("semi-annually", 6),
    ("12 months", 12),
    ("every 6 months or after an incident", 6),
    ("every 6 months, at least once a year", 6),
    ("每季度", 3),
    ("每三个月", 3),
    ("每3个月复审一次", 3),
    ("一年一次", 12),
    ("每年一次", 12),
    ("每年两次", 6),
    ("两年一次", 24),
    ("每半年", 6),
    ("每十二个月", 12),
    ("季度", 3),
    ("年度复审", 12),
    ("１２个月", 12),
]
DAYS = [("365 days", 365), ("every 2 weeks", 14), ("weekly", 7), ("每两周", 14), ("90天", 90)]


@pytest.mark.parametrize(("text", "months"), MONTHS)
def test_months_are_read(text: str, months: int) -> None:
    assert cadence_of(text) == Cadence(months, 0)


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_days_are_read(text: str, days: int) -> None:
    assert cadence_of(text) == Cadence(0, days)


@pytest.mark.parametrize("text", ["as needed", "定期", "", None, "regularly", "v3", "0 days"])
def test_words_without_a_time_say_none(text: str | None) -> None:
    assert cadence_of(text) is None


@given(texts, st.dates())
def test_no_text_and_no_day_is_too_odd(text: str, day: date) -> None:
    cadence = cadence_of(text)
    assert cadence is None or (after(day, cadence) or date.max) > day


@pytest.mark.parametrize(
    ("day", "cadence", "following"),
    [
        (date(2026, 11, 30), Cadence(3, 0), date(2027, 2, 28)),
        (date(2024, 2, 29), Cadence(12, 0), date(2025, 2, 28)),
        (date(2026, 1, 1), Cadence(0, 365), date(2027, 1, 1)),
        (date(2026, 12, 31), Cadence(9999, 0), date(2860, 3, 31)),
        (date(9999, 1, 1), Cadence(12, 0), None),
        (date(9999, 12, 30), Cadence(0, 7), None),
    ],
)
def test_the_day_that_follows(day: date, cadence: Cadence, following: date | None) -> None:
    assert after(day, cadence) == following
