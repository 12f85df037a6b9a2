"""The events of the Markdown parser, one handler each: what they open, fill and close."""

from collections.abc import Callable
from re import compile

from sopai.ingest.layout import FrontMatter
from sopai.ingest.markdown_builder import Builder, OpenList
from sopai.schema.document import BlockKind, Cell, Link

_MARKER = compile(r"[ \t]*(\d{1,9})")


def consume(b: Builder, event: object, first: int, last: int) -> None:
    """Take one event of the parser.

    Args:
        b: what was read so far.
        event: its name, or its name with a value.
        first: its first byte.
        last: the byte after it.
    """
    if isinstance(event, dict):
        for name, value in event.items():
            handler = _EVENTS.get(name)
            if handler is not None:
                handler(b, value, first, last)


def _text(b: Builder, shown: object, first: int, last: int) -> None:
    start, end = b.at(first), b.at(last)
    text = str(shown)
    if b.in_metadata:
        before = b.front
        b.front = (
            FrontMatter(start, text)
            if before is None
            else FrontMatter(before.start, before.text + text)
        )
        return
    block = b.inline(start)
    if end > block.end:
        block.end = end
    if block.kind is not BlockKind.CODE:
        b.fill(start, end, text)


def _code(b: Builder, _: object, first: int, last: int) -> None:
    """Code is backticks in `plain`: it is quoted, never read as words."""
    start, end = b.at(first), b.at(last)
    b.fill(start, end, "`" * (end - start))
    raw = b.text[start:end]
    fence = len(raw) - len(raw.lstrip("`"))
    b.hidden += [(start, start + fence), (end - fence, end)]
    b.inline(start).end = end


def _html(b: Builder, _: object, first: int, last: int) -> None:
    start = b.at(first)
    joined = b.html.pop()[0] if b.html and b.html[-1][1] == start else start
    b.html.append((joined, b.at(last)))


def _task(b: Builder, _: object, first: int, last: int) -> None:
    item = b.inline(b.at(first))
    item.checkbox = True
    item.start = b.at(last)


def _start(b: Builder, what: object, first: int, _: int) -> None:
    if isinstance(what, str):
        handler = _STARTS.get(what)
        if handler is not None:
            handler(b, None, b.at(first))
    elif isinstance(what, dict):
        for name, value in what.items():
            handler = _STARTS.get(name)
            if handler is not None:
                handler(b, value, b.at(first))


def _end(b: Builder, what: object, _: int, last: int) -> None:
    name = what if isinstance(what, str) else next(iter(what)) if isinstance(what, dict) else ""
    handler = _ENDS.get(name)
    if handler is not None:
        handler(b, b.at(last))


def _start_item(b: Builder, _: object, start: int) -> None:
    numbered = b.lists[-1] if b.lists else OpenList(None, [0])
    item = b.open(BlockKind.LIST_ITEM, start)
    item.level = len(b.lists) - 1
    if numbered.first is not None:
        item.ordered = True
        match = _MARKER.match(b.text, start)
        item.number = match[1] if match else str(numbered.first + numbered.seen[0])
    numbered.seen[0] += 1
    b.items.append(item)


def _start_paragraph(b: Builder, _: object, start: int) -> None:
    if b.current is None or b.current.kind is not BlockKind.LIST_ITEM:
        b.open(BlockKind.PARAGRAPH, start)


def _start_row(b: Builder, _: object, start: int) -> None:
    b.open(BlockKind.TABLE_ROW, start).table = b.tables


def _start_table_head(b: Builder, _: object, start: int) -> None:
    row = b.open(BlockKind.TABLE_ROW, start)
    row.table = b.tables
    row.is_header = True


def _start_cell(b: Builder, _: object, start: int) -> None:
    b.inline(start).cells.append(Cell(start, start))


def _start_strong(b: Builder, _: object, start: int) -> None:
    block = b.inline(start)
    block.bold_from = start if block.bold_from < 0 else -2


