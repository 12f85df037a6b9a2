"""OWN003: everybody, which is nobody."""

from collections.abc import Iterator
from re import compile

from sopai.lint.owner_defect import owner_defect
from sopai.lint.registry import Ask, Defect, rule, words
from sopai.lint.subject import Subject, owner_name
from sopai.schema.document import Item
from sopai.schema.finding import Severity
from sopai.schema.owner import OwnerKind

_SPEAKER = compile(r"[\s>*_]*[A-Z][\w /-]{0,24}[*_]*:[*_]*\s")


def _ask(named: str) -> Ask:
    """The question, with the words in question: they may stand in a heading or a column."""
    return Ask(
        en=f'Who exactly is "{named}"? For example: "{{name}} ({{role}})"',
        zh=f"“{named}”具体是谁？例如：“{{岗位}}{{姓名}}”",
    )


_NOBODY = frozenset(words("nobody, no one, no-one"))
"""Who nobody is has no owner: what is banned is banned to everybody."""


@rule("OWN003", Severity.ERROR)
def vague_collective(subject: Subject) -> Iterator[Defect]:
    """A step is owned by "staff", "the department in charge", or "we".

    One in a heading or a line before a list is told once; the other steps under it are hints.

    Why: the department in charge means that nobody is in charge.

    Bad:

        1. The department in charge checks the parcel.

    Good:

        1. Wang Wu (Checker) checks the parcel.

    Bad (zh):

        1. 相关人员检查包裹。

    Good (zh):

        1. 复核员王五检查包裹。

    Source: the first founding article: "department in charge" is equivalent to no one in charge.
    """
    told: set[tuple[str | None, str | None]] = set()
    for item in subject.owned_items():
        if item.owner.kind is not OwnerKind.VAGUE or owner_name(item).lower() in _NOBODY:
            continue
        if _is_spoken(subject, item):
            continue
        yield owner_defect(subject, item, _ask(owner_name(item)), told)


def _is_spoken(subject: Subject, item: Item) -> bool:
    """What somebody says in a dialogue: "> IC: We are in the middle of an incident"."""
    document = subject.document
    is_quoted = document.blocks[item.block].quoted
    return is_quoted and _SPEAKER.match(document.plain, item.start, item.end) is not None
