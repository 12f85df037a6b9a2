"""Who owns what, how much it is, and where it hangs on one person alone."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sopai.people.directory import Answer, Directory, Gap, everybody, is_same
from sopai.people.duties import Duty
from sopai.schema.roster import Role


class Owned(NamedTuple):
    """A duty, and who answers for it."""

    duty: Duty
    answer: Answer


class Load(NamedTuple):
    """What one person answers for."""

    person: str
    roles: tuple[str, ...]
    """That the person holds today."""

    steps: int
    other: int
    """Exceptions, metrics and routines, supervision and improvement of SOPs."""

    sops: tuple[str, ...]
    """Titles of the SOPs, each once."""

    minutes: float
    """Of one run of every step that has a time limit."""

    timed: int
    """Steps that have one."""

    weekly_minutes: float
    """Of the steps with a time limit that say how often they come."""

    weekly: int
    """Those steps."""


class Unheld(NamedTuple):
    """A role that SOPs name and nobody holds."""

    role: str
    gap: Gap
    """`unknown role` or `no holder`."""

    duties: tuple[Duty, ...]


class SinglePoint(NamedTuple):
    """Work that stops when one person is away."""

    person: str
    role: str | None
    """None: the SOPs name the person."""

    duties: tuple[Duty, ...]


def owned(duties: Iterable[Duty], directory: Directory) -> tuple[Owned, ...]:
    """Every duty with who answers for it on the directory's day."""
    return tuple(Owned(duty, directory.answer(duty.owner)) for duty in duties)


def loads(found: Sequence[Owned], directory: Directory) -> tuple[Load, ...]:
    """What everybody answers for, the busiest first; also those of the roster who have nothing.

    A duty that several hold counts for each of them.
    """
    by_person: dict[str, list[Duty]] = {name: [] for name in everybody(directory.roster)}
    for one in found:
        for person in one.answer.people:
            name = next((known for known in by_person if is_same(known, person)), person)
            by_person.setdefault(name, []).append(one.duty)
    made = [_load(person, duties, directory) for person, duties in by_person.items()]
    return tuple(sorted(made, key=lambda one: (-one.steps, -one.other, one.person)))


def _load(person: str, duties: Sequence[Duty], directory: Directory) -> Load:
    steps = [duty for duty in duties if duty.kind == "step"]
    timed = [duty for duty in steps if duty.minutes is not None]
    weekly = [duty for duty in timed if duty.per_week is not None]
    return Load(
        person,
        tuple(role.name for role in directory.roles_of(person)),
        len(steps),
        len(duties) - len(steps),
        tuple(dict.fromkeys(duty.title for duty in duties)),
        sum(duty.minutes or 0 for duty in timed),
        len(timed),
        sum((duty.minutes or 0) * (duty.per_week or 0) for duty in weekly),
        len(weekly),
    )


def unheld(found: Sequence[Owned]) -> tuple[Unheld, ...]:
    """Roles without a holder, with what waits for one: those with most first."""
    by_role: dict[tuple[str, Gap], list[Duty]] = {}
    for one in found:
        gap = one.answer.gap
        if gap in ("unknown role", "no holder"):
            by_role.setdefault((one.answer.called, gap), []).append(one.duty)
    made = [Unheld(role, gap, tuple(duties)) for (role, gap), duties in by_role.items()]
    return tuple(sorted(made, key=lambda one: (-len(one.duties), one.role)))


def unowned(found: Sequence[Owned]) -> tuple[Duty, ...]:
    """Steps for which nobody can be called, whatever the roster says."""
    open_gaps = ("nobody", "group", "vague")
    return tuple(
        one.duty for one in found if one.duty.kind == "step" and one.answer.gap in open_gaps
    )


def strangers(found: Sequence[Owned]) -> tuple[str, ...]:
    """People whom SOPs name and the roster does not know."""
    named = (one.answer.called for one in found if one.answer.gap == "unknown person")
    return tuple(dict.fromkeys(named))


def outdated(found: Sequence[Owned]) -> tuple[Owned, ...]:
    """Duties that name somebody with a role which another one holds by now."""
    return tuple(one for one in found if one.answer.gap == "not the holder")


def single_points(found: Sequence[Owned]) -> tuple[SinglePoint, ...]:
    """People without whom work stops: no second holder, no substitute; most work first."""
    alone: dict[tuple[str, str | None], list[Duty]] = {}
    for one in found:
        people, called = one.answer.people, one.answer.called
        if len(people) == 1 and not one.answer.substitutes:
            role = None if is_same(called, people[0]) else called
            alone.setdefault((people[0], role), []).append(one.duty)
    made = [SinglePoint(person, role, tuple(duties)) for (person, role), duties in alone.items()]
    return tuple(sorted(made, key=lambda one: (-len(one.duties), one.person, one.role or "")))


def idle_roles(found: Sequence[Owned], directory: Directory) -> tuple[Role, ...]:
    """Roles of the roster that no SOP names."""
    named = {one.answer.called for one in found}
    return tuple(
        role
        for role in directory.roster.roles
        if not any(is_same(role.name, name) for name in named)
    )
