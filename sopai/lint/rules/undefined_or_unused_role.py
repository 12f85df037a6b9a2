"""OWN006: the list of responsibilities and the steps know different people."""

from collections.abc import Iterator

from sopai.language import owners_en, owners_zh
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.rules.role_without_holder import OUTSIDERS
from sopai.lint.subject import Subject
from sopai.schema.document import BlockKind, SectionKind, SourceDocument
from sopai.schema.finding import Severity
from sopai.schema.owner import Found, OwnerKind

MIN_ROLES = 2
MAX_ROLES = 100
"""Roles of one procedure: a longer list is a directory of a company, of which few act here."""

"""Roles from which a section lists who is responsible for what."""

SHOWN = 6
MAX_NAME = 40
"""Characters in which the name of a role stands at the head of its line."""


def _ask_undefined(listed: str) -> Ask:
    return Ask(
        en=f"What are these roles responsible for: {listed}? "
        'For example, in the responsibilities: "{role}: {duty}"',
        zh=f"这些岗位的职责是什么：{listed}？例如在职责里写：“{{岗位}}：{{职责}}”",
    )


def _ask_unused(listed: str) -> Ask:
    return Ask(
        en=f"In which step do these roles act: {listed}? "
        'For example: "{N}. {role} {verb} {object}", or take them off the list',
        zh=f"这些岗位在哪一步做事：{listed}？例如：“{{数字}}. {{岗位}}{{动作}}”，或从职责里删去",
    )


@rule("OWN006", Severity.WARNING, strict=True)
def undefined_or_unused_role(subject: Subject) -> Iterator[Defect]:
    """A role acts that the responsibilities do not list, or is listed and never acts.

    Asked only where a section of responsibilities lists two roles or more.

    Why: a role that is listed and never acts is a promise without a step; one that acts and is
    not listed has never been told.

    Bad:

        1. The Packer packs the order.
        2. The Crane Operator moves the pallet to dock 3.

        ### Responsibilities

        | Role | Responsible for |
        | --- | --- |
        | Packer | Packing |
        | Stock Controller | Counting |

    Good:

        1. The Packer packs the order.
        2. The Stock Controller counts the boxes on dock 3.

        ### Responsibilities

        | Role | Responsible for |
        | --- | --- |
        | Packer | Packing |
        | Stock Controller | Counting |
        | Stock Auditor | Signing |

    Bad (zh):

        1. 打包员打包订单。
        2. 吊车操作员把托盘运到3号月台。

        ### 职责

        | 岗位 | 职责 |
        | --- | --- |
        | 打包员 | 打包 |
        | 库存管理员 | 盘点 |

    Good (zh):

        1. 打包员打包订单。
        2. 库存管理员清点3号月台的箱数。

        ### 职责

        | 岗位 | 职责 |
        | --- | --- |
        | 打包员 | 打包 |
        | 库存管理员 | 盘点 |
        | 库存审计员 | 签字 |

    Source: WHO format: who performs, and who sees that it is performed correctly; GMP, roles and
    responsibilities of a procedure.
    """
    document = subject.document
    listed = _listed(document)
    if not MIN_ROLES <= len(listed) <= MAX_ROLES:
        return
    for prefix, sop in subject.sops():
        acting = dict.fromkeys(
            step.owner.role
            for step in sop.steps
            if step.owner.kind in (OwnerKind.ROLE, OwnerKind.PERSON)
            and step.owner.role
            and step.owner.found in (Found.SUBJECT, Found.COLUMN, Found.LABEL)
        )
        unknown = [r for r in acting if not _among(r, listed) and not _is_outsider(r)]
        if unknown and any(_among(role, listed) for role in acting):
            names = ", ".join(unknown[:SHOWN])
            yield Defect(f"{prefix}/steps", None, None, _ask_undefined(names), quote=names)
    outside = _outside(subject)
    unused = [role for role in listed if _stem(role) not in outside]
    if unused and len(unused) < len(listed):
        names = ", ".join(unused[:SHOWN])
        yield Defect("/steps", None, None, _ask_unused(names), quote=names)


def _listed(document: SourceDocument) -> list[str]:
    """Roles at the heads of rows and items under responsibilities."""
    found: dict[str, None] = {}
    name = owners_zh.name_actor if document.language == "zh" else owners_en.name_actor
    for item in document.items:
        block = document.blocks[item.block]
        kind = document.sections[item.section].kind
        if kind is not SectionKind.RESPONSIBILITIES or block.is_header:
            continue
        if block.cells:
            head = document.plain[block.cells[0].start : block.cells[0].end]
        elif block.kind is BlockKind.LIST_ITEM:
            head, sign, _ = document.plain[item.start : item.end].partition(":")
            head = head if sign else ""
        else:
            continue
        head = head.strip(" |*_\n")
        actor = name(head) if 0 < len(head) <= MAX_NAME else None
        if actor is not None and actor.kind is OwnerKind.ROLE and actor.role:
            found[actor.role] = None
    return list(found)


def _among(role: str, listed: list[str]) -> bool:
    low = _stem(role)
    return any(low in _stem(other) or _stem(other) in low for other in listed)


def _stem(role: str) -> str:
    return role.casefold().removeprefix("the ").rstrip("s")


def _is_outsider(role: str) -> bool:
    return any(outsider in role.casefold() for outsider in OUTSIDERS)


def _outside(subject: Subject) -> str:
    """What stands outside the responsibilities, in lower case."""
    parts = []
    at = 0
    for item in subject.document.items:
        if subject.document.sections[item.section].kind is SectionKind.RESPONSIBILITIES:
            parts.append(subject.low[at : item.start])
            at = item.end
    return "\n".join((*parts, subject.low[at:]))
