"""Bad input: each is named, with what to do next, and the page keeps working."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import tab
from tests.ui.tab import File, seen

VAGUE = b"1. Reply to the customer as soon as possible.\n"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (File("empty.md", b" \n"), "There is no text in it."),
        (File("photo.md", bytes(range(256)) * 40), "It is no text file, or its encoding"),
        (File("latin.txt", "caf\xe9 \xe8 \xfc \xdf".encode("latin-1")), "save it as UTF-8"),
        (File("half.txt", b"\xff\xfea\x00\x00\xd8"), "save it as UTF-8"),
        (File("word.pages", b"PK\x03\x04"), "Files of this type are not read."),
        (File("none", b""), "Files of this type are not read."),
        (File("huge.md", b"word " * 2_100_000), "It has 10.5 MB; of text at most 10 MB are read."),
    ],
    ids=lambda value: value.name if isinstance(value, File) else "",
)
def test_a_file_that_cannot_be_read_is_named_with_the_next_step(
    page: AppTest, file: File, said: str
) -> None:
    tab.bring(page, file)
    complaint = seen(page)
    tab.bring(page, File("good.md", VAGUE))

    assert f"“{file.name}” was not taken." in complaint
    assert said in complaint
    assert "as soon as possible</mark>" in seen(page)


def test_a_good_file_is_read_beside_a_bad_one(page: AppTest) -> None:
    tab.bring(page, File("good.md", VAGUE), File("bad.pdf", b"%PDF-1.7"))

    assert "1 could not be read" in seen(page)
    assert "bad.pdf</td>" in seen(page)
    assert "as soon as possible</mark>" in seen(page)


def test_an_empty_box_says_what_can_be_done(page: AppTest) -> None:
    tab.paste(page, "  ")

    assert "There is nothing to check yet." in seen(page)


def test_a_paste_that_is_too_large_is_refused(page: AppTest) -> None:
    tab.paste(page, "word " * 2_100_000)

    assert "at most 10 MB are read" in seen(page)
    assert tab.one(page.text_area, "paste-").value == ""


def test_characters_that_could_not_be_read_are_told(page: AppTest) -> None:
    tab.paste(page, "1. Reply \ufffd ASAP to the customer.")

    assert "Some characters could not be read" in seen(page)


def test_one_endless_line_is_shown_in_parts(page: AppTest) -> None:
    tab.paste(page, "reply to the customer " * 230_000)

    assert len(seen(page)) < 200_000
    assert tab.one(page.selectbox, "part-").options[0] == "Part 1 of 253"


def test_a_front_matter_that_cannot_be_read_can_be_mended_here(page: AppTest) -> None:
    tab.paste(page, f"---\n{'x: ' + 'y' * 120_000}\n---\n# A\n")
    complaint = seen(page)
    tab.one(page.text_area, "edit-").set_value("1. Reply ASAP to the customer.").run()

    assert "could not be checked" in complaint
    assert "ASAP</mark>" in seen(page)


HOSTILE = (
    "# <script>alert(1)</script>\n\n"
    '1. Reply <img src=x onerror="alert(1)"> as soon as possible </mark></div> '
    "[x](javascript:alert(1))\n"
    "2. Send $\\\\frac{1}{2}$ :red[x] \u202e evil \u2066 \x1b[31m \u200b ASAP to the customer.\n"
)


def test_hostile_text_is_shown_and_not_obeyed(page: AppTest) -> None:
    tab.bring(page, File("<b onclick=alert(1)>.md", HOSTILE.encode()), File("other.md", VAGUE))

    shown = "".join(str(html.body) for html in page.html)
    words = tab.words_of(shown)
    assert "<script>alert(1)</script>" in words
    assert '<img src=x onerror="alert(1)">' in words
    assert "[x](javascript:alert(1))" in words
    assert "&lt;b onclick=alert(1)&gt;.md" in shown
    for dangerous in ("<script", "<img", "<b onclick", "</mark></div> [x]", "\u202e", "\x1b"):
        assert dangerous not in shown
    assert 'title="U+202E"' in shown


def test_hostile_text_reaches_no_markdown(page: AppTest) -> None:
    tab.bring(page, File("a.md", HOSTILE.encode()))
    page.button(key="again").click().run()

    [label] = [button.label for button in page.button if str(button.key).startswith("open-")]
    assert "\\<script\\>" in label
    for markdown in (*page.markdown, *page.caption):
        assert "script" not in markdown.value
