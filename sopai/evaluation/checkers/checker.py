"""What a checker is: a name, the languages it knows, and where it finds something."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from sopai.evaluation.corpus import Document
from sopai.evaluation.gold import Language


class Hit(NamedTuple):
    """One place that a checker reports."""

    line: int
    """Its line in the document, from 1."""

    code: str
    """The rule or check that reports it."""

    quote: str
    """The words it is about."""

    start: int | None = None
    """Offset of the words in the document's text, if the checker says so."""

    end: int | None = None
    """Offset after the words."""


Hits = Mapping[str, tuple[Hit, ...]]
"""Path of a document -> what was reported in it, in order."""


class Checker(NamedTuple):
    """A way to find the items of documents that ought to be flagged."""

    name: str

    languages: tuple[Language, ...]
    """Languages it is made for; it is not run on others."""

    version: Callable[[], str | None]
    """Its version, or None when it is not installed."""

    check: Callable[[Sequence[Document]], Hits]
    """What it reports in each document."""

    about: str
    """What it is, in one sentence for the report."""


def installed(package: str) -> str | None:
    """The version of an installed package, or None."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def line_at(newlines: Sequence[int], offset: int) -> int:
    """The line, from 1, of an offset in a text whose line ends are at `newlines`."""
    return bisect_left(newlines, offset) + 1


def line_ends(text: str) -> tuple[int, ...]:
    """Offsets of the line ends of a text."""
    return tuple(offset for offset, character in enumerate(text) if character == "\n")


def on_lines(hits: Sequence[Hit], lines: tuple[int, int]) -> tuple[Hit, ...]:
    """The hits that lie on a range of lines, both ends included."""
    return tuple(hit for hit in hits if lines[0] <= hit.line <= lines[1])
