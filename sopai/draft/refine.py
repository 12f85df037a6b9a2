"""A draft in better words: a model phrases, code checks, what fails stays as it was said."""

from collections import Counter
from collections.abc import Callable
from re import compile

from pydantic import BaseModel, Field

from sopai.draft.values import Draft, Trace
from sopai.errors import Cancelled, InvalidReply, ModelError
from sopai.language.script import normalise
from sopai.llm.ask import ask
from sopai.llm.choice import ModelChoice
from sopai.llm.fence import fenced
from sopai.llm.task import Task
from sopai.schema.sop import Sop, Step
from sopai.schema.sources import Source, SourceState

PROMPT = "step"
MAX_GROWTH = 1.5
"""How much longer than the manager's words a step may be: more has something added."""

MIN_KEPT = 0.6
"""Share of the manager's words that a step must keep."""

MAX_OUTPUT = 60
"""Characters of what exists when a step is done."""

_NUMBER = compile(r"\d+(?:[.,:]\d+)*")
_CAPITAL = compile(r"(?<![.!?:]\s)(?<!^)\b[A-ZÀ-Þ][\w'’-]+")
_DENIAL = compile(
    r"\b(?:no|not|never|nothing|nobody|without|only|unless|except)\b|n['’]t\b|[不没别勿非无未仅只禁]",
    2,
)
_CONDITION = compile(
    r"\b(?:if|when|unless|once|before|after|until)\b|[如若当]|的话|之前|之后|以前", 2
)
_HAN = compile(r"[\u4e00-\u9fff]")

Progress = Callable[[int, int], None]
"""Called with how many steps are done, of how many."""


class Words(BaseModel):
    """A step in clear words."""

    action: str = Field(min_length=2, max_length=400)
    """The order: begins with the verb; every name, number, tool, time and condition kept."""

    output: str | None = Field(default=None, max_length=200)
    """What exists when it is done, in at most eight words without numbers; null if unknown."""


def refine(
    draft: Draft, choice: ModelChoice, task: Task, progress: Progress | None = None
) -> Draft:
    """The draft with its steps in a model's words, where these pass every check.

    A step whose words fail a check keeps the manager's own. What the model wrote is `proposed`;
    the quote stays beside it. A model that gives no answer, or is stopped, loses nothing.

    Args:
        draft: made by rules.
        choice: the model.
        task: what may be used up, and how it is stopped.
        progress: told after each step.

    Raises:
        ModelError: the model cannot be used at all; the draft is as it was.
    """
    steps = list(draft.sop.steps)
    sources = dict(draft.sources)
    for at, step in enumerate(steps):
        quote = sources[f"/steps/{step.id}/action"].quote
        if quote is None:
            continue
        try:
            words = _asked(draft.sop, step, quote, choice, task)
        except InvalidReply:
            words = None
        except Cancelled:
            break
        except ModelError:
            if at == 0:
                raise
            break
        if words is not None:
            steps[at] = _worded(step, quote, words, sources)
        if progress is not None:
            progress(at + 1, len(steps))
    return draft.model_copy(
        update={
            "sop": draft.sop.model_copy(update={"steps": tuple(steps)}),
            "sources": sources,
            "trace": _trace(choice, task),
        }
    )


def _asked(sop: Sop, step: Step, quote: str, choice: ModelChoice, task: Task) -> Words:
    values = {
        "title": sop.title,
        "said": fenced(quote),
        "owner": step.owner.person or step.owner.role or step.owner.text or "-",
    }
    return ask(choice, PROMPT, values, Words, task=task, max_tokens=200).answer


def _worded(step: Step, quote: str, words: Words, sources: dict[str, Source]) -> Step:
    """The step with what passes the checks, and where it came from."""
    changed: dict[str, str] = {}
    if keeps_meaning(quote, words.action):
        changed["action"] = words.action.strip()
        sources[f"/steps/{step.id}/action"] = Source(state=SourceState.PROPOSED, quote=quote)
    output = (words.output or "").strip()
    if (
        output
        and step.output is None
        and _adds_nothing(quote, output)
        and len(output) <= MAX_OUTPUT
    ):
        changed["output"] = output
        sources[f"/steps/{step.id}/output"] = Source(state=SourceState.PROPOSED)
    return step.model_copy(update=changed)


def keeps_meaning(said: str, written: str) -> bool:
    """Whether words say no more and no less than others, as far as code can see.

    The same numbers as often, no new name, as many denials and conditions, the same script, and
    not much longer.
    """
    before, after = normalise(said), normalise(written)
    return (
        Counter(_NUMBER.findall(before)) == Counter(_NUMBER.findall(after))
        and _names(after) <= _words(before)
        and len(_DENIAL.findall(before)) == len(_DENIAL.findall(after))
        and len(_CONDITION.findall(before)) == len(_CONDITION.findall(after))
        and bool(_HAN.search(before)) == bool(_HAN.search(after))
        and len(after) <= MAX_GROWTH * len(before) + 20
        and _names(before) <= _words(after)
        and _kept(before, after) >= MIN_KEPT
    )


def _kept(before: str, after: str) -> float:
    """Share of the words, or pairs of Chinese characters, that are still there."""
    wanted = _stems(before)
    return len(wanted & _stems(after)) / len(wanted) if wanted else 1.0


def _stems(text: str) -> set[str]:
    words = {word[:5].rstrip("s") for word in _words(text) if len(word) > 2}
    han = _HAN.findall(text)
    return words | {a + b for a, b in zip(han, han[1:], strict=False)}


def _adds_nothing(said: str, written: str) -> bool:
    before, after = normalise(said), normalise(written)
    repeats = _kept(before, after) > MIN_KEPT or after.rstrip().endswith((".", "。", "!"))
    return not repeats and not _NUMBER.search(after) and _names(after) <= _words(before)


def _names(text: str) -> set[str]:
    """Capitalised words inside a sentence."""
    return {match.lower() for match in _CAPITAL.findall(text)}


def _words(text: str) -> set[str]:
    return {word.strip(".,;:!?()\"'").lower() for word in text.split()}


def _trace(choice: ModelChoice, task: Task) -> Trace:
    calls = task.calls
    prices = [call.price for call in calls]
    return Trace(
        model=choice.name,
        strategy="stepwise",
        calls=len(calls),
        tokens_in=sum(call.tokens_in for call in calls),
        tokens_out=sum(call.tokens_out for call in calls),
        seconds=round(sum(call.seconds for call in calls), 1),
        price=None if None in prices else round(sum(p for p in prices if p is not None), 6),
    )
