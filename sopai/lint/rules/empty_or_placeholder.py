"""STR002: a part that was never written."""

from bisect import bisect_right
from collections.abc import Iterator
from re import IGNORECASE, Match, compile

from sopai.language.columns import Column
from sopai.language.headings import section_kind
from sopai.lint.article import is_template
from sopai.lint.registry import Ask, Defect, Skeleton, rule
from sopai.lint.skeletons import behind_words, skeleton_fix
from sopai.lint.stated import places
from sopai.lint.subject import MIN_STEPS, Subject
from sopai.schema.document import Block, BlockKind, Section, SectionKind, SourceDocument
from sopai.schema.finding import Severity

_WORDS = (
    "tbd", "tbc", "todo", "fixme", "xxx", "lorem ipsum", "coming soon", "to be determined",
    "to be defined", "to be completed", "to be written", "to be added", "???", "待定", "待补",
    "待完善", "待填写", "待确定", "××", "某某", "此处填写", "xx公司", "xx部",
    "[insert", "[fill", "[your ", "<insert", "<your ", "<fill", "[company", "[请填", "[填写",
    "[公司", "[姓名", "【请填", "【填写", "【公司", "【姓名", "<填写", "<请填", "(请填写",
)  # fmt: skip
_PLACEHOLDER = compile(
    r"(?<![a-z0-9_@/.-])(?:tbd|tbc|todo|fixme)(?![a-z0-9_@/-])|lorem ipsum|\bcoming soon\b|"
    r"\bto be (?:determined|defined|completed|written|added)\b(?! (?:by|to|in|with|from|on|at|when|"
    r"before|after|as|if))|\?{3}|待(?:定|补充?|完善|填写|确定)|"
    r"(?<![a-z0-9_@/.*$%{-])x{3,5}(?![a-z0-9_@/.*}-])(?!公司|部)|×{2,4}|"
    r"(?<![a-z0-9_.])x{2,4}(?:公司|部门?)|某某(?:公司|部门?)?|"
    r"此处填写|[\[<](?:insert|fill|your|company)\b[^\]>\n]{0,40}[\]>](?!\()|"
    r"[\[【<(](?:请?填写?|公司|姓名)[^\]】>)\n]{0,20}[\]】>)]"
)
_LOOSE = ("待", "to be", "coming")
"""Beginnings of words that are placeholders where they stand alone, and ordinary in a sentence."""

_OPEN = compile(r"(?:^|[\n|:(\[>]|\s[-–—])[\s*_~]*$")
_CHOICE = compile(r"(?:[☐☑□]|\[[ x]\]|\bno|\byes)[\s/]*$")
_CLOSED = compile(r"[\s*_~.。]*(?:$|[\n|)\]])")
_SPOKEN_OF = compile(
    r"\b(?:add|write|put|leave|create|creates?|mark|marked|replace[sd]?|replacing|list|file|remove|"
    r"resolve|status|state|labell?ed|labels?|set|adjust|prefix|starting with|named|called|fill|"
    r"instead of|means?|comments?|of the form|like|search for|look for|grep|convention|format|"
    r"where|addressed|e\.g\.|for example)\b"
    r"[^.\n|]{0,40}$|(?:替换|标记|标注|标为|状态|写作|列为|注明|改为|代表|例如|比如|如|格式|"
    r"标题)[^。\n|]{0,12}$"
)
_SPOKEN_ON = compile(
    r"[\s*_)\"']*(?:=|\bmeans?\b|stands? for\b|is short|是指|指|表示|代表|lists?\b|comments?\b|"
    r"items?\b|"
    r"app\b|is an?\b|\(to be|的|状态|区|名单)"
)
_QUOTES = frozenset("\"“”「」『』'’")
_SILENT = frozenset(
    {
        SectionKind.EXAMPLES, SectionKind.HISTORY, SectionKind.QUESTIONS, SectionKind.DEFINITIONS,
        SectionKind.REFERENCES,
    }
)  # fmt: skip
_WRITTEN = frozenset(
    {
        SectionKind.PURPOSE, SectionKind.SCOPE, SectionKind.RESPONSIBILITIES, SectionKind.TOOLS,
        SectionKind.EXCEPTIONS, SectionKind.METRICS, SectionKind.SUPERVISION, SectionKind.METADATA,
        SectionKind.DEFINITIONS, SectionKind.PROCEDURE, SectionKind.BACKGROUND,
    }
)  # fmt: skip
"""Sections that mean something by their heading: with nothing under it, a part is missing."""

MAX_TITLE = 40
"""Characters of a heading that announces a part; a longer one is a sentence."""

_TEMPLATE = compile(r"template|outline|模[板版]|范本", IGNORECASE)

_ASK = Ask(
    en='What stands here when it is done? For example: "{name}, {number} {unit}", or delete it',
    zh="这里写完应该是什么？例如：“{姓名}、{数字}{单位}”，不需要就删掉",
)
_ASK_EMPTY = Ask(
    en='What belongs under this heading? For example: "{who} does {what} by {time}", or delete it',
    zh="这个标题下面应该写什么？例如：“{谁}在{时间}前做{什么}”，不需要就删掉",
)
_SKELETON = Skeleton(en="{content}", zh="{内容}")
_SKELETON_EMPTY = Skeleton(en="\n\n{content}", zh="\n\n{内容}")


