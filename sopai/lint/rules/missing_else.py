"""EXC003: a decision of which one half is written."""

from collections.abc import Iterator
from re import Match, compile

from sopai.lint.guards import in_example, quoted
from sopai.lint.occurrence import Occurrence, item_at
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.stated import places
from sopai.lint.subject import MIN_STEPS, Subject
from sopai.schema.document import Item
from sopai.schema.finding import Severity

_WORDS = ("if ", "when ", "如果", "如", "若", "当")
_GRANTED = compile(
    r"\b(?:if|when)\s(?!not\b|no\b)(?:(?!\b(?:not|no|never|isn|aren|cannot|unable|without|until|"
    r"want|incompatible)\b)[^,.;:\n]){2,70}?"
    r"\b(?P<word>approved|approves?|accepted|accepts?|agree[sd]?|pass(?:es|ed)?|complete|"
    r"correct|valid|"
    r"in stock|available|confirmed|confirms|successful|succeeds?|eligible|intact|in order|"
    r"acceptable|qualifies|match(?:es)?|okay|ok)\b(?! (?:by|with|in|for|from|on|at|to)\b)|"
    r"(?:如果?|若|当)(?:(?![不未没无非])[^,。;:\n]){1,16}?(?P<zh>合格|通过|同意|批准|有货|一致|"
    r"正确|完整|属实|符合"
    r"(?:要求|条件|标准)|成功|达标|齐全|完好)"
)
"""A condition that grants something; what is done when it does not hold, is the question."""

_OTHER = compile(
    r"\b(?:otherwise|else|unless|instead|not|no|cannot|never|fail\w*|reject\w*|den(?:y|ied|ies)|"
    r"declin\w+|"
    r"refus\w+|invalid|incorrect|incomplete|missing|unavailable|out of stock|wrong|disagree\w*|"
    r"unable|without|mismatch\w*|differ\w*|un(?:successful|available|acceptable)|return\w*)\b|"
    r"n['’]t\b|"
    r"否则|[不未没无非]|反之|拒|失败|异常|退|缺|错|差"
)
_TOLD = compile(r",? (?:it['’]ll|it will|it (?:outputs|shows|prints)|you (?:will|should) see)\b|待")
"""What a program does then: nobody has to decide."""

_NEAR = 3
"""List items before and after in which the other half may stand."""

_ASK = Ask(
    en='And what if not? For example: "Otherwise {name} {does what}"',
    zh="如果不是呢？例如：“否则{姓名}{做什么}”",
)


@rule("EXC003", Severity.WARNING, strict=True)
def missing_else(subject: Subject) -> Iterator[Defect]:
    """A step says what to do if something is granted, and not what otherwise.

    Looked at are conditions that can fail: approved, passed, in stock, correct. The other half
    may stand in the step, its parts, three steps before or after, or the exceptions. What only
    starts a step ("when the order arrives") and what ends it ("if damaged, stop") passes.

    Why: the other half happens too, and then each shift has its own.

    Bad:

        1. If the order is approved, Li Si (Packer) packs it at station 3.

    Good:

        1. If the order is approved, Li Si (Packer) packs it at station 3; otherwise he puts it on shelf 4.

    Bad (zh):

        1. 如果订单审核通过，打包员李四在3号工位打包。

    Good (zh):

        1. 如果订单审核通过，打包员李四在3号工位打包；否则放到4号货架。

    Source: DOE-STD-1029-92: all alternatives are listed; WHO format: what to do if there are problems.
    """  # noqa: E501 - an example is one line
    document = subject.document
    if len(subject.sop.steps) < MIN_STEPS:
        return
    low = subject.low
    starts = [item.start for item in document.items]
    marked = -1
    for at in places(low, _WORDS):
        match = _GRANTED.match(low, at)
        item = item_at(starts, document.items, at) if match else None
        if match is None or item is None or item.block == marked or match.end() > item.end:
            continue
        if item.operative.holds and _is_half(subject, low, item, match):
            marked = item.block
            yield Defect(item.address, match.start(), match.end(), _ASK)


def _is_half(subject: Subject, low: str, item: Item, match: Match[str]) -> bool:
    """Nothing near says what happens otherwise."""
    document = subject.document
    hit = Occurrence(document, low, item, match.start(), match.start() + 2)
    if (
        _TOLD.match(low, match.end())
        or hit.before.strip(" \t*_->|1234567890.()")
        or quoted(hit)
        or in_example(hit)
    ):
        return False
    blocks = document.blocks[max(0, item.block - _NEAR) : item.block + _NEAR + 1]
    if any(_OTHER.search(low, block.start, block.end) for block in blocks):
        return False
    word = match["word"] or match["zh"]
    cases = [f"{case.situation} {case.cause or ''}".lower() for case in subject.sop.exceptions]
    return not any(word in case and _OTHER.search(case) for case in cases)
