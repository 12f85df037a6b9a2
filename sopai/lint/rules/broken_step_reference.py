"""REF001: a step sends its reader to a step that is not there."""

from collections.abc import Iterator
from re import IGNORECASE, Match, compile

from sopai.language.numerals import numeral
from sopai.language.script import lowered
from sopai.lint.occurrence import item_at
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.document import BlockKind, Item, SourceDocument
from sopai.schema.finding import Severity

_STEP = compile(
    r"\b(?P<verb>(?:go|goe)s? (?:back )?to|returns? to|repeats?|back to|proceeds? (?:to|with|"
    r"from)|restarts? (?:at|from)|"
    r"continues? (?:with|from|at|to)|skips? to|jumps? to|resumes? (?:at|from|with)|see|in|from|"
    r"of|after|"
    r"before|until|as in|under|per|following|complete|perform|and|or)\s+(?:the\s+)?"
    r"steps?\s+(?P<number>\d{1,3})(?P<part>[.-]\d+|[a-z]\b)?"
    r"(?P<other>\s+(?:of|in|from|under)\s+(?!order\b|case\b|this\b|the (?:same|above|"
    r"previous)\b)\w+)?",
    IGNORECASE,
)
_STEP_ZH = compile(
    r"(?P<verb>返回|回到|重复|转到|转至|跳到|跳至|跳转到|进入|继续|重新执行|执行|按|按照|见|参见|"
    r"同|从|完成|转|退回)(?:至|到|上面的?|上述|前面的?)?(?:第\s?(?P<first>\d{1,3}|[一二三四五六七八九十]{1,3})\s?步|"
    r"步骤\s?(?P<second>\d{1,3}|[一二三四五六七八九十]{1,3})(?![\d.]))"
)
_PLACE = compile(
    r"\b(?:see|shown in|given in|use|in|as per) (?:the )?(?P<what>table|diagram|picture|figure|"
    r"image|"
    r"flow ?chart|screenshot) (?P<way>above|below)\b|"
    r"(?:见|如|参见|参照)(?P<way_zh>上|下)(?P<what_zh>表|图)(?:所示)?(?!面)",
    IGNORECASE,
)
_DOCUMENT = compile(r"《|[\"“(]\s*$|\bSOP\b|\b[A-Z]{2,5}-\d|\]\(|https?:|\bguide\b|\bmanual\b")
_LEAD = compile(r"\W*(?:step|步骤|第)\s?(\d{1,3}|[一二三四五六七八九十]{1,3})(?!\d)", IGNORECASE)
_TO_ITSELF = ("go", "return", "back", "repeat", "返回", "回到", "重复", "转到", "跳到")

_ASK = Ask(
    en='Which step is meant? There is no such one. For example: "go back to step {N}"',
    zh="指的是哪一步？这里没有这一步。例如：“返回第{N}步”",
)
_ASK_ITSELF = Ask(
    en='Which step is meant? This is the step itself. For example: "go back to step {N}"',
    zh="指的是哪一步？这里指向了自己。例如：“返回第{N}步”",
)
_ASK_PLACE = Ask(
    en='What is meant? Nothing of that kind stands there. For example: "see table {N}"',
    zh="指的是什么？那里没有。例如：“见表{N}”",
)


@rule("REF001", Severity.ERROR, strict=True)
def broken_step_reference(subject: Subject) -> Iterator[Defect]:
    """A step refers to a step, a table or a picture that does not exist.

    Why: after one insertion "go back to step 9" sends people to the wrong place, or nowhere.

    Bad:

        1. Li Si (Packer) weighs the parcel.
        2. If the scale shows more than 20 kg, Li Si (Packer) goes back to step 9.

    Good:

        1. Li Si (Packer) weighs the parcel.
        2. If the scale shows more than 20 kg, Li Si (Packer) goes back to step 1.

    Bad (zh):

        1. 打包员李四称重。
        2. 超过20公斤时，打包员李四返回第9步。

    Good (zh):

        1. 打包员李四称重。
        2. 超过20公斤时，打包员李四返回第1步。

    Not flagged: steps of another document, and numbers that a heading, a list or a table has.

    Source: DOE-STD-1029-92, branching by exact step number.
    """
    document = subject.document
    folded = lowered(document.plain)
    if not any(word in folded for word in ("step", "步", "above", "below", "图", "表")):
        return
    starts = [item.start for item in document.items]
    known = _numbers(document)
    for match in (_STEP_ZH if document.language == "zh" else _STEP).finditer(document.plain):
        item = item_at(starts, document.items, match.start())
        if item is not None and known:
            ask = _question(document, item, match, known)
            if ask is not None:
                yield Defect(item.address, match.start(), match.end(), ask)
    for match in _PLACE.finditer(document.plain):
        item = item_at(starts, document.items, match.start())
        if item is not None and item.operative.holds and not _is_there(document, match):
            yield Defect(item.address, match.start(), match.end(), _ASK_PLACE)


def _question(
    document: SourceDocument, item: Item, match: Match[str], known: frozenset[int]
) -> Ask | None:
    """What to ask about a reference, or None when it can be followed."""
    parts = match.groupdict()
    if parts.get("other") or parts.get("part"):
        return None
    around = document.text[max(item.start, match.start() - 40) : match.end() + 60]
    if _DOCUMENT.search(around):
        return None
    number = numeral(parts.get("number") or parts.get("first") or parts.get("second") or "") or 0
    block = document.blocks[item.block]
    own = block.number if block.parent < 0 else None
    if own == str(number) and parts["verb"].lower().startswith(_TO_ITSELF):
        return _ASK_ITSELF
    return None if number in known else _ASK


def _numbers(document: SourceDocument) -> frozenset[int]:
    """Numbers that steps of the document have: printed, counted in lazy lists, or in headings."""
    found: set[int] = set()
    run: dict[int, int] = {}
    for block in document.blocks:
        lead = _LEAD.match(document.plain, block.start, min(block.end, block.start + 24))
        if lead:
            found.add(numeral(lead[1]) or 0)
        if block.number:
            first = block.number.split(".")[0]
            found.update(int(part) for part in (first,) if part.isdigit() and len(part) < 4)
        if block.cells:
            cell = document.plain[block.cells[0].start : block.cells[0].end].strip(" |.*")
            found.update(int(part) for part in (cell,) if part.isdecimal() and len(part) < 4)
        if block.ordered:
            run[block.parent] = run.get(block.parent, 0) + 1
            found.add(run[block.parent])
    return frozenset(found)


def _is_there(document: SourceDocument, match: Match[str]) -> bool:
    """A table or a picture stands where the words say, or something that may be one."""
    is_above = (match["way"] or match["way_zh"]).lower() in ("above", "上")
    at = match.start()
    if document.locations or any(
        link.is_picture and (link.start < at) == is_above for link in document.links
    ):
        return True
    return any(
        (block.start < at) == is_above and (block.table >= 0 or block.kind is BlockKind.CODE)
        for block in document.blocks
    )
