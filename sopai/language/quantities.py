"""Times, limits, targets and rhythms that a text states as numbers."""

from re import IGNORECASE, compile
from typing import NamedTuple

from sopai.language.script import lowered

MAX_DIGITS = 20
"""Of a number that somebody means, here and in the patterns: a line of a million digits would
take a million times a million looks, and overflow."""

_TIME_UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|"
    r"(?:working |business |calendar )?days?|weeks?|months?|shifts?)"
)
_TIME_LIMIT = compile(
    rf"\b(?:within|in under|no later than|not later than|at the latest|by|before|until|"
    rf"in less than|after at most|max(?:imum)?\.?)"
    rf"\s+(?:the\s+)?(?:(?:\d[\d.,–-]*|one|two|three|four|five|ten|next|same|"
    rf"end of(?: the)?)\s*{_TIME_UNIT}\b|"
    r"\d{1,2}[:.]\d{2}\b(?:\s?[ap]m)?|\d{1,2}\s?[ap]m\b|noon|midnight|end of (?:the )?(?:day|"
    r"shift|week|month)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)|"
    rf"\b\d[\d.,–-]{{0,20}}\s*{_TIME_UNIT}\b|"
    r"\b\d{1,2}[:.]\d{2}\b|\b(?:the )?same (?:day|shift|evening|morning)\b|\bby tomorrow\b|"
    r"\b24/7\b|"
    r"\d{1,2}月\d{1,2}[日号](?:之?前|以前)?|"
    r"[\d一二两三四五六七八九十半]{1,20}\s*(?:个)?"
    r"(?:分钟|秒钟?|小时|天|日|(?:工作|自然|营业)(?:小时|[日天])|周|月|h|"
    r"min)(?:之?内|以内|前)?|"
    r"\d{1,2}[:点]\d{0,2}(?:之?前|以前)?|"
    r"(?:当天|当日|当班|次日|当场|下班前|月底前|周[一二三四五六日]前|每[天日周月季年]|今天|本周)",
)
"""For text in lower case."""

_MAY_LIMIT = compile(
    r"\d|same|noon|midnight|tomorrow|end of|day\b|one |two |next |[当次每今本下]|"
    r"[一二两三四五六七八九十半]"
)
"""A quick look before the long pattern."""

