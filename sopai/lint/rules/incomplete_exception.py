"""EXC002: an exception that says what goes wrong, and not why, what then, or who."""

from collections.abc import Iterator
from typing import NamedTuple

from sopai.language.columns import Column, column_of
from sopai.lint.registry import Ask, Defect, rule
from sopai.lint.subject import Subject
from sopai.schema.document import BlockKind, Item, SectionKind
from sopai.schema.finding import Severity
from sopai.schema.owner import OwnerKind
from sopai.schema.sop import ExceptionCase

_PARTS = {
    "cause": (Column.CAUSE, "why it happens", "原因"),
    "handling": (Column.HANDLING, "what is done", "处理方式"),
    "owner": (Column.OWNER, "who does it", "责任人"),
}
MAX_BARE = {"en": 40, "zh": 10}
"""Characters of a situation without more; a longer text tells what is done in its own way."""

_EMPTY = frozenset(("", "-", "–", "—", "/", "?", "？", "n/a", "tbd", "无", "待定"))


class _Row(NamedTuple):
    """An exception and what it lacks."""

    address: str
    case: ExceptionCase
    item: Item
    missing: tuple[str, ...]


@rule("EXC002", Severity.ERROR)
def incomplete_exception(subject: Subject) -> Iterator[Defect]:
    """A row of exceptions lacks its cause, what is done, or who does it.

    A cell that is empty is reported in its row; a column that the whole table lacks is reported
    once, at the table's first row, and where only the cause is missing as a warning. An owner
    from a heading or a sentence before the table counts.

    Why: "out of stock" in a list warns nobody; the list is for what happens then, and by whom.

    Bad:

        | Situation | Cause | Handling | Responsible |
        | --- | --- | --- | --- |
        | The label does not print | The ribbon is empty | | Ben Hart (Stock Auditor) |

    Good:

        | Situation | Cause | Handling | Responsible |
        | --- | --- | --- | --- |
        | No label | The ribbon is empty | Change it within 5 minutes | Ben Hart (Auditor) |

    Bad (zh):

        | 情况 | 原因 | 处理方式 | 责任人 |
        | --- | --- | --- | --- |
        | 面单打不出 | 碳带用完 | | 库存审计员孙涛 |

    Good (zh):

        | 情况 | 原因 | 处理方式 | 责任人 |
        | --- | --- | --- | --- |
        | 面单打不出 | 碳带用完 | 5分钟内换碳带R-4 | 库存审计员孙涛 |

    Source: the first founding article: what-ifs with cause, handling and responsible person.

    On by default: an empty cell and a column that is not there leave nothing to judge.
    """
    rows: dict[int, list[_Row]] = {}
    items = {item.address: item for item in subject.document.items if item.address}
    for prefix, sop in subject.sops():
        for case in sop.exceptions:
            address = f"{prefix}/exceptions/{case.id}"
            if address in items:
                row = _Row(address, case, items[address], _missing(case))
                rows.setdefault(subject.document.blocks[row.item.block].table, []).append(row)
    for table, found in rows.items():
        yield from _listed(subject, found) if table < 0 else _tabled(subject, table, found)


def _missing(case: ExceptionCase) -> tuple[str, ...]:
    owner = "" if case.owner.kind is OwnerKind.NONE else case.owner.text or "named"
    stated = {"cause": case.cause, "handling": case.handling, "owner": owner}
    return tuple(part for part, value in stated.items() if (value or "").strip().lower() in _EMPTY)


def _listed(subject: Subject, rows: list[_Row]) -> Iterator[Defect]:
    """Exceptions of a list: a bare situation, or one with labelled lines that lacks one."""
    parents = {block.parent for block in subject.document.blocks}
    for row in rows:
        missing: tuple[str, ...] = ()
        if row.case.cause or row.case.escalation:
            missing = row.missing
        elif "handling" in row.missing and row.item.block not in parents:
            missing = ("handling",) if _is_bare(subject, row.item) else ()
        if missing:
            yield _defect(subject, row, missing)


def _is_bare(subject: Subject, item: Item) -> bool:
    """A few words that tell nobody to do anything, in a list right under its heading."""
    document = subject.document
    at = item.block
    while document.blocks[at].kind is BlockKind.LIST_ITEM:
        at -= 1
    return (
        (not item.operative.holds or item.operative.reason == "is an item of a procedure")
        and item.end - item.start <= MAX_BARE[document.language]
        and "](" not in document.text[item.start : item.end]
        and document.blocks[at].kind is BlockKind.HEADING
        and document.sections[item.section].kind is SectionKind.EXCEPTIONS
    )


def _tabled(subject: Subject, table: int, rows: list[_Row]) -> Iterator[Defect]:
    """Rows with an empty cell, and once the columns that are not there."""
    columns = subject.document.columns.get(table, ())
    if not _is_named(subject, table):
        return
    absent = [part for part, (column, _, _) in _PARTS.items() if column not in columns]
    lacking = tuple(part for part in absent if all(part in row.missing for row in rows))
    if lacking:
        yield _defect(subject, rows[0], lacking)
    for row in rows[1:] if lacking else rows:
        missing = tuple(part for part in row.missing if part not in absent)
        if missing:
            yield _defect(subject, row, missing)


def _is_named(subject: Subject, table: int) -> bool:
    """Its header speaks of handling or causes; a diary of events looks much the same."""
    plain = subject.document.plain
    return any(
        column_of(plain[cell.start : cell.end].strip(" |")) in (Column.HANDLING, Column.CAUSE)
        for block in subject.document.blocks
        if block.table == table and block.is_header
        for cell in block.cells
    )


def _defect(subject: Subject, row: _Row, missing: tuple[str, ...]) -> Defect:
    english = ", ".join(_PARTS[part][1] for part in missing)
    chinese = "、".join(_PARTS[part][2] for part in missing)
    ask = Ask(
        en=f"This exception does not say {english}: what is it? "
        'For example: "{situation}: because {cause}, {name} does {what} within {N} minutes"',
        zh=f"这条异常没有写{chinese}，是什么？例如：“{{情况}}：因为{{原因}}，{{姓名}}{{数字}}分钟内{{做什么}}”",
    )
    start, end = subject.words(row.item)
    severity = Severity.WARNING if missing == ("cause",) else None
    return Defect(row.address, start, end, ask, severity)
