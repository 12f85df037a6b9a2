"""Tables in text with commas, semicolons or tabs between the cells."""

import csv
from io import StringIO

from sopai.errors import IngestError
from sopai.ingest.composing import Composer, Piece
from sopai.ingest.decode import MAX_BYTES, decode
from sopai.ingest.header import header_row
from sopai.ingest.layout import Layout, check_size

_DELIMITERS = ",;\t|"


def read_separated(data: bytes) -> Layout:
    """The layout of a table; each cell stands at the line on which its record ends.

    Args:
        data: a .csv or .tsv file in UTF-8, UTF-16 or GB 18030.

    Raises:
        IngestError: it is binary, too large, or no table.
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
    try:
        for cells in reader:
            check_size(len(found) + 1)
            found.append((reader.line_num, tuple(cells)))
    except csv.Error as error:
        raise IngestError(
            f"line {reader.line_num} is no row of a table ({error}): "
            "open the file in Excel and save it as CSV UTF-8"
        ) from error
    return found