_RHYTHM = compile(
    r"\b(?:(?:every|each)(?: (?:\d{1,3}|other|second|third|two|three|four|five|six|nine|twelve|"
    r"half|few|working|single))?(?: [a-z]+)?|"
    r"(?:once|twice) (?:a|per)(?: [a-z]+)?|daily|weekly|monthly|quarterly|yearly|"
    r"annually|hourly|per (?:day|week|"
    r"month|shift|quarter|year)|a (?:day|week|month|quarter|year)|(?:mon|tues|wednes|thurs|fri|"
    r"satur|sun)days?|"
    r"\d+ ?(?:x|times)|cron)\b|"
    r"每(?:周[一二三四五六日天]|半年|[两三四六\d]{1,2}个?(?:年|月|周|天|小时)|季度|"
    r"天|日|周|月|季|年|班|次|晚|早|夜|小时|\d|隔|个|半|两)|"
    r"\d{1,20}\s*(?:次|遍)/|"
    r"一[天日周月]\s*[一两二三\d]{1,20}次|"
    r"(?:周[一二三四五六日]|\d{1,20}[日号])|"
    r"[一两二三四五六七八九十\d]{1,20}(?:个月|周|天|年)[一\d]次|"
    r"\d{1,2}:\d{2}(?:\s?[,、]\s?\d{1,2}:\d{2})+",
    IGNORECASE,
)
_NUMBER_WITH_UNIT = compile(
    r"(?<![\w.])\d[\d.,]{0,20}\s*(?:%|‰|°\s?[CF]?|[a-zA-Zµμ]{1,12}\b|[\u4e00-\u9fff℃])|"
    r"[≤≥<>±]\s*\d|"
    r"\b(?:one|two|three|four|five|six|ten|"
    r"a single|half)\s+[a-z]+|[一二两三四五六七八九十半]\s*(?:个|层|次|遍|张|份|件|箱|克|分|秒|"
    r"步|人|名|台|条|勺|瓶|包)"
)
_NUMBER = compile(r"\d+(?:[.,]\d+)?")
_SIGN_BEFORE = compile(
    r"(?P<sign><=|>=|≤|≥|<|>|=|\bbelow|\bunder|\babove|\bover|\bat least|\bat most|"
    r"\bno more than|\bno less than|"
    r"\bnot more than|\bless than|\bmore than|\bwithin|\bmaximum|\bmax\.?|\bminimum|\bmin\.?|"
    r"\bup to|\bexceeds?|"
    r"不超过|不高于|不大于|不低于|不少于|不小于|低于|小于|少于|高于|大于|超过|达到|控制在|至少|"
    r"最多)"
    r"\s*(?:[£$€¥约]\s*)?$",
    IGNORECASE,
)
_UNIT_AFTER = compile(
    r"\s*(?P<unit>%|‰|percent|seconds?\b|minutes?\b|mins?\b|hours?\b|h\b|(?:working |"
    r"business )?days?\b|weeks?\b|"
    r"months?\b|pieces?\b|per\s\w+|分钟|秒|小时|天|个?工作日|单|件|次|人|元|分|℃|°C|"
    r"/\w+)?(?P<after>以内|以上|以下|内)?",
    IGNORECASE,
)
_SIGNS = {
    "<=": "<=",
    "≤": "<=",
    ">=": ">=",
    "≥": ">=",
    "<": "<",
    ">": ">",
    "=": "=",
    "below": "<",
    "under": "<",
    "less than": "<",
    "低于": "<",
    "小于": "<",
    "少于": "<",
    "above": ">",
    "over": ">",
    "more than": ">",
    "exceed": ">",
    "exceeds": ">",
    "高于": ">",
    "大于": ">",
    "超过": ">",
    "at least": ">=",
    "no less than": ">=",
    "minimum": ">=",
    "min": ">=",
    "min.": ">=",
    "不低于": ">=",
    "不少于": ">=",
    "不小于": ">=",
    "至少": ">=",
    "达到": ">=",
    "at most": "<=",
    "no more than": "<=",
    "not more than": "<=",
    "within": "<=",
    "maximum": "<=",
    "max": "<=",
    "max.": "<=",
    "up to": "<=",
    "不超过": "<=",
    "不高于": "<=",
    "不大于": "<=",
    "控制在": "<=",
    "最多": "<=",
    "以内": "<=",
    "内": "<=",
    "以下": "<=",
    "以上": ">=",
}


class Measure(NamedTuple):
    """A comparator, a number and its unit, as far as a text states them."""

    text: str
    comparator: str | None
    value: float
    unit: str | None


def time_limit(text: str) -> str | None:
    """The first time limit or clock time in a text, verbatim."""
    low = lowered(text)
    if not _MAY_LIMIT.search(low):
        return None
    match = _TIME_LIMIT.search(low)
    return text[match.start() : match.end()].strip() if match else None


def rhythm(text: str) -> str | None:
    """The first words that say how often, verbatim."""
    match = _RHYTHM.search(text)
    return match.group() if match else None


def has_number(text: str) -> bool:
    """A number with a unit, a comparator or a counted noun stands in the text."""
    return _NUMBER_WITH_UNIT.search(text) is not None


def measure(text: str) -> Measure | None:
    """The first number with a comparator or a unit: a target that can be checked."""
    for number in _NUMBER.finditer(text):
        if len(number.group()) > MAX_DIGITS:
            continue
        before = _SIGN_BEFORE.search(text, max(0, number.start() - 24), number.start())
        unit = _UNIT_AFTER.match(text, number.end())
        if unit is None:
            continue
        sign = (before["sign"] if before else unit["after"] or "").lower()
        if not sign and not unit["unit"]:
            continue
        start = before.start() if before else number.start()
        digits = number.group()
        value = digits.replace(",", "." if len(digits) - digits.find(",") != 4 else "")
        return Measure(
            text[start : unit.end()].strip(),
            _SIGNS.get(sign),
            float(value),
            (unit["unit"] or "").strip() or None,
        )
    return None
