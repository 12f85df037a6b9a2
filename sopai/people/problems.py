"""What is wrong in a roster: doubles, dates, gaps, and substitutes who are none."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from sopai.people.directory import is_same
from sopai.schema.roster import Role, Roster

Wrong = Literal[
    "person twice", "role twice", "name of two roles", "ends before it starts", "own substitute",
    "gap", "department unknown",
]  # fmt: skip


class Problem(NamedTuple):
    """One thing that somebody should look at; the roster works with it."""

    wrong: Wrong
    names: tuple[str, ...]
    """Of people, roles or departments that it is about."""

    since: date | None = None
    until: date | None = None
    """Of a gap: its first and its last day."""


def problems(roster: Roster) -> tuple[Problem, ...]:
    """Everything that is wrong, people first.

    Two who stand in for each other are nothing wrong: small companies have no other way, and
    `absence` says what stops when both are away.
    """
    return (
        *(Problem("person twice", (name,)) for name in _twice(roster.people)),
        *(Problem("role twice", (name,)) for name in _twice([r.name for r in roster.roles])),
        *_shared_names(roster),
        *(problem for role in roster.roles for problem in _of_role(role, roster)),
    )


def _twice(names: Sequence[str]) -> Iterator[str]:
    for at, name in enumerate(names):
        earlier = [one for one in names[:at] if is_same(one, name)]
        if len(earlier) == 1:
            yield name


def _shared_names(roster: Roster) -> Iterator[Problem]:
    """A name or alias that is said of two roles: the first one gets what is meant for both."""
    owner: dict[str, str] = {}
    for role in roster.roles:
        for name in dict.fromkeys(one.casefold() for one in (role.name, *role.aliases)):
            first = owner.setdefault(name, role.name)
            if not is_same(first, role.name):
                yield Problem("name of two roles", (name, first, role.name))


def _of_role(role: Role, roster: Roster) -> Iterator[Problem]:
    known = roster.departments
    if role.department and known and not any(is_same(role.department, one) for one in known):
        yield Problem("department unknown", (role.department, role.name))
    for holder in role.holders:
        if holder.since and holder.until and holder.until < holder.since:
            yield Problem(
                "ends before it starts", (holder.person, role.name), holder.since, holder.until
            )
        if holder.substitute and is_same(holder.substitute, holder.person):
            yield Problem("own substitute", (holder.person, role.name))
    yield from _gaps(role)


def _gaps(role: Role) -> Iterator[Problem]:
    """Days between two holders on which nobody holds the role."""
    held = sorted(role.holders, key=lambda one: one.since or date.min)
    until: date | None = None
    for at, holder in enumerate(held):
        starts = holder.since or date.min
        if at and until is not None and until < date.max and starts > until + timedelta(days=1):
            yield Problem(
                "gap", (role.name,), until + timedelta(days=1), starts - timedelta(days=1)
            )
        ends = holder.until or date.max
        until = ends if until is None else max(until, ends)
