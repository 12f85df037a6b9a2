"""The tables of an SOP's control record: what it is, what was changed, who signs."""

from sopai.export.rows import Table, parts_table
from sopai.export.view import View, value_text
from sopai.export.wording import ALWAYS_SHOWN, CONTROL, REVISION, STATES
from sopai.schema.control import DocumentControl


def control_pairs(view: View, control: DocumentControl) -> list[tuple[str, str]]:
    """The control record: (name, value), with the fields that a reader looks for even if empty."""
    pairs: list[tuple[str, str]] = []
    for label in CONTROL:
        value = getattr(control, label.field)
        text = view.word(STATES[value]) if label.field == "state" and value else ""
        text = text or value_text(view, value)
        if text or label.field in ALWAYS_SHOWN:
            pairs.append((view.word(label), text))
    if view.roster is not None and view.today is not None:
        pairs.append((view.words.names_as_of, view.today.isoformat()))
    return [*pairs, *control.other]


def history_table(view: View, control: DocumentControl) -> Table:
    """What was changed when, by whom."""
    versions = [revision.version for revision in control.history]
    names = (view.words.history, view.word(CONTROL[1]))
    return parts_table(view, names, versions, control.history, REVISION)


def approval_table(view: View, control: DocumentControl) -> Table:
    """Who signs, with room for the signature.

    The day of the approval stands beside an approver only where there is one: of several, each
    may have signed on another day.
    """
    words = view.words
    day = value_text(view, control.approved) if len(control.approvers) == 1 else ""
    author = (
        _control_word(view, "author"),
        control.author or "",
        value_text(view, control.created),
    )
    approvers = [(words.approver, name, day) for name in control.approvers or ("",)]
    return Table(
        words.approval,
        (words.role, words.name, words.date, words.signature),
        tuple((*row, "") for row in (author, *approvers)),
    )


def _control_word(view: View, field: str) -> str:
    return next(view.word(label) for label in CONTROL if label.field == field)
