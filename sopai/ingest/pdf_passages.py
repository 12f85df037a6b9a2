"""From lines to passages: paragraphs, list items and headings, with wrapped lines joined."""

from collections.abc import Iterator, Sequence
from re import compile
from typing import NamedTuple

from sopai.ingest.composing import Piece
from sopai.ingest.pdf_drawn import Box
from sopai.ingest.pdf_lines import Line, is_han, place_of_box, union
from sopai.ingest.typed_numbers import Typed, typed_item
from sopai.language.lexicon import sections, words

FAR = 1.35
"""Share of the usual distance of two baselines from which the next line is a new passage."""

INDENT = 3.0
"""Points by which lines of one passage may begin beside each other."""

FIRST_INDENT = 3.5
"""Sizes by which the first line of a paragraph may stand in."""

_ENDS = ".。;；!！?？:："
_WORD = compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_KEPT = frozenset(
    "anti co cross e ex follow high low mid multi non on off pre post re self sub up well x".split()
)
"""First parts of words that keep their hyphen at the end of a line."""


class Passage(NamedTuple):
    """Lines that are read as one."""

    lines: tuple[Line, ...]
    typed: Typed | None
    """The number or bullet at its head."""

    left: float
    """Where it begins, from the left side of its column."""

    body_left: float
    """Where its words begin behind the number, from the left side of its column."""

    is_full: bool
    """Its last line reaches the right side of its column."""

    @property
    def text(self) -> str:
        """Its words with the lines joined, and without number."""
        return "".join(
            piece.text if piece.joined or not at else " " + piece.text
            for at, piece in enumerate(self.pieces)
        )

    @property
    def size(self) -> float:
        """Of its letters, in points."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """All of it is."""
        return all(line.bold for line in self.lines)

    @property
    def box(self) -> Box:
        """What it covers, on the page that it begins on."""
        page = self.lines[0].page
        return union(line.box for line in self.lines if line.page == page)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """A piece a line."""
        return tuple(_pieces(self.lines, self.typed.length if self.typed else 0))


def passages_of(
    column: Sequence[Line], *, left: float | None = None, right: float | None = None
) -> list[Passage]:
    """The passages of a column.

    Args:
        column: its lines, from the top down.
        left: where its lines begin; the first one does if nothing else says so.
        right: where its lines end; the longest line says so if nothing else does.
    """
    if not column:
        return []
    start = left if left is not None else min(line.box.left for line in column)
    edge = right if right is not None else max(line.box.right for line in column)
    pitch = _pitch(column)
    runs: list[list[Line]] = []
    for line in column:
        if runs and _goes_on(runs[-1], line, pitch, edge):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [_passage(run, start, edge) for run in runs]


def joined_over_break(one: Passage, other: Passage) -> Passage | None:
    """Two passages as one when a page or a column ended in the middle of it."""
    last, first = one.lines[-1], other.lines[0]
    if other.typed or abs(last.size - first.size) > 0.6 or last.bold != first.bold:
        return None
    text = last.text
    if not one.is_full or text[-1] in _ENDS:
        return None
    begins = first.text[0]
    if not (begins.islower() or begins.isdigit() or is_han(begins) or text[-1] in ",，、-"):
        return None
    if one.typed and other.left < one.left - INDENT:
        return None
    return one._replace(lines=one.lines + other.lines, is_full=other.is_full)


def _passage(run: list[Line], left: float, edge: float) -> Passage:
    first, last = run[0], run[-1]
    is_full = last.box.right > edge - 4 * last.size
    return Passage(
        tuple(run), typed_item(first.text), first.box.left - left, first.body_left - left, is_full
    )


def _pitch(column: Sequence[Line]) -> float:
    """The distance of two baselines inside a paragraph, in sizes: larger ones part paragraphs."""
    steps = [
        (b.baseline - a.baseline) / b.size
        for a, b in zip(column, column[1:], strict=False)
        if a.size == b.size and 0 < b.baseline - a.baseline < 2.2 * b.size
    ]
    return min(1.9, sorted(steps)[len(steps) // 4]) if steps else 1.3


def _goes_on(run: list[Line], line: Line, pitch: float, edge: float) -> bool:
    """Whether a line belongs to the passage of the lines before it."""
    first, last = run[0], run[-1]
    step = line.baseline - last.baseline
    if step <= 0 or not _is_one_size(last, line):
        return False
    if step > FAR * pitch * line.size:
        return False
    flows = line.text[0].islower() and last.text[-1] not in _ENDS
    typed = typed_item(line.text)
    if typed is not None and not (flows and typed.number and typed.number.isalpha()):
        return False
    hangs = first.body_left > first.box.left + INDENT and (
        abs(line.box.left - first.body_left) <= INDENT
    )
    if line.bold != last.bold and not flows and not hangs:
        return False
    if _is_centred(run, line):
        return True
    if not _stands_under(first, last, line, is_second=len(run) == 1):
        return False
    return flows or hangs or not _would_fit(last, line, edge)


def _is_one_size(last: Line, line: Line) -> bool:
    """Whether two lines have letters of one size; digits beside Chinese may be larger."""
    if abs(line.size - last.size) <= 0.08 * max(line.size, last.size):
        return True
    return not {char.size for char in last.chars}.isdisjoint(char.size for char in line.chars)


def _is_centred(run: list[Line], line: Line) -> bool:
    """Large lines in the middle of the page, as a title over two lines."""
    last = run[-1]
    same = abs((last.box.left + last.box.right) - (line.box.left + line.box.right)) < 4.0
    return (
        same
        and last.bold == line.bold
        and last.size >= 14
        and abs(last.box.left - line.box.left) > INDENT
    )


def _stands_under(first: Line, last: Line, line: Line, *, is_second: bool) -> bool:
    """Whether a line begins where the next line of its passage does."""
    at = line.box.left
    if first.body_left > first.box.left:
        return at >= first.box.left - INDENT
    if is_second:
        return -FIRST_INDENT * line.size <= at - first.box.left <= INDENT
    return abs(at - last.box.left) <= INDENT


def _would_fit(last: Line, line: Line, edge: float) -> bool:
    """Whether the first word of a line had room at the end of the line before."""
    letters = line.chars
    if not letters:
        return True
    count = 1 if is_han(line.text[0]) else len(line.text.split(" ", 1)[0])
    word = letters[min(count, len(letters)) - 1].box.right - letters[0].box.left
    return last.box.right + 0.25 * line.size + word < edge - 0.5 * line.size


def _pieces(lines: Sequence[Line], cut: int) -> Iterator[Piece]:
    joined = False
    for at, line in enumerate(lines):
        text = line.text[cut:] if at == 0 else line.text
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        goes_on = bool(following) and (is_han(text[-1]) or is_han(following[0]))
        if following and text[-1:] in "-\xad\u2010" and following[0].islower() and len(text) > 1:
            goes_on = True
            text = text if _keeps_hyphen(text, following) else text[:-1]
        yield Piece(text, place_of_box(line.page, line.box), joined)
        joined = goes_on


def _keeps_hyphen(text: str, following: str) -> bool:
    if text[-1] == "\xad":
        return False
    before = _WORD.findall(text[:-1])
    if not before or not text[-2].isalpha() or "-" in before[-1] or before[-1].lower() in _KEPT:
        return True
    begins = _WORD.match(following)
    return begins is not None and _is_word(before[-1]) and _is_word(begins.group())


def _is_word(text: str) -> bool:
    """Whether the word lists know it: then "hand-held" is not one word of two halves."""
    word = text.lower()
    known = any(word in words(name) for name in ("verbs_en.txt", "agents_en.txt"))
    return known or any(word in held for held in sections("nouns_en.txt").values())
