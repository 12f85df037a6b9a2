"""A retrospective cut into units and passages, each with its place in the text."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.language.dictated import LONG_ZH
from sopai.language.headings import heading_text
from sopai.language.script import normalise
from sopai.language.sentences import sentences
from sopai.retro.chat import Head, messages_of, speakers_of, spoken
from sopai.retro.lines import TAG, clean, clean_words, lines_of, passages_of, trimmed
from sopai.retro.roles import MAX_HEADING, column_role, role_of, with_actions
from sopai.retro.values import Passage, Role, Unit
from sopai.schema.document import Block, BlockKind, SourceDocument

_LABEL = compile(
    r"(?:\*\*|__)(?P<label>[^*_\n]{2,40})(?:\*\*|__)[ \t]*[:：]?[ \t]*|"
    r"(?P<bare>[A-Z][a-z]{2,14}|[\u4e00-\u9fff]{2,6})[:：][ \t]*(?=\S)"
)
_WORD = compile(r"[^\W\d_]{2}")
_SHOUTED = compile(r"(?=(?:[^A-Z\n]*[A-Z]){4})[^a-z\n]{4,60}$")


def units_of(document: SourceDocument) -> tuple[Unit, ...]:
    """The units of a retrospective in order; headings stand beside what they head."""
    heads = messages_of(document.plain)
    if heads:
        return tuple(_messages(document, heads))
    return tuple(_units(document))


def _messages(document: SourceDocument, heads: tuple[Head, ...]) -> Iterator[Unit]:
    """Each message of a chat; what stands before the first one by lines."""
    text = document.text
    for start, end in lines_of(text, 0, heads[0].start):
        if _WORD.search(text, start, end):  # and not only the time of the first message
            yield Unit("", passages_of(document, start, end, Role.TALK))
    for at, head in enumerate(heads):
        until = heads[at + 1].start if at + 1 < len(heads) else len(text)
        until = _without_tail(text, head.end, until)
        found = passages_of(document, head.end, until, Role.TALK, head.name)
        if found:
            told = tuple(passage._replace(is_message=True) for passage in found)
            yield Unit("", told, is_message=True)


def _without_tail(text: str, start: int, end: int) -> int:
    """The end of a message without the sign and the time of the next one."""
    line = text.rfind("\n", start, end)
    return line if line >= 0 and len(text[line:end].strip()) < 30 and end < len(text) else end


def _units(document: SourceDocument) -> Iterator[Unit]:
    speakers = speakers_of(document.plain)
    heading, role, in_list = "", Role.TALK, None
    levels: list[tuple[int, Role]] = []
    header: tuple[Role, ...] = ()
    table = -1
    seen = False
    for block in document.blocks:
        words = clean_words(document, block.start, block.end)
        if TAG.match(words):
            continue
        if block.kind is BlockKind.TABLE_ROW:
            if block.table != table:
                table, header = block.table, _columns(document, block)
                if block.is_header or header:
                    continue
            yield _row(document, block, header, heading)
            continue
        if _is_heading(words, block) or _is_head(words, block, document):
            heading = heading_text(normalise(words))
            level = block.level if block.kind is BlockKind.HEADING else 7
            levels = [one for one in levels if one[0] < level]
            is_title = not seen and block.level == 1  # it says what all of it is
            found = None if is_title else role_of(heading)
            role = found or (levels[-1][1] if levels else Role.TALK)
            levels.append((level, role))
            in_list, seen = None, True
            continue
        seen = True
        is_item = block.kind is BlockKind.LIST_ITEM
        if not is_item:
            in_list = _announced(words)
        here = in_list if is_item and in_list is not None else role
        yield from _texts(document, block, here, heading, speakers)


def _is_heading(words: str, block: Block) -> bool:
    """A heading, and not a told story of one line that a reader took for the title."""
    longest = 2 * MAX_HEADING if words.isascii() else MAX_HEADING // 2
    return block.kind is BlockKind.HEADING and len(words) <= longest


def _columns(document: SourceDocument, block: Block) -> tuple[Role, ...]:
    cells = [clean_words(document, cell.start, cell.end) for cell in block.cells]
    roles = with_actions(tuple(map(column_role, cells)))
    return roles if block.is_header or Role.DECIDED in roles else ()


def _announced(words: str) -> Role | None:
    """What a line that ends in a colon says of the list below it."""
    tail = words.rstrip("*_ ")
    if not tail.endswith((":", "：")):
        return None
    last = sentences(tail, 0, len(tail))[-1:]
    return role_of(tail[last[0][0] :].strip()[:MAX_HEADING]) if last else None


def _is_head(words: str, block: Block, document: SourceDocument) -> bool:
    """A line of its own, bold or without an end, that announces what follows it."""
    if block.kind is not BlockKind.PARAGRAPH or len(words) > MAX_HEADING or "\n" in words:
        return False
    raw = document.text[block.start : block.end].strip()
    is_bold = raw.startswith(("**", "__")) and raw.rstrip(":：").endswith(("**", "__"))
    if is_bold or block.bold:
        return True
    bare = words.rstrip(":： ")
    is_open = words.rstrip()[-1:] not in ".!?。！？;；,，"
    return is_open and len(bare.split()) <= 6 and len(bare) <= 40 and role_of(bare) is not None


def _row(document: SourceDocument, block: Block, header: tuple[Role, ...], heading: str) -> Unit:
    has_actions = Role.DECIDED in header
    found: list[Passage] = []
    for at, cell in enumerate(block.cells):
        role = header[at] if at < len(header) and has_actions else Role.BAD
        if role in (Role.DECIDED, Role.BAD, Role.TALK, Role.CAUSE):
            found += passages_of(document, cell.start, cell.end, role)
        else:
            words = clean_words(document, cell.start, cell.end)
            if words.strip(" -–—/"):
                start, end = trimmed(document.text, cell.start, cell.end)
                found.append(Passage(start, end, normalise(words), role))
    return Unit(heading, tuple(found), is_row=True)


def _texts(
    document: SourceDocument, block: Block, role: Role, heading: str, speakers: frozenset[str]
) -> Iterator[Unit]:
    """A paragraph or list item: one unit, with its lines and the labels that head them."""
    found: list[Passage] = []
    speaker: str | None = None
    is_item = block.kind is BlockKind.LIST_ITEM
    first = True
    lines = lines_of(document.text, _named_start(document, block), block.end)
    is_said = any(spoken(document.plain, start, end, speakers) for start, end in lines)
    if not is_item and not is_said and _is_listed(document.text, lines, role):
        yield from _listed(document, lines, role, heading)
        return
    for start, end in lines:
        head = spoken(document.plain, start, end, speakers)
        if head is not None:
            speaker, start = head.name, head.end
        elif first and is_item and _SHOUTED.match(document.text[start:end].strip()):
            heading = heading_text(normalise(document.text[start:end]))
            here = role_of(heading)
            role = here or role
            found += passages_of(document, start, end, role, is_label=True)
            first = False
            continue
        label = _LABEL.match(document.text, start, end) if head is None else None
        if label is not None and label.end() < end:
            said = (label["label"] or label["bare"]).strip(" .:：。")
            named = role_of(said)
            if named is not None and first:
                role = named
            if label["label"] or named is not None:
                found += passages_of(document, start, label.end(), role, is_label=True)
                start = label.end()
        first = False
        found += _spoken(document, passages_of(document, start, end, role, speaker), speakers)
        speaker = found[-1].speaker if found else speaker
    for topic in _topics(found):
        yield Unit(heading, topic, is_item=is_item)


def _spoken(
    document: SourceDocument, passages: tuple[Passage, ...], speakers: frozenset[str]
) -> Iterator[Passage]:
    """The sentences of a line, some of which begin with the name of whoever says them."""
    for passage in passages:
        inner = spoken(document.plain, passage.start, passage.end, speakers)
        yield _said(document, passage, inner) if inner is not None else passage


MIN_LISTED, OPEN_ENDS = 3, 0.6
"""Lines of a list without signs before them, and the share of them that have no full stop."""


def _is_listed(text: str, lines: list[tuple[int, int]], role: Role) -> bool:
    """Lines without a full stop, one below the other, are a list though no sign says so.

    So are lines that each end with one, under a heading that decides.
    """
    if role in (Role.DECIDED, Role.ACTIONS, Role.STOP) and len(lines) >= MIN_LISTED:
        return all(text[start:end].rstrip()[-1:] in ".!。！" for start, end in lines)
    ends = [text[start:end].rstrip()[-1:] not in ".!?。！？" for start, end in lines]
    return len(lines) >= MIN_LISTED and sum(ends) >= OPEN_ENDS * len(lines)


def _listed(
    document: SourceDocument, lines: list[tuple[int, int]], role: Role, heading: str
) -> Iterator[Unit]:
    """The lines of such a list; one that only announces heads those below it."""
    for start, end in lines:
        words = normalise(clean_words(document, start, end))
        is_short = len(words.split()) <= MAX_HEAD_WORDS and not _INNER.search(words.rstrip(": "))
        named = role_of(words.rstrip(":. ")) if is_short else None
        if named is not None and len(words) <= MAX_HEAD:
            role, heading = named, heading_text(words)
            yield Unit(heading, passages_of(document, start, end, role, is_label=True))
            continue
        yield Unit(heading, passages_of(document, start, end, role), is_item=True)


_INNER = compile(r"[,:;。→>]|\d")
"""Signs that a line which only announces others does not have."""

MAX_HEAD_WORDS, MAX_HEAD = 3, 24
"""Words and characters of such a line."""


_TOPIC = compile(
    r"(?:然后)?第[一二三四五六七八]个|(?:还有|另外)(?!就)|先说|.{2,8}这个事|[^,。]{2,6}也要改"
)
"""How somebody who tells it begins with something else."""


def _topics(passages: list[Passage]) -> list[tuple[Passage, ...]]:
    """A told text by its topics; everything else is one."""
    if not any(_is_told(passage) for passage in passages):
        return [tuple(passages)] if passages else []
    found: list[list[Passage]] = [[]]
    for passage in passages:
        if found[-1] and _TOPIC.match(passage.plain):
            found.append([])
        found[-1].append(passage)
    return [tuple(topic) for topic in found]


def _is_told(passage: Passage) -> bool:
    """Chinese without any sign, as dictation leaves it."""
    plain = passage.plain
    return len(plain) >= LONG_ZH // 2 and not plain.isascii() and not _SIGN.search(plain)


_SIGN = compile(r"[,.;:!?。、 ]")


_STEP_NAME = compile(r"(?:step|第)\s?[\d一二三四五六七八九十]{1,3}", IGNORECASE)


def _named_start(document: SourceDocument, block: Block) -> int:
    """Where a block begins: "Step 7 is dropped" is no item with the number 7."""
    line = document.text.rfind("\n", 0, block.start) + 1
    before = document.text[line : block.start]
    name = _STEP_NAME.search(before) if block.number else None
    return line + name.start() if name is not None else block.start


def _said(document: SourceDocument, passage: Passage, head: Head) -> Passage:
    """A sentence without the name before its colon, which is who says it."""
    words = normalise(clean(document.text[head.end : passage.end]))
    return passage._replace(start=head.end, plain=words, speaker=head.name)
