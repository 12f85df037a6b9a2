"""Tables of an HTML page as rows of equal length, with spans resolved."""

from re import compile
from typing import NamedTuple

from lxml import etree

from sopai.errors import IngestError
from sopai.ingest.header import header_row
from sopai.language.columns import Column, column_of

MAX_COLUMNS = 200
"""Columns of a table that people read."""

MAX_CELLS = 200_000
"""Cells of a table, spans resolved."""

_SPAN = compile(r"\s*(\d{1,5})")


class HtmlCell(NamedTuple):
    """A cell, at each row that it covers."""

    element: etree._Element
    columns: int
    is_first: bool
    """It begins in this column; it covers the others to its right."""

    is_repeated: bool
    """It begins in a row above."""


class HtmlTable(NamedTuple):
    """The rows of a table."""

    rows: list[list[HtmlCell | None]]
    headers: int
    """How many rows at its head are marked as names of the columns."""


def is_layout(table: etree._Element) -> bool:
    """Whether a table only arranges a page: one column, or others and headings inside it."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    if all(len(row) < 2 for row in rows):
        return True
    return table.find(".//th") is None and any(
        True for _ in table.iter("h1", "h2", "h3", "table") if _ is not table
    )


def table_cells(table: etree._Element) -> HtmlTable:
    """The cells of a table.

    Raises:
        IngestError: its spans make more cells than a table has.
    """
    rows: list[list[HtmlCell | None]] = []
    open_spans: dict[int, tuple[HtmlCell, int]] = {}
    headers, is_head = 0, True
    total = 0
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        cells = _row(row, open_spans)
        total += len(cells)
        if total > MAX_CELLS:
            raise IngestError(f"a table of it has more than {MAX_CELLS:,} cells: split it")
        rows.append(cells)
        is_head = is_head and _is_header(row)
        headers += is_head
    return HtmlTable(rows, headers if headers < len(rows) else 0)


def _row(row: etree._Element, open_spans: dict[int, tuple[HtmlCell, int]]) -> list[HtmlCell | None]:
    """The cells of a row, with those that reach into it from above.

    Args:
        row: the row.
        open_spans: cells by column, with the number of rows that they still cover; kept.
    """
    cells: list[HtmlCell | None] = []
    for element in row.iterchildren("td", "th"):
        _from_above(cells, open_spans)
        columns = min(max(1, _span(element, "colspan")), MAX_COLUMNS)
        down = _span(element, "rowspan")
        for offset in range(columns):
            if len(cells) >= MAX_COLUMNS:
                raise IngestError(f"a table of it has more than {MAX_COLUMNS} columns: split it")
            cell = HtmlCell(element, columns, offset == 0, False)
            if down > 1:
                open_spans[len(cells)] = (cell._replace(is_repeated=True), down - 1)
            cells.append(cell)
    _from_above(cells, open_spans)
    return cells


def _from_above(cells: list[HtmlCell | None], open_spans: dict[int, tuple[HtmlCell, int]]) -> None:
    while len(cells) in open_spans:
        at = len(cells)
        cell, left = open_spans.pop(at)
        if left > 1:
            open_spans[at] = (cell, left - 1)
        cells.append(cell)


def _span(element: etree._Element, name: str) -> int:
    match = _SPAN.match(element.get(name, ""))
    return int(match[1]) if match else 1


def _is_header(row: etree._Element) -> bool:
    parent = row.getparent()
    if parent is not None and parent.tag == "thead":
        return True
    cells = list(row.iterchildren("td", "th"))
    return len(cells) > 1 and all(cell.tag == "th" for cell in cells)


def header_count(table: HtmlTable, words: list[tuple[str, ...]]) -> tuple[int, int]:
    """Where the names of the columns stand: index of the first row, and how many rows.

    A table that marks none has them in the row that the word lists know.

    Args:
        table: the table.
        words: the words of its cells.
    """
    if table.headers:
        return 0, table.headers
    at = header_row(words)
    return (at, 1) if at is not None else (0, 0)


def joined_names(rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    """One name a column of header rows that stand above each other.

    The lowest says it when a word list knows it; else each adds its words.
    """
    names = []
    for column in range(max(map(len, rows), default=0)):
        parts = list(dict.fromkeys(row[column] for row in rows if column < len(row)))
        parts = [part for part in parts if part]
        known = bool(parts) and column_of(parts[-1]) is not Column.UNKNOWN
        names.append(parts[-1] if known else " ".join(parts))
    return tuple(names)
