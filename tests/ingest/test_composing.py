"""Layouts composed of blocks: offsets lead back to the user's own file."""

from sopai.ingest.composing import Composer, Piece
from sopai.ingest.recognise import Reading, recognise
from sopai.lint.engine import lint
from sopai.schema.finding import published
from sopai.schema.place import place_of, place_words


def _reading() -> Reading:
    made = Composer()
    made.title(Piece("Packing orders", {"paragraph": 1}))
    made.heading(Piece("Procedure", {"paragraph": 2}), level=1, number="1")
    made.item(Piece("  The packer weighs the parcel.", {"paragraph": 3}), number="1", ordered=True)
    made.picture("word/media/image1.png", "scale", {"paragraph": 4})
    made.item(
        Piece("Greet the driver in a friendly tone.", {"paragraph": 5}), number="2", ordered=True
    )
    made.margin("SOP-WH-02 version 3.1")
    made.lose("object", "an embedded object", {"paragraph": 6})
    return recognise(made.layout(), "packing.docx")


def test_composed_blocks_become_the_steps_of_an_sop() -> None:
    reading = _reading()
    assert reading.sop.title == "Packing orders"
    assert [step.action for step in reading.sop.steps] == [
        "The packer weighs the parcel.",
        "Greet the driver in a friendly tone.",
    ]
    assert reading.sop.steps[0].materials[0].href == "word/media/image1.png"


def test_headers_and_footers_say_what_a_document_is() -> None:
    reading = _reading()
    assert (reading.control.number, reading.control.version) == ("SOP-WH-02", "3.1")
    assert reading.sop.notes[0].text == "SOP-WH-02 version 3.1"


def test_a_finding_stands_at_its_words_in_the_paragraph() -> None:
    reading = _reading()
    found = next(f for f in lint(reading.document, reading.sop) if f.code == "VAG001")
    assert found.place is not None
    text = "Greet the driver in a friendly tone."
    start, end = found.place["start"], found.place["end"]
    assert isinstance(start, int) and isinstance(end, int)
    assert (found.place["paragraph"], text[start:end]) == (5, found.quote)
    assert (found.line, found.column) == (None, None)
    record = published(found)
    assert (record["start"], record["end"]) == (None, None)


def test_space_before_the_words_of_a_paragraph_counts_in_its_offsets() -> None:
    reading = _reading()
    anchor = reading.document.anchors["/steps/s1/action"]
    place = place_of(reading.document.locations, anchor.start, anchor.end)
    assert place == {"paragraph": 3, "start": 2, "end": 31}


def test_losses_have_places() -> None:
    lost = _reading().document.lost[0]
    assert lost.place is not None
    assert place_words(lost.place, "en") == "paragraph 6"


def test_parts_at_the_top_are_one_procedure() -> None:
    made = Composer()
    for number, title in enumerate(("Purpose", "Preparation", "Packing"), start=1):
        made.heading(Piece(title, {"paragraph": number}), level=1)
        for step in ("Print the list.", "Close the box."):
            made.item(Piece(step, {"paragraph": number}), number="1", ordered=True)
    reading = recognise(made.layout(), "packing.docx")
    assert not reading.others
    assert len(reading.sop.steps) >= 4


def test_pieces_that_are_joined_have_nothing_between_them() -> None:
    made = Composer()
    made.paragraph(
        Piece("Close the ", {"paragraph": 1}), Piece("valve.", {"paragraph": 2}, joined=True)
    )
    layout = made.layout()
    assert layout.text == "Close the valve.\n"
    assert place_of(layout.locations, 10, 15) == {"paragraph": 2, "start": 0, "end": 5}


def test_a_mark_is_printed_and_does_not_count() -> None:
    made = Composer()
    made.row([[Piece("Close it.", {"paragraph": 1}, mark="2. ")]], table=1)
    layout = made.layout()
    assert layout.text == "2. Close it.\n"
    assert place_of(layout.locations, 3, 8) == {"paragraph": 1, "start": 0, "end": 5}


def test_a_block_begins_behind_a_number_that_was_typed() -> None:
    made = Composer()
    made.item(Piece("1) Close it.", {"paragraph": 1}), number="1", ordered=True, typed=3)
    block = made.layout().blocks[0]
    assert (block.start, block.end) == (3, 12)


def test_an_item_without_words_is_empty() -> None:
    made = Composer()
    made.paragraph(Piece("Before.", {"paragraph": 1}))
    made.item(Piece("", {"paragraph": 2}), number="4", ordered=True)
    block = made.layout().blocks[1]
    assert (block.start, block.end) == (8, 8)
