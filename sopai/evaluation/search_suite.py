"""`sopai eval search`: how well questions find the documents that answer them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import fmean, median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Literal, NamedTuple

from pydantic import Field, ValidationError

from sopai.errors import EvaluationError, SopaiError
from sopai.evaluation.scoring import RESAMPLES, SEED, Figure
from sopai.ingest.read import read
from sopai.library.adding import add
from sopai.library.catalogue import list_sops
from sopai.library.database import reading
from sopai.library.filling import update_index
from sopai.library.lexical import Scope, rank_by_words
from sopai.library.opening import Library, open_library
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

Kind = Literal["words", "paraphrase", "question", "other-language", "nothing"]
Ranked = tuple[str, ...]
"""Paths of documents, the best first."""


class Query(Value):
    """A question and the documents that answer it."""

    id: Text
    query: Text
    language: Literal["en", "zh"]
    kind: Kind
    relevant: tuple[Text, ...]
    """Paths below the repository's `knowledge` and `eval`; none when nothing answers it."""


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


def load_queries(path: Path) -> tuple[Query, ...]:
    """The questions of a file, one JSON object a line.

    Raises:
        EvaluationError: it cannot be read, or holds none.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        queries = tuple(Query.model_validate(json.loads(line)) for line in lines if line.strip())
    except (OSError, ValueError, ValidationError) as error:
        raise EvaluationError(f"{str(path)!r} cannot be read as questions: {error}") from error
    if not queries:
        raise EvaluationError(f"{str(path)!r} holds no questions")
    return queries


def measure_search(queries: Sequence[Query], folders: Sequence[tuple[str, Path]]) -> Searching:
    """The figures of a library that holds the documents of some folders and nothing else.

    Args:
        queries: what is asked.
        folders: the Markdown files below each; their paths in `Query.relevant` begin with the
            name given with it.

    Raises:
        EvaluationError: a question names a document that is not there.
        LibraryError: the library cannot be made.
    """
    files = {
        f"{name}/{path.relative_to(folder).as_posix()}": path
        for name, folder in folders
        for path in sorted(folder.rglob("*.md"))
    }
    lost = {path for query in queries for path in query.relevant} - files.keys()
    if lost:
        raise EvaluationError(f"questions name documents that are not there: {sorted(lost)}")
    with TemporaryDirectory() as place, open_library(Path(place)) as library:
        unread = tuple(_fill(library, files))
        notices = update_index(library)
        paths = {stored.sop_id: stored.path for stored in list_sops(library)}
        sops = len(paths)
        by_words = [_Asked(query, _by_words(library, paths, query.query)) for query in queries]
        fused, times, by_meaning = [], [], not notices
        for query in queries:
            begin = perf_counter()
            result = search(library, query.query, limit=sops)
            times.append((perf_counter() - begin) * 1000)
            by_meaning = by_meaning and result.by_meaning
            fused.append(_Asked(query, _documents(found.path for found in result.results)))
    without = [asked for asked in fused if not asked.query.relevant]
    return Searching(
        documents=len(files),
        sops=sops,
        unread=unread,
        by_meaning=by_meaning,
        median_ms=round(median(times), 1),
        answered_nothing=sum(not asked.ranked for asked in without),
        without_answer=len(without),
        groups=tuple(_groups("words and meaning", fused)) + tuple(_groups("words", by_words)),
    )


def _fill(library: Library, files: dict[str, Path]) -> Iterator[str]:
    """Add the files; yields those that cannot be added."""
    for name, path in files.items():
        try:
            found = read(path)
            for sop in (found.sop, *found.others):
                add(library, sop, found.control, name, path.read_bytes(), who="sopai eval")
        except SopaiError as error:
            yield f"{name}: {error}"


def _by_words(library: Library, paths: dict[str, str], query: str) -> Ranked:
    with reading(library.engine) as connection:
        ranked = rank_by_words(connection, terms(cleaned(query)), Scope(None), len(paths))
    return _documents(paths[sop_id] for sop_id in ranked)


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
