"""How near a place of an SOP is to a statement, beside what its words in common say.

A sum of weighted signs ranks the places of one SOP (conditional logit; McFadden, Conditional logit
analysis of qualitative choice behavior, in Frontiers in Econometrics, 1974). The weights are
learned from the development cases by `python -m sopai.evaluation.retro_learning`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt
from re import compile
from typing import NamedTuple

from sopai.language.script import lowered, normalise
from sopai.retro.spots import Spot

_HAN = compile(r"[\u4e00-\u9fff]+")
_LATIN = compile(r"[a-z]{3,}")

STEM = 5
"""Letters of an English word that are compared: "delivers" and "delivery" are one."""

FAR_OFF = 3.0
"""Closeness by words that counts as one."""

Grams = Counter[str]


def grams(text: str) -> Grams:
    """The beginnings of a text's words, its Chinese characters, and pairs of these."""
    low = lowered(normalise(text))
    found: Grams = Counter(word[:STEM] for word in _LATIN.findall(low))
    for run in _HAN.findall(low):
        found.update(run)
        found.update(map("".join, zip(run, run[1:], strict=False)))
    return found


class Places(NamedTuple):
    """The places of an SOP, as `grams`."""

    whole: tuple[Grams, ...]
    heads: tuple[Grams, ...]
    """Of the first line of each: its title, or its action."""

    kinds: tuple[str, ...]
    """Whether each is one of `steps`, `exceptions`, `metrics`, `supervision`, `notes`."""

    lengths: tuple[float, ...]
    """Of each as a vector of weighted pieces."""

    weights: Mapping[str, float]
    """How rare each piece is in the SOP."""


def places_of(spots: Sequence[Spot]) -> Places:
    """What `near_signs` needs of the places of an SOP."""
    whole = tuple(grams(spot.text) for spot in spots)
    counts = Counter(piece for one in whole for piece in one)
    weights = {piece: log(1 + len(spots) / count) for piece, count in counts.items()}
    return Places(
        whole,
        tuple(grams(spot.text.split("\n", 1)[0]) for spot in spots),
        tuple(spot.address.split("/")[1] for spot in spots),
        tuple(_length(one, weights) for one in whole),
        weights,
    )


def near_signs(
    places: Places, plain: str, told: str, heading: str, totals: Sequence[float]
) -> list[dict[str, float]]:
    """The signs of each place that a statement may be about it.

    Args:
        places: of the SOP.
        plain: the statement.
        told: what stands before it in the same paragraph, item or message.
        heading: what it stands under.
        totals: how close each place is by its words, as `matching.scores` gives it.
    """
    own, before, head = grams(plain), grams(told), grams(heading)
    around = own + before + head
    most = max(totals, default=0.0)
    weights = places.weights
    before_length, around_length = _length(before, weights), _length(around, weights)
    found = []
    for whole, first, kind, length, total in zip(
        places.whole, places.heads, places.kinds, places.lengths, totals, strict=True
    ):
        found.append(
            {
                "close": total / FAR_OFF,
                "closest": total / most if most else 0.0,
                "told: alike": _shared(whole, before, weights) / (length * before_length or 1.0),
                "around: alike": _shared(whole, around, weights) / (length * around_length or 1.0),
                "told: head": _held(first, before, weights),
                "said: head": _held(first, own, weights),
                f"kind: {kind}": 1.0,
            }
        )
    return found


def _shared(one: Grams, other: Grams, weights: Mapping[str, float]) -> float:
    """The product of two texts as vectors of weighted pieces."""
    return sum(
        count * other[piece] * weights[piece] ** 2 for piece, count in one.items() if piece in other
    )


def _length(one: Grams, weights: Mapping[str, float]) -> float:
    return sqrt(sum((count * weights.get(piece, 1.0)) ** 2 for piece, count in one.items()))


def _held(one: Grams, other: Grams, weights: Mapping[str, float]) -> float:
    """The share of a text that stands in another one."""
    total = sum(weights.get(piece, 1.0) for piece in one)
    return sum(weights.get(piece, 1.0) for piece in one if piece in other) / total if total else 0.0
