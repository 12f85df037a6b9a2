"""Tables without ruling lines: words that stand under the words of a header."""

from statistics import median
from typing import NamedTuple

from sopai.ingest.header import is_known_header
from sopai.ingest.pdf_drawn import Box
from sopai.ingest.pdf_lines import Line, lines_of, union
from sopai.ingest.pdf_source import Char
from sopai.language.columns import Column, column_of

FAR = 3.2
"""Sizes between two baselines from which the next line is outside the table."""

MIN_RULE = 100.0
"""Points of a rule over a table."""

MAX_ROWS = 200
"""Lines under a header on one page."""

MIN_ROWS = 2
"""Rows under a header that no word list knows."""

MIN_COLUMNS = 3
"""Columns of a table whose header no word list knows."""


class Aligned(NamedTuple):
    """A table on a page."""

    box: Box
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    """Of each row, of each column, the lines."""

    lines: frozenset[int]
    """Indexes of the lines that it takes."""


class Rules(NamedTuple):
    """Level rules above a header, below it, and at the end of its table."""

    top: float
    middle: float
    bottom: float
    left: float
    right: float


def split_at_columns(lines: list[Line], rules: list[Rules]) -> list[Line]:
    """Lines with those between three level rules parted where the names of their columns begin.

    Such a table has a rule above and below its header and one at its end (as LaTeX's booktabs
    draws it); its columns can be as near to each other as words are.

    Args:
        lines: of a page.
        rules: of the page.
    """
    for top, middle, bottom, left, right in rules:
        head = [
            line for line in lines if top < line.baseline < middle and _is_in(line, left, right)
        ]
        if len(head) < 2 or middle - top > 4 * head[0].size:
            continue
        starts = sorted(line.box.left - 2.0 for line in head)[1:]
        body = [
            line for line in lines if middle < line.baseline < bottom and _is_in(line, left, right)
        ]
        if not body:
            continue
        parts = [part for line in body for part in _parted(line, starts)]
        lines = [line for line in lines if line not in body] + parts
    return lines


def rules_of(edges: list[Box]) -> list[Rules]:
    """Three or more rules of one length that stand above each other on a page."""
    groups: dict[tuple[int, int], list[float]] = {}
    for edge in edges:
        if edge.top == edge.bottom and edge.right - edge.left > MIN_RULE:
            key = round(edge.left / 4), round(edge.right / 4)
            groups.setdefault(key, []).append(edge.top)
    found = []
    for (left, right), tops in groups.items():
        ys = sorted(set(tops))
        if 3 <= len(ys) <= MAX_ROWS:
            found.append(Rules(ys[0], ys[1], ys[-1], left * 4.0 - 4, right * 4.0 + 4))
    return found


def _is_in(line: Line, left: float, right: float) -> bool:
    return left <= line.box.left and line.box.right <= right + 20


def _parted(line: Line, starts: list[float]) -> list[Line]:
    """A line in parts that begin in different columns; a word is never cut."""
    groups: list[list[Char]] = [[]]
    left = [start for start in starts if start > line.box.left + 2]
    for char in line.chars:
        while left and char.box.left >= left[0]:
            left.pop(0)
            groups.append([])
        groups[-1].append(char)
    made = [part for group in groups for part in lines_of(group, line.page)]
    whole = "".join(line.text.split())
    return made if "".join("".join(part.text.split()) for part in made) == whole else [line]


class _Column(NamedTuple):
    left: float
    right: float


def aligned_tables(lines: list[Line], rules: list[Rules]) -> list[Aligned]:
    """The tables among the lines of a page that no lines are drawn around.

    Args:
        lines: with wide gaps between them, not yet put together.
        rules: of the page; what stands between the first two is a header.
    """
    rows: list[list[int]] = []
    for at in sorted(range(len(lines)), key=lambda at: (lines[at].baseline, lines[at].box.left)):
        line = lines[at]
        if rows and line.baseline - lines[rows[-1][0]].baseline < 0.3 * line.size:
            rows[-1].append(at)
        else:
            rows.append([at])
    found: list[Aligned] = []
    start = 0
    while start < len(rows):
        line = lines[rows[start][0]]
        around = next(
            (r for r in rules if r.top < line.baseline < r.middle and line.box.left >= r.left), None
        )
        table, used = _table(lines, rows[start:], around)
        if table is not None:
            found.append(table)
        start += used
    return found


