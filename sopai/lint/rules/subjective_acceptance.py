"""MEA004: a test whose result depends on who looks."""

from itertools import product
from re import compile

from sopai.language.columns import Column
from sopai.lint.clarifiers import (
    defined_elsewhere,
    document_says_how,
    meaning_follows,
    result_is_given,
)
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_SEEMS = words("look, looks, seem, seems, sound, sounds")
_FINE = words("good, ok, okay, fine, right, normal, healthy, correct, reasonable, in order, nice")
_BE = words("is, are")
_PASSES = words("acceptable, satisfactory, fine, ok, okay, in order, in good order, good enough")
_WORKS = words("work, works, working, functions, functioning, runs, running, performs")
_WELL = words("properly, correctly, fine, well, normally, as expected, as intended, as it should")

_TEST = compile(
    r"\b(?:checks?|verif(?:y|ies)|confirms?|ensures?|makes? sure|inspects?|tests?|"
    r"sees? (?:that|if|whether)|if|when|once|whether|until|unless|so that)\b|\[[ x]\]|"
    r"\b(?:must|shall|should)(?: be| always)?\s*$"
)
_TOLD = compile(
    r"\b(?:may|might|can|could|would|was|were|even|why|not|n't|don't)\b[^,.;]{0,30}$|"
    r"continues? to $"
)
_AIM = compile(
    r"\b(?:it|this|that|which) ensures|\bin order to (?:ensure|verify|check)|\basks?\b[^.;]*$"
)
_BEYOND = compile(
    r"^\s*(?:for|with|as|like|to \w+|by|from|in (?:the|a)|on (?:the|a)|at (?:the|a))\b"
)
_SHOWN = compile(r"^\W*(?:they|it|this|the \w+) (?:should|must|will|looks?)\b")
_FURTHER = compile(r"^[^.;]{0,60}?(?:\b(?:i\.e|that is|namely|meaning|such that)\b|:|—|\()")
_EXPECTED = compile(r"\b(?:should|must|equals?|shows?|returns?)\b|[<>=≤≥]\s?\d|显示|应|一致")
_COMPARED = compile(
    r"\b(?:compare[sd]?|against|matches|match|equals?|same as|in accordance with|per)\b|\d"
)

_TEST_ZH = compile(
    r"检查|确认|核对|检验|验收|查看|核查|复核|测试|试|看|观察|巡查|如|若|则|后|直到|须|应"
)
_LISTED_ZH = compile(
    r"(?:检查|核对|核查|复核|清点|对照|比对|查看|盘点|确认|核实|审核|检验)(?!后|完|无误|人)"
    r"(?P<what>[^。;]{2,60})"
)
_SEEN_ZH = compile(r"\d|[≤≥<>±]|一致|相同|颜色|刻度|指示灯|绿灯|红灯|亮|显示|数值|读数|范围|参数")
_NAME_ZH = compile(r"^(?:的?(?:标准|依据|判断|与否|率|证|标识|图|单|时间|报告|记录|项|值|范围|品))")
_DENIED_ZH = compile(r"(?:不|未|非|没有?)$")
_LIST_MARK = compile(r"[、/]|和|与|及")
_NEEDS_ZH = words("没问题, 没有问题, 符合要求, 达到要求")


