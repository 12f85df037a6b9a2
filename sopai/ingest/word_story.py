"""A Word document as a sequence of paragraphs and tables, with tracked changes accepted."""

from collections.abc import Iterator
from typing import NamedTuple

from sopai.errors import IngestError
from sopai.ingest.archive import Relation
from sopai.ingest.composing import Piece
from sopai.ingest.word_names import (
    ALTERNATE,
    PPR,
    REL_ID,
    RPR,
    SDT,
    SDT_CONTENT,
    TBL,
    Element,
    P,
    branch_of,
    switch_of,
    value_of,
    w,
)
from sopai.ingest.word_numbering import Numbered, Numbering
from sopai.ingest.word_objects import Loss, Picture, drawn_in
from sopai.ingest.word_styles import Style, Styles, left_of
from sopai.ingest.word_text import NoteMark, ParagraphText, texts_of
from sopai.schema.document import Place

MAX_PARAGRAPHS = 200_000
"""Paragraphs, those of cells included; a manual of 1,000 pages has fewer than 50,000."""

MAX_NESTING = 20
"""Tables and text boxes inside each other; nobody can print more than a few."""

_WRAPPERS = frozenset(map(w, ("ins", "moveTo", "customXml", "smartTag")))
_ASIDE = frozenset(map(w, ("altChunk", "subDoc")))


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


class StoryReader:
    """Reads the stories of one part; numbers count through all of it."""

    def __init__(
        self, root: Element, styles: Styles, numbering: Numbering, relations: dict[str, Relation]
    ) -> None:
        """Begin with a part.

        Raises:
            IngestError: it has more paragraphs than any document.
        """
        self.texts = texts_of(root, styles)
        if len(self.texts) > MAX_PARAGRAPHS:
            raise IngestError(
                f"it has more than {MAX_PARAGRAPHS:,} paragraphs: "
                "split it into one file a procedure"
            )
        self._numbers = {paragraph: at for at, paragraph in enumerate(self.texts, start=1)}
        self._styles = styles
        self._numbering = numbering
        self._relations = relations
        self.contents: list[int] = []
        """Numbers of the paragraphs that are lines of a table of contents, and are not read."""
        self._tables = 0
        self._depth = 0
        self._last = 1

    def read(self, parent: Element, around: Place | None = None) -> Story:
        """The story in a body, a cell, a text box.

        Args:
            parent: what holds it.
            around: keys of the place that everything in it shares.

        Raises:
            IngestError: it is nested deeper than anybody can print.
        """
        if self._depth > MAX_NESTING:
            raise IngestError(
                f"tables or text boxes stand more than {MAX_NESTING} deep inside each other: "
                "take them apart"
            )
        self._depth += 1
        story: list[Paragraph | Table | Aside] = []
        joined: list[Element] = []
        for block in _blocks(parent):
            if block.tag == P:
                self._last = self._numbers[block]
                if _is_gone(block):
                    joined.append(block)
                    continue
                story.extend(self._paragraph([*joined, block], around or {}))
            else:
                story.extend(self._left_over(joined, around or {}))
                story.append(self._table(block) if block.tag == TBL else self._aside(block))
            joined = []
        story.extend(self._left_over(joined, around or {}))
        self._depth -= 1
        return tuple(story)

    def _left_over(self, joined: list[Element], around: Place) -> Iterator[Paragraph]:
        """Paragraphs whose mark is deleted and that no other follows: their words stay."""
        if any(self.texts[element].text.strip() for element in joined):
            yield from self._paragraph(joined, around)

    def _paragraph(self, elements: list[Element], around: Place) -> Iterator[Paragraph]:
        """One paragraph of the elements that accepting the changes joins; the last one forms it."""
        said = [one for one in elements[:-1] if self.texts[one].spans or self.texts[one].objects]
        elements = [*said, elements[-1]]
        texts = tuple(self.texts[element] for element in elements)
        last = elements[-1]
        properties = last.find(PPR)
        style = self._styles.paragraph(value_of(properties, "pStyle"))
        if _is_contents(style, texts):
            self.contents.append(self._numbers[last])
            return
        numbered = self._numbering.count(properties, style)
        drawn = [drawn_in(one, self._relations) for text in texts for one in text.objects]
        left, centred = left_of(properties), value_of(properties, "jc")
        if left is None:
            left = numbered.left if numbered and numbered.left is not None else style.left
        place: Place = {"paragraph": self._numbers[last], **around}
        yield Paragraph(
            pieces=tuple(
                Piece(text.text, {"paragraph": self._numbers[one], **around}, joined=at > 0)
                for at, (one, text) in enumerate(zip(elements, texts, strict=True))
            ),
            texts=texts,
            style=style,
            outline=_outline(properties, style),
            numbered=numbered,
            left=left or 0,
            is_centred=centred == "center" if centred else bool(style.is_centred),
            is_hidden=_mark_is_hidden(properties, style),
            pictures=tuple(picture for one in drawn for picture in one.pictures),
            boxes=tuple(self.read(box, around) for one in drawn for box in one.boxes),
            losses=tuple(loss for one in drawn for loss in one.losses),
            links=tuple(self._links(texts)),
            place=place,
        )

    def _links(self, texts: tuple[ParagraphText, ...]) -> Iterator[tuple[int, int, str]]:
        base = 0
        for text in texts:
            for start, end, href in text.links:
                relation = self._relations.get(href.removeprefix("#"))
                if relation is not None or not href.startswith("#"):
                    yield base + start, base + end, relation.target if relation else href
            base += len(text.text)

    def _aside(self, element: Element) -> Aside:
        target = self._relations.get(element.get(REL_ID, ""))
        loss = Loss(
            f"text of {target.target!r}" if target else "text of another file",
            "it is linked or embedded as a file and not read: copy it into the document",
        )
        return Aside(loss, {"paragraph": self._last})

    def _table(self, element: Element) -> Table:
        self._tables += 1
        number = self._tables
        rows: list[Row] = []
        above: dict[int, Cell] = {}
        for at, row in enumerate(_inside(element, w("tr")), start=1):
            if _is_deleted_row(row):
                continue
            cells, above = self._row(row, {"table": number, "row": at}, above)
            properties = row.find(w("trPr"))
            rows.append(Row(cells, bool(switch_of(properties, "tblHeader"))))
        return Table(number, tuple(rows))

    def _row(
        self, element: Element, around: Place, above: dict[int, Cell]
    ) -> tuple[tuple[Cell, ...], dict[int, Cell]]:
        """The cells of a row, and those that may go on in the row below, by their column."""
        properties = element.find(w("trPr"))
        column = _grid(value_of(properties, "gridBefore"), 0)
        cells: list[Cell] = []
        below: dict[int, Cell] = {}
        for cell in _inside(element, w("tc")):
            own = cell.find(w("tcPr"))
            if own is not None and own.find(w("cellDel")) is not None:
                continue
            width = _grid(value_of(own, "gridSpan"), 1)
            merge = own.find(w("vMerge")) if own is not None else None
            goes_on = merge is not None and merge.get(w("val"), "continue") != "restart"
            if goes_on and column in above:
                taken = above[column]._replace(width=width)
            else:
                place: Place = {**around, "column": column + 1}
                taken = Cell(self.read(cell, place), column, width)
            if merge is not None:
                below[column] = taken
            cells.append(taken)
            column += width
        return tuple(cells), below


