"""Chips, outline and a step's menu in a real browser, by mouse, by keyboard and on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from tests.browser.conftest import OpenWindow, served
from tests.key_handover import BRIEF
from tests.llm.server import Answer, FakeServer, says, serving

pytestmark = pytest.mark.browser

CHINESE = "小王在ERP里核对订单。李四负责打印标签。"


@pytest.fixture(scope="module")
def model() -> Iterator[FakeServer]:
    with serving() as fake:
        yield fake


@pytest.fixture(scope="module")
def address(
    browser: Browser, model: FakeServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("data"), SOPAI_MODEL=f"{model.base}#m") as found:
        yield found


@pytest.fixture
def drafted(open_window: OpenWindow) -> Page:
    window = open_window("draft?lang=en")
    window.get_by_label("What is the job? Who does it?").fill(BRIEF)
    window.get_by_role("button", name="Draft it", exact=True).click()
    expect(window.locator("p.action").first).to_be_visible()
    return window


def chip(window: Page, words: str) -> Locator:
    return window.locator(".st-key-draft-chips").get_by_role("button", name=words)


def is_too_wide(window: Page) -> bool:
    return bool(window.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def test_chips_follow_the_typing_and_can_be_taken_out(open_window: OpenWindow) -> None:
    window = open_window("draft?lang=en")
    box = window.get_by_label("What is the job? Who does it?")
    box.press_sequentially("Marta logs every key in Odoo.")
    expect(chip(window, "Marta")).to_be_visible()
    box.press_sequentially(" Tom checks the box within 2 hours.")
    expect(chip(window, "within 2 hours")).to_be_visible()
    expect(box).to_be_focused()

    chip(window, "Tom").click()
    window.get_by_role("button", name="This is no person").click()
    expect(chip(window, "Tom")).to_be_hidden()
    window.get_by_role("button", name="Draft it", exact=True).click()
    expect(window.get_by_text("nobody yet")).to_be_visible()


def test_the_order_is_changed_taken_back_and_found_after_a_reload(drafted: Page) -> None:
    window = drafted
    window.get_by_text("Outline", exact=True).click()
    rows = window.locator("[class*='st-key-draft-outline-s'] input")
    expect(rows.first).to_have_value("Log every key in Odoo.")
    window.get_by_role("button", name="Move down").first.focus()
    window.keyboard.press("Enter")
    expect(rows.first).to_have_value("Check the box every Friday.")
    window.get_by_role("button", name="Delete").first.click()
    expect(rows).to_have_count(1)

    window.reload()
    expect(window.locator("p.action").first).to_contain_text("every key in Odoo")
    window.get_by_role("button", name="Take the last change back").click()
    expect(window.locator("p.action").first).to_contain_text("Check the box every Friday.")


def test_other_words_are_stopped_and_asked_for_again(drafted: Page, model: FakeServer) -> None:
    window = drafted
    card = window.locator(".st-key-step-s1")
    model.will(Answer(manner="hanging"))
    card.get_by_role("button", name="Edit").click()
    window.get_by_role("button", name="Other words", exact=True).click()
    expect(window.get_by_text("other words, 1 of 1")).to_be_visible()
    window.get_by_role("button", name="Stop", exact=True).click()
    expect(window.get_by_text("Stopped: 0 of 1 have other words")).to_be_visible()
    expect(card).to_contain_text("Log every key in Odoo.")

    model.will(says({"action": "In Odoo, log every key.", "output": None}))
    card.get_by_role("button", name="Edit").click()
    window.get_by_role("button", name="Other words", exact=True).click()
    expect(card).to_contain_text("In Odoo, log every key.")
    expect(card.locator(".source.proposed")).to_be_visible()


def resting_place(element: Locator) -> FloatRect | None:
    """Where an element stands once nothing above it grows any more."""
    found = element.bounding_box()
    while True:
        element.page.wait_for_timeout(500)
        before, found = found, element.bounding_box()
        if found == before:
            return found


def test_a_tap_on_a_mark_shows_the_quote_and_moves_nothing(drafted: Page) -> None:
    mark = drafted.locator(".st-key-step-s1 p.action .source")
    before = resting_place(drafted.locator(".st-key-step-s2"))
    mark.click()
    expect(mark).to_be_focused()
    content = mark.evaluate("mark => getComputedStyle(mark, '::after').content")
    assert "The receptionist logs every key in Odoo." in content
    assert resting_place(drafted.locator(".st-key-step-s2")) == before


def test_the_outline_fits_a_phone_in_chinese(open_window: OpenWindow) -> None:
    window = open_window("draft?lang=zh", locale="zh-CN", width=390)
    window.get_by_label("这是什么工作？谁来做？容易出什么问题？").fill(CHINESE)
    window.get_by_role("button", name="开始起草", exact=True).click()
    window.locator(".st-key-draft-tabs").get_by_role("radio", name="SOP（").click()
    window.get_by_text("步骤提纲", exact=True).click()
    expect(window.get_by_role("button", name="下移").first).to_be_visible()
    assert not is_too_wide(window)
    window.get_by_role("button", name="查看完整SOP").click()
    window.locator(".st-key-step-s1").get_by_role("button", name="编辑").click()
    expect(window.get_by_role("button", name="换个说法", exact=True)).to_be_visible()
    assert not is_too_wide(window)
