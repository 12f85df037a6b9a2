"""Lists and headings that plain text marks by its own signs: `1、`, `（1）`, `第一步`, `•`."""

from re import MULTILINE, Match, compile

from sopai.ingest.layout import Layout, check_size, newline_offsets
from sopai.language.script import normalise
from sopai.schema.document import Block, BlockKind
from sopai.schema.place import line_of

_SIGN = compile(
    r"^[ \t\u3000]*(?:"
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})(?:[、)）．]|[.:：](?=\s)|(?<=\.\d)\s|"
    r"(?<=\d)\.(?=[\u4e00-\u9fff]))[ \t\u3000]*|"
    r"[(（](?P<round>\d{1,2}|[一二三四五六七八九十]{1,3})[)）][ \t\u3000]*|"
    r"(?P<bold>\*\*|__)?(?:第(?P<step>[一二三四五六七八九十\d]{1,3})步[:：、，,。 \t]*|"
    r"(?:Step|STEP|步骤)[ \t]?(?P<word>\d{1,3})(?:[:.)：、,，–-]?[ \t]+|[：、，]))|"
    r"第(?P<article>[一二三四五六七八九十百零\d]{1,5})条[:：、 \t\u3000]*|"
    r"(?P<letter>[a-h])[)）][ \t]+|"
    r"(?P<clock>\d{1,2}[:.]\d{2}(?:[ ]?[ap]m)?(?:[ ]?[-–][ ]?\d{1,2}[:.]\d{2})?)"
    r"[ \t\u3000:,–-]{1,4}|"
    r"(?P<circle>[①-⑳])[ \t]*|"
    r"(?P<chapter>[一二三四五六七八九十]{1,3})、[ \t]*|"
    r"(?P<box>[□☐☑☒✓✔][ \t\u3000]*|[•·●○▪■◆*–-][ \t\u3000]+\[[ xX]\][ \t\u3000]+)|"
    r"(?P<bullet>[•·●○▪■◆*–-])[ \t\u3000]+)(?=\S)",
    MULTILINE,
)
_SENTENCE_END = "。.;；!！,，"
_COLONS = (":", "：")
IN_FIRST = -2
"""Parent of a piece that stands inside the first piece of its block."""

_HEADING = compile(r"[\u4e00-\u9fffA-Za-z0-9/&()（） -]{2,24}")
LINE_LEVEL = 6
"""Level of a heading that is only a line of its own above a list."""

MAX_HEADING = 24
"""Characters of a `一、` line that is a heading and not an item."""


MIN_LETTERS = 2
"""Lines of a paragraph that begin with a letter: one alone, "a) ...", is no list."""


def split_soft_lists(layout: Layout) -> Layout:
    """The layout with lists recognised that Markdown does not know.

    A paragraph or list item whose lines begin with such signs becomes several blocks.
    """
    if not _SIGN.search(layout.text):
        return layout
    blocks: list[Block] = []
    moved: dict[int, int] = {}
    for block in layout.blocks:
        first = len(blocks)
        moved[block.ordinal] = first
        parent = moved.get(block.parent, -1)
        for piece in _pieces(layout, block):
            ordinal, above = len(blocks), first if piece.parent == IN_FIRST else parent
            if piece.ordinal != ordinal or piece.parent != above:
                piece = piece._replace(ordinal=ordinal, parent=above)
            blocks.append(piece)
        check_size(len(blocks))
    return layout._replace(blocks=blocks)


