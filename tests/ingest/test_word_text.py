"""What a paragraph of a Word file says, run by run."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from sopai.ingest.layout import Layout
from sopai.ingest.word import read_word
from sopai.schema.document import BlockKind, Link
from sopai.schema.place import place_of
from tests.ingest.word_files import (
    KIND,
    abstract,
    cell,
    item,
    layout,
    level,
    lost,
    num,
    packed,
    par,
    row,
    run,
    table,
    word,
    words,
)

HYPERLINK = (
    f'<Relationship Id="h1" Type="{KIND}hyperlink" Target="https://example.org/f" '
    'TargetMode="External"/>'
)


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def said(content: str, **parts: str) -> str:
    found = layout(par(content), HYPERLINK, **parts)
    return words(found, found.blocks[0]) if found.blocks else ""


SAID = {
    "runs": (run("Close ") + run("the valve"), "Close the valve"),
    "a tab and breaks": (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>",
        "a\tb\nc\nd",
    ),
    "hyphens": (
        "<w:r><w:t>so</w:t><w:softHyphen/><w:t>on\u00ader e</w:t><w:noBreakHyphen/><w:t>mail</w:t>"
        "</w:r>",
        "sooner e\u2011mail",
    ),
    "spaces that are not kept": ("<w:r><w:t>\n  a </w:t><w:t> b\n</w:t></w:r>", "ab"),
    "a field": ("<w:r><w:t>See </w:t></w:r>".replace("<w:t>", '<w:t xml:space="preserve">')
                + field(" REF x ", run("step 5")), "See step 5"),
    "a field in a field": (
        field(" IF " + "x", run("a") + field(" REF y ", run("b"))), "ab"
    ),
    "a page number": (run("Page ") + field(" PAGE ", run("7")) + run("now"), "Page now"),
    "a simple field": ('<w:fldSimple w:instr=" DATE ">' + run("today") + "</w:fldSimple>", "today"),
    "a content control": (f"<w:sdt><w:sdtContent>{run('Packer')}</w:sdtContent></w:sdt>", "Packer"),
    "a smart tag": (f"<w:smartTag>{run('Ann')}</w:smartTag>", "Ann"),
    "a reading above": (
        f"<w:r><w:ruby><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>",
        "漢",
    ),
    "a formula": ("<m:oMath><m:r><m:t>2x</m:t></m:r></m:oMath>" + run(" kg"), "2x kg"),
    "a symbol": (run("done ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "done ☑"),
    "a symbol of a plain font": ('<w:r><w:sym w:font="Arial" w:char="2265"/></w:r>', "≥"),
    "signs of a symbol font": (
        '<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0b3</w:t></w:r>' + run("5"), "≥5",
    ),
    "an unknown symbol": ('<w:r><w:sym w:font="Odd" w:char="F011"/></w:r>' + run("x"), "\ufffdx"),
    "the one branch": (
        f"<mc:AlternateContent><mc:Choice>{run('new')}</mc:Choice>"
        f"<mc:Fallback>{run('old')}</mc:Fallback></mc:AlternateContent>",
        "new",
    ),
    "an old branch alone": (
        f"<mc:AlternateContent><mc:Fallback>{run('old')}</mc:Fallback></mc:AlternateContent>",
        "old",
    ),
    "a box of an old form": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
        "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" weighed"),
        "weighed",
    ),
    "hidden words": (run("two", "<w:vanish/>") + run("five years"), "five years"),
    "words shown again": (run("kept", '<w:vanish w:val="0"/>'), "kept"),
    "added and removed words": (
        f'<w:ins w:author="A">{run("new")}</w:ins>'
        '<w:del w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del>'
        f'<w:moveTo w:author="A">{run(" here")}</w:moveTo>'
        f'<w:moveFrom w:author="A">{run("there")}</w:moveFrom>',
        "new here",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_a_paragraph_says_what_is_shown(name: str) -> None:
    content, text = SAID[name]
    assert said(content) == text


def test_a_field_without_an_end_swallows_nothing() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText></w:r>'
    found = layout(par(begun) + par("Close the valve."))
    assert words(found, found.blocks[0]) == "Close the valve."


def test_a_field_may_run_over_paragraphs() -> None:
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    found = layout(par(start + run("1 Scope 3")) + par(run("2 Steps 4") + end) + par("Close it."))
    assert [words(found, block) for block in found.blocks] == ["Close it."]
    assert lost(found) == ["the table of contents"]


def test_links_stand_at_their_words() -> None:
    content = run("Open ") + f'<w:hyperlink r:id="h1">{run("form 2")}</w:hyperlink>' + run(".")
    found = layout(par("First.") + par(content), HYPERLINK)
    assert found.links == [Link(12, 18, "https://example.org/f", False)]
    by_field = layout(par(field(' HYPERLINK "https://example.org" ', run("here"))))
    assert by_field.links == [Link(0, 4, "https://example.org", False)]


def test_hidden_words_and_unknown_signs_are_said() -> None:
    found = layout(
        par(run("a") + run("b", "<w:vanish/>"))
        + par('<w:r><w:sym w:font="Odd" w:char="F011"/></w:r>')
    )
    assert lost(found) == ["hidden text", "a symbol"]
    assert [one.place for one in found.lost] == [{"paragraph": 1}, {"paragraph": 2}]


def test_words_are_hidden_by_their_style_too() -> None:
    styles = '<w:style w:type="character" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert said(run("a", '<w:rStyle w:val="Note"/>') + run("b"), styles=styles) == "b"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    mark = '<w:rPr><w:del w:author="Ann"/></w:rPr>'
    found = layout(par("Close the ", mark) + par("valve."))
    assert [words(found, block) for block in found.blocks] == ["Close the valve."]
    assert place_of(found.locations, 10, 15) == {"paragraph": 2, "start": 0, "end": 5}


def test_joined_words_before_a_table_stay() -> None:
    mark = '<w:rPr><w:del w:author="Ann"/></w:rPr>'
    found = layout(par("Weigh it.", mark) + table(row("a", "b")))
    assert words(found, found.blocks[0]) == "Weigh it."


def test_tracked_changes_are_said_with_their_number_and_authors() -> None:
    found = layout(
        par("a")
        + par(f'<w:ins w:author="Ann">{run("b")}</w:ins>', '<w:rPr><w:ins w:author="Ann"/></w:rPr>')
        + par(f'<w:ins w:author="Bo">{run("c")}</w:ins>')
    )
    (said,) = found.lost
    assert (said.what, said.place) == ("2 tracked changes by Ann, Bo", {"paragraph": 2})


def test_paragraphs_count_in_tables_boxes_and_controls() -> None:
    box = (
        "<w:r><w:pict><v:textbox><w:txbxContent>"
        f"{par('in the box')}</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    found = layout(
        par(box + run("host"))
        + table(row(cell(par("a") + par("b"))))
        + f"<w:sdt><w:sdtContent>{par('last')}</w:sdtContent></w:sdt>"
    )
    places = {found.text[one.start : one.end]: one.place for one in found.locations}
    around = {"table": 1, "row": 1, "column": 1}
    assert places == {
        "host": {"paragraph": 1},
        "in the box": {"paragraph": 2},
        "a": {"paragraph": 3, **around},
        "b": {"paragraph": 4, **around},
        "last": {"paragraph": 5},
    }


def test_a_text_box_belongs_to_the_item_that_it_hangs_on() -> None:
    box = (
        "<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
        f"{par('STOP: no smoking.')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<w:txbxContent>{par('STOP: no smoking.')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    found = layout(
        item(f"<w:r>{box}</w:r>{run('Open the valve.')}") + item("Close it."),
        numbering=abstract(0, level(0, "%1.")) + num(1, 0),
    )
    assert [(block.kind, block.parent) for block in found.blocks] == [
        (BlockKind.LIST_ITEM, -1),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.LIST_ITEM, -1),
    ]


def test_the_strict_standard_is_read_too() -> None:
    usual = word(par("Close the valve."))
    strict = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }  # fmt: skip
    found = _strict(usual, strict)
    assert words(found, found.blocks[0]) == "Close the valve."


def _strict(data: bytes, names: dict[str, str]) -> Layout:
    file = ZipFile(BytesIO(data))
    parts = {name: file.read(name).decode() for name in file.namelist()}
    for usual, strict in names.items():
        parts = {name: text.replace(usual, strict) for name, text in parts.items()}
    return read_word(packed({name: text.encode() for name, text in parts.items()}))


def test_wrapped_and_alternative_blocks_are_read_once() -> None:
    alternate = (
        f"<mc:AlternateContent><mc:Choice>{par('new')}</mc:Choice>"
        f"<mc:Fallback>{par('old')}</mc:Fallback></mc:AlternateContent>"
    )
    found = layout(f"<w:customXml>{par('a')}</w:customXml>" + alternate)
    assert [words(found, block) for block in found.blocks] == ["a", "new"]
