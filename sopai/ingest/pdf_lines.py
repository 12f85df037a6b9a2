"""From the characters of a page to lines of words."""

from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from sopai.ingest.pdf_drawn import Box
from sopai.ingest.pdf_source import Char
from sopai.ingest.typed_numbers import typed_item
from sopai.schema.document import Place

SAME_LINE = 0.4
"""Share of the size by which baselines of one line differ, as with raised numbers."""

WORD_GAP = 0.14
"""Share of the size from which a gap is a blank: justified lines shrink a blank of 0.25 so far."""

HAN_GAP = 0.4
"""Share of the size between a Chinese character and a digit from which the author typed a blank:
programs leave a quarter there by themselves."""

WIDE_GAP = 1.5
"""Sizes from which a gap parts two columns; justified lines have gaps of one."""

MARK_GAP = 6.0
"""Sizes between a number or bullet and the words that belong to it, as after a tab."""


class Line(NamedTuple):
    """Words on one baseline without a wide gap."""

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool
    """All of it is."""

    page: int
    links: tuple[tuple[int, int, str], ...] = ()
    """Start and end inside the text, and address."""

    body_left: float = 0.0
    """Where its words begin behind a number or a bullet."""

    chars: tuple[Char, ...] = ()

    @property
    def place(self) -> Place:
        """Where it stands."""
        return place_of_box(self.page, self.box)


def place_of_box(page: int, box: Box) -> Place:
    """Where something stands, in whole points."""
    return {"page": page, "box": [round(side) for side in box]}


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around some."""
    sides = list(zip(*boxes, strict=True))
    return Box(min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))


def is_han(letter: str) -> bool:
    """Whether a character stands beside others of its kind without a blank between."""
    return "\u2e80" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff" or letter > "\uff00"


def lines_of(
    chars: list[Char], page: int, links: list[tuple[Box, str]] | None = None
) -> list[Line]:
    """The lines of some characters, from the top down and from left to right.

    Args:
        chars: characters of one page.
        page: its number.
        links: where it has links.
    """
    rows: list[list[Char]] = []
    visible = [char for char in chars if not (char.is_generated and char.text.isspace())]
    for char in sorted(visible, key=lambda char: (char.baseline, char.box.left)):
        if rows and char.baseline - rows[-1][0].baseline <= _reach(rows[-1][0], char):
            rows[-1].append(char)
        else:
            rows.append([char])
    found = []
    for row in rows:
        for segment in _segments(sorted(row, key=lambda char: char.box.left)):
            line = _line(segment, page, links or [])
            if line is not None:
                found.append(line)
    return found


def _reach(first: Char, char: Char) -> float:
    return SAME_LINE * max(first.size, char.size)


def _segments(row: list[Char]) -> list[list[Char]]:
    segments: list[list[Char]] = []
    last: Char | None = None
    for char in row:
        if not char.text.strip():
            if segments:
                segments[-1].append(char)
            continue
        if last is not None and _is_twin(last, char):
            continue
        gap = WIDE_GAP * max(char.size, last.size) if last else 0.0
        if last is None or char.box.left - last.box.right > gap:
            if last is not None and _is_mark(segments[-1], char.box.left - last.box.right):
                segments[-1].append(char)
            else:
                segments.append([char])
        else:
            segments[-1].append(char)
        last = char
    return segments


def _is_twin(last: Char, char: Char) -> bool:
    """A character printed twice, a little beside itself, to look bold.

    Two letters of one sign, as the two f of a ligature, follow each other in the file.
    """
    return (
        last.text == char.text
        and abs(char.order - last.order) > 1
        and abs(last.box.left - char.box.left) < 0.15 * char.size
        and abs(last.baseline - char.baseline) < 0.15 * char.size
    )


def _is_mark(segment: list[Char], gap: float) -> bool:
    """Whether a segment is only the number or the bullet of what follows it."""
    text = "".join(char.text for char in segment).strip()
    if len(text) > 6 or gap > MARK_GAP * segment[0].size:
        return False
    typed = typed_item(text + "  x")
    return typed is not None and typed.length >= len(text)


def _line(segment: list[Char], page: int, links: list[tuple[Box, str]]) -> Line | None:
    seen = [char for char in segment if char.text.strip()]
    if not seen:
        return None
    text = ""
    targets: list[str] = []
    spacing = _spacing(seen)
    body_left = seen[0].box.left
    last: Char | None = None
    blank = False
    for char in segment:
        if not char.text.strip():
            blank = True
            continue
        if last is not None and _is_parted(last, char, blank, spacing):
            text += " "
            targets.append("")
        text += char.text
        targets += [_target(char, links)] * len(char.text)
        last, blank = char, False
    typed = typed_item(text)
    if typed is not None:
        body_left = seen[_index(seen, typed.length, text)].box.left
    size = round(median(char.size for char in seen) * 2) / 2
    box = union(char.box for char in seen)
    bold = all(char.bold for char in seen if char.text.isalnum())
    baseline = median(char.baseline for char in seen)
    return Line(
        text, box, baseline, size, bold, page, _spans(targets), body_left, chars=tuple(seen)
    )


def _index(seen: list[Char], length: int, text: str) -> int:
    """Which character without blanks stands at an offset of the text."""
    return min(len(seen) - 1, len(text[:length].replace(" ", "")))


def _spacing(seen: list[Char]) -> float:
    """The gap between the letters of a word, which is none unless they are set apart."""
    gaps = [b.box.left - a.box.right for a, b in pairwise(seen)]
    return max(0.0, median(gaps)) if len(gaps) > 4 else 0.0


def _is_parted(last: Char, char: Char, blank: bool, spacing: float) -> bool:
    gap = char.box.left - last.box.right - spacing
    if is_han(last.text) and is_han(char.text):
        return gap > 0.5 * char.size
    if not blank and (is_han(last.text) or is_han(char.text)):
        return gap > HAN_GAP * char.size
    if blank:
        return gap > -0.1 * char.size
    return gap > max(WORD_GAP * max(char.size, 4.0), spacing)


def _target(char: Char, links: list[tuple[Box, str]]) -> str:
    x = (char.box.left + char.box.right) / 2
    y = (char.box.top + char.box.bottom) / 2
    for box, address in links:
        if box.left <= x <= box.right and box.top <= y <= box.bottom:
            return address
    return ""


def _spans(targets: list[str]) -> tuple[tuple[int, int, str], ...]:
    spans: list[tuple[int, int, str]] = []
    for at, address in enumerate(targets):
        if not address:
            continue
        if spans and spans[-1][2] == address and at - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], at + 1, address)
        else:
            spans.append((at, at + 1, address))
    return tuple(spans)