def _start_heading(b: Builder, value: object, start: int) -> None:
    heading = b.open(BlockKind.HEADING, start)
    heading.level = int(str(value["level"])[1:]) if isinstance(value, dict) else 1


def _start_list(b: Builder, value: object, start: int) -> None:
    b.close(start)
    b.lists.append(OpenList(value if isinstance(value, int) else None, [0]))


def _start_code_block(b: Builder, _: object, start: int) -> None:
    b.open(BlockKind.CODE, start)


def _start_quote(b: Builder, _: object, start: int) -> None:
    b.close(start)
    b.quotes += 1


def _start_table(b: Builder, _: object, start: int) -> None:
    b.close(start)
    b.tables += 1


def _start_link(b: Builder, value: object, start: int) -> None:
    b.inline(start)
    href = str(value["dest_url"]) if isinstance(value, dict) else ""
    b.pending_links.append((start, href, False))


def _start_picture(b: Builder, value: object, start: int) -> None:
    b.inline(start)
    href = str(value["dest_url"]) if isinstance(value, dict) else ""
    b.pending_links.append((start, href, True))


def _start_metadata(b: Builder, _: object, start: int) -> None:
    b.close(start)
    b.in_metadata = not b.blocks and not b.text[:start].strip()


def _start_html(b: Builder, _: object, start: int) -> None:
    b.close(start)


def _end_block(b: Builder, end: int) -> None:
    b.close(end)


def _end_item(b: Builder, end: int) -> None:
    if b.items and b.items[-1] is b.current:
        b.close(end)
    b.items.pop()
    b.current = None


def _end_list(b: Builder, _: int) -> None:
    b.lists.pop()


def _end_quote(b: Builder, end: int) -> None:
    b.close(end)
    b.quotes -= 1


def _end_strong(b: Builder, end: int) -> None:
    if b.current is not None:
        b.current.bold_to = end
        b.current.end = max(b.current.end, end)


def _end_cell(b: Builder, end: int) -> None:
    if b.current is not None and b.current.cells:
        b.current.cells[-1] = Cell(b.current.cells[-1].start, end)


def _end_link(b: Builder, end: int) -> None:
    if b.pending_links:
        start, href, is_picture = b.pending_links.pop()
        b.links.append(Link(start, end, href, is_picture))
        if b.current is not None:
            b.current.end = max(b.current.end, end)


def _end_metadata(b: Builder, end: int) -> None:
    b.close(end)
    b.in_metadata = False


_EVENTS: dict[str, Callable[[Builder, object, int, int], None]] = {
    "Text": _text,
    "Start": _start,
    "End": _end,
    "Code": _code,
    "InlineHtml": _html,
    "Html": _html,
    "TaskListMarker": _task,
}
_STARTS: dict[str, Callable[[Builder, object, int], None]] = {
    "Item": _start_item,
    "Paragraph": _start_paragraph,
    "TableHead": _start_table_head,
    "TableRow": _start_row,
    "TableCell": _start_cell,
    "Strong": _start_strong,
    "HtmlBlock": _start_html,
    "Heading": _start_heading,
    "List": _start_list,
    "CodeBlock": _start_code_block,
    "BlockQuote": _start_quote,
    "Table": _start_table,
    "Link": _start_link,
    "Image": _start_picture,
    "MetadataBlock": _start_metadata,
}
_ENDS: dict[str, Callable[[Builder, int], None]] = {
    "Paragraph": _end_block,
    "Heading": _end_block,
    "TableHead": _end_block,
    "TableRow": _end_block,
    "CodeBlock": _end_block,
    "Item": _end_item,
    "List": _end_list,
    "BlockQuote": _end_quote,
    "Strong": _end_strong,
    "TableCell": _end_cell,
    "Link": _end_link,
    "Image": _end_link,
    "MetadataBlock": _end_metadata,
}
