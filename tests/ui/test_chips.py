"""What was understood of a description can be corrected and taken out before it is drafted."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import OpenPage
from tests.ui.tab import keys, one, seen

BRIEF = (
    "Anna opens the parcel in Odoo within 2 hours. Anna packs at least 5 boxes. Tom signs the "
    "form. Tom calls Anna."
)
ZH = "由小王在ERP里打印标签，2小时内完成。由李四签字。"


@pytest.fixture
def opened(open_page: OpenPage) -> AppTest:
    page = open_page(lang="en")
    page.switch_page("sopai/ui/pages/draft.py").run()
    return page.text_area[0].set_value(BRIEF).run()


def chips(page: AppTest) -> list[str]:
    """The chips, as the boxes that open say them."""
    kinds = ("Person", "Tool", "Time", "Amount", "人员", "工具", "时间", "数量")
    starts = tuple(f"**{kind}:** " for kind in kinds)
    return [one.value.replace("*", "") for one in page.markdown if one.value.startswith(starts)]


def test_each_kind_is_named_in_words(opened: AppTest) -> None:
    assert chips(opened) == [
        "Person: Anna",
        "Person: Tom",
        "Tool: Odoo",
        "Time: within 2 hours",
        "Amount: at least 5 boxes",
    ]


def test_a_person_who_is_none_is_taken_out_and_owns_nothing(opened: AppTest) -> None:
    opened.button(key=keys(opened, "draft-refuse-people-1")[0]).click().run()
    assert "Person: Tom" not in chips(opened)
    opened.button(key="make-draft").click().run()
    shown = seen(opened)
    assert "nobody yet" in shown
    assert '<span class="chip">Tom</span>' not in shown
    assert "Taken out:" in shown
    opened.button(key="take-in-0").click().run()
    assert "nobody yet" not in seen(opened)


def test_what_was_taken_out_stays_out_when_the_words_change(opened: AppTest) -> None:
    opened.button(key=keys(opened, "draft-refuse-times-")[0]).click().run()
    opened.text_area[0].set_value(f"{BRIEF} Lena files it.").run()
    assert "Person: Lena" in chips(opened)
    assert "Time: within 2 hours" not in chips(opened)


def test_a_name_is_corrected_everywhere(opened: AppTest) -> None:
    one(opened.text_input, "draft-right-people-1-").set_value("Tim").run()
    assert opened.text_area[0].value == BRIEF.replace("Tom", "Tim")
    assert "Person: Tim" in chips(opened)
    one(opened.text_input, "draft-right-people-0-").set_value("  ").run()
    assert opened.text_area[0].value == BRIEF.replace("Tom", "Tim")


def test_chinese_chips(open_page: OpenPage) -> None:
    page = open_page(lang="zh")
    page.switch_page("sopai/ui/pages/draft.py").run()
    page.text_area[0].set_value(ZH).run()
    assert chips(page) == ["人员: 小王", "人员: 李四", "工具: ERP", "时间: 2小时内"]
    page.button(key=keys(page, "draft-refuse-people-1")[0]).click().run()
    assert "已去掉：" in seen(page)
    assert "人员: 李四" not in chips(page)


def test_without_words_nothing_is_understood(opened: AppTest) -> None:
    opened.text_area[0].set_value(" ").run()
    assert not chips(opened)