def _grid(text: str | None, otherwise: int) -> int:
    """A number of columns as a file gives it; a wrong one does no harm."""
    if not text or not text.isascii() or not text.isdigit():
        return otherwise
    return min(int(text[:4]), 200) or otherwise


def _blocks(parent: Element) -> Iterator[Element]:
    """Paragraphs, tables and links to other files, whatever they are wrapped in."""
    for child in parent:
        if child.tag in (P, TBL) or child.tag in _ASIDE:
            yield child
        else:
            yield from _unwrapped(child)


def _unwrapped(child: Element) -> Iterator[Element]:
    if child.tag == SDT:
        content = child.find(SDT_CONTENT)
        if content is not None:
            yield from _blocks(content)
    elif child.tag in _WRAPPERS:
        yield from _blocks(child)
    elif child.tag == ALTERNATE:
        branch = branch_of(child)
        if branch is not None:
            yield from _blocks(branch)


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table, or cells of a row, whatever they are wrapped in."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _inside(content, tag)
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _is_gone(paragraph: Element) -> bool:
    """Its mark is deleted or moved away: the next paragraph goes on with its words."""
    properties = paragraph.find(PPR)
    mark = properties.find(RPR) if properties is not None else None
    return mark is not None and any(mark.find(w(kind)) is not None for kind in ("del", "moveFrom"))


def _is_contents(style: Style, texts: tuple[ParagraphText, ...]) -> bool:
    says_nothing = not any(text.spans or text.objects for text in texts)
    return style.is_contents or (texts[-1].contents and says_nothing)


def _is_deleted_row(row: Element) -> bool:
    properties = row.find(w("trPr"))
    return properties is not None and properties.find(w("del")) is not None


def _mark_is_hidden(properties: Element | None, style: Style) -> bool:
    mark = properties.find(RPR) if properties is not None else None
    own = switch_of(mark, "vanish")
    return bool(style.is_hidden if own is None else own)


def _outline(properties: Element | None, style: Style) -> int | None:
    own = value_of(properties, "outlineLvl")
    level = int(own) if own and own.isdigit() and len(own) == 1 else style.outline
    return level if level is not None and level < 9 else None
