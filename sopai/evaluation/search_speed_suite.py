"""`sopai eval search-speed`: how long a question takes where there are many SOPs."""

import os
import platform
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from math import ceil
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Literal, NamedTuple

from pydantic import Field

from sopai.errors import EvaluationError
from sopai.evaluation.apart import stay_apart
from sopai.evaluation.many_sops import SEED, Made
from sopai.evaluation.word_vectors import WordVectors
from sopai.library.adding import add
from sopai.library.database import FILE, reading
from sopai.library.embedding import Choice, choose_embedder
from sopai.library.filling import remake_index
from sopai.library.index import LANGUAGES
from sopai.library.lexical import rank_by_words
from sopai.library.meaning import with_index
from sopai.library.opening import Library, open_library
from sopai.library.scope import Scope
from sopai.library.search import DEPTH, search
from sopai.library.words import cleaned, terms
from sopai.review.memory import resident
from sopai.schema.base import Text, Value
from sopai.settings import environment_for

SOPS = 10_000
GOAL_MS = 50
"""Goal for 95 of 100 questions. Source: the table of numbers to reach in the design."""

ROUNDS = 3
"""How often each question is asked, each time in another order."""

STARTS = 3
"""How often the command is started."""

TELL_EVERY = 1_000

AS_ON_THE_PAGE = "the same, library opened and closed"
"""What the page does for each question."""

VECTORS = (
    "The vectors are made from words, at random but the same each time, as long as those of the "
    "embedder; no model made them. Only the time that they take is measured, not what is found."
)

Tell = Callable[[str], None]
"""Told how far it is."""


class Times(Value):
    """How long questions took in one way of searching, warm."""

    way: Text
    questions: int
    median_ms: float
    p95_ms: float
    p99_ms: float
    worst_ms: float
    goal_ms: float | None
    """Of `p95_ms`."""

    is_met: bool | None


class Once(Value):
    """Something else that was measured."""

    name: Text
    value: float
    unit: Text


class SearchSpeed(Value):
    """What the suite measured."""

    schema_name: Literal["sopai.eval/1"] = Field(
        default="sopai.eval/1", serialization_alias="schema"
    )
    suite: Literal["search-speed"] = "search-speed"
    machine: Text
    load: float | None
    """Processes that wanted a core in the minute before the end; null where that is not known."""

    sops: int
    questions: int
    """Different ones."""

    vectors: Text
    """How they were made."""

    times: tuple[Times, ...]
    others: tuple[Once, ...]


class Way(NamedTuple):
    """A way to search, and the goal for it."""

    name: str
    ask: Callable[[str], object]
    goal_ms: float | None = None


def measure_search_speed(
    sops: Iterable[Made], questions: Sequence[str], command: Sequence[str], tell: Tell
) -> SearchSpeed:
    """The time that questions take in a library that holds these SOPs and nothing else.

    Args:
        sops: what is searched.
        questions: what is asked.
        command: how to start `sopai` in a new process; empty: it is not started.
        tell: told how far it is.

    Raises:
        EvaluationError: settings name another library or index, or the command fails.
        LibraryError: the library cannot be made.
    """
    stay_apart()
    with TemporaryDirectory(prefix="sopai-search-") as place:
        measured = _measure(Path(place), sops, questions, command, tell)
    return SearchSpeed(
        machine=f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores",
        load=round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        sops=measured.sops,
        questions=len(questions),
        vectors=VECTORS,
        times=measured.times,
        others=measured.others,
    )


class _Measured(NamedTuple):
    sops: int
    times: tuple[Times, ...]
    others: tuple[Once, ...]


def _measure(
    folder: Path,
    sops: Iterable[Made],
    questions: Sequence[str],
    command: Sequence[str],
    tell: Tell,
) -> _Measured:
    """Make a library in an empty folder, and ask it."""
    with open_library(folder) as library:
        embedder = choose_embedder(library).embedder
        vectors = WordVectors(embedder.name if embedder else "words", questions)
        count, adding = put_sops(library, sops, tell)
    unfilled = list(_started("just added", folder, questions, command, tell))
    with open_library(folder) as library:
        tell("writing the index of meanings")
        filling = _seconds(lambda: remake_index(library, vectors))
    sizes = list(_sizes(folder))
    first, *reopened = _opened(folder, vectors, questions, tell)
    with open_library(folder) as library:
        times = _asked(library, vectors, questions, tell)
        held = resident(os.getpid())
    filled = _started("all compared", folder, questions, command, tell)
    others = (
        Once(name="adding an SOP", value=adding / count * 1000, unit="ms"),
        Once(name="writing an SOP's vector", value=filling / count * 1000, unit="ms"),
        *sizes,
        Once(name="first question of a process, imports done", value=first, unit="ms"),
        *([Once(name="memory of this process", value=held, unit="MB")] if held else []),
        *unfilled,
        *filled,
    )
    return _Measured(count, (*times, _times(AS_ON_THE_PAGE, reopened)), others)


