"""The blocks of each page in reading order: passages, tables, pictures."""

from re import compile
from typing import NamedTuple

from sopai.ingest.pdf_aligned import aligned_tables, rules_of, split_at_columns
from sopai.ingest.pdf_columns import reading_order
from sopai.ingest.pdf_drawn import Box
from sopai.ingest.pdf_grid import Grid, grids_of
from sopai.ingest.pdf_lines import Line, lines_of
from sopai.ingest.pdf_margins import split_margins
from sopai.ingest.pdf_passages import Passage, joined_over_break, passages_of
from sopai.ingest.pdf_source import Char, PageContent
from sopai.ingest.pdf_tables import (
    MAX_CELL_LINES,
    PdfCell,
    PdfTable,
    aligned_table,
    joined_tables,
    ruled_table,
)

MIN_PICTURE = 36.0
"""Points: smaller pictures are logos, bullets and icons."""

BACKGROUND = 0.85
"""Share of the page from which a picture lies behind the text."""

MANY_LETTERS = 500
"""Letters of a cell that is perhaps a column of text."""

FEW_CELLS = 4
"""Cells with words of a grid that is perhaps only the background of columns of text."""

LARGE_CELL = 0.2
"""Share of the page that such a cell covers."""

_LEADER = compile(r"(?:\.[ \u00a0]?|…|·[ ]?){5,}\s*(?:\d{1,4}|[ivxl]{1,6})?$")
_PAGE_AT_END = compile(r"(?:^|.*\s)(?:\d{1,4}|[ivxl]{1,6})")


class Picture(NamedTuple):
    """A picture on a page."""

    page: int
    number: int
    """Among those of its page, from 1."""

    box: Box


Block = Passage | PdfTable | Picture


class PdfBody(NamedTuple):
    """A document in reading order."""

    blocks: list[Block]
    margins: list[str]
    contents: int
    """How many lines of a table of contents were left out."""


def body_of(pages: list[PageContent]) -> PdfBody:
    """The blocks of the pages of a document."""
    grids = [_tables(page) for page in pages]
    lines = [lines_of(page.chars, page.number, page.links) for page in pages]
    inside = [
        {at for at, line in enumerate(own) if any(_is_body(grid, line, page) for grid in around)}
        for own, around, page in zip(lines, grids, pages, strict=True)
    ]
    kept, margins = split_margins(lines, [page.height for page in pages], inside)
    logos = _repeated(pages)
    blocks: list[Block] = []
    contents = 0
    left = min((line.box.left for own in kept for line in own), default=0.0)
    for page, own, around in zip(pages, kept, grids, strict=True):
        own, left_out = _without_contents(own)
        contents += left_out
        for at, column in enumerate(_columns(page, own, around, logos, left)):
            _append(blocks, column, is_new=at > 0 or page.number > 1)
    return PdfBody(blocks, margins, contents)


def _append(blocks: list[Block], column: list[Block], *, is_new: bool) -> None:
    """Add the blocks of a column; a passage that the last one broke off is joined to it."""
    last = blocks[-1] if blocks else None
    first = column[0] if column else None
    if isinstance(last, PdfTable) and isinstance(first, PdfTable):
        whole = joined_tables(last, first)
        if whole is not None:
            blocks[-1] = whole
            column = column[1:]
    if is_new and column and isinstance(last, Passage) and isinstance(column[0], Passage):
        joined = joined_over_break(last, column[0])
        if joined is not None:
            blocks[-1] = joined
            column = column[1:]
    blocks += column


def _tables(page: PageContent) -> list[Grid]:
    """The ruled tables of a page; a frame with much text in it is none."""
    area = page.width * page.height
    return [grid for grid in grids_of(page.edges, page.chars) if not _is_frame(grid, area)]


def _is_frame(grid: Grid, area: float) -> bool:
    """Whether a grid is the frame or the background of the text, with few large cells."""
    if sum(bool(cell.chars) for cell in grid.cells) > FEW_CELLS:
        return False
    large = max(grid.cells, key=lambda cell: len(cell.chars))
    width, height = large.box.right - large.box.left, large.box.bottom - large.box.top
    return len(large.chars) > MANY_LETTERS and width * height > LARGE_CELL * area


def _is_body(grid: Grid, line: Line, page: PageContent) -> bool:
    """Whether a line stands in a table that is more than a header or a footer of the page."""
    if not _covers(grid.box, line.box):
        return False
    return grid.box.bottom > 0.2 * page.height and grid.box.top < 0.86 * page.height


def _covers(outer: Box, inner: Box) -> bool:
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    return outer.left <= x <= outer.right and outer.top <= y <= outer.bottom


