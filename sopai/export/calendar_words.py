"""The words of calendar entries, in both languages."""

from typing import NamedTuple


class CalendarWords(NamedTuple):
    """Words of one language."""

    review: str
    reviewer: str
    plan: str
    no_review: str
    undated: str


_EN = CalendarWords(
    review="Review of the SOP: {}",
    reviewer="Who reviews it",
    plan="Plan the review of the SOP: {}",
    no_review="No review is planned: its control record names neither a day nor a cycle.",
    undated="Done again and again, on days that the SOP does not name (put them in yourself):",
)

_ZH = CalendarWords(
    review="SOP 复审：{}",
    reviewer="复审人",
    plan="安排 SOP 复审：{}",
    no_review="没有计划复审：文件信息中既没有复审日期，也没有复审周期。",
    undated="以下活动定期进行，但 SOP 没有写明是哪一天（请自行安排）：",
)

CALENDAR_WORDS = {"en": _EN, "zh": _ZH}
