"""Numbers of a text with their units and the side that they bound, in one form for all spellings.

"24 h", "24 hours", "one day" and "二十四小时" are one amount; "at least 3" and "at most 3" are two.
"""

from re import compile
from typing import NamedTuple

from sopai.language.script import lowered, normalise

_TIME = {
    "s": ("s", 1), "sec": ("s", 1), "second": ("s", 1), "秒": ("s", 1), "秒钟": ("s", 1),
    "min": ("s", 60), "minute": ("s", 60), "分钟": ("s", 60),
    "h": ("s", 3600), "hr": ("s", 3600), "hour": ("s", 3600), "小时": ("s", 3600),
    "个小时": ("s", 3600), "钟头": ("s", 3600),
    "d": ("s", 86400), "day": ("s", 86400), "天": ("s", 86400), "日": ("s", 86400),
    "week": ("s", 604800), "周": ("s", 604800), "星期": ("s", 604800), "个星期": ("s", 604800),
    "month": ("month", 1), "个月": ("month", 1), "月": ("month", 1),
    "quarter": ("month", 3), "季度": ("month", 3), "个季度": ("month", 3),
    "year": ("month", 12), "年": ("month", 12),
    "working day": ("working day", 1), "business day": ("working day", 1),
    "工作日": ("working day", 1), "个工作日": ("working day", 1),
}  # fmt: skip
_OTHER = {
    "%": "%", "percent": "%", "per cent": "%", "‰": "‰", "°c": "°c", "℃": "°c", "度": "°c",
    "°f": "°f", "kg": "kg", "公斤": "kg", "千克": "kg", "g": "g", "克": "g", "mg": "mg",
    "t": "t", "吨": "t", "km": "km", "公里": "km", "m": "m", "米": "m", "cm": "cm", "厘米": "cm",
    "mm": "mm", "毫米": "mm", "l": "l", "升": "l", "ml": "ml", "毫升": "ml", "nm": "nm",
    "€": "€", "eur": "€", "euro": "€", "$": "$", "usd": "$", "元": "元", "rmb": "元",
    "kb": "kb", "mb": "mb", "gb": "gb", "tb": "tb", "bar": "bar", "v": "v", "a": "a", "w": "w",
}  # fmt: skip
_WORDS = {
    "one": 1, "a": 1, "an": 1, "half an": 0.5, "half a": 0.5, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60,
}  # fmt: skip
_HAN_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_COUNTED = "次|遍|人|名|件|箱|张|份|台|条|瓶|包|单|层|步|组|倍|轮|家"

_SIGNS = sorted((*_TIME, *_OTHER), key=len, reverse=True)
_LATIN = "|".join(sign for sign in _SIGNS if sign.isascii())
_HAN_SIGNS = "|".join(sign for sign in _SIGNS if not sign.isascii())
_DIGITS = r"\d{1,20}(?:[.,]\d{1,20}){0,4}"
_CLOCK = compile(
    r"(?P<half>上午|早上|下午|晚上)?(?<!\d)(?P<hour>\d{1,2})"
    r"(?:[:点](?P<minute>\d{2})?|(?=\s?[ap]m\b))(?:\s?(?P<meridiem>[ap])m\b)?"
)
_NUMBER = compile(
    rf"(?P<money>[€$])?(?<![A-Za-z0-9_.])(?P<number>{_DIGITS})"
    rf"(?:\s?(?P<unit>{_LATIN})s?(?![A-Za-z])|\s?(?P<han>{_HAN_SIGNS}))?"
)
_WORD = compile(
    r"\b(?<!once )(?<!twice )(?<!times )(?<!\d )"
    rf"(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\s+"
    rf"(?P<unit>{'|'.join(sorted((u for u in _TIME if u.isascii()), key=len, reverse=True))})s?\b"
    r"|\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)\b"
)
_HAN = compile(
    r"(?P<number>[零一二两三四五六七八九十百千万]{1,9}|半)个?(?P<unit>"
    rf"{'|'.join(sorted((u for u in _TIME if not u.isascii()), key=len, reverse=True))}"
    rf"|{_COUNTED})"
)
_UPPER = compile(
    r"(?:within|at most|no more than|not more than|not exceed|maximum|max\.?|up to|less than|below|"
    r"under|(?:no|not) later than|by|before|until|<=?|≤|"
    r"不(?:得|要)?(?:超过|高于|大于|晚于|迟于|多于)|低于|小于|少于|最多|控制在)\s*(?:the\s)?[€$约]?\s*$"
)
_LOWER = compile(
    r"(?:at least|(?:no|not) less than|minimum|min\.?|more than|over|above|exceed(?:s|ing)?|>=?|≥|"
    r"不(?:得|要)?(?:低于|少于|小于)|(?<!不)(?<!不得)(?<!不要)(?:高于|大于|超过|多于)|至少|达到)"
    r"\s*[€$约]?\s*$"
)
_UPPER_AFTER = compile(r"\s*(?:或|及)?(?:以内|之内|内|以下|之前|以前|前|or less|or fewer|at most)")
_LOWER_AFTER = compile(r"\s*(?:或|及)?(?:以上|or more|at least)")
_LOOK = 24
"""Characters before a number in which its comparator stands."""


