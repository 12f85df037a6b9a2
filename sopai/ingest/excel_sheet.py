"""The cells of a sheet as a person sees them, with merged ranges, and without what is hidden."""

from bisect import bisect_right
from math import isfinite
from re import Match, compile
from typing import NamedTuple

from lxml import etree
from openpyxl.utils import get_column_letter

from sopai.errors import IngestError
from sopai.ingest.archive import Archive, parse
from sopai.ingest.composing import MAX_TEXT
from sopai.ingest.excel_formats import shown_number
from sopai.ingest.excel_workbook import (
    MAIN,
    RELATED,
    SheetEntry,
    Style,
    Workbook,
    clean,
    is_on,
    number,
    text_of,
)
from sopai.ingest.margins import without_page_number
from sopai.schema.document import Place
from sopai.schema.marks import COLUMN

MAX_CELLS = 200_000
"""Cells of a sheet with a value or a style: a procedure of 1,000 steps has 20,000."""

MAX_COLUMNS = 256
"""Columns of a sheet that people read as a document."""

MAX_MERGES = 20_000
"""Merged ranges of a sheet."""

_SPLIT = "move the sheets with procedures to a workbook of their own"
_CELL = compile(rb"<(?:\w+:)?c[\s/>]")
_REFERENCE = compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_MARGIN_CODE = compile(
    r'&(?:"[^"]*"|\d{1,3}|K[0-9A-F]{6}|K\d\d[+-]\d{3}|[PNDTZFAGBIUESXYOH]|(?P<part>[LCR])|(?P<and>&))'
)
_PLAIN = Style("General", False, False)


class SheetCell(NamedTuple):
    """One cell with a text, or a merged range."""

    text: str
    row: int
    column: int
    place: Place
    columns: int = 1
    """How many columns it covers."""

    bold: bool = False
    repeats: bool = False
    """It stands in an upper row and covers this one."""

    href: str = ""
    """The address that its words lead to."""


class Sheet(NamedTuple):
    """What stands on a sheet."""

    name: str
    rows: dict[int, dict[int, SheetCell]]
    """Cells with text by row and column, both from 1 and ascending."""

    cell_pictures: dict[tuple[int, int], str]
    """Ids of pictures that a formula shows in a cell, by row and column."""

    margins: tuple[str, ...]
    lost: tuple[tuple[str, str, Place], ...]
    """What, why, and where."""

    length: int
    """Characters of its cells, those that are hidden among them."""


class _Merge(NamedTuple):
    top: int
    left: int
    bottom: int
    right: int


def read_sheet(
    archive: Archive,
    book: Workbook,
    entry: SheetEntry,
    room: int = MAX_TEXT,
    *,
    with_hidden: bool = False,
) -> Sheet:
    """A sheet of a workbook.

    Its cells may hold `room` characters: thousands can share one long text, and so a small file
    ask for gigabytes. Rows and columns that are hidden are read as well on demand.

    Raises:
        IngestError: its part is damaged, or it has more cells than `MAX_CELLS`, or more text.
    """
    data = archive.read(entry.part)
    cells = sum(1 for _ in _CELL.finditer(data))
    if cells > MAX_CELLS:
        raise IngestError(
            f"its sheet {entry.name!r} has {cells:,} cells, more than {MAX_CELLS:,}: {_SPLIT}"
        )
    root = parse(data, entry.part)
    links = _links(archive, entry.part, root)
    hidden = set() if with_hidden else _hidden_columns(root)
    reader = _Reader(book, entry.name, hidden, links, room, with_hidden=with_hidden)
    for row in root.iterfind(f"{MAIN}sheetData/{MAIN}row"):
        reader.take(row)
    reader.say_hidden()
    merges = _merges(root)
    return Sheet(
        entry.name,
        _with_merges(reader.rows, merges),
        reader.pictures,
        _margins(root),
        tuple(reader.lost),
        room - reader.room,
    )


def cell_place(sheet: str, row: int, column: int) -> Place:
    """Where a cell stands."""
    return {"sheet": sheet, "cell": f"{get_column_letter(column)}{row}", "row": row}


def position(reference: str) -> tuple[int, int] | None:
    """Row and column, from 1, of "C7" or of the first cell of "C7:D9"; None when it is neither."""
    match = _REFERENCE.fullmatch(reference.partition(":")[0])
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


