"""The Draft page: describe, answer, edit, take away; a reload loses nothing."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea

from sopai.ui.drafting import describe, work
from sopai.ui.drafting.briefs import load
from sopai.ui.places import shipped
from sopai.workflow.drafting import Procedure, procedures_in
from sopai.workflow.shelf import take_in
from tests.key_handover import BRIEF
from tests.ui.conftest import OpenPage
from tests.ui.tab import seen


@pytest.fixture
def opened(open_page: OpenPage) -> AppTest:
    page = open_page(lang="en")
    page.switch_page("sopai/ui/pages/draft.py")
    return page.run()


def _describe(page: AppTest, text: str) -> AppTest:
    page.text_area[0].set_value(text).run()
    return page.button(key="make-draft").click().run()


def test_what_was_understood_is_shown_while_typing(opened: AppTest) -> None:
    opened.text_area[0].set_value(BRIEF).run()
    shown = seen(opened)
    assert all(words in shown for words in ("Marta", "Odoo", "within 30 minutes"))


def test_a_description_becomes_steps_with_owners_and_a_question(opened: AppTest) -> None:
    _describe(opened, BRIEF)
    shown = seen(opened)
    assert not opened.exception
    assert "Log every key in Odoo." in shown
    assert "Why does this procedure exist" in shown
    assert "Who does it when Marta is away" in shown


def test_an_answer_is_put_in_and_the_next_question_is_asked(opened: AppTest) -> None:
    _describe(opened, BRIEF)
    opened.text_area[0].set_value("So that no key is lost")
    next(b for b in opened.button if b.label == "Answer").click().run()
    shown = seen(opened)
    assert "So that no key is lost" in shown
    assert "Why does this procedure exist" not in shown


def test_i_dont_know_becomes_an_open_item(opened: AppTest) -> None:
    _describe(opened, BRIEF)
    next(b for b in opened.button if b.label == "I don't know").click().run()
    assert "Nobody could say yet" in seen(opened)


def test_an_edit_is_confirmed(opened: AppTest) -> None:
    _describe(opened, BRIEF)
    field = next(i for i in opened.text_input if i.value == "receptionist")
    field.set_value("Paolo").run()
    shown = seen(opened)
    assert "Paolo" in shown
    assert "confirmed" in shown


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_example_is_drafted_in_one_click(opened: AppTest, language: str) -> None:
    opened.button(key=f"example-{language}").click().run()
    assert not opened.exception
    assert opened.get("download_button")


def test_an_empty_box_is_worth_a_word(opened: AppTest) -> None:
    opened.button(key="make-draft").click().run()
    assert "Say first what the job is" in seen(opened)


def test_text_that_names_no_work_is_refused_with_advice(opened: AppTest) -> None:
    _describe(opened, "hello ???")
    assert "say who does what" in seen(opened)


def test_a_refusal_is_in_the_language_of_the_page(open_page: OpenPage) -> None:
    page = open_page(lang="zh")
    page.switch_page("sopai/ui/pages/draft.py").run()
    _describe(page, "你好")
    assert "描述里没有写任何人做的事" in seen(page)


LATE = "Anna opens the parcel. If the customer does not answer, Anna calls him as soon as possible."


@pytest.mark.parametrize(
    ("language", "error", "found"),
    [
        ("en", "<b>Error</b>", "The rules find: 1 error, 1 note."),
        ("zh", "<b>错误</b>", "规则检查：1 个错误，1 个提示。"),
    ],
)
def test_what_the_rules_find_is_said_where_it_is_with_its_severity(
    open_page: OpenPage, language: str, error: str, found: str
) -> None:
    page = open_page(lang=language)
    page.switch_page("sopai/ui/pages/draft.py").run()
    shown = seen(_describe(page, LATE))
    [case] = [one for one in shown.split("</p>") if "as soon as possible</mark>" in one]
    assert error in case
    assert found in shown
    assert any(
        e.label.endswith("(1)") and "VER001" in e.html[0].body for e in page.expander if e.html
    )


def test_the_quote_of_a_value_is_there_for_who_cannot_point(opened: AppTest) -> None:
    shown = seen(_describe(opened, BRIEF))
    assert 'tabindex="0" data-quote="The receptionist logs every key in Odoo."' in shown


def test_hostile_text_stays_text(opened: AppTest) -> None:
    _describe(opened, "Anna packs the <script>alert(1)</script> box in Odoo. Bob loads <b>it</b>.")
    shown = seen(opened)
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_what_of_the_description_was_not_used_is_shown(opened: AppTest) -> None:
    _describe(opened, f"{BRIEF} It was chaos *last year*.")
    folded = next(e for e in opened.expander if e.label.startswith("Not used"))
    assert folded.label == "Not used of your description (2)"
    assert folded.markdown[-1].value == "- It was chaos \\*last year\\*\\."


def test_a_box_that_is_gone_cannot_empty_what_was_drafted(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow browser tells of the box again after its text was drafted."""
    _describe(opened, BRIEF)

    monkeypatch.setattr(work, "skip", describe._keep)
    opened.run()
    opened.button(key="skip-questions").click().run()
    assert "every key in Odoo." in seen(opened)


def _id(page: AppTest) -> str:
    found = page.query_params["brief"]
    return found if isinstance(found, str) else found[0]


def _answer_box(page: AppTest) -> TextArea:
    return next(box for box in page.text_area if (box.key or "").startswith("draft-answer-"))


