"""`sopai eval search`: how well questions find the documents that answer them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import fmean, median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Literal, NamedTuple

from pydantic import Field

from sopai.errors import EvaluationError, SopaiError
from sopai.evaluation.apart import stay_apart
from sopai.evaluation.scoring import RESAMPLES, SEED, Figure
from sopai.evaluation.search_cases import Query, SearchSet
from sopai.ingest.read import read
from sopai.language.script import language_of
from sopai.library.adding import add
from sopai.library.catalogue import list_sops
from sopai.library.database import reading
from sopai.library.embedding import choose_embedder
from sopai.library.filling import update_index
from sopai.library.index import LANGUAGES, Index, Near
from sopai.library.lexical import rank_by_words
from sopai.library.meaning import with_index
from sopai.library.opening import Library, open_library
from sopai.library.scope import Scope
from sopai.library.search import search
from sopai.library.words import cleaned, terms
from sopai.schema.base import Text, Value

SCHEMA: Literal["sopai.eval/1"] = "sopai.eval/1"

TOP = 5
"""Places in which an answer has to stand to be found."""

DEPTH = 10
"""Places that are looked at for the reciprocal rank."""

RECALL = 0.80
RECIPROCAL_RANK = 0.65
"""Goals. Source: the table of numbers to reach in the design."""

Ranked = tuple[str, ...]
"""Paths of documents, the best first."""


class SearchGroup(Value):
    """How one way of searching did on one group of questions."""

    group: Text
    way: Text
    queries: int
    recall: Figure
    """Share of the answers among the first five documents, mean over the questions."""

    reciprocal_rank: Figure
    """One over the place of the first answer among ten, 0 when there is none, mean likewise."""


class Searching(Value):
    """What the search suite measured."""

    schema_name: Literal["sopai.eval/1"] = Field(default=SCHEMA, serialization_alias="schema")
    suite: Literal["search"] = "search"
    documents: int
    """Files that were searched."""

    sops: int
    """Procedures in them."""

    unread: tuple[Text, ...]
    """Files that could not be added; their questions count as missed."""

    by_meaning: bool
    """False: there is no embedder, and both ways are by words."""

    median_ms: float
    """Of one search, with the embedding of the question."""

    answered_nothing: int
    """Questions without an answer for which nothing was shown."""

    without_answer: int
    groups: tuple[SearchGroup, ...]


class _Asked(NamedTuple):
    query: Query
    ranked: Ranked
    milliseconds: float


def measure_search(asked: SearchSet) -> Searching:
    """The figures of a library that holds the documents of a set and nothing else.

    Raises:
        EvaluationError: a question names a document that is not there, or a setting a library.
        LibraryError: the library cannot be made.
    """
    lost = {path for query in asked.queries for path in query.relevant} - asked.files.keys()
    if lost:
        raise EvaluationError(f"questions name documents that are not there: {sorted(lost)}")
    stay_apart()
    with TemporaryDirectory() as place, open_library(Path(place)) as library:
        unread = tuple(_fill(library, asked.files))
        by_meaning = not update_index(library)
        paths = {stored.sop_id: stored.path for stored in list_sops(library)}
        ways = WAYS if by_meaning else WAYS[:1]
        ranked = {
            way.name: [_ask(library, paths, way, one) for one in asked.queries] for way in ways
        }
    fused = ranked[ways[-1].name]
    without = [one for one in fused if not one.query.relevant]
    return Searching(
        documents=len(asked.files),
        sops=len(paths),
        unread=unread,
        by_meaning=by_meaning,
        median_ms=round(median(one.milliseconds for one in fused), 1),
        answered_nothing=sum(not one.ranked for one in without),
        without_answer=len(without),
        groups=tuple(
            group for way in reversed(ways) for group in _groups(way.name, ranked[way.name])
        ),
    )


class Way(NamedTuple):
    """A way to search: gives ids of SOPs, the best first, of a library with so many."""

    name: str
    rank: Callable[[Library, str, int], Sequence[str]]


def _ask(library: Library, paths: dict[str, str], way: Way, query: Query) -> _Asked:
    begin = perf_counter()
    ranked = way.rank(library, query.query, len(paths))
    milliseconds = (perf_counter() - begin) * 1000
    return _Asked(query, _documents(paths[sop_id] for sop_id in ranked), milliseconds)


def _by_words(library: Library, query: str, limit: int) -> Sequence[str]:
    with reading(library.engine) as connection:
        return rank_by_words(connection, terms(cleaned(query)), Scope(None), limit)


def _by_meaning(library: Library, query: str, limit: int) -> Sequence[str]:
    embedder = choose_embedder(library).embedder
    if embedder is None:
        raise AssertionError("meanings were compared before")
    vector = embedder.query(query, language_of(query))

    def nearest(index: Index) -> list[Near]:
        return [
            near for language in LANGUAGES for near in index.nearest(vector, language, None, limit)
        ]

    found = sorted(with_index(library, embedder, nearest)[0], key=lambda near: -near.similarity)
    return [near.key.sop_id for near in found]


def _fused(library: Library, query: str, limit: int) -> Sequence[str]:
    return [found.sop_id for found in search(library, query, limit=limit).results]


WAYS = (Way("words", _by_words), Way("meaning", _by_meaning), Way("words and meaning", _fused))


def _fill(library: Library, files: dict[str, Path]) -> Iterator[str]:
    """Add the files; yields those that cannot be added."""
    for name, path in files.items():
        try:
            found = read(path)
            for sop in (found.sop, *found.others):
                add(library, sop, found.control, name, path.read_bytes(), who="sopai eval")
        except SopaiError as error:
            yield f"{name}: {error}"


def _documents(paths: Iterable[str]) -> Ranked:
    """Each file once: one may hold several procedures."""
    return tuple(dict.fromkeys(paths))


def _groups(way: str, asked: Sequence[_Asked]) -> Iterator[SearchGroup]:
    answered = [one for one in asked if one.query.relevant]
    by_group = {"all": answered}
    for one in answered:
        by_group.setdefault(one.query.language, []).append(one)
        by_group.setdefault(one.query.kind, []).append(one)
    for group, chosen in by_group.items():
        yield SearchGroup(
            group=group,
            way=way,
            queries=len(chosen),
            recall=_mean([recall(one.ranked, one.query.relevant) for one in chosen]),
            reciprocal_rank=_mean(
                [reciprocal_rank(one.ranked, one.query.relevant) for one in chosen]
            ),
        )


def recall(ranked: Ranked, relevant: Sequence[str]) -> float:
    """Share of the answers among the first five; at most five can be."""
    return len(set(ranked[:TOP]) & set(relevant)) / min(len(relevant), TOP)


def reciprocal_rank(ranked: Ranked, relevant: Sequence[str]) -> float:
    """One over the place of the first answer among the first ten, or 0."""
    places = (place for place, path in enumerate(ranked[:DEPTH], 1) if path in relevant)
    return next((1 / place for place in places), 0.0)


def _mean(values: Sequence[float]) -> Figure:
    """The mean with a 95 % bootstrap interval over questions."""
    if not values:
        return Figure(value=None)
    chance = Random(SEED)  # noqa: S311 -- drawn for statistics, not for secrets
    drawn = sorted(fmean(chance.choices(values, k=len(values))) for _ in range(RESAMPLES))
    ends = drawn[int(RESAMPLES * 0.025)], drawn[int(RESAMPLES * 0.975) - 1]
    return Figure(value=fmean(values), low=ends[0], high=ends[1])
