"""What in a text speaks to whoever drafts from it, and is no word of the manager's.

A description is data. What orders the drafting program about, pretends to be its own input or
output, or hides itself from a reader is read by nobody and becomes nothing; it is listed among
what was not used, so that the manager sees it.
"""

import unicodedata
from collections.abc import Iterator
from re import compile

from sopai.language.script import normalise

_HIDDEN = compile(
    r"[\u202a-\u202e\u2066-\u2069][^\n]*?(?:[\u202c\u2069]|(?=\n)|$)|[\U000e0000-\U000e007f]+|"
    r"[\u200b-\u200f\u2060-\u2064\ufeff]+"
)
"""What turns a line around, and letters that no screen shows."""

_LOOKALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝвнкмтАВЕКМНОРСТХУІЈЅαοεικνρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwbhkmtABEKMHOPCTXYIJSaoeiknptuxABEZHIKMNOPTYX",
)
"""Letters of other alphabets that look like Latin ones. Source: Unicode Technical Standard 39,
confusables, the single letters of Cyrillic and Greek."""

_SPOKEN_TO = (
    r"[^\n]*\b(?:you (?:are|must now|will now)|ignore|understood|taken (?:these |this |it )?over|"
    r"instructions?|rules|role|owner|approver)\b"
)
"""What is said to somebody who writes, on a line that pretends to be part of a dialogue."""