def test_two_tabs_of_one_description_lose_nothing(open_page: OpenPage, data: Path) -> None:
    first = open_page(lang="en")
    first.switch_page("sopai/ui/pages/draft.py").run()
    _describe(first, BRIEF)
    shared = _id(first)
    second = open_page(lang="en", brief=shared)
    second.switch_page("sopai/ui/pages/draft.py")
    second.query_params["brief"] = shared
    second.run()
    assert _id(second) == shared

    _answer_box(first).set_value("Said in the first tab")
    next(b for b in first.button if b.label == "Answer").click().run()
    _answer_box(second).set_value("Said in the second tab")
    next(b for b in second.button if b.label == "Answer").click().run()

    assert _id(first) == shared
    assert _id(second) != shared
    assert "another window" in seen(second)
    kept = {name: load(data / "briefs", name).answers for name in (shared, _id(second))}
    assert kept[shared] == {"why": "Said in the first tab"}
    assert kept[_id(second)] == {"why": "Said in the second tab"}


def test_what_a_similar_sop_knows_is_taken_over_where_it_is_wanted(
    open_page: OpenPage, data: Path
) -> None:
    path = shipped("knowledge/starter") / "en" / "customer-refund.md"
    take_in(data, path.name, path.read_bytes())
    page = open_page(lang="en")
    page.switch_page("sopai/ui/pages/draft.py").run()
    _describe(page, "Procedure for refunds. The clerk books the refund of the customer in Odoo.")
    assert "from an SOP" not in seen(page)
    page.checkbox[0].check().run()
    assert not page.exception
    assert "from an SOP: Refund money to a customer v1.1" in seen(page)
    page.checkbox[0].uncheck().run()
    assert "from an SOP" not in seen(page)


THREE = "Anna opens the parcel. She prints the label in Odoo. Tom signs the form."


def _say(page: AppTest, words: str) -> AppTest:
    box = next(one for one in page.text_input if one.label == "Change the steps in words")
    box.set_value(words)
    return next(b for b in page.button if b.label == "Change").click().run()


def _actions(page: AppTest) -> list[str]:
    shown = seen(page)
    words = ("Open the parcel", "Print the label", "Sign the form")
    return sorted((one for one in words if one in shown), key=shown.index)


def test_steps_are_changed_in_words_and_taken_back(opened: AppTest) -> None:
    _describe(opened, THREE)
    _say(opened, "move step 3 before step 1")
    assert not opened.exception
    assert _actions(opened) == ["Sign the form", "Open the parcel", "Print the label"]
    _say(opened, "delete step 2")
    assert _actions(opened) == ["Sign the form", "Print the label"]
    opened.button(key="draft-undo").click().run()
    opened.button(key="draft-undo").click().run()
    assert _actions(opened) == ["Open the parcel", "Print the label", "Sign the form"]
    assert not [b for b in opened.button if b.key == "draft-undo"]


def test_a_change_that_is_not_understood_says_what_can_be_said(opened: AppTest) -> None:
    _describe(opened, THREE)
    _say(opened, "make it nicer")
    assert "the instruction is not understood" in seen(opened)
    assert _actions(opened) == ["Open the parcel", "Print the label", "Sign the form"]


def test_changes_of_steps_survive_a_reload(opened: AppTest, open_page: OpenPage) -> None:
    _describe(opened, THREE)
    _say(opened, "delete step 1")
    again = open_page(lang="en", brief=_id(opened))
    again.switch_page("sopai/ui/pages/draft.py")
    again.run()
    assert _actions(again) == ["Print the label", "Sign the form"]


TWO = (
    "Two things for the handbook.\n\nRefunds. Anna checks the parcel. She pays within 3 days.\n\n"
    "Lost keys. Tom locks the door. He rings the owner."
)


def test_each_of_two_procedures_can_be_drafted_by_itself(opened: AppTest) -> None:
    _describe(opened, TWO)
    whole = opened.query_params[work.QUERY]
    assert "This describes 2 procedures" in seen(opened)
    next(b for b in opened.button if b.label.startswith("Lost keys")).click().run()
    assert not opened.exception
    shown = seen(opened)
    assert "Ring the owner" in shown and "Check the parcel" not in shown
    assert "This describes 2 procedures" not in shown
    assert opened.query_params[work.QUERY] != whole


def test_a_text_is_parted_once_however_often_the_page_is_made(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(text: str) -> tuple[Procedure, ...]:
        read.append(text)
        return procedures_in(text)

    monkeypatch.setattr(work, "procedures_in", counted)
    work.parts.clear()
    _describe(opened, TWO)
    opened.run()
    opened.run()
    assert read == [TWO]


def test_who_is_named_already_is_offered_as_an_answer(opened: AppTest) -> None:
    _describe(opened, "Anna opens the parcel. The list is signed every day. Tom locks the door.")
    assert not [b for b in opened.button if (b.key or "").startswith("draft-quick-why")]
    next(b for b in opened.button if b.label == "I don't know").click().run()
    quick = [b.label for b in opened.button if (b.key or "").startswith("draft-quick-who")]
    assert quick == ["Anna", "Tom"]
    next(b for b in opened.button if b.label == "Tom").click().run()
    assert not opened.exception
    assert "Who does these steps" not in seen(opened)


def test_the_same_question_stands_on_one_card() -> None:
    from sopai.draft.drafting import draft
    from sopai.ui.drafting.values import findings_at

    made = draft("The late crew locks the gate. The late crew counts the keys. Kofi signs the log.")
    asked = [
        (step.id, finding.code, more)
        for step in made.sop.steps
        for finding, more in findings_at(made, f"/steps/{step.id}")
        if "late crew" in finding.message
    ]
    assert asked == [("s1", "OWN002", 1)]
