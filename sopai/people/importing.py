"""A roster out of a table, as offices keep their lists of people."""

from collections.abc import Iterator, Sequence
from datetime import date
from re import compile
from typing import NamedTuple

from sopai.errors import RosterError
from sopai.language.script import normalise
from sopai.people.columns import COLUMNS, fields_of, is_header
from sopai.schema.document import BlockKind, SourceDocument
from sopai.schema.place import place_in, place_words
from sopai.schema.roster import Holder, Role, Roster

MAX_ROWS = 20_000
"""Of a table; more people than small and middle-sized companies have."""

_SEVERAL = compile(r"\s*[;；\n、|]\s*")
"""What stands between several tasks or aliases of a cell; commas are part of a task."""

_ISO = compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ].*)?")
_SHORT = compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_NEVER = frozenset(("", "-", "–", "—", "n/a", "none", "open", "today", "present", "无", "至今"))


class Row(NamedTuple):
    """A row of the table, by field."""

    where: str
    """For messages: "C7" or "line 12", in English."""

    cells: dict[str, str]


class Imported(NamedTuple):
    """What a table holds."""

    roster: Roster
    rows: int
    """That were read."""

    ignored: tuple[str, ...]
    """Headers of columns that mean nothing here: what they hold is not taken."""


def roster_in(document: SourceDocument) -> Imported:
    """The roster in the tables of a document.

    A row is a person with a role; without a role only the person is known, without a person only
    the role and its tasks. A person who has several roles has several rows.

    Raises:
        RosterError: no table names people or roles, a date cannot be read, or it is too large.
    """
    rows: list[Row] = []
    ignored: dict[str, None] = {}
    header: tuple[str | None, ...] | None = None
    for where, cells in _rows(document):
        if is_header(cells):
            header = fields_of(cells)
            pairs = zip(cells, header, strict=True)
            ignored.update(dict.fromkeys(cell for cell, field in pairs if cell and not field))
        elif header is not None:
            named = zip(header, cells, strict=False)
            filled = {field: cell for field, cell in named if field and cell}
            if filled:
                rows.append(Row(where, _with_whole_name(filled)))
    if not rows:
        raise RosterError(
            f"{document.path!r} has no list of people: name its columns in the first row, such as "
            f"{', '.join(names[0] for names in COLUMNS.values())}"
        )
    if len(rows) > MAX_ROWS:
        raise RosterError(
            f"{document.path!r} has more than {MAX_ROWS:,} rows: keep those of people who work here"
        )
    return Imported(_roster(document.path, rows), len(rows), tuple(ignored))


def _rows(document: SourceDocument) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where each row of a table stands, and the words of its cells."""
    for block in document.blocks:
        if block.kind is BlockKind.TABLE_ROW:
            place = place_in(document, block.start, block.end) or {}
            cells = (document.text[cell.start : cell.end] for cell in block.cells)
            yield place_words(place, "en"), tuple(cell.strip(" |\t\r\n") for cell in cells)


def _with_whole_name(cells: dict[str, str]) -> dict[str, str]:
    """A name in two columns as one; Chinese family names come first."""
    first, last = cells.pop("first", ""), cells.pop("last", "")
    if (first or last) and "person" not in cells:
        is_latin = (first + last).isascii()
        cells["person"] = f"{first} {last}".strip() if is_latin else last + first
    return cells


def _roster(path: str, rows: Sequence[Row]) -> Roster:
    people: dict[str, str] = {}
    departments: dict[str, str] = {}
    roles: dict[str, Role] = {}
    for row in rows:
        cells = row.cells
        person, department = _one_line(cells.get("person")), _one_line(cells.get("department"))
        if person:
            people.setdefault(person.casefold(), person)
        if department:
            departments.setdefault(department.casefold(), department)
        name = _one_line(cells.get("role"))
        if name:
            holder = _holder(path, row, person) if person else None
            known = roles.get(name.casefold()) or Role(name=name, department=department or None)
            roles[name.casefold()] = _with_row(known, cells, holder)
    return Roster(
        people=tuple(people.values()),
        roles=tuple(roles.values()),
        departments=tuple(departments.values()),
    )


def _with_row(role: Role, cells: dict[str, str], holder: Holder | None) -> Role:
    """The role with what a row adds to it."""
    held = role.holders if holder is None or holder in role.holders else (*role.holders, holder)
    fields = {
        "holders": held,
        "aliases": _added(role.aliases, cells.get("alias")),
        "tasks": _added(role.tasks, cells.get("tasks")),
    }
    return Role.model_validate(role.model_dump() | fields)


def _added(known: tuple[str, ...], cell: str | None) -> tuple[str, ...]:
    new = (one for one in _SEVERAL.split(cell or "") if one)
    return tuple(dict.fromkeys((*known, *new)))


def _holder(path: str, row: Row, person: str) -> Holder:
    dates = {
        field: _day(path, row.where, row.cells[field]) if field in row.cells else None
        for field in ("since", "until")
    }
    substitute = _one_line(row.cells.get("substitute"))
    if substitute.casefold() in _NEVER:
        substitute = ""
    return Holder(person=person, substitute=substitute or None, **dates)


def _day(path: str, where: str, words: str) -> date | None:
    """The day that a cell says; None for one that says that it is open.

    Raises:
        RosterError: it says no day, or one that two countries read differently.
    """
    plain = normalise(words).strip().casefold()
    if plain in _NEVER:
        return None
    parts = _ISO.fullmatch(plain)
    numbers = [int(part) for part in parts.groups()] if parts else _short_day(plain)
    try:
        return date(*numbers)
    except (TypeError, ValueError):
        raise RosterError(
            f"{path!r}, {where}: {words!r} is no day that is read the same everywhere: write it "
            "like 2026-03-31"
        ) from None


def _short_day(plain: str) -> list[int]:
    """31.3.2026 and 31/3/2026: the day first where dots say so, or where it can be no month."""
    parts = _SHORT.fullmatch(plain)
    if parts is None:
        return []
    first, sign, second, year = parts.groups()
    day, month = int(first), int(second)
    if sign != "." and day <= 12 and month <= 12 and day != month:
        return []
    if month > 12:
        day, month = month, day
    return [int(year), month, day]


def _one_line(words: str | None) -> str:
    return " ".join((words or "").split())
