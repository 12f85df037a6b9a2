"""What a draft is: the SOP, where each value came from, what is asked, and what is left open."""

from typing import Literal

from pydantic import Field

from sopai.schema.base import Text, Value
from sopai.schema.control import DocumentControl
from sopai.schema.finding import Finding
from sopai.schema.sop import Sop
from sopai.schema.sources import Source


class Question(Value):
    """Something that only the manager knows."""

    id: Text
    """Stable: `why`, `who`, `standard`, `trouble`, `supervisor`."""

    text: Text
    """The question."""

    why: Text
    """What the answer is needed for."""

    address: Text
    """The value that the answer fills."""


class OpenItem(Value):
    """Something that the draft does not say yet."""

    address: Text | None
    """The value that it concerns."""

    text: Text
    """What is open, as a question."""

    kind: Literal["owner", "deputy", "limit", "late", "record", "undo", "unit", "check", "answer"]
    """What sort of thing is open."""


class Similar(Value):
    """An SOP of the library that is like what was described."""

    sop_id: Text
    version: Text | None
    title: Text
    why: Text
    """Why it is similar, in one sentence."""


class Trace(Value):
    """How the draft was made."""

    model: Text
    """The model, or `none`."""

    strategy: Literal["rules", "stepwise", "whole"]
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    price: float | None = None
    """In US dollars; null where it is not known."""


class Draft(Value):
    """A draft with everything that a manager needs to judge it."""

    schema_name: Literal["sopai.draft/1"] = Field(
        default="sopai.draft/1", serialization_alias="schema"
    )
    sop: Sop
    control: DocumentControl
    sources: dict[str, Source]
    """Address of each value -> where it came from; lists have one source an element."""

    questions: tuple[Question, ...] = ()
    open_items: tuple[OpenItem, ...] = ()
    findings: tuple[Finding, ...] = ()
    similar: tuple[Similar, ...] = ()
    unused: tuple[Text, ...] = Field(default=(), exclude=True)
    """Passages of the description that became no value, verbatim and in its order.

    Not in the JSON, whose parts are agreed: there they are what no source quotes.
    """

    trace: Trace
