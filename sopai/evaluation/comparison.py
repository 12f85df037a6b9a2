"""Several checkers judged on the same items in the same run."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from sopai.evaluation.checkers.checker import Checker, Hit, Hits, on_lines
from sopai.evaluation.corpus import Corpus, Document
from sopai.evaluation.gold import FILES, Case, GoldItem
from sopai.evaluation.report import CheckerState, CodeCount, Failure, Row
from sopai.evaluation.scoring import Outcome, measure, wilson

TEXT_WIDTH = 100
"""A failure shows so many characters of its item."""

Truth = Callable[[GoldItem], bool]


class Group(NamedTuple):
    """Items whose figures are told together."""

    name: str
    cases: tuple[Case, ...]


class Run(NamedTuple):
    """A checker and what it reported; no hits when it is not installed."""

    checker: Checker
    hits: Hits | None


def groups(cases: Sequence[Case]) -> tuple[Group, ...]:
    """The items by file, by language, and all; groups without items are left out."""
    by_file = [Group(f, tuple(c for c in cases if c.file == f)) for f, _ in FILES]
    by_language = [
        Group(f"all {language}", tuple(c for c in cases if c.language == language))
        for language in ("en", "zh")
    ]
    return tuple(g for g in (*by_file, *by_language, Group("all", tuple(cases))) if g.cases)


def run_checkers(checkers: Iterable[Checker], documents: Sequence[Document]) -> tuple[Run, ...]:
    """Each checker run on the documents in its languages."""
    return tuple(Run(checker, _hits(checker, documents)) for checker in checkers)


def _hits(checker: Checker, documents: Sequence[Document]) -> Hits | None:
    if checker.version() is None:
        return None
    return checker.check([d for d in documents if d.language in checker.languages])


def states(runs: Iterable[Run]) -> tuple[CheckerState, ...]:
    """Which checkers took part, with versions."""
    return tuple(
        CheckerState(name=c.name, version=c.version(), languages=c.languages, about=c.about)
        for c in (run.checker for run in runs)
    )


def rows(corpus: Corpus, runs: Sequence[Run], truth: Truth) -> tuple[Row, ...]:
    """Figures of every checker on every group of items."""
    return tuple(_row(group, run, truth) for group in groups(corpus.cases) for run in runs)


def _row(group: Group, run: Run, truth: Truth) -> Row:
    figures = None
    if run.hits is not None and all(c.language in run.checker.languages for c in group.cases):
        figures = measure(judge(group.cases, run.hits, truth))
    return Row(
        group=group.name,
        documents=len({case.item.doc for case in group.cases}),
        checker=run.checker.name,
        figures=figures,
    )


def judge(cases: Iterable[Case], hits: Hits, truth: Truth) -> tuple[Outcome, ...]:
    """What is true of each item, and whether anything was reported on its lines."""
    return tuple(
        Outcome(
            case.item.doc, truth(case.item), bool(on_lines(hits[case.item.doc], case.item.lines))
        )
        for case in cases
    )


def only(hits: Hits, wanted: Callable[[str], bool]) -> Hits:
    """The hits whose code is wanted."""
    return {doc: tuple(hit for hit in found if wanted(hit.code)) for doc, found in hits.items()}


def code_counts(cases: Iterable[Case], hits: Hits, truth: Truth) -> tuple[CodeCount, ...]:
    """For each code, the items it lies on and how many of them ought to be flagged."""
    judged: dict[str, list[bool]] = {}
    for case in cases:
        for code in {hit.code for hit in on_lines(hits[case.item.doc], case.item.lines)}:
            judged.setdefault(code, []).append(truth(case.item))
    return tuple(
        CodeCount(code=code, items=len(right), precision=wilson(sum(right), len(right)))
        for code, right in sorted(judged.items())
    )


def failures(
    cases: Iterable[Case], hits: Hits, truth: Truth, expected: Callable[[GoldItem], tuple[str, ...]]
) -> tuple[tuple[Failure, ...], int]:
    """The development items judged wrongly, and how many items of the report split were.

    Texts of the report split never leave this function: who reads them tunes to them.
    """
    listed: list[Failure] = []
    withheld = 0
    for case in cases:
        item = case.item
        reported = on_lines(hits[item.doc], item.lines)
        if bool(reported) == truth(item):
            continue
        if item.split == "dev":
            listed.append(_failure(item, reported, expected(item)))
        else:
            withheld += 1
    return tuple(listed), withheld


def _failure(item: GoldItem, reported: Sequence[Hit], expected: tuple[str, ...]) -> Failure:
    return Failure(
        id=item.id,
        doc=item.doc,
        line=item.lines[0],
        kind="wrong" if reported else "missed",
        text=" ".join(item.text.split())[:TEXT_WIDTH],
        expected=expected,
        reported=tuple(f"{hit.code} {hit.quote!r}" for hit in reported),
    )
