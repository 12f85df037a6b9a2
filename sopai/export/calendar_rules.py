"""Recurring days as a calendar's rules: RFC 5545, section 3.3.10."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from dateutil.rrule import rrulestr
from icalendar import vRecur

from sopai.language.cadence import Cadence
from sopai.language.recurrence import Recurrence

Value = str | int | Sequence[str] | Sequence[int]

Rule = Mapping[str, Value]
"""Parts of a rule by name."""

SHORTEST = 28
"""Days of the shortest month: on a later day a monthly rule would leave months out."""


def rule_of_cadence(cadence: Cadence, day: date) -> Rule | None:
    """The rule that comes back after a time, from a day on; None for no whole months or days."""
    if cadence.months and cadence.days:
        return None
    if cadence.months:
        is_years = cadence.months % 12 == 0 and day.day <= SHORTEST
        if is_years:
            return {"freq": "YEARLY", "interval": cadence.months // 12}
        return {"freq": "MONTHLY", "interval": cadence.months, **_month_day(day.day)}
    if cadence.days % 7 == 0:
        return {"freq": "WEEKLY", "interval": cadence.days // 7}
    return {"freq": "DAILY", "interval": cadence.days}


def rule_of_days(days: Recurrence) -> Rule:
    """The rule of days that words name."""
    rule: dict[str, Value] = {"freq": days.frequency, "interval": days.interval}
    if days.months:
        rule["bymonth"] = list(days.months)
    if days.weekdays:
        rule["byday"] = [f"{days.nth or ''}{day}" for day in days.weekdays]
    if days.month_day is not None:
        rule |= {"bymonthday": [days.month_day], **_month_day(days.month_day)}
    return rule


def first_day(rule: Rule, since: date) -> date | None:
    """The first day on or after one that a rule names; None: it names none."""
    text: str = vRecur(dict(rule)).to_ical().decode()  # type: ignore[no-untyped-call]  # theirs
    begin = datetime.combine(since, time())
    found = rrulestr(text, dtstart=begin).after(begin, inc=True)
    return found.date() if found else None


def _month_day(day: int) -> dict[str, Value]:
    """On a month's last days the nearest one that the month has."""
    if day <= SHORTEST:
        return {}
    return {"bymonthday": list(range(SHORTEST, day + 1)), "bysetpos": -1}
