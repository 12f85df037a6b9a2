"""Accepted changes of a change set become a new version, in the library or as a file."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from sopai.changes.apply import Applied, carry_out
from sopai.changes.bump import Bump, bump, next_version
from sopai.changes.diff import SopDiff, diff
from sopai.changes.revision import Revised, change_sentence
from sopai.errors import ChangeConflict, ChangeError, IngestError
from sopai.export.markdown import write_markdown
from sopai.ingest.read import read
from sopai.ingest.recognise import Reading
from sopai.library.catalogue import get, last_ids, list_versions
from sopai.library.changing import Evidence, NewVersion, add_changed, stale, versions_by
from sopai.library.evidence import (
    SavedChangeSet,
    save_change_set,
    saved_change_set,
    unknown_change,
)
from sopai.library.opening import Library, open_library
from sopai.library.stored import StoredSop, StoredVersion
from sopai.schema.canonical import content_hash
from sopai.schema.changes import Change, ChangeSet, ChangeTarget
from sopai.schema.control import State
from sopai.schema.sop import Sop
from sopai.workflow.versions import control_after
from sopai.writing import write_at_once

MAX_BYTES = 20_000_000
"""Of a change set's file: a thousand changes with their quotes have one."""

MARKDOWN = (".md", ".markdown")
FIRST = "1.0"
"""The version of a file that names none in our scheme."""


class By(NamedTuple):
    """Who decides, why and when."""

    who: str
    """Recorded, not authenticated."""

    reason: str
    today: date
    language: str = "en"
    """Of what is said about the new version."""


class NewContent(NamedTuple):
    """What applying gave."""

    sop_id: str
    title: str
    before: str | None
    """The version that the changes were made on; None: a file that names none."""

    version: str
    hash: str
    bump: Bump
    accepted: tuple[str, ...]
    """Ids of the changes."""

    diff: SopDiff
    out: Path | None
    """The file that was written; None: it is in the library."""

    state: State | None
    """Of the new version."""

    left_out: tuple[str, ...]
    """Titles of other procedures of the file, which are not in the new one."""