def _table(
    lines: list[Line], rows: list[list[int]], around: Rules | None
) -> tuple[Aligned | None, int]:
    """The table that begins with a row, and how many rows are done."""
    head = sorted(rows[0], key=lambda at: lines[at].box.left)
    names = tuple(lines[at].text for at in head)
    below = [tuple(lines[at].text for at in row) for row in rows[1:6]]
    columns_known = sum(column_of(name) is not Column.UNKNOWN for name in names)
    known = columns_known * 2 >= len(names) > 1 and is_known_header(
        names, [row for row in below if len(row) == len(head)]
    )
    known = known or (around is not None and len(head) > 1)
    if not known and len(head) < MIN_COLUMNS:
        return None, 1
    columns = [_Column(lines[at].box.left, lines[at].box.right) for at in head]
    taken: list[dict[int, int]] = [dict(enumerate(head))]
    for before, row in zip(rows[:MAX_ROWS], rows[1:], strict=False):
        step = lines[row[0]].baseline - lines[before[0]].baseline
        placed = _placed(columns, lines, row) if step < FAR * lines[row[0]].size else None
        if placed is None or (around and lines[row[0]].baseline > around.bottom):
            break
        for column, at in placed.items():
            box = lines[at].box
            one = columns[column]
            columns[column] = _Column(min(one.left, box.left), max(one.right, box.right))
        taken.append(placed)
    wide = sum(len(placed) >= (2 if known else MIN_COLUMNS) for placed in taken[1:])
    if wide < (1 if known else MIN_ROWS) or (not known and wide * 2 < len(taken) - 1):
        return None, 1
    used = [at for placed in taken for at in placed.values()]
    made = _rows(lines, taken, len(columns))
    return Aligned(union(lines[at].box for at in used), made, frozenset(used)), len(taken)


def _placed(columns: list[_Column], lines: list[Line], row: list[int]) -> dict[int, int] | None:
    """Which column each line of a row stands in; None when one does not fit."""
    found: dict[int, int] = {}
    for at in row:
        box = lines[at].box
        over = [
            number
            for number, column in enumerate(columns)
            if min(column.right, box.right) - max(column.left, box.left) > 1.0
        ]
        if len(over) > 1:
            return None
        if not over:
            over = [n for n, column in enumerate(columns) if column.left <= box.left + 2.0][-1:]
            following = columns[over[0] + 1] if over and over[0] + 1 < len(columns) else None
            if not over or (following and box.right > following.left):
                return None
        if over[0] in found:
            return None
        found[over[0]] = at
    return found


def _rows(
    lines: list[Line], taken: list[dict[int, int]], columns: int
) -> tuple[tuple[tuple[Line, ...], ...], ...]:
    """The rows of a table: a line without a first cell goes on with the row above it."""
    steps = [
        lines[min(b.values())].baseline - lines[min(a.values())].baseline
        for a, b in zip(taken[1:], taken[2:], strict=False)
    ]
    usual = median(steps) if steps else 0.0
    tight = min(steps, default=0.0)
    made: list[list[list[Line]]] = []
    for number, placed in enumerate(taken):
        first = number and lines[min(placed.values())].baseline
        before = number and lines[min(taken[number - 1].values())].baseline
        loose = first - before > 1.25 * tight or usual <= 1.1 * tight
        is_new = number < 2 or (0 in placed and loose)
        if is_new:
            made.append([[] for _ in range(columns)])
        for column, at in placed.items():
            made[-1][column].append(lines[at])
    return tuple(tuple(tuple(cell) for cell in row) for row in made)
