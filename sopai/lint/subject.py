"""What a rule about structure looks at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sopai.language.columns import Column
from sopai.language.headings import section_kind
from sopai.language.script import lowered
from sopai.lint.article import MIN_STEPS, is_article, is_template
from sopai.lint.governed import is_for_role, is_governed, is_how_to
from sopai.lint.owner_policy import OwnerPolicy
from sopai.schema.control import DocumentControl
from sopai.schema.document import Item, SectionKind, SourceDocument
from sopai.schema.owner import Found, OwnerKind
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop

MIN_UNOWNED = 4
"""Steps without an owner from which a document is taken to name nobody by habit."""

EXPLAINING = frozenset(
    {SectionKind.DEFINITIONS, SectionKind.BACKGROUND, SectionKind.REFERENCES, SectionKind.METADATA}
)
"""Parts in which an order is said by the way."""

MIN_ITEMS = 8
"""Paragraphs and list items from which an article can be told from a short procedure."""

MAX_PARTS = 2
"""Parts of the address of a step or an exception."""

MAX_OWNER = 60
"""Characters of an owner's words in a message."""

_EDGES = " |\t\r\n"
"""What stands around the words of a cell."""

_WITHIN = (Found.SUBJECT, Found.COLUMN, Found.LABEL)
"""Places of an owner inside the item itself."""


@dataclass(frozen=True)
class Subject:
    """A document with the SOPs in it, and what is known beside it."""

    document: SourceDocument
    sop: Sop
    others: tuple[Sop, ...]
    control: DocumentControl
    roster: Roster | None
    today: date | None
    owner_policy: OwnerPolicy = OwnerPolicy.PERSON_OR_ROLE

    @cached_property
    def low(self) -> str:
        """The document's `plain` in lower case, of the same length."""
        return lowered(self.document.plain)

    @cached_property
    def is_article(self) -> bool:
        """It tells to do something here and there, and is no procedure."""
        steps = sum(len(sop.steps) for _, sop in self.sops())
        return is_article(self.document, steps)

    @cached_property
    def is_governed(self) -> bool:
        """It says that it is kept under control: of it the parts of an SOP are asked."""
        return is_governed(self.document, self.control) and not self.is_for_role

    @cached_property
    def is_for_role(self) -> bool:
        """Its title names the role that it is for: the reader does it."""
        return is_for_role(self.document)

    @cached_property
    def is_how_to(self) -> bool:
        """It shows its reader how something is done, so that whoever reads it does it."""
        return self.is_for_role or (not self.is_governed and is_how_to(self.document))

    @property
    def is_no_procedure(self) -> bool:
        """A template, or long enough to be told from a procedure, and none.

        What says that it is kept under control is a procedure if it has a step.
        """
        if is_template(self.document.path) or self._explains:
            return True
        if len(self.document.items) < MIN_ITEMS or not self.is_article:
            return False
        return not self.is_governed or not any(sop.steps for _, sop in self.sops())

    @property
    def _explains(self) -> bool:
        """Its title is that of a part that explains: "Glossary", "References"."""
        titles = (section.title for section in self.document.sections if section.title)
        kind = section_kind(next(titles, ""))
        return kind in (SectionKind.DEFINITIONS, SectionKind.REFERENCES)

    @cached_property
    def unowned(self) -> tuple[int, int]:
        """How many of its steps name nobody, and how many steps there are that need an owner."""
        steps = [item.owner.kind for item in self.owned_items() if item.is_of_step]
        return steps.count(OwnerKind.NONE), len(steps)

    @property
    def names_nobody(self) -> bool:
        """Most of its steps name nobody: one cause, and not a slip of single steps."""
        without, steps = self.unowned
        return without >= MIN_UNOWNED and without * 2 > steps

    def sops(self) -> tuple[tuple[str, Sop], ...]:
        """All SOPs of the file, each with the beginning of its addresses."""
        return (("", self.sop), *((f"/sops/{sop.id}", sop) for sop in self.others))

    def owned_items(self) -> Iterator[Item]:
        """The operative items that need an owner of their own: no field of a step does."""
        for item in self.document.items:
            if item.operative.holds and not _is_field(item.address):
                yield item

    def words(self, item: Item, limit: int = 60) -> tuple[int, int]:
        """Bounds of the first words of an item: what a finding about all of it marks."""
        text = self.document.text
        start, end = self._said(item)
        stop = min(end, start + limit)
        while stop < end and stop > start + limit // 2 and text[stop].isalnum():
            stop -= 1
        for sign in ("\n", "<!--"):
            at = text.find(sign, start + 1, stop)
            stop = at if at > 0 else stop
        return start, start + len(text[start:stop].rstrip(" \t\r|"))

    def _said(self, item: Item) -> tuple[int, int]:
        """Bounds of what a row says to do, else its first cell; of any other item, all of it."""
        block = self.document.blocks[item.block]
        for field in ("action", "handling"):
            anchor = self.document.anchors.get(f"{item.address}/{field}")
            if block.table >= 0 and anchor is not None:
                said = self.document.text[anchor.start : anchor.end]
                return anchor.start + len(said) - len(said.lstrip(" |")), anchor.end
        for cell in block.cells:
            words = self.document.plain[cell.start : cell.end].strip(_EDGES)
            if words and not words.isdigit():
                at = self.document.plain.index(words, cell.start, cell.end)
                return at, at + len(words)
        return item.start, item.end


