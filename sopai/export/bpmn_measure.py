"""How wide the columns and how high the lanes of a BPMN diagram are, in pixels."""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from sopai.export.bpmn_grid import Grid, grid_of
from sopai.export.bpmn_parts import Chart, Link, Part, Shape
from sopai.export.wrapping import wrapped

LEFT, TOP, HEAD = 160, 80, 30
"""Of the pool, and how wide the names of pool and lanes are."""

ROUND = {Shape.START: 36, Shape.END: 36, Shape.BOUNDARY: 36, Shape.GATEWAY: 50}
"""Width and height of events and decisions."""

TASK_WIDTH, TASK_HEIGHT, ASIDE_WIDTH, NOTE_WIDTH = 140, 80, 220, 420
COLUMN, MIDDLE = 130, 75
"""Of an event or a decision, and where its middle is: a decision's name stands to the left."""

EDGE_STEP = 130
"""Room of an exception on the edge of its task."""

GAP, BESIDE, SLOT, SPACE = 40, 90, 14, 20
"""Between columns, for words beside a way, between ways, and between rows."""

ICON = 46
"""Room above and below a task's name, so that the sign of who does it hides nothing."""

LABEL, LINE, SIGN = 100, 14, 6
"""Width of a name below a shape, height of a line, width of a Latin character."""


class Lane(NamedTuple):
    """Heights in a lane, from its top."""

    tracks: int
    heads: float
    """Room for words at ways that leave decisions at their top."""

    rows: tuple[float, ...]
    foot: float
    """Room below row 0 for names, and for the ways from exceptions."""

    def top(self, row: int) -> float:
        """Where a row begins."""
        above = SPACE + self.tracks * SLOT + self.heads
        return above + sum(self.rows[:row]) + (self.foot + row * SPACE if row else 0)

    @property
    def height(self) -> float:
        """Of the whole lane."""
        return self.top(len(self.rows))


class Page(NamedTuple):
    """Where columns, gaps and lanes begin."""

    chart: Chart
    grid: Grid
    on_edge: dict[str, str]
    """The task of each exception that stands on an edge."""

    lefts: tuple[float, ...]
    """Of the columns."""

    gaps: tuple[float, ...]
    """Where the ways in the gap behind each column begin."""

    slots: dict[tuple[int, str], int]
    """The place of a link in a gap, counted from 0."""

    right: float
    tops: dict[str, float]
    """Of the lanes."""

    lanes: dict[str, Lane]

    def slot_x(self, gap: int, link: str) -> float:
        """Where a link goes up or down in a gap."""
        return self.gaps[gap] + self.slots[gap, link] * SLOT

    def track_y(self, link: Link, track: int) -> float:
        """The height at which a link runs along the top of its lane."""
        lane = next(part.lane for part in self.chart.parts if part.key == link.source)
        return self.tops[lane] + SPACE / 2 + (self.lanes[lane].tracks - track) * SLOT

    def low(self, part: Part) -> float:
        """The height at which the way of an exception on an edge runs to the right."""
        lane = self.lanes[part.lane]
        after = [key for key, host in self.on_edge.items() if host == part.host]
        bottom = self.tops[part.lane] + lane.top(0) + lane.rows[0] + lane.foot
        return bottom - after.index(part.key) * SLOT


def page_of(chart: Chart) -> Page:
    """The measures of a diagram."""
    grid = grid_of(chart)
    on_edge = {part.key: part.host for part in chart.parts if part.shape is Shape.BOUNDARY}
    slots = _slots(chart, grid)
    widths, gaps = _widths(chart, grid, slots)
    lefts = list(accumulate((sum(pair) for pair in zip(widths, gaps, strict=True)), initial=0.0))
    first = LEFT + HEAD * 2 + SPACE
    lanes = {name: _lane(chart, grid, name) for name in chart.lanes or ("",)}
    tops = accumulate((lane.height for lane in lanes.values()), initial=float(TOP))
    return Page(
        chart,
        grid,
        on_edge,
        tuple(first + left for left in lefts[:-1]),
        tuple(
            first + left + width + GAP / 2 + (BESIDE if gap >= BESIDE + GAP else 0)
            for left, width, gap in zip(lefts, widths, gaps, strict=False)
        ),
        slots,
        first + lefts[-1],
        dict(zip(lanes, tops, strict=False)),
        lanes,
    )


