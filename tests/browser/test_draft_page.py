"""From a description to a Word file, in a real browser."""

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.key_handover import BRIEF

pytestmark = pytest.mark.browser

CHINESE = "钥匙交接流程写一个。要求:前台在飞书里登记每把钥匙。小敏每周五查一次钥匙柜。"


@pytest.fixture
def draft(open_window: OpenWindow) -> Page:
    """The Draft page in English."""
    return open_window("draft?lang=en")


def _describe(window: Page, text: str, box: str, button: str) -> None:
    window.get_by_label(box).fill(text)
    window.get_by_role("button", name=button, exact=True).click()


def test_a_description_leads_to_a_word_file(draft: Page, tmp_path: Path) -> None:
    window = draft
    _describe(window, BRIEF, "What is the job? Who does it?", "Draft it")
    expect(window.locator("p.action", has_text="Log every key")).to_be_visible()
    window.get_by_label("Your answer").fill("So that no key is lost")
    window.get_by_role("button", name="Answer", exact=True).click()
    expect(window.get_by_text("So that no key is lost").first).to_be_visible()

    with window.expect_download() as waiting:
        window.get_by_role("button", name="Word", exact=True).click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)

    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    assert "So that no key is lost" in words
    assert "Marta" in words
    assert "Who does it when Marta is away" in words


def test_a_reload_loses_nothing(draft: Page) -> None:
    window = draft
    _describe(window, BRIEF, "What is the job? Who does it?", "Draft it")
    expect(window.get_by_text("Question 1 of")).to_be_visible()
    window.get_by_role("button", name="I don't know", exact=True).click()
    expect(window.get_by_text("Question 2 of")).to_be_visible()

    window.reload()

    expect(window.get_by_text("Question 2 of")).to_be_visible()
    expect(window.locator("p.action", has_text="Log every key")).to_be_visible()


def test_a_chinese_description_is_drafted_on_a_phone(open_window: OpenWindow) -> None:
    window = open_window("draft?lang=zh", locale="zh-CN", width=390)
    _describe(window, CHINESE, "这是什么工作？谁来做？容易出什么问题？", "开始起草")

    expect(window.locator("p.action", has_text="在飞书里登记每把钥匙")).to_be_visible()
    expect(window.get_by_text("为什么要有这个流程")).to_be_visible()
    wide = window.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide
