"""One automaton over the terms of all rules: each document is searched once."""

from bisect import bisect_right
from functools import cache
from re import compile
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from sopai.lint.registry import BLOCKED, RULES, TermRule

_SOFT_BREAK = compile(r"\n[ \t>]*(?=[a-z])")
"""A line break inside an English sentence, with the next line's indentation."""


class _Terms(NamedTuple):
    automaton: AhoCorasick
    rules: list[TermRule | None]
    """Rule by number of the term; None for a longer word that blocks a term in it."""

    is_latin: list[bool]


class TermMatch(NamedTuple):
    """A term of a rule in a text."""

    rule: TermRule
    start: int
    end: int
    origin: str = ""
    """Where the term comes from, when it is none of the rule's own."""


@cache
def _terms(codes: frozenset[str] | None) -> _Terms:
    owners: dict[str, TermRule | None] = dict.fromkeys(sorted(BLOCKED), None)
    for code in sorted(RULES):
        rule = RULES[code]
        if isinstance(rule, TermRule) and (codes is None or code in codes):
            for term in rule.terms:
                if term in owners and owners[term] is not rule:
                    other = owners[term]
                    raise ValueError(
                        f"term {term!r} of {code} is taken by "
                        f"{other.code if other else 'a blocked word'}"
                    )
                owners[term] = rule
    words = list(owners)
    automaton = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)
    return _Terms(automaton, list(owners.values()), [word.isascii() for word in words])


def term_matches(folded: str, codes: frozenset[str] | None = None) -> list[TermMatch]:
    """Terms in a text in lower case, leftmost and longest, whole words where they are Latin.

    A soft line break stands for a space, so that a term is found across two lines.

    Args:
        folded: `plain` in lower case.
        codes: the rules that run, all without it. A longer term of a rule that does not run hides
            no term of one that does: "relevant" in "relevant guidelines".
    """
    terms = _terms(codes)
    text, places, shifts = joined(folded)
    found = []
    size = len(text)
    for number, start, end in terms.automaton.find_matches_as_indexes(text):
        rule = terms.rules[number]
        if rule is None:
            continue
        if terms.is_latin[number] and (
            (start > 0 and text[start - 1].isalnum() and text[start - 1].isascii())
            or (end < size and text[end].isalnum() and text[end].isascii())
        ):
            continue
        first = start + shifts[bisect_right(places, start)]
        found.append(TermMatch(rule, first, end + shifts[bisect_right(places, end - 1)]))
    return found


def joined(folded: str) -> tuple[str, list[int], list[int]]:
    """The text with a space for each soft break, and how far its parts have moved by then."""
    parts: list[str] = []
    places: list[int] = []
    shifts = [0]
    at = moved = 0
    for match in _SOFT_BREAK.finditer(folded):
        parts.append(folded[at : match.start()])
        at = match.end()
        places.append(match.start() - moved + 1)
        moved += at - match.start() - 1
        shifts.append(moved)
    parts.append(folded[at:])
    return " ".join(parts), places, shifts