def _pieces(layout: Layout, block: Block) -> list[Block]:
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return [block]
    text = layout.text
    if block.kind is BlockKind.LIST_ITEM and block.line == line_of(layout.newlines, block.end):
        return [block]
    signs = [
        match
        for match in _SIGN.finditer(text, block.start, block.end)
        if match.start() == block.start or text[match.start() - 1] in "\r\n"
    ]
    if block.bold:
        signs = [sign for sign in signs if not sign["bold"]]
    if sum(sign["letter"] is not None for sign in signs) < MIN_LETTERS:
        signs = [sign for sign in signs if not sign["letter"]]
    if block.kind is BlockKind.LIST_ITEM:
        signs = [
            sign
            for sign in signs
            if sign.start() > block.start and not (sign["bullet"] or sign["box"])
        ]
    elif len(signs) == 1 and not _begins_list(text[block.start : signs[0].start()], signs[0]):
        return [block]
    if not signs:
        return [block]
    pieces = []
    if signs[0].start() > block.start:
        pieces.append(_before(layout, block, signs[0].start()))
    inside = block.kind is BlockKind.LIST_ITEM
    for sign, following in zip(signs, [*signs[1:], None], strict=True):
        stop = _trimmed(text, sign.end(), following.start() if following else block.end)
        parent = IN_FIRST if inside and pieces else block.parent
        level = block.level + inside
        pieces += _signed(layout, block._replace(parent=parent, level=level), sign, stop)
    return pieces


def _begins_list(before: str, sign: Match[str]) -> bool:
    """Whether one sign alone makes a list: a number at the beginning, or behind "Decided:"."""
    if before.rstrip()[-1:] in _COLONS:
        return not sign["clock"]
    return not (before or sign["bullet"] or sign["clock"])


def _before(layout: Layout, block: Block, stop: int) -> Block:
    """What stands before the first sign: 上课前 is the heading of the list under it."""
    end = _trimmed(layout.text, block.start, stop)
    line = layout.text[block.start : end]
    is_heading = block.kind is BlockKind.PARAGRAPH and _HEADING.fullmatch(line) is not None
    if is_heading and block.parent < 0:
        return block._replace(kind=BlockKind.HEADING, level=LINE_LEVEL, end=end)
    return block._replace(end=end)


def _signed(layout: Layout, block: Block, sign: Match[str], stop: int) -> list[Block]:
    """The item behind a sign, or the heading and the paragraph under it."""
    start = sign.start("clock") if sign["clock"] else sign.end()
    if sign["bold"]:
        start = sign.start("bold")  # the title goes on in bold, and needs its beginning
    end = _title_end(layout.text, start, stop) if sign["chapter"] else None
    number = sign["number"] or sign["round"] or sign["step"] or sign["article"]
    number = number or sign["word"] or sign["circle"] or sign["letter"]
    first = block._replace(
        kind=BlockKind.LIST_ITEM if end is None else BlockKind.HEADING,
        start=start,
        end=stop if end is None else end,
        line=line_of(layout.newlines, start),
        level=block.level if end is None else 2,
        number=number or sign["chapter"],
        ordered=end is None and not (sign["bullet"] or sign["box"] or sign["clock"]),
        checkbox=sign["box"] is not None,
    )
    if end is None or end == stop:
        return [first]
    body = stop - len(layout.text[end:stop].lstrip())
    return [first, block._replace(start=body, end=stop, line=line_of(layout.newlines, body))]


def _title_end(text: str, start: int, stop: int) -> int | None:
    """Where a heading ends: `三、超标怎么办` is one, `一、先看标准，再花钱。` is an item."""
    line = text[start:stop].splitlines()[0].rstrip()
    return None if len(line) > MAX_HEADING or line[-1:] in _SENTENCE_END else start + len(line)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def read_plain(text: str) -> Layout:
    """Blocks of a plain text: paragraphs between blank lines, and what their lines begin with."""
    newlines = newline_offsets(text)
    blocks: list[Block] = []
    start = -1
    offset = 0
    for stop in [*newlines, len(text)]:
        line = text[offset:stop]
        if line.strip():
            if start < 0:
                start = offset + len(line) - len(line.lstrip())
            last = _trimmed(text, offset, stop)
        if start >= 0 and (not line.strip() or stop == len(text)):
            kind = BlockKind.PARAGRAPH
            blocks.append(Block(len(blocks), kind, start, last, line_of(newlines, start)))
            check_size(len(blocks))
            start = -1
        offset = stop
    if blocks and _is_title(text[blocks[0].start : blocks[0].end]):
        blocks[0] = blocks[0]._replace(kind=BlockKind.HEADING, level=1)
    return Layout(text, normalise(text), blocks, [], [], [], [], newlines, None)


def _is_title(text: str) -> bool:
    return len(text) <= 80 and "\n" not in text and text[-1:] not in "。.;；:："
