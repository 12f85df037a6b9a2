"""What every exported file says of itself: what is open in it, and what its approvals are worth."""

from collections.abc import Sequence
from typing import NamedTuple

from sopai.export.view import View
from sopai.schema.control import DocumentControl


class Notices(NamedTuple):
    """Sentences in the SOP's language that stand where the reader looks."""

    open_heading: str
    """How many items are open; empty when none is."""

    open_items: tuple[str, ...]

    approvals: str
    """That approvals are recorded, not authenticated; empty when nobody is named."""


def notices_of(view: View, control: DocumentControl | None, open_items: Sequence[str]) -> Notices:
    """What a file of this SOP has to say of itself."""
    is_approved = control is not None and bool(control.approvers)
    return Notices(
        view.words.open_heading.format(len(open_items)) if open_items else "",
        tuple(open_items),
        view.words.recorded if is_approved else "",
    )
