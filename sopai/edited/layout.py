"""What a Word or Excel file shows of an SOP: for each part its columns, for each column its lines.

An edited file is compared with this and not read from scratch: what a format does not show cannot
be lost, and what looks like something else is still what it was.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sopai.export.excel_sheet import fitting
from sopai.export.office import xml_text
from sopai.export.rows import step_rows, timeline_tools
from sopai.export.view import (
    View,
    branch_text,
    field_text,
    material_text,
    owner_text,
    steps_in_order,
)
from sopai.export.word import DETAILS, WEIGHTS
from sopai.export.wording import STEP_COLUMNS, TIMELINE_COLUMNS, WORDS
from sopai.schema import labels
from sopai.schema.labels import Label
from sopai.schema.marks import folded
from sopai.schema.sop import Step

STEPS, TIMELINE = "steps", "timeline"
LISTED = ("exceptions", "metrics", "supervision", "materials", "definitions", "notes")
FIELDS = tuple(label.field for label in (*labels.SECTIONS[:2], *labels.ROLES, *labels.BOUNDS))
"""Fields of the SOP itself, beside its title."""


class Unit(NamedTuple):
    """A value that stands in a cell on lines of its own: a text, or one element of a list."""

    field: str
    at: int
    """Index of the element in its list; 0 of a text."""

    text: str
    label: str = ""
    """What stands before it on its first line: "Input: "."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What is seen of it, folded; lines without a sign are left out."""
        return tuple(folded(self.label + self.text).split("\n")) if self.is_seen else ()

    @property
    def is_seen(self) -> bool:
        """Whether anything of it is seen."""
        return bool(folded(self.label + self.text))


class Part(NamedTuple):
    """A step, an exception, ...: what stands in its row."""

    key: str
    cells: Mapping[str, tuple[Unit, ...]]
    """By the column's field."""

    number: str = ""
    """Of a step: as it is printed."""

    is_cut: bool = False
    """Not all of it is in the file: an Excel cell takes only so much."""

    @property
    def words(self) -> str:
        """All that its row says, but numbers of steps."""
        units = (unit for name, cell in self.cells.items() if name != "step" for unit in cell)
        return ".\n".join(unit.text for unit in units if unit.is_seen)


class Group(NamedTuple):
    """A list of an SOP as a table."""

    name: str
    headings: tuple[str, ...]
    """What stands above the table, or is its sheet's name, in both languages."""

    columns: tuple[Label, ...]
    parts: Mapping[str, Part]

    def filled(self) -> set[str]:
        """Columns in which anything stands."""
        return {
            name
            for part in self.parts.values()
            for name, units in part.cells.items()
            if any(unit.is_seen for unit in units)
        }


def step_group(view: View, *, is_word: bool) -> Group:
    """The table of steps."""
    parts: dict[str, Part] = {}
    for row in step_rows(view):
        step = row.step
        shown = {name: _units(name, text, step, view) for name, text in row.cells.items()}
        branches = tuple(_listed(view, step, "branches"))
        if is_word:
            inside = [*shown["action"], *branches, *_details(view, shown)]
            cells = {name: units for name, units in shown.items() if name in WEIGHTS}
        else:
            inside = [*shown["action"], *branches]
            cells = dict(shown)
        cells["action"] = tuple(inside)
        number = cells.pop("number")[0].text
        parts[step.id] = Part(step.id, cells, number, not is_word and _is_cut(cells))
    return Group(STEPS, _both("step_sheet"), STEP_COLUMNS, parts)


def timeline_group(view: View) -> Group:
    """Excel's table of days."""
    parts: dict[str, Part] = {}
    for row in step_rows(view):
        step = row.step
        known = {name: _units(name, text, step, view) for name, text in row.cells.items()}
        cells = {label.field: known[label.field] for label in TIMELINE_COLUMNS}
        cells["action"] += tuple(_listed(view, step, "branches"))
        if timeline_tools(view, row)["tools"]:
            cells["tools"] += tuple(_listed(view, step, "materials"))
        number = view.numbers[step.id]
        parts[step.id] = Part(step.id, cells, number, _is_cut(cells))
    return Group(TIMELINE, _both("timeline_sheet"), TIMELINE_COLUMNS, parts)


