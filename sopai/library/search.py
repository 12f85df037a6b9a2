"""Search for SOPs: by words and by meaning, fused by rank."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from sopai.errors import IndexUnavailable
from sopai.language.script import language_of
from sopai.library.database import reading
from sopai.library.embedding import Embedder, choose_embedder
from sopai.library.index import LANGUAGES, Index, Key, Near
from sopai.library.lexical import Scope, matched_terms, rank_by_words, scope_of
from sopai.library.meaning import Progress, none_chosen, with_index
from sopai.library.notices import Kind, Notice, why
from sopai.library.opening import Library
from sopai.library.rebuilding import renew_old_cards
from sopai.library.tables import cards, sops, states, versions
from sopai.library.words import MAX_QUERY, cleaned, terms
from sopai.schema.control import State

DEPTH = 50
"""SOPs that each way of searching names in each language."""

K = 60
"""Source: Cormack, Clarke, Buettcher, Reciprocal Rank Fusion, SIGIR 2009."""

MIN_SIMILARITY = 0.05
"""Of a card: half of all cards are below it for a question, 3 % of the cards that answer it."""


class Found(NamedTuple):
    """An SOP that may answer the question."""

    sop_id: str
    path: str
    title: str
    version: str
    state: State | None
    """As its document or a person says; an expired one is found, and says so."""

    score: float
    why: str


class SearchResult(NamedTuple):
    """SOPs, the best first, and how they were found."""

    results: tuple[Found, ...]
    by_meaning: bool
    """False: by words only."""

    notices: tuple[Notice, ...]


def search(
    library: Library,
    query: str,
    *,
    limit: int = 10,
    language: str | None = None,
    department: str | None = None,
    messages: str = "en",
    progress: Progress = lambda _done, _of: None,
) -> SearchResult:
    """The current SOPs that a question is about; what is replaced or retired is never found.

    One that is expired is found, since nothing took its place.

    Args:
        library: where to search.
        query: words or a question in either language; 2,000 characters of it are read.
        limit: how many SOPs at most.
        language: of the SOPs; None: both.
        department: words of its name.
        messages: language of the reasons.
        progress: told of cards that have to be embedded first.

    Raises:
        LibraryError: the database cannot be read.
        SettingsError: a setting of the search is wrong.
    """
    asked = cleaned(query)
    wanted = terms(asked)
    if not wanted:
        return SearchResult((), False, (Notice(Kind.EMPTY),))
    notices = [Notice(Kind.CUT, f"{MAX_QUERY:,}")] if len(query) > MAX_QUERY else []
    renew_old_cards(library)
    with reading(library.engine) as connection:
        scope = scope_of(connection, language, department)
    if scope.departments == ():
        return SearchResult((), False, (*notices, Notice(Kind.NO_DEPARTMENT, department or "")))
    by_meaning = _by_meaning(library, asked, scope, notices, progress)
    with reading(library.engine) as connection:
        near = _still_current(connection, by_meaning or ())
        words = rank_by_words(connection, wanted, scope, DEPTH)
        scores = fuse(words, near, language_of(asked))
        best = sorted(scores, key=lambda sop: (-scores[sop], sop))[:limit]
        matched = matched_terms(connection, wanted, best)
        similar = {entry.sop_id for entry in near}
        found = _described(connection, best)
    results = tuple(
        Found(
            *found[sop],
            score=round(scores[sop], 6),
            why=why(matched.get(sop, ()), messages, is_similar=sop in similar),
        )
        for sop in best
    )
    return SearchResult(results, by_meaning is not None, tuple(notices))


def _by_meaning(
    library: Library, query: str, scope: Scope, notices: list[Notice], progress: Progress
) -> tuple[Near, ...] | None:
    """What is near the question in each language, or None, with a notice that says why."""
    choice = choose_embedder(library)
    if choice.embedder is None:
        notices.append(none_chosen(choice))
        return None
    embedder: Embedder = choice.embedder

    def ask(index: Index) -> tuple[Near, ...]:
        vector = embedder.query(query, language_of(query))
        near = [
            entry
            for language in LANGUAGES
            if scope.language in (None, language)
            for entry in index.nearest(vector, language, scope.departments, DEPTH)
        ]
        return tuple(sorted(near, key=lambda entry: (-entry.similarity, entry.key)))

    try:
        near, moved = with_index(library, embedder, ask, progress)
    except IndexUnavailable as error:
        notices.append(Notice(Kind.UNAVAILABLE, str(error)))
        return None
    if moved is not None:
        notices.append(Notice(Kind.REMADE, moved))
    return tuple(entry for entry in near if entry.similarity >= MIN_SIMILARITY)


def _still_current(connection: Connection, near: Sequence[Near]) -> tuple[Key, ...]:
    """Entries that say what the library says now."""
    query = select(cards.c.sop, cards.c.mark)
    rows = connection.execute(query.where(cards.c.sop.in_([entry.key.sop_id for entry in near])))
    marks = {row.sop: row.mark for row in rows}
    return tuple(entry.key for entry in near if marks.get(entry.key.sop_id) == entry.mark)


def fuse(words: Sequence[str], near: Sequence[Key], language: str) -> dict[str, float]:
    """Scores by reciprocal rank; the two languages do not hide each other.

    Words of one language do not find SOPs of the other, so there the rank by meaning counts for
    both. An SOP in the question's language has its rank by meaning among those of its language.
    """
    scores: dict[str, float] = {}
    for rank, sop_id in enumerate(words, 1):
        scores[sop_id] = 1 / (K + rank)
    by_words = frozenset(words)
    own = 0
    for rank, entry in enumerate(near, 1):
        if entry.language == language:
            own += 1
            gain = 1 / (K + own)
        else:
            gain = (1 if entry.sop_id in by_words else 2) / (K + rank)
        scores[entry.sop_id] = scores.get(entry.sop_id, 0) + gain
    return scores


def _described(
    connection: Connection, sop_ids: Sequence[str]
) -> Mapping[str, tuple[str, str, str, str, State | None]]:
    number = versions.c.major, versions.c.minor
    query = (
        select(cards.c.sop, sops.c.path, versions.c.title, *number, states.c.state)
        .join(sops, sops.c.id == cards.c.sop)
        .join(versions, versions.c.hash == cards.c.version)
        .join(states, states.c.version == cards.c.version)
        .where(cards.c.sop.in_(sop_ids))
    )
    return {
        row.sop: (
            row.sop,
            row.path,
            row.title,
            f"{row.major}.{row.minor}",
            State(row.state) if row.state else None,
        )
        for row in connection.execute(query)
    }
