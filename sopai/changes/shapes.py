"""Whether a change says all that its operation needs."""

from sopai.changes.addresses import Spot, is_index
from sopai.changes.conflicts import merged_ids
from sopai.errors import ChangeError
from sopai.schema.changes import Change, Operation

_FIXED = ("id", "x")
"""What no change may touch: an SOP keeps its id, and other programs their keys."""


def check_shape(change: Change, spot: Spot) -> None:
    """Refuse a change that cannot be meant.

    Raises:
        ChangeError: it does not fit its operation.
    """
    wrong = _SHAPES[change.op](change, spot)
    if wrong:
        raise ChangeError(f"{change.id}: {change.op.value} {change.address}: {wrong}")


def _set(change: Change, spot: Spot) -> str | None:
    if not spot.path:
        return "name a field, such as /steps/s4/time_limit"
    if spot.path[0] in _FIXED:
        return "this is never changed"
    if spot.group == "steps" and spot.path[0] == "parent":
        return "use move, which says where the step goes"
    if change.after is None and is_index(spot.path[-1]):
        return "use remove"
    return None


def _add(change: Change, spot: Spot) -> str | None:
    if spot.id is not None and not spot.path:
        return "name the list, such as /steps, and the place as its position"
    if spot.group is not None and spot.id is None and not isinstance(change.after, dict):
        return "'after' must be the new element, as an object"
    if change.after is None:
        return "'after' must say what is added"
    if spot.group is None and spot.path[0] in _FIXED:
        return "this is never changed"
    return _no_parent(change, spot)


def _remove(change: Change, spot: Spot) -> str | None:
    if spot.is_element or (spot.path and is_index(spot.path[-1])):
        return None
    return "name an element, such as /steps/s4 or /steps/s4/attention/0; a field is set to null"


def _move(change: Change, spot: Spot) -> str | None:
    if not spot.is_element:
        return "only steps, exceptions and metrics can be moved"
    if change.position is None:
        return "'position' must say where it goes"
    return _no_parent(change, spot)


def _split(change: Change, spot: Spot) -> str | None:
    parts = change.after
    if not spot.is_element:
        return "only steps, exceptions and metrics can be split"
    if not isinstance(parts, list) or len(parts) < 2:
        return "'after' must be two or more elements"
    if not all(isinstance(part, dict) for part in parts):
        return "'after' must be two or more objects"
    return None


def _merge(change: Change, spot: Spot) -> str | None:
    ids = merged_ids(change)
    listed = change.before if isinstance(change.before, list) else []
    if not spot.is_element:
        return "only steps, exceptions and metrics can be merged"
    if len(set(ids)) < 2 or len(set(ids)) != len(listed):
        return "'before' must be two or more different elements with their ids"
    if ids[0] != spot.id:
        return f"the address must be that of the first element, {ids[0]}, which keeps its id"
    if not isinstance(change.after, dict):
        return "'after' must be the one element that they become"
    return None


def _no_parent(change: Change, spot: Spot) -> str | None:
    has_parent = change.position is not None and change.position.parent is not None
    if has_parent and (spot.group != "steps" or spot.path):
        return "only steps are parts of others"
    return None


_SHAPES = {
    Operation.SET: _set,
    Operation.ADD: _add,
    Operation.REMOVE: _remove,
    Operation.MOVE: _move,
    Operation.SPLIT: _split,
    Operation.MERGE: _merge,
}
