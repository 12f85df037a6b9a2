"""What a printed SOP must not be mistaken for."""

from datetime import date

from sopai.export.view import View
from sopai.schema.control import DocumentControl, State
from sopai.schema.labels import Label

_NOT_YET = Label("approved", "NOT YET IN EFFECT", "尚未生效")
_MARKS = {
    State.DRAFT: Label("draft", "DRAFT", "草稿"),
    State.IN_REVIEW: Label("in_review", "IN REVIEW", "审核中"),
    State.APPROVED: _NOT_YET,
    State.EXPIRED: Label("expired", "EXPIRED", "已过期"),
    State.RETIRED: Label("retired", "OBSOLETE", "已废止"),
}
"""A version that a newer one has followed is retired as well: "obsolete" is true of both."""


def not_in_effect(control: DocumentControl, today: date | None) -> Label | None:
    """The words across the page of an SOP that nobody may work by; None when it is in effect.

    None also when nothing says in what state it is.
    """
    if control.state is State.EFFECTIVE and control.effective and today:
        return _NOT_YET if control.effective > today else None
    return _MARKS.get(control.state) if control.state else None


def uncontrolled(view: View) -> str:
    """The sentence for the foot of a page: from that day on nothing keeps the print up to date."""
    words = view.words.uncontrolled
    return f"{words} · {view.today.isoformat()}" if view.today else words
