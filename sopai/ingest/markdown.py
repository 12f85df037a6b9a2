"""Markdown into blocks with places, by the byte ranges of a CommonMark parser."""

from collections.abc import Iterator
from re import compile

from pyromark import Options, events_with_range

from sopai.errors import IngestError
from sopai.ingest.layout import Layout
from sopai.ingest.markdown_builder import Builder
from sopai.ingest.markdown_events import consume
from sopai.language.script import normalise
from sopai.schema.document import Block, BlockKind, Comment, Lost
from sopai.schema.place import line_of

OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
)

MAX_EVENTS = 1_000_000
"""Beginnings and ends of parts; a file of the largest size has half as many when it is written
by people (0.05 a character in 900 procedures and runbooks)."""

_TAG_OR_SPACE = compile(r"<[^<>]{0,2000}>|\s+")
_ADMONITION = compile(r"\[![A-Za-z]+\]|(?:!!!|\?\?\?\+?)[ ]\w+")
_ITEM_MARK = compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?!\S)[ \t]*")


def read_markdown(text: str) -> Layout:
    """Blocks of a Markdown text.

    Args:
        text: any text; what is not Markdown is paragraphs.

    Raises:
        IngestError: the text has more parts than any procedure.
    """
    builder = Builder(text)
    for number, (event, span) in enumerate(events_with_range(text, options=OPTIONS)):
        if number > MAX_EVENTS:
            raise IngestError(
                f"it has more than {MAX_EVENTS:,} words in bold, links, cells and line breaks: "
                "split it, or take out what is not text"
            )
        if event.__class__ is dict:
            consume(builder, event, span["start"], span["end"])
    builder.close(len(text))
    builder.fill(len(text), len(text), "")
    return Layout(
        text=text,
        plain=_without_admonitions(normalise("".join(builder.pieces))),
        blocks=_freeze(builder),
        hidden=builder.hidden,
        links=sorted(builder.links),
        comments=_comments_of(builder),
        lost=_unread_html(builder),
        newlines=builder.newlines,
        front_matter=builder.front,
    )


def _without_admonitions(plain: str) -> str:
    """Blank the marks of admonitions, `[!NOTE]` and `!!! note`: they are markup, not words."""
    if "[!" not in plain and "!!!" not in plain and "???" not in plain:
        return plain
    return _ADMONITION.sub(lambda match: " " * len(match.group()), plain)


def _freeze(b: Builder) -> list[Block]:
    """The blocks with trimmed bounds; list items without text of their own stay, as parents."""
    frozen: list[Block] = []
    for slot, o in enumerate(b.blocks):
        start, end = o.start, o.end
        if o.kind is BlockKind.LIST_ITEM and not o.checkbox:
            match = _ITEM_MARK.match(b.text, start, end)
            start = match.end() if match else start
        while end > start and b.text[end - 1].isspace():
            end -= 1
        while start < end and b.text[start].isspace():
            start += 1
        bold = 0 <= o.bold_from <= start + 3 and o.bold_to >= end - 1
        frozen.append(
            Block(
                slot,
                o.kind,
                start,
                end,
                line_of(b.newlines, start),
                o.level,
                o.parent,
                o.number,
                o.ordered,
                o.checkbox,
                slot in b.quoted_blocks,
                bold,
                o.table,
                o.is_header,
                tuple(o.cells),
            )
        )
    return frozen


def _comment_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Comments in a piece of HTML; not by a pattern, which is slow where none is closed."""
    while (first := text.find("<!--", start, end)) >= 0:
        close = text.find("-->", first + 4, end)
        if close < 0:
            return
        start = close + 3
        yield first, start


def _comments_of(b: Builder) -> list[Comment]:
    return [
        Comment(first, last, line_of(b.newlines, first), b.text[first + 4 : last - 3].strip())
        for start, end in b.html
        for first, last in _comment_spans(b.text, start, end)
    ]


def _unread_html(b: Builder) -> list[Lost]:
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
