"""PDF files: lines, columns, lists and tables from the places of letters."""

import threading
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission, EncryptionMethod

from sopai.errors import IngestError
from sopai.ingest import pdf, pdf_drawn, pdf_lines, pdf_pages
from sopai.ingest.read import read, read_data
from sopai.ingest.recognise import Reading
from sopai.lint.engine import lint
from sopai.schema.document import BlockKind

FILES = Path(__file__).parent / "files"
HEADER = ("No.", "Task", "Operation", "Responsible")


def _page(document: FPDF) -> FPDF:
    document.set_margin(50)
    document.add_page()
    document.set_font("Helvetica", size=11)
    return document


def _new() -> FPDF:
    return _page(FPDF(unit="pt", format="A4"))


def _reading(document: FPDF) -> Reading:
    return read_data(bytes(document.output()), "sop.pdf")


def _texts(reading: Reading, kind: BlockKind) -> list[str]:
    document = reading.document
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind]


def _rows(reading: Reading) -> list[list[str]]:
    text = reading.document.text
    return [
        [text[cell.start : cell.end] for cell in block.cells]
        for block in reading.document.blocks
        if block.table >= 0
    ]


def _items(reading: Reading) -> list[tuple[str | None, int, str]]:
    text = reading.document.text
    return [
        (block.number, block.level, text[block.start : block.end])
        for block in reading.document.blocks
        if block.kind is BlockKind.LIST_ITEM
    ]


def test_a_list_goes_on_over_pages_without_headers_footers_and_cut_words() -> None:
    reading = read(FILES / "p01_list_over_pages.pdf")
    assert reading.control.number == "MT-SOP-014"
    numbers = [number for number, level, _ in _items(reading) if level == 0]
    assert numbers == sorted(numbers, key=lambda number: int(number or 0))
    assert all("Page" not in text for text in _texts(reading, BlockKind.PARAGRAPH))
    assert "- " not in reading.document.text


def test_columns_are_read_one_after_the_other() -> None:
    items = _items(read(FILES / "p02_two_columns.pdf"))
    assert items[2] == ("3", 0, "The Gardener gives potted trees 10 litres each.")
    assert [number for number, _, _ in items][:4] == ["1", "2", "3", "4"]


def test_a_ruled_table_over_two_pages_is_one_table() -> None:
    reading = read(FILES / "p03_chinese_ruled_table.pdf")
    assert {block.table for block in reading.document.blocks if block.table >= 0} == {1}
    assert [
        "5",
        "卸货",
        "检验合格后指挥车辆到3号仓卸货。",
        "仓门编号与单据一致",
        "仓管员",
    ] in _rows(reading)
    assert sum(block.is_header for block in reading.document.blocks) == 1
    assert [step.owner.role for step in reading.sop.steps][:2] == ["门卫", "司磅员"]


def test_chinese_lines_are_joined_without_a_blank() -> None:
    reading = read(FILES / "p04_chinese_lines.pdf")
    assert reading.sop.title == "新员工入职办理流程"
    assert (reading.control.number, reading.control.version) == ("HR-03", "A/1")
    assert "三个工作日内完成" in reading.document.text


def test_a_finding_names_page_and_box() -> None:
    document = _new()
    document.cell(text="1. Dial the number.", new_x="LMARGIN", new_y="NEXT")
    document.cell(text="2. Greet the customer in a friendly tone.", new_x="LMARGIN", new_y="NEXT")
    reading = _reading(document)
    found = next(f for f in lint(reading.document, reading.sop) if f.code == "VAG001")
    assert found.place is not None
    box = found.place["box"]
    assert isinstance(box, list)
    left, top, right, bottom = box
    assert found.place["page"] == 1
    assert 50 <= left < right < 300
    assert 50 <= top < bottom < 100


