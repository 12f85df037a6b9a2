"""On which days something is done, where words say the day: "every second Friday", 每月10日.

Only phrases that are understood to the last word count: a wrong day in a calendar is worse than
none. "weekly" names no day, and the second working day depends on holidays that nobody told us.
"""

from re import IGNORECASE, compile
from typing import Literal, NamedTuple

from sopai.language.script import normalise

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]

_DAYS = {
    "mon": "MO", "tue": "TU", "wed": "WE", "thu": "TH", "fri": "FR", "sat": "SA", "sun": "SU",
    "一": "MO", "二": "TU", "三": "WE", "四": "TH", "五": "FR", "六": "SA", "日": "SU", "天": "SU",
}  # fmt: skip
WORKING_DAYS = ("MO", "TU", "WE", "TH", "FR")
_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_NUMBERS = {
    "": 1, "1": 1, "2": 2, "3": 3, "4": 4, "other": 2, "second": 2, "third": 3, "fourth": 4,
    "two": 2, "three": 3, "four": 4, "first": 1, "last": -1, "1st": 1, "2nd": 2, "3rd": 3,
    "4th": 4, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4,
}  # fmt: skip

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

MAX_TEXT = 200
"""Characters that are looked at."""

_TIME = compile(
    r",?\s*(?:\bat\s+)?(?:\b|(?<=[\u4e00-\u9fff]))\d{1,2}[:.]\d{2}(?:\s?[ap]m)?\b"
    r"|,?\s*\bat\s+(?:\d{1,2}\s?[ap]m|noon|midnight)\b"
    r"|(?:上午|下午|早上|晚上|中午)?\d{1,2}点(?:半|\d{1,2}分)?"
    r"|,?\s*\bin the (?:morning|afternoon|evening)\b|上午|下午|早上|晚上|中午",
    IGNORECASE,
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?"
_DAY_LIST = rf"(?P<days>{_DAY}(?:\s*(?:,|and|&)\s*(?:and\s+)?{_DAY})*)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH_LIST = rf"(?P<months>{_MONTH}(?:\s*(?:,|and|&)\s*(?:and\s+)?{_MONTH})*)"
_EVERY = r"(?:every|each|on)"
_MONTHLY = r"(?:monthly|every month|each month)"
_OF_MONTH = r"(?:\s+of\s+(?:the|each|every)\s+month)"
_NTH = r"(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)"
_DATE = r"(?P<date>\d{1,2})(?:st|nd|rd|th)"

_PATTERNS = tuple(
    compile(pattern, IGNORECASE)
    for pattern in (
        r"(?P<daily>daily|every day|each day|每天|每日|天天)",
        r"(?P<working>(?:every|each) (?:working day|weekday|business day)|每个?工作日)",
        rf"(?:weekly,?\s+(?:on\s+)?|{_EVERY}\s+)?{_DAY_LIST}(?:\s+(?:of\s+)?every week)?",
        rf"every\s+(?P<weeks>other|second|third)\s+(?P<days>{_DAY})",
        rf"every\s+(?P<weeks>[2-4]|two|three|four)\s+weeks,?\s+on\s+{_DAY_LIST}",
        rf"(?:fortnightly|every other week|every fortnight),?\s+on\s+(?P<two>){_DAY_LIST}",
        rf"{_MONTHLY},?\s+on\s+(?:the\s+)?{_NTH}\s+(?P<days>{_DAY})",
        rf"(?:every|each|on the|the)\s+{_NTH}\s+(?P<days>{_DAY}){_OF_MONTH}",
        rf"(?:quarterly|twice a year|yearly|annually),?\s+on\s+the\s+{_NTH}\s+(?P<days>{_DAY})\s+"
        rf"(?:of|in)\s+{_MONTH_LIST}",
        rf"{_MONTHLY},?\s+on\s+(?:the\s+)?{_DATE}",
        rf"(?:every|on the|the)\s+{_DATE}{_OF_MONTH}",
        rf"(?:yearly|annually|every year),?\s+on\s+(?P<date>\d{{1,2}})(?:st|nd|rd|th)?\s+"
        rf"(?:of\s+)?(?P<months>{_MONTH})",
        r"每(?:个?(?:周|星期|礼拜))(?P<days>[一二三四五六日天](?:[、和及,]?\s*(?:周|星期)?"
        r"[一二三四五六日天])*)",
        r"(?:每?隔周|每(?P<weeks>[两二三四234])个?(?:周|星期)的?)(?:周|星期)?"
        r"(?P<days>[一二三四五六日天])",
        r"每个?月的?第(?P<nth>[一二三四1-4])个?(?:周|星期)(?P<days>[一二三四五六日天])",
        r"每个?月的?最后一?个?(?:周|星期)(?P<final>[一二三四五六日天])",
        r"每个?月的?(?P<date>\d{1,2})[日号]",
        r"每年的?(?P<month>\d{1,2})月(?P<date>\d{1,2})[日号]",
    )
)
_LISTED_DAY = compile(rf"{_DAY}|[一二三四五六日天]", IGNORECASE)
_LISTED_MONTH = compile(_MONTH, IGNORECASE)


class Recurrence(NamedTuple):
    """Days that come again and again, in the words of RFC 5545, 3.3.10."""

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[str, ...] = ()
    """`MO` to `SU`."""

    nth: int | None = None
    """Which of the month's days of that name; -1 is the last."""

    month_day: int | None = None
    months: tuple[int, ...] = ()


def recurrence_of(text: str | None) -> Recurrence | None:
    """The days that words name; None where they name none, or more than is understood."""
    plain = normalise((text or "")[:MAX_TEXT])
    bare = " ".join(_TIME.sub("", plain).split()).strip(" .,;。，；")
    for pattern in _PATTERNS:
        match = pattern.fullmatch(bare)
        if match:
            groups = match.groupdict().items()
            return _recurrence({name: value for name, value in groups if value is not None}, bare)
    return None


def _recurrence(said: dict[str, str], bare: str) -> Recurrence | None:
    if "daily" in said:
        return Recurrence("DAILY")
    if "working" in said:
        return Recurrence("WEEKLY", weekdays=WORKING_DAYS)
    months = [_MONTHS[name[:3].lower()] for name in _LISTED_MONTH.findall(said.get("months", ""))]
    if "month" in said:
        months = [int(said["month"])]
    if "date" in said:
        return _dated(int(said["date"]), tuple(months))
    days = said.get("final") or said["days"]
    weekdays = tuple(dict.fromkeys(_DAYS[day[:3].lower()] for day in _LISTED_DAY.findall(days)))
    nth = -1 if "final" in said else _NUMBERS[said["nth"].lower()] if "nth" in said else None
    if nth is not None:
        frequency: Frequency = "YEARLY" if months else "MONTHLY"
        return Recurrence(frequency, weekdays=weekdays, nth=nth, months=tuple(months))
    is_other_week = "two" in said or "隔周" in bare
    interval = 2 if is_other_week else _NUMBERS[said.get("weeks", "").lower()]
    return Recurrence("WEEKLY", interval, weekdays)


def _dated(day: int, months: tuple[int, ...]) -> Recurrence | None:
    if not all(1 <= month <= 12 for month in months):
        return None
    if not 1 <= day <= max((_LONGEST[month - 1] for month in months), default=31):
        return None
    return Recurrence("YEARLY" if months else "MONTHLY", month_day=day, months=months)
