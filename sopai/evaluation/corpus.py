"""Labelled items together with the documents that they are about."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import sopai
from sopai.errors import EvaluationError, IngestError
from sopai.evaluation.gold import Case, Language, load_cases
from sopai.ingest.decode import read_text


class Document(NamedTuple):
    """A document as checkers get it."""

    path: str
    """Relative to the folder of documents."""

    language: Language

    text: str
    """The decoded text, newlines as in the file."""

    lines: tuple[str, ...]
    """The text line by line, without line ends."""


class Corpus(NamedTuple):
    """What a suite runs on."""

    cases: tuple[Case, ...]
    """The labelled items."""

    documents: tuple[Document, ...]
    """Each document once, in order of its first case."""


def eval_folder() -> Path:
    """Where the evaluation data lies: in the wheel, or beside the package in a checkout.

    Raises:
        EvaluationError: in neither place.
    """
    package = Path(sopai.__file__).parent
    for folder in (package.parent / "eval", package / "data" / "eval"):
        if (folder / "gold").is_dir():
            return folder
    raise EvaluationError(
        "the evaluation data is not installed: run from a checkout, or name its folder with --cases"
    )


def load_corpus(folder: Path) -> Corpus:
    """The labelled items under `folder/gold` and their documents in `folder/documents`.

    Raises:
        EvaluationError: rows or documents are missing or cannot be read.
    """
    cases = load_cases(folder / "gold")
    return Corpus(cases, read_documents(cases, folder / "documents"))


def to_document(path: str, language: Language, text: str) -> Document:
    """A document from its text."""
    return Document(path, language, text, tuple(t.removesuffix("\r") for t in text.split("\n")))


def read_documents(cases: Iterable[Case], folder: Path) -> tuple[Document, ...]:
    """The documents of the cases, each once.

    Raises:
        EvaluationError: a document is missing or has fewer lines than its items say.
    """
    documents: dict[str, Document] = {}
    for case in cases:
        path = case.item.doc
        if path not in documents:
            documents[path] = to_document(path, case.language, _read(folder / path))
        if case.item.lines[1] > len(documents[path].lines):
            raise EvaluationError(
                f"item {case.item.id!r} is on line {case.item.lines[1]} of {path!r}, "
                f"which has {len(documents[path].lines)} lines: the copy is another version"
            )
    return tuple(documents.values())


def _read(path: Path) -> str:
    try:
        return read_text(path)
    except IngestError as error:
        raise EvaluationError(f"document of a labelled item: {error}") from error


def choose(corpus: Corpus, split: str) -> Corpus:
    """The cases of one split, or of both for `all`, with their documents.

    Raises:
        EvaluationError: no case is in that split.
    """
    cases = tuple(case for case in corpus.cases if split in ("all", case.item.split))
    if not cases:
        raise EvaluationError(f"no labelled item is in split {split!r}: choose dev, report or all")
    wanted = {case.item.doc for case in cases}
    return Corpus(cases, tuple(d for d in corpus.documents if d.path in wanted))