def test_sizes_and_numbers_make_headings() -> None:
    document = _new()
    for size, style, text in (
        (20, "", "Packing orders"),
        (14, "B", "1. Purpose"),
        (11, "", "This procedure says how the packer closes a box so that it arrives dry."),
        (14, "B", "2. Procedure"),
        (11, "", "1) Weigh the parcel."),
        (11, "", "a) Note the weight."),
        (11, "", "2) Close the box."),
    ):
        document.set_font("Helvetica", style, size)
        document.set_x(70 if text.startswith("a)") else 50)
        document.cell(text=text, new_x="LMARGIN", new_y="NEXT", h=size * 1.4)
    reading = _reading(document)
    headings = [
        (block.level, block.number)
        for block in reading.document.blocks
        if block.kind is BlockKind.HEADING
    ]
    assert headings == [(1, None), (2, "1"), (2, "2")]
    assert reading.sop.title == "Packing orders"
    assert [(number, level) for number, level, _ in _items(reading)] == [
        ("1", 0),
        ("a", 1),
        ("2", 0),
    ]


def test_words_that_stand_under_a_known_header_are_a_table() -> None:
    document = _new()
    rows = (
        HEADER,
        ("1", "Weigh", "Weigh the parcel.", "Packer"),
        ("2", "Close", "Close the box", "Packer"),
        ("", "", "with two strips.", ""),
        ("3", "Send", "Hand it to the driver.", "Shift lead"),
    )
    for number, row in enumerate(rows):
        for x, text in zip((50, 90, 170, 400), row, strict=True):
            document.text(x, 100 + 14 * number, text)
    reading = _reading(document)
    assert _rows(reading)[2] == ["2", "Close", "Close the box with two strips.", "Packer"]
    assert [step.owner.role for step in reading.sop.steps] == ["Packer", "Packer", "Shift lead"]


def test_a_table_between_level_rules_is_found_by_its_rules() -> None:
    document = _new()
    for y in (90, 110, 160):
        document.line(50, y, 450, y)
    for number, row in enumerate(
        (("Place", "Telephone"), ("Gate of the north", "4711"), ("Dock", "4712"))
    ):
        for x, text in zip((50, 140), row, strict=True):
            document.text(x, 104 + 20 * number, text)
    assert _rows(_reading(document)) == [
        ["Place", "Telephone"],
        ["Gate of the north", "4711"],
        ["Dock", "4712"],
    ]


def test_merged_cells_of_a_ruled_table_stand_in_each_row() -> None:
    document = _new()
    with document.table(width=480, col_widths=(1, 3, 6, 3)) as table:
        table.row(HEADER)
        first = table.row()
        for text in ("1", "Weigh", "Weigh the parcel."):
            first.cell(text)
        first.cell("Packer", rowspan=2)
        table.row(("2", "Close", "Close the box."))
        table.row().cell("After packing", colspan=4)
        table.row(("3", "Send", "Hand it to the driver.", "Shift lead"))
    assert _rows(_reading(document)) == [
        list(HEADER),
        ["1", "Weigh", "Weigh the parcel.", "Packer"],
        ["2", "Close", "Close the box.", "Packer"],
        ["After packing"],
        ["3", "Send", "Hand it to the driver.", "Shift lead"],
    ]


def test_headers_and_footers_are_said_once() -> None:
    document = FPDF(unit="pt", format="A4")
    for page in range(1, 4):
        _page(document)
        document.text(50, 30, "SOP-WH-02 version 3.1")
        document.text(280, 820, f"Page {page} of 3")
        document.text(50, 200 + page, f"{page}. Close box {page}.")
    reading = _reading(document)
    assert (reading.control.number, reading.control.version) == ("SOP-WH-02", "3.1")
    assert [step.action for step in reading.sop.steps] == [f"Close box {n}." for n in (1, 2, 3)]
    assert [note.text for note in reading.sop.notes] == ["SOP-WH-02 version 3.1"]


