"""Excel workbooks: each visible sheet in turn, its tables and the text around them."""

from re import compile

from sopai.errors import IngestError
from sopai.ingest.archive import Archive, open_archive
from sopai.ingest.composing import MAX_TEXT, Composer, Piece
from sopai.ingest.excel_drawings import cell_pictures, drawn_on
from sopai.ingest.excel_layout import Overlay, SheetWriter
from sopai.ingest.excel_sheet import MAX_CELLS, Sheet, cell_place, read_sheet
from sopai.ingest.excel_workbook import SheetEntry, Workbook, workbook_of
from sopai.ingest.layout import Layout
from sopai.language.control_fields import control_field
from sopai.schema.document import Place

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_DEFAULT_NAME = compile(r"(?i)(?:sheet|tabelle|工作表|表)\s*\d*")
_NO_TEXT = (
    "no sheet of it has text that can be read: show the hidden sheets that belong to the procedure,"
    " and write text into cells, not into pictures"
)
_WHY = {
    "struck-through": "struck-through text was read as if it were not struck",
    "hidden row": "hidden rows were not read: show them if they belong to the procedure",
    "hidden column": "hidden columns were not read: show them if they belong to the procedure",
    "formula": "a formula without a stored result was not read: open the file in Excel and save it",
    "picture in cell": "a picture inside a cell was not read",
    "comment": "a comment was not read: it is not part of the text",
    "chart": "a chart was not read",
    "diagram": "a diagram was not read: write its words into cells",
    "graphic": "a graphic was not read",
    "connector": "the arrows of a drawing were not read, only the words in its shapes",
    "embedded object": "an embedded object was not read",
    "oleObject": "an embedded object was not read",
    "package": "an embedded file was not read",
    "pivotTable": "a pivot table was read as its cells show it",
}


def read_excel(data: bytes) -> Layout:
    """The layout of a workbook.

    Hidden sheets, rows and columns are not read, and listed: the procedure is what people see.
    Formulas count with the result that is stored; macros are never run.

    Args:
        data: an .xlsx or .xlsm file.

    Raises:
        IngestError: it is no such file, damaged, protected, or beyond the limits.
    """
    archive = open_archive(data, "Excel")
    book = workbook_of(archive)
    made = Composer()
    shown = _sheets(archive, book, made)
    if not any(sheet.rows for sheet, _ in shown):
        raise IngestError(_NO_TEXT)
    filled = sum(bool(sheet.rows) for sheet, _ in shown)
    pictures = cell_pictures(archive)
    writer = SheetWriter(made)
    for sheet, part in shown:
        overlays, boxes = _overlays(archive, sheet, part, pictures, made)
        writer.write(sheet, overlays, boxes, is_named=filled > 1)
    if any(name.endswith("vbaProject.bin") for name in archive.names):
        made.lose("macros", "macros are never run and were not read", {"part": "vbaProject.bin"})
    _properties(archive, made, [sheet.name for sheet, _ in shown if sheet.rows])
    return made.layout()


def _sheets(archive: Archive, book: Workbook, made: Composer) -> list[tuple[Sheet, str]]:
    """The sheets that people see, each with its part."""
    found = []
    cells, room = 0, MAX_TEXT
    for entry in book.sheets:
        sheet = _sheet(archive, book, entry, made, room)
        if sheet is None:
            continue
        room -= sheet[0].length
        cells += sum(map(len, sheet[0].rows.values()))
        if cells > MAX_CELLS:
            raise IngestError(
                f"its sheets have more than {MAX_CELLS:,} cells with text: "
                "move the sheets with procedures to a workbook of their own"
            )
        found.append(sheet)
    return found


def _sheet(
    archive: Archive, book: Workbook, entry: SheetEntry, made: Composer, room: int
) -> tuple[Sheet, str] | None:
    """A sheet that people see, with its part; anything else is listed."""
    place: Place = {"sheet": entry.name}
    if entry.kind != "worksheet":
        made.lose(entry.name, f"a {entry.kind or 'missing sheet'} was not read", place)
        return None
    if entry.is_hidden:
        why = "a hidden sheet was not read: show it if it belongs to the procedure"
        made.lose(entry.name, why, place)
        return None
    sheet = read_sheet(archive, book, entry, room)
    for what, why, where in sheet.lost:
        made.lose(what, _WHY[why], where)
    for margin in sheet.margins:
        made.margin(margin)
    return sheet, entry.part


def _overlays(
    archive: Archive,
    sheet: Sheet,
    part: str,
    in_cells: dict[str, tuple[str, str]],
    made: Composer,
) -> tuple[list[Overlay], set[int]]:
    """Pictures and text boxes of a sheet, and rows with boxes to tick; the rest is listed."""
    found: list[Overlay] = []
    boxes: set[int] = set()
    said: set[str] = set()
    for drawn in drawn_on(archive, part):
        place = cell_place(sheet.name, drawn.row, drawn.column) if drawn.row else None
        if drawn.kind == "checkbox":
            boxes.add(drawn.row)
        elif place and drawn.kind in ("picture", "text"):
            found.append(Overlay(drawn.row, Piece(drawn.text, place), drawn.href))
        elif drawn.kind in _WHY and (drawn.kind != "connector" or "connector" not in said):
            said.add(drawn.kind)
            made.lose(drawn.text, _WHY[drawn.kind], place or {"sheet": sheet.name})
    for (row, column), name in sheet.cell_pictures.items():
        place = cell_place(sheet.name, row, column)
        href, called = in_cells.get(name, ("", ""))
        if href:
            found.append(Overlay(row, Piece(called, place), href))
        else:
            made.lose(name, _WHY["picture in cell"], place)
    return sorted(found, key=lambda overlay: overlay.row), boxes


def _properties(archive: Archive, made: Composer, names: list[str]) -> None:
    """Title and control fields among the file's properties.

    Its creator is left out: that is whoever first saved the file, often a program.
    """
    if len(names) == 1 and not _DEFAULT_NAME.fullmatch(names[0].strip()):
        made.call(names[0])
    if "docProps/core.xml" in archive:
        title = archive.xml("docProps/core.xml").findtext(_TITLE) or ""
        if title.strip():
            made.call(title)
    if "docProps/custom.xml" in archive:
        for element in archive.xml("docProps/custom.xml").iter(_PROPERTY):
            name = element.get("name", "")
            if control_field(name.lower()):
                made.field(name, "".join(map(str, element.itertext())))
