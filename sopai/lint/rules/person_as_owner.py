"""OWN009: a named person where the house wants a role."""

from collections.abc import Iterator

from sopai.lint.owner_policy import OwnerPolicy
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import MAX_OWNER, Subject, owner_words
from sopai.schema.document import Item
from sopai.schema.finding import Severity
from sopai.schema.owner import OwnerKind
from sopai.schema.roster import Roster


@rule("OWN009", Severity.ERROR)
def person_as_owner(subject: Subject) -> Iterator[Defect]:
    """A step is owned by a named person, and the house wants roles.

    Looked for under `owner-policy = "role"` alone. One finding for each person, at the first step
    that the person owns.

    Why: people move on, and each procedure that names one would need a new version; the roster
    says who holds a role today.

    Bad:

        1. Li Si (Packer) packs the order at station 3.

    Good:

        1. The Packer packs the order at station 3.

    Bad (zh):

        1. 打包员李四在3号工位打包订单。

    Good (zh):

        1. 打包员在3号工位打包订单。

    Source: EU GMP chapter 4 and ISO 9001, 7.5: procedures are controlled documents, and who holds
    a position is kept in the organisation chart and the job descriptions.
    """
    if subject.owner_policy is not OwnerPolicy.ROLE:
        return
    owned: dict[str, list[Item]] = {}
    for item in subject.owned_items():
        if item.owner.kind is OwnerKind.PERSON and item.owner.person:
            owned.setdefault(item.owner.person.casefold(), []).append(item)
    for items in owned.values():
        first = items[0]
        name = first.owner.person or ""
        role = next((i.owner.role for i in items if i.owner.role), None)
        role = role or _role_of(name, subject.roster)
        why = (f"owns {len(items)} steps", "owner policy: role")
        yield Defect(first.address, *owner_words(subject, first), _ask(name, role), why=why)


def _role_of(person: str, roster: Roster | None) -> str | None:
    """The role that the roster gives a person."""
    for role in roster.roles if roster is not None else ():
        if any(holder.person.casefold() == person.casefold() for holder in role.holders):
            return role.name
    return None


def _ask(name: str, role: str | None) -> Ask:
    shown = name if len(name) <= MAX_OWNER else f"{name[:MAX_OWNER]}…"
    if role is None:
        return Ask(
            en=f'In which role does {shown} do this? For example: "{{role}} ..."; '
            "the name belongs in the roster",
            zh=f"{shown}做这一步时是什么岗位？例如：“{{岗位}}……”；姓名写进人员名单",
        )
    return Ask(
        en=f'Can "{role}" stand here alone, without {shown}? The name belongs in the roster',
        zh=f"这里可以只写岗位“{role}”、不写{shown}吗？姓名写进人员名单",
    )