@term_rule(
    "MEA004",
    Severity.ERROR,
    en=(
        *(f"{seems} {fine}" for seems, fine in product(_SEEMS, _FINE)),
        *(f"{be} {passes}" for be, passes in product(_BE, _PASSES)),
        *(f"{works} {well}" for works, well in product(_WORKS, _WELL)),
        *words(
            "everything is good, everything is correct, everything is normal, all is well, "
            "quality is good, quality is acceptable, result is good, results are good, "
            "good to go, happy with the result, satisfied with the result, "
            "of acceptable quality, of good quality, up to standard, meets expectations, "
            "meet expectations, is up to scratch, visually acceptable, are up to scratch, "
            "feels right, is all right, is alright, are all right, is good to go, "
            "are good to go, is presentable, are presentable, in good condition, "
            "are clean enough, is clean enough, is well done, are well done, is up to standard, "
            "are up to standard, meets the standard, meet the standard, meets our standards, "
            "of sufficient quality, of high quality, of decent quality, to our satisfaction, "
            "to the customer's satisfaction, to the client's satisfaction, "
            "satisfies the customer, customer is satisfied, customer is happy, "
            "customers are happy, client is happy, client is satisfied, everyone is happy, "
            "everything is fine, everything is ok, everything is okay, everything works, "
            "everything is in order, everything looks good, all looks good, all is in order, "
            "all is good, nothing unusual, nothing looks wrong, nothing out of the ordinary"
        ),
    ),
    zh=words(
        "是否正常, 是否异常, 无异常, 没有异常, 无任何异常, 无明显异常, 一切正常, 外观正常, "
        "状态正常, 运行正常, 工作正常, 运转正常, 功能正常, 使用正常, 显示正常, 是否合格, "
        "是否完好, 是否良好, 是否合理, 是否符合要求, 是否达标, 确认无误, 核对无误, 检查无误, "
        "审核无误, 复核无误, 核实无误, 确定无误, 确保无误, 效果良好, 运行良好, 质量合格, "
        "验收合格, 检查合格, 没问题, 没有问题, 符合要求, 达到要求, 看起来正常, 是否有问题, "
        "有无问题, 有没有问题, 有无异常, 是否有异常, 有没有异常, 是否到位, 是否齐全, "
        "是否整洁, 是否干净, 是否安全, 是否牢固, 是否规范, 是否妥当, 是否合适, 客户满意, "
        "顾客满意, 客人满意, 领导满意, 让客户满意, 让顾客满意, 达到标准, 达到效果, 达到预期, "
        "符合预期, 符合标准, 符合规范, 合乎要求, 没毛病, 不出问题, 不出差错, 不出错, "
        "没有异味, 差不多了, 运行良好无异常, 状态良好, 性能良好, 完好无损, 完整无误, "
        "干净无异味, 一切就绪"
    ),
    blocked="符合要求的, 达到要求的, 没问题的, 无异常值, 无异常情况",
    ask=Ask(
        en="What is seen, counted or measured when it passes? "
        'For example: "{property} is {value}, measured with {tool}"',
        zh="看到什么、数到多少、量到多少才算通过？例如：“{项目}为{数值}，用{工具}测量”",
    ),
    skeleton=Skeleton(en="{property} is {value}", zh="{项目}为{数值}"),
    clarified_by=(
        document_says_how,
        meaning_follows,
        result_is_given,
        defined_elsewhere,
    ),
)
def subjective_acceptance(hit: Occurrence) -> str | None:
    """A test is passed when somebody thinks that it is.

    Why: what looks good to the one who made it is sent back by the one who has to use it.

    Bad:

        1. Wang Wu (Checker) releases the batch if the quality is acceptable.

    Good:

        1. Wang Wu (Checker) releases the batch if no bottle of 20 has a scratch above 2 mm.

    Bad (zh):

        1. 质检员王五检查外观是否正常。

    Good (zh):

        1. 质检员王五检查外观：20瓶中没有一瓶划痕超过2毫米。

    Not flagged: what is compared is named before it, or a number, a document or a list after it.

    Source: GB/T 1.1-2020, requirements must be verifiable; the exercise "approve it if the
    quality is acceptable" of a course on technical writing.
    """
    return _dismiss_en(hit) if hit.word.isascii() else _dismiss_zh(hit)


def _dismiss_en(hit: Occurrence) -> str | None:
    if _TOLD.search(hit.before[-40:]):
        return "tells what may be, or what is denied"
    if not _TEST.search(hit.before) and hit.column is not Column.STANDARD:
        return "is no test"
    if _AIM.search(hit.before):
        return "tells what something is good for, or what somebody is asked"
    if _SHOWN.match(hit.rest) or _EXPECTED.search(hit.children()):
        return "the next lines say what is seen"
    if _BEYOND.match(hit.after) or _FURTHER.match(hit.after):
        return "the sentence goes on to say for what"
    if any(map(_COMPARED.search, hit.clause)):
        return "what it is compared with is named"
    return None


def _dismiss_zh(hit: Occurrence) -> str | None:
    if _NAME_ZH.match(hit.after) or _DENIED_ZH.search(hit.before[-2:]):
        return "part of a name, or denied"
    if hit.cell is None and not _TEST_ZH.search(hit.sentence):
        return "is no test"
    if hit.word in _NEEDS_ZH and not _TEST_ZH.search(hit.before + hit.after[:1]):
        return "is no test"
    if _SEEN_ZH.search(hit.before) or _SEEN_ZH.search(hit.clause[1]):
        return "what is seen is named"
    if "无误" in hit.word or hit.word.endswith(("合格", "问题")):
        said = hit.folded[hit.item.start : hit.start]
        listed = _LISTED_ZH.search(said)
        if listed and (_LIST_MARK.search(listed["what"]) or len(listed["what"]) > 4):
            return "what is checked is named before it"
    return None
