"""Words for a draft's steps, one small ask a step: a model phrases, code checks."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, Field

from sopai.changes.meaning import MIN_KEPT, added_names, changes, has_number, kept
from sopai.draft.values import Draft, Trace
from sopai.draft.worded import Worded
from sopai.errors import Cancelled, InvalidReply, ModelError
from sopai.ingest.read import read_string
from sopai.language.script import language_of, normalise
from sopai.lint.engine import lint
from sopai.lint.records import Record, wrap
from sopai.llm.ask import ask
from sopai.llm.choice import ModelChoice
from sopai.llm.fence import fenced
from sopai.llm.task import Task
from sopai.schema.sop import Sop, Step
from sopai.schema.sources import SourceState

PROMPT = "step"

MAX_OUTPUT = 60
"""Characters of what exists when a step is done."""

Told = Callable[[int, int, Worded], None]
"""Called with how many steps are done, of how many, and what there is so far."""


class Words(BaseModel):
    """A step in clear words."""

    action: str = Field(min_length=2, max_length=400)
    """The order: begins with the verb; every name, number, tool, time and condition kept."""

    output: str | None = Field(default=None, max_length=200)
    """What exists when it is done, in at most eight words without numbers; null if unknown."""


MAX_STEPS_NAMED = 12
"""Steps that a title is made from."""


class Name(BaseModel):
    """What a procedure is called."""

    title: str = Field(min_length=2, max_length=60)
    """Two to five words: what is done with what."""


def reword(
    made: Draft,
    choice: ModelChoice,
    task: Task,
    told: Told | None = None,
    before: Mapping[str, str] | None = None,
) -> Worded:
    """A model's words for the steps of a draft, as far as they pass every check.

    A step whose words fail is asked for again with what is wrong with them; what fails then keeps
    the manager's own. A model that gives no answer, or is stopped, loses nothing.

    Args:
        made: by rules.
        choice: the model.
        task: what may be used up, and how it is stopped.
        told: after each step.
        before: words that were given before a stop, by address; these steps are not asked again.

    Raises:
        ModelError: the model cannot be used at all.
    """
    proposals = dict(before or {})
    count = len(made.sop.steps)
    for at, step in enumerate(made.sop.steps):
        if f"/steps/{step.id}/action" not in proposals:
            try:
                proposals |= _proposed(made, step, choice, task)
            except ModelError as error:
                if not task.has_answers and not isinstance(error, Cancelled):
                    raise
                break
        if told is not None:
            worded = Worded(proposals=dict(proposals), trace=trace_of(choice, task, "stepwise"))
            told(at + 1, count, worded)
    title = None if "/title" in proposals else _title(made, proposals, choice, task)
    if title is not None:
        proposals["/title"] = title
    return Worded(proposals=proposals, trace=trace_of(choice, task, "stepwise"))


def _proposed(made: Draft, step: Step, choice: ModelChoice, task: Task) -> dict[str, str]:
    """Words for one step by address; none where the model's do not pass."""
    address = f"/steps/{step.id}"
    quote = made.sources[f"{address}/action"].quote
    if quote is None:
        return {}
    try:
        words = _asked(made.sop, step, quote, choice, task)
    except InvalidReply:
        return {}
    return by_address(step, words, quote)


def by_address(step: Step, words: Words, said: str) -> dict[str, str]:
    """A model's words for a step by address; what it leaves behind where nobody said it.

    Args:
        step: the step.
        words: of a model, with which nothing is wrong.
        said: what they were made from.
    """
    found = {f"/steps/{step.id}/action": words.action.strip()}
    output = (words.output or "").strip()
    if step.output is None and is_plain_output(said, output):
        found[f"/steps/{step.id}/output"] = output
    return found


def _title(
    made: Draft, proposals: Mapping[str, str], choice: ModelChoice, task: Task
) -> str | None:
    """What the procedure may be called, where nobody said it; None where no name passes."""
    if made.sources["/title"].state is not SourceState.UNKNOWN:
        return None
    actions = [proposals.get(f"/steps/{s.id}/action", s.action) for s in made.sop.steps]
    return name_for(made.sop, actions, choice, task)


def name_for(sop: Sop, actions: Sequence[str], choice: ModelChoice, task: Task) -> str | None:
    """What a procedure may be called by its steps; None where no name passes, or none is given.

    Args:
        sop: whose owners stand in no title.
        actions: the words of its steps.
        choice: the model.
        task: what may be used up, and how it is stopped.
    """
    if not actions:
        return None
    steps = "\n".join(actions[:MAX_STEPS_NAMED])
    owners = [step.owner.person for step in sop.steps if step.owner.person]

    def wrong(name: Name) -> tuple[str, ...]:
        plain = normalise(name.title)
        found = ["no number"] if has_number(plain) else []
        found += [f"leave out {person}" for person in owners if person in name.title]
        found += [f"{word!r} is not in the steps" for word in added_names(normalise(steps), plain)]
        if language_of(plain) != language_of(steps):
            found.append("write in the language of the steps")
        return tuple(found)

    try:
        values = {"steps": fenced(steps)}
        answer = ask(choice, "title", values, Name, task=task, max_tokens=60, check=wrong).answer
    except ModelError:
        return None
    return answer.title.strip().rstrip(".。") or None


def _asked(sop: Sop, step: Step, quote: str, choice: ModelChoice, task: Task) -> Words:
    owner = step.owner.called()
    values = {"title": sop.title, "said": fenced(quote), "owner": owner or "-"}
    wrong = faults_in(quote, owner, sop.language)
    return ask(choice, PROMPT, values, Words, task=task, max_tokens=200, check=wrong).answer


def faults_in(said: str, owner: str, language: str) -> Callable[[Words], tuple[str, ...]]:
    """What is wrong with a model's words for a step, each in a sentence.

    Args:
        said: what the step was worded from.
        owner: who does it.
        language: `en` or `zh`.
    """
    known = _vague(said, language)

    def wrong(words: Words) -> tuple[str, ...]:
        vague = _vague(words.action, language)
        new = [f"{marked!r}: {why}" for marked, why in vague.items() if marked not in known]
        return (*changes(said, words.action, owner), *new)

    return wrong


def _vague(text: str, language: str) -> dict[str, str]:
    """What the linter says of a sentence alone: message by the words that are marked."""
    wrapped = wrap(Record("", text, "step", language), language)
    reading = read_string(wrapped.text, "step.md")
    found = lint(reading.document, reading.sop, language=language, items_only=True)
    return {f.quote.lower(): f.message for f in found if not f.code.startswith("OWN")}


def is_plain_output(said: str, output: str) -> bool:
    """Whether a model's name for what a step leaves behind is short, and adds nothing."""
    if not output or len(output) > MAX_OUTPUT:
        return False
    before, after = normalise(said), normalise(output)
    repeats = kept(before, after) > MIN_KEPT or after.rstrip().endswith((".", "。", "!"))
    return not repeats and not has_number(after) and not added_names(before, after)


def trace_of(choice: ModelChoice, task: Task, strategy: Literal["stepwise", "whole"]) -> Trace:
    """What a task has used up so far; its seconds are those of its calls."""
    used = task.used()
    return Trace(
        model=choice.name,
        strategy=strategy,
        calls=used.calls,
        tokens_in=used.tokens_in,
        tokens_out=used.tokens_out,
        seconds=round(sum(call.seconds for call in task.calls), 1),
        price=round(used.price, 6) if used.price is not None else None,
    )
