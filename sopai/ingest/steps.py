"""From operative items to the steps of a procedure."""

from collections.abc import Sequence
from re import compile
from typing import NamedTuple

from sopai.ingest.numbered import numbered_items, step_sections
from sopai.ingest.owners import cell_owner
from sopai.ingest.resolution import Context
from sopai.ingest.tables import Table, cell_texts
from sopai.ingest.wording import announced_part, block_words, bold_lead, labelled, words
from sopai.language.anchored import anchored_limit
from sopai.language.columns import Column, TableKind, column_of
from sopai.schema.document import Anchor, Block, BlockKind, Item, Operative, SectionKind
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind
from sopai.schema.sop import Material, Step

_SCRIPT = compile(
    r"(?:\b(?:say|says|ask|tell|write|answer|opening line)\b|说|问|回复|话术|"
    r"开场白)[^\"“「『:：]{0,24}[:：]?\s*"
    r"[\"“「『](?P<words>[^\"”」』]{4,400})[\"”」』]",
    2,
)
_QUOTES = frozenset('"“「『')
"""One of them stands before every script: a quick look before the long pattern."""

_INTRODUCES = compile(
    r"\b(?:will|shall|should|must|has to|have to|needs? to|(?:is|are) (?:to|responsible for))\s*:$|"
    r"(?:^|[。\n])由[^,。:\n]{2,14}:$|(?:负责|应当?|须|需要?|必须)\s*:$"
)
_SINGLE = {
    Column.TITLE: "title",
    Column.OUTPUT: "output",
    Column.STANDARD: "standard",
    Column.TIME_LIMIT: "time_limit",
    Column.TRIGGER: "trigger",
    Column.SCRIPT: "script",
    Column.METRIC: "metric",
    Column.FREQUENCY: "time_limit",
}
_MANY = {Column.TOOL: "tools", Column.INPUT: "inputs", Column.ATTENTION: "attention"}
_EMPTY_CELL = frozenset(("", "-", "–", "—", "/", "n/a", "无"))
FIELD_LABELS = frozenset((*_SINGLE, *_MANY, Column.OWNER)) - {Column.METRIC, Column.TITLE}
"""Columns whose names, as a label under a step, make a field of it and not a sub-step."""


_OTHER_PARTS = frozenset(
    {
        SectionKind.DEFINITIONS,
        SectionKind.EXCEPTIONS,
        SectionKind.METRICS,
        SectionKind.SUPERVISION,
    }
)
"""Sections whose lines become other parts of an SOP, and no steps."""


class Placed(NamedTuple):
    """Steps with their places."""

    steps: list[Step]
    addresses: dict[int, str]
    """Block index -> address of what it became."""

    anchors: dict[str, Anchor]


class _Draft:
    """A step that is being collected."""

    def __init__(self, number: int, block: Block, item: Item) -> None:
        self.id = f"s{number}"
        self.block = block
        self.item = item
        self.parent: str | None = None
        self.single: dict[str, str] = {}
        self.many: dict[str, list[str]] = {}
        self.materials: list[Material] = []

    def put(self, column: Column, value: str) -> str | None:
        """Keep a cell or a labelled line; returns the field's name."""
        if value.lower() in _EMPTY_CELL:
            return None
        if column in _SINGLE:
            field = _SINGLE[column]
            held = self.single.get(field)
            self.single[field] = f"{held}; {value}" if held else value
            return field
        if column in _MANY:
            self.many.setdefault(_MANY[column], []).append(value)
            return _MANY[column]
        return None

    def build(self) -> Step:
        return Step(
            id=self.id,
            parent=self.parent,
            action=self.single.pop("action"),
            owner=self.item.owner,
            materials=tuple(self.materials),
            **self.single,  # type: ignore[arg-type]
            **{field: tuple(values) for field, values in self.many.items()},  # type: ignore[arg-type]
        )


def steps_of(context: Context, items: list[Item], blocks: Sequence[Block]) -> Placed:
    """The steps among the items, in order, with parents.

    Without a list, a table or a heading that announces a procedure, the paragraphs that order
    something are its steps.

    Args:
        context: the document around them.
        items: the items of one procedure.
        blocks: the blocks of the same procedure, its headings among them.
    """
    headed = step_sections(context, items, blocks)
    numbered = numbered_items(context, items)
    items = _with_headings(context, items, headed)
    placed = _steps(context, items, numbered, headed, prose=False)
    return placed if placed.steps else _steps(context, items, numbered, headed, prose=True)


