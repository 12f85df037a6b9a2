"""Where the shapes of a BPMN diagram stand, and how the ways between them go, in pixels."""

from collections.abc import Iterator
from typing import NamedTuple

from sopai.export.bpmn_measure import (
    BESIDE,
    EDGE_STEP,
    HEAD,
    LABEL,
    LEFT,
    LINE,
    MIDDLE,
    NOTE_WIDTH,
    ROUND,
    SPACE,
    TOP,
    Page,
    lines_of,
    page_of,
    width_of,
)
from sopai.export.bpmn_parts import Chart, Link, Part, Shape


class Box(NamedTuple):
    """A place on the page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Half of its height."""
        return self.y + self.height / 2

    @property
    def centre(self) -> float:
        """Half of its width."""
        return self.x + self.width / 2


Points = tuple[tuple[float, float], ...]


class Layout(NamedTuple):
    """Everything's place; shapes, labels and ways by the key of the part or the link."""

    pool: Box
    lanes: tuple[Box, ...]
    shapes: dict[str, Box]
    labels: dict[str, Box]
    ways: dict[str, Points]
    notes: tuple[Box, ...]


def layout_of(chart: Chart) -> Layout:
    """Places for all of a diagram."""
    page = page_of(chart)
    shapes: dict[str, Box] = {}
    for part in chart.parts:
        shapes[part.key] = _box(page, part, shapes)
    lanes = [(page.tops[name], lane.height) for name, lane in page.lanes.items()]
    pool = Box(LEFT, TOP, page.right - LEFT, sum(height for _, height in lanes))
    inner = LEFT + HEAD
    return Layout(
        pool,
        tuple(Box(inner, top, page.right - inner, height) for top, height in lanes)
        if chart.lanes
        else (),
        shapes,
        {**dict(_names(chart, shapes)), **dict(_words(page, shapes))},
        {link.key: _way(page, link, shapes) for link in chart.links},
        tuple(_notes(chart, pool)),
    )


def _box(page: Page, part: Part, shapes: dict[str, Box]) -> Box:
    left = page.lefts[page.grid.columns[part.key]]
    if part.shape is Shape.BOUNDARY:
        host, size = shapes[part.host], ROUND[part.shape]
        before = [key for key, one in page.on_edge.items() if one == part.host]
        x = host.x + EDGE_STEP * before.index(part.key) + 8
        return Box(x, host.y + host.height - size / 2, size, size)
    row = page.grid.rows[part.key]
    lane = page.lanes[part.lane]
    top, height = page.tops[part.lane] + lane.top(row), lane.rows[row]
    if part.shape in ROUND:
        size = ROUND[part.shape]
        return Box(left + MIDDLE - size / 2, top + (height - size) / 2, size, size)
    return Box(left, top, width_of(page.chart, part), height)


def _names(chart: Chart, shapes: dict[str, Box]) -> Iterator[tuple[str, Box]]:
    """Names below round shapes; beside them on the edge of a task."""
    for part in chart.parts:
        if part.shape not in ROUND or not part.name:
            continue
        box = shapes[part.key]
        below = box.y + box.height + 4
        if part.shape is Shape.BOUNDARY:
            yield (
                part.key,
                Box(
                    box.x + box.width + 2,
                    box.middle + 2,
                    BESIDE - 10,
                    _tall(part.name, BESIDE - 10),
                ),
            )
        else:
            shift = 75 if part.shape is Shape.GATEWAY else LABEL / 2
            yield part.key, Box(box.centre - shift, below, LABEL, _tall(part.name, LABEL))


def _words(page: Page, shapes: dict[str, Box]) -> Iterator[tuple[str, Box]]:
    """Words at the ways out of a decision, close to where they begin."""
    for link in page.chart.links:
        box, tall = shapes[link.source], _tall(link.name, LABEL)
        if link.name and link.key in page.grid.tops:
            yield link.key, Box(box.centre + 6, box.y - 6 - tall, LABEL, tall)
        elif link.name:
            yield link.key, Box(box.x + box.width + 6, box.middle + 4, LABEL, tall)


def _way(page: Page, link: Link, shapes: dict[str, Box]) -> Points:
    """A way that turns at right angles only."""
    source, goal = shapes[link.source], shapes[link.goal]
    end = (goal.x, goal.middle)
    column = page.grid.columns[link.source]
    if link.source in page.on_edge:
        part = next(one for one in page.chart.parts if one.key == link.source)
        gap, low = page.slot_x(column, link.key), page.low(part)
        middle = source.centre
        return ((middle, source.y + source.height), (middle, low), (gap, low), (gap, end[1]), end)
    start = (source.x + source.width, source.middle)
    track = page.grid.tracks.get(link.key)
    if track is None:
        if start[1] == end[1]:
            return (start, end)
        gap = page.slot_x(column, link.key)
        return (start, (gap, start[1]), (gap, end[1]), end)
    high = page.track_y(link, track)
    before = page.slot_x(page.grid.columns[link.goal] - 1, link.key)
    last = ((before, high), (before, end[1]), end)
    if link.key in page.grid.tops:
        return ((source.centre, source.y), (source.centre, high), *last)
    gap = page.slot_x(column, link.key)
    return (start, (gap, start[1]), (gap, high), *last)


def _notes(chart: Chart, pool: Box) -> Iterator[Box]:
    """Boxes below the pool, side by side."""
    for at, note in enumerate(chart.notes):
        x = pool.x + at * (NOTE_WIDTH + SPACE)
        yield Box(x, pool.y + pool.height + 40, NOTE_WIDTH, _tall(note, NOTE_WIDTH - 20) + 10)


def _tall(text: str, width: float) -> float:
    return lines_of(text, width) * LINE