@rule("STR002", Severity.ERROR)
def empty_or_placeholder(subject: Subject) -> Iterator[Defect]:
    """A part of the document is empty, or still a placeholder.

    A placeholder is reported where it stands first, and a heading of a known part that has
    nothing under it. Words to say, code, templates and examples are left alone.

    Why: the reader finds the gap at three in the morning, and fills it with a guess.

    Bad:

        1. Li Si (Packer) packs the order until the ERP shows "Packed".
        2. Li Si (Packer) brings the parcel to dock TBD by 16:00.

    Good:

        1. Li Si (Packer) packs the order until the ERP shows "Packed".
        2. Li Si (Packer) says: "I am XXX, your parcel leaves from dock 4 at 16:00."

    Bad (zh):

        1. 打包员李四打包订单，直到系统显示“已打包”。
        2. 打包员李四16:00前通知XX公司取件。

    Good (zh):

        1. 打包员李四打包订单，直到系统显示“已打包”。
        2. 打包员李四说：“我是XXX，您的包裹16:00发出。”

    Source: ISO 9001:2015, 7.5.2: documented information is reviewed for suitability and adequacy.
    """
    if not _TEMPLATE.search(subject.sop.title) and not is_template(subject.document.path):
        yield from _placeholders(subject)
        if len(subject.sop.steps) >= MIN_STEPS:
            yield from _empty_sections(subject)


def _placeholders(subject: Subject) -> Iterator[Defect]:
    document = subject.document
    low = subject.low
    starts = [block.start for block in document.blocks]
    found = places(low, _WORDS)
    seen: set[str] = set()
    for at in found:
        match = _PLACEHOLDER.match(low, at)
        if match is None or match.group() in seen:
            continue
        block = document.blocks[bisect_right(starts, at) - 1]
        if at < block.end and _is_left(subject, block, low, match):
            seen.add(match.group())
            fix = skeleton_fix(document, _SKELETON, at, match.end())
            yield Defect(None, at, match.end(), _ASK, fix=fix)


def _is_left(subject: Subject, block: Block, low: str, match: Match[str]) -> bool:
    """The words are a gap in the document, and not spoken of."""
    section = _section(subject, block)
    if block.quoted or block.kind is BlockKind.CODE or section.kind in _SILENT:
        return False
    cell = next((c for c in block.cells if c.start <= match.start() < c.end), None)
    start, end = (cell.start, cell.end) if cell else (block.start, block.end)
    before, after = low[max(start, match.start() - 80) : match.start()], low[match.end() : end]
    if cell is not None and cell == block.cells[0] and _is_of_terms(subject, block):
        return False
    if any(pattern.search(before) for pattern in (_SPOKEN_OF, _CHOICE)) or _SPOKEN_ON.match(after):
        return False
    if (_QUOTES & set(before) and _QUOTES & set(after[:80])) or _TEMPLATE.search(section.title):
        return False
    return _is_gap(match.group(), before, after, subject.document.language)


def _is_of_terms(subject: Subject, block: Block) -> bool:
    """Its table explains words: "TBD | tray by dock"."""
    return Column.MEANING in subject.document.columns.get(block.table, ())


def _is_gap(words: str, before: str, after: str, language: str) -> bool:
    is_alone = _OPEN.search(before) is not None and _CLOSED.match(after) is not None
    if words.startswith("coming"):
        return is_alone and not before.rstrip().endswith("(")
    if words.startswith(_LOOSE) or (set(words) == {"x"} and language == "zh"):
        return is_alone
    return words != "todo" or _OPEN.search(before) is not None


def _section(subject: Subject, block: Block) -> Section:
    sections = subject.document.sections
    at = bisect_right([section.block for section in sections], block.ordinal) - 1
    return sections[max(at, 0)]


def _empty_sections(subject: Subject) -> Iterator[Defect]:
    document = subject.document
    sections = document.sections
    title = next((s.block for s in sections if s.level == 1), 0)
    for section, after in zip(sections, (*sections[1:], None), strict=True):
        is_title = section.level < 2 or section.block < title
        if is_title or section_kind(section.title) not in _WRITTEN:
            continue
        if _is_plain(subject, section) and _is_empty(document, section, after):
            block = document.blocks[section.block]
            is_one_line = document.text.startswith("#", block.start)
            bounds = (block.start, block.end)
            fix = behind_words(document, _SKELETON_EMPTY, *bounds) if is_one_line else None
            yield Defect(None, block.start, block.end, _ASK_EMPTY, fix=fix)


def _is_empty(document: SourceDocument, section: Section, after: Section | None) -> bool:
    """Nothing stands between a heading and the next, which is no part of its section."""
    stop = after.block if after is not None else len(document.blocks)
    if stop != section.block + 1 or (after is not None and after.level > section.level):
        return False
    end = document.blocks[stop].start if after is not None else len(document.text)
    return not document.text[document.blocks[section.block].end : end].strip(" \n#-=*_")


def _is_plain(subject: Subject, section: Section) -> bool:
    """A short heading without a link: that one says by itself where to read on."""
    block = subject.document.blocks[section.block]
    words = subject.document.text[block.start : block.end]
    return (
        len(section.title) <= MAX_TITLE
        and block.kind is BlockKind.HEADING
        and not any(sign in words for sign in ("](", "--", "**"))
    )
