"""VAG007: if necessary, where a condition belongs."""

from re import compile

from sopai.lint.clarifiers import defined_elsewhere, meaning_follows
from sopai.lint.occurrence import Occurrence
from sopai.lint.registry import Ask, Skeleton, term_rule, words
from sopai.schema.finding import Severity

_ATTEMPTS = frozenset(words("try to, attempt to, aim to, strive to"))
_OPEN_CONDITIONS = frozenset(words("if needed, if required, if necessary"))
_WISHES = frozenset(words("if you want, if you wish, if desired"))
_FORMAL = frozenset(words("if applicable, where applicable, as applicable, when applicable"))
_BRACKETED = compile(r"[(\[]\s*$")
_AFTER_ANSWER = frozenset(words("as needed, if needed, if necessary, as necessary, if required"))
_ASKED = compile(r"\?[\s*_]*$")
_DECIDED = compile(r"^(?:,|\s*[-–—].*[-–—])\s*(?:assume|treat|escalate|stop|always|do not|use)\b")
_BY_LAW = compile(r"^\s*(?:by|under|in|per|pursuant|for (?:the|a|this))\b")
_AS_MANY = compile(r"\bas (?:many|much|often|long|few|little)\b[^,.;]{0,30}$")
_DOUBTS = frozenset(words("when in doubt, if in doubt, in case of doubt"))
_BETWEEN = compile(r"^\s*between\b")
_TRY_NOT = compile(r"^\s*(?:again|catch|it out|out)\b")
_HEAD = compile(
    r"(?:^|[,:;(-]|\b(?:and|should|must|please|then|so|always|will|to|shall|or|but|only|may|"
    r"can))\s*$"
)
_CHOICE = compile(r"^\s*to\s|^\s+(?:a|an|the|more|another)\b")
_ADJECTIVE = compile(r"^\s+\w+s\s+(?:are|were|have|exist)\b")
"""Where possible causes are listed: they are possible, not the order."""

_NOUN_ZH = compile(r"^(?:的|了)")
_NEEDED_ZH = compile(r"^[^,。;]{2,}")

_STATE_BEFORE = compile(r"\b(?:is|are)\s+\w+(?:\s+(?:on|off|in|out))?\s*\([^()]*$")
"""A state, then brackets: "the pump is on (switch it on if necessary)"."""


