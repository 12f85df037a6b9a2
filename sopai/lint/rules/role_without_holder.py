"""OWN007: roles that act, and that nobody holds."""

from collections.abc import Iterator

from sopai.lint.holders import roles_held
from sopai.lint.owner_policy import OwnerPolicy
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import MIN_STEPS, Subject
from sopai.schema.finding import Severity
from sopai.schema.owner import Found, Owner, OwnerKind
from sopai.schema.sop import Sop

OUTSIDERS = (
    "customer", "client", "supplier", "vendor", "user", "guest", "patient", "driver", "visitor",
    "applicant", "candidate", "participant", "member", "employee", "owner", "author", "partner",
    "客户", "顾客", "客人", "用户", "患者", "供应商", "司机", "申请人", "本人", "家属", "员工",
    "志愿者", "志工", "开发者", "贡献者", "维护者",
)  # fmt: skip
"""Roles outside the company, or that anybody can take: they have no holder."""

SHOWN = 6


@rule("OWN007", Severity.WARNING, strict=True)
def role_without_holder(subject: Subject) -> Iterator[Defect]:
    """Roles act that nobody holds, by the roster or by the document.

    One finding for the document, which lists the roles. An error under `owner-policy = "person"`;
    under `role` only the roster is asked, if there is one.

    Why: a role without a holder is a chair nobody sits on; who is asked when the step fails?

    Bad:

        1. The Packer packs the order.
        2. The Shift Lead checks the order.

    Good:

        1. Li Si (Packer) packs the order.
        2. Zhao Liu (Shift Lead) checks the order.

    Bad (zh):

        1. 打包员打包订单。
        2. 班长复核订单。

    Good (zh):

        1. 打包员李四打包订单。
        2. 班长赵六复核订单。

    Source: the first founding article: it must be clearly assigned to specific individuals.
    """
    is_role_enough = subject.owner_policy is OwnerPolicy.ROLE
    if is_role_enough and subject.roster is None:
        return
    held = roles_held(subject)
    for prefix, sop in subject.sops():
        if len(sop.steps) < MIN_STEPS:
            continue
        named = held | {
            owner.role.casefold() for owner in _owners(sop) if owner.person and owner.role
        }
        empty = [
            role
            for role in dict.fromkeys(o.role for o in _owners(sop) if _acts(o) and o.role)
            if not _has_holder(role, named, subject)
        ]
        if empty:
            shown = ", ".join(empty[:SHOWN]) + (
                f" (+{len(empty) - SHOWN})" if len(empty) > SHOWN else ""
            )
            ask = _ask(shown, is_role_enough=is_role_enough)
            yield Defect(f"{prefix}/steps", None, None, ask, quote=shown)


def _ask(shown: str, *, is_role_enough: bool) -> Ask:
    if is_role_enough:
        return Ask(
            en=f"Who holds these roles today: {shown}? Add them to the roster",
            zh=f"这些岗位现在是谁：{shown}？请加到人员名单里",
        )
    return Ask(
        en=f"Who holds these roles today: {shown}? Name the person, or add the role to the roster",
        zh=f"这些岗位现在是谁：{shown}？写上姓名，或加到人员名单里",
    )


def _owners(sop: Sop) -> list[Owner]:
    return [step.owner for step in sop.steps] + [case.owner for case in sop.exceptions]


def _acts(owner: Owner) -> bool:
    if owner.kind is not OwnerKind.ROLE or owner.person or owner.found is Found.DEFAULT:
        return False
    low = (owner.role or "").casefold()
    return not any(outsider in low for outsider in OUTSIDERS)


def _has_holder(role: str, named: frozenset[str], subject: Subject) -> bool:
    low = role.casefold()
    if any(low == name or low in name or name in low for name in named):
        return True
    return subject.roster is not None and subject.roster.holder(role, subject.today) is not None
