"""Who is compared by `sopai eval draft`: rules, and a model asked in three ways."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from sopai.draft.values import Draft
from sopai.errors import EvaluationError
from sopai.evaluation.at_once import at_once
from sopai.evaluation.draft_suite import Drafter
from sopai.llm.choice import ModelChoice, choose_model
from sopai.llm.replies import Replies
from sopai.llm.task import Task, limits_for
from sopai.workflow.drafting import draft_brief, word

REPLIES = "replies"
"""Folder of kept answers beside the cases, one file a model."""


def drafters(model: str, folder: Path, may_ask: bool) -> tuple[tuple[str, Drafter], ...]:
    """Name and function of each.

    Args:
        model: as in SOPAI_MODEL; `none` compares nothing.
        folder: of the cases; answers are kept below it.
        may_ask: ask the model where no answer is kept.

    Raises:
        SettingsError: the name cannot be used.
        EvaluationError: the kept answers cannot be read.
    """
    rules: tuple[tuple[str, Drafter], ...] = (("rules", draft_brief),)
    choice = choose_model(named=model)
    if choice.kind == "none":
        return rules
    name = "".join(c if c.isalnum() else "-" for c in choice.name)
    replies = Replies(folder / REPLIES / f"{name}.jsonl", may_ask=may_ask)

    def once(brief: str) -> Draft:
        return at_once(brief, choice, Task(limits_for(choice), replies=replies))

    stepwise = ("stepwise", _kept_only(replies, _worded(choice, replies, "stepwise")))
    whole = ("whole", _kept_only(replies, _worded(choice, replies, "whole")))
    # With a quote for every value, a whole procedure is longer than the embedded model can hold.
    ours = (stepwise,) if choice.kind == "embedded" else (stepwise, whole)
    return (*rules, *ours, ("asked once", _kept_only(replies, once)))


def _worded(
    choice: ModelChoice, replies: Replies, strategy: Literal["stepwise", "whole"]
) -> Drafter:
    def drafted(brief: str) -> Draft:
        made = draft_brief(brief)
        worded = word(made, brief, choice, replies=replies, strategy=strategy)
        return draft_brief(brief, worded=worded)

    return drafted


def _kept_only(replies: Replies, drafter: Callable[[str], Draft]) -> Drafter:
    """The drafter; a draft that lacks an answer counts as none: half of one would be no figure."""

    def drafted(brief: str) -> Draft:
        missed = replies.missed
        made = drafter(brief)
        if not replies.may_ask and replies.missed > missed:
            raise EvaluationError("not every answer of the model is kept: measure with --ask")
        return made

    return drafted
