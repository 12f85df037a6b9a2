"""Roles change hands: what the roster is after it, and what that means, before it is done."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sopai.errors import RosterError
from sopai.people.directory import Directory, is_same
from sopai.people.duties import Duty
from sopai.schema.roster import Holder, Role, Roster, holds


class RoleChange(NamedTuple):
    """What becomes of one role."""

    role: str
    leaving: tuple[str, ...]
    """Who holds it until the day before."""

    to: str | None
    """Who holds it from the day on; None: nobody new."""

    substitute: str | None
    """Of the new holder."""


class Preview(NamedTuple):
    """What an event makes of the roster, and whom it concerns."""

    before: Roster
    after: Roster
    since: date
    """First day on which it holds."""

    changes: tuple[RoleChange, ...]
    duties: tuple[Duty, ...]
    """What changes hands, in the SOPs that people work by."""

    stops: tuple[Duty, ...]
    """What nobody answers for any more."""

    still_named: tuple[Duty, ...]
    """Duties that name those who leave in person: no roster changes these."""

    no_substitute: tuple[str, ...]
    """Holders who lose their substitute by it."""


def hand_over(
    roster: Roster,
    role_name: str,
    to: str,
    since: date,
    duties: Sequence[Duty],
    *,
    instead_of: str | None = None,
    substitute: str | None = None,
) -> Preview:
    """What it means that somebody takes over a role.

    Args:
        roster: before it.
        role_name: name or alias of the role.
        to: the new holder.
        since: first day of the new holder.
        duties: every duty of the SOPs that people work by.
        instead_of: whom of several holders; None: all of them.
        substitute: of the new holder; None: the one whom the role had.

    Raises:
        RosterError: there is no such role, or it cannot go to that person.
    """
    role = Directory(roster, since).role(role_name)
    if role is None:
        raise RosterError(f"no role is called {role_name!r}: `sopai people` lists the roles")
    there = [one for one in role.holders if holds(one, since)]
    leaving = [one for one in there if instead_of is None or is_same(one.person, instead_of)]
    if instead_of is not None and not leaving:
        raise RosterError(f"{instead_of!r} does not hold {role.name!r} on {since}: check the name")
    if any(is_same(one.person, to) for one in there):
        raise RosterError(f"{to!r} holds {role.name!r} already on {since}: nothing to hand over")
    if substitute is not None and is_same(substitute, to):
        raise RosterError(f"{to!r} cannot stand in for {to!r}: name another substitute")
    stand_in = substitute or _kept_substitute(leaving, to)
    held = (*_ended(role, leaving, since), Holder(person=to, since=since, substitute=stand_in))
    after = _with(roster, {id(role): _held_by(role, held)}, to)
    change = RoleChange(role.name, _names(leaving), to, stand_in)
    return _preview(roster, after, since, (change,), duties)


def replace_person(
    roster: Roster, person: str, to: str | None, since: date, duties: Sequence[Duty]
) -> Preview:
    """What it means that somebody leaves, or hands everything over to one other person.

    Roles pass over, and so does standing in for others; who would stand in for themselves has no
    substitute any more.

    Args:
        roster: before it.
        person: who leaves.
        to: who takes over everything; None: nobody yet.
        since: first day without the person.
        duties: every duty of the SOPs that people work by.

    Raises:
        RosterError: the roster does not know the person, or it is the same as `to`.
    """
    if not Directory(roster, since).knows(person):
        raise RosterError(f"the roster knows nobody called {person!r}: `sopai people` lists them")
    if to is not None and is_same(person, to):
        raise RosterError(f"{person!r} cannot take over from {to!r}: name somebody else")
    changed: dict[int, Role] = {}
    changes: list[RoleChange] = []
    for role in roster.roles:
        leaving = [one for one in role.holders if _is_theirs(one, person, since)]
        held = list(_ended(role, leaving, since))
        is_new = bool(leaving) and to is not None and not _holds_it(held, to, since)
        if is_new and to is not None:
            stand_in = _kept_substitute(leaving, to)
            held.append(Holder(person=to, since=since, substitute=stand_in))
            changes.append(RoleChange(role.name, _names(leaving), to, stand_in))
        elif leaving:
            changes.append(RoleChange(role.name, _names(leaving), None, None))
        held = [_without_substitute(one, person, to, since) for one in held]
        if tuple(held) != role.holders:
            changed[id(role)] = _held_by(role, tuple(held))
    return _preview(roster, _with(roster, changed, to), since, tuple(changes), duties)


def _is_theirs(one: Holder, person: str, since: date) -> bool:
    return is_same(one.person, person) and (one.until is None or one.until >= since)


def _holds_it(held: Sequence[Holder], person: str, day: date) -> bool:
    return any(is_same(one.person, person) and holds(one, day) for one in held)


def _without_substitute(one: Holder, person: str, to: str | None, since: date) -> Holder:
    """The holder with another substitute where the one who leaves stood in."""
    is_over = one.until is not None and one.until < since
    if is_over or one.substitute is None or not is_same(one.substitute, person):
        return one
    new = None if to is None or is_same(to, one.person) else to
    return Holder.model_validate(one.model_dump() | {"substitute": new})


def _ended(role: Role, leaving: Sequence[Holder], since: date) -> tuple[Holder, ...]:
    """The holders, those who leave until the day before; who had not begun is taken out."""
    last = since - timedelta(days=1)
    kept: list[Holder] = []
    for one in role.holders:
        if one not in leaving:
            kept.append(one)
        elif one.since is None or one.since <= last:
            kept.append(Holder.model_validate(one.model_dump() | {"until": last}))
    return tuple(kept)


def _kept_substitute(leaving: Sequence[Holder], to: str) -> str | None:
    named = (one.substitute for one in leaving if one.substitute)
    return next((name for name in named if not is_same(name, to)), None)


def _held_by(role: Role, held: tuple[Holder, ...]) -> Role:
    return Role.model_validate(role.model_dump() | {"holders": held})


def _names(held: Sequence[Holder]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.person for one in held))


def _with(roster: Roster, changed: dict[int, Role], person: str | None) -> Roster:
    """The roster with other roles; somebody new stands at the end of its list of people."""
    people = roster.people
    if person is not None and not any(is_same(person, known) for known in people):
        people = (*people, person)
    roles = tuple(changed.get(id(role), role) for role in roster.roles)
    return Roster.model_validate(roster.model_dump() | {"people": people, "roles": roles})


def _preview(
    before: Roster,
    after: Roster,
    since: date,
    changes: tuple[RoleChange, ...],
    duties: Sequence[Duty],
) -> Preview:
    old, new = Directory(before, since), Directory(after, since)
    leaving = tuple(dict.fromkeys(name for change in changes for name in change.leaving))
    answers = [(duty, old.answer(duty.owner), new.answer(duty.owner)) for duty in duties]
    return Preview(
        before,
        after,
        since,
        changes,
        tuple(duty for duty, was, now in answers if was.people != now.people),
        tuple(duty for duty, was, now in answers if was.people and not now.people),
        tuple(
            duty
            for duty in duties
            if duty.owner.person and any(is_same(duty.owner.person, name) for name in leaving)
        ),
        _losing(before, after, since),
    )


def _losing(before: Roster, after: Roster, since: date) -> tuple[str, ...]:
    """Who has a substitute before and none after."""

    def without(roster: Roster) -> set[str]:
        there = (one for role in roster.roles for one in role.holders if holds(one, since))
        return {one.person for one in there if one.substitute is None}

    return tuple(sorted(without(after) - without(before)))
