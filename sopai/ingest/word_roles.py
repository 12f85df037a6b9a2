"""What the paragraphs of a Word document are: title, headings, items, and how deep they stand."""

from collections import Counter
from collections.abc import Iterator
from re import compile
from typing import NamedTuple

from sopai.ingest.typed_numbers import Typed, typed_heading, typed_item
from sopai.ingest.word_blocks import Aside, Paragraph, Story, Table
from sopai.language.analysis import commands
from sopai.language.headings import heading_text, section_kind
from sopai.language.script import language_of
from sopai.schema.document import SectionKind

MAX_TITLE = 80
MAX_PART = 60
"""Characters of a title, and of a numbered line that names a part of a procedure."""

TITLE_SIZE = 28
"""Half points from which the letters of a first line are those of a title: 14 pt, 四号."""

HEAD = 6
"""Paragraphs at the head of a document among which its title stands."""

LONG_HEADING = 40
"""Characters from which a numbered heading that ends as a sentence is a step."""

SENTENCES_BELOW = 0.7
"""Share of the items under short lines without a full stop that are sentences, from which these
lines are headings if none of them orders something: "1 Receiving the bicycle", "a. Write ..."."""

_SENTENCE_END = ".。;；!！?？,，:："
_BOXES = frozenset("☐☑☒□✓✔❑❒❐")
_PART = compile(r"(?i)\b(?:part|section|chapter|phase|stage)\b|[章节篇]|部分|阶段")
_COMPANY = compile(
    r"(?i).*(?:公司|集团|医院|大学|学院|\b(?:ltd|inc|gmbh|llc|corp|university|hospital|company)\b\.?)"
)
_BARE = compile(r"\s*(?P<number>\d{1,2})[ \t\u3000]+(?=\S)")
ListLevel = tuple[str, int]


class Listed(NamedTuple):
    """A paragraph's place in a list."""

    list_id: str
    level: int
    number: str | None
    """Nothing for a bullet."""

    is_checkbox: bool
    length: int
    """Characters of a number, bullet or box that was typed."""

    is_typed: bool


def paragraphs_in(story: Story) -> Iterator[Paragraph]:
    """The paragraphs of a story outside its tables."""
    for block in story:
        if isinstance(block, Paragraph):
            yield block


def is_heading(paragraph: Paragraph) -> bool:
    """It has an outline level."""
    return paragraph.outline is not None


def sentence_levels(story: Story) -> frozenset[int]:
    """Outline levels on which sentences stand: steps that have a heading's style for its number."""
    counted: Counter[int] = Counter()
    sentences: Counter[int] = Counter()
    for one in paragraphs_in(story):
        text = one.text.strip()
        if one.outline is not None and one.numbered is not None and text:
            counted[one.outline] += 1
            sentences[one.outline] += len(text) > LONG_HEADING and text[-1] in ".。;；"
    return frozenset(level for level, number in sentences.items() if number * 2 > counted[level])


def title_of(story: Story) -> Paragraph | None:
    """The paragraph that is the title by its style, or by its looks at the head of the document."""
    styled = next((one for one in paragraphs_in(story) if one.style.is_title and one.text), None)
    if styled is not None:
        return styled
    candidates = []
    seen = 0
    for block in story:
        if isinstance(block, Table) or seen == HEAD:
            break
        if not isinstance(block, Paragraph) or not block.text.strip():
            continue
        if is_heading(block) or block.numbered or typed_item(block.text):
            break
        seen += 1
        if _looks_like_title(block):
            candidates.append(block)
    named = [one for one in candidates if not _COMPANY.fullmatch(one.text.strip())]
    return max(named or candidates, key=_size, default=None)


def boxed_title(story: Story) -> str | None:
    """The title in a table at the head of a document, as forms have it beside the logo."""
    first = next((block for block in story if _says_something(block)), None)
    if not isinstance(first, Table):
        return None
    candidates = [
        block
        for row in first.rows
        for cell in row.cells
        for block in paragraphs_in(cell.story)
        if block.text.strip() and _looks_like_title(block) and _size(block) >= TITLE_SIZE
    ]
    named = [one for one in candidates if not _COMPANY.fullmatch(one.text.strip())]
    largest = max(named, key=_size, default=None)
    return largest.text.strip() if largest is not None else None


def _says_something(block: Paragraph | Table | Aside) -> bool:
    return isinstance(block, Table) or (isinstance(block, Paragraph) and bool(block.text.strip()))


