"""MON002: a metric that nobody can measure as it stands."""

from collections.abc import Iterator
from re import compile

from sopai.language.quantities import rhythm
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.document import BlockKind, Item, SectionKind
from sopai.schema.finding import Severity
from sopai.schema.owner import OwnerKind
from sopai.schema.sop import Metric

_SOURCE = compile(
    r"\b(?:from|in|by|source|via|using|report|system|survey|sample[sd]?|log|dashboard|sheet|list|"
    r"audit|checks?|count(?:s|ed)?|crm|erp|wms)\b|来自|来源|报表|系统|后台|数据|问卷|统计|抽查|"
    r"抽检|记录|台账|表"
)
_PERIOD = compile(
    r"\b(?:per|each|every|daily|weekly|monthly|quarterly|yearly|a (?:day|week|month|quarter|year)|"
    r"of (?:orders|all))\b|/(?:day|week|month|d|w)|[每月周日季年]",
)
_NAMES = {
    "target": ("a target with a number", "目标数值"),
    "window": ("the period", "周期"),
    "source": ("the source of the number", "数据来源"),
    "owner": ("who measures it", "负责人"),
}
_HEADING = compile(
    r"^(?:\S+ ){0,2}(?:metrics?|kpis?|targets?|indicators?|measures?|figures|numbers)$|指标|"
    r"目标值|考核|绩效"
)
SHOWN = 4
NAME = 30
"""Characters of a metric's name in the message."""


@rule("MON002", Severity.WARNING, strict=True)
def incomplete_metric(subject: Subject) -> Iterator[Defect]:
    """Metrics lack their target, period, source or owner.

    One finding for the document, which lists the metrics of its metrics section and their gaps;
    it marks the first of them. A period or source in the heading or in the words of the metric
    counts, and one owner in the section's heading for all.

    Why: "satisfaction" is a wish; a number with a period, a source and a name is looked at.

    Bad:

        ---
        number: WH/SOP/002
        ---
        # Packing

        ## Steps

        1. Li Si (Packer) packs the order.
        2. Zhao Liu (Shift Lead) checks the parcel.

        ## Metrics

        - Packing errors <= 0.5 %

    Good:

        | Metric | Target | Source | Owner |
        | --- | --- | --- | --- |
        | Packing errors per month | <= 0.5 % | ERP report R-9 | Wang Wu |

    Bad (zh):

        ---
        编号: CK/SOP/002
        ---
        # 打包

        ## 操作步骤

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

        ## 指标

        - 差错率≤0.5%

    Good (zh):

        | 指标 | 目标值 | 数据来源 | 负责人 |
        | --- | --- | --- | --- |
        | 每月打包差错率 | ≤0.5% | ERP报表R-9 | 王五 |

    Source: the first founding article: each step has a metric, such as an error rate up to 0.5 %;
    ISO 9001:2015, 9.1.1: what, when and by whom is measured.
    """
    gaps = [
        (item, metric, missing)
        for item, metric in _metrics(subject)
        if (missing := _missing(subject, item, metric))
    ]
    if gaps:
        english = "; ".join(f'"{_name(m)}" ({", ".join(_NAMES[g][0] for g in gap)})'
                            for _, m, gap in gaps[:SHOWN])  # fmt: skip
        chinese = "；".join(f"“{_name(m)}”（{'、'.join(_NAMES[g][1] for g in gap)}）"
                           for _, m, gap in gaps[:SHOWN])  # fmt: skip
        more = f" (+{len(gaps) - SHOWN})" if len(gaps) > SHOWN else ""
        ask = Ask(
            en=f"What is missing to measure this: {english}{more}? "
            'For example: "CSAT >= {N} %, monthly, from {source}, {name}"',
            zh=f"这些指标还缺什么：{chinese}{more}？例如：“满意度≥{{数字}}%，每月，数据来自{{来源}}，{{姓名}}”",
        )
        start, end = subject.words(gaps[0][0])
        yield Defect(gaps[0][0].address, start, end, ask)


def _metrics(subject: Subject) -> Iterator[tuple[Item, Metric]]:
    """Metrics that stand under a heading of their own; not numbers in other text.

    Where none has a target, MON001 says so.
    """
    items = {
        item.address: item
        for item in subject.document.items
        if item.address and "/metrics/" in item.address and _is_announced(subject, item)
    }
    found = [
        (items[f"{prefix}/metrics/{metric.id}"], metric)
        for prefix, sop in subject.sops()
        for metric in sop.metrics
        if f"{prefix}/metrics/{metric.id}" in items
    ]
    if any(metric.target for _, metric in found):
        yield from found


def _is_announced(subject: Subject, item: Item) -> bool:
    section = subject.document.sections[item.section]
    block = subject.document.blocks[item.block]
    return (
        section.kind is SectionKind.METRICS
        and _HEADING.search(section.title.lower()) is not None
        and block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
        and "](" not in subject.document.text[item.start : item.end]
    )


def _missing(subject: Subject, item: Item, metric: Metric) -> list[str]:
    document = subject.document
    heading = document.sections[item.section].title
    words = f"{heading} {document.plain[item.start : item.end]}".lower()
    owners = (metric.owner, item.owner, document.sections[item.section].owner)
    stated = {
        "target": metric.target,
        "window": metric.window or rhythm(words) or _PERIOD.search(words),
        "source": metric.source or _SOURCE.search(words),
        "owner": any(owner.kind is not OwnerKind.NONE for owner in owners),
    }
    return [name for name, value in stated.items() if not value]


def _name(metric: Metric) -> str:
    return metric.name if len(metric.name) <= NAME else f"{metric.name[:NAME]}…"
