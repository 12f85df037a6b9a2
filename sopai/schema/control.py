"""What an organisation records about an SOP: number, version, state, people, dates."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from sopai.schema.base import Extension, Text, Value


class State(StrEnum):
    """Where an SOP stands in its life."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    EFFECTIVE = "effective"
    EXPIRED = "expired"
    RETIRED = "retired"


class Revision(Value):
    """One row of the history."""

    version: Text
    """The version that the change made."""

    date: Text | None = None
    """When, as the document writes it."""

    author: Text | None = None
    """Who made the change."""

    change: Text | None = None
    """What was changed, in a neutral sentence."""


class DocumentControl(Value):
    """The control record of an SOP; approving it never changes the content."""

    number: Text | None = None
    """The organisation's number, for example CS/SOP/007."""

    version: Text | None = None
    """MAJOR.MINOR; an old document's own words where it has another scheme."""

    state: State | None = None
    """Where it stands in its life; null when the document does not say."""

    organisation: Text | None = None
    """The company."""

    department: Text | None = None
    """The department that it belongs to."""

    author: Text | None = None
    """Who wrote it."""

    approvers: tuple[Text, ...] = ()
    """Who approves it. Without sign-in an approval is recorded, not authenticated."""

    created: date | None = None
    """When it was written."""

    approved: date | None = None
    """When it was approved; this is not the effective date."""

    effective: date | None = None
    """From when it holds."""

    last_review: date | None = None
    """When it was last reviewed."""

    review_cadence: Text | None = None
    """How often it is reviewed, for example "every 3 months"."""

    next_review: date | None = None
    """When it is reviewed next."""

    history: tuple[Revision, ...] = Field(default=())
    """What was changed when, by whom."""

    other: tuple[tuple[Text, Text], ...] = ()
    """Fields of the document's metadata that have no place here: (name, value)."""

    x: Extension = {}
    """Keys of other programs, kept unread."""
