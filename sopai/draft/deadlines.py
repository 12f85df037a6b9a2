"""What can be said as the limit of a step: "within 10 minutes", "by Friday", 每天下班前."""

from re import IGNORECASE, Match, compile

_TENS = "ten|eleven|twelve|fifteen|twenty|thirty|forty|forty[- ]five|fifty|sixty|ninety"
_COUNT = (
    r"(?:(?!0+\b)\d{1,4}(?:[.,]\d{1,2})?(?: ?(?:-|–|to) ?\d{1,4})?|half an?|one and a half|"
    rf"a couple of|an?|one|two|three|four|five|six|seven|eight|nine|{_TENS})"
)
_UNIT = (
    r"(?:(?:working|business|calendar|full|whole) )?"
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|nights?|weeks?|months?|quarters?|"
    r"years?|shifts?)\b"
)
_AMOUNT = rf"{_COUNT}[ -]?{_UNIT}"
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tue|wed|thu|fri|sat|sun)(?:\.|\b))"
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_DATE = r"(?:[12]\d|3[01]|0?[1-9])"
_CLOCK = (
    r"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?[ap]\.?m\b\.?|(?:[01]?\d|2[0-3])[:.][0-5]\d\b|"
    r"(?:1[0-2]|[1-9]) o['’]clock|noon|midday|midnight|lunch(?:time)?|closing(?: time)?|"
    r"opening(?: time)?)"
)
_PERIOD = r"(?:working |business )?(?:day|night|shift|week|month|quarter|year|morning|evening)"
_DAY = (
    rf"(?:(?:next |this |the following )?{_WEEKDAY}(?: (?:morning|noon|afternoon|evening))?|"
    rf"today|tonight|tomorrow(?: (?:morning|noon|afternoon|evening))?|"
    rf"(?!3[01](?:st|th)? (?:of )?feb|february 3)(?:the )?"
    rf"{_DATE}(?:st|nd|rd|th)(?: of (?:the|each|every|next) month| (?:of )?{_MONTH})?|"
    rf"(?!3[01] feb|february 3){_DATE} {_MONTH}|(?!february 3){_MONTH} {_DATE}(?:st|nd|rd|th)?|"
    rf"(?:the )?(?:end|start|beginning) of (?:(?:the|this|that|each|every|next|same) ){{0,2}}"
    rf"(?:{_PERIOD}|{_WEEKDAY})|(?:end|close) of business|(?:eo[dwm]|cob)\b|"
    rf"(?:christmas|easter|new year)\b|the (?:same|next|following) {_PERIOD})"
)
_POINT = rf"(?:{_CLOCK}(?: (?:on )?(?:the )?{_DAY})?|{_DAY}(?:,? (?:at )?{_CLOCK})?)"
_RHYTHM = (
    rf"(?:(?:every|each) (?:other |second )?(?:{_COUNT} )?(?:{_PERIOD}s?|{_UNIT}|{_WEEKDAY}|"
    r"afternoon)|daily|weekly|monthly|quarterly|yearly|hourly|"
    rf"(?:once|twice|{_COUNT} times) (?:a|per|each|every) {_PERIOD})\b"
)
_NO_EVENT = r"(?!(?:steps?|by|and|or|then|within|at|first|next|last|one|it|not|but)\b)"
_WORDS = rf"{_NO_EVENT}[a-z]+(?: {_NO_EVENT}[a-z]+){{0,3}}"
_OF_WHAT = rf"(?: (?:of|after|from) (?:the |its |their |an? )?{_WORDS})?"
_EVENT = rf"(?:before|until) (?:the|we|our)(?: {_NO_EVENT}[a-z'’-]+\b){{1,6}}"
_WITHIN = (
    r"(?:within|in(?: under| less than| at most)?|under|less than|at (?:the )?most|"
    r"(?:no|not) (?:more|longer|later) than|max(?:imum)?\.?|up to)"
)
_BY = r"(?:at the latest (?:by|on|at)|(?:no|not) later than|by|before|until|till|on|at)"
_LIMIT_EN = compile(
    rf"(?:{_WITHIN} (?:the (?:first|next) )?{_AMOUNT}(?: max(?:imum)?\b| at (?:the )?most)?"
    rf"{_OF_WHAT}|(?:{_RHYTHM},? )?{_BY} {_POINT}(?: at the latest)?(?:,? {_RHYTHM})?|{_RHYTHM}|"
    rf"(?:on )?the same {_PERIOD}|{_EVENT})(?![\w-])",
    IGNORECASE,
)
_BARE_EN = compile(rf"{_AMOUNT}(?: max(?:imum)?| at (?:the )?most)?", IGNORECASE)

