"""Markdown into blocks with places, by the byte ranges of a CommonMark parser."""

from collections.abc import Iterator
from re import compile
from typing import NamedTuple

from pyromark import Options, events_with_range

from sopai.ingest.layout import FrontMatter, Layout, newline_offsets
from sopai.language.script import normalise
from sopai.schema.document import Block, BlockKind, Cell, Comment, Link, Lost
from sopai.schema.place import line_of

OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
)

_NOT_NEWLINE = compile(r"[^\r\n]")
_TAG_OR_SPACE = compile(r"<[^>]{0,2000}>|\s+")
_ADMONITION = compile(r"\[![A-Za-z]+\]|(?:!!!|\?\?\?\+?)[ ]\w+")
_MARKER = compile(r"\d{1,9}")


class _Open:
    """A block that is being read; one mutable record, since a list item grows in pieces."""

    __slots__ = (
        "bold_from", "bold_to", "cells", "checkbox", "closed", "end", "is_header", "kind",
        "level", "number", "ordered", "parent", "slot", "start", "table",
    )  # fmt: skip

    def __init__(self, kind: BlockKind, start: int) -> None:
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


class _List(NamedTuple):
    first: int | None
    seen: list[int]


class _Builder:
    """Consumes the parser's events, in order, and keeps what is open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.data = b"" if text.isascii() else text.encode("utf-8")
        self.byte = 0
        self.char = 0
        self.pieces: list[str] = []
        self.filled = 0
        self.hidden: list[tuple[int, int]] = []
        self.blocks: list[_Open] = []
        self.links: list[Link] = []
        self.comments: list[Comment] = []
        self.html: list[tuple[int, int]] = []
        self.newlines = newline_offsets(text)
        self.items: list[_Open] = []
        self.lists: list[_List] = []
        self.current: _Open | None = None
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
                self.pieces.append(_NOT_NEWLINE.sub(" ", gap))
        width = end - start
        self.pieces.append(shown if len(shown) == width else shown[:width].ljust(width))
        self.filled = end

    def open(self, kind: BlockKind, start: int) -> _Open:
        """Begin a block; a list item that was collecting text ends here."""
        self.close(start)
        block = _Open(kind, start)
        block.slot = len(self.blocks)
        if self.items:
            block.parent = self.items[-1].slot
            block.level = len(self.items) - 1
        if self.quotes:
            self.quoted_blocks.add(block.slot)
        self.blocks.append(block)
        self.current = block
        return block

    def close(self, end: int) -> None:
        """End the block that is collecting text."""
        if self.current is not None and not self.current.closed:
            self.current.closed = True
            self.current.end = max(self.current.end, min(end, len(self.text)))
        self.current = None

    def inline(self, start: int) -> _Open:
        """The block that takes inline text: the current one, or a new paragraph."""
        if self.current is None:
            return self.open(BlockKind.PARAGRAPH, start)
        return self.current


def read_markdown(text: str) -> Layout:
    """Blocks of a Markdown text.

    Args:
        text: any text; what is not Markdown is paragraphs.
    """
    builder = _Builder(text)
    for event, span in events_with_range(text, options=OPTIONS):
        _consume(builder, event, span["start"], span["end"])
    builder.close(len(text))
    builder.fill(len(text), len(text), "")
    _comments_of(builder)
    return Layout(
        text=text,
        plain=_without_admonitions(normalise("".join(builder.pieces))),
        blocks=_freeze(builder),
        hidden=builder.hidden,
        links=builder.links,
        comments=builder.comments,
        lost=_unread_html(builder),
        newlines=builder.newlines,
        front_matter=builder.front,
    )


def _consume(b: _Builder, event: object, first: int, last: int) -> None:
    if isinstance(event, dict):
        for name, value in event.items():
            if name == "Text":
                _text(b, value, first, last)
            elif name == "Start":
                _start(b, value, first)
            elif name == "End":
                _end(b, value, last)
            elif name == "Code":
                start, end = b.at(first), b.at(last)
                _code(b, start, end)
            elif name in ("InlineHtml", "Html"):
                start = b.at(first)
                joined = b.html.pop()[0] if b.html and b.html[-1][1] == start else start
                b.html.append((joined, b.at(last)))
            elif name == "TaskListMarker":
                item = b.inline(b.at(first))
                item.checkbox = True
                item.start = b.at(last)


def _without_admonitions(plain: str) -> str:
    """Blank the marks of admonitions, `[!NOTE]` and `!!! note`: they are markup, not words."""
    if "[!" not in plain and "!!!" not in plain and "???" not in plain:
        return plain
    return _ADMONITION.sub(lambda match: " " * len(match.group()), plain)


def _code(b: _Builder, start: int, end: int) -> None:
    """Code is backticks in `plain`: it is quoted, never read as words."""
    b.fill(start, end, "`" * (end - start))
    fence = len(b.text[start:end]) - len(b.text[start:end].lstrip("`"))
    b.hidden += [(start, start + fence), (end - fence, end)]
    b.inline(start).end = end


def _text(b: _Builder, shown: str, first: int, last: int) -> None:
    start, end = b.at(first), b.at(last)
    if b.in_metadata:
        b.front = FrontMatter(start if b.front is None else b.front.start,
                              shown if b.front is None else b.front.text + shown)  # fmt: skip
        return
    block = b.inline(start)
    block.end = max(block.end, end)
    if block.kind is not BlockKind.CODE:
        b.fill(start, end, shown)


def _start(b: _Builder, what: object, first: int) -> None:
    if isinstance(what, str):
        _start_plain(b, what, b.at(first))
    elif isinstance(what, dict):
        for name, value in what.items():
            _start_with(b, name, value, b.at(first))


def _start_plain(b: _Builder, what: str, start: int) -> None:
    if what == "Item":
        numbered = b.lists[-1] if b.lists else _List(None, [0])
        item = b.open(BlockKind.LIST_ITEM, start)
        item.level = len(b.lists) - 1
        if numbered.first is not None:
            item.ordered = True
            match = _MARKER.match(b.text, start)
            item.number = match.group() if match else str(numbered.first + numbered.seen[0])
        numbered.seen[0] += 1
        b.items.append(item)
    elif what == "Paragraph":
        if b.current is None or b.current.kind is not BlockKind.LIST_ITEM:
            b.open(BlockKind.PARAGRAPH, start)
    elif what in ("TableHead", "TableRow"):
        row = b.open(BlockKind.TABLE_ROW, start)
        row.table = b.tables
        row.is_header = what == "TableHead"
    elif what == "TableCell":
        b.inline(start).cells.append(Cell(start, start))
    elif what == "Strong":
        b.inline(start).bold_from = start if b.inline(start).bold_from < 0 else -2
    elif what == "HtmlBlock":
        b.close(start)


def _start_with(b: _Builder, name: str, value: object, start: int) -> None:
    if name == "Heading" and isinstance(value, dict):
        heading = b.open(BlockKind.HEADING, start)
        heading.level = int(str(value["level"])[1:])
    elif name == "List":
        b.close(start)
        b.lists.append(_List(value if isinstance(value, int) else None, [0]))
    elif name == "CodeBlock":
        b.open(BlockKind.CODE, start)
    elif name == "BlockQuote":
        b.close(start)
        b.quotes += 1
    elif name == "Table":
        b.close(start)
        b.tables += 1
    elif name in ("Link", "Image") and isinstance(value, dict):
        b.inline(start)
        b.pending_links.append((start, str(value["dest_url"]), name == "Image"))
    elif name == "MetadataBlock":
        b.close(start)
        b.in_metadata = not b.text[:start].strip()


def _end(b: _Builder, what: object, last: int) -> None:
    name = what if isinstance(what, str) else next(iter(what)) if isinstance(what, dict) else ""
    if name in ("Emphasis", "Strikethrough", "HtmlBlock"):
        return
    end = b.at(last)
    if name in ("Paragraph", "Heading", "TableHead", "TableRow", "CodeBlock"):
        b.close(end)
    elif name == "Item":
        if b.items and b.items[-1] is b.current:
            b.close(end)
        b.items.pop()
        b.current = None
    elif name == "List":
        b.lists.pop()
    elif name == "BlockQuote":
        b.close(end)
        b.quotes -= 1
    elif name == "Strong" and b.current is not None:
        b.current.bold_to = end
        b.current.end = max(b.current.end, end)
    elif name == "TableCell" and b.current is not None and b.current.cells:
        b.current.cells[-1] = Cell(b.current.cells[-1].start, end)
    elif name in ("Link", "Image") and b.pending_links:
        start, href, is_picture = b.pending_links.pop()
        b.links.append(Link(start, end, href, is_picture))
        if b.current is not None:
            b.current.end = max(b.current.end, end)
    elif name == "MetadataBlock":
        b.close(end)
        b.in_metadata = False


def _freeze(b: _Builder) -> list[Block]:
    """The blocks with trimmed bounds; list items without text of their own stay, as parents."""
    frozen: list[Block] = []
    plain_start = _ITEM_MARK
    for slot, o in enumerate(b.blocks):
        start, end = o.start, o.end
        if o.kind is BlockKind.LIST_ITEM and not o.checkbox:
            match = plain_start.match(b.text, start, end)
            start = match.end() if match else start
        while end > start and b.text[end - 1].isspace():
            end -= 1
        while start < end and b.text[start].isspace():
            start += 1
        bold = 0 <= o.bold_from <= start + 3 and o.bold_to >= end - 1
        frozen.append(
            Block(
                slot, o.kind, start, end, line_of(b.newlines, start), o.level, o.parent, o.number,
                o.ordered, o.checkbox, slot in b.quoted_blocks, bold, o.table, o.is_header,
                tuple(o.cells),
            )  # fmt: skip
        )
    return frozen


_ITEM_MARK = compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")


def _comment_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Comments in a piece of HTML; not by a pattern, which is slow where none is closed."""
    while (first := text.find("<!--", start, end)) >= 0:
        close = text.find("-->", first + 4, end)
        if close < 0:
            return
        start = close + 3
        yield first, start


def _comments_of(b: _Builder) -> None:
    for start, end in b.html:
        for first, last in _comment_spans(b.text, start, end):
            line = line_of(b.newlines, first)
            b.comments.append(Comment(first, last, line, b.text[first + 4 : last - 3].strip()))


def _unread_html(b: _Builder) -> list[Lost]:
    """Text inside HTML blocks is not read; it is listed."""
    lost = []
    for start, end in b.html:
        outside, done = [], start
        for first, last in _comment_spans(b.text, start, end):
            outside.append(b.text[done:first])
            done = last
        outside.append(b.text[done:end])
        shown = _TAG_OR_SPACE.sub(" ", "".join(outside)[:5000]).strip()
        if shown:
            lost.append(Lost(line_of(b.newlines, start), shown[:80], "text inside raw HTML"))
    return lost
