"""Numbers of steps, in digits and in Chinese."""

import pytest

from sopai.language.numerals import numeral


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("7", 7),
        ("12", 12),
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("零", 0),
    ],
)
def test_digits_and_chinese_numerals_are_read(written: str, number: int) -> None:
    assert numeral(written) == number


@pytest.mark.parametrize("written", ["", "x", "3a", "二三", "十十", "百", "3.1", "-1"])
def test_anything_else_is_no_number(written: str) -> None:
    assert numeral(written) is None
