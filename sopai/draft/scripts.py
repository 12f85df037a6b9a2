"""The exact words that our people are to say or write."""

from re import compile

_QUOTED = compile(
    r"[\"“](?P<words>[^\"”\n]{3,300})[\"”]|“(?P<zh>[^”\n]{3,200})”|「(?P<corner>[^」\n]{3,200})」"
)
_SAYS_EN = compile(
    r".*\b(?P<verb>says?|tells?|writes?|answers?|repl(?:y|ies)|greets?|asks?|reads? out|words?)\b"
    r"(?P<between>[^\"“\n]{0,40})$",
    2 | 16,
)
_SAYS_ZH = compile(
    r"(?:说(?!明)|讲(?!解)|回(?![收来家去访执单库款])复?|(?<!访)问(?!题)|发(?![现货票起生放布车])|喊|"
    r"念(?!头)|(?<!填)写)(?P<between>[^“「\"\n。]{0,12})$"
)
_ORDERS = frozenset("say tell write answer reply greet ask".split())
"""Behind one who is served they order us: "if a guest is late say ..."."""

MIN_EN = 6
MIN_ZH = 3
"""Characters of words to be said behind a verb of speech."""

_SPEECH_EN = compile(r"[A-Z].{20,300}[.!?]")
_SPEECH_ZH = compile(r".{6,200}[您我你].{2,200}")
"""A whole sentence in quotation marks that speaks to somebody, without a verb of speech."""

_TOLD = compile(
    r"\b(?:mailed|wrote|written|sent|posted|complain\w*|said|shouted|asked|called it)\b|"
    r"留言|投诉|写道|说过|差评",
    2,
)
"""Before words that somebody said once: nobody is to say them."""

_THING_EN = (
    r"(?:form|field|button|box|tab|list|folder|file|sheet|group|channel|column|menu|screen|page|"
    r"programme|program|template|tray|shelf|cell|option|link|icon|key|label|sticker|book|log|"
    r"heading|section|category|status)"
)
_NAMES_EN = compile(
    rf"\b(?:{_THING_EN}s?|called|named|labelled|labeled|marked|titled|entitled|into?|onto?|under|"
    r"from|of|about|for|whether|if)(?: (?:the|a|an|our|its))?[ ,:]*$|"
    r"\b(?:to (?!(?:say|write|the|them|her|him|every\w*|each|all|our|an?)\b)(?-i:[a-z]+)|"
    r"about|whether)\b",
    2,
)
"""Between a verb of speech and a name: "asks him to fill in the form ..."."""

_ON_EN = compile(r"\b(?:clicks?|press(?:es)?|opens?|chooses?|selects?|ticks?|taps?)\b[^.;]*$", 2)
"""Before the label of a button."""

_NAMED_EN = compile(rf"^ (?:{_THING_EN}s?|button|programme)\b", 2)
_NAMES_ZH = compile(
    r"(?:[到在进入里上的叫名为]|表|单|按钮|栏|字段|群|文件夹|标签|页面|菜单|填写|点击?|选择?)[::]?$"
)
_NAMED_ZH = compile(
    r"^(?:这?[个张份])?(?:按钮|键|栏|字段|群|表|单|页|菜单|文件夹|标签|选项|字样的)"
)
_ENDS_ZH = compile(r"(?:群|表|单|台账|流程|文件夹|登记簿)$")
"""What the name of a group or a form ends in."""

_ALOUD_ZH = compile(r"[说讲问喊念回]")

_SERVED_EN = compile(
    r"(?:^|[.,;:!?]\s*|\b(?:and|but|if|when|whenever|once|in case|should)\s+)"
    r"(?:(?:and|but|if|when|whenever|once) )*(?:the |a |an |any |our |every |one of the )?"
    r"(?:\w+ )?(?:customer|guest|client|patient|parent|member|caller|visitor|child|pupil|tenant|"
    r"resident|buyer|student|supplier|passenger|shopper)(?P<several>s?)"
    r"(?: (?!(?:the|an?|our|she|he|they|we|you)\b)(?-i:[a-z'’-]+)){0,5}$",
    2,
)
_SAYS_IF_EN = compile(
    r"\b(?:if|when|whenever|once|in case)\s+(?:(?:the|an?|any|our|some|one of the)\s+\w+"
    r"(?P<more>\s\w+)?|they|he|she|it|somebody|someone|anybody|anyone|people|nobody)\s*$",
    2,
)
"""Somebody says it, and something else is done: "if they say ...", "when the boss says ..."."""

_SERVED_ZH = compile(
    r"(?:^|[,，。;；:：]|遇到?|如果|要是|当|万一|碰到|有)(?:有|的|个|新|老){0,2}"
    r"(?:客户|顾客|客人|家长|学员|学生|患者|病人|业主|住户|买家|会员|对方|捐赠人|供应商|乘客|访客)"
    r"(?:们|就|再|又|会|来|一直|打电话|在[^,，。]{1,6})?$"
)
"""Whoever is served speaks."""


def script_in(quote: str) -> str | None:
    """The exact words that our people are to say or write, where a passage quotes them.

    The name of a form, the label of a button and what a customer says are none.

    Args:
        quote: the passage.
    """
    at = 0
    for match in _QUOTED.finditer(quote):
        words, before = match[match.lastgroup or 0], quote[at : match.start()]
        at, after = match.end(), quote[match.end() :]
        is_zh = not words.isascii() and any("\u4e00" <= sign <= "\u9fff" for sign in words)
        if (_is_said_zh if is_zh else _is_said_en)(words, before, after):
            return words
    return None


def _is_said_en(words: str, before: str, after: str) -> bool:
    says = _SAYS_EN.search(before)
    if says is None:
        return _is_speech(words, before)
    if len(words) < MIN_EN or _NAMES_EN.search(says["between"]) or _NAMED_EN.match(after):
        return False
    if _ON_EN.search(says["between"]):
        return False
    speaker = before[: says.start("verb")].rstrip()
    served = _SERVED_EN.search(speaker)
    if served is not None:
        return says["verb"].lower() in _ORDERS and not served["several"]
    by_others = _SAYS_IF_EN.search(speaker)
    return by_others is None or bool(by_others["more"] and says["verb"].lower() in _ORDERS)


def _is_said_zh(words: str, before: str, after: str) -> bool:
    says = _SAYS_ZH.search(before)
    if says is None:
        return _is_speech(words, before)
    if len(words) < MIN_ZH or _NAMES_ZH.search(says["between"]) or _NAMED_ZH.match(after):
        return False
    if not _ALOUD_ZH.match(says.group()) and _ENDS_ZH.search(words):
        return False
    return not _SERVED_ZH.search(before[: says.start()])


def _is_speech(words: str, before: str) -> bool:
    """A whole sentence that somebody is spoken to with, and not what somebody once said."""
    if not (_SPEECH_EN.fullmatch(words) or _SPEECH_ZH.fullmatch(words)) or _TOLD.search(before):
        return False
    lead = before.rstrip(" ,:，：")
    return not _SERVED_EN.search(lead) and not _SERVED_ZH.search(lead)
