"""Search by words, in the full text of the current versions."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Select, bindparam, literal_column, select, text

from sopai.library.cards import folded
from sopai.library.tables import cards
from sopai.library.words import match_any

WEIGHTS = "4.0, 2.0, 1.0"
"""Of a word in the title, in the steps, in the rest."""

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


def scope_of(connection: Connection, language: str | None, department: str | None) -> Scope:
    """The scope of a search: a department is named by words of its name."""
    if department is None:
        return Scope(language)
    wanted = folded(department)
    known = connection.execute(select(cards.c.department).distinct()).scalars()
    return Scope(language, tuple(sorted(name for name in known if wanted in name)))


def rank_by_words(
    connection: Connection, terms: tuple[str, ...], scope: Scope, limit: int
) -> tuple[str, ...]:
    """The ids of SOPs that have any of the words, at least one, the best first."""
    query = (
        _within(select(cards.c.sop), scope)
        .join(text("words"), text("words.rowid = cards.number"))
        .where(text("words MATCH :terms"))
        .order_by(literal_column(f"bm25(words, {WEIGHTS})"), cards.c.sop)
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


def _within(query: Select[tuple[str]], scope: Scope) -> Select[tuple[str]]:
    if scope.language is not None:
        query = query.where(cards.c.language == scope.language)
    if scope.departments is not None:
        query = query.where(cards.c.department.in_(scope.departments))
    return query
