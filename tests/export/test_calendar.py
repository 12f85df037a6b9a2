"""Calendar files, as a calendar program reads them."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from icalendar import Calendar, Event

from sopai.export.calendar import write_calendar
from sopai.export.office import one_line, xml_text
from sopai.export.printed import Printed
from sopai.schema.control import DocumentControl, State
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop
from tests.export.samples import CONTROL, PACKER, ROSTER, TODAY, full_sop, sop_with
from tests.strategies import NASTY, controls, rosters, sops

OPEN = ("Who packs on Sunday?",)


def events(data: bytes) -> list[Event]:
    """The entries of a file that is a calendar and nothing else."""
    calendar = Calendar.from_ical(data)
    assert not calendar.errors
    found = [one for one in calendar.subcomponents if isinstance(one, Event)]
    assert len(found) == len(calendar.subcomponents)
    assert not [one for one in found if one.errors]
    return found


def of_routine(cadence: str | None, **more: object) -> list[Event]:
    routine = {"activity": "Check ten parcels", "cadence": cadence, "owner": PACKER}
    sop = sop_with(supervision=[routine])
    return events(write_calendar(Printed(sop, CONTROL.model_copy(update=more), ROSTER, TODAY)))


def value(event: Event, name: str) -> str:
    """What an entry says under a name."""
    return str(event[name])


def plain(text: str) -> str:
    """Without byte order marks, which the reader takes away."""
    return xml_text(text).replace("\ufeff", "").strip()


def days_of(event: Event, count: int) -> list[date]:
    """The first days of an entry, as its rule gives them."""
    begin = datetime.combine(event.start, datetime.min.time())
    rule = rrulestr(
        event.to_ical().split(b"\r\nRRULE:")[1].split(b"\r\n")[0].decode(), dtstart=begin
    )
    return [found.date() for found in rule.xafter(begin, count=count, inc=True)]


def test_the_next_review_comes_again_and_names_who_reviews() -> None:
    control = CONTROL.model_copy(update={"review_cadence": "every 3 months"})
    (review,) = events(write_calendar(Printed(sop_with(), control, today=TODAY)))
    assert value(review, "SUMMARY") == "Review of the SOP: Pack an order"
    assert (review.start, review.end) == (date(2026, 5, 25), date(2026, 5, 26))
    assert days_of(review, 3) == [date(2026, 5, 25), date(2026, 8, 25), date(2026, 11, 25)]
    assert "Who reviews it: Wang Wu\nReview cycle: every 3 months" in value(review, "DESCRIPTION")
    assert "WH/SOP/003 · Pack an order · Version 1.2" in value(review, "DESCRIPTION")


def test_a_review_is_reckoned_from_its_cadence() -> None:
    control = DocumentControl(effective=date(2026, 1, 31), review_cadence="每月")
    (review,) = events(write_calendar(Printed(full_sop("zh"), control, today=TODAY)))
    assert value(review, "SUMMARY") == "SOP 复审：Pack an order"
    assert review.start == date(2026, 2, 28)


def test_a_review_on_a_long_months_last_day_leaves_no_month_out() -> None:
    control = DocumentControl(next_review=date(2026, 8, 31), review_cadence="every 3 months")
    (review,) = events(write_calendar(Printed(sop_with(), control, today=TODAY)))
    assert days_of(review, 4) == [
        date(2026, 8, 31), date(2026, 11, 30), date(2027, 2, 28), date(2027, 5, 31),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cadence", "days"),
    [
        ("every Wednesday at 14:00", [(2026, 2, 25), (2026, 3, 4), (2026, 3, 11)]),
        ("every second Friday", [(2026, 2, 27), (2026, 3, 13), (2026, 3, 27)]),
        ("每月第一个周一", [(2026, 3, 2), (2026, 4, 6), (2026, 5, 4)]),
        ("每月31日", [(2026, 2, 28), (2026, 3, 31), (2026, 4, 30)]),
        ("yearly on 1 March", [(2026, 3, 1), (2027, 3, 1), (2028, 3, 1)]),
        ("每个工作日", [(2026, 2, 25), (2026, 2, 26), (2026, 2, 27), (2026, 3, 2)]),
    ],
)
def test_an_inspection_stands_on_the_days_that_its_words_name(
    cadence: str, days: list[tuple[int, int, int]]
) -> None:
    _, inspection = of_routine(cadence)
    assert days_of(inspection, len(days)) == [date(*day) for day in days]
    assert inspection.start == date(*days[0])
    assert value(inspection, "SUMMARY") == "Check ten parcels · Pack an order"
    assert f"How often: {cadence}\nOwner: Packer (Li Si)" in value(inspection, "DESCRIPTION")


@pytest.mark.parametrize("cadence", ["weekly", "每季度第一个月的第一周", None])
def test_an_inspection_without_a_day_is_told_with_the_review(cadence: str | None) -> None:
    (review,) = of_routine(cadence)
    assert "on days that the SOP does not name" in value(review, "DESCRIPTION")
    assert "Check ten parcels" in value(review, "DESCRIPTION")
    assert (cadence or "") in value(review, "DESCRIPTION")


def test_what_cannot_be_dated_at_all_is_an_entry_of_its_own() -> None:
    (entry,) = events(write_calendar(Printed(full_sop("zh"), today=TODAY, open_items=OPEN)))
    assert (value(entry, "SUMMARY"), entry.start) == ("安排 SOP 复审：Pack an order", TODAY)
    assert "没有计划复审" in value(entry, "DESCRIPTION") and "Check ten parcels" in value(
        entry, "DESCRIPTION"
    )
    assert "☐ Who packs on Sunday?" in value(entry, "DESCRIPTION") and "RRULE" not in entry


def test_entries_keep_their_ids_whatever_the_day_and_the_order() -> None:
    routines = [{"activity": name, "cadence": "every Monday"} for name in ("a", "b", "a")]
    first = events(write_calendar(Printed(sop_with(supervision=routines), CONTROL, today=TODAY)))
    turned = sop_with(supervision=[routines[1], routines[0], routines[2]])
    second = events(write_calendar(Printed(turned, CONTROL, today=TODAY + timedelta(days=90))))
    assert {value(event, "UID") for event in first} == {value(event, "UID") for event in second}
    assert len({value(event, "UID") for event in first}) == 4


def test_the_day_of_writing_does_not_move_an_inspection() -> None:
    routine = {"activity": "Check", "cadence": "every second Friday"}
    sop = sop_with(supervision=[routine])
    starts = {
        events(write_calendar(Printed(sop, CONTROL, today=day)))[1].start
        for day in (TODAY, TODAY + timedelta(days=8))
    }
    assert starts == {date(2026, 2, 27)}


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (State.EFFECTIVE, "CONFIRMED"),
        (State.DRAFT, "TENTATIVE"),
        (State.RETIRED, "CANCELLED"),
        (None, "CONFIRMED"),
    ],
)
def test_a_retired_sop_cancels_its_entries(state: State | None, status: str) -> None:
    assert [value(event, "STATUS") for event in of_routine("每周一", state=state)] == [status] * 2


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    sop = sop_with(title="打包订单" * 60, supervision=[{"activity": "检查" * 99}])
    data = write_calendar(Printed(sop, CONTROL, today=TODAY))
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75 and b"\n" not in b"".join(lines)
    (review,) = events(data)
    assert "检查" * 99 in value(review, "DESCRIPTION")


@pytest.mark.parametrize("text", [*NASTY, "x\r\nATTACH:http://x.y", "a,b;c\\n\\d:e"])
def test_no_text_becomes_a_line_of_its_own(text: str) -> None:
    sop = sop_with(title=text, supervision=[{"activity": text, "cadence": "每周一"}])
    found = events(write_calendar(Printed(sop, CONTROL, today=TODAY)))
    assert len(found) == 2 and not [event for event in found if "ATTACH" in event]
    assert plain(value(found[1], "SUMMARY")) == plain(one_line(f"{text} · {text}", 200))
    assert plain(text) in plain(value(found[1], "DESCRIPTION"))


@settings(max_examples=60)
@given(sops(), controls, rosters)
def test_any_sop_is_a_calendar(sop: Sop, control: DocumentControl, roster: Roster) -> None:
    data = write_calendar(Printed(sop, control, roster, TODAY, OPEN))
    found = events(data)
    assert found and len({value(event, "UID") for event in found}) == len(found)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    words = plain("\n".join(value(event, "DESCRIPTION") for event in found))
    assert all(plain(routine.activity) in words for routine in sop.supervision)
