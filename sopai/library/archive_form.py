"""What stands in an archive of a library: its members, their names, and the rows in them."""

import json
from re import compile
from typing import Literal, TypeVar

from pydantic import ConfigDict, Field, JsonValue, ValidationError

from sopai.errors import ArchiveRefused
from sopai.schema.base import Value
from sopai.schema.control import State
from sopai.schema.roster import Roster

SCHEMA: Literal["sopai.archive/1"] = "sopai.archive/1"
MANIFEST = "manifest.json"
ROSTER = "roster.json"
LIBRARY = "library.json"

LARGEST = 2**53
"""Of an id: what every program that reads JSON takes for the same number."""

_ID = r"sop_[a-z0-9]{10}"
_SUFFIX = compile(r"\.[a-z0-9]{1,8}")
_SHA256 = r"^[0-9a-f]{64}$"
_HASH = r"^s1:[0-9a-f]{64}$"
NAME = compile(
    rf"{MANIFEST}|{ROSTER}|{LIBRARY}|records/{_ID}\.json|versions/{_ID}/\d{{1,6}}\.\d{{1,6}}\.json"
    r"|originals/[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?|evidence/[0-9a-f]{64}\.json"
    r"|(?:sops|drafts)/[^/\\:\x00-\x1f\x7f]{1,200}\.md"
)
"""Of every member; no other is read, and none could lead out of a folder."""

ACTIONS: dict[str, tuple[str, ...]] = {
    "add": (),
    "apply": (),
    "restore": ("restored",),
    "control": ("after",),
    "state": ("after", "reason"),
    "review": ("day", "result"),
    "roster": ("before", "after"),
    "propose": (),
    "decide": ("change", "decision"),
    "unarchive": ("archive",),
}
"""What the trail can say, and the texts that readers of its rows rely on."""


class _Row(Value):
    """Stored rows are no text that somebody typed: numbers are numbers."""

    model_config = ConfigDict(strict=True)


class Member(_Row):
    """A file in the archive."""

    name: str
    bytes: int = Field(ge=0)
    sha256: str = Field(pattern=_SHA256)


class Manifest(_Row):
    """All other members, with their digests."""

    schema_: Literal["sopai.archive/1"] = Field(default=SCHEMA, alias="schema")
    has_evidence: bool
    """Change sets with their quotes, which name people, are in it."""

    members: tuple[Member, ...] = Field(strict=False)


class TrailRow(_Row):
    """A change, as the audit trail has it; ids keep the order of all rows of an archive."""

    id: int = Field(ge=1, le=LARGEST)
    at: str
    who: str
    action: str
    sop: str | None
    version: str | None
    detail: dict[str, JsonValue]


class DecisionRow(_Row):
    """A decision about a version."""

    id: int = Field(ge=1, le=LARGEST)
    at: str
    who: str
    decision: str
    reason: str


class ReviewRow(_Row):
    """A review of an SOP."""

    id: int = Field(ge=1, le=LARGEST)
    version: str
    day: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    result: str
    at: str
    who: str


class FileRow(_Row):
    """A file that an SOP was added from."""

    place: str
    path: str
    sha256: str = Field(pattern=_SHA256)
    at: str


class VersionRow(_Row):
    """A version; its content is a member of its own."""

    number: int = Field(ge=1, le=LARGEST)
    hash: str = Field(pattern=_HASH)
    parent: str | None
    major: int = Field(ge=0, le=999_999)
    minor: int = Field(ge=0, le=999_999)
    language: Literal["en", "zh"]
    title: str
    path: str
    original: str = Field(pattern=_SHA256)
    added_at: str
    added_by: str
    control: str
    """JSON, as it is stored."""

    state: State | None = Field(strict=False)
    since: str
    decisions: tuple[DecisionRow, ...] = Field(strict=False)
    beside: str | None = None
    """Sources and open items of a draft: JSON, as it is stored."""


class SopRecord(_Row):
    """All of an SOP but the contents and the files."""

    id: str = Field(pattern=rf"^{_ID}$")
    path: str
    added_at: str
    files: tuple[FileRow, ...] = Field(strict=False)
    versions: tuple[VersionRow, ...] = Field(strict=False, min_length=1)
    """The oldest first."""

    reviews: tuple[ReviewRow, ...] = Field(strict=False)
    trail: tuple[TrailRow, ...] = Field(strict=False)


class ChangeDecisionRow(_Row):
    """A decision about a proposed change."""

    id: int = Field(ge=1, le=LARGEST)
    change: str
    decision: Literal["accepted", "edited", "rejected"]
    after: str | None
    """JSON."""

    at: str
    who: str
    reason: str


class AppliedRow(_Row):
    """A change that a version was made of."""

    change: str
    version: str
    content: str
    """JSON."""


class EvidenceRecord(_Row):
    """A change set with its quotes, and what became of it."""

    id: int = Field(ge=1, le=LARGEST)
    digest: str = Field(pattern=_SHA256)
    retrospective: str
    content: str
    """JSON, as it is stored."""

    saved_at: str
    saved_by: str
    decisions: tuple[ChangeDecisionRow, ...] = Field(strict=False)
    applied: tuple[AppliedRow, ...] = Field(strict=False)
    trail: tuple[TrailRow, ...] = Field(strict=False)


class RunRow(_Row):
    """Work that took time."""

    id: int = Field(ge=1, le=LARGEST)
    kind: str
    started_at: str
    ended_at: str | None
    record: str


class LibraryRecord(_Row):
    """What belongs to no SOP."""

    change_sets: dict[str, str]
    """Id of a change set that the trails name -> its digest, also where the archive leaves it out.
    """

    trail: tuple[TrailRow, ...] = Field(strict=False)
    runs: tuple[RunRow, ...] = Field(strict=False)


def record_name(sop_id: str) -> str:
    """The member with the rows of an SOP."""
    return f"records/{sop_id}.json"


def content_name(sop_id: str, version: str) -> str:
    """The member with the canonical JSON of a version, MAJOR.MINOR."""
    return f"versions/{sop_id}/{version}.json"


def original_name(sha256: str, path: str) -> str:
    """The member with a file as its user gave it; its ending lets a program open it."""
    ending = "." + path.rpartition(".")[2].lower() if "." in path else ""
    return f"originals/{sha256}{ending if _SUFFIX.fullmatch(ending) else ''}"


def evidence_name(digest: str) -> str:
    """The member with a change set."""
    return f"evidence/{digest}.json"


def written(record: Value | Roster) -> bytes:
    """A record as its member; the same record gives the same bytes."""
    values = record.model_dump(mode="json", by_alias=True)
    return (json.dumps(values, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


Record = TypeVar("Record", bound=Value)


def read_record(kind: type[Record], data: bytes, name: str) -> Record:
    """A member as a record.

    Raises:
        ArchiveRefused: it is none.
    """
    try:
        return kind.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = "/".join(str(part) for part in first["loc"]) or "/"
        raise ArchiveRefused(
            f"its part {name!r} is not what sopai writes ({where}: {first['msg']}): take an "
            "archive that nobody changed"
        ) from error
