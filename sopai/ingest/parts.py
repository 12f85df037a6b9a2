"""The parts of an SOP beside its steps: exceptions, metrics, supervision, terms."""

from re import compile

from sopai.ingest.owners import cell_owner
from sopai.ingest.resolution import Context
from sopai.ingest.steps import Placed
from sopai.ingest.targets import metric_name, target_in
from sopai.ingest.wording import announced_part, block_words, words
from sopai.language.anchored import anchored_limit
from sopai.language.columns import Column, TableKind
from sopai.language.quantities import measure, rhythm
from sopai.schema.document import Anchor, Block, BlockKind, Item, SectionKind
from sopai.schema.owner import NOBODY, Found, Owner
from sopai.schema.sop import Definition, ExceptionCase, Metric, Routine

_SITUATION = compile(
    r"^(?P<situation>[^:：。.]{2,80}?)\s*(?:[:：]|\s[-–—]\s|->|→)\s*(?P<handling>\S.*)$", 16
)
_CONDITION = compile(
    r"^(?:[Ii]f|[Ww]hen|[Ii]n case(?: of)?|如果|如遇|若|当|一旦|"
    r"遇到?)\s*(?P<situation>[^,，:：]{2,100})[,，:：]\s*(?P<handling>\S.*)$",
    16,
)
_METRIC_WORD = compile(
    r"\b(?:rate|time|target|kpi|score|accuracy|errors?|satisfaction|csat|nps|turnaround|metric|"
    r"goal|coverage|yield|"
    r"availability|uptime|complaints?|share|percentage)\b|率|目标|指标|满意度|时长|得分|准确|"
    r"合格|达成|及时|考核",
    2,
)
_WINDOW = compile(
    r"\b(?:dai|week|month|quarter|year)ly\b|\bper (?:day|week|month|quarter|year)\b|"
    r"每[天日周月季年]度?|[月周季年]度",
    2,
)


_CADENCES = (Column.FREQUENCY, Column.TRIGGER, Column.TIME_LIMIT)
"""Columns that say how often a routine is done."""

_DIGIT = compile(r"\d")
MAX_METRIC = 400
"""Characters of a line that states a metric; what is longer is prose."""


