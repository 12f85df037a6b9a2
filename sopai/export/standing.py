"""What a copy of an SOP is worth on the day that it is printed."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sopai.export.page_words import PAGE_WORDS
from sopai.export.view import View
from sopai.language.reviewing import review_status
from sopai.schema.control import DocumentControl, State


class Standing(NamedTuple):
    """What stands across the page, above the text and below it."""

    stamp: str
    """Across each page; empty for an SOP that people work by, or of which nothing is known."""

    warning: str
    """A sentence above the text; empty where there is nothing to warn of."""

    uncontrolled: str
    """That a printed copy is not kept up to date, with the day if it is known."""


def standing_of(
    view: View, control: DocumentControl | None, open_items: Sequence[str] = ()
) -> Standing:
    """What a copy says of itself.

    An SOP without a state is a draft as long as something is open; else nothing is known of it.

    Args:
        view: the SOP on the day of printing.
        control: its control record.
        open_items: what is not answered yet.
    """
    words = PAGE_WORDS[view.sop.language]
    known = control or DocumentControl()
    state = known.state or (State.DRAFT if open_items else None)
    stamp = words.stamps.get(state, "") if state else ""
    if state is State.EFFECTIVE and _is_ahead(known.effective, view.today):
        stamp = words.not_yet
    warning = words.not_valid.format(stamp) if stamp else ""
    if not stamp and state is State.EFFECTIVE and view.today is not None:
        review = review_status(known, view.today)
        if review.state == "overdue" and review.due is not None:
            warning = words.overdue.format(review.due.isoformat())
    printed = view.today.isoformat() if view.today else ""
    uncontrolled = words.uncontrolled_on.format(printed) if printed else words.uncontrolled
    return Standing(stamp, warning, uncontrolled)


def _is_ahead(day: date | None, today: date | None) -> bool:
    return day is not None and today is not None and day > today
