"""Changes of one set that are applied in several rounds.

Elements without ids are named by their index as it was before any of the changes.
"""

from collections.abc import Iterator, Sequence

from sopai.changes.addresses import Spot, spot_of
from sopai.changes.conflicts import Conflict, merged_ids
from sopai.schema.changes import Change, Operation


def miscounted(
    changes: Sequence[Change], applied: Sequence[Change], sop_id: str
) -> Iterator[Conflict]:
    """Changes that count the elements of a list which an earlier round changed.

    Args:
        changes: those to apply now.
        applied: those of the same set that were applied already, to the same SOP.
        sop_id: the SOP that all of them belong to.

    Raises:
        ChangeError: an address belongs to another SOP.
    """
    touched = {
        parts: one.id
        for one in applied
        for parts in _touched(one, spot_of(one.address, sop_id, one.id))
    }
    for change in changes:
        for counted in _counted(change, spot_of(change.address, sop_id, change.id)):
            prefixes = (counted[: length + 1] for length in range(len(counted)))
            by = next((touched[parts] for parts in prefixes if parts in touched), None)
            if by is None:
                continue
            address = "/" + "/".join(counted)
            text = (
                f"{change.id}: {by} changed {address}, and this counts its elements as they were "
                "before: make it anew from the retrospective"
            )
            yield Conflict((by, change.id), address, None, None, text)


def _touched(change: Change, spot: Spot) -> Iterator[tuple[str, ...]]:
    """What a change may have put other elements at the same indices of."""
    is_listed = bool(spot.path)
    match change.op:
        case Operation.MOVE:
            return
        case Operation.ADD if not is_listed:
            return
        case Operation.REMOVE if is_listed:
            yield spot.parts[:-1]
        case Operation.MERGE:
            yield from ((spot.parts[0], one) for one in merged_ids(change))
        case _:
            yield spot.parts


def _counted(change: Change, spot: Spot) -> Iterator[tuple[str, ...]]:
    """The lists whose elements a change names by their index."""
    for index, name in enumerate(spot.parts):
        if name.isdecimal():
            yield spot.parts[:index]
    if change.op is Operation.ADD and spot.path and change.position and change.position.after:
        yield spot.parts
