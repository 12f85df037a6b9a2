"""Reviews of SOPs: when each is due, and that one took place."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from sopai.language.reviewing import ReviewStatus, next_review, review_status
from sopai.library.catalogue import find_id, get, list_sops
from sopai.library.opening import open_library
from sopai.library.reviews import LastReview, last_reviews, record_review
from sopai.library.stored import StoredVersion
from sopai.schema.control import DocumentControl
from sopai.workflow.has_library import is_there


class DueSop(NamedTuple):
    """An SOP and its next review."""

    sop_id: str
    title: str
    version: str
    number: str | None
    department: str | None
    cadence: str | None
    status: ReviewStatus
    following: date | None
    """The review after one today; None: the SOP does not say when."""


def reviews_due(folder: Path, today: date) -> tuple[DueSop, ...]:
    """Every SOP that people work by, with its next review: overdue ones first, unknown last.

    Raises:
        LibraryError: the library cannot be read.
    """
    if not is_there(folder):
        return ()
    with open_library(folder) as library:
        current, reviewed = list_sops(library), last_reviews(library)
    listed = [_due(version, reviewed.get(version.sop_id), today) for version in current]
    return tuple(
        sorted(listed, key=lambda one: (one.status.due or date.max, one.title, one.sop_id))
    )


def review_of(folder: Path, sop_id: str, today: date) -> DueSop:
    """When an SOP is reviewed next.

    Raises:
        LibraryError: there is no such SOP, or the library cannot be read.
    """
    with open_library(folder) as library:
        return _due(get(library, sop_id).stored, last_reviews(library).get(sop_id), today)


def _due(version: StoredVersion, reviewed: LastReview | None, today: date) -> DueSop:
    control = version.control
    ahead = control.next_review if (control.next_review or date.min) > today else None
    return DueSop(
        version.sop_id,
        version.title,
        version.version,
        control.number,
        control.department,
        control.review_cadence,
        review_status(with_review(control, reviewed), today),
        next_review(control, today) or ahead,
    )


def with_review(control: DocumentControl, reviewed: LastReview | None) -> DocumentControl:
    """The control record with a review that the library knows and the SOP's file does not.

    A next review that the file names stays if it is later than what was recorded.
    """
    if reviewed is None or (control.last_review or date.min) > reviewed.day:
        return control
    dates = {"last_review": reviewed.day}
    counts = reviewed.is_stated or next_review(control, reviewed.day) is None
    if reviewed.following is not None and counts:
        dates["next_review"] = max(reviewed.following, control.next_review or date.min)
    return DocumentControl.model_validate(dict(control) | dates)


def review(
    folder: Path, name: str, *, who: str, result: str, today: date, following: date | None = None
) -> DueSop:
    """Record that an SOP was reviewed today; gives its next review.

    Args:
        folder: the data folder.
        name: id, number or path of the SOP.
        who: who reviewed it; recorded, not authenticated.
        result: what came of it.
        today: the day of the review.
        following: when it is reviewed next; else as its review cycle has it, else on the day that
            is named already and still to come.

    Raises:
        LibraryError: there is no such SOP, who or the result is missing, nothing says when the
            next review is, or the database cannot be written.
    """
    with open_library(folder) as library:
        sop_id = find_id(library, name)
        control = get(library, sop_id).stored.control
        stored = record_review(
            library,
            sop_id,
            day=today,
            following=following or next_review(control, today),
            result=result,
            who=who,
            is_stated=following is not None,
        )
    return _due(stored, None, today)
