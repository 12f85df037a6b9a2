"""A retrospective cut into units and passages, each with its place in the text."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.language.dictated import LONG_ZH, unpunctuated
from sopai.language.headings import heading_text
from sopai.language.script import language_of, normalise
from sopai.language.sentences import sentences
from sopai.retro.chat import Head, messages_of, speakers_of, spoken
from sopai.retro.roles import MAX_HEADING, column_role, role_of
from sopai.retro.values import Passage, Role, Unit
from sopai.schema.document import Block, BlockKind, SourceDocument

_MARKUP = compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`+|^#+|~~")
_NOISE = compile(r"(?:[ \t\r\n>|#\-–—•·]|\[[ xX]\] )+")
_TERMINAL = ".!?。！？;；:：…"
SHORT_LINE = 64
"""Characters of a line below which its end is meant, and not the edge of a page."""

_LABEL = compile(
    r"(?:\*\*|__)(?P<label>[^*_\n]{2,40})(?:\*\*|__)[ \t]*[:：]?[ \t]*|"
    r"(?P<bare>[A-Z][a-z]{2,14}|[\u4e00-\u9fff]{2,6})[:：][ \t]*(?=\S)"
)
_SHOUTED = compile(r"(?=(?:[^A-Z\n]*[A-Z]){4})[^a-z\n]{4,60}$")
_TAG = compile(r"^\W{0,4}SOP ?[:：] ?\S+\W*$|^\[#[^\]]+\]$", 2)
"""A line that names the SOP's file or the channel."""

_SPOKEN_ZH = (
    r"然后(?!呢)|如果|要是|另外|顺便|还有(?!效)|所以|但是|因为|那就|就改成|"
    r"第[一二三四五六]个(?!月|星期|工作)|"
    r"(?:(?<![A-Za-z])[A-Z]座)?(?<![就改然之了前午上])以后(?!还|就|再)|我们(?:商量|规定|说好|"
    r"定)|我(?:答应|说)|先说|"
    r"[\u4e00-\u9fff]{4}也要改|(?<=打电话给我)|最近|这个(?!月|星期)|(?:人事|老板|领导|客户|物业|"
    r"财务|经理|主任)(?:也|都)?(?:同意|说|问)|算了|"
    r"(?<![每上下这])(?:上次|上个月)|讲不清|有人(?:说|提)|阿姨们|大家(?![还都])|"
    r"(?<=再想想吧|再想想啊)|(?<=没定下来)|(?<=没有定)|(?<=不变)|(?<=先不动)|(?<=不弄)|"
    r"(?<=写进去)|"
    r"(?<=辛苦了)|(?<=写着的)|(?<=不许走)|(?<=不准走)|(?<=说一遍)|(?<=也同意了)|(?<=贴通知)"
)
"""Where another sentence begins, or one has ended, when somebody tells in Chinese how it went."""


def units_of(document: SourceDocument) -> tuple[Unit, ...]:
    """The units of a retrospective in order; headings stand beside what they head."""
    heads = messages_of(document.plain)
    if heads:
        return tuple(_messages(document, heads))
    return tuple(_units(document))


def _messages(document: SourceDocument, heads: tuple[Head, ...]) -> Iterator[Unit]:
    """Each message of a chat; what stands before the first one by lines."""
    text = document.text
    for start, end in _lines(text, 0, heads[0].start):
        yield Unit("", _sentences(document, start, end, Role.TALK))
    for at, head in enumerate(heads):
        until = heads[at + 1].start if at + 1 < len(heads) else len(text)
        until = _without_tail(text, head.end, until)
        found = _sentences(document, head.end, until, Role.TALK, head.name)
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
        words = _words(document, block.start, block.end)
        if _TAG.match(words):
            continue
        if block.kind is BlockKind.TABLE_ROW:
            if block.table != table:
                table, header = block.table, _columns(document, block)
                if block.is_header or header:
                    continue
            yield _row(document, block, header, heading)
            continue
        if block.kind is BlockKind.HEADING or _is_head(words, block, document):
            heading = heading_text(normalise(words))
            level = block.level if block.kind is BlockKind.HEADING else 7
            levels = [one for one in levels if one[0] < level]
            found = role_of(heading) if seen else None  # the title says what all of it is
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


