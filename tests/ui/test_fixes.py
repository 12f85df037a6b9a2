"""Blanks are found, named and filled; words are replaced only where they still stand."""

import pytest

from sopai.schema.finding import Finding, Fix, Severity
from sopai.ui.fixes import blank_label, blanks_of, filled, replaced


def fix(text: str) -> Fix:
    return Fix(kind="skeleton", replace=(0, 4), text=text)


def finding(quote: str) -> Finding:
    return Finding(
        code="VAG003", name="vague-deadline", severity=Severity.ERROR, address=None,
        line=1, column=1, start=0, end=4, quote=quote, message="When?",
    )  # fmt: skip


def test_blanks_are_read_from_the_skeleton_each_once() -> None:
    assert blanks_of(fix("用{方法}，直到{结果}，{方法}")) == ("方法", "结果")


@pytest.mark.parametrize(
    ("name", "language", "label"),
    [("N", "en", "Number"), ("N", "zh", "数字"), ("数字", "en", "Number"), ("new", "en", "new")],
)
def test_a_blank_is_named_in_the_language_of_the_page(name: str, language: str, label: str) -> None:
    assert blank_label(name, language) == label


@pytest.mark.parametrize(
    ("quote", "words"),
    [("asap", "within 5 minutes"), ("Soon", "Within 5 minutes"), ("ASAP", "within 5 minutes")],
)
def test_a_filled_skeleton_follows_the_capitals_of_the_sentence(quote: str, words: str) -> None:
    assert filled(finding(quote), fix("within {N} minutes"), {"N": "5"}) == words


def test_an_empty_blank_keeps_its_braces() -> None:
    assert filled(finding("soon"), fix("within {N} minutes"), {"N": ""}) == "within {N} minutes"


def test_what_is_typed_is_not_filled_again() -> None:
    assert filled(finding("soon"), fix("{a} {b}"), {"a": "{b}", "b": "x"}) == "{b} x"


def test_words_are_replaced_where_they_stand() -> None:
    assert replaced("go soon now", 3, 7, "soon", "at 9:00") == "go at 9:00 now"


def test_words_that_have_gone_are_not_replaced() -> None:
    assert replaced("go now", 3, 7, "soon", "at 9:00") is None


def test_braces_of_a_safe_fix_are_words() -> None:
    safe = Fix(kind="safe", replace=(0, 4), text="if {name} is there, go")
    assert blanks_of(safe) == ()
    assert filled(finding("Go if {name} is there"), safe, {"name": "x"}) == safe.text