def _steps(
    context: Context,
    items: list[Item],
    numbered: frozenset[int],
    headed: frozenset[int],
    *,
    prose: bool,
) -> Placed:
    drafts: dict[int, _Draft] = {}
    placed = Placed([], {}, {})
    under: dict[int, _Draft] = {}
    for item in items:
        block = context.blocks[item.block]
        if block.kind is BlockKind.HEADING or block.ordinal == context.sections[item.section].block:
            drafts[block.ordinal] = _headed(context, item, block, len(drafts) + 1, placed)
            under[item.section] = drafts[block.ordinal]
            continue
        parent = drafts.get(block.parent) or under.get(item.section)
        if parent is not None and _take_field(context, parent, block, placed):
            continue
        if item.section in under and _fills(context, under[item.section], item, block, placed):
            continue
        is_step = _is_step(context, item, block, prose=prose or item.section in headed)
        if block.ordinal not in numbered and not is_step:
            continue
        draft = _Draft(len(drafts) + 1, block, item)
        if block.kind is BlockKind.TABLE_ROW:
            _from_row(context, draft, context.tables[block.table], placed)
        else:
            _from_text(context, draft, parent, placed)
        if "action" not in draft.single:
            continue
        drafts[block.ordinal] = draft
        placed.addresses[block.ordinal] = f"/steps/{draft.id}"
        _anchor(placed, f"/steps/{draft.id}", block, _how(block))
        if item.owner.kind is not OwnerKind.NONE and item.owner.found is not None:
            placed.anchors[f"/steps/{draft.id}/owner"] = _owner_anchor(context, block, item.owner)
    _link_materials(context, drafts)
    placed.steps.extend(draft.build() for draft in drafts.values())
    return placed


def _with_headings(context: Context, items: list[Item], headed: frozenset[int]) -> list[Item]:
    """The items with the headings that are steps, in order of the text."""
    if not headed:
        return items
    heads = []
    for ordinal in headed:
        block = context.blocks[context.sections[ordinal].block]
        operative = Operative(True, "is a step by its number")
        heads.append(Item(block.ordinal, block.start, block.end, ordinal, operative, NOBODY, None))
    return sorted([*items, *heads], key=lambda item: item.block)


def _headed(context: Context, item: Item, block: Block, number: int, placed: Placed) -> _Draft:
    """A step whose heading says what is done, until text below says more."""
    draft = _Draft(number, block, item)
    address = f"/steps/{draft.id}"
    placed.addresses[block.ordinal] = address
    _anchor(placed, address, block, "heading")
    _anchor(placed, f"{address}/action", block, "heading")
    draft.single["action"] = context.sections[item.section].title
    return draft


def _fills(context: Context, draft: _Draft, item: Item, block: Block, placed: Placed) -> bool:
    """The first words under the heading of a step say what is done; the heading is its title."""
    if "title" in draft.single or block.parent >= 0 or block.kind is BlockKind.TABLE_ROW:
        return False
    title, address = draft.single["action"], f"/steps/{draft.id}"
    column = column_of(context.layout.plain[block.start : block.end].split(":")[0])
    pair = labelled(block_words(context.layout, block)) if column is Column.ACTION else None
    draft.block = block
    _from_text(context, draft, None, placed)
    if pair is not None and pair[1]:
        draft.single["action"] = pair[1]
    draft.single["title"] = title
    placed.addresses[block.ordinal] = address
    if item.owner.kind is not OwnerKind.NONE and draft.item.owner.kind is OwnerKind.NONE:
        draft.item = draft.item._replace(owner=item.owner)
        placed.anchors[f"{address}/owner"] = _owner_anchor(context, block, item.owner)
    return True


def _is_step(context: Context, item: Item, block: Block, *, prose: bool) -> bool:
    if not item.operative.holds:
        return False
    section = context.sections[item.section].kind
    if block.kind is BlockKind.TABLE_ROW:
        is_routine = section is SectionKind.SUPERVISION
        return context.tables[block.table].kind is TableKind.STEPS and not is_routine
    if section in _OTHER_PARTS or _only_introduces(context, block):
        return False
    if announced_part(context.layout, block) is not None:
        return False
    if block.kind is BlockKind.LIST_ITEM or section is SectionKind.PROCEDURE or block.parent >= 0:
        return True
    return prose and section is SectionKind.OTHER


def _only_introduces(context: Context, block: Block) -> bool:
    """A line before a list that only says who acts: "The Picker will:"."""
    return block.kind is BlockKind.PARAGRAPH and bool(
        _INTRODUCES.search(context.layout.plain[max(block.start, block.end - 40) : block.end])
    )


