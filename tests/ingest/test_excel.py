"""Workbooks: what people see on their sheets, row by row."""

import datetime
import struct
import tracemalloc
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from sopai.errors import IngestError
from sopai.export.excel import write_excel
from sopai.ingest.composing import MAX_TEXT
from sopai.ingest.excel_workbook import MAIN
from sopai.ingest.read import read, read_data
from sopai.ingest.recognise import Reading
from sopai.lint.engine import lint
from sopai.schema.place import place_of
from tests.export.samples import full_sop

FILES = Path(__file__).parent / "files"
HEADER = ("No.", "Task", "Operation", "Standard", "Responsible")


def _sheet(book: Workbook, title: str) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return sheet


def _bytes(book: Workbook) -> bytes:
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    held = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(held, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return held.getvalue()


def _reading(book: Workbook) -> Reading:
    return read_data(_bytes(book), "packing.xlsx")


def _rows(reading: Reading) -> list[list[str]]:
    text = reading.document.text
    return [
        [text[cell.start : cell.end] for cell in block.cells]
        for block in reading.document.blocks
        if block.table >= 0
    ]


def _png() -> BytesIO:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = b"".join(b"\0" + b"\xff\0\0" * 8 for _ in range(8))
    return BytesIO(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def _packing() -> Workbook:
    book = Workbook()
    sheet = _sheet(book, "Packing")
    sheet.append(["Packing orders"])
    sheet.append(["Number", "SOP-WH-02", "Version", "2.3", "Effective date"])
    sheet["F2"] = datetime.date(2026, 3, 1)
    sheet.append(["Approved by", None, "Owner", "Li Si"])
    sheet.append([])
    sheet.append(HEADER)
    sheet.append([1, "Weigh", "Weigh the parcel.\nWrite the weight down.", 0.005, "Packer"])
    sheet.append([2, "Close", "Close the box.", "2 strips", None])
    sheet.append(["After packing"])
    sheet.append([3, "Send", "Greet the driver in a friendly tone.", None, "Shift lead"])
    sheet.append([])
    sheet.append([4, "File", "File the slip.", None, "Shift lead"])
    sheet["D6"].number_format = "0.0%"
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("E6:E7")
    sheet.merge_cells("A8:E8")
    return book


def test_title_fields_and_table_are_found_wherever_they_stand() -> None:
    reading = _reading(_packing())
    assert reading.sop.title == "Packing orders"
    assert (reading.control.number, reading.control.version) == ("SOP-WH-02", "2.3")
    assert reading.control.effective == datetime.date(2026, 3, 1)
    assert [(step.action[:9], step.owner.role) for step in reading.sop.steps] == [
        ("Weigh the", "Packer"),
        ("Close the", "Packer"),
        ("Greet the", "Shift lead"),
        ("File the ", "Shift lead"),
    ]
    assert ["1", "Weigh", "Weigh the parcel.\nWrite the weight down.", "0.5%", "Packer"] in _rows(
        reading
    )
    assert ["After packing"] in _rows(reading)


def test_a_finding_names_sheet_and_cell() -> None:
    reading = _reading(_packing())
    found = next(f for f in lint(reading.document, reading.sop) if f.code == "VAG001")
    assert found.place is not None
    assert (found.place["sheet"], found.place["cell"], found.place["row"]) == ("Packing", "C9", 9)
    start, end = found.place["start"], found.place["end"]
    assert isinstance(start, int) and isinstance(end, int)
    assert "Greet the driver in a friendly tone."[start:end] == found.quote


def test_tables_side_by_side_are_two_tables() -> None:
    book = _packing()
    sheet = _sheet(book, "Packing")
    sheet["H5"], sheet["I5"] = "Situation", "Handling"
    sheet["H6"], sheet["I6"] = "Box too small", "Take the next size."
    reading = _reading(book)
    assert [e.situation for e in reading.sop.exceptions] == ["Box too small"]
    assert len(reading.sop.steps) == 4


def test_sheets_are_parts_of_one_procedure_or_procedures_of_their_own() -> None:
    book = _packing()
    returns = book.create_sheet("Returns")
    returns.append(HEADER)
    returns.append([1, "Open", "Open the return.", "same day", "Clerk"])
    returns.append([2, "Check", "Check the goods.", "list", "Clerk"])
    trouble = book.create_sheet("Exceptions")
    trouble.append(["Situation", "Handling", "Owner"])
    trouble.append(["Label missing", "Ask the customer.", "Clerk"])
    history = book.create_sheet("Change history")
    history.append(["Version", "Date", "Author", "Change"])
    history.append(["1.0", "2026-01-01", "Li Si", "First issue"])
    reading = _reading(book)
    assert (reading.sop.title, len(reading.sop.steps)) == ("Packing orders", 4)
    assert [(sop.title, len(sop.steps)) for sop in reading.others] == [("Returns", 2)]
    assert [e.situation for e in reading.others[0].exceptions] == ["Label missing"]
    assert reading.control.history[0].change == "First issue"


def test_what_is_hidden_is_not_read_and_said() -> None:
    book = _packing()
    sheet = _sheet(book, "Packing")
    sheet.row_dimensions[7].hidden = True
    sheet.column_dimensions["B"].hidden = True
    lists = book.create_sheet("Lists")
    lists.append(["secret"])
    lists.sheet_state = "hidden"
    reading = _reading(book)
    assert len(reading.sop.steps) == 3
    whys = {lost.why.split(" were")[0].split(" was")[0] for lost in reading.document.lost}
    assert whys == {"hidden rows", "hidden columns", "a hidden sheet"}
    assert "secret" not in reading.document.text


def test_comments_charts_and_formulas_without_results_are_listed_with_their_cell() -> None:
    book = _packing()
    sheet = _sheet(book, "Packing")
    sheet["C7"].comment = Comment("With which tape?", "Li Si")
    sheet["D7"] = "=1+1"
    sheet["C9"].font = Font(strike=True)
    lost = {entry.what: entry for entry in _reading(book).document.lost}
    assert lost["With which tape?"].place == {"sheet": "Packing", "cell": "C7", "row": 7}
    assert "open the file in Excel and save it" in lost["=1+1"].why
    assert "struck-through" in lost["Greet the driver in a friendly tone."].why


def test_a_picture_stays_with_the_step_it_lies_on() -> None:
    book = _packing()
    _sheet(book, "Packing").add_image(Image(_png()), "G7")
    steps = _reading(book).sop.steps
    assert [len(step.materials) for step in steps] == [0, 1, 0, 0]


def test_headers_and_footers_say_what_a_workbook_is_without_page_numbers() -> None:
    book = _packing()
    sheet = _sheet(book, "Packing")
    assert sheet.oddHeader is not None and sheet.oddFooter is not None
    sheet.oddHeader.left.text = "SOP-WH-99"
    sheet.oddFooter.center.text = "Page &P of &N"
    notes = [note.text for note in _reading(book).sop.notes]
    assert "SOP-WH-99" in notes
    assert not any("Page" in note for note in notes)


def test_links_are_kept_at_the_words_of_their_cell() -> None:
    book = _packing()
    sheet = _sheet(book, "Packing")
    sheet["C7"].hyperlink = "https://example.org/tape"
    document = _reading(book).document
    link = next(link for link in document.links if link.href == "https://example.org/tape")
    assert document.text[link.start : link.end] == "Close the box."
    place = place_of(document.locations, link.start, link.end)
    assert place is not None and place["cell"] == "C7"


@pytest.mark.parametrize(
    ("cell", "words"),
    [("B1", "Open the form"), ("B6", "Fill the sheet"), ("B9", "The list"), ("A11", "Opening")],
)
def test_a_link_is_at_its_words_beside_a_box_in_a_table_a_field_and_a_line(
    cell: str, words: str
) -> None:
    book = Workbook()
    sheet = _sheet(book, "Sheet")
    for row in (
        ("☐", "Open the form"),
        ("☐", "Count the till"),
        (),
        (),
        ("No", "Step", "Owner"),
        (1, "Fill the sheet", "Clerk"),
        (2, "File it", "Clerk"),
        (),
        ("Form", "The list"),
        (),
        ("Opening",),
    ):
        sheet.append(row)
    sheet[cell].hyperlink = "https://example.org/a"
    document = _reading(book).document
    (link,) = document.links
    assert document.text[link.start : link.end] == words


def test_lines_without_a_table_are_numbered_items() -> None:
    book = Workbook()
    sheet = _sheet(book, "SOP")
    for row in (["Opening"], [1, "Unlock the door."], [2, "Switch on the light."]):
        sheet.append(row)
    reading = _reading(book)
    assert reading.sop.title == "Opening"
    assert [step.action for step in reading.sop.steps] == [
        "Unlock the door.",
        "Switch on the light.",
    ]


def test_golden_workbooks_are_read() -> None:
    tea = read(FILES / "x04_chinese_pictures.xlsx")
    assert tea.sop.steps[0].action.startswith("称取茶叶30克")
    assert sum(len(step.materials) for step in tea.sop.steps) == 2
    typed = read(FILES / "x03_typed_cells.xlsx")
    assert typed.document.language == "zh"
    steps = read(FILES / "x01_step_sheet.xlsx")
    assert steps.control.number == "WH-SOP-02"
    assert {lost.what[:5] for lost in steps.document.lost} == {"3 | O", "Lists"}


def test_macros_are_never_run_and_said() -> None:
    held = BytesIO(_bytes(_packing()))
    with ZipFile(held, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf")
    reading = read_data(held.getvalue(), "packing.xlsm")
    assert "never run" in reading.document.lost[-1].why


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"hello", "no Excel file"),
        (b"PK\x03\x04 cut", "damaged or cut off"),
        (b"%PDF-1.7", "a PDF file"),
    ],
)
def test_what_is_no_workbook_is_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(IngestError, match=words):
        read_data(data, "packing.xlsx")


