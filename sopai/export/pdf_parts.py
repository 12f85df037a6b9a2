"""What stands on the pages of a PDF, as the data that its template shows."""

from collections.abc import Iterable, Sequence
from typing import Literal, TypedDict

from sopai.export.pdf_text import Lines, lines_of, shown
from sopai.export.picture import Picture
from sopai.export.rows import Table

WHOLE_ROW = 1200
"""Characters up to which a row is kept on one page; a longer one may not fit on any."""

LINE, PICTURE = 40, 600
"""Characters that take as much room as a new line and as a picture."""

HIGHEST = 0.75
"""Of a picture, beside its width in a cell: a higher one is made narrower."""


class Part(TypedDict):
    """A paragraph of a cell, or a picture in it."""

    kind: Literal["plain", "script", "picture"]
    name: Lines
    """In bold before the text; none where it is empty."""

    text: Lines
    picture: list[int]
    alt: str
    width: float
    """Of a picture, as a share of the room."""


class Row(TypedDict):
    """A row of a table."""

    cells: list[list[Part]]
    whole: bool
    """It stays on one page."""


class Block(TypedDict):
    """A passage or a table of the page."""

    kind: Literal["warning", "open", "pairs", "text", "note", "table", "approval", "pictures"]
    heading: Lines
    text: Lines
    headers: list[Lines]
    weights: list[float]
    rows: list[Row]


def part(text: str, name: str = "", kind: Literal["plain", "script"] = "plain") -> Part:
    """A paragraph, after a name in bold if it has one."""
    return Part(
        kind=kind,
        name=lines_of(name) if name else [],
        text=lines_of(text),
        picture=[],
        alt="",
        width=0,
    )


def picture_part(picture: Picture, alt: str) -> Part:
    """A picture, no higher than a part of a page."""
    width = min(1.0, HIGHEST * picture.width / picture.height)
    return Part(
        kind="picture", name=[], text=[], picture=list(picture.jpeg), alt=shown(alt), width=width
    )


def row(cells: Sequence[Sequence[Part]], is_whole: bool | None = None) -> Row:
    """A row; without a word it stays on one page if it is short enough for one."""
    room = sum(map(_room, (one for cell in cells for one in cell)))
    return Row(
        cells=[list(cell) for cell in cells],
        whole=room <= WHOLE_ROW if is_whole is None else is_whole,
    )


def block(
    kind: Literal["warning", "open", "pairs", "text", "note", "table", "approval", "pictures"],
    heading: str = "",
    text: str = "",
    headers: Iterable[str] = (),
    weights: Iterable[float] = (),
    rows: Iterable[Row] = (),
) -> Block:
    """A block of the page."""
    return Block(
        kind=kind,
        heading=lines_of(heading) if heading else [],
        text=lines_of(text),
        headers=[lines_of(header) for header in headers],
        weights=list(weights),
        rows=list(rows),
    )


def table_blocks(
    table: Table,
    weights: Sequence[float] = (),
    kind: Literal["table", "approval"] = "table",
) -> list[Block]:
    """A table as blocks: none if it has no row."""
    if not table.rows:
        return []
    rows = [row([[part(text)] for text in cells]) for cells in table.rows]
    widths = weights or [1] * len(table.headers)
    return [block(kind, table.heading, headers=table.headers, weights=widths, rows=rows)]


def _room(one: Part) -> int:
    letters = sum(len(piece) for line in (*one["name"], *one["text"]) for piece in line)
    return letters + LINE * len(one["text"]) + (PICTURE if one["picture"] else 0)
