"""STP004: numbers of steps that jump, repeat, or are missing."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from re import IGNORECASE, compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.renumber import numbered, renumbered
from sopai.lint.subject import Subject
from sopai.schema.document import Block, BlockKind, SourceDocument
from sopai.schema.finding import Fix, Severity

MAX_LEVEL = 2
"""Depth from 0 that a step may have. Source: the rule catalogue, at most three levels."""

MIN_SEQUENCE = 3
"""Bullets that begin with first, then, finally from which a list is one of ordered steps."""

_SEQUENCE = compile(
    r"[\W_]*(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|then|next|after that|afterwards|finally|"
    r"lastly)\b,?"
    r"(?! (?:of all the|time|class|aid|name|line|day|week|step is))|"
    r"[\W_]*(?:首先|第一步|第二步|第三步|其次|然后|接着|接下来|随后|最后)",
    IGNORECASE,
)


def _jump(before: int, number: int) -> Ask:
    return Ask(
        en=f"Is a step missing, or is the number wrong? {number} follows {before}. "
        'For example: "{N}. {action}"',
        zh=f"是漏了一步，还是编号错了？{before}之后是{number}。例如：“{{数字}}. {{动作}}”",
    )


_ASK_BULLETS = Ask(
    en='Does the order matter? Then number the steps. For example: "1. {action}", "2. {action}"',
    zh="这些步骤有先后吗？有就编号。例如：“1. {动作}”、“2. {动作}”",
)
_ASK_DEPTH = Ask(
    en='Can this be a procedure of its own? For example: "{N}. {action}, see {document}"',
    zh="能不能单独写成一份流程？例如：“{数字}. {动作}，见《{文件名}》”",
)


@rule("STP004", Severity.ERROR)
def numbering(subject: Subject) -> Iterator[Defect]:
    """Numbers of steps jump or repeat, ordered steps have none, or lie too deep.

    Why: people say "I am at step 4" on the telephone; two steps 4 are one mistake.

    Bad:

        1. Li Si (Packer) packs the order.
        2. Li Si (Packer) prints the label.
        4. Li Si (Packer) weighs the parcel.

    Good:

        1. Li Si (Packer) packs the order.
        2. Li Si (Packer) prints the label.
        3. Li Si (Packer) weighs the parcel.

    Bad (zh):

        1. 打包员李四打包订单。
        2. 打包员李四打印面单。
        2. 打包员李四称重。

    Good (zh):

        1. 打包员李四打包订单。
        2. 打包员李四打印面单。
        3. 打包员李四称重。

    `sopai fix` counts a Markdown list anew where numbers repeat and none is left out, and numbers
    bullets that all say their place (first, then, finally); not where a text refers to a number.

    Not flagged: 1. 1. 1. in Markdown, where the reader's program counts; a list that begins
    anew, or goes on after a picture or a heading.

    Source: PPA AP-907-005, Rev. 2: numbered steps are mandatory in order, bullets are not.
    """
    document = subject.document
    operative = {item.block: item for item in subject.document.items if item.operative.holds}
    for blocks in _lists(document):
        if not any(block.ordinal in operative for block in blocks):
            continue
        for at, ask, mend in _faults(document, blocks):
            item = operative.get(at.ordinal)
            start, end = subject.words(item) if item else (at.start, at.end)
            fix = mend(document, blocks) if mend else None
            yield Defect(item.address if item else None, start, end, ask, fix=fix)


def _lists(document: SourceDocument) -> Iterator[list[Block]]:
    """The items on one level under one parent, list by list; a heading ends all lists."""
    runs: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            yield from runs.values()
            runs = {}
        if block.kind is not BlockKind.LIST_ITEM:
            if block.kind is not BlockKind.CODE and not _is_inside(block):
                yield from (runs.pop(key) for key in list(runs) if not runs[key][0].ordered)
            continue
        run = runs.setdefault(block.parent, [])
        if run and (run[0].ordered != block.ordered or _begins(block, run)):
            yield run
            run = runs[block.parent] = []
        run.append(block)
    yield from runs.values()


def _is_inside(block: Block) -> bool:
    """A paragraph that belongs to a list item does not end its list."""
    return block.parent >= 0


def _begins(block: Block, run: list[Block]) -> bool:
    """It has the first number, after a list that counts by itself."""
    if not block.ordered:
        return False
    number, last = _number(block), _number(run[-1])
    return number is None or last is None or (number <= last and number in (0, 1))


def _number(block: Block) -> int | None:
    written = (block.number or "").strip(".)( ")
    return int(written) if written.isdecimal() and len(written) < 4 else None


Mend = Callable[[SourceDocument, list[Block]], Fix | None]
"""What a list should say instead, where that is known."""


def _faults(
    document: SourceDocument, blocks: list[Block]
) -> Iterator[tuple[Block, Ask, Mend | None]]:
    first = blocks[0]
    if first.ordered:
        counted = [(block, _number(block)) for block in blocks]
        is_lazy = len({number for _, number in counted}) == 1
        for (_, before), (block, number) in pairwise(counted):
            if not is_lazy and before is not None and number is not None and number != before + 1:
                yield block, _jump(before, number), renumbered
                break
    elif sum(_begins_sequence(document, block) for block in blocks) >= MIN_SEQUENCE:
        yield first, _ASK_BULLETS, numbered
    if first.level > MAX_LEVEL and first.ordered:
        yield first, _ASK_DEPTH, None


def _begins_sequence(document: SourceDocument, block: Block) -> bool:
    return _SEQUENCE.match(document.plain, block.start, block.end) is not None
