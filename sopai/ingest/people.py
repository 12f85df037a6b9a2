"""Who performs a whole document, and who its reader is."""

from re import IGNORECASE, compile
from typing import NamedTuple

from sopai.ingest.layout import Layout
from sopai.ingest.metadata import table_fields
from sopai.ingest.owners import cell_owner, label_owner, whole_phrase_owner
from sopai.ingest.tables import Table, cell_texts, raci_column
from sopai.language.actor import is_outsider, owner_of
from sopai.language.addressee import addressee
from sopai.language.columns import TableKind
from sopai.language.control_fields import names_owner, names_reader, owns_document
from sopai.language.operative import ACTING
from sopai.language.script import lowered, normalise
from sopai.schema.document import Block, BlockKind, Section, SectionKind
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind

_TITLE_TAIL = compile(
    r"(?<=\w)(?:['’]s?)?\s*[-–:]?\s*\b(?:role )?(?:handbook|guide|manual|playbook|sop|procedures?|"
    r"checklist|runbook|role|duties|responsibilities|list|sheet|routine|jobs|tasks|rounds?|"
    r"instructions|onboarding)\b.*$|"
    r"\s*(?:每日|日常)?(?:作业规[定程范]|操作规[定程范]|工作规[定程范]|行为规范|岗位规范|工作流程|"
    r"工作要求|工作说明|岗位职责|工作手册|操作手册|工作清单|每日工作|日常工作|须知|守则|"
    r"手册|指南|sop|职责|作业指导书|岗位).*$",
    IGNORECASE,
)
_ROLE_TITLE = compile(
    r"(?P<role>\w[\w&/ ]{2,38}) role (?:handbook|guide|manual|description)", IGNORECASE
)
"""A title that calls its words a role: "Release Signal Role Handbook"."""

_TASK_WORD = compile(r"[a-z]{4,}|[\u4e00-\u9fff]{2,}")
_SEGMENT = compile(r"\s[–—|·-]\s|[:(（/·|]|——")
"""What separates the parts of a title: "Opening checklist – barista"."""

_SERVED = compile(r"(?:customer|client|caller|guest|user)s?\b(?!['’])")
_NAMED_BEFORE = compile(
    r"(?:(?P<spoken>\b(?:ask|tell|offer|greet|inform|thank|explain to|apologi[sz]e to|help|let|"
    r"advise|remind|assure|put|assist|transfer|give|call|send|have|get|if|when|once|because)"
    r"(?:s|ing)?) )?\b(?:the|a|your|their) $"
)
_YOU = compile(r"\byou\b")
HEAD_BLOCKS = 30
"""Blocks at the head of a document that can say who performs all of it."""

TAIL_BLOCKS = 4
"""Blocks at its end that can say so."""

MAX_STATEMENT = 600
"""Characters of a paragraph in which such a sentence is looked for."""

_TELLING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)

MAX_VALUE = 80
"""Characters of a field that names somebody."""

_FIELDS = compile(r"[\n|·•;]|(?<![:\s])\s{2,}(?![:\s])")
"""What separates fields on a line."""

_MARKS = " \t\r*_>-–—,."

MAX_TITLE = 200
"""Characters of a title in which a role is looked for."""

MAX_TASK = 80
"""Characters of a RACI task that are compared with a step."""

MAX_ROLE = 5
"""Words of a role in a title."""

MAX_SERVED = 20_000
"""Characters in which it is looked for."""

SERVING = 2
"""Orders about the person served from which a document without any other actor is taken as
written for the one who serves."""


class People(NamedTuple):
    """Who stands behind a document's "you" and its orders without a subject."""

    performer: Owner
    reader: Owner


def people_of(
    layout: Layout,
    blocks: list[Block],
    sections: list[Section],
    of_block: list[int],
    tables: dict[int, Table],
    metadata: dict[str, str],
    language: str,
) -> People:
    """The document's single performer and its reader; NOBODY where it names none."""
    performer = _stated(layout, blocks, sections, of_block, language)
    if performer.kind is OwnerKind.NONE:
        performer = _from_metadata(layout, tables, metadata, language)
    if performer.kind is OwnerKind.NONE:
        performer = _labelled_head(layout, blocks, sections, of_block, language)
    if performer.kind is OwnerKind.NONE:
        performer = _from_title(sections, language)
    if performer.kind is OwnerKind.NONE:
        performer = _from_raci(layout.plain, tables, language)
    reader = performer if performer.kind is not OwnerKind.NONE else _served(layout, language)
    return People(performer, reader)


def _stated(
    layout: Layout, blocks: list[Block], sections: list[Section], of_block: list[int], language: str
) -> Owner:
    """A sentence that covers the whole document: at its head, or at its very end."""
    for block in (*blocks[:HEAD_BLOCKS], *blocks[HEAD_BLOCKS:][-TAIL_BLOCKS:]):
        section = sections[of_block[block.ordinal]]
        if section.owner.kind is not OwnerKind.NONE or block.kind not in _TELLING:
            continue
        if block.kind is BlockKind.LIST_ITEM and section.kind in ACTING:
            continue
        text = layout.plain[block.start : min(block.end, block.start + MAX_STATEMENT)]
        actor = addressee(text, language)
        if actor is not None:
            return owner_of(actor, Found.DOCUMENT)
    return NOBODY


