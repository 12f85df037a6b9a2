"""Who speaks: heads of lines in pasted chats and in records of what was said."""

from collections import Counter
from re import IGNORECASE, MULTILINE, Match, compile
from typing import NamedTuple

_NAME = (
    r"(?P<name>@?[^\W\d_][\w.'’-]{0,19}(?: [^\W\d_][\w.'’-]{0,14}){0,2}"
    r"(?: ?[(（][^()（）\n]{1,16}[)）])?)"
)
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?"
_DATE = (
    r"(?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? |周[一二三四五六日天] ?|"
    r"星期[一二三四五六日天] ?)?"
    r"(?:\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{2,4})?|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|周[一二三四五六日天]|星期[一二三四五六日天]|昨天|"
    r"今天|yesterday|today|"
    r"(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}(?:[-/.]\d{2,4})?日?)"
)
_TIMED = compile(
    rf"^[ \t]*[\[(]?(?:{_DATE},? ?)?{_CLOCK}[\])]?[ \t]*[-–]?[ \t]*{_NAME}[ \t]?[:：][ \t]*",
    MULTILINE | IGNORECASE,
)
"""[09:02] Dev: text; 12/03/26, 09:02 - Dev: text."""

_ABOVE = compile(
    rf"^[ \t]*{_NAME}[ \t]+[\[(]?(?:{_DATE},?[ \t]+)?{_CLOCK}[\])]?[ \t]*[:：]?[ \t]*$\n?",
    MULTILINE | IGNORECASE,
)
"""Dev 09:02, with the text in the next lines, as group chats are pasted."""

_BESIDE = compile(
    rf"^[ \t]*{_NAME}[ \t]+[\[(]?(?:{_DATE},?[ \t]+)?{_CLOCK}[\])]?[ \t]*[:：][ \t]*(?=\S)",
    MULTILINE | IGNORECASE,
)
"""Dev 09:02: text."""

_PLAIN = compile(
    rf"(?:^[ \t]*(?:[-*][ \t]+)?|(?<=[.!?。！？;]) ?){_NAME}[:：][ \t]*(?=\S)", MULTILINE
)
"""Dev: text, where several names speak and come again; also behind a full stop."""

_INSIDE = compile(rf"[ \t]*{_NAME}[:：][ \t]*(?=\S)")

MIN_TURNS = 2
"""Lines that a name heads in a record: a label before a colon comes once."""

MIN_SPEAKERS = 2

MIN_HEADS = 4
"""Heads with a time from which a text is a chat."""


class Head(NamedTuple):
    """The head of a message."""

    start: int
    end: int
    """Where what is said begins."""

    name: str


def messages_of(plain: str) -> tuple[Head, ...]:
    """The heads of the messages of a chat, in order; none where a text is no chat.

    Args:
        plain: the whole text, normalised to the same length.
    """
    for pattern in (_TIMED, _ABOVE, _BESIDE):
        found = tuple(_head(match) for match in pattern.finditer(plain))
        if len(found) >= MIN_HEADS and len({head.name for head in found}) >= MIN_SPEAKERS:
            return found
    return _untimed(plain)


def _untimed(plain: str) -> tuple[Head, ...]:
    """The messages of a chat without times: nearly every line begins with one of few names."""
    speakers = speakers_of(plain)
    lines = [line for line in plain.splitlines() if line.strip()]
    found = tuple(_head(match) for match in _AT_LINE.finditer(plain) if match["name"] in speakers)
    is_chat = len(found) >= MIN_UNTIMED and len(found) >= SHARE_UNTIMED * len(lines)
    return found if is_chat and _PRESENT.search(plain) is None else ()


MIN_UNTIMED, SHARE_UNTIMED = 6, 0.75
"""Lines that have to begin with a name, and their share, for a text to be a chat."""

_AT_LINE = compile(rf"^[ \t]*{_NAME}[:：][ \t]*(?=\S)", MULTILINE)


def bare_name(speaker: str) -> str:
    """A speaker without what stands in brackets behind the name."""
    return speaker.split("(")[0].strip()


def speakers_of(plain: str) -> frozenset[str]:
    """Names that head lines of a record: several times, or after a list of who was there."""
    counts = Counter(match["name"] for match in _PLAIN.finditer(plain))
    present = _PRESENT.search(plain)
    there = present.group() if present is not None else ""
    often = {n for n, turns in counts.items() if turns >= MIN_TURNS or bare_name(n) in there}
    often -= {name for name in often if _NO_NAME.match(name)}
    return frozenset(often) if len(often) >= MIN_SPEAKERS else frozenset()


_PRESENT = compile(
    r"^\W*(?:there|present|with|attend\w*|participants|who was there|people|to|reviewed|到会|"
    r"到场|参加|"
    r"与会|参会|出席|人)\W{0,4}[::].*$|\b(?:present|attendees|参加|到场|到会)[::].*$",
    MULTILINE | 2,
)
_NO_NAME = compile(
    r"(?:decision|decided|agreed|now|note|todo|action|question|answer|result|summary|author|date|"
    r"time|there|present|with|subject|from|to|cc|re|until|status|owner|problem|cause|决定|结论|"
    r"原因|"
    r"问题|措施|时间|地点|参加|到场|到会|记录|主持|缺席|直接原因)\b",
    2,
)


def spoken(plain: str, start: int, end: int, speakers: frozenset[str]) -> Head | None:
    """The head of a line of a record, where one of the speakers heads it."""
    match = _PLAIN.match(plain, start, end) or _INSIDE.match(plain, start, end)
    return _head(match) if match is not None and match["name"] in speakers else None


def _head(match: Match[str]) -> Head:
    return Head(match.start("name"), match.end(), match["name"].lstrip("@"))
