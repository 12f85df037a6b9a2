"""When an SOP is reviewed and inspected, as entries of a calendar (RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from sopai.export.calendar_rules import Rule, first_day, rule_of_cadence, rule_of_days
from sopai.export.calendar_words import CALENDAR_WORDS, CalendarWords
from sopai.export.office import FIRST_DAY, one_line, xml_text
from sopai.export.printed import Printed
from sopai.export.standing import standing_in
from sopai.export.view import View, owner_text, view_of
from sopai.export.wording import CONTROL
from sopai.language.cadence import cadence_of
from sopai.language.recurrence import recurrence_of
from sopai.language.reviewing import review_status
from sopai.schema.control import DocumentControl, State
from sopai.schema.labels import ROUTINE
from sopai.schema.sop import Routine

MAX_SUMMARY = 200
"""Characters of an entry's name; the description has all of it."""

CONFIRMED = "CONFIRMED"

STATUS = {
    State.DRAFT: "TENTATIVE",
    State.IN_REVIEW: "TENTATIVE",
    State.EXPIRED: "TENTATIVE",
    State.RETIRED: "CANCELLED",
}
"""Of the entries; `CONFIRMED` for the others. Taking a retired SOP's file in again cancels them."""


class Entry(NamedTuple):
    """A day of the calendar, and when it comes again."""

    key: str
    """The same for the same entry each time that the file is written."""

    summary: str
    day: date
    rule: Rule | None
    description: str


def write_calendar(printed: Printed) -> bytes:
    """The SOP's calendar file; the same values give the same bytes.

    The clock is not asked: entries are stamped with `Printed.today`, else a fixed day.
    """
    view = view_of(printed.sop, printed.roster, printed.today)
    control = printed.control or DocumentControl()
    calendar = Calendar()
    calendar.add("prodid", "-//sopai//sopai export//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    stamp = datetime.combine(printed.today or FIRST_DAY, time(), UTC)
    status = STATUS.get(control.state, CONFIRMED) if control.state else CONFIRMED
    for entry in _entries(view, printed):
        calendar.add_component(_event(view, entry, status, stamp))
    written: bytes = calendar.to_ical(sorted=True)
    return written


def _event(view: View, entry: Entry, status: str, stamp: datetime) -> Event:
    """An entry for a whole day, which does not make anybody busy."""
    event = Event()
    name = f"{view.sop.id}/{entry.key}"
    event.add("uid", f"{uuid5(NAMESPACE_URL, name)}@sopai")
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", one_line(entry.summary, MAX_SUMMARY))
    event.add("description", xml_text(entry.description))
    event.add("status", status)
    event.add("transp", "TRANSPARENT")
    if entry.rule is not None:
        event.add("rrule", dict(entry.rule))
    return event


def _entries(view: View, printed: Printed) -> Iterator[Entry]:
    """The review, then the inspections whose days are known, then what has to be planned."""
    words = CALENDAR_WORDS[view.sop.language]
    dated: list[Entry] = []
    undated: list[str] = []
    keys: dict[str, int] = {}
    for routine in view.sop.supervision:
        keys[routine.activity] = keys.get(routine.activity, 0) + 1
        key = f"supervision/{routine.activity}/{keys[routine.activity]}"
        entry = _inspection(view, printed, routine, key)
        if entry is None:
            undated.append(_line(view, routine))
        else:
            dated.append(entry)
    around = _around(view, printed)
    review = _review(view, printed)
    if review is not None:
        yield review._replace(description=_joined(review.description, words, undated, around))
    yield from (one._replace(description=f"{one.description}\n{around}") for one in dated)
    if review is None:
        day = printed.today or _anchor(printed)
        yield Entry(
            "plan",
            words.plan.format(view.sop.title),
            day,
            None,
            _joined(words.no_review, words, undated, around),
        )


def _joined(first: str, words: CalendarWords, undated: list[str], around: str) -> str:
    """A description, with what has no day of its own in the calendar."""
    listed = [words.undated, *undated] if undated else []
    return "\n".join((first, *listed, around))


def _review(view: View, printed: Printed) -> Entry | None:
    """The next review, again and again if the record says how often."""
    control = printed.control
    if control is None:
        return None
    due = review_status(control, printed.today or FIRST_DAY).due
    if due is None or due >= date.max:
        return None
    cadence = cadence_of(control.review_cadence)
    words = CALENDAR_WORDS[view.sop.language]
    names = {label.field: view.word(label) + view.words.colon for label in CONTROL}
    owner = owner_text(view, view.sop.improver) or control.author or view.words.no_owner
    said = [words.reviewer + view.words.colon + owner]
    if control.review_cadence:
        said.append(names["review_cadence"] + control.review_cadence)
    rule = rule_of_cadence(cadence, due) if cadence else None
    return Entry("review", words.review.format(view.sop.title), due, rule, "\n".join(said))


def _inspection(view: View, printed: Printed, routine: Routine, key: str) -> Entry | None:
    """A routine, if its words name days."""
    days = recurrence_of(routine.cadence)
    if days is None:
        return None
    rule = rule_of_days(days)
    day = first_day(rule, _anchor(printed))
    if day is None or day >= date.max:
        return None
    summary = f"{routine.activity} · {view.sop.title}"
    return Entry(key, summary, day, rule, _line(view, routine))


def _anchor(printed: Printed) -> date:
    """From when on routines hold: not the day of writing, so that every second week stays so."""
    control = printed.control or DocumentControl()
    known = (control.effective, control.approved, control.created, printed.today)
    return next((day for day in known if day is not None), FIRST_DAY)


def _line(view: View, routine: Routine) -> str:
    """`Check ten parcels: weekly. Owner: Packer (Li Si)`, each on a line of its own."""
    names = {label.field: view.word(label) + view.words.colon for label in ROUTINE}
    owner = owner_text(view, routine.owner) or owner_text(view, view.sop.supervisor)
    said = [routine.activity]
    if routine.cadence:
        said.append(names["cadence"] + routine.cadence)
    said.append(names["owner"] + (owner or view.words.no_owner))
    return "\n".join(said)


def _around(view: View, printed: Printed) -> str:
    """Which SOP it is, what it is worth, and what is open in it."""
    control = printed.control or DocumentControl()
    standing = standing_in(view, printed)
    version = view.words.version.format(control.version) if control.version else ""
    name = " · ".join(filter(None, (control.number, view.sop.title, version)))
    known = (printed.address, standing.warning, *standing.open_lines, standing.approvals)
    return "\n".join(("", name, *filter(None, known)))
