"""An SOP in a customer's own Word template, opened again."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document as open_document
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings

from sopai.errors import ExportError
from sopai.export.office import xml_text
from sopai.export.printed import Printed
from sopai.export.registry import written
from sopai.export.template_names import BLOCKS, TEXTS
from sopai.export.word_fill import fill_word
from sopai.ingest.read import read
from sopai.schema.control import DocumentControl, State
from sopai.schema.sop import Sop
from tests.export.samples import CONTROL, ROSTER, TODAY, full_sop, sop_with
from tests.export.templates import (
    chinese_form,
    company,
    letterhead,
    saved,
    split,
    template_with,
)
from tests.strategies import NASTY, controls, sops

LIBRE_OFFICE = (Path(__file__).parent / "files" / "libreoffice-form.docx").read_bytes()
"""The template of a company, opened and saved by LibreOffice."""

OPEN = ("Who packs on Sunday?",)
PRINTED = Printed(full_sop(), CONTROL, ROSTER, TODAY, OPEN)


def opened(data: bytes) -> Document:
    return open_document(BytesIO(data))


def filled(template: bytes, printed: Printed = PRINTED) -> Document:
    return opened(fill_word(printed, template))


def lines(document: Document) -> list[str]:
    """All texts of the body in the order of the page, tables and boxes included."""
    found: list[str] = document.element.body.xpath("//w:body//w:p")
    return ["".join(text.text or "" for text in one.xpath(".//w:t")) for one in found]  # type: ignore[attr-defined]


def everything(document: Document) -> str:
    texts = [text for section in document.sections for part in (
        section.header, section.footer, section.first_page_header, section.first_page_footer)
        for text in part._element.xpath("string(.)").split("\n")]  # fmt: skip
    return "\n".join([*texts, *lines(document)])


def test_texts_stand_where_word_had_split_their_names() -> None:
    section = filled(company()).sections[0]
    head = section.header.tables[0]
    assert [cell.text for cell in head.rows[0].cells] == [
        "Star Shop Ltd",
        "SOP WH/SOP/003",
        "Rev. 1.2",
    ]
    assert section.first_page_header.paragraphs[0].text == "Star Shop Ltd"
    assert section.footer.paragraphs[0].text == "Effective 2026-02-25, next review 2026-05-25"


def test_text_boxes_are_filled_in_both_of_their_copies() -> None:
    document = filled(company())
    assert [line for line in lines(document) if line == "State: Effective"] == [
        "State: Effective"
    ] * 2


def test_a_text_keeps_the_style_of_the_first_of_its_signs() -> None:
    document = opened(template_with())
    line = document.add_paragraph("No. ")
    line.add_run("{{num").bold = True
    line.add_run("ber}} here")
    runs = next(p.runs for p in filled(saved(document)).paragraphs if p.text.startswith("No. "))
    assert [(run.text, run.bold) for run in runs] == [
        ("No. ", None), ("WH/SOP/003", True), (" here", None),
    ]  # fmt: skip


def test_blocks_stand_below_the_headings_of_the_template() -> None:
    document = filled(company())
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == ["Purpose", "Scope", "Steps", "Exceptions", "Metrics", "Approval"]
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[texts.index("Purpose") + 1] == "No parcel comes back"
    tables = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert ["Situation", "Step", "Handling", "Owner"] in tables
    assert ["Role", "Name", "Date", "Signature"] in tables


def test_tables_have_the_style_of_the_templates_own() -> None:
    document = filled(company())
    styles = {table.style.name for table in document.tables if table.style}
    assert styles == {"Light Grid Accent 1"}
    assert not document.element.xpath("//w:tbl//w:shd[@w:fill='E7ECF2']")


def test_a_narrow_page_has_few_columns_and_all_that_a_step_says() -> None:
    document = filled(company())
    table = next(t for t in document.tables if t.rows[0].cells[0].text == "No.")
    assert len(table.columns) == 6
    row = "\n".join(cell.text for cell in table.rows[1].cells)
    for text in ("Day 1", "Scanner", "Full tote", "All items ticked", "5 minutes", "Hello"):
        assert text in row


def test_what_a_template_has_no_place_for_is_named() -> None:
    assert lines(filled(company()))[-1] == (
        "The template has no place for: Roles, Start and end, Supervision, Materials, "
        "Definitions, Notes, History. The SOP itself says it."
    )


def test_open_items_and_approvals_stand_there_without_a_place() -> None:
    shown = lines(filled(template_with("{{title}}", "{{purpose}}")))
    assert shown[:2] == [
        "Open items (1): answer them before anybody works by this procedure",
        "☐ Who packs on Sunday?",
    ]
    assert shown[-1] == "Approvals named here are recorded, not authenticated."


@pytest.mark.parametrize("template", [company(), chinese_form(), letterhead()])
def test_open_items_and_approvals_are_said_once(template: bytes) -> None:
    shown = "\n".join(lines(filled(template)))
    assert shown.count("☐ Who packs on Sunday?") == 1
    assert shown.count("recorded, not authenticated") == 1


def test_a_chinese_form_is_filled_by_chinese_names() -> None:
    document = filled(chinese_form(), PRINTED._replace(sop=full_sop("zh")))
    grid = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert grid == [
        "文件编号", "WH/SOP/003", "版本", "1.2", "部门", "Warehouse",
        "编制人", "Wang Wu", "批准人", "Zhao Liu", "生效日期", "2026-02-25",
    ]  # fmt: skip
    assert "异常处理" in lines(document)
    footer = document.sections[0].footer
    assert [p.text for p in footer.paragraphs] == ["打印日期 2026-03-01，本打印件非受控"]


def test_a_template_without_a_place_gets_all_of_it_and_says_so() -> None:
    document = filled(letterhead())
    shown = lines(document)
    assert "The template has no place for the text of the procedure: it stands below." in shown
    for text in ("Pack an order", "Put each item into the tote", "Refund", "Carrier handbook"):
        assert any(text in line for line in shown)
    assert document.sections[0].header.paragraphs[0].text == "Star Shop Ltd · 1 Harbour Road"
    footer = document.sections[0].footer
    assert footer.paragraphs[-1].text == "Uncontrolled when printed · printed 2026-03-01"


@pytest.mark.parametrize("name", [label.field for label in BLOCKS])
def test_a_block_with_nothing_to_say_is_a_dash(name: str) -> None:
    document = filled(template_with("{{title}}", f"{{{{{name}}}}}"), Printed(sop_with()))
    shown = lines(document)
    assert shown[0] == "Pack an order"
    assert shown[1] == "—" or document.tables


@pytest.mark.parametrize("label", [*TEXTS, *BLOCKS], ids=lambda label: label.field)
def test_every_name_is_filled_in_three_ways(label: tuple[str, ...]) -> None:
    shown = everything(filled(template_with(*(f"{{{{{name.upper()}}}}}" for name in label[:3]))))
    assert "{{" not in shown and "}}" not in shown


def test_body_leaves_out_what_has_a_place_of_its_own() -> None:
    shown = lines(filled(template_with("{{number}}", "{{steps}}", "{{body}}", "{{roles}}")))
    assert shown.count("Put each item into the tote") == 1
    assert shown.count("Executor") == 1
    assert shown.count("WH/SOP/003") == 1
    assert "Exceptions" in shown


def test_texts_of_the_sop_are_never_taken_for_placeholders() -> None:
    sop = sop_with(title="{{number}} {{nonsense}}", steps=[{"id": "s1", "action": "{{title}}"}])
    shown = lines(filled(template_with("{{title}}", "{{steps}}"), Printed(sop, CONTROL)))
    assert shown[0] == "{{number}} {{nonsense}}"
    assert "{{title}}" in shown


def test_line_ends_and_signs_of_a_text_stay() -> None:
    sop = sop_with(starts_when="first\n<b> & second\x00")
    document = filled(template_with("Start: {{starts_when}}.", "{{steps}}"), Printed(sop))
    assert document.paragraphs[0].text == "Start: first\n<b> & second␀."


def test_every_wrong_placeholder_is_named_with_its_place_and_the_nearest_name() -> None:
    document = opened(template_with("{{zzzz}} and {{title", "see {{steps}}"))
    split(document.sections[0].header.paragraphs[0], "{{ti", "tel}}")
    split(document.sections[0].footer.paragraphs[0], "{{step", "s}}")
    split(document.add_paragraph(), "{{a {{numb", "er}} b}}", "{% for x in y %}")
    with pytest.raises(ExportError) as caught:
        fill_word(PRINTED, saved(document))
    assert str(caught.value).split(": ", 1)[1].split("; ") == [
        "'{{zzzz}}' in the text is unknown, no name is like it",
        "'{{title' in the text has no beginning or no end",
        "'{{steps}}' in the text must stand in a paragraph of its own",
        "'{{a' in the text has no beginning or no end",
        "'b}}' in the text has no beginning or no end",
        "'{% for x in y %}' in the text is a command of another program: take it out",
        "'{{titel}}' in a header is unknown, the nearest name is {{title}}",
        "'{{steps}}' in a footer can only stand in the text of the document",
    ]


def test_a_chinese_name_that_is_nearly_right_is_answered_in_chinese() -> None:
    with pytest.raises(ExportError, match="the nearest name is {{生效日期}}$"):
        fill_word(PRINTED, template_with("{{生效日}}"))


def test_what_is_not_in_effect_says_so_on_every_kind_of_page() -> None:
    control = CONTROL.model_copy(update={"state": State.DRAFT})
    section = filled(company(), PRINTED._replace(control=control)).sections[0]
    for header in (section.header, section.first_page_header):
        assert [one.get("string") for one in header._element.iter() if one.get("string")] == [
            "DRAFT"
        ]


def test_a_template_of_libreoffice_is_filled() -> None:
    data = fill_word(PRINTED, LIBRE_OFFICE)
    head = opened(data).sections[0].header.tables[0]
    assert [cell.text for cell in head.rows[0].cells][1:] == ["SOP WH/SOP/003", "Rev. 1.2"]
    assert "Put each item into the tote" in lines(opened(data))
    assert opened(data).core_properties.title == "Pack an order"
    with ZipFile(BytesIO(data)) as file:
        assert len(file.namelist()) == len(set(file.namelist()))


@pytest.mark.parametrize("template", [company(), chinese_form(), letterhead(), LIBRE_OFFICE])
def test_a_filled_template_is_read_back(template: bytes, tmp_path: Path) -> None:
    (tmp_path / "filled.docx").write_bytes(fill_word(PRINTED._replace(open_items=()), template))
    steps = read(tmp_path / "filled.docx").sop.steps
    assert [step.action.split(" If ")[0] for step in steps] == [
        "Put each item into the tote",
        "Tick it on the list",
        "Call the customer",
    ]


def test_sections_and_styles_of_the_template_stay() -> None:
    document = filled(company())
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert section.left_margin is not None and round(section.left_margin.mm) == 22
    assert document.styles["Normal"].element.rPr.rFonts.get(qn("w:ascii")) == "Georgia"
    assert document.styles["Heading 1"].element.xpath("string(.//w:color/@w:val)") == "8A1C1C"


def test_a_section_break_behind_a_block_stays() -> None:
    document = opened(template_with("{{steps}}"))
    document.add_section()
    last = document.paragraphs[-1]
    document.element.body.remove(document.paragraphs[0]._p)
    split(last, "{{steps}}")
    result = filled(saved(document))
    assert len(result.sections) == 2
    assert "{{" not in everything(result)


def test_a_block_in_a_cell_leaves_the_cell_whole() -> None:
    document = opened(template_with())
    document.add_table(1, 1).cell(0, 0).paragraphs[0].text = "{{metrics}}"
    cell = filled(saved(document)).tables[0].cell(0, 0)
    assert cell.tables[0].cell(1, 0).text == "Errors"
    assert cell._tc[-1].tag == qn("w:p")


def test_two_tables_never_touch() -> None:
    document = opened(template_with("{{roles}}", "{{metrics}}", "{{control}}"))
    document.add_table(1, 1)
    body = filled(saved(document)).element.body
    assert not body.xpath("./w:tbl/following-sibling::*[1][self::w:tbl or self::w:sectPr]")


def test_equal_values_fill_equal_bytes() -> None:
    printed = PRINTED._replace(template=company())
    assert written("docx", printed) == written("docx", printed)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_are_filled_in(text: str) -> None:
    sop = sop_with(title=text, purpose=text, steps=[{"id": "s1", "action": text}])
    shown = lines(filled(template_with("{{title}}", "{{purpose}}", "{{steps}}"), Printed(sop)))
    assert sum(xml_text(text).replace("\n", "").replace("\t", "") in line for line in shown) >= 3


@settings(max_examples=15)
@given(sops(), controls)
def test_any_sop_fills_a_template_with_all_its_actions(sop: Sop, control: DocumentControl) -> None:
    shown = "".join(lines(filled(chinese_form(), Printed(sop, control, ROSTER, TODAY))))
    for step in sop.steps:
        assert xml_text(step.action).replace("\n", "").replace("\t", "") in shown
