"""One occurrence of a term, and what stands around it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import takewhile
from re import compile

from sopai.language.actor import Actor
from sopai.language.analysis import actor_in, mood_in
from sopai.language.columns import Column
from sopai.language.mood_en import Mood
from sopai.language.quantities import rhythm, time_limit
from sopai.language.sentences import sentence_around
from sopai.schema.document import Block, BlockKind, Item, SourceDocument

_CLAUSE_END = compile(r"[,;:!?()。](?!\d)|\s[-–—]\s|\b(?:and|or) then\b|\.\s")
_DEFINES = compile(r"[\s\"”」』')*_]*(?:[:=|]|means?\b|refers to\b|是指|指的?是|即)")
_OPENS = compile(r"[.;。(]\s?[\"“「『']?$")
"""What stands before a definition inside a line: 'call for anything serious. "Serious" = ...'."""

_MARKUP = " \t*_>-\"“「『'(|.)0123456789#"

BESIDE = 60
"""Cells to each side of a term that are looked at."""

CHILDREN = 12
"""List items under an item that are looked at."""


class Occurrence:
    """A term in a document, with its clause, its sentence and its item; read lazily."""

    def __init__(
        self, document: SourceDocument, folded: str, item: Item, start: int, end: int
    ) -> None:
        """Take a term that was found.

        Args:
            document: where it was found.
            folded: the document's `plain` in lower case.
            item: the item that it begins in.
            start: offset of its first character.
            end: offset after its last character.
        """
        self.document = document
        self.folded = folded
        self.item = item
        self.start = start
        self.end = end

    @cached_property
    def word(self) -> str:
        """The term, in lower case, on one line."""
        return " ".join(self.folded[self.start : self.end].split())

    @property
    def block(self) -> Block:
        """The block that holds it."""
        return self.document.blocks[self.item.block]

    @property
    def is_chinese(self) -> bool:
        """Its document is in Chinese."""
        return self.document.language == "zh"

    @cached_property
    def cell(self) -> tuple[int, int] | None:
        """Bounds of the table cell that holds it."""
        if self.cell_number < 0:
            return None
        cell = self.block.cells[self.cell_number]
        return cell.start, cell.end

    @cached_property
    def cell_number(self) -> int:
        """Which cell of its row holds it; -1 where none does."""
        cells = self.block.cells
        at = bisect_right(cells, self.start, key=lambda cell: cell.start) - 1
        return at if at >= 0 and self.start < cells[at].end else -1

    @cached_property
    def header(self) -> Block | None:
        """The header row of its table."""
        blocks, table = self.document.blocks, self.block.table
        first = bisect_left(
            range(self.item.block), True, key=lambda index: blocks[index].table == table
        )
        return blocks[first] if blocks[first].is_header else None

    @cached_property
    def other_cells(self) -> tuple[tuple[Column, str], ...]:
        """What stands beside it in its row, each with what its column holds.

        Of a row with more than `BESIDE` cells, the nearest.
        """
        cells, at = self.block.cells, self.cell_number
        first = max(0, at - BESIDE)
        return tuple(
            (self._column_at(number), self.folded[cell.start : cell.end].strip(" |"))
            for number, cell in enumerate(cells[first : at + BESIDE + 1], first)
            if number != at
        )

    @cached_property
    def is_alone_in_cell(self) -> bool:
        """It is all that its cell says."""
        low, high = self.cell or (self.start, self.end)
        return self.cell is not None and self.folded[low:high].strip(" |*_") == self.word

    @cached_property
    def is_among_times(self) -> bool:
        """It is all that its cell says, and cells above or below it say a time: it is a limit."""
        if not self.is_alone_in_cell:
            return False
        return any(time_limit(text) or rhythm(text) for text in self._column_cells())

    def _column_cells(self) -> Iterator[str]:
        """The cells above and below it in its table, of at most `CHILDREN` rows to each side."""
        at = self.cell_number
        blocks, index = self.document.blocks, self.item.block
        for row in (
            *blocks[max(0, index - CHILDREN) : index],
            *blocks[index + 1 : index + 1 + CHILDREN],
        ):
            if row.table == self.block.table and not row.is_header and at < len(row.cells):
                yield self.folded[row.cells[at].start : row.cells[at].end].strip(" |")

    def _column_at(self, number: int) -> Column:
        """What a column of its table holds, read beside the others."""
        columns = self.document.columns.get(self.block.table, ())
        return Column(columns[number]) if number < len(columns) else Column.UNKNOWN

    @cached_property
    def header_text(self) -> str:
        """The words of its column's header."""
        headers = self.header.cells if self.header else ()
        if not 0 <= self.cell_number < len(headers):
            return ""
        header = headers[self.cell_number]
        return self.folded[header.start : header.end].strip(" |")

    @cached_property
    def column(self) -> Column:
        """What the column of its cell holds."""
        return self._column_at(self.cell_number) if self.cell_number >= 0 else Column.UNKNOWN

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """Bounds of its sentence, inside its cell or item."""
        low, high = self.cell or (self.item.start, self.item.end)
        return sentence_around(self.folded, self.start, low, high)

    @property
    def sentence(self) -> str:
        """Its sentence, in lower case."""
        return self.folded[self.bounds[0] : self.bounds[1]]

    @cached_property
    def before(self) -> str:
        """What stands before it in its sentence."""
        return self.folded[self.bounds[0] : self.start]

    @cached_property
    def after(self) -> str:
        """What stands after it in its sentence."""
        return self.folded[self.end : self.bounds[1]]

    @property
    def after_as_written(self) -> str:
        """What stands after it in its sentence, with its markup."""
        return self.document.text[self.end : self.bounds[1]]

    @cached_property
    def clause(self) -> tuple[str, str]:
        """What stands before and after it in its clause."""
        begin = 0
        for match in _CLAUSE_END.finditer(self.before):
            begin = match.end()
        stop = _CLAUSE_END.search(self.after)
        return self.before[begin:], self.after[: stop.start()] if stop else self.after

    @property
    def rest(self) -> str:
        """What stands after its sentence in its cell or item, at most 300 characters."""
        high = (self.cell or (0, self.item.end))[1]
        return self.folded[self.bounds[1] : min(high, self.bounds[1] + 300)]

    @property
    def whole(self) -> str:
        """Its whole item, or its row, at most 2,000 characters."""
        return self.folded[self.item.start : min(self.item.end, self.item.start + 2000)]

    @cached_property
    def original(self) -> str:
        """Its sentence, with its capitals."""
        return self.document.plain[self.bounds[0] : self.bounds[1]]

    @cached_property
    def mood(self) -> Mood:
        """What its sentence does."""
        return mood_in(self.original, self.document.language)

    @cached_property
    def actor(self) -> Actor | None:
        """Who acts in its sentence, as far as the sentence says."""
        return actor_in(self.original, self.document.language)

    @property
    def is_first_sentence(self) -> bool:
        """Its sentence begins its item."""
        return not self.folded[self.item.start : self.bounds[0]].strip(_MARKUP)

    def has_children(self) -> bool:
        """List items stand under its item."""
        index = self.item.block
        blocks = self.document.blocks
        return index + 1 < len(blocks) and blocks[index + 1].parent == index

    def introduces_list(self) -> bool:
        """Its item ends with a colon before a list, or has items under it."""
        return self.folded[self.item.end - 1 : self.item.end] == ":" or self.has_children()

    def children(self) -> str:
        """The list items under its item, in lower case."""
        index, kind = self.item.block, self.block.kind
        following = self.document.blocks[index + 1 : index + 1 + CHILDREN]
        under = takewhile(
            lambda block: (
                block.parent == index
                or (kind is BlockKind.PARAGRAPH and block.kind is BlockKind.LIST_ITEM)
            ),
            following,
        )
        return "\n".join(self.folded[block.start : block.end] for block in under)

    def is_defined(self) -> bool:
        """The document says elsewhere what the word means: "Significant: above 15 %"."""
        places = definitions(self.folded, self.folded[self.start : self.end])
        return any(place != self.start for place in places)


@lru_cache(maxsize=64)
def definitions(folded: str, word: str) -> tuple[int, ...]:
    """Where a line, a cell, a sentence or a bracket begins with a word and a mark that defines it.

    Cached by word, so that a long document is searched once for each word in question.
    """
    found = []
    at = folded.find(word)
    while at >= 0:
        if _DEFINES.match(folded, at + len(word)):
            line = folded.rfind("\n", max(0, at - 24), at) + 1 or max(0, at - 24)
            if not folded[line:at].strip(_MARKUP) or _OPENS.search(folded, max(0, at - 4), at):
                found.append(at)
        at = folded.find(word, at + 1)
    return tuple(found)


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
