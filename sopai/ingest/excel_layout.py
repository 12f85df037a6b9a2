"""From the cells of a sheet to blocks: titles, fields, tables with their headers, lines of text."""

from collections.abc import Sequence
from re import compile
from typing import NamedTuple

from sopai.ingest.composing import Composer, Piece
from sopai.ingest.excel_names import column_names, piece_of
from sopai.ingest.excel_regions import Region, Row, regions_of, words_of
from sopai.ingest.excel_sheet import Sheet, SheetCell
from sopai.ingest.header import is_name, is_record_row
from sopai.language.headings import heading_text, section_kind
from sopai.schema.document import SectionKind
from sopai.schema.notices import OPEN_TABLES, is_notice, open_count

MAX_TITLE = 80
"""Characters of a line that is a title."""

MAX_HEADING = 40
"""Characters of a line in bold, or with the name of a part, that is a heading."""

_NUMBER = compile(r"(?:step|第)?\s*(\d{1,3}(?:\.\d{1,3}){0,3})\s*[.)、:步]?", 2)
_SENTENCE_END = "。.;；!！,，"
_OPEN_TABLES = frozenset(OPEN_TABLES.values())


class Overlay(NamedTuple):
    """A picture or a text box, and the row that it lies on."""

    row: int
    piece: Piece
    href: str
    """A picture's path; empty for words."""


class _Open(NamedTuple):
    """The table that the next rows may belong to."""

    number: int
    first: int
    last: int


class SheetWriter:
    """Writes the sheets of a workbook, one after the other."""

    def __init__(self, made: Composer) -> None:
        """Begin with the first sheet."""
        self._made = made
        self._tables = 0
        self._has_text = False
        self._pictures: list[Overlay] = []
        self._boxes: set[int] = set()
        self._open: list[_Open] = []
        self._loose = 0

    def write(
        self, sheet: Sheet, overlays: Sequence[Overlay], boxes: set[int], *, is_named: bool
    ) -> None:
        """Write a sheet.

        Args:
            sheet: its cells.
            overlays: pictures and text boxes on it, from the top down.
            boxes: rows that have a box to tick.
            is_named: it stands beside others, so its name is a heading if it has no title.
        """
        self._pictures = [overlay for overlay in overlays if overlay.href]
        self._boxes = boxes
        self._open = []
        regions = [_without_notices(region) for region in regions_of(sheet)]
        regions = self._head(sheet, regions, is_named=is_named)
        for region in regions:
            self._region(region)
        self._row(None)
        for overlay in overlays:
            if not overlay.href:
                self._made.paragraph(overlay.piece)

    def _head(self, sheet: Sheet, regions: list[Region], *, is_named: bool) -> list[Region]:
        """Write the sheet's title or name, and give what is left.

        A sheet called "Exceptions" is a part of the procedure, any other may be one of its own.
        """
        title = _title_cell(regions)
        name = Piece(sheet.name, {"sheet": sheet.name})
        is_part = section_kind(heading_text(sheet.name)) is not SectionKind.OTHER
        first = not self._has_text
        if is_named and is_part and not (first and title):
            self._made.heading(name, level=1)
            self._has_text = True
            return regions
        if title is not None:
            self._row(title.row)
            self._made.title(piece_of(title))
            self._has_text = True
            head = regions[0]
            at = None if head.header is None else head.header - 1
            return [head._replace(rows=head.rows[1:], header=at), *regions[1:]]
        if is_named and regions:
            self._made.title(name)
            self._has_text = True
        return regions

    def _region(self, region: Region) -> None:
        if not region.is_known and self._goes_on(region):
            return
        if region.header is None:
            self._lead(region.rows)
            return
        self._lead(region.rows[: region.header])
        self._table(region, region.header)

    def _goes_on(self, region: Region) -> bool:
        """Whether a region continues the table above it, and is written as that."""
        if not region.rows or is_record_row(words_of(region.rows[0])):
            return False
        filled = sum(cell is not None for cell in region.rows[0])
        for above in reversed(self._open):
            inside = above.first <= region.first_column and region.last_column <= above.last
            if inside and filled * 2 > above.last - above.first:
                break
        else:
            return False
        before = (None,) * (region.first_column - above.first)
        after = (None,) * (above.last - region.last_column)
        for row in region.rows:
            self._body_row((*before, *row, *after), above.number)
        return True

    def _lead(self, rows: Sequence[Row]) -> None:
        """Rows above a table, or without one: fields, numbered lines, headings, text."""
        fields: list[list[list[Piece]]] = []
        for row in rows:
            cells = [cell for cell in row if cell is not None and not cell.repeats]
            is_record = is_record_row(words_of(row))
            if fields and not is_record:
                self._fields(fields)
                fields = []
            if not cells:
                continue
            self._row(cells[0].row)
            if is_record:
                fields.append(_pairs(row))
            else:
                self._line(cells)
        self._fields(fields)

    def _fields(self, rows: list[list[list[Piece]]]) -> None:
        """Fields and values: a table, or a line "Owner: Li Si" when it is only one."""
        if len(rows) == 1 and len(rows[0]) == 2:
            (name,), value = rows[0]
            label = name._replace(text=name.text.rstrip(":：") + ":")
            self._made.paragraph(label, *value)
        elif rows:
            number = self._next_table()
            for row in rows:
                self._made.row(row, table=number)

    def _line(self, cells: list[SheetCell]) -> None:
        self._open = []
        self._has_text = True
        numbered = _NUMBER.fullmatch(cells[0].text)
        if len(cells) > 1 and numbered:
            pieces = [piece_of(cell) for cell in cells[1:]]
            self._made.item(*pieces, number=numbered[1], ordered=True)
        elif len(cells) == 1 and _is_heading(cells[0]):
            self._made.heading(piece_of(cells[0]), level=2)
        elif len(cells) == 1:
            self._made.paragraph(piece_of(cells[0]), bold=cells[0].bold)
        else:
            self._loose = self._loose or self._next_table()
            self._made.row([[piece_of(cell)] for cell in cells], table=self._loose)
            return
        self._loose = 0

    def _table(self, region: Region, at: int) -> None:
        number, self._loose = self._next_table(), 0
        names, used = column_names(region.rows, at)
        self._row(_first(region.rows[at]))
        self._made.row(names, table=number, is_header=True)
        self._open.append(_Open(number, region.first_column, region.last_column))
        for row in region.rows[used:]:
            self._body_row(row, number)
        self._has_text = True

    def _body_row(self, row: Row, table: int) -> None:
        own = [cell for cell in row if cell is not None and not cell.repeats]
        if not own:
            return
        self._row(own[0].row)
        if len(own) == 1 and not any(cell is not None and cell.repeats for cell in row):
            over_all = own[0].columns * 2 > len(row) or row[0] is own[0]
            if over_all:
                self._made.row([[piece_of(own[0])]], table=table)
                return
        box = own[0].row in self._boxes
        cells = [[piece_of(cell)] if cell else [] for cell in row]
        if box:
            cells[0] = [Piece("☐", own[0].place), *cells[0]]
        self._made.row(cells, table=table)

    def _row(self, row: int | None) -> None:
        """Before a row is written: pictures that lie above it belong to the block before."""
        while self._pictures and (row is None or self._pictures[0].row < row):
            picture = self._pictures.pop(0)
            self._made.picture(picture.href, picture.piece.text, picture.piece.place)

    def _next_table(self) -> int:
        self._tables += 1
        return self._tables


