"""The tree of a Word part: what stands in a body, a table, a row, whatever wraps it."""

from collections.abc import Iterator

from sopai.ingest.word_names import (
    ALTERNATE,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    TBL,
    Element,
    P,
    branch_of,
    w,
)

_WRAPPERS = frozenset(map(w, ("ins", "moveTo", "customXml", "smartTag")))
ASIDES = frozenset(map(w, ("altChunk", "subDoc")))
"""Text that stands in another file."""


def grid_columns(text: str | None, otherwise: int) -> int:
    """A number of columns as a file gives it; a wrong one does no harm."""
    if not text or not text.isascii() or not text.isdigit():
        return otherwise
    return min(int(text[:4]), 200) or otherwise


def blocks_in(parent: Element) -> Iterator[Element]:
    """Paragraphs, tables and links to other files, whatever they are wrapped in."""
    for child in parent:
        if child.tag in (P, TBL) or child.tag in ASIDES:
            yield child
        else:
            yield from _unwrapped(child)


def _unwrapped(child: Element) -> Iterator[Element]:
    if child.tag == SDT:
        content = child.find(SDT_CONTENT)
        if content is not None:
            yield from blocks_in(content)
    elif child.tag in _WRAPPERS:
        yield from blocks_in(child)
    elif child.tag == ALTERNATE:
        branch = branch_of(child)
        if branch is not None:
            yield from blocks_in(branch)


def wrapped(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table, or cells of a row, whatever they are wrapped in."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from wrapped(content, tag)
        elif child.tag in _WRAPPERS:
            yield from wrapped(child, tag)


def is_gone(paragraph: Element) -> bool:
    """Its mark is deleted or moved away: the next paragraph goes on with its words."""
    properties = paragraph.find(PPR)
    mark = properties.find(RPR) if properties is not None else None
    return mark is not None and any(mark.find(w(kind)) is not None for kind in ("del", "moveFrom"))


def is_deleted_row(row: Element) -> bool:
    """Whether a tracked change takes a row of a table away."""
    properties = row.find(w("trPr"))
    return properties is not None and properties.find(w("del")) is not None
