"""Who a sentence says performs the whole document: "Everything below is done by the porter"."""

from re import IGNORECASE, compile

from sopai.language import owners_zh, performer_en
from sopai.language.actor import Actor
from sopai.language.lexicon import things
from sopai.language.script import lowered
from sopai.schema.owner import OwnerKind

_SOMEBODY = (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP)

_DOCUMENT = (
    r"(?:procedures?|process|processes|sop|documents?|guides?|handbook|check-?list|lists?|sheet|"
    r"playbook|page|runbook|routine|instructions?|notes?|card|form|manual|rounds?|job|policy|"
    r"protocol|steps?|tasks?|actions?|points?|items?|duties|work|jobs|plan|schedule)"
)
_WHOLE = (
    r"(?:all(?: of)?(?: (?:this|that|it|these|the))?|every(?:thing)?|each|these|this|the(?: whole| "
    r"entire| full| following| above)?|our)"
)
_DOING = (
    r"(?:performed|done|carried out|executed|completed|handled|run|worked through|followed|"
    r"ticked(?: off)?|filled in|filled out|dealt with|taken care of|used|worked|owned|managed)"
)
_WHO = r"(?P<who>(?:the |all |an? |our |every |each |one )?[a-z][\w/&'’-]*(?:[ ][\w/&'’()-]+){0,6})"

_DONE_BY = compile(
    rf"\b(?:{_WHOLE}\s+(?:\w+\s+){{0,3}}?{_DOCUMENT}|everything|all (?:of )?(?:this|it|that)|"
    rf"unless [^,.;]{{2,50}},[^.;]{{0,40}})\b[^.;]{{0,60}}?\b(?:are|is|be|gets?)\s+(?:\w+\s+)?"
    rf"{_DOING}\s+by\s+{_WHO}",
)
_IS_FOR = compile(
    rf"(?:\b(?:this|the|our|my|these)\s+(?:[\w-]+\s+){{0,3}}?{_DOCUMENT}\b"
    r"[^.;]{0,30}?\s(?:is|are)|"
    r"\bthis(?: is|['’]s))\s+(?:\w+\s+)?(?:for|aimed at|meant for|intended for|written for|"
    rf"addressed to|the responsibility of|owned by|the job of)\s+{_WHO}",
)
_FOR = compile(
    r"(?:^|[.;|·•–—]\s*)(?:written |intended |meant )?(?:for:?|audience:?|reader:?|readers:?|"
    rf"applies to:?|who:?|to be (?:used|done|run|completed|filled in) by:?)\s+{_WHO}\s*"
    r"(?=$|[\n.;,|·•–—(])",
)
_YOU_ARE = compile(
    r"(?:(?:^|[.;:]\s+)as|\byou are|\byou['’]re|\byou work as)\s+(?:the|an?|our|today['’]s)\s+"
    r"(?P<who>[a-z][\w /&'’-]{1,60})",
)
_DOES_ALL = compile(
    r"(?:^|[.;:]\s+)(?P<who>(?:the |our |an? |every |each )?"
    r"[a-z][\w/&'’-]*(?: [\w/&'’()-]+){0,5}?)"
    r"\s+(?:(?:is|are)\s+(?:\w+\s+)?(?:responsible|accountable)\s+for\s+"
    r"(?:this|these|the whole|all|"
    rf"every|carrying|(?:the |each )?(?:\w+ )?{_DOCUMENT})|"
    r"(?:\w+ly\s+)?(?:does|do|runs?|owns?|follows?|works? through|completes?|carr(?:y|ies) out|"
    r"performs?|goes? through|ticks?(?: off)?|fills? in|uses?|takes? care of|handles?|works? down|"
    r"works? from)\s+(?:everything|all (?:of )?(?:this|it|that|these)|"
    rf"(?:this|these|the (?:whole|entire|following|full)|every|each|all(?: the)?)"
    rf"(?:\s+\w+){{0,2}}?\s+{_DOCUMENT}))",
)
_WHOEVER = compile(
    r"(?:^|[.;:]\s+)(?P<who>whoever\s+(?:\w+['’]?\w*\s+){1,5}?)(?:runs?|does|do|works?|goes|ticks?|"
    r"follows?|completes?|fills?|uses?|takes?|carr(?:y|ies)|is responsible|must|should|has to)\b",
)
_POST = compile(r"\b(?:desk|reception|bar|counter|till|door)$", IGNORECASE)
"""A place where one person works at a time: whom a list addresses that is "for the front desk"."""

_OF_SOMEBODY = compile(r"['’]s?$|\borgani[sz]ation$", IGNORECASE)
"""What is for somebody's visibility is not for them to do; an organization is no reader."""

_ALL_OF_IT = (
    " this ", " these ", " all ", " every", " each ", " the whole ", " the entire ",
    " the following ", " the full ",
)  # fmt: skip
_PATTERNS = (
    (_DONE_BY, (" by ",), True),
    (_DOES_ALL, (*_ALL_OF_IT, "responsible for", "accountable for"), True),
    (_IS_FOR, (" for ", "owned by ", "addressed to ", "aimed at ", " of "), True),
    (_FOR, ("for", "audience", "reader", "applies to", "who", "to be "), False),
    (_YOU_ARE, ("you", "as "), False),
)
"""Each pattern, words of which it has one, and whether it is sure that somebody follows."""