@term_rule(
    "VAG007",
    Severity.ERROR,
    en=words(
        "in case of problems, if problems arise, if issues arise, when in doubt, "
        "if in doubt, if necessary, as needed, where possible, as appropriate, "
        "if applicable, try to, if possible, when possible, when necessary, if needed, "
        "if required, as required, as necessary, where appropriate, where applicable, "
        "as much as possible, to the extent possible, to the extent practicable, if need be, "
        "at your discretion, at their discretion, use your judgment, use your judgement, "
        "use your best judgment, use your best judgement, as you see fit, if desired, "
        "feel free to, whenever possible, wherever possible, when appropriate, "
        "whenever necessary, preferably, ideally, if appropriate, when needed, "
        "where necessary, where needed, as applicable, as far as possible, "
        "so far as possible, if feasible, where feasible, when feasible, when applicable, "
        "attempt to, aim to, strive to, make an effort to, make every effort, "
        "as deemed necessary, if deemed necessary, as the case may be, if practical, "
        "under normal circumstances, unless absolutely necessary, if you can, if you want, "
        "if you wish, as you like, it depends, if relevant, as relevant, "
        "in exceptional circumstances, in exceptional cases, in special cases, "
        "in special circumstances, in individual cases, in justified cases, where relevant, "
        "when relevant, as fully as possible, as well as possible, as much as you can, "
        "as best you can, if time allows, if time permits, if you have time, "
        "unless there is a good reason, if at all possible, if practicable, "
        "where practicable, when practicable, where practical, when practical, "
        "as practicable, as far as practicable, so far as is reasonably practicable, "
        "as reasonably practicable, to the best of your ability, "
        "to the best of their ability, to the maximum extent, to the greatest extent, "
        "to the fullest extent, as best as possible, in certain cases, "
        "in certain circumstances, in certain situations, in some circumstances, "
        "under certain circumstances, in rare circumstances, in extreme situations, "
        "on a case-by-case basis, on a case by case basis, case by case, case-by-case, "
        "depending on the situation, depending on the circumstances, "
        "depending on circumstances, depending on the case, depending on need, "
        "according to circumstances, according to need, according to the situation, "
        "if the situation allows, if the situation permits, if the situation requires, "
        "if circumstances allow, if circumstances permit, if circumstances require, "
        "if conditions allow, if conditions permit, as warranted, when warranted, "
        "if warranted, if justified, if suitable, where suitable, if sensible, "
        "where sensible, if it makes sense, where it makes sense, when it makes sense, "
        "if helpful, where helpful, if useful, where useful, if beneficial, if convenient, "
        "if advisable, if deemed appropriate, as deemed appropriate, "
        "as considered appropriate, if considered necessary, when deemed necessary, "
        "at his discretion, at her discretion, at its discretion, use discretion, "
        "use your discretion, use your own judgement, use your own judgment, use judgement, "
        "use judgment, exercise judgement, exercise judgment, exercise discretion, "
        "as you think best, as you prefer, if preferred, whatever works, whatever you think, "
        "whatever is needed, do what you can, when you can, whenever you can, "
        "wherever you can, if you feel, if able, should the need arise, if the need arises, "
        "as the need arises, when the need arises, as the situation requires, "
        "as circumstances require, as circumstances dictate, time permitting, "
        "weather permitting, wherever appropriate, whenever appropriate, "
        "wherever applicable, wherever necessary, wherever needed, whenever needed, "
        "whenever required, optionally, try not to, seek to, endeavour to, endeavor to, "
        "do your best to, as and when, as and when required, as and when needed, "
        "if needs be, if that is enough, compelling reason, "
        "when they think it is appropriate, if they wish, if they want, if you feel like, "
        "as desired, if so desired, as you wish, if it is necessary, if it's necessary, "
        "unless necessary, only if necessary, only when necessary, "
        "when absolutely necessary, if absolutely necessary, as is necessary, "
        "as may be necessary, as may be required, as it sees fit, as they see fit, sees fit, "
        "see fit, on an as-needed basis, as-needed basis, on an ad hoc basis, "
        "if there are any problems, if there are problems, if something goes wrong, "
        "if anything goes wrong, in case of doubt, in case of issues, "
        "in the event of problems, within reason, if reasonable, if reasonably possible, "
        "reasonable effort, reasonable efforts, best endeavours, whichever is easier, "
        "as suitable, if at all, if busy, when busy, on busy days, on quiet days, "
        "should generally, should normally, should usually, should typically, "
        "should ideally, unless it is urgent, unless urgent, if it is urgent, "
        "if it's urgent, if urgent, use your instinct, use your intuition, "
        "trust your instinct, trust your gut, use your experience, by feel, by eye, "
        "by gut feeling, play it by ear, at a pinch, if push comes to shove, "
        "if all goes well, if nothing else works, if you're stuck, when things get busy, "
        "if things get busy, when it's busy, when it is busy, if it's busy, if it is busy, "
        "busy periods, quiet periods, during busy times, during quiet times, at busy times, "
        "at quiet times, in an extreme case, use best judgement, use best judgment, "
        "uses best judgement, uses best judgment, using best judgement, best judgement, "
        "best judgment, wherever feasible, what is needed, as seems fit, as it seems fit, "
        "whatever is necessary, as accurate as possible, "
        "as accurately as possible, as brief as possible, as briefly as possible, "
        "as carefully as possible, as clean as possible, as clear as possible, "
        "as clearly as possible, as close as possible, as closely as possible, "
        "as complete as possible, as completely as possible, as concise as possible, "
        "as detailed as possible, as evenly as possible, as gently as possible, "
        "as large as possible, as little as possible, as low as possible, "
        "as near as possible, as precise as possible, as precisely as possible, "
        "as quiet as possible, as safely as possible, as short as possible, "
        "as simple as possible, as small as possible, as specific as possible, "
        "as thoroughly as possible, as smooth as possible, as smoothly as possible, "
        "as efficient as possible, as efficiently as possible, as consistent as possible, "
        "as consistently as possible, as realistic as possible, as high as possible"
    ),
    zh=words(
        "必要时, 视情况, 视情况而定, 酌情, 如有需要, 尽可能, 尽量, 原则上, 适当时, 如有必要, "
        "根据情况, 根据实际情况, 根据需要, 视需要, 按需, 需要时, 有必要时, 条件允许, "
        "条件允许时, 可视情况, 一般情况下, 尽力, 灵活处理, 自行判断, 自行决定, 视具体情况, "
        "看情况, 若有必要, 若有需要, 只在需要时, 争取, 力争, 努力, 视实际情况, 结合实际, "
        "如需, 特殊情况除外, 有条件的话, 特殊情况, 特殊情形, 特殊情况下, 确有需要, 确有必要, "
        "有需要的, 有需要时, 个别情况, 视心情, 看着办, 一般应, 一般不, 通常应, 如无特殊情况, "
        "无特殊情况, 情况允许, 时间允许, 谁有空谁, 如果可能, 如可能, 如有可能, 可能的话, "
        "视天气, 视客流, 视人手, 视工作量, 视严重程度, 视需求, 视个人, 视个人情况, "
        "根据个人口味, 依口味, 依口味调整, 按个人喜好, 根据个人喜好, 根据喜好, 根据经验, "
        "凭经验, 凭感觉, 按感觉, 看心情, 自由发挥, 自行发挥, 自行安排, 自行把握, 自行掌握, "
        "自行斟酌, 自行调整, 自行解决, 自行处理, 自主决定, 自己看着, 自己把握, "
        "具体情况具体分析, 具体问题具体分析, 根据现场情况, 根据具体情况, 根据不同情况, "
        "根据客户情况, 依情况, 依实际情况, 按情况, 按实际情况, 按实际, 按实际需要, 按需要, "
        "结合具体情况, 特别情况, 特殊原因, 特殊时期, 特殊需求, 特殊要求, 例外情况, "
        "遇特殊情况, 非特殊情况, 非必要, 如非必要, 一般来说, 一般而言, 通常情况下, "
        "正常情况下, 多数情况下, 大多数情况下, 理论上, 大体上, 总体上, 力求, 力所能及, "
        "努力做到, 能合并的, 可酌情, 可做可不做, 可有可无, 实在不行, 不行就, 不行的话, "
        "有条件, 如有条件, 时机成熟, 若条件允许, 若情况允许, 若时间允许, 时间充裕, 方便的话, "
        "如方便, 有时间的话, 有空的话, 因情况而异, 视情形, 视状况, 依状况, 如遇特殊, "
        "条件许可, 必要的话, 需要的话, 若有需求, 如有需求, 确有困难, 有困难的, 参照惯例, "
        "可能的情况下, 可行的情况下, 忙的时候, 闲的时候, 人多的时候, 人少的时候, 人手不足时, "
        "忙不过来, 实在忙, 看着来, 看着给, 看着安排, 看着处理, 看着定, 差不多就, 差不多了就, "
        "差不多就行, 意思一下, 能省则省, 能拖就, 能帮就帮, 能退就退, 谁方便谁, 谁在谁, "
        "随机应变处理, 见机, 见情况, 看具体情况, 看实际情况, 看当天情况, 看现场情况, 看天气, "
        "看客流, 看人手, 看生意, 看单量, 看货量, 按经验, 按个人习惯, 按习惯, 凭良心, 凭自觉, "
        "靠自觉, 自觉, 大家自觉, 情况紧急, 如遇急事, 特殊人群, 特殊家庭, 特殊客户, 特殊天气, "
        "必要情况下, 非必要情况下, 有必要的话, 有必要的, 按老规矩办, 老地方, 看人来"
    ),
    blocked=(
        "仍不行就, 还不行就, 还是不行就, 再不行就, "
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
    if hit.word in ("where possible", "when possible") and _ADJECTIVE.match(hit.after):
        return "belongs to a noun"
    if _AS_MANY.search(hit.before[-40:]):
        return "names an amount, not a condition"
    if hit.word in _ATTEMPTS and (_TRY_NOT.match(hit.after) or not _HEAD.search(hit.before)):
        return "tells of an attempt, orders none"
    if hit.word in _WISHES and _CHOICE.match(hit.after):
        return "what is wished for follows: a choice of the reader"
    return _is_said(hit)


def _is_said(hit: Occurrence) -> str | None:
    """Where the condition stands that the words leave open."""
    if hit.word in _OPEN_CONDITIONS and not hit.before.strip(" *_-") and not hit.is_first_sentence:
        return "the sentence before says when"
    if hit.word in _FORMAL and (_BRACKETED.search(hit.before) or hit.is_alone_in_cell):
        return "a remark for cases without it"
    if hit.word in _AFTER_ANSWER and _ASKED.search(hit.folded[hit.item.start : hit.bounds[0]]):
        return "the question before says when"
    if hit.word in _DOUBTS and (_BETWEEN.match(hit.after) or _DECIDED.match(hit.after)):
        return "what to do then follows"
    if hit.word in _OPEN_CONDITIONS and _STATE_BEFORE.search(hit.before):
        return "the state before the brackets says when"
    return None


def _dismiss_zh(hit: Occurrence) -> str | None:
    if _NOUN_ZH.match(hit.after) and hit.word in ("争取", "努力", "尽力"):
        return "part of another word"
    if hit.word == "如需" and _NEEDED_ZH.match(hit.after):
        return "what is needed follows"
    return None
