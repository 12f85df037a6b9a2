"""Other words for single values of a draft: a model is asked again, and code checks as before."""

from collections.abc import Sequence

from sopai.draft.stepwise import (
    Told,
    Words,
    by_address,
    faults_in,
    name_for,
    trace_of,
)
from sopai.draft.values import Draft
from sopai.draft.worded import Worded
from sopai.errors import Cancelled, InvalidReply, ModelError
from sopai.language.script import normalise
from sopai.llm.ask import ask
from sopai.llm.choice import ModelChoice
from sopai.llm.fence import fenced
from sopai.llm.task import Task
from sopai.schema.sop import Step
from sopai.schema.sources import SourceState

PROMPT = "step-again"
TITLE = "/title"


def action_of(step: Step) -> str:
    """The address of a step's words."""
    return f"/steps/{step.id}/action"


def word_again(
    made: Draft,
    addresses: Sequence[str],
    choice: ModelChoice,
    task: Task,
    told: Told | None = None,
) -> Worded:
    """Other words for steps, or another title, as far as they pass every check.

    A step is worded anew from what the manager said of it; where a person has written it, from
    those words. What does not pass, or is as it was, is left out. A model that gives no answer any
    more, or is stopped, loses nothing.

    Args:
        made: the draft as it is shown, with what was changed by hand.
        addresses: of actions of steps, or `/title`.
        choice: the model.
        task: what may be used up, and how it is stopped.
        told: after each of them.

    Raises:
        ModelError: the model cannot be used at all.
    """
    steps = {action_of(step): step for step in made.sop.steps}
    found: dict[str, str] = {}
    for done, address in enumerate(addresses, start=1):
        try:
            found |= _words(made, steps.get(address), choice, task)
        except ModelError as error:
            if not task.has_answers and not isinstance(error, Cancelled):
                raise
            break
        if address == TITLE and TITLE not in found and not _has_answered(task):
            break
        if told is not None:
            told(done, len(addresses), _worded(found, choice, task))
    return _worded(found, choice, task)


def _worded(found: dict[str, str], choice: ModelChoice, task: Task) -> Worded:
    return Worded(proposals=dict(found), trace=trace_of(choice, task, "stepwise"))


def _has_answered(task: Task) -> bool:
    return bool(task.calls) and task.calls[-1].failure is None


def _words(made: Draft, step: Step | None, choice: ModelChoice, task: Task) -> dict[str, str]:
    """Words by address; without a step those of the title."""
    if step is None:
        return _title(made, choice, task)
    try:
        words = _asked(made, step, choice, task)
    except InvalidReply:
        return {}
    return by_address(step, words, said_of(made, step))


def _title(made: Draft, choice: ModelChoice, task: Task) -> dict[str, str]:
    """A title by the steps as they are, if it is another one."""
    actions = [step.action for step in made.sop.steps]
    title = name_for(made.sop, actions, choice, task)
    return {TITLE: title} if title is not None and title != made.sop.title else {}


def said_of(made: Draft, step: Step) -> str:
    """What a step is worded from: the manager's words for it, or those that a person wrote."""
    source = made.sources.get(action_of(step))
    is_quoted = source is not None and source.state is not SourceState.CONFIRMED
    return (source.quote if source is not None and is_quoted else None) or step.action


def _asked(made: Draft, step: Step, choice: ModelChoice, task: Task) -> Words:
    said, owner = said_of(made, step), step.owner.called()
    faults = faults_in(said, owner, made.sop.language)

    def wrong(words: Words) -> tuple[str, ...]:
        is_same = _plain(words.action) == _plain(step.action)
        return (*faults(words), *((_SAME,) if is_same else ()))

    values = {
        "title": made.sop.title,
        "said": fenced(said),
        "owner": owner or "-",
        "before": fenced(step.action),
    }
    return ask(choice, PROMPT, values, Words, task=task, max_tokens=200, check=wrong).answer


_SAME = "these are the words as they are: choose others"


def _plain(text: str) -> str:
    return normalise(text).strip().rstrip(".。").lower()
