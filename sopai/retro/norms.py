"""Whether a sentence sets a rule for the future, by how it is built and not by what it is about."""

from enum import IntEnum
from re import compile

from sopai.language.script import lowered, normalise
from sopai.retro import cues, topics
from sopai.retro.amounts import amounts_in

_DUTY = compile(
    r"\b(?:must(?! have)|shall|ha(?:s|ve) to|(?:is|are) to(?! (?:blame|do with))|needs? to|"
    r"is a must|are a must|may only|(?:is|are)(?: now| only)? (?:required|mandatory|obligatory|"
    r"forbidden|banned|compulsory)|"
    r"not (?:allowed|permitted|without)|"
    r"will be (?:\w+ed|sold|sent|kept|held|done|made|given|put|paid|told|written|taken))\b|"
    r"必须|一律|统一|不得|不许|不准|禁止|严禁|才(?:能|可以?|算)|方可|务必|[之以]前(?:必须|先|"
    r"要)|先[\u4e00-\u9fff]{1,8}(?:再|后)|"
    r"(?:的|一律|就|天|元|岁)不(?:收|报|批|予|接|卖|发|办|退|换|修|做)|"
    r"(?<![特分个性级区])别(?![人的名处])|"
    r"(?<![不需想主只重就快])要(?![求么是不])|应(?:当|该)?(?=[由在先把])"
)
"""An obligation, active or passive."""

_TURN = compile(
    r"\binstead of\b|\binstead[.!]?$|\bno (?:more|longer)\b|\bnot .{1,30}\bany ?more\b|"
    r"^\W*(?:(?:we|let['’]s|please|and|so) )*(?:scrap|drop|cancel|abolish|ditch|skip|stop|bin|"
    r"replace)\b|"
    r"\b(?:is|are|gets?) (?:now )?(?:dropped|scrapped|cancelled|canceled|abolished|gone|replaced|"
    r"raised|lowered|"
    r"cut|moved|extended|shortened|doubled|halved|increased|reduced|changed)\b|"
    r"\bgoes (?:up|down|back|away|from|to \d)|\b(?:moves?|rises?|drops?|changes?|switch(?:es)?) "
    r"(?:from .{1,40} )?to\b|\bbecomes?\b|\b(?:is|are) now\b|\breplaces?\b|\btakes? over\b|"
    r"\bjoins?\b|"
    r"\bnew (?:rule|limit|deadline|step|check|target|measure)\b|\bgoing forward\b|"
    r"\bfrom now on\b|"
    r"不再|取消|改[为成由到用]|调整[为到至成]|"
    r"[提降升挪移换延缩放收减加增][高前后长短宽紧低少加至]{0,2}[到至为成]|"
    r"不写.{1,8}而|代替|取代|以后|今后|即日起|[日天月周一二三四五六]起|写死|"
    r"(?:加|增加|新增|补)(?:上)?一(?:道|步|项|条|个)|而不是|不[做写发送要开搞收用办留]了|"
    r"(?:,|^)不(?:要|用|能)"
)
"""A contrast of what was with what is to be."""

_CONTRAST = compile(
    r"\bfrom [a-z]+(?: [a-z]+)? on(?:wards)?\b|(?:->|=>|→|⇒)\s*\w|\S = \S|, not (?:(?:at|on|by|"
    r"after|in) (?:the )?(?:\d|[A-Z]|who|when)|to |the |\d|[A-Z]|who|when)"
)
"""The same by signs; a story uses them too."""

_BEFORE = compile(
    r"(?:\b(?:within|by|at most|at least|than|max\w*|min\w*|up to|below|above|under|until|before|"
    r"after|every|only|for|at|to)\s+(?:the\s+|a\s+|day\s+)?|"
    r"(?:至少|最多|不(?:少于|低于|超过|高于|大于|小于|满|足)|每|限|按|提前|上限|下限|"
    r"[≤≥到至为满])[^,。\d]{0,2}|[::][^,。]{0,8})$",
)
_AFTER = compile(
    r"\s?(?:之?内|以内|以上|以下|之?前|一次|ahead|before|at (?:most|least)|max|min|"
    r"or (?:more|less))"
)
"""Signs of a limit just before and just behind an amount."""
_LABEL = compile(r"^[^,.:;?!]{2,40}(?::|\s[–—-])\s*\S")
"""What is meant, then what holds for it: "First answer: 4 h"."""

