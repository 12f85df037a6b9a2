"""What a document says of itself: kept under control like an SOP, or a how-to for its reader."""

from pathlib import PurePath
from re import IGNORECASE, compile

from sopai.schema.control import DocumentControl
from sopai.schema.document import SectionKind, SourceDocument

_CORE = frozenset({SectionKind.PURPOSE, SectionKind.SCOPE, SectionKind.RESPONSIBILITIES})
"""Sections from which its author meant an SOP, all of them together."""

_NAMED = compile(
    r"\bSOPs?\b|\bstandard operating\b|\b(?:operating|work) (?:procedure|instruction)|"
    r"作业指导书|操作规程|标准作业|作业标准|管理(?:规定|办法|制度|规范)|工作规范",
    IGNORECASE,
)
_HOW_TO = compile(
    r"^(?:how (?:to|do)|learn(?:ing)?|using|getting started)\b|^(?:如何|怎么|怎样|学习|学会|使用)|"
    r"的(?:做法|制作|制作方法|用法|使用方法)$",
    IGNORECASE,
)
_AT_WORK = compile(
    r"\b(?:customers?|clients?|orders?|employees?|staff|colleagues?|departments?|shifts?|managers?|"
    r"compan(?:y|ies)|on-?call|teams?|tickets?|patients?|participants?|approv\w+)\b|"
    r"客户|顾客|客人|订单|员工|同事|部门|班组|主管|经理|店长|公司|社区|团队|工单|患者|审批|值班|门店|志工",
    IGNORECASE,
)
_ROLE = compile(
    r"^role\b[- :\d]|\brole (?:handbook|description|guide)\b|"
    r"\b(?:lead|manager|coordinator|commander|shadow|officer|volunteer)s?['’]? handbook\b|"
    r"\b(?:handbook|training|guide) for "
    r"(?:the )?(?:leads?|shadows?|commanders?|\w+ers|\w+ors)\b|岗位(?:手册|说明书?|职责)|"
    r"(?:组长|主管|店长|班长|经理)(?:手册|须知)",
    IGNORECASE,
)
_RUNBOOK = compile(
    r"^(?:meaning|impact|diagnosis|mitigation|symptoms?|resolution|possible causes?|pre-?checks?|"
    r"troubleshooting|故障现象|影响|影响范围|排查|诊断|处置|缓解)\b",
    IGNORECASE,
)
MIN_RUNBOOK = 2
"""Headings of a runbook for an alert: whoever is on call follows it."""

_BETWEEN = compile(r"[-_.]+")


def is_governed(document: SourceDocument, control: DocumentControl) -> bool:
    """Whether it has a number, version or approver, calls itself an SOP, or has its core parts.

    Args:
        document: as it was read.
        control: its record.
    """
    if control.number or control.version or control.approvers or control.effective:
        return True
    titles = [section.title for section in document.sections[:2] if section.title]
    stem = _BETWEEN.sub(" ", PurePath(document.path).stem)
    parts = {section.kind for section in document.sections}
    return any(map(_NAMED.search, (stem, *titles))) or parts >= _CORE


def is_for_role(document: SourceDocument) -> bool:
    """Whether its title or its file's name says for which role it is: "Scribe Role Handbook".

    Args:
        document: as it was read.
    """
    title = next((section.title for section in document.sections if section.title), "")
    stem = _BETWEEN.sub(" ", PurePath(document.path).stem)
    return any(_ROLE.search(words.strip()) for words in (title, stem))


def is_how_to(document: SourceDocument) -> bool:
    """Whether it shows its reader how something is done, and speaks of nobody else at work.

    A runbook for an alert is one, too: its reader is the one who is on call.

    Args:
        document: as it was read.
    """
    heads = [section.title.strip() for section in document.sections]
    if sum(_RUNBOOK.match(head) is not None for head in heads) >= MIN_RUNBOOK:
        return True
    title = next((section.title for section in document.sections if section.title), "")
    return _HOW_TO.search(title.strip()) is not None and _AT_WORK.search(document.plain) is None
