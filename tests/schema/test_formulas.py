"""Text in CSV is text: marked where a spreadsheet might run it, and the same when it is read."""

import pytest
from hypothesis import given

from sopai.schema.formulas import with_mark, without_mark
from tests.strategies import texts


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+49 170", "-5 °C", "@SUM(A1)", "  =1", "\t=1", "\n=1", "\r=1", "\tx", "\rx",
        "＝1", "＋1", "－1", "＠x", "\u3000＝1", "\u200b=1", "\ufeff=1", "\xa0=1", "−1",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_might_run_gets_an_apostrophe(text: str) -> None:
    assert with_mark(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "5 - 3", "'quoted'", "O'Neill", "1", "打包-装箱"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert with_mark(text) == text == without_mark(text)


def test_a_text_that_begins_with_an_apostrophe_is_no_marked_one() -> None:
    assert with_mark("'=1") == "''=1"
    assert without_mark("''=1") == "'=1"


@given(texts)
def test_any_text_comes_back(text: str) -> None:
    assert without_mark(with_mark(text)) == text
