"""How many false findings a reader of real documents gets: drawn documents, judged by hand."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Literal, NamedTuple

from pydantic import Field, ValidationError

from sopai.errors import EvaluationError
from sopai.evaluation.gold import Language
from sopai.evaluation.scoring import RESAMPLES, SEED, Figure, percentile, wilson
from sopai.schema.base import Text, Value

GOAL = 0.5
"""False errors and warnings per 1,000 words, at most. Source: the numbers to reach."""

Stratum = tuple[str, bool]
"""A rule, and whether its finding is about the document as a whole."""


class Drawn(Value):
    """A document of a sample: what the figure needs of it."""

    doc: Text
    language: Language
    words: int
    """Latin words, and each Han character."""

    findings: dict[str, int]
    """Errors and warnings about a place, by rule."""

    whole: dict[str, int]
    """Errors and warnings about the document as a whole, by rule."""


class Verdict(Value):
    """A finding that a reader judged."""

    rule: Text
    doc: Text
    line: int | None = None
    place: object = None
    quote: str
    right: bool
    why: Text
    sample: str = ""
    """Of which sample it was drawn; others belong to no sample."""


class Rate(Value):
    """How far one rule can be trusted, both languages together."""

    code: Text
    is_whole: bool
    findings: int
    judged: int
    right: Figure


class Quietness(Value):
    """False findings in one language of a sample."""

    language: Language
    documents: int
    words: int
    findings: int
    per_thousand: Figure
    """False errors and warnings per 1,000 words; bootstrap interval over documents."""

    whole: float
    """Those of them that are about a document as a whole."""


class SampleFigures(Value):
    """One sample."""

    name: Text
    judged: int
    groups: tuple[Quietness, ...]
    rules: tuple[Rate, ...]


class Quiet(Value):
    """What the judged samples say."""

    schema_name: Literal["sopai.eval/1"] = Field(
        default="sopai.eval/1", serialization_alias="schema"
    )
    suite: Literal["quiet"] = "quiet"
    goal: float = GOAL
    samples: tuple[SampleFigures, ...]


class _Part(NamedTuple):
    """A document with the verdicts about its findings."""

    words: int
    counts: Counter[Stratum]
    judged: Counter[Stratum]
    wrong: Counter[Stratum]


def measure_quiet(folder: Path) -> Quiet:
    """The figures of every sample.

    Args:
        folder: `quiet/<sample>.jsonl` lists the documents of a sample, `judged/<rule>.jsonl` the
            verdicts.

    Raises:
        EvaluationError: a row cannot be read, or a rule with findings has no verdict.
    """
    verdicts = [row for path in sorted(folder.glob("judged/*.jsonl")) for row in _verdicts(path)]
    samples = sorted(folder.glob("quiet/*.jsonl"))
    if not samples:
        raise EvaluationError(f"no sample of documents in {str(folder / 'quiet')!r}")
    return Quiet(samples=tuple(_sample(path, verdicts) for path in samples))


def _verdicts(path: Path) -> Iterator[Verdict]:
    for n, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        yield _read(Verdict, path, n, line)


def _read[T: Value](kind: type[T], path: Path, n: int, line: str) -> T:
    try:
        return kind.model_validate(json.loads(line))
    except (ValueError, ValidationError) as error:
        raise EvaluationError(f"{str(path)!r} line {n} cannot be read: {error}") from error
