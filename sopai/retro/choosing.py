"""Which of several SOPs a retrospective is about; none rather than a guess."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from sopai.retro.reading import Read
from sopai.retro.spots import Procedure, spots_of
from sopai.retro.values import Kind
from sopai.retro.words import words_of

MIN_SHARE = {"en": 0.14, "zh": 0.06}
"""Cosine of the words of a retrospective and of an SOP from which they are about one thing; lower
in Chinese, where pairs of characters are counted. Tuned on the development cases, where it is
0.26 to 0.43 and 0.10 to 0.21 for the SOP that is meant, at most 0.11 and 0.03 for others."""

MIN_AHEAD = 1.15
"""How much closer than the next one an SOP has to be."""

MIN_RARE = 5
"""Different telling words that both have to have."""

TITLE = 2.0
"""How much more a word of the SOP's title counts."""


class Choice(NamedTuple):
    """How close an SOP is to a retrospective."""

    at: int
    """Its index among the candidates."""

    share: float
    shared: tuple[str, ...]
    """The words that both have and others have not, the rarest first."""


def closest(read: Read, candidates: Sequence[Procedure]) -> tuple[Choice, ...]:
    """The candidates by how close they are, the closest first."""
    profiles = [_profile(candidate) for candidate in candidates]
    own = _words(read)
    weights = _weights([*profiles, own])
    found = []
    for at, profile in enumerate(profiles):
        shared = [word for word in own if word in profile]
        shared.sort(key=lambda word: (-weights[word], word))
        found.append(Choice(at, _cosine(own, profile, weights), tuple(shared)))
    return tuple(sorted(found, key=lambda one: (-one.share, one.at)))


def choose(read: Read, candidates: Sequence[Procedure]) -> int | None:
    """Index of the SOP that a retrospective is about; None when none is close enough."""
    ranked = closest(read, candidates)
    if not ranked:
        return None
    best = ranked[0]
    needed = MIN_SHARE[candidates[best.at].sop.language]
    is_close = best.share >= needed and len(best.shared) >= MIN_RARE
    is_ahead = len(ranked) == 1 or best.share >= MIN_AHEAD * ranked[1].share
    return best.at if is_close and is_ahead else None


def _words(read: Read) -> Counter[str]:
    """The words of a retrospective: moods, thanks and other topics say nothing of its SOP."""
    found: Counter[str] = Counter()
    for one in read.statements:
        if one.kind not in (Kind.HOSTILE, Kind.IRONY, Kind.MOOD):
            found.update(words_of(one.plain).keys())
    return found


def _profile(procedure: Procedure) -> Counter[str]:
    found: Counter[str] = Counter()
    for spot in spots_of(procedure):
        found.update(words_of(spot.text).keys())
    for word in words_of(procedure.sop.title):
        found[word] = int(found[word] * TITLE) + 1
    return found


def _weights(texts: Sequence[Mapping[str, int]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for words in texts:
        counts.update(set(words))
    total = len(texts) + SMOOTHING
    return {word: log(total / n) for word, n in counts.items()}


SMOOTHING = 6
"""Texts that are thought beside those that are there: with few, no word may weigh nothing."""


def _cosine(
    one: Mapping[str, int], other: Mapping[str, int], weights: Mapping[str, float]
) -> float:
    def length(words: Mapping[str, int]) -> float:
        return sqrt(sum((sqrt(n) * weights[word]) ** 2 for word, n in words.items()))

    dot = sum(
        sqrt(n * other[word]) * weights[word] ** 2 for word, n in one.items() if word in other
    )
    both = length(one) * length(other)
    return dot / both if both else 0.0
