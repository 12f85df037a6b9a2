"""What a model is asked where rules are not sure, and what code believes of its answers."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from pydantic import BaseModel, Field

from sopai.changes.meaning import additions, losses
from sopai.errors import InvalidReply, ModelError
from sopai.language.script import language_of
from sopai.llm.ask import ask
from sopai.llm.choice import ModelChoice
from sopai.llm.closed_list import with_choices
from sopai.llm.fence import fenced
from sopai.llm.task import Task
from sopai.retro.checking import findings_on

MAX_ASKS = {"embedded": 8}
"""Asks of one retrospective to a model that takes half a minute for each."""

MAX_ASKS_ELSE = 40
_LETTERS = "ABCDEF"
_NONE = "none"
MAX_AROUND = 600
"""Characters around a sentence that the model sees."""

Answered = Literal["decided", "idea", "rejected", "open", "told"]


class Decided(BaseModel):
    """What a sentence of a review does."""

    answer: Answered
    """One of the five."""


class Placed(BaseModel):
    """Which step a decision is about."""

    letter: str
    """The letter of the step, or none."""


class Reworded(BaseModel):
    """A step with a decision in it."""

    text: str = Field(min_length=2, max_length=1_500)
    """The whole step, in its language."""


class Advice(NamedTuple):
    """Three questions to a model; None where it gives no answer that can be used."""

    decided: Callable[[str, str], Answered | None]
    """What a sentence does, given what stands around it."""

    place: Callable[[str, Sequence[str]], int | None]
    """Index of the step that a decision is about, of some; -1 for none of them."""

    words: Callable[[str, str, str], str | None]
    """A step's words with a decision in them: of the step, the decision, and the rules' words."""

    may_overrule: bool = True
    """Its answers count also where rules found a place or a decision; the embedded model's do not:
    in a trial it put a decision into a wrong step, and took another one for a refusal."""


class _Account:
    """How many asks are left; a model that fails is not asked again."""

    def __init__(self, asks: int, told: Callable[[str], None]) -> None:
        self.left = asks
        self.told = told

    def take(self) -> bool:
        """Whether one more ask may be made."""
        self.left -= 1
        return self.left >= 0

    def stop(self, error: ModelError) -> None:
        """Ask no more."""
        self.left = 0
        self.told(f"the model is not asked any more: {error}")


def advice_of(choice: ModelChoice, task: Task, told: Callable[[str], None]) -> Advice:
    """The questions to a model; what it answers is checked, and what fails is left to the rules.

    Args:
        choice: the model.
        task: what may be used up, and how it is stopped.
        told: told when the model is not asked any more, and why.
    """
    account = _Account(MAX_ASKS.get(choice.kind, MAX_ASKS_ELSE), told)

    def asked(prompt: str, values: dict[str, str], answer: type[_Answer], **more: object) -> object:
        if not account.take():
            return None
        try:
            return ask(choice, prompt, values, answer, task=task, **more).answer  # type: ignore[arg-type]
        except InvalidReply:
            return None
        except ModelError as error:
            account.stop(error)
            return None

    def decided(sentence: str, around: str) -> Answered | None:
        values = {"around": fenced(around[:MAX_AROUND]), "sentence": fenced(sentence)}
        found = asked("retro-decided", values, Decided, max_tokens=20)
        return found.answer if isinstance(found, Decided) else None

    def place(sentence: str, steps: Sequence[str]) -> int | None:
        letters = [*_LETTERS[: len(steps)], _NONE]
        listed = "\n".join(f"{a}: {b}" for a, b in zip(letters, steps, strict=False))
        values = {"sentence": fenced(sentence), "steps": fenced(listed)}
        answer = with_choices(Placed, {"letter": letters})
        found = asked("retro-place", values, answer, max_tokens=20)
        if not isinstance(found, Placed):
            return None
        return -1 if found.letter == _NONE else letters.index(found.letter)

    def words(step: str, decision: str, ours: str) -> str | None:
        values = {"step": fenced(step), "decision": fenced(decision)}

        def wrong(answer: Reworded) -> tuple[str, ...]:
            return flaws(step, decision, ours, answer.text)

        found = asked("retro-words", values, Reworded, max_tokens=400, check=wrong)
        return found.text.strip() if isinstance(found, Reworded) else None

    return Advice(decided, place, words, choice.kind != "embedded")


_Answer = Decided | Placed | Reworded


def flaws(step: str, decision: str, ours: str, written: str) -> tuple[str, ...]:
    """What is wrong with a model's words for a step; nothing when they can be proposed.

    Args:
        step: as it stands.
        decision: what was decided.
        ours: the words by rules, of which no number, name or denial may be lost.
        written: the model's.
    """
    language = language_of(step)
    if language_of(written) != language:
        return ("write in the language of the step",)
    found = [*losses(ours, written), *additions(f"{step} {decision}", written)]
    if len(written) > len(step) + len(decision) + MAX_EXTRA:
        found.append("it is too long: something was added")
    known = {one.code for one in findings_on(ours, "/", language, "en")}
    new = findings_on(written, "/", language, "en")
    found += [f"{one.quote!r}: {one.message}" for one in new if one.code not in known]
    return tuple(found)


MAX_EXTRA = 40
