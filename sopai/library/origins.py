"""The files that SOPs come from: as which SOP each was added, with which bytes the last time."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from sopai.library.auditing import now
from sopai.library.states import is_in_use
from sopai.library.stored import versions_of
from sopai.library.tables import files


class Origin(NamedTuple):
    """Where a file lies."""

    path: str
    """As the user named it; what is shown."""

    place: str
    """What tells it from other files of that name, such as its whole path."""


def remember(connection: Connection, sop_id: str, origin: Origin, sha256: str) -> None:
    """Keep that an SOP came from a file; a copy is kept beside the files that are known."""
    is_same = (files.c.place == origin.place) & (files.c.sop == sop_id)
    connection.execute(delete(files).where(is_same))
    values = {"place": origin.place, "sop": sop_id, "path": origin.path, "sha256": sha256}
    connection.execute(insert(files).values(**values, at=now()))


def in_use_from(connection: Connection, origin: Origin) -> tuple[str, ...]:
    """Ids of the SOPs that were added from a file and are not retired.

    A library of an older sopai knows files by their names alone.
    """
    query = select(files.c.sop).where(files.c.place.in_((origin.place, origin.path)))
    known = connection.execute(query.distinct().order_by(files.c.sop)).scalars().all()
    return tuple(one for one in known if is_in_use(versions_of(connection, one)))


def named_by_path(connection: Connection, name: str) -> Collection[str]:
    """Ids of the SOPs that were ever added from a path."""
    query = select(files.c.sop).where((files.c.path == name) | (files.c.place == name))
    return frozenset(connection.execute(query).scalars())
