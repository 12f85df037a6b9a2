"""Numbers of a sheet as a person sees them: 0.5 % and not 0.005, a date and not 46082."""

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from re import compile
from typing import NamedTuple

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

MAX_FORMAT = 255
"""Characters of a number format, by Excel's own limit."""

MAX_DECIMALS = 30
"""Decimals of a number format, by Excel's own limit."""

_GENERAL = "General"
_LARGEST = 1e15
"""Digits beyond are not stored."""

_TOKEN = compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|'
    r"(?P<digits>[0#?][0#?.,]*|\.[0#?]+)|(?P<percent>%)|(?P<other>.)"
)
_LITERAL = frozenset(" $-+/():!^&'~{}<>=")
_QUOTED = compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_EAST_ASIAN_DATES = range(27, 59)
"""Built-in formats whose codes depend on the language; all of 27 to 36 and 50 to 58 are dates."""


class _Plan(NamedTuple):
    """One section of a number format, taken apart."""

    before: str
    digits: str
    after: str
    percents: int


def format_code(number: int, own: dict[int, str]) -> str:
    """The number format of an id.

    Args:
        number: as a cell's style names it.
        own: the formats that the workbook defines.
    """
    if number in own:
        return own[number]
    if number in _EAST_ASIAN_DATES and number not in range(37, 50):
        return "yyyy-mm-dd" if number not in (32, 33, 55, 56) else "hh:mm"
    return BUILTIN_FORMATS.get(number, _GENERAL)


def shown_number(value: float, code: str, *, since_1904: bool = False) -> str:
    """A number as its cell shows it; dates and times as ISO 8601 writes them.

    Args:
        value: as stored.
        code: its number format.
        since_1904: days are counted from 1904, as in files of old Macintoshes.
    """
    if len(code) > MAX_FORMAT:
        return _general(value)
    if is_date_format(code):
        shown = _shown_date(value, code, since_1904)
        return _general(value) if shown is None else shown
    sections = _sections(code)
    if len(sections) > 1 and value < 0:
        return _by_plan(-value, sections[1])
    if len(sections) > 2 and value == 0:
        return _by_plan(value, sections[2])
    return _by_plan(value, sections[0])


def _shown_date(value: float, code: str, since_1904: bool) -> str | None:
    epoch = CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900
    whole_seconds = round(value * 86_400) / 86_400
    try:
        found = from_excel(whole_seconds, epoch, timedelta=is_timedelta_format(code))
    except (OverflowError, ValueError, OSError):
        return None
    if value < 0:
        return None
    signs = _QUOTED.sub("", code).lower()
    seconds = "s" in signs
    if isinstance(found, timedelta):
        return _duration(found, seconds)
    if isinstance(found, time):
        return found.strftime("%H:%M:%S" if seconds else "%H:%M")
    if not isinstance(found, datetime):
        return found.isoformat() if isinstance(found, date) else None
    if "y" not in signs and "d" not in signs and "e" not in signs:
        return found.strftime("%H:%M:%S" if seconds else "%H:%M")
    day = found.date().isoformat()
    if "h" in signs:
        return f"{day} {found.strftime('%H:%M:%S' if seconds else '%H:%M')}"
    return day if "d" in signs else day[:7]


def _duration(value: timedelta, with_seconds: bool) -> str:
    total = round(value.total_seconds())
    sign, total = ("-" if total < 0 else ""), abs(total)
    hours, minutes, seconds = total // 3600, total // 60 % 60, total % 60
    return f"{sign}{hours}:{minutes:02}" + (f":{seconds:02}" if with_seconds else "")


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Plan | None, ...]:
    """The sections for positive, negative and zero; None where only General will do."""
    parts, current = [], ""
    for match in _TOKEN.finditer(code):
        if match["other"] == ";":
            parts.append(current)
            current = ""
        else:
            current += match.group()
    return tuple(map(_plan, [*parts, current][:3]))


def _plan(section: str) -> _Plan | None:
    before = digits = after = ""
    percents = 0
    for match in _TOKEN.finditer(section):
        if match["digits"]:
            if digits:
                return None
            digits = match["digits"]
        elif match["other"] and match["other"].isascii() and match["other"] not in _LITERAL:
            return None
        else:
            literal = match["quoted"] or match["escaped"] or match["currency"] or match["other"]
            literal = literal or ("%" if match["percent"] else " " * (match.group()[0] == "_"))
            percents += match["percent"] is not None
            before, after = (before, after + literal) if digits else (before + literal, after)
    return _Plan(before, digits, after, percents) if digits or before else None


def _by_plan(value: float, plan: _Plan | None) -> str:
    if plan is None or "/" in plan.before + plan.after or abs(value) >= _LARGEST:
        return _general(value)
    if not plan.digits:
        return plan.before.strip()
    whole, _, decimals = plan.digits.partition(".")
    scaled = value * 100**plan.percents / 1000 ** (len(whole) - len(whole.rstrip(",")))
    places = min(MAX_DECIMALS, len(decimals.rstrip(",")))
    rounded = Decimal(f"{abs(scaled):.15g}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:{',' if ',' in whole.rstrip(',') else ''}f}"
    for sign in reversed(decimals):
        if sign not in "#?" or not text.endswith("0"):
            break
        text = text[:-1]
    text = text.removesuffix(".")
    zeros = whole.count("0") - len(text.partition(".")[0].replace(",", ""))
    sign = "-" if scaled < 0 and text.strip("0.,") else ""
    return f"{plan.before}{sign}{'0' * zeros}{text}{plan.after}".strip()


def _general(value: float) -> str:
    """At most eleven digits, as Excel shows them; whole numbers, such as order numbers, in full."""
    if value == int(value) and abs(value) < _LARGEST:
        return str(int(value))
    return f"{value:.10g}"
