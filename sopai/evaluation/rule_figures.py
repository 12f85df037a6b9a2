"""How right each rule is, by the findings that were judged and the items that were labelled.

Only the `dev` items are gone through, since these figures are shown for each rule: figures by rule
on `report` would be an invitation to tune on it.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue, ValidationError

from sopai.errors import EvaluationError
from sopai.evaluation.checkers import ours
from sopai.evaluation.checkers.checker import Hits, on_lines
from sopai.evaluation.corpus import Corpus, choose, load_corpus
from sopai.evaluation.gold import Case, Language, VagueClass
from sopai.evaluation.lint_suite import CODES, is_vague, is_vague_code
from sopai.evaluation.marks import mark_codes
from sopai.evaluation.owners_suite import is_owner_code, lacks_owner
from sopai.evaluation.scoring import wilson
from sopai.lint.measured import AllMeasured, Measured, OnItems, Rate
from sopai.schema.base import Text, Value
from sopai.schema.owner import OwnerKind
from sopai.workflow import LintedFile, Options, lint_text, rule_pages

JUDGED = Path("lint/judged")
"""Under the folder of evaluation data: one file a rule."""

SETS = (".", "own", "third")
"""Under the same folder: sets of labelled items."""

_OWNERS = {"OWN001": OwnerKind.NONE, "OWN002": OwnerKind.GROUP, "OWN003": OwnerKind.VAGUE}
"""The kind of owner that each of these rules is meant for."""

_DIGITS = 3


class JudgedFinding(Value):
    """A finding in a document, judged by hand."""

    rule: Text
    doc: Text
    line: int | None = None
    place: JsonValue = None
    """Where it stands in a file without lines, or what it is about as a whole."""

    quote: str
    right: bool
    why: Text
    sample: str = ""
    """Findings that were drawn together, from the rules as they were then."""


class _Counted(NamedTuple):
    """One set of items in one language, with what all rules report on them."""

    corpus: Corpus
    language: Language
    hits: Hits


def rule_figures(folder: Path) -> AllMeasured:
    """The figures of every rule that has any.

    Args:
        folder: the evaluation data.

    Raises:
        EvaluationError: data are missing or broken.
    """
    counted = [one for name in SETS for one in _counted(folder / name)]
    rules = []
    for page in rule_pages():
        judged = newest(judged_findings(folder / JUDGED, page.code))
        right = sum(one.right for one in judged)
        items = tuple(_languages(page.code, counted))
        rate = _rate(right, len(judged))
        if rate is not None or items:
            rules.append(Measured(code=page.code, judged=rate, items=items))
    return AllMeasured(
        items=sum(len(one.corpus.cases) for one in counted),
        documents=sum(len({case.item.doc for case in one.corpus.cases}) for one in counted),
        rules=tuple(rules),
    )


def judged_findings(folder: Path, code: str) -> tuple[JudgedFinding, ...]:
    """The judged findings of a rule; none where there is no file.

    Raises:
        EvaluationError: the file holds something else.
    """
    path = folder / f"{code}.jsonl"
    if not path.is_file():
        return ()
    try:
        lines = path.read_text("utf-8").splitlines()
        found = tuple(JudgedFinding.model_validate_json(line) for line in lines if line.strip())
    except (ValidationError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{str(path)!r} does not hold judged findings: {error}") from error
    if strange := {one.rule for one in found} - {code}:
        raise EvaluationError(f"{str(path)!r} holds findings of {', '.join(sorted(strange))}")
    return found


ENOUGH = 20
"""Findings from which a share of right ones is told without the samples before."""


def newest(findings: Sequence[JudgedFinding]) -> tuple[JudgedFinding, ...]:
    """Those of the samples that stand last, as many samples as it takes to `ENOUGH` findings.

    A rule was mended since the earlier ones; a last sample of two findings says nothing alone.
    """
    samples = list(dict.fromkeys(one.sample for one in findings))
    taken: tuple[JudgedFinding, ...] = ()
    while samples and len(taken) < ENOUGH:
        last = samples.pop()
        taken = (*(one for one in findings if one.sample == last), *taken)
    return taken


def _counted(folder: Path) -> Iterable[_Counted]:
    corpus = choose(load_corpus(folder), "dev")
    readings = ours.read(corpus.documents, _lint_all)
    hits = {path: reading.hits for path, reading in readings.items()}
    languages: tuple[Language, ...] = ("en", "zh")
    for language in languages:
        cases = tuple(case for case in corpus.cases if case.language == language)
        documents = tuple(one for one in corpus.documents if one.language == language)
        yield _Counted(Corpus(cases, documents), language, hits)


def _lint_all(text: str, path: str) -> LintedFile:
    """All rules, those on trial too."""
    return lint_text(text, path, Options(profile="strict"))


def _languages(code: str, counted: Sequence[_Counted]) -> Iterable[OnItems]:
    """Figures by language for rules that the labels are about."""
    if not is_vague_code(code) and not is_owner_code(code):
        return
    languages: tuple[Language, ...] = ("en", "zh")
    for language in languages:
        own = [one for one in counted if one.language == language]
        precision = _share(right for one in own for right in _right(code, one))
        recall = _share(found for one in own for found in _found(code, one))
        if precision is not None or recall is not None:
            yield OnItems(language=language, precision=precision, recall=recall)


def _right(code: str, counted: _Counted) -> Iterable[bool]:
    """For each item with a finding of the rule, whether the item ought to be flagged."""
    truth = is_vague if is_vague_code(code) else lacks_owner
    return (truth(case.item) for case in counted.corpus.cases if _is_on(code, case, counted.hits))


def _found(code: str, counted: _Counted) -> Iterable[bool]:
    """For each thing that the rule is meant for, whether it was found by the rule."""
    if code in _OWNERS:
        for case in counted.corpus.cases:
            if case.item.operative and case.item.owner == _OWNERS[code]:
                yield _is_on(code, case, counted.hits)
        return
    wanted = _class_of(code)
    if wanted is None:
        return
    for found in mark_codes(counted.corpus, counted.hits):
        if found.mark.vague_class == wanted and not found.mark.clarified:
            yield code in found.codes


def _class_of(code: str) -> VagueClass | None:
    """The class of vague wording that a rule is meant for above all others."""
    return next((one for one, codes in CODES.items() if codes[:1] == (code,)), None)


def _is_on(code: str, case: Case, hits: Hits) -> bool:
    return any(hit.code == code for hit in on_lines(hits[case.item.doc], case.item.lines))


def _share(outcomes: Iterable[bool]) -> Rate | None:
    listed = list(outcomes)
    return _rate(sum(listed), len(listed))


def _rate(right: int, of: int) -> Rate | None:
    figure = wilson(right, of)
    if figure.low is None or figure.high is None:
        return None
    low, high = round(figure.low, _DIGITS), round(figure.high, _DIGITS)
    return Rate(right=right, of=of, low=low, high=high)
