"""`sopai eval draft`: what drafts get right of what their briefs say."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field

from sopai.draft.values import Draft, Trace
from sopai.errors import SopaiError
from sopai.evaluation.draft_cases import DraftCase, draft_cases
from sopai.evaluation.draft_scoring import Scores, score
from sopai.evaluation.gold import SplitChoice
from sopai.evaluation.scoring import Figure, wilson
from sopai.schema.base import Text, Value

Drafter = Callable[[str], Draft]

_SHARES: tuple[tuple[str, str, float | None, bool], ...] = (
    ("covered", "actions of the brief that the draft holds", 0.90, True),
    ("order", "pairs of them in the order of a good procedure", 0.90, True),
    ("owner_right", "stated owners that stand in the right step", 0.85, True),
    ("owner_wrong", "steps with a wrong owner", 0.02, False),
    ("owner_open", "stated owners that are left open", None, False),
    ("limit", "stated limits that stand in the right step", 0.85, True),
    ("tools", "tools of the brief that a step or an exception holds", 0.85, True),
    ("missing", "points left out by the brief that are asked or listed", 0.70, True),
    ("background", "passages that are no steps, and became one", 0.02, False),
    ("newcomer", "questions of a newcomer that the SOP answers", 0.80, True),
    ("care", "targets, inspections, reviews, exact words in their place", None, True),
    ("copied", "steps that are a sentence of the brief, word for word", None, False),
)
"""Name, what it is, its goal, and whether more is better."""


MAX_PROBLEM = 120
"""Characters of why a brief could not be drafted."""

SCHEMA: Literal["sopai.eval/1"] = "sopai.eval/1"


class DraftFigure(Value):
    """One share over the cases of a group."""

    name: Text
    about: Text
    right: int
    of: int
    figure: Figure
    goal: float | None
    is_met: bool | None


class DraftGroup(Value):
    """The figures of one drafter on the cases of one language, or on all."""

    group: Text
    drafter: Text
    cases: int
    failed: tuple[Text, ...]
    """Briefs that could not be drafted."""

    invented: int
    """People, tools and numbers that no brief names; the goal is 0."""

    unlisted: int
    """Steps without owner that nothing lists; the goal is 0."""

    errors: int
    """Findings of severity error in the drafts; all are shown beside them."""

    asked: float
    """Questions and open items of a draft, the mean."""

    calls: float
    """Asks of the model for a brief, the mean; those that were repeated included."""

    seconds: float
    """Of the model for a brief, the mean; on the machine that asked."""

    figures: tuple[DraftFigure, ...]


class Drafting(Value):
    """What the draft suite measured."""

    schema_name: Literal["sopai.eval/1"] = Field(default=SCHEMA, serialization_alias="schema")
    suite: Literal["draft"] = "draft"
    split: SplitChoice
    groups: tuple[DraftGroup, ...]


class _Judged(NamedTuple):
    case: DraftCase
    scores: Scores | None
    trace: Trace | None
    problem: str = ""


def measure_drafts(
    folder: Path, split: SplitChoice, drafters: Sequence[tuple[str, Drafter]]
) -> Drafting:
    """The figures of each drafter on the cases of a folder.

    Args:
        folder: of the cases.
        split: which of them.
        drafters: name and function of each.

    Raises:
        EvaluationError: there are no cases, or one cannot be read.
    """
    cases = draft_cases(folder, split)
    groups = []
    for name, drafter in drafters:
        judged = [_judge(case, drafter) for case in cases]
        for group in ("en", "zh", "all"):
            chosen = [one for one in judged if group in ("all", one.case.language)]
            if chosen:
                groups.append(_group(group, name, chosen))
    return Drafting(split=split, groups=tuple(groups))


def _judge(case: DraftCase, drafter: Drafter) -> _Judged:
    try:
        made = drafter(case.brief)
    except SopaiError as error:
        return _Judged(case, None, None, f"{type(error).__name__}: {str(error)[:MAX_PROBLEM]}")
    return _Judged(case, score(case, made), made.trace)


def _group(group: str, drafter: str, judged: list[_Judged]) -> DraftGroup:
    scored = [one.scores for one in judged if one.scores is not None]
    return DraftGroup(
        group=group,
        drafter=drafter,
        cases=len(judged),
        failed=tuple(f"{one.case.name} ({one.problem})" for one in judged if one.scores is None),
        errors=sum(scores.errors for scores in scored),
        asked=_mean([scores.asked for scores in scored]),
        calls=_mean([one.trace.calls for one in judged if one.trace is not None]),
        seconds=_mean([one.trace.seconds for one in judged if one.trace is not None]),
        invented=sum(scores.invented for scores in scored),
        unlisted=sum(scores.unlisted for scores in scored),
        figures=tuple(_figure(share, scored) for share in _SHARES),
    )


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 1) if values else 0.0


def _figure(share: tuple[str, str, float | None, bool], scored: list[Scores]) -> DraftFigure:
    name, about, goal, more = share
    pairs = [getattr(scores, name) for scores in scored]
    right, of = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    figure = wilson(right, of)
    is_met = None
    if goal is not None and figure.value is not None:
        is_met = figure.value >= goal if more else figure.value <= goal
    return DraftFigure(
        name=name, about=about, right=right, of=of, figure=figure, goal=goal, is_met=is_met
    )
