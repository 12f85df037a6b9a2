"""Order of steps and numbers of ids, as an SOP's file keeps them."""

from collections.abc import Iterable, Mapping
from re import compile

_ID = compile(r"([sem])([1-9][0-9]{0,17})")


def depth_first(parents: Mapping[str, str | None]) -> list[str]:
    """Step ids as a numbered list shows them: each followed by its parts.

    Args:
        parents: step id -> id of the step that it is a part of, in the order of the SOP.
    """
    children: dict[str | None, list[str]] = {}
    for step, parent in parents.items():
        children.setdefault(parent, []).append(step)
    shown: list[str] = []
    waiting = children.get(None, [])[::-1]
    while waiting:
        step = waiting.pop()
        shown.append(step)
        waiting += children.get(step, [])[::-1]
    return shown


def last_numbers(ids: Iterable[str]) -> dict[str, int]:
    """The highest number by letter, so that the next id is new: s1, s7, e2 -> s: 7, e: 2.

    Numbers of 19 digits and more are left out: no new id will ever meet them.
    """
    last: dict[str, int] = {}
    for match in filter(None, map(_ID.fullmatch, ids)):
        letter, number = match.groups()
        last[letter] = max(int(number), last.get(letter, 0))
    return last
