"""What binds a clause: a time, an amount or a rhythm, and the condition under which it holds."""

from re import Match, compile, escape

from sopai.language.quantities import time_limit

_CONDITION = {
    "en": compile(
        r"^\W*(?P<when>(?:if|when|whenever|once|in case|unless|as soon as|after|"
        r"before)\b[^,:]{2,90}?)"
        r"(?:,|:|\bthen\b|(?= (?:she|he|they|we|i|you)\b))|"
        r"^\W*(?P<lack>no \w+(?: \w+){0,6}?)(?: and|,|:| =| means) ",
        2,
    ),
    "zh": compile(
        r"^\W*(?P<when>(?:如果|如|若|要是|当|遇到|万一)?[^,:]{2,26}?(?:的话|的|了|时|后|还[没未][^,:]{1,6}))(?:,|"
        r"(?=[不扣就放按先由别给要贴退报须重换找写拍送挂\d]|直接|一律|马上|立即|立刻|通知|登记|"
        r"联系|全部|整))"
    ),
}
_TIME = compile(
    r"(?:minutes?|mins?|hours?|days?|weeks?|\d months?|every \w+|(?:by|on|before|until) the|"
    r"on the spot|\d{1,2}[:.]\d{2}|same day|noon)(?!.*(?:euro|\$|£|€|per|night))|"
    r"分钟|小时|天|工作日|当[天日]|次日|每|月底|号|\d[:点]\d|点[前后]",
    2,
)
_AMOUNT = {
    "en": compile(
        r"\b(?:up to|under|over|above|below|at (?:most|least)|max(?:imum)?\.?|min(?:imum)?\.?|"
        r"limit|more than|less than|within)\s+"
        r"(?:(?:[£$€]\s?)?\d[\d.,]*|(?:one|two|three|four|five|six|seven|eight|ten|twelve)\b)"
        r"(?:\s?(?:%|euros?|eur|dollars?|usd|pounds?|gbp|kg|km|minutes?|"
        r"mins?|hours?|(?:working |business |calendar )?days?|weeks?|months?|years?|degrees|"
        r"people|items?|pieces?|boxes|a (?:day|week|month|year)))*(?: per \w+| a (?:day|night|"
        r"month|week|year))?|"
        r"[£$€]\s?\d[\d.,]*|\bevery (?:monday|tuesday|wednesday|thursday|friday|saturday|"
        r"sunday|day|week|month|morning|evening)\b|"
        r"\b(?:by|on|before|until) the \d{1,2}(?:st|nd|rd|th)\b|\bon the spot\b|"
        r"\b(?:at|by|before|until) \d{1,2}(?:[:.]\d{2}(?:\s?[ap]m)?|\s?[ap]m)\b|"
        r"\b\d[\d.,]* ?(?:a|per) \w+",
        2,
    ),
    "zh": compile(
        r"(?:超过|不超过|满|至少|最多|扣|低于|高于|不低于)?\d[\d.,]*\s*(?:个)?(?:元|块|分钟|"
        r"小时|天|个?工作日|%|人|件|单|双|张|次|公斤|度)(?:之?内|以内|以上|以下)?|"
        r"\d{1,2}[:点]\d{0,2}分?(?:之?前|以前|后)|"
        r"[一二两三四五六七八九十]{1,3}(?:张|次|遍|个人|份|天内|小时内)|当天|当日|次日|"
        r"每(?:个)?(?:天|周[一二三四五六日]?|月底?|季度)(?:\d{1,2}[号日])?[^,。]{0,4}?一次|"
        r"每(?:天|周[一二三四五六日]?|月|季度)"
    ),
}


_NO_CASE_ZH = compile(r"\W*(?:是这样|这样|好的|行的|可以的|对的|嗯)")
"""What ends in 的 and is no case."""


def limit_in(text: str, language: str) -> str | None:
    """The first amount, time or rhythm of a clause."""
    match = _AMOUNT[language].search(text)
    found = match.group() if match is not None else time_limit(text)
    return found.strip(" .,:;") or None if found else None


def has_amount(text: str, language: str) -> bool:
    """Whether an amount, a time or a rhythm in digits stands in a clause."""
    return _AMOUNT[language].search(text) is not None


def is_time(limit: str) -> bool:
    """Whether a limit is a time or a rhythm; no amount, and nothing that only begins a case."""
    return _TIME.search(limit) is not None and _FROM.match(limit) is None


_FROM = compile(r"\W*(?:more than|longer than|over|above|超过|满)\s?", 2)
"""Before a time from which on something is a case: "on display for more than 90 days"."""


def condition_in(text: str, language: str, people: tuple[str, ...]) -> str | None:
    """When a clause holds: its words before the comma, or before the one who acts."""
    if language == "zh" and _NO_CASE_ZH.match(text):
        return None
    match = _CONDITION[language].match(text) or _before_a_name(text, language, people)
    return match[match.lastgroup] if match is not None and match.lastgroup else None


def _before_a_name(text: str, language: str, people: tuple[str, ...]) -> Match[str] | None:
    """A condition that ends where a person begins: "if a key is missing Marta calls"."""
    if language != "en" or not people:
        return None
    names = "|".join(map(escape, people))
    return compile(
        rf"^\W*(?P<when>(?:[Ii]f|[Ww]hen|[Oo]nce)\b.*?)(?= (?:{names}) [a-z]+s\b)"
    ).match(text)


def is_case(text: str, condition: str | None, language: str) -> bool:
    """Whether a clause says when it holds: it begins with that, or ends with it."""
    return _BEGINS.match(text) is not None or split(text, condition, language)[1] is not None


_BEGINS = compile(
    r"\W*(?:(?:and|but|so|or|also) )?(?:if|when|once|unless|in case|should)\b|如果|要是|万一", 2
)


def split(quote: str, condition: str | None, language: str) -> tuple[str, str | None]:
    """What happens, and what is done about it, both verbatim; no second where that is not said.

    Args:
        quote: the words of an exception.
        condition: those of them that say when, as `condition_in` finds them.
        language: `en` or `zh`.
    """
    at = quote.find(condition) if condition is not None else -1
    if condition is not None and at >= 0:
        rest = quote[at + len(condition) :].lstrip(" ,，:：、")
        return condition, rest or None
    late = _LATE.search(quote) if language == "en" else None
    if late is None:
        return quote, None
    return quote[late.start("when") :].rstrip(" .;"), quote[: late.start()].rstrip(" ,")


_LATE = compile(
    r"(?<=\w),? (?P<when>(?:if|when|in case) (?!needed|possible|necessary|in doubt)\w.+)$", 2
)
"""A case that stands behind what is done: "she refuses the loan if the fibres shed"."""
