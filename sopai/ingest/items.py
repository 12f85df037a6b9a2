"""The units that are judged: each with its owner, as the whole document makes it known."""

from re import compile
from typing import NamedTuple

from sopai.ingest.layout import Layout
from sopai.ingest.outline import heading_blocks
from sopai.ingest.owners import cell_owner, is_ditto, label_owner
from sopai.ingest.people import People
from sopai.ingest.tables import Table, cell_texts, raci_column
from sopai.language import performer_en
from sopai.language.actor import Actor, owner_of
from sopai.language.analysis import actor_in, analyse
from sopai.language.columns import Column, TableKind
from sopai.language.operative import judge_row, judge_text
from sopai.schema.document import Block, BlockKind, Item, Operative, Section, SectionKind
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind

_ONLY_LINK = compile(r"^\W*$")
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


def items_of(context: Context) -> list[Item]:
    """All items in order of the text; headings and code are none."""
    headings = heading_blocks(context.layout)
    items: dict[int, Item] = {}
    intro = _Intro()
    ditto: dict[int, Owner] = {}
    for block in context.blocks:
        if block.kind is BlockKind.HEADING or block.index in headings:
            intro = _Intro()
            continue
        if block.kind is BlockKind.CODE or block.is_header or block.end <= block.start:
            continue
        if block.kind is BlockKind.TABLE_ROW:
            items[block.index] = _row_item(context, block, ditto)
            continue
        item = _text_item(context, block, items.get(block.parent), intro)
        items[block.index] = item
        intro.follow(context, block, item)
    return [items[index] for index in sorted(items)]


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
        if context.layout.plain[block.end - 1 : block.end] in ":：":
            self.acts = item.operative.holds
            self.owner = item.owner


def _row_item(context: Context, block: Block, ditto: dict[int, Owner]) -> Item:
    table = context.tables[block.table]
    section = context.sections[context.of_block[block.index]]
    plain = context.layout.plain
    cells = cell_texts(plain, block)
    text = plain[block.start : block.end]
    commands = table.kind is TableKind.OTHER and any(
        performer_en.is_imperative(performer_en.take_apart(cell)) for cell in cells[1:] if cell
    )
    operative = judge_row(table.kind, section.kind, text, commands=commands)
    owner = _row_owner(context, table, section, cells, ditto, block.table) if operative.holds else NOBODY
    return Item(
        block.index, block.start, block.end, section.index, operative, owner, None, None
    )


def _row_owner(
    context: Context,
    table: Table,
    section: Section,
    cells: tuple[str, ...],
    ditto: dict[int, Owner],
    number: int,
) -> Owner:
    if table.kind is TableKind.RACI:
        column = raci_column(cells)
        if column is None or column >= len(table.headers):
            return NOBODY
        return cell_owner(table.headers[column], context.language, Found.RACI)
    for column, cell in zip(table.columns, cells, strict=False):
        if column in (Column.ACTION, Column.HANDLING) and cell:
            actor = actor_in(cell, context.language)
            if actor is not None and actor.kind in (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP, OwnerKind.VAGUE):  # fmt: skip
                return _resolve(context, actor, section, NOBODY)
    if Column.OWNER in table.columns:
        at = table.columns.index(Column.OWNER)
        value = cells[at] if at < len(cells) else ""
        if is_ditto(value):
            return ditto.get(number, NOBODY)
        owner = cell_owner(value, context.language, Found.COLUMN)
        ditto[number] = owner
        return owner
    return _inherited(context, section, NOBODY)


def _text_item(context: Context, block: Block, parent: Item | None, intro: _Intro) -> Item:
    plain = context.layout.plain
    section = context.sections[context.of_block[block.index]]
    text = plain[block.start : block.end]
    if _ONLY_LINK.match(text) or _is_link(context, block):
        operative = Operative(False, "is only a link or a sign")
        return Item(block.index, block.start, block.end, section.index, operative, NOBODY, None)
    found, actor = analyse(plain, block.start, block.end, context.language)
    operative = judge_text(
        found,
        text,
        block.kind,
        section.kind,
        has_actor=actor is not None,
        is_task=block.checkbox,
        parent_acts=(parent is not None and parent.operative.holds)
        or (block.kind is BlockKind.LIST_ITEM and intro.acts),
    )
    owner = NOBODY
    if operative.holds:
        base = parent.owner if parent is not None else intro.owner
        label = label_owner(text[:400], context.language)
        if label is not None:
            owner = label
        elif actor is not None:
            owner = _resolve(context, actor, section, base)
        else:
            owner = _inherited(context, section, base)
    return Item(block.index, block.start, block.end, section.index, operative, owner, None)


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
    return low < len(links) and links[low].start <= block.start + 2 and links[low].end >= block.end - 2


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


def _inherited(context: Context, section: Section, base: Owner) -> Owner:
    """From the list's intro or parent, the heading, the document, in this order."""
    if base.kind is not OwnerKind.NONE:
        return base.model_copy() if base.found is Found.INTRO else _as(base, Found.INTRO)
    if section.owner.kind is not OwnerKind.NONE:
        return section.owner
    if context.people.performer.kind is not OwnerKind.NONE:
        return context.people.performer
    return context.people.reader


def _as(owner: Owner, found: Found) -> Owner:
    """The same owner, inherited: what was found further away stays as it is."""
    if owner.found in (Found.HEADING, Found.DOCUMENT, Found.RACI, Found.DEFAULT, Found.INTRO):
        return owner
    return Owner(kind=owner.kind, role=owner.role, person=owner.person, text=owner.text, found=found)
