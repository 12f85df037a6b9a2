"""A document as HTML: every character is shown, and exactly the words are marked."""

from re import sub

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopai.ui.marked_text import PART, Mark, document_html, parts, words_html
from sopai.workflow import LintedFile, lint_text
from tests.ui.tab import words_of

OUR_TAGS = r'</?(?:div|span|table|tr|th|td|caption)(?: (?:class|title)="[^"<>]*")*>'


def linted(text: str) -> LintedFile:
    return lint_text(text, "a.md")


def mark(text: str, words: str, severity: str = "error", number: int = 1) -> Mark:
    start = text.index(words)
    return Mark(start, start + len(words), f"X-{start}", number, severity, "Error: x", False)


def test_the_exact_words_are_marked() -> None:
    text = "1. Reply as soon as possible.\n"
    html = document_html(linted(text).document, [mark(text, "as soon as possible")], 0, len(text))

    assert 'data-finding="X-9" data-number="1"' in html
    assert ">as soon as possible</mark>." in html


def test_words_within_words_keep_both_marks() -> None:
    text = "1. Pack it carefully now.\n"
    wide, narrow = mark(text, "Pack it carefully"), mark(text, "carefully", "warning", 2)
    html = document_html(linted(text).document, [wide, narrow], 0, len(text))

    assert 'class="error" data-finding="X-3" data-number="1"' in html
    assert ">Pack it </mark>" in html
    assert 'class="warning" data-finding="X-11" data-number="2"' in html
    assert ">carefully</mark>" in html


def test_tables_and_headings_are_drawn_as_such() -> None:
    text = "# Title\n\n| a | b |\n|---|---|\n| c | d |\n\nEnd.\n"
    html = document_html(linted(text).document, [], 0, len(text))

    assert '<div class="heading h1">Title</div>' in html
    assert "<tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr>" in html
    assert html.endswith("End.\n</div>")


def test_a_mark_across_cells_is_numbered_once() -> None:
    text = "| a | b |\n|---|---|\n| c | d |\n"
    html = document_html(linted(text).document, [mark(text, "| c | d |")], 0, len(text))

    assert html.count("data-number") == 1
    assert html.count("<mark") == 2


@settings(deadline=None)
@given(st.text(alphabet="ab <>&\"'|-#*_`[]()\n1.\u202e\x00\u4e00", max_size=120))
def test_no_document_makes_tags_of_its_own(text: str) -> None:
    document = linted(text).document
    html = document_html(document, [], 0, len(document.text))

    assert "<" not in sub(OUR_TAGS, "", html)


@settings(deadline=None)
@given(st.text(alphabet="ab <>&1.\n", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_no_mark_loses_a_character(text: str, one: int, other: int) -> None:
    document = linted(text).document
    low, high = sorted((min(one, len(text)), min(other, len(text))))
    around = [Mark(low, high, "X", 1, "error", "", False)]

    assert words_of(words_html(document, around, 0, len(text))) == text


@pytest.mark.parametrize(
    "text", ["", "a", "a\n" * PART, "a" * (3 * PART + 1), "\n" * (2 * PART)], ids=range(5)
)
def test_the_parts_of_a_long_text_are_the_text(text: str) -> None:
    bounds = parts(text)

    assert "".join(text[start:end] for start, end in bounds) == text
    assert all(end - start <= PART for start, end in bounds)
