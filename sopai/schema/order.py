"""Order of steps and numbers of ids, as an SOP's file keeps them."""

from collections.abc import Container, Iterable, Mapping
from re import compile

NUMBER = "[1-9][0-9]{0,8}"
"""The number of an id, as a pattern: at most nine digits, so that no number is ever too long."""

LAST_NUMBER = 999_999_999

_ID = compile(rf"([sem])({NUMBER})")


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

    Numbers of more than nine digits are left out: they are no ids.
    """
    last: dict[str, int] = {}
    for match in filter(None, map(_ID.fullmatch, ids)):
        letter, number = match.groups()
        last[letter] = max(int(number), last.get(letter, 0))
    return last


def new_id(letter: str, last: int, taken: Container[str]) -> str | None:
    """The next id behind a number, none of those that are taken; None: the numbers are used up.

    Args:
        letter: s, e or m.
        last: the highest number that was ever used.
        taken: ids that must not be given again.
    """
    number = last + 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}" if number <= LAST_NUMBER else None
