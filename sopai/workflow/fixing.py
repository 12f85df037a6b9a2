"""Safe fixes of files: what would change, and writing it."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sopai.errors import ChangeConflict, ChangeError, IngestError
from sopai.ingest.decode import Decoded, decoded
from sopai.ingest.read import SUFFIXES, is_text, load, read_string
from sopai.lint.edits import Edit, apply_edits, edits_of
from sopai.schema.finding import Finding, parts_of
from sopai.workflow import DEFAULTS, LintedFile, Options, findings_of, lint_text
from sopai.workflow.proving import holds
from sopai.writing import rewrite_at_once

MAX_PASSES = 50
"""Rounds of reading and mending; each takes a finding away, and most texts need one."""


class Applied(NamedTuple):
    """One safe fix that was carried out."""

    finding: Finding
    before: str
    after: str


@dataclass(frozen=True)
class Mended:
    """A text with its safe fixes carried out."""

    before: str
    after: str
    applied: tuple[Applied, ...]
    """In the order in which they were carried out; lines are those of the text at that time."""

    left: tuple[Finding, ...]
    """What is found in `after`; some may have a skeleton."""


@dataclass(frozen=True)
class MendedFile(Mended):
    """A file with its safe fixes, not yet written."""

    path: Path
    data: bytes
    """The file as it was read."""

    decoded: Decoded


def mend_text(
    text: str, path: str, options: Options = DEFAULTS, codes: Collection[str] = ()
) -> Mended:
    """A text with its safe fixes carried out, again and again until none is left.

    Args:
        text: Markdown, or plain text when `path` ends in `.txt`.
        path: what to call it.
        options: how to lint.
        codes: rules whose fixes are carried out; empty: all.

    Raises:
        IngestError: the text cannot be read as a document.
    """
    now, applied = text, list[Applied]()
    for _ in range(MAX_PASSES):
        linted = lint_text(now, path, options)
        safe = [one for one in linted.findings if _is_wanted(one, codes)]
        edits = _together(now, path, linted, safe, options)
        if not edits:
            break
        applied += [_applied(safe, edit) for edit in edits]
        now = apply_edits(now, edits)
    else:
        linted = lint_text(now, path, options)
    return Mended(text, now, tuple(applied), linted.findings)


def _is_wanted(finding: Finding, codes: Collection[str]) -> bool:
    is_safe = finding.fix is not None and finding.fix.kind == "safe"
    return is_safe and (not codes or finding.code in codes)


def _together(
    now: str, path: str, linted: LintedFile, safe: list[Finding], options: Options
) -> list[Edit]:
    """The edits that hold together; the first alone where they do not."""
    edits = edits_of(now, safe)
    if len(edits) < 2:
        return edits
    reading = read_string(now, path, with_notes=False)
    found = tuple(part for finding in linted.findings for part in parts_of(finding))
    held = holds(reading, found, edits, lambda again: findings_of(again, options))
    return edits if held else edits[:1]


def _applied(safe: list[Finding], edit: Edit) -> Applied:
    span = (edit.start, edit.end)
    finding = next(f for f in safe if f.fix and f.fix.replace == span and f.code == edit.code)
    return Applied(finding, edit.before, edit.after)


def mend_file(path: Path, options: Options = DEFAULTS, codes: Collection[str] = ()) -> MendedFile:
    """A file with its safe fixes; nothing is written.

    Raises:
        ChangeError: files of its type are not changed, or its encoding cannot be written back.
        IngestError: it cannot be read as a document, or is empty.
    """
    if not path.is_dir() and not is_text(path.name) and path.suffix.lower() in SUFFIXES:
        raise ChangeError(
            f"{str(path)!r} is not changed: only Markdown and plain text are; `sopai lint` says "
            "what to mend in it, and `sopai review` puts comments into a copy of a Word file"
        )
    data = load(path)
    read = decoded(data, str(path))
    if not read.text.strip():
        raise IngestError(f"{str(path)!r} is empty: take the copy that has its text, or delete it")
    mended = mend_text(read.text, str(path), options, codes)
    if read.encoded(read.text) != data or read.encoded(mended.after) is None:
        raise ChangeError(
            f"{str(path)!r} is not changed: its bytes cannot be written back as they are; save it "
            "as UTF-8 and try again"
        )
    return MendedFile(mended.before, mended.after, mended.applied, mended.left, path, data, read)


def write_mended(file: MendedFile) -> None:
    """Write a mended file in one stroke, in its own encoding; of a link its target.

    Raises:
        ChangeConflict: the file was changed since it was read; nothing was written.
        ChangeError: it cannot be written; what was there stays.
    """
    content = file.decoded.encoded(file.after)
    try:
        if content is None or file.path.read_bytes() != file.data:
            raise ChangeConflict(
                f"{str(file.path)!r} was changed meanwhile, so nothing was written: run it again"
            )
        rewrite_at_once(file.path, content)
    except OSError as error:
        raise ChangeError(
            f"{str(file.path)!r} cannot be written ({error.strerror}): check that you may write "
            "it, and its disk"
        ) from error


def leads_out(path: Path, top: Path) -> bool:
    """Whether a file found below a folder is a link to one that lies elsewhere."""
    return path.is_symlink() and not path.resolve().is_relative_to(top.resolve())


__all__ = [
    "Applied",
    "Mended",
    "MendedFile",
    "is_text",
    "leads_out",
    "mend_file",
    "mend_text",
    "write_mended",
]
