"""Steps that are steps because of the numbers before them: in a list, or before headings."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from re import compile

from sopai.ingest.resolution import Context
from sopai.language.analysis import commands
from sopai.schema.document import Block, BlockKind, Item, Section, SectionKind

MIN_RUN = 3
"""Numbers one after the other from which a list or a row of headings is one of steps."""

ACTING = 0.4
"""Share of a numbered list's items that order something from which all of them are steps."""

_OPEN = frozenset((SectionKind.OTHER, SectionKind.PROCEDURE))
"""Sections in which such a list, and such a heading, can be steps."""

_STEP = compile(
    r"^\W*(?:(?:step|步骤)\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?!\w)|"
    r"第\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?步)",
    2,
)
_NUMBERED = compile(r"^\W*(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.)、．]\s*\S")


def numbered_items(context: Context, items: Sequence[Item]) -> frozenset[int]:
    """Blocks that are steps since they stand in a numbered list of which enough order something.

    Between "2. The receiver opens the trailer" and "4. The clerk books the receipt" the third
    item is a step, too, however it is worded.
    """
    found: set[int] = set()
    for run in _lists(context, items):
        orders = sum(item.operative.holds for item in run)
        if len(run) >= MIN_RUN and orders >= max(2, ACTING * len(run)):
            found.update(item.block for item in run)
    return frozenset(found)


def _lists(context: Context, items: Sequence[Item]) -> Iterator[list[Item]]:
    """The numbered items on the first level, list by list: another one begins at 1."""
    run: list[Item] = []
    for item in items:
        block = context.blocks[item.block]
        if block.parent >= 0:
            continue
        is_open = context.sections[item.section].kind in _OPEN
        is_next = run and run[-1].section == item.section and block.number not in _FIRST
        if not (block.ordered and is_open and is_next):
            yield run
            run = []
        if block.ordered and is_open:
            run.append(item)
    yield run


_FIRST = ("1", "一", "①", "a")
"""Numbers with which a list begins."""


def step_sections(
    context: Context, items: Sequence[Item], blocks: Sequence[Block]
) -> frozenset[int]:
    """Sections each of which is one step: "Step 2: Check the box", "2. Check the box".

    Headings that only have a number have to order something themselves in the main, and no list
    of steps may stand below them: a chapter has steps, and is none.

    Args:
        context: the document.
        items: of one procedure.
        blocks: of the same procedure, its headings among them.
    """
    found: set[int] = set()
    beside: dict[tuple[int, int], list[Section]] = {}
    for block in blocks:
        one = context.sections[context.of_block[block.ordinal]]
        if one.block == block.ordinal:
            beside.setdefault((one.parent, one.level), []).append(one)
    for group in beside.values():
        for run in _runs(context, group):
            is_named = all(_STEP.match(_printed(context, section)) for section in run)
            if is_named or _are_orders(context, run, items):
                found.update(section.ordinal for section in run)
    return frozenset(found)


def _runs(context: Context, sections: list[Section]) -> Iterator[list[Section]]:
    """Sections in a row whose headings have a number and announce no part of an SOP."""
    for is_numbered, group in groupby(sections, key=lambda one: _is_numbered(context, one)):
        run = list(group)
        if is_numbered and len(run) >= MIN_RUN:
            yield run


def _is_numbered(context: Context, section: Section) -> bool:
    printed = _printed(context, section)
    is_step = _STEP.match(printed) or _NUMBERED.match(printed)
    has_number = context.blocks[section.block].number is not None
    return section.kind in _OPEN and bool(is_step or has_number)


def _printed(context: Context, section: Section) -> str:
    """The heading with its number."""
    block = context.blocks[section.block]
    return context.layout.plain[block.start : block.end]


def _are_orders(context: Context, run: list[Section], items: Sequence[Item]) -> bool:
    orders = sum(commands(section.title, context.language) for section in run)
    held = {section.ordinal for section in run}
    below = [context.blocks[item.block] for item in items if item.section in held]
    return orders * 2 >= len(run) and not any(map(_is_step_below, below))


def _is_step_below(block: Block) -> bool:
    return block.ordered or block.kind is BlockKind.TABLE_ROW
