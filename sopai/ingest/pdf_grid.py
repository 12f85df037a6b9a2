"""Tables with ruling lines: their cells, from the lines that stand between them."""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from sopai.ingest.pdf_drawn import Box
from sopai.ingest.pdf_source import Char

MAX_EDGES = 3_000
"""Lines of a page from which tables are made; a drawing has more."""

MAX_LINES = 150
"""Rows or columns of one table on a page."""

NEAR = 3.0
"""Points between lines that are one, or that meet."""

SHORT = 6.0
"""Points: shorter lines are dashes, ticks and underlines of a letter."""

COVERED = 0.6
"""Share of a cell's side that a line must cover to part it from its neighbour."""


class GridCell(NamedTuple):
    """A cell of a table, merged ones together."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    chars: tuple[Char, ...]


class Grid(NamedTuple):
    """A table on a page."""

    box: Box
    columns: tuple[float, ...]
    """The left side of each column, and the right one of the last."""

    rows: int
    cells: tuple[GridCell, ...]


class _Edge(NamedTuple):
    at: float
    """Its x when it is vertical, else its y."""

    start: float
    end: float


def grids_of(edges: list[Box], chars: list[Char]) -> list[Grid]:
    """The tables of a page, from the top down: grids of two cells or more that hold words.

    Args:
        edges: straight lines of the page.
        chars: its characters.
    """
    if len(edges) > MAX_EDGES:
        return []
    upright = _joined([_Edge(e.left, e.top, e.bottom) for e in edges if e.left == e.right])
    level = _joined([_Edge(e.top, e.left, e.right) for e in edges if e.top == e.bottom])
    found = []
    for across, down in _groups(level, upright):
        grid = _grid(across, down, chars)
        if grid is not None:
            found.append(grid)
    found = [grid for grid in found if not any(_holds(o.box, grid.box) for o in found)]
    return sorted(found, key=lambda grid: (grid.box.top, grid.box.left))


def _holds(outer: Box, inner: Box) -> bool:
    return outer != inner and (
        outer.left <= inner.left + NEAR
        and outer.top <= inner.top + NEAR
        and outer.right >= inner.right - NEAR
        and outer.bottom >= inner.bottom - NEAR
    )


def _joined(edges: list[_Edge]) -> list[_Edge]:
    """Lines of which the parts that touch are one."""
    found: list[_Edge] = []
    for edge in sorted(edge for edge in edges if edge.end > edge.start):
        for at in range(len(found) - 1, -1, -1):
            other = found[at]
            if edge.at - other.at > NEAR:
                at = -1
                break
            if edge.start <= other.end + NEAR and other.start <= edge.end + NEAR:
                start, end = min(edge.start, other.start), max(edge.end, other.end)
                found[at] = _Edge(other.at, start, end)
                break
        else:
            at = -1
        if at < 0:
            found.append(edge)
    return [edge for edge in found if edge.end - edge.start > SHORT]


def _groups(level: list[_Edge], upright: list[_Edge]) -> list[tuple[list[_Edge], list[_Edge]]]:
    """Lines that meet, directly or through others: the horizontal and the vertical ones."""
    parent = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, across in enumerate(level):
        for j, down in enumerate(upright, len(level)):
            if _meet(across, down):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[_Edge], list[_Edge]]] = {}
    for at in range(len(parent)):
        held = groups.setdefault(root(at), ([], []))
        held[at >= len(level)].append((level + upright)[at])
    return [(across, down) for across, down in groups.values() if across and down]


def _meet(across: _Edge, down: _Edge) -> bool:
    return (
        across.start - NEAR <= down.at <= across.end + NEAR
        and down.start - NEAR <= across.at <= down.end + NEAR
    )


def _grid(across: list[_Edge], down: list[_Edge], chars: list[Char]) -> Grid | None:
    """The table that some lines make, when it has two columns or more and words in two cells."""
    xs = _positions([edge.at for edge in down] + [e for a in across for e in (a.start, a.end)])
    ys = _positions([edge.at for edge in across] + [e for d in down for e in (d.start, d.end)])
    if not 2 < len(xs) <= MAX_LINES or not 1 < len(ys) <= MAX_LINES:
        return None
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    inside = [char for char in chars if _is_in(box, char)]
    group = _merged(len(ys) - 1, len(xs) - 1, _walls(across, down, xs, ys))
    held: dict[int, list[Char]] = {}
    for char in inside:
        row = _slot(ys, (char.box.top + char.box.bottom) / 2)
        column = _slot(xs, (char.box.left + char.box.right) / 2)
        held.setdefault(group[row * (len(xs) - 1) + column], []).append(char)
    cells = _cells(group, held, xs, ys)
    filled = sum(bool(cell.chars) for cell in cells)
    if filled < 2 or len({cell.column for cell in cells}) < 2:
        return None
    return Grid(box, tuple(xs), len(ys) - 1, tuple(cells))


def _is_in(box: Box, char: Char) -> bool:
    x = (char.box.left + char.box.right) / 2
    y = (char.box.top + char.box.bottom) / 2
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _positions(values: list[float]) -> list[float]:
    """Values in order, those near each other once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


_Walls = tuple[Callable[[int, int], bool], Callable[[int, int], bool]]


def _walls(across: list[_Edge], down: list[_Edge], xs: list[float], ys: list[float]) -> _Walls:
    """Whether a line stands at the right side of a cell, and at its lower side."""
    by_x = [[edge for edge in down if abs(edge.at - x) <= NEAR] for x in xs]
    by_y = [[edge for edge in across if abs(edge.at - y) <= NEAR] for y in ys]

    def right(row: int, column: int) -> bool:
        return _covers(by_x[column + 1], ys[row], ys[row + 1])

    def below(row: int, column: int) -> bool:
        return _covers(by_y[row + 1], xs[column], xs[column + 1])

    return right, below


def _covers(edges: list[_Edge], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(edge.end, end) - max(edge.start, start)) for edge in edges)
    return covered >= COVERED * (end - start)


def _merged(rows: int, columns: int, walls: _Walls) -> list[int]:
    """For each place of the grid the first place of the cell that it belongs to."""
    right, below = walls
    group = list(range(rows * columns))

    def root(at: int) -> int:
        while group[at] != at:
            at = group[at]
        return at

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not right(row, column):
                _unite(group, root(here), root(here + 1))
            if row + 1 < rows and not below(row, column):
                _unite(group, root(here), root(here + columns))
    return [root(at) for at in range(rows * columns)]


def _unite(group: list[int], one: int, other: int) -> None:
    group[max(one, other)] = min(one, other)


def _slot(lines: list[float], value: float) -> int:
    for at, (start, end) in enumerate(pairwise(lines)):
        if start <= value <= end:
            return at
    return len(lines) - 2


def _cells(
    group: list[int], held: dict[int, list[Char]], xs: list[float], ys: list[float]
) -> list[GridCell]:
    columns = len(xs) - 1
    places: dict[int, list[int]] = {}
    for at, first in enumerate(group):
        places.setdefault(first, []).append(at)
    found = []
    for first, own in sorted(places.items()):
        rows = [at // columns for at in own]
        across = [at % columns for at in own]
        top, left = min(rows), min(across)
        bottom, right = max(rows) + 1, max(across) + 1
        box = Box(xs[left], ys[top], xs[right], ys[bottom])
        chars = tuple(held.get(first, ()))
        found.append(GridCell(top, left, bottom - top, right - left, box, chars))
    return found
