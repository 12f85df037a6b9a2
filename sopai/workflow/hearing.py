"""A retrospective as the page uses it: read once, then matched to an SOP of the library."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sopai.ingest.read import read_data
from sopai.retro.reading import Read
from sopai.retro.reasons import of_none
from sopai.retro.retrospective import nothing, propose
from sopai.retro.values import Kind
from sopai.schema.changes import ChangeSet, Unmatched
from sopai.schema.document import SourceDocument
from sopai.workflow.has_library import is_there
from sopai.workflow.retro_library import stored_procedure
from sopai.workflow.retrospectives import embedder, notes_beside, searched, statements_of

_LEFT = ("nowhere", "empty", "unclear_removal")
"""Reasons why a decision leads to no change, other than that it stands already."""


class Said(NamedTuple):
    """A statement of a retrospective."""

    start: int
    end: int
    kind: str
    """A `Kind`: decision, problem, ..."""

    why: str
    """What it is taken for, in words; of a decision nothing."""


class Heard(NamedTuple):
    """A retrospective that was read."""

    document: SourceDocument
    said: tuple[Said, ...]
    notes: tuple[str, ...]
    """Keys of what the user should know of how it was read; `note_words` says it."""

    read: Read


def hear(data: bytes, name: str, language: str) -> Heard:
    """What a retrospective says.

    Args:
        data: the bytes of its file.
        name: the file's name; its suffix says what it is.
        language: of the words about it.

    Raises:
        IngestError: the bytes cannot be read as a document.
        RetroError: nothing is in it, or too much.
    """
    document = read_data(data, name).document
    found, notes = statements_of(document, name)
    said = tuple(
        Said(one.start, one.end, one.kind.value, _why(one.kind, language))
        for one in found.statements
    )
    return Heard(document, said, notes, found)


def with_changes(heard: Heard, change_set: ChangeSet) -> Heard:
    """A retrospective as its changes show it: what one of them quotes is decided.

    Beside an SOP more is recognised than by the words of a sentence alone, and some of what those
    say is taken back.
    """
    text = heard.document.text
    quoted = _spans(text, [one.quote for one in change_set.changes])
    unlikely = {
        one.quote: one.why
        for one in change_set.unmatched
        if one.why in {of_none("unlikely", language) for language in ("en", "zh")}
    }

    def shown(one: Said) -> Said:
        if any(one.start < end and start < one.end for start, end in quoted):
            return one._replace(kind=Kind.DECISION.value, why="")
        why = unlikely.get(text[one.start : one.end])
        return one._replace(kind=Kind.ASIDE.value, why=why) if why else one

    notes = notes_beside(heard.notes, change_set)
    return heard._replace(said=tuple(map(shown, heard.said)), notes=notes)


def _spans(text: str, quotes: Sequence[str | None]) -> list[tuple[int, int]]:
    """Where quotes stand in a text."""
    found = [(text.find(quote), len(quote)) for quote in quotes if quote]
    return [(start, start + length) for start, length in found if start >= 0]


def decided_without_place(change_set: ChangeSet) -> tuple[Unmatched, ...]:
    """What a review decided and no rule found a place for: a person has to put it in by hand."""
    reasons = {of_none(key, language) for key in _LEFT for language in ("en", "zh")}
    return tuple(one for one in change_set.unmatched if one.why in reasons)


def _why(kind: Kind, language: str) -> str:
    return "" if kind is Kind.DECISION else of_none(kind.value, language)


def about_nothing(heard: Heard, language: str) -> ChangeSet:
    """What stays open of a retrospective that concerns no SOP of the library.

    Args:
        heard: the retrospective.
        language: of the reasons.
    """
    return nothing(heard.read, language)


def propose_heard(
    folder: Path, heard: Heard, *, sop: str | None, language: str
) -> ChangeSet | None:
    """The changes that a retrospective asks for; None where no SOP of the library fits.

    Args:
        folder: the data folder.
        heard: the retrospective.
        sop: id of the SOP that it concerns; None searches the library.
        language: of the reasons.

    Raises:
        LibraryError: there is no such SOP, or the library cannot be read.
    """
    if not is_there(folder):
        return None
    procedure = searched(heard.read, folder) if sop is None else stored_procedure(folder, sop)
    if procedure is None:
        return None
    return propose(heard.read, procedure, language, embed=embedder())
