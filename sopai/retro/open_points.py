"""What a retrospective leaves to a person: who, which of two, whether at all."""

from collections.abc import Sequence
from re import compile
from typing import TYPE_CHECKING, Literal

from sopai.language.script import lowered
from sopai.retro import reasons, topics
from sopai.retro.values import Kind, Role, Statement
from sopai.schema.changes import Change, ChangeOpenItem
from sopai.schema.place import place_in

if TYPE_CHECKING:
    from sopai.retro.reading import Read

Why = Literal["no_owner", "contradiction", "undecided", "task_outside_sop"]


def open_items(
    read: "Read",
    conflicts: Sequence[Statement],
    changes: Sequence[Change],
    language: str,
    nowhere: frozenset[int] = frozenset(),
) -> tuple[ChangeOpenItem, ...]:
    """The open items of a retrospective, in order of its text.

    Args:
        read: the retrospective.
        conflicts: statements that contradict each other.
        changes: what is proposed, of which some may lack somebody who does it.
        language: of the messages.
        nowhere: where the decisions begin that are about nothing in the SOP.
    """
    spans: list[tuple[int, int, Why]] = []
    roles = [{passage.role for passage in unit.passages} for unit in read.units]
    for at in range(len(read.units)):
        spans += _of_unit(read.by_unit[at], conflicts, nowhere, roles[at])
    found = []
    for number, (start, end, why) in enumerate(spans, 1):
        quote = read.document.text[start:end]
        found.append(
            ChangeOpenItem(
                id=f"o{number}",
                kind=why,
                text=reasons.of_open(why, language),
                quote=quote,
                place=place_in(read.document, start, end),
                changes=tuple(one.id for one in changes if one.quote and one.quote in quote),
            )
        )
    return tuple(found)


def _of_unit(
    statements: Sequence[Statement],
    conflicts: Sequence[Statement],
    nowhere: frozenset[int],
    roles: set[Role],
) -> list[tuple[int, int, Why]]:
    """Spans of the open items of one unit: what stands together is one."""
    disputed = [one for one in statements if one in conflicts]
    if disputed:
        return [(disputed[0].start, disputed[-1].end, "contradiction")]
    found: list[tuple[int, int, Why]] = []
    before: Statement | None = None
    for one in statements:
        why = _why(one) or _of_list(one, nowhere, roles)
        if why is None:
            before = None
            continue
        if before is not None and found and found[-1][2] == why == "undecided":
            found[-1] = (found[-1][0], one.end, why)
        else:
            found.append((one.start, one.end, why))
        before = one
    return found


def _of_list(one: Statement, nowhere: frozenset[int], roles: set[Role]) -> Why | None:
    """A task of a list of tasks that nobody has, or that is none of this SOP's."""
    if roles.isdisjoint(_TASKS):
        return None
    if one.kind is Kind.TASK:
        is_named = one.owner or one.speaker or _NAMED.match(one.plain)
        return (
            "task_outside_sop"
            if is_named and Role.OPEN in roles
            else (None if is_named else "no_owner")
        )
    return "task_outside_sop" if one.start in nowhere else None


_TASKS = (Role.ACTIONS, Role.ONCE, Role.DECIDED, Role.OPEN)
_NAMED = compile(
    r"^\W*(?:I|[A-Z][a-z]+) (?:to|will|has to|must|[a-z]+s|buy|order|ask|call|write)\b|"
    r"^\W*[A-Z][a-z]+(?: [A-Z][a-z]+)?:\s|^\W*[\u4e00-\u9fff]{2,4}:|"
    r".*,\s*[A-Z][a-z]+\W*$|^[\u4e00-\u9fff]{2,4}(?=[今本下这周一二三四五要去负来把月])"
)


def _why(statement: Statement) -> Why | None:
    if statement.kind is Kind.UNDECIDED:
        return "undecided"
    if statement.kind is Kind.TASK and statement.why == "nobody":
        return "no_owner"
    if statement.kind is Kind.TASK and topics.OTHERS_TASK.search(lowered(statement.plain)):
        return "task_outside_sop"
    if (
        statement.kind is Kind.DECISION
        and statement.owner
        and topics.UNNAMED.search(statement.owner)
    ):
        return "no_owner"
    return None
