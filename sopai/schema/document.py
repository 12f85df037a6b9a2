"""A user's file as it was read: blocks with places, and what each of them says.

Plain named tuples, not pydantic models: a document has thousands of them, they never come
from outside, and reading must keep up with 400,000 words a second.
"""

from enum import StrEnum
from typing import NamedTuple

from sopai.schema.owner import Owner

Place = dict[str, int | str | list[int]]
"""Where something stands in a file without lines: {"paragraph": 12}, {"sheet": "A", "cell": "C7"},
{"page": 2, "box": [left, top, right, bottom]} in points from the upper left corner."""


class BlockKind(StrEnum):
    """What a block is in the layout of its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CODE = "code"


class SectionKind(StrEnum):
    """What a section of an SOP is about, from its heading."""

    PROCEDURE = "procedure"
    PURPOSE = "purpose"
    SCOPE = "scope"
    BACKGROUND = "background"
    DEFINITIONS = "definitions"
    RESPONSIBILITIES = "responsibilities"
    TOOLS = "tools"
    OVERVIEW = "overview"
    EXCEPTIONS = "exceptions"
    METRICS = "metrics"
    SUPERVISION = "supervision"
    HISTORY = "history"
    REFERENCES = "references"
    METADATA = "metadata"
    EXAMPLES = "examples"
    QUESTIONS = "questions"
    OTHER = "other"


class Cell(NamedTuple):
    """One cell of a table row, as offsets into the document's text."""

    start: int
    end: int


class Block(NamedTuple):
    """A heading, paragraph, list item, table row or piece of code."""

    ordinal: int
    """Its position among the blocks of the document."""

    kind: BlockKind
    """What it is in the layout."""

    start: int
    """Offset of its first character in the document's text, after any list marker."""

    end: int
    """Offset after its last character."""

    line: int
    """Its first line, from 1."""

    level: int = 0
    """1 to 6 for a heading, depth from 0 for a list item."""

    parent: int = -1
    """Index of the list item that encloses it, or -1."""

    number: str | None = None
    """The number printed in front of it, for example "3" or "2.1"."""

    ordered: bool = False
    """The list item stands in a numbered list."""

    checkbox: bool = False
    """The list item has a box to tick."""

    quoted: bool = False
    """It stands in a block quote or an admonition."""

    bold: bool = False
    """Its whole text is bold, as headings are that were not marked as headings."""

    table: int = -1
    """Which table of the document a row belongs to, or -1."""

    is_header: bool = False
    """The row is its table's header."""

    cells: tuple[Cell, ...] = ()
    """The cells of a table row."""


class Link(NamedTuple):
    """A link or a picture in the text."""

    start: int
    end: int
    href: str
    is_picture: bool


class Comment(NamedTuple):
    """An HTML comment: step ids and suppressions live in them."""

    start: int
    end: int
    line: int
    text: str


class Lost(NamedTuple):
    """Something that a reader could not take, took otherwise, or did not understand."""

    line: int
    what: str
    why: str
    place: Place | None = None
    """Where it stands in a file without lines."""

    @property
    def where(self) -> Place:
        """The place, or the line."""
        return {"line": self.line} if self.place is None else self.place


class Location(NamedTuple):
    """A piece of `SourceDocument.text` and where it stands in a file without lines.

    A paragraph, a paragraph of a cell, a cell of a sheet, a line of a page: what can be shown to
    the user in their own file. Offsets inside it count the code points of the piece.
    """

    start: int
    end: int
    place: Place
    mark: int = 0
    """Characters at its beginning that are printed there and are not in the file, as the number
    that Word makes for a list in a cell."""


class Section(NamedTuple):
    """The part of a document under one heading."""

    ordinal: int
    """Its position among the sections; 0 is what stands before the first heading."""

    kind: SectionKind
    """What it is about."""

    title: str
    """The heading's words without markup and number."""

    level: int
    """The heading's level; 0 before the first heading."""

    block: int
    """Index of the heading block, or -1."""

    parent: int
    """Index of the section that encloses it, or -1."""

    owner: Owner
    """Who the heading or the lines under it name as responsible for all of it."""


class Operative(NamedTuple):
    """Whether a text tells somebody to do something, and why it was taken so."""

    holds: bool
    reason: str


class Item(NamedTuple):
    """A unit of text that is judged as one: a list item, a paragraph, a table row."""

    block: int
    """Index of the block that holds it."""

    start: int
    end: int
    """Offsets into the document's text."""

    section: int
    """Index of its section."""

    operative: Operative
    """Whether it tells somebody to do something."""

    owner: Owner
    """Who does it, as the whole document makes it known."""

    address: str | None
    """What it became in the SOP, for example /steps/s3."""

    column: str | None = None
    """For a table cell judged alone, the role of its column."""

    @property
    def is_of_step(self) -> bool:
        """It became a step of an SOP, or a part of one."""
        return self.address is not None and "/steps/" in self.address


class Anchor(NamedTuple):
    """Where in the file a value of the SOP stands, and how it was found."""

    line: int
    start: int
    end: int
    found: str


class SourceDocument(NamedTuple):
    """A file as read and understood: everything that the linter looks at."""

    path: str
    """As the caller gave it."""

    language: str
    """`en` or `zh`, by the characters of the text."""

    text: str
    """The decoded text; all offsets count its code points."""

    plain: str
    """As long as `text`: markup is blanked, code is backticks, Chinese is simplified and
    full-width punctuation half-width."""

    blocks: tuple[Block, ...]
    """In order of the text."""

    sections: tuple[Section, ...]
    """In order of the text; number 0 stands before the first heading."""

    items: tuple[Item, ...]
    """What is judged, in order of the text."""

    links: tuple[Link, ...]
    """Links and pictures."""

    comments: tuple[Comment, ...]
    """HTML comments."""

    anchors: dict[str, Anchor]
    """Address of a value in the SOP -> where it stands."""

    lost: tuple[Lost, ...]
    """What could not be taken."""

    newlines: tuple[int, ...]
    """Offsets of the line ends, for line and column numbers."""

    columns: dict[int, tuple[str, ...]]
    """Number of a table -> what each of its columns holds, by header and cells."""

    locations: tuple[Location, ...] = ()
    """Where the pieces of `text` stand in a file without lines (Word, Excel, PDF, HTML), in order;
    empty for a file whose text is `text`."""
