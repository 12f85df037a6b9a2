"""STP001: several steps in one."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.language.lexicon import base_verbs, finite_verbs
from sopai.language.performer_zh import subject as subject_zh
from sopai.language.mood_zh import begins_with_verb
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.document import BlockKind, Item
from sopai.schema.finding import Severity

_JOINT = compile(r"(?:,\s*(?:and\s+)?(?:then\s+)?|\band\s+(?:then\s+)?|;\s*(?:then\s+)?|\bthen\s+)(?P<verb>[a-z][a-z-]+)(?P<object>\s+\S+)?", IGNORECASE)
_CHECKS = frozenset(
    "confirm check verify ensure make see wait note sign read be have do keep let click press tap say ask tell help "
    "confirms checks verifies ensures makes sees waits notes signs reads has does keeps clicks presses says asks tells".split()
)
_CLAUSE_ZH = compile(r"[,;。]|然后|并且?|再|同时")
_CHECKS_ZH = ("确认", "核对", "检查", "直到", "等", "注意", "不", "如", "若", "由", "请", "按", "在", "对", "从", "到", "为", "以", "有", "需", "要", "应", "通过", "使用", "用", "根据", "经")
MAX_ACTIONS = 2
"""English actions in one step that are one too many when joined; a pair such as "open and
close" has one object and is one action."""

MAX_ACTIONS_ZH = 3
"""Chinese clauses that begin with a verb: serial verbs (打开并登录) are one action."""

_ASK = Ask(
    en="Can somebody stop in the middle? One action a step: \"{N}. {action}\" and \"{N+1}. {next action}\"",
    zh="做到一半会停下吗？一步只写一个动作：“{数字}. {动作}”、“{数字}. {下一个动作}”",
)


@rule("STP001", Severity.WARNING)
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
        if item.address is None or "/steps/" not in item.address or item.address.count("/") > 4:
            continue
        end = _end_of_extra(subject, item)
        if end is not None:
            yield Defect(item.address, *subject.words(item, max(60, min(end - item.start, 120))), _ASK)


def _end_of_extra(subject: Subject, item: Item) -> int | None:
    """Where the first action too many stands, or None."""
    plain = subject.document.plain
    low, high = _action_bounds(subject, item)
    sentence = plain[low : min(high, low + 500)]
    if subject.document.language == "zh" and not sentence.isascii():
        return _extra_zh(sentence, low)
    found = 1
    first = sentence.split(". ")[0]
    for match in _JOINT.finditer(first):
        verb = match["verb"].lower()
        follower = (match["object"] or "").strip().lower()
        is_verb = verb in base_verbs() or verb in finite_verbs()
        if not is_verb or verb in _CHECKS or not follower or follower in ("and", "or", "of", "to", "for", "is", "are"):
            continue
        before = first[: match.start()].split()
        if len(before) < 3:
            continue
        found += 1
        if found > MAX_ACTIONS or (found == MAX_ACTIONS and "then" in match.group().lower()):
            return low + match.end()
    return None


def _action_bounds(subject: Subject, item: Item) -> tuple[int, int]:
    anchor = subject.document.anchors.get(f"{item.address}/action")
    return (anchor.start, anchor.end) if anchor else (item.start, item.end)


def _extra_zh(sentence: str, low: int) -> int | None:
    found = 0
    at = 0
    first = sentence.split("。")[0]
    for match in [*_CLAUSE_ZH.finditer(first), None]:
        clause = first[at : match.start() if match else len(first)].strip()
        if clause and not clause.startswith(_CHECKS_ZH) and ":" not in clause:
            acts = begins_with_verb(clause) or (found == 0 and subject_zh(clause) is not None)
            found += acts and len(clause) >= 3
        if found > MAX_ACTIONS_ZH:
            return low + (match.start() if match else len(first))
        at = match.end() if match else len(first)
    return None
