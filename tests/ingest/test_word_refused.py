"""Word files that are none, or are made to do harm: refused with advice, never a crash."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sopai.errors import IngestError
from sopai.ingest import word_story
from sopai.ingest.read import read_data
from sopai.ingest.recognise import recognise
from sopai.ingest.word import read_word
from tests.ingest.word_files import SPACES, layout, packed, par, word

GOLDEN = Path(__file__).parents[2] / "eval" / "ingest" / "dev"

DOCUMENT = "word/document.xml"
REFUSED = {
    "empty": (b"", "is empty"),
    "a text": (b"1. Open the valve.", "no Word file"),
    "an old file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old binary"),
    "another zip": (packed({"a.txt": b"x"}), "no Word document is in it"),
    "a workbook": (
        packed({DOCUMENT: b'<workbook xmlns="http://x"/>'}),
        "it is no Word document, whatever its name says",
    ),
    "broken XML": (packed({DOCUMENT: b"<w:document"}), "not the XML it should be"),
    "an entity": (
        packed({DOCUMENT: b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}),
        "document type",
    ),
    "a bomb": (packed({DOCUMENT: bytes(30_000_000)}), "unpacks to more than"),
    "deep nesting": (
        packed({DOCUMENT: f"<w:document {SPACES}>{'<w:p>' * 5000}".encode()}),
        "not the XML it should be",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_with_its_name_and_advice(name: str) -> None:
    data, said = REFUSED[name]
    with pytest.raises(IngestError, match=r"'odd\.docx'") as caught:
        read_data(data, "odd.docx")
    assert said in str(caught.value)


def test_too_many_paragraphs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_story, "MAX_PARAGRAPHS", 3)
    with pytest.raises(IngestError, match="more than 3 paragraphs"):
        layout(par("x") * 4)


def test_a_document_without_a_body_is_empty() -> None:
    assert read_word(packed({DOCUMENT: f"<w:document {SPACES}/>".encode()})).text == ""


VALUES = ("", "-1", "9", "99999999999999999999", "x", "%1%9", "٣", "²", "none", "\u3042")


def _drop(root: etree._Element, chosen: etree._Element, random: Random) -> None:
    parent = chosen.getparent()
    if parent is not None:
        parent.remove(chosen)


def _change(root: etree._Element, chosen: etree._Element, random: Random) -> None:
    for key in chosen.keys():  # noqa: SIM118 - lxml elements iterate over their children
        chosen.set(key, random.choice(VALUES))


def _repeat(root: etree._Element, chosen: etree._Element, random: Random) -> None:
    chosen.append(etree.fromstring(etree.tostring(chosen)))


def _rename(root: etree._Element, chosen: etree._Element, random: Random) -> None:
    chosen.tag = random.choice(list(root.iter("*"))).tag


CHANGES: tuple[Callable[[etree._Element, etree._Element, Random], None], ...] = (
    _drop,
    _change,
    _repeat,
    _rename,
)
SAMPLES = sorted(GOLDEN.glob("d*.docx"))


@given(st.sampled_from(SAMPLES), st.randoms(use_true_random=False))
def test_no_change_of_the_xml_makes_the_reader_crash(path: Path, random: Random) -> None:
    file = ZipFile(BytesIO(path.read_bytes()))
    parts = {name: file.read(name) for name in file.namelist()}
    name = random.choice([one for one in parts if one.endswith((".xml", ".rels"))])
    root = etree.fromstring(parts[name])
    for _ in range(4):
        random.choice(CHANGES)(root, random.choice(list(root.iter("*"))), random)
    parts[name] = etree.tostring(root)
    try:
        recognise(read_word(packed(parts)), "changed.docx")
    except IngestError as error:
        assert str(error)


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=4), st.integers(0, 2000))
def test_no_change_of_the_bytes_makes_the_reader_crash(at: int, put: bytes, cut: int) -> None:
    data = bytearray(word(par("Close the valve.") * 3))
    data[at % len(data) : at % len(data) + len(put)] = put
    try:
        read_word(bytes(data[: len(data) - cut % 7]))
    except IngestError as error:
        assert str(error)
