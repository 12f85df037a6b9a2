"""Which row of a grid of cells names the columns, and which rows are fields of a control record."""

from collections.abc import Sequence

from sopai.ingest.tables import is_control_header, is_field
from sopai.language.columns import Column, TableKind, column_of, table_kind

LOOKED_AT = 12
"""Rows at the head of a grid among which its header is looked for."""

SAMPLE = 20
"""Rows under a header that tell what the columns hold."""

HEAD = LOOKED_AT + SAMPLE + 1
"""Rows at the head of a grid beyond which nothing is looked at."""

MAX_NAME = 40
"""Characters of a cell that names a column which no word list knows."""

_SENTENCE_END = ".。;；!！?？:："


def header_row(rows: Sequence[tuple[str, ...]]) -> int | None:
    """The index of the row that names the columns, or None when no row does.

    Args:
        rows: the words of each cell; cells that stand under each other have the same index.
    """
    fallback = None
    for at, row in enumerate(rows[:LOOKED_AT]):
        filled = [cell for cell in row if cell.strip()]
        if len(filled) < 2 or is_record_row(row):
            continue
        if is_known_header(row, rows[at + 1 : at + 1 + SAMPLE]):
            return at
        if fallback is None and at + 1 < len(rows) and _could_name(row, filled):
            fallback = at
    return fallback


def is_known_header(row: tuple[str, ...], below: Sequence[tuple[str, ...]] = ()) -> bool:
    """Whether the words of a row say what a table is.

    Args:
        row: the words of its cells.
        below: some rows under it.
    """
    known = {column_of(cell) for cell in row} - {Column.UNKNOWN}
    kind, _ = table_kind(row, below)
    return (kind is not TableKind.OTHER and len(known) > 1) or is_control_header(row)


def is_record_row(row: tuple[str, ...]) -> bool:
    """Whether a row is the names and values of control fields: `Version | 2.3 | Date | ...`."""
    filled = [cell for cell in row if cell.strip()]
    if len(filled) < 2 or not is_name(filled[0]):
        return False
    values = [cell for cell in filled if not is_name(cell)]
    if not values or len(values) * 2 > len(filled):
        return False
    return len(filled) == 2 or all(column_of(value) is Column.UNKNOWN for value in values)


def is_name(cell: str) -> bool:
    """Whether a cell is the name of a control field."""
    return is_field(_name(cell))


def _name(cell: str) -> str:
    return cell.strip().rstrip(":： ").lower()


def _could_name(row: tuple[str, ...], filled: list[str]) -> bool:
    """Short words over most columns, none of them a sentence or a number."""
    return len(filled) * 2 > len(row) and all(
        len(cell) <= MAX_NAME
        and cell.strip()[-1] not in _SENTENCE_END
        and not cell.strip()[0].isdigit()
        for cell in filled
    )
