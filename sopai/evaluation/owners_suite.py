"""How well missing, group and vague owners are found, and kinds of owner read."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sopai.evaluation.checkers import ours
from sopai.evaluation.checkers.checker import Checker
from sopai.evaluation.checkers.ours import Reading, ReadItem
from sopai.evaluation.comparison import (
    code_counts,
    failures,
    groups,
    only,
    rows,
    run_checkers,
    states,
)
from sopai.evaluation.corpus import Corpus
from sopai.evaluation.gold import Case, GoldItem, SplitChoice
from sopai.evaluation.report import Confusion, Quality, Row
from sopai.evaluation.scoring import Outcome, measure, wilson

GOAL = "missing, group or vague owner: F1 >= 0.95 in each language"

ANNOTATORS = {"en": 0.97, "zh": 0.98, "company-en": 0.99, "company-zh": 1.00}
"""F1 of one annotator against the other. Source: README.md of the gold items."""

CODES = ("OWN001", "OWN002", "OWN003")
"""No owner, a group, a vague owner. Source: as the codes of the lint suite."""


def is_owner_code(code: str) -> bool:
    """Whether a rule is about a missing, group or vague owner."""
    return code in CODES


def lacks_owner(item: GoldItem) -> bool:
    """Whether an owner finding on the item is right."""
    return item.lacks_owner


def measure_owners(
    corpus: Corpus, split: SplitChoice, readings: dict[str, Reading], rivals: Sequence[Checker]
) -> Quality:
    """Figures of this linter and of simple guesses on the items of a corpus.

    Args:
        corpus: the items of the split, with their documents.
        split: what to call them in the report.
        readings: what this linter found in each document.
        rivals: the guesses to compare with.
    """
    hits = only({path: reading.hits for path, reading in readings.items()}, is_owner_code)
    runs = run_checkers((ours.checker(hits), *rivals), corpus.documents)
    listed, withheld = failures(corpus.cases, hits, lacks_owner, _expected)
    confusion = _confusion(corpus.cases, readings)
    right = sum(n for (gold, read), n in confusion.items() if gold == read)
    return Quality(
        suite="owners",
        split=split,
        n=len(corpus.cases),
        documents=len(corpus.documents),
        goal=GOAL,
        annotators=ANNOTATORS,
        checkers=states(runs),
        rows=rows(corpus, runs, lacks_owner),
        codes=code_counts(corpus.cases, hits, lacks_owner),
        operative=_operative(corpus.cases, readings),
        owner_kinds=tuple(
            Confusion(gold=gold, read=read, items=n)
            for (gold, read), n in sorted(confusion.items())
        ),
        owner_accuracy=wilson(right, confusion.total()),
        failures=listed,
        failures_withheld=withheld,
    )


def _expected(item: GoldItem) -> tuple[str, ...]:
    return (f"owner {item.owner}",)


def _confusion(cases: Iterable[Case], readings: Mapping[str, Reading]) -> Counter[tuple[str, str]]:
    """Operative items by kind of owner, as labelled and as read."""
    return Counter(
        (str(case.item.owner), _owner_read(case.item, readings[case.item.doc]))
        for case in cases
        if case.item.operative
    )


def _operative(cases: Sequence[Case], readings: Mapping[str, Reading]) -> tuple[Row, ...]:
    """How well items that tell somebody to do something are told from the others."""
    return tuple(
        Row(
            group=group.name,
            documents=len({case.item.doc for case in group.cases}),
            checker=ours.NAME,
            figures=measure(
                Outcome(
                    case.item.doc,
                    case.item.operative,
                    _owner_read(case.item, readings[case.item.doc]) != "na",
                )
                for case in group.cases
            ),
        )
        for group in groups(cases)
    )


def _owner_read(item: GoldItem, reading: Reading) -> str:
    """The kind of owner that was read for an item, `na` if it was not taken as operative.

    A labelled item is a whole row or list item; the reader may have cut it into several, or
    taken it as a part of a longer one. Those that begin on its lines are meant, else those
    that cover them; the first operative one says the owner.
    """
    met = [read for read in reading.items if _meets(read, item.lines)]
    begun = [read for read in met if read.first >= item.lines[0]]
    return next((str(read.owner) for read in begun or met if read.operative), "na")


def _meets(read: ReadItem, lines: tuple[int, int]) -> bool:
    return read.first <= lines[1] and lines[0] <= read.last
