"""Columns, rows and tracks of a BPMN diagram, before anything is measured.

Each part of the order has a column of its own, and stands in the first row of its lane. So nothing
can overlap: what goes up or down does it in a gap between columns, and what leads further than to
the next column runs along the top of its lane, on a track that it shares with none.
"""

from typing import NamedTuple

from sopai.export.bpmn_parts import Chart, Link, Part, Shape


class Grid(NamedTuple):
    """Where things stand, counted from 0."""

    columns: dict[str, int]
    """Of each part, by its key."""

    rows: dict[str, int]
    """Of each part in its lane; the order runs in row 0."""

    tracks: dict[str, int]
    """Of each link that leads further than to the next column, at the top of its lane."""

    tops: frozenset[str]
    """The links that leave a decision at its top; all others leave on the right."""


def grid_of(chart: Chart) -> Grid:
    """The grid of a diagram."""
    columns = {part.key: at for at, part in enumerate(chart.main)}
    rows = dict.fromkeys(columns, 0)
    _place_sides(chart, columns, rows)
    tops, main = _tops(chart, columns), {part.key for part in chart.main}
    jumps = [
        link
        for link in chart.links
        if link.source in main
        and (link.key in tops or columns[link.goal] != columns[link.source] + 1)
    ]
    return Grid(columns, rows, _tracks(chart, columns, jumps), tops)


def _place_sides(chart: Chart, columns: dict[str, int], rows: dict[str, int]) -> None:
    """Put what stands beside the order into rows below it, behind its task, where there is room."""
    lanes = {part.lane for part in chart.main}
    taken: dict[tuple[str, int], set[int]] = {}
    for part in chart.parts:
        if part.shape is Shape.BOUNDARY:
            columns[part.key], rows[part.key] = columns[part.host], 0
            group = [one for one in chart.parts if one.host == part.key]
        elif part.shape is Shape.NOTE:
            columns[part.key], group = 0, [part]
        else:
            continue
        by_lane: dict[str, list[Part]] = {}
        for at, one in enumerate(group, start=1):
            columns[one.key] = columns[part.key] + at
            by_lane.setdefault(one.lane, []).append(one)
        for lane, ones in by_lane.items():
            needed = {columns[one.key] for one in ones}
            row = int(lane in lanes)
            while taken.setdefault((lane, row), set()) & needed:
                row += 1
            taken[lane, row] |= needed
            rows.update(dict.fromkeys((one.key for one in ones), row))


def _tops(chart: Chart, columns: dict[str, int]) -> frozenset[str]:
    """Of two links of a decision, the one that does not go on to the right."""
    ways: dict[str, list[Link]] = {}
    for link in chart.links:
        ways.setdefault(link.source, []).append(link)
    tops: set[str] = set()
    for source, links in ways.items():
        near = [link for link in links if columns[link.goal] == columns[source] + 1]
        right = (near or links)[-1]
        tops |= {link.key for link in links if link is not right}
    return frozenset(tops)


def _tracks(chart: Chart, columns: dict[str, int], jumps: list[Link]) -> dict[str, int]:
    """The lowest track for each on which no other runs over the same columns."""
    lanes = {part.key: part.lane for part in chart.parts}
    taken: dict[tuple[str, int], set[int]] = {}
    tracks: dict[str, int] = {}
    for link in sorted(jumps, key=lambda one: abs(columns[one.goal] - columns[one.source])):
        ends = sorted((columns[link.source], columns[link.goal] - 1))
        run, track = set(range(ends[0], ends[1] + 2)), 0
        while taken.setdefault((lanes[link.source], track), set()) & run:
            track += 1
        taken[lanes[link.source], track] |= run
        tracks[link.key] = track
    return tracks
