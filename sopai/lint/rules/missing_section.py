"""STR001: a document without some of its parts."""

from collections.abc import Iterator
from pathlib import Path
from re import compile

from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.stated import opening, procedures, said_near, stated_parts
from sopai.lint.subject import Subject
from sopai.schema.document import BlockKind, SectionKind
from sopai.schema.finding import Severity
from sopai.schema.owner import OwnerKind
from sopai.schema.sop import Form, Sop

_AIMS = compile(
    r"purpose|\b(?:aims?|goals?|objectives?|so that|in order to|why|designed to|helps?|guides?|"
    r"how to|describes?|explains?|here is|steps (?:to|for)|this is|learn|covers?|outlines?|"
    r"defines?|overview|instructions? (?:for|on)|"
    r"documents? (?:the|how)|used (?:to|for)|allows?|meant to|lets)\b|"
    r"目的|目标|用于|希望|为的是|旨在|以便|为了|确保|介绍|说明|描述|本(?:文|规|流|指|手|办|制)|"
    r"指南|为.{2,30}?[,，]"
)
_SCOPE_WORDS = (
    "appl", "scope", "intended for", "only for", "is for", "covers", "eligible", "the customer is",
    "anything where", "适用", "范围", "针对", "仅限", "面向", "不含", "不包括",
)  # fmt: skip
_SCOPE = compile(
    r"(?:\bappl(?:y to|ies|icable to)|\b(?:out of |in |the )?scope\b|\bintended for|\bonly for|"
    r"(?:sop|procedure|document|guide|page|policy|runbook|playbook|protocol|handbook) "
    r"(?:is for|covers)|eligible|the customer is|anything where|适用|范围|针对|仅限|面向|不含|"
    r"不包括)"
)
_OWNED = (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.SYSTEM)
_LONG = 12
"""Steps from which a reader needs an overview; a shorter procedure is one."""

_NAMES = {
    "title": ("title", "标题"),
    "purpose": ("purpose", "目的"),
    "scope": ("scope", "适用范围"),
    "responsibilities": ("responsibilities", "职责"),
    "tools": ("tools", "工具"),
    "overview": ("overview", "流程概览"),
    "history": ("history of changes", "修订记录"),
    "standard": ("standard for any step", "每步的标准"),
    "materials": ("tool or material for any step", "每步的工具或资料"),
}


@rule("STR001", Severity.ERROR)
def missing_section(subject: Subject) -> Iterator[Defect]:
    """The document lacks parts that its form has.

    One finding for the document. Six parts: title, purpose, scope, responsibilities, tools, an
    overview where it is long, the history of a document with a version; exceptions, metrics,
    supervision and identity have rules of their own. A step table: title and standard; a
    timeline: title and tools or materials. A part may be a section, a row, a label or a sentence.

    Why: who opens the document on a bad day has to see in a minute whether it is for them.

    Bad:

        ---
        number: WH/SOP/002
        ---
        # Packing

        ## Steps

        1. Pack the order at station 3.
        2. Move the parcel to the dock.

    Good:

        1. Li Si (Packer) packs the order at station 3.
        2. Li Si (Packer) moves the parcel to the dock.

    Bad (zh):

        ---
        编号: CK/SOP/002
        ---
        # 打包

        ## 操作步骤

        1. 在3号工位打包订单。
        2. 把包裹搬到月台。

    Good (zh):

        1. 打包员李四在3号工位打包订单。
        2. 打包员李四把包裹搬到月台。

    Source: the first founding article: the parts of a procedure; EPA QA/G-6 (2007), 3: purpose,
    scope, personnel, equipment.
    """
    for prefix, sop in procedures(subject):
        missing = [_NAMES[name] for name in _missing(subject, prefix, sop)]
        if missing:
            english = ", ".join(f"no {en}" for en, _ in missing)
            chinese = "、".join(zh for _, zh in missing)
            ask = Ask(
                en=f"This document has {english}: what should stand there? "
                'For example: "Purpose: {result}. Scope: {work}, not {other work}"',
                zh=f"这份文件没有{chinese}：应该写什么？例如：“目的：{{结果}}。适用范围：{{工作}}，不含{{其他}}”",
            )
            quote = chinese if subject.document.language == "zh" else english
            yield Defect(f"{prefix}/", None, None, ask, quote=quote)
        return


def _missing(subject: Subject, prefix: str, sop: Sop) -> list[str]:
    found = [] if _is_titled(subject, prefix, sop) else ["title"]
    if sop.form is Form.STEP_TABLE and not _is_mostly_rows(subject, sop):
        return []
    if sop.form is Form.STEP_TABLE:
        judged = any(step.standard or step.output or step.metric for step in sop.steps)
        return found if judged else [*found, "standard"]
    equipped = any(step.tools or step.materials or step.inputs for step in sop.steps)
    if sop.form is Form.TIMELINE:
        return found if equipped else [*found, "materials"]
    parts = stated_parts(subject)
    head = opening(subject, prefix, sop)
    low = subject.low
    owned = sum(step.owner.kind in _OWNED for step in sop.steps)
    stated = {
        "purpose": sop.purpose
        or parts & {SectionKind.PURPOSE, SectionKind.BACKGROUND}
        or _AIMS.search(head),
        "scope": sop.scope or SectionKind.SCOPE in parts or _is_bounded(low),
        "responsibilities": SectionKind.RESPONSIBILITIES in parts or owned * 2 >= len(sop.steps),
        "tools": equipped or sop.materials or SectionKind.TOOLS in parts or _shows_code(subject),
        "overview": SectionKind.OVERVIEW in parts or not _is_long(subject, sop),
        "history": not subject.control.version
        or subject.control.history
        or SectionKind.HISTORY in parts,
    }
    return found + [name for name, is_there in stated.items() if not is_there]


def _is_mostly_rows(subject: Subject, sop: Sop) -> bool:
    """Half of its steps or more are rows: a table among lists is not the form of a document."""
    blocks = subject.document.blocks
    rows = sum(item.is_of_step and blocks[item.block].table >= 0 for item in subject.document.items)
    return rows * 2 >= len(sop.steps)


def _is_titled(subject: Subject, prefix: str, sop: Sop) -> bool:
    first = subject.document.blocks[0]
    return (
        f"{prefix}/title" in subject.document.anchors
        or sop.title not in (Path(subject.document.path).stem, "untitled")
        or first.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
    )


def _is_bounded(low: str) -> bool:
    return said_near(low, _SCOPE_WORDS, _SCOPE, 14, 16) is not None


def _shows_code(subject: Subject) -> bool:
    document = subject.document
    return "`" in document.text or any(block.kind is BlockKind.CODE for block in document.blocks)


def _is_long(subject: Subject, sop: Sop) -> bool:
    """Many steps in a row, that no heading divides and no chain sums up."""
    if len(sop.steps) <= _LONG or "→" in subject.document.plain:
        return False
    return len({item.section for item in subject.document.items if item.address}) == 1
