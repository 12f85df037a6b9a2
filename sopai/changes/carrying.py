"""The ids of one reading of a procedure, carried over to another one of the same procedure."""

from collections.abc import Mapping

from sopai.changes.addresses import GROUPS
from sopai.changes.matching import matched
from sopai.changes.parts import Element, Parts, put_together, take_apart
from sopai.changes.words import words_of
from sopai.schema.order import LAST_NUMBER
from sopai.schema.sop import Sop

_REFERENCES = frozenset({"parent", "step", "then_step", "otherwise_step"})
"""Keys whose values are ids of steps."""


def is_akin(before: Sop, after: Sop) -> bool:
    """At least half of the steps of two SOPs say the same, or nearly so."""
    count = max(len(before.steps), len(after.steps))
    return count > 0 and 2 * len(_same(before, after)["steps"]) >= count


def with_ids_of(before: Sop, after: Sop, last: Mapping[str, int]) -> Sop:
    """An SOP that was read from a file without ids, as a version of one that is known.

    What stands in both keeps its id, what is new gets one that was never used.

    Args:
        before: the version that is known.
        after: what the file says.
        last: the highest number ever used, by letter.
    """
    same = {new: old for pairs in _same(before, after).values() for old, new in pairs.items()}
    parts = take_apart(after)
    names: dict[str, str] = {}
    minted = dict(last)
    for group in parts.groups.values():
        for identifier in group:
            letter = identifier[0]
            if identifier not in same and minted.get(letter, 0) < LAST_NUMBER:
                minted[letter] = minted.get(letter, 0) + 1
                names[identifier] = f"{letter}{minted[letter]}"
            else:
                names[identifier] = same.get(identifier, identifier)
    groups = {
        name: {names[one]: _renamed(element, names) for one, element in group.items()}
        for name, group in parts.groups.items()
    }
    return put_together(Parts({**parts.fields, "id": before.id}, groups), after)


def _same(before: Sop, after: Sop) -> dict[str, dict[str, str]]:
    """Ids before -> ids after by group; the ids themselves say nothing, the words do."""
    old, new = take_apart(before), take_apart(after)
    found = {}
    for name in GROUPS:
        strange = {f"?{one}": words_of(element) for one, element in new.groups[name].items()}
        known = {one: words_of(element) for one, element in old.groups[name].items()}
        found[name] = {one: other[1:] for one, other in matched(known, strange).items()}
    return found


def _renamed(element: Element, names: Mapping[str, str]) -> Element:
    """An element with new ids, in itself and where it refers to steps."""
    renamed: Element = {}
    for key, value in element.items():
        if key == "id" or (key in _REFERENCES and isinstance(value, str)):
            renamed[key] = names.get(str(value), value)
        elif isinstance(value, list):
            renamed[key] = [_renamed(one, names) if isinstance(one, dict) else one for one in value]
        else:
            renamed[key] = value
    return renamed
