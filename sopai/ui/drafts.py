"""Work in progress, kept in the data folder so that a reload loses nothing.

One file a draft, named by the id in the page's address. Two tabs with one address are told
apart by the stamp of the file: who finds another's text there keeps a copy of his own.
"""

import os
import secrets
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from re import compile
from time import time
from typing import Literal, NamedTuple

from pydantic import Field, ValidationError

from sopai.schema.base import Text, Value
from sopai.writing import write_private

FILES = "files"
"""Folder of the files that are no text, by sha256."""

_ID = compile(r"[a-z0-9]{12}")
_SHA256 = compile(r"[0-9a-f]{64}")
_LISTED = 3_000_000
"""Bytes of a draft that is opened to list its title; a larger one is listed without."""

_SPARED = 3600
"""Seconds for which a file stays that no draft names."""


class Dismissal(Value):
    """A finding that a person set aside."""

    code: Text
    """The rule."""

    quote: str
    """The words it is about."""

    line: str
    """The line they stand in; when it changes, the finding is back."""

    reason: Text
    """Why it is no problem."""


class Document(Value):
    """A text that is being checked."""

    name: Text
    """Its file name."""

    text: str
    """All of it; of a file that is kept, what was read of it when it was brought."""

    file: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    """Of a Word, Excel, PDF or HTML file, whose text cannot be edited here: the sha256 by which
    its bytes are kept."""

    dismissed: tuple[Dismissal, ...] = ()
    """What was set aside."""

    def with_text(self, text: str) -> "Document":
        """The document with another text."""
        return Document.model_validate(self.model_dump() | {"text": text})

    def with_dismissed(self, dismissed: tuple[Dismissal, ...]) -> "Document":
        """The document with other findings set aside."""
        return Document.model_validate(self.model_dump() | {"dismissed": dismissed})


class Draft(Value):
    """What one tab works on."""

    format: Literal["sopai.page/1"] = "sopai.page/1"
    """Of the file."""

    documents: tuple[Document, ...] = ()
    """In the order they were brought."""

    current: int = 0
    """Index of the one that is shown."""


Stamp = tuple[int, int, int]
"""Inode, time and size of a file: another writer changes them."""


class Opened(NamedTuple):
    """A draft as it was found."""

    draft: Draft
    stamp: Stamp | None
    """None where there is no file."""

    aside: Path | None = None
    """Where a damaged file was put."""


class Recent(NamedTuple):
    """A draft that can be continued."""

    id: str
    name: str
    """Its first words, or nothing."""

    saved: datetime


def new_id() -> str:
    """A name for a draft."""
    return secrets.token_hex(6)


def is_id(text: str) -> bool:
    """Whether a text from an address can name a draft: nothing else reaches the file system."""
    return _ID.fullmatch(text) is not None


def open_draft(folder: Path, draft_id: str) -> Opened:
    """The draft of that name, or an empty one.

    Raises:
        OSError: the file is there and cannot be read.
    """
    path = _path(folder, draft_id)
    stamp = _stamp(path)
    if stamp is None:
        return Opened(Draft(), None)
    try:
        draft = Draft.model_validate_json(path.read_bytes())
    except ValidationError:
        aside = path.with_suffix(f".damaged-{datetime.now():%Y%m%d-%H%M%S}")
        path.replace(aside)
        return Opened(Draft(), None, aside)
    last = max(0, len(draft.documents) - 1)
    if not 0 <= draft.current <= last:
        draft = Draft.model_validate(draft.model_dump() | {"current": 0})
    return Opened(draft, stamp)


def save_draft(folder: Path, draft_id: str, draft: Draft, known: Stamp | None) -> Stamp | None:
    """Write a draft in one stroke: its stamp, or None when the file is another tab's.

    Args:
        folder: where drafts are kept; made when it is missing.
        draft_id: the draft's name.
        draft: what to write.
        known: the stamp of the file as this tab knows it.

    Raises:
        OSError: it cannot be written.
    """
    path = _path(folder, draft_id)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if _stamp(path) != known:
        return None
    write_private(path, draft.model_dump_json().encode())
    return _stamp(path)


def recent_drafts(folder: Path, limit: int) -> list[Recent]:
    """The drafts that were saved last, the newest first."""
    try:
        files = sorted(
            ((path.stat().st_mtime, path) for path in folder.glob("*.json") if is_id(path.stem)),
            reverse=True,
        )
    except OSError:
        return []
    return [
        Recent(path.stem, _name(path), datetime.fromtimestamp(time)) for time, path in files[:limit]
    ]


def delete_draft(folder: Path, draft_id: str) -> None:
    """Forget a draft, and the files that no other one needs.

    A file that was brought within the hour stays: a tab may not have saved its draft yet.

    Raises:
        OSError: the draft or a file cannot be deleted, or a draft cannot be read.
    """
    _path(folder, draft_id).unlink(missing_ok=True)
    before = time() - _SPARED
    kept = {path.name: path for path in (folder / FILES).glob("*") if _is_old(path, before)}
    for path in folder.glob("*"):
        if not kept:
            return
        if path.is_file() and path.suffix != ".part":
            needed = _content(path)
            kept = {name: file for name, file in kept.items() if name.encode() not in needed}
    for path in kept.values():
        path.unlink(missing_ok=True)


def _is_old(path: Path, before: float) -> bool:
    try:
        return _SHA256.fullmatch(path.name) is not None and path.stat().st_mtime < before
    except FileNotFoundError:
        return False


def _content(path: Path) -> bytes:
    """The bytes of a file; none when another tab has just deleted it."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def keep_file(folder: Path, data: bytes) -> str:
    """Keep a file's bytes beside the drafts.

    Returns:
        Their sha256, the name to ask for them by.

    Raises:
        OSError: they cannot be written.
    """
    name = sha256(data).hexdigest()
    path = folder / FILES / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        os.utime(path)
    except FileNotFoundError:
        write_private(path, data)
    return name


def kept_file(folder: Path, name: str) -> bytes:
    """The bytes that are kept by a sha256.

    Raises:
        OSError: they are not there.
    """
    if _SHA256.fullmatch(name) is None:
        raise ValueError(f"{name!r} cannot name a file")
    return (folder / FILES / name).read_bytes()


def _name(path: Path) -> str:
    """What the draft is about: the first words of its first document, if they can be had."""
    try:
        if path.stat().st_size > _LISTED:
            return ""
        documents = Draft.model_validate_json(path.read_bytes()).documents
    except (OSError, ValidationError):
        return ""
    lines = documents[0].text[:2000].splitlines() if documents else []
    told = (line.strip("# \t") for line in lines if any(map(str.isalnum, line)))
    return next(told, "")[:60]


def _path(folder: Path, draft_id: str) -> Path:
    if not is_id(draft_id):
        raise ValueError(f"{draft_id!r} cannot name a draft")
    return folder / f"{draft_id}.json"


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
