"""What a reader found of what a golden file holds."""

from re import compile
from time import perf_counter
from typing import NamedTuple

from sopai.errors import IngestError
from sopai.evaluation.ingest_cases import ExpectedBlock, ExpectedStep, IngestCase
from sopai.ingest.read import read
from sopai.ingest.recognise import Reading
from sopai.schema.document import Block, BlockKind, Place, SourceDocument
from sopai.schema.owner import Owner, OwnerKind
from sopai.schema.place import place_of
from sopai.schema.sop import Sop

_SIGNS = compile(r"[\s|*_#]+")

ASPECTS: tuple[tuple[str, str, float | None], ...] = (
    ("refused", "files that must be refused, and are", 1.0),
    ("text", "blocks whose text is found", None),
    ("kind", "of these, as the kind of block that they are", None),
    ("place", "of these, at the place where they stand", None),
    ("number", "numbers of headings, items and rows, as printed", 1.0),
    ("table", "table rows, cell by cell", 1.0),
    ("step", "steps that become steps", None),
    ("extra", "recognised steps that are steps (wholly described files)", None),
    ("owner", "owners of steps, nobody included", 1.0),
    ("picture", "pictures kept with their step", None),
    ("lost", "files with losses or tracked changes that say so", 1.0),
    ("head", "titles, numbers and versions", None),
)
"""Name, what it is, and its goal."""


class Judged(NamedTuple):
    """What was right and what was not, by aspect."""

    outcomes: dict[str, list[bool]]
    wrong: tuple[str, ...]
    """One sentence for each thing that was not right."""

    seconds: float
    """That reading the file took, on one core; 0 where it was refused."""


class _Notes:
    """Collects outcomes while a file is looked at."""

    def __init__(self) -> None:
        self.outcomes: dict[str, list[bool]] = {name: [] for name, _, _ in ASPECTS}
        self.wrong: list[str] = []

    def take(self, aspect: str, is_right: bool, what: str) -> None:
        self.outcomes[aspect].append(is_right)
        if not is_right:
            self.wrong.append(f"{aspect}: {what}")


def judge(case: IngestCase) -> Judged:
    """How the reader did on one golden file."""
    notes = _Notes()
    begun = perf_counter()
    try:
        reading = read(case.path)
    except IngestError as error:
        seconds = 0.0
        _refused(case, notes, str(error))
    else:
        seconds = perf_counter() - begun
        _read(case, notes, reading)
    return Judged(notes.outcomes, tuple(notes.wrong), seconds)


def _refused(case: IngestCase, notes: _Notes, error: str) -> None:
    if case.expected.error is not None:
        notes.take("refused", True, "")
    else:
        _nothing_found(case, notes, error)


def _read(case: IngestCase, notes: _Notes, reading: Reading) -> None:
    if case.expected.error is not None:
        notes.take("refused", False, f"{case.expected.error}: was read")
        return
    _blocks(case, reading.document, notes)
    _steps(case, reading, notes)
    _head(case, reading, notes)
    _losses(case, reading, notes)


def _nothing_found(case: IngestCase, notes: _Notes, error: str) -> None:
    """A file that ought to be read and is refused has everything wrong."""
    expected = case.expected
    notes.wrong.append(f"refused: {error}")
    notes.outcomes["text"] += [False for block in expected.blocks if block.cells is None]
    notes.outcomes["table"] += [False for block in expected.blocks if block.cells is not None]
    notes.outcomes["number"] += [False for block in expected.blocks if block.number is not None]
    for aspect in ("step", "owner"):
        notes.outcomes[aspect] += [False for _ in expected.steps]


def _blocks(case: IngestCase, document: SourceDocument, notes: _Notes) -> None:
    """Each expected block is looked for behind the one found before it, then from the start."""
    after = 0
    for expected in case.expected.blocks:
        if expected.empty:
            continue
        at = _find(document, expected, after)
        if at is None:
            at = _find(document, expected, 0)
        shown = repr((expected.text or " | ".join(expected.cells or ()))[:60])
        aspect = "text" if expected.cells is None else "table"
        found = document.blocks[at] if at is not None else None
        right = found is not None and (expected.cells is None or _same_row(document, expected, at))
        right = right or (expected.or_lost is not None and bool(document.lost))
        notes.take(aspect, right, shown)
        if expected.number is not None and (expected.cells is None or _is_counted(expected)):
            numbers = _numbers(document, found) if found is not None else []
            right = expected.number in numbers
            notes.take("number", right, f"{expected.number} is {' '.join(numbers)}: {shown}")
        if found is None or at is None:
            continue
        after = at + 1
        notes.take("kind", found.kind.value == expected.kind, f"{found.kind.value}: {shown}")
        if expected.place:
            places = _places(document, found)
            same = any(expected.place.items() <= place.items() for place in places)
            notes.take("place", same, f"{places[0]} for {expected.place}: {shown}")


def _is_counted(expected: ExpectedBlock) -> bool:
    """The row's number is one, not the words of a row over the whole width."""
    return len(expected.cells or ()) > 1 and len(expected.number or "") <= MAX_NUMBER


