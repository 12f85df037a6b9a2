"""What a manager does with the rules, in a real browser."""

from re import compile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow

pytestmark = pytest.mark.browser

TEXT = "# Pack\n\n1. Ann Reed packs it by and by.\n2. Ann Reed ships it ASAP.\n"


def check(window: Page) -> None:
    """Have the text checked as a person who pastes it does."""
    box = window.get_by_label("Paste the text of a procedure")
    box.focus()
    window.keyboard.insert_text(TEXT)
    box.press("Control+Enter")
    expect(window.locator(".document")).to_contain_text("by and by")


def choose(window: Page, level: str) -> None:
    """Switch the rule."""
    window.locator("[class*='st-key-switch-VAG003']").get_by_text(level, exact=True).click()
    expect(window.get_by_text(f"is now “{level}”")).to_be_visible()


def test_a_switch_holds_after_a_reload_and_on_the_review_page(open_window: OpenWindow) -> None:
    window = open_window("rules?lang=en&rule=VAG003")
    choose(window, "Note")
    window.reload()
    expect(window.get_by_text("Vague deadline · Note (switched here)")).to_be_visible()
    review = open_window("review?lang=en")
    check(review)

    expect(review.locator(".document mark.info", has_text="ASAP")).to_be_visible()
    choose(window, "Error")
    expect(window.get_by_text(compile("Vague deadline · Error$"))).to_be_visible()


def test_a_word_is_added_as_a_chip_and_taken_out(open_window: OpenWindow) -> None:
    window = open_window("rules?lang=en&rule=VAG003")
    words = window.locator("[class*='st-key-added-VAG003']")
    words.locator("input").click()
    expect(words.locator("input")).to_be_focused()
    window.keyboard.type("by and by", delay=50)
    window.keyboard.press("Enter")
    expect(window.get_by_text("Words of your own: 1;")).to_be_visible()
    review = open_window("review?lang=en")
    check(review)
    expect(review.locator(".document mark", has_text="by and by")).to_be_visible()
    words.locator("input").press("Backspace")

    expect(window.get_by_text("Words of your own: 0;")).to_be_visible()
    review.reload()
    expect(review.locator(".document")).to_contain_text("by and by")
    expect(review.locator(".document mark", has_text=compile("^by and by$"))).to_have_count(0)


def test_rules_are_found_while_a_word_is_typed(open_window: OpenWindow) -> None:
    window = open_window("rules?lang=zh", width=390)
    rules = window.locator("[class*='st-key-rule-page-']")
    expect(rules.nth(40)).to_be_attached()
    window.get_by_label("搜索规则").press_sequentially("asap")

    expect(rules).to_have_count(1)
    expect(window.get_by_text("期限含糊")).to_be_visible()
    assert window.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_code_of_a_finding_leads_to_its_rule(open_window: OpenWindow) -> None:
    window = open_window("review?lang=en")
    check(window)
    window.get_by_role("button", name=compile("Vague deadline")).click()
    window.get_by_role("button", name="VAG003", exact=True).click()
    window.get_by_text("Open this rule's page").click()

    expect(window.get_by_role("heading", name="Rules")).to_be_visible()
    expect(window.locator(".explanation")).to_have_count(1)
    expect(window.get_by_label("Search the rules")).to_have_value("VAG003")
