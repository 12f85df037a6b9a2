"""What is open while a Markdown text is read: blocks, lists, quotes, and the visible text."""

from re import compile
from typing import NamedTuple

from sopai.ingest.layout import FrontMatter, check_size, newline_offsets
from sopai.schema.document import BlockKind, Cell, Link

_NOT_NEWLINE = compile(r"[^\r\n]")


class Open:
    """A block that is being read; one mutable record, since a list item grows in pieces."""

    __slots__ = (
        "bold_from",
        "bold_to",
        "cells",
        "checkbox",
        "closed",
        "end",
        "is_header",
        "kind",
        "level",
        "number",
        "ordered",
        "parent",
        "slot",
        "start",
        "table",
    )

    def __init__(self, kind: BlockKind, start: int) -> None:
        """Begin a block of a kind at an offset."""
        self.kind = kind
        self.start = start
        self.end = start
        self.level = 0
        self.number: str | None = None
        self.ordered = False
        self.checkbox = False
        self.closed = False
        self.is_header = False
        self.parent = -1
        self.table = -1
        self.slot = -1
        self.bold_from = -1
        self.bold_to = -1
        self.cells: list[Cell] = []


class OpenList(NamedTuple):
    """A list that is open: its first number, if it has one, and how many items were seen."""

    first: int | None
    seen: list[int]


class Builder:
    """Consumes the parser's events, in order, and keeps what is open."""

    def __init__(self, text: str) -> None:
        """Begin to read a text."""
        self.text = text
        self.data = b"" if text.isascii() else text.encode("utf-8")
        self.byte = 0
        self.char = 0
        self.pieces: list[str] = []
        self.filled = 0
        self.hidden: list[tuple[int, int]] = []
        self.blocks: list[Open] = []
        self.links: list[Link] = []
        self.html: list[tuple[int, int]] = []
        self.newlines = newline_offsets(text)
        self.items: list[Open] = []
        self.lists: list[OpenList] = []
        self.current: Open | None = None
        self.quotes = 0
        self.quoted_blocks: set[int] = set()
        self.tables = 0
        self.front: FrontMatter | None = None
        self.in_metadata = False
        self.pending_links: list[tuple[int, str, bool]] = []

    def at(self, byte: int) -> int:
        """Code point offset of a byte offset; offsets are asked for in ascending order."""
        if not self.data:
            return byte
        if byte > self.byte:
            self.char += len(self.data[self.byte : byte].decode("utf-8", "replace"))
            self.byte = byte
        elif byte < self.byte:
            return self.char - len(self.data[byte : self.byte].decode("utf-8", "replace"))
        return self.char

    def fill(self, start: int, end: int, shown: str) -> None:
        """Put visible text at its place in `plain`, blanks where markup stands before it."""
        if start < self.filled:
            return
        if start > self.filled:
            gap = self.text[self.filled : start]
            if gap.isspace():
                self.pieces.append(gap)
            else:
                self.hidden.append((self.filled, start))
                one_line = "\n" not in gap and "\r" not in gap
                self.pieces.append(" " * len(gap) if one_line else _NOT_NEWLINE.sub(" ", gap))
        width = end - start
        self.pieces.append(shown if len(shown) == width else shown[:width].ljust(width))
        self.filled = end

    def open(self, kind: BlockKind, start: int) -> Open:
        """Begin a block; a list item that was collecting text ends here."""
        self.close(start)
        block = Open(kind, start)
        block.slot = len(self.blocks)
        if self.items:
            block.parent = self.items[-1].slot
            block.level = len(self.items) - 1
        if self.quotes:
            self.quoted_blocks.add(block.slot)
        self.blocks.append(block)
        check_size(len(self.blocks))
        self.current = block
        return block

    def close(self, end: int) -> None:
        """End the block that is collecting text."""
        if self.current is not None and not self.current.closed:
            self.current.closed = True
            self.current.end = max(self.current.end, min(end, len(self.text)))
        self.current = None

    def inline(self, start: int) -> Open:
        """The block that takes inline text: the current one, or a new paragraph."""
        if self.current is None:
            return self.open(BlockKind.PARAGRAPH, start)
        return self.current
