"""Rewrites for the findings of a review: the worst documents first, within limits."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from threading import Event
from typing import NamedTuple

from sopai.errors import ModelError, ModelUnavailable
from sopai.llm.choice import ModelChoice
from sopai.llm.task import Limits, Task, limits_for
from sopai.llm.usage import Used
from sopai.review.record import Reviewed
from sopai.review.rewrites import Rewrites
from sopai.review.rewriting import Target, rewrite, targets_of
from sopai.review.rows import Proposals
from sopai.workflow.drafting import chosen_model

TOKENS_EACH = 6_000
"""Of one passage, three asks included."""

MAX_SECONDS = 4 * 3600


class Asking(NamedTuple):
    """Which model may be asked, and how much."""

    model: str
    rewrites: int = 20
    """Passages, at most."""

    dollars: float = 1.0
    """At most, where the price is known."""


class Proposed(NamedTuple):
    """What a model proposes."""

    proposals: dict[str, Proposals]
    """By the id of a file, by the position of a finding."""

    asked: int
    """Passages that were asked about, now or in an earlier run."""

    passed: int
    """Of those, with a rewrite that nothing is wrong with."""

    used: Used | None
    problem: str | None
    """Why the asking stopped before its end."""


NOTHING = Proposed({}, 0, 0, None, None)

Told = Callable[[int, int], None]


def model_for(asking: Asking) -> ModelChoice | None:
    """The model that was named; None for `none`.

    Raises:
        ModelUnavailable: it cannot be asked.
        SettingsError: there is no such model.
    """
    choice, why_not = chosen_model(asking.model)
    if why_not is not None:
        raise ModelUnavailable(f"--model {asking.model}: {why_not}")
    return choice


def propose(
    results: Iterator[Reviewed],
    choice: ModelChoice,
    asking: Asking,
    folder: Path,
    *,
    names: tuple[str, ...] = (),
    told: Told | None = None,
    cancel: Event | None = None,
) -> Proposed:
    """Rewrites for passages, as far as they pass the checks.

    Each answer is kept in the folder, so that going on asks for nothing twice. A model that fails
    ends the asking, and loses nothing.

    Args:
        results: of documents, in the order in which they matter.
        choice: the model.
        asking: how much of it.
        folder: of the review.
        names: of the roster, which are hidden from a model elsewhere beside those of the documents.
        told: after each passage, with how many are done of how many at most.
        cancel: set it to stop.
    """
    chosen = tuple(_chosen(results, asking.rewrites))
    kept = Rewrites(folder, choice.name)
    task = Task(
        _limits(choice, asking),
        cancel=cancel,
        names=(*names, *(name for _, people in chosen for name in people)),
    )
    proposals: dict[str, dict[int, str]] = {}
    asked = passed = 0
    problem = None
    for target, _ in chosen:
        if target.key not in kept:
            problem = _asked(target, choice, task, kept, asking)
            if problem is not None:
                break
        asked += 1
        text = kept[target.key]
        if text is not None:
            passed += 1
            proposals.setdefault(target.file, {}).update((n, text) for n, _ in target.findings)
        if told is not None:
            told(asked, len(chosen))
    return Proposed({**proposals}, asked, passed, task.used(), problem)


def _asked(
    target: Target, choice: ModelChoice, task: Task, kept: Rewrites, asking: Asking
) -> str | None:
    """Ask about one passage and keep the answer; why there is none to keep."""
    if (task.used().price or 0) >= asking.dollars:
        return f"${asking.dollars:g} are spent: allow more with --max-cost"
    try:
        kept.add(target.key, rewrite(target, choice, task))
    except ModelError as error:
        return str(error)
    return None


def _limits(choice: ModelChoice, asking: Asking) -> Limits:
    """What all the asking may use up: requests are counted, retries of failed ones included."""
    usual = limits_for(choice)
    return Limits.model_validate(
        {
            **dict(usual),
            "calls": asking.rewrites * (1 + usual.reasks) + usual.retries,
            "tokens": asking.rewrites * TOKENS_EACH,
            "seconds": MAX_SECONDS,
        }
    )


def _chosen(results: Iterator[Reviewed], most: int) -> Iterator[tuple[Target, tuple[str, ...]]]:
    """The passages to ask about, with the people of their document."""
    found = ((target, result.people) for result in results for target in targets_of(result))
    return islice(found, most)
