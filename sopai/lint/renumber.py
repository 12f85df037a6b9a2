"""The marks of a Markdown list made to say what its page shows already.

Markdown counts by itself: of "1. 2. 2. 3." every page shows 1, 2, 3, 4 (CommonMark 0.31.2, 5.3:
the numbers after the first are disregarded). Where a number is left out, a step may be missing,
and the question stays with the author.
"""

from collections.abc import Iterator
from re import IGNORECASE, Match, Pattern, compile
from typing import NamedTuple

from sopai.schema.document import Block, SourceDocument
from sopai.schema.finding import Fix

MAX_SPAN = 8_000
"""Characters of a list that one fix may rewrite."""

_NUMBERED = compile(r"[ \t]*(?P<mark>\d{1,3})(?P<end>[.)])[ \t]+")
_BULLET = compile(r"[ \t]*(?P<mark>[-*+])[ \t]+")
_REFERS = compile(
    r"\b(?:steps?|items?|points?|nos?\.|numbers?|no\.|substeps?)\s*[(#]?\s*\d|"
    r"第\s*[\d一二三四五六七八九十]+\s*[步条项点]|步骤\s*[(（]?\s*[\d一二三四五六七八九十]",
    IGNORECASE,
)
"""Words by which a text sends its reader to a number."""

_FIRST = compile(r"[\W_]*(?:first\s*,|firstly\b|首先|第一步)", IGNORECASE)
_MIDDLE = compile(
    r"[\W_]*(?:(?:second|third|next|after that)\s*,|(?:secondly|thirdly|then|afterwards)\b|"
    r"第二步|第三步|其次|然后|接着|接下来|随后)",
    IGNORECASE,
)
_LAST = compile(r"[\W_]*(?:(?:finally|lastly)\b|最后)", IGNORECASE)
"""Words by which an item says its place; "first aid" and "next shift" need their comma."""


class _Mark(NamedTuple):
    """What stands before an item: a number or a bullet."""

    start: int
    end: int
    words: str


def renumbered(document: SourceDocument, blocks: list[Block]) -> Fix | None:
    """The numbers of a list one after the other, where some repeat and none is left out.

    Args:
        document: a text file.
        blocks: the items of one list on one level.
    """
    marks = _marks(document, blocks)
    if marks is None or _REFERS.search(document.plain):
        return None
    written = [int(mark.words) for mark in marks]
    wanted = [written[0] + at for at in range(len(written))]
    steps = zip(written, written[1:], wanted[1:], strict=False)
    if not all(number in (before, before + 1, want) for before, number, want in steps):
        return None
    if any(number > want for number, want in zip(written, wanted, strict=True)):
        return None
    return _fix(document, marks, [str(number) for number in wanted])


def numbered(document: SourceDocument, blocks: list[Block]) -> Fix | None:
    """Numbers instead of bullets, where the items say their order themselves, each of them."""
    said = [document.plain[block.start : block.end] for block in blocks]
    ordered = (
        len(said) > 1
        and _FIRST.match(said[0])
        and all(_MIDDLE.match(words) for words in said[1:-1])
        and (_LAST.match(said[-1]) or _MIDDLE.match(said[-1]))
    )
    marks = _marks(document, blocks) if ordered else None
    if marks is None:
        return None
    return _fix(document, marks, [f"{number}." for number in range(1, len(marks) + 1)])


def _marks(document: SourceDocument, blocks: list[Block]) -> list[_Mark] | None:
    """The marks of all items; None where one stands otherwise, as in a quote or a soft list."""
    if document.locations or any(block.quoted for block in blocks):
        return None
    pattern = _NUMBERED if blocks[0].ordered else _BULLET
    found = [match for block in blocks if (match := _before(document.text, block, pattern))]
    if len(found) < len(blocks) or len({_kind(match) for match in found}) > 1:
        return None
    return [_Mark(*match.span("mark"), match["mark"]) for match in found]


def _before(text: str, block: Block, pattern: Pattern[str]) -> Match[str] | None:
    start = max(text.rfind("\n", 0, block.start), text.rfind("\r", 0, block.start)) + 1
    return pattern.match(text, start, block.start + 1)


def _kind(match: Match[str]) -> str:
    """Markers of one list end in one sign, or are one bullet."""
    return match.groupdict().get("end") or match["mark"]


def _fix(document: SourceDocument, marks: list[_Mark], wanted: list[str]) -> Fix | None:
    changed = [pair for pair in zip(marks, wanted, strict=True) if pair[0].words != pair[1]]
    if not changed:
        return None
    start, end = changed[0][0].start, changed[-1][0].end
    if end - start > MAX_SPAN:
        return None
    text = "".join(_pieces(document.text, changed))
    return Fix(kind="safe", replace=(start, end), text=text)


def _pieces(text: str, changed: list[tuple[_Mark, str]]) -> Iterator[str]:
    """The new marks with what stands between them."""
    at = changed[0][0].start
    for mark, words in changed:
        yield text[at : mark.start] + words
        at = mark.end
