"""Checking a document: bring it, read what was found, mend it."""

from pathlib import Path
from re import search

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui import tab
from tests.ui.tab import one, seen

VAGUE = "# Answer a complaint\n\n1. Reply to the customer as soon as possible.\n"
TWO_KINDS = (
    "# Pack\n\n1. Check the label carefully.\n2. Reply to the customer as soon as possible.\n"
)
STEP_TABLE = (
    "# Ship\n\n| No. | What to do | Owner |\n|---|---|---|\n"
    "| 1 | Pack the order at station 3. | Li Si |\n| 2 | Ship the order. | |\n"
)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "as soon as possible</mark>"), ("zh", "尽快</mark>")]
)
def test_a_sample_shows_findings_in_one_click(page: AppTest, language: str, words: str) -> None:
    page.button(key=f"sample-{language}").click().run()

    assert words in seen(page)
    assert tab.keys(page, "pick-VAG003")


def test_pasted_text_is_marked_counted_and_asked_about(page: AppTest) -> None:
    tab.paste(page, VAGUE)

    shown = seen(page)
    assert "as soon as possible</mark>" in shown
    assert "Within how many minutes or hours?" in shown
    assert search(r'chip error">[1-9] errors?<', shown)
    assert "1 step nobody owns (1)" in shown


def test_boxes_reported_once_more_when_they_are_gone_forget_no_choice(data: Path) -> None:
    def script() -> None:
        import streamlit as st

        from sopai.ui import bring, state

        state.start()
        if state.document() is None:
            bring.take_sample("en")
        chosen = state.key(state.VIEW)
        bring._take_files()  # as the browser calls it: the upload went from none to empty
        st.text("kept" if state.key(state.VIEW) == chosen else "forgotten")

    page = AppTest.from_function(script).run()

    assert page.text[0].value == "kept"


def test_a_filter_leaves_the_findings_it_names(page: AppTest) -> None:
    tab.paste(page, TWO_KINDS)
    one(page.pills, "severities-").set_value(["warning"]).run()
    of_warnings = tab.keys(page, "pick-")
    one(page.pills, "severities-").set_value([]).run()
    one(page.selectbox, "rule-").set_value("VAG003").run()

    assert of_warnings
    assert not [key for key in of_warnings if key.startswith("pick-VAG003")]
    assert [key.split("-")[1] for key in tab.keys(page, "pick-")] == ["VAG003"]


def test_a_filled_skeleton_replaces_the_words(page: AppTest) -> None:
    tab.paste(page, VAGUE)
    tab.press(page, "pick-VAG003")
    assert page.button(key=tab.keys(page, "apply-")[0]).disabled
    one(page.text_input, "blank-VAG003").set_value("10").run()
    assert "<ins>within 10 minutes</ins>" in seen(page)
    tab.press(page, "apply-VAG003")

    assert "Reply to the customer within 10 minutes." in seen(page)
    assert not tab.keys(page, "pick-VAG003")


def test_a_safe_fix_needs_no_words(page: AppTest) -> None:
    steps = "1. Li Si packs it.\n2. Li Si calls Ann if fewer than 10 boxes are left on the shelf.\n"
    tab.paste(page, f"# Packing\n\n## Steps\n\n{steps}")
    tab.press(page, "pick-EXC004")
    assert not [one for one in page.text_input if str(one.key).startswith("blank-EXC004")]
    assert not page.button(key=tab.keys(page, "apply-")[0]).disabled
    assert "<ins>If fewer than 10 boxes are left on the shelf, Li Si calls Ann</ins>" in seen(page)
    tab.press(page, "apply-EXC004")

    assert "If fewer than 10 boxes are left on the shelf, Li Si calls Ann." in seen(page)
    assert not tab.keys(page, "pick-EXC004")


def test_a_list_is_counted_anew_by_one_button(page: AppTest) -> None:
    steps = "1. Li Si packs it.\n2. Li Si weighs it.\n2. Li Si sends it.\n"
    tab.paste(page, f"# Packing\n\n## Steps\n\n{steps}")
    tab.press(page, "pick-STP004")
    tab.press(page, "apply-STP004")

    assert not tab.keys(page, "pick-STP004")


