"""What a clause of a brief is good for: a step, an exception, a rule, or nothing that is done."""

from enum import StrEnum
from re import Pattern, compile

from sopai.draft.limits import has_amount
from sopai.language.actor import Actor
from sopai.language.lexicon import finite_verbs
from sopai.language.mood_en import Mood
from sopai.schema.owner import OwnerKind


class Kind(StrEnum):
    """What a clause is good for."""

    STEP = "step"
    EXCEPTION = "exception"
    RULE = "rule"
    PURPOSE = "purpose"
    SCOPE = "scope"
    BACKGROUND = "background"
    DOCUMENT = "document"
    TARGET = "target"
    """A number that the work has to reach."""

    CHECK = "check"
    """An inspection that keeps the procedure alive."""

    REVIEW = "review"
    """When the procedure itself is looked at again."""

    HEAD = "head"
    """The head of a line: who speaks, which day it is."""

    ATTENTION = "attention"
    """What to watch out for in a step beside it."""

    REST = "rest"
    """Nothing says what it is good for; by what stands beside it, it is work or talk."""

    TITLE = "title"
    """The title line that the brief begins with."""


DONE = (Kind.STEP, Kind.RULE, Kind.EXCEPTION)
"""What steps and exceptions are made of."""

_WANTS: dict[str, Pattern[str]] = {
    "en": compile(
        r"\b(?:procedures?|sops?|check-?lists?|write-?up|instructions?|guide|document|"
        r"something written|"
        r"one[- ]pager|page)\b[^.]{0,60}(?:please|need|want|like|for)|"
        r"^\W*(?:(?:please|can|could) (?:you )?)?(?:write|make|draft|create|put together)\s"
        r"(?:me |us |up |down )?(?:an? |the |this |it\b|something|one )[^.]{0,40}?"
        r"(?:procedure|sop|list|guide|document|page|something|instruction)|"
        r"^\W*(?:please )?write (?:something|a (?:line|sentence|paragraph|note))\b|"
        r"^\W*i want this\b|^\W*no,? wait\b|\bmake something (?:usable|nice|good|out of)\b|"
        r"\bi want something\b|\bi write how\b|\bmake from this\b|\bhow i want it\b|"
        r"\bdo the needful\b|\bkeep it (?:practical|short|simple)\b|\bgreetings\b|"
        r"\bkeep in mind\b|\bsecond language\b|\bbullet points\b|^\W*current version\b|"
        r"\bthe way i(?:['’]d| would) like\b|\bi mean (?:it|that)\b|"
        r"\b(?:leave|keep|take) (?:that|it|this) out\b|\b(?:scratch|forget) that\b|"
        r"\b(?:two|three|separate) (?:documents|pages|procedures)\b|"
        r"^\W*(?:please )?(?:write|type|put|note) (?:(?:it|this) )?(?:up|down)\b|"
        r"\btype (?:it |this )?up\b|"
        r"^\W*(?:keep it|don['’]?t make it|i (?:do not|don['’]?t) want|i(?:['’]d| would) like|"
        r"use (?:simple|plain)|"
        r"need an?\b|i need|we need an?\b)|^\W*(?:hi|hello|hey|dear|thanks|thank you|cheers|"
        r"good morning|best|regards)\b|"
        r"\b(?:easy to read|not (?:too )?long|on the wall|in plain)\b|"
        r"\b(?:not|nothing) too (?:long|much|complicated)\b|\bclip ?art\b|"
        r"\bwrite (?:it )?up\b|"
        r"\b(?:simple|plain|short|easy) (?:words|sentences|language|english)\b|"
        r"\b(?:warm|kind|best) (?:regards|wishes)\b|"
        r"\b(?:nobody|no ?one|half the team|people) (?:will |ever )?reads? (?:it|that|this|more|"
        r"long)\b|\b(?:a|into|as) (?:proper|real|clean|new) (?:procedure|sop|document|version|"
        r"one)\b|\bmake (?:it|this) (?:sound|look|read)\b|\b(?:usable|readable|clear|"
        r"understandable) (?:by|for|to) (?:somebody|someone|anybody|anyone|a new|new|trainees|"
        r"temps)\b|\bneeds? to (?:get|understand) (?:it|this) without\b|\bwritten down\b|"
        r"\bsorry for my\b|^\W*(?:\w+ ){0,2}\w+ pages\b|^\W*(?:thx|ta|tq|cheers)\W*$|"
        r"^\W*(?:(?:and|so|now|here['’]?s|here is),? )*how (?:it|this|i want it|that|things)"
        r"(?: should| must| has to)? (?:goes|go|be|works?|to go)\b|"
        r"\b(?:this|it) is (?:all )?(?:meant )?for (?:the|our|all) \w+(?: \w+)?\W*$|"
        r"^\W*(?:this|the) (?:text|document|procedure|page|note|sheet|mail|memo) (?:describes|"
        r"explains|covers|is about|sets out|tells)\b|"
        r"\b(?:pls|please)\b(?=.*\b(?:headings?|template|layout|font|legalese|jargon|clowns?|"
        r"emojis?|colou?rs?|pages?|sides?|letters|words|sentences|text|clean)\b)|"
        r"\b(?:no|not|without) (?:\w+ )?(?:legalese|jargon|clowns?|emojis?|clip ?art|novels?)\b|"
        r"\b(?:no|not) more than (?:one|two|three|\d) (?:pages?|sides?)\b|"
        r"\bread (?:aloud|out) in\b|^\W*would like (?:this|it|that)\b|\bA[3-6],? (?:laminated|"
        r"landscape|both sides|one side)\b|\bhave (?:pictures|photos|drawings) in it\b|"
        r"^\W*(?:and )?can it have (?:pictures|photos|drawings)\b",
        2,
    ),
    "zh": compile(
        r"(?:^|,)[^,。]{0,4}我?想?要一[份个](?!人)|"
        r"^(?:辛苦|麻烦|请|帮忙)?(?:写|做|弄|出|整理)一?[个份套][^,。]{0,20}(?:流程|sop|制度|规范|指导书|"
        r"清单|表)|^人员?:|帮忙写|"
        r"^@|^各位|\[[\u4e00-\u9fff]{1,3}\]$|谁有空|整理(?:一下|成)|分成[两几]份|不想再来|大家辛苦|"
        r"(?:流程|制度|文档)给我|说下?思路|^[\u4e00-\u9fff]{2,3},你(?:把|帮)|"
        r"(?:流程|sop|制度|规范|文档|说明|清单|表)[^,。]{0,8}(?:写|做|弄|整理|出)一?[个份下]?|"
        r"(?:帮|麻烦|请)(?:我|你|忙)?[^,。]{0,6}(?:写|做|弄|整理|出)一?[个份]|别写|不要写|"
        r"写(?:短|简单|清楚|得)|贴墙|就这些|语气|(?:你|您)(?:先|来|看着)?(?:定|整理)(?:着|一下|吧)?[,。]?$|"
        r"不用写|据此(?:编制|拟定|制定|整理)|(?:理|弄|写|整|改)成(?:一?[个份]|正式)|给[^,。]{1,10}看的|"
        r"(?:你|您)先弄|弄好[^,。]{0,4}看|大家都?辛苦|下[周个月]{1,2}[^,。]{0,12}要用|照这个来|字大一?点|"
        r"打出来[^,。]{0,4}[夹贴挂]|[夹贴挂][^,。]{0,8}(?:后边|就行)|"
        r"句子短|文化程度|早会.{0,3}念|流程[^,。]{0,6}定下来|我开车|"
        r"^(?:收到|说一下|先听我说|好的|可以|明白)[,。!]?$|^hi all|高度重视|落实到人|"
        r"^[一二三四五六七八九十\d]+月[一二三四五六七八九十\d]+日$|^[\u4e00-\u9fff]{2,14}有限公司$|"
        r"^我[^,。]{0,4}(?:休息|请假|不在)[啊呀哦]?$|^【[^】]*群[^】]*】$|新人[^,。]{0,3}(?:照着做|看得?懂)|流程[你您]说|^收到[,。]|我(?:争取|尽量|今天)[^,。]{0,6}写|文绉绉|"
        r"^(?:[你您]要的|本文|版式|字别|不急)|帮我?[理改捋]|(?:格式|版式|模板)[^,。]{0,6}(?:沿用|照|用)|"
        r"[你您][^,。]{0,4}(?:写|弄|做|整)个流程|"
        r"(?:文件|文档|文字|排版|版面|编号)[^,。]{0,4}(?:别|不要|不必|不用|平实|简单|朴实)|(?:不必|不用|别)编号|"
        r"写成(?:规程|规范|制度|流程|文件)|(?:按|照)[^,。]{0,6}顺序[^,。]{0,2}(?:说|讲|写)|[说讲]给[你您]听|"
        r"^散[了会]|"
        r"^(?:你好|您好|谢谢|辛苦)|^我(?:姓|叫|是)[\u4e00-\u9fff]{1,4}[。,;]?$|(?:太长|两页|一页)",
        2,
    ),
}
_FROM_NOW = {
    "en": compile(
        r"\b(?:from now on|going forward|from (?:next|this|the) (?:week|month|"
        r"year|season|summer|winter|autumn|spring|first|start|\w+day|\d+\w*|\w+ of \w+) on|"
        r"the new (?:way|rule)|"
        r"what i want|"
        r"here is how|here['’]s how|this is how|it (?:should|has to) (?:go|work) like)\b",
        2,
    ),
    "zh": compile(r"要求[:是]|现在统一|从现在(?:起|开始)|今后|流程(?:是|如下)|是这样的"),
}
_PAST_OR_FEELING = {
    "en": compile(
        r"^\W*(?:somebody|someone|one of us|a (?:customer|colleague|guest)) [a-z]+.*\b(?:in "
        r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|once|last \w+)\b|"
        r"\bi (?:\w+ly )?(?:[a-z]{3,}ed|found|saw|went|heard|thought|felt)\b(?! to)|"
        r"\bin (?:january|february|march|april|may|june|july|august|september|october|november|"
        r"december) (?:we|they|i|he|she|somebody)\b|"
        r"\b(?:drives? \w+ (?:mad|crazy)|mess|annoy\w*|complain\w*|fed up|chaos|nightmare|"
        r"sick of|"
        r"(?<!if )(?<!when )there was|"
        r"(?<!if )(?<!when )there were|used to|last (?:year|month|week|summer|winter|time)|"
        r"so far|at the moment|"
        r"right now|"
        r"because (?:of )?(?:last|we had)|i don['’]?t want to|it happened|happened|we had|"
        r"(?:we|i)['’]?ve? (?:been|had|lost)|nobody (?:was|got|could|knew|told|saw|noticed|\w+ed|"
        r"stole)|never again\W*$|oh god|between (?:us|you and me)|"
        r"i (?:hope|am sure|still (?:see|hear|feel|think)|was|am so|feel|know (?:i|you)|mean it)\b|"
        r"hates? us|have been meaning|"
        r"(?:they|we|he|she|it) (?:wrote|left|brought|stole|came|took|got|told|said|gave|lost|paid|"
        r"broke|fell|sent|forgot|went|did|ran|sold|threw) |"
        r"^\W*(?:then |and )*(?:the \w+|[A-Z]\w+) (?:leaked|left|broke|died|quit|resigned|burst|"
        r"crashed|retired)\b|thank (?:god|goodness|heavens)|"
        r"i don['’]?t (?:mind|care))\b",
        2,
    ),
    "zh": compile(
        r"^\W*(?:上次|上回|那次)|^\W*(?:以前|原来|之前|上[周月]|上个[月周]|去年|前年|昨[天晚]|前[天阵])"
        r"(?![^,。]{0,12}(?:的|要|先|必须|得))[^,。]*|^\W*出过|"
        r"(?:罚|亏|赔|翻车|挨骂|哭|报废)[了死过][^,。]{0,8}|"
        r"报废[\d一二三四五六七八九十百千万]+|"
        r"^\W*我刚|吃过亏|[丢错漏坏吵闹罚亏赔摔烫伤翻]过(?:一|两|几|好几)[回次]|"
        r"[我他她][^,。]{0,3}(?:干|做)了[^,。]{1,6}年|见过[^,。]{2,}的$|"
        r"不怪你|脸都?没地方|上个月[^,。]{0,6}(?:差评|投诉|事故)|我(?:晚上)?还有一场|"
        r"又(?:发|出|搞|弄|翻)[错车]|(?:去年|昨天|前[天阵]|今年因为)[^,。]{0,12}(?:了|过|错|翻车)|吓人|睡不好|气死|心疼|教训|"
        r"(?:最近|以前|之前|上次|上个?月|去年|老是|总是|经常被)[^,。]{0,12}(?:乱|错|丢|骂|投诉|"
        r"出)|太乱|很乱|头疼|"
        r"我们是(?:卖|做|一家)|(?<![前第])一天[^,。]{0,8}(?:单|双|件)|大概有|^\W*(?:大概|差不多|基本上?)?就(?:这样|这些|是这样)(?:了|吧|啊)?\W*嗯?\W*$"
    ),
}
_PURPOSE = {
    "en": compile(
        r"\b(?:so that|in order to|the (?:goal|aim|point|purpose) is|we want (?:to )?(?:stop|"
        r"avoid|make sure))\b",
        2,
    ),
    "zh": compile(
        r"^为(?:规范|加强|保证|确保|方便|减少|防止|进一步)|为了|目的是|以免|避免|免得|目标是"
    ),
}
_TROUBLE = {
    "en": compile(
        r"(?:\b(?:if|when|in case|unless)|^\W*should)\b[^,.]*\b(?:wrong|missing|not|n['’]t|no|late|"
        r"damaged?|broken|lost|fail\w*|"
        r"refus\w*|without|empty|complain\w*|error|sick|absent|ill|more than|over \d|above|"
        r"below|down|out of)\b|"
        r"^\W*no \w+ (?:in|within|after|by)\b",
        2,
    ),
    "zh": compile(
        r"(?:不|没(?!有?问题)|未|错|丢|坏|空|磨损|剪了|超过|超|介入|投诉|异常|缺|断|失败|过期|"
        r"迟到|破|漏|少(?!于|量|数|许|儿|不|说|一点))[^,。]{0,10}(?:[,:]|的|了|时|就)"
    ),
}


