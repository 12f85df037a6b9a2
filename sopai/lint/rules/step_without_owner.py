"""OWN001: a step that nobody owns."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from sopai.lint.registry import Ask, Defect, Skeleton, rule
from sopai.lint.skeletons import before_words
from sopai.lint.subject import Subject
from sopai.schema.document import BlockKind, Item
from sopai.schema.finding import Severity
from sopai.schema.owner import OwnerKind

_BY_ITSELF_ZH = compile(r"自动(?!模式|化|档|门|挡|测试|售|柜)")
_SPOKEN = compile(
    r"^\s*[\"“「][^\"”」]*[\"”」]\s*(?:,[^,。]{0,8}(?:说|显示|提示|播报|写着)[。.]?\s*)?$"
)
_MACHINE_ZH = compile(
    r"^\W*(?!用|在|从|将|把|以|由|对|请|让|使|打开|启动|关闭)[\u4e00-\u9fff]{0,6}"
    r"(?:传送带|机|泵|系统|机器人|程序|软件|网关)会?(?:把|将)"
)
"""What a machine does with something: 传送带把纸箱送到3号台."""

_NOTE = compile(
    r"\W*(?:note|warning|caution|danger|tip|说明|警告|注意|小心|危险|提示|备注)\W{0,4}:", IGNORECASE
)
"""A paragraph that begins so tells what to know, and is no step."""

_MEASURE = compile(r"[\s|]*[±<>≤≥]?\s?\d[\d.,]*\s?[^\s\d|]{0,4}[\s|]*$")
NAME_AND_MEASURE = 2
"""Cells of a row that may be a fact alone."""
_SIGN = compile(r"[\s>*`\W]*(?:#[\w-]+|\[!\w+\]|!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?|`[^`]+`)\W*$")
"""A channel, the sign of a box, a picture, a piece of code: nothing to do."""

CHAIN = 2
"""Arrows from which a line is an overview of the phases: "Receive → Pick → Pack"."""

_ASK = Ask(
    en='Who does this? For example: "{name} ({role}) ...", or an owner column in the table',
    zh="这一步谁来做？例如：“{岗位}{姓名}……”，或在表格里加“负责人”一列",
)
_SKELETON = Skeleton(en="{name} ({role}): ", zh="{岗位}{姓名}")


@rule("OWN001", Severity.ERROR)
def step_without_owner(subject: Subject) -> Iterator[Defect]:
    """A step names nobody who does it, and nothing around it does.

    Looked for in this order: the subject of the sentence, the owner column, a label in the step,
    the heading and the line before the list, a RACI table, a sentence or a metadata field that
    covers the whole document.

    Why: a step that nobody owns is done by nobody, or by everybody a bit.

    Bad:

        1. Pack the order at station 3.

    Good:

        1. Li Si (Packer) packs the order at station 3.

    Bad (zh):

        1. 在3号工位打包订单。

    Good (zh):

        1. 打包员李四在3号工位打包订单。

    Source: the first founding article: each step must be named, "Li Si packs, Wang Wu reviews,
    and Zhao Liu ships".

    Not flagged: what a system does by itself, words to say, a chain of phases, a picture, and a
    note or a warning in a paragraph of its own.
    """
    for item in subject.owned_items():
        if item.owner.kind is OwnerKind.NONE:
            text = subject.document.plain[item.start : item.end]
            if (
                _SIGN.match(text)
                or _is_done_by_itself(text)
                or _is_fact(subject, item)
                or _SPOKEN.match(text)
                or text.count("→") >= CHAIN
            ):
                continue
            is_item = subject.document.blocks[item.block].kind is BlockKind.LIST_ITEM
            if _NOTE.match(text) and not is_item:
                continue
            start, end = subject.words(item)
            why = (
                f"operative: {item.operative.reason}",
                "no subject, column, label, heading, RACI or document names an owner",
            )
            fix = before_words(subject.document, _SKELETON, start, end)
            yield Defect(item.address, start, end, _ASK, why=why, fix=fix)


def _is_fact(subject: Subject, item: Item) -> bool:
    """A row that is a name and its measure: "Oven | 180 °C"."""
    cells = subject.document.blocks[item.block].cells
    if len(cells) != NAME_AND_MEASURE or item.operative.reason != "sets a limit":
        return False
    return _MEASURE.match(subject.document.plain, cells[1].start, cells[1].end) is not None


def _is_done_by_itself(text: str) -> bool:
    if _MACHINE_ZH.match(text):
        return True
    return "automatically" in text or ("自动" in text and _BY_ITSELF_ZH.search(text) is not None)
