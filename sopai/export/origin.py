"""What a file says of itself, unseen, so that it is known again when somebody edited it."""

from sopai.export import control_rows
from sopai.export.office import xml_text
from sopai.export.view import View
from sopai.schema import marks
from sopai.schema.canonical import content_hash
from sopai.schema.control import DocumentControl

ANY_DAY = "-"
"""Stands for the day of the holders where no day was given."""


def origin_of(view: View, control: DocumentControl | None, base: str | None) -> dict[str, str]:
    """The custom properties of a file.

    Args:
        view: the SOP that it shows.
        control: the control record that it shows.
        base: hash of the version; None: the hash of the content alone.
    """
    known = {marks.SOP: view.sop.id, marks.BASE: base or content_hash(view.sop)}
    if view.roster is not None:
        known[marks.HOLDERS] = view.today.isoformat() if view.today else ANY_DAY
    if control is not None:
        pairs = control_rows.control_pairs(view, control)
        known[marks.CONTROL] = marks.fingerprint((xml_text(n), xml_text(t)) for n, t in pairs)
    return known
