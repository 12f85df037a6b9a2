"""Another program shows each comment at exactly its words."""

import shutil
import subprocess
from pathlib import Path
from re import finditer

import pytest
from lxml import etree

from sopai.ingest.read import read
from sopai.lint.engine import lint
from sopai.review.word_comments import Remark, commented

GOLDEN = Path(__file__).parents[2] / "eval" / "ingest" / "dev"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
SOFFICE = shutil.which("soffice")
FILES = (
    "d01_decimal_restart",
    "d04_chinese_numbers",
    "d08_step_table",
    "d13_nested_table",
    "d15_libre_outline",
    "d16_libre_chinese_table",
    "d19_typed_numbers_labels",
)


class Shown:
    """The words under each comment of a flat OpenDocument text, by the comment's first line."""

    def __init__(self, path: Path) -> None:
        self.covered: dict[str, str] = {}
        self._open: dict[str, str] = {}
        body = etree.parse(path).getroot().find(f"{OFFICE}body")
        assert body is not None
        self._walk(body)

    def _walk(self, element: etree._Element) -> None:
        name = element.get(f"{OFFICE}name", "")
        if element.tag == f"{OFFICE}annotation":
            first = next(iter(element.iter(f"{TEXT}p")))
            said = "".join(map(str, first.itertext()))
            self._open[name] = said
            self.covered[said] = ""
            return
        if element.tag == f"{OFFICE}annotation-end":
            self._open.pop(name, None)
            return
        if element.tag == f"{TEXT}s":
            self._add(" " * int(element.get(f"{TEXT}c", "1")))
        self._add({f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}.get(str(element.tag), ""))
        self._add(element.text or "")
        for child in element:
            self._walk(child)
            self._add(child.tail or "")

    def _add(self, text: str) -> None:
        for said in self._open.values():
            self.covered[said] += text


def _remarks(path: Path) -> list[Remark]:
    """One for each finding in one paragraph, and one for every fifth word."""
    document, sop = (reading := read(path)).document, reading.sop
    found = [
        (one.place, one.quote) for one in lint(document, sop) if one.place and "|" not in one.quote
    ]
    for piece in document.locations:
        text = document.text[piece.start + piece.mark : piece.end]
        for word in list(finditer(r"\w+", text))[::5]:
            found.append(({**piece.place, "start": word.start(), "end": word.end()}, word[0]))
    return [Remark(place, (f"remark {at}",), quote) for at, (place, quote) in enumerate(found)]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the commented copies as LibreOffice reads them."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("shown")
    copies = []
    for name in FILES:
        path = GOLDEN / f"{name}.docx"
        copies.append(folder / path.name)
        copies[-1].write_bytes(commented(path.read_bytes(), _remarks(path)).data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, "--headless", profile, "--convert-to", "fodt", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, copies)], check=True, capture_output=True)  # noqa: S603
    return folder


@pytest.mark.parametrize("name", FILES)
def test_each_comment_covers_the_words_that_it_quotes(name: str, shown: Path) -> None:
    remarks = _remarks(GOLDEN / f"{name}.docx")
    covered = Shown(shown / f"{name}.fodt").covered
    assert covered == {remark.lines[0]: remark.quote for remark in remarks}
    assert len(remarks) > 5
