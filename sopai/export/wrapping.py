"""Text on lines of a width, for charts whose programs do not wrap it."""

from re import compile
from unicodedata import east_asian_width

_PIECES = compile(r"\s+|[^\s\u2e80-\u9fff\uff00-\uffef]+|.")
"""Blanks, words, and signs that may each begin a line."""


def wrapped(text: str, width: int) -> list[str]:
    """The text on lines: broken between words, and between Chinese characters.

    Args:
        text: what is to be wrapped; its own line ends are blanks.
        width: of a line, in Latin characters; a Chinese one is as wide as two.
    """
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        blank = piece.isspace()
        if line and room(line) + (0 if blank else room(piece)) > width:
            lines.append(line.rstrip())
            line = ""
        if blank:
            line += " " if line else ""
            continue
        while room(piece) > width:
            cut = _fitting(piece, width)
            lines.append(piece[:cut])
            piece = piece[cut:]
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def room(text: str) -> int:
    """How wide a text is, in Latin characters."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _fitting(word: str, width: int) -> int:
    """How many signs of a word that is wider than a line go onto one: one at least."""
    taken = 0
    for at, sign in enumerate(word):
        taken += room(sign)
        if taken > width:
            return max(at, 1)
    return len(word)
