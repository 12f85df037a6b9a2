"""Change sets with their quotes, and what people decided about each change.

Retrospectives name people and their mistakes: this is kept beside the versions, and is in no
export and no search.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, Protocol

from pydantic import JsonValue, ValidationError
from sqlalchemy import Connection, Row, insert, select

from sopai.errors import ChangeError, LibraryError
from sopai.library.auditing import now, record
from sopai.library.database import reading, writing
from sopai.library.lineage import stand, taken_back
from sopai.library.opening import Library
from sopai.library.tables import applied_changes, change_decisions, change_sets
from sopai.schema.changes import Change, ChangeSet


class Decision(StrEnum):
    """What a person makes of a change."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    """Accepted with another new value."""

    REJECTED = "rejected"


class ChangeDecision(NamedTuple):
    """A decision about one change."""

    decision: Decision
    after: JsonValue
    """The new value of an edited change."""

    who: str
    """Recorded, not authenticated."""

    at: str
    reason: str


class SavedChangeSet(NamedTuple):
    """A change set in the library."""

    id: int
    change_set: ChangeSet
    saved_at: str
    saved_by: str
    decisions: Mapping[str, ChangeDecision]
    """By id of the change, the last one of each."""

    applied: Mapping[str, str]
    """Id of a change that was applied -> hash of the version that it made."""

    taken_back: Mapping[str, str] = MappingProxyType({})
    """Id of an applied change that the newest version has no more, since an older one was restored
    -> the version that it made, MAJOR.MINOR."""

    is_outdated: bool = False
    """It was made on a version that is not the newest any more: what is open cannot be applied."""

    @property
    def open(self) -> tuple[str, ...]:
        """Ids of the changes that are neither applied nor rejected."""
        rejected = {
            change for change, made in self.decisions.items() if made.decision is Decision.REJECTED
        }
        ids = (change.id for change in self.change_set.changes)
        return tuple(one for one in ids if one not in self.applied and one not in rejected)

    @property
    def accepted(self) -> tuple[Change, ...]:
        """The changes that wait to be applied, with the values that people gave them."""
        waiting = frozenset(self.open)
        return tuple(
            self.decided(change)
            for change in self.change_set.changes
            if change.id in waiting and change.id in self.decisions
        )

    def decided(self, change: Change) -> Change:
        """The change as a person edited it, if one did."""
        made = self.decisions.get(change.id)
        if made is None or made.decision is not Decision.EDITED:
            return change
        return Change.model_validate(dict(change) | {"after": made.after})


def why_done(saved: SavedChangeSet, change: str) -> str:
    """Why nothing can be decided about a change that was applied, nor applied again."""
    version = saved.taken_back.get(change)
    if version is None:
        return f"{change} is in a version already: restore an older one to undo it"
    return (
        f"{change} was made in version {version}, and the newest one, a restored one, has it "
        "no more: propose it anew from the retrospective"
    )


class Applied(NamedTuple):
    """A change that a version was made of."""

    change: Change
    """As it was made, with the words that it rests on."""

    retrospective: str
    """The name of the file that it came from."""


class Decider(Protocol):
    """Who decides, and why."""

    @property
    def who(self) -> str:
        """The name."""

    @property
    def reason(self) -> str:
        """A sentence."""


def save_change_set(library: Library, change_set: ChangeSet, who: str) -> int:
    """Keep a change set, and get its id; the same one again has the id that it has.

    Raises:
        LibraryError: the database cannot be written.
    """
    content, digest = _written(change_set)
    with writing(library.engine) as connection:
        known = _known(connection, digest)
        if known is not None:
            return known
        values = {
            "digest": digest,
            "retrospective": change_set.retrospective,
            "content": content,
            "saved_at": now(),
            "saved_by": who,
        }
        key = connection.execute(insert(change_sets).values(values)).inserted_primary_key
        if key is None:
            raise AssertionError("a row that was inserted has a key")
        identity = int(key[0])
        for sop in {target.sop for target in change_set.targets}:
            record(connection, who, "propose", sop, None, {"change_set": identity})
        return identity


def as_saved(library: Library, change_set: ChangeSet) -> SavedChangeSet:
    """A change set as the library has it; one that it has not yet has the id 0, and no decisions.

    Raises:
        LibraryError: the database cannot be read.
    """
    with reading(library.engine) as connection:
        known = _known(connection, _written(change_set)[1])
        if known is not None:
            return _saved(connection, known)
    return SavedChangeSet(0, change_set, "", "", {}, {})


def _written(change_set: ChangeSet) -> tuple[str, str]:
    """A change set as it is stored, and the sha256 of that."""
    content = json.dumps(
        change_set.model_dump(mode="json", by_alias=True), ensure_ascii=False, sort_keys=True
    )
    return content, hashlib.sha256(content.encode()).hexdigest()


def _known(connection: Connection, digest: str) -> int | None:
    query = select(change_sets.c.id).where(change_sets.c.digest == digest)
    known: int | None = connection.execute(query).scalar()
    return known


def decide(
    library: Library,
    change_set: int,
    change: str,
    decision: Decision,
    *,
    who: str,
    reason: str,
    after: JsonValue = None,
) -> None:
    """Write down what a person decides about a change; nothing is applied by it.

    Args:
        library: where the change set is kept.
        change_set: its id.
        change: id of the change.
        decision: what is decided; the last decision counts.
        who: who decides; recorded, not authenticated.
        reason: why, in a sentence.
        after: the new value, when the decision is `edited`.

    Raises:
        ChangeError: there is no such change, it was applied already, or who or why is missing.
        LibraryError: the database cannot be written.
    """
    if not who.strip() or not reason.strip():
        raise ChangeError(f"nothing is decided about {change}: say who decides, and give a reason")
    if (decision is Decision.EDITED) != (after is not None):
        raise ChangeError(f"{change}: a new value goes with 'edited', and only with that")
    with writing(library.engine) as connection:
        saved = _saved(connection, change_set)
        if change not in {one.id for one in saved.change_set.changes}:
            raise unknown_change(change, saved.change_set)
        if change in saved.applied:
            raise ChangeError(why_done(saved, change))
        written = None if after is None else json.dumps(after, ensure_ascii=False)
        _put(connection, change_set, change, decision, who, reason, written)


def put_decisions(
    connection: Connection,
    change_set: int,
    ids: Sequence[str],
    by: Decider,
) -> None:
    """Write down, in the transaction of their version, that changes were accepted.

    Those that stand as accepted or edited already stay as they are.
    """
    known = _decisions(connection, change_set)
    for change in ids:
        stands = known.get(change)
        if stands is None or stands.decision is Decision.REJECTED:
            _put(connection, change_set, change, Decision.ACCEPTED, by.who, by.reason, None)


def _put(
    connection: Connection,
    change_set: int,
    change: str,
    decision: Decision,
    who: str,
    reason: str,
    after: str | None,
) -> None:
    connection.execute(
        insert(change_decisions).values(
            change_set=change_set,
            change=change,
            decision=decision.value,
            after=after,
            at=now(),
            who=who,
            reason=reason,
        )
    )
    detail: dict[str, JsonValue] = {
        "change_set": change_set,
        "change": change,
        "decision": decision.value,
    }
    record(connection, who, "decide", None, None, detail)


def saved_change_set(library: Library, identity: int) -> SavedChangeSet:
    """A change set with its decisions.

    Raises:
        LibraryError: there is none with that id, or the database cannot be read.
    """
    with reading(library.engine) as connection:
        return _saved(connection, identity)


def _saved(connection: Connection, identity: int) -> SavedChangeSet:
    row = connection.execute(select(change_sets).where(change_sets.c.id == identity)).first()
    if row is None:
        raise LibraryError(f"there is no change set {identity} in the library")
    table = applied_changes.c
    query = select(table.change, table.version).where(table.change_set == identity)
    applied = {one.change: one.version for one in connection.execute(query)}
    decided = _decisions(connection, identity)
    found = _read(row)
    now = stand(connection)
    return SavedChangeSet(
        identity,
        found,
        row.saved_at,
        row.saved_by,
        decided,
        applied,
        taken_back(connection, applied),
        any(now.is_outdated(identity, one.sop, one.base) for one in found.targets),
    )


def _read(row: Row[*tuple[object, ...]]) -> ChangeSet:
    try:
        return ChangeSet.model_validate_json(row.content)
    except ValidationError as error:
        raise _unreadable(row.id) from error


def _decisions(connection: Connection, identity: int) -> dict[str, ChangeDecision]:
    table = change_decisions.c
    query = select(change_decisions).where(table.change_set == identity).order_by(table.id)
    return {
        row.change: ChangeDecision(
            Decision(row.decision),
            None if row.after is None else json.loads(row.after),
            row.who,
            row.at,
            row.reason,
        )
        for row in connection.execute(query)
    }


def applied_changes_of(
    library: Library, hashes: Sequence[str]
) -> Mapping[str, tuple[Applied, ...]]:
    """The changes that versions were made of, by hash; versions of other origin are left out.

    Raises:
        LibraryError: a change cannot be read, or the database cannot be read.
    """
    table = applied_changes.c
    columns = (table.version, table.content, table.change_set, change_sets.c.retrospective)
    query = select(*columns).join(change_sets, change_sets.c.id == table.change_set)
    found: dict[str, list[Applied]] = {}
    with reading(library.engine) as connection:
        for row in connection.execute(query.where(table.version.in_(hashes))):
            try:
                change = Change.model_validate_json(row.content)
            except ValidationError as error:
                raise _unreadable(row.change_set) from error
            found.setdefault(row.version, []).append(Applied(change, row.retrospective))
    return {
        version: tuple(sorted(made, key=lambda one: int(one.change.id[1:])))
        for version, made in found.items()
    }


def _unreadable(change_set: int) -> LibraryError:
    return LibraryError(
        f"change set {change_set} cannot be read: it was stored by a newer sopai or is damaged; "
        "run `sopai doctor`"
    )


def unknown_change(change: str, change_set: ChangeSet) -> ChangeError:
    """The error for an id that is not in a change set."""
    known = ", ".join(one.id for one in change_set.changes) or "none"
    return ChangeError(f"there is no change {change!r}: the change set has {known}")
