"""EXC004: a condition that is read when the hand is already on the lever."""

from collections.abc import Iterator
from re import compile

from sopai.language.mood_en import Mood
from sopai.language.sentences import WINDOW
from sopai.lint.guards import in_example, quoted, silent_cell
from sopai.lint.occurrence import Occurrence, item_at
from sopai.lint.registry import Ask, Defect, Skeleton, rule
from sopai.lint.reorder import condition_first
from sopai.lint.skeletons import skeleton_fix
from sopai.lint.stated import places
from sopai.lint.subject import Subject
from sopai.schema.document import Item
from sopai.schema.finding import Fix, Severity

_WORDS = (" if ", " provided that ", "如果", "如遇", "一旦", ",若", "，若", "，若")
_ASKS = compile(
    r"\b(?:see|sees|check|checks|verify|verifies|determine|determines|know|knows|ask|asks|decide|"
    r"decides|confirm|confirms|test|tests|find out|wonder|unsure|sure|clear|tell|matter|even|"
    r"only|as|"
    r"what|and|or|but|than|look|indicates?|shows?|showing|understand|out|wondering|evaluate|assess|"
    r"consider|unclear|except|especially|particularly|useful|helpful|best|ok|okay|fine|asking|"
    r"seeing|"
    r"investigate|identify|review|observe|validate|determining|checking|note|inquire|useful)$|"
    r"\b(?:check|checks|verify|determine|see|decide|confirm|asks?|investigate|evaluate|assess|"
    r"note)\b"
    r"(?! (?:the|a|an|your)\b)[^,.;:]{0,24}$"
)
_SHORT = 4
"""Words of a condition from which it is worth to be read first."""

_HEDGES = compile(
    r"^(?:need be|needed|necessary|possible|applicable|required|desired|so|not|any|you (?:want|"
    r"like|need|wish|"
    r"prefer|can|have any|would)|there are (?:any )?(?:questions|issues|problems)|appropriate|"
    r"relevant|"
    r"available)\b"
)
_FOLLOWS = compile(r"[,;:]\s+(?:then\b|you\b|we\b|the\b|please\b|\w+ the\b)|\bthen\b|:$")
_LOOSE = compile(
    r"\b(?:that|which|who|whom|whose|not|never|don['’]t|avoid)\b[^,.;]*$|"
    r"\b(?:ask|asks|asking|tell|tells|look|decision|assessment|question|wonder\w*|feel free|"
    r"how to|only|keep in mind|be prepared|optionally|before)\b|"
    r"\b(?:alerts?|alarms?|links?)\b[^,.;]*$"
)
"""What is asked, what a relative clause tells, what is forbidden: reading on does no harm."""

_MODAL = compile(r"\b(?:can|may|could|might|would|should|is|are|be|will)\b")
_EDGES = " \t\r\n|*_-"
"""What stands before the first word of a sentence: markup is blanked, a cell has its bar."""

_SHORT_ZH = 8
_GOES_ON_ZH = compile(r"[,，:：()（）]|应|请|需|就|则|要|的话|建议|可|将|会|能")
_CLAUSE_ZH = compile(r"[^,，;；:：。]{4,}[,，]\s*$")
_TESTS_ZH = compile(
    r"(?:检查|确认|查看|判断|核对|看|询问|问|注意|例如|比如|除非|即使|不论|"
    r"无论)[^,，。]{0,14}[,，]\s*$"
)

_ASK = Ask(
    en="What has to be true first? Put it before the action. "
    'For example: "If {condition}, {action}"',
    zh="先看什么？把条件放在动作前面。例如：“如果{条件}，{动作}”",
)
_SKELETON = Skeleton(en="If {condition}, {action}", zh="如果{条件}，{动作}")


@rule("EXC004", Severity.WARNING)
def condition_after_action(subject: Subject) -> Iterator[Defect]:
    """A step says what to do first, and then on which condition.

    Tails of fewer than four words, "unless", "until", "only if", and what is checked ("see if",
    "check whether") pass. The condition is marked. `sopai fix` turns a sentence round that has one
    action and one condition, where nothing points from one to the other.

    Why: hands are quicker than eyes; who reads "open the valve" has opened it before the "if".

    Bad:

        1. Li Si (Packer) calls the shift lead if fewer than 10 boxes are left on the shelf.

    Good:

        1. If fewer than 10 boxes are left on the shelf, Li Si (Packer) calls the shift lead.

    Bad (zh):

        1. 打包员李四致电班长赵六，如果货架上剩下的纸箱少于10个。

    Good (zh):

        1. 如果货架上剩下的纸箱少于10个，打包员李四致电班长赵六。

    Source: Bovair and Kieras (1984): the condition before the action; DOE-STD-1029-92: IF ... THEN.
    """
    document = subject.document
    folded = subject.low
    starts = [item.start for item in document.items]
    marked = -1
    for at in places(folded, _WORDS):
        start = at + (folded[at] in " ,，")
        item = item_at(starts, document.items, start)
        if item is None or item.block == marked or not _orders(subject, item):
            continue
        hit = Occurrence(document, folded, item, start, start + 2)
        end = _condition(subject, hit)
        if end is not None:
            marked = item.block
            yield Defect(item.address, start, end, _ASK, fix=_turned(hit, end))


def _orders(subject: Subject, item: Item) -> bool:
    return item.operative.holds and not subject.document.blocks[item.block].quoted


def _condition(subject: Subject, hit: Occurrence) -> int | None:
    """Offset after a condition that ends its sentence, behind what is done."""
    if subject.document.plain[hit.start : hit.start + 1].isupper():
        return None  # a new sentence without a full stop before it
    after = hit.folded[hit.start : hit.bounds[1]].rstrip(" .。;；\n|")
    is_tail = _is_tail_zh(hit.before, after) if hit.is_chinese else _is_tail_en(hit, after)
    if not is_tail or any(guard(hit) for guard in (quoted, in_example, silent_cell)):
        return None
    return hit.start + len(after)


def _turned(hit: Occurrence, end: int) -> Fix | None:
    """The sentence with its condition first, by itself where that surely keeps the meaning."""
    document, (first, last) = hit.document, hit.bounds
    head = document.plain[first : hit.start]
    if hit.start - first > WINDOW // 2:
        return None
    first += len(head) - len(head.lstrip(_EDGES))
    text = None
    if not document.locations:
        text = condition_first(
            document.text[first : hit.start].rstrip(),
            document.text[hit.start : end],
            document.text[last : min(hit.item.end, last + WINDOW)],
            document.language,
            is_command=hit.mood is Mood.COMMAND,
        )
    if text is None:
        return skeleton_fix(document, _SKELETON, first, end)
    return Fix(kind="safe", replace=(first, end), text=text)


def _is_tail_zh(before: str, after: str) -> bool:
    if _CLAUSE_ZH.search(before) is None or _TESTS_ZH.search(before) is not None:
        return False
    return len(after) >= _SHORT_ZH and _GOES_ON_ZH.search(after) is None


def _is_tail_en(hit: Occurrence, after: str) -> bool:
    before = hit.before.rstrip()
    condition = after.partition(" ")[2]
    if len(condition.split()) < _SHORT or len(before.split()) < 3 or _HEDGES.match(condition):
        return False
    if _FOLLOWS.search(after) or before.count("(") > before.count(")"):
        return False
    if _ASKS.search(before) or _LOOSE.search(before) or before.endswith((",", ":", "-", "–", "—")):
        return False
    return hit.mood is Mood.COMMAND or (hit.mood is Mood.ACTION and not _MODAL.search(before))
