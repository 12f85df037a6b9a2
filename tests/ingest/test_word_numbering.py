"""Numbers that Word computes for its lists and headings, as a printed page shows them."""

import pytest

from sopai.ingest.word_numbering import bare_number
from sopai.schema.document import BlockKind
from tests.ingest.word_files import (
    abstract,
    item,
    layout,
    level,
    num,
    numbers,
    par,
    run,
    style,
    styled,
    words,
)

DECIMAL = abstract(0, level(0, "%1."), level(1, "%1.%2"), level(2, "%1.%2.%3"))


def counted(*items: str, definitions: str = "", **parts: str) -> list[str | None]:
    return numbers(layout("".join(items), numbering=definitions or DECIMAL + num(1, 0), **parts))


def test_levels_show_the_numbers_above_them() -> None:
    found = counted(item("a"), item("b", 1), item("c", 1), item("d", 2), item("e"), item("f", 1))
    assert found == ["1", "1.1", "1.2", "1.2.1", "2", "2.1"]


def test_a_level_that_is_skipped_counts_as_its_start() -> None:
    assert counted(item("a"), item("b", 2), item("c", 2), item("d", 1)) == [
        "1",
        "1.1.1",
        "1.1.2",
        "1.1",
    ]


def test_a_list_goes_on_after_other_paragraphs() -> None:
    assert counted(item("a"), par("between"), item("b")) == ["1", None, "2"]


def test_an_empty_numbered_paragraph_is_printed_and_counts() -> None:
    assert counted(item("a"), item(""), item("b")) == ["1", "2", "3"]


def test_num_zero_takes_a_number_away() -> None:
    found = counted(
        styled("a", "Listed"),
        par("b", '<w:pStyle w:val="Listed"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        styled("c", "Listed"),
        styles=style("Listed", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
    )
    assert found == ["1", None, "2"]


def test_lists_of_one_definition_count_on() -> None:
    found = counted(item("a"), item("b", num=2), definitions=DECIMAL + num(1, 0) + num(2, 0))
    assert found == ["1", "2"]


def test_a_list_that_starts_again_does_so_once() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    found = counted(
        item("a"),
        item("b"),
        item("c", num=2),
        item("d", num=1),
        item("e", num=2),
        definitions=DECIMAL + num(1, 0) + num(2, 0, again),
    )
    assert found == ["1", "2", "1", "2", "3"]


def test_a_nested_list_that_starts_again_leaves_the_outer_one_alone() -> None:
    again = "".join(
        f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for at in range(3)
    )
    found = counted(
        item("a"),
        item("b", 1, num=2),
        item("c"),
        item("d", 1, num=3),
        definitions=DECIMAL + num(1, 0) + num(2, 0, again) + num(3, 0, again),
    )
    assert found == ["1", "1.1", "2", "2.1"]


def test_a_level_can_be_replaced_by_the_list() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "Check %1:", "upperLetter")}</w:lvlOverride>'
    found = counted(item("a"), item("b"), definitions=DECIMAL + num(1, 0, other))
    assert found == ["Check A", "Check B"]


def test_levels_start_again_as_their_definition_says() -> None:
    never = abstract(
        0,
        level(0, "%1."),
        level(1, "%2)", more='<w:lvlRestart w:val="0"/>'),
        level(2, "%3)", "lowerLetter", more='<w:lvlRestart w:val="1"/>'),
    )
    found = counted(
        item("a"),
        item("b", 1),
        item("c", 2),
        item("d", 1),
        item("e", 2),
        item("f"),
        item("g", 1),
        item("h", 2),
        definitions=never + num(1, 0),
    )
    assert found == ["1", "1", "a", "2", "b", "2", "3", "a"]


def test_legal_numbers_are_decimal() -> None:
    roman = abstract(0, level(0, "%1.", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))
    assert counted(item("a"), item("b", 1), definitions=roman + num(1, 0)) == ["I", "1.1"]


def test_a_start_is_kept_and_zero_without_one() -> None:
    started = abstract(0, level(0, "%1.", start=5), level(1, "%2.", start=None))
    found = counted(item("a"), item("b", 1), item("c"), definitions=started + num(1, 0))
    assert found == ["5", "0", "6"]


