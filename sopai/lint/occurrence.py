"""One occurrence of a term, and what stands around it."""

from bisect import bisect_right
from functools import cached_property
from re import Pattern

from sopai.language.analysis import mood_in
from sopai.language.columns import Column
from sopai.language.mood_en import Mood
from sopai.language.sentences import sentence_around
from sopai.schema.document import Block, BlockKind, Item, SectionKind, SourceDocument


class Occurrence:
    """A term in a document, with its sentence, its clause and its item; read lazily."""

    def __init__(
        self, document: SourceDocument, folded: str, item: Item, start: int, end: int
    ) -> None:
        self.document = document
        self.folded = folded
        self.item = item
        self.start = start
        self.end = end

    @property
    def word(self) -> str:
        """The term, in lower case."""
        return self.folded[self.start : self.end]

    @property
    def block(self) -> Block:
        """The block that holds it."""
        return self.document.blocks[self.item.block]

    @property
    def section(self) -> SectionKind:
        """What its section is about."""
        return self.document.sections[self.item.section].kind

    @property
    def is_chinese(self) -> bool:
        """Its document is in Chinese."""
        return self.document.language == "zh"

    @cached_property
    def cell(self) -> tuple[int, int] | None:
        """Bounds of the table cell that holds it."""
        if self.block.kind is not BlockKind.TABLE_ROW:
            return None
        for cell in self.block.cells:
            if cell.start <= self.start < cell.end:
                return cell.start, cell.end
        return None

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """Bounds of its sentence, inside its cell or item."""
        low, high = self.cell or (self.item.start, self.item.end)
        return sentence_around(self.folded, self.start, low, high)

    @property
    def sentence(self) -> str:
        """Its sentence, in lower case."""
        return self.folded[self.bounds[0] : self.bounds[1]]

    @property
    def before(self) -> str:
        """What stands before it in its sentence."""
        return self.folded[self.bounds[0] : self.start]

    @property
    def after(self) -> str:
        """What stands after it in its sentence."""
        return self.folded[self.end : self.bounds[1]]

    @property
    def whole(self) -> str:
        """Its whole item, or its row, at most 2,000 characters."""
        return self.folded[self.item.start : min(self.item.end, self.item.start + 2000)]

    @cached_property
    def mood(self) -> Mood:
        """What its sentence does."""
        text = self.document.plain[self.bounds[0] : self.bounds[1]]
        return mood_in(text, self.document.language)

    def has_children(self) -> bool:
        """List items stand under its item."""
        index = self.item.block
        blocks = self.document.blocks
        return index + 1 < len(blocks) and blocks[index + 1].parent == index

    def introduces_list(self) -> bool:
        """Its item ends with a colon before a list."""
        end = self.document.plain[self.item.end - 1 : self.item.end]
        return end == ":" or self.has_children()

    def near(self, pattern: Pattern[str]) -> bool:
        """A pattern is found in its sentence."""
        return pattern.search(self.folded, *self.bounds) is not None

    def defined(self) -> bool:
        """The document says elsewhere what the word means: "significantly: by more than 15 %"."""
        word = self.word
        at = self.folded.find(word)
        while at >= 0:
            if at != self.start:
                tail = self.folded[at + len(word) : at + len(word) + 12].lstrip(" \"”」』')")
                if tail.startswith((":", "=", "means", "指", "是指", "即")):
                    return True
            at = self.folded.find(word, at + 1)
        return False


def item_at(starts: list[int], items: tuple[Item, ...], offset: int) -> Item | None:
    """The item that holds an offset.

    Args:
        starts: offsets of the items, ascending.
        items: the items in the same order.
        offset: where to look.
    """
    at = bisect_right(starts, offset) - 1
    if at < 0 or items[at].end <= offset:
        return None
    return items[at]


SILENT_COLUMNS = frozenset(
    {Column.NUMBER, Column.TITLE, Column.SITUATION, Column.CAUSE, Column.OWNER, Column.TOOL, Column.TERM,
     Column.SOURCE, Column.METRIC, Column.DATE, Column.VERSION}
)  # fmt: skip
"""Columns that name things; their cells order nothing."""
