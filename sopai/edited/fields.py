"""The fields of the SOP itself that an edited file says otherwise: title, purpose, people."""

from collections.abc import Iterator

from pydantic import JsonValue

from sopai.changes.diff_text import label as field_label
from sopai.edited.known import Remark
from sopai.edited.layout import FIELDS, field_texts
from sopai.edited.outcome import Outcome, Work
from sopai.edited.proposals import Draft
from sopai.edited.said import say
from sopai.edited.sorted_out import Said, Sorted
from sopai.edited.values import Unreadable, is_same_owner, owner_value
from sopai.schema import labels
from sopai.schema.changes import Operation
from sopai.schema.marks import folded
from sopai.schema.owner import NOBODY

ROLES = frozenset(label.field for label in labels.ROLES)
_TEXTS = ("title", "purpose", "scope")


def take_fields(work: Work, known: Sorted, outcome: Outcome) -> None:
    """Put the changes of the fields, and what cannot be taken, to the outcome.

    Args:
        work: the file.
        known: its contents.
        outcome: is added to.
    """
    before = field_texts(work.view)
    for name in ("title", *FIELDS):
        said = known.fields.get(name)
        if said is None:
            outcome.drafts += _gone(name, before[name], work, known)
            continue
        if folded(said.text) == folded(before[name]):
            continue
        try:
            outcome.drafts += _changed(name, said, work)
        except Unreadable as error:
            what = field_label(name, work.language)
            why = say(error.key, work.language, what=what)
            outcome.remarks.append(Remark(said.text.strip() or what, why, said.place))


def missing_fields(work: Work, known: Sorted) -> Iterator[str]:
    """Names of fields of which the file does not show where they stood."""
    before = field_texts(work.view)
    for name in ("title", *FIELDS):
        is_gone = name not in known.fields and folded(before[name])
        if is_gone and not _is_deleted(name, known):
            yield name


def _is_deleted(name: str, known: Sorted) -> bool:
    """Whether its place is there and it is not: somebody deleted it, and not all around it."""
    return name in known.headings if name in _TEXTS else known.has_pairs


def _gone(name: str, before: str, work: Work, known: Sorted) -> Iterator[Draft]:
    if folded(before) and name != "title" and _is_deleted(name, known):
        value = work.parts.fields.get(name)
        after: JsonValue = {"kind": "none"} if name in ROLES else None
        yield Draft(Operation.SET, f"/{name}", "deleted", value, after, quote=before)


def _changed(name: str, said: Said, work: Work) -> Iterator[Draft]:
    """The change of a field, unless it means what it meant.

    Raises:
        Unreadable: it gives no value.
    """
    before = work.parts.fields.get(name)
    if name in ROLES:
        owner = getattr(work.view.sop, name)
        if owner != NOBODY and is_same_owner(owner, "", said.text, work.shelf):
            return
        after: JsonValue = owner_value(said.text, work.shelf) or {"kind": "none"}
    else:
        after = said.text.strip() or None
        if after is None and name == "title":
            raise Unreadable("emptied")
    yield Draft(
        Operation.SET, f"/{name}", "edited", before, after, quote=said.text, place=said.place
    )
