"""MON003: nobody looks, on no day, whether the procedure is kept."""

from collections.abc import Iterator
from re import compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.stated import said_near, whole_procedure
from sopai.lint.subject import Subject
from sopai.schema.document import SectionKind
from sopai.schema.finding import Severity

_WORDS = (
    "inspect", "audit", "spot check", "spot-check", "debrief", "retrospective", "training", "drill",
    "rehears", "walk round", "walks round", "walk-through", "supervis", "review", "refresher",
    "checks ", "meeting",
    "巡检", "巡查", "抽查", "抽检", "复盘", "培训", "演练", "稽核", "监督", "检查",
    "考核", "例会", "点检", "回顾", "评审", "督导", "演习", "会议",
)  # fmt: skip
_REGULAR = compile(
    r"\b(?:every|each|once an?|once per|twice an?|per (?:day|week|month|quarter|year)|daily|weekly|"
    r"monthly|quarterly|yearly|annual(?:ly)?|biannual(?:ly)?|(?:a|an|the) (?:week|month|quarter|"
    r"year)\b|"
    r"(?:mon|tues|wednes|thurs|fri)days?)\b|\d+ (?:a|per) (?:day|week|month)|"
    r"每[天日班周月季年半两个\d]|一[天日周月季年][一两二三\d]?次|周[一二三四五六日]|"
    r"[日周月季年]度|\d+(?:天|周|个月)一?次"
)
_SECTIONS = frozenset({SectionKind.SUPERVISION})

_ASK = Ask(
    en="Who looks whether this is kept, and on which day? "
    'For example: "{name} inspects {N} orders every Monday; debrief on the first of each month"',
    zh="谁在哪天检查有没有照做？例如：“{姓名}每周一抽查{数字}单；每月1日复盘”",
)


@rule("MON003", Severity.WARNING)
def no_supervision_routine(subject: Subject) -> Iterator[Defect]:
    """The document has no inspection, debrief or training with a rhythm.

    One finding for the document, in six parts only. A section for supervision counts, and a
    sentence anywhere that sets an inspection, review, drill or training with how often.

    Why: what nobody looks at on a set day is done as long as it is new.

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
        2. Zhao Liu (Shift Lead) inspects 5 parcels every Monday.

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
        2. 班长赵六每周一抽查5个包裹。

    Source: the first founding article: weekly inspection, monthly debrief, quarterly training.
    """
    found = whole_procedure(subject)
    if found is None:
        return
    prefix, sop = found
    if sop.supervision or any(s.kind in _SECTIONS for s in subject.document.sections):
        return
    if said_near(subject.low, _WORDS, _REGULAR, 80, 80) is None:
        yield Defect(f"{prefix}/supervision", None, None, _ASK, quote=sop.title)
