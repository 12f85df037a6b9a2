"""A layout composed of blocks that a reader found: Word, Excel, PDF and HTML have no lines.

The text is made here, one line a block, so that whatever looks at a document finds offsets in it;
`Layout.locations` leads from each offset back to the user's own file.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sopai.errors import IngestError
from sopai.ingest.layout import Layout, check_size, newline_offsets
from sopai.ingest.soft import split_soft_lists
from sopai.language.headings import heading_text, section_kind
from sopai.language.script import normalise
from sopai.schema.document import (
    Block,
    BlockKind,
    Cell,
    Link,
    Location,
    Lost,
    Place,
    SectionKind,
)
from sopai.schema.place import line_of

_BETWEEN_CELLS = " | "
_DEEPEST = 6
_LOOKED_AT = 100


MAX_TEXT = 20_000_000
"""Characters of a text. A cell that is merged over thousands of rows stands in each of them, so a
small file can ask for more."""


def check_length(length: int) -> None:
    """Stop reading a text that is longer than any procedure.

    Raises:
        IngestError: it has more than `MAX_TEXT` characters.
    """
    if length > MAX_TEXT:
        raise IngestError(
            f"it holds more than {MAX_TEXT:,} characters of text: "
            "split it into one file a procedure"
        )


class Piece(NamedTuple):
    """Some text and where it stands: a paragraph, one of a cell, a line of a page."""

    text: str
    place: Place
    joined: bool = False
    """It goes on where the piece before ends, without a space: Chinese over the end of a line."""

    mark: str = ""
    """What is printed before it and is not part of it: the number of a list in a cell."""

    href: str = ""
    """The address that all of it leads to."""


class Composer:
    """Takes the blocks of a document in reading order, and makes the layout."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._text: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._locations: list[Location] = []
        self._links: list[Link] = []
        self._lost: list[Lost] = []
        self._margins: dict[str, None] = {}
        self._fields: list[tuple[str, str]] = []
        self._items: list[tuple[int, int]] = []
        self._title: str | None = None
        self._has_title = False

    def title(self, *pieces: Piece) -> None:
        """The line that is the document's title; the headings stand below it."""
        self._has_title = True
        self._add(BlockKind.HEADING, pieces, level=0)

    def heading(
        self, *pieces: Piece, level: int, number: str | None = None, typed: int = 0
    ) -> None:
        """A heading of a level from 1; `number` and `typed` as of an item."""
        self._add(BlockKind.HEADING, pieces, level=level, number=number, typed=typed)

    def paragraph(self, *pieces: Piece, bold: bool = False, inside: bool = False) -> None:
        """A paragraph.

        Args:
            pieces: its text; several when it stands in several places, as over two pages.
            bold: all of it is bold, as a heading is that was not marked as one.
            inside: it belongs to the list item before it.
        """
        if not inside:
            self._items.clear()
        parent = self._items[-1][1] if self._items else -1
        self._add(BlockKind.PARAGRAPH, pieces, parent=parent, bold=bold)

    def item(
        self,
        *pieces: Piece,
        level: int = 0,
        number: str | None = None,
        ordered: bool = False,
        checkbox: bool = False,
        typed: int = 0,
    ) -> None:
        """A list item.

        Args:
            pieces: its text without number and bullet.
            level: depth from 0.
            number: as printed in front of it, without punctuation: "3", "2.1", "iv".
            ordered: it stands in a numbered list.
            checkbox: it has a box to tick.
            typed: characters at its beginning that are a number or a bullet which somebody typed:
                they stay in the text, and the block begins behind them.
        """
        while self._items and self._items[-1][0] >= level:
            self._items.pop()
        self._add(
            BlockKind.LIST_ITEM,
            pieces,
            level=len(self._items),
            parent=self._items[-1][1] if self._items else -1,
            number=number,
            ordered=ordered,
            checkbox=checkbox,
            typed=typed,
        )
        self._items.append((level, len(self._blocks) - 1))

    def row(self, cells: Sequence[Sequence[Piece]], *, table: int, is_header: bool = False) -> None:
        """A row of a table.

        Args:
            cells: of each cell the pieces, one a paragraph.
            table: the table's number in its document, from 1.
            is_header: it names the columns.
        """
        self._items.clear()
        start = self._length
        bounds = []
        for number, cell in enumerate(cells):
            if number:
                self._write(_BETWEEN_CELLS)
            first = self._length
            self._write_pieces(cell, "\n")
            bounds.append(Cell(first, self._length))
        self._close(
            Block(
                len(self._blocks),
                BlockKind.TABLE_ROW,
                start,
                self._length,
                0,
                table=table,
                is_header=is_header,
                cells=tuple(bounds),
            )
        )

    def code(self, *pieces: Piece) -> None:
        """Text that is shown as it stands, such as commands; nobody looks for wording in it."""
        self._items.clear()
        self._add(BlockKind.CODE, pieces)

    def picture(self, href: str, name: str, place: Place) -> None:
        """A picture; it belongs to the block before it.

        Args:
            href: its path inside the file, or its address.
            name: what the file calls it; it is not part of the text.
            place: where it stands.
        """
        if not self._blocks:
            self.lose(name or href, "a picture before the first text", place)
            return
        at = self._blocks[-1].end
        self._links.append(Link(at, at, href, True))

    def link(self, start: int, end: int, href: str) -> None:
        """A link in the block before, by offsets inside that block's text."""
        base = self._blocks[-1].start
        self._links.append(Link(base + start, base + end, href, False))

    def margin(self, text: str) -> None:
        """What a header or a footer says; the same on every page is said once."""
        if text.strip():
            self._margins[text.strip()] = None

    def field(self, name: str, value: str) -> None:
        """A field of the control record that stands beside the text, as a property does."""
        if value.strip():
            self._fields.append((name, value.strip()))

    def call(self, title: str) -> None:
        """What the document is called if its text has no title."""
        self._title = title.strip() or None

    def lose(self, what: str, why: str, place: Place) -> None:
        """List what could not be taken, or was taken otherwise than it stands."""
        self._lost.append(Lost(0, what[:80], why, place))

    def layout(self) -> Layout:
        """The layout of everything that was taken."""
        text = "".join(self._text)
        newlines = newline_offsets(text)
        down = self._has_title or _has_parts_at_top(text, self._blocks)
        blocks = [
            block._replace(level=_heading_level(block, down), line=line_of(newlines, block.start))
            for block in self._blocks
        ]
        return split_soft_lists(
            Layout(
                text=text,
                plain=normalise(text),
                blocks=blocks,
                hidden=[],
                links=self._links,
                comments=[],
                lost=self._lost,
                newlines=newlines,
                front_matter=None,
                locations=tuple(self._locations),
                title=self._title,
                fields=tuple(self._fields),
                margins=tuple(self._margins),
            )
        )

    def _add(
        self,
        kind: BlockKind,
        pieces: Sequence[Piece],
        *,
        level: int = 0,
        parent: int = -1,
        number: str | None = None,
        ordered: bool = False,
        checkbox: bool = False,
        bold: bool = False,
        typed: int = 0,
    ) -> None:
        if kind is BlockKind.HEADING:
            self._items.clear()
        at = self._length
        first = len(self._text)
        self._write_pieces(pieces, " ")
        words = "".join(self._text[first:])
        start = at + len(words) - len(words[typed:].lstrip())
        self._close(
            Block(
                len(self._blocks),
                kind,
                start,
                max(start, at + len(words.rstrip())),
                0,
                level=level,
                parent=parent,
                number=number,
                ordered=ordered,
                checkbox=checkbox,
                bold=bold,
            )
        )

    def _write_pieces(self, pieces: Sequence[Piece], between: str) -> None:
        for number, piece in enumerate(pieces):
            if number and not piece.joined:
                self._write(between)
            start = self._length
            self._write(piece.mark + piece.text)
            self._locations.append(Location(start, self._length, piece.place, len(piece.mark)))
            if piece.href:
                words = start + len(piece.mark)
                self._links.append(Link(words, self._length, piece.href, False))

    def _write(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _close(self, block: Block) -> None:
        check_size(len(self._blocks) + 1)
        check_length(self._length)
        self._blocks.append(block)
        self._write("\n")


def _has_parts_at_top(text: str, blocks: list[Block]) -> bool:
    """Several first-level headings of which one names a part of a procedure, as "1 Purpose" does.

    Then none of them is a title: all are parts of one procedure.
    """
    tops = [text[b.start : b.end] for b in blocks if b.kind is BlockKind.HEADING and b.level == 1]
    kinds = [section_kind(heading_text(top)) for top in tops[:_LOOKED_AT]]
    return len(tops) > 1 and any(kind is not SectionKind.OTHER for kind in kinds)


def _heading_level(block: Block, down: bool) -> int:
    if block.kind is not BlockKind.HEADING:
        return block.level
    return max(1, min(_DEEPEST, block.level + down))
