"""HTML pages: the part that people read, with lists and tables as a browser shows them."""

from pathlib import Path

import pytest

from sopai.errors import IngestError
from sopai.ingest.html_numbers import number_words
from sopai.ingest.read import read, read_data
from sopai.ingest.recognise import Reading
from sopai.lint.engine import lint
from sopai.schema.document import BlockKind

FILES = Path(__file__).parent / "files"


def _reading(body: str, head: str = "") -> Reading:
    page = f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return read_data(page.encode(), "page.html")


def _items(reading: Reading) -> list[tuple[str | None, int, str]]:
    text = reading.document.text
    return [
        (block.number, block.level, text[block.start : block.end])
        for block in reading.document.blocks
        if block.kind is BlockKind.LIST_ITEM
    ]


def _rows(reading: Reading) -> list[list[str]]:
    text = reading.document.text
    return [
        [text[cell.start : cell.end] for cell in block.cells]
        for block in reading.document.blocks
        if block.table >= 0
    ]


def test_list_numbers_are_those_that_a_browser_prints() -> None:
    reading = _reading(
        "<ol start=3 type=a><li>Open it.<ol><li>Lid first.<li>Then the bag.</ol>"
        "<li value=7>Close it.</ol><ol reversed><li>Two.<li>One.</ol>"
        "<ul><li>Loose.<ul><li>Deeper.</ul></ul>"
    )
    assert _items(reading) == [
        ("c", 0, "Open it."),
        ("1", 1, "Lid first."),
        ("2", 1, "Then the bag."),
        ("g", 0, "Close it."),
        ("2", 0, "Two."),
        ("1", 0, "One."),
        (None, 0, "Loose."),
        (None, 1, "Deeper."),
    ]


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [(4, "i", "iv"), (1994, "I", "MCMXCIV"), (28, "a", "ab"), (0, "a", "0"), (-2, "i", "-2")],
)
def test_letters_and_roman_numbers_go_as_far_as_they_can(
    number: int, kind: str, words: str
) -> None:
    assert number_words(number, kind) == words


def test_merged_cells_stand_in_each_row_and_headers_over_two_rows_are_joined() -> None:
    reading = _reading(
        "<table><thead><tr><th rowspan=2>No.<th rowspan=2>Operation<th colspan=2>Responsible"
        "<tr><th>Does<th>Checks</thead>"
        "<tr><td>1<td>Open<ul><li>lid<li>bag</ul><td rowspan=2>Packer<td>Lead"
        "<tr><td>2<td>Close<td><tr><td colspan=4>After packing</table>"
    )
    assert _rows(reading) == [
        ["No.", "Operation", "Responsible Does", "Responsible Checks"],
        ["1", "Open\nlid\nbag", "Packer", "Lead"],
        ["2", "Close", "Packer", ""],
        ["After packing"],
    ]


def test_what_is_no_text_is_left_out_and_said() -> None:
    reading = _reading(
        "<nav><a href=/>Home</a></nav><h1>Locks</h1><p hidden>secret</p>"
        "<div style='display: none'>hidden</div><template>form</template><del>old rule</del>"
        "<p>Lock the door.</p><noscript>No script</noscript><iframe src=x>frame</iframe>",
        "<script>document.write('danger')</script><style>p{color:red}</style>",
    )
    for word in ("Home", "secret", "hidden", "form", "old rule", "script", "danger", "color"):
        assert word not in reading.document.text
    said = [lost.what for lost in reading.document.lost]
    assert said[:6] == ["Home", "secret", "hidden", "form", "old rule", "frame"]
    assert "never run" in reading.document.lost[-1].why


def test_the_main_part_of_a_page_is_taken_with_its_title_from_outside() -> None:
    reading = _reading(
        "<header><h1>Returns</h1></header><div class=sidebar><a href=/a>Packing</a></div>"
        "<main><ol><li>Open the parcel.<li>Check it.</ol></main><footer>SOP-RT-07 v2.1</footer>"
    )
    assert (reading.sop.title, len(reading.sop.steps)) == ("Returns", 2)
    assert (reading.control.number, reading.control.version) == ("SOP-RT-07", "2.1")
    assert [lost.what for lost in reading.document.lost] == ["Packing"]


def test_boxes_pictures_links_and_code_are_kept() -> None:
    reading = _reading(
        "<ul><li><input type=checkbox> Close the <a href=https://example.org/v>valve</a>."
        "<img src=valve.png alt=valve></ul><pre>make\n  all</pre>"
    )
    blocks = reading.document.blocks
    assert blocks[0].checkbox
    assert blocks[1].kind is BlockKind.CODE
    text = reading.document.text
    links = [(text[at.start : at.end], at.href) for at in reading.document.links]
    assert links == [("valve", "https://example.org/v"), ("", "valve.png")]
    assert "make\n  all" in text


def test_a_finding_names_the_line_of_the_page() -> None:
    reading = read_data(
        b"<h1>Calls</h1>\n<ol>\n<li>Dial.</li>\n<li>Greet in a friendly tone.</li></ol>", "a.htm"
    )
    found = next(f for f in lint(reading.document, reading.sop) if f.code == "VAG001")
    assert found.place is not None
    assert found.place["line"] == 4


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ("<p>步骤</p>".encode("utf-16"), "步骤"),
        (b"<meta charset=gb2312>" + "<p>步骤㐂</p>".encode("gb18030"), "步骤㐂"),
        (b"<meta charset=iso-8859-1><p>\x93quote\x94 caf\xe9", "“quote” café"),
        (b'<?xml version="1.0" encoding="utf-8"?><html><body><p>caf\xc3\xa9</p>', "café"),
        (b"<meta charset=nonsense><p>caf\xc3\xa9", "café"),
    ],
)
def test_encodings_are_those_that_the_page_names(data: bytes, word: str) -> None:
    assert word in read_data(data, "page.html").document.text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", "web archive"),
        (b"", "empty"),
        (b"\x00\x01\x02\x03" * 100, "not a text file"),
        (b"x" * 10_000_001, "larger than 10 MB"),
        (b"<div>" * 5000 + b"Lock the door.", "2,000 deep"),
        (b"<table><tr>" + b"<td colspan=9999>x" * 3, "columns"),
    ],
)
def test_what_is_no_page_is_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(IngestError, match=words):
        read_data(data, "page.html")


def test_deep_nesting_keeps_the_words() -> None:
    reading = read_data(b"<div>" * 1500 + b"Lock the door." + b"</div>" * 1500, "page.html")
    assert "Lock the door." in reading.document.text


def test_golden_pages_are_read() -> None:
    intranet = read(FILES / "h01_intranet.html")
    assert len(intranet.document.links) == 1
    word = read(FILES / "h02_word_web_page.html")
    assert word.sop.title == "Key Handover"
    assert {number for number, _, _ in _items(word)} >= {"1", "2", "a"}
