"""Changes that cannot be made together, or not on this version of an SOP."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import JsonValue

from sopai.changes.addresses import Spot, is_keyed
from sopai.changes.parts import Parts, plain, shown, value_at
from sopai.schema.changes import Change, Operation


class Conflict(NamedTuple):
    """Why nothing can be applied."""

    changes: tuple[str, ...]
    """Ids of the changes that it is about."""

    address: str
    expected: JsonValue
    """What the change replaces."""

    found: JsonValue
    """What stands there."""

    text: str
    """All of it in a sentence."""


class Claim(NamedTuple):
    """What a change takes for itself."""

    change: str
    parts: tuple[str, ...]
    is_whole: bool
    """With everything below it; else only its elements change places."""


def number_of(change: Change) -> int:
    """The number of a change in its set: they are carried out in this order."""
    return int(change.id[1:])


def claims_of(change: Change, spot: Spot) -> Iterator[Claim]:
    """The values that nothing but this change may touch."""
    match change.op:
        case Operation.ADD if is_keyed(spot):
            return
        case Operation.ADD:
            yield Claim(change.id, spot.parts, is_whole=False)
        case Operation.MOVE:
            yield Claim(change.id, (*spot.parts, "#place"), is_whole=True)
        case Operation.MERGE:
            yield from (Claim(change.id, (spot.parts[0], one), True) for one in merged_ids(change))
        case Operation.REMOVE if not spot.is_element:
            yield Claim(change.id, spot.parts, is_whole=True)
            yield Claim(change.id, spot.parts[:-1], is_whole=False)
        case _:
            yield Claim(change.id, spot.parts, is_whole=True)


def merged_ids(change: Change) -> tuple[str, ...]:
    """The ids of the elements that a merge makes one of, the first one first."""
    listed = change.before if isinstance(change.before, list) else []
    return tuple(str(one["id"]) for one in listed if isinstance(one, dict) and "id" in one)


def collisions(changes: Sequence[Change], spots: dict[str, Spot]) -> Iterator[Conflict]:
    """Pairs of changes that touch the same value."""
    claims = [claim for change in changes for claim in claims_of(change, spots[change.id])]
    taken: dict[tuple[str, ...], str] = {}
    for claim in claims:
        if not claim.is_whole:
            continue
        if claim.parts in taken and taken[claim.parts] != claim.change:
            yield _collision(taken[claim.parts], claim)
        else:
            taken[claim.parts] = claim.change
    for claim in claims:
        longest = len(claim.parts) - (1 if claim.is_whole else 0)
        for length in range(1, longest + 1):
            other = taken.get(claim.parts[:length], claim.change)
            if other != claim.change:
                yield _collision(other, claim)
                break


def _collision(other: str, claim: Claim) -> Conflict:
    ids = tuple(sorted((other, claim.change), key=lambda one: int(one[1:])))
    address = "/" + "/".join(part for part in claim.parts if part != "#place")
    text = f"{ids[0]} and {ids[1]} both change {address}: accept one of them"
    return Conflict(ids, address, None, None, text)


def mismatches(changes: Sequence[Change], spots: dict[str, Spot], parts: Parts) -> list[Conflict]:
    """Changes whose `before` does not stand there any more."""
    found = []
    for change in changes:
        spot = spots[change.id]
        for address, expected, there in _compared(change, spot, parts):
            is_gone = change.op is Operation.REMOVE and there is None
            if is_gone or plain(expected) != plain(there):
                wanted = "an element" if is_gone and expected is None else expected
                found.append(mismatch(change.id, address, wanted, there))
    return found


def mismatch(change: str, address: str, expected: JsonValue, there: JsonValue) -> Conflict:
    """The conflict of a value that is not what a change says it is."""
    text = f"{change}: {address} should be {shown(expected)}, and is {shown(there)}"
    return Conflict((change,), address, expected, there, text)


def _compared(
    change: Change, spot: Spot, parts: Parts
) -> Iterator[tuple[str, JsonValue, JsonValue]]:
    """Address, what a change expects there, what is there."""
    if change.op is Operation.MERGE and isinstance(change.before, list):
        for one, expected in zip(merged_ids(change), change.before, strict=False):
            inside = Spot(spot.group, one, ())
            yield f"/{spot.group}/{one}", expected, parts.holder(inside)
    elif spot.id is not None and parts.holder(spot) is None:
        yield f"/{spot.group}/{spot.id}", change.before or "an element", None
    elif change.op not in (Operation.ADD, Operation.MOVE):
        yield change.address, change.before, value_at(parts.holder(spot), spot.path)
