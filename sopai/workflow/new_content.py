"""What applying accepted changes gives, wherever it goes."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from sopai.changes.apply import Applied
from sopai.changes.bump import Bump
from sopai.changes.diff import SopDiff, diff
from sopai.changes.revision import Revised, change_sentence
from sopai.errors import ChangeConflict
from sopai.schema.canonical import canonical_json
from sopai.schema.control import State
from sopai.schema.sop import Sop


class By(NamedTuple):
    """Who decides, why and when."""

    who: str
    """Recorded, not authenticated."""

    reason: str
    today: date
    language: str = "en"
    """Of what is said about the new version."""


class NewContent(NamedTuple):
    """What applying gave."""

    sop_id: str
    title: str
    before: str | None
    """The version that the changes were made on; None: a file that names none."""

    version: str
    hash: str
    bump: Bump
    accepted: tuple[str, ...]
    """Ids of the changes."""

    diff: SopDiff
    out: Path | None
    """The file that was written; None: it is in the library."""

    state: State | None
    """Of the new version."""

    left_out: tuple[str, ...]
    """Titles of other procedures of the file, which are not in the new one."""


def refuse_nothing(before: Sop, applied: Applied) -> None:
    """Stop when changes leave an SOP as it is: a version would say that something is new.

    Raises:
        ChangeConflict: nothing changes.
    """
    if canonical_json(before) == canonical_json(applied.sop):
        raise ChangeConflict(
            f"nothing was applied: {before.title!r} ({before.id}) is already as these changes "
            "make it: reject them"
        )


def revision_of(number: str, applied: Applied, by: By) -> Revised:
    """What is written down about the version that changes make."""
    sentence = change_sentence(by.today, applied.changes, applied.sop.language)
    return Revised(number, by.today, by.who, sentence)


def new_content(
    before: Sop, applied: Applied, old: str | None, made: tuple[str, str], said: Bump
) -> NewContent:
    """What applying gave, before it is stored or written.

    Args:
        before: the SOP as it was.
        applied: what the changes made of it.
        old: the number that the version had, if any.
        made: number and hash of the new one.
        said: how far the number went up.
    """
    return NewContent(
        applied.sop.id,
        applied.sop.title,
        old,
        *made,
        said,
        tuple(change.id for change in applied.changes),
        diff(before, applied.sop),
        None,
        None,
        (),
    )