_SCOPE = compile(
    r"^\W*(?:it|this|the (?:procedure|process|sop)) (?:should |has to |must )?"
    r"(?:begins?|starts?|covers?|applies|ends?)\b.{6,}|^\W*(?:it )?ends? when\b|"
    r"^适用于|^从.{2,20}开始.{0,4}到.{2,20}(?:结束|为止)",
    2,
)
"""Where the procedure begins and ends, and what it is for."""

TURN = 0.4
"""Share of a brief in which "from now on" can end its history."""


def turn_of(plain: str, language: str) -> int:
    """Where a brief's history ends and its rules begin; 0 where nothing says so."""
    turn = _FROM_NOW[language].search(plain)
    return turn.start() if turn is not None and turn.start() <= TURN * len(plain) else 0


def is_for_us(text: str, language: str) -> bool:
    """Whether a clause speaks to whoever writes the document, and not of the work."""
    return _WANTS[language].search(text) is not None


_ENDS_ASKING = compile(r"[?吗呢么][。]?$|^(?:那|查?什么|怎么|为什么)")
"""A question in Chinese; 哪个点超过28℃ inside a sentence is a case."""


_WORKS = compile(r"[,:][^,。]{0,6}(?:先|把|由|要|须|不[许准能得])")


def _is_case_zh(text: str, language: str, mood: Mood) -> bool:
    """What looks asked or told is a case: 哪个点超过28℃, 中途有人吓哭了,DM先亮灯."""
    if language != "zh":
        return False
    return not _ENDS_ASKING.search(text) if mood is Mood.QUESTION else bool(_WORKS.search(text))


