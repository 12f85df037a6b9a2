"""OWN008: nobody sees that the procedure is done right, and nobody makes it better."""

from collections.abc import Iterator
from re import compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.stated import said_near, whole_procedure
from sopai.lint.subject import Subject
from sopai.schema.document import SectionKind
from sopai.schema.finding import Severity
from sopai.schema.owner import Owner, OwnerKind
from sopai.schema.sop import Sop

_FIELDS = (
    "owner", "supervis", "reviewer", "improver", "maintain", "监督", "改进", "流程负责", "复核人",
    "检查人", "维护", "督导",
)  # fmt: skip
"""Words in the name of a field for who answers for the document or watches over it."""

_WORDS = (
    "supervis", "oversee", "oversight", "audit", "inspect", "spot check", "process owner",
    "document owner", "maintained by", "accountable", "reviewed by", "walks round", "countersign",
    "approve", "monitors", "lead) ", "manager) ", "lead checks", "manager checks",
    "监督", "督导", "抽查", "抽检", "巡检", "稽核", "检查", "复核", "流程负责人", "改进人",
    "维护", "审核", "审批", "考核",
)  # fmt: skip
_SEEN = compile(
    r"\b(?:supervis(?:es|ed by|or)|oversees?|oversight|audits?|audited by|inspects?|inspected by|"
    r"process owner|document owner|maintained by|accountable|reviewed by|spot[- ]checks|"
    r"walks round|"
    r"countersigns?|approves?|approved by|monitors)\b|"
    r"\b(?:lead|manager|supervisor|auditor|foreman)\)? (?:checks|verifies|reviews)\b|"
    r"[\u4e00-\u9fff]{0,4}(?:主管|经理|店长|班长|组长|主任|部长|厂长|老板|负责人|专员|主播|员|"
    r"管理者|[总工])"
    r"[\u4e00-\u9fff\d]{0,8}(?:监督|督导|抽查|抽检|巡检|稽核|检查|复核|审核|审批|考核)|"
    r"流程负责人|改进人|监督人|"
    r"由.{1,10}(?:维护|监督|审核|复核|检查|稽核)|(?:监督|督导|维护|审核|复核)(?:人|者|员)"
)
_NAMED = (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP)

_ASK = Ask(
    en="Who sees that it is done right, and who makes it better? "
    'For example: "Supervisor: {name} ({role}). Improver: {name}"',
    zh="谁看着做得对不对，谁来改进？例如：“监督人：{岗位}{姓名}；改进人：{姓名}”",
)


@rule("OWN008", Severity.WARNING)
def no_supervisor(subject: Subject) -> Iterator[Defect]:
    """Nobody is named who sees that the procedure is done right, or improves it.

    One finding for the document, in six parts only. A field, an owner of an inspection or of a
    metric, or a sentence in which somebody oversees, audits or approves is enough.

    Why: who does the work sees the next order, not the hundredth; somebody else has to.

    Bad:

        ---
        number: WH/SOP/002
        ---
        # Packing

        ## Steps

        1. Li Si (Packer) packs the order.
        2. Li Si (Packer) labels the parcel.

    Good:

        1. Li Si (Packer) packs the order.
        2. Li Si (Packer) labels the parcel; Zhao Liu (Shift Lead) inspects 5 parcels every Monday.

    Bad (zh):

        ---
        编号: CK/SOP/002
        ---
        # 打包

        ## 操作步骤

        1. 打包员李四打包订单。
        2. 打包员李四贴面单。

    Good (zh):

        1. 打包员李四打包订单。
        2. 打包员李四贴面单；班长赵六每周一抽查5个包裹。

    Source: the first founding article: executor, supervisor and improver; WHO format: who sees that
    it is performed correctly.
    """
    found = whole_procedure(subject)
    if found is None:
        return
    prefix, sop = found
    if not _has_watcher(sop) and not _is_named(subject):
        low = subject.low
        if said_near(low, _WORDS, _SEEN, 24, 24) is None:
            yield Defect(f"{prefix}/supervisor", None, None, _ASK, quote=sop.title)


def _has_watcher(sop: Sop) -> bool:
    owners: list[Owner] = [sop.supervisor, sop.improver]
    owners += [routine.owner for routine in sop.supervision]
    owners += [metric.owner for metric in sop.metrics]
    return any(owner.kind in _NAMED for owner in owners)


def _is_named(subject: Subject) -> bool:
    control = subject.control
    names = [name.lower() for name, _ in control.other]
    sections = subject.document.sections
    return (
        bool(control.approvers)
        or any(word in name for name in names for word in _FIELDS)
        or any(s.kind is SectionKind.SUPERVISION and s.owner.kind in _NAMED for s in sections)
    )
