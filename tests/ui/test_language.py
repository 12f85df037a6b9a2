"""English and Chinese: one switch for the interface and the messages, and it is kept."""

import pytest
from streamlit.testing.v1 import AppTest

from sopai.ui import state
from tests.ui import tab
from tests.ui.conftest import OpenPage
from tests.ui.tab import File, seen


def switch(page: AppTest, language: str) -> AppTest:
    return page.segmented_control(key=state.LANGUAGE_WIDGET).set_value(language).run()


def test_the_switch_turns_interface_and_messages_to_chinese(page: AppTest) -> None:
    page.button(key="sample-zh").click().run()
    before = seen(page)
    switch(page, "zh")

    assert "Within how many minutes or hours?" in before
    assert "具体多长时间内？" in seen(page)
    assert page.button(key="again").label == "检查另一份文档"
    assert any("期限含糊" in button.label for button in page.button)


def test_the_language_is_kept_for_the_next_start(page: AppTest, open_page: OpenPage) -> None:
    switch(page, "zh")

    assert "审查文档" in open_page().title[0].value


def test_the_address_decides_before_the_memory(page: AppTest, open_page: OpenPage) -> None:
    switch(page, "zh")

    assert open_page(lang="en").title[0].value == "Review documents"


@pytest.mark.parametrize(
    ("locale", "title"), [("zh-CN", "审查文档"), ("zh", "审查文档"), ("de-DE", "Review documents")]
)
def test_the_first_language_is_the_browsers(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, locale: str, title: str
) -> None:
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.locale", locale)

    assert open_page().title[0].value == title


def test_the_side_bar_says_where_the_text_stays(page: AppTest) -> None:
    shown = seen(page)

    assert "No model is on this computer yet." in shown
    assert "Nothing leaves this machine" in shown
    assert "loopback" in shown
    assert tab.one(page.text_area, "paste-")


LOSING = File("页面.html", b"<h1>Packing</h1><ol><li>Li Si packs it.</li></ol><video>film</video>")
PERMIT = "1. Reply ASAP. <!-- sopai: allow VAG003 -->"


@pytest.mark.parametrize(
    ("language", "loss", "note"),
    [
        ("en", "a video was not read", "the permit is ignored, it gives no reason"),
        ("zh", "视频没有读入", "这条允许注释不起作用，没有写理由"),
    ],
)
def test_losses_and_notes_are_in_the_language_of_the_page(
    open_page: OpenPage, language: str, loss: str, note: str
) -> None:
    assert loss in seen(tab.bring(open_page(lang=language), LOSING))
    assert note in seen(tab.paste(open_page(lang=language), PERMIT))


@pytest.mark.parametrize(
    ("language", "why"),
    [("en", "it is no Word file but a PDF file"), ("zh", "它不是 Word 文件，而是 PDF 文件")],
)
def test_errors_are_in_the_language_of_the_page_and_english_for_programs(
    open_page: OpenPage, language: str, why: str
) -> None:
    page = open_page(lang=language)
    tab.bring(page, File("bad.docx", b"%PDF-1.7"))

    assert why in seen(page)
