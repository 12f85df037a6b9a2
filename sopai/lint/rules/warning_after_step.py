"""SAF001: the warning that comes when it has happened."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.document import Block, BlockKind, SourceDocument
from sopai.schema.finding import Severity

_SIGNAL = compile(
    r"[\W_]*(?:warning|caution|danger|beware|attention|警告|当心|小心|危险|注意安全|注意)[\W_]*[:!,、]?",
    IGNORECASE,
)
_HARM = compile(
    r"\b(?:hot|burns?|injur\w+|shock|toxic|poison\w*|fire|explo\w+|corros\w+|acid|sharp|voltage|"
    r"fumes|gloves|goggles|never|do not|don't|damage\w*|delet\w+|irrevers\w+|cannot be undone|"
    r"data loss|lose|crush\w*|slip\w*|fall\w*|overwrit\w+|destroy\w*)\b|"
    r"烫|烧|伤|触电|有毒|火|爆|腐蚀|酸|高压|手套|护目|切勿|不要|不得|严禁|禁止|损坏|删除|夹手|滑倒|坠落",
    IGNORECASE,
)
MAX_BACK = 60
"""Blocks before a warning among which its step is looked for."""

_WORD = compile(r"[a-z]{4,}|[\u4e00-\u9fff]{2}")
_COMMON = frozenset(
    "warning caution danger this that with from your never when must will have they them then "
    "before after into step steps make sure does cannot could damage attention using been "
    "注意 警告 不要 切勿 严禁 禁止 小心".split()
)

_ASK = Ask(
    en='Can it stand before the step? For example: "Warning: {hazard}" and "{N}. {step}"',
    zh="能不能写在这一步之前？例如：“警告：{危险}，{怎样避免}”，再写“{数字}. {步骤}”",
)


@rule("SAF001", Severity.ERROR, strict=True)
def warning_after_step(subject: Subject) -> Iterator[Defect]:
    """A warning about a step stands behind it.

    Why: who reads line by line has touched the plate when the warning comes.

    Bad:

        1. Li Si (Packer) lifts the plate off the sealing press.
        2. Li Si (Packer) prints the label.

        Warning: the plate of the sealing press is hot, never touch it.

    Good:

        Warning: the plate of the sealing press is hot, never touch it.

        1. Li Si (Packer) lifts the plate off the sealing press.
        2. Li Si (Packer) prints the label.

    Bad (zh):

        1. 打包员李四取下热封机的压板。
        2. 打包员李四打印面单。

        警告：热封机压板高温，切勿触摸，以免烫伤。

    Good (zh):

        警告：热封机压板高温，切勿触摸，以免烫伤。

        1. 打包员李四取下热封机的压板。
        2. 打包员李四打印面单。

    Not flagged: a warning about the step that follows it. A note about the step right before it
    is a hint only.

    Source: DOE-STD-1029-92 and ANSI Z535.6: warnings stand before the step they belong to.
    """
    document = subject.document
    blocks = document.blocks
    for block in blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or block.ordered:
            continue
        signal = _SIGNAL.match(document.plain, block.start, min(block.end, block.start + 24))
        if signal is None or not _HARM.search(document.plain, block.start, block.end):
            continue
        severity = _late(document, block)
        if severity is not None:
            end = block.start + len(document.plain[block.start : block.end][:60].rstrip())
            yield Defect(None, block.start, end, _ASK, severity)


def _late(document: SourceDocument, block: Block) -> Severity | None:
    """How bad it is that the warning stands here, or None when it is in time."""
    about = _words(document, block)
    before: list[Block] = []
    for other in reversed(document.blocks[max(0, block.ordinal - MAX_BACK) : block.ordinal]):
        if other.kind is BlockKind.HEADING:
            break
        if other.ordered:
            before.append(other)
    following = document.blocks[block.ordinal + 1 : block.ordinal + 3]
    nearest = [other for other in following if other.kind is not BlockKind.HEADING]
    if not before or any(about & _words(document, other) for other in nearest):
        return None
    if any(len(about & _words(document, other)) > 1 for other in before[1:]):
        return Severity.ERROR
    return Severity.INFO if len(about & _words(document, before[0])) > 1 else None


def _words(document: SourceDocument, block: Block) -> frozenset[str]:
    text = document.plain[block.start : block.end].lower()
    pairs = (text[at : at + 2] for at in range(len(text) - 1))
    han = frozenset(pair for pair in pairs if all("\u4e00" <= sign <= "\u9fff" for sign in pair))
    return (frozenset(word for word in _WORD.findall(text) if word.isascii()) | han) - _COMMON
