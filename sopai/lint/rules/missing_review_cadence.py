"""VER003: nobody knows when the document is looked at again."""

from collections.abc import Iterator
from re import compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.stated import said_near, whole_procedure
from sopai.lint.subject import Subject
from sopai.schema.control import DocumentControl
from sopai.schema.finding import Severity

_FIELDS = (
    "review", "update", "revis", "valid", "expir", "复审", "评审", "复核", "修订", "更新", "有效期",
    "审查",
)  # fmt: skip
"""Words in the name of a field that says how long the document holds."""

_WORDS = (
    "review",
    "revis",
    "updated",
    "update frequency",
    "复审",
    "评审",
    "复核",
    "修订",
    "更新",
    "审查",
)
_CADENCE = compile(
    r"(?:(?:document|sop|procedure|policy|plan|playbook|page|guide|runbook|manual|it is|is|be|"
    r"are)\s"
    r"(?:\w+\s){0,3}?(?:reviewed|revised|updated)|next review|review (?:date|cycle|period|"
    r"frequency|"
    r"cadence|interval)|update frequency|reviews? (?:this|the) (?:document|sop|procedure|policy|"
    r"plan|"
    r"playbook|page|guide))[^.\n]{0,60}?(?:every|each|annual|yearly|quarter|month|week|once|twice|"
    r"years?\b|\d{4}|cycle|release)|"
    r"(?:每|一)[年月季半两\d][^。\n]{0,10}(?:复审|评审|修订|更新|审查|复核)|"
    r"下次(?:复审|评审|审查)|(?:复审|评审|修订|更新|审查|复核)(?:一次|周期|频率|频次|日期)|"
    r"(?:复审|评审|修订|更新|审查|"
    r"复核)[::][^。\n]{0,6}每"
)

_ASK = Ask(
    en='When is this looked at again, and by whom? For example: "Review: every {N} months, {name}"',
    zh="多久复审一次，由谁？例如：“复审周期：每{数字}个月，{姓名}”",
)


@rule("VER003", Severity.ERROR)
def missing_review_cadence(subject: Subject) -> Iterator[Defect]:
    """The document does not say how often it is reviewed, or when next.

    One finding for the document, in six parts only. A field, or a sentence such as "this page is
    reviewed every 6 months", is enough.

    Why: procedures do not break, they go stale; without a day nobody notices.

    Bad:

        ---
        number: WH/SOP/002
        version: "1.0"
        ---
        # Packing

        ## Steps

        1. Li Si (Packer) packs the order.
        2. Zhao Liu (Shift Lead) checks the parcel.

    Good:

        1. Li Si (Packer) packs the order.
        2. Zhao Liu (Shift Lead) checks the parcel.

    Bad (zh):

        ---
        编号: CK/SOP/002
        版本: "1.0"
        ---
        # 打包

        ## 操作步骤

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

    Good (zh):

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

    Source: the first founding article: the basic information has an update frequency; EPA QA/G-6
    (2007): systematic review every one to two years.
    """
    found = whole_procedure(subject)
    if found is None or _is_stated(subject.control):
        return
    low = subject.low
    if said_near(low, _WORDS, _CADENCE, 60, 90) is None:
        yield Defect("/control/review_cadence", None, None, _ASK, quote=found[1].title)


def _is_stated(control: DocumentControl) -> bool:
    if control.review_cadence or control.next_review:
        return True
    names = [name.lower() for name, _ in control.other]
    return any(word in name for name in names for word in _FIELDS)
