"""The rival of `sopai eval draft`: the same model, asked once for the whole procedure."""

from pydantic import BaseModel, Field

from sopai.draft.facts import facts_of
from sopai.draft.stepwise import trace_of
from sopai.draft.values import Draft, OpenItem
from sopai.language.script import language_of
from sopai.llm.ask import ask
from sopai.llm.choice import ModelChoice
from sopai.llm.task import Task
from sopai.schema.control import DocumentControl, State
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind
from sopai.schema.sop import ExceptionCase, Sop, Step

PROMPT = "sop-once"
MAX_TOKENS = 2000


class OnceStep(BaseModel):
    """One step."""

    action: str
    """What is done."""

    owner: str | None = None
    """The person or role who does it."""

    tools: list[str] = Field(default_factory=list)
    """What it is done with."""

    time_limit: str | None = None
    """By when, or how much."""


class OnceException(BaseModel):
    """Something that goes wrong."""

    situation: str
    handling: str
    owner: str | None = None


class Once(BaseModel):
    """A standard operating procedure."""

    title: str
    steps: list[OnceStep] = Field(max_length=25)
    exceptions: list[OnceException] = Field(max_length=12)
    open_points: list[str] = Field(max_length=12)
    """What the manager still has to decide."""


def at_once(brief: str, choice: ModelChoice, task: Task) -> Draft:
    """The model's whole answer as a draft, unchecked: nothing is known about its sources.

    Raises:
        ModelError: the model gave no answer of this shape.
    """
    once = ask(choice, PROMPT, {"brief": brief}, Once, task=task, max_tokens=MAX_TOKENS).answer
    people = facts_of(brief).people.names
    steps = [
        Step(
            id=f"s{number}",
            action=step.action.strip() or "-",
            owner=_owner(step.owner, people),
            tools=tuple(tool.strip() for tool in step.tools if tool.strip()),
            time_limit=(step.time_limit or "").strip() or None,
        )
        for number, step in enumerate(once.steps, 1)
    ]
    cases = [
        ExceptionCase(
            id=f"e{number}",
            situation=case.situation.strip() or "-",
            handling=case.handling.strip() or None,
            owner=_owner(case.owner, people),
        )
        for number, case in enumerate(once.exceptions, 1)
    ]
    open_items = [
        OpenItem(address=None, text=point.strip(), kind="answer")
        for point in once.open_points
        if point.strip()
    ]
    sop = Sop(
        id="sop_once000000",
        title=once.title.strip() or "-",
        language="zh" if language_of(brief) == "zh" else "en",
        steps=tuple(steps),
        exceptions=tuple(cases),
    )
    return Draft(
        sop=sop,
        control=DocumentControl(state=State.DRAFT),
        sources={},
        open_items=tuple(open_items),
        trace=trace_of(choice, task, "whole"),
    )


def _owner(named: str | None, people: tuple[str, ...]) -> Owner:
    """A name as the model wrote it: a person if the brief has it or it is capitalised words."""
    words = (named or "").strip()
    if not words or words.lower() in ("none", "null", "-", "n/a"):
        return NOBODY
    is_person = words in people or (words.istitle() and " " not in words)
    if is_person:
        return Owner(kind=OwnerKind.PERSON, person=words, text=words, found=Found.LABEL)
    return Owner(kind=OwnerKind.ROLE, role=words, text=words, found=Found.LABEL)
