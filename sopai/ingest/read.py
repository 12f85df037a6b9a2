"""Reading a file, whatever its format."""

from collections.abc import Callable
from pathlib import Path, PurePath
from re import compile

from sopai.errors import IngestError
from sopai.ingest.decode import MAX_BINARY_BYTES, MAX_BYTES, decode, read_bytes
from sopai.ingest.layout import Layout
from sopai.ingest.markdown import read_markdown
from sopai.ingest.native import NativeReading, read_native
from sopai.ingest.native_document import native_document
from sopai.ingest.native_doubt import in_another_form, with_doubt
from sopai.ingest.recognise import Reading, recognise
from sopai.ingest.soft import read_plain, split_soft_lists

PLAIN = frozenset((".txt", ".text"))
MARKDOWN = frozenset((".md", ".markdown", ".mdown", ""))


def _word(data: bytes) -> Layout:
    from sopai.ingest.word import read_word

    return read_word(data)


def _excel(data: bytes) -> Layout:
    from sopai.ingest.excel import read_excel

    return read_excel(data)


def _separated(data: bytes) -> Layout:
    from sopai.ingest.separated import read_separated

    return read_separated(data)


def _html(data: bytes) -> Layout:
    from sopai.ingest.html import read_html

    return read_html(data)


def _pdf(data: bytes) -> Layout:
    from sopai.ingest.pdf import read_pdf

    return read_pdf(data)


READERS: dict[str, Callable[[bytes], Layout]] = {
    ".docx": _word,
    ".docm": _word,
    ".xlsx": _excel,
    ".xlsm": _excel,
    ".pdf": _pdf,
    ".html": _html,
    ".htm": _html,
    ".csv": _separated,
    ".tsv": _separated,
}
"""Readers by suffix. A reader raises IngestError that says why and what to do, without the file's
name, and imports what it needs when it is called: most runs read one format."""

SUFFIXES = PLAIN | MARKDOWN - {""} | READERS.keys()
"""Files that a folder is searched for."""

MAX_LINES = 500_000
"""Lines of 20 characters fill a file of the largest size: more are empty, or an attack."""

_SURROGATE = compile(r"[\ud800-\udfff]")


def read(path: Path, *, with_notes: bool = True) -> Reading:
    """The document and the SOPs in a file.

    Args:
        path: a file of one of `SUFFIXES`.
        with_notes: as `recognise` takes it.

    Raises:
        IngestError: the file cannot be read as a document.
    """
    return read_data(load(path), str(path), with_notes=with_notes)


def load(path: Path) -> bytes:
    """The bytes of a file that `read_data` takes.

    Raises:
        IngestError: it is missing, too large, or of a type that is not read.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES | MARKDOWN and not path.is_dir():
        raise _unknown(str(path))
    return read_bytes(path, MAX_BINARY_BYTES if suffix in READERS else MAX_BYTES)


def read_data(data: bytes, name: str, *, with_notes: bool = True) -> Reading:
    """The document and the SOPs in the bytes of a file.

    Args:
        data: all of it.
        name: the file's name; what its suffix says is believed.
        with_notes: as `recognise` takes it.

    Raises:
        IngestError: the bytes cannot be read as a document.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in READERS:
        if suffix not in PLAIN | MARKDOWN:
            raise _unknown(name)
        return read_string(decode(data, name), name, with_notes=with_notes)
    try:
        layout = READERS[suffix](data)
    except IngestError as error:
        raise IngestError(f"{name!r}: {error}") from error
    return recognise(layout, name, with_notes=with_notes)


def is_text(name: str) -> bool:
    """Whether a file of that name is text, which offsets count: Markdown or plain."""
    return PurePath(name).suffix.lower() in PLAIN | MARKDOWN


def is_markdown(name: str) -> bool:
    """Whether a file of that name is Markdown."""
    return PurePath(name).suffix.lower() in MARKDOWN


def _unknown(name: str) -> IngestError:
    suffix = PurePath(name).suffix.lower()
    return IngestError(
        f"{name!r}: files of type {suffix!r} are not read: "
        f"save it as one of {', '.join(sorted(SUFFIXES))}"
    )


def read_string(text: str, path: str, *, with_notes: bool = True) -> Reading:
    """The document and the SOPs in a text.

    Args:
        text: Markdown, or plain text when `path` ends in `.txt`.
        path: what to call it.
        with_notes: as `recognise` takes it.

    Raises:
        IngestError: the front matter cannot be read, or the text has more parts than any procedure.
    """
    clean = _SURROGATE.sub("\ufffd", text)
    try:
        layout, native = _layout(clean, is_plain=Path(path).suffix.lower() in PLAIN)
    except IngestError as error:
        raise IngestError(f"{path!r}: {error}") from error
    if native is None:
        return recognise(layout, path, with_notes=with_notes)

    def as_any() -> Reading:
        return recognise(split_soft_lists(layout), path, with_notes=with_notes)

    found = in_another_form(layout, native, as_any)
    if found is not None:
        return found
    native = with_doubt(native, as_any)
    document = native_document(layout, native, path)
    return Reading(
        document,
        native.sop,
        native.control,
        (),
        native.last_ids,
        has_id=True,
        open_items=native.open_items,
    )


def _layout(text: str, *, is_plain: bool) -> tuple[Layout, NativeReading | None]:
    """The blocks of a text, and what it says when sopai wrote it."""
    if text.count("\n") + text.count("\r") > MAX_LINES:
        raise IngestError(
            f"it has more than {MAX_LINES:,} lines: split it, or take out what is not text"
        )
    if is_plain:
        return split_soft_lists(read_plain(text)), None
    layout = read_markdown(text)
    native = read_native(layout)
    return (layout, native) if native else (split_soft_lists(layout), None)
