"""What a model gave for a draft, kept beside the description: the draft is made anew from both."""

from pydantic import Field

from sopai.draft.values import Trace
from sopai.schema.base import Text, Value


class WrittenStep(Value):
    """One step that a model wrote."""

    quote: Text
    """The words of the description that it was made from, copied exactly."""

    action: Text
    """The order: begins with the verb, one action; every name, number and condition kept."""

    owner: str | None = None
    """Who does it; null if the description does not say."""

    tools: tuple[str, ...] = ()
    """What it is done with."""

    time_limit: str | None = None
    """By when or how much, in the words of the quote; null if none is said."""

    output: str | None = Field(default=None, max_length=200)
    """What exists when it is done, in at most eight words without numbers; null if unknown."""


class WrittenCase(Value):
    """Something that goes wrong, and what is done then."""

    quote: Text
    """The words of the description that it was made from, copied exactly."""

    situation: Text
    """What happens."""

    handling: str | None = None
    """What is done then; null if the description does not say."""

    owner: str | None = None
    """Who does it; null if the description does not say."""

    time_limit: str | None = None
    """By when, in the words of the quote; null if none is said."""


class WrittenTarget(Value):
    """A number that says whether the procedure works."""

    quote: Text
    """The words of the description that state it, copied exactly."""

    name: Text
    """What is measured, with its number."""


class WrittenCheck(Value):
    """Somebody looks whether the procedure is followed."""

    quote: Text
    """The words of the description that say so, copied exactly."""

    activity: Text
    """What is looked at, and how often."""

    owner: str | None = None
    """Who does it; null if the description does not say."""


class Written(Value):
    """A procedure as a model wrote it; nothing of it is believed before code has checked it."""

    title: Text
    """What the procedure is called."""

    purpose: str | None = None
    """Why it exists, in the words of the description; null if it does not say."""

    steps: tuple[WrittenStep, ...] = Field(max_length=40)
    """In the order in which they are done."""

    exceptions: tuple[WrittenCase, ...] = Field(default=(), max_length=20)
    metrics: tuple[WrittenTarget, ...] = Field(default=(), max_length=8)
    supervision: tuple[WrittenCheck, ...] = Field(default=(), max_length=8)

    open_points: tuple[str, ...] = Field(default=(), max_length=10)
    """What the description leaves out and the procedure needs, each as a question."""


class Worded(Value):
    """What a model gave: words for steps, or a whole procedure."""

    proposals: dict[str, str] = {}
    """Checked words, by address."""

    written: Written | None = None
    """The whole, unchecked: the checks run whenever the draft is made."""

    trace: Trace
