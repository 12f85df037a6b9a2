"""Sections of a document: what each is about, and who its heading names."""

from itertools import zip_longest
from re import IGNORECASE, compile

from sopai.ingest.layout import Layout
from sopai.ingest.owners import cell_owner, label_owner, whole_phrase_owner
from sopai.ingest.wording import ANNOUNCED
from sopai.language.actor import Actor, is_activity, owner_of
from sopai.language.addressee import is_agent_noun
from sopai.language.analysis import commands
from sopai.language.control_fields import names_owner
from sopai.language.headings import announced_kind, heading_text, section_kind
from sopai.language.operative import EXPLAINING
from sopai.schema.document import Block, BlockKind, Section, SectionKind
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind

PSEUDO_LEVEL = 7
"""A bold line is a heading below all real ones."""

MAX_BOLD = 90
"""Characters of a bold paragraph that is a heading."""

MAX_TITLE = 200
"""Characters of a heading that say what its section is about, and whose it is."""

_LABEL = compile(r"(?P<name>[^:\n]{2,24}):[\s*_]*(?P<value>[^\n]{1,60})")
_ROUND = compile(r"[(\[](.{2,60})[)\]]")
_NOT_AN_OWNER = compile(
    r"^(?:owners?|contacts?|authors?|contributors?|maintainers?|reviewers?|"
    r"(?:\w+ing )?(?:\w+ ){0,3}(?:customers?|users?|clients?|guests?|visitors?|patients?|parents?|"
    r"callers?|tenants?|passengers?|students?|residents?|candidates?|applicants?|suppliers?)|"
    r"operators?|supports?|members?|partners?|"
    r"(?:\w+ ){0,3}(?:project|kanban|status|task|sprint) board|"
    r"用户|客户|顾客|联系人|作者|贡献者|后台|系统|设备|产品)$",
    IGNORECASE,
)


def heading_blocks(layout: Layout) -> dict[int, int]:
    """Level by block index of real headings and of lines that stand for one.

    Those are bold, or announce a part of an SOP before a list: "Exceptions".
    """
    found: dict[int, int] = {}
    for block, following in zip_longest(layout.blocks, layout.blocks[1:]):
        if block.kind is BlockKind.HEADING:
            found[block.ordinal] = block.level
        elif (
            block.kind is BlockKind.PARAGRAPH
            and block.parent < 0
            and block.end - block.start <= MAX_BOLD
            and layout.plain[block.end - 1 : block.end] not in ".。"
            and (block.bold or _announces(layout, block, following))
        ):
            found[block.ordinal] = PSEUDO_LEVEL
    return found


def _is_line(block: Block) -> bool:
    """A line that is a heading only since a list stands below it."""
    return block.kind is BlockKind.PARAGRAPH and not block.bold


def _ends_list(block: Block) -> bool:
    """A paragraph behind such a list: neither it nor what follows stands under the line."""
    return block.kind is BlockKind.PARAGRAPH and block.parent < 0


def _announces(layout: Layout, block: Block, following: Block | None) -> bool:
    """A line that only names a part of an SOP, and the list or table of it below."""
    if following is None or following.kind not in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW):
        return False
    return announced_kind(layout.plain[block.start : block.end]) in ANNOUNCED


def sections_of(layout: Layout, language: str) -> tuple[list[Section], list[int]]:
    """The sections, and for each block the index of its section.

    Number 0 is what stands before the first heading. A section whose own heading says
    nothing takes the kind of the section that encloses it.
    """
    headings = heading_blocks(layout)
    sections = [Section(0, SectionKind.OTHER, "", 0, -1, -1, NOBODY)]
    of_block: list[int] = []
    enclosing = sections[:]
    listed, has_ended = -1, False
    for block in layout.blocks:
        level = headings.get(block.ordinal)
        has_ended = has_ended or (level is None and listed >= 0 and _ends_list(block))
        if level is None and has_ended:
            of_block.append(sections[listed].parent)
            continue
        if level is not None:
            listed, has_ended = len(sections) if _is_line(block) else -1, False
            while enclosing[-1].level >= level:
                enclosing.pop()
            enclosing.append(_section(layout, block, level, enclosing[-1], len(sections), language))
            sections.append(enclosing[-1])
        elif sections[-1].level > 1 and layout.blocks[block.ordinal - 1].ordinal in headings:
            sections[-1] = enclosing[-1] = _labelled(layout, block, sections[-1], language)
        of_block.append(len(sections) - 1)
    beside: dict[OwnerKind, set[tuple[int, int]]] = {OwnerKind.ROLE: set(), OwnerKind.GROUP: set()}
    for section in sections:
        is_own = section.owner.kind is OwnerKind.ROLE or section.owner.text == section.title
        if section.owner.found is Found.HEADING and is_own:
            beside.get(section.owner.kind, set()).add((section.parent, section.level))
    return [_beside_owners(beside, section, language) for section in sections], of_block


