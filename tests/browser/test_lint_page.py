"""What a manager does with the page, in a real browser."""

import json
from pathlib import Path
from re import compile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow

pytestmark = pytest.mark.browser

ENGLISH = "# Answer a complaint\n\n1. Reply to the customer as soon as possible.\n"
CHINESE = "# 答复投诉\n\n1. 尽快答复客户。\n2. 客服专员李四把订单号写进CRM。\n"

HOSTILE = """# Close <script>window.harm = 1</script> the pump

1. Reply <img src=x onerror="window.harm = 2"> as soon as possible <svg onload=window.harm=3>
2. Send <a href="javascript:window.harm = 4">it</a> ASAP <style>body{display:none}</style>
3. Ship [it](javascript:window.harm=5) ASAP <iframe srcdoc="<script>top.harm = 6</script>"></iframe>
"""


def paste(window: Page, text: str, label: str = "Paste the text of a procedure") -> None:
    """Paste as a person does: the text is checked without a further click."""
    box = window.get_by_label(label)
    box.focus()
    window.keyboard.insert_text(text)
    box.press("Control+Enter")


def test_a_pasted_procedure_shows_marked_words_and_cards(window: Page) -> None:
    paste(window, ENGLISH)

    expect(window.locator("mark.error", has_text="as soon as possible").first).to_be_visible()
    expect(window.get_by_role("button", name=compile("Error · Vague deadline"))).to_be_visible()
    expect(window.get_by_role("heading", name="Answer a complaint")).to_be_visible()


PASTE = """(box, text) => {
    box.setRangeText(text);
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
}"""
"""What a browser does when a person pastes."""


def test_a_paste_is_checked_without_a_further_click(window: Page) -> None:
    expect(window.locator("html")).to_have_attribute("data-sopai", "ready")
    window.get_by_label("Paste the text of a procedure").evaluate(PASTE, ENGLISH)

    expect(window.locator("mark.error").first).to_be_visible()


def test_half_characters_do_not_stop_the_page(window: Page) -> None:
    expect(window.locator("html")).to_have_attribute("data-sopai", "ready")
    box = window.get_by_label("Paste the text of a procedure")
    box.evaluate(f"box => ({PASTE})(box, '1. Reply \\ud800 ASAP to the customer.')")

    expect(window.locator("mark.error").first).to_be_visible()
    expect(window.locator(".document")).to_contain_text("Reply \ufffd ASAP")
    expect(window.get_by_text("Some characters could not be read")).to_be_visible()


def test_a_skeleton_is_filled_and_applied(window: Page) -> None:
    paste(window, ENGLISH)
    window.get_by_role("button", name=compile("Vague deadline")).click()
    expect(window.locator(".preview ins")).to_have_count(1)  # the card before is gone
    window.get_by_label("Number", exact=True).press_sequentially("10")
    expect(window.locator(".preview ins")).to_have_text("within 10 minutes")
    window.get_by_role("button", name="Apply", exact=True).click()

    expect(window.locator(".document")).to_contain_text("Reply to the customer within 10 minutes.")
    expect(window.get_by_role("button", name=compile("Vague deadline"))).to_have_count(0)


def test_a_marked_word_and_its_card_choose_each_other(window: Page) -> None:
    window.get_by_role("button", name="English sample").click()
    window.locator(".document mark", has_text="if necessary").click()
    expect(window.locator(".finding.picked mark")).to_have_text("if necessary")
    window.get_by_role("button", name=compile("Vague deadline")).press("Enter")

    expect(window.locator("mark.picked")).to_have_text("as soon as possible")
    expect(window.locator("mark.picked")).to_be_in_viewport()


def test_the_text_is_checked_while_it_is_edited(window: Page) -> None:
    paste(window, ENGLISH)
    window.get_by_text("Edit", exact=True).click()
    box = window.get_by_label("The text, to edit")
    box.press("Control+End")
    window.keyboard.type("2. Send the parcel ASAP to the customer.")

    expect(window.locator(".finding mark", has_text="ASAP").first).to_be_visible()
    expect(box).to_be_focused()


