"""Versions of SOPs: compared, restored; who made them, and why."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sopai.changes.bump import Bump, bump, next_version
from sopai.changes.diff import SopDiff, diff
from sopai.changes.revision import Revised, restore_sentence, revised
from sopai.errors import LibraryError
from sopai.export.markdown import write_markdown
from sopai.language.reviewing import review_status
from sopai.library.auditing import AuditEntry, audit_trail
from sopai.library.catalogue import find_id, get, last_ids, list_versions
from sopai.library.changing import NewVersion, add_restored
from sopai.library.evidence import Applied, applied_changes_of
from sopai.library.opening import open_library
from sopai.library.stored import StoredVersion
from sopai.schema.control import DocumentControl

_MAKERS = ("add", "apply", "restore")
"""Actions of the trail that make a version."""


class Comparison(NamedTuple):
    """Two versions of an SOP beside each other."""

    sop_id: str
    title: str
    before: str
    """MAJOR.MINOR."""

    after: str
    diff: SopDiff
    bump: Bump
    """How far apart they are, and what decides that."""


class Decided(NamedTuple):
    """What a person, or sopai for one, decided about a version."""

    day: str
    who: str
    state: str | None
    """The state that it got; None: it was reviewed."""

    reason: str
    """Of a review: what came of it."""


class VersionEntry(NamedTuple):
    """A version, and how it came about."""

    version: str
    hash: str
    state: str | None
    made: str
    """add, apply or restore."""

    at: str
    who: str
    why: str | None
    """The reason that was given; None for a file that was added."""

    change: str | None
    """What the history says of it."""

    known_by: str | None
    """What tells that its file, which states no id, is of this SOP: path, number or name."""

    decided: tuple[Decided, ...]
    """What was decided about it since; `history_words` has it in sentences."""

    accepted: tuple[Applied, ...]
    """The changes of a retrospective that it was made of, with their quotes: they name people, so
    they are shown here and stand in no SOP and no export."""


class Restored(NamedTuple):
    """What restoring gave."""

    sop_id: str
    version: str
    hash: str
    diff: SopDiff
    """From the version that was the newest."""


def compare_versions(
    folder: Path, name: str, before: str | None, after: str | None, language: str
) -> Comparison:
    """What two versions of an SOP differ in.

    Args:
        folder: the data folder.
        name: id, number or path of the SOP.
        before: MAJOR.MINOR or hash; else the one before `after`.
        after: MAJOR.MINOR or hash; else the newest.
        language: of the reasons.

    Raises:
        LibraryError: there is no such SOP or version, or it has one version only.
    """
    with open_library(folder) as library:
        sop_id = find_id(library, name)
        known = list_versions(library, sop_id)
        new = get(library, sop_id, after or known[0].version)
        old = get(library, sop_id, before or _before(known, new.stored))
    return Comparison(
        sop_id,
        new.sop.title,
        old.stored.version,
        new.stored.version,
        diff(old.sop, new.sop),
        bump(old.sop, new.sop, language=language),
    )


def _before(known: tuple[StoredVersion, ...], chosen: StoredVersion) -> str:
    hashes = [version.hash for version in known]
    index = hashes.index(chosen.hash) + 1
    if index == len(known):
        raise LibraryError(
            f"{chosen.title!r} ({chosen.sop_id}) has no version before {chosen.version}: name two "
            "versions to compare"
        )
    return hashes[index]


def newest_version(folder: Path, name: str) -> StoredVersion:
    """The newest version of an SOP, a draft too.

    Raises:
        LibraryError: there is no such SOP, or the library cannot be read.
    """
    with open_library(folder) as library:
        return list_versions(library, find_id(library, name))[0]


def version_history(folder: Path, name: str) -> tuple[VersionEntry, ...]:
    """The versions of an SOP with who, when and why, the newest first.

    Raises:
        LibraryError: there is no such SOP, or the library cannot be read.
    """
    with open_library(folder) as library:
        sop_id = find_id(library, name)
        known = list_versions(library, sop_id)
        trail = audit_trail(library, sop_id)
        accepted = applied_changes_of(library, [version.hash for version in known])
    return tuple(_entry(version, trail, accepted.get(version.hash, ())) for version in known)


def _entry(
    version: StoredVersion, trail: tuple[AuditEntry, ...], accepted: tuple[Applied, ...]
) -> VersionEntry:
    own = [entry for entry in trail if entry.version == version.hash]
    made = next((entry for entry in own if entry.action in _MAKERS), None)
    reason = made.detail.get("reason") if made else None
    rows = version.control.history
    said = [row.change for row in rows if row.version == version.version and row.change]
    return VersionEntry(
        version.version,
        version.hash,
        version.state.value if version.state else None,
        made.action if made else "add",
        version.added_at,
        version.added_by,
        str(reason) if reason else None,
        said[-1] if said else None,
        str(made.detail["known_by"]) if made and made.detail.get("known_by") else None,
        tuple(_decided(own)),
        accepted,
    )


def _decided(trail: list[AuditEntry]) -> Iterator[Decided]:
    for entry in trail:
        found = entry.detail
        if entry.action == "state":
            yield Decided(entry.at[:10], entry.who, str(found["after"]), str(found["reason"]))
        elif entry.action == "review":
            yield Decided(str(found["day"]), entry.who, None, str(found["result"]))


def restore(
    folder: Path, name: str, version: str, *, who: str, reason: str, today: date
) -> Restored:
    """Make an old content the newest version again; nothing is taken away.

    Raises:
        LibraryError: there is no such SOP or version, it is the newest, no reason is given, or
            the database cannot be written.
        ChangeConflict: a newer version came in between.
    """
    if not reason.strip() or not who.strip():
        raise LibraryError(f"{name!r} is not restored: say who restores it, and give a reason")
    with open_library(folder) as library:
        sop_id = find_id(library, name)
        newest = list_versions(library, sop_id)[0]
        now, old = get(library, sop_id, newest.hash), get(library, sop_id, version)
        if old.stored.hash == newest.hash:
            raise LibraryError(
                f"version {newest.version} of {newest.title!r} ({sop_id}) is the newest: there is "
                "nothing to restore"
            )
        number = next_version(newest.version, bump(now.sop, old.sop).level)
        sentence = restore_sentence(old.stored.version, old.sop.language)
        what = Revised(number, today, who, sentence)
        control = control_after(newest.control, what, today)
        text = write_markdown(old.sop, control, last_ids(library, sop_id))
        new = NewVersion(old.sop, control, text.encode(), newest.hash, who, reason)
        made = add_restored(library, new, old.stored.version)
    return Restored(sop_id, made.version, made.hash, diff(now.sop, old.sop))


def control_after(control: DocumentControl, what: Revised, today: date) -> DocumentControl:
    """The control record of a version made of another one; its day of review stays."""
    status = review_status(control, today)
    keeps = status.basis in ("effective", "approved")
    return revised(control, what, status.due if keeps else None)
