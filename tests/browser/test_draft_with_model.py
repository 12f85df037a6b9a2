"""From a description to a Word file in the words of the embedded model, where its file is here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from sopai.llm.embedded.weights import QWEN
from tests.browser.conftest import OpenWindow, served
from tests.llm.test_embedded_model import MODEL

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not MODEL.is_file(), reason="the embedded model is not here"),
]

BRIEF = (
    "Procedure for key handover. The receptionist needs to be logging every key in Odoo. "
    "Marta is checking the key box every Friday. The receptionist should be calling the owner of "
    "a key that is missing within 30 minutes. Marta is writing the result into the key list."
)
PATIENCE = 600_000
"""Milliseconds: a model on a slow machine, which is not what is tested."""


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("data")
    (data / "models").mkdir()
    (data / "models" / QWEN.file).symlink_to(MODEL.resolve())
    with served(data, SOPAI_MODEL="embedded") as found:
        yield found


def proposed(window: Page) -> list[str]:
    """The actions that are marked as proposed, in the model's words."""
    marked = window.locator("p.action", has=window.locator(".source.proposed"))
    return [words.split(". ", 1)[1].removesuffix(" proposed") for words in marked.all_inner_texts()]


def test_the_model_words_the_steps_in_the_background(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window("draft?lang=en")
    window.get_by_label("What is the job? Who does it?").fill(BRIEF)
    window.get_by_role("button", name="Draft it", exact=True).click()
    expect(window.locator("p.action")).to_have_count(4)
    assert not proposed(window)

    window.get_by_role("button", name="Put the steps into clearer words").click()
    # The first words come while the others are still awaited.
    expect(window.locator(".source.proposed").first).to_be_visible(timeout=PATIENCE)
    window.get_by_role("button", name="Stop", exact=True).click()
    on = window.get_by_role("button", name="Go on")
    expect(on).to_be_visible(timeout=PATIENCE)
    expect(window.get_by_text("What is done is kept")).to_be_visible()
    first = proposed(window)
    assert first

    window.reload()
    expect(window.locator(".source.proposed").first).to_be_visible()
    assert proposed(window) == first

    on.click()
    expect(window.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    expect(window.get_by_role("button", name="Stop", exact=True)).to_be_hidden(timeout=PATIENCE)
    expect(
        window.get_by_text("Steps worded by the model on this computer, and checked")
    ).to_be_visible()
    worded = proposed(window)
    assert worded[: len(first)] == first

    with window.expect_download() as waiting:
        window.get_by_role("button", name="Word", exact=True).click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    cells = [
        c.text for table in Document(str(path)).tables for row in table.rows for c in row.cells
    ]
    written = "\n".join(cells)
    assert all(words in written for words in worded)
    assert "Odoo" in written
    assert "within 30 minutes" in written
