"""Which numbered steps a document gives to whom, in one place for all of them."""

from re import compile

from sopai.ingest.layout import Layout
from sopai.ingest.tables import cell_texts
from sopai.language.actor import owner_of
from sopai.language.shares import Share, shares_in
from sopai.schema.document import Block, BlockKind
from sopai.schema.owner import Found, Owner

_RANGE = compile(
    r"(?:[Ss]teps?|[Pp]oints?|[Ii]tems?|[Nn]os?\.?|[Ll]ines?)\s?\d|第\s?\d|"
    r"\d\s?[-–~至到和]\s?\d{1,2}\s?(?:[步条项点由归:])"
)
"""A quick look before the long patterns."""

MAX_BLOCKS = 400
MAX_TEXT = 300
"""Blocks of a document, and characters of one, in which shares are looked for."""


def shares_of(layout: Layout, language: str) -> list[Share]:
    """The shares that paragraphs, items and rows name, in order of the text."""
    found: list[Share] = []
    for block in layout.blocks[:MAX_BLOCKS]:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW):
            text = layout.plain[block.start : min(block.end, block.start + MAX_TEXT)]
            if block.kind is BlockKind.TABLE_ROW:
                text = " | ".join(cell_texts(layout.plain, block))[:MAX_TEXT]
            if _RANGE.search(text):
                found += shares_in(text, language)
    return found


def share_owner(shares: list[Share], block: Block) -> Owner | None:
    """Who a share gives a numbered item to, or None."""
    if block.number is None or not block.number.isdecimal() or block.parent >= 0:
        return None
    number = int(block.number)
    for share in shares:
        if share.first <= number <= share.last:
            return owner_of(share.actor, Found.DOCUMENT)
    return None
