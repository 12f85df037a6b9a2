"""The units that are judged: each with its owner, as the whole document makes it known."""

from re import compile

from sopai.ingest.outline import heading_blocks
from sopai.ingest.owners import label_owner, marked_owner, whole_phrase_owner
from sopai.ingest.resolution import ACCOUNTABLE, Context, names_actor, row_owner, text_owner
from sopai.ingest.shares import share_owner
from sopai.ingest.tables import Table, cell_texts
from sopai.language.actor import owner_of
from sopai.language.analysis import Analysis, analyse, commands
from sopai.language.columns import Column, TableKind
from sopai.language.control_fields import control_field, names_owner
from sopai.language.initials import initialled
from sopai.language.mood_en import Mood
from sopai.language.operative import EXPLAINING, SILENT, judge_row, judge_text
from sopai.schema.document import Block, BlockKind, Item, Operative, SectionKind
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind

_ONLY_SIGNS = compile(r"^[\W_]*$")
_LABEL_FIRST = compile(r"^\W*[^:]{2,24}:")
MAX_FIELD_NAME = 30
MIN_COLUMNS = 3
"""Columns of a table from which a row with one cell is a heading in it."""

MAX_HOLDER = 60
"""Characters of a line that only says who holds a role."""

MAX_CONTROL = 400
"""Characters of a field's name, and of a paragraph of fields."""

ACTING_SHARE = 0.4
"""Share of a list's items that order something from which all of the list is steps."""

_GIVES_BELOW = compile(
    r"(?:下面|以下|下列)[^。]{0,20}?(?:都|全|均|就)?(?:是|归|由|属于?)(?:他|她|其|该)|"
    r"\b(?:does|do|handles?|owns?|runs?) (?:all of |everything )?"
    r"(?:the following|(?:the )?(?:list )?below)\b"
)
"""A line that gives what stands below to the one it names: 李姐管护理间,下面这些都是她的事."""

_RULING = frozenset((Mood.ACTION, Mood.LIMIT))
ACTING_DOCUMENT = 0.5
"""The same for all items of a document, from which all of them are rules."""

MIN_RULES = 8
"""Items from which a document is judged as a whole."""

MAX_RULE = 240
"""Characters of an item that is such a rule."""

_FAR = (None, Found.DOCUMENT, Found.DEFAULT)
"""Places of an owner beside which a share of the steps is nearer."""

ONLY_NAMES = "only names who is responsible"
"""Why a line "Owner: Li Si" is not operative."""


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
            intro.follow(context, block, looked[block.ordinal], item)
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
    return acting | _acting_document(context, looked)


def _acting_document(context: Context, looked: dict[int, Analysis]) -> set[int]:
    """The short items of a document of which at least `ACTING_DOCUMENT` set a rule.

    Among rules "Pallets are photographed from two sides" is one too.
    """
    items = [
        index
        for index in looked
        if context.sections[context.of_block[index]].kind not in EXPLAINING | SILENT
        and context.blocks[index].end - context.blocks[index].start <= MAX_RULE
    ]
    ordering = sum(
        _orders(looked[index]) or not _RULING.isdisjoint(looked[index].moods) for index in items
    )
    enough = len(items) >= MIN_RULES and ordering >= ACTING_DOCUMENT * len(items)
    return set(items) if enough else set()


def _mostly_orders(run: list[int], looked: dict[int, Analysis]) -> bool:
    ordering = sum(_orders(looked[index]) for index in run)
    return bool(run) and ordering >= ACTING_SHARE * len(run)


def _orders(analysis: Analysis) -> bool:
    if Mood.COMMAND in analysis.moods or Mood.OBLIGATION in analysis.moods:
        return True
    if analysis.actor is not None:
        return analysis.actor.kind in ACCOUNTABLE
    return analysis.acts_unnamed


class _Intro:
    """Who the line before a list names: "the AM will:"."""

    def __init__(self) -> None:
        self.owner = NOBODY
        self.acts = False

    def follow(self, context: Context, block: Block, analysis: Analysis, item: Item) -> None:
        if block.kind is BlockKind.LIST_ITEM:
            return
        self.owner = NOBODY
        self.acts = False
        plain = context.layout.plain
        if plain[block.end - 1 : block.end] == ":":
            self.acts = item.operative.holds
            self.owner = item.owner
            if not item.operative.holds:
                words = plain[block.start : block.end].strip(" *_:\n")
                self.owner = whole_phrase_owner(words, context.language, Found.INTRO)
        elif _GIVES_BELOW.search(plain, block.start, min(block.end, block.start + MAX_RULE)):
            self.owner = _subject_of(analysis)