def test_undo_takes_the_last_change_back(page: AppTest) -> None:
    tab.paste(page, VAGUE)
    tab.press(page, "pick-VAG003")
    one(page.text_input, "blank-VAG003").set_value("10").run()
    tab.press(page, "apply-VAG003")
    page.button(key="undo").click().run()

    assert tab.keys(page, "pick-VAG003")
    assert page.button(key="undo").disabled


def test_a_sentence_can_be_rewritten(data: Path, page: AppTest) -> None:
    tab.paste(page, VAGUE)
    tab.press(page, "pick-VAG003")
    one(page.text_area, "words-VAG003").set_value("Li Si calls within 5 minutes.")
    tab.press(page, "put-VAG003")

    assert "\n1. Li Si calls within 5 minutes.\n" in tab.kept(data)


def test_an_edited_text_is_checked_again(page: AppTest) -> None:
    tab.paste(page, VAGUE)
    tab.edit(page, VAGUE.replace("as soon as possible", "within 10 minutes"))

    assert not tab.keys(page, "pick-VAG003")


def test_a_dismissed_finding_needs_a_reason_and_can_come_back(page: AppTest) -> None:
    tab.paste(page, VAGUE)
    tab.press(page, "pick-VAG003")
    assert page.button(key=tab.keys(page, "aside-")[0]).disabled
    one(page.text_input, "reason-VAG003").set_value("the bell --> rings").run()
    tab.press(page, "aside-VAG003")
    comments = [code.value for code in page.code]
    dismissed = tab.keys(page, "pick-VAG003")
    tab.press(page, "back-VAG003")

    assert comments == ["<!-- sopai: allow VAG003: the bell –› rings -->"]
    assert not dismissed
    assert tab.keys(page, "pick-VAG003")


def test_the_comment_offered_for_a_dismissal_allows_the_finding(page: AppTest) -> None:
    comment = "<!-- sopai: allow VAG003: the bell –› rings -->"
    tab.paste(page, VAGUE.replace("possible.", f"possible. {comment}"))

    assert not tab.keys(page, "pick-VAG003")
    assert "1 finding is allowed by a comment in the document." in seen(page)


def test_a_long_list_of_findings_is_shown_in_portions(page: AppTest) -> None:
    tab.paste(page, "# Reply\n\n" + "1. Reply to the customer as soon as possible.\n" * 40)
    first = len(tab.keys(page, "pick-"))
    page.button(key="show-more").click().run()

    assert first == 30
    assert len(tab.keys(page, "pick-")) > first


def test_the_steps_are_listed_as_they_were_understood(page: AppTest) -> None:
    tab.paste(page, STEP_TABLE)

    table = next(line for line in seen(page).splitlines() if 'class="steps"' in line)
    assert "owner column" in table
    assert "nobody" in table


def test_several_files_are_listed_and_one_is_chosen(page: AppTest) -> None:
    files = [
        tab.File("one.md", VAGUE.encode()),
        tab.File("two.txt", b"Title\n\n1. Ship it ASAP.\n"),
    ]
    tab.bring(page, *files)
    one(page.selectbox, "document-").set_value(1).run()

    assert "<td>one.md</td>" in seen(page)
    assert "ASAP</mark>" in seen(page)


def test_another_document_starts_with_an_empty_page_and_keeps_the_first(page: AppTest) -> None:
    tab.paste(page, VAGUE)
    page.button(key="again").click().run()
    label = page.button(key=tab.keys(page, "open-")[0]).label
    tab.press(page, "open-")

    assert label.startswith("Answer a complaint")
    assert "as soon as possible</mark>" in seen(page)


def test_a_text_without_findings_says_so(page: AppTest) -> None:
    tab.paste(page, "A note about nothing.")

    assert "Nothing found" in seen(page)
    assert "No steps were recognised." in seen(page)


def test_every_line_end_of_a_windows_file_survives_an_edit(data: Path, page: AppTest) -> None:
    tab.bring(page, tab.File("windows.md", VAGUE.replace("\n", "\r\n").encode()))
    tab.edit(page, VAGUE.replace("Reply", "Answer"))

    text = tab.kept(data)
    assert text.count("\r\n") == text.count("\n") == 3
