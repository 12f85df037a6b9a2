"""Accepted changes of an SOP that is a file: a new file, and never the library."""

from pathlib import Path

from sopai.changes.apply import carry_out
from sopai.changes.bump import Bump, bump, next_version
from sopai.errors import ChangeConflict, ChangeError, IngestError
from sopai.export.markdown import write_markdown
from sopai.ingest.read import read
from sopai.ingest.recognise import Reading
from sopai.schema.canonical import content_hash
from sopai.schema.changes import Change, ChangeTarget
from sopai.schema.sop import Sop
from sopai.workflow.new_content import By, NewContent, new_content, refuse_nothing, revision_of
from sopai.workflow.versions import control_after
from sopai.writing import write_at_once

MARKDOWN = (".md", ".markdown")
FIRST = "1.0"
"""The version of a file that names none in our scheme."""


def apply_to_file(
    target: ChangeTarget,
    path: str,
    chosen: tuple[Change, ...],
    by: By,
    out: Path | None,
) -> NewContent:
    """Write the file of the new version; what is there stays unless `out` names it.

    Raises:
        ChangeError: `out` is missing, no Markdown, or cannot be written, or a change is wrong.
        ChangeConflict: the file was changed since, or changes do not go together.
        IngestError: the file cannot be read, or holds no such SOP.
    """
    if out is None:
        raise ChangeError(
            f"nothing was applied: {path!r} is a file; name with --out where the new one goes"
        )
    if out.suffix.lower() not in MARKDOWN:
        raise ChangeError(f"nothing was applied: --out writes Markdown, so end {str(out)!r} in .md")
    if out.exists() and not _is_same(Path(path), out):
        raise ChangeError(
            f"nothing was applied: {str(out)!r} is there already and would be lost; name a new "
            "file with --out, or the SOP's own"
        )
    reading = read(Path(path))
    sop = _sop_of(reading, target, path)
    others = tuple(one.title for one in (reading.sop, *reading.others) if one.id != sop.id)
    if others and _is_same(Path(path), out):
        raise ChangeError(
            f"nothing was applied: {path!r} holds {len(others) + 1} procedures, and the new file "
            "would hold one: name another file with --out"
        )
    applied = carry_out(sop, chosen, reading.last_ids)
    refuse_nothing(sop, applied)
    said = bump(sop, applied.sop, chosen, by.language)
    old = reading.control.version
    number = _next(old, said)
    what = revision_of(number, applied, by)
    control = control_after(reading.control, what, by.today)
    text = write_markdown(applied.sop, control, reading.last_ids)
    try:
        write_at_once(out, text.encode())
    except OSError as error:
        raise ChangeError(
            f"nothing was applied: {str(out)!r} cannot be written ({error.strerror}): check the "
            "folder and its disk"
        ) from error
    identity = content_hash(applied.sop)
    result = new_content(sop, applied, old, (number, identity), said)
    return result._replace(out=out, left_out=others, state=control.state)


def _sop_of(reading: Reading, target: ChangeTarget, path: str) -> Sop:
    """The procedure of a file that changes were made for.

    Raises:
        ChangeConflict: the file says something else by now.
        IngestError: there is no such procedure in it.
    """
    found = [sop for sop in (reading.sop, *reading.others) if sop.id == target.sop]
    if not found:
        raise IngestError(f"{path!r} holds no SOP {target.sop}: it was changed since, or moved")
    if content_hash(found[0]) != target.base:
        raise ChangeConflict(
            f"nothing was applied: {path!r} was changed since the changes were made: make them "
            "anew from the retrospective"
        )
    return found[0]


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()


def _next(version: str | None, said: Bump) -> str:
    """The number after the one that a file names; files with another scheme begin with ours."""
    plain = (version or "").strip().removeprefix("v").removeprefix("V")
    major, _, minor = plain.partition(".")
    is_ours = major.isdecimal() and (not minor or minor.isdecimal()) and len(plain) < 12
    return next_version(f"{major}.{minor or 0}" if is_ours else FIRST, said.level)
