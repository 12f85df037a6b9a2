"""Who owns an item: what it says itself, then its list, its heading, its document."""

from typing import NamedTuple

from sopai.ingest.layout import Layout
from sopai.ingest.owners import cell_owner, is_ditto, whole_phrase_owner
from sopai.ingest.people import People
from sopai.ingest.tables import Table, raci_column
from sopai.language.actor import Actor, is_outsider, owner_of
from sopai.language.analysis import Analysis, analyse
from sopai.language.columns import Column, TableKind
from sopai.language.mood_en import Mood
from sopai.language.operative import ACTING
from sopai.language.shares import Share
from sopai.schema.document import Block, Section, SectionKind
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind

ACCOUNTABLE = (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP, OwnerKind.VAGUE)
"""Kinds of somebody who can be asked why it was not done, or should be."""

_NAMED = (OwnerKind.ROLE, OwnerKind.PERSON)
_OPEN = (OwnerKind.GROUP, OwnerKind.VAGUE)
_VAGUE_WE = frozenset(("we", "i", "we'll", "we're", "we've", "i'll", "我们", "咱们"))

MIN_TASK_SHARE = 0.5
"""Share of a RACI task's words that a step must hold to be that task."""

MIN_ROLE_COLUMNS = 2
"""Columns named after roles from which a table binds those roles."""


class Context(NamedTuple):
    """What an item can inherit from: the document around it."""

    layout: Layout
    blocks: list[Block]
    sections: list[Section]
    of_block: list[int]
    tables: dict[int, Table]
    people: People
    language: str
    initials: dict[str, Actor]
    """Whom the initials mean that the document explains."""

    raci: list[tuple[tuple[str, ...], Owner]]
    """Words of each task of a RACI table, and who does it."""

    shares: list[Share]
    """Numbered steps that the document gives to somebody, in one place for all."""


def row_owner(
    context: Context,
    table: Table,
    section: Section,
    cells: tuple[str, ...],
    ditto: dict[int, Owner],
    number: int,
) -> Owner:
    """Who does what a table row says.

    Args:
        context: the document around it.
        table: its table.
        section: its section.
        cells: the words of its cells.
        ditto: the last owner of each table, for "same as above"; updated here.
        number: of the table.
    """
    if table.kind is TableKind.RACI:
        doing = raci_column(cells)
        if doing is None or doing >= len(table.headers):
            return NOBODY
        return cell_owner(table.headers[doing], context.language, Found.RACI)
    stated = None
    if Column.OWNER in table.columns:
        at = table.columns.index(Column.OWNER)
        value = cells[at] if at < len(cells) else ""
        is_repeated = is_ditto(value) and number in ditto
        stated = ditto[number] if is_repeated else _in_cell(context, value)
        ditto[number] = stated
    for column, cell in zip(table.columns, cells, strict=False):
        if column in (Column.ACTION, Column.HANDLING) and cell:
            analysis = analyse(cell, 0, len(cell), context.language)
            if analysis.actor is not None and _acts_in_row(analysis, analysis.actor, stated):
                return _resolve(context, analysis.actor, section, NOBODY)
    if stated is not None:
        return stated
    inherited = _inherited(context, section, NOBODY)
    return inherited if inherited.kind is not OwnerKind.NONE else _by_header(context, table)


def _in_cell(context: Context, value: str) -> Owner:
    return NOBODY if is_ditto(value) else cell_owner(value, context.language, Found.COLUMN)


