"""The names of placeholders, and the page that lists them."""

from pathlib import Path

import pytest

from sopai.export.template_names import BLOCKS, TEXTS, named, nearest
from sopai.export.word_fill import fill_word
from sopai.schema.labels import Label
from tests.export.templates import template_with
from tests.export.test_word_fill import PRINTED, lines, opened

PAGE = (Path(__file__).parents[2] / "docs" / "word-templates.md").read_text("utf-8")
ROWS = [line.split(" | ")[:3] for line in PAGE.splitlines() if line.startswith("| `{{")]


def test_the_page_lists_every_name_in_the_order_of_the_code() -> None:
    assert [[cell.strip("| `{}") for cell in row] for row in ROWS] == [
        [label.field, label.en, label.zh] for label in (*TEXTS, *BLOCKS)
    ]


def test_no_name_means_two_things() -> None:
    for label in (*TEXTS, *BLOCKS):
        assert [named(name) for name in label[:3]] == [label] * 3


@pytest.mark.parametrize("words", ["NEXT REVIEW", "next_review", " Next-Review ", "下次复审"])
def test_capitals_blanks_and_signs_make_no_difference(words: str) -> None:
    label = named(words)
    assert isinstance(label, Label) and label.field == "next_review"


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("titel", "title"),
        ("approver", "approvers"),
        ("next revue", "next_review"),
        ("文件名称", "文件编号"),
        ("qqq", None),
    ],
)
def test_a_wrong_name_is_answered_with_the_nearest_in_its_language(
    words: str, right: str | None
) -> None:
    assert nearest(words) == right


def test_the_table_of_the_page_can_be_filled_as_it_stands() -> None:
    names = [cell.strip("| `") for row in ROWS for cell in row]
    assert "{{" not in "".join(lines(opened(fill_word(PRINTED, template_with(*names)))))
