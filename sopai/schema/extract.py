"""What `sopai extract --json` prints."""

from typing import Literal

from pydantic import ConfigDict, Field

from sopai.schema.base import Text, Value
from sopai.schema.control import DocumentControl
from sopai.schema.sop import Sop


class ExtractedPlace(Value):
    """Where a value of the SOP stands in the file, and how it was found."""

    line: int | None = None
    """Line, from 1, in a file that has lines."""

    start: int | None = None
    """Offset of its first character in the decoded text, in code points."""

    end: int | None = None
    """Offset after its last character."""

    place: dict[str, int | str | list[int]] | None = None
    """Where in a file without lines: {"paragraph": 12}, {"sheet": "A", "cell": "C7"}."""

    found: Text
    """How it was found, for example "column" or "label"."""


class ExtractedLoss(Value):
    """Something in the file that did not become a value."""

    place: dict[str, int | str | list[int]]
    """Where it stands: {"line": 12}."""

    what: str
    """Its first words."""

    why: Text
    """Why it was not taken, or where it was kept."""


class Extract(Value):
    """The procedures of one file."""

    model_config = ConfigDict(serialize_by_alias=True)

    schema_: Literal["sopai.sop/1"] = Field(default="sopai.sop/1", alias="schema")
    """Version of this form."""

    sop: Sop
    """The first procedure of the file."""

    control: DocumentControl
    """What the file says about its number, version, people and dates."""

    others: tuple[Sop, ...] = ()
    """Further procedures of the same file; their addresses begin with /sops/<id>."""

    anchors: dict[str, ExtractedPlace] = {}
    """Address of a value, for example /steps/s1/owner -> where it stands."""

    lost: tuple[ExtractedLoss, ...] = ()
    """What was not taken."""
