"""From a description to a Word file, in a real browser."""

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

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
    question = window.get_by_text("为什么要有这个流程")
    action = window.locator("p.action", has_text="在飞书里登记每把钥匙")

    expect(question).to_be_visible()
    expect(action).to_be_hidden()
    window.get_by_label("您的回答").fill("钥匙不能丢")
    _tab(window, "SOP（2 步）").click()

    expect(action).to_be_visible()
    expect(question).to_be_hidden()
    wide = window.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide

    _tab(window, "提问（").click()
    expect(window.get_by_label("您的回答")).to_have_value("钥匙不能丢")


def test_an_answer_on_a_phone_counts_the_questions_down_and_stays_with_them(
    open_window: OpenWindow,
) -> None:
    window = open_window("draft?lang=en", width=390)
    _describe(window, BRIEF, "What is the job? Who does it?", "Draft it")
    expect(window.get_by_text("Question 1 of")).to_be_visible()
    before = _tab(window, "Questions").inner_text()
    window.get_by_role("button", name="I don't know", exact=True).click()

    expect(window.get_by_text("Question 2 of")).to_be_visible()
    expect(_tab(window, before)).to_have_count(0)
    _tab(window, "SOP").click()
    expect(window.locator("p.action", has_text="Log every key")).to_be_visible()


def test_a_wide_window_shows_both_sides_and_no_tabs(draft: Page) -> None:
    _describe(draft, BRIEF, "What is the job? Who does it?", "Draft it")
    expect(draft.get_by_text("Question 1 of")).to_be_visible()
    expect(draft.locator("p.action", has_text="Log every key")).to_be_visible()
    expect(_tab(draft, "Questions")).to_be_hidden()


def _tab(window: Page, name: str) -> Locator:
    """One of the two tabs of a narrow window."""
    return window.locator(".st-key-draft-tabs").get_by_role("radio", name=name)
