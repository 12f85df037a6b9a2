"""An imported roster into the one that is there, and what is different afterwards."""

from collections.abc import Sequence
from typing import NamedTuple

from sopai.people.directory import everybody, is_same
from sopai.schema.roster import Holder, Role, Roster


class RosterDiff(NamedTuple):
    """What is different between two rosters; names, in their order."""

    people_added: tuple[str, ...]
    people_gone: tuple[str, ...]
    roles_added: tuple[str, ...]
    roles_gone: tuple[str, ...]
    roles_changed: tuple[str, ...]
    departments_added: tuple[str, ...]
    departments_gone: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing is different."""
        return not any(self)


def merged(known: Roster, new: Roster) -> Roster:
    """Both: what the new one says of a role's holders on a date stands beside what is known.

    Nobody is taken out: who is missing in a list may be in another one. A holder with other dates
    or another substitute replaces the one of that name who holds the role at the same time.
    """
    roles = list(known.roles)
    for role in new.roles:
        at = next((i for i, one in enumerate(roles) if is_same(one.name, role.name)), None)
        if at is None:
            roles.append(role)
        else:
            roles[at] = _merged_role(roles[at], role)
    return Roster.model_validate(
        known.model_dump()
        | {
            "people": _union(known.people, new.people),
            "departments": _union(known.departments, new.departments),
            "roles": roles,
        }
    )


def _merged_role(known: Role, new: Role) -> Role:
    held = list(known.holders)
    for holder in new.holders:
        at = next((i for i, one in enumerate(held) if _is_one_term(one, holder)), None)
        if at is None:
            held.append(holder)
        else:
            held[at] = _merged_holder(held[at], holder)
    fields = {
        "holders": held,
        "aliases": _union(known.aliases, new.aliases),
        "tasks": _union(known.tasks, new.tasks),
        "department": new.department or known.department,
    }
    return Role.model_validate(known.model_dump() | fields)


def _merged_holder(known: Holder, new: Holder) -> Holder:
    """What the new one leaves open stays as it is known."""
    said = {name: value for name, value in new.model_dump().items() if value is not None}
    return Holder.model_validate(known.model_dump() | said)


def _is_one_term(one: Holder, other: Holder) -> bool:
    """Whether two rows are about the same time of one person in a role."""
    if not is_same(one.person, other.person):
        return False
    starts_before = one.since is None or other.until is None or one.since <= other.until
    ends_after = one.until is None or other.since is None or one.until >= other.since
    return starts_before and ends_after


def _union(known: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    added = [name for name in new if not any(is_same(name, one) for one in known)]
    return (*known, *added)


def roster_diff(before: Roster, after: Roster) -> RosterDiff:
    """What is different."""
    people = everybody(before), everybody(after)
    roles = {role.name: role for role in before.roles}, {role.name: role for role in after.roles}
    departments = before.departments, after.departments
    changed = (name for name, role in roles[1].items() if roles[0].get(name, role) != role)
    return RosterDiff(
        _missing(people[1], people[0]),
        _missing(people[0], people[1]),
        _missing(list(roles[1]), list(roles[0])),
        _missing(list(roles[0]), list(roles[1])),
        tuple(changed),
        _missing(departments[1], departments[0]),
        _missing(departments[0], departments[1]),
    )


def _missing(names: Sequence[str], there: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if not any(is_same(name, one) for one in there))
