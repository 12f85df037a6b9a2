"""Rows of exceptions, metrics, routines, materials, terms and notes: edited, added, deleted."""

from collections.abc import Iterator

from pydantic import JsonValue

from sopai.changes.addresses import GROUPS
from sopai.changes.parts import Element
from sopai.edited.known import Line, words_in
from sopai.edited.order import Spot, shifts
from sopai.edited.outcome import Outcome, Work
from sopai.edited.proposals import Draft
from sopai.edited.rows import Edit, edits_in, new_element
from sopai.schema.changes import Operation, Position


def take_list(name: str, work: Work, outcome: Outcome) -> None:
    """Put the changes of a list, and what cannot be taken, to the outcome.

    Args:
        name: of the list: exceptions, definitions.
        work: the file.
        outcome: is added to.
    """
    if name not in work.tables:
        return
    if name in GROUPS:
        outcome.drafts += _keyed(name, work, outcome)
    else:
        outcome.drafts += _counted(name, work, outcome)


def row_edits(
    name: str, line: Line, element: Element, work: Work, outcome: Outcome
) -> tuple[Edit, ...]:
    """What became another value in a row; the rest is remarked."""
    read = work.tables[name]
    part = read.group.parts[line.key or ""]
    found = edits_in(line.row, read, part, element, work.shelf, work.language)
    outcome.remarks += found.remarks
    return found.edits


def row_element(name: str, line: Line, work: Work, outcome: Outcome) -> Element | None:
    """What a new row makes; None, with a remark, when it makes nothing."""
    element, remarks = new_element(line.row, work.tables[name], work.shelf, work.language)
    outcome.remarks += remarks
    return element


def row_quote(name: str, line: Line, work: Work) -> str:
    """What a row says."""
    return " | ".join(words_in(line.row, work.tables[name]))


def _keyed(name: str, work: Work, outcome: Outcome) -> Iterator[Draft]:
    """Of a list whose elements have ids."""
    group, elements = work.tables[name].group, work.parts.groups[name]
    lines = {line.key or f"+{at}": line for at, line in enumerate(work.lines[name].lines)}
    spots = [Spot(one, line.key is None, None) for one, line in lines.items()]
    found = {shift.name: shift for shift in shifts(spots, [*elements], dict.fromkeys(elements))}
    for one, line in lines.items():
        for edit in row_edits(name, line, elements[one], work, outcome) if line.key else ():
            yield set_of(f"/{name}/{one}/{edit.field}", edit)
        shift = found.get(one)
        if shift is None:
            continue
        quote, place = row_quote(name, line, work), line.row.place
        if line.key:
            before = place_before(one, [*elements])
            yield Draft(
                Operation.MOVE,
                f"/{name}/{one}",
                "moved",
                before,
                None,
                shift.position,
                quote,
                place,
            )
        elif (made := row_element(name, line, work, outcome)) is not None:
            yield Draft(
                Operation.ADD, f"/{name}", "added", None, made, shift.position, quote, place
            )
    for one in elements:
        if one not in lines:
            quote = group.parts[one].words
            yield Draft(Operation.REMOVE, f"/{name}/{one}", "deleted", elements[one], quote=quote)


def place_before(one: str, siblings: list[str], parent: str | None = None) -> JsonValue:
    """Where an element stands among those beside it, as a move says it."""
    at = siblings.index(one)
    return {"after": siblings[at - 1] if at else None, "parent": parent}


def _counted(name: str, work: Work, outcome: Outcome) -> Iterator[Draft]:
    """Of a list whose elements are named by their index."""
    stored = work.parts.fields.get(name)
    listed = [one for one in stored if isinstance(one, dict)] if isinstance(stored, list) else []
    lines = work.lines[name].lines
    places = [_index(line.key) for line in lines if line.key]
    if places != sorted(places):
        yield from _rewritten(name, listed, work, outcome)
        return
    last: str | None = None
    for line in lines:
        if line.key:
            at = _index(line.key)
            last = str(at)
            for edit in row_edits(name, line, listed[at], work, outcome):
                yield set_of(f"/{name}/{at}/{edit.field}", edit)
        elif (made := row_element(name, line, work, outcome)) is not None:
            quote, place = row_quote(name, line, work), line.row.place
            position = Position(after=last)
            yield Draft(Operation.ADD, f"/{name}", "added", None, made, position, quote, place)
    for at, element in enumerate(listed):
        if at not in places:
            quote = work.tables[name].group.parts[f"{name}_{at}"].words
            yield Draft(Operation.REMOVE, f"/{name}/{at}", "deleted", element, quote=quote)


def _rewritten(name: str, listed: list[Element], work: Work, outcome: Outcome) -> Iterator[Draft]:
    """A list in another order is set as a whole: its elements have no names to be moved by."""
    made: list[JsonValue] = []
    quotes: list[str] = []
    for line in work.lines[name].lines:
        quotes.append(row_quote(name, line, work))
        if line.key is None:
            element = row_element(name, line, work, outcome)
        else:
            old = listed[_index(line.key)]
            edits = row_edits(name, line, old, work, outcome)
            element = {**old, **{edit.field: edit.after for edit in edits}}
        made += [element] if element is not None else []
    place = work.lines[name].lines[0].row.place
    before: JsonValue = [*listed]
    yield Draft(
        Operation.SET, f"/{name}", "edited", before, made, quote="\n".join(quotes), place=place
    )


def _index(key: str) -> int:
    return int(key.rpartition("_")[2])


def set_of(address: str, edit: Edit) -> Draft:
    """The change of a field."""
    return Draft(
        Operation.SET,
        address,
        "edited",
        edit.before,
        edit.after,
        quote=edit.quote,
        place=edit.place,
    )