def is_talk_zh(part: str) -> bool:
    """Whether what stands between two Chinese commas is told, felt, or said to the writer."""
    return is_for_us(part, "zh") or _PAST_OR_FEELING["zh"].search(part) is not None


_ACTS = (OwnerKind.PERSON, OwnerKind.ROLE, OwnerKind.GROUP, "pronoun")
_BARE = ("no ", "only ", "nothing ", "nobody ")
MAX_ASIDE = 3
"""Words of "no wait" and "no problem", which forbid nothing."""

_ASKS_ZH = compile(
    r"(?:怎么(?:算|办|弄|处理)|谁(?:处理|来|管|做)|吗|呢)[啊呀呢吧]?(?:\[.{1,4}\])?[?。]?$"
)
"""A question in a chat, mostly without its sign."""

_THINGS_DONE = compile(
    r"^\W*(?!(?:somebody|someone|nobody|he|she|they|we|i|it|you|there|last|this|that|one of|my)\b)"
    r"(?:[a-z-]+,? ){1,4}?(?:and )?(?:\w{3,}ed|taken|kept|shut|done|written|sent|put|locked)\b"
    r"(?!.*\b(?:was|were|had|have|has|last|ago|yesterday)\b)(?! (?:for|to) (?:us|me)\b)"
    r"(?! (?:the|a|an|this|that|it|them|us|him|her|me|my|our|their|his)\b)",
    2,
)
"""A thing and what is done with it: "Everything labelled", "fridges checked and closed"."""

