"""The files that SOPs come from: as which SOP each was added, with which bytes the last time."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from sopai.library.auditing import now
from sopai.library.states import is_in_use
from sopai.library.stored import versions_of
from sopai.library.tables import controls, files, versions


class Origin(NamedTuple):
    """Where a file lies."""

    path: str
    """As the user named it; what is shown."""

    place: str
    """What tells it from other files of that name, such as its whole path."""


def origin_of(path: str, place: str) -> Origin:
    """Where a file lies, as a text; bytes of a path that are none are marked."""
    return Origin(
        *(
            one.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            for one in (path, place)
        )
    )


def remember(connection: Connection, sop_id: str, origin: Origin, sha256: str) -> None:
    """Keep that an SOP came from a file; a copy is kept beside the files that are known."""
    is_same = (files.c.place == origin.place) & (files.c.sop == sop_id)
    connection.execute(delete(files).where(is_same))
    values = {"place": origin.place, "sop": sop_id, "path": origin.path, "sha256": sha256}
    connection.execute(insert(files).values(**values, at=now()))


def forget(connection: Connection, origin: Origin) -> None:
    """Let a file belong to no SOP: it becomes one of its own."""
    connection.execute(delete(files).where(files.c.place == origin.place))


def bytes_of(connection: Connection, origin: Origin) -> dict[str, str]:
    """The SOPs that were ever added from a file, each with the sha256 that the file had then.

    A library of an older sopai knows files by their names alone.
    """
    for place in dict.fromkeys((origin.place, origin.path)):
        query = select(files.c.sop, files.c.sha256).where(files.c.place == place)
        known = {row.sop: row.sha256 for row in connection.execute(query.order_by(files.c.sop))}
        if known:
            return known
    return {}


def in_use_from(connection: Connection, origin: Origin) -> tuple[str, ...]:
    """Ids of the SOPs that were added from a file and are not retired."""
    known = bytes_of(connection, origin)
    return tuple(one for one in known if is_in_use(versions_of(connection, one)))


def alike(connection: Connection, number: str | None, title: str) -> tuple[str, ...]:
    """Ids of the SOPs whose newest version has that number or that title, retired ones too."""
    last = select(func.max(versions.c.number)).group_by(versions.c.sop)
    stated = func.lower(func.replace(func.json_extract(controls.c.content, "$.number"), " ", ""))
    is_alike = func.lower(versions.c.title) == func.lower(title)
    if number:
        is_alike |= stated == func.lower(func.replace(number, " ", ""))
    query = select(versions.c.sop).join(controls, controls.c.version == versions.c.hash)
    found = query.where(versions.c.number.in_(last), is_alike).order_by(versions.c.sop)
    return tuple(connection.execute(found).scalars())


def named_by_path(connection: Connection, name: str) -> Collection[str]:
    """Ids of the SOPs that were ever added from a path."""
    query = select(files.c.sop).where((files.c.path == name) | (files.c.place == name))
    return frozenset(connection.execute(query).scalars())
