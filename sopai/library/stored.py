"""Versions as they are stored, read back into values."""

import hashlib
import json
from typing import NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection, Row, Select, select

from sopai.errors import LibraryError
from sopai.library.tables import controls, states, versions
from sopai.schema.canonical import SCHEMA
from sopai.schema.control import DocumentControl, State
from sopai.schema.sop import Sop


class StoredVersion(NamedTuple):
    """What the library knows of a version without reading its content."""

    sop_id: str
    hash: str
    parent: str | None
    version: str
    """MAJOR.MINOR."""

    state: State | None
    """None: the document does not say."""

    title: str
    language: str
    control: DocumentControl
    path: str
    """Where its file was added from, as it was given."""

    original: str
    """sha256 of the file's bytes."""

    added_at: str
    added_by: str


class StoredSop(NamedTuple):
    """A version with its content."""

    stored: StoredVersion
    sop: Sop


def version_rows() -> Select[*tuple[object, ...]]:
    """The query for versions with state and control, the newest first."""
    return (
        select(
            versions.c.sop,
            versions.c.hash,
            versions.c.parent,
            versions.c.major,
            versions.c.minor,
            states.c.state,
            versions.c.title,
            versions.c.language,
            controls.c.content.label("control"),
            versions.c.path,
            versions.c.original,
            versions.c.added_at,
            versions.c.added_by,
        )
        .join(states, states.c.version == versions.c.hash)
        .join(controls, controls.c.version == versions.c.hash)
        .order_by(versions.c.number.desc())
    )


def versions_of(connection: Connection, sop_id: str) -> tuple[StoredVersion, ...]:
    """The versions of an SOP, the newest first; none when it is not in the library."""
    query = version_rows().where(versions.c.sop == sop_id)
    return tuple(map(stored_version, connection.execute(query)))


def stored_version(row: Row[*tuple[object, ...]]) -> StoredVersion:
    """The values of a row of `version_rows`.

    Raises:
        LibraryError: the stored control cannot be read.
    """
    state = State(row.state) if row.state is not None else None
    try:
        control = DocumentControl.model_validate_json(row.control)
    except ValidationError as error:
        raise LibraryError(
            f"the control record of {row.title!r} ({row.sop}) cannot be read: it was stored by a "
            "newer sopai or is damaged; run `sopai doctor`"
        ) from error
    return StoredVersion(
        row.sop,
        row.hash,
        row.parent,
        f"{row.major}.{row.minor}",
        state,
        row.title,
        row.language,
        DocumentControl.model_validate(control.model_dump() | {"state": state}),
        row.path,
        row.original,
        row.added_at,
        row.added_by,
    )


def stored_bytes(connection: Connection, identity: str) -> bytes:
    """The canonical JSON of the version with a hash."""
    query = select(versions.c.content).where(versions.c.hash == identity)
    content: bytes = connection.execute(query).scalar_one()
    return content


def read_content(connection: Connection, stored: StoredVersion) -> Sop:
    """The SOP of a version, after the hash of its bytes was checked.

    Raises:
        LibraryError: the bytes are not those that were stored, or of a newer sopai.
    """
    content = stored_bytes(connection, stored.hash)
    where = f"version {stored.version} of {stored.title!r} ({stored.sop_id})"
    if hash_of(content, stored.parent) != stored.hash:
        raise LibraryError(
            f"{where} is damaged: its bytes are not those that were stored; put back a backup of "
            "the library, or add its file again"
        )
    record = json.loads(content)
    if record["schema"] != SCHEMA:
        raise LibraryError(f"{where} is in the form {record['schema']!r}: update sopai to read it")
    return Sop.model_validate(record["sop"])


def hash_of(content: bytes, parent: str | None) -> str:
    """The identity of a version by its stored bytes, as `sopai.schema.canonical` defines it."""
    return f"s1:{hashlib.sha256(content + (parent or '').encode()).hexdigest()}"
