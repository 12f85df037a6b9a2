"""The roster of the organisation: who works here, and who holds which role."""

import json
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from sopai.errors import ChangeConflict
from sopai.library.auditing import record
from sopai.library.database import reading, writing
from sopai.library.opening import Library
from sopai.library.tables import departments, facts, holders, people, roles
from sopai.schema.roster import Holder, Role, Roster

_FACT = "roster.x"


def read_roster(library: Library) -> Roster:
    """The roster as it was written, each name listed once; an empty one when none was.

    Raises:
        LibraryError: the database cannot be read.
    """
    with reading(library.engine) as connection:
        return roster_of(connection)


def roster_of(connection: Connection) -> Roster:
    """The roster, as a transaction sees it."""
    names = {row.id: row.name for row in connection.execute(select(people))}
    listed = select(people.c.name).where(people.c.is_listed).order_by(people.c.id)
    extension = connection.execute(select(facts.c.value).where(facts.c.name == _FACT)).scalar()
    return Roster(
        people=tuple(connection.execute(listed).scalars()),
        roles=tuple(_roles(connection, names)),
        departments=tuple(
            connection.execute(select(departments.c.name).order_by(departments.c.id)).scalars()
        ),
        x=json.loads(extension or "{}"),
    )


def _roles(connection: Connection, names: dict[int, str]) -> list[Role]:
    held: dict[int, list[Holder]] = {}
    for row in connection.execute(select(holders).order_by(holders.c.id)):
        held.setdefault(row.role, []).append(
            Holder(
                person=names[row.person],
                since=date.fromisoformat(row.since) if row.since else None,
                until=date.fromisoformat(row.until) if row.until else None,
                substitute=names[row.substitute] if row.substitute is not None else None,
            )
        )
    return [
        Role(
            name=row.name,
            aliases=tuple(json.loads(row.aliases)),
            department=row.department,
            tasks=tuple(json.loads(row.tasks)),
            holders=tuple(held.get(row.id, ())),
        )
        for row in connection.execute(select(roles).order_by(roles.c.id))
    ]


def write_roster(
    library: Library,
    roster: Roster,
    *,
    who: str,
    reason: str = "",
    base: Roster | None = None,
) -> bool:
    """Replace the roster; no SOP changes, since owners' names are filled in when they are read.

    Args:
        library: where it is kept.
        roster: the new one, whole.
        who: who changes it; recorded, not authenticated.
        reason: why, for the trail.
        base: the roster that the change was decided on; None: whatever is there.

    Returns:
        Whether anything changed.

    Raises:
        ChangeConflict: the roster is not the one that the change was decided on any more.
        LibraryError: the database cannot be written.
    """
    with writing(library.engine) as connection:
        before = roster_of(connection)
        if base is not None and before != base:
            raise ChangeConflict(
                "the roster was changed by somebody else in the meantime: look at it, and decide "
                "again"
            )
        if before == roster:
            return False
        put_roster(connection, roster)
        detail = {"before": before.model_dump_json(), "after": roster.model_dump_json()}
        if reason:
            detail["reason"] = reason
        record(connection, who, "roster", None, None, detail)
    return True


def put_roster(connection: Connection, roster: Roster) -> None:
    """Replace the roster in a transaction; the trail is the caller's."""
    for table in (holders, roles, people, departments):
        connection.execute(delete(table))
    ids = _insert_people(connection, roster)
    for role in roster.roles:
        _insert_role(connection, role, ids)
    for name in roster.departments:
        connection.execute(insert(departments).values(name=name))
    connection.execute(delete(facts).where(facts.c.name == _FACT))
    connection.execute(insert(facts).values(name=_FACT, value=json.dumps(roster.x)))


def _insert_people(connection: Connection, roster: Roster) -> dict[str, int]:
    """The id of everybody who is named; those of the list come first, in its order."""
    listed = dict.fromkeys(roster.people, True)
    for role in roster.roles:
        for holder in role.holders:
            listed.setdefault(holder.person, False)
            if holder.substitute is not None:
                listed.setdefault(holder.substitute, False)
    ids = {name: number for number, name in enumerate(listed, 1)}
    for name, number in ids.items():
        row = {"id": number, "name": name, "is_listed": listed[name]}
        connection.execute(insert(people).values(row))
    return ids


def _insert_role(connection: Connection, role: Role, ids: dict[str, int]) -> None:
    added = connection.execute(
        insert(roles).values(
            name=role.name,
            aliases=json.dumps(role.aliases, ensure_ascii=False),
            department=role.department,
            tasks=json.dumps(role.tasks, ensure_ascii=False),
        )
    ).inserted_primary_key
    for holder in role.holders:
        connection.execute(
            insert(holders).values(
                role=added[0] if added else None,
                person=ids[holder.person],
                since=holder.since.isoformat() if holder.since else None,
                until=holder.until.isoformat() if holder.until else None,
                substitute=ids[holder.substitute] if holder.substitute else None,
            )
        )
