"""STP001: several steps in one."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.language.lexicon import base_verbs, finite_verbs
from sopai.language.mood_zh import begins_with_verb
from sopai.language.performer_zh import subject as subject_zh
from sopai.lint.registry import Ask, Defect, rule, words
from sopai.lint.subject import Subject
from sopai.schema.document import BlockKind, Item
from sopai.schema.finding import Severity

MAX_ACTIONS = 2
"""English actions up to which a step may be one; two with an object each are two steps."""

MAX_ACTIONS_ZH = 3
"""Chinese clauses with a verb: serial verbs (打开并登录) are one action."""

_JOINT = compile(
    r"(?:,\s*(?:and\s+)?|\band\s+|;\s*|(?=\bthen\b))(?P<then>then\s+)?(?:\w+ly\s+)?"
    r"(?P<verb>[a-z][a-z-]+)\b(?!\s+\d+[a-z]?\s*(?:[,;.)]|$|and\b|or\b))"
    r"(?=(?P<object>\s+\S+)?)",
    IGNORECASE,
)
"""Not a thing with its number: "slip 2, label 4 and invoice 1"."""

_CHECKS = frozenset(
    words(
        "confirm, check, verify, ensure, make, see, wait, note, sign, read, be, have, do, keep, "
        "let, click, press, tap, say, ask, tell, help, confirms, checks, verifies, ensures, makes, "
        "sees, waits, notes, signs, reads, has, does, keeps, clicks, presses, says, asks, tells"
    )
)
_CIRCUMSTANCE = compile(
    r"^[\W\d]*(?:if|when|whenever|once|after|before|in|on|at|from|to|for|with|using|next|then|"
    r"otherwise|as|by|until|while|during|where|unless|given|upon|first|finally|also)\b[^,]*,",
    IGNORECASE,
)
"""What stands before the comma is no action yet."""

_ACCESS = compile(r"\W*(?:the )?(?:\w+ ){0,3}?(?:open|go|navigate|log|enter|exit)s?\b", IGNORECASE)
"""Getting to where the work is done is no action of its own: open, go to, log in."""

_NO_OBJECTS = frozenset(words("and, or, of, to, for, is, are"))
_OWN_OBJECT = compile(r"(?:the|an?|all|each|every|form|\d\S*)\b", IGNORECASE)
_TOGETHER = compile(r"\b(?:simultaneously|at the same time|while|either|or)\b|同时", IGNORECASE)

_CONDITION = compile(r"\b(?:if|when)\W*$", IGNORECASE)
"""A bold IF is no label of the step: what follows is its condition."""

_FOR = compile(r"\bto\s+[a-z]+\b[^,;]*$", IGNORECASE)
"""What an action is for, up to an "and": "restart it to apply and check the change"."""

_SENTENCE_END = compile(r"\.\s")
_CLAUSE_ZH = compile(r"[,;。]|然后|并且?|再|同时")
_CHECKS_ZH = tuple(
    words(
        "确认, 核对, 检查, 直到, 等, 注意, 不, 如, 若, 由, 请, 按, 到, 为, 以, 有, 需, 要, 应, "
        "通过, 使用, 根据, 经, 避免, 防止"
    )
)
_TIME_ZH = compile(r"(?:后|时|前|之间|期间|以上|以下|以内)$")
_INSIDE_ZH = compile(r"^[^,。]{1,8}?(?:中|里|上|内)(?=[\u4e00-\u9fff])")
_COVERB_ZH = compile(r"^(?:把|将|给|从|用|向|往)[^,。]{3,}")
_COMPLEMENT_ZH = compile(r"^[\u4e00-\u9fff](?:去|出|入|起|掉|净|碎|匀|开)(?=[\u4e00-\u9fff])")
_OWN_OBJECT_ZH = compile(r"并[把将给]|然后.{0,30}再")

_ASK = Ask(
    en="Can somebody stop in the middle? "
    'One action a step: "{N}. {action}" and "{N+1}. {next action}"',
    zh="做到一半会停下吗？一步只写一个动作：“{数字}. {动作}”、“{数字}. {下一个动作}”",
)


@rule("STP001", Severity.WARNING, strict=True)
def multiple_actions(subject: Subject) -> Iterator[Defect]:
    """A step holds several actions that can be done and forgotten one by one.

    Why: of three actions in a step the middle one is skipped; and nobody can tick half a step.

    Bad:

        1. Li Si (Packer) packs the order, prints the label and moves the parcel to the dock.

    Good:

        1. Li Si (Packer) packs the order.
        2. Li Si (Packer) prints the label.

    Bad (zh):

        1. 打包员李四打包订单，打印面单，贴上面单，把包裹搬到月台。

    Good (zh):

        1. 打包员李四打包订单。
        2. 打包员李四打印面单。

    Not flagged: verbs that share one object (open and close), and a check of the action itself.

    Source: DOE-STD-1029-92 (one action a step); ASD-STE100 (one instruction a sentence).
    """
    for item in subject.document.items:
        block = subject.document.blocks[item.block]
        if not item.operative.holds or block.kind is BlockKind.PARAGRAPH:
            continue
        if item.operative.reason == "has a box to tick":
            continue  # a thing and the state that it has to be in, no action
        if item.address is None or "/steps/" not in item.address or item.address.count("/") > 4:
            continue
        end = _end_of_extra(subject, item)
        if end is not None:
            length = max(60, min(end - item.start, 120))
            yield Defect(item.address, *subject.words(item, length), _ASK)


def _end_of_extra(subject: Subject, item: Item) -> int | None:
    """Where the first action too many stands, or None."""
    anchor = subject.document.anchors.get(f"{item.address}/action")
    low, high = (anchor.start, anchor.end) if anchor else (item.start, item.end)
    if _CONDITION.search(subject.document.plain[item.start : low]):
        low = item.start
    text = subject.document.plain[low : min(high, low + 500)]
    if subject.document.language == "zh" and not text.isascii():
        first = text.split("。")[0]
        extra = _extra_zh(first)
    else:
        first = _SENTENCE_END.split(text, maxsplit=1)[0]
        extra = _extra_en(first)
    return None if extra is None or _TOGETHER.search(first[:extra]) else low + extra


def _extra_en(sentence: str) -> int | None:
    lead = _CIRCUMSTANCE.match(sentence)
    start = lead.end() if lead else 0
    found = 0 if _ACCESS.match(sentence, start) else 1
    for match in _JOINT.finditer(sentence, start):
        verb = match["verb"].lower()
        follower = (match["object"] or "").strip()
        if verb in _CHECKS or not (verb in base_verbs() or verb in finite_verbs()):
            continue
        before = sentence[start : match.start()].split()
        is_for = match.group().lower().startswith("and") and not match["then"]
        if is_for and _FOR.search(sentence, start, match.start()):
            continue
        if len(before) < 3 or not follower or follower.lower() in _NO_OBJECTS:
            continue
        found += 1
        has_own = _OWN_OBJECT.match(follower) and any(map(_OWN_OBJECT.fullmatch, before[1:]))
        if found > MAX_ACTIONS or (found == MAX_ACTIONS and (match["then"] or has_own)):
            return match.end()
    return None


def _extra_zh(sentence: str) -> int | None:
    found = at = 0
    for match in [*_CLAUSE_ZH.finditer(sentence), None]:
        stop = match.start() if match else len(sentence)
        found += _acts_zh(sentence[at:stop].strip(), is_first=found == 0)
        has_own = _OWN_OBJECT_ZH.search(sentence, 0, stop)
        if found > MAX_ACTIONS_ZH or (has_own and found > 1):
            return stop
        at = match.end() if match else stop
    return None


def _acts_zh(clause: str, *, is_first: bool) -> bool:
    if len(clause) < 3 or ":" in clause or clause.startswith(_CHECKS_ZH) or _TIME_ZH.search(clause):
        return False
    if begins_with_verb(clause) or _COVERB_ZH.match(clause) or _COMPLEMENT_ZH.match(clause):
        return True
    inside = _INSIDE_ZH.match(clause)
    if inside is not None and begins_with_verb(clause[inside.end() :]):
        return True
    return is_first and (subject_zh(clause) is not None or begins_with_verb(clause[1:]))
