"""Exported files that the tests edit, and what is read of them."""

from datetime import date

from sopai.edited.comparing import Made, edited_changes
from sopai.export.excel import write_excel
from sopai.export.word import write_word
from sopai.ingest.returned import read_returned
from sopai.schema.canonical import content_hash
from sopai.schema.changes import ChangeSet
from sopai.schema.control import DocumentControl
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop

WRITERS = {"docx": write_word, "xlsx": write_excel}
FORMS = tuple(WRITERS)


def exported(
    sop: Sop,
    form: str,
    control: DocumentControl | None = None,
    roster: Roster | None = None,
    today: date | None = None,
    open_items: tuple[str, ...] = (),
) -> bytes:
    """The SOP as a file of a form."""
    return WRITERS[form](sop, control, roster=roster, today=today, open_items=open_items)


def read_back(
    sop: Sop,
    data: bytes,
    form: str,
    control: DocumentControl | None = None,
    roster: Roster | None = None,
) -> ChangeSet:
    """What was edited in the file of an SOP."""
    made = Made(sop, content_hash(sop), control, roster)
    return edited_changes(made, read_returned(data, f"edited.{form}"), f"edited.{form}", "en")
