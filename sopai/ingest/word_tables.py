"""Rows of Word tables as the composer takes them, and which of them name the columns."""

from collections.abc import Iterator, Sequence

from sopai.ingest.composing import Piece
from sopai.ingest.header import HEAD, header_row, is_known_header
from sopai.ingest.word_blocks import Cell, Paragraph, Row, Table
from sopai.ingest.word_roles import is_heading

MAX_COLUMNS = 200
"""Columns of a table that people read; what is beyond them is put into the last."""


def row_pieces(row: Row, *, is_header: bool) -> list[list[Piece]]:
    """The cells of a row, column by column.

    A cell over several columns stands in the first of them, so that those behind it stay in
    theirs; the name of several columns is the name of each. A row of one cell is one.

    Args:
        row: the row.
        is_header: it names the columns.
    """
    cells: list[list[Piece]] = []
    for cell in row.cells:
        pieces = cell_pieces(cell)
        if len(row.cells) == 1:
            return [pieces]
        cells.extend([] for _ in range(min(cell.column, MAX_COLUMNS) - len(cells)))
        if len(cells) >= MAX_COLUMNS:
            cells[-1] = [*cells[-1], *pieces]
            continue
        cells.append(pieces)
        cells.extend(pieces if is_header else [] for _ in range(cell.width - 1))
    return cells


def cell_pieces(cell: Cell) -> list[Piece]:
    """The paragraphs of a cell, with the numbers that Word prints before them.

    In a cell that holds nothing but a number, as in a column "No.", the number is its text.
    """
    pieces: list[Piece] = []
    for block in cell.story:
        if not isinstance(block, Paragraph):
            continue
        label = _label(block)
        if not block.text.strip() and not label:
            continue
        first, *others = block.pieces
        pieces.append(first._replace(mark=f"{label} " if label else ""))
        pieces.extend(others)
    if len(pieces) == 1 and not pieces[0].text.strip():
        numbered = next(b.numbered for b in cell.story if isinstance(b, Paragraph) and b.numbered)
        pieces[0] = pieces[0]._replace(mark=numbered.number or "")
    if not pieces:
        first_place = next((b.place for b in cell.story if isinstance(b, Paragraph)), None)
        return [Piece("", first_place)] if first_place is not None else []
    return pieces


def _label(paragraph: Paragraph) -> str:
    numbered = paragraph.numbered
    if numbered is None or numbered.number is None or paragraph.is_hidden:
        return ""
    return numbered.label


def body_cells(row: Row, taken: set[int]) -> Iterator[Cell]:
    """The cells of a row whose pictures, notes and inner tables were not taken with a row above.

    Args:
        row: the row.
        taken: identities of the cells that were; it is added to.
    """
    for cell in row.cells:
        if id(cell.story) not in taken or not cell.story:
            taken.add(id(cell.story))
            yield cell


def header_rows(table: Table) -> frozenset[int]:
    """Indexes of the rows that name the columns, the repetitions of the last of them included.

    Rows that Word repeats on each page do; else the one whose words are known as names.
    """
    rows = table.rows
    leading = 0
    while leading < len(rows) and rows[leading].is_header:
        leading += 1
    if 0 < leading < len(rows):
        headers = list(range(leading))
    else:
        found = _named_by_words([_texts(row) for row in rows[:HEAD]])
        if found is None:
            return frozenset()
        headers = [found]
    last = _texts(rows[headers[-1]])
    below = enumerate(rows[headers[-1] + 1 :], start=headers[-1] + 1)
    return frozenset((*headers, *(at for at, row in below if _texts(row) == last)))


def _named_by_words(rows: Sequence[tuple[str, ...]]) -> int | None:
    """The row whose words name the columns; an unknown one only above all others of several cells.

    In a record of fields `State | Effective` looks like two names, too.
    """
    found = header_row(rows)
    if found is None or is_known_header(rows[found], rows[found + 1 :]):
        return found
    return None if any(len(row) > 1 for row in rows[:found]) else found


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(
        "\n".join(piece.mark + piece.text for piece in cell).strip()
        for cell in row_pieces(row, is_header=False)
    )


def is_frame(table: Table) -> bool:
    """A frame drawn by a table around text with headings or lists of its own: one column."""
    if any(len(row.cells) != 1 for row in table.rows):
        return False
    inside: Sequence[Paragraph] = [
        block for row in table.rows for block in row.cells[0].story if isinstance(block, Paragraph)
    ]
    listed = sum(block.numbered is not None for block in inside)
    return listed >= 2 or any(is_heading(block) for block in inside)
