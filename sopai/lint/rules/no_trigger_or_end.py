"""STR003: a procedure without a beginning or an end."""

from collections.abc import Iterator
from re import compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.stated import opening, said_near, whole_procedure
from sopai.lint.subject import Subject
from sopai.schema.finding import Severity
from sopai.schema.sop import Sop

_STARTS = compile(
    r"\b(?:when(?:ever)?|once|after|upon|as soon as|each time|every|daily|weekly|monthly|yearly|"
    r"before|if|starts?|begins?|trigger(?:s|ed)?|on receipt|fires?|fired|alerts?|request(?:s|"
    r"ed)?|in case|"
    r"prior to|during|symptoms?|in this case|wants? to|meaning)\b|\d{1,2}:\d{2}|"
    r"当|时[,，候]|之?[前后][,，]|收到|接到|每[日天周月年次季]|开始|触发|启动|一旦|如果|遇到|"
    r"到货|周[一二三四五六日]"
)
_ENDS = compile(
    r"\b(?:ends?|until|complet(?:e|es|ed|ion)|done|clos(?:e|es|ed)|finish(?:es|ed)?|final(?:ly)?|"
    r"resolved?|resolves|confirm(?:s|ed)?|verif(?:y|ies|ied)|signs?|signed|archives?|archived|"
    r"deliver(?:s|ed)?|hand(?:s|ed)? over|last|serve[sd]?|ready|succe(?:ss|eds?|ssful)|thank|"
    r"submit(?:s|ted)?|"
    r"results?|report(?:s|ed)?|should (?:be|see|now)|check|ensure|send|restore[sd]?|merged?|"
    r"published?)\b|"
    r"结束|完成|直到|直至|归档|关闭|为止|签字|签名|完毕|收尾|交付|即可|出锅|装盘|盛出|享用|食用|"
    r"上桌|确认|"
    r"检查|最后|发布|公示|结案|入库|提交|通知|合入"
)
_BOUND_WORDS = ("start", "begin", "trigger", "开始", "启动", "触发", "适用于")
_END_WORDS = ("ends when", "ends with", "end of the pro", "complete when", "done when",
              "closed when",
              "finished when",
              "complete once", "结束", "完成标志", "结案", "关闭")  # fmt: skip
_START_SAID = compile(
    r"\bstart(?:s|ed)? (?:when|with|as|on|at|after)|\bbegin(?:s)? (?:when|with|as|on|at|after)|"
    r"trigger|start condition|开始条件|开始于|触发|启动|适用于.{0,20}时"
)
_END_SAID = compile(
    r"\b(?:ends (?:when|with)|end of the pro|(?:complete|done|closed|finished) (?:when|once))|"
    r"结束|完成标志|"
    r"结案|关闭"
)
LAST = 3
"""Steps at the end among which one may say what is done at last."""

_NAMES = {
    "start": ("what starts it", "什么情况下开始"),
    "end": ("when it is complete", "到什么程度算结束"),
}


@rule("STR003", Severity.WARNING, strict=True)
def no_trigger_or_end(subject: Subject) -> Iterator[Defect]:
    """The document does not say what starts the procedure, or when it is complete.

    One finding for the document, in six parts only. A sentence of the opening or of the first
    step with "when", "after", an hour is a start; the last steps or a sentence with "until",
    "is complete when" state an end.

    Why: half of all procedures that were not followed were followed an hour late.

    Bad:

        ---
        number: WH/SOP/002
        ---
        # Packing

        The packers work with this sheet.

        ## Steps

        1. Li Si (Packer) folds the box at station 3.
        2. Li Si (Packer) lays two layers of film into the box.
        3. Li Si (Packer) lays the article on the film.
        4. Li Si (Packer) puts the note on top.
        5. Li Si (Packer) tapes the box.

    Good:

        1. Li Si (Packer) folds the box at station 3.
        2. Li Si (Packer) tapes the box.

    Bad (zh):

        ---
        编号: CK/SOP/002
        ---
        # 打包

        打包员按本页操作。

        ## 操作步骤

        1. 打包员李四在3号工位折好纸箱。
        2. 打包员李四垫两层气泡膜。
        3. 打包员李四放入商品。
        4. 打包员李四放入卡片。
        5. 打包员李四贴上胶带。

    Good (zh):

        1. 打包员李四在3号工位折好纸箱。
        2. 打包员李四贴上胶带。

    Source: WHO format of a standard operating procedure: why, when, where, who.
    """
    found = whole_procedure(subject)
    if found is None:
        return
    prefix, sop = found
    missing = [_NAMES[name] for name in _missing(subject, prefix, sop)]
    if missing:
        ask = Ask(
            en=f"The document does not say {' or '.join(en for en, _ in missing)}: what is it? "
            'For example: "Starts when {event}; ends when {state}"',
            zh=f"文件没有说明{'、'.join(zh for _, zh in missing)}，是什么？"
            "例如：“开始条件：{事件}；结束条件：{状态}”",
        )
        quote = missing[0][subject.document.language == "zh"]
        yield Defect(f"{prefix}/starts_when", None, None, ask, quote=quote)


def _missing(subject: Subject, prefix: str, sop: Sop) -> Iterator[str]:
    low = subject.low
    if not (
        sop.starts_when
        or any(step.trigger for step in sop.steps)
        or _STARTS.search(f"{opening(subject, prefix, sop)}\n{sop.steps[0].action.lower()}")
        or said_near(low, _BOUND_WORDS, _START_SAID, 10, 30)
    ):
        yield "start"
    if not (
        sop.ends_when
        or any(_ENDS.search(step.action.lower()) or step.output for step in sop.steps[-LAST:])
        or said_near(low, _END_WORDS, _END_SAID, 10, 30)
    ):
        yield "end"
