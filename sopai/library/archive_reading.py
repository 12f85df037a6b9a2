"""Everything that an archive holds, after it was checked that it fits together."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from pydantic import ValidationError

from sopai.errors import ArchiveRefused
from sopai.library.archive_form import (
    ACTIONS,
    LIBRARY,
    ROSTER,
    EvidenceRecord,
    LibraryRecord,
    Record,
    SopRecord,
    TrailRow,
    VersionRow,
    content_name,
    evidence_name,
    read_record,
    record_name,
)
from sopai.library.archive_zip import ArchiveReader
from sopai.library.stored import hash_of
from sopai.schema.canonical import SCHEMA
from sopai.schema.changes import Change, ChangeSet
from sopai.schema.control import DocumentControl
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop


class Incoming(NamedTuple):
    """An archive that fits together; contents and files stay in the zip."""

    archive: ArchiveReader
    sops: tuple[SopRecord, ...]
    evidence: tuple[EvidenceRecord, ...]
    roster: Roster
    rest: LibraryRecord
    originals: Mapping[str, str]
    """sha256 of a file -> its member."""

    def content(self, sop_id: str, version: VersionRow) -> bytes:
        """The canonical JSON of a version."""
        return self.archive.read(content_name(sop_id, f"{version.major}.{version.minor}"))


def read_incoming(archive: ArchiveReader) -> Incoming:
    """All of an archive, every member of it checked.

    Raises:
        ArchiveRefused: something is missing, damaged, does not fit, or is of a newer sopai.
    """
    names = archive.names
    originals = {name[10:74]: name for name in names if name.startswith("originals/")}
    known = (
        archive,
        _records(archive, "records/", SopRecord),
        _records(archive, "evidence/", EvidenceRecord),
        read_record(Roster, archive.read(ROSTER), ROSTER),
        read_record(LibraryRecord, archive.read(LIBRARY), LIBRARY),
    )
    found = Incoming(*known, originals)
    _check_members(found)
    for digest, name in originals.items():
        if hashlib.sha256(archive.read(name)).hexdigest() != digest:
            raise _misfit(name, "its bytes are not those that its name says")
    for sop in found.sops:
        _check_sop(found, sop)
    for evidence in found.evidence:
        _check_evidence(found, evidence)
    rows = [row for sop in found.sops for row in sop.trail]
    rows += [row for one in found.evidence for row in one.trail]
    _check_trail((*rows, *found.rest.trail), LIBRARY)
    return found


def _records(archive: ArchiveReader, folder: str, kind: type[Record]) -> tuple[Record, ...]:
    names = (name for name in archive.names if name.startswith(folder))
    return tuple(read_record(kind, archive.read(name), name) for name in names)


def _misfit(name: str, why: str) -> ArchiveRefused:
    return ArchiveRefused(
        f"its part {name!r} does not fit the others ({why}): take an archive that nobody changed"
    )


def _check_members(found: Incoming) -> None:
    """Every member belongs to something; texts for people are only checked by their digest."""
    wanted = {record_name(sop.id) for sop in found.sops}
    wanted |= {
        content_name(sop.id, f"{version.major}.{version.minor}")
        for sop in found.sops
        for version in sop.versions
    }
    wanted |= {evidence_name(one.digest) for one in found.evidence} | {ROSTER, LIBRARY}
    used = {version.original for sop in found.sops for version in sop.versions}
    wanted |= {name for digest, name in found.originals.items() if digest in used}
    there = set(found.archive.names)
    texts = {name for name in there if name.startswith(("sops/", "drafts/"))}
    for name in sorted(there - wanted - texts):
        raise _misfit(name, "it belongs to nothing")
    for digest in sorted(used - set(found.originals)):
        raise ArchiveRefused(
            f"its part {f'originals/{digest}'!r} is missing: take a copy of the archive that is "
            "whole"
        )
    for name in sorted(texts):
        found.archive.read(name)


def _check_sop(found: Incoming, sop: SopRecord) -> None:
    name = record_name(sop.id)
    before: VersionRow | None = None
    for version in sop.versions:
        if version.parent != (before.hash if before else None):
            raise _misfit(name, "a version does not follow the one before it")
        if before and not _is_after(version, before):
            raise _misfit(name, "versions are out of order")
        _check_version(found, sop.id, version)
        before = version
    hashes = {version.hash for version in sop.versions}
    if any(review.version not in hashes for review in sop.reviews):
        raise _misfit(name, "a review is of no version")
    _check_days((review.day for review in sop.reviews), name)
    for row in sop.trail:
        if row.sop != sop.id or (row.version is not None and row.version not in hashes):
            raise _misfit(name, "its trail is of something else")


def _is_after(version: VersionRow, before: VersionRow) -> bool:
    is_higher = (version.major, version.minor) > (before.major, before.minor)
    return is_higher and version.number > before.number


def _check_version(found: Incoming, sop_id: str, version: VersionRow) -> None:
    name = content_name(sop_id, f"{version.major}.{version.minor}")
    content = found.content(sop_id, version)
    if hash_of(content, version.parent) != version.hash:
        raise _misfit(name, "its bytes are not those of its hash")
    try:
        record = json.loads(content)
        form = record["schema"]
        if form != SCHEMA:
            raise ArchiveRefused(f"its part {name!r} is in the form {form!r}: update sopai first")
        sop = Sop.model_validate(record["sop"])
        DocumentControl.model_validate_json(version.control)
    except (ValidationError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise _misfit(name, "it is no SOP") from error
    if (sop.id, sop.title, sop.language) != (sop_id, version.title, version.language):
        raise _misfit(name, "it is another SOP")


def _check_evidence(found: Incoming, evidence: EvidenceRecord) -> None:
    name = evidence_name(evidence.digest)
    if hashlib.sha256(evidence.content.encode()).hexdigest() != evidence.digest:
        raise _misfit(name, "its bytes are not those of its hash")
    try:
        changes = ChangeSet.model_validate_json(evidence.content)
        made = [Change.model_validate_json(one.content).id for one in evidence.applied]
        for one in evidence.decisions:
            json.loads(one.after or "null")
    except (ValidationError, ValueError, RecursionError) as error:
        raise _misfit(name, "it is no change set") from error
    ids = {change.id for change in changes.changes}
    decided = {one.change for one in evidence.decisions}
    if changes.retrospective != evidence.retrospective or not decided | set(made) <= ids:
        raise _misfit(name, "it is another change set")
    if made != [one.change for one in evidence.applied] or len(set(made)) < len(made):
        raise _misfit(name, "it is another change set")
    if found.rest.change_sets.get(str(evidence.id)) != evidence.digest:
        raise _misfit(name, "it has another id")
    hashes = {version.hash for sop in found.sops for version in sop.versions}
    if any(one.version not in hashes for one in evidence.applied):
        raise _misfit(name, "it made a version that is not there")
    if any(row.detail.get("change_set") != evidence.id for row in evidence.trail):
        raise _misfit(name, "its trail is of something else")


def _check_trail(rows: Iterable[TrailRow], name: str) -> None:
    """Rows say what their readers rely on, and each has an id of its own."""
    seen = set()
    for row in rows:
        if row.id in seen:
            raise _misfit(name, "two rows of the trail have one id")
        seen.add(row.id)
        if row.action not in ACTIONS:
            raise ArchiveRefused(
                f"its trail has an entry {row.action!r}, which this sopai does not know: update "
                "sopai first"
            )
        stated = [row.detail.get(key) for key in ACTIONS[row.action]]
        if not all(isinstance(value, str) for value in stated):
            raise _misfit(name, "a row of the trail says too little")
        if row.action == "review":
            days = (row.detail["day"], row.detail.get("next_review") or "2000-01-01")
            _check_days((str(day) for day in days), name)


def _check_days(days: Iterable[str], name: str) -> None:
    for day in days:
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise _misfit(name, "a day is none") from error
