"""What all texts of a language have in common, to be taken out of their vectors.

Vectors of many models carry the language: without its part, texts of another language are never
near. How large that part is differs. Of multilingual-e5 it is most of a vector; of other models
it may be little, and the mean of a few texts is then mostly their own chance meaning: to take
that out would push away whatever is like them. So the mean is shrunk by what chance puts into it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Rows = Mapping[str, Sequence[Sequence[float]]]
"""Language -> vectors."""


FLOOR = 0.75
"""Share of ordinary questions and cards that are less alike than what is taken for alike. Of
multilingual-e5-small that is 0.06; measured on documents, its floor is 0.05."""


class Centre(NamedTuple):
    """What is taken out of vectors of length 1, and the similarity that says nothing."""

    queries: dict[str, list[float]]
    """Language -> mean."""

    passages: dict[str, list[float]]
    floor: float


def centre_of(queries: Rows, passages: Rows) -> Centre:
    """The centre by the vectors of ordinary questions and cards, in each language."""
    units = [{lang: _units(rows) for lang, rows in kind.items()} for kind in (queries, passages)]
    means = [{lang: shrunk_mean(rows) for lang, rows in kind.items()} for kind in units]
    similarities = [
        _units(units[0][lang] - means[0][lang]) @ _units(units[1][lang] - means[1][lang]).T
        for lang in queries
    ]
    floor = float(np.quantile(np.concatenate([found.ravel() for found in similarities]), FLOOR))
    as_lists = [{lang: [float(x) for x in mean] for lang, mean in kind.items()} for kind in means]
    return Centre(as_lists[0], as_lists[1], floor)


def shrunk_mean(rows: Array) -> Array:
    """The mean of vectors, as far as it is not chance (n, dim) -> (dim,).

    Source: the positive part estimator of James and Stein, Estimation with quadratic loss, 1961.
    """
    mean: Array = rows.mean(axis=0)
    chance = float(((rows - mean) ** 2).sum() / max(1, len(rows) - 1) / len(rows))
    size = float(mean @ mean)
    return mean * max(0.0, 1 - chance / size) if size else mean


def _units(rows: Sequence[Sequence[float]] | Array) -> Array:
    found = np.asarray(rows, dtype=np.float64)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    units: Array = found / np.where(lengths == 0, 1.0, lengths)
    return units
