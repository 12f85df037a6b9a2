"""From a Word file to its findings and a copy with comments, in a real browser."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow

pytestmark = pytest.mark.browser

STEPS = (
    "The packer weighs the parcel.",
    "Greet the driver in a friendly tone.",
    "The warehouse department books the parcel as soon as possible.",
)


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    """A procedure whose steps are numbered by Word."""
    document = Document()
    document.add_heading("Hand a parcel to the driver", level=0)
    for step in STEPS:
        document.add_paragraph(step, style="List Number")
    path = tmp_path / "parcel.docx"
    document.save(str(path))
    return path


@pytest.fixture
def window(open_window: OpenWindow) -> Page:
    """The Review page in English."""
    return open_window("review?lang=en")


def test_a_word_file_leads_to_findings_and_a_copy_with_comments(
    window: Page, word_file: Path, tmp_path: Path
) -> None:
    original = word_file.read_bytes()
    window.locator("input[type=file]").set_input_files(word_file)
    expect(window.locator("mark", has_text="friendly tone").first).to_be_visible()
    expect(window.locator(".document .number", has_text="2")).to_be_visible()
    expect(window.get_by_text("paragraph 3").first).to_be_visible()

    window.get_by_role("button", name="Download").click()
    window.get_by_role("button", name="Word copy with comments").click()
    with window.expect_download() as waiting:
        window.get_by_role("button", name="-comments.docx").click()
    copy = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(copy)

    assert word_file.read_bytes() == original
    assert [p.text for p in Document(str(copy)).paragraphs[1:]] == list(STEPS)
    with ZipFile(copy) as archive:
        said = archive.read("word/comments.xml").decode()
    assert "VAG001" in said
    assert "OWN002" in said


def test_a_reload_keeps_the_file(window: Page, word_file: Path) -> None:
    window.locator("input[type=file]").set_input_files(word_file)
    expect(window.locator("mark", has_text="friendly tone").first).to_be_visible()
    window.reload()
    expect(window.locator("mark", has_text="friendly tone").first).to_be_visible()


def test_a_scan_and_a_broken_file_say_what_to_do(
    window: Page, word_file: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(word_file.read_bytes()[:900])
    window.locator("input[type=file]").set_input_files([word_file, broken])
    expect(window.get_by_text("1 could not be read")).to_be_visible()
    row = window.locator("table.steps tr", has_text="broken.docx")
    expect(row).to_contain_text("cut off")


def test_a_document_goes_into_the_library(window: Page, word_file: Path) -> None:
    window.locator("input[type=file]").set_input_files(word_file)
    window.get_by_role("button", name="Add to the library").click()
    expect(window.get_by_text("version 1.0, new in the library")).to_be_visible()
