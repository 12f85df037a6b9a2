"""From an edited row to the fields of its part: what became another value, and what is new."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pydantic import JsonValue

from sopai.changes.diff_text import label as field_label
from sopai.changes.parts import Element, plain
from sopai.edited.known import Remark
from sopai.edited.layout import Part, Unit
from sopai.edited.lines import Item, edited_items
from sopai.edited.said import Key, say
from sopai.edited.tables import NUMBER, Read
from sopai.edited.values import (
    Shelf,
    Unreadable,
    branch_value,
    is_kept,
    is_same_owner,
    material_value,
    owner_value,
    step_id,
    target_value,
    texts_value,
)
from sopai.export.view import owner_text, step_owners
from sopai.ingest.returned import Cell, Row
from sopai.schema.document import Place
from sopai.schema.owner import NOBODY, Owner
from sopai.schema.sop import Branch

REQUIRED = frozenset({"action", "situation", "name", "activity", "term", "meaning", "text"})
"""Fields without which a part is none. A step's title and a note's heading may be missing."""

_TEXTS = frozenset(("tools", "inputs", "attention"))
_LISTS = _TEXTS | {"materials", "branches"}
_EMPTY = Cell((), {})


class Edit(NamedTuple):
    """A field that says something else."""

    field: str
    before: JsonValue
    after: JsonValue
    quote: str
    place: Place


class Edits(NamedTuple):
    """What became of a row."""

    edits: tuple[Edit, ...]
    remarks: tuple[Remark, ...] = ()


def edits_in(
    row: Row, read: Read, part: Part, element: Element, shelf: Shelf, language: str
) -> Edits:
    """The fields of a part that its row says otherwise now.

    Args:
        row: the row.
        read: its table.
        part: what the row showed.
        element: the part, as the SOP stores it.
        shelf: of the file.
        language: of what is said about it.
    """
    cells = _changed_cells(row, read, part)
    if not cells:
        return Edits(())
    if part.is_cut:
        quote = "\n".join(cell.text for cell, _, _ in cells.values())
        return Edits((), (Remark(quote, say("cut", language), row.place),))
    edits: list[Edit] = []
    remarks: list[Remark] = []
    for field in _touched(cells):
        cell = next(cell for cell, units, items in cells.values() if _is_in(field, units, items))
        place = cell.place or row.place
        items = tuple(item for _, _, found in cells.values() for item in found.get(field, ()))
        items += _elsewhere(field, read, part, cells)
        units = [unit for cell in part.cells.values() for unit in cell if unit.field == field]
        if _is_same(items, [unit for unit in units if unit.is_seen]):
            continue
        if field in _LISTS:
            items = _with_unseen(items, units)
        text = _text(cell, items, cells)
        try:
            after = _value(field, items, text, part, element, shelf)
            _refuse_empty(field, after)
        except _Same:
            continue
        except Unreadable as error:
            remarks.append(_refused(error.key, field, text, place, language))
            continue
        if after is None and field == "owner" and plain(element.get("owner")) is None:
            remarks.append(_refused("inherited", field, text, place, language))
            continue
        edits.append(Edit(field, element.get(field), after, text or _shown(units), place))
    return Edits(tuple(edits), tuple(remarks))


def new_element(
    row: Row, read: Read, shelf: Shelf, language: str
) -> tuple[Element | None, list[Remark]]:
    """The part that a new row makes; None, with the reason, when it makes none."""
    element: Element = {}
    remarks: list[Remark] = []
    found: dict[str, list[Item]] = {}
    for column, at in read.columns.items():
        if column == NUMBER:
            continue
        cell = row.cells.get(at, _EMPTY)
        for field, items in (edited_items((), cell.lines, column) or {}).items():
            found.setdefault(field, []).extend(items)
    for field, said in found.items():
        text = "\n".join(item.text for item in said)
        try:
            value = _new_value(field, said, text, read.group.name, shelf)
        except Unreadable as error:
            remarks.append(_refused(error.key, field, text, row.place, language))
            continue
        if value is not None:
            element[field] = value
    lacking = _lacking(read.group.name, element)
    if lacking is None:
        return element, remarks
    words = " | ".join("\n".join(item.text for item in each) for each in found.values())
    return None, [*remarks, _refused("emptied", lacking, words, row.place, language)]


class _Same(Exception):
    """The cell means what it meant."""


_Cells = Mapping[str, tuple[Cell, tuple[Unit, ...], Mapping[str, tuple[Item, ...]]]]


def _changed_cells(row: Row, read: Read, part: Part) -> _Cells:
    """Cells that say something else, by column: with what they showed, and what they say."""
    found: dict[str, tuple[Cell, tuple[Unit, ...], Mapping[str, tuple[Item, ...]]]] = {}
    for column, at in read.columns.items():
        if column == NUMBER:
            continue
        cell, units = row.cells.get(at, _EMPTY), part.cells.get(column, ())
        items = edited_items(units, cell.lines, column)
        if items is not None:
            found[column] = (cell, units, items)
    return found


def _touched(cells: _Cells) -> list[str]:
    fields = (
        field
        for _, units, items in cells.values()
        for field in (*(unit.field for unit in units), *items)
    )
    return list(dict.fromkeys(fields))


def _is_in(field: str, units: Sequence[Unit], items: Mapping[str, tuple[Item, ...]]) -> bool:
    return field in items or any(unit.field == field for unit in units)


def _elsewhere(field: str, read: Read, part: Part, cells: _Cells) -> tuple[Item, ...]:
    """What cells that were not touched, or whose column is not there, say of a field."""
    return tuple(
        Item(unit.text, unit)
        for column, units in part.cells.items()
        if column not in cells
        for unit in units
        if unit.field == field and unit.is_seen
    )


def _is_same(items: Sequence[Item], units: Sequence[Unit]) -> bool:
    return [item.unit for item in items] == [*units] and all(map(is_kept, items))


def _text(cell: Cell, items: Sequence[Item], cells: _Cells) -> str:
    """The words of a field; of a cell that holds nothing else, with its empty lines."""
    fields = _touched({"": next(one for one in cells.values() if one[0] is cell)})
    words = cell.text if len(fields) == 1 else "\n".join(item.text for item in items)
    return words.strip()


def _with_unseen(items: Sequence[Item], units: Sequence[Unit]) -> tuple[Item, ...]:
    """The elements of a list with those that show no sign, each behind what it stood behind."""
    found = [*items]
    for unit in sorted((unit for unit in units if not unit.is_seen), key=lambda one: one.at):
        earlier = [at for at, one in enumerate(found) if one.unit and one.unit.at < unit.at]
        found.insert(max(earlier, default=-1) + 1, Item(unit.text, unit))
    return tuple(found)


def _shown(units: Sequence[Unit]) -> str:
    return "\n".join(unit.text for unit in units)


def _value(
    field: str, items: Sequence[Item], text: str, part: Part, element: Element, shelf: Shelf
) -> JsonValue:
    before = element.get(field)
    listed = before if isinstance(before, list) else []
    if field in _TEXTS:
        return texts_value(items, listed) or None
    if field == "materials":
        made = [
            listed[item.unit.at] if item.unit and is_kept(item) else material_value(item.text)
            for item in items
            if item.text.strip() or is_kept(item)
        ]
        return made or None
    if field == "branches":
        return [
            _branch(item, listed, shelf) for item in items if item.text.strip() or is_kept(item)
        ] or None
    if field == "owner":
        return _owner(text, part, before, shelf)
    if field == "target":
        return target_value(text)
    if field == "step":
        return step_id(text, shelf) if text else None
    return text or None


def _branch(item: Item, listed: Sequence[JsonValue], shelf: Shelf) -> JsonValue:
    before = listed[item.unit.at] if item.unit else None
    if before is not None and is_kept(item):
        return before
    known = Branch.model_validate(before) if before is not None else None
    return branch_value(item.text, known, shelf)


def _owner(text: str, part: Part, before: JsonValue, shelf: Shelf) -> JsonValue:
    """Who owns it now; one who is only shown for want of another is no owner of its own."""
    shown = "\n".join(unit.text for unit in part.cells.get("owner", ()))
    owner = Owner.model_validate(before) if before is not None else NOBODY
    steps = step_owners(shelf.view.sop)
    if part.key in steps:
        owner = steps[part.key]
    elif part.key.startswith("e") and not owner_text(shelf.view, owner):
        owner = shelf.view.sop.executor
    if is_same_owner(owner, shown, text, shelf):
        raise _Same
    return owner_value(text, shelf)


def _new_value(field: str, items: Sequence[Item], text: str, group: str, shelf: Shelf) -> JsonValue:
    if field == "owner":
        executor = shelf.view.sop.executor
        shown = owner_text(shelf.view, executor)
        is_inherited = group in ("steps", "exceptions") and shown
        if is_inherited and is_same_owner(executor, "", text.strip(), shelf):
            return None
        return owner_value(text, shelf)
    part = Part("", {})
    return _value(field, items, text.strip(), part, {}, shelf)


def _lacking(group: str, element: Element) -> str | None:
    """A field that a part of a list cannot do without, and this one has not."""
    wanted = {
        "steps": ("action",),
        "exceptions": ("situation",),
        "metrics": ("name",),
        "supervision": ("activity",),
        "materials": ("name",),
        "definitions": ("term", "meaning"),
        "notes": ("text",),
    }
    return next((field for field in wanted[group] if not element.get(field)), None)


def _refuse_empty(field: str, after: JsonValue) -> None:
    if after is None and field in REQUIRED:
        raise Unreadable("emptied")


def _refused(why: Key, field: str, text: str, place: Place, language: str) -> Remark:
    what = field_label(field, language)
    return Remark(text or what, say(why, language, what=what), place)