_WRITER_EN = (
    r"(?:(?:the |this |that |any |an? )?(?:ai\b(?: (?:assistant|writer|tool|model|system))?|"
    r"language model|llm|gpt|"
    r"(?:drafting|writing|generating|generation|document|sop)[- ](?:\w+ )?(?:tool|program|software|"
    r"system|assistant|bot|engine|model|generator|writer)|"
    r"(?:program|software|tool|system|machine|model|robot) (?:that|which) (?:writes|reads|drafts|"
    r"makes|generates) (?:this|the|your|these)[^.\n:]{0,20})|assistant writing this)"
)
_WRITER_ZH = (
    r"(?:(?:写作|起草|编写|生成|撰写|拟稿|文档|成文)(?:的)?(?:程序|助手|系统|工具|软件|机器人|模型|ai)|"
    r"(?<![a-z])ai(?![a-z\u4e00-\u9fff])|人工智能(?:程序|助手)|大模型|语言模型)"
)
_EVERYTHING_EN = (
    r"(?:every|each|all(?: of)?(?: the)?|any) (?:\w+ ){0,2}?(?:steps?|limits?|sops?|owners?)"
)
_ORDER_EN = compile(
    r"\b(?:ignore|disregard|forget|override|overrule)\s+(?:all |any |every |the |these |those |"
    r"your |my |of |previous |prior |above |earlier |other |existing "
    r")*(?:instructions?|rules|prompts?|"
    r"guidelines|brief|manager\S*(?: \w+)?\b)|"
    r"\b(?:system|developer|hidden|initial) prompt\b|"
    r"\b(?:system|developer|hidden) (?:message|instructions?) (?:to|for)\b|"
    rf"^\W*(?:system|assistant|developer|admin|root)\s?[:>\]]{_SPOKEN_TO}|"
    r"\byou are now (?:an? (?:ai|assistant|model)|in \w+ mode|[\"“'])|"
    r"\b(?:act as if you|pretend (?:to be|that you|you)|role[- ]?play|jailbreak|no restrictions|"
    r"without (?:drafting )?restrictions|without drafting rules|stay in (?:this|that|the) role|"
    r"imagine you were)\b|"
    r"\b(?:note|notice|message|order|word|memo|hint|instruction|reminder|attention)s?"
    rf"(?: \w+)? (?:to|for) {_WRITER_EN}|"
    r"\binstructions? (?:for|to) (?:the )?(?:writer|drafter|generator)\b|"
    rf"\b(?:to|for|dear|please,?) {_WRITER_EN}|\b{_WRITER_EN}s?\s?:|^\W*{_WRITER_EN}\s?,|"
    r"\bdear assistant\b|"
    rf"\b(?:owner|approver|author|supervisor|name|limit)s?\b[^.\n]{{0,40}}\b(?:in|of|for|at|on) "
    rf"{_EVERYTHING_EN}\b|\b(?:as|for|in|of) {_EVERYTHING_EN}\b[^.\n]{{0,30}}\b(?:owner|approver)|"
    r"\bin every place where an? (?:owner|name|approver|number)\b|"
    r"\bset (?:all|every|each)(?: of)?(?: the)? (?:limits?|owners?|steps?)\b|"
    r"\b(?:whoever|whatever) (?:or \w+ )?writes (?:your|the|this|these)\b|"
    r"\b(?:store|treat|file) (?:it|this|the (?:sop|document|draft|procedure)) as (?:being )?"
    r"(?:approved|effective|final|in force|released)\b|"
    r"\b(?:owner|approver)(?: and (?:owner|approver))? wherever\b|"
    r"\bas (?:the )?(?:sole|only) approver\b|\bwith (?:her|him|them|me) as approver\b|"
    r"\b(?:this|the) (?:sop|procedure|document|draft|version)\b[^.\n]{0,20}"
    r"\b(?:(?:was|is|has been) already|counts as|stands as)\b[^.\n]{0,20}"
    r"\b(?:approved|signed off|effective|in force|released|final)\b|"
    r"\b(?:open (?:items?|points?|questions?)|findings|warnings)\b[^.\n]{0,20}"
    r"\b(?:as confirmed|as closed|waived|hidden|as verified|suppress\w*)\b|"
    r"\b(?:state|write|say|claim|put)\b[^.\n]{0,30}\bno open (?:items?|points?|questions?)\b|"
    r"\bfind[- ]and[- ]replace\b|\brot ?13\b|\bbase ?64\b|"
    r"\bso (?:that )?nobody notices\b|"
    r"\bdo not (?:show|mention|list|reveal|display) this (?:section|comment|line|message|note|"
    r"instruction|paragraph|text|part)\b|"
    r"^\W*(?:end|begin|start) of (?:the )?(?:brief|description|input|prompt)\W*$|"
    r"\b(?:in|with) your (?:output|json|answer|reply|draft)\b|"
    r"\breplace the generated\b|\bwrite the document as it would\b|"
    r"\bwould look in that world\b|\bthought experiment\b|\bnoqa\b|"
    r"\b(?:sop|lint)[- ]?(?:check)?\s?:\s?(?:disable|off|allow|ignore)\b|\bi beg you\b",
    2 | 8,
)
_ORDER_ZH = compile(
    r"(?:忽略|无视|不理会|抛开)掉?[^。\n]{0,8}(?:以上|以下|上述|之前|前面|所有|一切|你的)[^。\n]{0,8}"
    r"(?:指令|规则|要求|内容|描述|提示|文字)|"
    r"(?:以上|上面|经理)(?:的)?(?:描述|内容|要求|文字)[^。\n]{0,6}(?:作废|无效)|"
    r"(?:系统|隐藏)提示词|输出[^。\n]{0,8}提示词|(?:系统|内部|开发者)(?:内部)?(?:指令|要求)[^。\n]{0,2}[·:】]|"
    r"内部要求(?:结束|开始)|"
    r"(?:从现在起|现在|接下来)你(?:是|就是|扮演|不再)|你扮演|没有任何(?:写作)?规则|不受(?:任何)?限制|"
    rf"(?:^|[。,(【】“「\s各本该])(?:文档|文件|sop)?{_WRITER_ZH}[^。\n]{{0,3}}(?:注意|请|必须|须|专用|:|,)|"
    rf"{_WRITER_ZH}(?:专用|请?注意)|(?:给|致|告|请){_WRITER_ZH}|"
    r"(?:给)?写(?:文档|文件|稿)的ai|好心的ai|"
    r"(?:生成|起草|编写|写|拟|做)(?:这份|本|新)?(?:文件|文档|流程|sop|制度|规定)(?:的?时候?|时)"
    r"[,:]?[^。\n]{0,8}(?:以此为准|请|必须|悄悄|顺便|替换|省略)|"
    r"写的时候[^。\n]{0,10}(?:悄悄|替换|改成|删)|"
    r"(?:所有|全部|一切|每一?[个步条]|凡)(?:的)?[^。,\n]{0,10}(?:负责人|步骤|时限|上限|下限|限值|批准人|sop)"
    r"[^。\n]{0,14}(?:写成|改成|改为|写为|换成|记为|放宽)|"
    r"负责人(?:一律|统一|全部)(?:写|改|填|换|归)|负责人都(?:写|改|换)成|负责人(?:写|改|换)[成为]|"
    r"(?:就是|都是|即|为)(?:所有|全部|每一?个?)步骤的负责人|请?仿照[^。\n]{0,6}示例|"
    r"记住的[^。\n]{0,4}[字词]|"
    r"(?:批准人|审批人|监督人)[^。,\n]{0,6}(?:登记为|填(?!写)|写成|改成|改为|写为|设为|必须是|永远是)|"
    r"(?:文件|文档|流程|sop)的?(?:状态|版本)[^。,\n]{0,4}(?:写成|改成|改为|写为|设为|直接写)|"
    r"状态[^。,\n]{0,2}直接写|版本号?(?:写成|改成|改为|写为|设为)|"
    r"(?:本|这份|此)(?:文件|流程|sop|版)[^。,\n]{0,14}?(?:已经?|视为|算)(?:经[^。,\n]{0,10})?"
    r"(?:批准|审批|生效|定稿|通过|签发)|总部定稿|存成(?:生效|批准|已批准)|"
    r"写[^。,\n]{0,4}检查已?全部通过|检查发现[^。\n]{0,8}不要|"
    r"不(?:要|得|许|必)[^。,\n]{0,6}(?:出现在文件|显示给经理|提到这|征求经理)|"
    r"别让[^。,\n]{0,6}(?:看的人|经理)发现|悄悄(?:写|改|换成|替换|做[两几])|"
    r"base64|解码|noqa|求求你|以此为准|请照我说的写|照抄进|原样写进",
    2 | 8,
)
_HTML = (
    r"(?!(?:script|span|div|strong|table|tbody|thead|font|style|html|body|head|img|code|pre|small|"
    r"center|blockquote|section|article)\b)"
)
_TAG = (
    rf"</{_HTML}[a-z_][\w-]{{2,}}>|"
    rf"<{_HTML}[a-z_][\w-]{{2,}}\s+[\w\u4e00-\u9fff]+\s?=[^<>\n]*>"
)
"""A tag that no pasted page has; "<order number>" is a gap that somebody fills in."""