class Amount(NamedTuple):
    """A number of a text."""

    value: float
    unit: str | None
    """In one form; times in seconds or months; "clock" for a time of day in minutes."""

    side: int
    """-1: at most; 1: at least; 0: neither is said."""

    text: str
    """As the text has it."""


def amounts(text: str) -> list[Amount]:
    """The numbers of a text, in order."""
    low = lowered(normalise(text))
    found: list[tuple[int, Amount]] = []
    taken = [False] * len(low)
    for pattern, read in ((_CLOCK, _clock), (_NUMBER, _number), (_WORD, _word), (_HAN, _han)):
        for match in pattern.finditer(low):
            start, end = match.span()
            known = None if any(taken[start:end]) else read(match.groupdict())
            if known is None:
                continue
            taken[start:end] = [True] * (end - start)
            shown = text[start:end].strip()
            found.append((start, Amount(*known, _side(low, start, end), shown)))
    return [amount for _, amount in sorted(found, key=lambda pair: pair[0])]


def _side(low: str, start: int, end: int) -> int:
    before = low[max(0, start - _LOOK) : start]
    if _UPPER.search(before) or _UPPER_AFTER.match(low, end):
        return -1
    return 1 if _LOWER.search(before) or _LOWER_AFTER.match(low, end) else 0


def _clock(groups: dict[str, str | None]) -> tuple[float, str | None] | None:
    hour, minute = int(groups["hour"] or 0), int(groups["minute"] or 0)
    if hour > 24 or minute > 59:
        return None
    is_late = groups["meridiem"] == "p" or groups["half"] in ("下午", "晚上")
    hour += 12 if is_late and hour < 12 else 0
    return hour * 60 + minute, "clock"


def _number(groups: dict[str, str | None]) -> tuple[float, str | None]:
    digits = groups["number"] or "0"
    parts = digits.replace(",", ".").split(".")
    is_grouped = len(parts) > 1 and "," in digits and all(len(part) == 3 for part in parts[1:])
    if is_grouped:
        value = float("".join(parts))
    else:
        value = float(f"{''.join(parts[:-1]) or '0'}.{parts[-1]}" if len(parts) > 1 else parts[0])
    return _in_unit(value, groups["unit"] or groups["han"] or groups["money"])


def _word(groups: dict[str, str | None]) -> tuple[float, str | None]:
    return _in_unit(_WORDS[groups["word"] or groups["count"] or "one"], groups["unit"])


def _han(groups: dict[str, str | None]) -> tuple[float, str | None]:
    number = groups["number"] or ""
    return _in_unit(0.5 if number == "半" else _han_value(number), groups["unit"])


def _han_value(number: str) -> float:
    """The value of a Chinese numeral below a hundred million."""
    total = section = digit = 0
    for sign in number:
        if sign in _HAN_DIGITS:
            digit = _HAN_DIGITS[sign]
        elif sign == "万":
            total, section, digit = (total + section + digit) * 10_000, 0, 0
        else:
            section, digit = section + (digit or 1) * _HAN_UNITS[sign], 0
    return total + section + digit


def _in_unit(value: float, unit: str | None) -> tuple[float, str | None]:
    if unit in _TIME:
        name, factor = _TIME[unit]
        return round(value * factor, 6), name
    return value, _OTHER.get(unit or "")
