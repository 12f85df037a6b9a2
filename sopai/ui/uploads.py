"""What people bring: files and pasted text become documents, or are refused with a reason."""

from pathlib import PurePath
from re import compile
from typing import NamedTuple

from sopai.errors import IngestError
from sopai.ingest.decode import MAX_BYTES, decode
from sopai.ui.drafts import Document

MEGABYTE = 1_000_000
LIMIT = MAX_BYTES // MEGABYTE
"""Megabytes of a text that is read."""

_SURROGATE = compile(r"[\ud800-\udfff]")


class Refused(NamedTuple):
    """Why something was not taken."""

    name: str
    reason: str
    """Key of the sentence that says why, and what to do next."""

    size: int
    """Bytes."""


def from_file(name: str, data: bytes) -> Document | Refused:
    """A document of an uploaded file's bytes."""
    if len(data) > MAX_BYTES:
        return Refused(name, "refused.large", len(data))
    from sopai.ingest.read import SUFFIXES  # with it comes all of ingest, which can wait

    if PurePath(name).suffix.lower() not in SUFFIXES:
        return Refused(name, "refused.type", len(data))
    try:
        text = decode(data, name)
    except IngestError:
        return Refused(name, "refused.unreadable", len(data))
    if not text.strip():
        return Refused(name, "refused.empty", len(data))
    return Document(name=_SURROGATE.sub("\ufffd", name), text=text)


def from_paste(name: str, text: str) -> Document | Refused:
    """A document of pasted text; lone surrogates are replaced, since no file can hold them."""
    size = len(text.encode(errors="surrogatepass"))
    if size > MAX_BYTES:
        return Refused(name, "refused.large", size)
    if not text.strip():
        return Refused(name, "refused.blank", size)
    return Document(name=name, text=without_surrogates(text))


def without_surrogates(text: str) -> str:
    """The text as a file can hold it."""
    return _SURROGATE.sub("\ufffd", text)
