"""Steps, exceptions and metrics added, removed, moved, split and merged, and back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NoReturn

from pydantic import JsonValue

from sopai.changes.addresses import GROUPS, Spot
from sopai.changes.conflicts import Conflict, merged_ids, mismatch, number_of
from sopai.changes.parts import Element, Parts, copied, plain, put_at
from sopai.changes.placing import Misplaced, Placed, arranged, predecessors, put_back
from sopai.changes.settling import refuse, with_values
from sopai.errors import ChangeConflict
from sopai.schema.changes import Change, Operation, Position, Undo

Group = dict[str, Element]


def restructure(parts: Parts, changes: Sequence[Change], spots: Mapping[str, Spot]) -> list[Change]:
    """Carry out what concerns whole elements; gives the changes with what undoing them needs.

    Raises:
        ChangeConflict: a position does not exist, or something would point nowhere.
    """
    undo: dict[str, Undo] = {}
    structural = [change for change in changes if _is_structural(change, spots[change.id])]
    orders: dict[str, list[str]] = {}
    for name in GROUPS:
        own = [change for change in structural if spots[change.id].group == name]
        if own:
            orders[name] = _changed_group(parts.groups[name], own, spots, undo)
    _follow_merges(parts, structural, spots, undo)
    for name, order in orders.items():
        gone = _gone(structural, spots, name)
        parts.groups[name] = {one: parts.groups[name][one] for one in order if one not in gone}
    refuse(_dangling(parts, structural, spots))
    return [
        with_values(change, undo=undo[change.id]) if change.id in undo else change
        for change in changes
    ]


def _is_structural(change: Change, spot: Spot) -> bool:
    return spot.group is not None and not spot.path


def _changed_group(
    group: Group, changes: Sequence[Change], spots: Mapping[str, Spot], undo: dict[str, Undo]
) -> list[str]:
    """Put new elements in, change what is split, merged and moved; gives the new order."""
    base = list(group)
    before = {one: _parent(group[one]) for one in base}
    placed = [one for change in changes for one in _placed(group, change, spots[change.id])]
    merged = _merged_into(changes)
    parents = {one: merged.get(above or "", above) for one, above in _parents(group).items()}
    parents |= {one: _parent(group[one]) for one in merged}
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
    new = [str(element["id"]) for element in _new_of(change)]
    return [*new, *([spot.id] if spot.id else []), *_gone([change], {change.id: spot}, spot.group)]


def _new_of(change: Change) -> list[Element]:
    """The elements that a settled change brings."""
    if change.op is Operation.ADD and isinstance(change.after, dict):
        return [change.after]
    if change.op is Operation.SPLIT and isinstance(change.after, list):
        return [one for one in change.after[1:] if isinstance(one, dict)]
    return []


def _placed(group: Group, change: Change, spot: Spot) -> Iterator[Placed]:
    """Carry out a change but for the order; gives what has to be placed."""
    first = spot.id or ""
    number = number_of(change)
    new = _new_of(change)
    group.update({str(element["id"]): copied(element) for element in new})
    if change.op is Operation.ADD:
        yield Placed(str(new[0]["id"]), change.position, (1, number))
    elif change.op is Operation.MOVE:
        put_at(group[first], ("parent",), change.position.parent if change.position else None)
        yield Placed(first, change.position, (1, number))
    elif change.op is Operation.SPLIT and isinstance(change.after, list):
        group[first] = copied(change.after[0])
        for index, element in enumerate(new):
            above = _parent(element)
            after = None if above == first else first
            yield Placed(
                str(element["id"]), Position(after=after, parent=above), (0, number, index)
            )
    elif change.op is Operation.MERGE:
        group[first] = copied(change.after)


def _parent(element: Element) -> str | None:
    above = element.get("parent")
    return above if isinstance(above, str) else None


def _parents(group: Group) -> dict[str, str | None]:
    return {one: _parent(element) for one, element in group.items()}


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


def _gone(changes: Sequence[Change], spots: Mapping[str, Spot], group: str | None) -> set[str]:
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
        return sorted(_gone([change], {change.id: spot}, spot.group))
    family = {spot.id}
    for one in base:
        if before[one] in family and one not in moved:
            family.add(one)
    return [one for one in base if one in family]


def references(parts: Parts) -> Iterator[tuple[str, Element, str]]:
    """Everything that points to a step: its address, the object that holds it, its name there."""
    for one, step in parts.groups["steps"].items():
        if "parent" in step:
            yield f"/steps/{one}/parent", step, "parent"
        branches = step.get("branches")
        for index, branch in enumerate(branches if isinstance(branches, list) else []):
            for name in ("then_step", "otherwise_step"):
                if isinstance(branch, dict) and branch.get(name) is not None:
                    yield f"/steps/{one}/branches/{index}/{name}", branch, name
    for group in ("exceptions", "metrics"):
        for one, element in parts.groups[group].items():
            if element.get("step") is not None:
                yield f"/{group}/{one}/step", element, "step"


def _follow_merges(
    parts: Parts, changes: Sequence[Change], spots: Mapping[str, Spot], undo: dict[str, Undo]
) -> None:
    """What pointed to a step that is a part of another now points to that one."""
    merges = [
        change
        for change in changes
        if change.op is Operation.MERGE and spots[change.id].group == "steps"
    ]
    gone = {one for name in GROUPS for one in _gone(changes, spots, name)}
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


def _dangling(parts: Parts, changes: Sequence[Change], spots: Mapping[str, Spot]) -> list[Conflict]:
    """What would point to a step that is not there."""
    found = []
    removed = {spots[c.id].id: c.id for c in changes if c.op is Operation.REMOVE}
    for address, holder, name in references(parts):
        pointed = str(holder[name])
        if pointed in parts.groups["steps"]:
            continue
        by = removed.get(pointed)
        who = f"{by} removes {pointed}" if by else f"there is no step {pointed}"
        text = (
            f"{who}, which {address} points to: change that as well, or leave out what removes it"
            if by
            else f"{who}, which {address} points to"
        )
        found.append(Conflict((by,) if by else (), address, pointed, None, text))
    return found


def undo_structure(parts: Parts, changes: Sequence[Change], spots: Mapping[str, Spot]) -> None:
    """Make lists with ids what they were before the changes.

    Raises:
        ChangeConflict: what a change made is not there any more.
    """
    structural = [change for change in changes if _is_structural(change, spots[change.id])]
    for change in structural:
        _unfollow(parts, change)
    for name in GROUPS:
        own = [change for change in structural if spots[change.id].group == name]
        if own:
            _restore_group(parts, name, own, spots)
    refuse(_dangling(parts, (), spots))


def _unfollow(parts: Parts, change: Change) -> None:
    wanted = change.undo.references if change.undo else {}
    first = merged_ids(change)[0] if wanted else ""
    holders = {address: (holder, name) for address, holder, name in references(parts)}
    for address, pointed in wanted.items():
        holder, name = holders.get(address, ({}, ""))
        if holder.get(name) != first:
            refuse([mismatch(change.id, address, first, holder.get(name))])
        holder[name] = pointed


def _restore_group(
    parts: Parts, name: str, changes: Sequence[Change], spots: Mapping[str, Spot]
) -> None:
    group = parts.groups[name]
    order = list(group)
    places: dict[str, str | None] = {}
    new: set[str] = set()
    for change in changes:
        _check_made(group, change, spots[change.id])
        _restore(group, change, spots[change.id])
        new.update(str(element["id"]) for element in _new_of(change))
        places.update(change.undo.places if change.undo else {})
    try:
        back = put_back([one for one in order if one not in new], places)
    except Misplaced as error:
        raise_misplaced(error, changes, spots)
    parts.groups[name] = {one: group[one] for one in back}


def _check_made(group: Group, change: Change, spot: Spot) -> None:
    """Refuse when what a change made is not there any more."""
    made: list[tuple[str, JsonValue]] = [(str(one["id"]), one) for one in _new_of(change)]
    if change.op is Operation.SPLIT and isinstance(change.after, list):
        made.append((spot.id or "", change.after[0]))
    elif change.op is Operation.MERGE:
        made.append((spot.id or "", change.after))
    elif change.op is Operation.MOVE:
        there = _parent(group.get(spot.id or "", {}))
        wanted = change.position.parent if change.position else None
        if there != wanted or spot.id not in group:
            refuse([mismatch(change.id, f"{change.address}/parent", wanted, there)])
    made += [(one, None) for one in _gone([change], {change.id: spot}, spot.group)]
    for one, wanted_element in made:
        there_now = group.get(one)
        if plain(wanted_element) != plain(there_now):
            refuse([mismatch(change.id, f"/{spot.group}/{one}", wanted_element, there_now)])


def _restore(group: Group, change: Change, spot: Spot) -> None:
    for element in _new_of(change):
        del group[str(element["id"])]
    first = spot.id or ""
    if change.op is Operation.MERGE and isinstance(change.before, list):
        restored = map(copied, change.before)
        group.update({str(element["id"]): element for element in restored})
    elif change.op in (Operation.REMOVE, Operation.SPLIT):
        group[first] = copied(change.before)
    elif change.op is Operation.MOVE:
        before = change.before if isinstance(change.before, dict) else {}
        put_at(group[first], ("parent",), before.get("parent"))
