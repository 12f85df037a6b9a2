"""How many false findings a reader of real documents gets: drawn documents, judged by hand."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Literal, NamedTuple, TypeVar

from pydantic import Field, JsonValue, ValidationError

from sopai.errors import EvaluationError
from sopai.evaluation.gold import Language
from sopai.evaluation.scoring import RESAMPLES, SEED, Figure, percentile, wilson
from sopai.schema.base import Text, Value

GOAL = 0.5
"""False errors and warnings per 1,000 words, at most. Source: the numbers to reach."""

Stratum = tuple[str, bool]
"""A rule, and whether its finding is about the document as a whole."""

Row = TypeVar("Row", "Drawn", "Verdict")


class Drawn(Value):
    """A document of a sample: what the figure needs of it."""

    doc: Text
    language: Language

    words: int
    """Latin words, and each Han character."""

    findings: dict[str, int]
    """Errors and warnings about a place, by rule."""

    whole: dict[str, int]
    """Errors and warnings about the document as a whole, by rule; a group counts once."""


class Verdict(Value):
    """A finding that a reader judged."""

    rule: Text
    doc: Text
    line: int | None = None
    place: JsonValue = None
    quote: str
    right: bool
    why: Text

    sample: str = ""
    """The sample that it was drawn for; others belong to none."""

    @property
    def stratum(self) -> Stratum:
        """Its rule, and whether it is about the document as a whole."""
        return self.rule, self.place == "document"


class Rate(Value):
    """How far the findings of one rule can be trusted, both languages together."""

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
    """Errors and warnings; what the document lacks as a whole counts once a family."""

    per_thousand: Figure
    """False ones per 1,000 words; bootstrap interval over documents."""

    is_met: bool
    """Whether the goal is reached."""


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


class _Read(NamedTuple):
    """A document with the verdicts about its findings."""

    words: int
    found: Counter[Stratum]
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
    paths = sorted(folder.glob("judged/*.jsonl"))
    verdicts = [verdict for path in paths for verdict in _rows(Verdict, path)]
    samples = sorted(folder.glob("quiet/*.jsonl"))
    if not samples:
        raise EvaluationError(f"no sample of documents in {str(folder / 'quiet')!r}")
    return Quiet(samples=tuple(_sample(path, verdicts) for path in samples))


def _rows(kind: type[Row], path: Path) -> Iterator[Row]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            yield kind.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(map(str, first["loc"])) or "row"
            raise EvaluationError(
                f"{str(path)!r} line {number}: {where}: {first['msg']}"
            ) from error


def _sample(path: Path, verdicts: Sequence[Verdict]) -> SampleFigures:
    drawn = list(_rows(Drawn, path))
    own = [verdict for verdict in verdicts if verdict.sample == path.stem]
    documents = {row.doc for row in drawn}
    strange = next((verdict.doc for verdict in own if verdict.doc not in documents), None)
    if strange is not None:
        raise EvaluationError(f"a verdict of sample {path.stem!r} is about {strange!r}, not in it")
    by_language: dict[Language, list[_Read]] = defaultdict(list)
    for row in drawn:
        by_language[row.language].append(_read(row, own))
    everything = [document for documents in by_language.values() for document in documents]
    return SampleFigures(
        name=path.stem,
        judged=len(own),
        groups=tuple(
            _group(language, by_language[language], everything) for language in sorted(by_language)
        ),
        rules=tuple(_rates(everything)),
    )


def _read(row: Drawn, verdicts: Iterable[Verdict]) -> _Read:
    own = [verdict for verdict in verdicts if verdict.doc == row.doc]
    found = Counter({(code, False): n for code, n in row.findings.items()})
    found.update({(code, True): n for code, n in row.whole.items()})
    return _Read(
        row.words,
        found,
        Counter(verdict.stratum for verdict in own),
        Counter(verdict.stratum for verdict in own if not verdict.right),
    )


def _group(language: Language, own: Sequence[_Read], everything: Sequence[_Read]) -> Quietness:
    """The figure of one language, with the interval of whole documents drawn again."""
    fallback = _shares(everything)
    missing = next((code for read in own for code, _ in read.found if not _has(code, fallback)), "")
    if missing:
        raise EvaluationError(
            f"{missing} has findings in the sample, and nobody judged one of them"
        )
    value = _false_rate(own, fallback)
    random = Random(SEED)  # noqa: S311 -- drawn for statistics, not for secrets
    again = sorted(_false_rate(random.choices(own, k=len(own)), fallback) for _ in range(RESAMPLES))
    figure = Figure(value=value, low=percentile(again, 0.025), high=percentile(again, 0.975))
    return Quietness(
        language=language,
        documents=len(own),
        words=sum(read.words for read in own),
        findings=sum(read.found.total() for read in own),
        per_thousand=figure,
        is_met=value <= GOAL,
    )


def _has(code: str, shares: Mapping[Stratum, float]) -> bool:
    return (code, False) in shares or (code, True) in shares


def _false_rate(own: Sequence[_Read], fallback: Mapping[Stratum, float]) -> float:
    """False findings per 1,000 words: of each rule, its findings times its share of wrong ones.

    Args:
        own: the documents.
        fallback: shares for rules that nobody judged in them.
    """
    found: Counter[Stratum] = Counter()
    for read in own:
        found.update(read.found)
    shares = {**fallback, **_shares(own)}
    wrong = sum(n * shares.get(stratum, 0.0) for stratum, n in found.items())
    return 1000 * wrong / max(1, sum(read.words for read in own))


def _shares(own: Iterable[_Read]) -> dict[Stratum, float]:
    """Share of wrong ones among the judged findings of each rule."""
    judged: Counter[Stratum] = Counter()
    wrong: Counter[Stratum] = Counter()
    for read in own:
        judged.update(read.judged)
        wrong.update(read.wrong)
    return {stratum: wrong[stratum] / n for stratum, n in judged.items()}


def _rates(everything: Sequence[_Read]) -> Iterator[Rate]:
    found: Counter[Stratum] = Counter()
    judged: Counter[Stratum] = Counter()
    wrong: Counter[Stratum] = Counter()
    for read in everything:
        found.update(read.found)
        judged.update(read.judged)
        wrong.update(read.wrong)
    for code, is_whole in sorted(judged):
        n = judged[code, is_whole]
        yield Rate(
            code=code,
            is_whole=is_whole,
            findings=found[code, is_whole],
            judged=n,
            right=wilson(n - wrong[code, is_whole], n),
        )
