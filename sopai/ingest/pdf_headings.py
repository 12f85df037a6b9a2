"""Which passages of a PDF are headings, and of which level: by size, weight, number, bookmarks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from re import compile
from typing import NamedTuple

from sopai.ingest.pdf_passages import Passage
from sopai.ingest.typed_numbers import Typed, typed_heading
from sopai.language.headings import heading_text, section_kind
from sopai.schema.document import SectionKind

LARGER = 1.12
"""Share of the text's size from which larger letters are a heading."""

MAX_LENGTH = 120
"""Letters of a heading."""

MAX_BOLD = 80
"""Letters of a heading that is only bold, or only numbered."""

MAX_LINES = 3
"""Lines of a heading."""

HUGE = 20.0
"""Points of letters that fill a page with a few words."""

_ENDS = ".。;；!！,，"
_WORDS = compile(r"\w+")


class Heading(NamedTuple):
    """How a passage is a heading."""

    level: int
    """From 1; 0 is the document's title."""

    number: str | None
    cut: int
    """Letters of its number before the words."""


class _Style(NamedTuple):
    size: float
    bold: bool
    depth: int
    """How many parts its number has."""


def text_size(passages: Sequence[Passage]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for passage in passages:
        for line in passage.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def headings_of(passages: Sequence[Passage], bookmarks: Mapping[str, int]) -> dict[int, Heading]:
    """The headings among passages, by index.

    Args:
        passages: of the whole document.
        bookmarks: levels from 1 of the file's bookmarks, by their words as `bookmark_key` gives.
    """
    size = text_size(passages)
    found: dict[int, tuple[Typed | None, _Style]] = {}
    for at, passage in enumerate(passages):
        following = passages[at + 1] if at + 1 < len(passages) else None
        if not _may_be(passage):
            continue
        typed = _number(passage)
        marked = bookmark_key(_whole(passage)) in bookmarks
        if marked or _looks_like(passage, following, size, typed):
            found[at] = (typed, _style(passage, typed, size))
    return _levelled(passages, found, bookmarks)


def bookmark_key(words: str) -> str:
    """The letters of a heading, for comparison."""
    return "".join(_WORDS.findall(words)).lower()


def _whole(passage: Passage) -> str:
    return " ".join(line.text for line in passage.lines)


def _may_be(passage: Passage) -> bool:
    text = _whole(passage)
    is_bullet = passage.typed is not None and passage.typed.number is None
    return (
        len(passage.lines) <= (MAX_LINES if passage.size < HUGE else MAX_LINES + 2)
        and len(text) <= MAX_LENGTH
        and not is_bullet
        and any(map(str.isalpha, text))
    )


def _number(passage: Passage) -> Typed | None:
    return typed_heading(_whole(passage))


def _looks_like(
    passage: Passage, following: Passage | None, size: float, typed: Typed | None
) -> bool:
    text = _whole(passage)
    if passage.size >= LARGER * size:
        return text[-1] not in _ENDS or len(text) <= MAX_BOLD
    is_number = typed is not None or (
        passage.typed is not None and passage.typed.number is not None
    )
    if not is_number or len(text) > MAX_BOLD or text[-1] in _ENDS or passage.size < 0.95 * size:
        return False
    if _is_part(text):
        return True
    if not passage.bold:
        return False
    is_list = following is not None and following.bold and following.typed is not None
    return not is_list


def _is_part(text: str) -> bool:
    typed = typed_heading(text)
    words = text[typed.length :] if typed else text
    return len(words) <= 40 and section_kind(heading_text(words)) is not SectionKind.OTHER


def _style(passage: Passage, typed: Typed | None, size: float) -> _Style:
    depth = typed.number.count(".") + 1 if typed and typed.number else 0
    return _Style(max(passage.size, size), passage.bold or passage.size > size, depth)


def _levelled(
    passages: Sequence[Passage],
    found: Mapping[int, tuple[Typed | None, _Style]],
    bookmarks: Mapping[str, int],
) -> dict[int, Heading]:
    """Levels: larger letters stand higher, and of one size those with fewer parts of a number."""
    title = _title(passages, found)
    styles = sorted(
        {style for at, (_, style) in found.items() if at != title},
        key=lambda style: (-style.size, not style.bold, style.depth),
    )
    ranks = {style: rank for rank, style in enumerate(styles, start=1)}
    headings: dict[int, Heading] = {}
    if title is None and passages and _is_plain_title(passages[0], found):
        headings[0] = Heading(0, None, 0)
    for at, (typed, style) in found.items():
        number = typed.number if typed else None
        cut = typed.length if typed else 0
        level = 0 if at == title else bookmarks.get(bookmark_key(_whole(passages[at])))
        headings[at] = Heading(ranks.get(style, 1) if level is None else level, number, cut)
    return headings


def _is_plain_title(passage: Passage, found: Mapping[int, tuple[Typed | None, _Style]]) -> bool:
    """A first short line in letters like all others, above headings that are no larger."""
    text = passage.text
    is_short = len(passage.lines) == 1 and len(text) <= MAX_BOLD and text[-1] not in _ENDS + ":："
    sizes = [style.size for _, style in found.values()]
    is_first = not found or min(found) > 0
    return (
        is_short
        and is_first
        and passage.typed is None
        and any(map(str.isalpha, text))
        and max(sizes, default=0.0) <= LARGER * passage.size
    )


def _title(
    passages: Sequence[Passage], found: Mapping[int, tuple[Typed | None, _Style]]
) -> int | None:
    """The one heading in the largest letters, when it stands at the head of the first page."""
    if not found:
        return None
    largest = max(style.size for _, style in found.values())
    tops = [at for at, (_, style) in found.items() if style.size >= largest - 0.4]
    first = tops[0]
    on_first_page = passages[first].lines[0].page == passages[0].lines[0].page
    is_only = len(tops) == 1 or tops[1] == first + 1 and len(tops) == 2
    typed = found[first][0]
    return first if on_first_page and is_only and typed is None and first < 6 else None
