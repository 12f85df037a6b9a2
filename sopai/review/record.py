"""What a review keeps of a file: all that its reports show, so that none is read twice."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from sopai.schema.base import Text, Value
from sopai.schema.finding import Finding


class Passage(Value):
    """A block of a document as it was read, to be shown with its findings beside it."""

    kind: Literal["heading", "paragraph", "list_item", "table_row", "code"]
    """What it is in the layout."""

    start: int
    """Offset of its text in the document's."""

    text: str
    """Its words, with the signs of its markup."""

    pale: tuple[tuple[int, int], ...] = ()
    """Spans of `text` that are markup."""

    level: int = 0
    """1 to 6 of a heading, depth of a list item."""

    number: str | None = None
    """As printed in front of a list item or a heading."""

    table: int = -1
    """The table that a row belongs to."""

    is_header: bool = False
    """The row names the columns."""

    cells: tuple[tuple[int, int], ...] = ()
    """Spans of `text` that are the cells of a row."""

    findings: tuple[int, ...] = ()
    """Positions, in the file's list, of the findings that begin here."""


class ReviewedStep(Value):
    """A step as a list of steps shows it."""

    address: Text
    """For example /steps/s3."""

    number: Text
    """As computed from order and parents."""

    action: str
    """What is done."""

    owner: str | None
    """Who does it, in the document's words; null when nobody is named."""


class LostPart(Value):
    """Something of a file that could not be taken."""

    place: str
    """Where, in words; empty when it has no place."""

    what: str
    why: str


class Reviewed(Value):
    """A file that was read and judged."""

    outcome: Literal["reviewed"] = "reviewed"
    id: Text
    """What tells its path from all others."""

    path: Text
    """As shown: bytes that are no UTF-8 are written out."""

    key: Text
    """Hash of the content and of all that the judgement depends on."""

    sha256: Text
    """Of the file's bytes."""

    title: str
    language: Text
    form: Text
    steps: tuple[ReviewedStep, ...]
    """Of all procedures in the file."""

    people: tuple[str, ...]
    """Whom it names as owners: hidden from a model elsewhere."""

    findings: tuple[Finding, ...]
    """In order of the text; offsets count in the document's text."""

    suppressed: int
    """Findings that the file itself allows."""

    notes: tuple[str, ...]
    """What the user should know of suppressions."""

    lost: tuple[LostPart, ...]
    passages: tuple[Passage, ...]
    is_shortened: bool
    """Of a long document, only what stands around its findings is among the passages."""


FailureKind = Literal["missing", "unreadable", "vanished", "time", "memory", "crash", "error"]


class Failed(Value):
    """A file that could not be read or judged."""

    outcome: Literal["failed"] = "failed"
    id: Text
    path: Text
    key: str
    """As of a reviewed file; empty where it is not known, and the file is tried again."""

    kind: FailureKind
    why: Text
    """What was wrong, and what to do."""


Result = Annotated[Reviewed | Failed, Field(discriminator="outcome")]
RESULT: TypeAdapter[Reviewed | Failed] = TypeAdapter(Result)
