"""Tables of a Word document: borders, a header on each page, rows that stay whole."""

from collections.abc import Iterable, Sequence

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length
from docx.table import Table as WordTable
from docx.table import _Cell as Cell
from docx.table import _Row as Row

from sopai.export.rows import Table, weights_of
from sopai.export.word_page import TABLE_STYLE, Paper, write_text
from sopai.export.word_styles import TABLE_TEXT

WHOLE_ROW = 1200
"""Characters up to which a row is kept on one page; a longer one may not fit on any."""

LINE, PICTURE = 40, 600
"""Characters that take as much room as a new line and as a picture."""

_SHADE = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="E7ECF2"/>'


def add_table(paper: Paper, table: Table, weights: Sequence[float] | None = None) -> None:
    """Put a heading and its table; nothing for a table without rows.

    Args:
        paper: the document.
        table: what it shows.
        weights: widths of the columns, relative to each other; by their texts when not given.
    """
    if table.rows:
        paper.document.add_heading(table.heading, 1)
        grid = add_grid(paper, table.headers, weights or weights_of(table))
        for row, key in zip(table.rows, table.keys or [""] * len(table.rows), strict=True):
            paper.marker.mark(add_row(grid, row)[0].paragraphs[0], key)


def add_pairs(paper: Paper, pairs: Iterable[tuple[str, str]]) -> None:
    """Put a table of names and values, without a header."""
    paper = paper._replace(table_style=TABLE_STYLE)
    grid = _empty_grid(paper, (1, 3))
    for pair in pairs:
        _mark_header(add_row(grid, pair)[0], paper)


def add_grid(paper: Paper, headers: Sequence[str], weights: Sequence[float]) -> WordTable:
    """Put a table with its header, which every page repeats."""
    grid = _empty_grid(paper, weights)
    for cell in add_row(grid, headers):
        _mark_header(cell, paper)
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return grid


def add_row(
    grid: WordTable, texts: Sequence[str], later: Sequence[str] = (), pictures: int = 0
) -> tuple[Cell, ...]:
    """Put a row at the end of a table, and give its cells to those who have more to say there.

    Args:
        grid: the table.
        texts: what its cells say.
        later: what will be put into them, and counts for whether the row stays whole.
        pictures: how many of them will be put into it.
    """
    row: Row = grid.add_row()  # type: ignore[no-untyped-call]  # its own package leaves it open
    cells = row.cells
    for cell, text in zip(cells, texts, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = TABLE_TEXT
        write_text(paragraph, text)
    needed = sum(len(text) + LINE * text.count("\n") for text in (*texts, *later))
    if needed + PICTURE * pictures <= WHOLE_ROW:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return cells


def widths(paper: Paper, weights: Sequence[float]) -> list[Length]:
    """The width of each column, so that together they fill the paper."""
    return [Length(int(paper.width * weight / sum(weights))) for weight in weights]


def _empty_grid(paper: Paper, weights: Sequence[float]) -> WordTable:
    grid: WordTable = paper.document.add_table(rows=0, cols=len(weights))
    grid.style = paper.table_style
    grid.autofit = False
    for column, width in zip(grid.columns, widths(paper, weights), strict=True):
        column.width = width
    return grid


def _mark_header(cell: Cell, paper: Paper) -> None:
    """Make it bold; its colour is left to a style that is not ours, which may write in white."""
    if paper.table_style == TABLE_STYLE:
        cell._tc.get_or_add_tcPr().append(parse_xml(_SHADE))
    for run in cell.paragraphs[0].runs:
        run.bold = True
