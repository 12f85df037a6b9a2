"""STP005: three words for an hour of work."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.document import BlockKind, Item
from sopai.schema.finding import Severity

_COARSE = compile(
    r"(?:then |please )?(?:process|prepare|perform|do|organi[sz]e|arrange|conduct|carry out|plan|"
    r"finali[sz]e|complete|execute|run)(?:s|es)?\s+(?:(?:the|all|a|an|any|your|its)\s+)?"
    r"(?P<what>[a-z][a-z-]+(?:\s+[a-z][a-z-]+)?)",
    IGNORECASE,
)
_COARSE_ZH = compile(
    r"(?:做好|进行|开展|办理|安排|准备|组织|完成|搞好|做)(?P<what>[\u4e00-\u9fff]{2,6})"
)
_LITTLE = compile(
    r"(?:step|steps|command|script|playbook|migration|query|form|checklist|backup|test|tests|"
    r"following|above|same|installation|build|job|pipeline|terraform)\b",
    IGNORECASE,
)
_EDGES = " \t\n.。*_;,，；:："

_ASK = Ask(
    en='Which actions is it made of? For example: "{N}.1 {verb} {object} with {tool}"',
    zh="分成哪几个动作？例如：“{数字}.1 用{工具}{动作}{对象}”",
)


@rule("STP005", Severity.WARNING, strict=True)
def too_coarse(subject: Subject) -> Iterator[Defect]:
    """A step is one coarse verb with its object, and has no parts.

    Why: who has done it knows what "prepare the materials" means; a newcomer asks six times.

    Bad:

        1. Li Si (Packer) prepares the materials.

    Good:

        1. Li Si (Packer) lays 20 boxes size M, 2 rolls of tape and the label printer on station 3.

    Bad (zh):

        1. 打包员李四准备材料。

    Good (zh):

        1. 打包员李四把20个M号纸箱和2卷胶带放到3号工位。

    Not flagged: steps with parts or a list under them, headings, and what VAG009 asks about.

    Source: the first founding article: break actions down until a newcomer can follow.
    """
    document = subject.document
    is_chinese = document.language == "zh"
    for item in document.items:
        block = document.blocks[item.block]
        if not item.operative.holds or block.kind is not BlockKind.LIST_ITEM or not block.ordered:
            continue
        if not item.is_of_step or _has_more(subject, item):
            continue
        start, text = _action(subject, item)
        found = (_COARSE_ZH if is_chinese else _COARSE).fullmatch(text.strip(_EDGES))
        if found is not None and not _LITTLE.search(found["what"]):
            at = start + text.index(found.group())
            yield Defect(item.address, at, at + len(found.group()), _ASK)


def _action(subject: Subject, item: Item) -> tuple[int, str]:
    """An item's words behind its owner, and where they begin."""
    text = subject.document.plain[item.start : item.end]
    owner = item.owner.text or ""
    head = text.find(owner) + len(owner) if owner and owner in text[: len(owner) + 12] else 0
    if text[head:].lstrip().startswith("("):
        head = text.find(")", head) + 1 or head
    return item.start + head, text[head:]


def _has_more(subject: Subject, item: Item) -> bool:
    """Parts, code or a paragraph stand under it."""
    after = subject.document.blocks[item.block + 1 : item.block + 2]
    return any(
        block.parent == item.block or block.kind in (BlockKind.CODE, BlockKind.PARAGRAPH)
        for block in after
    )
