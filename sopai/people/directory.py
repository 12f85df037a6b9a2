"""The people behind an owner on a day: who holds a role, and who stands in."""

from collections.abc import Collection
from datetime import date
from typing import Literal, NamedTuple

from sopai.schema.owner import Owner, OwnerKind
from sopai.schema.roster import Holder, Role, Roster, holds, name_key

Gap = Literal[
    "nobody", "group", "vague", "system", "unknown role", "no holder", "unknown person",
    "not the holder",
]  # fmt: skip
"""Why nobody can be called, or perhaps the wrong one: nobody is named, only a department is, the
words leave it open, a program does it, the roster has no such role, nobody holds it, it does not
know the person, or another one holds the role that stands beside the name."""


class Answer(NamedTuple):
    """Who answers for something."""

    called: str
    """The role or the person, as the SOP names them."""

    people: tuple[str, ...]
    """Who holds the role on the day, or the person."""

    substitutes: tuple[str, ...]
    """Who stands in for them; the people themselves are none."""

    gap: Gap | None
    """Why nobody can be called, or perhaps the wrong one."""


class Directory:
    """A roster on one day."""

    def __init__(self, roster: Roster, today: date) -> None:
        """Take the roster; of roles with one name the first counts."""
        self.roster = roster
        self.today = today
        self._roles: dict[str, Role] = {}
        for role in roster.roles:
            for name in (role.name, *role.aliases):
                self._roles.setdefault(name_key(name), role)
        self._people = {name_key(name) for name in everybody(roster)}

    def role(self, name: str) -> Role | None:
        """The role of that name or alias."""
        return self._roles.get(name_key(name))

    def knows(self, person: str) -> bool:
        """Whether the roster names the person anywhere."""
        return name_key(person) in self._people

    def holders(self, role: Role) -> tuple[Holder, ...]:
        """Who holds a role on the day."""
        return tuple(one for one in role.holders if holds(one, self.today))

    def roles_of(self, person: str) -> tuple[Role, ...]:
        """The roles that a person holds on the day."""
        return tuple(
            role
            for role in self.roster.roles
            if any(name_key(one.person) == name_key(person) for one in self.holders(role))
        )

    def answer(self, owner: Owner) -> Answer:
        """Who answers, by what the roster knows."""
        if owner.kind is OwnerKind.PERSON and owner.person:
            return self._by_name(owner.person, owner.role)
        if owner.kind is OwnerKind.ROLE and owner.role:
            return self._by_role(owner.role)
        gaps: dict[OwnerKind, Gap] = {
            OwnerKind.GROUP: "group",
            OwnerKind.VAGUE: "vague",
            OwnerKind.SYSTEM: "system",
        }
        return Answer(owner.called(), (), (), gaps.get(owner.kind, "nobody"))

    def _by_name(self, person: str, role_name: str | None) -> Answer:
        """The person; who stands in for them in the role that is named beside, else in any."""
        named = self.role(role_name) if role_name else None
        roles = (named,) if named is not None else self.roles_of(person)
        held = [one for role in roles for one in self.holders(role)]
        own = [one for one in held if is_same(one.person, person)]
        gap: Gap | None = None
        if not self.knows(person):
            gap = "unknown person"
        elif named is not None and not own:
            gap = "not the holder"
        return Answer(person, (person,), _others(own), gap)

    def _by_role(self, name: str) -> Answer:
        role = self.role(name)
        if role is None:
            return Answer(name, (), (), "unknown role")
        held = self.holders(role)
        people = tuple(dict.fromkeys(one.person for one in held))
        return Answer(role.name, people, _others(held), None if people else "no holder")


def _others(held: Collection[Holder]) -> tuple[str, ...]:
    """The substitutes who do not hold the same thing themselves."""
    people = {name_key(one.person) for one in held}
    named = (one.substitute for one in held if one.substitute)
    return tuple(dict.fromkeys(name for name in named if name_key(name) not in people))


def everybody(roster: Roster) -> tuple[str, ...]:
    """Everybody whom a roster names, in its order: its list, holders, substitutes."""
    held = [one for role in roster.roles for one in role.holders]
    named = [name for one in held for name in (one.person, one.substitute) if name]
    return tuple(dict.fromkeys((*roster.people, *named)))


def is_same(one: str, other: str) -> bool:
    """Whether two names are of one person or role."""
    return name_key(one) == name_key(other)