_PAST = (
    "arose ate became began bent bit blew bought broke brought built burst came caught chose crept "
    "did drank dreamt drew drove fell felt fled flew forgot fought found gave got grew had heard "
    "hid hung kept knew laid left lent lost made meant met paid ran rang rode rose said sang sank "
    "sat saw sent shook shot showed slept slid sold spent spoke stole stood struck stuck swam "
    "swore taught thought threw told took tore understood was went were woke won wore wrote"
)
_TELLS = compile(
    r"^\W*(?:(?:and|but|so|then|because|since|sorry|well|anyway|yesterday|once),? )*"
    r"(?:(?:i|we|he|she|they|you|it|somebody|someone|nobody|everybody|(?-i:[A-Z][a-z]+)|"
    r"(?:the|my|our|one|a) \w+(?: (?!(?:is|are|be|gets?|must|to|has|have)\b)\w+)?) "
    r"(?:\w+ly |then |just |also |even |still |never )?"
    rf"(?:{_PAST.replace(' ', '|')})|"
    r"(?:i|we|you) (?:\w+ly |just |even )?[a-z]{2,}[^e]ed)\b(?!['’]t)",
    2,
)
"""Somebody did something: what a brief tells, and no rule."""

_CONDITIONAL = compile(
    r"^\W*(?:(?:and|but|so|or) )*(?:if|when|once|unless|in case)\b.{4,}(?:,|\bthen\b|"
    r"\b(?:she|he|they|the|we|i|it|you)\b).{6,}",
    2 | 16,
)
"""What is done under a condition."""

