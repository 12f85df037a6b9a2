"""An SOP as a Word document that is printed, signed and filed."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

from docx.shared import Length, Mm
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph

from sopai.export import control_rows, rows
from sopai.export.office import one_line, repacked
from sopai.export.origin import origin_of
from sopai.export.picture import Picture, is_picture, picture_of, refusal_text
from sopai.export.rows import StepRow
from sopai.export.standing import Standing, standing_of
from sopai.export.view import View, material_text, view_of
from sopai.export.word_marks import add_properties
from sopai.export.word_page import Paper, new_paper, write_text
from sopai.export.word_styles import EXACT_WORDS, OPEN_ITEM, TABLE_TEXT, WARNING
from sopai.export.word_table import add_grid, add_pairs, add_row, add_table, widths
from sopai.export.wording import STEP_COLUMNS
from sopai.schema.control import DocumentControl
from sopai.schema.labels import SECTIONS, STEP, Label
from sopai.schema.roster import Roster
from sopai.schema.sop import Material, Sop

WEIGHTS = {
    "number": 0.9,
    "trigger": 1.6,
    "title": 1.8,
    "action": 5.0,
    "owner": 2.1,
    "tools": 1.6,
    "output": 1.6,
    "standard": 2.2,
    "time_limit": 1.6,
}
"""Columns of the step table from left to right, with their widths."""

ALWAYS = ("number", "action", "owner")
"""Columns that stand there for every SOP; others where a step has something for them."""

PORTRAIT_COLUMNS = 6
"""Columns that an upright page has room for."""

PAIR = (1, 3)
"""Widths of a name and of what it means."""

SIGNED = Mm(9)
"""Height of a row in which somebody signs."""

MAX_HEIGHT = Mm(90)
"""Of a picture."""

FOLDED = ("output", "tools", "time_limit", "trigger", "standard")
"""Columns that a narrow page does without; of equally full ones the first ones first."""

DETAILS = ("inputs", "attention", "metric")
"""Fields that stand below what is done, and need no column."""


def write_word(
    sop: Sop,
    control: DocumentControl | None = None,
    *,
    roster: Roster | None = None,
    open_items: tuple[str, ...] = (),
    today: date | None = None,
    picture_folder: Path | None = None,
    base: str | None = None,
) -> bytes:
    """The SOP's Word file; the same values give the same bytes.

    Args:
        sop: the content.
        control: the control record; with it stand a control table and an approval table.
        roster: who holds which role on `today`.
        open_items: what is not answered yet: in a box before the text.
        today: the day of printing.
        picture_folder: where pictures of the materials lie; without it they are only named.
        base: hash of the version that this is, for the day that the file comes back.
    """
    view = view_of(sop, roster, today)
    is_wide = len(_columns(rows.step_rows(view))) > PORTRAIT_COLUMNS
    standing = standing_of(view, control, open_items)
    paper = new_paper(view, control or DocumentControl(), standing, is_wide)
    add_properties(paper.document, origin_of(view, control, open_items, base))
    title = paper.document.add_heading("", 0)
    write_text(title, sop.title)
    paper.marker.mark(title, "title")
    add_warning(paper, standing)
    for write in blocks_of(paper, control, standing, picture_folder).values():
        write()
    written = BytesIO()
    paper.document.save(written)
    return repacked(written.getvalue())


def blocks_of(
    paper: Paper,
    control: DocumentControl | None,
    standing: Standing,
    folder: Path | None,
    most: int = len(WEIGHTS),
) -> dict[str, Callable[[], None]]:
    """What puts each block at the end of a document, by name, in the order of the file.

    A block begins with its heading, but for the box of open items and the control table; one that
    has nothing to say puts nothing.

    Args:
        paper: where they are put.
        control: the control record; without it there are no blocks for it.
        standing: what the copy is worth.
        folder: where pictures lie; without it they are only named.
        most: columns that the step table may have; other fields stand below what is done.
    """
    view = paper.view
    labels = {label.field: view.word(label) for label in SECTIONS}
    texts = dict(rows.overview_pairs(view))
    blocks: dict[str, Callable[[], None]] = {
        "open_items": partial(_add_open_items, paper, standing)
    }
    if control is not None:
        blocks["control"] = partial(add_pairs, paper, control_rows.control_pairs(view, control))
    for name in ("purpose", "scope"):
        blocks[name] = partial(_add_text, paper, name, labels[name], texts.get(labels[name], ""))
    blocks |= {
        "roles": partial(add_table, paper, rows.role_table(view), PAIR),
        "bounds": partial(add_table, paper, rows.bounds_table(view), PAIR),
        "metrics": partial(add_table, paper, rows.metrics_table(view)),
        "steps": partial(_add_steps, paper, rows.step_rows(view), most, folder),
        "exceptions": partial(add_table, paper, rows.exceptions_table(view)),
        "supervision": partial(add_table, paper, rows.supervision_table(view)),
        "materials": partial(_add_materials, paper, folder),
        "definitions": partial(add_table, paper, rows.definitions_table(view), PAIR),
        "notes": partial(_add_notes, paper),
    }
    if control is not None:
        blocks["history"] = partial(add_table, paper, control_rows.history_table(view, control))
        blocks["approval"] = partial(_add_approval, paper, control, standing)
    return blocks


def _columns(steps: Iterable[StepRow]) -> list[Label]:
    known = list(steps)
    labels = {label.field: label for label in STEP_COLUMNS}
    return [
        labels[field]
        for field in WEIGHTS
        if field in ALWAYS or any(row.cells[field] for row in known)
    ]


def add_warning(paper: Paper, standing: Standing) -> None:
    """Put at the end of a document that nobody works by it, or that its review has passed."""
    if standing.warning:
        line = paper.document.add_paragraph(style=WARNING)
        write_text(line, standing.warning, is_bold=True)


def _add_open_items(paper: Paper, standing: Standing) -> None:
    for at, text in enumerate(standing.open_lines):
        line = paper.document.add_paragraph(style=OPEN_ITEM)
        write_text(line, text, is_bold=at == 0)
    if standing.open_items:
        paper.document.add_paragraph()


def _add_text(paper: Paper, name: str, heading: str, text: str) -> None:
    if text:
        paper.document.add_heading(heading, 1)
        paragraph = paper.document.add_paragraph()
        write_text(paragraph, text)
        paper.marker.mark(paragraph, name)


def _add_steps(paper: Paper, steps: Sequence[StepRow], most: int, folder: Path | None) -> None:
    if not steps:
        return
    known = _columns(steps)
    below = _below(steps, [label.field for label in known], most)
    columns = [label for label in known if label.field not in below]
    view, weights = paper.view, [WEIGHTS[label.field] for label in columns]
    paper.document.add_heading(view.words.step_sheet, 1)
    grid = add_grid(paper, [view.word(label) for label in columns], weights)
    at = [label.field for label in columns].index("action")
    room = Length(int(widths(paper, weights)[at] * 0.9))
    for row in steps:
        texts = [row.cells[label.field] for label in columns]
        later = [row.cells[field] for field in ("script", "materials", *below, *DETAILS)]
        pictures = sum(map(is_picture, row.step.materials)) if folder is not None else 0
        cells = add_row(grid, texts, [*later, *row.branches], pictures)
        paper.marker.mark(cells[0].paragraphs[0], row.step.id)
        _add_details(view, cells[at], row, (*below, *DETAILS))
        for material in row.step.materials:
            _add_material(view, cells[at], material, folder, room)


def _below(steps: Iterable[StepRow], columns: Sequence[str], most: int) -> list[str]:
    """Columns for which there is no room: those in which the fewest steps say something."""
    counts = Counter(field for row in steps for field in FOLDED if row.cells[field])
    able = sorted((field for field in FOLDED if field in columns), key=lambda one: counts[one])
    return able[: max(0, len(columns) - most)]


def _add_details(view: View, cell: Cell, row: StepRow, fields: Iterable[str]) -> None:
    """Decisions, exact words and small fields, below what is done."""
    for branch in row.branches:
        write_text(cell.add_paragraph(style=TABLE_TEXT), branch)
    names = {label.field: view.word(label) + view.words.colon for label in STEP}
    if row.cells["script"]:
        words = cell.add_paragraph(style=EXACT_WORDS)
        write_text(words, names["script"], is_bold=True)
        write_text(words, row.cells["script"])
    for field in fields:
        if row.cells[field]:
            line = cell.add_paragraph(style=TABLE_TEXT)
            write_text(line, names[field], is_bold=True)
            write_text(line, row.cells[field])


def _add_material(
    view: View, cell: Cell, material: Material, folder: Path | None, room: Length
) -> None:
    line = cell.add_paragraph(style=TABLE_TEXT)
    write_text(line, material_text(view, material))
    if folder is not None and is_picture(material):
        _add_picture(view, cell.add_paragraph(style=TABLE_TEXT), material, folder, room)


def _add_picture(
    view: View, paragraph: Paragraph, material: Material, folder: Path, room: Length
) -> None:
    """Put a picture at a paragraph's end, no wider than the room, or why it is not shown."""
    picture = picture_of(material, folder)
    if not isinstance(picture, Picture):
        write_text(paragraph, refusal_text(view, picture))
        return
    shape = paragraph.add_run().add_picture(BytesIO(picture.jpeg))
    scale = min(1.0, room / shape.width, MAX_HEIGHT / shape.height)
    shape.width, shape.height = Length(int(shape.width * scale)), Length(int(shape.height * scale))
    shape._inline.docPr.set("descr", one_line(material.name))


def _add_materials(paper: Paper, folder: Path | None) -> None:
    """What the whole procedure works with, and its pictures, each above its name."""
    add_table(paper, rows.materials_table(paper.view))
    if folder is None:
        return
    for material in filter(is_picture, paper.view.sop.materials):
        line = paper.document.add_paragraph()
        _add_picture(paper.view, line, material, folder, paper.width)
        write_text(paper.document.add_paragraph(style="Caption"), material.name)


def _add_notes(paper: Paper) -> None:
    table = rows.notes_table(paper.view)
    if table.rows:
        paper.document.add_heading(table.heading, 1)
    for (heading, text), key in zip(table.rows, table.keys, strict=True):
        if heading:
            write_text(paper.document.add_heading("", 2), heading)
        paragraph = paper.document.add_paragraph()
        write_text(paragraph, text)
        paper.marker.mark(paragraph, key)


def _add_approval(paper: Paper, control: DocumentControl, standing: Standing) -> None:
    """Where people sign, in rows with room for it."""
    add_table(paper, control_rows.approval_table(paper.view, control), [2, 3, 2, 4])
    for row in paper.document.tables[-1].rows[1:]:
        row.height = SIGNED
    write_text(paper.document.add_paragraph(), standing.approvals)
