"""An SOP as an Excel workbook: the step table that managers edit, and all that belongs to it."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

from sopai.export import control_rows, rows
from sopai.export.excel_sheet import Book, add_sheet
from sopai.export.office import one_line, repacked, written_on
from sopai.export.origin import origin_of
from sopai.export.rows import StepRow, Table
from sopai.export.standing import Standing, standing_of
from sopai.export.view import View, view_of
from sopai.export.wording import STEP_COLUMNS, TIMELINE_COLUMNS
from sopai.schema.control import DocumentControl
from sopai.schema.labels import Label
from sopai.schema.notices import OPEN_TABLES
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop

ARTICLE_COLUMNS = 6
"""The columns of the founding article, which stand there for every SOP."""

STEP_WIDTHS = (8, 22, 52, 30, 30, 22)
TIMELINE_WIDTHS = (22, 52, 18, 26, 22, 30)
NUMBERED_WIDTHS = (8, 90)
PAIR_WIDTHS = (26, 80)


def write_excel(
    sop: Sop,
    control: DocumentControl | None = None,
    *,
    roster: Roster | None = None,
    open_items: tuple[str, ...] = (),
    today: date | None = None,
    base: str | None = None,
) -> bytes:
    """The SOP's Excel file; the same values give the same bytes.

    Every cell is text: nothing in it is run, counted or changed by Excel.

    Args:
        sop: the content.
        control: the control record.
        roster: who holds which role on `today`.
        open_items: what is not answered yet.
        today: the day of writing.
        base: hash of the version that this is, for the day that the file comes back.
    """
    view = view_of(sop, roster, today)
    known = control or DocumentControl()
    steps = rows.step_rows(view)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    standing = standing_of(view, control, open_items)
    above = [text for text in (standing.warning, standing.open_heading) if text]
    book = Book(workbook, view, standing)
    add_sheet(book, _step_table(view, steps), STEP_WIDTHS, above)
    if steps and rows.is_timeline(view):
        add_sheet(book, _timeline(view, steps), TIMELINE_WIDTHS, above)
    for table in (
        rows.exceptions_table(view),
        rows.metrics_table(view),
        rows.supervision_table(view),
        rows.materials_table(view),
        rows.definitions_table(view),
        rows.notes_table(view),
        control_rows.history_table(view, known),
    ):
        if table.rows:
            add_sheet(book, table)
    if open_items:
        add_sheet(book, _open_items(view, open_items), NUMBERED_WIDTHS)
    add_sheet(book, _control(view, control, standing), PAIR_WIDTHS)
    for name, value in origin_of(view, control, open_items, base).items():
        own = StringProperty(name=name, value=value)
        workbook.custom_doc_props.append(own)  # type: ignore[attr-defined]  # its stubs lack it
    return _saved(workbook, view, known)


def _step_table(view: View, steps: Sequence[StepRow]) -> Table:
    """The article's six columns; to their right those for which a step has something."""
    columns = [
        label
        for at, label in enumerate(STEP_COLUMNS)
        if at < ARTICLE_COLUMNS or any(row.cells[label.field] for row in steps)
    ]
    cells = [_with_branches(row) for row in steps]
    return _table(view, view.words.step_sheet, columns, cells)._replace(keys=_ids(steps))


def _timeline(view: View, steps: Sequence[StepRow]) -> Table:
    """The article's table of days."""
    cells = [_with_branches(row) | rows.timeline_tools(view, row) for row in steps]
    table = _table(view, view.words.timeline_sheet, TIMELINE_COLUMNS, cells)
    return table._replace(keys=_ids(steps))


def _ids(steps: Sequence[StepRow]) -> tuple[str, ...]:
    return tuple(row.step.id for row in steps)


def _table(
    view: View, heading: str, columns: Sequence[Label], cells: Sequence[dict[str, str]]
) -> Table:
    return Table(
        heading,
        tuple(map(view.word, columns)),
        tuple(tuple(row[label.field] for label in columns) for row in cells),
    )


def _with_branches(row: StepRow) -> dict[str, str]:
    """The step's decisions stand below what is done."""
    return row.cells | {"action": "\n".join((row.cells["action"], *row.branches))}


def _open_items(view: View, open_items: Sequence[str]) -> Table:
    words = view.words
    numbered = tuple((str(at), item) for at, item in enumerate(open_items, start=1))
    return Table(words.open_items, OPEN_TABLES[view.sop.language], numbered)


def _control(view: View, control: DocumentControl | None, standing: Standing) -> Table:
    """What the document is: its title, its control record, its purpose, its people."""
    words = view.words
    pairs = [(words.title, view.sop.title)]
    pairs += control_rows.control_pairs(view, control) if control is not None else []
    if standing.approvals:
        pairs.append((words.approval, standing.approvals))
    keys = ["title", *[""] * (len(pairs) - 1), *rows.overview_keys(view)]
    pairs += rows.overview_pairs(view)
    for table in (rows.role_table(view), rows.bounds_table(view)):
        pairs += [(name, text) for name, text in table.rows]
        keys += table.keys
    return Table(words.control_sheet, (words.field, words.value), tuple(pairs), tuple(keys))


def _saved(book: Workbook, view: View, control: DocumentControl) -> bytes:
    written = BytesIO()
    book.save(written)
    known = book.properties
    known.title, known.creator = one_line(view.sop.title), one_line(control.author or "")
    known.subject, known.identifier = one_line(control.number or ""), view.sop.id
    known.created, known.modified = written_on(control, view.today)
    return repacked(written.getvalue(), {ARC_CORE: tostring(known.to_tree())})
