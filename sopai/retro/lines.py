"""Lines and sentences of a retrospective, with their offsets."""

from re import compile

from sopai.language.dictated import unpunctuated
from sopai.language.script import language_of, normalise
from sopai.language.sentences import sentences
from sopai.retro.values import Passage, Role
from sopai.schema.document import SourceDocument

_MARKUP = compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`+|^#+|~~")


_NOISE = compile(r"(?:[ \t\r\n>|#\-–—•·]|\[[ xX]\] )+")


_TERMINAL = ".!?。！？;；:：…"


SHORT_LINE = 64
"""Characters of a line below which its end is meant, and not the edge of a page."""


TAG = compile(r"^\W{0,4}SOP ?[:：] ?\S+\W*$|^\[#[^\]]+\]$", 2)
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


def lines_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Lines that end on purpose: wrapped ones are one."""
    found: list[tuple[int, int]] = []
    at = start
    is_filled = _is_filled(text[start:end])
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        while stop < end and _goes_on(text, at, stop, end, is_filled=is_filled):
            following = text.find("\n", stop + 1, end)
            stop = end if following < 0 else following
        if text[at:stop].strip():
            found.append((at, stop))
        at = stop + 1
    return found


def _is_filled(text: str) -> bool:
    """The lines of a text are as long as its width lets them be, so that their ends mean nothing.

    A line is full where the first word of the next one would not have stood in it.
    """
    lines = text.splitlines()
    width = max(map(len, lines), default=0)
    full = [
        len(line.rstrip()) + len(following.split(maxsplit=1)[0]) >= width
        for line, following in zip(lines, lines[1:], strict=False)
        if line.strip() and following.strip()
    ]
    return sum(full) >= _FILLED * len(full)


_FILLED = 0.7


def _goes_on(text: str, start: int, stop: int, end: int, *, is_filled: bool) -> bool:
    """A line is wrapped: it is long, does not end, and the next one begins small."""
    line = text[max(start, text.rfind("\n", start, stop) + 1) : stop].rstrip()
    following = text[stop + 1 : min(end, stop + 40)].lstrip()
    if not following or not line or line[-1] in _TERMINAL:
        return False
    if following[0].islower():
        return True
    return is_filled and len(line) >= SHORT_LINE and not following[0].isdigit()


def passages_of(
    document: SourceDocument,
    start: int,
    end: int,
    role: Role,
    speaker: str | None = None,
    *,
    is_label: bool = False,
) -> tuple[Passage, ...]:
    """The sentences between two offsets, each a passage."""
    text = document.text
    plain = document.plain
    if TAG.match(text[start:end].strip()):
        return ()
    bounds = [(start, end)] if is_label else _cut(plain, start, end)
    found: list[Passage] = []
    for first, last in bounds:
        begin, until = trimmed(text, first, last)
        if until > begin:
            words = normalise(clean(text[begin:until]))
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


def clean_words(document: SourceDocument, start: int, end: int) -> str:
    """The words between two offsets, without markup."""
    return clean(document.text[start:end]).strip()


def clean(text: str) -> str:
    """A text without markup."""
    return _MARKUP.sub("", text).strip()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds without white space and without the signs of a list before it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    lead = _NOISE.match(text, start, end)
    start = lead.end() if lead is not None else start
    return start, max(start, end)
