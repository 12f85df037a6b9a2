"""Proposed changes of an SOP: what, why, on which words; a person decides, code applies."""

from enum import StrEnum
from typing import Literal

from pydantic import ConfigDict, Field, JsonValue

from sopai.schema.base import Extension, Text, Value
from sopai.schema.finding import Finding
from sopai.schema.order import NUMBER


class Operation(StrEnum):
    """What a change does to the value at its address."""

    SET = "set"
    ADD = "add"
    REMOVE = "remove"
    MOVE = "move"
    SPLIT = "split"
    MERGE = "merge"


class Category(StrEnum):
    """What a change is about, for the history; one of scope makes the next version a major one.

    Otherwise the number goes up by what is found changed, whatever a proposal calls itself.
    """

    WORDING = "wording"
    STEP = "step"
    LIMIT = "limit"
    OWNER = "owner"
    EXCEPTION = "exception"
    METRIC = "metric"
    SCOPE = "scope"
    SAFETY = "safety"


class ChangeTarget(Value):
    """The SOP that changes are meant for, and the version that they were made on."""

    sop: Text
    """Its id."""

    path: Text | None = None
    """Its file, when it is not in the library."""

    base: Text = Field(pattern=r"^s1:[0-9a-f]{64}$")
    """Hash of the version that the changes were made on; for a file, of its content alone."""


class Position(Value):
    """Where an element goes in its list; without a position it goes to the end."""

    after: Text | None = None
    """Id of the element that it follows, with all parts of that one; in a list without ids the
    index as it is now, "0" for the first. Null puts it first."""

    parent: Text | None = None
    """Id of the step that it becomes a part of; null: of none."""


class Undo(Value):
    """What taking a change back needs, and the change itself does not say."""

    places: dict[Text, Text | None] = {}
    """Id of each element that was moved or removed -> id of the one that stood before it; null:
    it was the first."""

    references: dict[Text, Text] = {}
    """Of a merge: address of what pointed to a step that is a part of the first now -> the id that
    it pointed to: {"/exceptions/e1/step": "s5"}."""


class Change(Value):
    """One proposed change, with the words that led to it."""

    id: Text = Field(pattern=rf"^c{NUMBER}$")
    """c1, c2, ... in its change set."""

    target: int = Field(default=0, ge=0)
    """Index in the change set's targets."""

    op: Operation
    """What it does."""

    address: Text
    """What it changes: a field for `set` (/steps/s4/time_limit, /purpose), a list for `add`
    (/steps, /exceptions, /metrics, /supervision, /steps/s4/attention), an element for the others
    (/steps/s4, /exceptions/e1, /steps/s4/attention/0)."""

    position: Position | None = None
    """Where an added or moved element goes."""

    line: int | None = None
    """Line of the target in the SOP's file; of an addition, of what it follows."""

    before: JsonValue = None
    """What stands there now, as the SOP's JSON has it: the field's value, the element; of `move`
    its position; of `merge` the elements, in order. Null when there is nothing."""

    after: JsonValue = None
    """What will stand there: the value, the element; of `split` the elements, the first with the
    old id; null for `remove` and `move`."""

    quote: Text
    """The words of the retrospective that it rests on, verbatim."""

    place: dict[str, int | str | list[int]] | None = None
    """Where the quote stands in the retrospective: {"line": 12}."""

    reason: Text
    """Why, in a neutral sentence that names nobody."""

    prevented: Text | None = None
    """The failure that it would have prevented, in the words of the retrospective."""

    category: Category
    """What it is about."""

    findings: tuple[Finding, ...] = ()
    """What the linter says of the new text."""

    guard: tuple[Text, ...] = ()
    """What the meaning guard warns of: numbers, owners, tools, negations, conditions that go."""

    confidence: float = Field(default=0.5, ge=0, le=1)
    """How sure the proposal is, from 0 to 1; for sorting, not a probability."""

    undo: Undo | None = None
    """Filled when it is applied; null in a proposal."""


class ChangeOpenItem(Value):
    """Something that a person has to settle before or beside the changes."""

    id: Text = Field(pattern=rf"^o{NUMBER}$")
    """o1, o2, ... in its change set."""

    kind: Literal["no_owner", "contradiction", "undecided", "task_outside_sop"]
    """Why it is open."""

    text: Text
    """What has to be settled, as a question or a sentence."""

    quote: Text
    """The words that it rests on, verbatim."""

    place: dict[str, int | str | list[int]] | None = None
    """Where the quote stands."""

    changes: tuple[Text, ...] = ()
    """Ids of the changes that it concerns."""


class Unmatched(Value):
    """A statement of the retrospective that leads to no change."""

    quote: Text
    """Its words, verbatim."""

    why: Text
    """Why it leads to none."""

    place: dict[str, int | str | list[int]] | None = None
    """Where it stands."""


class ChangeSet(Value):
    """What a retrospective proposes to change."""

    model_config = ConfigDict(serialize_by_alias=True)

    schema_: Literal["sopai.changes/1"] = Field(default="sopai.changes/1", alias="schema")
    """Version of this form."""

    retrospective: Text
    """The name of the file."""

    targets: tuple[ChangeTarget, ...] = ()
    """The SOPs that it concerns; empty when none was found."""

    changes: tuple[Change, ...] = ()
    """What is proposed, in order of the SOP."""

    open_items: tuple[ChangeOpenItem, ...] = ()
    """What has to be settled."""

    unmatched: tuple[Unmatched, ...] = ()
    """What leads to no change."""

    x: Extension = {}
    """Keys of other programs, kept unread."""
