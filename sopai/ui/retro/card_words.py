"""The words of a change on its card: all that is accepted with it, before and after."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import JsonValue

from sopai.changes.diff_text import label
from sopai.changes.readable import readable
from sopai.changes.runs import runs
from sopai.schema.changes import Change, Operation
from sopai.schema.sop import Sop, numbers
from sopai.ui.diffs import runs_html
from sopai.ui.escaping import as_html
from sopai.ui.texts import text

_UNSEEN = frozenset({"id", "parent"})
"""Said by where the element stands."""

_NAMES = ("title", "action", "situation", "name", "activity", "term", "heading", "text")
"""Fields that an element is called by, the first that is filled."""


class Around(NamedTuple):
    """What the words of a change refer to."""

    sop: Sop
    language: str

    @property
    def numbers(self) -> Mapping[str, str]:
        """The printed number of each step."""
        return numbers(self.sop)


def change_html(change: Change, after: JsonValue, around: Around) -> str:
    """What changes, in one text: deleted words struck out, new ones underlined.

    Args:
        change: what is proposed.
        after: the new value as it stands now, perhaps edited.
        around: the SOP, and the language of names.
    """
    if change.op is Operation.MOVE:
        before = change.before if isinstance(change.before, dict) else {}
        position = change.position.model_dump() if change.position is not None else {}
        words = [place_words(change, place, around) for place in (before, position)]
        return f"<del>{as_html(words[0])}</del> → <ins>{as_html(words[1])}</ins>"
    old, new = (_said(change, value, around) for value in (change.before, after))
    if old == new and change.before != after:
        old, new = (_said(change, value, around, is_exact=True) for value in (change.before, after))
    return runs_html(runs(old, new), is_whole=True)


def head_words(change: Change, around: Around) -> str:
    """What is done where: the step's number, the field, where an addition goes."""
    language = around.language
    parts = _parts(change)
    named = text(f"retro.op.{change.op}", language)
    if parts[0] == "steps" and len(parts) > 1:
        place = text("retro.step", language, n=around.numbers.get(parts[1], parts[1]))
    elif len(parts) == 1 and not _is_list(parts[0]):
        place = label(parts[0], language)
    else:
        place = text(f"retro.list.{parts[0]}", language)
        called = _called(parts[:2], around)
        place = f"{place} “{called}”" if called else place
    field = f" · {label(parts[2], language)}" if len(parts) > 2 else ""
    where = ""
    if change.op is Operation.ADD and change.position is not None:
        where = f" · {place_words(change, change.position.model_dump(), around)}"
    return f"{named}: {place}{field}{where}"


def place_words(change: Change, position: Mapping[str, JsonValue], around: Around) -> str:
    """Where an element stands or goes: after which one, as a part of which step."""
    language = around.language
    parts = _parts(change)
    after, parent = position.get("after"), position.get("parent")
    if not position:
        said = text("retro.last", language)
    elif after is None:
        said = text("retro.first", language)
    elif parts[0] == "steps" and len(parts) <= 2:
        said = text("retro.after", language, n=around.numbers.get(str(after), str(after)))
    else:
        called = _called([*parts[: 1 if len(parts) <= 2 else 3], str(after)], around)
        said = text("retro.after.other", language, name=called or str(after))
    if parent is not None:
        number = around.numbers.get(str(parent), str(parent))
        said = text("retro.part", language, place=said, n=number)
    return said


def _said(change: Change, value: JsonValue, around: Around, *, is_exact: bool = False) -> str:
    """A value in words; of a whole element each field that is filled, a line for each."""
    parts = _parts(change)
    if len(parts) <= 2 and _is_list(parts[0]):
        listed = value if isinstance(value, list) else [value]
        return "\n\n".join(
            "\n".join(_fields(one, around, is_exact=is_exact))
            if isinstance(one, dict)
            else readable(parts[0], one, around.numbers) or ""
            for one in listed
        )
    return readable(parts[-1], value, around.numbers, is_exact=is_exact) or ""


def _fields(
    element: Mapping[str, JsonValue], around: Around, *, is_exact: bool = False
) -> Iterator[str]:
    for name, value in element.items():
        words = readable(name, value, around.numbers, is_exact=is_exact)
        if words and name not in _UNSEEN and value != {"kind": "none"}:
            yield f"{label(name, around.language)}: {words}"


def _is_list(name: str) -> bool:
    return isinstance(getattr(Sop.model_fields.get(name), "default", None), tuple)


def _called(parts: list[str], around: Around) -> str:
    """The name of the element that an address means; empty where it has none."""
    found: JsonValue = around.sop.model_dump(mode="json")
    for part in parts:
        if isinstance(found, dict):
            found = found.get(part)
        elif isinstance(found, list):
            found = next((one for at, one in enumerate(found) if _is_named(one, at, part)), None)
    if isinstance(found, str):
        return found
    element = found if isinstance(found, dict) else {}
    return next((str(element[name]) for name in _NAMES if element.get(name)), "")


def _is_named(element: JsonValue, at: int, name: str) -> bool:
    identity = element.get("id") if isinstance(element, dict) else None
    return name == (identity or str(at))


def _parts(change: Change) -> list[str]:
    """The address from the SOP on."""
    parts = change.address.strip("/").split("/")
    return parts[2:] if parts[0] == "sops" and len(parts) > 2 else parts
