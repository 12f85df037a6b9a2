"""EXC001: a procedure for good weather only."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import MIN_STEPS, Subject
from sopai.schema.document import SectionKind
from sopai.schema.finding import Severity
from sopai.schema.sop import Form, Sop

_BRANCH = compile(
    r"\b(?:if|unless|in case|otherwise|else|should (?:the|a|it))\b|"
    r"\bwhen\b[^.;]{0,60}\b(?:fail|not|cannot|missing|late|down|broken|error|unable|rejected|"
    r"refuse)|"
    r"如果|如遇|若|一旦|否则|异常|超过.{0,8}的|没有?.{0,6}的,|没有?通过|不合格|不达标|不够|"
    r"不了[,:的]|的话|遇到|"
    r"不.{1,6}的,|失败|时[,，]",
    IGNORECASE,
)
_SILENT = frozenset(
    {
        SectionKind.PURPOSE, SectionKind.SCOPE, SectionKind.BACKGROUND, SectionKind.HISTORY,
        SectionKind.REFERENCES, SectionKind.EXAMPLES, SectionKind.QUESTIONS,
    }
)  # fmt: skip
"""Sections where "if" tells nobody what to do."""

_ASK = Ask(
    en="What can go wrong, and who then does what within what time? "
    "Add at least one exception: cause, handling, person",
    zh="哪些情况会出问题，由谁、多久内、怎么处理？至少补充一条：原因、处理方式、责任人",
)


@rule("EXC001", Severity.ERROR)
def no_exceptions(subject: Subject) -> Iterator[Defect]:
    """The procedure has no exceptions and nothing says what to do when a step fails.

    Asked of the six-part form only. An exceptions section, or one "if" anywhere outside
    purpose, background and history is enough.

    Why: procedures are not only for smooth sailing; the first stock-out shows what they are
    worth.

    Bad:

        ---
        number: WH/SOP/002
        ---
        # Packing

        ## Steps

        1. Li Si (Packer) packs the order until the ERP shows "Packed".
        2. Zhao Liu (Shift Lead) confirms the order.

    Good:

        1. Li Si (Packer) packs the order until the ERP shows "Packed".
        2. If an article is missing, Zhao Liu (Shift Lead) calls the customer within 30 minutes.

    Bad (zh):

        ---
        编号: CK/SOP/002
        ---
        # 打包

        ## 操作步骤

        1. 打包员李四打包订单，直到系统显示“已打包”。
        2. 班长赵六确认订单。

    Good (zh):

        1. 打包员李四打包订单，直到系统显示“已打包”。
        2. 如果缺货，班长赵六30分钟内致电客户。

    Source: the first founding article: all possible "what ifs" must be stated; WHO format: what
    to do if there are problems.
    """
    if subject.is_no_procedure:
        return
    for prefix, sop in subject.sops():
        if len(sop.steps) < MIN_STEPS or sop.form is not Form.SIX_PART or sop.exceptions:
            continue
        if not _branches(sop) and not _document_branches(subject):
            yield Defect(f"{prefix}/exceptions", None, None, _ASK, quote=sop.title)


def _branches(sop: Sop) -> bool:
    return any(_BRANCH.search(step.action) or step.branches for step in sop.steps)


def _document_branches(subject: Subject) -> bool:
    document = subject.document
    kinds = [section.kind for section in document.sections]
    return SectionKind.EXCEPTIONS in kinds or any(
        kinds[item.section] not in _SILENT and _BRANCH.search(document.plain, item.start, item.end)
        for item in document.items
    )
