"""MON005: an aim that no metric measures."""

from bisect import bisect_right
from collections.abc import Iterator
from re import Match, compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.stated import procedures
from sopai.lint.subject import Subject
from sopai.schema.document import SectionKind
from sopai.schema.finding import Severity
from sopai.schema.sop import Form, Sop

_AIM = compile(
    r"\b(?:(?P<verb>reduc|improv|increas|shorten|decreas|minimi[sz]|maximi[sz]|speed(?:ing)? up|"
    r"rais|"
    r"lower|cut|halv|boost)(?:es?|ing|e|s)?|(?P<more>fewer|less|more|faster|quicker|higher|"
    r"better|shorter))"
    r"\s+(?:the |our |of |in )*(?P<what>[a-z][a-z' -]{2,40}?)(?=[,.;:)\n]|\s(?:and|by|for|of|in|"
    r"so|to|"
    r"when|from|at|below|under|above|with|on|while)\b|$)|"
    r"(?P<zh>提高|提升|降低|减少|缩短|加快|增加|改善|控制)(?P<object>[\u4e00-\u9fffA-Za-z]{2,10}?)"
    r"(?=[,.;。,、]|和|与|及|并|的|$)"
)
_WORD = compile(r"[a-z]{4,}|[\u4e00-\u9fff]")
_STEM = 5
"""Letters by which two words are one: return, returns; satisfied, satisfaction."""

_ASK_EN = "Which number says whether {aim!r} is reached? "
_ASK_ZH = "用什么数字看“{aim}”有没有做到？"


@rule("MON005", Severity.WARNING, strict=True)
def purpose_without_metric(subject: Subject) -> Iterator[Defect]:
    """The purpose names an aim that no metric measures.

    One finding for the document, at the first such aim: fewer errors, faster replies, 降低差错率.
    An aim is measured when a metric shares a word with it, or when the purpose gives its number.

    Why: an aim without a number is reached on the day somebody says so.

    Bad:

        ---
        number: WH/SOP/002
        ---
        # Packing

        ## Purpose

        Reduce returns, and answer customers faster.

        ## Steps

        1. Li Si (Packer) packs the order.
        2. Zhao Liu (Shift Lead) checks the parcel.

        ## Metrics

        - Packing errors <= 0.5 %, monthly, from the ERP

    Good:

        1. Li Si (Packer) packs the order.
        2. Zhao Liu (Shift Lead) checks the parcel.

    Bad (zh):

        ---
        编号: CK/SOP/002
        ---
        # 打包

        ## 目的

        降低退货率，提高客户满意度。

        ## 操作步骤

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

        ## 指标

        - 每月打包差错≤0.5%，数据来自ERP

    Good (zh):

        1. 打包员李四打包订单。
        2. 班长赵六复核包裹。

    Source: ISO 9001:2015, 6.2.1: objectives are measurable; the first founding article: metrics.
    """
    for prefix, sop in procedures(subject):
        anchor = subject.document.anchors.get(f"{prefix}/purpose")
        if sop.form is not Form.SIX_PART or anchor is None or not _is_aim(subject, anchor.start):
            continue
        low = subject.low
        measured = _measured(sop)
        for match in _AIM.finditer(low, anchor.start, anchor.end):
            if not _is_measured(low, anchor.end, match, measured):
                aim = subject.document.text[match.start() : match.end()].strip()
                ask = Ask(
                    en=_ASK_EN.format(aim=aim) + 'For example: "{what} <= {N} %, monthly"',
                    zh=_ASK_ZH.format(aim=aim) + "例如：“{指标}≤{数字}%，每月”",
                )
                yield Defect(f"{prefix}/purpose", match.start(), match.end(), ask)
                break
        return


def _is_aim(subject: Subject, offset: int) -> bool:
    """What stands under "Purpose" or 目的; the meaning of an alert is no aim."""
    sections = [s for s in subject.document.sections if s.kind is SectionKind.PURPOSE]
    starts = [subject.document.blocks[s.block].start for s in sections if s.block >= 0]
    at = bisect_right(starts, offset) - 1
    return at >= 0 and "mean" not in sections[at].title.lower()


def _measured(sop: Sop) -> str:
    """The words of all metrics."""
    named = [
        f"{metric.name} {metric.target.text if metric.target else ''}" for metric in sop.metrics
    ]
    return "\n".join([*named, *(step.metric or "" for step in sop.steps)]).lower()


def _is_measured(low: str, end: int, match: Match[str], measured: str) -> bool:
    if any(sign.isdigit() for sign in low[match.end() : min(end, match.end() + 30)]):
        return True
    what = match["what"] or match["object"]
    words = _WORD.findall(what)
    if match["object"]:
        pairs = {a + b for a, b in zip(words, words[1:], strict=False)} - {"效率", "质量"}
        return any(pair in measured for pair in pairs)
    return any(word[:_STEM] in measured for word in words)
