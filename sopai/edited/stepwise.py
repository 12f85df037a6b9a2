"""Rows of steps: edited, added, deleted and moved, in the sheet of steps and in that of days."""

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from sopai.changes.diff_text import label as field_label
from sopai.changes.parts import Element
from sopai.changes.pointing import references
from sopai.edited.known import Line, Remark
from sopai.edited.layout import STEPS, TIMELINE
from sopai.edited.listed import place_before, row_edits, row_element, row_quote, set_of
from sopai.edited.order import Shift, Spot, shifts, tree_of
from sopai.edited.outcome import Outcome, Work
from sopai.edited.proposals import Draft
from sopai.edited.rows import Edit
from sopai.edited.said import say
from sopai.edited.tables import NUMBER
from sopai.schema.changes import Operation, Position
from sopai.schema.order import depth_first, last_numbers


def take_steps(work: Work, outcome: Outcome) -> None:
    """Put the changes of the steps, and what cannot be taken, to the outcome.

    Args:
        work: the file.
        outcome: is added to.
    """
    elements = work.parts.groups[STEPS]
    days = _of_days(work, outcome)
    if STEPS not in work.tables:
        for one, edits in days.items():
            outcome.drafts += [set_of(f"/steps/{one}/{edit.field}", edit) for edit in edits]
        return
    lines = _named_lines(work)
    spots = _spots(lines, work)
    base = depth_first({one: _parent(element) for one, element in elements.items()})
    parents = {one: _parent(element) for one, element in elements.items()}
    found = {shift.name: shift for shift in shifts(spots, base, parents)}
    names = _new_ids(spots, work)
    for one, line in lines.items():
        if line.key:
            outcome.drafts += _edits(one, line, days, work, outcome)
        if one in found:
            outcome.drafts += _shifted(line, found[one], names, base, work, outcome)
    gone = {one: None for one in base if one not in lines}
    for one in reversed(gone):
        quote = work.tables[STEPS].group.parts[one].words
        address = f"/steps/{one}"
        outcome.drafts.append(
            Draft(Operation.REMOVE, address, "deleted", elements[one], quote=quote)
        )
    _free(gone, work, outcome)


def _named_lines(work: Work) -> dict[str, Line]:
    """The rows by their id; new ones have a sign before their place."""
    return {line.key or f"+{at}": line for at, line in enumerate(work.lines[STEPS].lines)}


def _spots(lines: Mapping[str, Line], work: Work) -> list[Spot]:
    at = work.tables[STEPS].columns.get(NUMBER)
    rows = [
        (one, line.key is None, line.row.text(at) if at is not None else "")
        for one, line in lines.items()
    ]
    parents = {one: _parent(element) for one, element in work.parts.groups[STEPS].items()}
    return tree_of(rows, parents, work.view.numbers)


def _parent(element: Element) -> str | None:
    above = element.get("parent")
    return above if isinstance(above, str) else None


def _new_ids(spots: list[Spot], work: Work) -> dict[str, str]:
    """Ids for new steps that others are parts of: what is added below them has to name them."""
    used = last_numbers(work.parts.groups[STEPS]).get("s", 0)
    last = max(used, work.last_ids.get("s", 0))
    wanted = [spot.name for spot in spots if spot.is_new]
    above = {spot.parent for spot in spots}
    asked = [one for one in wanted if one in above]
    return {one: f"s{last + at}" for at, one in enumerate(asked, start=1)}


def _edits(
    one: str, line: Line, days: Mapping[str, tuple[Edit, ...]], work: Work, outcome: Outcome
) -> Iterator[Draft]:
    """The changed fields of a step, whichever sheet says them; the sheet of steps goes first."""
    element = work.parts.groups[STEPS][one]
    own = row_edits(STEPS, line, element, work, outcome)
    taken = {edit.field: edit for edit in own}
    for edit in own:
        yield set_of(f"/steps/{one}/{edit.field}", edit)
    for edit in days.get(one, ()):
        other = taken.get(edit.field)
        if other is None:
            yield set_of(f"/steps/{one}/{edit.field}", edit)
        elif other.after != edit.after:
            what = f"{work.view.numbers[one]} · {field_label(edit.field, work.language)}"
            outcome.ask(say("both_sheets", work.language, what=what), edit.quote, edit.place)


def _of_days(work: Work, outcome: Outcome) -> dict[str, tuple[Edit, ...]]:
    """What the sheet of days says otherwise, by step."""
    if TIMELINE not in work.tables:
        return {}
    found: dict[str, tuple[Edit, ...]] = {}
    elements = work.parts.groups[STEPS]
    for line in work.lines[TIMELINE].lines:
        if line.key is None:
            quote = row_quote(TIMELINE, line, work)
            why = say("timeline_only", work.language)
            outcome.remarks.append(Remark(quote, why, line.row.place))
        else:
            found[line.key] = row_edits(TIMELINE, line, elements[line.key], work, outcome)
    kept = {line.key for line in work.lines[STEPS].lines} if STEPS in work.tables else set()
    for one, part in work.tables[TIMELINE].group.parts.items():
        if one in kept and one not in found:
            why = say("timeline_gone", work.language, what=part.number)
            outcome.remarks.append(Remark(part.words, why, {}))
    return found


def _shifted(
    line: Line,
    shift: Shift,
    names: Mapping[str, str],
    base: list[str],
    work: Work,
    outcome: Outcome,
) -> Iterator[Draft]:
    quote, place = row_quote(STEPS, line, work), line.row.place
    position = _position(shift.position, names)
    if line.key is None:
        made = row_element(STEPS, line, work, outcome)
        if made is not None:
            own: Element = {"id": names[shift.name]} if shift.name in names else {}
            yield Draft(
                Operation.ADD, "/steps", "added", None, {**own, **made}, position, quote, place
            )
        return
    elements = work.parts.groups[STEPS]
    parent = _parent(elements[line.key])
    siblings = [one for one in elements if _parent(elements[one]) == parent]
    before: JsonValue = place_before(line.key, siblings, parent)
    address = f"/steps/{line.key}"
    yield Draft(Operation.MOVE, address, "moved", before, None, position, quote, place)


def _position(position: Position, names: Mapping[str, str]) -> Position:
    parent = position.parent
    return Position(after=position.after, parent=names.get(parent, parent) if parent else None)


def _free(gone: Mapping[str, None], work: Work, outcome: Outcome) -> None:
    """What points to a step that is deleted points to none, unless it was edited itself."""
    if not gone:
        return
    set_already = {draft.address for draft in outcome.drafts}
    elements = {**work.parts.groups["exceptions"], **work.parts.groups["metrics"]}
    kept = {
        line.key
        for name in ("exceptions", "metrics")
        if name in work.lines
        for line in work.lines[name].lines
    }
    for address, holder, name in references(work.parts):
        group, one = address.split("/")[1:3]
        is_whole = address in set_already or f"/{group}/{one}/branches" in set_already
        is_deleted = one in gone or (one in elements and group in work.lines and one not in kept)
        if holder[name] in gone and name != "parent" and not is_whole and not is_deleted:
            quote = str(holder.get("condition") or holder.get("situation") or holder.get("name"))
            outcome.drafts.append(
                Draft(Operation.SET, address, "freed", holder[name], None, quote=quote)
            )
