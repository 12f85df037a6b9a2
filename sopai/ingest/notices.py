"""What an exported file says of itself, told apart from the work: warnings, and what is open."""

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from sopai.ingest.layout import Layout
from sopai.schema.document import Block, BlockKind, Lost
from sopai.schema.notices import OPEN_SIGN, OPEN_TABLES, is_notice, is_stamp, open_count
from sopai.schema.place import line_of, place_of

WHY = "what is open is not part of the SOP"

_ENDS = (BlockKind.HEADING, BlockKind.TABLE_ROW, BlockKind.CODE)
"""No open item stands in these, and none behind them."""


class Noticed(NamedTuple):
    """A file without what it says of itself."""

    layout: Layout
    open_items: tuple[str, ...]
    lost: tuple[Lost, ...]
    """Where each of them stands."""


def without_notices(layout: Layout) -> Noticed:
    """The blocks that tell of the work, and the items that the others list as open.

    An exported file is read again, and neither a question nor a warning in it is a step.
    """
    margins = tuple(text for text in map(_outside, layout.margins) if text)
    layout = layout._replace(margins=margins)
    marked, items = _notices(layout)
    if not marked:
        return Noticed(layout, (), ())
    blocks = [layout.blocks[at] for at in items]
    shown = [_words(layout, block) for block in blocks]
    lost = tuple(_lost(layout, block, text) for block, text in zip(blocks, shown, strict=True))
    return Noticed(_without(layout, marked), tuple(dict.fromkeys(shown)), lost)


def _notices(layout: Layout) -> tuple[set[int], list[int]]:
    """The blocks that tell of the file, and which of them are open items."""
    marked, items = set[int](), list[int]()
    for block in layout.blocks:
        if block.ordinal in marked:
            continue
        is_row = block.kind is BlockKind.TABLE_ROW
        start = block.cells[-1].start if is_row and block.cells else block.start
        text = layout.text[start : block.end]
        found: list[int] = []
        if is_row and (rows := list(_rows(layout, block))):
            found = rows
        elif not is_row and (count := open_count(text)):
            found = list(_listed(layout.blocks, block.ordinal + 1, count))
        elif not is_notice(text):
            continue
        marked |= {block.ordinal, *found}
        items += found
        above = layout.blocks[block.ordinal - 1]
        if is_row and found and above.kind is BlockKind.HEADING:
            marked.add(above.ordinal)
    return marked, items


def _rows(layout: Layout, header: Block) -> Iterator[int]:
    """The rows below the header of a table of open items; none below another one."""
    if len(header.cells) != 2:
        return
    names = tuple(layout.text[cell.start : cell.end].strip() for cell in header.cells)
    if names in OPEN_TABLES.values():
        for block in layout.blocks[header.ordinal + 1 :]:
            if block.table != header.table:
                return
            yield block.ordinal


def _listed(blocks: Sequence[Block], first: int, count: int) -> Iterator[int]:
    """The blocks below a heading of open items, as many as it announces."""
    for block in blocks[first : first + count]:
        is_other = block.kind is not blocks[first].kind or block.checkbox != blocks[first].checkbox
        if block.kind in _ENDS or is_other:
            return
        yield block.ordinal


def _words(layout: Layout, block: Block) -> str:
    """The item: of a row the last cell."""
    start = block.cells[-1].start if block.cells else block.start
    return " ".join(layout.text[start : block.end].removeprefix(OPEN_SIGN.strip()).split())


def _lost(layout: Layout, block: Block, text: str) -> Lost:
    line = line_of(layout.newlines, block.start)
    return Lost(line, text[:80], WHY, place_of(layout.locations, block.start, block.end))


def _outside(text: str) -> str:
    """What a header or a footer says beside the notices."""
    lines = text.split("\n")
    return "\n".join(line for line in lines if not (is_notice(line) or is_stamp(line)))


def _without(layout: Layout, marked: Set[int]) -> Layout:
    """The layout without some blocks; their words are no words of the text any more."""
    kept = [block for block in layout.blocks if block.ordinal not in marked]
    numbers = {block.ordinal: at for at, block in enumerate(kept)}
    plain = layout.plain
    for block in layout.blocks:
        if block.ordinal in marked:
            plain = (
                plain[: block.start] + _blank(plain[block.start : block.end]) + plain[block.end :]
            )
    blocks = [
        block._replace(ordinal=at, parent=numbers.get(block.parent, -1))
        for at, block in enumerate(kept)
    ]
    return layout._replace(blocks=blocks, plain=plain)


def _blank(text: str) -> str:
    return "".join(sign if sign in "\r\n" else " " for sign in text)
