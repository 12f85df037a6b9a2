"""A file that sopai wrote, as a document to lint: its values are judged, field by field."""

from sopai.ingest.layout import Layout
from sopai.ingest.native import NativeReading
from sopai.ingest.outline import sections_of
from sopai.ingest.owners import cell_owner
from sopai.schema.document import Block, BlockKind, Item, Operative, SourceDocument
from sopai.schema.owner import NOBODY, Found, Owner, OwnerKind
from sopai.schema.sop import Sop

JUDGED = frozenset(
    {
        "action", "attention", "standard", "time_limit", "output", "handling", "escalation",
        "trigger", "branches",
    }
)  # fmt: skip
"""Fields whose words tell somebody what to do, how well, or by when."""

_PARTS = ("steps", "exceptions")


def native_document(layout: Layout, native: NativeReading, path: str) -> SourceDocument:
    """The document of a file that sopai wrote.

    Args:
        layout: its blocks.
        native: what they say.
        path: what to call it.
    """
    language = native.sop.language
    sections, of_block = sections_of(layout, language)
    owners = _owners(native.sop)
    items = tuple(
        _item(block, native.step_blocks.get(block.ordinal), owners, of_block[block.ordinal])
        for block in layout.blocks
        if block.kind not in (BlockKind.HEADING, BlockKind.CODE) and block.end > block.start
    )
    return SourceDocument(
        path,
        language,
        layout.text,
        layout.plain,
        tuple(layout.blocks),
        tuple(sections),
        items,
        tuple(layout.links),
        tuple(layout.comments),
        native.anchors,
        tuple(layout.lost + native.lost),
        tuple(layout.newlines),
        {},
    )


def _owners(sop: Sop) -> dict[str, Owner]:
    """Who does each step and each exception: its own owner, its parent's, or the executor."""
    owners: dict[str, Owner] = {}
    for step in sop.steps:
        inherited = owners[step.parent] if step.parent else sop.executor
        owners[step.id] = _as_named(step.owner, sop.language) or inherited
    for case in sop.exceptions:
        owners[case.id] = _as_named(case.owner, sop.language) or sop.executor
    return owners


def _as_named(owner: Owner, language: str) -> Owner | None:
    """What an owner's words name: "Owner: Warehouse Department" is a group, written as a role."""
    if owner.kind is OwnerKind.NONE:
        return None
    if owner.kind is OwnerKind.ROLE and owner.role:
        named = cell_owner(owner.role, language, owner.found or Found.LABEL)
        if named.kind in (OwnerKind.GROUP, OwnerKind.VAGUE):
            return named
    return owner


def _item(block: Block, address: str | None, owners: dict[str, Owner], section: int) -> Item:
    parts = address.strip("/").split("/") if address else []
    acts = len(parts) > 1 and parts[0] in _PARTS and (len(parts) == 2 or parts[2] in JUDGED)
    if acts:
        operative = Operative(True, f"is the {parts[2] if len(parts) > 2 else parts[0][:-1]}")
    else:
        operative = Operative(False, "is no step, no exception and no field that orders something")
    owner = owners.get(parts[1], NOBODY) if acts else NOBODY
    return Item(block.ordinal, block.start, block.end, section, operative, owner, address)