_DOES = compile(
    r"\b(?:the|each|every|a|an) [a-z]+(?: [a-z]+)? "
    r"(?!is\b|was\b|has\b|does\b|needs\b|means\b)(?P<verb>[a-z]+s) "
    r"(?:the|a|an|his|her|their|it|them|out|in|id|up|\d)\b",
    2,
)
_GOES_TO = compile(
    r"\b(?:goes?|comes?|belongs?|(?:is|are|gets?) sent|(?:is|are) handed) (?:back )?to "
    r"(?:the|me|us|[A-Z]\w+)\b",
    2,
)


def _somebody_does(text: str) -> bool:
    """Somebody or something that no list knows does a thing, or goes to somebody."""
    does = _DOES.search(text)
    return (does is not None and does["verb"].lower() in finite_verbs()) or bool(
        _GOES_TO.search(text)
    )


def _is_purpose(text: str, language: str) -> bool:
    """A goal: at the head of the clause, or named as one. "... so that" behind a step is none."""
    match = _PURPOSE[language].search(text)
    if match is None:
        return False
    return match.start() <= MAX_LEAD or not match.group().lower().startswith(("so ", "in order"))


MAX_LEAD = 12
"""Characters before "so that" at the head of a clause."""


def kind_of(
    text: str,
    language: str,
    mood: Mood,
    actor: Actor | None,
    *,
    is_told: bool,
    is_ruled: bool,
    goes_on: bool,
) -> Kind:
    """What a clause that is not for us is good for.

    Args:
        text: the clause, normalised.
        language: `en` or `zh`.
        mood: what it does.
        actor: who acts in it.
        is_told: it stands in the history that the rules end.
        is_ruled: it stands behind that, or names a tool: what is short there is a rule.
        goes_on: it has no subject, and says what the one before it does next.
    """
    is_asked = language == "zh" and _ASKS_ZH.search(text) is not None
    is_past = _PAST_OR_FEELING[language].search(text) is not None or _TELLS.match(text) is not None
    if language == "en" and _THINGS_DONE.match(text) and not (is_told or is_past):
        return Kind.RULE
    if _SCOPE.match(text) and not is_asked:
        return Kind.SCOPE
    is_condition = language == "en" and _CONDITIONAL.match(text) is not None
    if is_asked or is_past or (is_told and mood is not Mood.OBLIGATION):
        return Kind.BACKGROUND
    if mood in (Mood.NARRATIVE, Mood.QUESTION) and not is_condition:
        return Kind.REST if _is_case_zh(text, language, mood) else Kind.BACKGROUND
    if _is_purpose(text, language) and mood is not Mood.COMMAND:
        return Kind.PURPOSE
    if _TROUBLE[language].search(text.replace("不对,", "")):
        return Kind.EXCEPTION
    named = actor is not None and (actor.kind in _ACTS or actor.text in ("I", "我"))
    if named or goes_on or mood in (Mood.COMMAND, Mood.OBLIGATION, Mood.ACTION):
        return Kind.STEP
    if language == "en" and (is_condition or _somebody_does(text)):
        return Kind.STEP
    bare = text.lower().startswith(_BARE) and len(text.split()) > MAX_ASIDE
    if is_ruled or bare or mood is Mood.LIMIT or has_amount(text, language):
        return Kind.RULE
    return Kind.REST
