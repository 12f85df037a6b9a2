"""The order of a list after some of its elements were added, moved or taken away, and back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sopai.schema.changes import Position

END = "#end"
START = "#start"


class Placed(NamedTuple):
    """An element that comes to a place: a new one, or one that is moved with its parts."""

    id: str
    position: Position | None
    """None: at the end."""

    rank: tuple[int, ...]
    """Which of several at one place goes first."""


class Misplaced(Exception):
    """A position that does not exist: the id of the element, and why."""

    def __init__(self, identifier: str, why: str) -> None:
        """Keep both."""
        super().__init__(why)
        self.id = identifier
        self.why = why


class Tree(NamedTuple):
    """What a place is reckoned from."""

    base: tuple[str, ...]
    """Ids in the order before."""

    parents: Mapping[str, str | None]
    """Id -> parent after the changes, of all elements, those that go included."""

    owner: Mapping[str, str | None]
    """Id of `base` -> the nearest element above it, or itself, that is moved."""


def arranged(
    base: Sequence[str],
    before: Mapping[str, str | None],
    parents: Mapping[str, str | None],
    placed: Sequence[Placed],
) -> list[str]:
    """All ids in their new order; those that go are still there.

    What is not placed keeps its order. What goes behind an element goes behind all parts of it.
    Several at one place stand in order of their ranks, whatever the order they are given in.

    Args:
        base: the ids in their order before.
        before: id -> parent, before.
        parents: id -> parent, after; new elements too.
        placed: what is new, and what is moved.

    Raises:
        Misplaced: a position does not exist, or two wait for each other.
    """
    moved = {one.id for one in placed} & set(base)
    owner = _owners(base, before, moved)
    tree = Tree(tuple(base), parents, owner)
    followers: dict[str, list[tuple[int, tuple[int, ...], str]]] = {}
    for one in placed:
        anchor = _anchor(tree, one)
        key = (-_depth(parents, one.id), one.rank, one.id)
        followers.setdefault(anchor, []).append(key)
    waiting = {anchor: [key[2] for key in sorted(keys)] for anchor, keys in followers.items()}
    blocks: dict[str | None, list[str]] = {}
    for identifier in base:
        blocks.setdefault(owner[identifier], []).append(identifier)
    order = list(_emitted([START, *blocks.get(None, []), END], waiting, blocks))
    lost = {one.id for one in placed} - set(order)
    if lost:
        first = min(lost)
        raise Misplaced(first, "it would stand behind itself, or behind what stands behind it")
    return order


def _owners(
    base: Sequence[str], before: Mapping[str, str | None], moved: set[str]
) -> dict[str, str | None]:
    owner: dict[str, str | None] = {}
    for identifier in base:
        above = before[identifier]
        inherited = owner[above] if above is not None else None
        owner[identifier] = identifier if identifier in moved else inherited
    return owner


def _anchor(tree: Tree, one: Placed) -> str:
    """The element right behind which another goes, when nothing else is added there."""
    if one.position is None:
        return END
    after, parent = one.position.after, one.position.parent
    for name in (after, parent):
        if name is not None and name not in tree.parents:
            raise Misplaced(one.id, f"there is no {name} to place it by")
    if after is None:
        return parent or START
    above, seen = after, {after}
    while tree.parents[above] != parent:
        above = tree.parents[above] or ""
        if not above or above in seen:
            raise Misplaced(one.id, f"{after} is not a part of {parent}")
        seen.add(above)
    return _last_part(tree, above)


def _last_part(tree: Tree, identifier: str) -> str:
    """The last of an element and its parts that stay together."""
    if identifier not in tree.owner:
        return identifier
    last, family = identifier, {identifier}
    for other in tree.base:
        is_below = tree.parents[other] in family and other != identifier
        if is_below and tree.owner[other] == tree.owner[identifier]:
            family.add(other)
            last = other
    return last


def _depth(parents: Mapping[str, str | None], identifier: str) -> int:
    depth, above, seen = 0, parents[identifier], {identifier}
    while above is not None and above not in seen:
        seen.add(above)
        depth, above = depth + 1, parents.get(above)
    return depth


def _emitted(
    top: list[str], waiting: Mapping[str, list[str]], blocks: Mapping[str | None, list[str]]
) -> Iterator[str]:
    """Each element, then what was placed behind it."""
    stack = top[::-1]
    while stack:
        identifier = stack.pop()
        if identifier not in (START, END):
            yield identifier
        for follower in waiting.get(identifier, [])[::-1]:
            stack += blocks.get(follower, [follower])[::-1]


def predecessors(order: Sequence[str], of: Iterable[str]) -> dict[str, str | None]:
    """Id -> the id before it, of some elements."""
    wanted = set(of)
    pairs = zip([None, *order[:-1]], order, strict=True) if order else ()
    return {identifier: before for before, identifier in pairs if identifier in wanted}


def put_back(order: Sequence[str], places: Mapping[str, str | None]) -> list[str]:
    """The order in which some elements stand behind those that they stood behind before.

    Args:
        order: ids as they are; those of `places` may be among them.
        places: id -> the id before it; None: it was the first.

    Raises:
        Misplaced: what one stood behind is not there any more.
    """
    following = {before: identifier for identifier, before in places.items()}
    if len(following) != len(places):
        twice = sorted(set(places) - set(following.values()))
        raise Misplaced(twice[0], f"another one stood behind {places[twice[0]]} too")
    back: list[str] = []
    for identifier in (None, *(one for one in order if one not in places)):
        if identifier is not None:
            back.append(identifier)
        following_one = following.pop(identifier, None)
        while following_one is not None:
            back.append(following_one)
            following_one = following.pop(following_one, None)
    if following:
        before, identifier = min(following.items(), key=lambda pair: pair[1])
        raise Misplaced(identifier, f"{before}, which it stood behind, is not there any more")
    return back
