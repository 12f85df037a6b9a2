"""The body of an SOP's file, cut into sections, with its comments apart from its words."""

from bisect import bisect_right
from itertools import pairwise
from re import compile
from typing import NamedTuple

from sopai.ingest.layout import Layout
from sopai.schema.document import Anchor, Block, BlockKind, Lost
from sopai.schema.escaping import COMMENT, unescape
from sopai.schema.labels import SECTIONS, label_of
from sopai.schema.place import line_of

_HASHES = compile(r"\#{1,6}(?=[ \t]|\Z)")
_BLANK = " \t\r\n" + COMMENT


class Words(NamedTuple):
    """A piece of the file, comments overwritten, blanks at its ends left out."""

    raw: str
    start: int

    def part(self, start: int, end: int | None = None) -> "Words":
        """A piece of the piece, by offsets in it."""
        return trimmed(self.raw[start:end], self.start + start)


class Section(NamedTuple):
    """What stands under a heading of level 1 or 2."""

    field: str
    """The field of the SOP; `title`, `other` or `preamble` where it is none of the known."""

    heading: Block | None
    words: Words
    """The heading's."""

    body: Words
    blocks: list[Block]
    """Without the heading."""


class Page(NamedTuple):
    """A file on its way to an SOP: what was read, and what was found so far."""

    layout: Layout
    masked: str
    """The text, as long as it was, with each comment overwritten."""

    comments: dict[int, list[str]]
    """Texts of comments by the block that they stand in or after."""

    children: dict[int, list[Block]]
    """Blocks inside a list item, by its index."""

    anchors: dict[str, Anchor]
    step_blocks: dict[int, str]
    lost: list[Lost]
    notes: list[dict[str, str]]
    seen: set[int]
    """Blocks that need no further look."""

    def words(self, block: Block) -> Words:
        """A block's own words, as they stand in the file."""
        return trimmed(self.masked[block.start : block.end], block.start)

    def anchor(self, address: str, words: Words) -> None:
        """Record where a value stands; the first place counts."""
        if address not in self.anchors:
            line = line_of(self.layout.newlines, words.start)
            end = words.start + len(words.raw)
            self.anchors[address] = Anchor(line, words.start, end, "native")

    def take(self, block: Block, address: str) -> None:
        """Record what a block became."""
        self.step_blocks[block.ordinal] = address
        self.seen.add(block.ordinal)

    def lose(self, words: Words, why: str) -> None:
        """Record what was not understood, or kept elsewhere."""
        self.lost.append(Lost(line_of(self.layout.newlines, words.start), words.raw[:80], why))

    def keep_as_note(self, words: Words, why: str) -> None:
        """Keep what has no field of its own."""
        if words.raw:
            self.notes.append({"text": unescape(words.raw, is_prose=True)})
            self.lose(words, f"{why}: kept as a note")


def trimmed(raw: str, start: int) -> Words:
    """Words without blanks and comments at their ends."""
    left = raw.lstrip(_BLANK)
    return Words(left.rstrip(_BLANK), start + len(raw) - len(left))


def open_page(layout: Layout) -> Page:
    """A page with nothing found yet."""
    masked = layout.text
    starts = [block.start for block in layout.blocks]
    comments: dict[int, list[str]] = {}
    pieces: list[str] = []
    done = 0
    for comment in layout.comments:
        comments.setdefault(bisect_right(starts, comment.start) - 1, []).append(comment.text)
        pieces += masked[done : comment.start], COMMENT * (comment.end - comment.start)
        done = comment.end
    children: dict[int, list[Block]] = {}
    for block in layout.blocks:
        if block.parent >= 0:
            children.setdefault(block.parent, []).append(block)
    return Page(
        layout, "".join((*pieces, masked[done:])), comments, children, {}, {}, [], [], set()
    )


def sections(page: Page) -> list[Section]:
    """The sections in order; what stands before the first heading is the preamble."""
    blocks, text = page.layout.blocks, page.layout.text
    marks = [block.ordinal for block in blocks if _begins_section(block)]
    found: list[Section] = []
    if marks[:1] != [0]:
        nothing = Words("", 0)
        above = blocks[: marks[0] if marks else None]
        found.append(Section("preamble", None, nothing, nothing, above))
    fields: list[str] = []
    for this, following in pairwise([*marks, len(blocks)]):
        heading = blocks[this]
        words = _heading_words(page.words(heading))
        label = label_of(SECTIONS, words.raw)
        field = label.field if label and heading.level == 2 else "other"
        field = "title" if heading.level == 1 and "title" not in fields else field
        fields.append(field)
        end = blocks[following].start if following < len(blocks) else len(text)
        body = trimmed(page.masked[heading.end : end], heading.end)
        found.append(Section(field, heading, words, body, blocks[this + 1 : following]))
    return found


def line_start(text: str, offset: int) -> int:
    """Where the line of an offset begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _begins_section(block: Block) -> bool:
    is_top = block.parent < 0 and not block.quoted
    return block.kind is BlockKind.HEADING and block.level <= 2 and is_top


def _heading_words(words: Words) -> Words:
    """Without the number signs around them, or the line under them."""
    hashes = _HASHES.match(words.raw)
    if hashes is None:
        return words.part(0, max(words.raw.rfind("\n"), words.raw.rfind("\r"), 0))
    shown = words.raw.rstrip("#")
    is_closed = shown != words.raw and shown[-1:] in " \t"
    return words.part(hashes.end(), len(shown) if is_closed else None)
