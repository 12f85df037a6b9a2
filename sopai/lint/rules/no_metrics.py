"""MON001: nobody can say whether the procedure works."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import MIN_STEPS, Subject
from sopai.schema.document import SectionKind
from sopai.schema.finding import Severity
from sopai.schema.sop import Form, Sop

_SHARES = ("average", "mean", "rate", "percentage", "satisfaction", "平均", "率")
_BOUND = compile(
    r"[^.。;\n]{0,24}?(?:[<>≤≥]=?|\b(?:at least|at most|below|under|above|over|within|up to)\b|"
    r"超过|低于|高于|不少于|以内|达到|控制在)\s*\d",
    IGNORECASE,
)
"""A share or an average with a comparator and a number is a metric, wherever it stands."""

_ASK = Ask(
    en="Which number says that it works? "
    'For example: "error rate <= {N} %, monthly, from {source}, {name}"',
    zh="用什么数字判断做得好不好？例如：“差错率≤{数字}%，每月，数据来自{来源}，负责人{姓名}”",
)


@rule("MON001", Severity.ERROR)
def no_metrics(subject: Subject) -> Iterator[Defect]:
    """The procedure has no metric with a number and a comparator.

    Asked of the six-part form only, and of every document with a section for metrics.

    Why: what is not measured cannot be improved, and nobody knows when it gets worse.

    Bad:

        ---
        number: WH/SOP/002
        ---
        # Packing

        ## Steps

        1. Li Si (Packer) packs the order.
        2. Zhao Liu (Shift Lead) checks the parcel.

    Good:

        1. Li Si (Packer) packs the order.
        2. Zhao Liu (Shift Lead) checks the parcel.

        ## Packing metrics

        - Packing errors <= 0.5 %, monthly, from the ERP

    Bad (zh):

        ---
        编号: CK/SOP/002
        ---
        # 打包

        ## 操作步骤

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

    Good (zh):

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

        ## 打包指标

        - 差错率≤0.5%，每月，数据来自ERP

    Source: the first founding article: each step has a metric, such as a reply within a minute, an
    error rate up to 0.5 %, a satisfaction of at least 90 %.
    """
    announced = any(s.kind is SectionKind.METRICS for s in subject.document.sections)
    if subject.is_no_procedure:
        return
    for prefix, sop in subject.sops():
        if sop.form is not Form.SIX_PART or len(sop.steps) < (1 if announced else MIN_STEPS):
            continue
        if not _is_measured(sop) and not _states_a_share(subject.document.plain):
            yield Defect(f"{prefix}/metrics", None, None, _ASK, quote=sop.title)


def _is_measured(sop: Sop) -> bool:
    return any(metric.target for metric in sop.metrics) or any(step.metric for step in sop.steps)


def _states_a_share(plain: str) -> bool:
    for word in _SHARES:
        at = plain.find(word)
        while at >= 0:
            if _BOUND.match(plain, at + len(word)):
                return True
            at = plain.find(word, at + 1)
    return False
