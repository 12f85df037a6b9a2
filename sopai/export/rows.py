"""The tables of an SOP, as every file with tables shows them."""

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import NamedTuple

from sopai.export.view import (
    View,
    branch_text,
    field_text,
    material_text,
    owner_text,
    step_owners,
    steps_in_order,
    with_content,
)
from sopai.export.wording import STEP_COLUMNS
from sopai.export.wrapping import room
from sopai.schema import labels
from sopai.schema.labels import Label
from sopai.schema.sop import Form, Step

NARROW, BROAD = 3, 8
"""Least and greatest weights of a column: of texts of 9 and of 64 Latin characters."""


class Table(NamedTuple):
    """A heading, the names of the columns, and the rows below."""

    heading: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    keys: tuple[str, ...] = ()
    """What each row is when the file comes back, as `schema.marks` says; empty: nothing."""


def weights_of(table: Table) -> list[float]:
    """Widths of columns: more for long texts, but not so much that the others get no room."""
    columns = zip(*table.rows, strict=True)
    means = (sum(map(room, column)) / len(table.rows) for column in columns)
    return [min(max(sqrt(mean), NARROW), BROAD) for mean in means]


class StepRow(NamedTuple):
    """A step as a row."""

    step: Step

    cells: dict[str, str]
    """Text by column, for each of `STEP_COLUMNS`; empty where the step says nothing."""

    branches: tuple[str, ...]
    """Its decisions, a sentence each."""


def step_rows(view: View) -> list[StepRow]:
    """The steps in the order of their numbers; a step that nobody owns says so."""
    owners = step_owners(view.sop)
    rows: list[StepRow] = []
    for step in steps_in_order(view.sop):
        own = {"number", "owner"}
        cells = {c.field: field_text(view, step, c) for c in STEP_COLUMNS if c.field not in own}
        cells["number"] = view.numbers[step.id]
        cells["owner"] = owner_text(view, owners[step.id]) or view.words.no_owner
        rows.append(StepRow(step, cells, tuple(branch_text(view, b) for b in step.branches)))
    return rows


def is_timeline(view: View) -> bool:
    """The steps are told by day or by what starts them."""
    return view.sop.form is Form.TIMELINE or any(step.trigger for step in view.sop.steps)


def exceptions_table(view: View) -> Table:
    """What may go wrong, and who then does what; nobody at all is said, as for a step."""
    cases = view.sop.exceptions
    shown = with_content(view, cases, labels.EXCEPTION)
    columns = [label for label in labels.EXCEPTION if label in shown or label.field == "owner"]
    executor = owner_text(view, view.sop.executor)

    def text(case: object, label: Label) -> str:
        words = field_text(view, case, label)
        return words or executor or view.words.no_owner if label.field == "owner" else words

    return Table(
        _heading(view, "exceptions"),
        (view.words.situation, *map(view.word, columns)),
        tuple((case.situation, *(text(case, label) for label in columns)) for case in cases),
        tuple(case.id for case in cases),
    )


def metrics_table(view: View) -> Table:
    """What is measured, and what is to be reached."""
    firsts = [metric.name for metric in view.sop.metrics]
    names = (_heading(view, "metrics"), view.words.metric)
    table = parts_table(view, names, firsts, view.sop.metrics, labels.METRIC)
    return table._replace(keys=tuple(metric.id for metric in view.sop.metrics))


def supervision_table(view: View) -> Table:
    """What is done again and again."""
    firsts = [routine.activity for routine in view.sop.supervision]
    names = (_heading(view, "supervision"), view.words.activity)
    table = parts_table(view, names, firsts, view.sop.supervision, labels.ROUTINE)
    return _counted(table, "supervision")


def materials_table(view: View) -> Table:
    """What the whole procedure works with."""
    rows = tuple((material.name, material.href or "") for material in view.sop.materials)
    headers = (view.words.material, view.words.place)
    return _counted(Table(_heading(view, "materials"), headers, rows), "materials")


def definitions_table(view: View) -> Table:
    """Terms, and what they mean."""
    rows = tuple((entry.term, entry.meaning) for entry in view.sop.definitions)
    headers = (view.words.term, view.words.meaning)
    return _counted(Table(_heading(view, "definitions"), headers, rows), "definitions")


def notes_table(view: View) -> Table:
    """What fits nowhere else."""
    rows = tuple((note.heading or "", note.text) for note in view.sop.notes)
    headers = (view.words.heading, view.words.text)
    return _counted(Table(_heading(view, "notes"), headers, rows), "notes")


def overview_pairs(view: View) -> list[tuple[str, str]]:
    """Purpose and scope: (name, text), where the SOP says something."""
    texts = {"purpose": view.sop.purpose, "scope": view.sop.scope}
    return [(_heading(view, field), text) for field, text in texts.items() if text]


def overview_keys(view: View) -> list[str]:
    """What the pairs of `overview_pairs` are."""
    return [field for field in ("purpose", "scope") if getattr(view.sop, field)]


def role_table(view: View) -> Table:
    """Who carries it out, supervises and improves it."""
    return _named(view, "roles", labels.ROLES)


def bounds_table(view: View) -> Table:
    """What starts it, and when it is complete."""
    return _named(view, "bounds", labels.BOUNDS)


def timeline_tools(view: View, row: StepRow) -> dict[str, str]:
    """The cell of a table of days that holds tools and templates together, by its column."""
    materials = [material_text(view, material) for material in row.step.materials]
    return {"tools": "\n".join(filter(None, [row.cells["tools"], *materials]))}


def parts_table(
    view: View,
    names: tuple[str, str],
    firsts: Sequence[str],
    parts: Sequence[object],
    known: Iterable[Label],
) -> Table:
    """A row for each part: what it is called, then the columns in which any of them says something.

    Args:
        view: the SOP.
        names: the table's heading, and the header of its first column.
        firsts: the first cells.
        parts: the values, as many as there are first cells.
        known: the columns there may be.
    """
    heading, name = names
    columns = with_content(view, parts, known)
    rows = zip(firsts, parts, strict=True)
    return Table(
        heading,
        (name, *map(view.word, columns)),
        tuple((first, *(field_text(view, part, c) for c in columns)) for first, part in rows),
    )


def _named(view: View, section: str, known: Iterable[Label]) -> Table:
    """The SOP's own fields that say something, a row each."""
    texts = {label: field_text(view, view.sop, label) for label in known}
    rows = tuple((view.word(label), text) for label, text in texts.items() if text)
    keys = tuple(label.field for label, text in texts.items() if text)
    return Table(_heading(view, section), (view.words.field, view.words.value), rows, keys)


def _counted(table: Table, name: str) -> Table:
    """The table of a list without ids: its rows are what they are by their place."""
    return table._replace(keys=tuple(f"{name}_{at}" for at in range(len(table.rows))))


def _heading(view: View, field: str) -> str:
    return next(view.word(label) for label in labels.SECTIONS if label.field == field)
