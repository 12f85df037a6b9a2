"""What the paragraphs of a Word document are: title, headings, items, and how deep they stand."""

from collections.abc import Iterator, Sequence
from re import compile
from typing import NamedTuple

from sopai.ingest.soft import typed_sign
from sopai.ingest.word_story import Paragraph, Story, Table
from sopai.language.headings import heading_text, section_kind
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

_SENTENCE_END = ".。;；!！?？,，:："
_COMPANY = compile(
    r"(?i).*(?:公司|集团|医院|大学|学院|\b(?:ltd|inc|gmbh|llc|corp|university|hospital|company)\b\.?)"
)
_TYPED = compile(
    r"\s*(?:(?P<number>\d{1,2}(?:\.\d{1,3}){1,4}\.?(?=\s|[^\W\d_])|\d{1,2}[.、．)）])[ \t\u3000]*|"
    r"(?P<plain>\d{1,2})(?:\t[ \t]*|[ \u3000]+)|"
    r"(?P<chinese>[一二三四五六七八九十]{1,3})、[ \t\u3000]*)(?=\S)"
)


class TypedNumber(NamedTuple):
    """A number that somebody typed before a heading."""

    length: int
    number: str | None


NOTHING_TYPED = TypedNumber(0, None)
ListLevel = tuple[str, int]


def paragraphs_in(story: Story) -> Iterator[Paragraph]:
    """The paragraphs of a story outside its tables."""
    for block in story:
        if isinstance(block, Paragraph):
            yield block


def is_heading(paragraph: Paragraph) -> bool:
    """It has an outline level, and is no step that was given a heading's style for its number."""
    if paragraph.outline is None:
        return False
    text = paragraph.text.strip()
    if paragraph.numbered is None or len(text) <= LONG_HEADING:
        return True
    return text[-1:] not in ".。;；"


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
        if is_heading(block) or block.numbered or typed_sign(block.text):
            break
        seen += 1
        if _looks_like_title(block):
            candidates.append(block)
    named = [one for one in candidates if not _COMPANY.fullmatch(one.text.strip())]
    return max(named or candidates, key=_size, default=None)


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


def list_headings(story: Story) -> frozenset[ListLevel]:
    """Levels of lists whose items are headings: 一、目的 二、职责, or bold lines with text below.

    Word's users number the parts of a document by a list as often as by headings.
    """
    groups: dict[ListLevel, list[Paragraph]] = {}
    followed: dict[ListLevel, int] = {}
    before: ListLevel | None = None
    for block in story:
        level = list_level(block) if isinstance(block, Paragraph) else None
        if before is not None and level != before:
            followed[before] = followed.get(before, 0) + 1
        if isinstance(block, Paragraph) and (block.text.strip() or level):
            before = level
            if level is not None and not is_heading(block):
                groups.setdefault(level, []).append(block)
    return frozenset(
        level for level, items in groups.items() if _are_headings(items, followed.get(level, 0))
    )


def list_level(paragraph: Paragraph) -> ListLevel | None:
    """The list that a numbered paragraph stands in, and its level there."""
    numbered = paragraph.numbered
    if numbered is None or numbered.is_bullet or not numbered.label:
        return None
    return numbered.list_id, numbered.level


def _are_headings(items: Sequence[Paragraph], followed: int) -> bool:
    short = [one for one in items if is_part_name(one)]
    if len(short) < 2 or len(short) * 2 < len(items):
        return False
    named = sum(
        section_kind(heading_text(one.text.strip())) is not SectionKind.OTHER for one in short
    )
    if named >= 2 and named * 2 >= len(items):
        return True
    return all(one.is_bold for one in items) and followed * 2 >= len(items)


def is_part_name(paragraph: Paragraph) -> bool:
    """Short, and no sentence."""
    text = paragraph.text.strip()
    return 0 < len(text) <= MAX_PART and text[-1:] not in _SENTENCE_END and "\n" not in text


def typed_number(text: str) -> TypedNumber:
    """The number that somebody typed before a heading: "3.1 Scope", "1. Scope", 一、目的."""
    found = _TYPED.match(text)
    if found is None:
        return NOTHING_TYPED
    if found["plain"] and "\t" not in found[0]:
        kind = section_kind(heading_text(text[found.end() :]))
        if kind is SectionKind.OTHER:  # "5 steps to a clean bench"
            return NOTHING_TYPED
    number = found["number"] or found["plain"] or found["chinese"]
    return TypedNumber(found.end(), number.rstrip(".、．)）"))


class _Open(NamedTuple):
    """An item that further items may stand under."""

    list_id: str
    level: int
    left: int


class Depths:
    """How deep items stand: by the levels of their list, and by indentation between lists."""

    def __init__(self) -> None:
        """Begin outside of any list."""
        self._open: list[_Open] = []

    def item(self, list_id: str, level: int, left: int) -> int:
        """The depth of the next item, from 0."""
        own = [at for at, one in enumerate(self._open) if one.list_id == list_id]
        if own:
            del self._open[own[-1] + 1 :]
            while own and self._open and self._open[-1].level >= level:
                self._open.pop()
                own = [at for at in own if at < len(self._open)]
        else:
            while self._open and left <= self._open[-1].left + _STEP:
                self._open.pop()
        self._open.append(_Open(list_id, level, left))
        return len(self._open) - 1

    def holds(self, left: int) -> bool:
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
