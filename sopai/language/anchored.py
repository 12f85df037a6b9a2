"""A time limit with the words it counts from: "by Friday 16:00", 播前3天, 签收后3天内.

Without them a limit says something else: three days, and not three days before the broadcast.
"""

from re import compile

from sopai.language.quantities import time_limit
from sopai.language.script import lowered

AROUND = 40
"""Characters before and behind a limit in which such words are looked for."""

_BEFORE = compile(
    r"(?:\b(?:at (?:most|least|the latest)|(?:no|not) (?:more|less|later|earlier) than|up to|"
    r"more than|less than|over|under|about|around|approx(?:imately|\.)?|within|after|before|by|"
    r"until|every|for|between)\s+(?:the\s+)?|"
    r"(?:不超过|不少于|不晚于|不迟于|不早于|最晚|最迟|最早|最多|至少|超过|提前|推迟|大约|约|每隔?)\s?|"
    r"(?:每?(?:个)?(?:周|星期)[一二三四五六日天]|每?月\d{1,2}[日号]|\d{1,2}月\d{1,2}[日号]|"
    r"每[天日周月季年]|次[日日]|当[天日班])[的早晚上午下]{0,2}\s?|"
    r"[^,，。;；:：、()（）!！?？\s在于须应当要请并且再则]{1,8}(?:之|以)?[前后](?:的)?\s?)$"
)
_CLOCK = r"(?:\s+at)?\s+(?:\d{1,2}[:.]\d{2}(?:\s?[ap]m\b)?|\d{1,2}\s?[ap]m\b|noon|midnight)"
_FROM = (
    r"\s+(?:before|after|of|from|prior to|following|since|ahead of)\s+"
    r"(?:the\s+|a\s+|an\s+|each\s+)?"
    r"(?!and\b|or\b|then\b)[a-z][\w'’-]*"
    r"(?:\s+(?!and\b|or\b|then\b|the\b|in\b|to\b|by\b|with\b|at\b|is\b|are\b)[a-z][\w'’-]*)?"
)
_AFTER = compile(
    r"(?:之|以)?(?:内|前|后)|(?<=周)[一二三四五六日天]|"
    r"(?:[上下]午|早上|晚上)?\d{1,2}[:点]\d{0,2}(?:之|以)?[前后]?|"
    rf"(?:{_CLOCK})?(?:{_FROM}|\s+at the latest\b)?"
)


def anchored_limit(text: str) -> str | None:
    """The first time limit of a text, verbatim, with what it counts from and how."""
    limit = time_limit(text)
    if limit is None:
        return None
    low = lowered(text)
    start = low.index(limit.lower())
    end = start + len(limit)
    while before := _BEFORE.search(low, max(0, start - AROUND), start):
        start = before.start()
    while (after := _AFTER.match(low, end, end + AROUND)) and after.end() > end:
        end = after.end()
    return text[start:end].strip()
