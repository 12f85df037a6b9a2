"""Search by words, in the full text of the current versions."""

import json
from collections.abc import Sequence

from sqlalchemy import (
    Connection,
    Integer,
    bindparam,
    column,
    literal_column,
    select,
    table,
    text,
)

from sopai.library.scope import Scope, within
from sopai.library.tables import cards
from sopai.library.words import match_any

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
