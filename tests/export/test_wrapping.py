"""Where lines of a chart end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopai.export.wrapping import room, wrapped


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("take the parcel to the desk", ["take the", "parcel to", "the desk"]),
        ("把包裹送到服务台", ["把包裹送到", "服务台"]),
        ("在ERP里新建售后单", ["在ERP里新", "建售后单"]),
        ("incomprehensibilities", ["incomprehe", "nsibilitie", "s"]),
        ("a\n  b\tc", ["a b c"]),
        ("  ", []),
        ("", []),
    ],
)
def test_lines_end_between_words_and_between_chinese_signs(text: str, lines: list[str]) -> None:
    assert wrapped(text, 10) == lines


@given(st.text(), st.integers(2, 30))
def test_no_line_is_wider_than_asked_and_no_sign_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(room(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