def test_a_workbook_without_text_is_refused_with_advice() -> None:
    with pytest.raises(IngestError, match="no sheet of it has text"):
        _reading(Workbook())


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    data = _changed(
        _bytes(_packing()),
        "xl/worksheets/sheet1.xml",
        lambda xml: bomb + xml[xml.index(b"<worksheet") :],
    )
    with pytest.raises(IngestError, match="document type"):
        read_data(data, "packing.xlsx")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b"<sheetData>", b"<sheetData>" + b"<c/>" * 200_001, "more than 200,000"),
        (b'ref="E6:E7"', b'ref="A1:XFD1048576"', ""),
    ],
)
def test_huge_sheets_and_merged_ranges_are_bounded(old: bytes, new: bytes, words: str) -> None:
    data = _changed(
        _bytes(_packing()), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(old, new)
    )
    if words:
        with pytest.raises(IngestError, match=words):
            read_data(data, "packing.xlsx")
    else:
        assert len(read_data(data, "packing.xlsx").sop.steps) == 4


def test_separated_values_are_one_table() -> None:
    text = "Packing\nNo.;Operation;Owner\n1;Close the box.;Packer\n2;Send it.;Clerk\n"
    reading = read_data(text.encode(), "packing.csv")
    assert [step.owner.role for step in reading.sop.steps] == ["Packer", "Clerk"]
    chinese = "序号,操作,负责人\n1,称重,打包员\n2,封箱,打包员\n".encode("gb18030")
    assert len(read_data(chinese, "packing.csv").sop.steps) == 2
    place = reading.document.locations[-1].place
    assert place == {"line": 4}


