"""The page for the wall, as a browser prints it and a phone shows it."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from sopai.export.printed import Printed
from sopai.export.wall import write_wall
from sopai.schema.sop import Sop
from tests.export.samples import CONTROL, ROSTER, TODAY, full_sop, long_sop

pytestmark = pytest.mark.browser

ADDRESS = "https://wiki.example.com/sop/003"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A window that may not ask any machine for anything, and must not complain."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda asked: said.append(asked.url))
    yield page
    page.close()
    assert [one for one in said if not one.startswith("file:")] == []


def shown(tab: Page, path: Path, sop: Sop, address: str | None = ADDRESS) -> str:
    """The page of an SOP in the window; gives back its text."""
    file = path / "wall.html"
    file.write_bytes(write_wall(Printed(sop, CONTROL, ROSTER, TODAY, ("Who?",), None, address)))
    tab.goto(file.as_uri())
    return tab.inner_text("body")


def sheets(tab: Page) -> int:
    with pypdfium2.PdfDocument(tab.pdf(prefer_css_page_size=True)) as document:
        return len(document)


@pytest.mark.parametrize("steps", [3, 6, 9, 12, 15])
def test_a_page_that_does_not_say_otherwise_fits_on_one_sheet(
    tab: Page, tmp_path: Path, steps: int
) -> None:
    assert "sheets of A4" not in shown(tab, tmp_path, long_sop(steps))
    assert sheets(tab) == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_full_sop_is_printed_on_one_sheet(tab: Page, tmp_path: Path, language: str) -> None:
    shown(tab, tmp_path, full_sop(language), None)
    assert sheets(tab) == 1


def test_a_long_sop_says_that_it_takes_several(tab: Page, tmp_path: Path) -> None:
    assert "On paper this takes about" in shown(tab, tmp_path, long_sop(60))
    assert sheets(tab) > 1


def test_on_a_phone_nothing_is_wider_than_the_screen(tab: Page, tmp_path: Path) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    shown(tab, tmp_path, full_sop())
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
