"""Vectors made from words alone, at once, to measure what is done with vectors."""

from collections.abc import Iterable, Sequence
from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sopai.library.embedding import SECONDS, Vector
from sopai.library.words import cleaned, terms

LENGTH = 896
"""As long as the vectors of the embedder that comes with sopai."""

FLOOR = 0.065
"""As the embedder that comes with sopai."""


class WordVectors:
    """Texts that share words are near each other; no model is asked.

    A word has a vector of its own, drawn at random but the same each time; that of a text points
    where the sum of its words does. So procedures of one subject are near each other, and many
    are about as near as each other, as in a real library.
    """

    def __init__(self, name: str, questions: Iterable[str]) -> None:
        """Make the vectors of the questions beforehand.

        Args:
            name: of the embedder whose place it takes in the index.
            questions: those that will be asked.
        """
        self._name = name
        self._questions = {text: _vector(text) for text in map(cleaned, questions)}

    @property
    def name(self) -> str:
        """That of the embedder whose place it takes."""
        return self._name

    @property
    def is_ready(self) -> bool:
        """It always is."""
        return True

    @property
    def floor(self) -> float:
        """As that of the embedder in whose place it is."""
        return FLOOR

    def prepare(self, seconds: float = SECONDS) -> None:
        """Nothing: there is no model."""

    def forget(self) -> None:
        """Nothing: the vectors are always the same."""

    def passages(self, texts: Sequence[tuple[str, str]], seconds: float = SECONDS) -> list[Vector]:
        """The vectors of cards, each given with its language."""
        return [_vector(text) for text, _language in texts]

    def query(self, text: str, language: str) -> Vector:
        """The vector of a question, which was made before."""
        return self._questions[text]


def _vector(text: str) -> Vector:
    words = terms(text)
    total = np.sum([_word(word) for word in words], axis=0) if words else _word(text)
    return [float(x) for x in total / np.linalg.norm(total)]


@cache
def _word(word: str) -> NDArray[np.float64]:
    return np.random.default_rng(crc32(word.encode("utf-8", "replace"))).standard_normal(LENGTH)
