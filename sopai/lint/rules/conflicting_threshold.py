"""MEA005: one thing, two limits."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from re import IGNORECASE, compile
from typing import NamedTuple

from sopai.language.quantities import Measure, measure
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.document import Item, SectionKind, SourceDocument
from sopai.schema.finding import Severity
from sopai.schema.sop import Sop

_WORD = compile(r"[a-z]{3,}|\d+|[\u4e00-\u9fff]", IGNORECASE)
_COMMON = frozenset(
    "the and for per with from that this rate number share percent average within each all every "
    "are not than more less least most time must should".split()
) | frozenset("的了和与或在率数量比例平均每各为")
_TIER = compile(
    r"\b(?:vip|gold|urgent|normal|standard|express|priority|critical|severity|p\d|level|tier|first|"
    r"second|night|weekend|warning|alarm|target|total|single|overall|exception|unless|otherwise|if|when|"
    r"over|before|after|new|old|was|previous|large|small|repeat)\b|"
    r"普通|加急|紧急|一般|特急|重要|首次|二次|夜|周末|节假日|等级|级|合计|总|单个|单次|如|若|时|新|旧|原|"
    r"大客户|超过|后|否则|预警|警戒",
    IGNORECASE,
)
_SILENT = (
    SectionKind.HISTORY,
    SectionKind.BACKGROUND,
    SectionKind.EXAMPLES,
    SectionKind.REFERENCES,
)
_SIDE = {"<=": "max", "<": "max", ">=": "min", ">": "min"}
_UNITS = {
    "second": 1.0, "seconds": 1.0, "秒": 1.0, "minute": 60.0, "minutes": 60.0, "min": 60.0,
    "mins": 60.0, "分钟": 60.0, "分": 60.0, "hour": 3600.0, "hours": 3600.0, "h": 3600.0,
    "小时": 3600.0, "day": 86400.0, "days": 86400.0, "天": 86400.0,
}  # fmt: skip


class _Limit(NamedTuple):
    """A limit that the document sets."""

    name: str
    words: frozenset[str]
    said: Measure
    start: int
    end: int
    address: str | None


def _ask(one: str, other: str) -> Ask:
    return Ask(
        en=f'Which of them holds: "{one}" or "{other}"? For example: "{{metric}} <= {{value}}"',
        zh=f"以哪个为准：“{one}”还是“{other}”？例如：“{{指标}}≤{{数值}}”",
    )


@rule("MEA005", Severity.ERROR, strict=True)
def conflicting_threshold(subject: Subject) -> Iterator[Defect]:
    """A metric and a step, or two metrics, set different limits for the same thing.

    Why: who is asked why 90 seconds were too long points at the line that allows 120.

    Bad:

        1. Wang Wu (Service Agent) keeps the first response time of each chat within 2 minutes.

        | Metric | Target |
        | --- | --- |
        | First response time of a chat | <= 1 minute |

    Good:

        1. Wang Wu (Service Agent) keeps the first response time of each chat within 1 minute.

        | Metric | Target |
        | --- | --- |
        | First response time of a chat | <= 1 minute |

    Bad (zh):

        1. 客服王五把首次响应时间控制在2分钟以内。

        | 指标 | 目标值 |
        | --- | --- |
        | 首次响应时间 | ≤1分钟 |

    Good (zh):

        1. 客服王五把首次响应时间控制在1分钟以内。

        | 指标 | 目标值 |
        | --- | --- |
        | 首次响应时间 | ≤1分钟 |

    Not flagged: limits for cases that differ (VIP, urgent, first and repeated), a limit and a
    warning level, and what a history tells.

    Source: GtWR of INCOSE, version 4, consistency of values; the first founding article:
    response <= 1 min, error <= 0.5 %.
    """
    for prefix, sop in subject.sops():
        metrics = _metrics(subject.document, prefix, sop)
        first: dict[frozenset[str], _Limit] = {}
        for other in metrics:
            one = first.setdefault(other.words, other)
            if _conflict(one.said, other.said):
                yield Defect(
                    other.address, other.start, other.end, _ask(one.said.text, other.said.text)
                )
        if metrics:
            yield from _steps(subject, metrics, tuple(first.values()))


def _metrics(document: SourceDocument, prefix: str, sop: Sop) -> list[_Limit]:
    found = []
    for metric in sop.metrics:
        address = f"{prefix}/metrics/{metric.id}"
        anchor = document.anchors.get(f"{address}/target") or document.anchors.get(address)
        said = measure(metric.target.text) if metric.target else None
        key = _words(metric.name)
        if said and anchor and len(key) > 1:
            found.append(_Limit(metric.name.lower(), key, said, anchor.start, anchor.end, address))
    return found


def _steps(
    subject: Subject, metrics: list[_Limit], distinct: tuple[_Limit, ...]
) -> Iterator[Defect]:
    document = subject.document
    stated = sorted(metric.start for metric in metrics)
    by_word = _by_rarest_word(distinct)
    for item in subject.owned_items():
        text = document.plain[item.start : min(item.end, item.start + 300)]
        if document.sections[item.section].kind in _SILENT or _holds_one(stated, item):
            continue
        said = measure(text)
        if said is None:
            continue
        own = _words(text)
        for metric in (one for word in sorted(own & by_word.keys()) for one in by_word[word]):
            if metric.words <= own and _conflict(metric.said, said) and not _tiers(text, metric):
                at = document.plain.find(said.text, item.start, item.end)
                start = at if at >= 0 else item.start
                end = start + len(said.text) if at >= 0 else item.end
                yield Defect(item.address, start, end, _ask(metric.said.text, said.text))
                break


def _by_rarest_word(metrics: tuple[_Limit, ...]) -> dict[str, list[_Limit]]:
    """The metrics, each under one of its words: only a text with that word can name it."""
    often = Counter(word for metric in metrics for word in metric.words)
    found: dict[str, list[_Limit]] = {}
    for metric in metrics:
        rarest = min(metric.words, key=lambda word: (often[word], word))
        found.setdefault(rarest, []).append(metric)
    return found


def _holds_one(stated: list[int], item: Item) -> bool:
    """A metric stands in the item: it is the metric's own row."""
    at = bisect_left(stated, item.start)
    return at < len(stated) and stated[at] < item.end


def _tiers(text: str, metric: _Limit) -> bool:
    """The text is about a case that the metric's name does not speak of."""
    return any(match.group().lower() not in metric.name for match in _TIER.finditer(text))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text)) - _COMMON


def _conflict(one: Measure, other: Measure) -> bool:
    """Both limit the same side in the same kind of unit, and differ."""
    if _SIDE.get(one.comparator or "") is None or one.unit is None or other.unit is None:
        return False
    if _SIDE.get(one.comparator or "") != _SIDE.get(other.comparator or ""):
        return False
    first, second = one.unit.lower(), other.unit.lower()
    if first in _UNITS and second in _UNITS:
        return one.value * _UNITS[first] != other.value * _UNITS[second]
    return first == second and one.value != other.value
