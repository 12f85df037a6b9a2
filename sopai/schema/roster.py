"""Who works here, and who holds which role."""

from datetime import date

from sopai.schema.base import Extension, Text, Value


class Holder(Value):
    """A person who holds a role for a time."""

    person: Text
    """The person's name."""

    since: date | None = None
    """First day; null: always."""

    until: date | None = None
    """Last day; null: open."""

    substitute: Text | None = None
    """Who stands in."""


class Role(Value):
    """A role and its holders."""

    name: Text
    """For example "Packer"."""

    aliases: tuple[Text, ...] = ()
    """Other names of the same role."""

    department: Text | None = None
    """The department it belongs to."""

    holders: tuple[Holder, ...] = ()
    """Who holds it, with dates."""

    tasks: tuple[Text, ...] = ()
    """What the position has to do."""


class Roster(Value):
    """People, roles and departments of one organisation."""

    people: tuple[Text, ...] = ()
    """Names of people."""

    roles: tuple[Role, ...] = ()
    """Roles with their holders."""

    departments: tuple[Text, ...] = ()
    """Names of departments."""

    x: Extension = {}
    """Keys of other programs, kept unread."""

    def holder(self, role: str, today: date | None = None) -> str | None:
        """Name who holds a role on a day, or None.

        Without a day only holders without an end are counted.
        """
        for entry in self.roles:
            if role.casefold() in {name.casefold() for name in (entry.name, *entry.aliases)}:
                for holder in entry.holders:
                    if holds(holder, today):
                        return holder.person
        return None


def holds(holder: Holder, today: date | None) -> bool:
    """Whether somebody holds a role on a day; first and last day count.

    Without a day: whether no end is known.
    """
    if today is None:
        return holder.until is None
    started = holder.since is None or holder.since <= today
    return started and (holder.until is None or today <= holder.until)


def name_key(name: str) -> str:
    """The name of a person, a role or a department as it is compared."""
    return " ".join(name.split()).casefold()
