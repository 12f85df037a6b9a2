"""When an SOP has to be reviewed again, and whether that day has passed."""

from datetime import date
from typing import Literal, NamedTuple

from sopai.language.cadence import after, cadence_of
from sopai.schema.control import DocumentControl, State

SOON_DAYS = 30
"""Days before a review from which it is called due."""

Basis = Literal["next_review", "last_review", "effective", "approved"]


class ReviewStatus(NamedTuple):
    """How an SOP stands with its review, on a day."""

    state: Literal["overdue", "soon", "later", "unknown"]
    due: date | None
    """The day of the next review."""

    days: int | None
    """Days until then; negative: since then."""

    basis: Basis | None
    """The date of the control record that it is reckoned from."""

    is_expired: bool
    """People work by it, and its review is overdue: a page shows it with a red banner."""


def review_status(control: DocumentControl, today: date) -> ReviewStatus:
    """When the next review is, and whether it is overdue.

    The next review is the day that the record names; else the cadence after the last review or
    the day that the version became effective, whichever is later; else after its approval. A named
    day that the last review has passed is over.

    Args:
        control: the control record.
        today: the day to judge by.
    """
    due, basis = _due(control)
    is_declared = control.state is State.EXPIRED
    if due is None:
        return ReviewStatus("unknown", None, None, None, is_declared)
    days = (due - today).days
    is_expired = is_declared or (days < 0 and control.state is State.EFFECTIVE)
    if days < 0:
        return ReviewStatus("overdue", due, days, basis, is_expired)
    state: Literal["soon", "later"] = "soon" if days <= SOON_DAYS else "later"
    return ReviewStatus(state, due, days, basis, is_expired)


def next_review(control: DocumentControl, day: date) -> date | None:
    """The review that follows one on a day; None when no cadence is known."""
    cadence = cadence_of(control.review_cadence)
    return after(day, cadence) if cadence else None


def _due(control: DocumentControl) -> tuple[date | None, Basis | None]:
    named, last = control.next_review, control.last_review
    if named is not None and (last is None or named > last):
        return named, "next_review"
    bases: list[tuple[date, Basis]] = []
    if last is not None:
        bases.append((last, "last_review"))
    if control.effective is not None:
        bases.append((control.effective, "effective"))
    if not bases and control.approved is not None:
        bases.append((control.approved, "approved"))
    if bases:
        day, basis = max(bases)
        due = next_review(control, day)
        if due is not None:
            return due, basis
    return named, "next_review" if named else None
