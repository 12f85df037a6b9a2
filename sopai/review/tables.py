"""The tables of a review: `review.csv`, and `review.xlsx` with files and findings."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from re import compile
from typing import NamedTuple, TextIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, NamedStyle
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

MEANINGFUL = frozenset("=#")
"""Beginnings of a text that openpyxl takes for a formula or an error."""

WRAPPED = "wrapped"


class _Form(NamedTuple):
    """How a sheet looks."""

    widths: tuple[int, ...]
    """Of the columns, in characters."""

    wrapped: frozenset[int]
    """Columns whose text goes on below, counted from 0."""


FILE_FORM = _Form((60, 40, 10, 12, 12, 10, 10, 10, 10, 12, 60), frozenset((10,)))
FINDING_FORM = _Form((50, 18, 10, 24, 10, 40, 60, 30, 40, 8, 24, 24), frozenset((5, 6, 8)))


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
        wrapped = NamedStyle(name=WRAPPED)
        wrapped.alignment = Alignment(wrap_text=True, vertical="top")
        self._book.add_named_style(wrapped)
        self._language = language
        overview = _Sheet(self._book, SHEETS[language][0], FILE_COLUMNS[language], FILE_FORM)
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
        self._sheets.append(_Sheet(self._book, title, columns, FINDING_FORM))


class _Sheet:
    """A sheet with bold names of columns that stay in view, and a filter over all rows."""

    def __init__(self, book: Workbook, title: str, columns: Sequence[str], form: _Form) -> None:
        self._sheet = book.create_sheet(title)
        self._last = get_column_letter(len(columns))
        self._wrapped = form.wrapped
        for number, width in enumerate(form.widths, 1):
            self._sheet.column_dimensions[get_column_letter(number)].width = width
        self._sheet.freeze_panes = "B2"
        heads = [WriteOnlyCell(self._sheet, column) for column in columns]
        for head in heads:
            head.font = Font(bold=True)
        self._sheet.append(heads)
        self.rows = 1

    def append(self, row: Sequence[str | int]) -> None:
        self._sheet.append([self._cell(number, value) for number, value in enumerate(row)])
        self.rows += 1

    def close(self) -> None:
        self._sheet.auto_filter.ref = f"A1:{self._last}{self.rows}"

    def _cell(self, number: int, value: str | int) -> Cell | str | int:
        """A plain value where that will do: each look costs ten times the writing of a cell."""
        if isinstance(value, int):
            return value
        text = cell_text(xml_text(value))
        if number not in self._wrapped and text[:1] not in MEANINGFUL:
            return text
        cell = WriteOnlyCell(self._sheet, text)
        cell.data_type = "s"
        if number in self._wrapped:
            cell.style = WRAPPED
        return cell
