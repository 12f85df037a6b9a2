"""Rows that were added, deleted and moved, and the steps that they are parts of."""

from collections.abc import Iterator, Mapping, Sequence
from re import compile
from typing import NamedTuple

from sopai.changes.matching import moved
from sopai.schema.changes import Position

_NUMBER = compile(r"\s*(\d+(?:\.\d+)*)\s*[.。、)）]?\s*")


class Spot(NamedTuple):
    """A row and where it stands in the tree; new rows have names of their own."""

    name: str
    is_new: bool
    parent: str | None


class Shift(NamedTuple):
    """A row that is new, or stands elsewhere."""

    name: str
    is_new: bool
    position: Position


def number_in(words: str) -> str | None:
    """The number in a cell of numbers, as 2 or 2.1; None: it holds none."""
    match = _NUMBER.fullmatch(words)
    return match[1] if match else None


def tree_of(
    rows: Sequence[tuple[str, bool, str]], base: Mapping[str, str | None], shown: Mapping[str, str]
) -> list[Spot]:
    """The tree that the rows make.

    How deep a row stands is what its number says, whatever the number is; without one it is what
    it was, and a new row stands as deep as the one before. Its parent is the nearest row above
    that stands one less deep. Where all numbers were replaced by plain ones, they say nothing.

    Args:
        rows: name, whether it is new, and the words of its number, in the order of the file.
        base: id -> parent, in the SOP.
        shown: id -> the number that was printed.
    """
    numbers = [number_in(words) for _, _, words in rows]
    was_deep = any("." in shown[name] for name, is_new, _ in rows if not is_new)
    is_flat = was_deep and not any("." in (number or "") for number in numbers)
    spots: list[Spot] = []
    above: list[str] = []
    for (name, is_new, _), number in zip(rows, numbers, strict=True):
        said = None if is_flat else number
        if said is not None:
            depth = said.count(".")
        else:
            depth = max(len(above) - 1, 0) if is_new else _depth(name, base)
        del above[min(depth, len(above)) :]
        spots.append(Spot(name, is_new, above[-1] if above else None))
        above.append(name)
    return spots


def _depth(name: str, base: Mapping[str, str | None]) -> int:
    depth, parent = 0, base[name]
    while parent is not None:
        depth, parent = depth + 1, base[parent]
    return depth


def shifts(
    spots: Sequence[Spot], base: Sequence[str], parents: Mapping[str, str | None]
) -> list[Shift]:
    """Rows that are new or moved, in the order of the file; as few moves as explain it.

    Args:
        spots: the rows as they stand.
        base: ids in the order of the SOP.
        parents: id -> parent, in the SOP.
    """
    strays: set[str] = set()
    for parent in dict.fromkeys(spot.parent for spot in spots):
        here = [spot.name for spot in spots if spot.parent == parent and not spot.is_new]
        stayed = [one for one in here if parents[one] == parent]
        before = [one for one in base if one in set(stayed)]
        strays |= set(here) - set(stayed)
        strays |= moved(before, {one: one for one in stayed}, stayed)
    return list(_shifts(spots, strays))


def _shifts(spots: Sequence[Spot], strays: set[str]) -> Iterator[Shift]:
    last: dict[str | None, str] = {}
    for spot in spots:
        if spot.is_new or spot.name in strays:
            place = Position(after=last.get(spot.parent), parent=spot.parent)
            yield Shift(spot.name, spot.is_new, place)
        if not spot.is_new:
            last[spot.parent] = spot.name
