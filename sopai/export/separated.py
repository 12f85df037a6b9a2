"""The steps of an SOP as CSV, for tables that people keep in Lark, DingTalk or Excel.

What the imports take is told at `docs/exporting.md`, with what could not be verified.
"""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from sopai.export import rows
from sopai.export.office import one_line, xml_text
from sopai.export.printed import Printed
from sopai.export.rows import StepRow
from sopai.export.standing import standing_in
from sopai.export.view import View, view_of
from sopai.export.wording import CONTROL, STATES, STEP_COLUMNS
from sopai.schema.control import DocumentControl
from sopai.schema.formulas import with_mark

ARTICLE_COLUMNS = 6
"""The columns of the founding article, which stand there for every SOP."""

MAX_CELL = 32_767
"""UTF-16 units of a cell: Excel's limit, the lowest that is known of the three."""

NOTE_ROOM = 120
"""UTF-16 units kept for the note on what was cut."""

ENCODING = "utf-8-sig"
"""With a byte order mark: without it Excel reads the file in the system's old code page."""


def write_separated(printed: Printed) -> bytes:
    """The SOP's CSV file: a row a step; the same values give the same bytes.

    The last columns say of each row which SOP it is of, what it is worth and what is open, so that
    a row that is sorted or copied into another table never stands without them.
    """
    view = view_of(printed.sop, printed.roster, printed.today)
    steps = rows.step_rows(view)
    columns = [
        label
        for at, label in enumerate(STEP_COLUMNS)
        if at < ARTICLE_COLUMNS or any(row.cells[label.field] for row in steps)
    ]
    around = _around(view, printed)
    written = StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow([*map(view.word, columns), *around])
    fields = [label.field for label in columns]
    for at, cells in enumerate(_step_cells(steps, fields)):
        last = [texts[0] if at == 0 else texts[-1] for texts in around.values()]
        table.writerow([_cell(view, text) for text in (*cells, *last)])
    return written.getvalue().encode(ENCODING)


def _step_cells(steps: Sequence[StepRow], fields: Sequence[str]) -> Iterator[list[str]]:
    """The steps' own cells, decisions below what is done; one empty row where there is no step."""
    if not steps:
        yield [""] * len(fields)
    for row in steps:
        known = row.cells | {"action": "\n".join((row.cells["action"], *row.branches))}
        yield [known[field] for field in fields]


def _around(view: View, printed: Printed) -> dict[str, tuple[str, ...]]:
    """What each row says of its SOP, by column: on the first row, and on those after it."""
    control = printed.control or DocumentControl()
    standing = standing_in(view, printed)
    version = view.words.version.format(control.version) if control.version else ""
    state = view.word(STATES[control.state]) if control.state else ""
    names = " ".join(filter(None, (control.number, view.sop.title)))
    worth = "\n".join(filter(None, (" · ".join(filter(None, (version, state))), standing.warning)))
    columns: dict[str, tuple[str, ...]] = {"SOP": (one_line(names, MAX_CELL),)}
    if worth:
        columns[_word(view, "state")] = (worth,)
    if standing.approvals:
        approvers = ", ".join(control.approvers)
        columns[_word(view, "approvers")] = (f"{approvers}\n{standing.approvals}",)
    if standing.open_items:
        all_of_them = "\n".join(standing.open_lines)
        columns[view.words.open_items] = (all_of_them, standing.open_heading)
    return columns


def _word(view: View, field: str) -> str:
    return next(view.word(label) for label in CONTROL if label.field == field)


def _cell(view: View, text: str) -> str:
    """The text with plain line ends, no longer than a cell, and never a formula."""
    shown = with_mark(xml_text(text))
    units = shown.encode("utf-16-le")
    if len(units) <= 2 * MAX_CELL:
        return shown
    kept = units[: 2 * (MAX_CELL - NOTE_ROOM)].decode("utf-16-le", errors="ignore")
    return kept + view.words.cut.format(len(shown) - len(kept))
