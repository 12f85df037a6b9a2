"""How often something is done, in days and months: "every 3 months", 每季度, 一年一次."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from re import IGNORECASE, Match, compile
from typing import NamedTuple

from sopai.language.script import normalise

_EN_NUMBERS = {
    "one": 1, "a": 1, "an": 1, "two": 2, "other": 2, "second": 2, "three": 3, "third": 3,
    "four": 4, "five": 5, "six": 6, "nine": 9, "ten": 10, "twelve": 12, "eighteen": 18,
    "half a": 0.5, "half": 0.5,
}  # fmt: skip
_ZH_NUMBERS = {sign: n for n, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "半": 0.5}
_UNITS = {
    "day": (0, 1), "week": (0, 7), "fortnight": (0, 14), "month": (1, 0), "quarter": (3, 0),
    "year": (12, 0), "天": (0, 1), "日": (0, 1), "周": (0, 7), "星期": (0, 7), "月": (1, 0),
    "个月": (1, 0), "季": (3, 0), "季度": (3, 0), "个季度": (3, 0), "年": (12, 0), "年度": (12, 0),
}  # fmt: skip
_ADVERBS = {
    "daily": (0, 1), "weekly": (0, 7), "fortnightly": (0, 14), "monthly": (1, 0),
    "quarterly": (3, 0), "semi-annually": (6, 0), "semiannually": (6, 0), "semi-annual": (6, 0),
    "half-yearly": (6, 0), "biannually": (6, 0), "biannual": (6, 0), "annually": (12, 0),
    "annual": (12, 0), "yearly": (12, 0), "biennially": (24, 0), "biennial": (24, 0),
    "every quarter": (3, 0), "季度": (3, 0), "年度": (12, 0), "月度": (1, 0),
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "three times": 3, "four times": 4}

_EN_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year)s?\b"
_EN_NUMBER = rf"(?:(?P<number>\d{{1,4}}|{'|'.join(sorted(_EN_NUMBERS, key=len, reverse=True))})\s+)"
_EVERY = compile(rf"\b(?:every|each|once in|after)\s+{_EN_NUMBER}?{_EN_UNIT}", IGNORECASE)
_PER = compile(
    rf"\b(?P<times>{'|'.join(_TIMES)}|(?P<count>\d{{1,3}})\s?(?:x|times))\s+"
    rf"(?:an?|per|every|each|in an?)\s+{_EN_UNIT}",
    IGNORECASE,
)
_PLAIN = compile(rf"{_EN_NUMBER}{_EN_UNIT}", IGNORECASE)
_ADVERB = compile(rf"(?<![-\w])(?:{'|'.join(name for name in _ADVERBS if name.isascii())})\b",
                  IGNORECASE)  # fmt: skip
_ZH_UNIT = r"(?P<unit>个季度|季度|季|个月|月|周|星期|天|日|年度|年)"
_ZH_NUMBER = r"(?P<number>\d{1,4}|[一二三四五六七八九十两半]{1,2})"
_ZH_EVERY = compile(
    rf"每隔?{_ZH_NUMBER}?个?{_ZH_UNIT}(?:(?P<count>\d{{1,3}}|[一二两三四六])次)?"
    rf"|{_ZH_NUMBER.replace('number', 'other')}个?{_ZH_UNIT.replace('unit', 'per')}"
    r"(?:内)?(?P<times>\d{1,3}|[一二两三四六])次"
    rf"|(?P<rate>\d{{1,3}})次/{_ZH_UNIT.replace('unit', 'each')}"
)
_ZH_PLAIN = compile(rf"{_ZH_NUMBER}{_ZH_UNIT}")
_ZH_ADVERB = compile("季度|年度|月度")


MAX_TEXT = 200
"""Characters that are looked at: a cadence is a few words."""


class Cadence(NamedTuple):
    """A time from one to the next."""

    months: int
    days: int

    @property
    def about_days(self) -> float:
        """How long that is, to compare."""
        return self.months * 30.4 + self.days


def cadence_of(text: str | None) -> Cadence | None:
    """The time that words say; None when they say none ("as needed").

    Of several times the shortest: "every 6 months, at least once a year".
    """
    plain = normalise((text or "")[:MAX_TEXT])
    found = [cadence for cadence in _found(plain) if cadence.about_days > 0]
    return min(found, key=lambda cadence: cadence.about_days) if found else None


def _found(plain: str) -> Iterator[Cadence]:
    whole = [*_EVERY.finditer(plain), *_PER.finditer(plain), *_ZH_EVERY.finditer(plain)]
    if whole:
        yield from map(_cadence, whole)
        return
    adverbs = [*_ADVERB.finditer(plain), *_ZH_ADVERB.finditer(plain)]
    if adverbs:
        yield from (Cadence(*_ADVERBS[match.group().lower()]) for match in adverbs)
        return
    yield from map(_cadence, (*_PLAIN.finditer(plain), *_ZH_PLAIN.finditer(plain)))


def _cadence(match: Match[str]) -> Cadence:
    said = {name: value.lower() for name, value in match.groupdict().items() if value}
    months, days = _UNITS[said.get("unit") or said.get("per") or said["each"]]
    number = _number(said.get("number") or said.get("other"))
    times = said.get("count") or said.get("times") or said.get("rate")
    often = _TIMES.get(times or "") or _number(times)
    factor = number / often if often else 0
    if months:
        whole = months * factor
        return Cadence(round(whole), 0) if whole >= 1 else Cadence(0, round(whole * 30.4))
    return Cadence(0, round(days * factor))


def _number(words: str | None) -> float:
    if words is None:
        return 1
    if words.isdecimal():
        return int(words)
    if words in _EN_NUMBERS:
        return _EN_NUMBERS[words]
    ten = words.find("十")
    if len(words) == 2 and ten == 0:
        return 10 + _ZH_NUMBERS[words[1]]
    if len(words) == 2 and ten == 1:
        return 10 * _ZH_NUMBERS[words[0]]
    return _ZH_NUMBERS.get(words, 0)


def after(day: date, cadence: Cadence) -> date | None:
    """The day that follows; at the end of a shorter month its last day. None: beyond any year."""
    months = day.month - 1 + cadence.months
    year, month = day.year + months // 12, months % 12 + 1
    if year > date.max.year:
        return None
    moved = date(year, month, min(day.day, monthrange(year, month)[1]))
    try:
        return moved + timedelta(days=cadence.days)
    except OverflowError:
        return None
