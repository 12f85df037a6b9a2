"""Findings as comments in a copy of the user's Word file, at the exact words."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from sopai.errors import IngestError
from sopai.ingest.read import read_data
from sopai.ingest.word import read_word
from sopai.lint.engine import lint
from sopai.review.copies import COMMENTERS, Comment
from sopai.review.word_comments import Commented, Remark, commented
from sopai.schema.document import Place
from tests.ingest.word_files import (
    SPACES,
    abstract,
    cell,
    item,
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
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def put(body: str, *places: tuple[int, int, int], **parts: str) -> Commented:
    """A file with a comment at each paragraph, start and end."""
    return commented(word(body, **parts), [_remark(*place) for place in places])


def _remark(paragraph: int, start: int, end: int) -> Remark:
    return Remark({"paragraph": paragraph, "start": start, "end": end}, ("Who?",))


def parts_of(data: bytes) -> dict[str, bytes]:
    file = ZipFile(BytesIO(data))
    return {name: file.read(name) for name in file.namelist()}


def covered(data: bytes) -> dict[int, str]:
    """The words that each comment covers, by its identity."""
    found: dict[int, str] = {}
    begun: set[int] = set()
    for element in etree.fromstring(parts_of(data)["word/document.xml"]).iter("*"):
        identity = int(element.get(f"{W}id", "-1"))
        if element.tag == f"{W}commentRangeStart":
            begun.add(identity)
            found[identity] = ""
        elif element.tag == f"{W}commentRangeEnd":
            begun.remove(identity)
        elif element.tag in (
            f"{W}t",
            "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
        ):
            for one in begun:
                found[one] += element.text or ""
    assert not begun
    return found


def test_a_comment_covers_exactly_its_words() -> None:
    made = put(par("Greet the driver in a friendly tone."), (1, 22, 35))
    assert covered(made.data) == {0: "friendly tone"}
    comments = etree.fromstring(parts_of(made.data)["word/comments.xml"])
    (comment,) = comments
    assert comment.get(f"{W}author") == "sopai"
    assert "".join(map(str, comment.itertext())) == "Who?"


def test_words_over_several_runs_keep_their_looks() -> None:
    body = par(run("Greet in a ") + run("friendly", "<w:b/>") + run(" tone now."))
    made = put(body, (1, 14, 24))
    assert covered(made.data) == {0: "endly tone"[0:10]}
    document = parts_of(made.data)["word/document.xml"].decode()
    assert '<w:b/></w:rPr><w:t xml:space="preserve">fri</w:t>' in document
    assert '<w:b/></w:rPr><w:t xml:space="preserve">endly</w:t>' in document


def test_comments_may_overlap_and_repeat() -> None:
    made = put(par("Close the valve soon."), (1, 0, 15), (1, 10, 20), (1, 10, 20), (1, 0, 21))
    assert covered(made.data) == {
        0: "Close the valve",
        1: "valve soon",
        2: "valve soon",
        3: "Close the valve soon.",
    }


def test_the_text_is_the_same_after_the_comments() -> None:
    body = par("<w:r><w:t> so </w:t><w:tab/><w:t>on\u00ader than</w:t><w:br/></w:r>" + run("x y"))
    before = read_word(word(body))
    made = put(body, (1, 1, 5), (1, 3, 8), (1, 9, 12))
    assert read_word(made.data).text == before.text


@pytest.mark.parametrize(
    ("content", "start", "end", "words"),
    [
        (f'<w:hyperlink w:anchor="a">{run("form two")}</w:hyperlink>', 5, 8, "two"),
        (f'<w:ins w:author="Ann">{run("added words")}</w:ins>', 0, 5, "added"),
        (f"<w:sdt><w:sdtContent>{run('a role')}</w:sdtContent></w:sdt>", 2, 6, "role"),
        (f"<w:smartTag>{run('Ann Reed')}</w:smartTag>", 0, 3, "Ann"),
        (f"{run('weigh ')}<m:oMath><m:r><m:t>2x+1</m:t></m:r></m:oMath>", 6, 8, "2x+1"),
        (run("a") + '<w:del w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del>'
         + run("b"), 0, 2, "ab"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b c</w:t></w:r>", 2, 3, "b"),
    ],
)  # fmt: skip
def test_words_are_found_wherever_they_stand(
    content: str, start: int, end: int, words: str
) -> None:
    assert covered(put(par(content), (1, start, end)).data) == {0: words}


def test_a_smart_tag_that_is_cut_stays_on_both_sides() -> None:
    made = put(par(f'<w:smartTag w:element="PersonName">{run("Ann Reed")}</w:smartTag>'), (1, 0, 3))
    document = parts_of(made.data)["word/document.xml"].decode()
    assert document.count('<w:smartTag w:element="PersonName">') == 2


def test_every_other_part_keeps_its_bytes() -> None:
    data = word(par("Close it."), styles=style("Title", "", "Title"), header1=par("SOP-7"))
    made = commented(data, [_remark(1, 0, 5)])
    before, after = parts_of(data), parts_of(made.data)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }


def test_comments_that_stand_there_keep_their_identities() -> None:
    mine = f'<w:comment w:id="7" w:author="Ruth">{par("Why?")}</w:comment>'
    body = par(
        '<w:commentRangeStart w:id="7"/>'
        + run("Close")
        + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
        + run(" it.")
    ).replace("<w:p><w:pPr></w:pPr><w:r>", "<w:p>", 1)
    made = put(body, (1, 0, 5), comments=mine)
    assert covered(made.data) == {7: "Close", 8: "Close"}
    comments = etree.fromstring(parts_of(made.data)["word/comments.xml"])
    assert [(one.get(f"{W}id"), one.get(f"{W}author")) for one in comments] == [
        ("7", "Ruth"),
        ("8", "sopai"),
    ]


def test_a_remark_without_words_stands_at_the_title() -> None:
    data = word(
        par("For all shops.") + styled("Opening", "Title"), styles=style("Title", "", "Title")
    )
    about_all = Remark(None, ("No version.",), "Opening")
    made = commented(data, [about_all])
    assert (made.placed, made.moved) == ((), (about_all,))
    assert covered(made.data) == {0: "Opening"}


BOX = f"<w:r><w:pict><w:txbxContent>{par('Stop soon.')}</w:txbxContent></w:pict></w:r>"
ELSEWHERE: dict[str, Place] = {
    "a header": {"part": "header1.xml", "paragraph": 1, "start": 0, "end": 4},
    "a note": {"paragraph": 2, "note": 1, "start": 0, "end": 4},
    "a text box": {"paragraph": 3, "start": 5, "end": 9},
    "a paragraph that is not there": {"paragraph": 99, "start": 0, "end": 4},
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_where_word_has_no_comments_the_words_are_quoted(name: str) -> None:
    remark = Remark(ELSEWHERE[name], ("When?",), "soon")
    made = commented(word(par("Head") + par(BOX + run("Host"))), [remark])
    assert made.moved == (remark,)
    assert "“soon”" in parts_of(made.data)["word/comments.xml"].decode()
    at_host = name in ("a note", "a text box")
    assert ("Host" if at_host else "Head") in covered(made.data)[0]


def test_an_empty_paragraph_can_have_a_comment() -> None:
    assert covered(put(par("x") + par(), (2, 0, 0)).data) == {0: ""}


def test_a_document_without_paragraphs_stays_as_it_is() -> None:
    data = packed({"word/document.xml": f"<w:document {SPACES}><w:body/></w:document>".encode()})
    remark = Remark(None, ("No version.",))
    assert commented(data, [remark]) == Commented(data, (), (), (remark,))


def test_signs_that_xml_cannot_hold_are_replaced() -> None:
    made = commented(word(par("x")), [Remark(None, ("a\x00b\ud800",))])
    assert "a\ufffdb\ufffd" in parts_of(made.data)["word/comments.xml"].decode()


def test_a_file_of_the_strict_standard_stays_strict() -> None:
    usual = parts_of(word(par("Close it.")))
    for name, data in usual.items():
        usual[name] = data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/",
            b"http://purl.oclc.org/ooxml/officeDocument/",
        )
    made = parts_of(commented(packed(usual), [_remark(1, 0, 5)]).data)
    assert all(b"openxmlformats.org/wordprocessingml" not in data for data in made.values())
    relations = made["word/_rels/document.xml.rels"]
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in relations


def test_no_word_file_is_refused() -> None:
    with pytest.raises(IngestError):
        commented(b"%PDF-1.7", [])


def test_findings_of_the_linter_stand_at_their_words() -> None:
    data = word(
        styled("Packing", "Title")
        + item("The packer greets the driver in a friendly tone.")
        + table(
            row("Step", "Operation", "Responsible"), row("1", cell("Close it soon."), "Packer")
        ),
        numbering=abstract(0, level(0, "%1.")) + num(1, 0),
        styles=style("Title", "", "Title"),
    )
    reading = read_data(data, "packing.docx")
    findings = [one for one in lint(reading.document, reading.sop) if one.code.startswith("VAG")]
    copy = COMMENTERS[".docx"](data, [Comment(one, one.message) for one in findings])
    assert sorted(covered(copy).values()) == sorted(one.quote for one in findings)
    assert {"friendly tone", "soon"} <= {one.quote for one in findings}


def test_comment_about_a_group_stands_in_its_cell_and_none_on_a_blank_row() -> None:
    data = word(
        par("The packer packs it.")
        + table(row("If", "Then", "Who"), row("Customer sues", "Forward to Legal in 1 h", "Legal"))
        + table(row("No.", "Task", "Who"), row("1", "Pack it", "Ann Reed"), row("", "", "")),
    )
    reading = read_data(data, "packing.docx")
    findings = [one for one in lint(reading.document, reading.sop) if one.code.startswith("OWN00")]
    placed = [one for one in findings if one.start is not None]
    assert [(one.code, one.quote) for one in placed] == [("OWN002", "Legal")]
    assert placed[0].place is not None and placed[0].place["column"] == 3
    copy = COMMENTERS[".docx"](data, [Comment(one, one.message) for one in placed])
    assert list(covered(copy).values()) == ["Legal"]
