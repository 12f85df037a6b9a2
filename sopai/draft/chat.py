"""Lines of a chat: who speaks, and where what is said begins."""

from collections import Counter
from re import MULTILINE, compile
from typing import NamedTuple

_TIMED = compile(
    r"^[ \t]*(?P<name>[^\W\d][\w .]{0,19}?)[ :]?\s?[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?"
    r"[ \t]*:?[ \t]*(?=\S|$)",
    MULTILINE,
)
_PLAIN = compile(r"^[ \t]*(?P<name>[^\W\d][^\W\d]*(?:[ .][^\W\d]+)?):[ \t]*(?=\S)", MULTILINE)

MIN_TURNS = 2
"""How often two speakers at least have to speak: a label before a colon comes once."""


class Head(NamedTuple):
    """The head of a line: a name and a colon, or a name and a time."""

    start: int
    end: int
    """Where what is said begins."""

    name: str


def heads_of(plain: str) -> list[Head]:
    """The heads of a chat's lines, none where the text is no chat.

    Args:
        plain: the brief, normalised.
    """
    for pattern, turns in ((_TIMED, 1), (_PLAIN, MIN_TURNS)):
        found = [Head(m.start("name"), m.end(), m["name"]) for m in pattern.finditer(plain)]
        often = [n for n in Counter(head.name for head in found).values() if n >= turns]
        if len(often) >= MIN_SPEAKERS:
            return found
    return []


MIN_SPEAKERS = 2