def put_sops(library: Library, sops: Iterable[Made], tell: Tell) -> tuple[int, float]:
    """Add them one by one, as people do; how many, and the seconds without making them."""
    count, seconds = 0, 0.0
    for count, made in enumerate(sops, 1):
        begin = perf_counter()
        add(library, made.sop, made.control, made.path, made.path.encode(), who="sopai eval")
        seconds += perf_counter() - begin
        if count % TELL_EVERY == 0:
            tell(f"{count:,} SOPs added")
    if not count:
        raise EvaluationError("no SOPs to search")
    return count, seconds


def _sizes(folder: Path) -> Iterator[Once]:
    database = (folder / FILE).stat().st_size
    index = sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file())
    yield Once(name="database on disk", value=database / 1e6, unit="MB")
    yield Once(name="index of meanings on disk", value=index / 1e6, unit="MB")


def _opened(
    folder: Path, vectors: WordVectors, questions: Sequence[str], tell: Tell
) -> list[float]:
    """Milliseconds of opening the library, asking one question and closing it, for each."""

    def open_and_ask(question: str) -> None:
        with open_library(folder) as library:
            ways_of(library, vectors)[-1].ask(question)

    tell(f"asking {len(questions)} questions: {AS_ON_THE_PAGE}")
    return [_seconds(partial(open_and_ask, one)) * 1000 for one in (questions[0], *questions)]


def _asked(
    library: Library, vectors: WordVectors, questions: Sequence[str], tell: Tell
) -> tuple[Times, ...]:
    """The times of all questions in each way, each question several times."""
    ways = ways_of(library, vectors)
    ways[-1].ask(questions[0])
    chance = Random(SEED)  # noqa: S311 - a repeatable order, no secret
    order = [one for _ in range(ROUNDS) for one in chance.sample(questions, len(questions))]
    times = []
    for way in ways:
        tell(f"asking {len(order)} questions: {way.name}")
        times.append(
            _times(way.name, [_seconds(partial(way.ask, one)) * 1000 for one in order], way.goal_ms)
        )
    return tuple(times)


def ways_of(library: Library, vectors: WordVectors) -> tuple[Way, ...]:
    """The two halves of a search, and the whole of it, with vectors that were made before."""

    def by_words(question: str) -> object:
        with reading(library.engine) as connection:
            return rank_by_words(connection, terms(cleaned(question)), Scope(None), DEPTH)

    def by_meaning(question: str) -> object:
        vector = vectors.query(cleaned(question), "")
        return with_index(
            library,
            vectors,
            lambda index: [index.nearest(vector, one, None, DEPTH) for one in LANGUAGES],
        )

    def chosen(library: Library) -> Choice:
        choose_embedder(library)  # which takes time, too
        return Choice(vectors, None)

    return (
        Way("words alone", by_words),
        Way("meaning alone", by_meaning),
        Way("search() but for embedding", partial(search, library, choose=chosen), GOAL_MS),
    )


def _times(way: str, milliseconds: Sequence[float], goal_ms: float | None = None) -> Times:
    ranked = sorted(milliseconds)
    p95 = _rank(ranked, 0.95)
    return Times(
        way=way,
        questions=len(ranked),
        median_ms=median(ranked),
        p95_ms=p95,
        p99_ms=_rank(ranked, 0.99),
        worst_ms=ranked[-1],
        goal_ms=goal_ms,
        is_met=None if goal_ms is None else p95 <= goal_ms,
    )


def _rank(ranked: Sequence[float], share: float) -> float:
    """The least value that so large a share of all does not exceed."""
    return ranked[ceil(share * len(ranked)) - 1]


def _started(
    when: str, folder: Path, questions: Sequence[str], command: Sequence[str], tell: Tell
) -> Iterator[Once]:
    """What `sopai search` takes from its start to its end, with Python and the real embedder."""
    if not command:
        return
    tell(f"sopai search, {when}")
    seconds = [
        _seconds(partial(_start, command, folder, question)) for question in questions[:STARTS]
    ]
    yield Once(name=f"sopai search QUESTION, {when}", value=median(seconds), unit="s")


def _start(command: Sequence[str], folder: Path, question: str) -> None:
    done = subprocess.run(  # noqa: S603 -- our own program, by its full path
        [*command, "search", "--", question],
        capture_output=True,
        check=False,
        env=environment_for(folder),
    )
    if done.returncode != 0:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise EvaluationError(f"{' '.join(command)} search failed: {' '.join(told)}")


def _seconds(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin
