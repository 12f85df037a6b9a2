"""The embedder that comes with sopai: two models side by side; nothing has to be downloaded.

They err in different ways, so both find more than either: `eval/search/mixed/README.md`, third
figures.
"""

from collections.abc import Sequence
from math import sqrt

from sopai.library.embedding import SECONDS, Embedder, Vector
from sopai.library.opening import Library


class Together:
    """Vectors end to end: their likeness is the mean of what the two models say."""

    def __init__(self, one: Embedder, other: Embedder) -> None:
        """Take the two."""
        self._both = one, other

    @property
    def name(self) -> str:
        """Their names."""
        return "-".join(one.name for one in self._both)

    @property
    def is_ready(self) -> bool:
        """Whether both are."""
        return all(one.is_ready for one in self._both)

    @property
    def floor(self) -> float:
        """The mean, as of the likeness."""
        return sum(one.floor for one in self._both) / 2

    def prepare(self, seconds: float = SECONDS) -> None:
        """Prepare both."""
        for one in self._both:
            one.prepare(seconds)

    def forget(self) -> None:
        """Have both prepared anew."""
        for one in self._both:
            one.forget()

    def passages(self, texts: Sequence[tuple[str, str]], seconds: float = SECONDS) -> list[Vector]:
        """The vectors of cards, each given with its language."""
        found = (one.passages(texts, seconds) for one in self._both)
        return [_end_to_end(*vectors) for vectors in zip(*found, strict=True)]

    def query(self, text: str, language: str) -> Vector:
        """The vector of a question."""
        return _end_to_end(*(one.query(text, language) for one in self._both))


def open_bundled(library: Library) -> Embedder | None:
    """What of the two runs on this machine; None if neither does.

    Raises:
        LibraryError: the database cannot be used.
    """
    found: list[Embedder] = []
    try:
        from sopai.library.e5 import open_e5
    except (ImportError, OSError):  # it is not made for every machine
        pass
    else:
        found.append(open_e5(library))
    try:
        from sopai.library.universal import Universal
    except (ImportError, OSError):
        pass
    else:
        found.append(Universal())
    if len(found) == len(("e5", "universal")):
        return Together(*found)
    return found[0] if found else None


def _end_to_end(one: Vector, other: Vector) -> Vector:
    """Two vectors of length 1 as one of length 1."""
    return [x * sqrt(0.5) for x in (*one, *other)]