class Parts:
    """What was recognised beside the steps, in order of the text."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.exceptions: list[ExceptionCase] = []
        self.metrics: list[Metric] = []
        self.routines: list[Routine] = []
        self.definitions: list[Definition] = []
        self.lines: dict[str, list[str]] = {}
        """Address of an exception -> the lines under it, which say how it is handled."""


def parts_of(context: Context, items: list[Item], placed: Placed) -> Parts:
    """Exceptions, metrics, routines and definitions among the items that are no steps."""
    parts = Parts()
    for item in items:
        block = context.blocks[item.block]
        named = announced_part(context.layout, block)
        section = named[0] if named is not None else context.sections[item.section].kind
        if block.ordinal in placed.addresses:
            _metric_in_step(context, block, parts, placed)
        elif block.kind is BlockKind.TABLE_ROW:
            _row(context, item, block, parts, placed)
        elif section is SectionKind.EXCEPTIONS:
            _exception_text(context, item, block, parts, placed)
        elif section is SectionKind.METRICS:
            _metric_text(context, item, block, parts, placed, strict=False)
        elif section is SectionKind.DEFINITIONS:
            _definition_text(context, block, parts, placed)
        elif section is SectionKind.SUPERVISION:
            _supervision(context, item, block, parts, placed)
        else:
            _metric_text(context, item, block, parts, placed, strict=True)
    parts.exceptions[:] = [_with_lines(parts, case) for case in parts.exceptions]
    return parts


def _with_lines(parts: Parts, case: ExceptionCase) -> ExceptionCase:
    lines = parts.lines.get(f"/exceptions/{case.id}")
    if not lines:
        return case
    handling = "\n".join([case.handling, *lines] if case.handling else lines)
    return ExceptionCase.model_validate(case.model_dump() | {"handling": handling})


def _place(placed: Placed, block: Block, address: str, found: str) -> None:
    placed.addresses[block.ordinal] = address
    placed.anchors[address] = Anchor(block.line, block.start, block.end, found)


def _row(context: Context, item: Item, block: Block, parts: Parts, placed: Placed) -> None:
    table = context.tables[block.table]
    cells = [words(context.layout, cell.start, cell.end).strip(" |") for cell in block.cells]
    named: dict[Column, str] = {}
    for column, cell in zip(table.columns, cells, strict=False):
        if cell:
            named[column] = f"{named[column]}; {cell}" if column in named else cell
    if context.sections[item.section].kind is SectionKind.SUPERVISION and named:
        _add_routine(context, named, cells, item, block, parts, placed)
    elif table.kind is TableKind.EXCEPTIONS and Column.SITUATION in named:
        _add_exception(named, item.owner, block, parts, placed)
    elif table.kind is TableKind.METRICS and (Column.METRIC in named or Column.TITLE in named):
        _add_metric(context, named, block, parts, placed)
    elif table.kind is TableKind.DEFINITIONS and len(cells) >= 2 and cells[0] and cells[1]:
        parts.definitions.append(Definition(term=cells[0], meaning=cells[1]))
        _place(placed, block, f"/definitions/{len(parts.definitions) - 1}", "table row")


def _add_routine(
    context: Context,
    named: dict[Column, str],
    cells: list[str],
    item: Item,
    block: Block,
    parts: Parts,
    placed: Placed,
) -> None:
    """A row of a table of inspections: what, how often, who."""
    activity = next((named[c] for c in (Column.ACTION, Column.TITLE) if c in named), None)
    activity = activity or next((cell for cell in cells if cell), None)
    if activity is None:
        return
    cadence = next((named[c] for c in _CADENCES if c in named), None)
    owner = item.owner
    if Column.OWNER in named:
        owner = cell_owner(named[Column.OWNER], context.language, Found.COLUMN)
    routine = Routine(activity=activity, cadence=cadence or rhythm(activity), owner=owner)
    parts.routines.append(routine)
    _place(placed, block, f"/supervision/{len(parts.routines) - 1}", "table row")


def _add_exception(
    named: dict[Column, str], owner: Owner, block: Block, parts: Parts, placed: Placed
) -> None:
    handling = named.get(Column.HANDLING)
    case = ExceptionCase(
        id=f"e{len(parts.exceptions) + 1}",
        situation=named[Column.SITUATION],
        cause=named.get(Column.CAUSE),
        handling=handling,
        owner=owner,
        time_limit=named.get(Column.TIME_LIMIT) or (anchored_limit(handling) if handling else None),
        escalation=named.get(Column.ESCALATION),
    )
    parts.exceptions.append(case)
    _place(placed, block, f"/exceptions/{case.id}", "table row")


def _add_metric(
    context: Context, named: dict[Column, str], block: Block, parts: Parts, placed: Placed
) -> None:
    name = named.get(Column.METRIC) or named[Column.TITLE]
    text = named.get(Column.TARGET) or named.get(Column.STANDARD)
    owner = (
        cell_owner(named[Column.OWNER], context.language, Found.COLUMN)
        if Column.OWNER in named
        else NOBODY
    )
    metric = Metric(
        id=f"m{len(parts.metrics) + 1}",
        name=name,
        target=target_in(text or name),
        window=named.get(Column.FREQUENCY) or named.get(Column.TRIGGER),
        source=named.get(Column.SOURCE),
        owner=owner,
    )
    parts.metrics.append(metric)
    _place(placed, block, f"/metrics/{metric.id}", "table row")


def _own_words(context: Context, block: Block) -> str:
    """The words of a block without the label that only says which part of the SOP it is."""
    named = announced_part(context.layout, block)
    return named[1] if named is not None else block_words(context.layout, block)


def _exception_text(
    context: Context, item: Item, block: Block, parts: Parts, placed: Placed
) -> None:
    text = _own_words(context, block)
    above = placed.addresses.get(block.parent, "")
    if above.startswith("/exceptions/") and text:
        parts.lines.setdefault(above, []).append(text)
        placed.addresses[block.ordinal] = above
        anchor = Anchor(block.line, block.start, block.end, "list item")
        placed.anchors.setdefault(f"{above}/handling", anchor)
        return
    if not text or (not item.operative.holds and block.kind is not BlockKind.LIST_ITEM):
        return
    match = _CONDITION.match(text) or _SITUATION.match(text)
    case = ExceptionCase(
        id=f"e{len(parts.exceptions) + 1}",
        situation=match["situation"].strip() if match else text,
        handling=match["handling"].strip() if match else None,
        owner=item.owner,
        time_limit=anchored_limit(text),
    )
    parts.exceptions.append(case)
    _place(placed, block, f"/exceptions/{case.id}", "list item")


def _metric_text(
    context: Context, item: Item, block: Block, parts: Parts, placed: Placed, *, strict: bool
) -> bool:
    """A line such as "Target: book-in error below 0.5 %"."""
    if (
        (strict and item.operative.holds)
        or block.end - block.start > MAX_METRIC
        or not _DIGIT.search(context.layout.plain, block.start, block.end)
    ):
        return False
    text = _own_words(context, block)
    found = measure(text)
    if found is None:
        return False
    if strict and not (found.comparator and _METRIC_WORD.search(text[:160])):
        return False
    window = _WINDOW.search(text)
    name = metric_name(text, found.text, window.group() if window else "")
    metric = Metric(
        id=f"m{len(parts.metrics) + 1}",
        name=name,
        target=target_in(text),
        window=window.group() if window else None,
        owner=item.owner,
    )
    parts.metrics.append(metric)
    _place(placed, block, f"/metrics/{metric.id}", "text")
    return True


def _metric_in_step(context: Context, block: Block, parts: Parts, placed: Placed) -> None:
    """A step that names a target keeps its text; the target is counted as a metric too."""
    if block.end - block.start > MAX_METRIC or not _DIGIT.search(
        context.layout.plain, block.start, block.end
    ):
        return
    text = block_words(context.layout, block)
    if not _METRIC_WORD.search(text):
        return
    found = measure(text)
    address = placed.addresses[block.ordinal]
    if found is None or found.comparator is None or not address.startswith("/steps/"):
        return
    if (
        found.unit not in ("%", "‰", "percent")
        and "目标" not in text
        and "target" not in text.lower()
    ):
        return
    metric = Metric(
        id=f"m{len(parts.metrics) + 1}",
        name=text.split(found.text)[0].strip(" :：,，-–(（") or text,
        target=target_in(text),
        step=address.split("/")[2],
    )
    parts.metrics.append(metric)
    placed.anchors[f"/metrics/{metric.id}"] = Anchor(block.line, block.start, block.end, "text")


def _definition_text(context: Context, block: Block, parts: Parts, placed: Placed) -> None:
    match = _SITUATION.match(block_words(context.layout, block))
    if match is not None:
        term, meaning = match["situation"].strip(), match["handling"].strip()
        parts.definitions.append(Definition(term=term, meaning=meaning))
        _place(placed, block, f"/definitions/{len(parts.definitions) - 1}", "list item")


def _supervision(context: Context, item: Item, block: Block, parts: Parts, placed: Placed) -> None:
    if _metric_text(context, item, block, parts, placed, strict=True):
        return
    text = _own_words(context, block)
    if not text:  # a picture, or a link without words
        return
    found = measure(text)
    if found is not None and found.comparator and _METRIC_WORD.search(text):
        _metric_text(context, item, block, parts, placed, strict=False)
    if block.ordinal not in placed.addresses:
        parts.routines.append(Routine(activity=text, cadence=rhythm(text), owner=item.owner))
        _place(placed, block, f"/supervision/{len(parts.routines) - 1}", "list item")