def _columns(document: SourceDocument, block: Block) -> tuple[Role, ...]:
    cells = [_words(document, cell.start, cell.end) for cell in block.cells]
    roles = tuple(map(column_role, cells))
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
            found += _sentences(document, cell.start, cell.end, role)
        else:
            words = _words(document, cell.start, cell.end)
            if words.strip(" -–—/"):
                start, end = _trimmed(document.text, cell.start, cell.end)
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
    for start, end in _lines(document.text, _named_start(document, block), block.end):
        head = spoken(document.plain, start, end, speakers)
        if head is not None:
            speaker, start = head.name, head.end
        elif first and is_item and _SHOUTED.match(document.text[start:end].strip()):
            heading = heading_text(normalise(document.text[start:end]))
            here = role_of(heading)
            role = here or role
            found += _sentences(document, start, end, role, is_label=True)
            first = False
            continue
        label = _LABEL.match(document.text, start, end) if head is None else None
        if label is not None and label.end() < end:
            said = (label["label"] or label["bare"]).strip(" .:：。")
            named = role_of(said)
            if named is not None and first:
                role = named
            if label["label"] or named is not None:
                found += _sentences(document, start, label.end(), role, is_label=True)
                start = label.end()
        first = False
        for passage in _sentences(document, start, end, role, speaker):
            inner = spoken(document.plain, passage.start, passage.end, speakers)
            if inner is not None:
                passage = _said(document, passage, inner)
                speaker = inner.name
            found.append(passage)
    for topic in _topics(found):
        yield Unit(heading, topic, is_item=is_item)


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
    words = normalise(_clean(document.text[head.end : passage.end]))
    return passage._replace(start=head.end, plain=words, speaker=head.name)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Lines that end on purpose: wrapped ones are one."""
    found: list[tuple[int, int]] = []
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        while stop < end and _goes_on(text, at, stop, end):
            following = text.find("\n", stop + 1, end)
            stop = end if following < 0 else following
        if text[at:stop].strip():
            found.append((at, stop))
        at = stop + 1
    return found


def _goes_on(text: str, start: int, stop: int, end: int) -> bool:
    """A line is wrapped: it is long, does not end, and the next one begins small."""
    line = text[max(start, text.rfind("\n", start, stop) + 1) : stop].rstrip()
    following = text[stop + 1 : min(end, stop + 40)].lstrip()
    if not following or not line or line[-1] in _TERMINAL:
        return False
    return following[0].islower() or (len(line) >= SHORT_LINE and not following[0].isdigit())


def _sentences(
    document: SourceDocument,
    start: int,
    end: int,
    role: Role,
    speaker: str | None = None,
    *,
    is_label: bool = False,
) -> tuple[Passage, ...]:
    text = document.text
    plain = document.plain
    if _TAG.match(text[start:end].strip()):
        return ()
    bounds = [(start, end)] if is_label else _cut(plain, start, end)
    found: list[Passage] = []
    for first, last in bounds:
        begin, until = _trimmed(text, first, last)
        if until > begin:
            words = normalise(_clean(text[begin:until]))
            names = bool(found) and _DASH.match(text[first:begin]) and until - begin < _MAX_NAMES
            found.append(
                Passage(begin, until, words, role, speaker, is_label=is_label or bool(names))
            )
    return tuple(found)


_DASH = compile(r"\s*[—–]")
_MAX_NAMES = 24
"""Characters of a name behind a dash: who is to do what stands before it."""


def _cut(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """All sentences between two offsets, those of dictated text too."""
    found: list[tuple[int, int]] = []
    while start < end:
        some = sentences(plain, start, end)
        if not some:
            break
        for first, last in some:
            language = language_of(plain[first:last])
            found += unpunctuated(plain, first, last, language, marks=_SPOKEN_ZH)
        start = some[-1][1]
    return found


def _words(document: SourceDocument, start: int, end: int) -> str:
    return _clean(document.text[start:end]).strip()


def _clean(text: str) -> str:
    return _MARKUP.sub("", text).strip()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds without white space and without the signs of a list before it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    lead = _NOISE.match(text, start, end)
    start = lead.end() if lead is not None else start
    return start, max(start, end)