def _looks_like_title(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    stands_out = paragraph.is_bold + paragraph.is_centred + (_size(paragraph) >= TITLE_SIZE)
    return (
        stands_out >= 2
        and len(text) <= MAX_TITLE
        and ":" not in text
        and "：" not in text
        and text[-1:] not in _SENTENCE_END
    )


def _size(paragraph: Paragraph) -> int:
    return max(text.size for text in paragraph.texts)


class _Group(NamedTuple):
    """The items of one level of a list."""

    items: list[Paragraph]
    leaves: list[bool]
    """Of each item, whether something other than the next item of its level follows."""

    below: list[Paragraph]
    """Items of the same list that follow and stand deeper."""


def list_headings(story: Story) -> frozenset[ListLevel]:
    """Levels of lists whose items are headings: 一、目的 二、职责, or bold lines with text below.

    Word's users number the parts of a document by a list as often as by headings.
    """
    groups: dict[ListLevel, _Group] = {}
    before: ListLevel | None = None
    for block in story:
        if isinstance(block, Paragraph) and not block.text.strip():
            continue
        level = list_level(block) if isinstance(block, Paragraph) else None
        if before is not None:
            groups[before].leaves.append(level != before)
        before = None
        if not isinstance(block, Paragraph) or level is None or is_heading(block):
            continue
        groups.setdefault(level, _Group([], [], [])).items.append(block)
        for above in range(level[1]):
            if (level[0], above) in groups:
                groups[level[0], above].below.append(block)
        before = level
    return frozenset(level for level, group in groups.items() if _are_headings(group))


def _are_headings(group: _Group) -> bool:
    """Whether the items of a level name parts: by their words, their label, their looks."""
    items = group.items
    short = sum(map(is_part_name, items))
    if short < 2 or short * 2 < len(items):
        return False
    kinds = [section_kind(heading_text(one.text.strip())) for one in items if is_part_name(one)]
    named = sum(kind is not SectionKind.OTHER for kind in kinds)
    if named >= 2 and named * 2 >= len(items):
        return True
    if short < len(items):
        return False
    if all(one.numbered and _PART.search(one.numbered.label) for one in items):
        return True
    followed = sum(group.leaves)
    if all(one.is_bold for one in items) and followed * 2 >= len(items):
        return True
    sentences = sum(one.text.strip()[-1:] in _SENTENCE_END for one in group.below)
    if followed < len(items) or sentences < SENTENCES_BELOW * max(1, len(group.below)):
        return False
    texts = [one.text.strip() for one in items]
    language = language_of(" ".join(texts))
    return not any(commands(text, language) for text in texts)


def is_part_name(paragraph: Paragraph) -> bool:
    """Short, and no sentence."""
    text = paragraph.text.strip()
    return 0 < len(text) <= MAX_PART and text[-1:] not in _SENTENCE_END and "\n" not in text


def list_level(paragraph: Paragraph) -> ListLevel | None:
    """The numbered list that a paragraph stands in, and its level there."""
    listed = listed_as(paragraph)
    return (listed.list_id, listed.level) if listed and listed.number else None


def listed_as(paragraph: Paragraph) -> Listed | None:
    """The place of a paragraph in a list, by Word's numbering or by a number that was typed."""
    numbered = paragraph.numbered
    text = paragraph.text
    typed = typed_item(text) if "\n" not in text.strip() else None
    if numbered is not None and numbered.label:
        has_box = typed is not None and typed.checkbox
        return Listed(
            numbered.list_id,
            numbered.level,
            numbered.number,
            has_box or not _BOXES.isdisjoint(numbered.label),
            typed.length if typed is not None and has_box else 0,
            is_typed=False,
        )
    if typed is None or numbered is not None:
        return None
    return Listed(
        f"typed {typed.shape}", 0, typed.number, typed.checkbox, typed.length, is_typed=True
    )


def typed_before_heading(text: str) -> Typed | None:
    """The number that somebody typed before a heading: "3.1 Scope", 一、目的, "1 Purpose"."""
    typed = typed_heading(text)
    if typed is not None:
        return typed
    bare = _BARE.match(text)  # "5 steps to a clean bench" has none
    if bare is None or section_kind(heading_text(text[bare.end() :])) is SectionKind.OTHER:
        return None
    return Typed(bare["number"], False, bare.end())


class _Open(NamedTuple):
    """An item that further items may stand under."""

    listed: Listed
    left: int


class Depths:
    """How deep items stand: by the levels of their list, and by indentation between lists."""

    def __init__(self) -> None:
        """Begin outside of any list."""
        self._open: list[_Open] = []

    def item(self, listed: Listed, left: int) -> int:
        """The depth of the next item, from 0.

        Args:
            listed: its place in its list.
            left: where its text begins, in twentieths of a point.
        """
        same = [one.listed.list_id == listed.list_id for one in self._open]
        if any(same):
            del self._open[len(same) - same[::-1].index(True) :]
            while self._open and self._is_beside(self._open[-1].listed, listed):
                self._open.pop()
        else:
            while self._open and not self._holds(self._open[-1], listed, left):
                self._open.pop()
        self._open.append(_Open(listed, left))
        return len(self._open) - 1

    @staticmethod
    def _is_beside(one: Listed, listed: Listed) -> bool:
        return one.list_id == listed.list_id and one.level >= listed.level

    @staticmethod
    def _holds(one: _Open, listed: Listed, left: int) -> bool:
        """An item of another list stands under one that is less indented.

        Signs that were typed are seldom indented: (1) stands under 1., and a bullet under both.
        """
        if left > one.left + _STEP:
            return True
        return listed.is_typed and one.listed.number is not None and left > one.left - _STEP

    def goes_on(self, left: int) -> bool:
        """Whether a paragraph with this indentation goes on with the item before it."""
        return bool(self._open) and left > 0 and left >= self._open[-1].left - _STEP

    def __bool__(self) -> bool:
        """Whether an item is open."""
        return bool(self._open)

    def clear(self) -> None:
        """Leave all lists."""
        self._open.clear()


_STEP = 100
"""Twentieths of a point, 1.8 mm: less is no indentation that anybody sees."""
