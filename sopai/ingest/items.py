"""The units that are judged: each with its owner, as the whole document makes it known."""

from re import compile
from typing import NamedTuple

from sopai.ingest.layout import Layout
from sopai.ingest.outline import heading_blocks
from sopai.ingest.owners import cell_owner, is_ditto, label_owner, whole_phrase_owner
from sopai.ingest.people import People
from sopai.ingest.tables import Table, cell_texts, raci_column
from sopai.language.actor import Actor, owner_of
from sopai.language.analysis import Analysis, analyse, commands
from sopai.language.columns import Column, TableKind
from sopai.language.mood_en import Mood
from sopai.language.operative import ACTING, judge_row, judge_text
from sopai.schema.document import Block, BlockKind, Item, Operative, Section, SectionKind
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind

_ONLY_SIGNS = compile(r"^\W*$")
_LABEL_FIRST = compile(r"^\W*[^:]{2,24}:")
_ACCOUNTABLE = (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP, OwnerKind.VAGUE)
_NAMED = (OwnerKind.ROLE, OwnerKind.PERSON)

ACTING_SHARE = 0.4
"""Share of a list's items that order something from which all of the list is steps."""

MIN_TASK_SHARE = 0.5
"""Share of a RACI task's words that a step must hold to be that task."""

ONLY_NAMES = "only names who is responsible"
"""Why a line "Owner: Li Si" is not operative."""

MIN_ROLE_COLUMNS = 2
"""Columns named after roles from which a table binds those roles."""

_VAGUE_WE = frozenset(("we", "i", "we'll", "we're", "we've", "i'll", "我们", "咱们"))


class Context(NamedTuple):
    """What an item can inherit from: the document around it."""

    layout: Layout
    blocks: list[Block]
    sections: list[Section]
    of_block: list[int]
    tables: dict[int, Table]
    people: People
    language: str
    raci: list[tuple[tuple[str, ...], Owner]]
    """Words of each task of a RACI table, and who does it."""


def items_of(context: Context) -> list[Item]:
    """All items in order of the text; headings and code are none."""
    headings = heading_blocks(context.layout)
    looked = _look(context, headings)
    acting = _acting_lists(context, looked)
    items: dict[int, Item] = {}
    intro = _Intro()
    ditto: dict[int, Owner] = {}
    for block in context.blocks:
        if block.kind is BlockKind.HEADING or block.ordinal in headings:
            intro = _Intro()
        elif block.kind is BlockKind.TABLE_ROW:
            if not block.is_header:
                items[block.ordinal] = _row_item(context, block, ditto)
        elif block.ordinal in looked:
            parent = items.get(block.parent)
            acts = block.ordinal in acting or intro.acts or bool(parent and parent.operative.holds)
            item = _text_item(context, block, looked[block.ordinal], parent, intro, list_acts=acts)
            items[block.ordinal] = item
            if parent is not None and item.operative.reason == ONLY_NAMES:
                items[block.parent] = _named_below(context, parent, block)
            intro.follow(context, block, item)
    return [items[index] for index in sorted(items)]


def _look(context: Context, headings: dict[int, int]) -> dict[int, Analysis]:
    """The analysis of each paragraph and list item that has words."""
    plain = context.layout.plain
    return {
        block.ordinal: analyse(plain, block.start, block.end, context.language)
        for block in context.blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and block.end > block.start
        and block.ordinal not in headings
    }


def _acting_lists(context: Context, looked: dict[int, Analysis]) -> set[int]:
    """Blocks of lists in which at least `ACTING_SHARE` of the items order something.

    Items of such a list that are only nouns are steps too: "Email address", "All bins".
    """
    acting: set[int] = set()
    run: list[int] = []
    for block in [*context.blocks, None]:
        if block is not None and block.kind is BlockKind.LIST_ITEM:
            if block.ordinal in looked:
                run.append(block.ordinal)
            continue
        if block is not None and block.parent >= 0:
            continue
        tops = [index for index in run if context.blocks[index].parent < 0]
        if _mostly_orders(tops, looked) or _mostly_orders(run, looked):
            acting.update(run)
        run = []
    return acting


def _mostly_orders(run: list[int], looked: dict[int, Analysis]) -> bool:
    ordering = sum(_orders(looked[index]) for index in run)
    return bool(run) and ordering >= ACTING_SHARE * len(run)


def _orders(analysis: Analysis) -> bool:
    if Mood.COMMAND in analysis.moods or Mood.OBLIGATION in analysis.moods:
        return True
    if analysis.actor is not None:
        return analysis.actor.kind in _ACCOUNTABLE
    return analysis.acts_unnamed


class _Intro:
    """Who the line before a list names: "the AM will:"."""

    def __init__(self) -> None:
        self.owner = NOBODY
        self.acts = False

    def follow(self, context: Context, block: Block, item: Item) -> None:
        if block.kind is BlockKind.LIST_ITEM:
            return
        self.owner = NOBODY
        self.acts = False
        if context.layout.plain[block.end - 1 : block.end] == ":":
            self.acts = item.operative.holds
            self.owner = item.owner


def _row_item(context: Context, block: Block, ditto: dict[int, Owner]) -> Item:
    table = context.tables[block.table]
    section = context.sections[context.of_block[block.ordinal]]
    plain = context.layout.plain
    cells = cell_texts(plain, block)
    text = plain[block.start : block.end]
    orders = table.kind is TableKind.OTHER and any(
        commands(cell, context.language) for cell in cells[1:] or cells if cell
    )
    operative = judge_row(table.kind, section.kind, text, commands=orders)
    owner = (
        _row_owner(context, table, section, cells, ditto, block.table)
        if operative.holds
        else NOBODY
    )
    return Item(block.ordinal, block.start, block.end, section.ordinal, operative, owner, None)


