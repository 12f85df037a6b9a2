"""The sections of an SOP's file: which part of the SOP each one gives."""

from re import DOTALL, compile
from typing import NamedTuple

from sopai.ingest.native_fields import Rules, read_fields, read_material
from sopai.ingest.native_ids import LETTERS, Numbering
from sopai.ingest.native_page import Page, Section, Words, line_start, trimmed
from sopai.schema import labels
from sopai.schema.document import Block, BlockKind
from sopai.schema.escaping import unescape

_BOLD = compile(r"\*\*(?P<head>(?:\\.|[^\\*])+)\*\*[ \t]*[:：]?(?P<rest>.*)", DOTALL)
_TERM = compile(r"(?P<head>(?:\\.|[^\\:：])+)[:：](?P<rest>.+)", DOTALL)
_RULE = compile(r"(?m:^\*\*\*[ \t\r]*$)")
_ITEMS = {
    "exceptions": ("situation", labels.EXCEPTION),
    "metrics": ("name", labels.METRIC),
    "supervision": ("activity", labels.ROUTINE),
}
_TOP = {"roles": labels.ROLES, "bounds": labels.BOUNDS}


class Reading(NamedTuple):
    """One file being read."""

    page: Page
    numbering: Numbering
    rules: Rules
    fields: dict[str, object]
    """Of the SOP, by name."""

    parts: dict[str, list[dict[str, object]]]
    """Its steps, exceptions and so on, by field."""


def read_section(reading: Reading, section: Section) -> None:
    """Put what a section says into the fields of the SOP."""
    page = reading.page
    match section.field:
        case "title" if section.heading is not None:
            page.anchor("/title", section.words)
            page.take(section.heading, "/title")
            reading.fields["title"] = unescape(section.words.raw)
        case "purpose" | "scope" if section.body.raw and section.field not in reading.fields:
            page.anchor(f"/{section.field}", section.body)
            reading.fields[section.field] = unescape(section.body.raw, is_prose=True)
            for block in section.blocks:
                page.take(block, f"/{section.field}")
        case "roles" | "bounds":
            blocks = [block for block in section.blocks if block.parent < 0]
            fields = read_fields(page, reading.rules, blocks, _TOP[section.field], "")
            reading.fields.update(fields.single)
        case "steps":
            _steps(reading, section)
        case "exceptions" | "metrics" | "supervision" | "materials" | "definitions":
            for block in section.blocks:
                if block.kind is BlockKind.LIST_ITEM and block.parent < 0:
                    _item(reading, section.field, block)
        case "notes" | "other" | "purpose" | "scope":
            _notes(page, section)


def _steps(reading: Reading, section: Section) -> None:
    """Steps with their bullets; a bullet with no known label is something to watch out for."""
    page, ids = reading.page, reading.numbering.ids
    steps = reading.parts.setdefault("steps", [])
    for block in section.blocks:
        if block.ordinal not in ids:
            continue
        identifier = ids[block.ordinal]
        address = f"/steps/{identifier}"
        step: dict[str, object] = {"id": identifier}
        step["parent"] = reading.numbering.parents[identifier]
        words = page.words(block)
        page.anchor(address, words)
        page.take(block, address)
        title, action = _title_and_action(words)
        if title is not None:
            step["title"] = unescape(title.raw)
            page.anchor(f"{address}/title", title)
        step["action"] = unescape(action.raw)
        page.anchor(f"{address}/action", action)
        below = [
            child for child in page.children.get(block.ordinal, []) if child.ordinal not in ids
        ]
        fields = read_fields(page, reading.rules, below, labels.STEP, address)
        fields.many.setdefault("attention", []).extend(_unlabelled(reading, block, address))
        steps.append({**step, **fields.single, **fields.many})


def _title_and_action(words: Words) -> tuple[Words | None, Words]:
    """`**Title.** action`; words in bold with nothing behind them are the action."""
    bold = _BOLD.fullmatch(words.raw)
    if bold is None:
        return None, words
    start, end = bold.span("head")
    end -= words.raw[end - 1] in ".。"
    title, action = words.part(start, end), words.part(bold.start("rest"))
    if not action.raw:
        return None, words.part(*bold.span("head"))
    return (title if title.raw else None), action


def _unlabelled(reading: Reading, step: Block, address: str) -> list[str]:
    """What stands under a step and became no field of it."""
    page, ids = reading.page, reading.numbering.ids
    texts: list[str] = []
    waiting = page.children.get(step.ordinal, [])[::-1]
    while waiting:
        block = waiting.pop()
        if block.ordinal in ids:
            continue
        waiting += page.children.get(block.ordinal, [])[::-1]
        words = page.words(block)
        if block.ordinal not in page.seen and words.raw:
            page.take(block, f"{address}/attention")
            page.anchor(f"{address}/attention", words)
            page.lose(words, "it has no label that sopai knows: kept under attention")
            texts.append(unescape(words.raw, is_prose=block.kind is BlockKind.CODE))
    return texts


def _item(reading: Reading, field: str, block: Block) -> None:
    """An exception, a metric, a routine, a material or a definition."""
    page = reading.page
    parts = reading.parts.setdefault(field, [])
    words = page.words(block)
    address = f"/{field}/{reading.numbering.ids.get(block.ordinal, len(parts))}"
    part: dict[str, object] | None
    if not words.raw or (field in LETTERS and block.ordinal not in reading.numbering.ids):
        return
    if field == "materials":
        part = read_material(words).model_dump()
    elif field == "definitions":
        part = _definition(words)
    else:
        name, table = _ITEMS[field]
        part = {"id": reading.numbering.ids[block.ordinal]} if field in LETTERS else {}
        part[name] = unescape(words.raw)
        page.anchor(f"{address}/{name}", words)
        below = page.children.get(block.ordinal, [])
        part |= read_fields(page, reading.rules, below, table, address).single
    if part is not None:
        page.anchor(address, words)
        page.take(block, address)
        parts.append(part)


def _definition(words: Words) -> dict[str, object] | None:
    """`**Term**: meaning`, or without the bold."""
    pair = _BOLD.fullmatch(words.raw) or _TERM.fullmatch(words.raw)
    if pair is None or not pair["rest"].strip():
        return None
    head = pair["head"]
    if head[-1] in ":：" and not head.endswith("\\:"):
        head = head[:-1]
    term = unescape(head.strip())
    return {"term": term, "meaning": unescape(pair["rest"].strip())} if term else None


def _notes(page: Page, section: Section) -> None:
    """Texts of their own: with the heading that they stand under, or between rules."""
    for block in section.blocks:
        page.take(block, "/notes")
    if section.field == "notes":
        start = 0
        for rule in [*_RULE.finditer(section.body.raw), None]:
            words = section.body.part(start, rule.start() if rule else None)
            if words.raw:
                page.notes.append({"text": unescape(words.raw, is_prose=True)})
            start = rule.end() if rule else start
    elif section.body.raw:
        text = unescape(section.body.raw, is_prose=True)
        page.notes.append({"heading": unescape(section.words.raw) or "-", "text": text})
    else:
        page.keep_as_note(section.words, "there is nothing under the heading")


def keep_strays(page: Page, section: Section) -> None:
    """Keep as notes what stands in a section that has no place for it."""
    text = page.layout.text
    group: list[Block] = []
    for block in [*section.blocks, None]:
        if block and block.ordinal not in page.seen and page.words(block).raw:
            group.append(block)
        elif group:
            start = line_start(text, group[0].start)
            words = trimmed(page.masked[start : group[-1].end], start)
            page.keep_as_note(words, "it has no place in this section")
            group = []
