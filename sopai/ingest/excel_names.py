"""The names of the columns of a table on a sheet, also when they stand in two rows."""

from collections.abc import Sequence

from sopai.ingest.composing import Piece
from sopai.ingest.excel_regions import Row
from sopai.ingest.excel_sheet import SheetCell
from sopai.language.columns import Column, column_of


def piece_of(cell: SheetCell) -> Piece:
    """The words of a cell and where it stands."""
    return Piece(cell.text, cell.place, href=cell.href)


def column_names(rows: Sequence[Row], at: int) -> tuple[list[list[Piece]], int]:
    """The names of the columns, and the index of the first row under them.

    A second row of names under merged ones ("Responsible" over "Does" and "Checks") is taken in.
    """
    upper = _spread(rows[at])
    below = rows[at + 1] if at + 1 < len(rows) else ()
    if not _is_second(rows[at], upper, below):
        return [[piece_of(cell)] if cell else [] for cell in rows[at]], at + 1
    names: list[list[Piece]] = []
    for top, bottom in zip(upper, below, strict=True):
        if bottom is None or bottom.repeats:
            names.append([piece_of(top)] if top else [])
        elif top is None or column_of(bottom.text) is not Column.UNKNOWN:
            names.append([piece_of(bottom)])
        else:
            names.append([piece_of(top), piece_of(bottom)])
    return names, at + 2


def _is_second(row: Row, upper: Sequence[SheetCell | None], below: Row) -> bool:
    """Whether all that stands under names stands under names that cover several columns."""
    own = [at for at, cell in enumerate(below) if cell is not None and not cell.repeats]
    wide = [top is not None and top.columns > 1 and not top.repeats for top in upper]
    merged = any(cell is not None and cell.repeats for cell in below)
    return bool(own) and merged and all(wide[at] for at in own) and len(row) > len(own)


def _spread(row: Row) -> list[SheetCell | None]:
    """A row in which a merged range stands in every column that it covers."""
    found: list[SheetCell | None] = []
    for cell in row:
        last = next((c for c in reversed(found) if c is not None), None)
        if cell is None and last is not None and len(found) < last.columns + found.index(last):
            found.append(last)
        else:
            found.append(cell)
    return found
