"""Heads of lines: who speaks in a chat, which day it is in a timeline, what an item is about."""

from collections import Counter
from re import MULTILINE, Match, compile
from typing import NamedTuple

_TIMED = compile(
    r"^[ \t]*(?P<name>[^\W\d][\w .]{0,19}?)[ :]?\s?[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?"
    r"[ \t]*:?[ \t]*(?=\S|$)",
    MULTILINE,
)
_TIME_FIRST = compile(
    r"^[ \t]*[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t]+"
    r"(?P<name>[^\W\d][^\W\d]*(?:[ .][^\W\d]+)?):[ \t]*",
    MULTILINE,
)
_PLAIN = compile(
    r"^[ \t]*(?:[\u4e00-\u9fff]{2,10}(?:[-—·]|(?<=[店长理管师部组])[ ]))?"
    r"(?P<name>[^\W\d][^\W\d]*(?:[ .][^\W\d]+)?):[ \t]*(?=\S)",
    MULTILINE,
)
"""In a chat of a firm a post or a shop stands before the name: 区域经理-付敏."""

MIN_TURNS = 2
"""How often two speakers at least have to speak: a label before a colon comes once."""


_DAY = compile(
    r"^[ \t]*(?:[-*•][ \t]*)?"
    r"(?P<day>(?i:days?|weeks?|months?) \d+(?: ?(?:to|-|–|and) ?\d+)?(?=[ \t]*[:,-])|"
    r"第[一二三四五六七八九十\d]+[天周个月]*|[\u4e00-\u9fff]{2}当天|满[一二三\d]个?[月年周])"
    r"[ \t]*[:,-]?[ \t]*",
    MULTILINE,
)
MIN_DAYS = 2
"""Days of a timeline: one alone is a condition."""


class Head(NamedTuple):
    """The head of a line."""

    start: int
    end: int
    """Where what is said begins."""

    name: str | None
    """Who speaks."""

    day: str | None = None
    """The day or the week."""

    label: str | None = None
    """What a list item is about."""


def heads_of(plain: str) -> list[Head]:
    """The heads of the lines of a chat or a timeline, none where a text is neither.

    Args:
        plain: the brief, normalised.
    """
    days = [Head(m.start("day"), m.end(), None, m["day"]) for m in _DAY.finditer(plain)]
    if len(days) >= MIN_DAYS:
        return days
    for pattern, turns in ((_TIME_FIRST, 1), (_TIMED, 1), (_PLAIN, MIN_TURNS)):
        found = [Head(_start(m), m.end(), m["name"]) for m in pattern.finditer(plain)]
        often = [n for n in Counter(head.name for head in found).values() if n >= turns]
        if len(often) >= MIN_SPEAKERS:
            return found
    return []


MIN_SPEAKERS = 2


def _start(match: Match[str]) -> int:
    """Where the words of a head begin."""
    return match.start() + len(match.group()) - len(match.group().lstrip())
