"""English and Chinese: one switch for the interface and the messages, and it is kept."""

import pytest
from streamlit.testing.v1 import AppTest

from sopai.ui import state
from tests.ui import tab
from tests.ui.conftest import OpenPage
from tests.ui.tab import seen


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
