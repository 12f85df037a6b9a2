"""From the blocks of a file to the SOP it holds, with the place of every value."""

import hashlib
from re import compile
from typing import NamedTuple

from sopai.ingest.items import Context, items_of
from sopai.ingest.layout import Layout
from sopai.ingest.metadata import control_of, front_matter
from sopai.ingest.outline import sections_of
from sopai.ingest.parts import Parts, parts_of
from sopai.ingest.people import people_of, raci_tasks
from sopai.ingest.steps import Placed, steps_of
from sopai.ingest.tables import tables_of
from sopai.ingest.wording import block_words
from sopai.language.columns import Column, TableKind
from sopai.language.headings import heading_text
from sopai.language.script import language_of
from sopai.schema.control import DocumentControl
from sopai.schema.document import (
    Anchor,
    BlockKind,
    Item,
    SectionKind,
    SourceDocument,
)
from sopai.schema.sop import Form, Note, Sop

_ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_DIAGRAM = compile(r"^\s*(?:graph|flowchart|sequenceDiagram|stateDiagram)")


class Reading(NamedTuple):
    """What a file holds: the document as read, and the SOPs in it."""

    document: SourceDocument
    sop: Sop
    control: DocumentControl
    others: tuple[Sop, ...]
    """Further procedures of the same file, in order."""


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
    language = language_of(layout.text)
    sections, of_block = sections_of(layout, language)
    tables = tables_of(layout, [sections[index].kind for index in of_block])
    fields, lost = front_matter(layout.front_matter, path)
    people = people_of(layout, layout.blocks, sections, of_block, tables, fields, language)
    raci = raci_tasks(layout.plain, tables, language)
    context = Context(layout, layout.blocks, sections, of_block, tables, people, language, raci)
    items = items_of(context)
    anchors: dict[str, Anchor] = {}
    sops = []
    addressed: list[Item] = []
    for number, (title, group) in enumerate(_procedures(context, items)):
        prefix = "" if number == 0 else f"/sops/{_identity(layout.text, number)}"
        sop, placed = _procedure(context, group, title or path, number, with_notes=with_notes)
        sops.append(sop)
        anchors.update({prefix + address: anchor for address, anchor in placed.anchors.items()})
        for item in group:
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
        tuple(layout.lost + lost),
        tuple(layout.newlines),
    )
    control = control_of(layout, layout.blocks, sections, of_block, tables, fields)
    return Reading(document, sops[0], control, tuple(sops[1:]))


def _identity(text: str, number: int) -> str:
    """An id for a file that has none: the same text gives the same id."""
    digest = hashlib.sha256(f"{number}\n{text}".encode("utf-8", "replace")).digest()
    return "sop_" + "".join(_ID_LETTERS[byte % 36] for byte in digest[:10])


def _procedures(context: Context, items: list[Item]) -> list[tuple[str, list[Item]]]:
    """The items of each procedure of a file, with the procedure's title.

    A file holds several procedures when two or more of its first-level headings have steps
    of their own under them.
    """
    tops = [section for section in context.sections if section.level == 1]
    title = tops[0].title if tops else next((s.title for s in context.sections if s.title), "")
    if len(tops) < 2:
        return [(title, items)]
    groups: list[tuple[str, list[Item]]] = []
    starts = [section.ordinal for section in tops]
    for at, start in enumerate(starts):
        stop = starts[at + 1] if at + 1 < len(starts) else len(context.sections)
        low = 0 if at == 0 else start
        group = [item for item in items if low <= item.section < stop]
        groups.append((tops[at].title, group))
    acting = [group for group in groups if _has_steps(context, group[1])]
    if len(acting) < 2:
        return [(title, items)]
    merged: list[tuple[str, list[Item]]] = []
    for name, group in groups:
        if _has_steps(context, group) or not merged:
            merged.append((name, list(group)))
        else:
            merged[-1][1].extend(group)
    return merged


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
    context: Context, items: list[Item], title: str, number: int, *, with_notes: bool
) -> tuple[Sop, Placed]:
    placed = steps_of(context, items)
    parts = parts_of(context, items, placed)
    purpose = _section_text(context, items, placed, SectionKind.PURPOSE, "/purpose")
    scope = _section_text(context, items, placed, SectionKind.SCOPE, "/scope")
    sop = Sop(
        id=_identity(context.layout.text, number),
        title=heading_text(title) or "untitled",
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
        notes=_notes(context, items, placed, number) if with_notes else (),
    )
    _title_anchor(context, placed, number)
    return sop, placed


def _title_anchor(context: Context, placed: Placed, number: int) -> None:
    tops = [section for section in context.sections if section.level == 1]
    if number < len(tops):
        block = context.blocks[tops[number].block]
        placed.anchors["/title"] = Anchor(block.line, block.start, block.end, "heading")


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


def _notes(context: Context, items: list[Item], placed: Placed, number: int) -> tuple[Note, ...]:
    """Everything that became nothing else, under its heading; code is kept as written."""
    sections = {item.section for item in items}
    taken = {item.block for item in items if item.block in placed.addresses}
    notes = []
    for block in context.blocks:
        section = context.of_block[block.ordinal]
        if block.ordinal in taken or block.kind is BlockKind.HEADING or block.is_header:
            continue
        if section not in sections and number > 0:
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