def _columns(
    page: PageContent,
    lines: list[Line],
    grids: list[Grid],
    logos: set[tuple[int, ...]],
    left: float,
) -> list[list[Block]]:
    tables: list[PdfTable] = []
    for grid in grids:
        if not any(_covers(grid.box, line.box) for line in lines):
            continue
        table = ruled_table(grid, page.number)
        if any(cell.pieces for row in table.rows for cell in row):
            tables.append(table)
            lines = [line for line in lines if not _covers(grid.box, line.box)]
    rules = rules_of(page.edges)
    lines = split_at_columns(lines, rules)
    aligned = aligned_tables(lines, rules)
    tables += [aligned_table(table, page.number) for table in aligned]
    taken = {at for table in aligned for at in table.lines}
    lines = [line for at, line in enumerate(lines) if at not in taken]
    pictures = _pictures(page, logos)
    things: list[PdfTable | Picture] = [*tables, *pictures]
    stands = [_stand_in(number, thing) for number, thing in enumerate(things)]
    columns = reading_order(lines + stands)
    return [_blocks(column, things, _left(column, left, page.width)) for column in columns]


def _left(column: list[Line], left: float, width: float) -> float:
    """Where a column begins: all that stand at the left of their pages begin at one place."""
    own = min(line.box.left for line in column)
    return left if own < left + 0.25 * width else own


def _stand_in(number: int, thing: PdfTable | Picture) -> Line:
    """A line in the place of a table or a picture, for the reading order."""
    box = thing.box
    return Line(f"\0{number}", box, box.top, 1.0, False, thing.page)


def _blocks(column: list[Line], things: list[PdfTable | Picture], left: float) -> list[Block]:
    blocks: list[Block] = []
    run: list[Line] = []
    for line in column:
        thing = _stood_in_for(line, things)
        if thing is not None:
            blocks += passages_of(run, left=left)
            run = []
            blocks += _boxed(thing) if isinstance(thing, PdfTable) else [thing]
        else:
            run.append(line)
    return [*blocks, *passages_of(run, left=left)]


def _stood_in_for(line: Line, things: list[PdfTable | Picture]) -> PdfTable | Picture | None:
    """The table or picture in whose place a line stands; damaged text may look like one."""
    mark = line.text[1:] if line.text.startswith("\0") else ""
    if not mark.isdecimal() or int(mark) >= len(things):
        return None
    thing = things[int(mark)]
    return thing if thing.box == line.box else None


def _boxed(table: PdfTable) -> list[Block]:
    """A table, with boxes of text over its whole width taken out of it as text."""
    blocks: list[Block] = []
    rows: list[list[PdfCell]] = []
    tops: list[float] = []
    for row, top in zip(table.rows, table.tops, strict=True):
        filled = [cell for cell in row if cell.pieces]
        long = len(filled) == 1 and filled[0].columns >= len(row) and not filled[0].repeats
        if long and len(filled[0].lines) >= MAX_CELL_LINES:
            if rows:
                blocks.append(table._replace(rows=rows, tops=tops))
            rows, tops = [], []
            blocks += passages_of(filled[0].lines)
        else:
            rows.append(row)
            tops.append(top)
    return [*blocks, table._replace(rows=rows, tops=tops)] if rows else blocks


def _pictures(page: PageContent, logos: set[tuple[int, ...]]) -> list[Picture]:
    found = []
    for number, box in enumerate(page.pictures, start=1):
        width, height = box.right - box.left, box.bottom - box.top
        is_small = width < MIN_PICTURE or height < MIN_PICTURE
        is_behind = width * height > BACKGROUND * page.width * page.height
        if not is_small and not is_behind and _key(box) not in logos:
            found.append(Picture(page.number, number, box))
    return found


def _repeated(pages: list[PageContent]) -> set[tuple[int, ...]]:
    """Pictures that stand at the same place of half of the pages."""
    counts: dict[tuple[int, ...], int] = {}
    for page in pages:
        for key in {_key(box) for box in page.pictures}:
            counts[key] = counts.get(key, 0) + 1
    return {key for key, count in counts.items() if count >= max(2, len(pages) / 2)}


def _key(box: Box) -> tuple[int, ...]:
    return tuple(round(side / 4) for side in box)


def _without_contents(lines: list[Line]) -> tuple[list[Line], int]:
    """The lines of a page without its table of contents, and how many that had."""
    led = [line.baseline for line in lines if _LEADER.search(line.text)]
    if len(led) < 2:
        return lines, 0
    numbers = {round(line.baseline) for line in lines if _PAGE_AT_END.fullmatch(line.text)} | {
        round(baseline) for baseline in led
    }
    top, bottom = min(led) - 60, max(led) + 60
    kept = [
        line
        for line in lines
        if not (top <= line.baseline <= bottom and round(line.baseline) in numbers)
    ]
    return kept, len(lines) - len(kept)


def visible(chars: list[Char]) -> int:
    """How many characters can be seen."""
    return sum(not char.text.isspace() for char in chars)
