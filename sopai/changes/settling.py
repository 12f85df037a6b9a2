"""Changes completed by what carrying them out needs: ids, exact values, places."""

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from sopai.changes.addresses import GROUPS, Spot
from sopai.changes.conflicts import Conflict, merged_ids, mismatch, number_of
from sopai.changes.parts import (
    Element,
    Parts,
    copied,
    normalised,
    normalised_fields,
    put_at,
    shown,
    value_at,
)
from sopai.errors import ChangeConflict, ChangeError
from sopai.schema.changes import Change, Operation, Position
from sopai.schema.order import last_numbers, new_id


def refuse(conflicts: Sequence[Conflict]) -> None:
    """Stop when there is a conflict.

    Raises:
        ChangeConflict: there is one; all of them are named.
    """
    if conflicts:
        listed = "; ".join(dict.fromkeys(conflict.text for conflict in conflicts))
        raise ChangeConflict(f"nothing was applied: {listed}")


def with_values(change: Change, **values: object) -> Change:
    """The change with other values for some of its fields."""
    return Change.model_validate(dict(change) | values)


def settled(
    changes: Sequence[Change],
    spots: Mapping[str, Spot],
    parts: Parts,
    last_ids: Mapping[str, int],
) -> list[Change]:
    """The changes with ids for what is new, and values as they are stored.

    Args:
        changes: in the order of their numbers; they fit `parts`.
        spots: what their addresses name, by id of the change.
        parts: the SOP that they are made on.
        last_ids: the highest number ever used, by letter.

    Raises:
        ChangeConflict: an id is taken.
        ChangeError: what is new is no valid value.
    """
    minting = _Minting(parts, last_ids, changes, spots)
    return [_settled(change, spots[change.id], parts, minting) for change in changes]


class _Minting:
    """New ids, each higher than any before it."""

    def __init__(
        self,
        parts: Parts,
        last_ids: Mapping[str, int],
        changes: Sequence[Change],
        spots: Mapping[str, Spot],
    ) -> None:
        there = [one for elements in parts.groups.values() for one in elements]
        used = last_numbers(there)
        self.used = {letter: max(used.get(letter, 0), last_ids.get(letter, 0)) for letter in "sem"}
        self.there = set(there)
        asked = [
            str(element["id"])
            for change in changes
            for element in _new_elements(change, spots[change.id])
            if element.get("id") is not None
        ]
        asked_last = last_numbers(asked)
        self.next = {letter: max(self.used[letter], asked_last.get(letter, 0)) for letter in "sem"}
        self.taken: set[str] = set()

    def given(self, group: str, element: Element, change: str) -> Element:
        """The element with an id of its own; one that the proposal gave it stays.

        Raises:
            ChangeConflict: another element has it or had it.
        """
        letter = GROUPS[group]
        wanted = element.get("id")
        if wanted is None:
            made = new_id(letter, self.next[letter], self.there | self.taken)
            if made is None:
                raise ChangeConflict(
                    f"nothing was applied: {change}: no number is left for a new id in /{group}: "
                    f"{letter}{self.next[letter]} is in use or is asked for"
                )
            self.next[letter] = int(made[1:])
            self.taken.add(made)
            return {**element, "id": made}
        number = last_numbers([str(wanted)]).get(letter)
        is_old = number is not None and number <= self.used[letter]
        if is_old or wanted in self.there or wanted in self.taken:
            raise ChangeConflict(
                f"nothing was applied: {change}: the id {wanted} is taken or was once: leave it "
                "out, and a new one is made"
            )
        self.taken.add(str(wanted))
        return element


def _new_elements(change: Change, spot: Spot) -> list[Element]:
    if spot.group is None or spot.path:
        return []
    if change.op is Operation.ADD and isinstance(change.after, dict):
        return [change.after]
    if change.op is Operation.SPLIT and isinstance(change.after, list):
        return [one for one in change.after[1:] if isinstance(one, dict)]
    return []


def _settled(change: Change, spot: Spot, parts: Parts, minting: _Minting) -> Change:
    match change.op:
        case Operation.SET:
            before = value_at(parts.holder(spot), spot.path)
            return with_values(change, before=before, after=_stored(change, spot, parts))
        case Operation.REMOVE:
            return with_values(change, before=value_at(parts.holder(spot), spot.path))
        case Operation.ADD if spot.group is None or spot.path:
            return _added_to_list(change, spot, parts)
        case Operation.ADD:
            return _added(change, spot, minting)
        case Operation.SPLIT:
            return _split(change, spot, parts, minting)
        case Operation.MERGE:
            return _merged(change, spot, parts)
        case _:
            return _moved(change, spot, parts)