_COUNT_ZH = (
    r"(?:(?!0+(?![.\d]))\d{1,4}(?:\.\d{1,2})?(?:[-~到至]\d{1,4})?|[一二两三四五六七八九十]{1,3}|半)"
)
_AMOUNT_ZH = (
    rf"(?<![第\d]){_COUNT_ZH}\s?个?半?(?:分钟|秒钟?|小时|钟头?|刻钟|天|日(?!前)|工作[日天]|自然日|"
    r"星期|周|月|季度|年)半?"
)
_CLOCK_ZH = (
    r"(?:(?:早上|上午|中午|下午|傍晚|晚上|凌晨)?(?:(?:[01]?\d|2[0-4]):[0-5]\d|(?<!\d)(?:1?\d|2[0-4]|[一二两三四五六七八九十]{1,3})点"
    r"(?:半|整|钟|[一三]刻|\d{1,2}分?)?)|早上|上午|中午|下午|晚上)"
)
_WEEKDAY_ZH = r"(?:下?个?(?:周|星期|礼拜)[一二三四五六日天末])"
_EVENT_ZH = (
    r"(?:上班|下班|开门|开店|关门|闭店|打烊|开业|营业|收工|开工|交班|交接班|换班|午休|午饭|午餐|晚饭|"
    r"发货|出货|发车|结账|关账|开会|月结|天黑)"
)
_DAY_ZH = (
    rf"(?:今天|明天|后天|当[天日班]|次日|第二天|隔天|本周|这周|下周|本月|下个?月|月底|月末|年底|季度末|"
    rf"{_WEEKDAY_ZH}|(?!2月3[01])(?:(?:1[0-2]|[1-9])月|[本下]月|每?月)?(?<!\d)(?:[12]\d|3[01]|0?[1-9])[日号])"
)
_RHYTHM_ZH = (
    r"每(?:天|日|晚|早|班|次|年|季度|个?月(?:\d{1,2}[日号]|底|末)?|个?工作日|"
    rf"个?(?:周|星期)[一二三四五六日天末]?|{_COUNT_ZH}个?(?:天|周|小时|月))"
)
_POINT_ZH = rf"(?:{_DAY_ZH}的?(?:{_CLOCK_ZH}|{_EVENT_ZH})?|{_CLOCK_ZH}|{_EVENT_ZH})"
_LATEST_ZH = r"(?:最迟|最晚|不晚于|不迟于)"
_MOST_ZH = r"(?:最多|至多|最长|不超过|不[得能可要]超过|别超过|最迟|最晚)"
_LIMIT_ZH = compile(
    rf"(?:{_MOST_ZH}\s?{_AMOUNT_ZH}(?:之内|以内|内)?|{_AMOUNT_ZH}(?:之内|以内|内|之前|以前|前)|"
    rf"(?:{_RHYTHM_ZH}的?)?(?:{_LATEST_ZH}{_POINT_ZH}(?:之前|以前|前)?|"
    rf"{_POINT_ZH}(?:之前|以前|前|之内|以内|内))|{_RHYTHM_ZH}(?:{_COUNT_ZH}次)?|当[天日班])"
)
_BARE_ZH = compile(_AMOUNT_ZH)
_IS_RHYTHM = compile(
    r"(?:every|each|daily|weekly|monthly|quarterly|yearly|hourly|once|twice)\b|每", IGNORECASE
)


_AT_MOST = compile(
    r"(?:at (?:the )?most|(?:no|not) (?:more|longer) than|max(?:imum)?\.?|up to) (?=\S+ )",
    IGNORECASE,
)
_AT_MOST_ZH = compile(rf"{_MOST_ZH}\s?(?P<amount>{_AMOUNT_ZH})(?:之内|以内|内)?")


def as_said(limit: str) -> str:
    """A limit as it fits into a sentence: "at most 3 days" is "within 3 days"."""
    zh = _AT_MOST_ZH.fullmatch(limit)
    return f"{zh['amount']}内" if zh is not None else _AT_MOST.sub("within ", limit)


def limit_at(text: str, at: int) -> Match[str] | None:
    """The limit that begins at a place of a text."""
    return _LIMIT_EN.match(text, at) or _LIMIT_ZH.match(text, at)


def as_limit(text: str) -> str | None:
    """The text if all of it is a limit; a bare "10 minutes" is "within 10 minutes"."""
    for said in (text.strip(" ,。"), text.strip(" ,.。")):
        if _LIMIT_EN.fullmatch(said) or _LIMIT_ZH.fullmatch(said):
            return said
    said = text.strip(" ,.。")
    if _BARE_EN.fullmatch(said):
        return f"within {said}"
    return f"{said}内" if _BARE_ZH.fullmatch(said) else None


_MAY_BEGIN = compile(r"(?<![\w-])(?=[a-z])|(?=[\d\u4e00-\u9fff])", IGNORECASE)


def limits_in(text: str) -> list[tuple[int, int]]:
    """Bounds of all limits that stand in a text, one behind the other."""
    found: list[tuple[int, int]] = []
    for start in _MAY_BEGIN.finditer(text):
        if found and start.start() < found[-1][1]:
            continue
        match = limit_at(text, start.start())
        if match is not None:
            found.append(match.span())
    return found


_IS_SPAN = compile(rf"{_WITHIN} (?:the (?:first|next) )?{_AMOUNT}|.*内$", IGNORECASE)


def is_span(limit: str) -> bool:
    """Whether a limit says how long something may take: "within 2 days", 30分钟内."""
    return _IS_SPAN.match(limit) is not None


def is_rhythm(limit: str) -> bool:
    """Whether a limit says how often: "every Friday", 每天下班前."""
    return _IS_RHYTHM.search(limit) is not None