def _from_metadata(
    layout: Layout, tables: dict[int, Table], metadata: dict[str, str], language: str
) -> Owner:
    fields = dict(metadata)
    for table in tables.values():
        for key, value in table_fields(layout, table):
            fields.setdefault(normalise(key), normalise(value))
    for key, value in fields.items():
        owner = _field_owner(key, value, language)
        if owner.kind not in (OwnerKind.NONE, OwnerKind.SYSTEM):
            return owner
    return NOBODY


def _field_owner(key: str, value: str, language: str) -> Owner:
    """Who a field of a document's head names as the one who performs it, or reads it."""
    if owns_document(key):
        return NOBODY
    if names_owner(key):
        return cell_owner(value[:MAX_VALUE], language, Found.DOCUMENT)
    if names_reader(key):
        named = whole_phrase_owner(value[:MAX_VALUE], language, Found.DOCUMENT)
        return NOBODY if named.kind in (OwnerKind.VAGUE, OwnerKind.SYSTEM) else named
    return NOBODY


def _labelled_head(
    layout: Layout, blocks: list[Block], sections: list[Section], of_block: list[int], language: str
) -> Owner:
    """A field such as "Owner:" in the head of the document, before any procedure."""
    for block in blocks[:HEAD_BLOCKS]:
        section = sections[of_block[block.ordinal]]
        if section.kind in (SectionKind.PROCEDURE, SectionKind.EXCEPTIONS):
            break
        if section.owner.found is Found.LABEL or block.kind not in _TELLING:
            continue
        text = layout.plain[block.start : min(block.end, block.start + 300)]
        owner = _in_fields(text, section.title, language)
        if owner.kind is not OwnerKind.NONE:
            return owner
    return NOBODY


def _in_fields(text: str, title: str, language: str) -> Owner:
    """Who a line "Owner: Li Si" names, or the line under a heading "Owner"."""
    if names_owner(title) and len(text) <= MAX_VALUE:
        return whole_phrase_owner(text, language, Found.DOCUMENT)
    for part in _FIELDS.split(text) if ":" in text else ():
        key, colon, value = part.partition(":")
        if colon and value.strip(_MARKS):
            owner = _field_owner(key.strip(_MARKS), value.strip(_MARKS), language)
            if owner.kind not in (OwnerKind.NONE, OwnerKind.SYSTEM):
                return owner
    if any(owns_document(part.partition(":")[0].strip(_MARKS)) for part in _FIELDS.split(text)):
        return NOBODY
    return label_owner(text, language, Found.DOCUMENT) or NOBODY


def _from_title(sections: list[Section], language: str) -> Owner:
    """A title that is a role: "Account Manager", "Branch Manager Handbook", 前台工作说明."""
    for section in sections[1:3]:
        if section.level == 1:
            for part in _SEGMENT.split(section.title[:MAX_TITLE]):
                called = _ROLE_TITLE.fullmatch(part.strip())
                if called is not None:
                    role = called["role"]
                    return Owner(kind=OwnerKind.ROLE, role=role, text=role, found=Found.DOCUMENT)
                words = _TITLE_TAIL.sub("", part).strip()
                owner = whole_phrase_owner(words, language, Found.DOCUMENT) if words else NOBODY
                if is_outsider(words) or len(words.split()) > MAX_ROLE:
                    continue
                if owner.kind is OwnerKind.ROLE:
                    return owner
            return NOBODY
    return NOBODY


def raci_tasks(
    plain: str, tables: dict[int, Table], language: str
) -> list[tuple[tuple[str, ...], Owner]]:
    """The words of each task of the RACI tables, and who does it; the first of the same words."""
    tasks: dict[tuple[str, ...], Owner] = {}
    for table in tables.values():
        if table.kind is TableKind.RACI:
            for row in table.rows:
                cells = cell_texts(plain, row)
                column = raci_column(cells)
                words = tuple(_TASK_WORD.findall(cells[0][:MAX_TASK].lower()))
                if column is not None and column < len(table.headers) and words:
                    owner = cell_owner(table.headers[column], language, Found.RACI)
                    tasks.setdefault(words, owner)
    return list(tasks.items())


def _from_raci(plain: str, tables: dict[int, Table], language: str) -> Owner:
    """The one who is responsible for most rows of a RACI table."""
    for table in tables.values():
        if table.kind is TableKind.RACI:
            done = [raci_column(cell_texts(plain, row)) for row in table.rows]
            columns = [column for column in done if column is not None]
            if columns:
                most = max(sorted(set(columns)), key=columns.count)
                if columns.count(most) * 2 >= len(columns):
                    return cell_owner(table.headers[most], language, Found.RACI)
    return NOBODY


def _served(layout: Layout, language: str) -> Owner:
    """Somebody who serves customers, when the document only talks about the customer.

    English only: it tells the reader what to ask and to tell the customer, or says "you" to a
    reader who is none. A ledger of "client accounts" is no such document.
    """
    if language != "en":
        return NOBODY
    head = lowered(layout.plain[:MAX_SERVED])
    before = [
        _NAMED_BEFORE.search(head, max(0, match.start() - 24), match.start())
        for match in _SERVED.finditer(head)
    ]
    named = [match for match in before if match is not None]
    spoken = sum(match["spoken"] is not None for match in named)
    if spoken >= SERVING or (len(named) >= SERVING and _YOU.search(head)):
        words = "whoever serves the customer"
        return Owner(kind=OwnerKind.ROLE, role=words, text=words, found=Found.DEFAULT)
    return NOBODY
