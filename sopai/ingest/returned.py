"""A Word or Excel file that sopai wrote and somebody edited: rows, passages, marks, comments.

Nothing is recognised here: what the rows mean is known from the SOP that they were made of.
"""

from collections.abc import Mapping
from pathlib import PurePath
from typing import NamedTuple

from sopai.errors import IngestError
from sopai.ingest.archive import Archive, open_archive
from sopai.schema import marks
from sopai.schema.document import Place

WORD = frozenset((".docx", ".docm"))
EXCEL = frozenset((".xlsx", ".xlsm"))

_CUSTOM, _CORE = "docProps/custom.xml", "docProps/core.xml"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"


class Cell(NamedTuple):
    """What a cell says."""

    lines: tuple[str, ...]
    place: Place

    @property
    def text(self) -> str:
        """Its lines in one."""
        return "\n".join(self.lines)


class Row(NamedTuple):
    """A row of a table or a sheet."""

    cells: Mapping[int, Cell]
    """By column, from 0; a cell that says nothing may be missing."""

    keys: tuple[str, ...]
    """What it carries of `schema.marks`: one, or several where rows were joined."""

    place: Place

    def text(self, column: int) -> str:
        """What stands in a column."""
        cell = self.cells.get(column)
        return cell.text if cell is not None else ""


class Grid(NamedTuple):
    """A table of a document, or a sheet."""

    name: str
    """The sheet's, or the heading above the table."""

    rows: tuple[Row, ...]


class Passage(NamedTuple):
    """A paragraph outside of tables."""

    text: str
    level: int | None
    """Of a heading, from 1; 0 of the title; None: it is none."""

    keys: tuple[str, ...]
    place: Place


class Comment(NamedTuple):
    """What somebody wrote beside the text."""

    author: str
    text: str
    quote: str
    """The words that it stands at; empty: none."""

    place: Place


class Formula(NamedTuple):
    """A formula in a cell; nothing is ever computed."""

    text: str
    is_stored: bool
    """Its result is stored with it, and was read; else its own words were."""

    place: Place


class Returned(NamedTuple):
    """An edited file."""

    is_word: bool
    properties: Mapping[str, str]
    """Those of `schema.marks` that it has."""

    blocks: tuple[Grid | Passage, ...]
    comments: tuple[Comment, ...] = ()
    formulas: tuple[Formula, ...] = ()

    @property
    def is_ours(self) -> bool:
        """Whether it says of which SOP it was made."""
        return marks.SOP in self.properties and marks.BASE in self.properties


def is_returnable(name: str) -> bool:
    """Whether files of this name can be read as edited ones."""
    return PurePath(name).suffix.lower() in WORD | EXCEL


def read_returned(data: bytes, name: str) -> Returned:
    """An edited file.

    Args:
        data: all of it.
        name: its name; what the suffix says is believed.

    Raises:
        IngestError: it is no Word or Excel file, it is damaged, protected, or beyond the limits.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in WORD | EXCEL:
        raise IngestError(
            f"{name!r}: only Word and Excel files are compared with the SOP that they were made "
            "of: save it as .docx or .xlsx; Markdown goes to `sopai library add`"
        )
    try:
        if suffix in WORD:
            from sopai.ingest.returned_word import read_returned_word

            return read_returned_word(data)
        from sopai.ingest.returned_excel import read_returned_excel

        return read_returned_excel(data)
    except IngestError as error:
        raise IngestError(f"{name!r}: {error}") from error


def origin_in(data: bytes, name: str) -> Mapping[str, str]:
    """What a file says of where it comes from; nothing of a file that is none of these.

    Raises:
        IngestError: it is damaged, or beyond the limits.
    """
    if not is_returnable(name) or not data.startswith(b"PK"):
        return {}
    try:
        return properties_of(open_archive(data, "Office"))
    except IngestError as error:
        raise IngestError(f"{name!r}: {error}") from error


def properties_of(archive: Archive) -> dict[str, str]:
    """The properties of a file that sopai wrote.

    Raises:
        IngestError: they are damaged.
    """
    known = {marks.SOP, marks.BASE, marks.HOLDERS, marks.CONTROL}
    found: dict[str, str] = {}
    if _CUSTOM in archive:
        for element in archive.xml(_CUSTOM).iter(_PROPERTY):
            if element.get("name") in known:
                found[element.get("name", "")] = "".join(map(str, element.itertext())).strip()
    if marks.SOP not in found and _CORE in archive:
        identifier = (archive.xml(_CORE).findtext(_IDENTIFIER) or "").strip()
        found |= {marks.SOP: identifier} if identifier.startswith("sop_") else {}
    return found
