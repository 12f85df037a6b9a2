"""Amounts in a text, by kind: which of two texts' numbers mean the same thing."""

from re import IGNORECASE, compile
from typing import NamedTuple

_WORDS_EN = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {
    "fifteen": 15.0,
    "half": 0.5,
}
_TENS = {
    word: 10.0 * tens
    for tens, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_WORDS_EN |= _TENS | {
    f"{word}{sign}{one}": tens + _WORDS_EN[one]
    for word, tens in _TENS.items()
    for sign in "- "
    for one in "one two three four five six seven eight nine".split()
}
_DIGITS_ZH = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "半": 0.5,
}

_SPOKEN = "|".join(sorted(_WORDS_EN, key=len, reverse=True))
SPOKEN = compile(rf"\b(?:{_SPOKEN})\b", IGNORECASE)
"""A number in English words, up to ninety-nine."""

_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|{_SPOKEN})"
_NUMBER_ZH = r"(?:\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十半]{1,3})"
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"

_PATTERNS = tuple(
    (kind, compile(pattern, IGNORECASE))
    for kind, pattern in (
        (
            "clock",
            r"(?:当[天日晚]|次日|第二天)(?:早上|上午|中午|下午|晚上)?\d{1,2}[:点](?:\d{2}分?)?|"
            r"(?<![\d.])\d{1,2}:\d{2}(?:\s?[ap]m)?(?!\d)|\b\d{1,2}\s?[ap]m\b|"
            r"(?<!\d)\d{1,2}点(?:半|\d{1,2}分?)?(?![\d个])|\b(?:noon|midnight)\b",
        ),
        (
            "weekday",
            rf"\b{_DAYS}\b|\b(?:mon|tue|wed|thu|fri|sat|sun)s?\b|(?:周|星期|"
            rf"礼拜)[一二三四五六日天](?!次)",
        ),
        (
            "rhythm",
            r"\b(?:daily|weekly|monthly|quarterly|yearly|annually|hourly)\b|"
            r"\b(?:once|twice) (?:a|per) (?:day|week|month|quarter|year|shift)\b|"
            r"\b(?:every|each|per) (?:day|week|month|quarter|year|shift|(?:two|2|other|"
            r"second) weeks?)\b|"
            r"[一两二三每]?[天日周月季年][一两二三四五六\d]+[次遍]|"
            r"每(?:两|\d)?(?:个)?(?:天|日|周|月|季度|年|班)(?!末|底|初|内)",
        ),
        (
            "percent",
            rf"{_NUMBER_ZH}\s?(?:%|percent\b|‰)",
        ),
        (
            "money",
            r"[£$€¥]\s?\d[\d,]*(?:\.\d+)?|\d[\d,]*(?:\.\d+)?\s?(?:euros?\b|dollars?\b|pounds?\b|"
            r"USD|"
            r"EUR|GBP|RMB|美元|万?元|块钱?)|(?:USD|EUR|GBP) ?\d[\d,]*",
        ),
        (
            "duration",
            rf"\b{_NUMBER}[- ](?:working |business |calendar )?(?:seconds?|secs?|minutes?|mins?|"
            rf"hours?|hrs?|days?|"
            r"weeks?|months?|years?)\b|(?:(?<=for )|(?<=within )|(?<=after ))an? (?:hour|day|"
            r"week|month|year)\b|\b\d+(?:\.\d+)?\s?(?:h|min|s)\b|"
            rf"{_NUMBER_ZH}\s?(?:个)?(?:秒钟?|分钟|小时|天|(?:工作|自然|营业)(?:小时|[日天])|"
            rf"周(?![一二三四五六日])|月(?!底|末|初|\d)|年)|"
            r"\b(?:the )?(?:same|next) (?:working |business )?day\b|当天|次日|当晚|第二天",
        ),
        (
            "weight",
            r"\b\d[\d,]*(?:\.\d+)?\s?(?:kg|g|mg|lbs?|oz|tonnes?)\b|\d+(?:\.\d+)?\s?(?:公斤|千克|"
            r"克|斤|吨)",
        ),
        (
            "temperature",
            r"[+-]?\d+(?:\.\d+)?\s?(?:°\s?[CF]?|℃|度)",
        ),
        (
            "length",
            r"\b\d[\d,]*(?:\.\d+)?\s?(?:mm|cm|km|m|miles?|metres?|meters?|inch(?:es)?)\b|"
            r"\d+(?:\.\d+)?\s?(?:毫米|厘米|米|公里)",
        ),
        ("date", r"\b\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}[号日](?!志|期)"),
        (
            "count",
            rf"\b{_NUMBER} (?!times\b|and\b|or\b|of\b|to\b|the\b|is\b|in\b|at\b|more\b|"
            rf"less\b)(?P<unit>[a-z]{{3,}})|"
            rf"{_NUMBER_ZH}(?P<zh>个人|分(?![钟部配别享秒])|"
            rf"[个名人件张块次遍瓶箱份台部只单条位辆双本页包袋盒桶筐趟批岁级层组句杯碗根支把套户票封圈节场轮项篇题](?!钟|小时|月|"
            rf"(?:工作|自然|营业)(?:小时|[日天])|星期))",
        ),
    )
)