TYPED = "2. Call Ann. 3. Send the parcel ASAP. 4. Weigh the box promptly."


def test_nothing_typed_is_lost_while_findings_arrive(window: Page) -> None:
    paste(window, f"{ENGLISH}\n## Records\n\nThe CRM keeps all.\n")
    window.get_by_text("Edit", exact=True).click()
    box = window.get_by_label("The text, to edit")
    expect(box).to_have_value(compile("The CRM keeps all"))
    before = box.input_value()
    at = before.index("\n## Records")
    box.evaluate("(box, at) => { box.focus(); box.setSelectionRange(at, at); }", at)
    for words in TYPED.split(" "):
        window.keyboard.type(words + " ", delay=60)
        window.wait_for_timeout(350)  # as long as it takes to send what was typed, and no longer

    expect(window.locator(".finding mark", has_text="ASAP").first).to_be_visible()
    expect(window.locator(".finding mark", has_text="promptly").first).to_be_visible()
    assert box.input_value() == f"{before[:at]}{TYPED} {before[at:]}"
    assert box.evaluate("box => box.selectionStart") == at + len(TYPED) + 1
    expect(box).to_be_focused()


def test_a_card_selects_its_words_in_the_box(window: Page) -> None:
    paste(window, "# Pack \U0001f4e6\U0001f4e6\n\n1. Ann Reed waits.\n2. Reply ASAP to Ann.\n")
    window.get_by_text("Edit", exact=True).click()
    box = window.get_by_label("The text, to edit")
    expect(box).to_be_visible()
    window.locator(".finding mark", has_text=compile("^ASAP$")).click()

    expect(box).to_be_focused()
    window.wait_for_function(f"{SELECTED} === 'ASAP'")
    window.keyboard.type("within 5 minutes")
    expect(window.locator(".finding mark", has_text="ASAP")).to_have_count(0)
    assert box.input_value().endswith("2. Reply within 5 minutes to Ann.\n")


SELECTED = """(box => box.value.slice(box.selectionStart, box.selectionEnd))
    (document.querySelector("[class*='st-key-edit-'] textarea"))"""
"""The words that are selected in the box to edit."""


def test_chinese_from_end_to_end(open_window: OpenWindow) -> None:
    window = open_window("review?lang=en")
    window.get_by_text("中文", exact=True).click()
    expect(window.get_by_role("heading", name="审查文档")).to_be_visible()
    paste(window, CHINESE, "粘贴流程文本")

    expect(window.locator("mark.error", has_text="尽快").first).to_be_visible()
    expect(window.get_by_text("具体多长时间内？").first).to_be_visible()
    expect(window.locator("html")).to_have_attribute("lang", "zh-CN")


def test_the_first_language_is_the_browsers(open_window: OpenWindow) -> None:
    window = open_window("review", locale="zh-CN")

    expect(window.get_by_role("heading", name="审查文档")).to_be_visible()


def test_a_reload_loses_nothing(window: Page) -> None:
    paste(window, ENGLISH)
    expect(window.locator("mark.error").first).to_be_visible()
    window.get_by_text("Edit", exact=True).click()
    window.get_by_label("The text, to edit").press("Control+End")
    window.keyboard.type("2. Call the carrier ASAP.")
    expect(window.locator(".finding mark", has_text="ASAP").first).to_be_visible()
    window.reload()

    expect(window.locator(".document")).to_contain_text("2. Call the carrier ASAP.")


