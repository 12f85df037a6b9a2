"""What a table is, and what its columns hold, from the words of its header."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache
from re import IGNORECASE, Pattern, compile

from sopai.language import owners_en, owners_zh
from sopai.language.lexicon import vocabulary
from sopai.schema.owner import OwnerKind

MAX_HEADER = 200
"""Characters of a header cell; what is longer is text."""


class Column(StrEnum):
    """What the cells of a column hold."""

    NUMBER = "number"
    TITLE = "title"
    ACTION = "action"
    OWNER = "owner"
    TOOL = "tool"
    INPUT = "input"
    OUTPUT = "output"
    STANDARD = "standard"
    TIME_LIMIT = "time_limit"
    TRIGGER = "trigger"
    FREQUENCY = "frequency"
    ATTENTION = "attention"
    SCRIPT = "script"
    SITUATION = "situation"
    CAUSE = "cause"
    HANDLING = "handling"
    ESCALATION = "escalation"
    METRIC = "metric"
    TARGET = "target"
    SOURCE = "source"
    TERM = "term"
    MEANING = "meaning"
    FIELD = "field"
    VALUE = "value"
    VERSION = "version"
    DATE = "date"
    CHANGE = "change"
    UNKNOWN = "unknown"


@cache
def _patterns() -> tuple[tuple[Column, Pattern[str]], ...]:
    return tuple(
        (Column(name), compile(f"^(?:{en}|{zh})$", IGNORECASE))
        for name, en, zh in vocabulary("columns.txt")
    )


class TableKind(StrEnum):
    """What the rows of a table are."""

    STEPS = "steps"
    EXCEPTIONS = "exceptions"
    METRICS = "metrics"
    RACI = "raci"
    METADATA = "metadata"
    HISTORY = "history"
    DEFINITIONS = "definitions"
    LIMITS = "limits"
    OTHER = "other"


@lru_cache(maxsize=4096)
def column_of(header: str) -> Column:
    """What a column holds; UNKNOWN when its header says nothing known.

    Args:
        header: the header cell's words, as `plain` shows them.
    """
    text = " ".join(header.split()).strip(" *_:`").lower()
    if not text or len(text) > MAX_HEADER:
        return Column.UNKNOWN
    for column, pattern in _patterns():
        if pattern.match(text):
            return column
    return Column.UNKNOWN


def table_kind(
    headers: tuple[str, ...], rows: Sequence[tuple[str, ...]] = ()
) -> tuple[TableKind, tuple[Column, ...]]:
    """What a table is, and its columns, by the words of its header and of some rows.

    Args:
        headers: the header cells, left to right.
        rows: cells of the first rows; a header that says "Step" above words names a task, and
            a column of which most cells name somebody holds owners, whatever its header.
    """
    return _kind(headers, _by_cells(tuple(map(column_of, headers)), rows))


_NUMBER = compile(
    r"(?:step|no\.?|nr\.?|phase|第)?\s*[#(]?(?:\d{1,4}(?:[.-]\d{1,3})*[a-z]?|[a-z]{1,3}-?\d{0,4}|"
    r"[一二三四五六七八九十]{1,3}|[①-⑳])[.)、:步]?",
    IGNORECASE,
)
_NAMED = (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP, OwnerKind.VAGUE)
_OPEN = (Column.UNKNOWN, Column.TITLE)
"""What a column may be by its header and hold owners: a "Name" is a task's or a person's."""

NAMING_SHARE = 0.6
"""Share of a column's cells that name somebody from which it holds owners."""


def _by_cells(columns: tuple[Column, ...], rows: Sequence[tuple[str, ...]]) -> tuple[Column, ...]:
    """The columns, corrected by what stands in them."""
    found = list(columns)
    has_owner = Column.OWNER in found
    for at, column in enumerate(columns):
        cells = [row[at] for row in rows if at < len(row) and row[at]]
        if column is Column.NUMBER and _mostly_words(cells):
            found[at] = Column.TITLE
        elif column in _OPEN and at and not has_owner and _names(cells):
            found[at] = Column.OWNER
            has_owner = True
    return tuple(found)


def _mostly_words(cells: list[str]) -> bool:
    numbers = sum(_NUMBER.fullmatch(cell) is not None for cell in cells)
    return bool(cells) and numbers * 2 < len(cells)


def _names(cells: list[str]) -> bool:
    return bool(cells) and sum(map(_names_somebody, cells)) >= NAMING_SHARE * len(cells)


def _names_somebody(cell: str) -> bool:
    names = owners_en.name_actor if cell.isascii() else owners_zh.name_actor
    actor = names(cell)
    return actor is not None and actor.kind in _NAMED


@lru_cache(maxsize=2048)
def _kind(
    headers: tuple[str, ...], known: tuple[Column, ...]
) -> tuple[TableKind, tuple[Column, ...]]:
    columns = _one_number(known)
    have = set(columns)
    if len(headers) == 2 and not any(header.strip() for header in headers):
        return TableKind.METADATA, (Column.FIELD, Column.VALUE)
    if Column.METRIC in have and have & {Column.TARGET, Column.STANDARD, Column.SOURCE}:
        return TableKind.METRICS, columns
    if have & {Column.VERSION, Column.CHANGE} and have & {
        Column.TRIGGER,
        Column.DATE,
        Column.CHANGE,
    }:
        return TableKind.HISTORY, columns
    if Column.SITUATION in have and have & {
        Column.HANDLING,
        Column.CAUSE,
        Column.ACTION,
        Column.ESCALATION,
        Column.OWNER,
    }:
        return TableKind.EXCEPTIONS, tuple(
            Column.HANDLING if column is Column.ACTION else column for column in columns
        )
    if Column.TERM in have and len(headers) <= 4 and have & {Column.MEANING, Column.ACTION}:
        return TableKind.DEFINITIONS, columns
    doing = have & {Column.ACTION, Column.TITLE, Column.HANDLING}
    evidence = have & {
        Column.NUMBER,
        Column.OWNER,
        Column.STANDARD,
        Column.TRIGGER,
        Column.TOOL,
        Column.OUTPUT,
        Column.TIME_LIMIT,
        Column.ATTENTION,
        Column.FREQUENCY,
    }
    if doing and evidence and len(headers) >= 2:
        return TableKind.STEPS, _one_action(columns)
    return TableKind.OTHER, columns


def _one_number(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns with one number at most.

    "No." and "Step" cannot both be it: the last names the step; nor can "Step" be it where
    nothing else says what is done.
    """
    numbers = [at for at, column in enumerate(columns) if column is Column.NUMBER]
    doing = {Column.ACTION, Column.TITLE, Column.HANDLING, Column.SITUATION, Column.METRIC}
    if not numbers or (len(numbers) == 1 and (doing & set(columns) or len(columns) < 2)):
        return columns
    last = numbers[-1]
    return (*columns[:last], Column.TITLE, *columns[last + 1 :])


def _one_action(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A step table without an operation column does what its title says."""
    if Column.ACTION in columns:
        return columns
    for column in (Column.HANDLING, Column.TITLE):
        if column in columns:
            at = columns.index(column)
            return (*columns[:at], Column.ACTION, *columns[at + 1 :])
    return columns
