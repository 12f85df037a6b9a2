"""What a retrospective is cut into: passages in units, and what each of them says."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a statement of a retrospective does."""

    PROBLEM = "problem"
    CAUSE = "cause"
    IMPROVEMENT = "improvement"
    """An idea that nobody decided."""

    DECISION = "decision"
    TASK = "task"
    """Something that is done once."""

    REJECTED = "rejected"
    UNDECIDED = "undecided"
    REMINDER = "reminder"
    """A rule that stands already, and is said again."""

    DONE = "done"
    PRAISE = "praise"
    MOOD = "mood"
    QUESTION = "question"
    IRONY = "irony"
    HOSTILE = "hostile"
    """An order to whoever changes the SOP, not to whoever works by it."""

    ASIDE = "aside"


class Role(StrEnum):
    """What the part of a retrospective under one heading, or one column of a table, holds."""

    DECIDED = "decided"
    ACTIONS = "actions"
    """Changes and single tasks, mixed."""

    ONCE = "once"
    OPEN = "open"
    REJECTED = "rejected"
    GOOD = "good"
    BAD = "bad"
    STOP = "stop"
    """What is not to be done any more."""

    CAUSE = "cause"
    MOOD = "mood"
    ASIDE = "aside"
    TALK = "talk"
    ARGUED = "argued"
    """What people said and wanted, under a heading that says so."""

    OWNER = "owner"
    DUE = "due"
    STATUS = "status"
    NUMBER = "number"


class Passage(NamedTuple):
    """A sentence, a line of a chat or a cell of a table."""

    start: int
    """Offset in the document's text."""

    end: int

    plain: str
    """Its words without markup, Chinese simplified, punctuation half-width."""

    role: Role
    """Of the part that it stands in."""

    speaker: str | None = None
    """Who says it, in a chat or a record."""

    is_message: bool = False
    """It is a message of a chat."""

    is_label: bool = False
    """It is only the head of what follows: "**Decision:**", "3) WHEEL NUTS"."""


class Unit(NamedTuple):
    """What belongs together: a paragraph, a list item, a row, a message."""

    heading: str
    """The heading it stands under, without markup."""

    passages: tuple[Passage, ...]

    is_row: bool = False
    is_message: bool = False
    is_item: bool = False


class Statement(NamedTuple):
    """One thing that a retrospective says."""

    kind: Kind

    why: str
    """Key of the reason for the kind, in `reasons`."""

    start: int
    """Offset in the document's text."""

    end: int

    plain: str
    """As `Passage.plain`."""

    unit: int
    """Index of its unit."""

    speaker: str | None = None

    owner: str | None = None
    """Who is to do it, as a column or a dash behind it says."""

    weight: float = 0.0
    """How clearly it asks for a change: the sum of its signs, where they were weighed."""