class Amount(NamedTuple):
    """A number with what it counts."""

    kind: str
    """`clock`, `duration`, `count photo`, ...: only the same kinds can replace each other."""

    value: float | None
    """In the unit that is written; None where it is no number."""

    start: int
    end: int
    text: str


def amounts_in(text: str) -> tuple[Amount, ...]:
    """The amounts of a text in order, none inside another.

    Args:
        text: normalised.
    """
    found: list[Amount] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            counted = kind
            if kind == "count":
                unit = match["unit"] or match["zh"] or ""
                counted = f"count {unit.lower().removesuffix('s')}"
            found.append(
                Amount(counted, value_of(match.group()), match.start(), match.end(), match.group())
            )
    return tuple(sorted(found, key=lambda one: one.start))


_DIGIT_RUN = compile(r"\d[\d,]*(?:\.\d+)?")
_HAN_RUN = compile(r"[零一二两三四五六七八九十半]+")


def value_of(text: str) -> float | None:
    """The number that an amount begins with."""
    run = _DIGIT_RUN.search(text)
    if run is not None:
        digits = run.group().replace(",", "")
        return float(digits) if len(digits) <= _MAX_DIGITS else None
    spoken = SPOKEN.search(text)
    if spoken is not None:
        return _WORDS_EN[spoken.group().lower()]
    han = _HAN_RUN.search(text)
    return _han_value(han.group()) if han is not None else None


_MAX_DIGITS = 15


def _han_value(text: str) -> float:
    tens, ten, ones = text.partition("十")
    if not ten:
        return float(_DIGITS_ZH.get(text[0], 10))
    return (_DIGITS_ZH.get(tens, 1) if tens else 1) * 10.0 + (
        _DIGITS_ZH.get(ones, 0) if ones else 0
    )


def same(one: Amount, other: Amount) -> bool:
    """Whether two amounts are the same, however they are written."""
    if one.kind != other.kind:
        return False
    if one.value is not None and other.value is not None and one.kind != "clock":
        return one.value == other.value and _unit(one) == _unit(other)
    if one.kind == "weekday" and one.text.isascii() and other.text.isascii():
        return one.text[:3].lower() == other.text[:3].lower()
    return one.text.replace(" ", "").lower().rstrip("s") == other.text.replace(
        " ", ""
    ).lower().rstrip("s")


_LETTERS = compile(r"[^\W\d_]+")


def _unit(amount: Amount) -> str:
    words = [word.lower() for word in _LETTERS.findall(amount.text)]
    kept = [word for word in words if word not in _WORDS_EN and not _HAN_RUN.fullmatch(word)]
    unit = kept[-1].lstrip("一二两三四五六七八九十半个") if kept else ""
    return _SHORT.get(unit.removesuffix("s"), unit.removesuffix("s"))


_SHORT = {
    "h": "hour",
    "hr": "hour",
    "min": "minute",
    "sec": "second",
    "s": "second",
    "小时": "hour",
    "分钟": "minute",
    "天": "day",
    "日": "day",
    "周": "week",
    "月": "month",
}


def in_digits(value: float) -> str:
    """A number as it is written in digits, without ".0"."""
    return str(int(value)) if value == int(value) else str(value)


_SECONDS = {
    "second": 1.0,
    "秒": 1.0,
    "秒钟": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86_400.0,
    "week": 604_800.0,
    "month": 2_592_000.0,
    "year": 31_536_000.0,
    "年": 31_536_000.0,
}


def seconds_in(amount: Amount) -> float | None:
    """How long a duration is, a month as 30 days; None where it is not known or no duration."""
    unit = _SECONDS.get(_unit(amount).removeprefix("工作").removeprefix("自然"))
    if amount.kind != "duration" or amount.value is None or unit is None:
        return None
    return amount.value * unit
