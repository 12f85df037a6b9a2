"""Everything that a library holds, as the members of an archive."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO, NamedTuple

from sqlalchemy import Connection, Row, select

from sopai.library.archive_form import (
    LIBRARY,
    ROSTER,
    AppliedRow,
    ChangeDecisionRow,
    DecisionRow,
    EvidenceRecord,
    FileRow,
    LibraryRecord,
    ReviewRow,
    RunRow,
    SopRecord,
    TrailRow,
    VersionRow,
    content_name,
    evidence_name,
    original_name,
    record_name,
    written,
)
from sopai.library.archive_zip import ArchiveWriter
from sopai.library.database import reading
from sopai.library.opening import Library
from sopai.library.roster import roster_of
from sopai.library.states import current_of, is_in_use
from sopai.library.stored import StoredVersion, read_content, stored_bytes, versions_of
from sopai.library.tables import (
    applied_changes,
    audit,
    beside,
    change_decisions,
    change_sets,
    controls,
    decisions,
    files,
    originals,
    reviews,
    runs,
    sops,
    states,
    versions,
)
from sopai.schema.sop import Sop

Readable = Callable[[StoredVersion, tuple[Sop, ...]], tuple[str, str]]
"""File name and text of a version for a person; told all contents of its SOP, its own first."""


class Archived(NamedTuple):
    """What an archive holds."""

    sops: int
    versions: int
    originals: int
    change_sets: int
    """With their quotes."""

    members: int


def write_archive(
    library: Library, file: IO[bytes], readable: Readable, *, with_evidence: bool
) -> Archived:
    """Write all of a library as it is at this moment; the same library gives the same bytes.

    Args:
        library: what is archived.
        file: where to.
        readable: makes the text of a version that a person reads.
        with_evidence: change sets with their quotes too, which name people.

    Raises:
        LibraryError: the library is damaged, cannot be read, or is too large for an archive.
    """
    with ArchiveWriter(file) as archive, reading(library.engine) as connection:
        digests = change_set_digests(connection)
        ids = list(connection.execute(select(sops.c.id).order_by(sops.c.id)).scalars())
        trail = PartedTrail(connection, frozenset(ids), digests)
        kept: set[str] = set()
        number = told = 0
        for sop_id in ids:
            known = versions_of(connection, sop_id)
            number += len(known)
            _add_sop(archive, connection, known, trail.of_sops.get(sop_id, ()))
            _add_readable(archive, connection, known, readable)
            kept |= _add_originals(archive, connection, known, kept)
        for record in _evidence(connection, trail.of_change_sets) if with_evidence else ():
            archive.add(evidence_name(record.digest), written(record))
            told += 1
        archive.add(ROSTER, written(roster_of(connection)))
        rest = LibraryRecord(
            change_sets={str(key): digest for key, digest in digests.items()},
            trail=tuple(trail.rest),
            runs=tuple(RunRow(**row._mapping) for row in connection.execute(select(runs))),
        )
        archive.add(LIBRARY, written(rest))
        members = archive.finish(has_evidence=with_evidence)
        return Archived(len(ids), number, len(kept), told, members)


def change_set_digests(connection: Connection) -> Mapping[int, str]:
    """The digest of each change set, by id."""
    query = select(change_sets.c.id, change_sets.c.digest).order_by(change_sets.c.id)
    return {row.id: row.digest for row in connection.execute(query)}


class PartedTrail:
    """The audit trail, parted by what its rows are about; decisions go with their change set."""

    def __init__(
        self, connection: Connection, ids: frozenset[str], digests: Mapping[int, str]
    ) -> None:
        """Read the trail.

        Args:
            connection: a transaction.
            ids: of the SOPs.
            digests: of the change sets, by id.
        """
        self.of_sops: dict[str, list[TrailRow]] = {}
        self.of_change_sets: dict[int, list[TrailRow]] = {}
        self.rest: list[TrailRow] = []
        for row in connection.execute(select(audit).order_by(audit.c.id)):
            one = trail_row(row)
            change_set = one.detail.get("change_set")
            if row.sop in ids:
                self.of_sops.setdefault(row.sop, []).append(one)
            elif row.action == "decide" and isinstance(change_set, int) and change_set in digests:
                self.of_change_sets.setdefault(change_set, []).append(one)
            else:
                self.rest.append(one)


def trail_row(row: Row[*tuple[object, ...]]) -> TrailRow:
    """A row of the audit trail as a value."""
    return TrailRow(**dict(row._mapping) | {"detail": json.loads(row.detail)})


def _add_sop(
    archive: ArchiveWriter,
    connection: Connection,
    known: tuple[StoredVersion, ...],
    trail: Sequence[TrailRow],
) -> None:
    for version in known:
        name = content_name(version.sop_id, version.version)
        archive.add(name, stored_bytes(connection, version.hash))
    record = sop_record(connection, known[0].sop_id, trail)
    archive.add(record_name(record.id), written(record))


def sop_record(connection: Connection, sop_id: str, trail: Sequence[TrailRow]) -> SopRecord:
    """The rows of an SOP."""
    row = connection.execute(select(sops).where(sops.c.id == sop_id)).one()
    places = select(files).where(files.c.sop == sop_id).order_by(files.c.place)
    reviewed = select(reviews).where(reviews.c.sop == sop_id).order_by(reviews.c.id)
    return SopRecord(
        id=row.id,
        path=row.path,
        added_at=row.added_at,
        files=tuple(
            FileRow(place=one.place, path=one.path, sha256=one.sha256, at=one.at)
            for one in connection.execute(places)
        ),
        versions=tuple(_versions(connection, sop_id)),
        reviews=tuple(
            ReviewRow(
                id=one.id,
                version=one.version,
                day=one.day,
                result=one.result,
                at=one.at,
                who=one.who,
            )
            for one in connection.execute(reviewed)
        ),
        trail=tuple(trail),
    )


def _versions(connection: Connection, sop_id: str) -> Iterator[VersionRow]:
    decided: dict[str, list[DecisionRow]] = {}
    query = select(decisions).join(versions, versions.c.hash == decisions.c.version)
    for row in connection.execute(query.where(versions.c.sop == sop_id).order_by(decisions.c.id)):
        values = {name: value for name, value in row._mapping.items() if name != "version"}
        decided.setdefault(row.version, []).append(DecisionRow(**values))
    columns = [column for column in versions.c if column.name not in ("content", "sop")]
    stored = (
        select(
            *columns,
            controls.c.content.label("control"),
            states.c.state,
            states.c.since,
            beside.c.content.label("beside"),
        )
        .join(controls, controls.c.version == versions.c.hash)
        .outerjoin(beside, beside.c.version == versions.c.hash)
        .join(states, states.c.version == versions.c.hash)
        .where(versions.c.sop == sop_id)
        .order_by(versions.c.number)
    )
    for row in connection.execute(stored):
        yield VersionRow(**row._mapping, decisions=tuple(decided.get(row.hash, ())))


def _add_readable(
    archive: ArchiveWriter,
    connection: Connection,
    known: tuple[StoredVersion, ...],
    readable: Readable,
) -> None:
    """The text of what people work by; of a draft that nothing came before, the draft's."""
    if not is_in_use(known):
        return
    current = current_of(known)
    chosen = current or known[0]
    others = [version for version in known if version.hash != chosen.hash]
    contents = tuple(read_content(connection, version) for version in (chosen, *others))
    name, text = readable(chosen, contents)
    archive.add(f"{'sops' if current else 'drafts'}/{name}", text.encode())


