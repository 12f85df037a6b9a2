"""What a reader finds in the Excel file, opened again."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from sopai.export.excel import write_excel
from sopai.export.office import xml_text
from sopai.language.columns import Column, TableKind, table_kind
from sopai.schema.canonical import content_hash
from sopai.schema.control import DocumentControl, State
from sopai.schema.owner import Owner, OwnerKind
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop, Step
from tests.export.samples import CONTROL, ROSTER, TODAY, full_sop, long_sop, sop_with
from tests.strategies import NASTY, controls, rosters, sops

AWKWARD = (
    "\x00\x01\x0b\x0c\x1f", "\ufffe", "&C &L&P && <b>", " ", "a\tb\r\nc", "\x85\u2028", "x" * 300,
    "_x000D_",
)  # fmt: skip
"""Texts for which a page header, a property or a cell has its own rules."""


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def rows(book: Workbook, name: str) -> list[list[str]]:
    """The cells as Excel shows them: hidden columns are not seen."""
    return [
        [
            unescape(str(cell.value)) if cell.value else ""
            for at, cell in enumerate(row, start=1)
            if not book[name].column_dimensions[get_column_letter(at)].hidden
        ]
        for row in book[name].iter_rows()
    ]


@pytest.fixture(scope="module")
def full() -> Workbook:
    items = ("Who stands in for Li Si?", "How many photos?")
    return opened(write_excel(full_sop(), CONTROL, roster=ROSTER, open_items=items, today=TODAY))


def test_sheets_stand_in_the_order_of_use(full: Workbook) -> None:
    assert full.sheetnames == [
        "Steps", "Timeline", "Exceptions", "Metrics", "Supervision", "Materials", "Definitions",
        "Notes", "History", "Open items", "Control",
    ]  # fmt: skip


def test_the_first_six_columns_are_those_of_the_article(full: Workbook) -> None:
    _, header, first, part, second = rows(full, "Steps")
    assert header == [
        "No.", "Task name", "Operation", "Standard", "Attention points", "Responsible person",
        "When", "Input", "Tool", "Output", "Time limit", "Exact words", "Step metric",
        "Template or link",
    ]  # fmt: skip
    assert first[:6] == [
        "1",
        "Pick",
        "Put each item into the tote\nIf an item is missing: tell the customer (→ 2); else go on",
        "All items ticked",
        "Heavy items first",
        "Packer (Li Si)",
    ]
    assert part[:6] == ["1.1", "", "Tick it on the list", "", "", "Packer (Li Si)"]
    assert second[:6] == ["2", "", "Call the customer", "", "", "Shop"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_header_is_understood_when_the_table_comes_back(language: str) -> None:
    book = opened(write_excel(full_sop(language)))
    kind, columns = table_kind(tuple(rows(book, book.sheetnames[0])[0]))
    assert kind is TableKind.STEPS
    assert columns[:6] == (
        Column.NUMBER,
        Column.TITLE,
        Column.ACTION,
        Column.STANDARD,
        Column.ATTENTION,
        Column.OWNER,
    )
    assert set(columns[6:12]) == {
        Column.TRIGGER, Column.INPUT, Column.TOOL, Column.OUTPUT, Column.TIME_LIMIT, Column.SCRIPT,
    }  # fmt: skip


def test_each_row_carries_what_it_is_in_a_hidden_column(full: Workbook) -> None:
    steps, control = full["Steps"], full["Control"]

    assert [steps.cell(row, 15).value for row in range(2, 6)] == ["sopai", "s1", "s7", "s2"]
    assert steps.column_dimensions["O"].hidden
    assert [full["Definitions"].cell(row, 3).value for row in (1, 2)] == ["sopai", "definitions_0"]
    keys = [control.cell(row, 3).value for row in range(2, control.max_row + 1)]
    assert [key for key in keys if key][:3] == ["title", "purpose", "scope"]


def test_the_file_says_which_version_it_was_made_of(full: Workbook) -> None:
    properties = {one.name: one.value for one in full.custom_doc_props.props}  # type: ignore[attr-defined]  # its stubs lack it

    assert properties["sopai_sop"] == "sop_0123456789"
    assert properties["sopai_base"] == content_hash(full_sop())
    assert properties["sopai_holders"] == "2026-03-01"


def test_columns_without_content_are_left_out() -> None:
    assert rows(opened(write_excel(long_sop(1))), "Steps") == [
        ["No.", "Task name", "Operation", "Standard", "Attention points", "Responsible person"],
        ["1", "", "Do thing 1 of the list", "", "", "No owner"],
    ]


def test_the_timeline_has_the_columns_of_the_article(full: Workbook) -> None:
    _, header, first, *_ = rows(full, "Timeline")
    assert header == [
        "Day or trigger", "Operation", "Send time", "Tool or template", "Leader",
        "Attention points",
    ]  # fmt: skip
    assert first[0] == "Day 1"
    assert first[2:] == [
        "5 minutes",
        "Scanner\nTote\nPhoto (photo.png)",
        "Packer (Li Si)",
        "Heavy items first",
    ]


def test_steps_without_days_have_no_timeline_but_a_timeline_always_has() -> None:
    steps = long_sop(1).steps
    assert "Timeline" not in opened(write_excel(sop_with(steps=steps))).sheetnames
    assert "Timeline" in opened(write_excel(sop_with(steps=steps, form="timeline"))).sheetnames


def test_open_items_and_control_have_sheets(full: Workbook) -> None:
    assert rows(full, "Open items")[1:] == [
        ["1", "Who stands in for Li Si?"],
        ["2", "How many photos?"],
    ]
    control = {row[0]: row[1] for row in rows(full, "Control")}
    assert control["Number"] == "WH/SOP/003"
    assert control["Role holders as of"] == "2026-03-01"
    assert "recorded, not authenticated" in control["Approval"]
    assert control["Executor"] == "Packer (Li Si)"


def test_every_sheet_is_ready_for_paper(full: Workbook) -> None:
    for sheet in full.worksheets[2:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet["A1"].font.bold and sheet["A1"].alignment.wrap_text
        assert sheet.column_dimensions["A"].width >= 8


def test_warnings_stand_above_the_steps_and_on_each_of_their_pages() -> None:
    control = CONTROL.model_copy(update={"state": State.DRAFT})
    book = opened(write_excel(full_sop(), control, open_items=("Who?",), today=TODAY))
    steps, metrics = book["Steps"], book["Metrics"]
    assert steps["A1"].value == "DRAFT: do not work by this copy"
    assert str(steps["A2"].value).startswith("Open items (1)")
    assert not steps["A1"].alignment.wrap_text and steps["A1"].font.color.rgb == "FFA11111"
    assert (steps.freeze_panes, steps.print_title_rows) == ("A4", "$1:$3")
    assert metrics.oddHeader is not None and metrics.oddFooter is not None
    assert metrics["A1"].value == "Metric" and metrics.oddHeader.right.text == "DRAFT"
    assert metrics.oddFooter.left.text == "Uncontrolled when printed · printed 2026-03-01"


def test_chinese_has_chinese_sheets() -> None:
    book = opened(write_excel(full_sop("zh"), CONTROL, open_items=("谁替班？",)))
    assert rows(book, "操作步骤")[0][0] == "待定事项（1）：按本规程操作之前须先确定"
    assert book.sheetnames[:2] == ["操作步骤", "时间线"]
    assert rows(book, "操作步骤")[1][:6] == [
        "序号", "任务名称", "操作步骤", "标准", "注意事项", "责任人",
    ]  # fmt: skip
    assert rows(book, "待定事项")[1] == ["1", "谁替班？"]


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x.y","open")',
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "  =1+1",
        "＝1+1",
        "=",
    ],
)
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    cell = opened(write_excel(sop_with(steps=[{"id": "s1", "action": text}])))["Steps"]["C2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value == xml_text(text)


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "1.10", "007", "2024-01-01", "TRUE"])
def test_text_that_looks_like_a_value_stays_text(text: str) -> None:
    cell = opened(write_excel(sop_with(steps=[{"id": "s1", "action": text}])))["Steps"]["C2"]
    assert (cell.data_type, cell.value) == ("s", text)


@pytest.mark.parametrize("sign", ["长", "😀", "\0", "_x0041_"])
def test_a_text_longer_than_a_cell_is_cut_with_a_note(sign: str) -> None:
    sop = sop_with(steps=[{"id": "s1", "action": sign * 40_000}])
    value = str(opened(write_excel(sop))["Steps"]["C2"].value)
    assert len(value.encode("utf-16-le")) <= 2 * 32_767
    assert value.endswith("more characters did not fit into an Excel cell]")


def test_a_text_as_long_as_a_cell_is_not_cut() -> None:
    sop = sop_with(steps=[{"id": "s1", "action": "x" * 32_767}])
    assert opened(write_excel(sop))["Steps"]["C2"].value == "x" * 32_767


def test_what_excel_reads_as_a_code_is_kept_as_words() -> None:
    book = opened(write_excel(sop_with(steps=[{"id": "s1", "action": "a_x0041_b"}])))
    assert book["Steps"]["C2"].value == "a_x005F_x0041_b"
    assert rows(book, "Steps")[1][2] == "a_x0041_b"


def test_nasty_texts_are_shown_in_steps() -> None:
    steps = [{"id": f"s{n}", "action": text} for n, text in enumerate(NASTY, start=1)]
    found = rows(opened(write_excel(sop_with(steps=steps))), "Steps")
    assert [row[2] for row in found[1:]] == [xml_text(text) for text in NASTY]


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_is_shown_everywhere(text: str) -> None:
    sop = sop_with(title=text, purpose=text, steps=[{"id": "s1", "action": text, "script": text}])
    control = DocumentControl(number=text, author=text, other=((text, text),))
    book = opened(write_excel(sop, control, open_items=(text,)))
    shown = [cell for name in book.sheetnames for row in rows(book, name) for cell in row]
    assert shown.count(xml_text(text)) >= 9


def test_a_title_alone_is_a_workbook() -> None:
    book = opened(write_excel(sop_with()))
    assert book.sheetnames == ["Steps", "Control"]
    assert rows(book, "Control")[1] == ["Title", "Pack an order"]


def test_three_hundred_steps_have_three_hundred_rows() -> None:
    found = rows(opened(write_excel(long_sop())), "Steps")
    assert [row[0] for row in found[1:]] == [str(n) for n in range(1, 301)]


def test_the_same_values_give_the_same_bytes() -> None:
    first = write_excel(full_sop(), CONTROL, roster=ROSTER, today=TODAY)
    assert first == write_excel(full_sop(), CONTROL, roster=ROSTER, today=TODAY)


def test_properties_come_from_the_document() -> None:
    known = opened(write_excel(full_sop(), CONTROL, today=TODAY)).properties
    assert (known.title, known.creator) == ("Pack an order", "Wang Wu")
    assert known.modified is not None and known.modified.date() == TODAY


@settings(max_examples=60)
@given(sops(), controls, rosters)
def test_any_sop_is_written_with_all_its_actions(
    sop: Sop, control: DocumentControl, roster: Roster
) -> None:
    book = opened(write_excel(sop, control, roster=roster, today=TODAY))
    shown = [row[2] for row in rows(book, book.sheetnames[0])]
    for step in sop.steps:
        assert any(text.startswith(xml_text(step.action)) for text in shown)
    for sheet in book.worksheets:
        assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)


def test_all_of_several_owners_are_shown() -> None:
    owner = Owner(kind=OwnerKind.PERSON, person="Ann Reed", text="Ann Reed / Bo Lind")
    step = Step(id="s1", action="Count the till", owner=owner)
    book = opened(write_excel(sop_with(steps=(step,)), CONTROL, today=TODAY))
    assert rows(book, "Steps")[1][5] == "Ann Reed / Bo Lind"
