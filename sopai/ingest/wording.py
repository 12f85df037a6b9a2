"""The words of a block as a person reads them, without Markdown's signs."""

from bisect import bisect_right
from operator import itemgetter
from re import compile

from sopai.ingest.layout import Layout
from sopai.language.headings import announced_kind
from sopai.schema.document import Block, BlockKind, SectionKind

_SPACE = compile(r"\s")
_LABEL = compile(r"^(?P<label>[^\s:：][^:：\n]{0,40}?)\s*[:：]\s*(?P<value>.*)$", 16)
_BOLD_LEAD = compile(r"(?:\*\*|__)(?P<title>[^*_\n]{1,80}?)[.:：。]?(?:\*\*|__)[.:：。]?\s*")

_ORDINAL = compile(
    r"^(?:第[一二三四五六七八九十\d]{1,3}步|(?:Step|STEP|步骤) ?\d{1,3})[:.)：、,，。–-]?\s*(?=\S)"
)
"""A number before a title in bold, which the block's number says already."""


def words(layout: Layout, start: int, end: int) -> str:
    """The text between two offsets, in its own characters, without markup.

    The characters come from the source, since `plain` is normalised.
    """
    hidden = layout.hidden
    at = bisect_right(hidden, start, key=itemgetter(1))
    if at >= len(hidden) or hidden[at][0] >= end:
        return " ".join(layout.text[start:end].split())
    shown = []
    while at < len(hidden) and hidden[at][0] < end:
        first, last = hidden[at]
        shown.append(layout.text[start : max(start, first)])
        if _SPACE.search(layout.text, first, last):
            shown.append(" ")
        start = max(start, last)
        at += 1
    shown.append(layout.text[start:end])
    return " ".join("".join(shown).split())


def block_words(layout: Layout, block: Block) -> str:
    """A block's words."""
    return words(layout, block.start, block.end)


def bold_lead(layout: Layout, block: Block) -> tuple[str | None, int]:
    """A title in bold at the head of a block, and the offset at which the rest begins."""
    match = _BOLD_LEAD.match(layout.text, block.start, block.end)
    if match is None or match.end() >= block.end:
        return None, block.start
    return _ORDINAL.sub("", match["title"].strip()), match.end()


def labelled(text: str) -> tuple[str, str] | None:
    """Label and value of a text such as "Tool: Odoo"."""
    match = _LABEL.match(text)
    return (match["label"].strip(), match["value"].strip()) if match else None


ANNOUNCED = frozenset((SectionKind.EXCEPTIONS, SectionKind.METRICS, SectionKind.SUPERVISION))
"""Parts of an SOP that a line of its own can announce."""


def announced_part(layout: Layout, block: Block) -> tuple[SectionKind, str] | None:
    """The part of an SOP that a line of its own holds, and its words: "Supervision: the ...".

    None for any other line, and for one inside another.
    """
    if block.parent >= 0 or block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return None
    if ":" not in layout.plain[block.start : block.end]:  # most lines: a quick look
        return None
    pair = labelled(block_words(layout, block))
    if pair is None or not pair[1]:
        return None
    kind = announced_kind(pair[0])
    return (kind, pair[1]) if kind in ANNOUNCED else None