SHARED = (
    b'<Relationship Id="rId99" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/sharedStrings"/>'
)


def _sharing(cells: int, sheets: int) -> bytes:
    """A workbook whose cells share one text of 30,000 characters."""
    book = Workbook()
    for number in range(1, sheets):
        book.create_sheet(f"Sending {number}")
    rows = "".join(f'<row><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, cells + 1))
    held = BytesIO()
    with ZipFile(BytesIO(_bytes(book))) as old, ZipFile(held, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).replace(b"<sheetData></", f"<sheetData>{rows}</".encode())
            if name == "xl/_rels/workbook.xml.rels":
                content = content.replace(b"</Relationships>", SHARED + b"</Relationships>")
            new.writestr(name, content)
        text = f"<si><t>{'Check the box. ' * 2_000}</t></si>"
        new.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN[1:-1]}">{text}</sst>')
    return held.getvalue()


def test_a_small_file_whose_cells_share_a_long_text_is_refused_before_it_is_copied() -> None:
    data = _sharing(cells=6_000, sheets=1)
    tracemalloc.start()
    try:
        with pytest.raises(IngestError, match="20,000,000 characters of text: split it"):
            read_data(data, "packing.xlsx")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(data) < 200_000
    assert peak < 3 * MAX_TEXT


def test_the_sheets_of_a_workbook_share_the_limit_of_its_text() -> None:
    assert len(read_data(_sharing(cells=300, sheets=1), "packing.xlsx").document.text) > 8_900_000
    with pytest.raises(IngestError, match="its cells hold more than 20,000,000 characters"):
        read_data(_sharing(cells=300, sheets=3), "packing.xlsx")


def test_column_that_only_carries_ids_is_neither_read_nor_listed() -> None:
    reading = read_data(write_excel(full_sop()), "export.xlsx")

    assert [lost for lost in reading.document.lost if "hidden" in lost.why] == []
    assert "sopai" not in reading.document.text
