"""Texts as Markdown and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopai.schema.escaping import COMMENT, escape, unescape
from tests.strategies import NASTY, texts


@settings(max_examples=500)
@given(texts, st.booleans(), st.sampled_from(("", "*", "[]", "*:：", ";；→", '"“”')))
def test_every_text_comes_back(text: str, is_prose: bool, protect: str) -> None:
    written = escape(text, protect=protect, is_prose=is_prose)
    assert unescape(written, is_prose=is_prose) == text


@given(texts)
def test_a_line_stays_one_line(text: str) -> None:
    assert escape(text).splitlines() == [escape(text)]


@pytest.mark.parametrize("text", NASTY)
def test_a_text_that_needs_no_escape_twice_gets_none(text: str) -> None:
    written = escape(text)
    assert unescape(unescape(written)) == unescape(text)


@pytest.mark.parametrize(
    "text",
    [
        "Close the valve (V-3), then wait 5 min; R&D < 10 %, 5 * 3 = 15",
        "Open C:\\temp\\new and run `rm -r \\*` in **bold** or _italics_",
        "先核对：数量、型号（A/B）。",
        "See [the manual](docs/manual.pdf) & ask",
        "1.5 bar, 3) no",
    ],
)
def test_ordinary_text_is_written_as_it_is(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<!-- s1 -->", "\\<!-- s1 -->"),
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        ("# a", "\\# a"),
        ("a\nb", "a<br>b"),
        (" a\t", "&#32;a&#9;"),
        ("a\x00\r\n", "a&#0;&#13;&#10;"),
        ("&lt;", "\\&lt;"),
        ("a\\", "a\\\\"),
        ("[x] a", "\\[x] a"),
        ("a `b", "a \\`b"),
    ],
)
def test_structure_is_written_as_words(text: str, written: str) -> None:
    assert escape(text) == written


def test_prose_keeps_its_lines_lists_and_code() -> None:
    prose = (
        "Why:\n\n- a\n  - b\n\n| a | b |\n|---|---|\n\n```sh\n# not a heading\\*\n```\n\n### Part"
    )
    assert escape(prose, is_prose=True) == prose
    assert unescape(prose, is_prose=True) == prose


def test_prose_has_no_heading_rule_or_open_fence() -> None:
    prose = "# a\n## b\nc\n---\nd\n===\n***\n```\n~~~"
    written = "\\# a\n\\## b\nc\n\\---\nd\n\\===\n\\***\n\\`\\`\\`\n\\~~~"
    assert escape(prose, is_prose=True) == written


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\n   b", "a b"),
        ("打包\n   发货", "打包发货"),
        ("a<br>b<br/>\n  c", "a\nb\nc"),
        ("a\\\nb", "a\nb"),
        ("&eacute;&#xe9;&#233;", "ééé"),
        ("&nonsense; &#xd800; &#9999999;", "&nonsense; &#xd800; &#9999999;"),
        (f"a {COMMENT * 12} b", "a b"),
        ("a\r\nb\rc", "a b c"),
    ],
)
def test_markdown_of_other_hands_is_read(raw: str, text: str) -> None:
    assert unescape(raw) == text
