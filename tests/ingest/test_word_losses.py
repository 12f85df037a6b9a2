"""What a Word file holds and cannot be read is listed, with its place."""

from io import BytesIO
from zipfile import ZipFile

from sopai.ingest.word import read_word
from tests.ingest.word_files import layout, lost, packed, par, run, word

DRAWING = "<w:r><w:drawing>{}</w:drawing></w:r>"
GRAPHIC = '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{}"/>'


def test_objects_charts_and_diagrams_are_listed() -> None:
    found = layout(
        par("First.")
        + par(DRAWING.format(GRAPHIC.format("chart")))
        + par(DRAWING.format(GRAPHIC.format("diagram")))
        + par('<w:r><w:object><v:imagedata r:id="p1"/><o:OLEObject ProgID="Excel.Sheet.12"/>'
              "</w:object></w:r>")
        + par('<w:r><w:object><w:control r:id="c1"/></w:object></w:r>'),
        '<Relationship Id="p1" Type="http://x/image" Target="media/icon.emf"/>',
    )  # fmt: skip
    assert lost(found) == [
        "a chart",
        "a SmartArt diagram",
        "an embedded object (Excel.Sheet.12)",
        "an embedded ActiveX control",
    ]
    assert [one.place for one in found.lost] == [{"paragraph": at} for at in (2, 3, 4, 5)]
    assert not found.links


def test_text_of_other_files_is_listed() -> None:
    found = layout(
        par("x") + '<w:altChunk r:id="a1"/><w:subDoc r:id="a2"/>',
        '<Relationship Id="a1" Type="http://x/aFChunk" Target="chunk.htm"/>',
    )
    assert lost(found) == ["text of 'word/chunk.htm'", "text of another file"]


def test_pictures_stay_with_the_paragraph_before() -> None:
    picture = DRAWING.format('<wp:docPr id="1" name="p" descr="the scale"/><a:blip r:embed="p1"/>')
    old = '<w:r><w:pict><v:imagedata r:id="p2" o:title="sign"/></w:pict></w:r>'
    found = layout(
        par(run("Weigh.") + picture) + par(old) + par("Close."),
        '<Relationship Id="p1" Type="http://x/image" Target="media/1.png"/>'
        '<Relationship Id="p2" Type="http://x/image" Target="media/2.png"/>',
    )
    assert [(one.href, one.start) for one in found.links] == [
        ("word/media/1.png", 6),
        ("word/media/2.png", 6),
    ]
    assert lost(found) == []


def test_pictures_outside_the_file_and_missing_ones_are_said() -> None:
    linked = DRAWING.format('<a:blip r:link="p1"/>')
    gone = DRAWING.format('<wp:docPr id="1" name="scale"/><a:blip r:embed="p9"/>')
    found = layout(
        par("x") + par(linked) + par(gone),
        '<Relationship Id="p1" Type="http://x/image" Target="file:///c:/x.png"'
        ' TargetMode="External"/>',
    )
    assert lost(found) == ["file:///c:/x.png", "scale"]


def test_a_picture_before_the_first_words_is_said() -> None:
    logo = DRAWING.format('<wp:docPr id="1" name="logo"/><a:blip r:embed="p1"/>')
    found = layout(
        par(logo) + par("x"), '<Relationship Id="p1" Type="http://x/image" Target="media/1.png"/>'
    )
    assert lost(found) == ["logo"]


def test_macros_are_said_and_never_read() -> None:
    file = ZipFile(BytesIO(word(par("x"))))
    parts = {name: file.read(name) for name in file.namelist()}
    found = read_word(packed(parts | {"word/vbaProject.bin": b"\0"}))
    assert lost(found) == ["macros"]
