"""What the linter reports: one finding, where it stands, and how to mend it."""

from enum import StrEnum
from typing import Literal

from pydantic import JsonValue

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
    """Where it stands in a file without lines (Word, Excel, PDF), with `start` and `end` of the
    quoted words inside that piece."""

    line: int | None
    """Line in the file, from 1; null in a file without lines."""

    column: int | None
    """Column in the line, from 1, in code points; null in a file without lines."""

    start: int | None
    """Offset of the quoted words in the document's text, which is the file's if that has lines."""

    end: int | None
    """Offset after the quoted words."""

    quote: str
    """The words, verbatim; for a finding about the whole document, its title."""

    message: Text
    """A question to the author, with an example."""

    fix: Fix | None = None
    """A proposed replacement, if there is one."""

    why: tuple[str, ...] = ()
    """On request: what was looked for, and what each guard said; of a group, its parts."""

    parts: "tuple[Finding, ...]" = ()
    """Where it stands for several about the document as a whole: each of them."""


def parts_of(finding: Finding) -> tuple[Finding, ...]:
    """What a finding consists of: the parts of a group, else itself."""
    return finding.parts or (finding,)


class LeftAlone(Value):
    """A word that looks like a defect and is none, and why."""

    code: Text
    """The rule that looked at it, for example VAG003."""

    name: Text
    """The rule's name."""

    place: dict[str, int | str | list[int]] | None = None
    """Where it stands in a file without lines."""

    line: int | None
    """Line in the file, from 1."""

    column: int | None
    """Column in the line, from 1, in code points."""

    quote: str
    """The word, verbatim."""

    reason: str
    """What speaks for it, and where that stands."""


def quoted_message(finding: Finding) -> str:
    """The question of a finding behind the words that it is about, on one line; of a group each."""
    words = " ".join(finding.quote.split())
    told = " ".join((finding.message, *(f"({p.code}) {p.message}" for p in finding.parts)))
    return f'"{words}": {told}' if words else told


def published(finding: Finding) -> dict[str, JsonValue]:
    """A finding as `sopai lint --json` prints it.

    In a file without lines the offsets into the text that a reader made are nobody's business:
    they become null, and those of the fix count inside the piece that `place` names.
    """
    record: dict[str, JsonValue] = finding.model_dump(mode="json")
    if finding.place is None:
        return record
    fix = finding.fix
    if fix is not None and finding.start is not None:
        moved = int(str(finding.place["start"])) - finding.start
        first, last = fix.replace
        inside = fix.model_copy(update={"replace": (first + moved, last + moved)})
        record["fix"] = inside.model_dump(mode="json")
    return record | {"start": None, "end": None}


def step_address(finding: Finding) -> str | None:
    """The step that a finding concerns: /steps/s3 of /steps/s3/action."""
    parts = (finding.address or "").split("/")
    at = 3 if parts[1:2] == ["sops"] else 1
    if len(parts) < at + 2 or parts[at] != "steps":
        return None
    return "/".join(parts[: at + 2])
