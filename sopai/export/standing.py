"""What a copy of an SOP is worth on the day that it is written: every format says it from here."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sopai.export.printed import Printed
from sopai.export.view import View
from sopai.language.reviewing import review_status
from sopai.schema.control import DocumentControl, State
from sopai.schema.notices import NOTICES, OPEN_SIGN


class Standing(NamedTuple):
    """Sentences in the SOP's language that stand where the reader looks."""

    stamp: str
    """Across each page; empty for an SOP that people work by, or of which nothing is known."""

    warning: str
    """A sentence above the text; empty where there is nothing to warn of."""

    open_heading: str
    """How many items are open; empty when none is."""

    open_items: tuple[str, ...]

    approvals: str
    """That approvals are recorded, not authenticated; empty when nobody is named."""

    uncontrolled: str
    """For the foot of a page: a print is not kept up to date, with the day if it is known."""

    @property
    def open_lines(self) -> tuple[str, ...]:
        """The open items below their heading, each with a box to tick; none when none is open."""
        items = (OPEN_SIGN + item for item in self.open_items)
        return (self.open_heading, *items) if self.open_items else ()


def standing_of(
    view: View, control: DocumentControl | None, open_items: Sequence[str] = ()
) -> Standing:
    """What a copy says of itself.

    An SOP without a state is a draft as long as something is open; else nothing is known of it.

    Args:
        view: the SOP on the day of writing.
        control: its control record.
        open_items: what is not answered yet.
    """
    words = NOTICES[view.sop.language]
    known = control or DocumentControl()
    stamped = _stamped(known, view.today, is_open=bool(open_items))
    stamp = words.stamps[stamped] if stamped is not None else ""
    return Standing(
        stamp,
        words.not_valid.format(stamp) if stamp else _overdue(view, known),
        words.open_heading.format(len(open_items)) if open_items else "",
        tuple(open_items),
        words.recorded if known.approvers else "",
        words.uncontrolled_on.format(view.today.isoformat()) if view.today else words.uncontrolled,
    )


def standing_in(view: View, printed: Printed) -> Standing:
    """What a file made of these values says of itself."""
    return standing_of(view, printed.control, printed.open_items)


def _stamped(control: DocumentControl, today: date | None, *, is_open: bool) -> State | None:
    """The state whose words are stamped; an effective version is only approved before its day."""
    state = control.state or (State.DRAFT if is_open else None)
    if state is State.EFFECTIVE:
        is_ahead = control.effective is not None and today is not None and control.effective > today
        return State.APPROVED if is_ahead else None
    return state


def _overdue(view: View, control: DocumentControl) -> str:
    """That the review of an SOP that people work by has passed; empty if it has not."""
    if control.state is not State.EFFECTIVE or view.today is None:
        return ""
    review = review_status(control, view.today)
    if review.state != "overdue" or review.due is None:
        return ""
    return NOTICES[view.sop.language].overdue.format(review.due.isoformat())
