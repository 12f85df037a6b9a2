"""Ids of steps, exceptions and metrics in an SOP's file; what has none yet gets a new one."""

from collections.abc import Iterator
from re import compile
from typing import NamedTuple

from sopai.errors import IngestError
from sopai.ingest.native_fields import is_labelled
from sopai.ingest.native_page import Page, Section
from sopai.schema import labels
from sopai.schema.document import Block, BlockKind
from sopai.schema.order import NUMBER, last_numbers, new_id
from sopai.schema.sop import Sop, Step, numbers

LETTERS = {"steps": "s", "exceptions": "e", "metrics": "m"}
_TABLES = {"s": labels.STEP, "e": labels.EXCEPTION, "m": labels.METRIC}
_MARK = compile(rf"[sem]{NUMBER}")
_MENTION = compile(rf"\b[sem]{NUMBER}\b")


class Numbering(NamedTuple):
    """Which block is which part of the SOP."""

    ids: dict[int, str]
    """Index of the block -> id."""

    parents: dict[str, str | None]
    """Step -> the step that it is a part of, in the order of the file."""

    last: dict[str, int]
    """The highest number by letter, of all that this file ever used."""

    def printed(self) -> dict[str, str]:
        """Printed number -> step."""
        steps = tuple(Step(id=step, parent=up, action="-") for step, up in self.parents.items())
        tree = Sop(id="sop_0000000000", title="-", language="en", steps=steps)
        return {number: step for step, number in numbers(tree).items()}


def number_parts(
    page: Page, found: list[Section], retired: dict[str, int], mentioned: list[str]
) -> Numbering:
    """Ids by block.

    Args:
        page: the file.
        found: its sections.
        retired: the highest numbers that the front matter remembers.
        mentioned: ids that the front matter names.

    Raises:
        IngestError: two blocks carry the same id.
    """
    last = last_numbers(mentioned)
    for comment in page.layout.comments:
        for letter, number in last_numbers(_MENTION.findall(comment.text)).items():
            last[letter] = max(number, last.get(letter, 0))
    for letter, number in retired.items():
        last[letter] = max(number, last.get(letter, 0))
    numbering = Numbering({}, {}, last)
    parts = [part for section in found for part in _parts(page, section)]
    marks = {block.ordinal: _marked(page, block, letter) for block, letter in parts}
    _refuse_doubles(page, marks)
    taken = {mark for mark in marks.values() if mark is not None}
    for block, letter in parts:
        mark = marks[block.ordinal]
        if mark is None:
            mark = new_id(letter, last.get(letter, 0), taken)
            if mark is None:
                raise IngestError(
                    f"line {block.line}: no number is left for a new id, since {letter}"
                    f"{last[letter]} is in use: give that part a smaller one"
                )
            last[letter] = int(mark[1:])
        numbering.ids[block.ordinal] = mark
        if letter == "s":
            numbering.parents[mark] = numbering.ids.get(block.parent)
    return numbering


def _parts(page: Page, section: Section) -> Iterator[tuple[Block, str]]:
    """List items with words: of the first level, and steps under steps.

    A labelled bullet that was indented too little belongs to the item above it.
    """
    letter = LETTERS.get(section.field)
    if letter is None:
        return
    above = -1
    taken: set[int] = set()
    for block in section.blocks:
        is_inside = block.parent >= 0
        words = page.words(block)
        if block.kind is not BlockKind.LIST_ITEM or not words.raw:
            continue
        if is_inside and (letter != "s" or block.parent not in taken):
            continue
        if not block.ordered and _marked(page, block, letter) is None:
            if is_inside:
                continue
            if above >= 0 and is_labelled(words, _TABLES[letter]):
                page.children.setdefault(above, []).append(block)
                continue
        above = block.ordinal
        taken.add(above)
        yield block, letter


def _marked(page: Page, block: Block, letter: str) -> str | None:
    """The id in the comments of a block."""
    for comment in page.comments.get(block.ordinal, []):
        if comment.startswith(letter) and _MARK.fullmatch(comment):
            return comment
    return None


def _refuse_doubles(page: Page, marks: dict[int, str | None]) -> None:
    first: dict[str, int] = {}
    for index, mark in marks.items():
        line = page.layout.blocks[index].line
        if mark is not None and mark in first:
            raise IngestError(
                f"lines {first[mark]} and {line}: both carry the id {mark!r}: delete the comment "
                f"'<!-- {mark} -->' at the newer one, which then gets an id of its own"
            )
        if mark is not None:
            first[mark] = line
