"""Steps, exceptions and metrics put back as they were before changes."""

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from sopai.changes.addresses import GROUPS, Spot, is_keyed
from sopai.changes.conflicts import merged_ids, mismatch
from sopai.changes.parts import Parts, copied, plain, put_at
from sopai.changes.placing import Misplaced, put_back
from sopai.changes.pointing import dangling, references
from sopai.changes.restructuring import (
    Group,
    ids_gone,
    parent_of,
    raise_misplaced,
)
from sopai.changes.settling import new_elements, refuse
from sopai.schema.changes import Change, Operation


def undo_structure(parts: Parts, changes: Sequence[Change], spots: Mapping[str, Spot]) -> None:
    """Make lists with ids what they were before the changes.

    Raises:
        ChangeConflict: what a change made is not there any more.
    """
    structural = [change for change in changes if is_keyed(spots[change.id])]
    for change in structural:
        _unfollow(parts, change)
    for name in GROUPS:
        own = [change for change in structural if spots[change.id].group == name]
        if own:
            _restore_group(parts, name, own, spots)
    refuse(dangling(parts, (), spots))


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
        new.update(str(element["id"]) for element in new_elements(change))
        places.update(change.undo.places if change.undo else {})
    try:
        back = put_back([one for one in order if one not in new], places)
    except Misplaced as error:
        raise_misplaced(error, changes, spots)
    gone = next((one for one in back if one not in group), None)
    if gone is not None:  # what it stood beside went with a change that is not taken back
        holder = next(one for one in changes if one.undo and gone in one.undo.places)
        refuse([mismatch(holder.id, f"/{name}/{gone}", gone, None)])
    parts.groups[name] = {one: group[one] for one in back}


def _check_made(group: Group, change: Change, spot: Spot) -> None:
    """Refuse when what a change made is not there any more."""
    made: list[tuple[str, JsonValue]] = [(str(one["id"]), one) for one in new_elements(change)]
    if change.op is Operation.SPLIT and isinstance(change.after, list):
        made.append((spot.id or "", change.after[0]))
    elif change.op is Operation.MERGE:
        made.append((spot.id or "", change.after))
    elif change.op is Operation.MOVE:
        there = parent_of(group.get(spot.id or "", {}))
        wanted = change.position.parent if change.position else None
        if there != wanted or spot.id not in group:
            refuse([mismatch(change.id, f"{change.address}/parent", wanted, there)])
    made += [(one, None) for one in ids_gone([change], {change.id: spot}, spot.group)]
    for one, wanted_element in made:
        there_now = group.get(one)
        if plain(wanted_element) != plain(there_now):
            refuse([mismatch(change.id, f"/{spot.group}/{one}", wanted_element, there_now)])


def _restore(group: Group, change: Change, spot: Spot) -> None:
    for element in new_elements(change):
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
