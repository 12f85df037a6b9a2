"""Tables of Word files: merged cells, numbers in cells, tables inside tables, repeated names."""

import pytest

from sopai.errors import IngestError
from sopai.ingest import word_story
from sopai.ingest.recognise import recognise
from sopai.schema.document import BlockKind
from sopai.schema.place import place_of
from tests.ingest.word_files import (
    abstract,
    cell,
    cells,
    item,
    layout,
    level,
    lost,
    num,
    par,
    row,
    run,
    table,
    words,
)

DECIMAL = abstract(0, level(0, "%1.")) + num(1, 0)
HEADER = "<w:tblHeader/>"
DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"


def test_a_cell_merged_downwards_stands_in_each_row() -> None:
    found = layout(
        table(
            row("Who", "What", more=HEADER),
            row(cell("Packer", DOWN), "Weigh."),
            row(cell("", ON), "Close."),
            row("Driver", "Load."),
        )
    )
    assert cells(found)[1:] == [["Packer", "Weigh."], ["Packer", "Close."], ["Driver", "Load."]]


def test_a_cell_over_columns_keeps_the_others_in_theirs() -> None:
    found = layout(
        table(
            row("No.", cell("Work", '<w:gridSpan w:val="2"/>'), "Who", more=HEADER),
            row("1", cell("Weigh.", '<w:gridSpan w:val="2"/>'), "Packer"),
            row(cell("While open", '<w:gridSpan w:val="4"/>')),
            row("2", "Close.", "gently", "Packer"),
        )
    )
    assert cells(found) == [
        ["No.", "Work", "Work", "Who"],
        ["1", "Weigh.", "", "Packer"],
        ["While open"],
        ["2", "Close.", "gently", "Packer"],
    ]


def test_a_row_that_begins_later_keeps_its_columns() -> None:
    found = layout(table(row("a", "b"), row("c", more='<w:gridBefore w:val="1"/>'), row("d", "e")))
    assert cells(found)[1:] == [["c"], ["d", "e"]]


def test_a_number_made_by_word_is_the_text_of_its_cell() -> None:
    found = layout(
        table(
            row("No.", "Operation", more=HEADER),
            row(cell(item("")), "Weigh."),
            row(cell(item("")), cell(item("Close."))),
        ),
        numbering=DECIMAL,
    )
    assert cells(found)[1:] == [["1", "Weigh."], ["2", "3. Close."]]


def test_a_number_in_a_cell_does_not_move_the_words() -> None:
    found = layout(table(row(cell(item("Weigh it soon.")), "x")), numbering=DECIMAL)
    at = found.text.index("soon")
    place = {"paragraph": 1, "table": 1, "row": 1, "column": 1, "start": 9, "end": 13}
    assert place_of(found.locations, at, at + 4) == place
    assert place_of(found.locations, 0, 2) == place | {"start": 0, "end": 0}


def test_numbers_go_on_through_a_table() -> None:
    found = layout(item("a") + table(row(cell(item("b")), "c")) + item("d"), numbering=DECIMAL)
    assert (found.blocks[0].number, found.blocks[2].number) == ("1", "3")


def test_rows_of_an_inner_table_follow_the_row_that_holds_it() -> None:
    inner = table(row("Colour", "Meaning"), row("red", "stop"))
    found = layout(table(row(cell(par("Tags:") + inner + par()), "x"), row("y", "z")))
    assert cells(found) == [["Tags:", "x"], ["Colour", "Meaning"], ["red", "stop"], ["y", "z"]]
    place = place_of(found.locations, found.blocks[2].start, found.blocks[2].end) or {}
    assert (place["table"], place["row"]) == (2, 2)


def test_names_of_columns_are_known_where_word_repeats_them_or_the_words_say_so() -> None:
    known = table(row("Step", "Operation", "Responsible"), row("1", "Weigh.", "Packer"))
    marked = table(row("A", "B", more=HEADER), row("1", "Weigh."), row("A", "B"))
    assert [block.is_header for block in layout(known).blocks] == [True, False]
    assert [block.is_header for block in layout(marked).blocks] == [True, False, True]


def test_a_record_above_the_names_of_the_columns_is_a_table_of_its_own() -> None:
    found = layout(
        table(
            row("Version", "2.3", "Date", "2024-03-01"),
            row("No.", "Task", "Operation", "Responsible"),
            row("1", "Lights", "Switch on the light.", "Barista"),
        )
    )
    assert [block.table for block in found.blocks] == [1, 2, 2]
    reading = recognise(found, "bar.docx")
    assert reading.control.version == "2.3"
    assert [step.owner.text for step in reading.sop.steps] == ["Barista"]


def test_a_record_of_fields_is_one_table_without_names() -> None:
    found = layout(table(row("Number", "BK-4"), row("Version", "2.3"), row("State", "Effective")))
    assert {block.table for block in found.blocks} == {1}
    assert not any(block.is_header for block in found.blocks)
    control = recognise(found, "x.docx").control
    assert (control.number, control.version, control.state) == ("BK-4", "2.3", "effective")


def test_a_frame_of_one_column_is_text() -> None:
    found = layout(table(row(cell(par("Box") + item("a") + item("b")))), numbering=DECIMAL)
    assert [(block.kind, words(found, block)) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, "Box"),
        (BlockKind.LIST_ITEM, "a"),
        (BlockKind.LIST_ITEM, "b"),
    ]


def test_deleted_rows_and_cells_are_not_there() -> None:
    gone = '<w:del w:author="Ann"/>'
    found = layout(
        table(
            row("a", "b"),
            row("c", "d", more=gone),
            row("e", cell("f", '<w:cellDel w:author="Ann"/>'), "g"),
        )
    )
    assert cells(found) == [["a", "b"], ["e", "g"]]
    assert lost(found) == ["2 tracked changes by Ann"]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    controlled = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    first = f"<w:tr>{controlled.format(cell('a'))}{cell('b')}</w:tr>"
    found = layout(table(controlled.format(first), row("c", "d")))
    assert cells(found) == [["a", "b"], ["c", "d"]]


def test_pictures_and_links_of_cells_belong_to_their_row() -> None:
    image = (
        '<w:r><w:drawing><wp:docPr id="1" name="Scale"/><a:blip r:embed="p1"/></w:drawing></w:r>'
    )
    relation = '<Relationship Id="p1" Type="http://x/image" Target="media/scale.png"/>'
    found = layout(table(row("1", cell(par(run("Weigh.") + image))), row("2", "Close.")), relation)
    (picture,) = found.links
    assert (picture.href, picture.start) == ("word/media/scale.png", found.blocks[0].end)


def test_tables_too_deep_inside_each_other_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_story, "MAX_NESTING", 2)
    deep = par("x")
    for _ in range(4):
        deep = table(row(cell(deep)))
    with pytest.raises(IngestError, match="deep inside"):
        layout(deep)


def test_a_cell_merged_over_thousands_of_rows_has_a_limit() -> None:
    long = run("word " * 20_000)
    rows = [row(cell("", ON), "b") for _ in range(1000)]
    with pytest.raises(IngestError, match="characters of text"):
        layout(table(row(cell(par(long), DOWN), "a"), *rows))


def test_absurd_widths_do_no_harm() -> None:
    wide = cell("a", '<w:gridSpan w:val="99999999"/>')
    first, second = cells(layout(table(row(wide, "b"), row("c", "d"))))
    assert len(first) == 200
    assert "b" in first[-1]
    assert second == ["c", "d"]
