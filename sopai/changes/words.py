"""The words of values as JSON has them: what a person reads of a step, and the names in it."""

from collections.abc import Iterator

from pydantic import JsonValue

from sopai.changes.addresses import Spot
from sopai.changes.parts import Parts

_SILENT = frozenset({"id", "parent", "step", "then_step", "otherwise_step"})
"""Keys whose values are no words of the procedure."""


def words_of(value: JsonValue) -> str:
    """All words of a value, a line for each text."""
    return ".\n".join(_leaves(value))


def _leaves(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, dict) and "kind" in value:
        yield from filter(None, [owner_words(value)])
    elif isinstance(value, dict) and "comparator" in value and "text" in value:
        yield str(value["text"])
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in _SILENT:
                yield from _leaves(one)


def owner_words(value: JsonValue) -> str:
    """Who an owner is, in a word; empty: nobody."""
    owner = value if isinstance(value, dict) else {}
    named = [word for word in (owner.get("role"), owner.get("person")) if isinstance(word, str)]
    return ", ".join(named) or str(owner.get("text") or "")


def words_beside(parts: Parts, spot: Spot) -> str:
    """All words of an SOP but those of one element."""
    others = [
        words_of(element)
        for group, elements in parts.groups.items()
        for one, element in elements.items()
        if (group, one) != (spot.group, spot.id)
    ]
    return ".\n".join((words_of(parts.fields), *others))


def tools_of(value: JsonValue) -> tuple[str, ...]:
    """The tools of an element, or of several."""
    elements = value if isinstance(value, list) else [value]
    lists = [one.get("tools") for one in elements if isinstance(one, dict)]
    return tuple(str(tool) for listed in lists if isinstance(listed, list) for tool in listed)


def known_tools(parts: Parts) -> tuple[str, ...]:
    """The tools that any step names."""
    return tuple(dict.fromkeys(tools_of([*parts.groups["steps"].values()])))


def known_owners(parts: Parts) -> tuple[str, ...]:
    """The roles and persons that anything names."""
    elements = [one for group in parts.groups.values() for one in group.values()]
    holders = [parts.fields.get(name) for name in ("executor", "supervisor", "improver")]
    owners = [*(one.get("owner") for one in elements), *holders]
    names = [
        one.get(name) for one in owners if isinstance(one, dict) for name in ("role", "person")
    ]
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str)))
