"""What people bring: files and pasted text become documents, or are refused with a reason."""

from pathlib import Path, PurePath
from re import compile
from typing import NamedTuple

from sopai.errors import IngestError
from sopai.ingest.decode import MAX_BINARY_BYTES, MAX_BYTES, decode
from sopai.ui.drafts import Document, keep_file

MEGABYTE = 1_000_000
LIMIT = MAX_BINARY_BYTES // MEGABYTE
"""Megabytes of a file that is read."""

TEXT_LIMIT = MAX_BYTES // MEGABYTE
"""Megabytes of one that is text."""

_TOLD = 2_000
"""Characters of a Word, Excel or PDF file that the list of drafts knows it by."""

_SURROGATE = compile(r"[\ud800-\udfff]")


class Refused(NamedTuple):
    """Why something was not taken."""

    name: str
    reason: str
    """Key of the sentence that says why, and what to do next."""

    size: int
    """Bytes."""


def from_file(folder: Path, name: str, data: bytes) -> Document | Refused:
    """A document of an uploaded file's bytes.

    Args:
        folder: where the bytes are kept of a file that is no text.
        name: the file's name.
        data: all of it.
    """
    if len(data) > MAX_BINARY_BYTES:
        return Refused(name, "refused.large", len(data))
    from sopai.ingest.read import READERS, SUFFIXES  # with it comes all of ingest, which can wait

    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        return Refused(name, "refused.type", len(data))
    if suffix in READERS:
        return _kept(folder, name, data)
    if len(data) > MAX_BYTES:
        return Refused(name, "refused.large.text", len(data))
    try:
        text = decode(data, name)
    except IngestError:
        return Refused(name, "refused.unreadable", len(data))
    if not text.strip():
        return Refused(name, "refused.empty", len(data))
    return Document(name=_SURROGATE.sub("\ufffd", name), text=text)


def _kept(folder: Path, name: str, data: bytes) -> Document | Refused:
    """A file that is no text: its bytes are kept as they are, and read each time."""
    from sopai.workflow import lint_data

    if not data:
        return Refused(name, "refused.empty", 0)
    shown = _SURROGATE.sub("\ufffd", name)
    try:
        text = lint_data(data, shown).document.text
    except IngestError:
        text = ""  # the row of the file says why
    try:
        return Document(name=shown, text=text[:_TOLD], file=keep_file(folder, data))
    except OSError:
        return Refused(name, "refused.unkept", len(data))


def from_paste(name: str, text: str) -> Document | Refused:
    """A document of pasted text; lone surrogates are replaced, since no file can hold them."""
    size = len(text.encode(errors="surrogatepass"))
    if size > MAX_BYTES:
        return Refused(name, "refused.large.text", size)
    if not text.strip():
        return Refused(name, "refused.blank", size)
    return Document(name=name, text=without_surrogates(text))


def without_surrogates(text: str) -> str:
    """The text as a file can hold it."""
    return _SURROGATE.sub("\ufffd", text)
