"""An archive into a library: what is new is added, what went another way is left alone."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pydantic import JsonValue
from sqlalchemy import Connection, select

from sopai.library.archive_form import EvidenceRecord, SopRecord, TrailRow, written
from sopai.library.archive_reading import Incoming
from sopai.library.archive_rows import Arrivals, store
from sopai.library.archiving import (
    PartedTrail,
    change_set_digests,
    evidence_record,
    sop_record,
)
from sopai.library.auditing import record
from sopai.library.cards import refresh_card
from sopai.library.database import writing
from sopai.library.merging import Fate, Numbered, fate_of_evidence, fate_of_sop, meaning
from sopai.library.opening import Library
from sopai.library.roster import put_roster, roster_of
from sopai.library.states import current_of
from sopai.library.stored import versions_of
from sopai.library.tables import change_sets, sops
from sopai.schema.changes import ChangeSet
from sopai.schema.roster import Roster


class ArrivedSop(NamedTuple):
    """What became of an SOP of an archive."""

    sop_id: str
    title: str
    fate: Fate
    versions: int
    """How many were added."""


class Unarchived(NamedTuple):
    """What became of an archive."""

    sops: tuple[ArrivedSop, ...]
    roster: Fate
    evidence: Mapping[Fate, int]
    """Change sets by what became of them."""

    had_evidence: bool
    """False: it was made without change sets."""

    @property
    def has_conflicts(self) -> bool:
        """Something was left alone on both sides."""
        fates = [self.roster, *self.evidence, *(one.fate for one in self.sops)]
        return any(fate.is_conflict for fate in fates)


class _Ours(NamedTuple):
    """The library, as far as an archive concerns it."""

    sops: Mapping[str, Numbered]
    evidence: Mapping[str, EvidenceRecord]
    """By digest."""

    ids: Mapping[str, int]
    """Digest of a change set -> its id."""

    rest: tuple[TrailRow, ...]


def take(library: Library, found: Incoming, *, who: str) -> Unarchived:
    """Take everything of an archive that the library lacks, in one transaction.

    An SOP is taken whole or not at all. One that both sides have changed since they were the same
    is a conflict, and stays as it is here; the others are taken nevertheless.

    Args:
        library: where to.
        found: the archive, which stays open.
        who: who does it; recorded, not authenticated.

    Raises:
        ArchiveRefused: the archive was changed while it was read.
        LibraryError: the database cannot be written.
    """
    with writing(library.engine) as connection:
        ours = _ours(connection, found)
        fates = {sop.id: _fate(ours, found, sop) for sop in found.sops}
        evidence = {one.digest: _evidence_fate(ours, fates, one) for one in found.evidence}
        roster = _roster_fate(roster_of(connection), ours.rest, found)
        arrivals = _arrivals(ours, found, fates, evidence, roster)
        store(connection, arrivals)
        if roster.is_taken:
            put_roster(connection, found.roster)
        for sop in arrivals.sops:
            refresh_card(connection, sop.id, current_of(versions_of(connection, sop.id)))
        result = Unarchived(
            tuple(_arrived(ours, sop, fates[sop.id]) for sop in found.sops),
            roster,
            {fate: [*evidence.values()].count(fate) for fate in sorted(set(evidence.values()))},
            found.archive.manifest.has_evidence,
        )
        taken = [*fates.values(), *evidence.values(), roster]
        if arrivals.trail or any(fate.is_taken for fate in taken):
            record(connection, who, "unarchive", None, None, _said(found, result))
        return result


def _ours(connection: Connection, found: Incoming) -> _Ours:
    digests = change_set_digests(connection)
    known = frozenset(connection.execute(select(sops.c.id)).scalars())
    trail = PartedTrail(connection, known, digests)
    by_id = {str(key): digest for key, digest in digests.items()}
    records = {
        sop.id: Numbered(sop_record(connection, sop.id, trail.of_sops.get(sop.id, ())), by_id)
        for sop in found.sops
        if sop.id in known
    }
    wanted = {one.digest for one in found.evidence}
    rows = connection.execute(select(change_sets)).all()
    evidence = {
        row.digest: evidence_record(connection, row, trail.of_change_sets.get(row.id, ()))
        for row in rows
        if row.digest in wanted
    }
    ids = {digest: key for key, digest in digests.items()}
    return _Ours(records, evidence, ids, tuple(trail.rest))


def _fate(ours: _Ours, found: Incoming, sop: SopRecord) -> Fate:
    return fate_of_sop(ours.sops.get(sop.id), Numbered(sop, found.rest.change_sets))


def _evidence_fate(ours: _Ours, fates: Mapping[str, Fate], one: EvidenceRecord) -> Fate:
    targets = ChangeSet.model_validate_json(one.content).targets
    about = [fates[target.sop] for target in targets if target.sop in fates]
    is_left = bool(about) and all(fate.is_conflict for fate in about)
    return fate_of_evidence(ours.evidence.get(one.digest), one, is_left=is_left)


def _roster_fate(ours: Roster, trail: Iterable[TrailRow], found: Incoming) -> Fate:
    if ours == found.roster:
        return Fate.KNOWN
    here = [meaning(row, {}) for row in trail if row.action == "roster"]
    there = [meaning(row, {}) for row in found.rest.trail if row.action == "roster"]
    if here == there[: len(here)]:
        return Fate.NEWER if here else Fate.NEW
    return Fate.KNOWN if there == here[: len(there)] else Fate.DECISIONS


def _arrivals(
    ours: _Ours,
    found: Incoming,
    fates: Mapping[str, Fate],
    evidence: Mapping[str, Fate],
    roster: Fate,
) -> Arrivals:
    """What is to be written."""
    digests = found.rest.change_sets
    taken = tuple(sop for sop in found.sops if fates[sop.id].is_taken)
    trail: list[TrailRow] = []
    for sop in taken:
        mine = ours.sops.get(sop.id)
        trail += sop.trail[len(mine.record.trail) if mine else 0 :]
    kept = tuple(one for one in found.evidence if not evidence[one.digest].is_conflict)
    by_id = {str(key): digest for digest, key in ours.ids.items()}
    for one in kept:
        mine_too = ours.evidence.get(one.digest)
        known = [meaning(row, by_id) for row in mine_too.trail] if mine_too else []
        trail += [row for row in one.trail if meaning(row, digests) not in known]
    here = [meaning(row, by_id) for row in ours.rest]
    for row in found.rest.trail:
        if row.action == "roster" and not roster.is_taken:
            continue
        if meaning(row, digests) not in here:
            trail.append(row)
    records = {sop_id: numbered.record for sop_id, numbered in ours.sops.items()}
    return Arrivals(found, taken, kept, tuple(trail), records, ours.evidence, ours.ids)


def _arrived(ours: _Ours, sop: SopRecord, fate: Fate) -> ArrivedSop:
    mine = ours.sops.get(sop.id)
    known = len(mine.record.versions) if mine else 0
    number = len(sop.versions) - known if fate.is_taken else 0
    return ArrivedSop(sop.id, sop.versions[-1].title, fate, number)


def _said(found: Incoming, result: Unarchived) -> dict[str, JsonValue]:
    """What the trail keeps of an archive that was taken."""
    by_fate: dict[str, JsonValue] = {
        fate.value: [one.sop_id for one in result.sops if one.fate is fate] for fate in Fate
    }
    return {
        "archive": hashlib.sha256(written(found.archive.manifest)).hexdigest(),
        "sops": by_fate,
        "roster": result.roster.value,
        "evidence": {fate.value: number for fate, number in result.evidence.items()},
    }
