"""What a brief calls the procedure that it describes."""

from itertools import chain
from re import compile

from sopai.draft.facts import Facts
from sopai.draft.kinds import Kind

_TITLE_EN = compile(
    r"\b(?:(?:procedure|sop|checklist|instructions?|guide|process|something|document)s?\s+"
    r"(?:for|about|on|how)|(?:this|it)(?: is|['’]s) (?:all )?about)\s+"
    r"(?:the |our |a |an |how (?:we|to) )?(?P<topic>[^.,;!?\n]{3,60}?)"
    r"(?: please| asap| for (?:the|our) \w+)?(?=[.,;!?\n]|$)",
    2,
)
_DANGLING = compile(r"(?: (?:at|in|of|for|with|on|to|and|the|our|a))+$", 2)
"""What a title must not end in."""

_HOW_EN = compile(
    r"\bhow (?:we|to|people|the team|staff|you) (?:should |have to |must |are to |need to )?"
    r"(?P<topic>[a-z]+ [^.,;!?\n]{3,50}?)"
    r"(?= please| at (?:the|our)\b| in (?:the|our)\b|[.,;!?\n]|$)",
    2,
)
"""What is described: "write down how we handle returns"."""

_ASKED_ZH = compile(
    r"(?:写|做|弄|整理|出|定|要|来)(?:一下|一?[个份套下])(?P<topic>[\u4e00-\u9fffA-Za-z]{2,14}?"
    r"(?:流程|制度|规范|规定|办法|sop|SOP))"
)
"""What is asked for: 帮我写个退货流程."""

_TITLE_ZH = compile(
    r"(?:(?:写|做|弄|整理|出|定|要)一?[个份套下]?)?(?P<topic>[\u4e00-\u9fffA-Za-z]{2,14}?(?:流程|制度|规范|规定|办法|sop|SOP))"
)
_TOPIC_ZH = compile(
    r"(?:下面是)?(?:咱们|我们)?店?里?(?P<topic>[\u4e00-\u9fff]{2,8})的(?:要求|规矩|做法|步骤)[,:]"
)
_LEADING_ZH = compile(r"^(?:今天|现在|先|把|将|关于|一下|是|我们?|咱们|店里|的)+")
_NO_TITLE_ZH = compile(
    r"^(?:(?:今天|把|关于|的|正式)*(?:流程|制度|规范|规定|办法|sop))$|分钟|一遍|正式的|[你您]|整理|麻烦|一份|没有|像样|什么|[两二三四几]个|哪|这|那|一直|弄|写",
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
    patterns = [(_TITLE_EN, facts.brief), (_HOW_EN, facts.brief)]
    if facts.language == "zh":
        patterns = [(_ASKED_ZH, facts.brief), (_TITLE_ZH, facts.brief), (_TOPIC_ZH, facts.plain)]
    matches = chain.from_iterable(words.finditer(text, start, end) for words, text in patterns)
    match = next((found for found in matches if not _is_no_title(found["topic"])), None)
    return _clean(facts.brief[slice(*match.span("topic"))]) if match is not None else None


def _clean(topic: str) -> str:
    return _DANGLING.sub("", _LEADING_ZH.sub("", topic.strip()))


def _is_no_title(topic: str) -> bool:
    low = topic.strip().lower()
    return low in ("below", "following", "above", "this", "it", "that") or bool(
        _NO_TITLE_ZH.search(topic)
    )
