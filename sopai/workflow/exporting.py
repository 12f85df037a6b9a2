"""An SOP as a file that somebody takes away: Word, Excel, a flowchart."""

from datetime import date

from sopai.draft.values import Draft
from sopai.export.mermaid import write_mermaid
from sopai.schema.control import DocumentControl
from sopai.schema.sop import Sop


def sop_word(sop: Sop, control: DocumentControl, today: date) -> bytes:
    """An SOP as a Word file."""
    from sopai.export.word import write_word

    return write_word(sop, control, today=today)


def sop_excel(sop: Sop, control: DocumentControl, today: date) -> bytes:
    """An SOP as an Excel file."""
    from sopai.export.excel import write_excel

    return write_excel(sop, control, today=today)


def draft_word(made: Draft, today: date) -> bytes:
    """The draft as a Word file, its open items in a box before the text."""
    from sopai.export.word import write_word

    return write_word(made.sop, made.control, open_items=_open(made), today=today)


def draft_excel(made: Draft, today: date) -> bytes:
    """The draft as an Excel file."""
    from sopai.export.excel import write_excel

    return write_excel(made.sop, made.control, open_items=_open(made), today=today)


def draft_flowchart(made: Draft, today: date) -> str:
    """The draft as a Mermaid flowchart with a lane for each owner."""
    return write_mermaid(made.sop, today=today)


def _open(made: Draft) -> tuple[str, ...]:
    return tuple(item.text for item in made.open_items)