def width_of(chart: Chart, part: Part) -> float:
    """Of a part: of a task with several exceptions on its edge, enough for all of them."""
    if part.shape is Shape.NOTE:
        return ASIDE_WIDTH
    if part.shape is not Shape.TASK:
        return COLUMN
    count = sum(1 for one in chart.parts if one.host == part.key)
    return max(TASK_WIDTH, EDGE_STEP * count + SPACE)


def lines_of(text: str, width: float) -> int:
    """How many lines a text needs in a box."""
    return sum(max(1, len(wrapped(one, int(width / SIGN)))) for one in text.split("\n"))


def _slots(chart: Chart, grid: Grid) -> dict[tuple[int, str], int]:
    """Which links go up or down in which gap."""
    parts = {part.key: part for part in chart.parts}
    counts: dict[int, int] = {}
    slots: dict[tuple[int, str], int] = {}
    for link in chart.links:
        source, goal = parts[link.source], parts[link.goal]
        near, far = grid.columns[source.key], grid.columns[goal.key] - 1
        is_level = (source.lane, grid.rows[source.key]) == (goal.lane, grid.rows[goal.key])
        gaps = {far} if link.key in grid.tops else {near, far}
        if source.shape is not Shape.BOUNDARY and link.key not in grid.tracks and is_level:
            gaps = set()
        for gap in gaps:
            slots[gap, link.key] = counts.setdefault(gap, 0)
            counts[gap] += 1
    return slots


def _widths(
    chart: Chart, grid: Grid, slots: dict[tuple[int, str], int]
) -> tuple[list[float], list[float]]:
    """Of the columns, and of the gaps behind them."""
    count = max(grid.columns.values()) + 1
    columns, gaps = [float(COLUMN)] * count, [float(GAP)] * count
    for part in chart.parts:
        at = grid.columns[part.key]
        columns[at] = max(columns[at], width_of(chart, part))
        if part.shape is Shape.GATEWAY:
            gaps[at] = GAP + BESIDE
    for gap, _ in slots:
        gaps[gap] += SLOT
    return columns, gaps


def _lane(chart: Chart, grid: Grid, name: str) -> Lane:
    parts = [part for part in chart.parts if part.lane == name]
    keys = {part.key for part in parts}
    tracks = [track for key, track in grid.tracks.items() if _source(chart, key) in keys]
    tops = [link for link in chart.links if link.key in grid.tops and link.source in keys]
    count = max((grid.rows[part.key] for part in parts), default=0) + 1
    heights = [float(TASK_HEIGHT)] * count
    for part in parts:
        row = grid.rows[part.key]
        heights[row] = max(heights[row], _height(part, row))
    rights = [link for link in chart.links if link.source in keys and link not in tops]
    feet = [*_feet(chart, grid, parts), *(4 + _tall(link.name, LABEL) for link in rights)]
    return Lane(
        max(tracks, default=-1) + 1,
        max((_tall(link.name, LABEL) for link in tops if link.name), default=0.0),
        tuple(heights),
        max([0.0, *(foot - heights[0] / 2 for foot in feet)]),
    )


def _height(part: Part, row: int) -> float:
    if part.shape is Shape.NOTE:
        return _tall(part.about, ASIDE_WIDTH - 20) + 10
    if part.shape is Shape.TASK:
        return _tall(part.name, TASK_WIDTH - 20) + ICON
    return ROUND[part.shape] + 2 * (4 + _tall(part.name, LABEL)) if row else 0.0


def _feet(chart: Chart, grid: Grid, parts: list[Part]) -> Iterator[float]:
    """How far below the middle of row 0 each part reaches, with its name."""
    for part in parts:
        if part.shape is Shape.BOUNDARY:
            count = sum(1 for one in chart.parts if one.host == part.host)
            yield TASK_HEIGHT / 2 + 30 + _tall(part.name, BESIDE - 10) + count * SLOT
        elif part.shape in ROUND and grid.rows[part.key] == 0:
            yield ROUND[part.shape] / 2 + 8 + _tall(part.name, LABEL)


def _source(chart: Chart, link: str) -> str:
    return next(one.source for one in chart.links if one.key == link)


def _tall(text: str, width: float) -> float:
    return lines_of(text, width) * LINE if text else 0.0
