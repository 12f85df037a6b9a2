"""From the blocks of a file to the SOP it holds, with the place of every value."""

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path
from re import compile
from types import MappingProxyType
from typing import NamedTuple

from sopai.ingest.items import items_of
from sopai.ingest.layout import Layout
from sopai.ingest.metadata import control_of, front_matter
from sopai.ingest.notices import without_notices
from sopai.ingest.outline import sections_of, sections_of_people
from sopai.ingest.parts import Parts, parts_of
from sopai.ingest.people import people_of, raci_tasks
from sopai.ingest.resolution import Context
from sopai.ingest.shares import shares_of
from sopai.ingest.steps import Placed, steps_of
from sopai.ingest.tables import tables_of
from sopai.ingest.wording import block_words
from sopai.language.columns import Column, TableKind
from sopai.language.headings import heading_text
from sopai.language.initials import initials_of, introduced_in, tasks_of_people
from sopai.language.script import language_of
from sopai.schema.control import DocumentControl
from sopai.schema.document import (
    Anchor,
    Block,
    BlockKind,
    Item,
    Lost,
    Section,
    SectionKind,
    SourceDocument,
)
from sopai.schema.sop import Form, Note, Sop

_SOP_ID = compile(r"sop_[a-z0-9]{10}")
_ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
MAX_TASKS = 100
"""Tasks of RACI tables that each step is compared with; a matrix that people read has fewer."""

MIN_PROCEDURES = 2
"""First-level headings with steps from which a file holds several procedures."""


class Reading(NamedTuple):
    """What a file holds: the document as read, and the SOPs in it."""

    document: SourceDocument
    sop: Sop
    control: DocumentControl
    others: tuple[Sop, ...]
    """Further procedures of the same file, in order."""

    last_ids: Mapping[str, int] = MappingProxyType({})
    """The highest number ever used by letter, as a file that sopai wrote remembers it."""

    has_id: bool = False
    """The file says itself which SOP it is; else ids are made of its text."""

    open_items: tuple[str, ...] = ()
    """What the file lists as not answered yet; no part of the SOP."""


def recognise(layout: Layout, path: str, *, with_notes: bool = True) -> Reading:
    """The SOP that the blocks of a file hold.

    Args:
        layout: the blocks.
        path: the file's name: the title, if the text has none, and for messages.
        with_notes: keep the text that fits nowhere else in the SOP; the linter, which looks at
            the document itself, does without.

    Raises:
        IngestError: the front matter cannot be read.
    """
    layout, open_items, beside = without_notices(layout)
    language = language_of(layout.text)
    sections, of_block = sections_of(layout, language)
    sections = sections_of_people(sections, tasks_of_people(layout.plain))
    tables = tables_of(layout, [sections[index].kind for index in of_block])
    fields, lost = front_matter(layout.front_matter, path)
    for name, value in layout.fields:
        fields.setdefault(name.lower(), value)
    own_id = _own_id(fields)
    people = people_of(layout, layout.blocks, sections, of_block, tables, fields, language)
    raci = raci_tasks(layout.plain, tables, language)
    if len(raci) > MAX_TASKS:
        why = f"steps are compared with the first {MAX_TASKS} only"
        lost.append(Lost(1, f"{len(raci)} tasks of RACI tables", why))
    context = Context(
        layout,
        layout.blocks,
        sections,
        of_block,
        tables,
        people,
        language,
        initials_of(layout.plain) | introduced_in(layout.plain),
        raci[:MAX_TASKS],
        shares_of(layout, language),
    )
    items = items_of(context)
    anchors: dict[str, Anchor] = {}
    sops = []
    addressed: list[Item] = []
    identity = own_id or _identity(layout.text, 0)
    stated = fields.get("title") or layout.title or ""
    for number, part in enumerate(_procedures(context, items, stated)):
        named = part._replace(title=part.title or Path(path).stem)
        sop, placed = _procedure(
            context,
            named,
            _identity(identity, number) if number else identity,
            with_notes=with_notes,
        )
        prefix = f"/sops/{sop.id}" if number else ""
        sops.append(sop)
        anchors.update({prefix + address: anchor for address, anchor in placed.anchors.items()})
        for item in part.items:
            address = placed.addresses.get(item.block)
            addressed.append(item._replace(address=prefix + address if address else None))
    document = SourceDocument(
        path,
        language,
        layout.text,
        layout.plain,
        tuple(layout.blocks),
        tuple(sections),
        tuple(addressed),
        tuple(layout.links),
        tuple(layout.comments),
        anchors,
        tuple([*layout.lost, *beside, *lost]),
        tuple(layout.newlines),
        {number: table.columns for number, table in tables.items()},
        layout.locations,
    )
    control = control_of(layout, layout.blocks, sections, of_block, tables, fields)
    others = tuple(sops[1:])
    return Reading(
        document, sops[0], control, others, has_id=own_id is not None, open_items=open_items
    )


def _own_id(fields: dict[str, str]) -> str | None:
    """The id that the front matter states, taken out: it is no document number."""
    return fields.pop("id") if _SOP_ID.fullmatch(fields.get("id", "")) else None


def _identity(text: str, number: int) -> str:
    """An id for a file that has none: the same text gives the same id."""
    digest = hashlib.sha256(f"{number}\n{text}".encode("utf-8", "replace")).digest()
    return "sop_" + "".join(_ID_LETTERS[byte % 36] for byte in digest[:10])


class _Part(NamedTuple):
    """A procedure of a file: what stands under one first-level heading, or under several."""

    title: str
    heading: int
    """The block that the title stands in, or -1."""

    acts: bool
    """It has steps of its own."""

    items: list[Item]
    blocks: list[Block]


