"""STY003: a document that nobody reads to its end."""

from collections.abc import Iterator
from re import compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.stated import procedures
from sopai.lint.subject import Subject
from sopai.schema.document import Block, BlockKind
from sopai.schema.finding import Severity

MAX_STEPS = 80
MAX_WORDS = 4_000
"""Words, or Chinese characters by two: a dozen pages, which take a quarter of an hour to read."""

_WORD = compile(r"[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]|[a-zA-Z][\w'-]*")
MIN_REPEATED = {"en": 90, "zh": 36}
"""Characters from which a line that stands twice was copied, and is no set phrase."""

REPEATED = 3
"""Lines that stand twice from which a part is repeated."""


@rule("STY003", Severity.WARNING)
def too_long_to_read(subject: Subject) -> Iterator[Defect]:
    """The document is too long to be read, or repeats a part.

    One finding for the document: more than 80 steps or 4,000 words (two Chinese characters count
    as a word), or three long lines that stand in it twice; the second is marked.

    Why: the thicker the document, the less it is read; what stands twice is changed once.

    Bad:

        1. Li Si (Packer) lays two layers of bubble film around each article that is longer than 40 cm, tapes it at three places and writes the order number on the tape.
        2. Li Si (Packer) puts the delivery note into the pouch on the lid so that the barcode faces outwards and the order number can be read from a metre away.
        3. Li Si (Packer) puts the closed parcel on pallet 4 so that the label faces the aisle and scans it with the handheld until the ERP shows "Packed" for it.
        4. Li Si (Packer) lays two layers of bubble film around each article that is longer than 40 cm, tapes it at three places and writes the order number on the tape.
        5. Li Si (Packer) puts the delivery note into the pouch on the lid so that the barcode faces outwards and the order number can be read from a metre away.
        6. Li Si (Packer) puts the closed parcel on pallet 4 so that the label faces the aisle and scans it with the handheld until the ERP shows "Packed" for it.

    Good:

        1. Li Si (Packer) packs the order at station 3.

    Bad (zh):

        1. 打包员李四给每件长度超过40厘米的商品裹两层气泡膜，在三处贴上胶带，并在胶带上写上这张订单的订单号，直到盖住棱角。
        2. 打包员李四把送货单放进箱盖上的袋子，条码朝外，使订单号在一米外能看清，并在系统里把这张订单标记为“已打包”。
        3. 打包员李四把封好的包裹放到4号托盘，面单朝向通道，用手持终端扫描，直到系统显示这张订单的状态为“待发运”。
        4. 打包员李四给每件长度超过40厘米的商品裹两层气泡膜，在三处贴上胶带，并在胶带上写上这张订单的订单号，直到盖住棱角。
        5. 打包员李四把送货单放进箱盖上的袋子，条码朝外，使订单号在一米外能看清，并在系统里把这张订单标记为“已打包”。
        6. 打包员李四把封好的包裹放到4号托盘，面单朝向通道，用手持终端扫描，直到系统显示这张订单的状态为“待发运”。

    Good (zh):

        1. 打包员李四在3号工位打包订单。

    Source: the first founding article: the thicker the document, the less it is read.
    """  # noqa: E501 - a long line is what the rule is about
    found = [sop for _, sop in procedures(subject)]
    if not found:
        return
    steps = max(len(sop.steps) for sop in found)
    words = _words(subject)
    if steps > MAX_STEPS or words > MAX_WORDS:
        ask = Ask(
            en=f"Who reads {steps} steps and {words:,} words? "
            'For example: one page a task, and "{detail}: see {document}"',
            zh=f"{steps}步、约{words:,}词，谁会读完？例如：一个任务一页，“{{细节}}见{{文件}}”",
        )
        yield Defect("/steps", None, None, ask, quote=found[0].title)
        return
    again = _repeated(subject)
    if len(again) >= REPEATED:
        ask = Ask(
            en=f"Why does this stand twice ({len(again)} lines)? "
            'For example: "as in step {N}", or one part that both refer to',
            zh=f"这部分为什么写了两遍（{len(again)}行）？例如：“同第{{数字}}步”，或两处都引用同一段",
        )
        yield Defect(None, again[0].start, again[0].end, ask)


def _words(subject: Subject) -> int:
    plain = subject.document.plain
    if len(plain) < MAX_WORDS:
        return 0
    return sum(
        len(_WORD.findall(plain, block.start, block.end))
        for block in subject.document.blocks
        if block.kind is not BlockKind.CODE
    )


def _repeated(subject: Subject) -> list[Block]:
    """Long lines that stood before in the same words."""
    text = subject.document.text
    shortest = MIN_REPEATED[subject.document.language]
    seen: set[str] = set()
    again = []
    for item in subject.document.items:
        block = subject.document.blocks[item.block]
        if item.end - item.start >= shortest and block.table < 0:
            said = " ".join(text[item.start : item.end].split())
            if said in seen:
                again.append(block)
            seen.add(said)
    return again
