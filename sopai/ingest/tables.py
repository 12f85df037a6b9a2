"""Tables: header, what the rows are, what the columns hold, RACI letters."""

from re import compile
from typing import NamedTuple

from sopai.ingest.layout import Layout
from sopai.language.columns import Column, TableKind, table_kind
from sopai.language.control_fields import control_field, names_owner, names_reader
from sopai.schema.document import Block, SectionKind

_RACI = compile(r"^\s*(?:[RACIraci](?:\s*[/,、&+]\s*[RACIraci])*)?\s*$")


_FIELD_HEADS = frozenset(
    ("field", "item", "property", "attribute", "", "项目", "字段", "名称", "栏目")
)
"""First headers of a table of fields and values; the second says nothing either."""

MAX_RECORD = 12
"""Rows of such a table that is a control record."""

MIN_CONTROL = 3
"""Columns named after control fields from which a table is a control record."""


class Table(NamedTuple):
    """What is known of one table."""

    kind: TableKind
    columns: tuple[Column, ...]
    headers: tuple[str, ...]
    rows: tuple[Block, ...]
    """Without the header."""


def cell_texts(plain: str, row: Block) -> tuple[str, ...]:
    """The words of each cell, trimmed; markup is blank already."""
    return tuple(plain[cell.start : cell.end].strip(" |\t\r\n") for cell in row.cells)


def tables_of(layout: Layout, sections: list[SectionKind]) -> dict[int, Table]:
    """Tables by number.

    Args:
        layout: the document's blocks.
        sections: what the section of each block is about, by block index.
    """
    rows: dict[int, list[Block]] = {}
    for block in layout.blocks:
        if block.table >= 0:
            rows.setdefault(block.table, []).append(block)
    return {
        number: _table(layout.plain, blocks, sections[blocks[0].ordinal])
        for number, blocks in rows.items()
    }


def _table(plain: str, blocks: list[Block], section: SectionKind) -> Table:
    body = tuple(block for block in blocks if not block.is_header)
    header = next((block for block in blocks if block.is_header), None)
    headers = cell_texts(plain, header) if header else ()
    texts = [cell_texts(plain, row) for row in body[:40]]
    kind, columns = table_kind(headers, texts)
    if kind is not TableKind.METADATA and _is_raci(headers, texts):
        return Table(TableKind.RACI, columns, headers, body)
    if kind in (TableKind.OTHER, TableKind.STEPS) and is_control_header(headers):
        return Table(TableKind.METADATA, columns, headers, body)
    first, others = (headers, texts) if header else (texts[0], texts[1:])
    if kind is not TableKind.METADATA and _is_record(first, others):
        return Table(TableKind.METADATA, (Column.FIELD, Column.VALUE), (), tuple(blocks))
    if kind is TableKind.OTHER and section is SectionKind.EXCEPTIONS and len(headers) >= 2:
        columns = (Column.SITUATION, Column.HANDLING, *columns[2:])
        return Table(TableKind.EXCEPTIONS, columns, headers, body)
    if kind is TableKind.OTHER and section is SectionKind.METRICS and len(headers) >= 2:
        return Table(TableKind.METRICS, (Column.METRIC, Column.TARGET, *columns[2:]), headers, body)
    if kind is TableKind.OTHER and section is SectionKind.METADATA and len(headers) == 2:
        return Table(TableKind.METADATA, (Column.FIELD, Column.VALUE), headers, body)
    return Table(kind, columns, headers, body)


def is_control_header(headers: tuple[str, ...]) -> bool:
    """Columns named after fields of a control record: number, version, author."""
    named = sum(control_field(header) is not None for header in headers if header)
    return named >= MIN_CONTROL and named * 2 > len(headers)


def _is_record(headers: tuple[str, ...], rows: list[tuple[str, ...]]) -> bool:
    """Pairs of a field's name and its value, often the first row too: `| Number | SOP-7 |`."""
    if len(headers) % 2 or not headers:
        return False
    if headers[0].lower() in _FIELD_HEADS and len(rows) <= MAX_RECORD:
        return any(is_field(cells[0]) for cells in rows if cells)
    first = (headers,) if is_field(headers[0]) else ()
    names = [name for cells in (*first, *rows) for name in cells[::2] if name]
    known = sum(map(is_field, names))
    return known >= MIN_CONTROL - 1 and known * 2 > len(names) and not is_control_header(headers)


def is_field(name: str) -> bool:
    """Whether a name is one of a control record's fields: "Version", "Owner", "适用对象"."""
    return control_field(name) is not None or names_owner(name) or names_reader(name)


def _is_raci(headers: tuple[str, ...], rows: list[tuple[str, ...]]) -> bool:
    """Three columns or more whose cells are the letters R, A, C and I."""
    if len(headers) < 3 or not rows:
        return False
    letters = [cell.strip("-–—/ ") for row in rows for cell in row[1:]]
    filled = [cell for cell in letters if cell]
    return (
        len(filled) >= len(rows)
        and all(_RACI.match(cell) for cell in filled)
        and any("R" in cell.upper() for cell in filled)
    )


def raci_column(cells: tuple[str, ...]) -> int | None:
    """The column that does a row's task: the first R, else the first A."""
    for letter in "RA":
        for at, cell in enumerate(cells):
            if at and letter in cell.upper() and _RACI.match(cell):
                return at
    return None
