"""Reading the library: SOPs, their versions, the files they came from."""

import hashlib
from collections.abc import Mapping, Sequence

from sqlalchemy import exists, select

from sopai.errors import LibraryError
from sopai.library.database import reading
from sopai.library.opening import Library
from sopai.library.origins import named_by_path
from sopai.library.states import current_of, is_in_use, unknown, version_named
from sopai.library.stored import (
    StoredSop,
    StoredVersion,
    read_content,
    stored_version,
    version_rows,
    versions_of,
)
from sopai.library.tables import originals
from sopai.schema.control import State
from sopai.schema.order import last_numbers
from sopai.schema.roster import name_key
from sopai.schema.sop import Sop


def get(library: Library, sop_id: str, version: str | None = None) -> StoredSop:
    """An SOP with its content.

    Args:
        library: where it is kept.
        sop_id: its id.
        version: MAJOR.MINOR or the hash; else the current one, else the newest.

    Raises:
        LibraryError: there is no such SOP or version, or its stored bytes are damaged.
    """
    with reading(library.engine) as connection:
        chosen = version_named(versions_of(connection, sop_id), sop_id, version)
        return StoredSop(chosen, read_content(connection, chosen))


def current(library: Library, sop_id: str) -> StoredVersion | None:
    """The version that people work by, as `states.current_of` says.

    Raises:
        LibraryError: there is no such SOP, or the database cannot be read.
    """
    return current_of(list_versions(library, sop_id))


def list_versions(library: Library, sop_id: str) -> tuple[StoredVersion, ...]:
    """All versions of an SOP, the newest first.

    Raises:
        LibraryError: there is no such SOP, or the database cannot be read.
    """
    with reading(library.engine) as connection:
        known = versions_of(connection, sop_id)
    if not known:
        raise unknown(sop_id)
    return known


def list_sops(
    library: Library,
    *,
    department: str | None = None,
    language: str | None = None,
    state: State | None = None,
) -> tuple[StoredVersion, ...]:
    """The current version of each SOP, by title; SOPs without one are left out.

    With a state, the newest version in that state instead: drafts and retired SOPs too.

    Args:
        library: where they are kept.
        department: words of the department's name.
        language: `en` or `zh`.
        state: of the version.

    Raises:
        LibraryError: the database cannot be read.
    """
    by_sop: dict[str, list[StoredVersion]] = {}
    with reading(library.engine) as connection:
        for row in connection.execute(version_rows()):
            stored = stored_version(row)
            by_sop.setdefault(stored.sop_id, []).append(stored)
    chosen = [_in_state(known, state) if state else current_of(known) for known in by_sop.values()]
    wanted = name_key(department or "")
    listed = [
        stored
        for stored in chosen
        if stored is not None
        and language in (None, stored.language)
        and wanted in name_key(stored.control.department or "")
    ]
    return tuple(sorted(listed, key=lambda stored: (stored.title.casefold(), stored.sop_id)))


def _in_state(known: list[StoredVersion], state: State) -> StoredVersion | None:
    return next((stored for stored in known if stored.state is state), None)


def is_known(library: Library, sop_id: str) -> bool:
    """Whether an SOP is in the library, retired or not.

    Raises:
        LibraryError: the database cannot be read.
    """
    with reading(library.engine) as connection:
        return bool(versions_of(connection, sop_id))


def find_ids(library: Library, name: str) -> tuple[str, ...]:
    """The ids of SOPs that an id, a number (CS/SOP/007) or a path names.

    Of several those that are in use, if any is: a retired one is named by its id.

    Raises:
        LibraryError: the database cannot be read.
    """
    with reading(library.engine) as connection:
        if versions_of(connection, name):
            return (name,)
        rows = [stored_version(row) for row in connection.execute(version_rows())]
        ids = {row.sop_id for row in rows if name in (row.control.number, row.path)}
        ids.update(named_by_path(connection, name))
        in_use = {one for one in ids if is_in_use(versions_of(connection, one))}
    return tuple(sorted(in_use or ids))


def find_id(library: Library, name: str) -> str:
    """The id of the one SOP that an id, a number or a path names.

    Raises:
        LibraryError: there is none, or several, or the database cannot be read.
    """
    ids = find_ids(library, name)
    if not ids:
        raise unknown(name)
    if len(ids) > 1:
        raise LibraryError(f"{name!r} names {len(ids)} SOPs: choose one of {', '.join(ids)}")
    return ids[0]


def original_bytes(library: Library, sha256: str) -> bytes:
    """The file that a version was made from, as the user gave it.

    Raises:
        LibraryError: the database cannot be read.
    """
    with reading(library.engine) as connection:
        query = select(originals.c.bytes).where(originals.c.sha256 == sha256)
        content: bytes = connection.execute(query).scalar_one()
        return content


def is_kept(library: Library, content: bytes) -> bool:
    """Some file with exactly these bytes was added: losing another copy loses nothing.

    Raises:
        LibraryError: the database cannot be read.
    """
    digest = hashlib.sha256(content).hexdigest()
    with reading(library.engine) as connection:
        query = select(exists().where(originals.c.sha256 == digest))
        return bool(connection.execute(query).scalar())


def last_ids(library: Library, sop_id: str) -> Mapping[str, int]:
    """The highest number of steps, exceptions and metrics that any version used, by letter.

    Raises:
        LibraryError: a version is damaged, or the database cannot be read.
    """
    with reading(library.engine) as connection:
        return last_ids_in([read_content(connection, v) for v in versions_of(connection, sop_id)])


def last_ids_in(contents: Sequence[Sop]) -> Mapping[str, int]:
    """The highest number of steps, exceptions and metrics that any of these uses, by letter."""
    ids = [step.id for sop in contents for step in sop.steps]
    ids += [case.id for sop in contents for case in sop.exceptions]
    ids += [metric.id for sop in contents for metric in sop.metrics]
    return last_numbers(ids)
