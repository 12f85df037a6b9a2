"""Which lines of an edited cell are which values of the SOP."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from re import compile
from typing import NamedTuple

from sopai.edited.layout import Unit, detail_labels
from sopai.schema.marks import folded

_LABELS = {words.casefold(): field for field, words in detail_labels()}
_LABELLED = compile(r"\s*(?P<label>[^:：\n]{1,20}?)\s*[:：][^\S\n]*(?P<rest>.*)")
_CONDITION = compile(r"(?i)\s*(?:if\s.*?:\s|如果.*?[:：])")
_PLACED = compile(r".*\S\s*[(（][^()（）]+[)）]\s*")

MAX_COMPARED = 400
"""Lines of a cell that are aligned; longer ones are compared one by one."""


class Item(NamedTuple):
    """Words of a field as the edited cell has them."""

    text: str
    unit: Unit | None
    """What stood there; None: it is new."""


def edited_items(
    units: Sequence[Unit], lines: Sequence[str], column: str
) -> Mapping[str, tuple[Item, ...]] | None:
    """The fields of a cell by name, those without words left out; None: nothing was changed.

    Args:
        units: what the cell showed, in order.
        lines: what it says.
        column: the field that lines belong to when nothing says another.
    """
    said = [line.strip() for line in lines if folded(line)]
    shown = [(unit, line) for unit in units for line in unit.lines]
    if [folded(line) for line in said] == [line for _, line in shown]:
        return None
    before = [unit for unit, _ in shown]
    pairs = _pairs([line for _, line in shown], [folded(line) for line in said])
    items = _joined(_placed(before, said, pairs, column))
    found: dict[str, list[Item]] = {}
    for field, item in items:
        found.setdefault(field, []).append(item)
    return {field: tuple(each) for field, each in found.items()}


def _pairs(before: Sequence[str], after: Sequence[str]) -> list[int | None]:
    """For each line after, the one before that it was; line by line where that explains as much."""
    if len(before) == len(after):
        changed = sum(a != b for a, b in zip(before, after, strict=True))
    else:
        changed = len(before) + len(after)
    straight: list[int | None] = [at if at < len(before) else None for at in range(len(after))]
    if changed <= 1 or max(len(before), len(after)) > MAX_COMPARED:
        return straight
    pairs: list[int | None] = [None] * len(after)
    cost = 0
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, old, old_end, new, new_end in matcher.get_opcodes():
        cost += 0 if kind == "equal" else max(old_end - old, new_end - new)
        if kind in ("equal", "replace"):
            for step in range(min(old_end - old, new_end - new)):
                pairs[new + step] = old + step
    return straight if changed <= cost else pairs


def _placed(
    before: Sequence[Unit], said: Sequence[str], pairs: Sequence[int | None], column: str
) -> Iterator[tuple[str, str, Unit | None]]:
    """Field, words without its name, and the unit that they were, of each line."""
    last, seen = column, set[Unit]()
    for number, (line, at) in enumerate(zip(said, pairs, strict=True)):
        unit = before[at] if at is not None else None
        named, rest = _labelled(line)
        if unit is not None:
            is_first = bool(unit.label) and unit not in seen
            seen.add(unit)
            yield unit.field, rest if is_first and named == unit.field else line, unit
            last = unit.field
            continue
        if column != "action":
            yield column, line, None
            continue
        field = named or _guessed(line, last, is_first=number == 0)
        yield field, rest if named else line, None
        last = field


def _labelled(line: str) -> tuple[str | None, str]:
    match = _LABELLED.fullmatch(line)
    field = _LABELS.get(match["label"].casefold()) if match else None
    return (field, match["rest"]) if match and field else (None, line)


def _guessed(line: str, last: str, *, is_first: bool) -> str:
    """The field of a new line in a cell that holds several."""
    if _CONDITION.match(line) and not is_first:
        return "branches"
    if last == "materials" and _PLACED.fullmatch(line):
        return last
    return "action" if last in ("branches", "materials") else last


def _joined(lines: Iterator[tuple[str, str, Unit | None]]) -> Iterator[tuple[str, Item]]:
    """Lines of one unit as one item."""
    open_unit: Unit | None = None
    waiting: list[str] = []
    for field, text, unit in lines:
        if unit is not None and unit == open_unit:
            waiting.append(text)
            continue
        if open_unit is not None:
            yield open_unit.field, Item("\n".join(waiting), open_unit)
        open_unit, waiting = unit, [text]
        if unit is None:
            yield field, Item(text, None)
    if open_unit is not None:
        yield open_unit.field, Item("\n".join(waiting), open_unit)
