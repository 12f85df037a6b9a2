"""Titles, headings, lists and what belongs to them, however the author made them."""

from io import BytesIO
from zipfile import ZipFile

from sopai.ingest.layout import Layout
from sopai.ingest.recognise import recognise
from sopai.ingest.word import read_word
from sopai.schema.document import BlockKind
from tests.ingest.word_files import (
    abstract,
    cell,
    item,
    layout,
    level,
    num,
    packed,
    par,
    row,
    run,
    style,
    styled,
    table,
    word,
    words,
)

STYLES = style("Title", "", "Title") + style("Heading1", "", "heading 1")
DECIMAL = abstract(0, level(0, "%1."), level(1, "%2)", "lowerLetter")) + num(1, 0)
BULLETS = abstract(1, level(0, "\uf0b7", "bullet", left=840)) + num(2, 1)
CENTRED = '<w:jc w:val="center"/>'


def kinds(read: Layout) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, words(read, block)) for block in read.blocks]


def test_the_title_stands_above_the_headings() -> None:
    found = layout(
        styled("Opening", "Title") + styled("Scope", "Heading1") + par("All shops."), styles=STYLES
    )
    assert kinds(found) == [
        ("heading", 1, "Opening"),
        ("heading", 2, "Scope"),
        ("paragraph", 0, "All shops."),
    ]


def test_styles_of_other_languages_and_of_ones_own_are_headings() -> None:
    styles = (
        style("a", "", "标题 2")
        + style("1", "", "heading 1")
        + style("own", "", "Chapter", base="1")
        + style("back", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', "Lead", base="1")
    )
    found = layout(
        styled("一般", "own") + styled("范围", "a") + styled("Body again", "back"), styles=styles
    )
    assert kinds(found) == [
        ("heading", 1, "一般"),
        ("heading", 2, "范围"),
        ("paragraph", 0, "Body again"),
    ]


def test_an_outline_level_alone_makes_a_heading() -> None:
    found = layout(par("At the bell", '<w:outlineLvl w:val="1"/>') + par("Text."))
    assert kinds(found)[0] == ("heading", 2, "At the bell")


def test_a_first_line_that_looks_like_a_title_is_one() -> None:
    company = par(run("Hearth Bakery Ltd", "<w:b/>"), CENTRED)
    title = par(run("Oven start-up", '<w:b/><w:sz w:val="36"/>'), CENTRED)
    found = layout(company + title + par("1. Purpose") + par("Text."))
    assert found.text[found.blocks[1].start : found.blocks[1].end] == "Oven start-up"
    assert (found.blocks[1].kind, found.blocks[1].level) == (BlockKind.HEADING, 1)
    assert found.blocks[0].kind is BlockKind.PARAGRAPH


def test_a_bold_line_in_the_text_is_bold_and_no_title() -> None:
    found = layout(par("Text first.") + par(run("Note", "<w:b/>")))
    assert [block.bold for block in found.blocks] == [False, True]


def test_lists_that_name_the_parts_of_a_document_are_headings() -> None:
    chinese = abstract(0, level(0, "%1、", "chineseCounting"), level(1, "%2.")) + num(1, 0)
    found = layout(
        styled("来料入库", "Title")
        + item("目的")
        + par("保证数量一致。")
        + item("操作步骤")
        + item("仓管员核对送货单。", 1)
        + item("附件"),
        numbering=chinese,
        styles=STYLES,
    )
    assert [(kind, at) for kind, at, _ in kinds(found)] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
        ("heading", 2),
        ("list_item", 0),
        ("heading", 2),
    ]
    assert [block.number for block in found.blocks] == [None, "一", None, "二", "1", "三"]


def test_a_list_labelled_as_parts_is_headings() -> None:
    parts = abstract(0, level(0, "Part %1", "upperLetter"), level(1, "%2.")) + num(1, 0)
    found = layout(item("Bookkeeper") + item("Pay.", 1) + item("Controller"), numbering=parts)
    assert [kind for kind, _, _ in kinds(found)] == ["heading", "list_item", "heading"]


def test_bold_items_with_text_below_are_headings_and_bold_steps_are_not() -> None:
    bold = "<w:b/>"
    chapters = item(run("Fridge", bold)) + par("Look.") + item(run("Oven", bold)) + par("Heat.")
    steps = item(run("Open it", bold)) + item(run("Close it", bold))
    assert kinds(layout(chapters, numbering=DECIMAL))[0][0] == "heading"
    assert kinds(layout(steps, numbering=DECIMAL))[0][0] == "list_item"


def test_short_lines_above_sentences_are_headings_unless_they_order_something() -> None:
    nouns = item("Water on the floor") + item("Switch it off.", 1)
    nouns += item("Smoke in the room") + item("Leave the room.", 1)
    steps = item("Clean the tank") + item("Open the valve.", 1)
    steps += item("Fill the tank") + item("Close the valve.", 1)
    assert kinds(layout(nouns, numbering=DECIMAL))[0][0] == "heading"
    assert kinds(layout(steps, numbering=DECIMAL))[0][0] == "list_item"