def _procedures(context: Context, items: list[Item], stated: str) -> list[_Part]:
    """The procedures of a file.

    A file holds several procedures when two or more of its first-level headings have steps
    of their own under them; what stands before, between and after them belongs to a neighbour.

    Args:
        context: the document.
        items: its items.
        stated: the title of a file without a first-level heading, from its front matter.
    """
    tops = [section for section in context.sections if section.level == 1]
    parts = _under(context, items, tops)
    if sum(part.acts for part in parts) < MIN_PROCEDURES:
        title, heading = _title(tops or context.sections, "" if tops else stated)
        return [_Part(title, heading, True, items, context.blocks)]
    joined = parts[:1]
    for part in parts[1:]:
        before = joined[-1]
        if before.acts and part.acts:
            joined.append(part)
            continue
        before.items.extend(part.items)
        before.blocks.extend(part.blocks)
        if part.acts:
            joined[-1] = part._replace(items=before.items, blocks=before.blocks)
    return joined


def _title(sections: list[Section], stated: str) -> tuple[str, int]:
    """What the front matter states, else the first heading, with the block it stands in.

    A first heading that names a part, as "Purpose" does, is no title: the file's name says more.
    """
    titled = next((section for section in sections if section.title), None)
    is_part = titled is not None and titled.level > 1 and titled.kind is not SectionKind.OTHER
    if stated or titled is None or is_part:
        return stated, -1
    return titled.title, titled.block


def _under(context: Context, items: list[Item], tops: list[Section]) -> list[_Part]:
    """What stands under each first-level heading; the first has what stands before it, too."""
    starts = [section.ordinal for section in tops]
    held: list[list[Item]] = [[] for _ in tops]
    blocks: list[list[Block]] = [[] for _ in tops]
    if tops:
        for item in items:
            held[max(0, bisect_right(starts, item.section) - 1)].append(item)
        for block in context.blocks:
            section = context.of_block[block.ordinal]
            blocks[max(0, bisect_right(starts, section) - 1)].append(block)
    return [
        _Part(top.title, top.block, _has_steps(context, own), own, around)
        for top, own, around in zip(tops, held, blocks, strict=True)
    ]


def _has_steps(context: Context, items: list[Item]) -> bool:
    listed = 0
    for item in items:
        block = context.blocks[item.block]
        section = context.sections[item.section].kind
        in_procedure = section is SectionKind.PROCEDURE or block.ordered
        if block.table >= 0:
            in_procedure = context.tables[block.table].kind is TableKind.STEPS
        listed += item.operative.holds and block.kind is not BlockKind.PARAGRAPH and in_procedure
    return listed >= 2


def _procedure(
    context: Context, part: _Part, identity: str, *, with_notes: bool
) -> tuple[Sop, Placed]:
    items = part.items
    placed = steps_of(context, items, part.blocks)
    parts = parts_of(context, items, placed)
    purpose = _section_text(context, items, placed, SectionKind.PURPOSE, "/purpose")
    scope = _section_text(context, items, placed, SectionKind.SCOPE, "/scope")
    sop = Sop(
        id=identity,
        title=heading_text(part.title) or "untitled",
        language="zh" if context.language == "zh" else "en",
        form=_form(context, items),
        purpose=purpose,
        scope=scope,
        executor=context.people.performer,
        steps=tuple(placed.steps),
        exceptions=tuple(parts.exceptions),
        metrics=tuple(parts.metrics),
        supervision=tuple(parts.routines),
        definitions=tuple(parts.definitions),
        notes=_notes(context, part.blocks, placed) if with_notes else (),
    )
    if part.heading >= 0:
        block = context.blocks[part.heading]
        placed.anchors["/title"] = Anchor(block.line, block.start, block.end, "heading")
    return sop, placed


def _section_text(
    context: Context, items: list[Item], placed: Placed, kind: SectionKind, address: str
) -> str | None:
    """What stands under the headings of one kind, paragraph by paragraph."""
    texts = []
    for item in items:
        if context.sections[item.section].kind is kind and item.block not in placed.addresses:
            block = context.blocks[item.block]
            placed.addresses[item.block] = address
            placed.anchors.setdefault(
                address, Anchor(block.line, block.start, block.end, "heading")
            )
            texts.append(block_words(context.layout, block))
    return "\n\n".join(text for text in texts if text) or None


def _form(context: Context, items: list[Item]) -> Form:
    rows = [context.blocks[item.block] for item in items if context.blocks[item.block].table >= 0]
    kinds = [
        context.tables[row.table]
        for row in rows
        if context.tables[row.table].kind is TableKind.STEPS
    ]
    if not kinds:
        return Form.SIX_PART
    timed = sum(
        Column.TRIGGER in table.columns and Column.NUMBER not in table.columns for table in kinds
    )
    return Form.TIMELINE if timed * 2 > len(kinds) else Form.STEP_TABLE


def _notes(context: Context, blocks: list[Block], placed: Placed) -> tuple[Note, ...]:
    """Everything that became nothing else, under its heading; code is kept as written."""
    notes = [Note(text=text) for text in context.layout.margins]
    for block in blocks:
        section = context.of_block[block.ordinal]
        if block.ordinal in placed.addresses:
            continue
        if block.kind is BlockKind.HEADING or block.is_header:
            continue
        heading = context.sections[section].title or None
        if context.sections[section].block == block.ordinal:
            continue
        if block.kind is BlockKind.CODE:
            text = context.layout.text[block.start : block.end].strip()
        elif block.kind is BlockKind.TABLE_ROW:
            if context.tables[block.table].kind in (TableKind.METADATA, TableKind.HISTORY):
                continue
            text = block_words(context.layout, block)
        else:
            text = block_words(context.layout, block)
        if text:
            notes.append(Note(heading=heading, text=text))
    return tuple(notes)


__all__ = ["Parts", "Reading", "recognise"]
