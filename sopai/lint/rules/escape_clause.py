"""VAG007: if necessary, where a condition belongs."""

from re import compile

from sopai.lint.clarifiers import defined_elsewhere, meaning_follows
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_ATTEMPTS = frozenset(words("try to, attempt to, aim to, strive to"))
_OPEN_CONDITIONS = frozenset(words("if needed, if required, if necessary"))
_WISHES = frozenset(words("if you want, if you wish, if desired"))
_BY_LAW = compile(r"^\s*(?:by|under|in|per|pursuant|for (?:the|a|this))\b")
_AS_MANY = compile(r"\bas (?:many|much|often|long|few|little)\b[^,.;]{0,30}$")
_TRY_NOT = compile(r"^\s*(?:again|catch|it out|out)\b")
_HEAD = compile(
    r"(?:^|[,:;(-]|\b(?:and|should|must|please|then|so|always|will|to|shall|or|but|only|may|"
    r"can))\s*$"
)
_CHOICE = compile(r"^\s*to\s|^\s+(?:a|an|the|more|another)\b")
_NOUN_ZH = compile(r"^(?:的|了)")
_NEEDED_ZH = compile(r"^[^,。;]{2,}")

_STATE_BEFORE = compile(r"\b(?:is|are)\s+\w+(?:\s+(?:on|off|in|out))?\s*\([^()]*$")
"""A state, then brackets: "the pump is on (switch it on if necessary)"."""


@term_rule(
    "VAG007",
    Severity.ERROR,
    en=words(
        "in case of problems, if problems arise, if issues arise, when in doubt, if in doubt, "
        "if necessary, as needed, where possible, as appropriate, if applicable, try to, "
        "if possible, when possible, when necessary, if needed, if required, as required, "
        "as necessary, where appropriate, where applicable, as much as possible, "
        "to the extent possible, to the extent practicable, if need be, at your discretion, "
        "at their discretion, use your judgment, use your judgement, use your best judgment, "
        "use your best judgement, as you see fit, if desired, feel free to, whenever possible, "
        "wherever possible, when appropriate, whenever necessary, preferably, ideally, "
        "if appropriate, when needed, where necessary, where needed, as applicable, "
        "as far as possible, so far as possible, if feasible, where feasible, when feasible, "
        "when applicable, attempt to, aim to, strive to, make an effort to, make every effort, "
        "as deemed necessary, if deemed necessary, as the case may be, if practical, "
        "under normal circumstances, unless absolutely necessary, if you can, if you want, "
        "if you wish, as you like, it depends, if relevant, as relevant, "
        "in exceptional circumstances, in exceptional cases, in special cases, "
        "in special circumstances, in individual cases, in justified cases, where relevant, "
        "when relevant, as fully as possible, as well as possible, as much as you can, "
        "as best you can, if time allows, if time permits, "
        "if you have time, unless there is a good reason, "
    ),
    zh=words(
        "必要时, 视情况, 视情况而定, 酌情, 如有需要, 尽可能, 尽量, 原则上, 适当时, 如有必要, "
        "根据情况, 根据实际情况, 根据需要, 视需要, 按需, 需要时, 有必要时, 条件允许, 条件允许时, "
        "可视情况, 一般情况下, 尽力, 灵活处理, 自行判断, 自行决定, 视具体情况, 看情况, 若有必要, "
        "若有需要, 只在需要时, 争取, 力争, 努力, 视实际情况, 结合实际, 如需, 特殊情况除外, "
        "有条件的话, "
        "特殊情况, 特殊情形, 特殊情况下, 确有需要, 确有必要, 有需要的, 有需要时, 个别情况, "
        "视心情, 看着办, 一般应, 一般不, 通常应, 如无特殊情况, "
        "无特殊情况, 情况允许, 时间允许, 谁有空谁"
    ),
    blocked=(
        "如需求, 如需要求, 按需分配, 努力程度, 争取时间, 必要时间, 需要时间, "
        "监视情况, 重视情况, 按需求, 根据需要求"
    ),
    ask=Ask(
        en='When exactly? For example: "if {condition}"',
        zh="具体什么条件下？例如：“{条件}时”",
    ),
    skeleton=Skeleton(en="if {condition}", zh="{条件}时"),
    clarified_by=(meaning_follows, defined_elsewhere),
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
    return _dismiss_en(hit) if hit.word.isascii() else _dismiss_zh(hit)


def _dismiss_en(hit: Occurrence) -> str | None:
    if _BY_LAW.match(hit.after) and hit.word.endswith("required"):
        return "who or what requires it follows"
    if _AS_MANY.search(hit.before[-40:]):
        return "names an amount, not a condition"
    if hit.word in _ATTEMPTS and (_TRY_NOT.match(hit.after) or not _HEAD.search(hit.before)):
        return "tells of an attempt, orders none"
    if hit.word in _WISHES and _CHOICE.match(hit.after):
        return "what is wished for follows: a choice of the reader"
    if hit.word in _OPEN_CONDITIONS and not hit.before.strip(" *_-") and not hit.is_first_sentence:
        return "the sentence before says when"
    if hit.word in _OPEN_CONDITIONS and _STATE_BEFORE.search(hit.before):
        return "the state before the brackets says when"
    return None


def _dismiss_zh(hit: Occurrence) -> str | None:
    if _NOUN_ZH.match(hit.after) and hit.word in ("争取", "努力", "尽力"):
        return "part of another word"
    if hit.word == "如需" and _NEEDED_ZH.match(hit.after):
        return "what is needed follows"
    return None
