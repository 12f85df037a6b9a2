"""What a file says of itself, unseen, so that it is known again when somebody edited it."""

from collections.abc import Sequence

from sopai.export import control_rows
from sopai.export.office import xml_text
from sopai.export.view import View
from sopai.schema import marks
from sopai.schema.canonical import content_hash
from sopai.schema.control import DocumentControl

ANY_DAY = "-"
"""Stands for the day of the holders where no day was given."""


def origin_of(
    view: View,
    control: DocumentControl | None,
    open_items: Sequence[str],
    base: str | None,
) -> dict[str, str]:
    """The custom properties of a file.

    Args:
        view: the SOP that it shows.
        control: the control record that it shows.
        open_items: those that it shows.
        base: hash of the version; None: the hash of the content alone.
    """
    known = {marks.SOP: view.sop.id, marks.BASE: base or content_hash(view.sop)}
    if view.roster is not None:
        known[marks.HOLDERS] = view.today.isoformat() if view.today else ANY_DAY
    pairs = [] if control is None else control_rows.control_pairs(view, control)
    history = [] if control is None else control_rows.history_table(view, control).rows
    pairs += [("", "\n".join(row)) for row in history]
    pairs += [("", item) for item in open_items]
    known[marks.CONTROL] = marks.fingerprint((xml_text(n), xml_text(t)) for n, t in pairs)
    return known
