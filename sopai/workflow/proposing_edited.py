"""An exported file that a colleague edited: its changes wait in the library for a decision."""

from pathlib import Path
from typing import NamedTuple

from sopai.ingest.returned import origin_in
from sopai.library.catalogue import is_known
from sopai.library.opening import open_library
from sopai.schema import marks
from sopai.workflow.deciding import keep_change_set
from sopai.workflow.edited_files import changes_of_edited
from sopai.workflow.has_library import is_there


class Edited(NamedTuple):
    """What waits."""

    sop_id: str
    title: str
    changes: int
    open_items: int
    notes: tuple[str, ...]
    """What the user should know of how the file was compared."""


def keep_edited(folder: Path, name: str, data: bytes, *, who: str, language: str) -> Edited | None:
    """Keep what was edited in a file as proposed changes; None for a file of another origin.

    Args:
        folder: the data folder.
        name: the file's name.
        data: all of it.
        who: who brings it; recorded, not authenticated.
        language: of reasons and notes.

    Raises:
        IngestError: the file cannot be read.
        LibraryError: its SOP is not there, or the library cannot be written.
    """
    if not is_there(folder):
        return None
    identity = origin_in(data, name).get(marks.SOP)
    if identity is None:
        return None
    with open_library(folder) as library:
        if not is_known(library, identity):
            return None
    found = changes_of_edited(folder, data, name, language=language)
    if found.changes.changes:
        keep_change_set(folder, found.changes, who)
    return Edited(
        identity,
        found.procedure.sop.title,
        len(found.changes.changes),
        len(found.changes.open_items),
        found.notes,
    )
