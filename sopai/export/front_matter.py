"""The YAML head of an SOP's file."""

from collections.abc import Mapping
from datetime import date

import yaml

from sopai.schema.control import DocumentControl
from sopai.schema.order import depth_first, last_numbers
from sopai.schema.shown import OwnerStyle, owner_style
from sopai.schema.sop import Sop

VERSION = 1
"""Of the file's layout."""


class _Dumper(yaml.SafeDumper):
    """Writes values out where they repeat, and texts of several lines on one line."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None if text.isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def write_front_matter(
    sop: Sop, control: DocumentControl | None, last_ids: Mapping[str, int]
) -> str:
    """The head with its two fences, ending in a line end.

    Args:
        sop: the content.
        control: the control record; fields that are not set are left out.
        last_ids: the highest number minted so far by letter, where it is higher than any used.
    """
    head: dict[str, object] = {"sopai": VERSION, "id": sop.id, "language": sop.language}
    head["form"] = sop.form.value
    if control is not None:
        head |= _control(control)
    head |= _machine(sop, last_ids)
    if sop.x:
        head["x"] = sop.x
    if control is not None and control.x:
        head["control_x"] = control.x
    text = yaml.dump(head, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**31)
    return f"---\n{text}---\n"


def _control(control: DocumentControl) -> dict[str, object]:
    """The fields that are set; dates as YAML dates, which need no quotes."""
    fields = control.model_dump(mode="json", exclude_defaults=True, exclude={"x", "other"})
    for name in fields:
        value = getattr(control, name)
        if isinstance(value, date):
            fields[name] = value
    if control.other:
        fields["other"] = [{name: value} for name, value in control.other]
    return fields


def _machine(sop: Sop, last_ids: Mapping[str, int]) -> dict[str, object]:
    """What the body cannot show: written only where it differs from what a reader assumes."""
    found: dict[str, object] = {}
    style = owner_style(sop)
    if style != OwnerStyle():
        found["owners"] = _differing(style)
    parents = {step.id: step.parent for step in sop.steps}
    if list(parents) != depth_first(parents):
        found["step_order"] = list(parents)
    others = [case.id for case in sop.exceptions] + [metric.id for metric in sop.metrics]
    used = last_numbers([*parents, *others])
    retired = {key: number for key, number in last_ids.items() if number > used.get(key, 0)}
    if retired:
        found["last_ids"] = retired
    return found


def _differing(style: OwnerStyle) -> dict[str, object]:
    usual, differing = OwnerStyle(), dict[str, object]()
    if style.found is not usual.found:
        differing["found"] = style.found and style.found.value
    if style.is_quoted is not usual.is_quoted:
        differing["quoted"] = style.is_quoted
    return differing
