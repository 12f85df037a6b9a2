"""What a reader finds in the Word file, opened again."""

import base64
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as open_document
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from hypothesis import given, settings
from PIL import Image

from sopai.export.office import xml_text
from sopai.export.word import write_word
from sopai.schema.control import DocumentControl, State
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop
from tests.export.samples import CONTROL, ROSTER, TODAY, full_sop, long_sop, sop_with
from tests.strategies import NASTY, controls, rosters, sops

AWKWARD = (
    "\x00\x01\x0b\x0c\x1f", "\ufffe", "a & <b>", " ", "a\tb\r\nc", "\x85\u2028", "x" * 300,
    "字" * 300,
)  # fmt: skip
"""Texts for which a header, a property or a paragraph has its own limits."""

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one dot."""


def opened(data: bytes) -> Document:
    return open_document(BytesIO(data))


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def table_of(document: Document, first_header: str) -> list[list[str]]:
    return next(c for c in map(cells, document.tables) if c and c[0][0] == first_header)


def all_text(document: Document) -> str:
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    return "\n".join([*paragraphs, *("\n".join(sum(cells(t), [])) for t in document.tables)])


@pytest.fixture(scope="module")
def full() -> Document:
    items = ("Who stands in for Li Si?", "How many photos?")
    return opened(write_word(full_sop(), CONTROL, roster=ROSTER, open_items=items, today=TODAY))


def test_header_names_organisation_number_and_title(full: Document) -> None:
    header = full.sections[0].header
    assert [p.text for p in header.paragraphs] == ["Star Shop Ltd\tWH/SOP/003", "Pack an order"]


def test_the_number_stands_at_the_right_margin(full: Document) -> None:
    section = full.sections[0]
    line = section.header.paragraphs[0]
    style = line._p.xpath("string(w:pPr/w:pStyle/@w:val)")
    old = full.styles.element.xpath(f"w:style[@w:styleId='{style}']//w:tab/@w:pos")
    assert line._p.xpath("w:pPr/w:tabs/w:tab[@w:val='clear']/@w:pos") == old != []
    assert line._p.xpath("w:pPr/w:tabs/w:tab[@w:val='right']/@w:pos") == ["14797"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "WH/SOP/003 · Version 1.2 · Effective\tpage {PAGE} of {NUMPAGES}"),
        ("zh", "WH/SOP/003 · 版本 1.2 · 已生效\t第{PAGE}页 共{NUMPAGES}页"),
    ],
)
def test_footer_counts_pages_by_fields(language: str, expected: str) -> None:
    document = opened(write_word(full_sop(language), CONTROL))
    shown = ""
    for part in document.sections[0].footer.paragraphs[0]._p:
        code = part.get(qn("w:instr"))
        shown += f"{{{code}}}" if code else getattr(part, "text", "") or ""
    assert shown == expected


def test_headings_are_real_headings_in_the_order_of_the_document(full: Document) -> None:
    names = [p.text for p in full.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert names == [
        "Purpose", "Scope", "Roles", "Start and end", "Metrics", "Steps", "Exceptions",
        "Supervision", "Materials", "Definitions", "Notes", "History", "Approval",
    ]  # fmt: skip


def test_control_table_shows_also_what_is_not_set() -> None:
    control = DocumentControl(number="A 1", other=(("Copy", "3 of 5"),))
    document = opened(write_word(sop_with(), control))
    assert cells(document.tables[0]) == [
        ["Number", "A 1"],
        ["Version", ""],
        ["Department", ""],
        ["Author", ""],
        ["Approvers", ""],
        ["Effective date", ""],
        ["Next review", ""],
        ["Copy", "3 of 5"],
    ]


def test_steps_have_numbers_owners_and_what_belongs_to_them(full: Document) -> None:
    header, first, part, second = table_of(full, "No.")
    assert header == [
        "No.", "When", "Task name", "Operation", "Responsible person", "Tool", "Output",
        "Standard", "Time limit",
    ]  # fmt: skip
    assert first[:3] == ["1", "Day 1", "Pick"]
    assert first[3].split("\n") == [
        "Put each item into the tote",
        "If an item is missing: tell the customer (→ 2); else go on",
        "Say: Hello, I am {name}",
        "Input: Pick list",
        "Attention: Heavy items first",
        "Metric: items per hour",
        "Photo (photo.png)",
    ]
    assert first[4:] == [
        "Packer (Li Si)",
        "Scanner\nTote",
        "Full tote",
        "All items ticked",
        "5 minutes",
    ]
    assert part[:5] == ["1.1", "", "", "Tick it on the list", "Packer (Li Si)"]
    assert second[:5] == ["2", "", "", "Call the customer", "Shop"]


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (date(2026, 1, 15), "Packer (Zhang San)"),
        (date(2026, 3, 1), "Packer (Li Si)"),
        (None, "Packer (Li Si)"),
    ],
)
def test_the_holder_is_who_holds_the_role_on_the_day(today: date | None, shown: str) -> None:
    document = opened(write_word(full_sop(), roster=ROSTER, today=today))
    assert table_of(document, "No.")[1][4] == shown


def test_a_step_that_nobody_owns_says_so() -> None:
    sop = sop_with(steps=[{"id": "s1", "action": "Pack"}])
    assert table_of(opened(write_word(sop)), "No.")[1] == ["1", "Pack", "No owner"]


def test_words_that_name_nobody_are_shown_as_they_are() -> None:
    owner = {"kind": "none", "text": "to be decided"}
    sop = sop_with(executor=owner, steps=[{"id": "s1", "action": "Pack"}])
    assert table_of(opened(write_word(sop)), "No.")[1] == ["1", "Pack", "to be decided"]


def test_few_columns_stand_upright_and_many_lie_across(full: Document) -> None:
    few = opened(write_word(long_sop(2)))
    assert few.sections[0].orientation == WD_ORIENT.PORTRAIT
    assert full.sections[0].orientation == WD_ORIENT.LANDSCAPE


def test_the_header_row_repeats_and_rows_stay_whole() -> None:
    table = opened(write_word(long_sop())).tables[0]
    assert len(table.rows) == 301
    assert table.style is not None and table.style.name == "Table Grid"
    assert table._tbl.xpath("count(./w:tr/w:trPr/w:tblHeader)") == 1
    assert table._tbl.xpath("count(./w:tr/w:trPr/w:cantSplit)") == 301


@pytest.mark.parametrize(
    "step",
    [
        {"action": "go on " * 2000},
        {"action": "Say it", "script": "good day " * 2000},
        {"action": "\n".join("abcdefghijklmnopqrstuvwxyz" * 3)},
    ],
)
def test_a_row_longer_than_a_page_may_break(step: dict[str, str]) -> None:
    table = opened(write_word(sop_with(steps=[{"id": "s1", **step}]))).tables[0]
    assert table._tbl.xpath("count(./w:tr/w:trPr/w:cantSplit)") == 1


def test_each_row_carries_what_it_is_in_a_bookmark(full: Document) -> None:
    names = [str(mark.get(qn("w:name"))) for mark in full.element.body.iter(qn("w:bookmarkStart"))]

    assert names[:3] == ["_sopai_title_", "_sopai_purpose_", "_sopai_scope_"]
    assert names[names.index("_sopai_s1_") :][:4] == [
        "_sopai_s1_", "_sopai_s7_", "_sopai_s2_", "_sopai_e1_",
    ]  # fmt: skip
    assert len(set(names)) == len(names)


def test_the_file_says_which_version_it_was_made_of() -> None:
    base = "s1:" + "0" * 64
    document = opened(write_word(full_sop(), CONTROL, roster=ROSTER, today=TODAY, base=base))
    (part,) = (
        relation.target_part
        for relation in document.part.package.rels.values()
        if relation.reltype.endswith("/custom-properties")
    )

    assert base in part.blob.decode()
    assert "sop_0123456789" in part.blob.decode()


def test_open_items_stand_in_a_box_before_the_text(full: Document) -> None:
    boxed = [p for p in full.paragraphs if p.style is not None and p.style.name == "Open item"]
    assert [p.text for p in boxed] == [
        "Open items (2): answer them before anybody works by this procedure",
        "☐ Who stands in for Li Si?",
        "☐ How many photos?",
    ]
    assert [p.text for p in full.paragraphs[1:4]] == [p.text for p in boxed]
    assert full.styles["Open item"].element.xpath("count(w:pPr/w:pBdr/*)") == 4


def test_exact_words_are_shaded(full: Document) -> None:
    style = full.styles["Exact words"].element
    assert style.xpath("string(w:pPr/w:shd/@w:fill)") == "EFEFEF"
    words = full.element.xpath("//w:p[w:pPr/w:pStyle/@w:val='Exactwords']//w:t")
    assert [word.text for word in words] == ["Say: ", "Hello, I am {name}"]


def test_tables_of_the_other_parts(full: Document) -> None:
    assert table_of(full, "Situation") == [
        ["Situation", "Step", "Handling", "Owner"],
        ["Stock-out", "1.1", "Refund", "Packer (Li Si)"],
    ]
    assert table_of(full, "Metric") == [["Metric", "Target", "Step"], ["Errors", "<= 0.5 %", "2"]]
    assert table_of(full, "Version") == [
        ["Version", "Date", "Author", "Change"],
        ["1.2", "20 Feb 2026", "Wang Wu", "New box"],
    ]


def test_approval_is_recorded_and_not_authenticated(full: Document) -> None:
    assert cells(full.tables[-1]) == [
        ["Role", "Name", "Date", "Signature"],
        ["Author", "Wang Wu", "", ""],
        ["Approver", "Zhao Liu", "2026-02-20", ""],
    ]
    assert "recorded, not authenticated" in full.paragraphs[-1].text


def test_one_day_of_approval_is_not_given_to_two_approvers() -> None:
    control = CONTROL.model_copy(update={"approvers": ("Zhao Liu", "Sun Qi")})
    approval = cells(opened(write_word(sop_with(), control)).tables[-1])
    assert [row[2] for row in approval[2:]] == ["", ""]


def test_chinese_has_chinese_words_and_fonts() -> None:
    document = opened(write_word(full_sop("zh"), CONTROL, roster=ROSTER, today=TODAY))
    assert table_of(document, "序号")[1][4] == "Packer（Li Si）"
    assert "仅作记录，未经身份认证" in document.paragraphs[-1].text
    for name in ("Normal", "Title", "Heading 1", "Header", "Footer"):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == "Microsoft YaHei"
        assert fonts.get(qn("w:eastAsiaTheme")) is None


def test_properties_say_what_the_document_is(full: Document) -> None:
    known = full.core_properties
    assert (known.title, known.author, known.subject) == ("Pack an order", "Wang Wu", "WH/SOP/003")
    assert known.modified is not None and known.modified.date() == TODAY


def test_a_title_alone_is_a_document() -> None:
    document = opened(write_word(sop_with()))
    assert [p.text for p in document.paragraphs] == ["Pack an order"]
    assert not document.tables


def test_two_tables_never_touch() -> None:
    for sop in (full_sop(), sop_with(executor={"kind": "vague", "text": "somebody"})):
        body = opened(write_word(sop, DocumentControl())).element.body
        assert not body.xpath("./w:tbl/following-sibling::*[1][self::w:tbl or self::w:sectPr]")


def test_a_picture_of_the_folder_is_shown(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(DOT)
    document = opened(write_word(full_sop(), picture_folder=tmp_path))
    assert document.element.xpath("//w:tc//wp:inline/wp:docPr/@descr") == ["Photo"]


@pytest.mark.parametrize("place", ["../photo.png", "/photo.png", "no.png", "bad.png", "\0.png"])
def test_a_picture_that_cannot_be_shown_is_said(tmp_path: Path, place: str) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (tmp_path / "photo.png").write_bytes(DOT)
    (folder / "bad.png").write_bytes(DOT[:30])
    photo = {"name": "Photo", "href": place}
    sop = sop_with(materials=[photo], steps=[{"id": "s1", "action": "a", "materials": [photo]}])
    document = opened(write_word(sop, picture_folder=folder))
    assert all_text(document).count("[picture not shown: ") == 2
    assert not document.element.xpath("//pic:pic")


def test_a_picture_of_the_whole_procedure_is_no_wider_than_the_page(tmp_path: Path) -> None:
    Image.new("L", (9000, 900)).save(tmp_path / "chart.png")
    sop = sop_with(materials=[{"name": "Chart", "href": "chart.png"}, {"name": "Paper"}])
    document = opened(write_word(sop, picture_folder=tmp_path))
    shape = document.inline_shapes[0]
    assert round(shape.width.mm) == 174
    assert round(shape.width / shape.height) == 10
    assert document.paragraphs[-1].text == "Chart"


def test_nasty_texts_are_shown_in_steps() -> None:
    steps = [{"id": f"s{n}", "action": text} for n, text in enumerate(NASTY, start=1)]
    table = table_of(opened(write_word(sop_with(steps=steps))), "No.")
    assert [row[1] for row in table[1:]] == [xml_text(text) for text in NASTY]


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_is_shown_everywhere(text: str) -> None:
    sop = sop_with(title=text, purpose=text, steps=[{"id": "s1", "action": text, "script": text}])
    control = DocumentControl(number=text, organisation=text, author=text, approvers=(text,))
    shown = all_text(opened(write_word(sop, control, open_items=(text,))))
    assert shown.count(xml_text(text)) >= 7


def test_the_same_values_give_the_same_bytes() -> None:
    first = write_word(full_sop(), CONTROL, roster=ROSTER, today=TODAY)
    assert first == write_word(full_sop(), CONTROL, roster=ROSTER, today=TODAY)


@settings(max_examples=40)
@given(sops(), controls, rosters)
def test_any_sop_is_written_with_all_its_actions(
    sop: Sop, control: DocumentControl, roster: Roster
) -> None:
    document = opened(write_word(sop, control, roster=roster, today=TODAY))
    shown = all_text(document)
    for step in sop.steps:
        assert xml_text(step.action) in shown


@pytest.mark.parametrize(
    ("language", "state", "words"),
    [("en", State.DRAFT, "DRAFT"), ("zh", State.RETIRED, "已作废"), ("en", State.EFFECTIVE, None)],
)
def test_what_is_not_in_effect_says_so_across_every_page(
    language: str, state: State, words: str | None
) -> None:
    control = CONTROL.model_copy(update={"state": state})
    header = opened(write_word(full_sop(language), control, today=TODAY)).sections[0].header
    shown = [one.get("string") for one in header._element.iter() if one.get("string")]
    assert shown == ([words] if words else [])


def test_every_page_says_that_a_print_is_not_controlled(full: Document) -> None:
    assert full.sections[0].footer.paragraphs[-1].text == (
        "Uncontrolled when printed · printed 2026-03-01"
    )


def test_header_and_footer_have_room_above_and_below_the_text(full: Document) -> None:
    section = full.sections[0]
    assert section.header_distance is not None and section.top_margin is not None
    assert section.footer_distance is not None and section.bottom_margin is not None
    assert section.top_margin - section.header_distance >= Mm(12)
    assert section.bottom_margin - section.footer_distance >= Mm(12)


def test_a_warning_is_a_box_apart_from_the_open_items() -> None:
    control = CONTROL.model_copy(update={"state": State.DRAFT})
    document = opened(write_word(full_sop(), control, open_items=("Who?",), today=TODAY))
    _, warning, heading, _ = document.paragraphs[:4]
    assert warning.text == "DRAFT: do not work by this copy"
    assert heading.text.startswith("Open items (1)")
    lines = [
        document.styles[one.style.name].element.xpath("string(.//w:pBdr/w:top/@w:color)")
        for one in (warning, heading)
        if one.style is not None and one.style.name is not None
    ]
    assert lines == ["A11111", "B07D00"]
