"""How well vague wording is found, beside other checkers on the same items."""

from collections.abc import Sequence

from sopai.evaluation.checkers import ours
from sopai.evaluation.checkers.checker import Checker
from sopai.evaluation.checkers.ours import Reading
from sopai.evaluation.comparison import code_counts, failures, only, rows, run_checkers, states
from sopai.evaluation.corpus import Corpus
from sopai.evaluation.gold import GoldItem, SplitChoice, VagueClass
from sopai.evaluation.marks import MarkCodes, mark_codes
from sopai.evaluation.negatives import Negatives
from sopai.evaluation.report import ClassRecall, Quality
from sopai.evaluation.scoring import wilson

GOAL = "vague wording: precision >= 0.90 and recall >= 0.75 in each language"

ANNOTATORS = {"en": 0.93, "zh": 0.91, "company-en": 0.83, "company-zh": 0.83}
"""F1 of one annotator against the other. Source: README.md of the gold items."""

CODES: dict[VagueClass, tuple[str, ...]] = {
    VagueClass.TONE: ("VAG001",),
    VagueClass.MANNER: ("VAG002",),
    VagueClass.DEADLINE: ("VAG003",),
    VagueClass.FREQUENCY: ("VAG004",),
    VagueClass.QUANTITY: ("VAG005",),
    VagueClass.QUALITY: ("VAG006", "MEA004"),
    VagueClass.ESCAPE: ("VAG007",),
    VagueClass.OPEN_LIST: ("VAG008",),
    VagueClass.WEAK_VERB: ("VAG009", "EXC005"),
    VagueClass.COMPARATIVE: ("VAG010",),
    VagueClass.MODALITY: ("VAG011",),
    VagueClass.REFERENCE: ("VAG012", "REF004", "TOO004"),
    VagueClass.OTHER: (),
}
"""The rules meant for each class of gold marks; `other` is found by any rule.
Source: the contract of the names that measure the linter, written with the gold items."""

_VAGUE_CODES = frozenset(code for codes in CODES.values() for code in codes)


def is_vague_code(code: str) -> bool:
    """Whether a rule is about vague wording."""
    return code.startswith("VAG") or code in _VAGUE_CODES


def is_vague(item: GoldItem) -> bool:
    """Whether a vague-wording finding on the item is right."""
    return bool(item.vague)


def measure_lint(
    corpus: Corpus,
    split: SplitChoice,
    readings: dict[str, Reading],
    rivals: Sequence[Checker],
    negatives: Negatives | None = None,
) -> Quality:
    """Figures of this linter and of others on the items of a corpus.

    Args:
        corpus: the items of the split, with their documents.
        split: what to call them in the report.
        readings: what this linter found in each document.
        rivals: the checkers to compare with.
        negatives: what this linter said of near misses.
    """
    hits = {path: reading.hits for path, reading in readings.items()}
    vague = only(hits, is_vague_code)
    runs = run_checkers((ours.checker(vague), *rivals), corpus.documents)
    listed, withheld = failures(corpus.cases, vague, is_vague, _expected)
    marks = mark_codes(corpus, hits)
    flagged = [_is_flagged(found) for found in marks if found.mark.clarified]
    return Quality(
        suite="lint",
        split=split,
        n=len(corpus.cases),
        documents=len(corpus.documents),
        goal=GOAL,
        annotators=ANNOTATORS,
        checkers=states(runs),
        rows=rows(corpus, runs, is_vague),
        codes=code_counts(corpus.cases, vague, is_vague),
        classes=tuple(_class_recall(marks, vague_class) for vague_class in VagueClass),
        clarified=wilson(sum(flagged), len(flagged)),
        clarified_marks=len(flagged),
        negatives=negatives,
        failures=listed,
        failures_withheld=withheld,
    )


def _expected(item: GoldItem) -> tuple[str, ...]:
    return tuple(f"{mark.vague_class} {mark.quote!r}" for mark in item.vague)


def _class_recall(marks: Sequence[MarkCodes], vague_class: VagueClass) -> ClassRecall:
    ours_to_find = [
        found
        for found in marks
        if found.mark.vague_class == vague_class and not found.mark.clarified
    ]
    codes = CODES[vague_class]
    as_class = [bool(found.codes.intersection(codes or found.codes)) for found in ours_to_find]
    return ClassRecall(
        vague_class=vague_class,
        codes=codes,
        marks=len(ours_to_find),
        found=wilson(sum(map(_is_flagged, ours_to_find)), len(ours_to_find)),
        as_class=wilson(sum(as_class), len(ours_to_find)),
    )


def _is_flagged(found: MarkCodes) -> bool:
    return any(map(is_vague_code, found.codes))