def _how(block: Block) -> str:
    if block.kind is BlockKind.TABLE_ROW:
        return "table row"
    return "list item" if block.kind is BlockKind.LIST_ITEM else "prose"


def _anchor(placed: Placed, address: str, block: Block, found: str) -> None:
    placed.anchors[address] = Anchor(block.line, block.start, block.end, found)


def _owner_anchor(context: Context, block: Block, owner: Owner) -> Anchor:
    """Where the step names its owner; the step, where something around it does."""
    start, end = block.start, block.end
    if block.kind is BlockKind.TABLE_ROW and owner.found is Found.COLUMN:
        columns = context.tables[block.table].columns
        named = [
            cell
            for column, cell in zip(columns, block.cells, strict=False)
            if column is Column.OWNER
        ]
        start, end = named[0] if named else (start, end)
    at = context.layout.plain.find(owner.text, start, end) if owner.text else -1
    if at >= 0:
        start, end = at, at + len(owner.text or "")
    return Anchor(block.line, start, end, owner.found.value if owner.found else "")


def _take_field(context: Context, parent: _Draft, block: Block, placed: Placed) -> bool:
    """A line "Tool: Odoo" under a step is a field of the step."""
    text = block_words(context.layout, block)
    pair = labelled(text)
    if pair is None or not pair[1]:
        return False
    column = column_of(context.layout.plain[block.start : block.end].split(":")[0])
    if column not in FIELD_LABELS:
        return False
    field = "owner" if column is Column.OWNER else parent.put(column, pair[1])
    if field is None:
        return False
    address = f"/steps/{parent.id}/{field}"
    placed.addresses[block.ordinal] = address
    _anchor(placed, address, block, "label")
    if field == "owner":
        owner = cell_owner(pair[1], context.language, Found.LABEL)
        parent.item = parent.item._replace(owner=owner)
    return True


def _from_row(context: Context, draft: _Draft, table: Table, placed: Placed) -> None:
    shown = cell_texts(context.layout.plain, draft.block)
    for column, cell, text in zip(table.columns, draft.block.cells, shown, strict=False):
        if not text or column in (Column.NUMBER, Column.OWNER):
            continue
        value = words(context.layout, cell.start, cell.end).strip(" |")
        if column is Column.ACTION and value:
            _put_action(
                draft, value, Anchor(draft.block.line, cell.start, cell.end, "column"), placed
            )
        else:
            field = draft.put(column, value)
            if field is not None:
                placed.anchors[f"/steps/{draft.id}/{field}"] = Anchor(
                    draft.block.line, cell.start, cell.end, "column"
                )
            elif column is Column.UNKNOWN and value.lower() not in _EMPTY_CELL:
                draft.many.setdefault("attention", []).append(value)
    if "action" not in draft.single and "title" in draft.single:
        draft.single["action"] = draft.single.pop("title")


def _put_action(draft: _Draft, value: str, anchor: Anchor, placed: Placed) -> None:
    """The action; of two columns that hold one, the first is the title."""
    title, action = f"/steps/{draft.id}/title", f"/steps/{draft.id}/action"
    if "action" in draft.single:
        draft.put(Column.TITLE, draft.single["action"])
        placed.anchors.setdefault(title, placed.anchors[action])
    draft.single["action"] = value
    placed.anchors[action] = anchor


def _from_text(context: Context, draft: _Draft, parent: _Draft | None, placed: Placed) -> None:
    if parent is not None:
        draft.parent = parent.id
    title, start = bold_lead(context.layout, draft.block)
    action = words(context.layout, start, draft.block.end)
    if not action:
        return
    if title:
        draft.single["title"] = title
    draft.single["action"] = action
    placed.anchors[f"/steps/{draft.id}/action"] = Anchor(
        draft.block.line, start, draft.block.end, _how(draft.block)
    )
    limit = anchored_limit(action)
    if limit is not None:
        draft.single["time_limit"] = limit
    script = None if _QUOTES.isdisjoint(action) else _SCRIPT.search(action)
    if script is not None:
        draft.single["script"] = script["words"]


def _link_materials(context: Context, drafts: dict[int, _Draft]) -> None:
    """Links and pictures stay with the step whose text they stand in."""
    by_start = sorted(drafts.values(), key=lambda draft: draft.block.start)
    at = 0
    for link in context.layout.links:
        while at < len(by_start) and by_start[at].block.end < link.start:
            at += 1
        if at < len(by_start) and by_start[at].block.start <= link.start and link.href:
            name = words(context.layout, link.start, link.end) or link.href
            by_start[at].materials.append(Material(name=name, href=link.href))
