"""An edited Excel file: its sheets with what is hidden, stored results of formulas, comments."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sopai.errors import IngestError
from sopai.ingest.archive import Archive, open_archive
from sopai.ingest.composing import MAX_TEXT
from sopai.ingest.excel_drawings import drawn_on
from sopai.ingest.excel_sheet import MAX_CELLS, Sheet, SheetCell, cell_place, position, read_sheet
from sopai.ingest.excel_workbook import MAIN, SheetEntry, workbook_of
from sopai.ingest.returned import Cell, Comment, Formula, Grid, Returned, Row, properties_of
from sopai.schema.document import Place
from sopai.schema.marks import COLUMN, key_of_cell


def read_returned_excel(data: bytes) -> Returned:
    """An edited Excel file; rows and columns that a filter hides are there as well.

    Raises:
        IngestError: it is no such file, damaged, protected, or beyond the limits.
    """
    archive = open_archive(data, "Excel")
    book = workbook_of(archive)
    grids: list[Grid] = []
    comments: list[Comment] = []
    formulas: list[Formula] = []
    cells, room = 0, MAX_TEXT
    for entry in book.sheets:
        if entry.kind != "worksheet":
            continue
        sheet = read_sheet(archive, book, entry, room, with_hidden=True)
        room -= sheet.length
        cells += sum(map(len, sheet.rows.values()))
        if cells > MAX_CELLS:
            raise IngestError(
                f"its sheets have more than {MAX_CELLS:,} cells with text: "
                "move the sheets with procedures to a workbook of their own"
            )
        found = list(_formulas(archive, entry))
        grids.append(_grid(sheet, {one.at: one.text for one in found if not one.is_stored}))
        comments += _comments(archive, entry, sheet)
        formulas += [Formula(one.text, one.is_stored, one.place) for one in found]
    stated = properties_of(archive)
    return Returned(False, stated, tuple(grids), tuple(comments), tuple(formulas))


class _Found(NamedTuple):
    """A formula, by row and column."""

    at: tuple[int, int]
    text: str
    is_stored: bool
    place: Place


Texts = Mapping[tuple[int, int], str]


def _grid(sheet: Sheet, formulas: Texts) -> Grid:
    """The rows of a sheet, without the column of keys.

    Args:
        sheet: the sheet.
        formulas: those that have no result: their own words stand in for it.
    """
    named = {
        at for cells in sheet.rows.values() for at, cell in cells.items() if cell.text == COLUMN
    }
    keys_at = next((at for at in sorted(named, reverse=True) if _is_of_keys(sheet, at)), None)
    return Grid(sheet.name, tuple(_rows(sheet, keys_at, formulas)))


def _is_of_keys(sheet: Sheet, column: int) -> bool:
    """Whether a column carries what its rows are; one that merely says its name does not."""
    texts = [cells[column].text for cells in sheet.rows.values() if column in cells]
    keys = sum(key_of_cell(text) is not None for text in texts)
    return 2 * keys >= len(texts) - 1


def _rows(sheet: Sheet, keys_at: int | None, formulas: Texts) -> Iterator[Row]:
    for number, cells in sheet.rows.items():
        carried = cells.get(keys_at) if keys_at is not None else None
        key = key_of_cell(carried.text) if carried is not None and not carried.repeats else None
        said = {at - 1: _cell(cell) for at, cell in cells.items() if at != keys_at}
        for (row, column), text in formulas.items() if formulas else ():
            if row == number:
                said[column - 1] = Cell((text,), cell_place(sheet.name, row, column))
        is_header = carried is not None and carried.text == COLUMN
        if said or (key and not is_header):
            place: Place = {"sheet": sheet.name, "row": number}
            yield Row(said, (key,) if key and not is_header else (), place)


def _cell(cell: SheetCell) -> Cell:
    return Cell(tuple(cell.text.split("\n")), cell.place)


def _comments(archive: Archive, entry: SheetEntry, sheet: Sheet) -> Iterator[Comment]:
    for drawn in drawn_on(archive, entry.part):
        if drawn.kind == "comment":
            there = sheet.rows.get(drawn.row, {}).get(drawn.column)
            place = cell_place(sheet.name, drawn.row, drawn.column)
            quote = there.text if there is not None else ""
            yield Comment(drawn.author, drawn.text, quote, place)


def _formulas(archive: Archive, entry: SheetEntry) -> Iterator[_Found]:
    """Cells that hold a formula."""
    data = archive.read(entry.part)
    if b"<f" not in data and b":f>" not in data and b":f " not in data:
        return
    for cell in archive.xml(entry.part).iter(f"{MAIN}c"):
        formula = cell.findtext(f"{MAIN}f")
        at = position(cell.get("r", ""))
        if formula is not None and at is not None:
            is_stored = bool(cell.findtext(f"{MAIN}v"))
            yield _Found(at, f"={formula}", is_stored, cell_place(entry.name, *at))
