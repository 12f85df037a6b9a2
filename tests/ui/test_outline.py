"""The outline and the menu of a step: order, names, what is added and taken out, and back again."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from sopai.ui.drafting import work
from sopai.ui.drafting.editor import take
from tests.ui.conftest import OpenPage
from tests.ui.tab import has, one, seen

BRIEF = "Anna opens the parcel. She prints the label in Odoo. Tom signs the form."
ZH = "小王在ERP里核对订单。小王负责打印标签。由李四签字。"


def described(open_page: OpenPage, text: str, language: str) -> AppTest:
    page = open_page(lang=language)
    page.switch_page("sopai/ui/pages/draft.py").run()
    page.text_area[0].set_value(text).run()
    return page.button(key="make-draft").click().run()


@pytest.fixture
def drafted(open_page: OpenPage) -> AppTest:
    return described(open_page, BRIEF, "en")


def outlined(page: AppTest) -> AppTest:
    return page.segmented_control(key=work.VIEW).set_value("outline").run()


def rows(page: AppTest) -> list[str]:
    """The steps as the outline lists them."""
    found = [i for i in page.text_input if (i.key or "").startswith("draft-outline-")]
    return [f"{i.label} | {i.value}" for i in found]


BEFORE = [
    "1\\. Anna | Open the parcel.",
    "2\\. Anna | Print the label in Odoo.",
    "3\\. Tom | Sign the form.",
]


def actions(page: AppTest) -> list[str]:
    return [row.split(" | ")[1] for row in rows(page)]


def press(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def test_the_whole_sop_is_shown_at_first_and_the_outline_lists_its_steps(drafted: AppTest) -> None:
    assert "Print the label" in seen(drafted)
    assert not rows(drafted)
    outlined(drafted)
    assert rows(drafted) == BEFORE
    assert "points still open" in seen(drafted)
    assert drafted.button(key="outline-up-s1").disabled
    assert drafted.button(key="outline-down-s3").disabled
    press(drafted, "outline-done")
    assert drafted.get("download_button")
    assert not rows(drafted)


def test_steps_are_moved_and_deleted_and_each_change_is_taken_back(drafted: AppTest) -> None:
    outlined(drafted)
    press(drafted, "outline-down-s1")
    assert [row.split(". ")[1] for row in rows(drafted)] == [
        "Anna | Print the label in Odoo.",
        "Anna | Open the parcel.",
        "Tom | Sign the form.",
    ]
    press(drafted, "outline-up-s3")
    press(drafted, "outline-delete-s2")
    assert actions(drafted) == ["Sign the form.", "Open the parcel."]
    for _ in range(3):
        press(drafted, "draft-undo")
    assert rows(drafted) == BEFORE
    assert not has(drafted, "draft-undo")


def test_a_step_that_is_put_last_stays_there(drafted: AppTest) -> None:
    outlined(drafted)
    press(drafted, "outline-down-s2")
    assert actions(drafted) == ["Open the parcel.", "Sign the form.", "Print the label in Odoo."]


def rename(page: AppTest, step: str, words: str) -> AppTest:
    return one(page.text_input, f"draft-outline-{step}-").set_value(words).run()


def test_a_new_name_is_confirmed_and_can_be_taken_back(drafted: AppTest) -> None:
    rename(outlined(drafted), "s1", "Weigh the parcel.")
    assert actions(drafted)[0] == "Weigh the parcel."
    press(drafted, "outline-done")
    assert ">confirmed<" in seen(drafted)
    press(drafted, "draft-undo")
    assert "Open the parcel." in seen(drafted)
    assert ">confirmed<" not in seen(drafted)


def add(page: AppTest, words: str, label: str = "Add") -> AppTest:
    one(page.text_input, "draft-add-words-").set_value(words)
    return next(b for b in page.button if b.label == label).click().run()


def test_a_step_is_added_and_nobody_owns_it_until_somebody_is_named(drafted: AppTest) -> None:
    add(outlined(drafted), "Weigh the parcel")
    assert rows(drafted)[3] == "4\\. :red-badge[nobody yet] | Weigh the parcel"
    assert "1 step nobody owns" in seen(drafted)
    press(drafted, "outline-done")
    assert "Who does this: Weigh the parcel?" in seen(drafted).replace("\\", "")
    one(drafted.text_input, "draft-/steps/s4/owner").set_value("Tom").run()
    assert "Who does this: Weigh the parcel?" not in seen(drafted).replace("\\", "")


def test_what_was_changed_of_a_deleted_step_is_not_that_of_the_next_one(drafted: AppTest) -> None:
    add(outlined(drafted), "Weigh the parcel")
    rename(drafted, "s4", "Weigh the box")
    press(drafted, "outline-delete-s4")
    add(drafted, "Close the door")
    assert rows(drafted)[3] == "4\\. :red-badge[nobody yet] | Close the door"


def test_an_empty_step_is_not_added(drafted: AppTest) -> None:
    add(outlined(drafted), "  ")
    assert rows(drafted) == BEFORE


def _id(page: AppTest) -> str:
    found = page.query_params[work.QUERY]
    return found if isinstance(found, str) else found[0]


def test_the_order_and_what_can_be_taken_back_survive_a_reload(
    drafted: AppTest, open_page: OpenPage
) -> None:
    press(outlined(drafted), "outline-delete-s1")
    again = open_page(lang="en", brief=_id(drafted))
    again.switch_page("sopai/ui/pages/draft.py").run()
    assert actions(outlined(again)) == ["Print the label in Odoo.", "Sign the form."]
    press(again, "draft-undo")
    assert rows(again) == BEFORE


def test_the_outline_speaks_chinese(open_page: OpenPage) -> None:
    page = outlined(described(open_page, ZH, "zh"))
    assert rows(page)[0] == "1\\. 小王 | 在ERP里核对订单。"
    press(page, "outline-delete-s1")
    add(page, "归档", "添加")
    assert rows(page)[-1] == "3\\. :red-badge[还没有人负责] | 归档"
    assert "1 个步骤没人负责" in seen(page)
    assert page.button(key="outline-up-s2").label == "上移"
    assert page.button(key="draft-undo").label == "撤销上一次修改"


def test_a_step_is_moved_and_deleted_from_its_menu(drafted: AppTest) -> None:
    press(drafted, "move-down-s1")
    press(drafted, "delete-s3")
    assert actions(outlined(drafted)) == ["Print the label in Odoo.", "Open the parcel."]


def test_a_step_with_two_actions_is_split_at_once(drafted: AppTest) -> None:
    rename(outlined(drafted), "s1", "Open the parcel and weigh it")
    press(drafted, "outline-done")
    press(drafted, "split-s1")
    assert rows(outlined(drafted))[:2] == [
        "1\\. Anna | Open the parcel.",
        "2\\. Anna | Weigh it",
    ]


def halves(page: AppTest) -> list[str]:
    return [i.label for i in page.text_input if (i.key or "").startswith("draft-second-")]


def test_a_step_with_one_action_is_split_by_hand(drafted: AppTest) -> None:
    press(drafted, "split-s3")
    assert halves(drafted) == ["Then"]
    one(drafted.text_input, "draft-second-").set_value("File the form.")
    next(b for b in drafted.button if b.label == "Make two steps").click().run()
    assert not halves(drafted)
    assert rows(outlined(drafted))[2:] == [
        "3\\. Tom | Sign the form.",
        "4\\. Tom | File the form.",
    ]


def test_a_split_can_be_given_up(drafted: AppTest) -> None:
    press(drafted, "split-s3")
    next(b for b in drafted.button if b.label == "Cancel").click().run()
    assert not halves(drafted)
    assert rows(outlined(drafted)) == BEFORE


def test_a_field_that_is_gone_cannot_put_back_what_stood_in_it(
    drafted: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow browser tells of the field again after other words have come into its place."""
    rename(outlined(drafted), "s1", "Weigh the parcel.")

    def tell() -> None:
        st.session_state["gone"] = "Open the parcel."
        take("/steps/s1/action", "gone", "Open the parcel.")
        take("/steps/s1/output", "never there", "")

    monkeypatch.setattr(work, "skip", tell)
    drafted.run()
    press(drafted, "skip-questions")
    assert actions(drafted)[0] == "Weigh the parcel."


def test_title_and_purpose_are_edited_and_taken_back(drafted: AppTest) -> None:
    one(drafted.text_input, "draft-/title-").set_value("Parcels").run()
    one(drafted.text_area, "draft-/purpose-").set_value("No parcel is lost").run()
    assert "<h1>Parcels" in seen(drafted)
    assert "No parcel is lost" in seen(drafted)
    press(drafted, "draft-undo")
    assert "No parcel is lost" not in seen(drafted)
