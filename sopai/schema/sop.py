"""The content of a standard operating procedure."""

from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from sopai.schema.base import Extension, Text, Value
from sopai.schema.order import NUMBER
from sopai.schema.owner import NOBODY, Owner


class Form(StrEnum):
    """The three forms that procedures are written in."""

    SIX_PART = "six_part"
    STEP_TABLE = "step_table"
    TIMELINE = "timeline"


Comparator = Literal["<=", ">=", "<", ">", "="]


class Material(Value):
    """A template, a picture or a link that a step works with."""

    name: Text
    """What people call it, for example "Welcome Template V1"."""

    href: Text | None = None
    """Where it lies: a path or an address."""


class Branch(Value):
    """If a condition holds, do one thing, else another."""

    condition: Text
    """When the branch is taken."""

    then: Text
    """What is done when the condition holds."""

    otherwise: Text | None = None
    """What is done when it does not hold."""

    then_step: Text | None = None
    """The id of the step that follows when the condition holds."""

    otherwise_step: Text | None = None
    """The id of the step that follows when it does not hold."""


class Step(Value):
    """One action of a procedure."""

    id: Text = Field(pattern=rf"^s{NUMBER}$")
    """Minted once in its SOP and never reused: s1, s2, ..."""

    parent: Text | None = None
    """The id of the step that this one is a part of."""

    title: Text | None = None
    """The step's short name."""

    action: Text
    """What is done, in the imperative."""

    owner: Owner = NOBODY
    """Who does it."""

    tools: tuple[Text, ...] = ()
    """Instruments, systems and forms that the step needs."""

    inputs: tuple[Text, ...] = ()
    """What must be there before the step can start."""

    output: Text | None = None
    """What exists when the step is done."""

    standard: Text | None = None
    """The acceptance result: how anybody sees that the step was done right."""

    metric: Text | None = None
    """The number that the step is measured by."""

    time_limit: Text | None = None
    """By when or within what time the step is done."""

    trigger: Text | None = None
    """What starts the step, or its day in a timeline."""

    script: Text | None = None
    """The exact words to say or write."""

    attention: tuple[Text, ...] = ()
    """What to watch out for."""

    materials: tuple[Material, ...] = ()
    """Templates, pictures and links."""

    branches: tuple[Branch, ...] = ()
    """Decisions within the step."""


class ExceptionCase(Value):
    """What may go wrong, and who then does what."""

    id: Text = Field(pattern=rf"^e{NUMBER}$")
    """Minted once in its SOP: e1, e2, ..."""

    situation: Text
    """What happens."""

    cause: Text | None = None
    """Why it happens."""

    handling: Text | None = None
    """What is done about it."""

    owner: Owner = NOBODY
    """Who does it."""

    time_limit: Text | None = None
    """Within what time."""

    escalation: Text | None = None
    """Who is told when the handling does not help."""

    step: Text | None = None
    """The id of the step that it belongs to."""


class Target(Value):
    """What a metric has to reach."""

    text: Text
    """As the document writes it, for example "<= 1 minute"."""

    comparator: Comparator | None = None
    """How the measured value compares with the target."""

    value: float | None = Field(default=None, allow_inf_nan=False)
    """The number, in `unit`."""

    unit: Text | None = None
    """The unit of the number, for example "%" or "minute"."""


class Metric(Value):
    """A number that says how well the procedure works."""

    id: Text = Field(pattern=rf"^m{NUMBER}$")
    """Minted once in its SOP: m1, m2, ..."""

    name: Text
    """What is measured."""

    target: Target | None = None
    """What is to be reached."""

    window: Text | None = None
    """The period that one measurement covers, for example "monthly"."""

    source: Text | None = None
    """Where the number comes from, for example "CRM report 7"."""

    owner: Owner = NOBODY
    """Who measures."""

    step: Text | None = None
    """The id of the step that it measures."""


class Routine(Value):
    """Something that is done again and again to keep the procedure alive."""

    activity: Text
    """What is done, for example "process inspection"."""

    cadence: Text | None = None
    """How often, for example "every week"."""

    owner: Owner = NOBODY
    """Who does it."""


class Definition(Value):
    """A term and what it means in this procedure."""

    term: Text
    """The term."""

    meaning: Text
    """What it means here."""


class Note(Value):
    """Text of the document that fits nowhere else."""

    heading: Text | None = None
    """The heading it stood under."""

    text: Text
    """The text."""


class Sop(Value):
    """The content of one standard operating procedure."""

    id: Text = Field(pattern=r"^sop_[a-z0-9]{10}$")
    """Opaque and stable."""

    title: Text
    """What the procedure is called."""

    language: Literal["en", "zh"]
    """The language it is written in."""

    form: Form = Form.SIX_PART
    """Which of the three forms it has."""

    purpose: Text | None = None
    """Why the procedure exists."""

    scope: Text | None = None
    """Where and to whom it applies, and where it does not."""

    starts_when: Text | None = None
    """The event that starts it."""

    ends_when: Text | None = None
    """The state in which it is complete."""

    executor: Owner = NOBODY
    """Who carries it out."""

    supervisor: Owner = NOBODY
    """Who sees that it is done right."""

    improver: Owner = NOBODY
    """Who keeps it up to date."""

    steps: tuple[Step, ...] = ()
    """All steps in order; `parent` makes the tree."""

    exceptions: tuple[ExceptionCase, ...] = ()
    """What may go wrong."""

    metrics: tuple[Metric, ...] = ()
    """What is measured."""

    supervision: tuple[Routine, ...] = ()
    """Inspections, debriefs and trainings."""

    materials: tuple[Material, ...] = ()
    """What the whole procedure works with."""

    definitions: tuple[Definition, ...] = ()
    """Terms that it makes exact."""

    notes: tuple[Note, ...] = ()
    """What fits nowhere else; nothing is dropped."""

    x: Extension = {}
    """Keys of other programs, kept unread."""

    @model_validator(mode="after")
    def _references_resolve(self) -> "Sop":
        """Refuse ids that are used twice or point nowhere."""
        steps = [step.id for step in self.steps]
        for name, ids in (
            ("step", steps),
            ("exception", [case.id for case in self.exceptions]),
            ("metric", [metric.id for metric in self.metrics]),
        ):
            if len(set(ids)) != len(ids):
                twice = sorted({i for i in ids if ids.count(i) > 1})
                raise ValueError(f"{name} ids are used twice: {', '.join(twice)}")
        seen: set[str] = set()
        for step in self.steps:
            if step.parent is not None and step.parent not in seen:
                raise ValueError(f"step {step.id}: its parent {step.parent!r} must come before it")
            seen.add(step.id)
        linked = [(case.id, case.step) for case in self.exceptions]
        linked += [(metric.id, metric.step) for metric in self.metrics]
        linked += [
            (step.id, target)
            for step in self.steps
            for branch in step.branches
            for target in (branch.then_step, branch.otherwise_step)
        ]
        for holder, target in linked:
            if target is not None and target not in seen:
                raise ValueError(f"{holder} points to step {target!r}, which does not exist")
        return self


def numbers(sop: Sop) -> dict[str, str]:
    """Printed numbers by step id, computed from order and parents: "2", "2.1"."""
    counts: dict[str | None, int] = {}
    printed: dict[str, str] = {}
    for step in sop.steps:
        counts[step.parent] = counts.get(step.parent, 0) + 1
        prefix = f"{printed[step.parent]}." if step.parent else ""
        printed[step.id] = f"{prefix}{counts[step.parent]}"
    return printed