def read_change_set(path: Path) -> ChangeSet:
    """The change set in a JSON file.

    Raises:
        ChangeError: it is missing, too large, no JSON, or no change set.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ChangeError(
                f"{str(path)!r} is larger than a change set can be ({MAX_BYTES} bytes)"
            )
        content = path.read_bytes()
    except OSError as error:
        raise ChangeError(
            f"{str(path)!r} cannot be opened ({error.strerror}): name the file that `sopai retro "
            "--json` wrote"
        ) from error
    return parse_change_set(content, str(path))


def parse_change_set(content: bytes, name: str) -> ChangeSet:
    """The change set in the bytes of a file.

    Raises:
        ChangeError: they are no JSON, or no change set.
    """
    try:
        found = ChangeSet.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise ChangeError(f"{name!r} is no change set: {where}: {first['msg']}") from error
    ids = [change.id for change in found.changes]
    twice = sorted({one for one in ids if ids.count(one) > 1}) if len(set(ids)) < len(ids) else []
    if twice:
        raise ChangeError(f"{name!r}: two changes have the id {twice[0]}: number them c1, c2, ...")
    for change in found.changes:
        if change.target >= len(found.targets):
            raise ChangeError(
                f"{name!r}: {change.id} is for target {change.target}, and there are "
                f"{len(found.targets)}"
            )
    return found


def chosen_changes(change_set: ChangeSet, accept: str) -> tuple[Change, ...]:
    """The changes that a person accepts: `all`, or their ids with commas between.

    Raises:
        ChangeError: one is unknown, none is named, or they concern several SOPs.
    """
    named = list(dict.fromkeys(one.strip() for one in accept.split(",") if one.strip()))
    by_id = {change.id: change for change in change_set.changes}
    if named == ["all"]:
        named = list(by_id)
    for one in named:
        if one not in by_id:
            raise unknown_change(one, change_set)
    if not named:
        raise ChangeError("nothing is accepted: name changes such as c1,c3, or all")
    chosen = tuple(by_id[one] for one in named)
    _one_target(change_set, chosen)
    return chosen


def _one_target(change_set: ChangeSet, chosen: Sequence[Change]) -> ChangeTarget:
    """The SOP that changes are for.

    Raises:
        ChangeError: there are several.
    """
    indices = sorted({change.target for change in chosen})
    if len(indices) > 1:
        listed = "; ".join(
            f"{change_set.targets[index].path or change_set.targets[index].sop}: "
            + ",".join(change.id for change in chosen if change.target == index)
            for index in indices
        )
        raise ChangeError(
            f"nothing was applied: these changes are for {len(indices)} SOPs; accept those of one "
            f"at a time: {listed}"
        )
    return change_set.targets[indices[0]]


def apply_changes(
    folder: Path, change_set: ChangeSet, accept: str, by: By, out: Path | None = None
) -> NewContent:
    """Apply the changes that a person accepts.

    Args:
        folder: the data folder; what is accepted of an SOP in the library is kept there.
        change_set: what is proposed.
        accept: `all`, or ids with commas between.
        by: who accepts it, why and when.
        out: where the new file goes, when the SOP is a file; never the library.

    Raises:
        ChangeError: a change is unknown or wrong, or `out` is missing or cannot be written.
        ChangeConflict: the SOP was changed since; nothing was applied.
        IngestError: the SOP's file cannot be read.
        LibraryError: the library cannot be read or written.
    """
    _check_by(by)
    chosen = chosen_changes(change_set, accept)
    target = _one_target(change_set, chosen)
    if target.path is not None:
        return _apply_to_file(target, target.path, change_set, chosen, by, out)
    if out is not None:
        raise ChangeError(
            "--out is for SOPs that are files: this one is in the library; `sopai library show` "
            "prints it"
        )
    with open_library(folder) as library:
        identity = save_change_set(library, change_set, by.who)
        saved = saved_change_set(library, identity)
        edited = tuple(saved.decided(change) for change in chosen)
        return _apply_in_library(library, saved, target, edited, by)


def apply_saved(folder: Path, identity: int, by: By) -> NewContent:
    """Apply what stands as accepted or edited in a change set of the library.

    Raises:
        ChangeError: nothing is accepted, or a change is wrong.
        ChangeConflict: the SOP was changed since; nothing was applied.
        LibraryError: there is no such change set, or the library cannot be read or written.
    """
    _check_by(by)
    with open_library(folder) as library:
        saved = saved_change_set(library, identity)
        if not saved.accepted:
            raise ChangeError("nothing is accepted yet: decide about the changes one by one")
        target = _one_target(saved.change_set, saved.accepted)
        return _apply_in_library(library, saved, target, saved.accepted, by)


def _check_by(by: By) -> None:
    if not by.who.strip() or not by.reason.strip():
        raise ChangeError("nothing was applied: say who accepts the changes, and give a reason")


def _apply_in_library(
    library: Library,
    saved: SavedChangeSet,
    target: ChangeTarget,
    chosen: tuple[Change, ...],
    by: By,
) -> NewContent:
    known = list_versions(library, target.sop)
    _check_base(library, saved, target, known)
    stored: StoredSop = get(library, target.sop, known[0].hash)
    if stored.stored.state is State.RETIRED:
        raise ChangeError(
            f"nothing was applied: {stored.sop.title!r} ({target.sop}) is retired; add its file "
            "again, or restore a version first"
        )
    last = last_ids(library, target.sop)
    applied = carry_out(stored.sop, chosen, last)
    said = bump(stored.sop, applied.sop, chosen, by.language)
    number = next_version(stored.stored.version, said.level)
    what = _revised(number, saved.change_set, applied, by)
    control = control_after(stored.stored.control, what, by.today)
    text = write_markdown(applied.sop, control, last)
    new = NewVersion(applied.sop, control, text.encode(), stored.stored.hash, by.who, by.reason)
    made = add_changed(library, new, Evidence(saved.id, applied.changes))
    before = stored.stored.version
    return _result(stored.sop, applied, before, (made.version, made.hash), said)._replace(
        state=made.state
    )


def _check_base(
    library: Library,
    saved: SavedChangeSet,
    target: ChangeTarget,
    known: tuple[StoredVersion, ...],
) -> None:
    """Refuse changes of an older version; versions that this change set made do not count.

    Raises:
        ChangeConflict: somebody else changed the SOP since.
    """
    own = versions_by(library, saved.id)
    for version in known:
        if version.hash == target.base:
            return
        if version.hash not in own:
            raise stale(known[0])
    raise stale(known[0])


def _revised(number: str, change_set: ChangeSet, applied: Applied, by: By) -> Revised:
    sentence = change_sentence(change_set.retrospective, applied.changes, applied.sop.language)
    return Revised(number, by.today, by.who, sentence)


def _result(
    before: Sop, applied: Applied, old: str | None, made: tuple[str, str], said: Bump
) -> NewContent:
    return NewContent(
        applied.sop.id,
        applied.sop.title,
        old,
        *made,
        said,
        tuple(change.id for change in applied.changes),
        diff(before, applied.sop),
        None,
        None,
        (),
    )


def _apply_to_file(
    target: ChangeTarget,
    path: str,
    change_set: ChangeSet,
    chosen: tuple[Change, ...],
    by: By,
    out: Path | None,
) -> NewContent:
    if out is None:
        raise ChangeError(
            f"nothing was applied: {path!r} is a file; name with --out where the new one goes"
        )
    if out.suffix.lower() not in MARKDOWN:
        raise ChangeError(f"nothing was applied: --out writes Markdown, so end {str(out)!r} in .md")
    reading = read(Path(path))
    sop = _sop_of(reading, target, path)
    others = tuple(one.title for one in (reading.sop, *reading.others) if one.id != sop.id)
    if others and _is_same(Path(path), out):
        raise ChangeError(
            f"nothing was applied: {path!r} holds {len(others) + 1} procedures, and the new file "
            "would hold one: name another file with --out"
        )
    applied = carry_out(sop, chosen, reading.last_ids)
    said = bump(sop, applied.sop, chosen, by.language)
    old = reading.control.version
    number = _next(old, said)
    what = _revised(number, change_set, applied, by)
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
    result = _result(sop, applied, old, (number, identity), said)
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
