"""Lines and columns of an offset."""

from bisect import bisect_right
from collections.abc import Sequence


def line_of(newlines: Sequence[int], offset: int) -> int:
    """Line number, from 1.

    Args:
        newlines: offsets after each line end, ascending.
        offset: a code point offset.
    """
    return bisect_right(newlines, offset) + 1


def column_of(newlines: Sequence[int], offset: int) -> int:
    """Column in its line, from 1, in code points."""
    at = bisect_right(newlines, offset)
    return offset - (newlines[at - 1] if at else 0) + 1
