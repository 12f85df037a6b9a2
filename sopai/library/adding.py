"""Adding SOPs: a new one, a new version of a known one, or what is there already."""

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from pydantic import JsonValue
from sqlalchemy import Connection, exists, insert, select, update

from sopai.errors import LibraryError
from sopai.library.added import AddedVersion, KnownBy, Near, Outcome
from sopai.library.auditing import now, record
from sopai.library.beside import Beside, put_beside
from sopai.library.cards import refresh_card
from sopai.library.controlling import put_control
from sopai.library.database import reading, writing
from sopai.library.numbering import control_json, next_number
from sopai.library.opening import Library
from sopai.library.origins import Origin, bytes_of, forget, in_use_from, origin_of, remember
from sopai.library.states import current_of, is_in_use, put_state
from sopai.library.stored import StoredVersion, stored_bytes, versions_of
from sopai.library.tables import audit, controls, originals, sops, states, versions
from sopai.schema.canonical import canonical_json, content_hash
from sopai.schema.control import DocumentControl, State
from sopai.schema.sop import Sop

MADE_HERE = ("apply", "restore")
"""Actions of the trail that make a version in the library itself."""

NO_REASON: Mapping[str, JsonValue] = MappingProxyType({})


class Given(NamedTuple):
    """What is to be added."""

    sop: Sop
    control: DocumentControl
    content: bytes
    path: str
    original: bytes
    who: str
    again: bool = False
    """A retired SOP is brought back."""

    known_by: KnownBy | None = None

    @property
    def digest(self) -> str:
        """sha256 of the file."""
        return hashlib.sha256(self.original).hexdigest()


def add(
    library: Library,
    sop: Sop,
    control: DocumentControl,
    path: str,
    original: bytes,
    *,
    who: str,
    base: str | None = None,
    place: str | None = None,
    again: bool = False,
    known_by: KnownBy | None = None,
    is_own: bool = False,
    what_is_beside: Beside | None = None,
) -> AddedVersion:
    """Store an SOP; all of it is stored, or nothing.

    Args:
        library: where to.
        sop: the content; a known id gives a new version, unless the newest says the same.
        control: what the file says about number, version, state, people and dates.
        path: where the file lies, as the user named it.
        original: the bytes of the file.
        who: who adds it; recorded, not authenticated.
        base: hash of the version that the file was made from, if it is known.
        place: what tells the file from others that are named alike; else the path does.
        again: bring the SOP back if it was retired. Without it, it stays as it is: a folder that
            is added anew must not undo what a person decided.
        known_by: what tells that the file is of this SOP; kept for the history.
        is_own: the file was one of another SOP, and is of this one from now on.
        what_is_beside: of a draft: sources and open items; of a file that only lists open items
            these, which never replace what stands beside a version that is there already.

    Raises:
        LibraryError: the library has a version that is newer than `base`, or the database cannot
            be written.
    """
    origin = origin_of(path, place or path)
    given = Given(sop, control, canonical_json(sop), origin.path, original, who, again, known_by)
    with writing(library.engine) as connection:
        known = versions_of(connection, sop.id)
        if _stays_retired(given, known):
            outcome = Outcome.RETIRED
        else:
            outcome = _store(
                connection, given, known, base, _is_older(connection, given, origin, known)
            )
            connection.execute(update(sops).where(sops.c.id == sop.id).values(path=origin.path))
            if is_own:
                forget(connection, origin)
            remember(connection, sop.id, origin, given.digest)
        known = versions_of(connection, sop.id)
        if what_is_beside is not None and _is_put(what_is_beside, outcome):
            put_beside(connection, known[0].hash, what_is_beside)
        current = current_of(known)
        refresh_card(connection, sop.id, current)
        return AddedVersion(
            sop.id,
            known[0].version,
            known[0].hash,
            sop.title,
            outcome,
            current.version if current else None,
            tuple(other for other in in_use_from(connection, origin) if other != sop.id),
        )


def _is_put(what: Beside, outcome: Outcome) -> bool:
    """Whether what the file tells is kept beside the newest version."""
    if outcome in (Outcome.NEW_SOP, Outcome.NEW_VERSION):
        return True
    return bool(what.sources) and outcome not in (Outcome.RETIRED, Outcome.OLDER)


def _stays_retired(given: Given, known: tuple[StoredVersion, ...]) -> bool:
    """The SOP is retired, and the file does not only say so itself."""
    is_retired = bool(known) and not is_in_use(known)
    return is_retired and not given.again and given.control.state is not State.RETIRED


def _store(
    connection: Connection,
    given: Given,
    known: tuple[StoredVersion, ...],
    base: str | None,
    is_older: bool,
) -> Outcome:
    newest = known[0] if known else None
    if newest is not None and stored_bytes(connection, newest.hash) == given.content:
        return _store_record(connection, given, known)
    if is_older:
        return _bring_back(connection, given, known) or Outcome.OLDER
    made_here = versions_made_here(connection, given.sop.id)
    if newest is not None and base is not None and not _is_base(known, base, given, made_here):
        raise LibraryError(
            f"{given.path!r} was made from an older version of {newest.title!r} "
            f"({newest.sop_id}), which is at {newest.version} now: export that, make your changes "
            "in it, and add it"
        )
    insert_version(connection, given, known)
    return Outcome.NEW_VERSION if newest else Outcome.NEW_SOP


