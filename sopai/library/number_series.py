"""Document numbers that count: which part of them does, and what comes next."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from re import IGNORECASE, compile
from typing import NamedTuple
from unicodedata import normalize

_DIGITS = compile(r"(?<!\d)\d{1,9}(?!\d)")
_YEAR = compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_REVISION = compile(
    r"[\s(（,，/-]*(?:\b(?:rev|ver|version|issue|edition|ed|v)|版本?|修订)[\s.:-]*[\d.]+[)）]?$",
    IGNORECASE,
)
"""The version of a document, which some write behind its number."""

ANY_YEAR = "{year}"
_YEAR_RANK = 100
"""A year counts only where nothing else does."""


class Used(NamedTuple):
    """A number that some version of an SOP has or had."""

    number: str
    department: str | None
    at: int
    """When: later ones are larger."""


class Split(NamedTuple):
    """A number, parted at a place where it may count."""

    used: Used
    before: str
    serial: str
    after: str
    rank: int
    """Places that are more likely have a higher one."""

    @property
    def key(self) -> tuple[str, str]:
        """What numbers of one series have in common."""
        return folded(self.before), folded(self.after)

    @property
    def family(self) -> tuple[str, str]:
        """The same for series that differ in their year alone."""
        return _YEAR.sub(ANY_YEAR, self.key[0]), _YEAR.sub(ANY_YEAR, self.key[1])


class Series(NamedTuple):
    """Numbers that differ in their count alone, as the newest one writes them."""

    before: str
    after: str
    width: int
    """Digits, with zeros before them."""

    @property
    def pattern(self) -> str:
        """With # for each digit: CS/SOP/###."""
        return f"{self.before}{'#' * self.width}{self.after}"

    @property
    def has_year(self) -> bool:
        """It is of one year."""
        return bool(_YEAR.search(self.before) or _YEAR.search(self.after))

    def written(self, count: int) -> str:
        """A number of it."""
        return f"{self.before}{count:0{self.width}}{self.after}"


def folded(text: str) -> str:
    """A text as it is compared: full-width, large letters and blanks make no difference."""
    return "".join(normalize("NFKC", text).casefold().split())


def splits(used: Used) -> Iterator[Split]:
    """All places where a number may count; the last one is the most likely."""
    number = _REVISION.sub("", used.number).strip()
    for position, match in enumerate(_DIGITS.finditer(number)):
        rank = position - (_YEAR_RANK if _YEAR.fullmatch(match[0]) else 0)
        yield Split(used, number[: match.start()], match[0], number[match.end() :], rank)


def main_family(numbers: Iterable[Used]) -> tuple[Split, ...]:
    """Those of some numbers that belong to the series that most of them are in.

    Of two that are as common, the more likely place to count wins, then the newer one.
    """
    families: dict[tuple[str, str], dict[str, Split]] = {}
    for used in numbers:
        for split in splits(used):
            families.setdefault(split.family, {})[folded(used.number)] = split
    if not families:
        return ()
    best = max(families.values(), key=_weight)
    return tuple(best.values())


def _weight(members: dict[str, Split]) -> tuple[int, int, int]:
    found = members.values()
    return len(found), max(one.rank for one in found), max(one.used.at for one in found)


def series_of(family: Sequence[Split]) -> Series:
    """The series that goes on: of several years the newest one."""
    years = {one.key: _YEAR.findall(one.before + one.after) for one in family}
    newest = max(family, key=lambda one: (years[one.key], one.used.at))
    return Series(newest.before, newest.after, _width([one.serial for one in family]))


def _width(serials: Sequence[str]) -> int:
    """Digits of most serials that begin with a zero; where none does, of the shortest."""
    padded = Counter(len(serial) for serial in serials if serial.startswith("0"))
    if not padded:
        return min(map(len, serials))
    return max(padded, key=lambda width: (padded[width], width))


def last_and_next(series: Series, used: Iterable[Used]) -> tuple[str | None, str]:
    """The highest number of a series that was ever used, and the one after it.

    Args:
        series: which goes on.
        used: all numbers of the house, so that none is given twice.
    """
    numbers = tuple(used)
    key = folded(series.before), folded(series.after)
    counted = {
        int(split.serial): split.used.number
        for one in numbers
        for split in splits(one)
        if split.key == key
    }
    there = {folded(one.number) for one in numbers}
    following = max(counted, default=0) + 1
    while folded(series.written(following)) in there:
        following += 1
    return counted[max(counted)] if counted else None, series.written(following)
