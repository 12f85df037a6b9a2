"""`sopai eval ingest`: what readers find in golden files, and whom they take to act."""

from collections.abc import Iterable
from pathlib import Path

from sopai.evaluation.gold import SplitChoice
from sopai.evaluation.ingest_cases import IngestCase, ingest_cases
from sopai.evaluation.ingest_scoring import ASPECTS, Judged, judge
from sopai.evaluation.performers import performers
from sopai.evaluation.tally import Tally, TallyGroup, share_of

OURS = ("sopai", "python-docx", "openpyxl")
"""Writers of Word and Excel files that are used here too, and might err in the same way."""


def measure_ingest(folder: Path, split: SplitChoice) -> Tally:
    """How the readers do on the golden files, by format.

    Args:
        folder: `eval/ingest`, with the splits and PET's sentences.
        split: which golden files; PET has no splits.

    Raises:
        EvaluationError: cases are missing or broken.
    """
    judged = [(case, judge(case)) for case in ingest_cases(folder, split)]
    formats = sorted({case.format for case, _ in judged})
    groups = [_group("all", judged)]
    groups += [_group(name, [one for one in judged if one[0].format == name]) for name in formats]
    foreign = [one for one in judged if not one[0].expected.written_by.startswith(OURS)]
    groups.append(_group("written by other programs", foreign))
    groups.append(performers(folder / "pet" / "owner.jsonl"))
    wrong = [
        f"{case.path.name}: {sentence}"
        for case, one in judged
        if case.split == "dev"
        for sentence in one.wrong
    ]
    withheld = sum(len(one.wrong) for case, one in judged if case.split == "report")
    numbering = {name for case, _ in judged for name in case.expected.features if "num" in name}
    return Tally(
        suite="ingest",
        split=split,
        groups=tuple(groups),
        told=(
            f"{len(numbering)} features of numbering are named by these files.",
            *(
                _rate(name, [one for case, one in judged if case.format == name])
                for name in formats
            ),
        ),
        failures=tuple(wrong),
        failures_withheld=withheld,
    )


def _rate(name: str, judged: list[Judged]) -> str:
    """How fast files of a format are read; the first pays for what is imported."""
    rest = [one.seconds for one in judged if one.seconds][1:]
    if not rest or not sum(rest):
        return f"{name}: too few files to say how fast they are read."
    return f"{name}: {len(rest) / sum(rest):.1f} files/s on one core ({len(rest)} files)."


def _group(name: str, judged: Iterable[tuple[IngestCase, Judged]]) -> TallyGroup:
    chosen = [one for _, one in judged]
    return TallyGroup(
        group=name,
        cases=len(chosen),
        shares=tuple(
            share_of(about, [right for one in chosen for right in one.outcomes[aspect]], goal)
            for aspect, about, goal in ASPECTS
        ),
    )
