"""Office files from strangers: what is in them is read within limits, or refused with advice."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopai import zips
from sopai.errors import IngestError
from sopai.ingest.archive import Relation, open_archive, parse

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", method) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return made.getvalue()


REFUSED = {
    "empty": (b"", "it is empty"),
    "only zeros": (b"\0" * 2000, "it is empty"),
    "a PDF": (b"%PDF-1.7\n", "ending .pdf"),
    "an HTML page": (b"\xef\xbb\xbf<!DOCTYPE html><p>x", "ending .html"),
    "RTF": (b"{\\rtf1 x}", "RTF"),
    "flat XML": (b"<?xml version='1.0'?><pkg:package/>", "an XML file"),
    "a picture": (b"\x89PNG\r\n\x1a\n0000", "does not begin as one"),
    "an old binary file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old binary"),
    "a protected file": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "cut off": (packed({"a.xml": b"<a/>" * 900})[:-30], "damaged or cut off"),
    "another packing": (packed({"a.xml": b"<a/>"}, ZIP_LZMA), "packed in a way"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_office_file_is_refused_with_advice(name: str) -> None:
    data, words = REFUSED[name]
    with pytest.raises(IngestError, match=words):
        open_archive(data, "Word")


def test_parts_are_read_whatever_slash_their_names_have() -> None:
    file = open_archive(packed({"word\\a.xml": b"<a/>", "/b.xml": b"<b/>"}), "Word")
    assert file.names == ("word/a.xml", "b.xml")
    assert "word/a.xml" in file
    assert file.xml("b.xml").tag == "b"


def test_two_parts_of_one_name_are_refused() -> None:
    with pytest.raises(IngestError, match="two parts of the name"):
        open_archive(packed({"a.xml": b"<a/>", "/a.xml": b"<b/>"}), "Word")


def test_a_locked_zip_is_refused() -> None:
    data = bytearray(packed({"a.xml": b"<a/>"}, ZIP_STORED))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(IngestError, match="password"):
        open_archive(bytes(data), "Word")


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MAX_PARTS", 2)
    with pytest.raises(IngestError, match="more than 2 parts"):
        open_archive(packed({name: b"" for name in "abc"}), "Word")


def test_a_bomb_is_not_unpacked() -> None:
    file = open_archive(packed({"a.xml": b"\0" * 40_000_000}), "Word")
    with pytest.raises(IngestError, match="unpacks to more than"):
        file.read("a.xml")


def test_many_parts_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MAX_TOTAL_BYTES", 1500)
    file = open_archive(packed({"a.xml": bytes(1000), "b.xml": bytes(1000)}), "Word")
    file.read("a.xml")
    with pytest.raises(IngestError, match=r"'b\.xml' unpacks"):
        file.read("b.xml")


def test_a_part_that_is_missing_or_damaged_is_named() -> None:
    data = bytearray(packed({"a.xml": b"<a>some words that are long enough</a>"}))
    data[40] ^= 255
    file = open_archive(bytes(data), "Word")
    with pytest.raises(IngestError, match=r"'a\.xml' cannot be unpacked"):
        file.read("a.xml")
    with pytest.raises(IngestError, match=r"'b\.xml' is missing"):
        file.read("b.xml")


HARMFUL = {
    "an entity of a file": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "an outer document type": b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
    "a document type alone": b"<!DOCTYPE a><a/>",
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_document_type_is_refused(name: str) -> None:
    with pytest.raises(IngestError, match="document type"):
        parse(HARMFUL[name], "a.xml")


def test_entities_that_grow_are_refused() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    data = f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a>&l9;</a>'.encode()
    with pytest.raises(IngestError):
        parse(data, "a.xml")


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(IngestError, match="not the XML it should be"):
        parse(b"<a>" * 5000 + b"</a>" * 5000, "a.xml")


def test_names_of_the_strict_standard_are_made_the_usual_ones() -> None:
    root = parse(b'<w:a xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>', "a.xml")
    assert root.tag == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}a"


def test_relations_lead_to_parts_and_to_addresses() -> None:
    rels = (
        f'<Relationships xmlns="{RELATIONS}">'
        '<Relationship Id="r1" Type="http://x/image" Target="../media/a.png"/>'
        '<Relationship Id="r2" Type="http://x/styles" Target="/word/styles.xml"/>'
        '<Relationship Id="r3" Type="http://x/hyperlink" Target="https://example.org"'
        ' TargetMode="External"/></Relationships>'
    ).encode()
    file = open_archive(packed({"word/_rels/document.xml.rels": rels}), "Word")
    assert file.relations("word/document.xml") == {
        "r1": Relation("image", "media/a.png", False),
        "r2": Relation("styles", "word/styles.xml", False),
        "r3": Relation("hyperlink", "https://example.org", True),
    }
    assert file.relations("word/other.xml") == {}


@given(st.integers(0, 400), st.integers(0, 255), st.integers(0, 400))
def test_changed_bytes_are_read_or_refused(at: int, value: int, end: int) -> None:
    data = bytearray(packed({"a.xml": b"<a>some words</a>", "b.xml": b"<b/>"}))
    data[at % len(data)] = value
    try:
        file = open_archive(bytes(data[: len(data) - end % 3]), "Word")
        for name in file.names:
            file.xml(name)
    except IngestError as error:
        assert str(error)
