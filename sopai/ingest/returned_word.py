"""An edited Word file: its tables and passages, tracked changes accepted, and its comments."""

from collections.abc import Iterator, Mapping

from sopai.ingest.returned import Cell, Comment, Grid, Passage, Returned, Row, properties_of
from sopai.ingest.word import WordFile, open_word, part_of
from sopai.ingest.word_blocks import Aside, Paragraph, Story, Table
from sopai.ingest.word_blocks import Cell as WordCell
from sopai.ingest.word_blocks import Row as WordRow
from sopai.ingest.word_margins import remarks_in
from sopai.ingest.word_names import Element, P, w
from sopai.ingest.word_numbering import Numbering
from sopai.ingest.word_story import StoryReader
from sopai.schema.document import Place
from sopai.schema.marks import key_of_bookmark

Keys = Mapping[int, tuple[str, ...]]
"""Keys by the number of the paragraph that carries them."""


def read_returned_word(data: bytes) -> Returned:
    """An edited Word file.

    Raises:
        IngestError: it is no Word file, protected, damaged, or made to do harm.
    """
    file = open_word(data)
    numbering = Numbering(part_of(file, "numbering"), file.styles)
    reader = StoryReader(file.root, file.styles, numbering, file.relations)
    body = file.root.find(w("body"))
    story = reader.read(body) if body is not None else ()
    blocks = tuple(_blocks(story, _keys(file.root)))
    return Returned(True, properties_of(file.archive), blocks, tuple(_comments(file, reader)))


def _keys(root: Element) -> dict[int, tuple[str, ...]]:
    """What each paragraph carries; a bookmark that begins between two belongs to the second."""
    found: dict[int, tuple[str, ...]] = {}
    waiting: list[str] = []
    number = 0
    for element in root.iter(P, w("bookmarkStart")):
        if element.tag == P:
            number += 1
            found[number] = tuple(waiting)
            waiting.clear()
            continue
        key = key_of_bookmark(element.get(w("name"), ""))
        if key is None:
            continue
        if next(element.iterancestors(P), None) is None:
            waiting.append(key)
        else:
            found[number] = (*found[number], key)
    return {number: keys for number, keys in found.items() if keys}


def _blocks(story: Story, keys: Keys) -> Iterator[Grid | Passage]:
    heading = ""
    for block in story:
        if isinstance(block, Aside):
            continue
        if isinstance(block, Table):
            yield Grid(heading, tuple(_row(row, block.number, keys) for row in block.rows))
            continue
        passage = _passage(block, keys)
        heading = passage.text if passage.level else heading
        yield passage


def _passage(block: Paragraph, keys: Keys) -> Passage:
    level = 0 if block.style.is_title else None
    if level is None and block.outline is not None:
        level = block.outline + 1
    return Passage(block.text, level, _keys_at(block, keys), block.place)


def _keys_at(block: Paragraph, keys: Keys) -> tuple[str, ...]:
    numbers = (piece.place.get("paragraph") for piece in block.pieces if piece.place)
    return tuple(key for n in numbers if isinstance(n, int) for key in keys.get(n, ()))


def _row(row: WordRow, table: int, keys: Keys) -> Row:
    cells: dict[int, Cell] = {}
    found: list[str] = []
    place: Place = {"table": table}
    for cell in row.cells:
        paragraphs = list(_paragraphs(cell.story))
        for paragraph in paragraphs:
            found += [one for one in _keys_at(paragraph, keys) if one not in found]
        where = paragraphs[0].place if paragraphs else place
        place = where if len(place) == 1 else place
        cells[cell.column] = Cell(_lines(paragraphs), where)
    return Row(cells, tuple(found), place)


def _paragraphs(story: Story) -> Iterator[Paragraph]:
    """The paragraphs of a cell, those of tables inside it included."""
    for block in story:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            seen: list[WordCell] = [cell for row in block.rows for cell in row.cells]
            for cell in seen:
                yield from _paragraphs(cell.story)


def _lines(paragraphs: list[Paragraph]) -> tuple[str, ...]:
    shown = (paragraph.text for paragraph in paragraphs if not paragraph.is_hidden)
    return tuple(line for text in shown for line in text.split("\n"))


def _comments(file: WordFile, reader: StoryReader) -> Iterator[Comment]:
    remarks = remarks_in(file.archive, file.relations.values(), file.styles)
    places: dict[object, tuple[int, str]] = {}
    for number, text in enumerate(reader.texts.values(), start=1):
        for mark in text.notes:
            places.setdefault(mark, (number, text.text))
    for mark, remark in remarks.items():
        number, quote = places.get(mark, (1, ""))
        if remark.text:
            yield Comment(remark.author, remark.text, quote.strip(), {"paragraph": number})
