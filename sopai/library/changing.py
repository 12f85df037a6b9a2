"""New versions that are made in the library: changes applied to the newest, an old one restored."""

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import JsonValue
from sqlalchemy import Connection, insert, select

from sopai.errors import ChangeConflict
from sopai.library.adding import Given, insert_version
from sopai.library.auditing import now
from sopai.library.cards import refresh_card
from sopai.library.database import reading, writing
from sopai.library.evidence import put_decisions
from sopai.library.opening import Library
from sopai.library.states import current_of, unknown
from sopai.library.stored import StoredVersion, versions_of
from sopai.library.tables import applied_changes, decisions
from sopai.schema.canonical import canonical_json
from sopai.schema.changes import Change
from sopai.schema.control import DocumentControl
from sopai.schema.sop import Sop

NOT_APPROVED = "a new version is a draft until it is approved"


class NewVersion(NamedTuple):
    """A version that is made of the newest one."""

    sop: Sop
    control: DocumentControl
    """With the number that the version gets."""

    original: bytes
    """Its file."""

    base: str
    """Hash of the version that it was made of, which must still be the newest."""

    who: str
    """Recorded, not authenticated."""

    reason: str


class Evidence(NamedTuple):
    """The changes that a version is made of."""

    change_set: int
    """Its id in the library."""

    changes: tuple[Change, ...]
    """As they were made, so that they can be undone."""


def add_changed(library: Library, new: NewVersion, evidence: Evidence) -> StoredVersion:
    """Store the version that changes make, the decisions and the link to both: all, or nothing.

    Raises:
        ChangeConflict: the SOP has a newer version by now, or a change was applied already.
        LibraryError: the database cannot be written.
    """
    ids = [change.id for change in evidence.changes]
    why: dict[str, JsonValue] = {
        "reason": new.reason,
        "change_set": evidence.change_set,
        "changes": [*ids],
    }
    with writing(library.engine) as connection:
        known = _newest(connection, new)
        done = _applied(connection, evidence.change_set, ids)
        if done:
            raise ChangeConflict(f"nothing was applied: {', '.join(done)} is in a version already")
        given = _given(new, known[0].path)
        identity = insert_version(connection, given, known, "apply", why, NOT_APPROVED)
        put_decisions(connection, evidence.change_set, ids, new)
        rows = [
            {
                "change_set": evidence.change_set,
                "change": change.id,
                "version": identity,
                "content": change.model_dump_json(),
            }
            for change in evidence.changes
        ]
        connection.execute(insert(applied_changes), rows)
        return _finished(connection, new, identity, "changes applied")


def add_restored(library: Library, new: NewVersion, restored: str) -> StoredVersion:
    """Store an old content as a new version.

    Args:
        library: where to.
        new: the version.
        restored: number of the version that has the content.

    Raises:
        ChangeConflict: the SOP has a newer version by now.
        LibraryError: the database cannot be written.
    """
    with writing(library.engine) as connection:
        known = _newest(connection, new)
        why = {"reason": new.reason, "restored": restored}
        given = _given(new, known[0].path)
        identity = insert_version(connection, given, known, "restore", why, NOT_APPROVED)
        return _finished(connection, new, identity, f"version {restored} restored")


def _newest(connection: Connection, new: NewVersion) -> tuple[StoredVersion, ...]:
    known = versions_of(connection, new.sop.id)
    if not known:
        raise unknown(new.sop.id)
    if known[0].hash != new.base:
        raise stale(known[0])
    return known


def stale(newest: StoredVersion) -> ChangeConflict:
    """The error for changes that were made on a version which is not the newest any more."""
    state = f", {newest.state.value}" if newest.state else ""
    return ChangeConflict(
        f"nothing was applied: {newest.title!r} ({newest.sop_id}) is at {newest.version} now, by "
        f"{newest.added_by}{state}, and the changes were made on an older version: make them anew "
        "from the retrospective"
    )


def _given(new: NewVersion, path: str) -> Given:
    return Given(new.sop, new.control, canonical_json(new.sop), path, new.original, new.who)


def _applied(connection: Connection, change_set: int, ids: Sequence[str]) -> list[str]:
    table = applied_changes.c
    query = select(table.change).where(table.change_set == change_set, table.change.in_(ids))
    return list(connection.execute(query.order_by(table.change)).scalars())


def _finished(
    connection: Connection, new: NewVersion, identity: str, decision: str
) -> StoredVersion:
    """Write down who decided it and why, and let search see what is current."""
    connection.execute(
        insert(decisions).values(
            version=identity, at=now(), who=new.who, decision=decision, reason=new.reason
        )
    )
    known = versions_of(connection, new.sop.id)
    refresh_card(connection, new.sop.id, current_of(known))
    return known[0]


def versions_by(library: Library, change_set: int) -> frozenset[str]:
    """Hashes of the versions that a change set has made so far.

    Raises:
        LibraryError: the database cannot be read.
    """
    with reading(library.engine) as connection:
        table = applied_changes.c
        query = select(table.version).where(table.change_set == change_set)
        return frozenset(connection.execute(query).scalars())
