"""Search for SOPs: by words, by meaning, and by what words mean in the other language."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import isfinite
from typing import NamedTuple

from sqlalchemy import Connection, select

from sopai.errors import IndexUnavailable, ModelError
from sopai.language.glosses import glosses_in
from sopai.language.script import language_of
from sopai.library.background import embed_in_background, problem_in
from sopai.library.database import reading
from sopai.library.embedding import Choice, Embedder, Vector, choose_embedder
from sopai.library.filling import Budget, Gap, Progress, fill, gap_of, none_chosen
from sopai.library.index import LANGUAGES, Index, Near
from sopai.library.lexical import matched_terms
from sopai.library.meaning import with_index
from sopai.library.notices import Kind, Notice, why
from sopai.library.opening import Library
from sopai.library.rebuilding import renew_old_cards
from sopai.library.scope import ALL, Scope, Wanted, has_any, in_scope, scope_of
from sopai.library.scoring import Across, shares, shares_across
from sopai.library.tables import cards, sops, states, versions
from sopai.library.words import MAX_QUERY, cleaned, terms
from sopai.schema.control import State

DEPTH = 30
"""SOPs that each way of searching names. Of those by words the meaning is compared, too."""

BY_WORDS, BY_MEANING, BY_GLOSSES = 1.0, 3.0, 0.8
"""What a share of the words, a similarity and a share of their glosses weigh. Chosen on the
development questions of `eval/search/mixed`; half or double as much changes little there."""

_FEW = 500
"""SOPs of a scope that the index does not know and that are all compared by meaning; of more, those
among the nearest and those that words find."""

_GLOSSED = 12
"""Words of a question that are looked up in the dictionary."""


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
    words: tuple[str, ...]
    """By which it was found: the question's, and those of the other language; none: by its meaning
    alone."""


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
    wanted: Wanted = ALL,
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
        wanted: which SOPs are searched.
        messages: language of the reasons.
        patience: how long the question may wait for SOPs that are not embedded yet.
        choose: gives the embedder.

    Raises:
        LibraryError: the database cannot be read.
        SettingsError: a setting of the search is wrong.
    """
    asked = cleaned(query)
    words_asked = terms(asked)
    if not words_asked:
        return SearchResult((), False, (Notice(Kind.EMPTY),))
    notices = [Notice(Kind.CUT, f"{MAX_QUERY:,}")] if len(query) > MAX_QUERY else []
    renew_old_cards(library)
    with reading(library.engine) as connection:
        scope = scope_of(connection, wanted, date.today())
    if scope.departments == ():
        notices.append(Notice(Kind.NO_DEPARTMENT, wanted.department or ""))
    if scope.owners == ():
        notices.append(Notice(Kind.NO_OWNER, wanted.owner or ""))
    if () in (scope.departments, scope.owners):
        return SearchResult((), False, tuple(notices))
    with reading(library.engine) as connection:
        words = shares(connection, words_asked, scope, DEPTH)
        across = _across(library, connection, asked, words_asked, scope)
        few = () if scope.is_indexed else in_scope(connection, scope)
    named = sorted({*words, *across, *(few if len(few) <= _FEW else ())})
    by_meaning = _by_meaning(
        library, choose(library), Asked(asked, named, scope), notices, patience
    )
    with reading(library.engine) as connection:
        near = _still_current(library, connection, by_meaning or ())
        if not scope.is_indexed:
            meant = {*few}
            near = tuple(entry for entry in near if entry.key.sop_id in meant)
        similar = {entry.key.sop_id: entry.similarity for entry in near}
        scores = fuse(words, similar, {sop: one.share for sop, one in across.items()})
        best = sorted(scores, key=lambda sop: (-scores[sop], sop))[:limit]
        matched = matched_terms(connection, words_asked, best)
        found = _described(connection, best)
    results = []
    for sop in best:
        said, glosses = matched.get(sop, ()), across[sop].by if sop in across else ()
        reason = why(said, messages, is_similar=sop in similar, glosses=glosses)
        words_found = (*said, *(gloss.found for gloss in glosses))
        results.append(Found(*found[sop], round(scores[sop], 6), reason, words_found))
    return SearchResult(tuple(results), by_meaning is not None, tuple(notices))


class Asked(NamedTuple):
    """What is compared by meaning."""

    query: str
    named: Sequence[str]
    """SOPs that are compared however far they are: those that words found."""

    scope: Scope


def _by_meaning(
    library: Library, choice: Choice, asked: Asked, notices: list[Notice], patience: Patience
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
        vector = embedder.query(asked.query, language_of(asked.query))
        near, moved = with_index(library, embedder, lambda index: _near(index, vector, asked))
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


def _near(index: Index, vector: Vector, asked: Asked) -> tuple[Near, ...]:
    """The nearest of each language, and those that words found."""
    found: dict[str, Near] = {}
    for language in LANGUAGES:
        if asked.scope.language in (None, language):
            near = index.nearest(vector, language, asked.scope.departments, DEPTH)
            found |= {entry.key.sop_id: entry for entry in near}
            others = [sop_id for sop_id in asked.named if sop_id not in found]
            if others:
                near = index.alike(vector, language, others)
                found |= {entry.key.sop_id: entry for entry in near}
    return tuple(found.values())


def _still_current(
    library: Library, connection: Connection, near: Sequence[Near]
) -> tuple[Near, ...]:
    """Entries that say what the library says now; the others are embedded anew."""
    query = select(cards.c.sop, cards.c.mark)
    rows = connection.execute(query.where(cards.c.sop.in_([entry.key.sop_id for entry in near])))
    marks = {row.sop: row.mark for row in rows}
    stale = [entry.key for entry in near if marks.get(entry.key.sop_id) != entry.mark]
    held = library.held
    with held.in_use:
        if stale and held.index is not None:
            held.index.distrust(stale)
    return tuple(entry for entry in near if entry.key not in stale)


def _across(
    library: Library, connection: Connection, asked: str, terms: Sequence[str], scope: Scope
) -> Mapping[str, Across]:
    """SOPs in the other language than the question's, by what its words mean there."""
    language = language_of(asked)
    (other,) = (one for one in LANGUAGES if one != language)
    if scope.language not in (None, other):
        return {}
    there = scope._replace(language=other)
    if not has_any(connection, there):
        return {}
    dictionary = glosses_in(library.folder)
    glosses = {term: dictionary.of(term, language) for term in terms[:_GLOSSED]}
    known = {term: some for term, some in glosses.items() if some}
    return shares_across(connection, known, there, DEPTH) if known else {}


def fuse(
    words: Mapping[str, float], similar: Mapping[str, float], across: Mapping[str, float]
) -> dict[str, float]:
    """One score for each SOP, 0 to 1: the weighted sum of what each way says of it.

    Scores are added and not ranks: a place says the same whether an SOP has all words of a
    question or one of them. Rank fusion lost a quarter of the answers to short questions.
    """
    ways = ((BY_WORDS, words), (BY_MEANING, similar), (BY_GLOSSES, across))
    scores: dict[str, float] = {}
    for weight, found in ways:
        for sop_id, share in found.items():
            scores[sop_id] = scores.get(sop_id, 0.0) + weight * max(0.0, share)
    most = sum(weight for weight, _ in ways)
    return {sop_id: score / most for sop_id, score in scores.items()}


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
