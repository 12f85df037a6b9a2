"""Writes the blocks of a PDF: headings, items with their levels, paragraphs, tables, pictures."""

from collections.abc import Mapping
from typing import NamedTuple

from sopai.ingest.composing import Composer, Piece
from sopai.ingest.header import header_row
from sopai.ingest.pdf_headings import Heading, headings_of
from sopai.ingest.pdf_lines import place_of_box
from sopai.ingest.pdf_pages import PdfBody, Picture
from sopai.ingest.pdf_passages import INDENT, Passage
from sopai.ingest.pdf_tables import PdfCell, PdfTable

_INNER = ("round", "letter", "circle", "☐")
"""Shapes of numbers that stand below plain ones, though not always further to the right."""


class _Level(NamedTuple):
    left: float
    body: float
    shape: str
    number: str


def write_body(made: Composer, body: PdfBody, bookmarks: Mapping[str, int]) -> None:
    """Write the blocks of a document.

    Args:
        made: where to.
        body: the blocks, in reading order.
        bookmarks: levels of the file's bookmarks by their words.
    """
    passages = [block for block in body.blocks if isinstance(block, Passage)]
    headings = headings_of(passages, bookmarks)
    writer = _Writer(made)
    at = 0
    for block in body.blocks:
        if isinstance(block, PdfTable):
            writer.table(block)
        elif isinstance(block, Picture):
            writer.picture(block)
        else:
            writer.passage(block, headings.get(at))
            at += 1


class _Writer:
    """Knows which lists and which table are open."""

    def __init__(self, made: Composer) -> None:
        self._made = made
        self._levels: list[_Level] = []
        self._tables = 0

    def passage(self, passage: Passage, heading: Heading | None) -> None:
        """Write a heading, a list item or a paragraph."""
        if heading is not None:
            self._heading(passage, heading)
        elif passage.typed is not None:
            level = self._level(passage)
            typed = passage.typed
            self._made.item(
                *passage.pieces,
                level=level,
                number=typed.number,
                ordered=typed.number is not None,
                checkbox=typed.checkbox,
            )
            self._links(passage, typed.length)
        else:
            while self._levels and passage.left < self._levels[-1].body - INDENT:
                self._levels.pop()
            inside = bool(self._levels)
            self._made.paragraph(*passage.pieces, bold=passage.bold, inside=inside)
            self._links(passage, 0)

    def _heading(self, passage: Passage, heading: Heading) -> None:
        self._levels = []
        pieces = list(passage._replace(typed=None).pieces)
        pieces[0] = pieces[0]._replace(text=pieces[0].text[heading.cut :])
        if heading.level == 0:
            self._made.title(*pieces)
        else:
            self._made.heading(*pieces, level=heading.level, number=heading.number)
        self._links(passage, heading.cut)

    def _level(self, passage: Passage) -> int:
        """The depth of a list item: by where it begins, and by the shape of its number."""
        typed = passage.typed
        here = _Level(
            passage.left,
            passage.body_left,
            typed.shape if typed else "",
            (typed.number or "") if typed else "",
        )
        while self._levels and not _is_below(here, self._levels[-1]):
            self._levels.pop()
        self._levels.append(here)
        return len(self._levels) - 1

    def _links(self, passage: Passage, cut: int) -> None:
        shift = -cut
        pieces = passage._replace(typed=None).pieces
        for at, line in enumerate(passage.lines):
            for start, end, href in line.links:
                last = min(end, len(pieces[at].text))
                if last + shift > 0:
                    self._made.link(max(0, start + shift), last + shift, href)
            following = pieces[at + 1].joined if at + 1 < len(pieces) else True
            shift += len(pieces[at].text) + (not following)

    def picture(self, picture: Picture) -> None:
        """Write a picture, which has no name in the file."""
        name = f"page-{picture.page}-picture-{picture.number}"
        self._made.picture(name, name, place_of_box(picture.page, picture.box))

    def table(self, table: PdfTable) -> None:
        """Write a table."""
        self._levels = []
        words = table.words
        self._tables += 1
        header = header_row(words)
        for at, row in enumerate(table.rows):
            self._row(row, self._tables, is_header=at == header)

    def _row(self, row: list[PdfCell], table: int, *, is_header: bool) -> None:
        own = [cell for cell in row if cell.pieces and not cell.repeats]
        if not own:
            return
        cells: list[tuple[Piece, ...]] = [cell.pieces for cell in row]
        if len(own) == 1 and sum(map(bool, cells)) == 1 and own[0].columns >= len(row) > 1:
            cells = [own[0].pieces]
        self._made.row(cells, table=table, is_header=is_header)


def _is_below(here: _Level, above: _Level) -> bool:
    """Whether an item stands below another."""
    if here.left > above.left + INDENT and here.body > above.body + INDENT:
        return True
    if (
        here.body < above.body - INDENT
        and here.left < above.left - INDENT
        or here.shape == above.shape
    ):
        return False
    if above.number and here.number.startswith(above.number + "."):
        return True
    kind, upper = here.shape.partition(" ")[0], above.shape.partition(" ")[0]
    return upper in ("number", "chapter", "step", "word") and (
        kind in _INNER or (kind == "number" and upper == "chapter") or not here.number
    )
