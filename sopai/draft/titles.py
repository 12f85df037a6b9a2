"""What a brief calls the procedure that it describes."""

from itertools import chain
from re import Pattern, compile

from sopai.draft.facts import Facts
from sopai.draft.kinds import Kind

_BECAUSE = (
    r"because|since|as|so|(?<!and )its|it['’]s|that['’]s|which|when|and (?:we|i|it)|cause|cos"
)
"""What goes on behind a topic, where one speaks without commas."""

_END_EN = rf"(?: please| asap| for (?:the|our) \w+)?(?=[.,;:!?\n]|$| (?:{_BECAUSE})\b)"
_TITLE_EN = compile(
    r"\b(?:(?:procedure|sop|check-?list|instructions?|guide|process|something|document|protocol|"
    r"one-pager|written down|written up|i['’]?m writing|i am writing)s?\s+"
    r"(?:for|about|on|how|because of)|(?:this|it)(?: is|['’]s) (?:all )?about)\s+"
    rf"(?:the |our |a |an |how (?:we|to) )?(?P<topic>[^.,;:!?\n]{{3,60}}?){_END_EN}",
    2,
)
_ABOVE_EN = compile(
    r"^\W*(?:sop |procedure )?(?P<topic>(?!(?:hi|hello|dear|hey|so|ok|right)\b)[^.,;:!?\n]{4,50}?)"
    r"(?:,| -| –| —) (?:the way i|what i (?:want|need)|as i|how i|please write)",
    2,
)
"""What stands before the wish at the head of a brief: "Vehicle return, what I want in it"."""

_DANGLING = compile(r"(?: (?:at|in|of|for|with|on|to|and|the|our|a))+$", 2)
"""What a title must not end in."""

_HOW_EN = compile(
    r"\bhow (?:(?:we|to|people|the team|staff|you) (?:should |have to |must |are to |need to )?|"
    r"i(?:['’]d| would)? (?:like|want) (?:the |our )?)"
    r"(?P<topic>[a-z]+ [^.,;:!?\n]{3,50}?)"
    rf"(?= please| at (?:the|our)\b| in (?:the|our)\b| to be\b|[.,;:!?\n]|$| (?:{_BECAUSE})\b)",
    2,
)
"""What is described: "write down how we handle returns"."""

_ASKED_ZH = compile(
    r"(?:写|做|弄|整理|出|定|要|来)(?:一下|一?[个份套下])(?P<topic>[\u4e00-\u9fffA-Za-z]{2,14}?"
    r"(?:流程|制度|规范|规定|规程|办法|指导书|sop|SOP))"
)
"""What is asked for: 帮我写个退货流程."""

_TITLE_ZH = compile(
    r"(?:(?:写|做|弄|整理|出|定|要)一?[个份套下]?)?(?P<topic>[\u4e00-\u9fffA-Za-z]{2,16}?"
    r"(?:流程|制度|规范|规定|规程|办法|指导书|规矩|sop|SOP))"
)
_TAKEN_ZH = compile(
    r"把[“「]?(?P<topic>[\u4e00-\u9fffA-Za-z\d]{2,22}?)[”」]?"
    r"(?:这个?[事套块儿]+|这一[套块]|(?:给我)?(?:写个|弄个|弄成|做成|写成|整理|理一下|写一下))|"
    r"(?P<whole>[\u4e00-\u9fff]{0,4}从[\u4e00-\u9fff]{2,8}到[\u4e00-\u9fff]{2,6})这[一整]?[套段块]|"
    r"(?P<post>[\u4e00-\u9fff]{2,8})这个?岗|"
    r"(?P<two>[\u4e00-\u9fff]{2,10})这[两几]?块|"
    r"^(?:[\u4e00-\u9fff]{1,8}的)?(?P<lax>[\u4e00-\u9fff]{2,10}?)(?:老是|总是|一直|经常)[^,。]{2,10}[,，。]"
)
"""What is to be written down, without the word: 把住院交接这个事弄成…, 器械消毒老是出岔子."""

_TOPIC_ZH = compile(
    r"(?:下面是)?(?:咱们|我们)?店?里?(?P<topic>[\u4e00-\u9fff]{2,8})的(?:要求|规矩|做法|步骤)[,:]"
)
_LEADING_ZH = compile(
    r"^(?:今天|现在|先|把|将|关于|一下|是|我们?|咱们|店里|车间|的|那个|这个|想的|这是|一直|那|这|定的|说的)+"
)
_NO_TITLE_ZH = compile(
    r"^(?:(?:今天|群里|大家|把|关于|的|正式)*(?:流程|制度|规范|规定|规程|办法|规矩|sop))$|分钟|一遍|正式的|[你您]|整理|麻烦|一份|没有|像样|什么|[两二三四几]个|哪|这|那|一直|弄|写",
    2,
)
"""In what stands before 制度 or 流程 when a brief talks of procedures and names none."""


def title_of(facts: Facts) -> str | None:
    """The title, in the words of the brief: its title line, or what it asks for.

    Args:
        facts: what the brief says.
    """
    line = next(iter(facts.of(Kind.TITLE)), None)
    if line is not None:
        return _named_in(facts, line.start, line.end) or _clean(line.quote) or line.quote
    return _named_in(facts, 0, len(facts.brief))


def _named_in(facts: Facts, start: int, end: int) -> str | None:
    """What stands between two offsets behind "procedure for", or before 流程."""
    patterns: tuple[Pattern[str], ...] = (_ABOVE_EN, _TITLE_EN, _HOW_EN)
    if facts.language == "zh":
        patterns = (_ASKED_ZH, _TITLE_ZH, _TOPIC_ZH, _TAKEN_ZH)
    matches = chain.from_iterable(words.finditer(facts.plain, start, end) for words in patterns)
    for match in matches:
        topic = _clean(facts.brief[slice(*match.span(match.lastgroup or "topic"))])
        if len(topic) >= LEAST and not _is_no_title(topic):
            return topic
    return None


LEAST = 2
"""Characters of a title."""


def _clean(topic: str) -> str:
    bare = _DANGLING.sub("", _LEADING_ZH.sub("", topic.strip()))
    return bare.replace('"', "") if bare.count('"') % 2 else bare


def _is_no_title(topic: str) -> bool:
    low = topic.strip().lower()
    return low in ("below", "following", "above", "this", "it", "that") or bool(
        _NO_TITLE_ZH.search(topic)
    )
