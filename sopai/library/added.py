"""What became of a file that was added to the library."""

from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """What adding did."""

    NEW_SOP = "new SOP"
    NEW_VERSION = "new version"
    NEW_RECORD = "new control record"
    """The content is known; number, state, people or dates were not."""

    RESTORED = "restored"
    """It had been removed, and is back."""

    OLDER = "older"
    """It is as it was when it gave an older version; nothing was added."""

    RETIRED = "retired"
    """It had been removed, and stays so: nothing was added."""

    UNCHANGED = "unchanged"


class KnownBy(StrEnum):
    """What tells of which SOP a file without an id is a version."""

    PATH = "path"
    """It comes from the same path, and is no other document."""

    NUMBER = "number"
    """It states the document number, and has the title."""

    NAME = "name"
    """Its name holds the id, and it has the title or the number."""


class Near(NamedTuple):
    """An SOP in use that a new one resembles."""

    sop_id: str
    title: str
    number: str | None


class AddedVersion(NamedTuple):
    """What adding gave."""

    sop_id: str
    version: str
    """MAJOR.MINOR."""

    hash: str
    title: str
    outcome: Outcome
    current: str | None
    """The version that people work by now, MAJOR.MINOR."""

    namesakes: tuple[str, ...]
    """Other SOPs that were added from the same path, and are still in use."""

    known_by: KnownBy | None = None
    """What tells of which SOP the new version of a file without an id is."""

    before: str | None = None
    """The version that such a file was added to."""

    passes_over: bool = False
    """That one does not come from this file: what it changed need not be in the file."""

    near: tuple[Near, ...] = ()
    """Of a new SOP: those in use that have its number or its title."""
