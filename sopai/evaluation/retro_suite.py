"""`sopai eval retro`: what change sets get right of what retrospectives ask for."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from sopai.changes.apply import carry_out, revert
from sopai.errors import ChangeError, SopaiError
from sopai.evaluation.gold import SplitChoice
from sopai.evaluation.retro_cases import RetroCase, retro_cases
from sopai.evaluation.retro_scoring import Scores, score
from sopai.evaluation.tally import Tally, TallyGroup, share_of
from sopai.ingest.read import read, read_string
from sopai.retro.choosing import choose
from sopai.retro.reading import Read, read_retrospective
from sopai.retro.retrospective import nothing
from sopai.retro.spots import Procedure
from sopai.schema.canonical import canonical_json
from sopai.schema.changes import ChangeSet
from sopai.workflow.retrospectives import procedure_of

Proposer = Callable[[Read, Procedure], ChangeSet]
"""A change set of a retrospective for an SOP."""

Unchanged = Callable[[Procedure, ChangeSet], bool]
"""Whether applying a change set and taking it back gives the same bytes."""

_SHARES: tuple[tuple[str, str, float | None, bool], ...] = (
    ("sure", "sure changes found", 0.80, True),
    ("found", "all changes found", None, True),
    ("step", "right place, of those that rest on a passage that asks for a change", 0.85, True),
    ("traps", "traps acted on", 0.10, False),
    ("precise", "proposed changes that were asked for", None, True),
    ("open_items", "open items raised", None, True),
    ("verbatim", "quotes that are verbatim", 1.0, True),
    ("silent", "changes that lose something silently", 0.0, False),
    ("sop", "SOP found without its name", None, True),
    ("abstained", "no SOP taken where none is concerned", None, True),
    ("restored", "applied and taken back: same bytes", 1.0, True),
)
"""Name, what it is, its goal, and whether more is better."""


class _Judged(NamedTuple):
    case: RetroCase
    counts: dict[str, tuple[int, int]]
    misses: tuple[str, ...]


def measure_retros(
    folder: Path,
    split: SplitChoice,
    proposers: Sequence[tuple[str, Proposer]],
    unchanged: Unchanged | None = None,
) -> Tally:
    """The figures of each way of proposing on the cases of a folder.

    Args:
        folder: of the cases.
        split: which of them.
        proposers: name and function of each.
        unchanged: how applying and taking back is tried; None leaves it out.

    Raises:
        EvaluationError: there are no cases, or one cannot be read.
    """
    cases = retro_cases(folder, split)
    libraries = {case.sops: _procedures(case.sops) for case in cases}
    groups: list[TallyGroup] = []
    wrong: list[str] = []
    withheld = 0
    for name, proposer in proposers:
        judged = [_judge(case, libraries[case.sops], proposer, unchanged) for case in cases]
        for group in ("en", "zh", "all"):
            chosen = [one for one in judged if group in ("all", one.case.expected.language)]
            if chosen:
                groups.append(_group(group, name, chosen))
        if proposer is proposers[0][1]:
            withheld = sum(len(one.misses) for one in judged if one.case.split == "report")
            wrong = [
                f"{one.case.name}: {miss}"
                for one in judged
                if one.case.split == "dev"
                for miss in one.misses
            ]
    return Tally(
        suite="retro",
        split=split,
        groups=tuple(groups),
        told=(
            f"{len(cases)} retrospectives. A change is found when place, operation and field are "
            "acceptable, its quote is the passage or at most two lines away, and the new text has "
            "the words it must have. Failures are those of the first way.",
        ),
        failures=tuple(wrong),
        failures_withheld=withheld,
    )


def _procedures(folder: Path) -> dict[str, Procedure]:
    return {path.name: procedure_of(path) for path in sorted(folder.glob("*.md"))}


def _judge(
    case: RetroCase,
    library: dict[str, Procedure],
    proposer: Proposer,
    unchanged: Unchanged | None,
) -> _Judged:
    """The counts of one case; where nothing can be made of it, all of it counts as missed."""
    expected = case.expected
    try:
        whole = read_retrospective(read(case.path).document, case.path.name)
        chosen = _chosen(case, library)
        named = library.get(expected.sop) if expected.sop else None
        procedure = named if named is not None else chosen
        made = proposer(whole, procedure) if procedure else nothing(whole, expected.language)
    except SopaiError as error:
        sure = sum(one.sure for one in expected.changes)
        lost = {"sure": (0, sure), "found": (0, len(expected.changes))}
        return _Judged(case, lost, (f"{type(error).__name__}: {error}",))
    scores = score(expected, made, whole.document.text, procedure)
    counts = {name: getattr(scores, name) for name in Scores._fields if name != "misses"}
    misses = scores.misses
    if expected.sop is None:
        counts["abstained"] = (int(chosen is None), 1)
    else:
        counts["sop"] = (int(chosen is named and named is not None), 1)
    if chosen is not named:
        misses = (*misses, f"SOP: {chosen.path if chosen else 'none'}")
    if unchanged is not None and procedure is not None and made.changes:
        counts["restored"] = (int(unchanged(procedure, made)), 1)
    return _Judged(case, counts, misses)


def _chosen(case: RetroCase, library: dict[str, Procedure]) -> Procedure | None:
    """The SOP that is found when the retrospective does not name it."""
    text = case.path.read_text(encoding="utf-8")
    if case.expected.names_sop_in_line is not None:
        lines = text.splitlines(keepends=True)
        del lines[case.expected.names_sop_in_line - 1]
        text = "".join(lines)
    found = read_retrospective(read_string(text, case.path.name).document, case.path.name)
    candidates = list(library.values())
    at = choose(found, candidates)
    return candidates[at] if at is not None else None


def _group(group: str, proposer: str, judged: list[_Judged]) -> TallyGroup:
    return TallyGroup(
        group=group,
        way=proposer,
        cases=len(judged),
        shares=tuple(
            share_of(about, _outcomes(name, judged), goal, more_is_better=more)
            for name, about, goal, more in _SHARES
        ),
    )


def _outcomes(name: str, judged: list[_Judged]) -> list[bool]:
    pairs = [one.counts[name] for one in judged if name in one.counts]
    right, of = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    return [True] * right + [False] * (of - right)


def is_restored(procedure: Procedure, made: ChangeSet) -> bool:
    """Whether all changes of a set can be applied, and taken back to the same bytes."""
    try:
        applied = carry_out(procedure.sop, made.changes)
        back = revert(applied.sop, applied.changes)
    except ChangeError:
        return False
    return canonical_json(back) == canonical_json(procedure.sop)
