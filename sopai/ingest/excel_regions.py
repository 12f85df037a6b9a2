"""Where the tables of a sheet are: rows that hang together, and columns side by side."""

from typing import NamedTuple

from sopai.ingest.excel_sheet import Sheet, SheetCell
from sopai.ingest.header import header_row, is_known_header

Row = tuple[SheetCell | None, ...]


class Region(NamedTuple):
    """Rows and columns without an empty row or, between two tables, an empty column."""

    first_column: int
    last_column: int
    rows: tuple[Row, ...]
    """Of each row one cell a column, from the first to the last."""

    header: int | None
    """Index of the row that names the columns."""

    is_known: bool
    """The word lists know the header."""


def regions_of(sheet: Sheet) -> list[Region]:
    """The regions of a sheet, from the top down, and from left to right."""
    bands: list[list[int]] = []
    for row in sheet.rows:
        if not bands or row > bands[-1][-1] + 1:
            bands.append([])
        bands[-1].append(row)
    return [region for band in bands for region in _side_by_side(sheet, band)]


def words_of(row: Row) -> tuple[str, ...]:
    """The words of each cell of a row."""
    return tuple(cell.text if cell else "" for cell in row)


def _side_by_side(sheet: Sheet, band: list[int]) -> list[Region]:
    """The tables of a band: parted where an empty column has a header of a known kind on each side.

    A blank column between two groups of cells is otherwise one that nobody has filled in.
    """
    groups: list[list[int]] = []
    covered = 0
    used = sorted({at for row in band for at in sheet.rows[row]})
    ends = _ends(sheet, band)
    for column in used:
        if not groups or column > covered + 1:
            groups.append([])
        groups[-1].append(column)
        covered = max(covered, ends[column])
    whole = _region(sheet, band, used[0], used[-1])
    if len(groups) < 2:
        return [whole]
    parts = [_region(sheet, band, group[0], group[-1]) for group in groups]
    return parts if sum(part.is_known for part in parts) > 1 else [whole]


def _ends(sheet: Sheet, band: list[int]) -> dict[int, int]:
    """The last column that a cell which begins in a column covers; titles over all do not count."""
    found: dict[int, int] = {}
    for row in band:
        cells = sheet.rows[row]
        for column, cell in cells.items():
            wide = cell.columns if len(cells) > 1 else 1
            found[column] = max(found.get(column, 0), column + wide - 1)
    return found


def _region(sheet: Sheet, band: list[int], first: int, last: int) -> Region:
    rows = []
    for row in band:
        cells = sheet.rows[row]
        held = tuple(cells.get(column) for column in range(first, last + 1))
        if any(cell is not None and not cell.repeats for cell in held):
            rows.append(held)
    words = [words_of(row) for row in rows]
    header = header_row(words)
    known = header is not None and is_known_header(words[header], words[header + 1 :])
    return Region(first, last, tuple(rows), header, known)
