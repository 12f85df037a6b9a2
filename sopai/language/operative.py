"""Whether a piece of text tells somebody to do something: what the linter looks at.

Source of the definition: the guide of the labelled items in `eval/gold`: an item is operative
when it tells somebody to do or not to do something, or sets a standard, a limit or a duty.
"""

from re import compile

from sopai.language.columns import TableKind
from sopai.language.mood_en import Mood
from sopai.schema.document import BlockKind, Operative, SectionKind

SILENT = frozenset({SectionKind.HISTORY, SectionKind.EXAMPLES, SectionKind.QUESTIONS})
"""Sections whose text never tells the reader to act now."""

EXPLAINING = frozenset(
    {
        SectionKind.BACKGROUND,
        SectionKind.PURPOSE,
        SectionKind.SCOPE,
        SectionKind.DEFINITIONS,
        SectionKind.REFERENCES,
        SectionKind.METADATA,
        SectionKind.TOOLS,
        SectionKind.OVERVIEW,
    }
)
"""Sections that explain; only a plain order or duty in them is operative."""

ACTING = frozenset(
    {
        SectionKind.PROCEDURE,
        SectionKind.EXCEPTIONS,
        SectionKind.SUPERVISION,
        SectionKind.RESPONSIBILITIES,
    }
)
"""Sections whose lists are steps, even where a step is only a noun."""

_POINTER = compile(
    r"^\s*(?:see|visit|refer|note that|consider|for more|learn more|click here|thank|imagine|"
    r"suppose|"
    r"recall|let's|let us)\b",
    2,
)
_NOTE = compile(r"\W*注\d?:[^。]{0,40}(?:指|算起|为准|含|包括|见|参见|自)")
"""A remark on the meaning of words: 注:大额退款指单笔超过 1000 元的退款."""

_UNITS = compile(
    r"\d\s?(?:%|‰|°|ml|l\b|mg|kg|g\b|mm|cm|m\b|min|h\b|hours?|days?|weeks?|元|分钟|小时|天|次|"
    r"人|个|克|"
    r"毫升|℃|岁|"
    r"工作日|倍|折|kw|£|€|\$)|[£€$¥]\s?\d|[<>≤≥]\s?\d",
    2,
)


def judge_text(
    found: tuple[Mood, ...],
    text: str,
    kind: BlockKind,
    section: SectionKind,
    *,
    has_actor: bool,
    is_task: bool,
    list_acts: bool,
) -> Operative:
    """Whether a paragraph or list item is operative.

    Args:
        found: the moods of its sentences.
        text: its text.
        kind: paragraph or list item.
        section: what its section is about.
        has_actor: a sentence of it has a subject that acts.
        is_task: it has a box to tick.
        list_acts: it stands in a list of steps, or is part of an item that is operative.
    """
    if section in SILENT or _NOTE.match(text):
        where = "a note" if section not in SILENT else f"a section of {section.value}"
        return Operative(False, f"stands in {where}")
    is_about = kind is BlockKind.PARAGRAPH and found[:1] == (Mood.DESCRIPTION,)
    is_about = is_about and section not in ACTING
    if Mood.COMMAND in found and not is_about and not (_POINTER.match(text) and len(found) < 3):
        return Operative(True, "begins with an order")
    if Mood.OBLIGATION in found:
        return Operative(True, "states a duty or a ban")
    if section in EXPLAINING:
        return Operative(False, f"stands in a section of {section.value}")
    is_item = kind is BlockKind.LIST_ITEM
    if Mood.ACTION in found and (has_actor or (is_item and section in ACTING)):
        return Operative(True, "says who does what")
    if is_task:
        return Operative(True, "has a box to tick")
    if Mood.LIMIT in found and (section in ACTING or has_actor or list_acts or not is_item):
        return Operative(True, "sets a limit")
    if is_item and (section in ACTING or list_acts) and _is_bare(found):
        return Operative(True, "is an item of a procedure")
    if list_acts and found[:1] == (Mood.ACTION,):
        return Operative(True, "is a rule among rules")
    return Operative(False, "describes, asks or tells what happened")


def _is_bare(found: tuple[Mood, ...]) -> bool:
    """A phrase, or an action: no question, no story, no plain description first."""
    if Mood.NARRATIVE in found or Mood.QUESTION in found[:1]:
        return False
    return not found or found[0] in (Mood.FRAGMENT, Mood.ACTION, Mood.LIMIT)


def judge_row(kind: TableKind, section: SectionKind, text: str, *, commands: bool) -> Operative:
    """Whether a table row is operative.

    Args:
        kind: what the rows of its table are.
        section: what its section is about.
        text: the row's text.
        commands: a cell of it begins with an order.
    """
    if kind in (TableKind.STEPS, TableKind.EXCEPTIONS, TableKind.RACI):
        return Operative(True, f"is a row of a table of {kind.value}")
    if kind in (TableKind.METADATA, TableKind.HISTORY, TableKind.DEFINITIONS):
        return Operative(False, f"is a row of a table of {kind.value}")
    if section in SILENT:
        return Operative(False, f"stands in a section of {section.value}")
    if commands:
        return Operative(True, "has a cell that begins with an order")
    if _UNITS.search(text) and section not in (SectionKind.TOOLS, SectionKind.METADATA):
        return Operative(True, "sets a limit")
    return Operative(False, "is a row of facts")
