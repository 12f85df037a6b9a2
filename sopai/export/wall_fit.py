"""How large the letters of a page for the wall can be, so that it fits on one sheet of A4.

A page without a program cannot measure itself, so its height is reckoned from the texts. The
figures are on the safe side: a page that is said to fit must fit.
"""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

SIZES = (16.0, 14.0, 12.5, 11.5)
"""Points, largest first. Letters of 11.5 pt are 4 mm high with their descenders: at 70 cm, an arm's
length, that is 20 minutes of arc, as ISO 9241-303 asks for reading (16 at least)."""

WIDTH, HEIGHT = 536.0, 755.0
"""Points between the margins of A4, 10 mm each, and what printers keep for themselves."""

LINE = 1.36
"""Height of a line, in the size of its letters."""

LATIN, WIDE = 0.56, 1.02
"""Breadth of a letter: of wide fonts, and of Chinese."""

CELL = 0.4
"""Lines that the room around a cell or a paragraph takes."""

LOST = 0.93
"""Of a line's room that words fill: they do not end where the line does."""


class Piece(NamedTuple):
    """A text in a column."""

    text: str
    share: float = 1.0
    """Of the page's width."""

    size: float = 1.0
    """Of its letters, in the page's own."""

    extra: float = 0.0
    """Lines that its margins and frame take."""


Stack = Sequence[Piece]
"""Texts below each other."""


class Fit(NamedTuple):
    """The letters of a page, and how many sheets it takes."""

    size: float
    """Points."""

    sheets: int


def fit(rows: Iterable[Sequence[Stack]], fixed: float = 0.0) -> Fit:
    """The largest letters with which all rows fit on a sheet; else the smallest.

    Args:
        rows: from top to bottom, each with its columns.
        fixed: points that take room whatever the letters are: pictures, a code.
    """
    known = [list(row) for row in rows]
    for size in SIZES:
        height = fixed + sum(max(map(lambda s: _height(s, size), row), default=0) for row in known)
        if height <= HEIGHT:
            return Fit(size, 1)
    return Fit(SIZES[-1], max(2, ceil(height / HEIGHT)))


def _height(stack: Stack, size: float) -> float:
    shown = [piece for piece in stack if piece.text]
    lines = sum((_lines(piece, size) + piece.extra) * piece.size for piece in shown)
    return (lines + CELL) * size * LINE


def _lines(piece: Piece, size: float) -> int:
    """Lines that the text takes."""
    room = WIDTH * piece.share * LOST / (size * piece.size)
    return sum(max(1, ceil(_breadth(line) / room)) for line in piece.text.splitlines() or [""])


def _breadth(line: str) -> float:
    return sum(LATIN if ord(character) < 0x2E80 else WIDE for character in line)
