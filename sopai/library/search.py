"""Search for SOPs: by words and by meaning, fused by rank."""

from collections.abc import Callable, Mapping, Sequence
from math import isfinite
from typing import NamedTuple

from sqlalchemy import Connection, select

from sopai.errors import IndexUnavailable, ModelError
from sopai.language.script import language_of
from sopai.library.background import embed_in_background, problem_in
from sopai.library.database import reading
from sopai.library.embedding import Choice, Embedder, Vector, choose_embedder
from sopai.library.filling import Budget, Gap, Progress, fill, gap_of, none_chosen
from sopai.library.index import LANGUAGES, Index, Key, Near
from sopai.library.lexical import Scope, matched_terms, rank_by_words, scope_of
from sopai.library.meaning import with_index
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


MANY = 50
"""Questions: a gap that as many would not close makes none of them wait."""


class Patience(NamedTuple):
    """What happens when SOPs are not embedded yet."""

    seconds: float = 2.0
    """Of embedding that the question waits for."""

    in_background: bool = False
    """What takes longer is left to a worker; else as much is done as there is time for."""

    progress: Progress = lambda _done, _of: None
    """Told of cards that are embedded first."""


A_MOMENT = Patience()


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
    patience: Patience = A_MOMENT,
    choose: Callable[[Library], Choice] = choose_embedder,
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
        patience: how long the question may wait for SOPs that are not embedded yet.
        choose: gives the embedder.

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
    by_meaning = _by_meaning(library, choose(library), asked, scope, notices, patience)
    with reading(library.engine) as connection:
        near = _still_current(library, connection, by_meaning or ())
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
    library: Library,
    choice: Choice,
    query: str,
    scope: Scope,
    notices: list[Notice],
    patience: Patience,
) -> tuple[Near, ...] | None:
    """What is near the question in each language, or None, with a notice that says why."""
    if choice.embedder is None:
        notices.append(none_chosen(choice))
        return None
    embedder: Embedder = choice.embedder
    try:
        gap = _filled(library, embedder, patience)
        if gap.missing:
            notices.append(Notice(Kind.PARTLY, f"{gap.done:,}/{gap.of:,}"))
        if not embedder.is_ready:
            problem = problem_in(library.folder)
            notices += [Notice(Kind.UNAVAILABLE, str(problem))] if problem else []
            return None
        if not gap.done:
            return ()
        vector = embedder.query(query, language_of(query))
        near, moved = with_index(library, embedder, lambda index: _near(index, vector, scope))
    except (IndexUnavailable, ModelError) as error:
        notices.append(Notice(Kind.UNAVAILABLE, str(error)))
        return None
    moved = gap.moved or moved
    if moved is not None:
        notices.append(Notice(Kind.REMADE, moved))
    return tuple(entry for entry in near if entry.similarity >= embedder.floor)


def _filled(library: Library, embedder: Embedder, patience: Patience) -> Gap:
    """What the index lacks, after as much was embedded as the question may wait for."""
    gap, held = gap_of(library, embedder), library.held
    if not gap.missing:
        return gap
    is_short = embedder.is_ready and len(gap.missing) * held.card_seconds <= patience.seconds
    if patience.in_background and not is_short:
        embed_in_background(library.folder)
        return gap
    is_long = len(gap.missing) * held.card_seconds > MANY * patience.seconds
    if is_long or (held.filling.locked() and isfinite(patience.seconds)):
        return gap
    left = fill(library, embedder, patience.progress, Budget(patience.seconds))
    return left._replace(moved=gap.moved or left.moved)


def _near(index: Index, vector: Vector, scope: Scope) -> tuple[Near, ...]:
    near = [
        entry
        for language in LANGUAGES
        if scope.language in (None, language)
        for entry in index.nearest(vector, language, scope.departments, DEPTH)
    ]
    return tuple(sorted(near, key=lambda entry: (-entry.similarity, entry.key)))


def _still_current(
    library: Library, connection: Connection, near: Sequence[Near]
) -> tuple[Key, ...]:
    """Entries that say what the library says now; the others are embedded anew."""
    query = select(cards.c.sop, cards.c.mark)
    rows = connection.execute(query.where(cards.c.sop.in_([entry.key.sop_id for entry in near])))
    marks = {row.sop: row.mark for row in rows}
    stale = [entry.key for entry in near if marks.get(entry.key.sop_id) != entry.mark]
    held = library.held
    with held.in_use:
        if stale and held.index is not None:
            held.index.distrust(stale)
    return tuple(entry.key for entry in near if entry.key not in stale)


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
