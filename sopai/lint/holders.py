"""Who holds a role, as the responsibilities of a document say it."""

from collections.abc import Iterator
from re import compile

from sopai.language import owners_en, owners_zh
from sopai.lint.subject import Subject
from sopai.schema.document import Item, SectionKind
from sopai.schema.owner import OwnerKind

MAX_NAME = 60
"""Characters of a name or a role with its title."""

_SIGNS = compile(r"[:(),;.。、]|\s[-–—]\s")
"""What stands between a role and a name: "Packer: Li Si", "Packer (Li Si) packs"."""

MAX_PARTS = 4
"""Pieces of an item that are looked at: behind them its duties are told."""

_MARKUP = " \t|*_\n"


def roles_held(subject: Subject) -> frozenset[str]:
    """The roles that a section of responsibilities gives to somebody, in lower case.

    A role is held where a row or an item names a role and a person: "Packer | Li Si",
    "Packer: Li Si", 班长（赵六）.
    """
    document = subject.document
    name = owners_zh.name_actor if document.language == "zh" else owners_en.name_actor
    held: set[str] = set()
    for item in document.items:
        if document.sections[item.section].kind is not SectionKind.RESPONSIBILITIES:
            continue
        actors = [name(part) for part in _parts(subject, item)]
        named = [actor for actor in actors if actor is not None]
        if any(actor.kind is OwnerKind.PERSON for actor in named):
            held.update(actor.role.casefold() for actor in named if actor.role)
    return frozenset(held)


def _parts(subject: Subject, item: Item) -> Iterator[str]:
    """The cells of a row, or the first pieces of an item."""
    plain = subject.document.plain
    cells = subject.document.blocks[item.block].cells
    if cells:
        parts = [plain[cell.start : cell.end] for cell in cells]
    else:
        head = plain[item.start : min(item.end, item.start + MAX_PARTS * MAX_NAME)]
        parts = _SIGNS.split(head, MAX_PARTS)[:MAX_PARTS]
    stripped = (part.strip(_MARKUP) for part in parts)
    return (part for part in stripped if 0 < len(part) <= MAX_NAME)
