"""A file that sopai wrote, as a document to lint: its values are judged, field by field."""

from sopai.ingest.layout import Layout
from sopai.ingest.native import NativeReading
from sopai.ingest.outline import sections_of
from sopai.schema.document import Block, BlockKind, Item, Operative, SourceDocument
from sopai.schema.owner import NOBODY, Owner, OwnerKind
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
    )


def _owners(sop: Sop) -> dict[str, Owner]:
    """Who does each step and each exception: its own owner, its parent's, or the executor."""
    owners: dict[str, Owner] = {}
    for step in sop.steps:
        inherited = owners[step.parent] if step.parent else sop.executor
        owners[step.id] = step.owner if step.owner.kind is not OwnerKind.NONE else inherited
    for case in sop.exceptions:
        owners[case.id] = case.owner if case.owner.kind is not OwnerKind.NONE else sop.executor
    return owners


def _item(block: Block, address: str | None, owners: dict[str, Owner], section: int) -> Item:
    parts = address.strip("/").split("/") if address else []
    acts = len(parts) > 1 and parts[0] in _PARTS and (len(parts) == 2 or parts[2] in JUDGED)
    if acts:
        operative = Operative(True, f"is the {parts[2] if len(parts) > 2 else parts[0][:-1]}")
    else:
        operative = Operative(False, "is no step, no exception and no field that orders something")
    owner = owners.get(parts[1], NOBODY) if acts else NOBODY
    return Item(block.ordinal, block.start, block.end, section, operative, owner, address)