def test_headings_are_numbered_through_their_styles() -> None:
    definition = abstract(
        0,
        level(0, "%1", more='<w:pStyle w:val="Heading1"/>'),
        level(1, "%1.%2", more='<w:pStyle w:val="Heading2"/>'),
    )
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("Heading1", numbered, "heading 1")
        + style("Heading2", numbered, "heading 2")
        + style("Ours", "", "Our heading", base="Heading2")
    )
    found = layout(
        styled("Scope", "Heading1") + styled("Oven", "Heading2") + styled("Gas", "Ours"),
        numbering=definition + num(1, 0),
        styles=styles,
    )
    assert numbers(found) == ["1", "1.1", "1.2"]
    assert [(block.kind, block.level) for block in found.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 2),
    ]


def test_a_list_style_leads_to_the_levels() -> None:
    definitions = (
        abstract(0, level(0, "%1)"), more='<w:styleLink w:val="Firm"/>')
        + abstract(1, more='<w:numStyleLink w:val="Firm"/>')
        + num(1, 0)
        + num(2, 1)
    )
    firm = (
        '<w:style w:type="numbering" w:styleId="Firm"><w:name w:val="Firm"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    found = counted(item("a", num=2), item("b", num=2), definitions=definitions, styles=firm)
    assert found == ["1", "2"]


def test_list_styles_that_lead_in_a_ring_end() -> None:
    definitions = abstract(1, more='<w:numStyleLink w:val="Firm"/>') + num(2, 1)
    firm = (
        '<w:style w:type="numbering" w:styleId="Firm">'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    assert counted(item("a", num=2), definitions=definitions, styles=firm) == ["1"]


def test_styles_based_on_each_other_in_a_ring_end() -> None:
    styles = style("A", "", base="B") + style("B", "", base="A")
    found = layout(styled("a", "A"), styles=styles)
    assert words(found, found.blocks[0]) == "a"


def test_bullets_have_no_number_and_boxes_can_be_ticked() -> None:
    signs = abstract(
        0,
        level(0, "\uf0b7", "bullet"),
        level(1, "\uf0a8", "bullet", more='<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'),
    )
    found = layout(item("a") + item("b", 1), numbering=signs + num(1, 0))
    assert [(block.number, block.ordered, block.checkbox) for block in found.blocks] == [
        (None, False, False),
        (None, False, True),
    ]


def test_a_level_that_prints_nothing_goes_on_with_the_item() -> None:
    definition = abstract(0, level(0, "%1."), level(1, "", "none"))
    found = layout(item("a") + item("more", 1), numbering=definition + num(1, 0))
    assert [(block.kind, block.parent) for block in found.blocks] == [
        (BlockKind.LIST_ITEM, -1),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_hidden_items_count_and_are_not_shown() -> None:
    """Word itself makes them, to skip a number."""
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    found = layout(
        item("a") + item(run("no", "<w:vanish/>"), more=hidden) + item("c"),
        numbering=DECIMAL + num(1, 0),
    )
    assert numbers(found) == ["1", "3"]


def test_deleted_items_do_not_count() -> None:
    deleted = '<w:rPr><w:del w:author="Ann"/></w:rPr>'
    gone = '<w:del w:author="Ann"><w:r><w:delText>x</w:delText></w:r></w:del>'
    assert counted(item("a"), item(gone, more=deleted), item("c")) == ["1", "2"]


def test_a_format_that_the_file_draws_itself_is_used() -> None:
    drawn = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice>'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice></mc:AlternateContent>'
        '<w:lvlText w:val="%1."/></w:lvl>'
    )
    assert counted(item("a"), item("b"), definitions=abstract(0, drawn) + num(1, 0)) == [
        "007",
        "008",
    ]


def test_levels_out_of_range_are_the_nearest() -> None:
    assert counted(item("a", 99), item("b", -3))[1] == "1"


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("(a)", "a"),
        ("2.1.", "2.1"),
        ("（一）", "一"),
        ("一、", "一"),
        ("[3]", "3"),
        ("- 4 -", "4"),
        ("Part A:", "Part A"),
        ("第一章", "第一章"),
        ("", None),
        ("–", None),
    ],
)
def test_a_number_is_bare_of_punctuation_and_brackets(label: str, number: str | None) -> None:
    assert bare_number(label) == number