def _beside_owners(
    beside: dict[OwnerKind, set[tuple[int, int]]], section: Section, language: str
) -> Section:
    """A heading that may name somebody, beside headings that do.

    "Setter" beside "Line operator" is a role, "Shipping" beside "Warehouse" a department.

    Args:
        beside: parent and level of the sections whose headings are roles or groups.
        section: any section.
        language: of the document.
    """
    title, place = section.title, (section.parent, section.level)
    if section.owner.kind is not OwnerKind.NONE or section.level <= 1:
        return section
    if place in beside[OwnerKind.ROLE] and is_agent_noun(title):
        owner = Owner(kind=OwnerKind.ROLE, role=title, text=title, found=Found.HEADING)
        return section._replace(owner=owner)
    if place in beside[OwnerKind.GROUP] and is_activity(title):
        owner = whole_phrase_owner(title, language, Found.HEADING)
        return section._replace(owner=owner)
    return section


def sections_of_people(sections: list[Section], tasks: dict[str, Actor]) -> list[Section]:
    """The sections, those with an owner whose heading is the work of somebody introduced before.

    Args:
        sections: of the document.
        tasks: who does what, as `tasks_of_people` gives it.
    """
    if not tasks:
        return sections
    return [_with_owner(section, tasks.get(section.title.strip().lower())) for section in sections]


def _with_owner(section: Section, actor: Actor | None) -> Section:
    nobody = section.owner.kind is OwnerKind.NONE and section.owner.text is None
    if actor is None or not nobody or section.level <= 1:
        return section
    return section._replace(owner=owner_of(actor, Found.HEADING))


def _section(
    layout: Layout, block: Block, level: int, parent: Section, ordinal: int, language: str
) -> Section:
    title = heading_text(layout.plain[block.start : block.end])
    head = title[:MAX_TITLE]
    kind = section_kind(head) if level > 1 or ordinal > 1 else SectionKind.OTHER
    if kind is SectionKind.OTHER and parent.level > 1:
        kind = parent.kind
    owner = _heading_owner(head, kind, language) if level > 1 else NOBODY
    if owner.kind is OwnerKind.NONE:
        owner = parent.owner
    return Section(ordinal, kind, title, level, block.ordinal, parent.ordinal, owner)


def _labelled(layout: Layout, block: Block, section: Section, language: str) -> Section:
    """A section whose first line is a label with its owner, "Owner: Li Si".

    A label in a section that explains, such as a document's head data, is the document's.
    """
    if section.kind in EXPLAINING or block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return section
    text = layout.plain[block.start : block.end].strip(" *_")
    label = _LABEL.fullmatch(text)
    if label is None or not names_owner(label["name"]):
        return section
    owner = cell_owner(label["value"], language, Found.LABEL)
    if owner.kind is OwnerKind.NONE:
        owner = Owner(text=label["value"], found=Found.LABEL)
    return section._replace(owner=owner)


_DOING = compile(r"\w{2,}ing\s+(?:the|an?|your|our|its|their|all|each|any)\b", IGNORECASE)
"""A heading that says what is done: "Drawing the boxes over the panels"."""

_POST_ZH = compile(r"[\u4e00-\u9fff]{1,6}[员师长]")
"""A post by its last character: 验收员 is nobody's order to accept goods."""

_PIECES = compile(r"\s?[,;+、/]\s?")
_WHEN = compile(
    r"\d|\b(?:daily|weekly|monthly|before|after|every|shift|morning|evening)\b|"
    r"[每前后班早晚周日月]"
)
"""What beside a name says when: "(Operator, before each shift)", (操作工,每班开机前)."""

_NAMED = (OwnerKind.ROLE, OwnerKind.PERSON)
_NAMING = (OwnerKind.ROLE, OwnerKind.PERSON, OwnerKind.GROUP)


def _heading_owner(title: str, kind: SectionKind, language: str) -> Owner:
    """Who a heading names; "Spectral QC" and "Preflight planning" are work, and name nobody."""
    labelled = label_owner(title, language, Found.HEADING)
    if labelled is not None:
        return labelled
    inside = _ROUND.search(title)
    beside = _who_and_when(inside.group(1), language) if inside else NOBODY
    if beside.kind is not OwnerKind.NONE:
        return beside
    orders = commands(title, language) and not _POST_ZH.fullmatch(title)
    if _NOT_AN_OWNER.match(title) or _DOING.match(title) or orders:
        return NOBODY
    named = whole_phrase_owner(title, language, Found.HEADING)
    is_work = kind is not SectionKind.RESPONSIBILITIES and is_activity(named.text or "")
    if named.kind in _NAMING and not is_work:
        return named
    if inside and kind not in (SectionKind.DEFINITIONS, SectionKind.REFERENCES):
        return _in_brackets(inside.group(1), language)
    return NOBODY


def _who_and_when(words: str, language: str) -> Owner:
    """Who stands in brackets before a time: "Opening (Shift Lead, 7:30)"."""
    first, *rest = _PIECES.split(words)
    owner = whole_phrase_owner(first, language, Found.HEADING)
    return owner if owner.kind in _NAMED and any(map(_WHEN.search, rest)) else NOBODY


def _in_brackets(words: str, language: str) -> Owner:
    """Who stands behind a title: a company before its address, else all of the words."""
    company = whole_phrase_owner(words.split(",")[0].replace("—", " "), language, Found.HEADING)
    named = whole_phrase_owner(words, language, Found.HEADING)
    for owner in (company if company.kind is OwnerKind.GROUP else named, named):
        is_work = " " in (owner.text or "") and is_activity(owner.text or "")
        if owner.kind in _NAMING and not is_work:
            return owner
    return NOBODY
