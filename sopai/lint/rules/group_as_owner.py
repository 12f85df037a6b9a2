"""OWN002: a department where a person or a role belongs."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.lint.owner_defect import owner_defect
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject, owner_name
from sopai.schema.document import Item
from sopai.schema.finding import Severity
from sopai.schema.owner import OwnerKind

_ASKED = compile(
    r"\W*(?P<name>[A-Z][\w &/-]{1,40}?)\W*(?:\([^)]*\))?\s*:\W*"
    r"(?:open|contact|engage|call|e-?mail|file|submit|request|raise|sign into)\b",
    IGNORECASE,
)


def _ask(group: str) -> Ask:
    """The question, with the group's name: it may stand in a heading or a column far away."""
    return Ask(
        en=f'Who in "{group}"? For example: "{{name}} ({{role}})"',
        zh=f"“{group}”里具体是谁？例如：“{{岗位}}{{姓名}}”",
    )


@rule("OWN002", Severity.ERROR)
def group_as_owner(subject: Subject) -> Iterator[Defect]:
    """A step is owned by a department, a team or a committee.

    A group in a heading or a line before a list is told once; the other steps under it are hints.

    Why: a group cannot be asked why it was not done; a role with a holder can.

    Bad:

        1. The Warehouse Department confirms the stock in the ERP.

    Good:

        1. Wang Wu (Stock Controller) confirms the stock in the ERP.

    Bad (zh):

        1. 仓储部在ERP里确认库存。

    Good (zh):

        1. 仓管员王五在ERP里确认库存。

    Source: the first founding article: responsibility is assigned to specific individuals.
    """
    told: set[tuple[str | None, str | None]] = set()
    for item in subject.owned_items():
        if item.owner.kind is OwnerKind.GROUP and not _is_asked(subject, item):
            yield owner_defect(subject, item, _ask(owner_name(item)), told)


def _is_asked(subject: Subject, item: Item) -> bool:
    """Whom the reader turns to: "AWS Support: open a case"; or a list of the groups themselves."""
    named = item.owner.text or ""
    match = _ASKED.match(subject.document.plain, item.start, item.end)
    is_label = match is not None and match["name"].strip().casefold() == named.casefold()
    return is_label or named.casefold().startswith("following ")
