"""MON001: nobody can say whether the procedure works."""

from collections.abc import Iterator

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import MIN_STEPS, Subject
from sopai.schema.finding import Severity
from sopai.schema.sop import Form

_ASK = Ask(
    en='Which number says that it works? For example: "error rate <= {N} %, monthly, from {source}, {name}"',
    zh="用什么数字判断做得好不好？例如：“差错率≤{数字}%，每月，数据来自{来源}，负责人{姓名}”",
)


@rule("MON001", Severity.ERROR)
def no_metrics(subject: Subject) -> Iterator[Defect]:
    """The procedure has no metric with a number and a comparator.

    Asked of the six-part form only.

    Why: what is not measured cannot be improved, and nobody knows when it gets worse.

    Bad:

        1. Li Si (Packer) packs the order.
        2. Zhao Liu (Shift Lead) checks the parcel.

    Good:

        1. Li Si (Packer) packs the order.
        2. Zhao Liu (Shift Lead) checks the parcel.

        ## Metrics

        - Packing errors <= 0.5 %, monthly, from the ERP

    Bad (zh):

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

    Good (zh):

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

        ## 指标

        - 差错率≤0.5%，每月，数据来自ERP

    Source: the first founding article: each step has a metric, such as a reply within a minute, an
    error rate up to 0.5 %, a satisfaction of at least 90 %.
    """
    for prefix, sop in subject.sops():
        if len(sop.steps) < MIN_STEPS or sop.form is not Form.SIX_PART:
            continue
        if any(metric.target for metric in sop.metrics) or any(step.metric for step in sop.steps):
            continue
        yield Defect(f"{prefix}/metrics", None, None, _ASK, quote=sop.title)
