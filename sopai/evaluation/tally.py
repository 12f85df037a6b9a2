"""A report that is counts of what was right: shares with goals, by group, and what was not."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from sopai.evaluation.scoring import Figure, wilson
from sopai.schema.base import Text, Value


class Share(Value):
    """So many of so many, with its interval and its goal."""

    about: Text
    """What is counted."""

    right: int
    of: int
    figure: Figure
    """The share, with its 95 % Wilson interval."""

    goal: float | None = None
    """What it ought to reach; null for a figure that is only told."""

    is_met: bool | None = None
    """Whether it does."""


class TallyGroup(Value):
    """The shares of one group of cases, as one way of doing it reached them."""

    group: Text
    """For example `docx`, or `all`."""

    way: Text = "sopai"
    """Who or what was measured."""

    cases: int
    shares: tuple[Share, ...]


class Tally(Value):
    """What a suite counted."""

    schema_name: Literal["sopai.eval/1"] = Field(
        default="sopai.eval/1", serialization_alias="schema"
    )
    suite: Text
    split: Literal["dev", "report", "all"]
    groups: tuple[TallyGroup, ...]
    told: tuple[Text, ...] = ()
    """Figures and remarks that are no shares."""

    failures: tuple[Text, ...] = ()
    """What was wrong in development cases; those of the report split are never listed."""

    failures_withheld: int = 0
    """How much was wrong in cases of the report split."""


def share_of(
    about: str, outcomes: Iterable[bool], goal: float | None = None, *, more_is_better: bool = True
) -> Share:
    """The share of what is true.

    Args:
        about: what is counted.
        outcomes: one for each that counts.
        goal: what it ought to reach.
        more_is_better: the goal is the least; else the most.
    """
    counted = list(outcomes)
    right, of = sum(counted), len(counted)
    figure = wilson(right, of)
    is_met = None
    if goal is not None and figure.value is not None:
        is_met = figure.value >= goal if more_is_better else figure.value <= goal
    return Share(about=about, right=right, of=of, figure=figure, goal=goal, is_met=is_met)
