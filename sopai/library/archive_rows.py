"""Writing what comes from an archive into the tables."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pydantic import JsonValue
from sqlalchemy import Connection, Table, exists, func, insert, select, update

from sopai.library.archive_form import EvidenceRecord, SopRecord, TrailRow, VersionRow
from sopai.library.archive_reading import Incoming
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

Values = dict[str, object]


class Arrivals(NamedTuple):
    """What is to be written, and what of it the library has already."""

    found: Incoming
    sops: tuple[SopRecord, ...]
    """New ones, and known ones that the archive knows more of."""

    evidence: tuple[EvidenceRecord, ...]
    trail: tuple[TrailRow, ...]
    """What the library's trail lacks of the SOPs, the change sets and the rest."""

    known: Mapping[str, SopRecord]
    known_evidence: Mapping[str, EvidenceRecord]
    """By digest."""

    ids: Mapping[str, int]
    """Digest of a change set in the library -> its id."""


def store(connection: Connection, arrivals: Arrivals) -> None:
    """Write it all; rows of an empty table keep their ids, so a restored library is the same."""
    _put_sops(connection, arrivals)
    _put_versions(connection, arrivals)
    _put_reviews(connection, arrivals)
    ids = _put_evidence(connection, arrivals)
    _put_applied(connection, arrivals, ids)
    _put_trail(connection, arrivals, ids)
    rows = (run.model_dump() for run in arrivals.found.rest.runs)
    if _is_empty(connection, runs, "id"):
        _put(connection, runs, "id", rows)


def _put(connection: Connection, table: Table, key: str, rows: Iterable[Values]) -> None:
    """Insert rows in the order of their ids, under these where the table has none yet."""
    is_empty = _is_empty(connection, table, key)
    for row in sorted(rows, key=lambda one: int(str(one[key]))):
        values = row if is_empty else {name: row[name] for name in row if name != key}
        connection.execute(insert(table).values(values))


def _is_empty(connection: Connection, table: Table, key: str) -> bool:
    return connection.execute(select(func.max(table.c[key]))).scalar() is None


def _put_sops(connection: Connection, arrivals: Arrivals) -> None:
    for sop in arrivals.sops:
        if sop.id in arrivals.known:
            connection.execute(update(sops).where(sops.c.id == sop.id).values(path=sop.path))
        else:
            values = {"id": sop.id, "path": sop.path, "added_at": sop.added_at}
            connection.execute(insert(sops).values(values))
        mine = arrivals.known.get(sop.id)
        there = {one.place for one in mine.files} if mine else set()
        for file in sop.files:
            if file.place not in there:
                connection.execute(insert(files).values(sop=sop.id, **file.model_dump()))


def _put_versions(connection: Connection, arrivals: Arrivals) -> None:
    decided: list[Values] = []
    fresh: list[tuple[str, VersionRow]] = []
    for sop in arrivals.sops:
        mine = arrivals.known.get(sop.id)
        known = {one.hash: one for one in mine.versions} if mine else {}
        for version in sop.versions:
            before = known.get(version.hash)
            if before is None:
                fresh.append((sop.id, version))
            else:
                _follow(connection, before, version)
            skip = len(before.decisions) if before else 0
            decided += [
                one.model_dump() | {"version": version.hash} for one in version.decisions[skip:]
            ]
    _put_fresh(connection, arrivals.found, fresh)
    _put(connection, decisions, "id", decided)


def _put_fresh(
    connection: Connection, found: Incoming, fresh: Iterable[tuple[str, VersionRow]]
) -> None:
    """Insert versions one by one: all contents at once would not fit into memory."""
    left = {"control", "state", "since", "decisions", "beside"}
    if not _is_empty(connection, versions, "number"):
        left |= {"number"}
    for sop_id, version in sorted(fresh, key=lambda one: one[1].number):
        _put_original(connection, found, version.original)
        content = found.content(sop_id, version)
        values = version.model_dump(exclude=left) | {"sop": sop_id, "content": content}
        connection.execute(insert(versions).values(values))
        _put_record(connection, version)


