"""This package's own linter, as the suites see it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

import sopai
from sopai.evaluation.checkers.checker import Checker, Hit, Hits
from sopai.evaluation.corpus import Document
from sopai.schema.document import Item, SourceDocument
from sopai.schema.finding import Finding
from sopai.schema.owner import OwnerKind
from sopai.schema.place import line_of

NAME = "sopai"


class Linted(Protocol):
    """What linting a text gives, as far as suites look at it."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The defects found."""

    @property
    def document(self) -> SourceDocument:
        """The text as it was read."""


Lint = Callable[[str, str], Linted]
"""Reads and lints a text: the words, and the path to call them by."""


class ReadItem(NamedTuple):
    """What the reader made of one item of a document."""

    first: int
    last: int
    """Its first and last line, from 1."""

    operative: bool
    """It was taken to tell somebody to do something."""

    owner: OwnerKind
    """The kind of owner found for it."""


class Reading(NamedTuple):
    """What the linter reports about a document, and how it read its items."""

    hits: tuple[Hit, ...]
    items: tuple[ReadItem, ...]


def read(documents: Iterable[Document], lint: Lint) -> dict[str, Reading]:
    """Each document read and linted once, by path."""
    return {document.path: _read(document, lint) for document in documents}


def checker(hits: Hits) -> Checker:
    """The linter as one checker among others, from what it has reported already."""
    return Checker(
        name=NAME,
        languages=("en", "zh"),
        version=lambda: sopai.__version__,
        check=lambda documents: {d.path: hits[d.path] for d in documents},
        about="this linter, all rules that concern the suite",
    )


def _read(document: Document, lint: Lint) -> Reading:
    linted = lint(document.text, document.path)
    hits = (_to_hit(finding) for finding in linted.findings)
    source = linted.document
    return Reading(
        hits=tuple(hit for hit in hits if hit is not None),
        items=tuple(_to_read_item(source, item) for item in source.items),
    )


def _to_hit(finding: Finding) -> Hit | None:
    """Findings about the document as a whole have no line and belong to no item."""
    if finding.line is None:
        return None
    return Hit(finding.line, finding.code, finding.quote, finding.start, finding.end)


def _to_read_item(source: SourceDocument, item: Item) -> ReadItem:
    return ReadItem(
        first=line_of(source.newlines, item.start),
        last=line_of(source.newlines, max(item.start, item.end - 1)),
        operative=item.operative.holds,
        owner=item.owner.kind,
    )
