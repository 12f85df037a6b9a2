"""What statements mean, as an embedder sees it: a second opinion beside their signs.

People decide in words that no list has. An embedder has read more of them than any list holds; its
vector of a statement, and of those beside it, moves the sum of the signs (stacking; Wolpert,
Stacked generalization, Neural Networks 5 (1992) 241). The weights are learned from the development
cases by `python -m sopai.evaluation.retro_learning`, and belong to one embedder.
"""

import json
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sopai.language.script import language_of
from sopai.retro.values import Statement

Array = NDArray[np.float32]

Embed = Callable[[Sequence[str]], Array]
"""Texts -> their vectors, (n_texts, n_dimensions) float32, rows of length 1."""


class MeaningWeights(NamedTuple):
    """What moves the sum of a statement's signs."""

    start: float
    signs: float
    """Times the sum of the signs."""

    own: Array
    """(n_dimensions,): of the statement's vector."""

    before: Array
    """Of the vector of the statement before it; `after` of the one behind it."""

    after: Array

    means: dict[str, Array]
    """Language -> mean vector, which is taken away: it only says which language it is."""


@cache
def meaning_weights() -> MeaningWeights:
    """The weights, as they lie in `meaning_weights.json`."""
    kept = json.loads((files("sopai.retro") / "meaning_weights.json").read_text("utf-8"))
    return MeaningWeights(
        kept["start"],
        kept["signs"],
        _array(kept["own"]),
        _array(kept["before"]),
        _array(kept["after"]),
        {name: _array(mean) for name, mean in kept["means"].items()},
    )


def _array(values: list[float]) -> Array:
    return np.asarray(values, dtype=np.float32)


def vectors_of(statements: Sequence[Statement], embed: Embed, means: dict[str, Array]) -> Array:
    """The vectors of statements without what all texts of their language have in common.

    Args:
        statements: n of them.
        embed: the embedder.
        means: language -> mean vector.

    Returns:
        (n, n_dimensions) float32, rows of length 1.
    """
    texts = [one.plain or " " for one in statements]
    rest = embed(texts) - np.stack([means[language_of(text)] for text in texts])
    return np.asarray(rest / np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-6))


def moved(sums: Sequence[float], vectors: Array, weights: MeaningWeights) -> list[float]:
    """The sums of statements in order of the text, with what their vectors say.

    Args:
        sums: of the signs of n statements.
        vectors: (n, n_dimensions) of the same.
        weights: what they are weighed with.
    """
    before, after = neighbours(vectors)
    meant = vectors @ weights.own + before @ weights.before + after @ weights.after
    return [
        weights.start + weights.signs * sum_ + float(said)
        for sum_, said in zip(sums, meant, strict=True)
    ]


def neighbours(vectors: Array) -> tuple[Array, Array]:
    """For each row the one before it and the one behind it; zeros where there is none."""
    nothing = np.zeros_like(vectors[:1])
    return np.concatenate([nothing, vectors[:-1]]), np.concatenate([vectors[1:], nothing])
