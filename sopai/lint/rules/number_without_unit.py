"""MEA002: ten of what?"""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.lint.registry import Ask, Defect, Skeleton, rule
from sopai.lint.skeletons import behind_words
from sopai.lint.subject import Subject
from sopai.schema.document import Item, SourceDocument
from sopai.schema.finding import Severity

_NUMBER = r"\d{1,7}(?:\.\d{1,4})?"
_END = r"(?=\s*(?:[,;)|]|\.(?!\d)|$|and\b|or\b))"
_BARE = compile(
    rf"\b(?:waits?|pauses?|soaks?|rests?) (?:for )?(?:about |at least )?{_NUMBER}{_END}|"
    rf"[≤≥]\s?{_NUMBER}{_END}|"
    rf"\b(?:at least|at most|no more than|not more than|no less than|less than|more than|"
    rf"maximum of|minimum of|exceeds?|below|above|within|up to|tolerance of)\s{_NUMBER}{_END}",
    IGNORECASE,
)
_BARE_ZH = compile(
    rf"(?:等待?|静置|不超过|不得超过|不低于|不少于|不大于|不小于|至少|最多|误差为?|控制在|保持在|[≤≥<>±]|"
    rf"大于|小于|低于|高于|超过)\s?±?{_NUMBER}(?:以内|以下|以上)?(?=[。;,)、]|$)"
)
_COUNTED = compile(
    r"\b(?:scores?|rating|rated|ph|versions?|ratio|levels?|count|number|severity|sev|priority|exit|"
    r"ports?|replicas?|index|value|values|steps?|sections?|chapter|page|line|grade|class|size|"
    r"rank|code|id|id's|factor|multiple|replica|nodes|pods|instances|threshold|metric|alert|"
    r"limit|limits|quota|queue|zero|depth|z-?score|r2|[a-z]+_[a-z_]+)\b|[£$€¥#]\s?\d|"
    r"评分|得分|分值|版本|比例|级|数量|个数|次数|件数|箱数|人数|号|第|页|行|步|pH|系数|倍|编号",
    IGNORECASE,
)
_HEADER = compile(r"\(|%|°|/|\b(?:qty|count|number|score|no\.?)\b|数|次|分|率|级", IGNORECASE)

_ASK = Ask(
    en='In which unit? For example: "{number} minutes", "{number} mm"',
    zh="单位是什么？例如：“{数字}分钟”、“{数字}毫米”",
)
_SKELETON = Skeleton(en=" {unit}", zh="{单位}")


@rule("MEA002", Severity.WARNING, strict=True)
def number_without_unit(subject: Subject) -> Iterator[Defect]:
    """A limit is a number, and nobody knows of what.

    Why: one waits 10 seconds, the other 10 minutes, and both have followed the step.

    Bad:

        1. Li Si (Packer) closes the lid and waits 10.

    Good:

        1. Li Si (Packer) closes the lid and waits 10 seconds.

    Bad (zh):

        1. 打包员李四称重，误差不超过5。

    Good (zh):

        1. 打包员李四称重，误差不超过5克。

    Not flagged: counts with their noun, scores, versions, ratios, clock times, money, and
    columns whose header has the unit.

    Source: GtWR of INCOSE, version 4, rule R6 on units; DOE-STD-1029-92, limits as numbers.
    """
    document = subject.document
    pattern = _BARE_ZH if document.language == "zh" else _BARE
    for item in subject.owned_items():
        found = pattern.search(document.plain[item.start : item.end])
        if found is None:
            continue
        start = item.start + found.start()
        before = document.plain[max(item.start, start - 60) : start]
        if _COUNTED.search(before) or _COUNTED.search(found.group()):
            continue
        if not _unit_in_header(document, item, start):
            end = item.start + found.end()
            fix = behind_words(document, _SKELETON, start, end)
            yield Defect(item.address, start, end, _ASK, fix=fix)


def _unit_in_header(document: SourceDocument, item: Item, offset: int) -> bool:
    block = document.blocks[item.block]
    header = next(
        (b for b in document.blocks if b.table == block.table and b.is_header and b.cells), None
    )
    if not block.cells or header is None:
        return False
    pairs = zip(header.cells, block.cells, strict=False)
    return any(
        cell.start <= offset < cell.end and _HEADER.search(document.plain[head.start : head.end])
        for head, cell in pairs
    )
