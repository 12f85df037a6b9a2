"""Numbers as their cells show them."""

import pytest

from sopai.ingest.excel_formats import format_code, shown_number


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.005, "0.0%", "0.5%"),
        (0.005, "0%", "1%"),
        (0.995, "0.0\\ %", "99.5 %"),
        (46082.0, "yyyy-mm-dd", "2026-03-01"),
        (46082.5, "m/d/yy h:mm", "2026-03-01 12:00"),
        (46082.0, 'yyyy"年"m"月"d"日"', "2026-03-01"),
        (46082.0, "mmm-yy", "2026-03"),
        (0.79166666, "h:mm", "19:00"),
        (1.5, "[h]:mm", "36:00"),
        (-0.25, "[h]:mm", "-0.25"),
        (1234.5, "#,##0.00", "1,234.50"),
        (-3.0, "#,##0;(#,##0)", "(3)"),
        (12.0, '0 "min"', "12 min"),
        (7.0, "000", "007"),
        (3.0, '"SOP-"000', "SOP-003"),
        (5.0, "[$¥-804]#,##0.00", "¥5.00"),
        (1.0, '"Yes";;"No"', "Yes"),
        (0.0, '"Yes";;"No"', "No"),
        (2.5, "0.##", "2.5"),
        (2.0, "0.##", "2"),
        (0.5, "# ?/?", "0.5"),
        (0.1 + 0.2, "General", "0.3"),
        (4006381333931.0, "General", "4006381333931"),
        (1e300, "0.00", "1e+300"),
        (8.0, "0" * 300, "8"),
    ],
)
def test_a_number_is_read_as_its_cell_shows_it(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


def test_days_of_old_macintosh_files_are_counted_from_1904() -> None:
    assert shown_number(44620.0, "yyyy-mm-dd", since_1904=True) == "2026-03-01"


def test_formats_without_a_code_in_the_file_are_known() -> None:
    assert format_code(10, {}) == "0.00%"
    assert format_code(31, {}) == "yyyy-mm-dd"
    assert format_code(165, {165: "0.0"}) == "0.0"
    assert format_code(9999, {}) == "General"