def test_two_windows_with_one_address_keep_both_texts(open_window: OpenWindow) -> None:
    first = open_window("review?lang=en&draft=0123456789ab")
    paste(first, ENGLISH)
    expect(first.locator("mark.error").first).to_be_visible()
    second = open_window("review?lang=en&draft=0123456789ab")
    expect(second.locator("mark.error").first).to_be_visible()
    for window, words in ((first, "Call first ASAP."), (second, "Call second ASAP.")):
        window.get_by_text("Edit", exact=True).click()
        window.get_by_label("The text, to edit").press("Control+End")
        window.keyboard.type(words)
        expect(window.locator(".finding mark", has_text="ASAP").first).to_be_visible()

    expect(second.get_by_text("also open in another tab")).to_be_visible()
    first.reload()
    second.reload()
    expect(first.locator(".document")).to_contain_text("Call first ASAP.")
    expect(second.locator(".document")).to_contain_text("Call second ASAP.")


def test_hostile_text_is_shown_and_does_nothing(window: Page) -> None:
    paste(window, HOSTILE)

    expect(window.locator("mark.error").first).to_be_visible()
    expect(window.locator(".document")).to_contain_text('<img src=x onerror="window.harm = 2">')
    expect(window.locator(".document")).to_contain_text("<script>window.harm = 1</script>")
    assert window.locator(".document img, .document iframe, .document script").count() == 0
    assert window.evaluate("window.harm") is None


@pytest.mark.parametrize("sample", ["English sample", "Chinese sample"])
def test_a_phone_shows_all_without_scrolling_sideways(open_window: OpenWindow, sample: str) -> None:
    window = open_window("review?lang=en", width=390)
    window.get_by_role("button", name=sample).click()
    expect(window.locator("mark.error").first).to_be_visible()
    expect(window.locator(".finding.picked")).to_be_visible()

    main = window.get_by_test_id("stMain")
    assert main.evaluate("it => it.scrollWidth <= it.clientWidth")
    assert window.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_keyboard_alone_will_do(window: Page) -> None:
    window.get_by_role("button", name="English sample").press("Enter")
    window.get_by_role("button", name=compile("Vague deadline")).press("Enter")
    window.get_by_label("Number", exact=True).press("1")
    # While the page is made anew, the card that was open before may stand there for a moment.
    apply = window.get_by_role("button", name="Apply", exact=True, disabled=False)
    expect(apply).to_have_count(1)
    window.keyboard.press("Tab")
    expect(apply.and_(window.locator(":focus"))).to_have_count(1)
    window.keyboard.press("Enter")

    expect(window.locator(".document")).to_contain_text("Reply to the complaint within 1 minutes.")


def test_the_findings_and_the_text_can_be_downloaded(window: Page) -> None:
    paste(window, ENGLISH)
    window.get_by_role("button", name="Download").click()
    with window.expect_download() as text:
        window.get_by_role("button", name="The text as it is now").click()
    with window.expect_download() as findings:
        window.get_by_role("button", name=compile("The findings")).click()

    report = json.loads(Path(findings.value.path()).read_text("utf-8"))
    assert Path(text.value.path()).read_text("utf-8") == ENGLISH
    assert text.value.suggested_filename == "Pasted-text-corrected.md"
    assert report["schema"] == "sopai.lint/1"
    assert "VAG003" in {finding["code"] for finding in report["files"][0]["findings"]}


def test_a_file_that_is_too_large_is_refused_in_words(window: Page, tmp_path: Path) -> None:
    upload = window.get_by_test_id("stFileUploader")
    large = tmp_path / "large.md"
    large.write_bytes(b"word " * 10_100_000)
    upload.locator("input").set_input_files([large])

    expect(upload.get_by_test_id("stFileChip")).to_have_attribute("aria-invalid", "true")
    words = upload.evaluate("it => getComputedStyle(it, '::after').content")
    assert "larger than 50 MB" in words


def test_a_rule_is_one_click_away(window: Page) -> None:
    window.get_by_role("button", name="English sample").click()
    window.get_by_role("button", name="VAG001").click()
    window.get_by_role("link", name="Open this rule's page").click()

    expect(window.get_by_role("heading", name="Rules")).to_be_visible()
    expect(window.get_by_text("learned, heard and checked").first).to_be_visible()