def test_steps_in_the_style_of_a_heading_are_steps() -> None:
    numbered = style(
        "Heading1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "heading 1"
    )
    long = "The operator checks the pressure and writes it into the log book."
    found = layout(
        styled(long, "Heading1") + styled(long, "Heading1"), numbering=DECIMAL, styles=numbered
    )
    assert [(block.kind, block.number) for block in found.blocks] == [
        (BlockKind.LIST_ITEM, "1"),
        (BlockKind.LIST_ITEM, "2"),
    ]


def test_items_stand_under_items_of_less_indentation() -> None:
    found = layout(
        item("a") + item("b", num=2) + item("c") + item("d", 1), numbering=DECIMAL + BULLETS
    )
    assert [block.parent for block in found.blocks] == [-1, 0, -1, 2]


def test_indented_paragraphs_belong_to_the_item_before_them() -> None:
    found = layout(
        item("a")
        + par("more", '<w:ind w:left="420"/>')
        + par("Responsible: Porter")
        + par("other")
        + par("apart", '<w:ind w:left="420"/>'),
        numbering=DECIMAL,
    )
    assert [block.parent for block in found.blocks] == [-1, 0, 0, -1, -1]


def test_styles_that_continue_belong_to_the_item() -> None:
    styles = style("c", "", "List Continue 2") + style("cap", "", "caption")
    found = layout(
        item("a") + styled("more", "c") + styled("Figure 1", "cap"),
        numbering=DECIMAL,
        styles=styles,
    )
    assert [block.parent for block in found.blocks] == [-1, 0, 0]


def test_a_short_bold_line_leaves_the_list() -> None:
    found = layout(
        item("a") + par(run("Balancing", "<w:b/>"), '<w:ind w:left="420"/>'), numbering=DECIMAL
    )
    assert found.blocks[1].parent == -1


def test_typed_numbers_bullets_and_boxes_make_items() -> None:
    found = layout(par("1. Open it.") + par("• gently") + par("2. Close it.") + par("☐ Weighed"))
    assert [
        (block.kind, block.number, block.checkbox, block.parent, words(found, block))
        for block in found.blocks
    ] == [
        (BlockKind.LIST_ITEM, "1", False, -1, "Open it."),
        (BlockKind.LIST_ITEM, None, False, 0, "gently"),
        (BlockKind.LIST_ITEM, "2", False, -1, "Close it."),
        (BlockKind.LIST_ITEM, None, True, 2, "Weighed"),
    ]


def test_typed_numbers_stay_in_the_paragraph_that_offsets_count_in() -> None:
    found = layout(par("（1）打开阀门。"))
    (only,) = found.locations
    assert found.text[only.start : only.end] == "（1）打开阀门。"
    assert found.blocks[0].number == "1"


def test_numbers_typed_before_headings_are_theirs() -> None:
    found = layout(
        styled("3.1 Scope", "Heading1") + styled("5 ways out", "Heading1") + par("x"),
        styles=STYLES,
    )
    assert [(block.number, words(found, block)) for block in found.blocks[:2]] == [
        ("3.1", "Scope"),
        (None, "5 ways out"),
    ]


def test_lines_of_a_paragraph_that_begin_with_signs_are_items() -> None:
    lines = "<w:r><w:t>1. Open it.</w:t><w:br/><w:t>2. Close it.</w:t></w:r>"
    found = layout(par(lines))
    assert [block.number for block in found.blocks] == ["1", "2"]


def test_a_title_in_a_form_at_the_head_names_the_document() -> None:
    title = par(run("Oven start-up", '<w:b/><w:sz w:val="32"/>'), CENTRED)
    form = table(row("Hearth Bakery", cell(title), "No. BK-4"))
    body = form + par("1. Purpose") + par("x") + par("2. Procedure") + par("Open the valve.")
    assert recognise(layout(body), "x.docx").sop.title == "Oven start-up"


def test_the_files_own_title_is_believed_when_the_document_says_it_too() -> None:
    body = par("1. Purpose") + par("For oven start-up in all shops.") + par("2. Procedure")
    assert recognise(_titled(body, "Oven Start-up"), "bk4.docx").sop.title == "Oven Start-up"
    assert recognise(_titled(body, "Old template"), "bk4.docx").sop.title == "bk4"


def _titled(body: str, title: str) -> Layout:
    file = ZipFile(BytesIO(word(body)))
    parts = {name: file.read(name) for name in file.namelist()}
    core = f'<core xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></core>'
    return read_word(packed(parts | {"docProps/core.xml": core.encode()}))
