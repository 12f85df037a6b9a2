"""VAG007: if necessary, where a condition belongs."""

from re import compile

from sopai.lint.clarifiers import apposition_follows
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_BY_LAW = compile(r"^\s*(?:by|under|in|per|pursuant)\b")
_AS_MANY = compile(r"\bas (?:many|much|often|long|few|little)\b[^,.;]{0,30}$")
_TRY_NOT = compile(r"^\s*(?:again|catch|it out|out)\b")
_CONDITION_BEFORE = compile(r"(?:如|若|当|在)[^,。;]{2,20}$")


@term_rule(
    "VAG007",
    Severity.ERROR,
    en=words(
        "if necessary, as needed, where possible, as appropriate, if applicable, try to, if possible, when possible, "
        "when necessary, if needed, if required, as required, as necessary, where appropriate, where applicable, "
        "as much as possible, to the extent possible, if need be, at your discretion, at their discretion, "
        "use your judgment, use your judgement, use your best judgment, use your best judgement, as you see fit, "
        "if desired, feel free to, whenever possible, wherever possible, when appropriate, whenever necessary, "
        "preferably, ideally, if appropriate, when needed, where necessary, where needed, as applicable, "
        "as far as possible, if feasible, where feasible, when feasible, when applicable, attempt to, aim to, strive to, "
        "make an effort to, make every effort, as deemed necessary, if deemed necessary, as the case may be, "
        "under normal circumstances, unless absolutely necessary, to the extent practicable, if practical, "
        "if you can, if you want, if you wish, as you like, it depends, and/or as needed, so far as possible, "
        "or as directed, may be necessary, if relevant, as relevant, or as soon as practical"
    ),
    zh=words(
        "必要时, 视情况, 视情况而定, 酌情, 如有需要, 尽可能, 尽量, 原则上, 适当时, 如有必要, 根据情况, 根据实际情况, 根据需要, 视需要, 按需, 需要时, 有必要时, 条件允许, 条件允许时, 可视情况, "
        "一般情况下, 尽力, 灵活处理, 自行判断, 自行决定, 视具体情况, 看情况, 若有必要, 若有需要, 只在需要时, 争取, 力争, 努力, 视实际情况, 结合实际, 如需, 最好, 可根据, 特殊情况除外, 有条件的"
    ),
    blocked="as required by, as required in, as required under, if required by, retry to, 如需求, 最好的, 如需要求, 按需分配, 努力程度, 争取时间",
    ask=Ask(
        en="When exactly? For example: \"if {condition}\"",
        zh="具体什么条件下？例如：“{条件}时”",
    ),
    skeleton=Skeleton(en="if {condition}", zh="{条件}时", blanks=("condition",)),
    clarified_by=(apposition_follows,),
)
def escape_clause(hit: Occurrence) -> str | None:
    """A step lets everybody decide alone whether it applies.

    Why: what is done if necessary is done by the careful and skipped by the busy; a condition
    that can be seen is the same for both.

    Bad:

        1. Wang Wu (Service Agent) informs the Shift Lead if necessary.

    Good:

        1. If the order is more than 30 min late, Wang Wu (Service Agent) informs the Shift Lead.

    Bad (zh):

        1. 客服王五必要时上报仓库主管。

    Good (zh):

        1. 缺货超过10件时，客服王五10分钟内上报仓库主管。

    Source: INCOSE Guide to Writing Requirements, rule R8 (escape clauses).
    """
    if hit.word.isascii():
        if _BY_LAW.match(hit.after):
            return "who or what requires it follows"
        if _AS_MANY.search(hit.before[-40:]):
            return "names an amount, not a condition"
        if hit.word in ("try to", "attempt to", "aim to") and (
            _TRY_NOT.match(hit.after) or not _orders(hit)
        ):
            return "tells of an attempt, orders none"
        if hit.word in ("if needed", "if required", "if necessary") and hit.before.strip() == "":
            return _antecedent(hit)
    elif hit.word in ("最好", "争取", "努力", "尽力") and hit.after.startswith(("的", "了")):
        return "a noun"
    elif hit.word == "如需" and _has_object_zh(hit):
        return "what is needed follows"
    return None


def _orders(hit: Occurrence) -> bool:
    """`try to` at the head of a sentence, or after a modal or "to"."""
    head = hit.before.strip()
    return head == "" or head.endswith((",", "and", "should", "must", "please", "then", "so", "always", ":", ".", "will", "-"))


def _antecedent(hit: Occurrence) -> str | None:
    """"If needed, replace them": the sentence before in the same item says when."""
    earlier = hit.folded[hit.item.start : hit.bounds[0]]
    return "the sentence before says when" if earlier.strip(" .*_-") else None


def _has_object_zh(hit: Occurrence) -> bool:
    return len(hit.after.split(",")[0]) >= 2