def _acts_in_row(analysis: Analysis, actor: Actor, stated: Owner | None) -> bool:
    """Whether the subject of a row's words does the row, beside what its owner cell says.

    A cell for the owner was filled in to say so; a subject may be whoever the step is about
    ("Customer asks for a return") or a thing that looks like somebody. So a person by name
    overrules any cell, a role only a cell that leaves open who it is, the rest an empty one; and
    nobody does who comes after an order, since the order is what the row asks for.

    Args:
        analysis: of the cell with the words.
        actor: its subject.
        stated: who the owner cell names; None where the table has no such column.
    """
    if actor.kind not in ACCOUNTABLE or stated is None:
        return actor.kind in ACCOUNTABLE
    if stated.kind is OwnerKind.NONE:
        return not is_outsider(actor.text)
    if analysis.after_command:
        return False
    if actor.kind == OwnerKind.ROLE:
        return stated.kind in _OPEN and not is_outsider(actor.text)
    return actor.kind == OwnerKind.PERSON


def _by_header(context: Context, table: Table) -> Owner:
    """A table with a column for each of several roles binds those roles: limits by grade."""
    named = [whole_phrase_owner(header, context.language, Found.COLUMN) for header in table.headers]
    roles = [owner for owner in named if owner.kind in (OwnerKind.ROLE, OwnerKind.PERSON)]
    return roles[0] if len(roles) >= MIN_ROLE_COLUMNS else NOBODY


def names_actor(actor: Actor | None, section: SectionKind) -> bool:
    """Somebody acts; "we" only where a procedure is told, since elsewhere it tells of habits."""
    if actor is None or actor.kind == OwnerKind.SYSTEM:
        return False
    return actor.text.lower() not in _VAGUE_WE or section in ACTING


def text_owner(
    context: Context, analysis: Analysis, section: Section, base: Owner, text: str
) -> Owner:
    """The subject's owner; an order before it belongs to whom the document addresses."""
    actor = analysis.actor
    if actor is None:
        around = _inherited(context, section, base, text)
        told = around.kind is OwnerKind.NONE and around.text is None
        return context.people.reader if told and Mood.ACTION not in analysis.moods else around
    if analysis.after_command or actor.kind == OwnerKind.SYSTEM:
        around = _inherited(context, section, base, text)
        if around.kind is not OwnerKind.NONE and analysis.after_command:
            return around
        if analysis.after_command and actor.kind not in _NAMED:
            return NOBODY
    return _resolve(context, actor, section, base)


def _resolve(context: Context, actor: Actor, section: Section, base: Owner) -> Owner:
    """The owner that a subject means: "you" and "we" mean whom the document addresses."""
    if actor.kind == "reader":
        around = _inherited(context, section, base)
        return around if around.kind is not OwnerKind.NONE else context.people.reader
    if actor.kind == "pronoun" or actor.text.lower() in _VAGUE_WE:
        around = _inherited(context, section, base)
        if around.kind is OwnerKind.NONE and actor.kind != "pronoun":
            return owner_of(actor, Found.SUBJECT)
        return around
    return owner_of(actor, Found.SUBJECT)


def _by_task(context: Context, text: str) -> Owner | None:
    """Who a RACI table gives the task to that the text names."""
    low = text[:80].lower()
    best: Owner | None = None
    most = 0.0
    for words, owner in context.raci:
        share = sum(word in low for word in words) / len(words)
        if share >= MIN_TASK_SHARE and share > most:
            best, most = owner, share
    return best


def _inherited(context: Context, section: Section, base: Owner, text: str = "") -> Owner:
    """From the list's intro or parent, the heading, the document, in this order."""
    if base.kind is not OwnerKind.NONE:
        return base.model_copy() if base.found is Found.INTRO else _as(base, Found.INTRO)
    if section.owner.kind is not OwnerKind.NONE or section.owner.text is not None:
        return section.owner
    by_task = _by_task(context, text)
    if by_task is not None:
        return by_task
    return context.people.performer


def _as(owner: Owner, found: Found) -> Owner:
    """The same owner, inherited: what was found further away stays as it is."""
    if owner.found in (Found.HEADING, Found.DOCUMENT, Found.RACI, Found.DEFAULT, Found.INTRO):
        return owner
    return Owner(
        kind=owner.kind, role=owner.role, person=owner.person, text=owner.text, found=found
    )
