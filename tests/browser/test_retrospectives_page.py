"""From a retrospective to accepted changes, a new version and its difference, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow

pytestmark = pytest.mark.browser

SOP = (
    "# Answer complaints\n\n1. Maria answers the complaint within 24 hours.\n"
    "2. Maria closes the case.\n"
)
REVIEW = (
    "Review of complaints\n\nSOP: Answer complaints\n\n## Decided\n\n"
    "- Maria answers the complaint within 4 hours.\n- Thanks to everybody.\n"
)


def _window_with_sop(open_window: OpenWindow, language: str, sop: str = SOP) -> Page:
    window = open_window(f"review?lang={language}")
    window.locator("textarea").first.fill(sop)
    window.locator(".st-key-check button").click()
    window.locator(".st-key-import button").click()
    expect(window.locator(".box.info", has_text="1.0")).to_be_visible()
    return window


def test_a_retrospective_becomes_a_new_version_with_its_difference(
    open_window: OpenWindow,
) -> None:
    window = _window_with_sop(open_window, "en")
    window.get_by_role("link", name="Retrospectives").click()
    window.get_by_label("Paste the retrospective").fill(REVIEW)
    window.get_by_role("button", name="Find what should change").click()
    card = window.locator("[class*='st-key-change-open-']").first
    expect(card.locator("del", has_text="24")).to_be_visible()
    expect(card.locator("ins", has_text="4")).to_be_visible()
    expect(card.locator("blockquote")).to_contain_text(
        "Maria answers the complaint within 4 hours."
    )
    expect(window.get_by_text("Create version")).to_have_count(0)

    for at in range(window.locator("[class*='st-key-change-open-']").count()):
        window.locator("[class*='st-key-change-open-']").first.get_by_role(
            "button", name="Accept", exact=True
        ).click()
        expect(window.locator("[class*='st-key-change-accepted-']")).to_have_count(at + 1)
    window.get_by_label("Why is the SOP changed?").fill("Answers came too late")
    window.get_by_role("button", name="Create version 1.1").click()
    expect(window.get_by_text("Version 1.1 was created.")).to_be_visible()

    window.reload()
    expect(window.get_by_text("Version 1.1 was created.")).to_be_visible()
    window.get_by_text("Open it in the library").click()
    window.get_by_role("tab", name="History").click()
    expect(window.locator("table.steps td", has_text="Answers came too late")).to_be_visible()
    expect(window.locator(".diff del", has_text="24").first).to_be_visible()
    expect(window.locator(".diff ins", has_text="4").first).to_be_visible()


def test_chinese_from_the_sample_to_a_decision(open_window: OpenWindow) -> None:
    window = open_window("retrospectives?lang=zh", locale="zh-CN", width=390)
    window.get_by_role("button", name="用样例试试").click()
    card = window.locator("[class*='st-key-change-open-']").first
    expect(card.get_by_role("button", name="接受", exact=True)).to_be_visible()
    card.get_by_role("button", name="拒绝").click()
    expect(window.locator("[class*='st-key-change-rejected-']").first).to_be_visible()
    wide = window.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide


def test_a_card_can_be_edited_after_another_one_was_decided(open_window: OpenWindow) -> None:
    other = SOP.replace("Answer complaints", "Answer letters").replace("complaint", "letter")
    window = _window_with_sop(open_window, "en", other)
    window.get_by_role("link", name="Retrospectives").click()
    window.get_by_label("Paste the retrospective").fill(
        "SOP: Answer letters\n\n## Decided\n\n- Maria answers the letter within 4 hours.\n"
    )
    window.get_by_role("button", name="Find what should change").click()
    cards = window.locator("[class*='st-key-change-']")
    expect(cards).to_have_count(2)
    cards.nth(1).get_by_role("button", name="Reject", exact=True).click()
    expect(window.locator("[class*='st-key-change-rejected-']")).to_have_count(1)
    cards.first.get_by_role("button", name="Edit").click()
    box = window.get_by_label("What shall stand there?")
    expect(box).to_have_value("Maria answers the letter within 4 hours.")
