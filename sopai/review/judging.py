"""From a document and its findings to the record that is kept of it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sopai.review.record import LostPart, Passage, ReviewedStep
from sopai.schema.document import Block, SourceDocument
from sopai.schema.finding import Finding
from sopai.schema.place import place_words
from sopai.schema.shown import owners
from sopai.schema.sop import Sop, numbers

MAX_SHOWN = 400_000
"""Characters of a document that are kept to be shown; of a longer one, what stands around its
findings. A browser opens a page of this size in a second."""

AROUND = 1
"""Blocks before and after one with a finding, where not all are kept."""


def steps_of(sops: Sequence[Sop]) -> tuple[ReviewedStep, ...]:
    """The steps of the procedures in a file; the first has the plain addresses."""
    found = []
    for at, sop in enumerate(sops):
        base = f"/sops/{sop.id}" if at else ""
        printed = numbers(sop)
        for step in sop.steps:
            owner = step.owner.text or step.owner.role or step.owner.person
            address = f"{base}/steps/{step.id}"
            found.append(
                ReviewedStep(
                    address=address, number=printed[step.id], action=step.action, owner=owner
                )
            )
    return tuple(found)


def people_of(sops: Sequence[Sop]) -> tuple[str, ...]:
    """The people whom the procedures of a file name as owners."""
    named = (owner.person for sop in sops for owner in owners(sop))
    return tuple(dict.fromkeys(person for person in named if person))


def lost_parts(document: SourceDocument, language: str) -> tuple[LostPart, ...]:
    """What of a file could not be taken, with its place in words."""
    return tuple(
        LostPart(
            place=place_words(lost.where, language),
            what=lost.what,
            why=lost.why,
        )
        for lost in document.lost
    )


def passages_of(document: SourceDocument, findings: Sequence[Finding]) -> tuple[Passage, ...]:
    """The blocks of a document with the findings that begin in each.

    A finding without a place, or before the first block, stands with none.
    """
    at = -1
    own: dict[int, list[int]] = {}
    starts = [block.start for block in document.blocks]
    for position, finding in enumerate(findings):
        if finding.start is None:
            continue
        while at + 1 < len(starts) and starts[at + 1] <= finding.start:
            at += 1
        if at >= 0:
            own.setdefault(at, []).append(position)
    shown = _shown(document, own)
    return tuple(
        _passage(document, block, tuple(own.get(number, ())))
        for number, block in enumerate(document.blocks)
        if shown is None or number in shown
    )


def is_long(document: SourceDocument) -> bool:
    """Whether only a part of a document is kept to be shown."""
    return len(document.text) > MAX_SHOWN


def _shown(document: SourceDocument, own: dict[int, list[int]]) -> set[int] | None:
    """Which blocks are kept; None for all."""
    if not is_long(document):
        return None
    kept: set[int] = set()
    left = MAX_SHOWN
    for number in sorted(own):
        near = range(max(0, number - AROUND), min(len(document.blocks), number + AROUND + 1))
        left -= sum(document.blocks[n].end - document.blocks[n].start for n in near)
        if left < 0:
            break
        kept.update(near)
    return kept


def _passage(document: SourceDocument, block: Block, findings: tuple[int, ...]) -> Passage:
    end = max(block.start, min(block.end, block.start + MAX_SHOWN))
    return Passage(
        kind=block.kind.value,
        start=block.start,
        text=document.text[block.start : end],
        pale=tuple(_pale(document, block.start, end)),
        level=block.level,
        number=block.number,
        table=block.table,
        is_header=block.is_header,
        cells=tuple(
            (min(cell.start, end) - block.start, min(cell.end, end) - block.start)
            for cell in block.cells
        ),
        findings=findings,
    )


def _pale(document: SourceDocument, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of a block that only lay it out: `**`, `#`, the target of a link."""
    pairs = zip(document.text[start:end], document.plain[start:end], strict=True)
    at = 0
    for is_markup, group in groupby(
        pairs, key=lambda pair: pair[1] == " " and not pair[0].isspace()
    ):
        length = sum(1 for _ in group)
        if is_markup:
            yield at, at + length
        at += length
