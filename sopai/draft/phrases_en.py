"""English noun phrases, told by the parts of speech of their words."""

from collections.abc import Sequence

from sopai.language.tags_en import Token

NOUNS = frozenset(("NN0", "NN1", "NN2", "NP0"))
OPENS = frozenset(("AT0", "DPS", "DT0"))
"""Articles and the like: what begins a phrase."""

FINITE = frozenset(
    "VVZ VVB VVD VBZ VBB VBD VHZ VHB VHD VDZ VDB VDD VM0".split()
)  # fmt: skip
"""Verbs that have a subject."""

_INSIDE = NOUNS | {"AJ0", "AJC", "AJS", "CRD", "ORD", "POS", "VVG", "VVN"}
"""What stands between an article and the noun: "the newly hired night porter"."""

_JOINS = frozenset(("CJC", "PUN", "PUQ", "PUL", "PUR", "AV0", "ITJ"))
_ATTACHED = frozenset(("of", "on", "at", "in", "from", "behind", "with"))
_OBJECTS = frozenset(("me", "him", "her", "us", "them", "it", "who"))
"""Pronouns that are the subject of nothing that a procedure asks of somebody."""

MAX_ASIDE = 9
"""Words between two commas behind a subject: "Terry, who is our electrician and no employee,"."""

MAX_RELATIVE = 10
"""Words of "who ran the game"."""


def before_aside(tokens: Sequence[Token], last: int) -> int:
    """The index before what stands between commas or brackets; -1 where only a comma is there."""
    if last < 0 or tokens[last].text not in (",", ")"):
        return last
    opening = "(" if tokens[last].text == ")" else ","
    for at in range(last - 1, max(-1, last - MAX_ASIDE - 2), -1):
        if tokens[at].text != opening:
            continue
        is_aside = opening == "(" or tokens[at + 1].tag in ("PNQ", "AV0", "AT0", "DPS", "DTQ")
        return at - 1 if is_aside else -1
    return -1


def ending_at(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """Where the phrase begins that ends at an index, and where its noun stands; None without one.

    It has all that belongs to it: "the person on reception", "the one who ran the game".
    """
    relative = _with_relative(tokens, last)
    if relative is not None:
        return relative
    if tokens[last].tag in ("PNP", "PNI", "PNQ"):
        return None if tokens[last].text.lower() in _OBJECTS else (last, last)
    if tokens[last].tag not in NOUNS:
        return None
    return _with_preposition(tokens, _first(tokens, last), last)


def beginning_at(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """Where the phrase ends that begins at an index, and where its noun stands; None without one.

    Behind "whoever" it goes on to the next sign: "whoever saw them go".
    """
    if tokens[first].tag == "PNI":
        return first, first
    at = first
    if tokens[first].tag == "PNQ":
        while at + 1 < len(tokens) and at - first < MAX_ASIDE and tokens[at + 1].tag != "PUN":
            at += 1
        return at, first
    while at < len(tokens) and tokens[at].tag in OPENS | _INSIDE and tokens[at].tag != "VVG":
        at += 1
    return (at - 1, at - 1) if at > first and tokens[at - 1].tag in NOUNS else None


def _first(tokens: Sequence[Token], last: int) -> int:
    """Where a noun's own article or adjective stands."""
    first = last
    while first > 0 and tokens[first - 1].tag in _INSIDE:
        first -= 1
    if first > 0 and tokens[first - 1].tag in OPENS:
        first -= 1
        if first > 0 and tokens[first - 1].text.lower() in ("all", "both"):
            first -= 1
    return first


def _with_preposition(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The same with what it belongs to: "the person on reception", "one of the dock crew"."""
    at, before = first - 1, first - 2
    if before < 0 or tokens[at].text.lower() not in _ATTACHED:
        return first, last
    is_of = tokens[at].text.lower() == "of" and tokens[before].tag in ("CRD", "DT0", "PNP")
    if tokens[before].tag not in NOUNS | {"PNI"} and not is_of:
        return first, last
    start = _first(tokens, before)
    if start > 0 and tokens[start - 1].tag not in _JOINS:
        return first, last
    return start, before if tokens[before].tag in NOUNS else last


def _with_relative(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """The one that "who ..." is about, where that ends at an index: "the one who ran it"."""
    if tokens[last].tag == "CJC":
        return None
    for at in range(last - 1, max(-1, last - MAX_RELATIVE), -1):
        low = tokens[at].text.lower()
        if tokens[at].tag == "PUN":
            return None
        if low not in ("who", "whoever"):
            continue
        if _verbs(tokens[at + 1 : last + 1]) != 1:
            return None
        if low == "whoever":
            return at, at
        is_somebody = at > 0 and tokens[at - 1].tag in NOUNS | {"PNP", "PNI"}
        return (_first(tokens, at - 1), at - 1) if is_somebody else None
    return None


def _verbs(tokens: Sequence[Token]) -> int:
    """How many verbs have a subject; "hasn't run" is one."""
    finite = [token.tag for token in tokens if token.tag in FINITE]
    helping = [tag for tag in finite if not tag.startswith("VV")]
    return len(helping or finite)
