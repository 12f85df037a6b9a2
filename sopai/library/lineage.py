"""Which versions the newest version of an SOP goes back to, and which it has left behind."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from sopai.library.stored import versions_of
from sopai.library.tables import applied_changes, audit, versions


class Stand(NamedTuple):
    """How a library stands, as far as it matters to proposed changes."""

    newest: Mapping[str, str]
    """The hash of the newest version of each SOP."""

    made: frozenset[tuple[int, str]]
    """Change sets with the versions that they made."""

    def is_outdated(self, change_set: int, sop: str, base: str) -> bool:
        """Whether changes cannot be applied any more, since the SOP has a newer version.

        A version that the change set made itself is none of those.

        Args:
            change_set: its id.
            sop: which its changes are for.
            base: hash of the version that they were made on.
        """
        newest = self.newest.get(sop, "")
        return newest != base and (change_set, newest) not in self.made


def stand(connection: Connection) -> Stand:
    """How the library stands now."""
    last = select(func.max(versions.c.number)).group_by(versions.c.sop)
    query = select(versions.c.sop, versions.c.hash).where(versions.c.number.in_(last))
    newest = {row.sop: row.hash for row in connection.execute(query)}
    made = select(applied_changes.c.change_set, applied_changes.c.version).distinct()
    pairs = ((row.change_set, row.version) for row in connection.execute(made))
    return Stand(newest, frozenset(pairs))


def contained(connection: Connection, sop_id: str) -> frozenset[str]:
    """Hashes of the versions whose changes are in the newest one.

    A restored version has what was in the version that it restores, and nothing of those after it.
    """
    known = versions_of(connection, sop_id)
    by_hash = {version.hash: version for version in known}
    by_number = {version.version: version for version in known}
    query = select(audit.c.version, audit.c.detail)
    query = query.where(audit.c.sop == sop_id, audit.c.action == "restore")
    rows = connection.execute(query)
    restored = {row.version: json.loads(row.detail).get("restored") for row in rows}
    found: set[str] = set()
    at = known[0] if known else None
    while at is not None and at.hash not in found:
        found.add(at.hash)
        number = restored.get(at.hash)
        at = by_number.get(number) if number else by_hash.get(at.parent or "")
    return frozenset(found)


def taken_back(connection: Connection, applied: Mapping[str, str]) -> Mapping[str, str]:
    """Changes that were applied and are not in the newest version any more.

    Args:
        connection: a transaction.
        applied: id of a change -> hash of the version that it made.

    Returns:
        Id of a change -> that version, MAJOR.MINOR.
    """
    columns = (versions.c.hash, versions.c.sop, versions.c.major, versions.c.minor)
    query = select(*columns).where(versions.c.hash.in_(set(applied.values())))
    made = {row.hash: row for row in connection.execute(query)}
    kept = {sop: contained(connection, sop) for sop in {row.sop for row in made.values()}}
    return {
        change: f"{made[one].major}.{made[one].minor}"
        for change, one in applied.items()
        if one not in kept[made[one].sop]
    }
