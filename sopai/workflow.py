"""The use cases, one function each: what the command line, the page and the suites call."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sopai.errors import IngestError
from sopai.ingest.read import SUFFIXES, read, read_string
from sopai.ingest.recognise import Reading
from sopai.lint.engine import lint
from sopai.lint.suppression import Suppressed, suppress
from sopai.schema.control import DocumentControl
from sopai.schema.document import SourceDocument
from sopai.schema.finding import Finding
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop


class LintedFile(NamedTuple):
    """What the linter says of one file."""

    path: str
    document: SourceDocument
    sop: Sop
    control: DocumentControl
    findings: tuple[Finding, ...]
    suppressed: int
    """Findings that the file itself allows, with a reason."""

    notes: tuple[str, ...]
    """What the user should know: suppressions that do not count, and why."""


class Options(NamedTuple):
    """How to lint."""

    profile: str = "default"
    language: str = "en"
    """Of the messages."""

    roster: Roster | None = None
    today: date | None = None
    explain: bool = False


def lint_text(text: str, path: str, options: Options = Options()) -> LintedFile:
    """The findings in a text.

    Args:
        text: Markdown, or plain text when `path` ends in `.txt`.
        path: what to call it.
        options: how to lint.

    Raises:
        IngestError: the text cannot be read as a document.
    """
    return _lint_reading(read_string(text, path), options)


def lint_file(path: Path, options: Options = Options()) -> LintedFile:
    """The findings in a file.

    Raises:
        IngestError: the file cannot be read as a document.
    """
    return _lint_reading(read(path), options)


def _lint_reading(reading: Reading, options: Options) -> LintedFile:
    found = lint(
        reading.document,
        reading.sop,
        reading.control,
        options.roster,
        options.today,
        others=reading.others,
        profile=options.profile,
        language=options.language,
        explain=options.explain,
    )
    result: Suppressed = suppress(reading.document, found)
    return LintedFile(
        reading.document.path,
        reading.document,
        reading.sop,
        reading.control,
        result.findings,
        result.count,
        result.notes,
    )


def documents_in(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files that paths name, folders searched, sorted, each once.

    Links to folders are not followed, so that a loop of links ends.
    """
    seen: set[Path] = set()
    for path in paths:
        inside = sorted(_documents_below(path)) if path.is_dir() else [path]
        for file in inside:
            if file not in seen:
                seen.add(file)
                yield file


def _documents_below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _documents_below(path)
        elif path.suffix.lower() in SUFFIXES and path.is_file():
            yield path


__all__ = ["IngestError", "LintedFile", "Options", "documents_in", "lint_file", "lint_text"]