def test_pages_that_lie_on_their_side_are_read_as_they_are_shown() -> None:
    document = _new()
    document.cell(text="1. Weigh the parcel.", new_x="LMARGIN", new_y="NEXT")
    document.cell(text="2. Close the box.", new_x="LMARGIN", new_y="NEXT")
    turned = pdfium.PdfDocument(bytes(document.output()))
    turned[0].set_rotation(90)
    held = BytesIO()
    turned.save(held)
    turned.close()
    reading = read_data(held.getvalue(), "sop.pdf")
    assert [step.action for step in reading.sop.steps] == ["Weigh the parcel.", "Close the box."]


def test_slanted_words_are_listed_and_not_read() -> None:
    document = _new()
    document.cell(text="1. Weigh the parcel.", new_x="LMARGIN", new_y="NEXT")
    with document.rotation(45, 300, 400):
        document.text(200, 400, "DRAFT")
    reading = _reading(document)
    assert "DRAFT" not in reading.document.text
    assert reading.document.lost[0].what == "DRAFT"


def test_links_and_pictures_are_kept_with_their_step() -> None:
    document = _new()
    document.cell(
        text="1. Open the form.", link="https://example.org/form", new_x="LMARGIN", new_y="NEXT"
    )
    document.image(FILES.parent / "files" / "red.png", 60, 120, 80, 80)
    document.text(50, 300, "2. Close the box.")
    reading = _reading(document)
    text = reading.document.text
    found = [
        (text[at.start : at.end], at.href) for at in reading.document.links if not at.is_picture
    ]
    assert found == [("Open the form.", "https://example.org/form")]
    picture = next(at for at in reading.document.links if at.is_picture)
    assert text[: picture.start].endswith("Open the form.")


def test_a_scan_and_a_locked_file_are_refused_with_advice() -> None:
    with pytest.raises(IngestError, match=r"scan.*OCR"):
        read(FILES / "r01_scan.pdf")
    with pytest.raises(IngestError, match="password"):
        read(FILES / "r02_password.pdf")


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    document = _new()
    document.cell(text="1. Weigh the parcel.")
    document.set_encryption(
        owner_password="owner",  # noqa: S106 - a test file's
        encryption_method=EncryptionMethod.RC4,
        permissions=AccessPermission.none(),
    )
    assert _reading(document).sop.steps[0].action == "Weigh the parcel."


def test_a_scanned_page_among_others_is_listed() -> None:
    document = _new()
    document.cell(text="1. Weigh the parcel, and write its weight on the slip.")
    _page(document).image(FILES / "red.png", 0, 0, 595, 842)
    lost = _reading(document).document.lost
    assert [entry.place for entry in lost] == [{"page": 2}]
    assert "OCR" in lost[0].why


def test_too_many_pages_are_refused_and_not_read_in_part(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    document = _new()
    document.add_page()
    document.add_page()
    with pytest.raises(IngestError, match="3 pages, more than 2: nothing of it was read"):
        _reading(document)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"hello", "no PDF file"),
        (b"%PDF-1.7\nhello", "damaged or cut off"),
    ],
)
def test_what_is_no_pdf_is_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(IngestError, match=words):
        read_data(data, "sop.pdf")


def test_threads_may_read_at_once() -> None:
    data = (FILES / "p01_list_over_pages.pdf").read_bytes()
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(read_data(data, "a.pdf").sop.steps)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


@pytest.mark.parametrize("text", ["\0", "\0 x", "\x000", "\x007", "\x00٣"])
def test_text_that_begins_like_the_mark_of_a_table_stays_text(text: str) -> None:
    """A damaged file held such a line, and the mark was read as a number."""
    box = pdf_drawn.Box(10, 10, 90, 20)
    line = pdf_lines.Line(text + " words", box, 20, 10, False, 1)
    assert pdf_pages._stood_in_for(line, []) is None
    assert pdf_pages._stood_in_for(line._replace(text=text), []) is None
