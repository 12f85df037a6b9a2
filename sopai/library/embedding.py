"""Texts as vectors of meaning: which embedder there is, and what each has to do."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from sopai.library.opening import Library
from sopai.settings import embeddings_are_on

Vector = list[float]
"""Of length 1."""


class Embedder(Protocol):
    """Gives texts that mean the same vectors that point the same way, whatever the language."""

    @property
    def name(self) -> str:
        """Letters, digits, dots and hyphens; other vectors have another name."""
        ...

    def passages(self, texts: Sequence[tuple[str, str]]) -> list[Vector]:
        """The vectors of cards, each given with its language."""
        ...

    def query(self, text: str, language: str) -> Vector:
        """The vector of a question."""
        ...


class Choice(NamedTuple):
    """The embedder, or why there is none."""

    embedder: Embedder | None
    why_none: str | None
    """`off` or `not installed`."""


def choose_embedder(library: Library) -> Choice:
    """The embedder of this machine.

    Raises:
        SettingsError: SOPAI_EMBEDDINGS or SOPAI_AI is wrong.
        LibraryError: the database, which keeps what it needs, cannot be used.
    """
    if not embeddings_are_on():
        return Choice(None, "off")
    try:
        from sopai.library.e5 import open_e5
    except (ImportError, OSError):
        return Choice(None, "not installed")
    return Choice(open_e5(library), None)
