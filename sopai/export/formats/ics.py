"""Calendar."""

from sopai.export.printed import Printed
from sopai.export.registry import exporter


@exporter(
    ".ics",
    "text/calendar",
    en="Calendar (iCalendar)",
    zh="日历（iCalendar）",
    about_zh="下次复审和各项检查的日历条目。",
)
def ics(printed: Printed) -> bytes:
    """Calendar entries for its next review and its inspections."""
    from sopai.export.calendar import write_calendar

    return write_calendar(printed)
