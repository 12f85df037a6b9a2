"""The blocks of a Word document, handed to the composer in reading order."""

from collections.abc import Mapping, Sequence
from re import compile

from sopai.ingest.composing import Composer, Piece
from sopai.ingest.word_blocks import Aside, Paragraph, Story, Table
from sopai.ingest.word_roles import (
    Depths,
    Listed,
    is_heading,
    is_part_name,
    list_headings,
    list_level,
    listed_as,
    sentence_levels,
    title_of,
    typed_before_heading,
)
from sopai.ingest.word_tables import body_cells, header_rows, is_frame, row_pieces
from sopai.ingest.word_text import NoteMark
from sopai.language.control_fields import names_owner

_LABEL = compile(r"\s*(?P<name>[^\s:：][^:：\n]{1,23})[:：]")


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
        self._sentences = sentence_levels(story)
        self._depths = Depths()
        self._outline = 0
        self._footnotes = 0
        self._groups = 0

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
        elif is_heading(paragraph) and paragraph.outline not in self._sentences:
            self._heading(paragraph, (paragraph.outline or 0) + 1)
        elif list_level(paragraph) in self._headings and is_part_name(paragraph):
            listed = listed_as(paragraph)
            self._heading(paragraph, self._outline + 1 + (listed.level if listed else 0))
        else:
            self._text(paragraph, within=within)
        if paragraph.text.strip():
            for start, end, href in paragraph.links:
                self._composer.link(start, end, href)

    def _empty(self, paragraph: Paragraph) -> None:
        """A number without words is printed, and counts; a bullet without words says nothing."""
        listed = listed_as(paragraph)
        if listed is None or listed.number is None or is_heading(paragraph):
            return
        if not paragraph.is_hidden and not any(text.hidden for text in paragraph.texts):
            self._item(paragraph, listed)

    def _heading(self, paragraph: Paragraph, level: int) -> None:
        self._depths.clear()
        if paragraph.outline is not None:
            self._outline = level
        if paragraph.numbered is not None and paragraph.numbered.number is not None:
            shown = paragraph.numbered.number
            self._composer.heading(*paragraph.pieces, level=level, number=shown)
            return
        typed = typed_before_heading(paragraph.text)
        number, length = (typed.number, typed.length) if typed else (None, 0)
        self._composer.heading(*paragraph.pieces, level=level, number=number, typed=length)

    def _text(self, paragraph: Paragraph, *, within: bool) -> None:
        listed = listed_as(paragraph)
        if listed is not None:
            self._item(paragraph, listed)
        else:
            self._plain(paragraph, within=within)

    def _item(self, paragraph: Paragraph, listed: Listed) -> None:
        self._composer.item(
            *paragraph.pieces,
            level=self._depths.item(listed, paragraph.left),
            number=listed.number,
            ordered=listed.number is not None,
            checkbox=listed.is_checkbox,
            typed=listed.length,
        )

    def _plain(self, paragraph: Paragraph, *, within: bool) -> None:
        goes_on = (
            paragraph.style.continues
            or paragraph.numbered is not None
            or (self._depths.goes_on(paragraph.left) and not _stands_out(paragraph))
            or _names_owner(paragraph.text)
        )
        inside = within or (bool(self._depths) and goes_on)
        if not inside:
            self._depths.clear()
        self._composer.paragraph(*paragraph.pieces, bold=paragraph.is_bold, inside=inside)

    def _table(self, table: Table) -> None:
        """The rows of a table; those above the names of the columns are a table of their own."""
        self._depths.clear()
        if is_frame(table):
            for row in table.rows:
                for cell in row.cells:
                    self.take(cell.story)
            return
        headers = header_rows(table)
        first = min(headers, default=0)
        self._groups += 1 + (first > 0)
        group = self._groups
        taken: set[int] = set()
        for at, row in enumerate(table.rows):
            is_header = at in headers
            self._composer.row(
                row_pieces(row, is_header=is_header),
                table=group - (at < first),
                is_header=is_header,
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


def _stands_out(paragraph: Paragraph) -> bool:
    """A short bold line is a heading, however it is indented."""
    return paragraph.is_bold and is_part_name(paragraph)


def _names_owner(text: str) -> bool:
    """A line under an item that says whose it is: "Responsible: Porter"."""
    label = _LABEL.match(text)
    return label is not None and names_owner(label["name"])
