"""VAG010: better or less, without from what and to what."""

from re import compile

from sopai.lint.clarifiers import (
    defined_elsewhere,
    document_says_how,
    number_follows,
    result_is_given,
)
from sopai.lint.guards import in_purpose
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_NOT_ORDERED = compile(
    r"\b(?:to|which|that|who|if|when|will|would|can|could|may|might|should help|help(?:s|ed)?|not|"
    r"and|designed|used|in order to|aims?|goal)\s+(?:\w+\s+){0,3}$"
)
_MEASURED = compile(
    r"^[^.;]{0,60}\b(?:by|to|from|below|under|until|at least|at most|than|if|when)\b[^.;]{0,24}\d|"
    r"^[^.;]{0,40}\bthan (?:the|an?|that|what|last|in)\b"
)
_NOT_ORDERED_ZH = compile(
    r"(?:如果?|若|当|是否|以便|以|从而|有助于|能|能够|可以?|会|将|为了?|目的|利于|促进|用于|避免|"
    r"防止|不断|得到|已|否则|容易|导致|造成|为|了)[^,。;]{0,10}$"
)
_MEASURED_ZH = compile(
    r"^[^。;]{0,24}(?:到|至|为|在|低于|高于|不超过|不低于|以内|百分之)[^。;]{0,6}\d"
)
_NAMED = compile(r"^\s+(?:button|icon|key|switch|menu|window)\b")
_NOUN_ZH = compile(
    r"^(?:方案|计划|建议|措施|项|版|班|器|剂|工作量|申请|后|了|前|幅度|的(?!速度|效率))"
)


@term_rule(
    "VAG010",
    Severity.WARNING,
    en=words(
        "improve, improves, enhance, enhances, reduce, reduces, minimise, minimises, minimize, "
        "minimizes, maximise, maximises, maximize, maximizes, optimise, optimises, optimize, "
        "optimizes, streamlines, speeds up, "
        "streamline, strengthen, speed up, lower the, increase the, decrease the, cut down on, "
        "keep to a minimum, kept to a minimum, as short as, as low as, as high as, as few as, "
        "as little as"
    ),
    zh=words(
        "提高, 提升, 降低, 减少, 改善, 改进, 增强, 缩短, 加快, 尽量缩短, 最大限度, 最大程度, "
        "越快越好, 越多越好, 越少越好, 越低越好, 越高越好, 越干越好"
    ),
    blocked="提高警惕, 降低液, 减少量, 加快递",
    ask=Ask(
        en='From what to what, and by when? For example: "from {N} to {M} minutes by {date}"',
        zh="从多少到多少，什么时候做到？例如：“{日期}前从{数字}降到{数字}”",
    ),
    skeleton=Skeleton(en="from {N} to {M} by {date}", zh="{日期}前从{数字}到{数字}"),
    clarified_by=(number_follows, document_says_how, result_is_given, defined_elsewhere),
    strict=True,
)
def comparative_without_baseline(hit: Occurrence) -> str | None:
    """A step asks for more, less or better, without from what to what.

    Why: whoever improved by a hair has done it, and so has whoever halved it.

    Bad:

        1. Li Si (Packer) reduces the packing time.

    Good:

        1. Li Si (Packer) reduces the packing time from 6 to 4 minutes by 30 June.

    Bad (zh):

        1. 打包员李四缩短打包时间。

    Good (zh):

        1. 打包员李四在6月30日前把打包时间从6分钟缩短到4分钟。

    Source: INCOSE Guide to Writing Requirements, rule R34 (measurable performance); Wiegers,
    Software Requirements, 3rd edition, table of ambiguous terms (improved, maximize, minimize).

    Not flagged: what an action is good for ("check the list to reduce errors"), a limit, a title.
    """
    if hit.before[-1:] == "(" and hit.after[:1] == ")":
        return "names something in brackets"
    if hit.word.isascii():
        if _NOT_ORDERED.search(hit.clause[0][-60:]) or in_purpose(hit):
            return "says what something is good for"
        if _MEASURED.match(hit.after):
            return "says from what, to what or by how much"
        if _NAMED.match(hit.after):
            return "the name of a button or a window"
    elif _NOT_ORDERED_ZH.search(hit.before[-16:]):
        return "says what something is good for"
    elif _MEASURED_ZH.match(hit.after) or _NOUN_ZH.match(hit.after):
        return "says to what, or is part of a name"
    return None
