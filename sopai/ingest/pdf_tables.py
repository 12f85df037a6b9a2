"""Tables of a PDF, ruled or not, as rows of cells with their words."""

from typing import NamedTuple

from sopai.ingest.composing import Piece
from sopai.ingest.header import HEAD, header_row, is_known_header
from sopai.ingest.pdf_aligned import Aligned
from sopai.ingest.pdf_columns import whole_lines
from sopai.ingest.pdf_drawn import Box
from sopai.ingest.pdf_grid import Grid, GridCell
from sopai.ingest.pdf_lines import Line, is_han, lines_of, place_of_box, union
from sopai.ingest.pdf_passages import Passage, passages_of

MAX_CELL_LINES = 12
"""Lines of a cell over the whole width that is a box of text and no cell."""

SAME_COLUMN = 8.0
"""Points by which columns of one table differ on two pages."""


class PdfCell(NamedTuple):
    """A cell of a row; a cell over several rows stands in each."""

    pieces: tuple[Piece, ...]
    columns: int
    repeats: bool
    """It stands in an upper row and covers this one."""

    lines: tuple[Line, ...]


class PdfTable(NamedTuple):
    """A table on a page."""

    page: int
    box: Box
    columns: tuple[float, ...]
    """Where its columns begin."""

    rows: list[list[PdfCell]]
    """Each with one cell a column; those that a wide cell covers are empty."""

    tops: list[float]
    """Where each row begins."""

    is_ruled: bool

    @property
    def words(self) -> list[tuple[str, ...]]:
        """The words of each cell."""
        return [tuple(cell_words(cell) for cell in row) for row in self.rows]


_ENDS = ".。;；!！?？"
_EMPTY = PdfCell((), 1, False, ())


def cell_words(cell: PdfCell) -> str:
    """The words of a cell, paragraph by paragraph."""
    return "\n".join(piece.text for piece in cell.pieces)


def joined_tables(one: PdfTable, other: PdfTable) -> PdfTable | None:
    """A table and its part on the next page as one; None when they are two tables.

    A header that is printed again is left out, and a row that the page has cut is put together.
    """
    last = [cell.lines[-1].page for row in one.rows[-1:] for cell in row if cell.lines]
    page = max(last, default=one.page)
    if not other.rows or other.page <= page or not _is_same_grid(one, other):
        return None
    # A table of many pages grows with each of them: only its head is looked at again.
    upper, words = one._replace(rows=one.rows[:HEAD]).words, other.words
    at = header_row(upper)
    is_repeated = at is not None and words[0] == upper[at]
    if not is_repeated and is_known_header(words[0], words[1:]):
        return None
    rows = other.rows[is_repeated:]
    tops = other.tops[is_repeated:]
    if rows and _is_cut(one.rows[-1], rows[0]):
        whole = [_joined_cells(a, b) for a, b in zip(one.rows[-1], rows[0], strict=True)]
        return one._replace(rows=[*one.rows[:-1], whole, *rows[1:]], tops=[*one.tops, *tops[1:]])
    return one._replace(rows=one.rows + rows, tops=one.tops + tops)


def _is_cut(upper: list[PdfCell], lower: list[PdfCell]) -> bool:
    """Whether a row goes on with the one before the break: it lacks what each row begins with."""
    filled = [at for at, cell in enumerate(lower) if cell.pieces]
    return bool(
        filled
        and not lower[0].pieces
        and upper[0].pieces
        and all(upper[at].pieces for at in filled)
    )


def _joined_cells(upper: PdfCell, lower: PdfCell) -> PdfCell:
    if not lower.pieces or not upper.pieces:
        return lower if lower.pieces else upper
    last, first = upper.pieces[-1], lower.pieces[0]
    if last.text[-1] not in _ENDS:
        is_close = is_han(last.text[-1]) or is_han(first.text[0])
        first = Piece(("" if is_close else " ") + first.text, first.place, True)
    pieces = (*upper.pieces, first, *lower.pieces[1:])
    return upper._replace(pieces=pieces, lines=upper.lines + lower.lines)


def _is_same_grid(one: PdfTable, other: PdfTable) -> bool:
    return len(one.columns) == len(other.columns) and all(
        abs(a - b) <= SAME_COLUMN for a, b in zip(one.columns, other.columns, strict=True)
    )


def ruled_table(grid: Grid, page: int) -> PdfTable:
    """The table that lines are drawn around; columns without any word are left out."""
    width = len(grid.columns) - 1
    rows: list[list[PdfCell]] = [[_EMPTY] * width for _ in range(grid.rows)]
    tops = [grid.box.bottom] * grid.rows
    for cell in grid.cells:
        made = _cell(cell, page)
        tops[cell.row] = min(tops[cell.row], cell.box.top)
        for offset in range(cell.rows):
            rows[cell.row + offset][cell.column] = made._replace(repeats=offset > 0)
    used = [at for at in range(width) if any(row[at].pieces for row in rows)]
    kept = [[row[at] for at in used] for row in rows]
    columns = tuple(grid.columns[at] for at in used)
    return PdfTable(page, grid.box, columns, kept, tops, True)


def _cell(cell: GridCell, page: int) -> PdfCell:
    lines = whole_lines(lines_of(list(cell.chars), page))
    pieces = tuple(_piece(passage) for passage in cell_passages(lines, cell.box.right))
    return PdfCell(pieces, cell.columns, False, tuple(lines))


def cell_passages(lines: list[Line], right: float) -> list[Passage]:
    """The paragraphs of a cell; a cell leaves some points free at its right side."""
    margin = min((line.box.right for line in lines), default=right)
    longest = max((line.box.right for line in lines), default=margin)
    return passages_of(lines, right=max(longest, right - 6.0))


def _piece(passage: Passage) -> Piece:
    words = passage.text
    head = passage.lines[0].text[: passage.typed.length] if passage.typed else ""
    return Piece(head + words, place_of_box(passage.lines[0].page, passage.box))


def aligned_table(table: Aligned, page: int) -> PdfTable:
    """The table whose words stand under each other."""
    width = len(table.rows[0])
    spans = [[line.box for row in table.rows for line in row[at]] for at in range(width)]
    lefts = [min(box.left for box in boxes) for boxes in spans]
    rights = [max(box.right for box in boxes) for boxes in spans]
    rows = [
        [
            PdfCell(tuple(map(_piece, cell_passages(list(cell), right))), 1, False, tuple(cell))
            for cell, right in zip(row, rights, strict=True)
        ]
        for row in table.rows
    ]
    tops = [union(line.box for cell in row for line in cell).top for row in table.rows]
    return PdfTable(page, table.box, tuple(lefts), rows, tops, False)
