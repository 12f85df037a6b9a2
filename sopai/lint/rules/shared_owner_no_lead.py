"""OWN005: two owners, of whom each waits for the other."""

from collections.abc import Iterator
from functools import lru_cache
from re import compile

from sopai.language import owners_en, owners_zh
from sopai.language.columns import Column
from sopai.language.lexicon import base_verbs
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.document import Item
from sopai.schema.finding import Severity
from sopai.schema.owner import OwnerKind

_NAMES = (OwnerKind.ROLE, OwnerKind.PERSON)
_WHO = r"(?:the |an? |our )?[A-Za-z][\w'’.-]*(?: [A-Za-z][\w'’.-]*){0,3}?(?: ?\([^)]{1,40}\))?"
_PAIR = compile(
    rf"[\W\d]*(?:[^,.;:]{{0,40}}, )?(?P<one>{_WHO}) (?:and|or|/|&) (?P<two>{_WHO})"
    r" (?:(?:both|jointly|together|also|then) )?(?P<verb>[a-z]+)(?P<more>(?: [a-z]+)?)"
)
_PAIR_ZH = compile(
    r"[\W\d]*(?:[^,。;:]{0,20},)?(?P<one>[\u4e00-\u9fff]{2,9})(?:、|和|与|及|以及|或)"
    r"(?P<two>[\u4e00-\u9fff]{2,9}?)"
    r"(?=(?:共同|一起|联合|协同|都|均|负责|应|须|要|需|在|对|把|将|每|于|检查|核对|复核|确认|处理|完成|"
    r"打包|清点|整理|审核|跟进|安排|登记|填写|发放|收集))(?P<rest>[^。;]*)"
)
_MODALS = frozenset("must shall should will are have need can may".split())
_BOTH = compile(
    r"\b(?:dual|two-person|two person|four.eyes|both (?:sign|must|have|need)|each|respectively|"
    r"leads|"
    r"led by|in turn|take turns|alternat\w+|whoever|either|meet|agree|discuss|sync|sign|signs|"
    r"hand over|"
    r"handover|pair|collaborat\w+|work together|talk|decide together|accountable|countersign)\b"
)
_BOTH_ZH = compile(
    r"双人|两人|分别|各自|各|轮流|牵头|为主|主责|双方|会签|签字|签名|交接|当面|商定|商量|协商|讨论|沟通|"
    r"开会|一人|另一|互|其中|谁|参加|参与|到场|见证|以.{1,6}为准"
)
_CELL = compile(r"\s*(?:,|;|/|&|\band\b|、|和|与|及|\n|<br ?/?>)\s*")
_MARKED = compile(r"\(|:|lead|\bA\b|\bR\b|backup|deputy|主|副|备|协助|代")

_ASK = Ask(
    en='Which of them answers for it? For example: "{name} ({role}) leads, {other name} helps"',
    zh="其中谁负责到底？例如：“{岗位}{姓名}负责，{姓名}协助”",
)


@rule("OWN005", Severity.WARNING, strict=True)
def shared_owner_no_lead(subject: Subject) -> Iterator[Defect]:
    """A step is owned by several people or roles, and none of them leads.

    Why: of two who are responsible each may think that the other has done it.

    Bad:

        1. Li Si and Wang Wu check the parcels on lane 4.

    Good:

        1. Li Si checks the parcels on lane 4, and Wang Wu signs form F-07.

    Bad (zh):

        1. 李四、王五共同负责检查4号通道的包裹。

    Good (zh):

        1. 李四检查4号通道的包裹，王五在表F-07上签字。

    Not flagged: two people are wanted (dual control, signatures, a handover), the parts are
    split, or one leads.

    Source: RACI practice: exactly one person is accountable for a task; the first founding
    article: responsibility is assigned to specific individuals.
    """
    is_chinese = subject.document.language == "zh"
    for item in subject.owned_items():
        if item.owner.kind in (OwnerKind.GROUP, OwnerKind.VAGUE):
            continue
        found = _in_column(subject, item)
        if found is None and not subject.document.blocks[item.block].cells:
            found = _pair_zh(subject, item) if is_chinese else _pair_en(subject, item)
        if found is not None:
            yield Defect(item.address, *found, _ASK)


def _in_column(subject: Subject, item: Item) -> tuple[int, int] | None:
    """Bounds of an owner's cell that names several."""
    document = subject.document
    block = document.blocks[item.block]
    columns = document.columns.get(block.table, ())
    if not block.cells or columns.count(Column.OWNER) != 1:
        return None
    at = columns.index(Column.OWNER)
    if at >= len(block.cells):
        return None
    cell = block.cells[at]
    said = document.plain[cell.start : cell.end].strip(" |")
    parts = [part for part in _CELL.split(said) if part.strip()]
    whole = document.plain[item.start : item.end]
    if len(parts) < 2 or _MARKED.search(said) or _BOTH.search(whole) or _BOTH_ZH.search(whole):
        return None
    if not all(_is_somebody(part.strip(" *_")) for part in parts):
        return None
    start = document.plain.index(said, cell.start)
    return start, start + len(said)


def _pair_en(subject: Subject, item: Item) -> tuple[int, int] | None:
    text = subject.document.plain[item.start : min(item.end, item.start + 400)]
    if " and " not in text[:140] and " or " not in text[:140]:
        return None
    sentence = text.split(". ")[0]
    match = _PAIR.match(sentence)
    if match is None or _BOTH.search(text.lower()):
        return None
    if not (match["verb"] in base_verbs() or match["verb"] in _MODALS):
        return None
    if match["verb"] == "are" and match["more"].strip() not in ("responsible", "accountable"):
        return None
    if not (_is_somebody(match["one"]) and _is_somebody(match["two"])):
        return None
    return item.start + match.start("one"), item.start + match.end("two")


def _pair_zh(subject: Subject, item: Item) -> tuple[int, int] | None:
    text = subject.document.plain[item.start : min(item.end, item.start + 200)]
    match = _PAIR_ZH.match(text)
    if match is None or _BOTH_ZH.search(text):
        return None
    if not (_is_somebody(match["one"]) and _is_somebody(match["two"])):
        return None
    return item.start + match.start("one"), item.start + match.end("two")


@lru_cache(maxsize=2048)
def _is_somebody(words: str) -> bool:
    """Words name a person or a role; in Chinese a role can stand before its name."""
    name = owners_en.name_actor if words.isascii() else owners_zh.name_actor
    actor = name(words.strip())
    return actor is not None and actor.kind in _NAMES
