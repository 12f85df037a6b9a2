"""The tables of a review: `review.csv`, and `review.xlsx` with files and findings."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from re import compile
from typing import TextIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from sopai.export.office import xml_text
from sopai.review.rows import FILE_COLUMNS, FINDING_COLUMNS, cell_text

FORMULA = frozenset("=+-@\t\r")
"""Beginnings of a cell that a spreadsheet would calculate.
Source: OWASP, CSV Injection."""

_UNSEEN = compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

SHEETS = {"en": ("Overview", "Findings"), "zh": ("概览", "发现")}
MAX_ROWS = 1_000_000
"""Of a sheet; Excel takes 1,048,576. The findings beyond go to a further sheet."""

FILE_WIDTHS = (60, 40, 10, 12, 12, 10, 10, 10, 10, 12, 60)
FINDING_WIDTHS = (50, 18, 10, 24, 10, 40, 60, 30, 40, 8, 24, 24)


def csv_cell(value: str) -> str:
    """The value as text for a spreadsheet: never a formula."""
    plain = cell_text(_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", value))
    return f"'{plain}" if plain[:1] in FORMULA else plain


class CsvTable:
    """`review.csv` while it is written."""

    def __init__(self, file: TextIO, language: str) -> None:
        """Write the names of the columns."""
        self._writer = csv.writer(file)
        self._writer.writerow(FINDING_COLUMNS[language])

    def add(self, rows: Iterable[Sequence[str]]) -> None:
        """Add rows of findings."""
        self._writer.writerows([csv_cell(cell) for cell in row] for row in rows)


class ExcelTable:
    """`review.xlsx` while it is written, row by row, so that it does not lie in memory."""

    def __init__(self, language: str, files: Iterable[Sequence[str | int]]) -> None:
        """Write the sheet of files, and begin that of findings."""
        self._book = Workbook(write_only=True)
        self._language = language
        overview = _Sheet(self._book, SHEETS[language][0], FILE_COLUMNS[language], FILE_WIDTHS)
        for row in files:
            overview.append(row)
        self._sheets = [overview]
        self._next_sheet()

    def add(self, rows: Iterable[Sequence[str]]) -> None:
        """Add rows of findings."""
        for row in rows:
            if self._sheets[-1].rows >= MAX_ROWS:
                self._next_sheet()
            self._sheets[-1].append(row)

    def save(self, path: Path) -> None:
        """Write the file."""
        for sheet in self._sheets:
            sheet.close()
        self._book.save(path)

    def _next_sheet(self) -> None:
        name = SHEETS[self._language][1]
        title = name if len(self._sheets) == 1 else f"{name} {len(self._sheets)}"
        columns = FINDING_COLUMNS[self._language]
        self._sheets.append(_Sheet(self._book, title, columns, FINDING_WIDTHS))


class _Sheet:
    """A sheet with bold names of columns that stay in view, and a filter over all rows."""

    def __init__(
        self, book: Workbook, title: str, columns: Sequence[str], widths: Sequence[int]
    ) -> None:
        self._sheet = book.create_sheet(title)
        self._last = get_column_letter(len(columns))
        for number, width in enumerate(widths, 1):
            self._sheet.column_dimensions[get_column_letter(number)].width = width
        self._sheet.freeze_panes = "B2"
        self.rows = 0
        self.append(columns, is_head=True)

    def append(self, row: Sequence[str | int], *, is_head: bool = False) -> None:
        self._sheet.append([self._cell(value, is_head=is_head) for value in row])
        self.rows += 1

    def close(self) -> None:
        self._sheet.auto_filter.ref = f"A1:{self._last}{self.rows}"

    def _cell(self, value: str | int, *, is_head: bool) -> Cell:
        shown = cell_text(xml_text(value)) if isinstance(value, str) else value
        cell = WriteOnlyCell(self._sheet, shown)
        if isinstance(value, str):
            cell.data_type = "s"  # else a text that begins with "=" is a formula
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=is_head)
        return cell
