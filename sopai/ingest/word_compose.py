"""The blocks of a Word document, handed to the composer in reading order."""

from collections.abc import Mapping, Sequence

from sopai.ingest.composing import Composer, Piece
from sopai.ingest.soft import typed_sign
from sopai.ingest.word_roles import (
    Depths,
    is_heading,
    is_part_name,
    list_headings,
    list_level,
    title_of,
    typed_number,
)
from sopai.ingest.word_story import Aside, Paragraph, Story, Table
from sopai.ingest.word_tables import body_cells, header_rows, is_frame, row_pieces
from sopai.ingest.word_text import NoteMark

_BOXES = frozenset("☐☑☒□✓✔❑❒❐")
_TYPED = "typed"
"""Name of the list of all items whose numbers and bullets were typed."""


class WordComposer:
    """Hands the blocks of the document's story to a composer."""

    def __init__(
        self, composer: Composer, story: Story, notes: Mapping[NoteMark, Sequence[str]]
    ) -> None:
        """Look at the whole document once, before its blocks are taken.

        Args:
            composer: takes the blocks.
            story: of the document's body.
            notes: paragraphs of footnotes and endnotes, by the mark that refers to them.
        """
        self._composer = composer
        self._notes = notes
        self._title = title_of(story)
        self._headings = list_headings(story)
        self._depths = Depths()
        self._outline = 0
        self._footnotes = 0

    def take(self, story: Story, *, within: bool = False) -> None:
        """Hand over a story.

        Args:
            story: the document's body, or what stands in a text box or a frame.
            within: its paragraphs belong to the item before them.
        """
        for block in story:
            if isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Aside):
                self._composer.lose(block.loss.what, block.loss.why, block.place)
            else:
                self._paragraph(block, within=within)
                self._follow(block)

    def _follow(self, paragraph: Paragraph) -> None:
        """What stands in a paragraph beside its words."""
        for picture in paragraph.pictures:
            self._composer.picture(picture.href, picture.name, paragraph.place)
        for loss in paragraph.losses:
            self._composer.lose(loss.what, loss.why, paragraph.place)
        for box in paragraph.boxes:
            self.take(box, within=bool(self._depths))
        for mark in paragraph.notes:
            self._note(mark, paragraph)

    def _note(self, mark: NoteMark, paragraph: Paragraph) -> None:
        said = self._notes.get(mark)
        if said is None:
            return
        self._footnotes += 1
        place = {**paragraph.place, "note": self._footnotes}
        pieces = [Piece(text, place) for text in said if text.strip()]
        if pieces:
            self._composer.paragraph(*pieces, inside=bool(self._depths))

    def _paragraph(self, paragraph: Paragraph, *, within: bool) -> None:
        if not paragraph.text.strip():
            self._empty(paragraph)
        elif paragraph is self._title:
            self._depths.clear()
            self._composer.title(*paragraph.pieces)
        elif is_heading(paragraph):
            self._heading(paragraph, (paragraph.outline or 0) + 1)
        elif list_level(paragraph) in self._headings and is_part_name(paragraph):
            numbered = paragraph.numbered
            self._heading(paragraph, self._outline + 1 + (numbered.level if numbered else 0))
        else:
            self._text(paragraph, within=within)
        self._link(paragraph)

    def _empty(self, paragraph: Paragraph) -> None:
        """A number without words is printed, and counts; a bullet without words says nothing."""
        numbered = paragraph.numbered
        if numbered is None or numbered.number is None or is_heading(paragraph):
            return
        if not paragraph.is_hidden and not any(text.hidden for text in paragraph.texts):
            depth = self._depths.item(numbered.list_id, numbered.level, paragraph.left)
            self._composer.item(
                *paragraph.pieces, level=depth, number=numbered.number, ordered=True
            )

    def _heading(self, paragraph: Paragraph, level: int) -> None:
        self._depths.clear()
        if paragraph.outline is not None:
            self._outline = level
        number = paragraph.numbered.number if paragraph.numbered else None
        typed = typed_number(paragraph.text) if number is None else None
        self._composer.heading(
            *paragraph.pieces,
            level=level,
            number=number if typed is None else typed.number,
            typed=0 if typed is None else typed.length,
        )

    def _text(self, paragraph: Paragraph, *, within: bool) -> None:
        numbered = paragraph.numbered
        sign = typed_sign(paragraph.text) if "\n" not in paragraph.text.strip() else None
        if numbered is not None and numbered.label:
            depth = self._depths.item(numbered.list_id, numbered.level, paragraph.left)
            box = sign.length if sign and sign.is_checkbox else 0
            self._composer.item(
                *paragraph.pieces,
                level=depth,
                number=numbered.number,
                ordered=not numbered.is_bullet,
                checkbox=bool(box) or not _BOXES.isdisjoint(numbered.label),
                typed=box,
            )
        elif sign is not None:
            depth = self._depths.item(_TYPED, int(sign.number is None), paragraph.left)
            self._composer.item(
                *paragraph.pieces,
                level=depth,
                number=sign.number,
                ordered=sign.number is not None,
                checkbox=sign.is_checkbox,
                typed=sign.length,
            )
        else:
            self._plain(paragraph, within=within)

    def _plain(self, paragraph: Paragraph, *, within: bool) -> None:
        goes_on = (
            paragraph.style.continues
            or paragraph.numbered is not None
            or self._depths.holds(paragraph.left)
        )
        inside = within or (bool(self._depths) and goes_on)
        if not inside:
            self._depths.clear()
        self._composer.paragraph(*paragraph.pieces, bold=paragraph.is_bold, inside=inside)

    def _link(self, paragraph: Paragraph) -> None:
        base = 0
        for text in paragraph.texts:
            for start, end, href in text.links:
                self._composer.link(base + start, base + end, href)
            base += len(text.text)

    def _table(self, table: Table) -> None:
        self._depths.clear()
        if is_frame(table):
            for row in table.rows:
                for cell in row.cells:
                    self.take(cell.story)
            return
        headers = header_rows(table)
        taken: set[int] = set()
        for at, row in enumerate(table.rows):
            is_header = at in headers
            self._composer.row(
                row_pieces(row, is_header=is_header), table=table.number, is_header=is_header
            )
            inner: list[Table] = []
            for cell in body_cells(row, taken):
                for block in cell.story:
                    if isinstance(block, Table):
                        inner.append(block)
                    elif isinstance(block, Aside):
                        self._composer.lose(block.loss.what, block.loss.why, block.place)
                    else:
                        self._follow(block)
            for one in inner:
                self._table(one)
