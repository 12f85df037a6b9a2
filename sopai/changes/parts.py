"""An SOP taken apart, so that changes can be made before it is validated as a whole again."""

import json
from copy import deepcopy
from dataclasses import dataclass

from pydantic import JsonValue, ValidationError

from sopai.changes.addresses import GROUPS, Spot, is_index
from sopai.errors import ChangeError
from sopai.schema.base import Value
from sopai.schema.canonical import drop_holders
from sopai.schema.shown import OwnerStyle
from sopai.schema.sop import ExceptionCase, Metric, Sop, Step

Element = dict[str, JsonValue]
"""A step, an exception or a metric, as JSON."""

KINDS: dict[str, type[Value]] = {"steps": Step, "exceptions": ExceptionCase, "metrics": Metric}

_QUOTED = 60
"""Characters of a value that a message shows."""


@dataclass
class Parts:
    """The values of an SOP as JSON, without what is not set."""

    fields: Element
    """Everything that is in no group."""

    groups: dict[str, dict[str, Element]]
    """Elements by group and id, in their order."""

    def holder(self, spot: Spot) -> Element | None:
        """The object that the path of an address starts from; None: there is none."""
        if spot.group is None:
            return self.fields
        return self.groups[spot.group].get(spot.id or "")


def take_apart(sop: Sop) -> Parts:
    """The values of an SOP; holders of roles are left out, since they are not stored."""
    content: Element = sop.model_dump(mode="json", exclude_none=True, exclude={"x"})
    drop_holders(content)
    groups = {name: _by_id(content.pop(name)) for name in GROUPS}
    return Parts(content, groups)


def _by_id(elements: JsonValue) -> dict[str, Element]:
    listed = elements if isinstance(elements, list) else []
    return {str(one["id"]): one for one in listed if isinstance(one, dict)}


def dressed(value: JsonValue, style: OwnerStyle) -> JsonValue:
    """A new value whose owners say their words as the owners of the SOP do.

    Args:
        value: what a change puts in.
        style: of the SOP. An owner that says where it was found, or in what words, stays.
    """
    if isinstance(value, list):
        return [dressed(one, style) for one in value]
    if not isinstance(value, dict):
        return value
    if "kind" not in value:
        return {name: dressed(one, style) for name, one in value.items()}
    words = value.get("role") or value.get("person")
    if not words or value.get("text") is not None or value.get("found") is not None:
        return value
    found = style.found.value if style.found else None
    return {**value, "text": words if style.is_quoted else None, "found": found}


def put_together(parts: Parts, of: Sop) -> Sop:
    """The SOP of its values.

    Args:
        parts: the values.
        of: the SOP that they were taken from, for what is no content.

    Raises:
        ChangeError: they are no valid SOP.
    """
    groups = {name: list(elements.values()) for name, elements in parts.groups.items()}
    try:
        return Sop.model_validate({**parts.fields, **groups, "x": of.x})
    except ValidationError as error:
        raise ChangeError(f"the changes give no valid SOP: {said(error)}") from error


def normalised(group: str, element: JsonValue, change: str) -> Element:
    """An element as it is stored.

    Raises:
        ChangeError: it is none.
    """
    try:
        valid = KINDS[group].model_validate(element)
    except ValidationError as error:
        raise ChangeError(f"{change}: this is no valid part of /{group}: {said(error)}") from error
    content: Element = valid.model_dump(mode="json", exclude_none=True)
    drop_holders(content)
    return content


def normalised_fields(fields: Element, change: str) -> Element:
    """The fields of an SOP that stand in no group, as they are stored.

    Raises:
        ChangeError: one of them is wrong.
    """
    try:
        valid = Sop.model_validate(fields)
    except ValidationError as error:
        raise ChangeError(f"{change} cannot be applied: {said(error)}") from error
    return take_apart(valid).fields


def said(error: ValidationError) -> str:
    """The first complaint, with the place."""
    first = error.errors()[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}" if where else first["msg"]


def plain(value: JsonValue) -> JsonValue:
    """A value without what says nothing, so that two ways to write it compare as equal."""
    if isinstance(value, list):
        return [plain(one) for one in value] or None
    if not isinstance(value, dict):
        return value
    inner = {name: plain(one) for name, one in value.items() if name != "holder"}
    kept: Element = {name: one for name, one in inner.items() if one is not None and one != {}}
    return None if kept in ({}, {"kind": "none"}) else kept


def value_at(holder: JsonValue, path: tuple[str, ...]) -> JsonValue:
    """The value at a path; None when nothing stands there."""
    for name in path:
        if isinstance(holder, dict):
            holder = holder.get(name)
        elif isinstance(holder, list) and is_index(name) and int(name) < len(holder):
            holder = holder[int(name)]
        else:
            return None
    return holder


def put_at(holder: JsonValue, path: tuple[str, ...], value: JsonValue) -> bool:
    """Put a value where a path leads, None to take it away; whether there is such a place."""
    inner = value_at(holder, path[:-1])
    name = path[-1]
    if isinstance(inner, dict):
        inner.pop(name, None)
        if value is not None:
            inner[name] = deepcopy(value)
        return True
    if isinstance(inner, list) and is_index(name) and int(name) < len(inner) and value is not None:
        inner[int(name)] = deepcopy(value)
        return True
    return False


def copied(value: JsonValue) -> Element:
    """An object that can be changed by itself; nothing of what is none."""
    return deepcopy(value) if isinstance(value, dict) else {}


def shown(value: JsonValue) -> str:
    """A value in a message: short, and on one line."""
    if value is None:
        return "nothing"
    words = json.dumps(value, ensure_ascii=False)
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"
