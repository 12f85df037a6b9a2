"""States of versions, and which version of an SOP is the current one."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, update

from sopai.errors import LibraryError
from sopai.library.auditing import now, record
from sopai.library.cards import refresh_card
from sopai.library.controlling import put_control
from sopai.library.database import writing
from sopai.library.opening import Library
from sopai.library.stored import StoredVersion, versions_of
from sopai.library.tables import decisions, states
from sopai.schema.control import DocumentControl, State


def current_of(newest_first: Sequence[StoredVersion]) -> StoredVersion | None:
    """The version that people work by.

    It is the effective version, else the newest that is not a draft. A version whose document
    says nothing about its state is no draft: files come from organisations that work by them, and
    few write "effective" at the top. When the newest is retired there is none: an older version
    that it replaced must not come back.
    """
    for version in newest_first:
        if version.state is State.EFFECTIVE:
            return version
    for version in newest_first:
        if version.state is not State.DRAFT:
            return None if version.state is State.RETIRED else version
    return None


def is_in_use(newest_first: Sequence[StoredVersion]) -> bool:
    """Whether an SOP is there and not retired; one that has drafts only is in use, too."""
    return bool(newest_first) and (
        newest_first[0].state is not State.RETIRED or current_of(newest_first) is not None
    )


def set_state(
    library: Library,
    sop_id: str,
    version: str,
    state: State,
    *,
    who: str,
    reason: str,
    control: DocumentControl | None = None,
) -> None:
    """Give a version another state; who and why are recorded, not authenticated.

    When a version becomes effective, the one that was effective is retired.

    Args:
        library: where it is kept.
        sop_id: the SOP.
        version: MAJOR.MINOR or the hash.
        state: the new state.
        who: who decides.
        reason: why, in a sentence.
        control: the control record from now on, with the day of an approval; None: as it is.

    Raises:
        LibraryError: there is no such version, nobody decides or no reason is given, or the
            database cannot be written.
    """
    if not who.strip() or not reason.strip():
        raise LibraryError(
            f"the state of {sop_id} is not changed: say who decides it, and give a reason"
        )
    with writing(library.engine) as connection:
        known = versions_of(connection, sop_id)
        chosen = version_named(known, sop_id, version)
        put_state(connection, known, chosen, state, who=who, reason=reason)
        if control is not None:
            put_control(connection, chosen, control, who)
        refresh_card(connection, sop_id, current_of(versions_of(connection, sop_id)))


def remove(library: Library, sop_id: str, *, who: str, reason: str) -> None:
    """Retire an SOP with all of its versions: it is found no more, and nothing is deleted.

    Raises:
        LibraryError: there is no such SOP, or the database cannot be written.
    """
    with writing(library.engine) as connection:
        known = versions_of(connection, sop_id)
        if not known:
            raise unknown(sop_id)
        for version in known:
            if version.state is not State.RETIRED:
                put_state(connection, known, version, State.RETIRED, who=who, reason=reason)
        refresh_card(connection, sop_id, None)


def put_state(
    connection: Connection,
    known: Sequence[StoredVersion],
    chosen: StoredVersion,
    state: State | None,
    *,
    who: str,
    reason: str,
) -> None:
    """Write a state, the decision and the trail; retire what the version replaces."""
    if state is State.EFFECTIVE:
        for other in known:
            if other.state is State.EFFECTIVE and other.hash != chosen.hash:
                because = f"replaced by version {chosen.version}"
                put_state(connection, (), other, State.RETIRED, who=who, reason=because)
    at = now()
    words = state.value if state else "unset"
    connection.execute(
        update(states).where(states.c.version == chosen.hash).values(state=state, since=at)
    )
    connection.execute(
        insert(decisions).values(
            version=chosen.hash, at=at, who=who, decision=f"state: {words}", reason=reason
        )
    )
    before = chosen.state.value if chosen.state else "unset"
    detail = {"before": before, "after": words, "reason": reason}
    record(connection, who, "state", chosen.sop_id, chosen.hash, detail)


def version_named(
    known: Sequence[StoredVersion], sop_id: str, version: str | None
) -> StoredVersion:
    """The version with a number or a hash; without either the current one, else the newest.

    Raises:
        LibraryError: there is no such SOP or version.
    """
    if not known:
        raise unknown(sop_id)
    if version is None:
        return current_of(known) or known[0]
    for candidate in known:
        if version in (candidate.version, candidate.hash):
            return candidate
    raise LibraryError(
        f"{sop_id} has no version {version!r}: it has {', '.join(v.version for v in known[::-1])}"
    )


def unknown(sop_id: str) -> LibraryError:
    """The error for an id that is not in the library."""
    return LibraryError(
        f"there is no SOP {sop_id!r} in the library: `sopai library list` shows what is there"
    )
