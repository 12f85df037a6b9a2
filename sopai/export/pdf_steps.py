"""The step table of a PDF: what is done, with decisions, exact words and pictures below it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sopai.export.pdf_parts import Block, Part, Row, block, part, row, shown_picture
from sopai.export.picture import is_picture
from sopai.export.rows import StepRow
from sopai.export.view import View, material_text
from sopai.export.wording import STEP_COLUMNS
from sopai.schema.labels import STEP, Label

WEIGHTS = {
    "number": 1.0,
    "trigger": 1.6,
    "title": 1.8,
    "action": 5.0,
    "owner": 1.9,
    "tools": 1.6,
    "output": 1.6,
    "standard": 2.2,
    "time_limit": 1.5,
}
"""Columns of the step table from left to right, with their widths."""

ALWAYS = ("number", "action", "owner")
"""Columns that stand there for every SOP; others where a step has something for them."""

PORTRAIT_COLUMNS = 6
"""Columns that an upright page has room for."""

DETAILS = ("inputs", "attention", "metric")
"""Fields that stand below what is done, and need no column."""


def is_wide(steps: Iterable[StepRow]) -> bool:
    """The step table needs pages that lie on their side."""
    return len(_columns(steps)) > PORTRAIT_COLUMNS


def steps_block(view: View, steps: Sequence[StepRow], folder: Path | None) -> Block:
    """The step table.

    Args:
        view: the SOP.
        steps: its rows.
        folder: where pictures lie; None: they are only named.
    """
    columns = _columns(steps)
    return block(
        "table",
        view.words.step_sheet,
        headers=[view.word(label) for label in columns],
        weights=[WEIGHTS[label.field] for label in columns],
        rows=[_row(view, one, columns, folder) for one in steps],
    )


def _columns(steps: Iterable[StepRow]) -> list[Label]:
    known = list(steps)
    labels = {label.field: label for label in STEP_COLUMNS}
    return [
        labels[field]
        for field in WEIGHTS
        if field in ALWAYS or any(one.cells[field] for one in known)
    ]


def _row(view: View, one: StepRow, columns: Sequence[Label], folder: Path | None) -> Row:
    cells = [
        [part(one.cells[label.field])]
        + (list(_details(view, one, folder)) if label.field == "action" else [])
        for label in columns
    ]
    return row(cells, [WEIGHTS[label.field] for label in columns])


def _details(view: View, one: StepRow, folder: Path | None) -> Iterator[Part]:
    """Decisions, exact words, small fields and pictures."""
    names = {label.field: view.word(label) + view.words.colon for label in STEP}
    yield from map(part, one.branches)
    if one.cells["script"]:
        yield part(one.cells["script"], names["script"], "script")
    for field in DETAILS:
        if one.cells[field]:
            yield part(one.cells[field], names[field])
    for material in one.step.materials:
        yield part(material_text(view, material))
        if folder is not None and is_picture(material):
            yield shown_picture(view, material, folder)
