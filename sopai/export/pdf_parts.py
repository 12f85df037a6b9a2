"""What stands on the pages of a PDF, as the data that its template shows."""

from collections.abc import Iterable, Sequence
from math import ceil
from pathlib import Path
from typing import Literal, TypedDict

from sopai.export.pdf_text import Lines, breadth, lines_of, shown
from sopai.export.picture import Picture, picture_of, refusal_text
from sopai.export.rows import Table, weights_of
from sopai.export.view import View
from sopai.schema.sop import Material

WHOLE_ROW = 24
"""Lines up to which a row is kept on one page; a page on its side has some 30."""

EMS = 48
"""Widths of a Chinese sign that fit beside each other between the margins of an upright page."""

PICTURE = 17
"""Lines that a picture takes at most."""

HIGHEST, HIGHEST_OF_PAGE = 0.75, 0.45
"""Of a picture, beside the width of its cell and of the page: a higher one is made narrower."""


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


def shown_picture(view: View, material: Material, folder: Path, highest: float = HIGHEST) -> Part:
    """A picture no higher than a part of a page, or why it is not shown."""
    picture = picture_of(material, folder)
    if not isinstance(picture, Picture):
        return part(refusal_text(view, picture))
    width = min(1.0, highest * picture.width / picture.height)
    return Part(
        kind="picture",
        name=[],
        text=[],
        picture=list(picture.jpeg),
        alt=shown(material.name),
        width=width,
    )


def row(cells: Sequence[Sequence[Part]], weights: Sequence[float] = (1,)) -> Row:
    """A row; it stays on one page if it is short enough for one.

    Args:
        cells: what stands in them.
        weights: widths of the columns, relative to each other.
    """
    rooms = [EMS * weight / sum(weights) for weight in weights]
    lines = [
        sum(_lines(one, room) for one in cell) for cell, room in zip(cells, rooms, strict=True)
    ]
    return Row(cells=[list(cell) for cell in cells], whole=max(lines) <= WHOLE_ROW)


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
    widths = weights or weights_of(table)
    rows = [row([[part(text)] for text in cells], widths) for cells in table.rows]
    return [block(kind, table.heading, headers=table.headers, weights=widths, rows=rows)]


def _lines(one: Part, room: float) -> int:
    """Lines that a paragraph or a picture takes in a column."""
    if one["picture"]:
        return PICTURE
    name = breadth("".join(map("".join, one["name"])))
    firsts = [name, *(0.0 for _ in one["text"][1:])]
    return sum(
        ceil((first + breadth("".join(line))) / room) or 1
        for first, line in zip(firsts, one["text"], strict=True)
    )