def _is_older(
    connection: Connection, given: Given, origin: Origin, known: tuple[StoredVersion, ...]
) -> bool:
    """The file holds nothing new: it, or the one it is a copy of, gave an older version.

    Who puts back the bytes that a file once had means them: that is a new version.
    """
    if not known or known[0].original == given.digest:
        return False
    before = bytes_of(connection, origin).get(given.sop.id)
    if before is None:
        return any(version.original == given.digest for version in known)
    return before == given.digest


def _bring_back(
    connection: Connection, given: Given, known: tuple[StoredVersion, ...]
) -> Outcome | None:
    """Let a retired SOP be in use again, in the state that the file names."""
    if known[0].state is not State.RETIRED or given.control.state is State.RETIRED:
        return None
    reason = f"added again from {given.path}"
    put_state(connection, known, known[0], given.control.state, who=given.who, reason=reason)
    return Outcome.RESTORED


def is_made_here(library: Library, version: StoredVersion) -> bool:
    """Whether a version comes from no file.

    Raises:
        LibraryError: the database cannot be read.
    """
    with reading(library.engine) as connection:
        return version.hash in versions_made_here(connection, version.sop_id)


def versions_made_here(connection: Connection, sop_id: str) -> frozenset[str]:
    """Hashes of versions that come from no file: changes were applied, or an old one restored."""
    made = select(audit.c.version).where(audit.c.sop == sop_id, audit.c.action.in_(MADE_HERE))
    return frozenset(connection.execute(made).scalars())


def _is_base(
    known: tuple[StoredVersion, ...], base: str, given: Given, made_here: frozenset[str]
) -> bool:
    """The file was made from the newest version, or what came after it came from this file.

    An exported file keeps the mark of the version that it was exported from, while its owner
    edits and adds it again and again. What was changed in the library meanwhile is not in it.
    """
    for version in known:
        if version.hash == base:
            return True
        if version.hash in made_here:
            return False
        if (version.path, version.added_by) != (given.path, given.who):
            return False
    return False


def insert_version(
    connection: Connection,
    given: Given,
    known: tuple[StoredVersion, ...],
    action: str = "add",
    why: Mapping[str, JsonValue] = NO_REASON,
    because: str | None = None,
) -> str:
    """Store a version, with everything that belongs to it; gives its hash.

    Args:
        connection: a transaction that writes.
        given: the version.
        known: those that are there, the newest first.
        action: what the trail calls it.
        why: what else the trail keeps.
        because: why it has the state that it has; else that the file says so.
    """
    at, sop = now(), given.sop
    parent = known[0].hash if known else None
    if parent is None:
        connection.execute(insert(sops).values(id=sop.id, path=given.path, added_at=at))
    digest = given.digest
    if not connection.execute(select(exists().where(originals.c.sha256 == digest))).scalar():
        connection.execute(insert(originals).values(sha256=digest, bytes=given.original))
    identity = content_hash(sop, parent)
    major, minor = next_number(given.control, known)
    connection.execute(
        insert(versions).values(
            hash=identity,
            sop=sop.id,
            parent=parent,
            major=major,
            minor=minor,
            language=sop.language,
            title=sop.title,
            content=given.content,
            path=given.path,
            original=digest,
            added_at=at,
            added_by=given.who,
        )
    )
    written = control_json(given.control, f"{major}.{minor}")
    connection.execute(insert(controls).values(version=identity, content=written))
    connection.execute(insert(states).values(version=identity, state=None, since=at))
    detail = {"version": f"{major}.{minor}", "path": given.path, "original": digest, **why}
    detail |= {"known_by": given.known_by} if given.known_by else {}
    record(connection, given.who, action, sop.id, identity, detail)
    _state_of_file(connection, given, versions_of(connection, sop.id), because)
    return identity


def _store_record(
    connection: Connection, given: Given, known: tuple[StoredVersion, ...]
) -> Outcome:
    """Known content: take what the file says anew about its control, and its state."""
    is_new = put_control(connection, known[0], given.control, given.who)
    back = _bring_back(connection, given, known)
    if back is not None:
        return back
    has_moved = _state_of_file(connection, given, known)
    return Outcome.NEW_RECORD if is_new or has_moved else Outcome.UNCHANGED


def _state_of_file(
    connection: Connection,
    given: Given,
    known: tuple[StoredVersion, ...],
    because: str | None = None,
) -> bool:
    """Take the state that the file names; one that names none leaves it as it is."""
    state = given.control.state
    if state is None or state is known[0].state:
        return False
    reason = because or f"so says {given.path}"
    put_state(connection, known, known[0], state, who=given.who, reason=reason)
    return True


__all__ = [
    "AddedVersion",
    "Given",
    "KnownBy",
    "Near",
    "Outcome",
    "add",
    "insert_version",
    "is_made_here",
    "versions_made_here",
]
