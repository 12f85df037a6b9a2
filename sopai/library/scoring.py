"""How much of a question an SOP says: scores by words that can be added to those by meaning.

BM25 alone grows with the number and rarity of the words asked for, so it cannot be compared with a
similarity. Divided by what a text could reach at most, it is a share between 0 and 1: near 1 when
rare words of a short question all stand there, small when a long one shares a few words with it.
Source: Bruch, Gai, Ingber, An Analysis of Fusion Functions for Hybrid Retrieval, TOIS 2023.
"""

from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Select,
    bindparam,
    func,
    literal_column,
    select,
    text,
)

from sopai.library.lexical import BM25, WORDS
from sopai.library.notices import Gloss
from sopai.library.scope import Scope, within
from sopai.library.tables import cards
from sopai.library.words import match_any

SATURATION = 2.2
"""A word scores at most this times its rarity: k1 + 1. Source: SQLite, FTS5, the function bm25."""

SCORE: ColumnElement[float] = literal_column(f"-{BM25}", Float).label("score")
_MATCH = text("words MATCH :terms").bindparams(bindparam("terms"))

_LEAST_RARITY = 1e-6
"""Of a word that half of all texts have. Source: as above."""

_COMMON = 0.2
"""Share of SOPs from which on a gloss says nothing: "time", "make", "number"."""

_UNSAID = 2.0
"""What a word counts as rare whose glosses say nothing: as one that a tenth of all SOPs has."""

_FEW = 10
"""SOPs that may have a gloss in a library however small."""

_PER_GLOSS = 30
"""SOPs that are looked at for each gloss, the best ones."""


class Across(NamedTuple):
    """An SOP in the other language."""

    share: float
    by: tuple[Gloss, ...]


def shares(
    connection: Connection, terms: Sequence[str], scope: Scope, limit: int
) -> dict[str, float]:
    """SOPs that have any of some words, the best first, with their share (0 to 1) of the most.

    Args:
        connection: to read by.
        terms: the words, at least one.
        scope: which SOPs.
        limit: how many at most.
    """
    count = _count(connection)
    having = _having(connection, terms)
    most = SATURATION * sum(_rarity(count, having[term]) for term in terms)
    rows = connection.execute(_ranked(scope, limit), {"terms": match_any(tuple(terms))})
    return {row.sop: min(1.0, row.score / most) for row in rows}


def shares_across(
    connection: Connection, glosses: Mapping[str, Sequence[str]], scope: Scope, limit: int
) -> dict[str, Across]:
    """SOPs that have what some words mean in another language, the best first.

    Of several glosses of a word the one counts that says most: they are guesses at one meaning.

    Args:
        connection: to read by.
        glosses: for each word what it may mean; not empty.
        scope: which SOPs: those in the other language.
        limit: how many at most.
    """
    count = _count(connection)
    having = _having(connection, sorted({gloss for some in glosses.values() for gloss in some}))
    usual = _rarity(count, min(count, max(_FEW, int(_COMMON * count))))
    is_split = scope.departments is not None
    query = _ranked(scope, _PER_GLOSS) if is_split else _best(scope, _PER_GLOSS)
    found: dict[str, dict[str, tuple[float, str]]] = {}
    most = 0.0
    for asked, some in glosses.items():
        highest = 0.0
        for gloss in some:
            if not having[gloss] or _rarity(count, having[gloss]) < usual:
                continue
            highest = max(highest, _rarity(count, having[gloss]))
            for row in connection.execute(query, {"terms": match_any((gloss,))}):
                known = found.setdefault(row.sop, {})
                known[asked] = max(known.get(asked, (0.0, "")), (row.score, gloss))
        most += SATURATION * (highest or _UNSAID)
    sums = {sop: sum(score for score, _ in by.values()) for sop, by in found.items()}
    best = sorted(sums, key=lambda sop: (-sums[sop], sop))[:limit]
    return {
        sop: Across(
            min(1.0, sums[sop] / most),
            tuple(Gloss(asked, gloss) for asked, (_, gloss) in found[sop].items()),
        )
        for sop in best
    }


def _ranked(scope: Scope, limit: int) -> Select[tuple[str, float]]:
    """SOPs that match `:terms`, the best first, with their score; exactly those of a scope."""
    if scope != Scope():
        return (
            within(select(cards.c.sop, SCORE), scope)
            .join(WORDS, WORDS.c.rowid == cards.c.number)
            .where(_MATCH)
            .order_by(SCORE.desc(), cards.c.sop)
            .limit(limit)
        )
    return _best(scope, limit)


def _best(scope: Scope, limit: int) -> Select[tuple[str, float]]:
    """The same of the best of all: those among them that a scope has.

    Three times as fast where many SOPs match, since the others are not looked up.
    """
    best = select(WORDS.c.rowid, SCORE).where(_MATCH).order_by(SCORE.desc()).limit(limit).subquery()
    found: Select[tuple[str, float]] = select(cards.c.sop, best.c.score)
    joined = found.join(best, best.c.rowid == cards.c.number)
    return within(joined, scope).order_by(best.c.score.desc(), cards.c.sop)


def _having(connection: Connection, terms: Sequence[str]) -> dict[str, int]:
    """How many SOPs have each of some words, in whatever language they are."""
    counts = (
        f"(SELECT count(*) FROM words WHERE words MATCH :t{at})"  # noqa: S608 - a number
        for at in range(len(terms))
    )
    values = {f"t{at}": match_any((term,)) for at, term in enumerate(terms)}
    row = connection.execute(text(f"SELECT {', '.join(counts)}"), values).one()
    return dict(zip(terms, row, strict=True))


def _rarity(count: int, having: int) -> float:
    """The inverse document frequency; highest of a word that no SOP has."""
    return max(_LEAST_RARITY, log((count - having + 0.5) / (having + 0.5)))


def _count(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(cards)).scalar_one()
