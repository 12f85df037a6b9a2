"""A document as HTML that looks like a document, with words marked in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from re import compile
from typing import NamedTuple

from sopai.schema.document import Block, BlockKind, Cell, SourceDocument
from sopai.ui.escaping import as_html

PART = 20_000
"""Characters shown at once: about 3,500 English words, which browsers draw without delay."""

WIDE = 60
"""Characters from which a mark is a thin line: a whole step in bright colours is not read."""

_MARKER = compile(r"[(（]?\w{1,4}[.)）、]|[-*+•]")
"""What stands before a list item: its number is read, though the linter does not look at it."""

_RULE = frozenset("|-: \t\r\n")
_FRAMED = frozenset((BlockKind.HEADING, BlockKind.TABLE_ROW))
_DEEPEST = 4


class Mark(NamedTuple):
    """Words to mark."""

    start: int
    end: int
    id: str
    """Of the finding."""

    number: int
    """Shown beside the words and on the finding's card; 0 is not shown."""

    severity: str
    title: str
    """Said when the mouse rests on it."""

    is_picked: bool


class Segment(NamedTuple):
    """A piece of text with one look."""

    start: int
    end: int
    mark: Mark | None
    """The shortest that covers it."""


def parts(text: str) -> list[tuple[int, int]]:
    """Bounds of the parts of a long text, cut at line ends where there are any."""
    bounds = []
    start = 0
    while len(text) - start > PART:
        cut = text.rfind("\n", start + PART // 2, start + PART) + 1 or start + PART
        bounds.append((start, cut))
        start = cut
    return [*bounds, (start, len(text))]


class _Drawing(NamedTuple):
    """A document while it is drawn."""

    document: SourceDocument
    segments: list[Segment]
    numbered: set[str]
    """Findings whose number has been shown."""


def document_html(document: SourceDocument, marks: Iterable[Mark], start: int, end: int) -> str:
    """A part of a document: headings and tables stand out, all else is as it was written."""
    drawing = _Drawing(document, _segments(marks, start, end), set())
    out = []
    at = start
    first = bisect_left(document.blocks, start, key=lambda block: block.end)
    last = bisect_left(document.blocks, end, key=lambda block: block.start)
    framed = _FRAMED | {BlockKind.LIST_ITEM} if document.locations else _FRAMED
    for _, group in groupby(document.blocks[first:last], key=_looks):
        blocks = list(group)
        if blocks[0].kind not in framed:
            continue
        low, high = max(at, blocks[0].start), min(end, blocks[-1].end)
        out.append(_html(drawing, at, low).rstrip())
        if blocks[0].kind is BlockKind.TABLE_ROW:
            out.append(_table(drawing, blocks, end))
        else:
            out.append(_framed(drawing, blocks[0], low, high))
        while high < end and document.text[high] in "\r\n":
            high += 1
        at = high
    out.append(_html(drawing, at, end))
    return f'<div class="document">{"".join(out)}</div>'


def words_html(document: SourceDocument, marks: Iterable[Mark], start: int, end: int) -> str:
    """A few words of a document with marks in them."""
    return _html(_Drawing(document, _segments(marks, start, end), set()), start, end)


def _framed(drawing: _Drawing, block: Block, start: int, end: int) -> str:
    """A heading or, of a file without lines, a list item with the number that a reader made out."""
    document = drawing.document
    number = block.number if document.locations else None
    shown = f'<span class="number">{as_html(number)}</span> ' if number else ""
    if block.kind is BlockKind.HEADING:
        words = _html(drawing, _after_markup(document, start, end), end)
        return f'<div class="heading h{min(3, block.level)}">{shown}{words}</div>'
    sign = shown or ("☐ " if block.checkbox else "• ")
    depth = min(_DEEPEST, block.level)
    return f'<div class="item d{depth}">{sign}{_html(drawing, start, end)}</div>'


def _after_markup(document: SourceDocument, start: int, end: int) -> int:
    """Where the words of a heading begin."""
    while start < end and document.text[start] in "# \t":
        start += 1
    return start


def _looks(block: Block) -> tuple[int, int]:
    """What blocks that are drawn together have in common."""
    if block.kind is BlockKind.TABLE_ROW:
        return block.table, -1
    return -1, -1 if block.kind is BlockKind.PARAGRAPH else block.start


def _table(drawing: _Drawing, rows: list[Block], end: int) -> str:
    out = ["<table>"]
    at = rows[0].start
    for row in rows:
        between = drawing.document.text[at : row.start]
        if not _RULE.issuperset(between):
            out.append(f"<caption>{as_html(between)}</caption>")
        tag = "th" if row.is_header else "td"
        cells = [
            f"<{tag}>{_html(drawing, *_without_spaces(drawing.document, cell, end))}</{tag}>"
            for cell in row.cells
        ]
        if any(cell != f"<{tag}></{tag}>" for cell in cells):
            out.append(f"<tr>{''.join(cells)}</tr>")
        at = row.end
    return "".join([*out, "</table>"])


def _without_spaces(document: SourceDocument, cell: Cell, end: int) -> tuple[int, int]:
    """Bounds of the words in a cell."""
    low, high = cell.start, min(cell.end, end)
    while low < high and document.text[low].isspace():
        low += 1
    while low < high and document.text[high - 1].isspace():
        high -= 1
    return low, high


def _segments(marks: Iterable[Mark], start: int, end: int) -> list[Segment]:
    """The marks of a part as pieces that do not overlap, in order."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = sorted({cut for mark in inside for cut in (mark.start, mark.end)} | {start, end})
    cuts = [cut for cut in cuts if start <= cut <= end]
    opening = sorted(inside, key=lambda mark: mark.start)
    active: list[Mark] = []
    found = []
    at = 0
    for low, high in zip(cuts, cuts[1:], strict=False):
        while at < len(opening) and opening[at].start <= low:
            active.append(opening[at])
            at += 1
        active = [mark for mark in active if mark.end > low]
        top = min(active, key=lambda mark: (mark.end - mark.start, mark.number), default=None)
        found.append(Segment(low, high, top))
    return found


def _html(drawing: _Drawing, start: int, end: int) -> str:
    """A range of the text, each piece in its look."""
    out = []
    at = max(0, bisect_right(drawing.segments, start, key=lambda segment: segment.start) - 1)
    while at < len(drawing.segments) and drawing.segments[at].start < end:
        segment = drawing.segments[at]
        low, high = max(start, segment.start), min(end, segment.end)
        if low < high:
            out.append(_segment_html(drawing, segment, low, high))
        at += 1
    return "".join(out)


def _segment_html(drawing: _Drawing, segment: Segment, start: int, end: int) -> str:
    inner = "".join(_faded(drawing.document, start, end))
    mark = segment.mark
    if mark is None or not inner.strip():
        return inner
    looks = [mark.severity]
    looks += ["wide"] * (mark.end - mark.start > WIDE) + ["picked"] * mark.is_picked
    is_told = not mark.number or mark.id in drawing.numbered
    number = "" if is_told else f' data-number="{mark.number}"'
    drawing.numbered.add(mark.id)
    return (
        f'<mark class="{" ".join(looks)}" data-finding="{as_html(mark.id)}"{number}'
        f' title="{as_html(mark.title)}">{inner}</mark>'
    )


def _faded(document: SourceDocument, start: int, end: int) -> Iterator[str]:
    """The text, with the signs that only lay it out (`**`, `#`, links) made pale."""
    pairs = zip(document.text[start:end], document.plain[start:end], strict=True)
    for is_markup, group in groupby(
        pairs, key=lambda pair: pair[1] == " " and not pair[0].isspace()
    ):
        words = "".join(character for character, _ in group)
        is_pale = is_markup and not _MARKER.fullmatch(words)
        yield f'<span class="markup">{as_html(words)}</span>' if is_pale else as_html(words)
