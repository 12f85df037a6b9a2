"""The order in which the lines of a page are read: columns one after the other."""

from statistics import median

from sopai.ingest.pdf_drawn import Box
from sopai.ingest.pdf_lines import Line, is_han, union

MIN_GUTTER = 8.0
"""Points between two columns."""

MIN_LINES = 4
"""Lines of a column."""

MAX_LINES = 2_000
"""Lines of a page that people read; one with more, as a drawing has, is not parted."""

MAX_CROSSING = 0.25
"""Share of the lines of a page that stand across its columns, as titles do."""

MIN_FILL = 0.4
"""Share of a column's width that half of its lines fill; names of fields fill less."""

MIN_WORDS = 12
"""Letters of half of a column's lines; a Chinese character counts as two."""

DEEPEST = 4
"""Times that a page is parted."""


def reading_order(lines: list[Line], depth: int = 0) -> list[list[Line]]:
    """The lines of a page, column by column.

    Args:
        lines: of one page, without those of tables.
        depth: how often the page was parted already.
    """
    gutter = _gutter(lines) if depth < DEEPEST else None
    if gutter is None:
        return [whole_lines(lines)] if lines else []
    left = [line for line in lines if line.box.right <= gutter]
    right = [line for line in lines if line.box.left >= gutter]
    crossing = [line for line in lines if line.box.left < gutter < line.box.right]
    columns: list[list[Line]] = []
    top = float("-inf")
    for across in [*sorted(crossing, key=lambda line: line.baseline), None]:
        bottom = across.baseline if across else float("inf")
        for side in (left, right):
            band = [line for line in side if top <= line.baseline < bottom]
            columns += reading_order(band, depth + 1)
        if across is not None:
            columns.append([across])
            top = bottom
    return _joined(columns, crossing)


def _joined(columns: list[list[Line]], crossing: list[Line]) -> list[list[Line]]:
    """The columns with lines across the page that follow each other as one."""
    across = {id(line) for line in crossing}
    found: list[list[Line]] = []
    for column in columns:
        stands_across = id(column[0]) in across
        if found and stands_across and id(found[-1][-1]) in across:
            found[-1] += column
        else:
            found.append(column)
    return found


def _gutter(lines: list[Line]) -> float | None:
    """Where a page can be parted in two columns that are read one after the other."""
    if not 2 * MIN_LINES <= len(lines) <= MAX_LINES:
        return None
    whole = union(line.box for line in lines)
    best: tuple[int, float] | None = None
    for start in sorted({line.box.left for line in lines}):
        at = start - MIN_GUTTER / 2
        if not whole.left + 0.15 * (whole.right - whole.left) < at < whole.right - 40:
            continue
        crossing = sum(line.box.left < at < line.box.right for line in lines)
        if crossing > MAX_CROSSING * len(lines) or (best and crossing >= best[0]):
            continue
        if _are_columns(lines, at):
            best = (crossing, at)
    return best[1] if best else None


def _are_columns(lines: list[Line], at: float) -> bool:
    left = [line for line in lines if line.box.right <= at]
    right = [line for line in lines if line.box.left >= at]
    if len(left) < MIN_LINES or len(right) < MIN_LINES:
        return False
    if min(line.box.left for line in right) - max(line.box.right for line in left) < MIN_GUTTER:
        return False
    one, other = union(line.box for line in left), union(line.box for line in right)
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    if overlap < 0.3 * min(one.bottom - one.top, other.bottom - other.top):
        return False
    return _is_text(left, one) and _is_text(right, other)


def _is_text(lines: list[Line], box: Box) -> bool:
    """Whether lines fill their column as sentences do."""
    width = box.right - box.left
    filled = median((line.box.right - line.box.left) / width for line in lines)
    words = median(sum(1 + is_han(letter) for letter in line.text) for line in lines)
    return filled >= MIN_FILL and words >= MIN_WORDS


def whole_lines(lines: list[Line]) -> list[Line]:
    """The lines of a column, those that wide gaps have parted put together."""
    found: list[Line] = []
    for line in sorted(lines, key=lambda line: (round(line.baseline), line.box.left)):
        before = found[-1] if found else None
        if before and abs(before.baseline - line.baseline) < 0.3 * line.size:
            found[-1] = _put_together(before, line)
        else:
            found.append(line)
    return found


def _put_together(one: Line, other: Line) -> Line:
    first, second = sorted((one, other), key=lambda line: line.box.left)
    shift = len(first.text) + 1
    links = tuple((start + shift, end + shift, href) for start, end, href in second.links)
    return first._replace(
        text=f"{first.text} {second.text}",
        box=union((first.box, second.box)),
        bold=first.bold and second.bold,
        links=first.links + links,
        chars=first.chars + second.chars,
    )
