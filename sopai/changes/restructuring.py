"""Steps, exceptions and metrics added, removed, moved, split and merged."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NoReturn

from sopai.changes.addresses import GROUPS, Spot, is_keyed
from sopai.changes.conflicts import merged_ids, number_of
from sopai.changes.parts import Element, Parts, copied, put_at
from sopai.changes.placing import Misplaced, Placed, arranged, predecessors
from sopai.changes.pointing import dangling, references
from sopai.changes.settling import new_elements, refuse, with_values
from sopai.errors import ChangeConflict
from sopai.schema.changes import Change, Operation, Position, Undo

Group = dict[str, Element]


def restructure(parts: Parts, changes: Sequence[Change], spots: Mapping[str, Spot]) -> list[Change]:
    """Carry out what concerns whole elements; gives the changes with what undoing them needs.

    Raises:
        ChangeConflict: a position does not exist, or something would point nowhere.
    """
    undo: dict[str, Undo] = {}
    structural = [change for change in changes if is_keyed(spots[change.id])]
    orders: dict[str, list[str]] = {}
    for name in GROUPS:
        own = [change for change in structural if spots[change.id].group == name]
        if own:
            orders[name] = _changed_group(parts.groups[name], own, spots, undo)
    _follow_merges(parts, structural, spots, undo)
    for name, order in orders.items():
        gone = ids_gone(structural, spots, name)
        parts.groups[name] = {one: parts.groups[name][one] for one in order if one not in gone}
    refuse(dangling(parts, structural, spots))
    return [
        with_values(change, undo=undo[change.id]) if change.id in undo else change
        for change in changes
    ]


def _changed_group(
    group: Group, changes: Sequence[Change], spots: Mapping[str, Spot], undo: dict[str, Undo]
) -> list[str]:
    """Put new elements in, change what is split, merged and moved; gives the new order."""
    base = list(group)
    before = {one: parent_of(group[one]) for one in base}
    placed = [one for change in changes for one in _placed(group, change, spots[change.id])]
    merged = _merged_into(changes)
    parents = {one: merged.get(above or "", above) for one, above in _parents(group).items()}
    parents |= {one: parent_of(group[one]) for one in merged}
    placed = [_following(one, merged) for one in placed]
    moved = [one.id for one in placed if one.id in before]
    try:
        order = arranged(base, before, parents, placed)
    except Misplaced as error:
        raise_misplaced(error, changes, spots)
    for change in changes:
        ids = _displaced(change, spots[change.id], base, before, set(moved))
        if change.op is not Operation.ADD:
            undo[change.id] = Undo(places=predecessors(base, ids))
    return order


def raise_misplaced(
    error: Misplaced, changes: Sequence[Change], spots: Mapping[str, Spot]
) -> NoReturn:
    """Say which change cannot have its place.

    Raises:
        ChangeConflict: always.
    """
    change = next((one for one in changes if error.id in _ids_of(one, spots[one.id])), changes[0])
    text = f"{change.id}: {change.op.value} {error.id}: {error.why}"
    raise ChangeConflict(f"nothing was applied: {text}")


def _ids_of(change: Change, spot: Spot) -> list[str]:
    new = [str(element["id"]) for element in new_elements(change)]
    return [
        *new,
        *([spot.id] if spot.id else []),
        *ids_gone([change], {change.id: spot}, spot.group),
    ]


def _placed(group: Group, change: Change, spot: Spot) -> Iterator[Placed]:
    """Carry out a change but for the order; gives what has to be placed."""
    first = spot.id or ""
    number = number_of(change)
    new = new_elements(change)
    group.update({str(element["id"]): copied(element) for element in new})
    if change.op is Operation.ADD:
        yield Placed(str(new[0]["id"]), change.position, (1, number))
    elif change.op is Operation.MOVE:
        put_at(group[first], ("parent",), change.position.parent if change.position else None)
        yield Placed(first, change.position, (1, number))
    elif change.op is Operation.SPLIT and isinstance(change.after, list):
        group[first] = copied(change.after[0])
        for index, element in enumerate(new):
            above = parent_of(element)
            after = None if above == first else first
            yield Placed(
                str(element["id"]), Position(after=after, parent=above), (0, number, index)
            )
    elif change.op is Operation.MERGE:
        group[first] = copied(change.after)


def parent_of(element: Element) -> str | None:
    """The id of the step that an element is a part of."""
    above = element.get("parent")
    return above if isinstance(above, str) else None


def _parents(group: Group) -> dict[str, str | None]:
    return {one: parent_of(element) for one, element in group.items()}


def _merged_into(changes: Sequence[Change]) -> dict[str, str]:
    """Id of an element that becomes a part of another -> the id of that."""
    merges = [merged_ids(change) for change in changes if change.op is Operation.MERGE]
    return {other: ids[0] for ids in merges for other in ids[1:]}


def _following(one: Placed, merged: Mapping[str, str]) -> Placed:
    """A place below a step that becomes a part of another is below that one."""
    above = one.position.parent if one.position else None
    if one.position is None or above is None or above not in merged:
        return one
    return one._replace(position=Position(after=one.position.after, parent=merged[above]))


def ids_gone(changes: Sequence[Change], spots: Mapping[str, Spot], group: str | None) -> set[str]:
    """The ids of a group that are no more."""
    gone: set[str] = set()
    for change in changes:
        spot = spots[change.id]
        if spot.group == group and change.op is Operation.REMOVE:
            gone.add(spot.id or "")
        elif spot.group == group and change.op is Operation.MERGE:
            gone.update(merged_ids(change)[1:])
    return gone


def _displaced(
    change: Change,
    spot: Spot,
    base: Sequence[str],
    before: Mapping[str, str | None],
    moved: set[str],
) -> list[str]:
    """The ids whose place a change takes: what goes, or what is moved with its parts."""
    if change.op is not Operation.MOVE:
        return sorted(ids_gone([change], {change.id: spot}, spot.group))
    family = {spot.id}
    for one in base:
        if before[one] in family and one not in moved:
            family.add(one)
    return [one for one in base if one in family]


def _follow_merges(
    parts: Parts, changes: Sequence[Change], spots: Mapping[str, Spot], undo: dict[str, Undo]
) -> None:
    """What pointed to a step that is a part of another now points to that one."""
    merges = [
        change
        for change in changes
        if change.op is Operation.MERGE and spots[change.id].group == "steps"
    ]
    gone = {one for name in GROUPS for one in ids_gone(changes, spots, name)}
    for change in merges:
        first, *others = merged_ids(change)
        followed: dict[str, str] = {}
        for address, holder, name in references(parts):
            pointed = str(holder[name])
            if pointed in others and address.split("/")[2] not in gone:
                followed[address] = pointed
                holder[name] = first
        places = undo[change.id].places
        undo[change.id] = Undo(places=places, references=followed)