class _Reader:
    """Takes the rows of a sheet."""

    def __init__(
        self,
        book: Workbook,
        name: str,
        hidden: set[int],
        links: dict[tuple[int, int], str],
        room: int,
        *,
        with_hidden: bool,
    ) -> None:
        self._with_hidden = with_hidden
        self._book = book
        self._name = name
        self._hidden_columns = hidden
        self._links = links
        self._hidden: dict[str, list[str]] = {}
        self._keys = 0
        """The column that only carries what each row is."""
        self._row = 0
        self.room = room
        self.rows: dict[int, dict[int, SheetCell]] = {}
        self.pictures: dict[tuple[int, int], str] = {}
        self.lost: list[tuple[str, str, Place]] = []

    def take(self, row: etree._Element) -> None:
        self._row = number(row.get("r")) or self._row + 1
        hidden = is_on(row.get("hidden")) and not self._with_hidden
        column = 0
        for element in row.iterfind(f"{MAIN}c"):
            at = position(element.get("r", ""))
            column = at[1] if at else column + 1
            text, style = self._text(element, column)
            self._take_room(text)
            if not text or text.isspace():
                continue
            if column > MAX_COLUMNS:
                raise IngestError(
                    f"its sheet {self._name!r} has more than {MAX_COLUMNS} columns: {_SPLIT}"
                )
            if column in self._hidden_columns and text == COLUMN:
                self._keys = column
            if column == self._keys:
                continue
            if hidden or column in self._hidden_columns:
                self._hidden.setdefault("row" if hidden else "column", []).append(text)
                continue
            place = cell_place(self._name, self._row, column)
            if style.struck:
                self.lost.append((text, "struck-through", place))
            href = self._links.get((self._row, column), "")
            cell = SheetCell(text.strip(), self._row, column, place, bold=style.bold, href=href)
            self.rows.setdefault(self._row, {})[column] = cell

    def say_hidden(self) -> None:
        """List what hidden rows and columns hold."""
        for what, texts in self._hidden.items():
            self.lost.append((" | ".join(texts), f"hidden {what}", {"sheet": self._name}))

    def _take_room(self, text: str) -> None:
        self.room -= len(text)
        if self.room < 0:
            raise IngestError(
                f"its cells hold more than {MAX_TEXT:,} characters of text: "
                "split it into one file a procedure"
            )

    def _text(self, cell: etree._Element, column: int) -> tuple[str, Style]:
        at = number(cell.get("s"))
        style = self._book.styles[at] if at < len(self._book.styles) else _PLAIN
        kind = cell.get("t", "n")
        formula = cell.findtext(f"{MAIN}f") or ""
        if "DISPIMG(" in formula:
            self.pictures[self._row, column] = formula.partition('"')[2].partition('"')[0]
            return "", style
        if kind == "inlineStr":
            inline = cell.find(f"{MAIN}is")
            return (text_of(inline) if inline is not None else ""), style
        value = cell.findtext(f"{MAIN}v")
        if not value:
            if formula and kind != "str":
                place = cell_place(self._name, self._row, column)
                self.lost.append((f"={formula}", "formula", place))
            return "", style
        if kind == "e" and cell.get("vm"):
            place = cell_place(self._name, self._row, column)
            self.lost.append((value, "picture in cell", place))
            return "", style
        return _shown(value, kind, style.code, self._book), style


def _shown(value: str, kind: str, code: str, book: Workbook) -> str:
    if kind == "s":
        at = number(value)
        return book.strings[at] if at < len(book.strings) else ""
    if kind == "b":
        return "TRUE" if is_on(value) else "FALSE"
    if kind != "n":
        return clean(value).replace("T00:00:00", "") if kind == "d" else clean(value)
    try:
        amount = float(value)
    except ValueError:
        return clean(value)
    return shown_number(amount, code, since_1904=book.since_1904) if isfinite(amount) else value


def _hidden_columns(root: etree._Element) -> set[int]:
    found: set[int] = set()
    for element in root.iterfind(f"{MAIN}cols/{MAIN}col"):
        if is_on(element.get("hidden")) or element.get("width") == "0":
            last = min(number(element.get("max")), MAX_COLUMNS)
            found.update(range(number(element.get("min")), last + 1))
    return found


def _merges(root: etree._Element) -> list[_Merge]:
    found = []
    for element in root.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell"):
        first, _, last = element.get("ref", "").partition(":")
        start, end = position(first), position(last)
        if start and end:
            found.append(_Merge(*start, *end))
    if len(found) > MAX_MERGES:
        raise IngestError(f"a sheet of it has more than {MAX_MERGES:,} merged ranges: {_SPLIT}")
    return found


def _with_merges(
    rows: dict[int, dict[int, SheetCell]], merges: list[_Merge]
) -> dict[int, dict[int, SheetCell]]:
    """The cells with merged ranges spread over the rows that they cover.

    A row in which nothing else stands is part of the row above, so it stays empty.
    """
    filled = sorted(rows)
    added: dict[int, dict[int, SheetCell]] = {}
    room = MAX_CELLS
    for merge in merges:
        cell = rows.get(merge.top, {}).get(merge.left)
        if cell is None:
            continue
        last = min(merge.right, MAX_COLUMNS)
        rows[merge.top][merge.left] = cell = cell._replace(columns=last - merge.left + 1)
        covered = filled[bisect_right(filled, merge.top) : bisect_right(filled, merge.bottom)]
        room -= len(covered)
        if room < 0:
            raise IngestError(f"merged ranges cover more than {MAX_CELLS:,} cells: {_SPLIT}")
        for row in covered:
            added.setdefault(row, {})[merge.left] = cell._replace(repeats=True)
    for row, cells in added.items():
        rows[row].update({at: cell for at, cell in cells.items() if at not in rows[row]})
    return {row: dict(sorted(rows[row].items())) for row in filled}


def _links(archive: Archive, part: str, root: etree._Element) -> dict[tuple[int, int], str]:
    """Addresses by row and column."""
    relations = archive.relations(part)
    found = {}
    for element in root.iterfind(f"{MAIN}hyperlinks/{MAIN}hyperlink"):
        at = position(element.get("ref", ""))
        relation = relations.get(element.get(f"{RELATED}id", ""))
        if at and relation and relation.is_external:
            found[at] = relation.target
    return found


def _margins(root: etree._Element) -> tuple[str, ...]:
    """What headers and footers print, without page numbers and codes for fonts."""
    found: list[str] = []
    for element in root.iterfind(f"{MAIN}headerFooter/*"):
        text = _MARGIN_CODE.sub(_margin_text, element.text or "")
        found += map(without_page_number, text.split("\n"))
    return tuple(filter(None, found))


def _margin_text(match: Match[str]) -> str:
    groups = match.groupdict()
    return "\n" if groups["part"] else "&" if groups["and"] else ""