_AGENTIVE = compile(r"[a-z]{3,}(?:ers?|ors?|ists?|ians?|ants?|men|women)$")
_INITIALS = compile(r"[A-Z]{2,4}")
_DETERMINER = compile(r"^(?:the|all|an?|our|every|each|one)\s+", IGNORECASE)
MAX_WORDS = 4
"""Words of an agent that no list knows."""

_DOES_ZH = (
    r"(?:执行|完成|负责|操作|办理|逐[项条]|填写|打勾|统一|按|在|每|于|根据|进行|使用|处理|承担|"
    r"落实|跟进|执笔|签)"
)
_ALL_ZH = compile(
    r"(?:(?:所有|全部|以上|以下|下列|上述|其余|各项|下面)[^,。;]{0,14}?|"
    r"本(?:表|单|流程|步骤|规定|制度|清单|检查表|文件|规程|程序|手册|细则|工作|岗位|项工作)"
    r"[^,。;]{0,8}?)"
    r"(?:均|都|统一|一律|全部)?由(?![^,。;]{0,16}(?:解释|制定|修订|起草|发布|批准|组成|构成|汇总|监督|审[批核]|抽查|督[办查]|归档|存档|备案))"
    rf"(?P<who>[^,。;]{{2,16}}?)(?={_DOES_ZH}|[,。;]|$)"
)
_FOR_ZH = compile(
    r"(?:写给|适用于|适用对象:?|适用人员:?|适用岗位:?|使用人:?|使用对象:?|面向|供|发给)"
    r"(?P<who>[^,。;:]{2,18})"
)
_FOLLOWS_ZH = compile(
    r"(?:^|[,。;:])(?P<who>[^,。;:]{2,14}?)(?:必须|应当|须|应|请|要|需)?(?:严格)?(?:每天|每日|每班)?"
    r"(?:按照|依照|按|照|依|对照|负责|执行|完成|使用)(?:本|以下|下列|下面|全部|所有|这份|此)"
)
_YOU_ARE_ZH = compile(r"(?:作为|你是|您是|你们是|各位)(?P<who>[^,。;:]{2,12})")
_WHOEVER_ZH = compile(r"谁(?P<who>[^,。;谁]{1,6}),?谁(?:负责|执行|做|完成|处理)")
_ON_DUTY_ZH = compile(r"(?:当班|值班|当值|轮值)的?(?:人|同事|那位|人员)?$")


def addressee(text: str, language: str) -> Actor | None:
    """Who performs the document that a sentence at its head speaks of as a whole.

    Args:
        text: a paragraph of `plain`: in Chinese simplified and with half-width punctuation.
        language: the document's language.
    """
    if language == "zh" and not text.isascii():
        return _addressee_zh(text)
    return _addressee_en(text)


def _addressee_en(text: str) -> Actor | None:
    low = lowered(text)
    for pattern, marks, is_sure in _PATTERNS:
        for match in pattern.finditer(low) if any(mark in low for mark in marks) else ():
            actor = _somebody(text[match.start("who") : match.end("who")], is_sure=is_sure)
            if actor is not None:
                return actor
    whoever = _WHOEVER.search(low) if "whoever" in low else None
    if whoever is not None:
        words = text[whoever.start("who") : whoever.end("who")].strip()
        return Actor(OwnerKind.ROLE, words, role=words)
    return None


def _somebody(phrase: str, *, is_sure: bool) -> Actor | None:
    """Who the phrase begins with; a noun of agents that no list knows only where it is sure."""
    actor = performer_en.longest_actor(phrase)
    if actor is not None and _OF_SOMEBODY.search(actor.text):
        return None
    if actor is not None and actor.kind == OwnerKind.GROUP and _POST.search(actor.text):
        return Actor(OwnerKind.ROLE, actor.text, role=actor.text)
    if actor is not None:
        return actor if actor.kind in _SOMEBODY else None
    if not is_sure:
        return None
    words = _DETERMINER.sub("", phrase).split()[:MAX_WORDS]
    if words and _INITIALS.fullmatch(words[0].rstrip(".,;:")):
        short = words[0].rstrip(".,;:")
        return Actor(OwnerKind.ROLE, short, role=short)
    for stop in range(len(words), 0, -1):
        if is_agent_noun(words[stop - 1]):
            named = " ".join(words[:stop])
            return Actor(OwnerKind.ROLE, named, role=named)
    return None


def is_agent_noun(word: str) -> bool:
    """An English word ends like somebody who does something, and names no thing: "setter"."""
    low = lowered(word)
    return _AGENTIVE.match(low) is not None and low not in things()


def _addressee_zh(text: str) -> Actor | None:
    for pattern in (_ALL_ZH, _FOLLOWS_ZH, _FOR_ZH, _YOU_ARE_ZH):
        for match in pattern.finditer(text):
            who = match["who"]
            actor = _somebody_zh(who) or _somebody_zh(who.rpartition("的")[2])
            if actor is not None:
                return actor
    whoever = _WHOEVER_ZH.search(text)
    if whoever is not None:
        words = whoever.group()
        return Actor(OwnerKind.ROLE, words, role=words)
    return None


def _somebody_zh(phrase: str) -> Actor | None:
    """Who the phrase begins with: 前台(每班一人)逐项打勾 begins with 前台."""
    for stop in range(len(phrase), 1, -1):
        head = phrase[:stop].strip()
        if _ON_DUTY_ZH.fullmatch(head):
            return Actor(OwnerKind.ROLE, head, role=head)
        actor = owners_zh.name_actor(head)
        if actor is not None:
            return actor if actor.kind in _SOMEBODY else None
    return None