_ASSIGNS = compile(
    r"\b(?:is|are|be) \w+['’]s? (?:job|task|duty)\b|\bis (?:responsible for|in charge of)\b|"
    r"由[^,。]{1,10}?(?:来|去|亲|统一|负责|做|出|管|跟|交|核|查|检|带|打|发|办|审|批|签|收|"
    r"验|处理)|"
    r"(?:交给|转给|改派|换)[^,。]{2,8}(?=[,。!]|$)|归[^,。]{1,8}(?:管|负责)|"
    r"[^,。]{1,8}负责(?=[,。!]|$)"
)
"""Who is to do it."""

_DOUBT = compile(
    r"\b(?:would|could|might|maybe|perhaps|wish|hopefully|ideally|should (?:we|i|it)|"
    r"if only|wants?|hopes?|thinks?|dreams?|seems?|apparently|i['’]d|why not|what if|"
    r"how about)\b|"
    r"也许|或许|可能(?!会?导致)|最好|希望|要不|能不能|要不要|是不是|够不够|"
    r"[^不]([\u4e00-\u9fff])不\1|"
    r"想(?!要求)|觉得|建议|据说|听说|明年|下次再|另说|再说[,。!]?$|放到下"
)
"""A wish, a doubt, a question: no rule."""

_COMPLAINS = compile(
    r"\b(?:still|always (?:leaves?|forgets?|comes?)|never (?:answers?|comes?|listens?)|"
    r"tight|a joke|annoying|awful|terrible|nightmare)\b|[又老总]是|从来[不没]|怪[^,。]{1,8}$|"
    r"还没人|又[^,。]{1,6}了"
)
_PAST_ZH = compile(
    r"了(?:[,。;!]|$|[一两二三四五\d]{1,3}[次个条天])|过(?:[,。;!]|$)|[上去](?:次|周|个?月|"
    r"年)|昨天|前天|当时|结果"
)


class Norm(IntEnum):
    """How clearly a sentence sets a rule."""

    NONE = 0
    BARE = 1
    """It names a thing and a limit or a person, and no verb says that it is a story."""

    CLEAR = 2
    """An obligation, a contrast with what was, or somebody who is to do it."""


def norm_of(plain: str) -> Norm:
    """How clearly a sentence sets a rule for the future.

    Args:
        plain: as `Passage.plain`.
    """
    text = normalise(plain)
    low = lowered(text)
    if _is_out(low):
        return Norm.NONE
    amounts = amounts_in(text)
    is_clear = _DUTY.search(low) or _TURN.search(low) or _ASSIGNS.search(low)
    if is_clear and not _is_told_zh(text, low):
        return Norm.CLEAR
    if cues.PAST.search(low) or _is_told_zh(text, low):
        first = _FIRST_CLAUSE.match(text)
        return norm_of(first.group()) if first is not None else Norm.NONE
    if _CONTRAST.search(text):
        return Norm.CLEAR
    is_limited = any(
        one.kind == "rhythm" or _BEFORE.search(low[: one.start]) or _AFTER.match(low, one.end)
        for one in amounts
    )
    is_labelled = _LABEL.match(text) is not None and len(text) <= _SHORT
    return Norm.BARE if is_limited or is_labelled else Norm.NONE


_FIRST_CLAUSE = compile(r"[^,;]{8,}(?=[,;])")
"""What a rule says before the story that explains it."""

_SHORT = 60


_META = compile(
    r"^[^,。]{0,16}(?:会议?|复盘|纪要|总结)\s*(?:\d{4}年)?\d{1,2}月|^\W*(?:next (?:one|"
    r"meeting|date|time)|"
    r"present|attend\w*|absent|apolog\w+|there|date|time|place|minutes|subject|from|to|cc|sop|"
    r"procedure|concerns?|about|re|author|notes?|participants|who was there|"
    r"到[会场]|缺席|请假|参[加会]|出席|与会|记录|主持|时间|地点|日期|流程|文件|主题|抄送|附件|"
    r"[\u4e00-\u9fff]{0,3}人员?)\s*[::]"
)
"""What minutes say of themselves."""


def is_of_minutes(low: str) -> bool:
    """Whether a line says who was there, when, and of what, and nothing else."""
    return _META.match(low) is not None


def _is_out(low: str) -> bool:
    return is_of_minutes(low) or any(
        pattern.search(low) for pattern in (_DOUBT, _COMPLAINS, topics.ASKS, topics.FEELS)
    )


def _is_told_zh(text: str, low: str) -> bool:
    """Chinese has no past tense: particles and dates of the past tell."""
    return not text.isascii() and _PAST_ZH.search(low) is not None and not _TURN.search(low)
