"""What the linter reports: one finding, where it stands, and how to mend it."""

from enum import StrEnum
from typing import Literal

from sopai.schema.base import Text, Value


class Severity(StrEnum):
    """How much a finding matters; only errors make a run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Fix(Value):
    """A proposed replacement in the source text."""

    kind: Literal["safe", "skeleton"]
    """Safe fixes keep the meaning; skeletons have blanks that a person fills."""

    replace: tuple[int, int]
    """Offsets of the words to replace, end exclusive."""

    text: Text
    """What to write instead, with {blanks}."""

    blanks: tuple[Text, ...] = ()
    """Names of the blanks."""


class Finding(Value):
    """One defect of a document."""

    code: Text
    """The rule, for example VAG003."""

    name: Text
    """The rule's name, for example vague-deadline."""

    severity: Severity
    """How much it matters."""

    address: Text | None
    """Which value of the SOP it concerns, for example /steps/s3/action."""

    place: dict[str, int | str | list[int]] | None = None
    """Where it stands in a file without lines (Word, Excel, PDF)."""

    line: int | None
    """Line in the file, from 1."""

    column: int | None
    """Column in the line, from 1, in code points."""

    start: int | None
    """Offset of the quoted words in the decoded text."""

    end: int | None
    """Offset after the quoted words."""

    quote: str
    """The words, verbatim; for a finding about the whole document, its title."""

    message: Text
    """A question to the author, with an example."""

    fix: Fix | None = None
    """A proposed replacement, if there is one."""

    why: tuple[str, ...] = ()
    """On request: what was looked for, and what each guard said."""
