"""Which table of an edited file is which list of the SOP, and which of its columns is what."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sopai.edited.layout import Group
from sopai.ingest.returned import Grid, Row
from sopai.schema.marks import folded

HEAD = 6
"""Rows at the top of a table among which its header stands."""

MIN_ALIKE = 0.5
"""Share of the rows in which a column without a known name says what the SOP says there."""

NUMBER = "number"


class Read(NamedTuple):
    """A table whose columns are known."""

    group: Group
    grid: Grid
    columns: Mapping[str, int]
    """By the field."""

    rows: tuple[Row, ...]
    """Those below the header that say anything."""

    unknown: tuple[tuple[str, int], ...] = ()
    """Columns that are none of the SOP's: name and place."""

    @property
    def is_told(self) -> bool:
        """Whether any column is known in which the SOP says anything, if it does."""
        return not self.group.filled() or len(self.missing) < len(self.group.filled())

    @property
    def missing(self) -> tuple[str, ...]:
        """Fields that the SOP has and no column shows."""
        return tuple(sorted(self.group.filled() - self.columns.keys()))


def group_of(grid: Grid, groups: Sequence[Group]) -> Group | None:
    """The list that a table shows: by what its rows carry, its heading, or its header."""
    carried = [key for row in grid.rows for key in row.keys]
    scores = {
        group.name: sum(key in group.parts for key in carried) for group in groups if group.parts
    }
    most = max(scores.values(), default=0)
    among = [group for group in groups if most and scores.get(group.name) == most]
    if len(among) == 1:
        return among[0]
    named = [
        group
        for group in among or groups
        if folded(grid.name).casefold() in {one.casefold() for one in group.headings}
    ]
    if named:
        return named[0]
    fits = [(len(_header(grid, group)[1]), group) for group in among or groups]
    best = max(fits, key=lambda fit: fit[0], default=None)
    return best[1] if best is not None and best[0] >= (1 if among else 2) else None


def read_table(grid: Grid, group: Group) -> Read:
    """A table with its columns, by their names or else by what stands in them."""
    at, columns = _header(grid, group)
    body = grid.rows if at is None else grid.rows[at + 1 :]
    header = grid.rows[at] if at is not None else None
    rows = tuple(row for row in body if (row.keys or _says(row)) and not _repeats(row, header))
    free = [
        column
        for column in sorted({one for row in grid.rows for one in row.cells})
        if column not in columns.values()
    ]
    found = dict(columns)
    for column in free:
        field = _by_content(column, rows, group, found)
        if field is not None:
            found[field] = column
    left = [
        (header.text(column) if header is not None else "", column)
        for column in free
        if column not in found.values() and any(folded(row.text(column)) for row in rows)
    ]
    return Read(group, grid, found, rows, tuple(left))


def goes_on(first: Read, second: Read) -> bool:
    """Whether a table goes on with another: its columns are known, and no row is there twice."""
    keys = {key for row in first.rows for key in row.keys}
    return second.is_told and not any(key in keys for row in second.rows for key in row.keys)


def joined(first: Read, second: Read) -> Read:
    """Two tables of one list as one, in the columns of the first."""
    columns = dict(first.columns)
    for field in second.columns:
        columns.setdefault(field, max(columns.values(), default=-1) + 1)
    fields = {at: field for field, at in second.columns.items()}
    rows = tuple(
        row._replace(
            cells={columns[fields[at]]: cell for at, cell in row.cells.items() if at in fields}
        )
        for row in second.rows
    )
    return first._replace(
        columns=columns, rows=(*first.rows, *rows), unknown=(*first.unknown, *second.unknown)
    )


def _header(grid: Grid, group: Group) -> tuple[int | None, dict[str, int]]:
    """The row that names most columns, and the columns by their field."""
    best: tuple[int | None, dict[str, int]] = (None, {})
    for at, row in enumerate(grid.rows[:HEAD]):
        if row.keys:
            break
        named = dict(_named(row, group))
        if len(named) > len(best[1]):
            best = (at, named)
    if best[0] is None:
        return best
    said = [cell for cell in grid.rows[best[0]].cells.values() if folded(cell.text)]
    is_enough = len(best[1]) >= min(2, len(said))
    return best if is_enough else (None, {})


def _named(row: Row, group: Group) -> Iterator[tuple[str, int]]:
    words = {
        folded(name).casefold(): label.field
        for label in reversed(group.columns)
        for name in (label.en, label.zh)
    }
    seen: set[str] = set()
    for column, cell in row.cells.items():
        field = words.get(folded(cell.text).casefold().rstrip(":："))
        if field is not None and field not in seen:
            seen.add(field)
            yield field, column


def _by_content(
    column: int, rows: Sequence[Row], group: Group, taken: Mapping[str, int]
) -> str | None:
    """The field that a column shows, by what stands in the rows that are known."""
    fields = [label.field for label in group.columns if label.field not in taken]
    pairs = [
        (group.parts[key], folded(row.text(column)))
        for row in rows
        for key in row.keys[:1]
        if key in group.parts
    ]
    for field in fields:
        same = full = 0
        for part, words in pairs:
            units = part.cells.get(field, ())
            shown = (
                part.number
                if field == NUMBER
                else "\n".join(line for unit in units for line in unit.lines)
            )
            full += bool(shown)
            same += bool(shown) and shown == words
        if full and same >= MIN_ALIKE * full:
            return field
    return None


def _says(row: Row) -> bool:
    return any(folded(cell.text) for cell in row.cells.values())


def _repeats(row: Row, header: Row | None) -> bool:
    """Whether a row is the header once more, as of a table that was joined to another."""
    if header is None or row.keys:
        return False
    return [folded(cell.text) for cell in row.cells.values()] == [
        folded(cell.text) for cell in header.cells.values()
    ]
