"""The audit trail: who changed what, when."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from pydantic import JsonValue
from sqlalchemy import Connection, func, insert, select

from sopai.library.database import reading
from sopai.library.opening import Library
from sopai.library.tables import audit


class AuditEntry(NamedTuple):
    """One change, as it was recorded."""

    at: str
    """UTC, for example 2026-11-22T05:42:00+00:00."""

    who: str
    """As told; recorded, not authenticated."""

    action: str
    sop_id: str | None
    version: str | None
    """Hash of the version."""

    detail: dict[str, JsonValue]


def now() -> str:
    """This moment, as the library writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def record(
    connection: Connection,
    who: str,
    action: str,
    sop_id: str | None,
    version: str | None,
    detail: Mapping[str, JsonValue],
) -> None:
    """Add a row to the trail, in the transaction of the change itself."""
    connection.execute(
        insert(audit).values(
            at=now(),
            who=who,
            action=action,
            sop=sop_id,
            version=version,
            detail=json.dumps(dict(detail), ensure_ascii=False, sort_keys=True),
        )
    )


def audit_trail(library: Library, sop_id: str | None = None) -> tuple[AuditEntry, ...]:
    """Every change, or those of one SOP, the oldest first.

    Raises:
        LibraryError: the database cannot be read.
    """
    columns = (audit.c.at, audit.c.who, audit.c.action, audit.c.sop, audit.c.version)
    query = select(*columns, audit.c.detail).order_by(audit.c.id)
    if sop_id is not None:
        query = query.where(audit.c.sop == sop_id)
    with reading(library.engine) as connection:
        return tuple(
            AuditEntry(*row[:-1], json.loads(row.detail)) for row in connection.execute(query)
        )


def latest_entry(library: Library) -> int:
    """The number of the newest entry: while it stays, nothing in the library changes.

    Raises:
        LibraryError: the database cannot be read.
    """
    with reading(library.engine) as connection:
        return connection.execute(select(func.max(audit.c.id))).scalar() or 0


def last_change(connection: Connection) -> str:
    """A name for the newest entry: where it is the same, the library is.

    The number alone is not enough: a backup that was put back goes on with the same numbers.
    """
    newest = connection.execute(select(audit).order_by(audit.c.id.desc()).limit(1)).one_or_none()
    content = json.dumps([*newest] if newest else [], ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]
