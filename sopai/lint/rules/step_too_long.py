"""STP003: a step that nobody can keep in mind."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.language.analysis import mood_in
from sopai.language.mood_en import Mood
from sopai.language.sentences import sentences
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.document import Block, Item
from sopai.schema.finding import Severity

MAX_WORDS = 30
"""Words of one sentence of a step. ASD-STE100 allows 20; names of screens and files, which it does
not count, take the rest."""

MAX_HAN = 60
"""Characters of one Chinese sentence of a step. Source: the rule catalogue."""

_WORD = compile(r"[A-Za-z][\w'’-]*")
_HAN = compile(r"[\u4e00-\u9fff]")
_LIST = compile(r"[,;:、]")
_BRACKETS = compile(r"\((?:[^()]|\([^()]*\)){0,400}(?:\)|$)")
_TELLS = compile(
    r"\W*(?:note|we|it|this|these|there|they|that|in addition|for example|e\.g)\b", IGNORECASE
)
_SAID = compile(r"[\"“「]|\bTODO\b")
_ORDERS = frozenset((Mood.COMMAND, Mood.OBLIGATION, Mood.ACTION))
SHOWN = 60
MAX_MARKS = 8
"""Commas from which a sentence is a list of things."""

_ASK = Ask(
    en='Where does one action end? For example: "{N}. {action}" and "{N+1}. {next action}"',
    zh="一个动作到哪里结束？例如：“{数字}. {动作}”、“{数字}. {下一个动作}”",
)


@rule("STP003", Severity.WARNING)
def step_too_long(subject: Subject) -> Iterator[Defect]:
    """A step has a sentence that is too long to be followed at a glance.

    Why: who holds a box in both hands reads one line, and does what stands in it.

    Bad:

        1. Li Si (Packer) takes the order from shelf 3, where the orders of the morning lie that
           the night shift has picked, and puts it into the box that the ERP shows, which is
           size M for all orders up to 8 L.

    Good:

        1. Li Si (Packer) takes the order from shelf 3.
        2. Li Si (Packer) puts it into the box size that the ERP shows.

    Bad (zh):

        1. 打包员李四从3号货架取出夜班已经拣好的上午的订单，
           把订单里的商品按照系统显示的纸箱型号放进纸箱，再把装箱单放在最上面，
           用胶带十字交叉封好箱口后放到4号通道等待司机来取。

    Good (zh):

        1. 打包员李四从3号货架取出订单。
        2. 打包员李四按系统显示的型号装箱。

    Not flagged: steps whose length is a list of things, and text in code.

    Source: ASD-STE100, procedural sentences have at most 20 words; plain language guidelines.
    """
    document = subject.document
    for item in document.items:
        block = document.blocks[item.block]
        if not item.operative.holds or not _is_step(block, item):
            continue
        low, high = _said(subject, item)
        if high - low <= MAX_HAN:
            continue
        for start, end in sentences(document.plain, low, high):
            if end - start > MAX_HAN and _is_long(document.plain[start:end], document.language):
                at = (
                    start + len(document.plain[start:end]) - len(document.plain[start:end].lstrip())
                )
                yield Defect(item.address, at, at + _shown(document.plain[at:end]), _ASK)
                break


def _is_step(block: Block, item: Item) -> bool:
    if not item.is_of_step or block.quoted:
        return False
    return block.ordered or block.checkbox or item.operative.reason.endswith("table of steps")


def _said(subject: Subject, item: Item) -> tuple[int, int]:
    """Bounds of the action of a row, else of the item."""
    anchor = subject.document.anchors.get(f"{item.address}/action")
    if subject.document.blocks[item.block].cells:
        return (anchor.start, anchor.end) if anchor else (item.start, item.start)
    return item.start, item.end


def _shown(sentence: str) -> int:
    """How much of a long sentence is marked: its first words."""
    words = sentence[:SHOWN].split("\n")[0].rstrip()
    return len(words) if len(sentence) <= SHOWN else len(words.rsplit(" ", 1)[0])


def _is_long(sentence: str, language: str) -> bool:
    """It orders something in too many words, without its brackets and what is to be said."""
    if (
        _SAID.search(sentence)
        or _TELLS.match(sentence)
        or mood_in(sentence, language) not in _ORDERS
    ):
        return False
    sentence = _BRACKETS.sub(" ", sentence)
    if len(_LIST.findall(sentence)) >= MAX_MARKS:
        return False
    han = len(_HAN.findall(sentence))
    return han > MAX_HAN if han else len(_WORD.findall(sentence)) > MAX_WORDS
