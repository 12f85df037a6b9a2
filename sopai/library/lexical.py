"""Search by words, in the full text of the current versions."""

import json
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    bindparam,
    column,
    literal_column,
    select,
    table,
    text,
)

from sopai.library.cards import folded
from sopai.library.tables import cards, states
from sopai.library.words import match_any
from sopai.schema.control import State

WORDS = table("words", column("rowid", Integer))
"""The full text."""

BM25 = "bm25(words, 4.0, 2.0, 1.0)"
"""The lower, the better; weights of a word in the title, in the steps, in the rest."""


_MATCHED = text(
    "SELECT wanted.key AS place, cards.sop AS sop FROM json_each(:terms) AS wanted "
    "CROSS JOIN cards CROSS JOIN words WHERE cards.sop IN :found "
    "AND words.rowid = cards.number AND words MATCH wanted.value ORDER BY wanted.key"
).bindparams(bindparam("found", expanding=True))
"""One statement, however many words: each of its own takes longer to send than to answer.

CROSS JOIN keeps the order, which SQLite would else choose anew, from all SOPs that have a word.
"""


class Scope(NamedTuple):
    """Which SOPs are searched."""

    language: str | None = None
    departments: tuple[str, ...] | None = None
    """Folded names; None: all of them."""

    state: State | None = None
    """None: any."""


def scope_of(
    connection: Connection,
    language: str | None,
    department: str | None,
    state: State | None = None,
) -> Scope:
    """The scope of a search: a department is named by words of its name."""
    if department is None:
        return Scope(language, None, state)
    wanted = folded(department)
    known = connection.execute(select(cards.c.department).distinct()).scalars()
    return Scope(language, tuple(sorted(name for name in known if wanted in name)), state)


def has_any(connection: Connection, scope: Scope) -> bool:
    """Whether any SOP is in a scope."""
    return connection.execute(within(select(cards.c.sop), scope).limit(1)).first() is not None


def in_scope(connection: Connection, scope: Scope) -> tuple[str, ...]:
    """The ids of all SOPs of a scope, in order."""
    return tuple(connection.scalars(within(select(cards.c.sop), scope).order_by(cards.c.sop)))


def rank_by_words(
    connection: Connection, terms: tuple[str, ...], scope: Scope, limit: int
) -> tuple[str, ...]:
    """The ids of SOPs that have any of the words, at least one, the best first."""
    query = (
        within(select(cards.c.sop), scope)
        .join(WORDS, WORDS.c.rowid == cards.c.number)
        .where(text("words MATCH :terms"))
        .order_by(literal_column(BM25), cards.c.sop)
        .limit(limit)
    )
    return tuple(connection.scalars(query, {"terms": match_any(terms)}))


def matched_terms(
    connection: Connection, terms: tuple[str, ...], found: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """The words of the query that each of some SOPs has, in the order of the query."""
    matched: dict[str, tuple[str, ...]] = {}
    wanted = json.dumps([match_any((term,)) for term in terms])
    for row in connection.execute(_MATCHED, {"terms": wanted, "found": list(found)}):
        matched[row.sop] = (*matched.get(row.sop, ()), terms[row.place])
    return matched


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
    return query
