"""Texts as vectors of meaning: which embedder there is, and what each has to do."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from sopai.library.opening import Library
from sopai.llm import choice
from sopai.settings import embeddings_are_on

Vector = list[float]
"""Of length 1."""


SECONDS = 60.0
"""How long the vectors of a few cards may take."""


class Embedder(Protocol):
    """Gives texts that mean the same vectors that point the same way, whatever the language."""

    @property
    def name(self) -> str:
        """Letters, digits, dots and hyphens; other vectors have another name."""
        ...

    @property
    def is_ready(self) -> bool:
        """Whether it can be asked at once; else `prepare` comes first."""
        ...

    @property
    def floor(self) -> float:
        """Similarity that says nothing: half of all cards are below it for any question."""
        ...

    def prepare(self, seconds: float = SECONDS) -> None:
        """Do what comes before the first vector.

        Raises:
            ModelError: it cannot be used.
            LibraryError: the database, which keeps what it needs, cannot be used.
        """
        ...

    def forget(self) -> None:
        """Have it prepared anew: its model may have changed."""
        ...

    def passages(self, texts: Sequence[tuple[str, str]], seconds: float = SECONDS) -> list[Vector]:
        """The vectors of cards, each given with its language.

        Raises:
            ModelError: it gives none.
        """
        ...

    def query(self, text: str, language: str) -> Vector:
        """The vector of a question; it comes within seconds, or not at all.

        Raises:
            ModelError: it gives none.
        """
        ...


class Choice(NamedTuple):
    """The embedder, or why there is none."""

    embedder: Embedder | None
    why_none: str | None
    """`off` or `not installed`."""


def choose_embedder(library: Library) -> Choice:
    """The embedder that SOPAI_EMBEDDER names, else the one that comes with sopai.

    Raises:
        SettingsError: SOPAI_EMBEDDINGS, SOPAI_EMBEDDER or SOPAI_AI is wrong.
        LibraryError: the database, which keeps what it needs, cannot be used.
    """
    if not embeddings_are_on():
        return Choice(None, "off")
    named = choice.choose_embedder()
    if named is not None:
        from sopai.library.served import Served

        return Choice(Served(library, named), None)
    from sopai.library.bundled import open_bundled

    bundled = open_bundled(library)
    return Choice(bundled, None if bundled else "not installed")
