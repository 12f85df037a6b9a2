"""Reading a part of a Word file into paragraphs and tables, with tracked changes accepted."""

from collections.abc import Iterator

from sopai.errors import IngestError
from sopai.ingest.archive import Relation
from sopai.ingest.composing import Piece
from sopai.ingest.word_blocks import Aside, Cell, Paragraph, Row, Story, Table
from sopai.ingest.word_names import (
    PPR,
    REL_ID,
    RPR,
    TBL,
    Element,
    P,
    switch_of,
    value_of,
    w,
)
from sopai.ingest.word_numbering import Numbering
from sopai.ingest.word_objects import Loss, drawn_in
from sopai.ingest.word_styles import Style, Styles, left_of
from sopai.ingest.word_text import ParagraphText, texts_of
from sopai.ingest.word_tree import blocks_in, grid_columns, is_deleted_row, is_gone, wrapped
from sopai.schema.document import Place

MAX_PARAGRAPHS = 200_000
"""Paragraphs, those of cells included; a manual of 1,000 pages has fewer than 50,000."""

MAX_NESTING = 20
"""Tables and text boxes inside each other; nobody can print more than a few."""


class StoryReader:
    """Reads the stories of one part; numbers count through all of it."""

    def __init__(
        self, root: Element, styles: Styles, numbering: Numbering, relations: dict[str, Relation]
    ) -> None:
        """Begin with a part.

        Raises:
            IngestError: it has more paragraphs than any document.
        """
        if sum(1 for _ in root.iter(P)) > MAX_PARAGRAPHS:
            raise IngestError(
                f"it has more than {MAX_PARAGRAPHS:,} paragraphs: "
                "split it into one file a procedure"
            )
        self.texts = texts_of(root, styles)
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
        for block in blocks_in(parent):
            if block.tag == P:
                self._last = self._numbers[block]
                if is_gone(block):
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
        for at, row in enumerate(wrapped(element, w("tr")), start=1):
            if is_deleted_row(row):
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
        column = grid_columns(value_of(properties, "gridBefore"), 0)
        cells: list[Cell] = []
        below: dict[int, Cell] = {}
        for cell in wrapped(element, w("tc")):
            own = cell.find(w("tcPr"))
            if own is not None and own.find(w("cellDel")) is not None:
                continue
            width = grid_columns(value_of(own, "gridSpan"), 1)
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


def _is_contents(style: Style, texts: tuple[ParagraphText, ...]) -> bool:
    says_nothing = not any(text.spans or text.objects for text in texts)
    return style.is_contents or (texts[-1].contents and says_nothing)


def _mark_is_hidden(properties: Element | None, style: Style) -> bool:
    mark = properties.find(RPR) if properties is not None else None
    own = switch_of(mark, "vanish")
    return bool(style.is_hidden if own is None else own)


def _outline(properties: Element | None, style: Style) -> int | None:
    own = value_of(properties, "outlineLvl")
    level = int(own) if own and own.isdigit() and len(own) == 1 else style.outline
    return level if level is not None and level < 9 else None