def _row_owner(
    context: Context,
    table: Table,
    section: Section,
    cells: tuple[str, ...],
    ditto: dict[int, Owner],
    number: int,
) -> Owner:
    if table.kind is TableKind.RACI:
        doing = raci_column(cells)
        if doing is None or doing >= len(table.headers):
            return NOBODY
        return cell_owner(table.headers[doing], context.language, Found.RACI)
    for column, cell in zip(table.columns, cells, strict=False):
        if column in (Column.ACTION, Column.HANDLING) and cell:
            actor = analyse(cell, 0, len(cell), context.language).actor
            if actor is not None and actor.kind in _ACCOUNTABLE:
                return _resolve(context, actor, section, NOBODY)
    if Column.OWNER in table.columns:
        at = table.columns.index(Column.OWNER)
        value = cells[at] if at < len(cells) else ""
        if is_ditto(value):
            return ditto.get(number, NOBODY)
        owner = cell_owner(value, context.language, Found.COLUMN)
        ditto[number] = owner
        return owner
    inherited = _inherited(context, section, NOBODY)
    return inherited if inherited.kind is not OwnerKind.NONE else _by_header(context, table)


def _by_header(context: Context, table: Table) -> Owner:
    """A table with a column for each of several roles binds those roles: limits by grade."""
    named = [whole_phrase_owner(header, context.language, Found.COLUMN) for header in table.headers]
    roles = [owner for owner in named if owner.kind in (OwnerKind.ROLE, OwnerKind.PERSON)]
    return roles[0] if len(roles) >= MIN_ROLE_COLUMNS else NOBODY


def _text_item(
    context: Context,
    block: Block,
    analysis: Analysis,
    parent: Item | None,
    intro: _Intro,
    *,
    list_acts: bool,
) -> Item:
    plain = context.layout.plain
    section = context.sections[context.of_block[block.ordinal]]
    text = plain[block.start : block.end]
    if _ONLY_SIGNS.match(text) or _is_link(context, block):
        operative = Operative(False, "is only a link or a sign")
        return Item(block.ordinal, block.start, block.end, section.ordinal, operative, NOBODY, None)
    label = label_owner(text[:400], context.language)
    kind = section.kind
    if kind is SectionKind.OTHER and section.owner.kind is not OwnerKind.NONE:
        kind = SectionKind.RESPONSIBILITIES
    operative = judge_text(
        analysis.moods,
        text,
        block.kind,
        kind,
        has_actor=_names_actor(analysis.actor, kind),
        is_task=block.checkbox,
        list_acts=list_acts,
    )
    if label is not None and len(analysis.moods) == 1 and _LABEL_FIRST.match(text):
        operative = Operative(False, ONLY_NAMES)
    owner = NOBODY
    if operative.holds:
        base = parent.owner if parent is not None else intro.owner
        owner = label or _text_owner(context, analysis, section, base, text)
    return Item(block.ordinal, block.start, block.end, section.ordinal, operative, owner, None)


def _named_below(context: Context, parent: Item, block: Block) -> Item:
    """A step with the owner that a line under it names, "Owner: Li Si"."""
    named = label_owner(context.layout.plain[block.start : block.end][:400], context.language)
    return parent._replace(owner=named) if named and parent.operative.holds else parent


def _names_actor(actor: Actor | None, section: SectionKind) -> bool:
    """Somebody acts; "we" only where a procedure is told, since elsewhere it tells of habits."""
    if actor is None or actor.kind == OwnerKind.SYSTEM:
        return False
    return actor.text.lower() not in _VAGUE_WE or section in ACTING


def _text_owner(
    context: Context, analysis: Analysis, section: Section, base: Owner, text: str
) -> Owner:
    """The subject's owner; an order before it belongs to whom the document addresses."""
    actor = analysis.actor
    if actor is None:
        return _inherited(context, section, base, text)
    if analysis.after_command or actor.kind == OwnerKind.SYSTEM:
        around = _inherited(context, section, base, text)
        if around.kind is not OwnerKind.NONE and analysis.after_command:
            return around
        if analysis.after_command and actor.kind not in _NAMED:
            return NOBODY
    return _resolve(context, actor, section, base)


def _is_link(context: Context, block: Block) -> bool:
    """The whole item is one link, as in a table of contents."""
    links = context.layout.links
    low, high = 0, len(links)
    while low < high:
        middle = (low + high) // 2
        if links[middle].start < block.start - 2:
            low = middle + 1
        else:
            high = middle
    return (
        low < len(links) and links[low].start <= block.start + 2 and links[low].end >= block.end - 2
    )


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
    if section.owner.kind is not OwnerKind.NONE:
        return section.owner
    by_task = _by_task(context, text)
    if by_task is not None:
        return by_task
    if context.people.performer.kind is not OwnerKind.NONE:
        return context.people.performer
    return context.people.reader


def _as(owner: Owner, found: Found) -> Owner:
    """The same owner, inherited: what was found further away stays as it is."""
    if owner.found in (Found.HEADING, Found.DOCUMENT, Found.RACI, Found.DEFAULT, Found.INTRO):
        return owner
    return Owner(
        kind=owner.kind, role=owner.role, person=owner.person, text=owner.text, found=found
    )
