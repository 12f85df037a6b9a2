"""Applying changes to an SOP, and taking them back.

Every change is checked against the SOP as it is before any of them, and all are made at once, so
their order makes no difference; only several additions behind one element stand in the order of
their numbers. A change of a field and one of the same field or of what it stands in are a
conflict. A step that others hang on (its parts, branches, exceptions, metrics) is removed only
together with them, or when they are changed to hang on another; nothing ever points nowhere.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from sopai.changes.addresses import Spot, is_keyed, spot_of
from sopai.changes.conflicts import collisions, mismatch, mismatches
from sopai.changes.listing import change_lists, restore_lists
from sopai.changes.parts import Parts, dressed, plain, put_at, put_together, take_apart, value_at
from sopai.changes.restoring import undo_structure
from sopai.changes.restructuring import restructure
from sopai.changes.settling import in_order, refuse, settled, with_values
from sopai.changes.shapes import check_shape
from sopai.errors import ChangeError
from sopai.schema.changes import Change, Operation
from sopai.schema.shown import owner_style
from sopai.schema.sop import Sop

NO_IDS: Mapping[str, int] = MappingProxyType({})


class Applied(NamedTuple):
    """What applying gave."""

    sop: Sop
    changes: tuple[Change, ...]
    """The same changes with the ids of what is new and with what taking them back needs."""


def apply(sop: Sop, changes: Sequence[Change], last_ids: Mapping[str, int] = NO_IDS) -> Sop:
    """The SOP with all changes, which a person accepted; `sop` itself stays as it is.

    Args:
        sop: what they are made on.
        changes: those that a person accepted, in any order.
        last_ids: the highest number ever used in this SOP, by letter: {"s": 7, "e": 2}.

    Raises:
        ChangeConflict: what one replaces is not there, or two do not go together.
        ChangeError: one of them is wrong in itself.
    """
    return carry_out(sop, changes, last_ids).sop


def carry_out(sop: Sop, changes: Sequence[Change], last_ids: Mapping[str, int] = NO_IDS) -> Applied:
    """As `apply`, with the changes as `revert` needs them.

    Args:
        sop: what they are made on.
        changes: those that a person accepted, in any order.
        last_ids: the highest number ever used in this SOP, by letter.

    Raises:
        ChangeConflict: what one replaces is not there, or two do not go together.
        ChangeError: one of them is wrong in itself.
    """
    ordered, spots = _read(sop, changes)
    parts = take_apart(sop)
    refuse([*collisions(ordered, spots), *mismatches(ordered, spots, parts)])
    style = owner_style(sop)
    styled = [with_values(change, after=dressed(change.after, style)) for change in ordered]
    ready = settled(styled, spots, parts, last_ids)
    for change in ready:
        if change.op is Operation.SET:
            put_at(parts.holder(spots[change.id]), spots[change.id].path, change.after)
    change_lists(parts, ready, spots)
    done = restructure(parts, ready, spots)
    return Applied(put_together(parts, sop), tuple(done))


def revert(sop: Sop, changes: Sequence[Change]) -> Sop:
    """The SOP without changes that were made: right after them, what it was before, to the byte.

    On a later version it takes back these changes alone, as long as what they made still stands.

    Args:
        sop: what they were made in.
        changes: as `carry_out` gave them.

    Raises:
        ChangeConflict: what a change made is not there any more.
        ChangeError: a change does not say what taking it back needs.
    """
    ordered, spots = _read(sop, changes)
    for change in ordered:
        if _lacks_undo(change, spots[change.id]):
            raise ChangeError(
                f"{change.id} was never applied: only changes as `carry_out` gives them can be "
                "taken back"
            )
    parts = take_apart(sop)
    undo_structure(parts, ordered, spots)
    restore_lists(parts, ordered, spots)
    for change in ordered:
        if change.op is Operation.SET:
            _set_back(parts, spots[change.id], change)
    return put_together(parts, sop)


def _read(sop: Sop, changes: Sequence[Change]) -> tuple[list[Change], dict[str, Spot]]:
    ordered = in_order(changes)
    ids = [change.id for change in ordered]
    if len(set(ids)) != len(ids):
        twice = min(one for one, count in Counter(ids).items() if count > 1)
        raise ChangeError(f"two changes have the id {twice}: number them c1, c2, ...")
    spots = {change.id: spot_of(change.address, sop.id, change.id) for change in ordered}
    for change in ordered:
        check_shape(change, spots[change.id])
    return ordered, spots


def _lacks_undo(change: Change, spot: Spot) -> bool:
    keyed = is_keyed(spot)
    if change.op is Operation.SET or (change.op is Operation.REMOVE and not keyed):
        return False
    if change.op is Operation.ADD:
        has_id = isinstance(change.after, dict) and "id" in change.after
        return not has_id if keyed else change.position is None
    return change.undo is None


def _set_back(parts: Parts, spot: Spot, change: Change) -> None:
    there = value_at(parts.holder(spot), spot.path)
    if plain(there) != plain(change.after):
        refuse([mismatch(change.id, change.address, change.after, there)])
    put_at(parts.holder(spot), spot.path, change.before)
