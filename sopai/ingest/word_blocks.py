"""A Word document as paragraphs and tables, as it is printed."""

from typing import NamedTuple

from sopai.ingest.composing import Piece
from sopai.ingest.word_numbering import Numbered
from sopai.ingest.word_objects import Loss, Picture
from sopai.ingest.word_styles import Style
from sopai.ingest.word_text import NoteMark, ParagraphText
from sopai.schema.document import Place


class Paragraph(NamedTuple):
    """A paragraph as it is printed."""

    pieces: tuple[Piece, ...]
    """Its text; several where the marks of paragraphs before it were deleted."""

    texts: tuple[ParagraphText, ...]
    style: Style
    outline: int | None
    numbered: Numbered | None
    left: int
    """Where its text begins, in twentieths of a point."""

    is_centred: bool
    is_hidden: bool
    """Its mark is, and so is all that it says."""

    pictures: tuple[Picture, ...]
    boxes: tuple["Story", ...]
    losses: tuple[Loss, ...]
    links: tuple[tuple[int, int, str], ...]
    """Start, end and address, by offsets in its words."""

    place: Place

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_bold(self) -> bool:
        """All of its words are."""
        said = [text for text in self.texts if text.text.strip()]
        return bool(said) and all(text.is_bold for text in said)

    @property
    def notes(self) -> tuple[NoteMark, ...]:
        """References to notes and comments."""
        return tuple(note for text in self.texts for note in text.notes)


class Cell(NamedTuple):
    """A cell of a table."""

    story: "Story"
    column: int
    """The first column of the grid that it covers, from 0."""

    width: int
    """How many columns it covers."""


class Row(NamedTuple):
    """A row of a table; a cell merged downwards stands in each row that it covers."""

    cells: tuple[Cell, ...]
    is_header: bool
    """It is repeated at the top of each page."""


class Table(NamedTuple):
    """A table."""

    number: int
    """From 1, in the order of the document, those inside others included."""

    rows: tuple[Row, ...]


class Aside(NamedTuple):
    """Text that stands outside of the file."""

    loss: Loss
    place: Place


Story = tuple[Paragraph | Table | Aside, ...]
