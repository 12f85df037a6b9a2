"""Elements of lists without ids, such as the attention points of a step: added and removed.

Changes count such elements as they were before any change.
"""

from collections.abc import Iterator, Mapping, Sequence

from pydantic import JsonValue

from sopai.changes.addresses import Spot
from sopai.changes.conflicts import mismatch, number_of
from sopai.changes.parts import Parts, plain, put_at, value_at
from sopai.changes.settling import refuse
from sopai.schema.changes import Change, Operation


class _Edits:
    """What happens to one list."""

    def __init__(self, spot: Spot) -> None:
        self.spot = spot
        self.added: dict[int, list[Change]] = {}
        """Index that they go behind, -1 for the front -> additions in order."""

        self.removed: dict[int, Change] = {}


def _edits(changes: Sequence[Change], spots: Mapping[str, Spot]) -> Iterator[_Edits]:
    """The edits of each list."""
    by_list: dict[tuple[str, ...], _Edits] = {}
    for change in sorted(changes, key=number_of):
        spot = spots[change.id]
        if not spot.path or change.op not in (Operation.ADD, Operation.REMOVE):
            continue
        path = spot.path if change.op is Operation.ADD else spot.path[:-1]
        home = Spot(spot.group, spot.id, path)
        edits = by_list.setdefault(home.parts, _Edits(home))
        if change.op is Operation.REMOVE:
            edits.removed[int(spot.path[-1])] = change
        else:
            after = change.position.after if change.position else None
            edits.added.setdefault(-1 if after is None else int(after), []).append(change)
    yield from by_list.values()


def change_lists(parts: Parts, changes: Sequence[Change], spots: Mapping[str, Spot]) -> None:
    """Add and remove elements; all of them were checked to be possible."""
    for edits in _edits(changes, spots):
        before = _listed(parts, edits.spot)
        after = [change.after for change in edits.added.get(-1, [])]
        for index, value in enumerate(before):
            if index not in edits.removed:
                after.append(value)
            after += [change.after for change in edits.added.get(index, [])]
        put_at(parts.holder(edits.spot), edits.spot.path, after)


def restore_lists(parts: Parts, changes: Sequence[Change], spots: Mapping[str, Spot]) -> None:
    """Make the lists what they were.

    Raises:
        ChangeConflict: what was added is not there any more.
    """
    for edits in _edits(changes, spots):
        waiting = _listed(parts, edits.spot)[::-1]
        before: list[JsonValue] = []
        _take_away(waiting, edits.added.get(-1, []))
        while waiting or len(before) in edits.removed:
            index = len(before)
            change = edits.removed.get(index)
            before.append(waiting.pop() if change is None else change.before)
            _take_away(waiting, edits.added.get(index, []))
        if any(index >= len(before) for index in (*edits.added, *edits.removed)):
            first = next(iter((*edits.added.values(), list(edits.removed.values()))))[0]
            refuse([mismatch(first.id, first.address, first.after, None)])
        put_at(parts.holder(edits.spot), edits.spot.path, before)


def _listed(parts: Parts, spot: Spot) -> list[JsonValue]:
    there = value_at(parts.holder(spot), spot.path)
    return list(there) if isinstance(there, list) else []


def _take_away(waiting: list[JsonValue], added: list[Change]) -> None:
    for change in added:
        there = waiting.pop() if waiting else None
        if plain(there) != plain(change.after):
            refuse([mismatch(change.id, change.address, change.after, there)])