_TECHNICAL = compile(
    rf"{_TAG}|<!--|"
    r"<\|[^|\n]*\|>|```|[\[{]\s*[\"']\w+[\"']\s*:|[\"']\s*[}\]]\s*[,}\]]|"
    r"(?-i:(?<!\w)(?=[A-Za-z0-9+]*\d)(?=[A-Za-z0-9+]*[A-Z])(?=[A-Za-z0-9+]*[a-z])"
    r"[A-Za-z0-9+]{20,}={0,2}(?!\w))|"
    r"\bjavascript\s?:|^\s*[=@]\s?[A-Za-z]+\(|=(?:cmd|hyperlink|webservice|importxml)\b|"
    r"\{\{[^}\n]*(?:owner|approv|state|step|limit)|\$\{|%\{",
    2 | 8,
)
"""Markup, code, and long strings that mean nothing to a reader."""

_SENTENCE = compile(
    r"[^.!?。！？\n]*(?:(?:[.!?](?=[0-9A-Za-z])|(?<=\bDr)\.|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bMrs)\.)"
    r"[^.!?。！？\n]*)*[.!?。！？]*[”\"」』）)]?\n?"
)
_PART = compile(r"[(（「“\[【][^()（）「」“”\[\]【】\n]{8,}[)）」”\]】]")
_FOLLOWS = compile(
    r"^\W*(?:write|stay|put|set|do not|don['’]t|now|then|keep|also|please|and|you|join|make|"
    r"let|use|"
    r"just|in that|this (?:line|note|message|text)|tell nobody)\b|"
    r"^\W*(?:并|也|再|然后|请|把|你|不要|不得|千万|本段|同时|另外|文末|上述|这一?[段条])",
    2,
)
"""How an order to the drafting program goes on in its next sentence."""

_BLOCK = compile(
    rf"{_TAG}|"
    r"<\|[^|\n]*\|>|```|(?:描述|正文|输入|原文|资料)(?:到此|至此)?结束|"
    r"系统内部|内部要求|\bend of (?:the )?(?:brief|description|input|prompt)\b|"
    rf"^\W*(?:system|assistant|developer)\s?:{_SPOKEN_TO}|"
    r"^(?:question|q|问)\s?:[^\n]*(?:\bsteps?\b|\bowns?\b|\bowner|approv|步|负责|批准)[^\n]*"
    r"(?:\n(?:answer|a|答)\s?:[^\n]*)?",
    2 | 8,
)
"""What begins a block that pretends to be something else: all of the block goes."""


