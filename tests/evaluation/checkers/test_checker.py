"""Lines of offsets, hits on lines, and versions."""

from sopai.evaluation.checkers.checker import Hit, installed, line_at, line_ends, on_lines


def test_an_offset_is_on_the_line_whose_end_comes_next() -> None:
    ends = line_ends("ab\n\ncd")

    assert [line_at(ends, offset) for offset in range(6)] == [1, 1, 1, 2, 3, 3]


def test_both_ends_of_a_range_of_lines_count() -> None:
    hits = [Hit(line, "X", "") for line in (2, 3, 4, 5, 6)]

    assert [hit.line for hit in on_lines(hits, (3, 5))] == [3, 4, 5]


def test_a_package_that_is_not_there_has_no_version() -> None:
    assert installed("pydantic") is not None
    assert installed("no-such-package-here") is None
