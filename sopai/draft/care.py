"""What a brief says about keeping the procedure alive: targets, inspections, the next look at it.

Source: the six parts of the founding article: goals with numbers, supervision with a rhythm,
continuous improvement.
"""

from re import Pattern, compile

from sopai.draft.kinds import Kind
from sopai.language.cadence import cadence_of
from sopai.language.quantities import rhythm

_GOAL: dict[str, Pattern[str]] = {
    "en": compile(
        r"\b(?:rate|score|satisfaction|accuracy|on[- ]time|kpi|targets?|goals?|first[- ]time right|"
        r"percent(?:age)?|share)\b|\d\s?% (?:of|on)\b|\d (?:out of|in) (?:\d|ten|a hundred)|"
        r"\d (?:per|in|out of|on) (?:1[,.]?000|100|a hundred|a thousand)\b|"
        r"\b(?:one|two|three|\d+)\b[^.]{0,12}\bout of (?:ten|a hundred|\d+)|"
        r"\b(?:errors?|complaints?|mistakes?|defects?|returns?|no[- ]shows?|breakages?|losses)\b"
        r"[^.]{0,30}\b(?:a|per|each|every) (?:day|week|month|quarter|year|shift|hundred|thousand|"
        r"1[,.]?000?)\b",
        2,
    ),
    "zh": compile(
        r"(?:率|满意度|评分|得分|准时|损耗|目标|指标|达标)|"
        r"(?:投诉|差错|退货|错误|返工)[^,。;]{0,8}(?:每[天周月季年]|一个?月|不超过|少于|以内)"
    ),
}
"""What is measured."""

_REACH: dict[str, Pattern[str]] = {
    "en": compile(
        r"\b(?:at least|at most|under|below|above|over|more than|less than|fewer than|no more than|"
        r"not more than|no less than|stays?|keep|reach|want|aim|goal|target|should|must|has to|"
        r"have to|never)\b|[<>≤≥]",
        2,
    ),
    "zh": compile(
        r"不?低于|不?高于|不?超过|不少于|至少|最多|以上|以下|以内|控制|达到|保持|目标|指标|要[在求到有]|"
        r"[<>≤≥]|要\d|得\d|过\d"
    ),
}
_NO_GOAL: dict[str, Pattern[str]] = {
    "en": compile(
        r"^\W*(?:if|when|once|unless|in case|whenever|above|over|lots?|anything|everything)\b|"
        r"\b(?:discount|fee|vat|deposit|tax|interest|exchange rate|hourly rate|day rate|room rate|"
        r"moisture|charge|refund|pay)\b",
        2,
    ),
    "zh": compile(
        r"^\W*(?:如果|要是|当|遇到|万一|凡)|(?:的|了)(?:就|,)|税率|利率|汇率|折扣|手续费|押金|"
        r"率[^,。]{0,6}(?:词|款|品|的[^,。]{0,4}(?:停|退|报|下))"
    ),
}
"""A number that decides what is done with one thing, or a price."""

_CHECKS: dict[str, Pattern[str]] = {
    "en": compile(
        r"\b(?:spot[- ]?checks?|audits?|inspects?|go(?:es)? (?:through|over)|compares?|reads?|"
        r"turns? up|looks? (?:at|over|[^.]{0,40}through|"
        r"through|into)|checks?|reviews?|walks? (?:round|around|through)|watches|"
        r"listens? (?:in )?to|supervis\w+|controls?|picks? \w+|takes? a look)\b",
        2,
    ),
    "zh": compile(
        r"抽查|抽检|检查|巡查|复盘|督查|监督|查一[次遍]|看一[次遍]|抽\d|听\d|考核|过一遍|对一遍"
    ),
}
_RARELY = 6.5
"""Days from which on a check is no part of the daily work: weekly and rarer. Source: the founding
article's rhythm, a weekly inspection and a monthly debrief."""

_KEPT: dict[str, Pattern[str]] = {
    "en": compile(
        r"\b(?:whether|that (?:it|this|everything|all)|"
        r"if (?:it|this|everything|everybody|they|people)|"
        r"followed|kept|stick to|sample|random|spot|list|log|sheet|book|records?|tickets?|calls?|"
        r"files?|orders?|forms?|how it|results?|numbers?|team|we|notes?|papers?|cards?|safe|"
        r"unannounced)\b",
        2,
    ),
    "zh": compile(
        r"(?:检查|抽查|复盘|考核)[。,]?$|有没有|是不是|是否|执行|落实|做到|情况|记录|表|本|台账|单|抽|复盘|考核|监督|通报|过一遍|聊天"
    ),
}
_AGAIN: dict[str, Pattern[str]] = {
    "en": compile(
        r"\b(?:(?:this|it|the (?:procedure|process|sop|document|page|paper|list|whole thing)|"
        r"these (?:rules|pages)|(?:what|as) (?:is )?written)\b[^.]{0,50}"
        r"\b(?:(?:looked|gone) (?:at|over|through)|reviewed|revised|updated|again|refresh\w*|"
        r"rewritten|"
        r"up to date)|"
        r"(?:look at|go (?:over|through)|review|revise|update|revisit|refresh)\s+"
        r"(?:this|it|the (?:procedure|process|sop|document|page|whole thing|list|rules))\b)",
        2,
    ),
    "zh": compile(
        r"(?:流程|制度|规定|规矩|文件|这个|这份|sop|SOP|它|表)[^,。]{0,14}"
        r"(?:修订|更新|改一[次版]|复审|重新看|回头看|再看|梳理|过一[遍次]|优化|回顾|调整|翻出来)|"
        r"(?:修订|更新|复审|梳理|回顾|优化)[^,。]{0,6}(?:流程|制度|规定|文件|sop|SOP|一次)"
    ),
}


def care_of(text: str, language: str) -> Kind | None:
    """What a clause says about keeping the procedure alive; None when it speaks of the work.

    Args:
        text: a clause, normalised.
        language: `en` or `zh`.

    Returns:
        `REVIEW` for a next look at the document, `CHECK` for an inspection with a rhythm of a week
        or more, `TARGET` for a number that the work has to reach.
    """
    days = _days_between(text)
    if days is not None and _AGAIN[language].search(text):
        return Kind.REVIEW
    is_rare = days is not None and days >= _RARELY
    if is_rare and _CHECKS[language].search(text) and _KEPT[language].search(text):
        return Kind.CHECK
    goal = _GOAL[language].search(text)
    if goal is None or _NO_GOAL[language].search(text) or not _DIGIT.search(text):
        return None
    return Kind.TARGET if _REACH[language].search(text) else None


def _days_between(text: str) -> float | None:
    """From one time to the next, where a rhythm is said."""
    if rhythm(text) is None and not _WEEKDAY.search(text):
        return None
    if _WEEKDAY.search(text):
        return WEEK
    often = cadence_of(text)
    return often.about_days if often is not None else None


_DIGIT = compile(r"\d|\b(?:one|two|three|four|five|ten|a hundred)\b", 2)
_WEEKDAY = compile(
    r"\b(?:(?:every|each|on) (?:mon|tues|wednes|thurs|fri|satur|sun)days?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b|\b(?:one time|once) in (?:the|a) month\b",
    2,
)
WEEK = 7
