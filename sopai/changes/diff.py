"""The difference of two versions of an SOP, step by step, in words."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from pydantic import ConfigDict, Field, JsonValue

from sopai.changes.addresses import GROUPS, LISTS
from sopai.changes.matching import matched, moved
from sopai.changes.parts import Element, Parts, plain, take_apart
from sopai.changes.readable import readable
from sopai.changes.runs import Run, runs
from sopai.changes.words import words_of
from sopai.schema.base import Text, Value
from sopai.schema.sop import Sop, numbers

_UNSEEN = frozenset({"id", "parent"})
_TOP = ("title", "language", "form", "purpose", "scope", "starts_when", "ends_when")
_ROLES = ("executor", "supervisor", "improver")


class FieldDiff(Value):
    """A field whose value is another one."""

    field: Text
    """Its name in the schema: time_limit."""

    before: str | None
    """What stood there, as a person reads it; null: nothing."""

    after: str | None
    """What stands there now."""

    runs: tuple[Run, ...]
    """Both in one: kept, deleted and inserted words."""


class ElementDiff(Value):
    """A step, an exception, a metric or an element of another list that is not what it was."""

    list: Literal[
        "steps", "exceptions", "metrics", "supervision", "materials", "definitions", "notes"
    ]
    """Where it stands."""

    kind: Literal["added", "removed", "changed"]
    """What became of it; one that was only moved is changed, with no fields."""

    is_moved: bool = False
    """It stands in another place among those that are in both versions."""

    before: Text | None
    """Its id in the older version; null if it was added, or has no id."""

    after: Text | None
    """Its id in the newer version."""

    number_before: Text | None = None
    """Of a step: its printed number in the older version."""

    number_after: Text | None = None
    """Of a step: its printed number in the newer version."""

    title: str
    """What it is, in its newer words."""

    fields: tuple[FieldDiff, ...] = ()
    """What changed in it; of one that is added or removed all that it says."""


class SopDiff(Value):
    """What two versions of an SOP differ in."""

    model_config = ConfigDict(serialize_by_alias=True)

    schema_: Literal["sopai.diff/1"] = Field(default="sopai.diff/1", alias="schema")
    """Version of this form."""

    fields: tuple[FieldDiff, ...] = ()
    """Of the SOP itself."""

    elements: tuple[ElementDiff, ...] = ()
    """Of its lists, in the order of the newer version."""

    @property
    def is_empty(self) -> bool:
        """Whether a reader sees no difference."""
        return not self.fields and not self.elements


class _Side(NamedTuple):
    """One version of a list."""

    elements: Mapping[str, Element]
    numbers: Mapping[str, str]


def diff(before: Sop, after: Sop) -> SopDiff:
    """What a reader of two versions finds different; elements are matched by id, then by words."""
    old, new = take_apart(before), take_apart(after)
    steps = matched(_words(old.groups["steps"]), _words(new.groups["steps"]))
    printed = numbers(before), numbers(after)
    fields = [
        field
        for name in (*_TOP, *_ROLES)
        if (field := _field(name, old.fields.get(name), new.fields.get(name), printed, {}))
    ]
    elements: list[ElementDiff] = []
    for name in (*GROUPS, *LISTS):
        sides = _side(old, name, printed[0]), _side(new, name, printed[1])
        pairs = (
            steps
            if name == "steps"
            else matched(_words(sides[0].elements), _words(sides[1].elements))
        )
        elements += _list_diff(name, sides, pairs, steps, printed)
    return SopDiff(fields=tuple(fields), elements=tuple(elements))


def _words(elements: Mapping[str, Element]) -> dict[str, str]:
    return {one: words_of(element) for one, element in elements.items()}


def _side(parts: Parts, name: str, printed: Mapping[str, str]) -> _Side:
    if name in GROUPS:
        return _Side(parts.groups[name], printed if name == "steps" else {})
    listed = parts.fields.get(name)
    elements = listed if isinstance(listed, list) else []
    named = {f"#{at}": one for at, one in enumerate(elements) if isinstance(one, dict)}
    return _Side(named, {})


def _list_diff(
    name: str,
    sides: tuple[_Side, _Side],
    pairs: Mapping[str, str],
    steps: Mapping[str, str],
    printed: tuple[Mapping[str, str], Mapping[str, str]],
) -> Iterator[ElementDiff]:
    old, new = sides
    strays = moved([*old.elements], pairs, [*new.elements])
    strays |= _given_away(sides, pairs) if name == "steps" else set()
    back = {after: before for before, after in pairs.items()}
    for before, after in _in_order([*old.elements], [*new.elements], pairs, back):
        was, now = old.elements.get(before or ""), new.elements.get(after or "")
        fields = tuple(_fields(was or {}, now or {}, printed, steps))
        is_moved = before in strays
        if was is not None and now is not None and not fields and not is_moved:
            continue
        yield ElementDiff.model_validate(
            {
                "list": name,
                "kind": "added" if was is None else "removed" if now is None else "changed",
                "is_moved": is_moved,
                "before": _identity(before),
                "after": _identity(after),
                "number_before": old.numbers.get(before or ""),
                "number_after": new.numbers.get(after or ""),
                "title": _title(now or was or {}),
                "fields": fields,
            }
        )


def _identity(name: str | None) -> str | None:
    return None if name is None or name.startswith("#") else name


def _given_away(sides: tuple[_Side, _Side], pairs: Mapping[str, str]) -> set[str]:
    """Ids before of steps that are a part of another step now."""
    old, new = sides
    given: set[str] = set()
    for before, after in pairs.items():
        was, now = old.elements[before].get("parent"), new.elements[after].get("parent")
        if (pairs.get(str(was)) if was else None) != now:
            given.add(before)
    return given


def _in_order(
    old: list[str], new: list[str], pairs: Mapping[str, str], back: Mapping[str, str]
) -> Iterator[tuple[str | None, str | None]]:
    """Both ids of each element, as the newer version has them; what went stands where it stood."""
    gone: dict[str | None, list[str]] = {}
    above: str | None = None
    for one in old:
        if one in pairs:
            above = pairs[one]
        else:
            gone.setdefault(above, []).append(one)
    yield from ((one, None) for one in gone.get(None, []))
    for after in new:
        yield back.get(after), after
        yield from ((one, None) for one in gone.get(after, []))


def _fields(
    was: Element,
    now: Element,
    printed: tuple[Mapping[str, str], Mapping[str, str]],
    steps: Mapping[str, str],
) -> Iterator[FieldDiff]:
    for name in dict.fromkeys((*now, *was)):
        if name not in _UNSEEN:
            found = _field(name, was.get(name), now.get(name), printed, steps)
            if found is not None:
                yield found


def _field(
    name: str,
    was: JsonValue,
    now: JsonValue,
    printed: tuple[Mapping[str, str], Mapping[str, str]],
    steps: Mapping[str, str],
) -> FieldDiff | None:
    """The difference of a field; None when it says the same."""
    if plain(_comparable(was, steps)) == plain(_comparable(now, {})):
        return None
    before, after = readable(name, was, printed[0]), readable(name, now, printed[1])
    if before == after:
        before = readable(name, was, printed[0], is_exact=True)
        after = readable(name, now, printed[1], is_exact=True)
    if before == after:
        return None
    pieces = runs(before or "", after or "")
    return FieldDiff(field=name, before=before, after=after, runs=pieces)


def _comparable(value: JsonValue, steps: Mapping[str, str]) -> JsonValue:
    """A value without where an owner was found, and with the ids that steps have now."""
    if isinstance(value, list):
        return [_comparable(one, steps) for one in value]
    if isinstance(value, str):
        return steps.get(value, value)
    if not isinstance(value, dict):
        return value
    return {
        name: _comparable(one, steps if name in ("step", "then_step", "otherwise_step") else {})
        for name, one in value.items()
        if name != "found"
    }


def _title(element: Element) -> str:
    for name in ("title", "action", "situation", "name", "activity", "term", "heading", "text"):
        words = element.get(name)
        if isinstance(words, str):
            return words
    return ""