def _add_originals(
    archive: ArchiveWriter, connection: Connection, known: tuple[StoredVersion, ...], kept: set[str]
) -> set[str]:
    """The files that versions came from, each once; gives their digests."""
    wanted = {one.original: one.path for one in known if one.original not in kept}
    for digest, path in sorted(wanted.items()):
        query = select(originals.c.bytes).where(originals.c.sha256 == digest)
        archive.add(original_name(digest, path), connection.execute(query).scalar_one())
    return set(wanted)


def _evidence(
    connection: Connection, trails: Mapping[int, Sequence[TrailRow]]
) -> Iterator[EvidenceRecord]:
    for row in connection.execute(select(change_sets).order_by(change_sets.c.id)).all():
        yield evidence_record(connection, row, trails.get(row.id, []))


def evidence_record(
    connection: Connection, row: Row[*tuple[object, ...]], trail: Sequence[TrailRow]
) -> EvidenceRecord:
    """The rows of a change set."""
    decided = change_decisions.c
    query = select(change_decisions).where(decided.change_set == row.id).order_by(decided.id)
    table = applied_changes.c
    made = select(table.change, table.version, table.content).where(table.change_set == row.id)
    return EvidenceRecord(
        **row._mapping,
        decisions=tuple(
            ChangeDecisionRow(
                **{name: value for name, value in one._mapping.items() if name != "change_set"}
            )
            for one in connection.execute(query)
        ),
        applied=tuple(
            AppliedRow(**one._mapping) for one in connection.execute(made.order_by(table.change))
        ),
        trail=tuple(trail),
    )
