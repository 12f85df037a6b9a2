"""One automaton over the terms of all rules: each document is searched once."""

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from sopai.lint.registry import BLOCKED, RULES, TermRule


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


@cache
def _terms() -> _Terms:
    owners: dict[str, TermRule | None] = dict.fromkeys(sorted(BLOCKED), None)
    for code in sorted(RULES):
        rule = RULES[code]
        if isinstance(rule, TermRule):
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


def term_matches(folded: str) -> list[TermMatch]:
    """Terms in a text in lower case, leftmost and longest, whole words where they are Latin.

    Args:
        folded: `plain` in lower case.
    """
    terms = _terms()
    found = []
    size = len(folded)
    for number, start, end in terms.automaton.find_matches_as_indexes(folded):
        rule = terms.rules[number]
        if rule is None:
            continue
        if terms.is_latin[number] and (
            (start > 0 and folded[start - 1].isalnum() and folded[start - 1].isascii())
            or (end < size and folded[end].isalnum() and folded[end].isascii())
        ):
            continue
        found.append(TermMatch(rule, start, end))
    return found