def _is_field(address: str | None) -> bool:
    """/steps/s1/standard is a field of a step; /steps/s1 is the step."""
    if address is None:
        return False
    parts = address.removeprefix("/sops/").strip("/").split("/")
    if address.startswith("/sops/"):
        parts = parts[1:]
    return len(parts) > MAX_PARTS


def owner_name(item: Item) -> str:
    """What the document calls the owner of an item, not too long for a message."""
    named = " ".join((item.owner.text or "").split())
    return named if len(named) <= MAX_OWNER else f"{named[:MAX_OWNER]}…"


INHERITED = (Found.HEADING, Found.INTRO, Found.DOCUMENT, Found.RACI, Found.DEFAULT)
"""Places of an owner that hold for many items at once."""


def repeats_owner(item: Item, told: set[tuple[str | None, str | None]]) -> bool:
    """An item whose owner stands over it, and was told at an earlier item already.

    Args:
        item: in order of the text.
        told: the owners that were told; this one is added.
    """
    if item.owner.found not in INHERITED:
        return False
    owner = (item.owner.found, item.owner.text)
    if owner in told:
        return True
    told.add(owner)
    return False


def owner_words(subject: Subject, item: Item) -> tuple[int, int]:
    """Bounds of an owner's words where the item has them, else of the item's first words.

    Words of a heading or of a list's first line may occur in a step by chance: there they name
    a place or a recipient, and are not marked.
    """
    start, end = item.start, item.end
    if item.owner.found is Found.COLUMN:
        start, end = _owner_cell(subject.document, item)
    if item.owner.text and item.owner.found in _WITHIN:
        at = subject.document.plain.find(item.owner.text, start, end)
        if at >= 0:
            return at, at + len(item.owner.text)
    return subject.words(item)


def _owner_cell(document: SourceDocument, item: Item) -> tuple[int, int]:
    """Bounds of the cell that is for the owner; of the row where no column is."""
    block = document.blocks[item.block]
    columns = document.columns.get(block.table, ())
    if Column.OWNER in columns and columns.index(Column.OWNER) < len(block.cells):
        cell = block.cells[columns.index(Column.OWNER)]
        return cell.start, cell.end
    return item.start, item.end


__all__ = ["MAX_OWNER", "MIN_STEPS", "Subject", "owner_name", "owner_words", "repeats_owner"]
