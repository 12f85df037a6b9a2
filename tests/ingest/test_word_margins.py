"""Headers, footers, notes and comments of Word files."""

from sopai.ingest.recognise import recognise
from sopai.schema.document import BlockKind
from sopai.schema.place import place_of, place_words
from tests.ingest.word_files import (
    abstract,
    item,
    layout,
    level,
    lost,
    num,
    par,
    row,
    run,
    table,
    words,
)

DEFAULT = '<w:headerReference w:type="default" r:id="header1"/>'


def section(inner: str) -> str:
    return f"<w:sectPr>{inner}</w:sectPr>"


def test_headers_say_what_the_document_is() -> None:
    header = table(
        row(par("Title: Oven start-up"), par("Document no.: BK-4")), row("Version", "2.1")
    )
    found = layout(par("Open the valve.") + section(DEFAULT), header1=header)
    assert found.margins == ("Title: Oven start-up | Document no.: BK-4\nVersion: 2.1",)
    reading = recognise(found, "x.docx")
    assert (reading.sop.title, reading.control.number, reading.control.version) == (
        "Oven start-up",
        "BK-4",
        "2.1",
    )


def test_names_above_their_values_are_paired() -> None:
    header = table(row("Version", "Author"), row("3.0", "Ann Reed"))
    found = layout(par("x") + section(DEFAULT), header1=header)
    assert found.margins == ("Version: 3.0 | Author: Ann Reed",)


def test_page_numbers_are_left_out() -> None:
    simple = '<w:fldSimple w:instr=" {} "><w:r><w:t>3</w:t></w:r></w:fldSimple>'
    footer = par(run("Page ") + simple.format("PAGE") + run(" of ") + simple.format("NUMPAGES"))
    found = layout(
        par("x") + section('<w:footerReference w:type="default" r:id="footer1"/>'), footer1=footer
    )
    assert found.margins == ()


def test_headers_that_are_not_printed_are_not_read() -> None:
    first = '<w:headerReference w:type="first" r:id="header1"/>'
    even = '<w:headerReference w:type="even" r:id="header2"/>'
    parts = {"header1": par("old number"), "header2": par("even")}
    body = par("x") + section(first + even)
    printed = par("x") + section(first + even + "<w:titlePg/>")
    both = "<w:evenAndOddHeaders/>"
    assert layout(body, **parts).margins == ()
    assert layout(printed, **parts).margins == ("old number",)
    assert layout(body, **parts, settings=both).margins == ("even",)


def test_one_header_of_several_sections_is_said_once() -> None:
    body = par("x", section(DEFAULT)) + par("y") + section(DEFAULT)
    assert layout(body, header1=par("SOP-7")).margins == ("SOP-7",)


def test_a_header_that_is_missing_does_no_harm() -> None:
    assert layout(par("x") + section(DEFAULT)).margins == ()


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{par("---")}</w:footnote>'
        f'<w:footnote w:id="2">{par("Kits hang next to the door.")}</w:footnote>'
    )
    body = item(run("Fetch a kit.") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + item("Go.")
    found = layout(body, numbering=abstract(0, level(0, "%1.")) + num(1, 0), footnotes=notes)
    assert [(block.kind, block.parent, words(found, block)) for block in found.blocks] == [
        (BlockKind.LIST_ITEM, -1, "Fetch a kit."),
        (BlockKind.PARAGRAPH, 0, "Kits hang next to the door."),
        (BlockKind.LIST_ITEM, -1, "Go."),
    ]
    place = place_of(found.locations, found.blocks[1].start, found.blocks[1].end)
    assert place == {"paragraph": 1, "note": 1, "start": 0, "end": 27}
    assert place_words(place, "en") == "note to paragraph 1"


def test_comments_are_listed_and_not_read() -> None:
    body = par("x") + par(run("Wait.") + '<w:r><w:commentReference w:id="4"/></w:r>')
    comment = f'<w:comment w:id="4" w:author="Ruth">{par("How long?")}</w:comment>'
    found = layout(body, comments=comment)
    assert lost(found) == ["comment by Ruth: How long?"]
    assert found.lost[0].place == {"paragraph": 2}
    assert "How long" not in found.text


def test_many_comments_are_counted() -> None:
    comments = "".join(f'<w:comment w:id="{number}">{par("x")}</w:comment>' for number in range(60))
    assert lost(layout(par("x"), comments=comments))[-1] == "10 more comments"