def _stored(change: Change, spot: Spot, parts: Parts) -> JsonValue:
    """The new value of a field as it is stored: tried on the element that has it."""
    holder = parts.holder(spot)
    copy = copied(holder)
    if not put_at(copy, spot.path, change.after):
        raise ChangeConflict(
            f"nothing was applied: {change.id}: there is no {change.address} any more"
        )
    if spot.group is None:
        return value_at(normalised_fields(copy, change.id), spot.path)
    return value_at(normalised(spot.group, copy, change.id), spot.path)


def _added_to_list(change: Change, spot: Spot, parts: Parts) -> Change:
    listed = value_at(parts.holder(spot), spot.path)
    length = len(listed) if isinstance(listed, list) else 0
    if listed is not None and not isinstance(listed, list):
        raise ChangeError(f"{change.id}: {change.address} is no list: use set")
    copy = copied(parts.holder(spot))
    if not put_at(copy, spot.path, [change.after]):
        raise ChangeError(f"{change.id}: there is no list at {change.address}")
    is_top = spot.group is None
    whole = (
        normalised_fields(copy, change.id)
        if is_top
        else normalised(spot.group or "", copy, change.id)
    )
    stored = value_at(whole, (*spot.path, "0"))
    last = str(length - 1) if length else None
    position = change.position or Position(after=last)
    after = position.after
    if after is not None and not (after.isdecimal() and len(after) < 9 and int(after) < length):
        refuse([mismatch(change.id, f"{change.address}/{after}", "an element", None)])
    return with_values(change, after=stored, position=position)


def _added(change: Change, spot: Spot, minting: _Minting) -> Change:
    group = spot.group or ""
    element = change.after if isinstance(change.after, dict) else {}
    given = minting.given(group, element, change.id)
    if group == "steps":
        given = {**given, "parent": change.position.parent if change.position else None}
    return with_values(change, after=normalised(group, given, change.id))


def _split(change: Change, spot: Spot, parts: Parts, minting: _Minting) -> Change:
    group, element = spot.group or "", parts.holder(spot) or {}
    listed = (
        [one for one in change.after if isinstance(one, dict)]
        if isinstance(change.after, list)
        else []
    )
    parent = element.get("parent")
    first = _kept(change, group, element, listed[0])
    rest = []
    for one in listed[1:]:
        given = minting.given(group, one, change.id)
        if group == "steps":
            above = given.get("parent") or parent
            if above not in (parent, spot.id):
                raise ChangeError(
                    f"{change.id}: a part of {spot.id} stands beside it or below it, "
                    f"not under {shown(above)}"
                )
            given = {**given, "parent": above}
        rest.append(normalised(group, given, change.id))
    return with_values(change, before=element, after=[first, *rest])


def _merged(change: Change, spot: Spot, parts: Parts) -> Change:
    group, element = spot.group or "", parts.holder(spot) or {}
    before = [parts.groups[group][one] for one in merged_ids(change)]
    after = change.after if isinstance(change.after, dict) else {}
    return with_values(change, before=before, after=_kept(change, group, element, after))


def _kept(change: Change, group: str, element: Element, after: Element) -> Element:
    """The element that keeps id and parent of the first."""
    fixed: Element = {name: element.get(name) for name in ("id", "parent") if name in element}
    for name in ("id", "parent"):
        if after.get(name) not in (None, element.get(name)):
            raise ChangeError(
                f"{change.id}: the first of them keeps its {name} {shown(element.get(name))}"
            )
    return normalised(group, {**after, **fixed}, change.id)


def _moved(change: Change, spot: Spot, parts: Parts) -> Change:
    """The place before is as exact as it can be said; a wrong one is a conflict."""
    elements = parts.groups[spot.group or ""]
    ids = list(elements)
    index = ids.index(spot.id or "")
    parent = elements[ids[index]].get("parent")
    siblings = [one for one in ids[:index] if elements[one].get("parent") == parent]
    straight = ids[index - 1] if index else None
    said = change.before if isinstance(change.before, dict) else {}
    places = {straight, siblings[-1] if siblings else None}
    if change.before is None or said.get("parent") != parent or said.get("after") not in places:
        found: Element = {"after": siblings[-1] if siblings else None, "parent": parent}
        refuse([mismatch(change.id, f"the place of {change.address}", change.before, found)])
    return change


def in_order(changes: Sequence[Change]) -> list[Change]:
    """The changes by their numbers."""
    return sorted(changes, key=number_of)
