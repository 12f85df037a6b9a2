"""Other words for a part of a draft, as a person asks for them."""

from collections.abc import Callable, Sequence
from threading import Event

from sopai.draft import again
from sopai.draft.facts import facts_of
from sopai.draft.stepwise import Told
from sopai.draft.values import Draft
from sopai.draft.worded import Worded
from sopai.llm.choice import ModelChoice
from sopai.llm.task import Task, limits_for
from sopai.workflow.drafting import people_of


def word_again(
    made: Draft,
    text: str,
    choice: ModelChoice,
    addresses: Sequence[str],
    *,
    told: Told | None = None,
    cancel: Event | None = None,
    begun: Callable[[Task], None] | None = None,
) -> Worded:
    """Other words for single values of a draft, as far as they pass the checks.

    Args:
        made: the draft as it is shown.
        text: the description; the people in it are hidden from a model elsewhere.
        choice: the model.
        addresses: of actions of steps, or `/title`.
        told: after each of them, with what there is so far.
        cancel: set it to stop; what was given until then is returned.
        begun: given the account of the work before the first ask, to be looked at meanwhile.

    Raises:
        ModelError: the model cannot be used; nothing is lost.
    """
    names = (*people_of(made), *facts_of(text).people.names)
    task = Task(limits_for(choice), cancel=cancel, names=names)
    if begun is not None:
        begun(task)
    return again.word_again(made, addresses, choice, task, told)


def addresses_of(made: Draft) -> tuple[str, ...]:
    """The addresses of the words of all steps."""
    return tuple(again.action_of(step) for step in made.sop.steps)
