"""What in a text speaks to whoever drafts from it, and is no word of the manager's.

A description is data. What orders the drafting program about, pretends to be its own input or
output, or hides itself from a reader is read by nobody and becomes nothing; it is listed among
what was not used, so that the manager sees it.
"""

import unicodedata
from collections.abc import Iterator
from re import compile

from sopai.draft.hostile_en import EN
from sopai.draft.hostile_zh import ZH
from sopai.language.script import normalise

_HIDDEN = compile(
    r"[\u202a-\u202e\u2066-\u2069][^\n]*?(?:[\u202c\u2069]|(?=\n)|$)|[\U000e0000-\U000e007f]+|"
    r"[\u200b-\u200f\u2060-\u2064\ufeff]+"
)
"""What turns a line around, and letters that no screen shows."""

_COMMENT = compile(r"<!--(?:(?!-->).){0,2000}(?:-->|$)", 16)
"""What no reader of a page sees."""

_LOOKALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝвнкмтАВЕКМНОРСТХУІЈЅαοεικνρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwbhkmtABEKMHOPCTXYIJSaoeiknptuxABEZHIKMNOPTYX",
)
"""Letters of other alphabets that look like Latin ones. Source: Unicode Technical Standard 39,
confusables, the single letters of Cyrillic and Greek."""

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
    rf"{_TAG}|"
    r"<\|[^|\n]*\|>|```|[\[{]\s*[\"']\w+[\"']\s*:|[\"']\s*[}\]]\s*[,}\]]|"
    r"(?-i:(?<!\w)(?=[A-Za-z0-9+]*\d)(?=[A-Za-z0-9+]*[A-Z])(?=[A-Za-z0-9+]*[a-z])"
    r"[A-Za-z0-9+]{20,}={0,2}(?!\w))|"
    r"\bjavascript\s?:|^\s*[=@]\s?[A-Za-z]+\(|=(?:cmd|hyperlink|webservice|importxml)\b|"
    r"\{\{\w+\}\}\s?=|\{\{[^}\n]*(?:owner|approv|state|step|limit)|\$\{|%\{",
    2 | 8,
)
"""Markup, code, and long strings that mean nothing to a reader."""

_SENTENCE = compile(
    r"[^.!?。！？\n]*(?:(?:[.!?](?=[0-9A-Za-z])|(?<=\bDr)\.|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bMrs)\.)"
    r"[^.!?。！？\n]*)*[.!?。！？]*[”\"」』）)]?\n?"
)
_PART = compile(r"[(（「“\[【][^()（）「」“”\[\]【】\n]{8,}[)）」”\]】]")
_FOLLOWS = compile(
    r"^[^\w\n]*"
    r"(?:write|stay|put|set|do not|don['’]?t|now|then|keep|also|please|and|join|make|let|use|"
    r"just|in that|this (?:line|note|message|text)|tell nobody|its?|wherever)\b.*\b(?:writ\w+|put|"
    r"draft\w*|documents?|sops?|owner\w*|approv\w+|steps?|limits?|section|line|message|role|name|"
    r"me|list|show|result|output)\b|"
    r"^[^\w\n]*(?:并|也|再|然后|请|把|你|不要|不得|千万|本段|同时|另外|文末|上述|这一?[段条]|等你).*"
    r"(?:写|填|改成|改为|换成|替换|记住|用我|显示|提到|文件|步骤|负责人|批准|示例)",
    2 | 16,
)
"""How an order to the drafting program goes on in its next sentence."""

_BLOCK = compile(
    rf"{_TAG}|"
    r"<\|[^|\n]*\|>|```|系统内部要求|内部要求(?:开始|结束)|"
    r"^[^\w\n]*(?:system|assistant|developer)\s?:[^\n]*\b(?:you are now|you must now|you will now|"
    r"ignore|understood|taken (?:these |this |it )?over)\b|"
    r"^(?:question|q|问)\s?:[^\n]*(?:\b(?:each|every|all)\b[^\n]*\bsteps?\b|(?:每一?|所有|全部|各)步)"
    r"[^\n]*(?:\n(?:answer|a|答)\s?:[^\n]*)?|"
    r"^(?:answer|a|答)\s?:[^\n]*\n(?:question|q|问)\s?:[^\n]*(?:approv|批准)[^\n]*"
    r"(?:\n(?:answer|a|答)\s?:[^\n]*)?",
    2 | 8,
)
"""What begins a block that pretends to be something else: all of the block goes."""


_OVER = compile(
    r"^[^\w\n]*"
    r"(?:(?:generator|writer|system) )?(?:end of (?:the )?(?:brief|description|input|prompt|"
    r"document|message)|(?:经理)?(?:材料|以上)?(?:描述|正文|输入|原文|资料|需求|材料)(?:内容|部分)?(?:到此|至此)?"
    r"(?:结束|完毕))[^\w\n]*$|(?:描述|正文|输入|原文|资料|需求)(?:到此|至此)(?:结束|完毕)",
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
    found += [match.span() for match in _COMMENT.finditer(text)]
    seen = _without(seen, found, 0)
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
    return bool(_TECHNICAL.search(text)) or EN.order(text) or ZH.order(text)


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
