"""Sheets of an Excel file: cells that hold text and nothing else, ready for paper."""

from collections.abc import Sequence
from re import IGNORECASE, compile
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.header_footer import _HeaderFooterPart as HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sopai.export.office import one_line, xml_text
from sopai.export.rows import Table
from sopai.export.standing import Standing
from sopai.export.view import View
from sopai.schema.marks import COLUMN

MAX_CELL = 32_767
"""UTF-16 units of a cell: Excel's specifications and limits, "total number of characters"."""

NOTE_ROOM = 120
"""UTF-16 units kept for the note on what was cut."""

FORMULA_SIGNS = tuple("=+-@＝＋－＠")
"""First characters that a spreadsheet may take for a formula, also after a paste or as CSV:
OWASP, "CSV Injection"."""

DEFAULT_WIDTH = 28.0
"""Width of a column, in characters of the standard font."""

MAX_HEADER_TITLE = 80
"""Characters of the title in the page header, which takes 255 in all."""

_ESCAPE = compile("_(?=x[0-9a-f]{4}_)", IGNORECASE)
"""Start of what Excel reads as a character's number: ECMA-376 part 1, 22.9.2.19 (ST_Xstring)."""

_THIN = Side(style="thin", color=Color("FFBFBFBF"))
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_RED = Color("FFA11111")
_FILL = PatternFill("solid", fgColor=Color("FFE7ECF2"))
_WRAP = Alignment(wrap_text=True, vertical="top")
_FONTS = {"en": "Calibri", "zh": "Microsoft YaHei"}


class Book(NamedTuple):
    """A workbook, the SOP that it shows, and what it is worth."""

    workbook: Workbook
    view: View
    standing: Standing


def add_sheet(
    book: Book, table: Table, widths: Sequence[float] = (), above: Sequence[str] = ()
) -> None:
    """Put a sheet whose header stays in view and is printed on each page.

    Args:
        book: gets it.
        table: the sheet's name, its header and its rows.
        widths: of the first columns, in characters; further columns get `DEFAULT_WIDTH`.
        above: warnings above the header, a row each.
    """
    view = book.view
    sheet: Worksheet = book.workbook.create_sheet(table.heading)
    name = _FONTS[view.sop.language]
    bold, plain = Font(name=name, bold=True, size=11), Font(name=name, size=11)
    _add_warnings(sheet, above, Font(name=name, bold=True, size=11, color=_RED), view.words.cut)
    head = len(above) + 1
    for at, row in enumerate((table.headers, *table.rows), start=head):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(at, column, "")
            put_text(cell, text, view.words.cut)
            cell.font = bold if at == head else plain
            cell.alignment, cell.border = _WRAP, _BORDER
            if at == head:
                cell.fill = _FILL
    for column in range(1, len(table.headers) + 1):
        width = widths[column - 1] if column <= len(widths) else DEFAULT_WIDTH
        sheet.column_dimensions[get_column_letter(column)].width = width
    _add_keys(sheet, table, head, view.words.cut)
    _set_page(sheet, book, head)


def _add_warnings(sheet: Worksheet, above: Sequence[str], font: Font, note: str) -> None:
    """Sentences in the first column: they are shown over the empty cells on their right."""
    for at, text in enumerate(above, start=1):
        cell = sheet.cell(at, 1, "")
        put_text(cell, text, note)
        cell.font = font


def _add_keys(sheet: Worksheet, table: Table, head: int, note: str) -> None:
    """What each row is, in a hidden column: right beside the others, so that it is sorted too."""
    if not table.keys:
        return
    column = len(table.headers) + 1
    for at, key in enumerate((COLUMN, *table.keys), start=head):
        put_text(sheet.cell(at, column, ""), key, note)
    sheet.column_dimensions[get_column_letter(column)].hidden = True


def put_text(cell: Cell, text: str, note: str) -> None:
    """Put words into a cell, as words: never as a formula, a number or an error value.

    Args:
        cell: the cell.
        text: the words.
        note: what to add to words that had to be cut, with room for the count.
    """
    shown = fitting(_ESCAPE.sub("_x005F_", xml_text(text)), note)
    cell.value = shown or None
    if shown:
        cell.data_type = "s"
    if text[:1] in ("\t", "\r", "\n") or text.lstrip().startswith(FORMULA_SIGNS):
        cell.quotePrefix = True


def fitting(text: str, note: str) -> str:
    """The text, cut with a note where Excel would refuse it or cut it silently."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MAX_CELL:
        return text
    kept = units[: 2 * (MAX_CELL - NOTE_ROOM)].decode("utf-16-le", errors="ignore")
    return kept + note.format(len(text) - len(kept))


def _set_page(sheet: Worksheet, book: Book, head: int) -> None:
    """Freeze the header row, fit the sheet to the width of an A4 page, and mark each page."""
    view, standing = book.view, book.standing
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"1:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    title = one_line(view.sop.title, MAX_HEADER_TITLE).replace("&", "&&")
    sheet.oddHeader = HeaderFooterItem(
        left=HeaderFooterPart(title or None), right=HeaderFooterPart(standing.stamp or None)
    )
    before, between, after = view.words.page
    count = HeaderFooterPart(f"{before}&P{between}&N{after}")
    sheet.oddFooter = HeaderFooterItem(left=HeaderFooterPart(standing.uncontrolled), right=count)
