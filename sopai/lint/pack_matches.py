"""Terms of packs in a text, beside those of the rules: one more automaton for a set of packs."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from heapq import merge
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from sopai.errors import LintError
from sopai.lint.automaton import TermMatch, joined
from sopai.lint.occurrence import Occurrence
from sopai.lint.packs import TermPack
from sopai.lint.patterns import follow, is_spaced
from sopai.lint.registry import BLOCKED, TermRule

CHUNK = 4_096
"""Characters that are searched at once: terms inside each other make many matches."""

REACH = 100
"""Characters by which a chunk reaches into the next one: no literal is longer."""

STEPS = 4
"""Comparisons for each character of a text, at most; ordinary packs take one in a hundred."""

SPARE_STEPS = 100_000
"""Comparisons that a text may take beyond that."""

KEPT = 32
"""Sets of packs and rules of which the automaton is kept."""


class _Use(NamedTuple):
    """What a literal is the beginning of."""

    rule: TermRule | None
    """None: what stands here is left alone."""

    rest: tuple[str, ...]
    origin: str


class _Terms(NamedTuple):
    automaton: AhoCorasick
    heads: tuple[str, ...]
    uses: tuple[tuple[_Use, ...], ...]
    """By number of the head."""


class _Span(NamedTuple):
    """Words that are taken, in the order in which they go before others."""

    start: int
    minus_end: int
    rank: int
    """Of the same words a pack's go first, then those that a pack leaves alone, then a rule's."""

    match: TermMatch | None


def team_exception(hit: Occurrence) -> str | None:
    """No exceptions: a rule of a team's own has the guards of all rules alone."""
    return None


@lru_cache(maxsize=KEPT)
def team_rules(packs: tuple[TermPack, ...]) -> dict[str, TermRule]:
    """The rules that packs define, by their codes; of two with one code the first."""
    found: dict[str, TermRule] = {}
    for own in (own for pack in packs for own in pack.rules):
        said = dict.fromkeys((*own.ask, f"Why: {own.why}" if own.why else ""))
        doc = "\n\n".join(filter(None, said))
        made = TermRule(
            own.code, own.name, own.severity, doc, False, own.ask, None, (), team_exception, ()
        )
        found.setdefault(own.code, made)
    return found


def with_packs(
    folded: str,
    matches: Iterable[TermMatch],
    packs: tuple[TermPack, ...],
    rules: tuple[TermRule, ...],
) -> Iterator[TermMatch]:
    """The terms of rules and packs in a text, leftmost and longest, no two of the same words.

    A term that a pack removes hides the shorter ones in it: who may write "in a timely manner"
    is not told that "timely" is vague.

    Args:
        folded: `plain` in lower case.
        matches: what the rules found by their own terms, in order.
        packs: those that count.
        rules: those that run, of ours and of the packs, in order of their codes.

    Raises:
        LintError: the patterns of a pack would take too long in this text.
    """
    own = (_Span(match.start, -match.end, 2, match) for match in matches)
    end = 0
    for span in merge(own, _pack_spans(folded, packs, rules), key=lambda span: span[:3]):
        if span.start < end:
            continue
        end = -span.minus_end
        if span.match is not None:
            yield span.match


@lru_cache(maxsize=KEPT)
def _terms(packs: tuple[TermPack, ...], rules: tuple[TermRule, ...]) -> _Terms:
    known = {rule.code: rule for rule in rules}
    uses: dict[str, list[_Use]] = {}
    extending: list[str] = []
    for pack in packs:
        for term in pack.terms:
            rule = known.get(term.code)
            if rule is None:
                continue
            origin = f"from the term pack {pack.name!r}: {term.written!r}"
            for form in term.forms:
                uses.setdefault(form.head, []).append(_Use(rule, form.rest, origin))
            extending += [form.head for form in term.forms if rule.terms]
    removed = [term for pack in packs for code, term in pack.removed if code in known]
    blocked = sorted(word for word in BLOCKED if any(head in word for head in extending))
    for word in (*removed, *blocked):
        uses.setdefault(word, []).append(_Use(None, (), ""))
    heads = tuple(uses)
    return _Terms(AhoCorasick(heads), heads, tuple(tuple(uses[head]) for head in heads))


def _pack_spans(
    folded: str, packs: tuple[TermPack, ...], rules: tuple[TermRule, ...]
) -> Iterator[_Span]:
    """What packs say of a text, in order of the text: at each place the longest."""
    terms = _terms(packs, rules)
    if not terms.heads:
        return
    text, places, shifts = joined(folded)
    left = STEPS * len(text) + SPARE_STEPS
    for low in range(0, len(text), CHUNK):
        best: dict[int, _Span] = {}
        piece = text[low : low + CHUNK + REACH]
        for number, start, stop in terms.automaton.find_matches_as_indexes(piece, overlapping=True):
            start, stop = start + low, stop + low
            left -= 1
            if start >= low + CHUNK or not _begins_word(text, start):
                continue
            for use in terms.uses[number]:
                followed = follow(text, stop, use.rest)
                left -= followed.steps
                end = followed.end
                if end is None or not _ends_word(text, end):
                    continue
                first = start + shifts[bisect_right(places, start)]
                last = end + shifts[bisect_right(places, end - 1)]
                match = TermMatch(use.rule, first, last, use.origin) if use.rule else None
                span = _Span(first, -last, 0 if match else 1, match)
                if first not in best or span[:3] < best[first][:3]:
                    best[first] = span
            if left < 0:
                raise _too_long(packs)
        yield from (best[start] for start in sorted(best))


def _too_long(packs: tuple[TermPack, ...]) -> LintError:
    names = ", ".join(pack.name for pack in packs)
    return LintError(
        f"the term packs {names} would take too long in this text: their patterns with * begin "
        "with words that stand everywhere in it; let them begin with rarer ones"
    )


def _begins_word(text: str, at: int) -> bool:
    """A word with blanks around it is found whole: no letter stands before it."""
    return not (at and _is_letter(text[at]) and _is_letter(text[at - 1]))


def _ends_word(text: str, end: int) -> bool:
    return not (end < len(text) and _is_letter(text[end - 1]) and _is_letter(text[end]))


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and is_spaced(sign)