def _first(row: Row) -> int:
    return min(cell.row for cell in row if cell is not None)


def _without_notices(region: Region) -> Region:
    """A region without warnings above it; one of open items is a table, whatever its names are."""
    rows = tuple(row for row in region.rows if not _is_notice(row))
    opened = next((at for at, row in enumerate(rows) if words_of(row) in _OPEN_TABLES), None)
    if opened is not None:
        return region._replace(rows=rows, header=opened, is_known=True)
    if region.header is None:
        return region._replace(rows=rows)
    above = sum(map(_is_notice, region.rows[: region.header]))
    return region._replace(rows=rows, header=region.header - above)


def _is_notice(row: Row) -> bool:
    """A row that says of the file what it is worth, or how many items are open."""
    cells = [cell for cell in row if cell is not None and not cell.repeats]
    return len(cells) == 1 and (is_notice(cells[0].text) or open_count(cells[0].text) > 0)


def _title_cell(regions: list[Region]) -> SheetCell | None:
    """The only cell of the first row, when it reads as a title."""
    if not regions or not regions[0].rows:
        return None
    cells = [cell for cell in regions[0].rows[0] if cell is not None]
    text = cells[0].text
    is_short = len(text) <= MAX_TITLE and text[-1] not in _SENTENCE_END and "\n" not in text
    is_field = is_name(text.partition(":")[0].partition("：")[0])
    numbered = _NUMBER.match(text) and not text[0].isalpha()
    return cells[0] if len(cells) == 1 and is_short and not is_field and not numbered else None


def _is_heading(cell: SheetCell) -> bool:
    text = cell.text
    if len(text) > MAX_HEADING or text[-1] in _SENTENCE_END or "\n" in text:
        return False
    return cell.bold or section_kind(heading_text(text)) is not SectionKind.OTHER


def _pairs(row: Row) -> list[list[Piece]]:
    """Names and values of a row of fields, a value that is not filled in among them."""
    found: list[list[Piece]] = []
    for cell in row:
        if cell is None or cell.repeats:
            continue
        if is_name(cell.text) and len(found) % 2:
            found.append([])
        found.append([piece_of(cell)])
    return found + [[]] * (len(found) % 2)