MAX_NUMBER = 12


def _find(document: SourceDocument, expected: ExpectedBlock, start: int) -> int | None:
    wanted = _flat(expected.text if expected.cells is None else " ".join(expected.cells))
    is_row = expected.cells is not None
    for at in range(start, len(document.blocks)):
        block = document.blocks[at]
        if is_row != (block.kind is BlockKind.TABLE_ROW):
            continue
        text = _flat(document.text[block.start : block.end])
        if text == wanted or (not is_row and block.number and text == f"{block.number} {wanted}"):
            return at
    if is_row:
        return _row_like(document, expected, start)
    return None


def _row_like(document: SourceDocument, expected: ExpectedBlock, start: int) -> int | None:
    """A row in which most cells are right: its other cells are what is wrong."""
    wanted = [_flat(cell) for cell in expected.cells or () if cell.strip()]
    for at in range(start, len(document.blocks)):
        cells = set(_cells(document, document.blocks[at]))
        if wanted and sum(cell in cells for cell in wanted) * 2 > len(wanted):
            return at
    return None


def _same_row(document: SourceDocument, expected: ExpectedBlock, at: int | None) -> bool:
    if at is None:
        return False
    return _cells(document, document.blocks[at]) == [_flat(cell) for cell in expected.cells or ()]


def _cells(document: SourceDocument, block: Block) -> list[str]:
    return [_flat(document.text[cell.start : cell.end]) for cell in block.cells]


def _numbers(document: SourceDocument, block: Block) -> list[str]:
    """The number of a block; of a row those that may be it, in its first two cells."""
    if block.number is not None:
        return [block.number]
    if block.kind is not BlockKind.TABLE_ROW:
        return []
    return [cell.rstrip(".)、") for cell in _cells(document, block)[:2]]


def _places(document: SourceDocument, block: Block) -> list[Place]:
    """Where the pieces of a block stand: a row that begins with a merged cell begins above."""
    if not document.locations:
        return [{"line": block.line}]
    starts = [cell.start for cell in block.cells] or [block.start]
    found = (place_of(document.locations, start, start) for start in starts)
    return [place for place in found if place is not None] or [{}]


def _steps(case: IngestCase, reading: Reading, notes: _Notes) -> None:
    sops = (reading.sop, *reading.others)
    used = set()
    for expected in case.expected.steps:
        found = _step(sops, expected)
        notes.take("step", found is not None, expected.starts)
        right = found is not None and _same_owner(found[1], expected.owner)
        named = (found[1].text or "nobody") if found else "no step"
        notes.take("owner", right, f"{expected.owner} is {named}: {expected.starts!r}")
        used.add(found[0] if found else "")
    if not case.expected.partial and case.expected.steps:
        for sop in sops:
            for step in sop.steps:
                notes.take("extra", f"{sop.id}/{step.id}" in used, step.action[:60])
    held = [(_flat(s.action), s.materials) for sop in sops for s in sop.steps]
    for picture in case.expected.pictures:
        starts = _flat(picture.with_)
        has = any(words.startswith(starts) and materials for words, materials in held)
        notes.take("picture", has or _beside(reading.document, starts), picture.with_)


def _step(sops: tuple[Sop, ...], expected: ExpectedStep) -> tuple[str, Owner] | None:
    starts = _flat(expected.starts)
    for sop in sops:
        for step in sop.steps:
            whole = f"{step.title or ''} {step.action}"
            if starts and (
                _flat(step.action).startswith(starts) or _flat(whole).startswith(starts)
            ):
                return f"{sop.id}/{step.id}", step.owner
    return None


def _same_owner(found: Owner, expected: str | None) -> bool:
    if expected is None:
        return found.kind in (OwnerKind.NONE, OwnerKind.VAGUE)
    text = _flat(found.text or found.role or found.person or "")
    return bool(text) and (text in _flat(expected) or _flat(expected) in text)


def _beside(document: SourceDocument, starts: str) -> bool:
    """A picture in a block that is no step."""
    for link in document.links:
        if not link.is_picture:
            continue
        for block in document.blocks:
            if block.start <= link.start <= block.end:
                text = _flat(document.text[block.start : block.end])
                if text.startswith(starts):
                    return True
    return False


def _head(case: IngestCase, reading: Reading, notes: _Notes) -> None:
    expected, control = case.expected, reading.control
    for what, wanted, found in (
        ("title", expected.title, reading.sop.title),
        ("number", expected.number, control.number),
        ("version", expected.version, control.version),
    ):
        if wanted is not None:
            right = _flat(wanted) == _flat(found or "")
            notes.take("head", right, f"{what} {wanted!r} is {found!r}")


def _losses(case: IngestCase, reading: Reading, notes: _Notes) -> None:
    expected = [*case.expected.lost, *(["tracked changes"] if case.expected.tracked else [])]
    if expected:
        told = [f"{lost.what} ({lost.why})" for lost in reading.document.lost]
        notes.take("lost", len(told) >= len(expected), f"{expected}: {told}")


def _flat(text: str | None) -> str:
    return _SIGNS.sub(" ", text or "").strip().casefold()
