"""`sopai eval search-speed`: how long a search takes in a library of ten thousand SOPs."""

import platform
from collections.abc import Callable, Iterator, Sequence
from os import cpu_count
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Literal, NamedTuple

import numpy as np
from pydantic import Field

from sopai.errors import EvaluationError, SopaiError
from sopai.evaluation.search_cases import Query
from sopai.ingest.read import read
from sopai.library.adding import add
from sopai.library.embedding import Embedder, Vector, choose_embedder
from sopai.library.filling import write_vectors
from sopai.library.opening import Library, open_library
from sopai.library.search import search
from sopai.schema.base import Text, Value
from sopai.schema.control import DocumentControl
from sopai.schema.sop import Sop

SOPS = 10_000
P95_MS = 50.0
"""Goal, without the embedding of the question. Source: the table of numbers to reach."""

ASKED = 3
"""Times that each question is asked; the median counts, since other programs run beside."""

_SEED = 20_261_124
_STEPS = (5, 20)
_OF_ANOTHER = 0.2
"""Share of steps that are of another procedure than the one that gave the title."""

_SPREAD = 1.2
"""Length of what is added by chance to the vector of a topic: SOPs of one topic are then as alike
as cards of one trade are by multilingual-e5-small, a cosine of 0.4."""


class Timing(Value):
    """How long one way of searching took, in milliseconds; each question's median counts."""

    way: Text
    first: float
    """Of the very first question: what is opened for the others, too."""

    p50: float
    p95: float
    p99: float
    worst: float


class SearchSpeed(Value):
    """What the suite measured."""

    schema_name: Literal["sopai.eval/1"] = Field(
        default="sopai.eval/1", serialization_alias="schema"
    )
    suite: Literal["search-speed"] = "search-speed"
    machine: Text
    sops: int
    questions: int
    adding_seconds: float
    megabytes: float
    """Of the data folder."""

    goal_p95_ms: float = P95_MS
    timings: tuple[Timing, ...]


class Pool(NamedTuple):
    """Procedures of one language that others are made of."""

    language: str
    sops: Sequence[Sop]


def measure_search_speed(files: Sequence[Path], asked: Sequence[Query], sops: int) -> SearchSpeed:
    """How long searches take in a library of SOPs that are mixed from the steps of real ones.

    Their vectors are made by chance around one for each source, so that no model has to embed
    them; the questions' are near one of these. Words, and how often they occur, are real.

    Args:
        files: procedures to make them of, in both languages.
        asked: questions; each is asked `ASKED` times.
        sops: how many to make.

    Raises:
        EvaluationError: a language has no procedure.
        LibraryError: the library cannot be made.
    """
    pools = _pools(files)
    with TemporaryDirectory(prefix="sopai-speed-") as place:
        with open_library(Path(place)) as library:
            begin = perf_counter()
            topics = _fill(library, pools, sops)
            adding = perf_counter() - begin
            embedder = choose_embedder(library).embedder
            if embedder is not None:
                _embed(library, embedder, topics)
            timings = tuple(_timings(library, asked, has_vectors=embedder is not None))
        size = sum(path.stat().st_size for path in Path(place).rglob("*") if path.is_file())
    return SearchSpeed(
        machine=f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{cpu_count()} cores",
        sops=sops,
        questions=len(asked),
        adding_seconds=round(adding, 1),
        megabytes=round(size / 1e6, 1),
        timings=timings,
    )


def _pools(files: Sequence[Path]) -> tuple[Pool, ...]:
    found: dict[str, list[Sop]] = {"en": [], "zh": []}
    for path in files:
        try:
            content = read(path)
        except SopaiError:  # of a thousand files one that is none does no harm to a clock
            continue
        for sop in (content.sop, *content.others):
            if sop.steps:
                found[sop.language].append(sop)
    if not all(found.values()):
        raise EvaluationError("the procedures to mix have to be in both languages")
    return tuple(Pool(language, some) for language, some in found.items())


def _fill(library: Library, pools: Sequence[Pool], count: int) -> dict[str, int]:
    """Add SOPs; gives the number of its topic for each."""
    chance = Random(_SEED)  # noqa: S311 - not for secrets
    topics: dict[str, int] = {}
    for number in range(count):
        which = number % len(pools)
        pool = pools[which]
        at = chance.randrange(len(pool.sops))
        made = _mixed(pool.sops, at, number, chance)
        path = f"{pool.language}/{number}.md"
        add(library, made, DocumentControl(), path, str(number).encode(), who="sopai eval")
        topics[made.id] = at * len(pools) + which
    return topics


def _mixed(pool: Sequence[Sop], at: int, number: int, chance: Random) -> Sop:
    """An SOP with the title of one procedure, most of its steps, and some of others."""
    actions = []
    for _ in range(chance.randint(*_STEPS)):
        source = chance.choice(pool) if chance.random() < _OF_ANOTHER else pool[at]
        actions.append(chance.choice(source.steps).action)
    steps = [{"id": f"s{n}", "action": action} for n, action in enumerate(actions, 1)]
    return Sop.model_validate(
        {
            "id": f"sop_{number:010}",
            "language": pool[at].language,
            "title": f"{pool[at].title} {number}",
            "steps": steps,
        }
    )


def _near(topic: int, chance: np.random.Generator, size: int) -> Vector:
    """A vector of length 1 near that of a topic."""
    centre = np.random.default_rng(topic).normal(size=size)
    apart = chance.normal(size=size)
    found = centre / np.linalg.norm(centre) + _SPREAD * apart / np.linalg.norm(apart)
    return [float(x) for x in found / np.linalg.norm(found)]


def _embed(library: Library, embedder: Embedder, topics: dict[str, int]) -> None:
    """Write the index as the embedder would, with vectors made by chance."""
    chance, size = np.random.default_rng(_SEED), len(embedder.query("x", "en"))
    write_vectors(library, embedder, lambda sop_id: _near(topics[sop_id], chance, size))


def _timings(library: Library, asked: Sequence[Query], *, has_vectors: bool) -> Iterator[Timing]:
    if has_vectors:
        chance = np.random.default_rng(_SEED + 1)
        embedder = choose_embedder(library).embedder
        size = len(embedder.query("x", "en")) if embedder else 0
        vectors = {one.id: _near(n % 100, chance, size) for n, one in enumerate(asked)}
        ways: dict[str, Callable[[Query], object]] = {
            "words and meaning": lambda one: search(library, one.query, vector=vectors[one.id]),
            "in its own language": lambda one: search(
                library, one.query, language=one.language, vector=vectors[one.id]
            ),
        }
    else:
        ways = {"words": lambda one: search(library, one.query)}
    for name, ask in ways.items():
        first, *warm = [_milliseconds(ask, one, times=ASKED) for one in asked]
        cut = quantiles([median(some) for some in warm], n=100, method="inclusive")
        worst = max(map(median, warm))
        yield Timing(way=name, first=first[0], p50=cut[49], p95=cut[94], p99=cut[98], worst=worst)


def _milliseconds(ask: Callable[[Query], object], one: Query, times: int) -> list[float]:
    taken = []
    for _ in range(times):
        begin = perf_counter()
        ask(one)
        taken.append((perf_counter() - begin) * 1000)
    return taken
