"""STP002: a step that says nothing to do."""

from collections.abc import Iterator
from functools import cache
from re import Pattern, compile

from sopai.language.analysis import mood_in
from sopai.language.lexicon import base_verbs, chinese_verbs, finite_verbs
from sopai.language.mood_en import Mood
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.document import Block, Item, SourceDocument
from sopai.schema.finding import Severity
from sopai.schema.owner import Found

MAX_WORDS = 5
"""Words up to which a step without a verb is a title."""

MAX_HAN = 8
MIN_SIBLINGS = 2
"""Steps of its list that begin with an action, so that the list is one of actions."""

_WORD = compile(r"[A-Za-z][\w'’-]*")
_SILENT = compile(r"[\"“「:`\d/→>=\[]|\bN/?A\b|https?:|无$")
_OBJECT = frozenset("the a an your all each on off up down out new".split())
"""What follows a verb, whether a list of verbs has it or not: power off, torque the screws."""

_ACTS = frozenset((Mood.COMMAND, Mood.ACTION, Mood.OBLIGATION))

_ASK = Ask(
    en='What does the person do? Begin with a verb. For example: "{verb} {object}"',
    zh="要做什么？用动词开头。例如：“{动词}{对象}”",
)


@rule("STP002", Severity.WARNING, strict=True)
def not_an_action(subject: Subject) -> Iterator[Defect]:
    """A step is a title among actions.

    Why: "Label check" can be ticked without anybody having looked at a label.

    Bad:

        1. Li Si (Packer) packs the order.
        2. Weight of the parcel
        3. Li Si (Packer) weighs the parcel.

    Good:

        1. Li Si (Packer) packs the order.
        2. Li Si (Packer) checks the label against the order.
        3. Li Si (Packer) weighs the parcel.

    Bad (zh):

        1. 打包员李四打包订单。
        2. 面单
        3. 打包员李四称重。

    Good (zh):

        1. 打包员李四打包订单。
        2. 打包员李四核对面单。
        3. 打包员李四称重。

    Not flagged: titles of steps that have parts, names in a column, and lists of things.

    Source: ASD-STE100, imperative; DOE-STD-1029-92, begin with an action verb.
    """
    document = subject.document
    lists: dict[tuple[int, int], list[Item]] = {}
    for item in document.items:
        block = document.blocks[item.block]
        if block.ordered and item.is_of_step:
            lists.setdefault((item.section, block.parent), []).append(item)
    for items in lists.values():
        titles = [item for item in items if _is_title(document, item)]
        if not titles or len(titles) * 3 > len(items):
            continue
        if sum(_acts(document, item) for item in items) >= MIN_SIBLINGS:
            for item in titles:
                yield Defect(item.address, *subject.words(item), _ASK)


@cache
def _verb_zh() -> Pattern[str]:
    """Verbs of a recipe in one character, and all of two and more."""
    verbs = sorted(chinese_verbs())
    return compile("[切放炒煮炸焯倒加拌洗烤煎蒸淋撒腌给写贴吃备]|" + "|".join(verbs))


def _is_title(document: SourceDocument, item: Item) -> bool:
    text = document.plain[item.start : item.end].strip(" .*_。\n")
    if item.owner.found is Found.SUBJECT:
        return False
    if (
        not text
        or _SILENT.search(document.text[item.start : item.end])
        or _has_parts(document, item)
    ):
        return False
    if document.language == "zh":
        return (
            len(text) <= MAX_HAN
            and not _verb_zh().search(text)
            and mood_in(text, "zh") is Mood.FRAGMENT
        )
    said = [word.lower() for word in _WORD.findall(text)]
    if not 0 < len(said) <= MAX_WORDS or said[0] in base_verbs() or said[0].endswith("ly"):
        return False
    if len(said) > 1 and said[1] in _OBJECT:
        return False
    return mood_in(text, "en") is Mood.FRAGMENT and not any(w in finite_verbs() for w in said[:-1])


def _acts(document: SourceDocument, item: Item) -> bool:
    said = document.plain[item.start : item.end][:200]
    return item.owner.found is Found.SUBJECT or mood_in(said, document.language) in _ACTS


def _has_parts(document: SourceDocument, item: Item) -> bool:
    following: tuple[Block, ...] = document.blocks[item.block + 1 : item.block + 2]
    return any(
        block.parent == item.block or block.kind.value in ("code", "paragraph")
        for block in following
    )