_FIRST = {
    "exceptions": ("situation", "situation", labels.EXCEPTION),
    "metrics": ("name", "metric", labels.METRIC),
    "supervision": ("activity", "activity", labels.ROUTINE),
    "materials": ("name", "material", None),
    "definitions": ("term", "term", None),
    "notes": ("heading", "heading", None),
}
_SECOND = {"materials": ("href", "place"), "definitions": ("meaning", "meaning"),
           "notes": ("text", "text")}  # fmt: skip


def listed_group(view: View, name: str) -> Group:
    """A table of exceptions, metrics, routines, materials, terms or notes."""
    field, word, more = _FIRST[name]
    first = _label(field, word)
    columns = (first, *(more or (_label(*_SECOND[name]),)))
    parts: dict[str, Part] = {}
    for at, value in enumerate(getattr(view.sop, name)):
        key = getattr(value, "id", f"{name}_{at}")
        cells = {
            label.field: (Unit(label.field, 0, xml_text(field_text(view, value, label))),)
            for label in columns
        }
        if name == "exceptions" and not cells["owner"][0].text:
            otherwise = owner_text(view, view.sop.executor) or view.words.no_owner
            cells["owner"] = (Unit("owner", 0, xml_text(otherwise)),)
        parts[key] = Part(key, cells, is_cut=_is_cut(cells))
    section = next(label for label in labels.SECTIONS if label.field == name)
    return Group(name, (section.en, section.zh), columns, parts)


def field_texts(view: View) -> dict[str, str]:
    """What the file shows of the SOP's own fields; empty where one is not shown."""
    known = {label.field: label for label in (*labels.SECTIONS[:2], *labels.ROLES, *labels.BOUNDS)}
    shown = {name: xml_text(field_text(view, view.sop, known[name])) for name in FIELDS}
    return {"title": xml_text(view.sop.title), **shown}


def field_named(words: str) -> str | None:
    """The field of the SOP that a heading or the name of a value means."""
    known = (_label("title", "title"), *labels.SECTIONS[:2], *labels.ROLES, *labels.BOUNDS)
    label = labels.label_of(known, words)
    return label.field if label is not None else None


def steps_shown(view: View) -> list[Step]:
    """The steps in the order of their rows."""
    return steps_in_order(view.sop)


def detail_labels() -> Iterator[tuple[str, str]]:
    """Fields that stand behind their names in Word's cell of what is done: name, words."""
    inside = ("script", *DETAILS)
    for label in labels.STEP:
        if label.field in inside:
            yield label.field, label.en
            yield label.field, label.zh


def _label(field: str, word: str) -> Label:
    return Label(field, getattr(WORDS["en"], word), getattr(WORDS["zh"], word))


def _both(word: str) -> tuple[str, ...]:
    return (getattr(WORDS["en"], word), getattr(WORDS["zh"], word))


def _units(field: str, text: str, step: Step, view: View) -> tuple[Unit, ...]:
    """A column's text, or the elements that it lists."""
    if isinstance(getattr(step, field, None), tuple):
        return tuple(_listed(view, step, field))
    return (Unit(field, 0, xml_text(text)),)


def _listed(view: View, step: Step, field: str) -> Iterator[Unit]:
    if field == "branches":
        texts = [branch_text(view, branch) for branch in step.branches]
    elif field == "materials":
        texts = [material_text(view, material) for material in step.materials]
    else:
        texts = list(getattr(step, field))
    for at, text in enumerate(texts):
        yield Unit(field, at, xml_text(text))


def _details(view: View, shown: Mapping[str, tuple[Unit, ...]]) -> Iterator[Unit]:
    """Word's lines below what is done, in the order of the writer."""
    names = {label.field: view.word(label) + view.words.colon for label in labels.STEP}
    for field in ("script", *DETAILS):
        seen = [unit for unit in shown[field] if unit.text]
        for at, unit in enumerate(seen):
            yield unit._replace(label=names[field]) if at == 0 else unit
    yield from shown["materials"]


def _is_cut(cells: Mapping[str, tuple[Unit, ...]]) -> bool:
    texts = ("\n".join(unit.text for unit in units) for units in cells.values())
    return any(fitting(text, "{}") != text for text in texts)