_OVER = compile(
    r"^[^\n]{0,12}(?:\bend of (?:the )?(?:brief|description|input|prompt|document|message)\b|"
    r"(?:描述|正文|输入|原文|资料|需求)(?:到此|至此)?(?:结束|完毕))",
    2 | 8,
)
"""A line that says that the description is over: what follows is somebody else's."""

_AGAIN = compile(
    r"^[^\n]{0,12}(?:\b(?:begin|start|back to|continu\w+) (?:of )?(?:the )?(?:brief|description)\b|"
    r"<(?:brief|description|input)>)[^\n]*",
    2 | 8,
)

MANY_HIDDEN = 2
"""Letters that no screen shows in one sentence, from which on it was made to hide something."""


def hostile_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Bounds of what orders the drafting program about, in order; they do not overlap.

    Args:
        text: a description, an answer, or words of a document or a roster.
    """
    seen = _seen(text)
    found = [match.span() for match in _HIDDEN.finditer(text)]
    found += _blocks(seen)
    over = _OVER.search(seen)
    if over is not None:
        again = _AGAIN.search(seen, over.end())
        found.append((over.start(), again.end() if again is not None else len(text)))
    goes_on = False
    for start, end in _sentences(seen):
        sentence = seen[start:end]
        if not sentence.strip():
            goes_on = goes_on and "\n\n" not in sentence
            continue
        inside = [
            (start + part.start(), start + part.end())
            for part in _PART.finditer(sentence)
            if _orders(part.group())
        ]
        rest = _without(sentence, inside, start)
        is_hidden = len(_HIDDEN.findall(text, start, end)) >= MANY_HIDDEN
        if is_hidden or _orders(rest) or (goes_on and _FOLLOWS.match(sentence)):
            found.append((start, end))
            goes_on = True
        else:
            found += inside
            goes_on = False
    return _joined(found)


def is_hostile(text: str) -> bool:
    """Whether anything in a text orders the drafting program about."""
    return bool(hostile_spans(text))


def without_hostile(text: str) -> str:
    """The text with line ends instead of what orders the drafting program about."""
    return blanked(text, hostile_spans(text))


def blanked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The text with line ends instead of some passages.

    It is as long as before, and nothing that stood around such a passage runs together.
    """
    pieces, at = [], 0
    for start, end in spans:
        gone = "\n" if end - start >= MIN_PASSAGE else " "
        pieces += [text[at:start], gone * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


MIN_PASSAGE = 8
"""Characters of a passage: fewer are signs that do not show, in the middle of a word."""


def _seen(text: str) -> str:
    """As a reader sees it, of the same length: plain letters for those that only look like them."""
    if text.isascii():
        return text
    plain = normalise(text).translate(_LOOKALIKES)
    return "".join(
        folded if len(folded := unicodedata.normalize("NFKC", sign)) == 1 else sign
        for sign in plain
    )


def _orders(text: str) -> bool:
    return bool(_TECHNICAL.search(text) or _ORDER_EN.search(text) or _ORDER_ZH.search(text))


def _sentences(seen: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(seen):
        match = _SENTENCE.match(seen, at)
        end = match.end() if match is not None and match.end() > at else at + 1
        yield at, end
        at = end


def _blocks(seen: str) -> Iterator[tuple[int, int]]:
    """From the first line that pretends to be something else to the last one of its paragraph."""
    for paragraph in _PARAGRAPH.finditer(seen):
        marks = list(_BLOCK.finditer(paragraph.group()))
        if not marks:
            continue
        start = paragraph.start() + paragraph.group().rfind("\n", 0, marks[0].start()) + 1
        is_paired = len(marks) > 1
        last = marks[-1].end() if is_paired else len(paragraph.group())
        end = paragraph.group().find("\n", last)
        yield start, paragraph.start() + (end if end >= 0 else len(paragraph.group()))


_PARAGRAPH = compile(r"(?:[^\n]+\n?)+")


def _without(sentence: str, spans: list[tuple[int, int]], offset: int) -> str:
    for start, end in spans:
        first, last = start - offset, end - offset
        sentence = sentence[:first] + " " * (last - first) + sentence[last:]
    return sentence


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