def _subject_of(analysis: Analysis) -> Owner:
    """Who acts in a line, when it is one person or role."""
    actor = analysis.actor
    named = actor is not None and actor.kind in (OwnerKind.PERSON, OwnerKind.ROLE)
    return owner_of(actor, Found.INTRO) if actor is not None and named else NOBODY


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
    if operative.holds and _heads_rows(cells, len(table.headers), orders=orders):
        operative = Operative(False, "is a heading inside the table")
    if operative.holds and _is_blank(table, cells):
        operative = Operative(False, "is a row to be filled in")
    owner = (
        row_owner(context, table, section, cells, ditto, block.table) if operative.holds else NOBODY
    )
    return Item(block.ordinal, block.start, block.end, section.ordinal, operative, owner, None)


def _heads_rows(cells: tuple[str, ...], columns: int, *, orders: bool) -> bool:
    """A row over the whole width, or with its first cell alone: "Before the doors open"."""
    if columns < MIN_COLUMNS or orders or not cells or not cells[0]:
        return False
    return not any(cells[1:]) and len(cells[0]) <= MAX_FIELD_NAME and not cells[0].isdigit()


def _is_blank(table: Table, cells: tuple[str, ...]) -> bool:
    """A row in which nothing stands beside its number: of a form, or left for later."""
    said = [
        cell
        for at, cell in enumerate(cells)
        if at >= len(table.columns) or table.columns[at] is not Column.NUMBER
    ]
    return all(_ONLY_SIGNS.match(cell) for cell in said)


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
    beside = marked_owner(text, context.language) if block.kind is BlockKind.LIST_ITEM else None
    kind = section.kind
    if kind is SectionKind.OTHER and section.owner.kind is not OwnerKind.NONE:
        kind = SectionKind.RESPONSIBILITIES
    operative = judge_text(
        analysis.moods,
        text,
        block.kind,
        kind,
        has_actor=names_actor(analysis.actor, kind),
        is_task=block.checkbox,
        list_acts=list_acts,
    )
    if operative.holds and _is_control(text):
        operative = Operative(False, "states a field of the control record")
    only_label = label is not None and len(analysis.moods) == 1 and _LABEL_FIRST.match(text)
    is_listed = kind is SectionKind.RESPONSIBILITIES and _names_holder(text, context.language)
    if only_label or is_listed:
        operative = Operative(False, ONLY_NAMES)
    owner = NOBODY
    if operative.holds:
        base = parent.owner if parent is not None else intro.owner
        by_initials = initialled(text, context.initials) if context.initials else None
        signed = owner_of(by_initials, Found.LABEL) if by_initials is not None else None
        owner = label or beside or signed or text_owner(context, analysis, section, base, text)
        if owner.found in _FAR:
            owner = share_owner(context.shares, block) or owner
    return Item(block.ordinal, block.start, block.end, section.ordinal, operative, owner, None)


def _named_below(context: Context, parent: Item, block: Block) -> Item:
    """A step with the owner that a line under it names, "Owner: Li Si"."""
    named = label_owner(context.layout.plain[block.start : block.end][:400], context.language)
    return parent._replace(owner=named) if named and parent.operative.holds else parent


def _names_holder(text: str, language: str) -> bool:
    """A role and who holds it, and nothing more: "Packer: Li Si"."""
    role, colon, person = text.strip(" *_.-\n").partition(":")
    if not colon or not person.strip() or len(text) > MAX_HOLDER:
        return False
    named = whole_phrase_owner(person.strip(" *_"), language, Found.LABEL)
    held = whole_phrase_owner(role.strip(" *_"), language, Found.LABEL)
    return held.kind is OwnerKind.ROLE and named.kind is OwnerKind.PERSON


def _is_control(text: str) -> bool:
    """Every line is a field of a control record: "Version: 2.3", 编号:KF-SOP-007."""
    if ":" not in text[:MAX_FIELD_NAME] or len(text) > MAX_CONTROL:
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    names = [line.partition(":")[0].strip(" *_-") for line in lines if ":" in line]
    known = [name for name in names if control_field(name) or names_owner(name)]
    return len(known) == len(lines)


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