def _put_original(connection: Connection, found: Incoming, digest: str) -> None:
    if not connection.execute(select(exists().where(originals.c.sha256 == digest))).scalar():
        data = found.archive.read(found.originals[digest])
        connection.execute(insert(originals).values(sha256=digest, bytes=data))


def _put_record(connection: Connection, version: VersionRow) -> None:
    values = {"version": version.hash, "content": version.control}
    connection.execute(insert(controls).values(values))
    if version.beside is not None:
        values = {"version": version.hash, "content": version.beside}
        connection.execute(insert(beside).values(values))
    stands = {"version": version.hash, "state": version.state, "since": version.since}
    connection.execute(insert(states).values(stands))


def _follow(connection: Connection, before: VersionRow, after: VersionRow) -> None:
    """Let a known version stand as the archive has it."""
    if before.control != after.control:
        chosen = controls.c.version == after.hash
        connection.execute(update(controls).where(chosen).values(content=after.control))
    if before.state != after.state:
        values = {"state": after.state, "since": after.since}
        connection.execute(update(states).where(states.c.version == after.hash).values(values))


def _put_reviews(connection: Connection, arrivals: Arrivals) -> None:
    rows: list[Values] = []
    for sop in arrivals.sops:
        mine = arrivals.known.get(sop.id)
        skip = len(mine.reviews) if mine else 0
        rows += [one.model_dump() | {"sop": sop.id} for one in sop.reviews[skip:]]
    _put(connection, reviews, "id", rows)


def _put_evidence(connection: Connection, arrivals: Arrivals) -> Mapping[str, int]:
    """Write change sets with their decisions; gives the id of each by its digest."""
    fresh = [one for one in arrivals.evidence if one.digest not in arrivals.ids]
    left = {"decisions", "applied", "trail"}
    _put(connection, change_sets, "id", (one.model_dump(exclude=left) for one in fresh))
    rows = connection.execute(select(change_sets.c.digest, change_sets.c.id))
    ids = {row.digest: row.id for row in rows}
    decided: list[Values] = []
    for one in arrivals.evidence:
        mine = arrivals.known_evidence.get(one.digest)
        skip = len(mine.decisions) if mine else 0
        decided += [
            row.model_dump() | {"change_set": ids[one.digest]} for row in one.decisions[skip:]
        ]
    _put(connection, change_decisions, "id", decided)
    return ids


def _put_applied(connection: Connection, arrivals: Arrivals, ids: Mapping[str, int]) -> None:
    """Link versions that are there now to the changes that they were made of."""
    for one in arrivals.found.evidence:
        if one.digest not in ids:
            continue
        table = applied_changes.c
        query = select(table.change).where(table.change_set == ids[one.digest])
        there = frozenset(connection.execute(query).scalars())
        for row in one.applied:
            is_there = select(exists().where(versions.c.hash == row.version))
            if row.change not in there and connection.execute(is_there).scalar():
                values = row.model_dump() | {"change_set": ids[one.digest]}
                connection.execute(insert(applied_changes).values(values))


def _put_trail(connection: Connection, arrivals: Arrivals, ids: Mapping[str, int]) -> None:
    digests = arrivals.found.rest.change_sets
    rows = (
        row.model_dump() | {"detail": _written(_renumbered(row, digests, ids))}
        for row in arrivals.trail
    )
    _put(connection, audit, "id", rows)


def _renumbered(
    row: TrailRow, digests: Mapping[str, str], ids: Mapping[str, int]
) -> dict[str, JsonValue]:
    """What a row says, with the number that its change set has here; else with its digest."""
    stated = row.detail.get("change_set")
    if not isinstance(stated, int) or str(stated) not in digests:
        return row.detail
    digest = digests[str(stated)]
    return row.detail | {"change_set": ids.get(digest, digest)}


def _written(detail: Mapping[str, JsonValue]) -> str:
    return json.dumps(dict(detail), ensure_ascii=False, sort_keys=True)
