"""Tables in text with commas, semicolons or tabs between the cells."""

import csv
from io import StringIO

from sopai.errors import IngestError
from sopai.ingest.composing import Composer, Piece
from sopai.ingest.decode import MAX_BYTES, decode
from sopai.ingest.header import header_row
from sopai.ingest.layout import Layout, check_size
from sopai.schema.formulas import without_mark

MAX_COLUMNS = 256
"""Columns of a table that people read as a document, as of a sheet."""

MAX_CELLS = 200_000
"""Cells of a table: a procedure of 1,000 steps has 20,000."""

_DELIMITERS = ",;\t|"


def read_separated(data: bytes) -> Layout:
    """The layout of a table; each cell stands at the line on which its record ends.

    Args:
        data: a .csv or .tsv file in UTF-8, UTF-16 or GB 18030.

    Raises:
        IngestError: it is binary, no table, or beyond the limits.
    """
    if len(data) > MAX_BYTES:
        raise IngestError(f"it is larger than {MAX_BYTES // 1_000_000} MB: keep only the procedure")
    text = decode(data, "the table").lstrip("\ufeff")
    records = _records(text)
    at = header_row([cells for _, cells in records])
    made = Composer()
    for number, (line, cells) in enumerate(records):
        pieces = [[Piece(cell.strip(), {"line": line})] if cell.strip() else [] for cell in cells]
        filled = [piece for piece in pieces if piece]
        if len(filled) == 1 and (at is None or number < at):
            made.paragraph(*filled[0])
        elif filled:
            table = 1 if at is not None and number < at else 2
            made.row(pieces, table=table, is_header=number == at)
    return made.layout()


def _records(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """Line and cells of each record."""
    head = text[:20_000]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    found: list[tuple[int, tuple[str, ...]]] = []
    count = 0
    try:
        for cells in reader:
            check_size(len(found) + 1)
            count += _checked_width(cells, reader.line_num)
            if count > MAX_CELLS:
                raise IngestError(
                    f"it has more than {MAX_CELLS:,} cells: split it into one file a procedure, "
                    "and delete columns that are empty"
                )
            plain = (without_mark(cell) for cell in cells[:MAX_COLUMNS])
            found.append((reader.line_num, tuple(plain)))
    except csv.Error as error:
        raise IngestError(
            f"line {reader.line_num} is no row of a table ({error}): "
            "open the file in Excel and save it as CSV UTF-8"
        ) from error
    return found


def _checked_width(cells: list[str], line: int) -> int:
    """How many cells of a record count; empty ones at the end are what some programs add."""
    if any(map(str.strip, cells[MAX_COLUMNS:])):
        raise IngestError(
            f"line {line} has {len(cells):,} cells, more than {MAX_COLUMNS}: keep only the columns "
            "of the procedure; if it has fewer, a quotation mark or a line end is missing"
        )
    return min(len(cells), MAX_COLUMNS)
