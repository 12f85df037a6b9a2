"""Which SOPs a search looks at."""

from datetime import date
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, Select, select

from sopai.library.card import FORM, OWNER, facets_of
from sopai.library.roster import roster_of
from sopai.library.tables import card_facets, cards, states
from sopai.schema.control import State
from sopai.schema.roster import holds, name_key
from sopai.schema.sop import Form, Sop


class Wanted(NamedTuple):
    """To what a search or a list is narrowed; None: all of them."""

    language: str | None = None
    department: str | None = None
    """Words of its name."""

    state: State | None = None
    form: Form | None = None
    owner: str | None = None
    """Words of a name in the SOP, or of somebody who holds such a role today."""


ALL = Wanted()


class Scope(NamedTuple):
    """Which SOPs are searched."""

    language: str | None = None
    departments: tuple[str, ...] | None = None
    """Folded names; None: all of them."""

    state: State | None = None
    form: Form | None = None
    owners: tuple[str, ...] | None = None
    """Folded names; None: whoever it is."""

    @property
    def is_indexed(self) -> bool:
        """Whether the index of meanings, which knows languages and departments, knows all of it."""
        return (self.state, self.form, self.owners) == (None, None, None)


def scope_of(connection: Connection, wanted: Wanted, today: date) -> Scope:
    """The scope of what is wanted; departments and owners that nobody has are empty."""
    departments = owners = None
    if wanted.department is not None:
        words = name_key(wanted.department)
        known = connection.execute(select(cards.c.department).distinct()).scalars()
        departments = tuple(sorted(name for name in known if words in name))
    if wanted.owner is not None:
        owners = _owners(connection, name_key(wanted.owner), today)
    return Scope(wanted.language, departments, wanted.state, wanted.form, owners)


def _owners(connection: Connection, words: str, today: date) -> tuple[str, ...]:
    """Names that SOPs use and that have the words, or that are a role of somebody who has."""
    held = {
        name_key(name)
        for role in roster_of(connection).roles
        if any(words in name_key(one.person) for one in role.holders if holds(one, today))
        for name in (role.name, *role.aliases)
    }
    query = select(card_facets.c.folded).where(card_facets.c.kind == OWNER).distinct()
    return tuple(sorted(n for n in connection.scalars(query) if words in n or n in held))


def is_in(sop: Sop, scope: Scope) -> bool:
    """Whether an SOP has the form and an owner of a scope, whatever else the scope asks for."""
    names = {name_key(facet.name) for facet in facets_of(sop) if facet.kind == OWNER}
    has_owner = scope.owners is None or not names.isdisjoint(scope.owners)
    return has_owner and scope.form in (None, sop.form)


def owner_names_in(connection: Connection) -> tuple[str, ...]:
    """Everybody whom the current SOPs name as an owner, in order."""
    query = select(card_facets.c.name).where(card_facets.c.kind == OWNER).distinct()
    return tuple(connection.scalars(query.order_by(card_facets.c.name)))


def has_any(connection: Connection, scope: Scope) -> bool:
    """Whether any SOP is in a scope."""
    return connection.execute(within(select(cards.c.sop), scope).limit(1)).first() is not None


def in_scope(connection: Connection, scope: Scope) -> tuple[str, ...]:
    """The ids of all SOPs of a scope, in order."""
    return tuple(connection.scalars(within(select(cards.c.sop), scope).order_by(cards.c.sop)))


Row = TypeVar("Row", bound=tuple[object, ...])


def within(query: Select[Row], scope: Scope) -> Select[Row]:
    """A query for cards, narrowed to a scope."""
    if scope.language is not None:
        query = query.where(cards.c.language == scope.language)
    if scope.departments is not None:
        query = query.where(cards.c.department.in_(scope.departments))
    if scope.state is not None:
        there = select(states.c.version).where(states.c.state == scope.state.value)
        query = query.where(cards.c.version.in_(there))
    if scope.form is not None:
        query = query.where(cards.c.number.in_(_having(FORM, (scope.form.value,))))
    if scope.owners is not None:
        query = query.where(cards.c.number.in_(_having(OWNER, scope.owners)))
    return query


def _having(kind: str, names: tuple[str, ...]) -> Select[tuple[int]]:
    is_named = card_facets.c.folded.in_(names)
    return select(card_facets.c.card).where(card_facets.c.kind == kind, is_named)
