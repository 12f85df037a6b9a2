"""What becomes of an SOP, a change set or a roster that comes to a library from an archive.

What happened to an SOP is its history: its versions, and the rows of its audit trail. When one
history is the beginning of the other, the longer one holds; when each has something that the other
lacks, no program can say which is right, and both are left alone.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from sopai.library.archive_form import EvidenceRecord, SopRecord, TrailRow
from sopai.schema.base import Value


class Fate(StrEnum):
    """What becomes of something that comes in."""

    NEW = "new"
    NEWER = "newer"
    """Known, and the archive knows more of it: that is added."""

    KNOWN = "known"
    """The library has all of it, or more."""

    VERSIONS = "versions"
    """A conflict: its versions went different ways."""

    DECISIONS = "decisions"
    """A conflict: its versions are the same, what was decided about them is not."""

    @property
    def is_conflict(self) -> bool:
        """Both sides are left alone."""
        return self in (Fate.VERSIONS, Fate.DECISIONS)

    @property
    def is_taken(self) -> bool:
        """Something is added."""
        return self in (Fate.NEW, Fate.NEWER)


class Numbered(NamedTuple):
    """An SOP, and which change sets the numbers in its trail mean."""

    record: SopRecord
    digests: Mapping[str, str]
    """Id of a change set -> its digest."""


def fate_of_sop(ours: Numbered | None, theirs: Numbered) -> Fate:
    """What becomes of an SOP.

    Args:
        ours: as the library has it; None: it does not.
        theirs: as the archive has it.
    """
    if ours is None:
        return Fate.NEW
    own = [version.hash for version in ours.record.versions]
    other = [version.hash for version in theirs.record.versions]
    if not _begins(own, other) and not _begins(other, own):
        return Fate.VERSIONS
    here = [meaning(row, ours.digests) for row in ours.record.trail]
    there = [meaning(row, theirs.digests) for row in theirs.record.trail]
    if _begins(there, here):
        return Fate.KNOWN
    if _begins(here, there) and _is_continued(ours.record, theirs.record):
        return Fate.NEWER
    return Fate.KNOWN if _stands(ours.record) == _stands(theirs.record) else Fate.DECISIONS


def _begins(first: Sequence[object], second: Sequence[object]) -> bool:
    """The first is the beginning of the second, or all of it."""
    return list(first) == list(second[: len(first)])


def meaning(row: TrailRow, digests: Mapping[str, str]) -> tuple[object, ...]:
    """What a row of the trail says, whichever library it stands in.

    That a file was added is the same fact wherever and by whom it was done: two libraries that
    began with the same files have one history.
    """
    if row.action == "add":
        return row.action, row.sop, row.version
    detail = dict(row.detail)
    if isinstance(detail.get("change_set"), int):
        detail["change_set"] = digests.get(str(detail["change_set"]))
    return row.action, row.sop, row.version, row.at, row.who, detail


def _is_continued(ours: SopRecord, theirs: SopRecord) -> bool:
    """The decisions and reviews of ours are the first of theirs."""
    for mine, other in zip(ours.versions, theirs.versions, strict=False):
        if not _begins(_unnumbered(mine.decisions), _unnumbered(other.decisions)):
            return False
    return _begins(_unnumbered(ours.reviews), _unnumbered(theirs.reviews))


def _unnumbered(rows: Sequence[Value]) -> list[object]:
    """Rows without their ids, which each library gives itself."""
    return [row.model_dump(exclude={"id"}) for row in rows]


def _stands(record: SopRecord) -> list[tuple[object, ...]]:
    """The versions with their states and control records."""
    return [(one.hash, one.state, one.control) for one in record.versions]


def fate_of_evidence(ours: EvidenceRecord | None, theirs: EvidenceRecord, *, is_left: bool) -> Fate:
    """What becomes of a change set.

    Args:
        ours: as the library has it; None: it does not.
        theirs: as the archive has it.
        is_left: all SOPs that it concerns are left alone, and so is it.
    """
    if ours is None:
        return Fate.VERSIONS if is_left else Fate.NEW
    here, there = _unnumbered(ours.decisions), _unnumbered(theirs.decisions)
    if _begins(there, here):
        return Fate.KNOWN
    return Fate.NEWER if _begins(here, there) else Fate.DECISIONS
