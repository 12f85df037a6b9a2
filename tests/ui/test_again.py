"""Other words for a step, all steps or the title alone: stopped, failed, taken back."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from pydantic import JsonValue
from streamlit.testing.v1 import AppTest

from sopai.llm import sending
from tests.key_handover import BRIEF, WHOLE
from tests.llm.server import Answer, FakeServer, fails, says, serving
from tests.ui.conftest import OpenPage
from tests.ui.tab import has, one, seen
from tests.ui.test_wording import HANGING, asked, brief_on_disk, ended, words

OTHER = "In Odoo, log every key."


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServer]:
    monkeypatch.setattr(sending, "FIRST_WAIT_SECONDS", 0.01)
    with serving() as fake:
        monkeypatch.setenv("SOPAI_MODEL", f"{fake.base}#m")
        yield fake


def drafted_in(open_page: OpenPage, language: str, text: str = BRIEF) -> AppTest:
    page = open_page(lang=language)
    page.switch_page("sopai/ui/pages/draft.py").run()
    page.text_area[0].set_value(text).run()
    return page.button(key="make-draft").click().run()


@pytest.fixture
def drafted(open_page: OpenPage, server: FakeServer) -> AppTest:
    return drafted_in(open_page, "en")


def again(page: AppTest, name: str = "s1") -> AppTest:
    return page.button(key=f"again-{name}").click().run()


def shown_words(page: AppTest) -> str:
    return unescape(ended(page))


def edits_on_disk(data: Path) -> JsonValue:
    return brief_on_disk(data)["edits"]


def test_one_step_gets_other_words_that_are_proposed_and_can_be_taken_back(
    drafted: AppTest, server: FakeServer, data: Path
) -> None:
    server.will(words(OTHER))
    again(drafted)
    shown = shown_words(drafted)
    assert OTHER in shown
    assert ">proposed<" in shown
    assert "Done: 1 of 1 have other words" in shown
    assert len(server.requests) == 1
    assert "1 call, 12 tokens read and 5 written" in shown
    assert edits_on_disk(data) == {"/steps/s1/action": OTHER}

    drafted.button(key="draft-undo").click().run()
    shown = seen(drafted)
    assert OTHER not in shown
    assert ">proposed<" not in shown
    assert "1 call" in shown
    assert edits_on_disk(data) == {}
    drafted.run()
    assert OTHER not in seen(drafted)


def test_what_a_person_writes_over_it_is_confirmed(drafted: AppTest, server: FakeServer) -> None:
    server.will(words(OTHER))
    ended(again(drafted))
    one(drafted.text_area, "draft-/steps/s1/action-").set_value("Log each key in Odoo.").run()
    shown = seen(drafted)
    assert "Log each key in Odoo." in shown
    assert ">confirmed<" in shown
    assert ">proposed<" not in shown


def test_words_that_are_no_others_change_nothing(drafted: AppTest, server: FakeServer) -> None:
    before = seen(drafted)
    server.will(words("Log every key in Odoo."))
    shown = shown_words(again(drafted))
    assert "gave no other words that pass the checks" in shown
    assert "Log every key in Odoo." in before
    assert "Log every key in Odoo." in shown
    assert not has(drafted, "draft-undo")


def test_all_steps_are_one_change(drafted: AppTest, server: FakeServer, data: Path) -> None:
    server.will(words(OTHER), words("Every Friday, check the box."))
    again(drafted, "steps")
    shown = shown_words(drafted)
    assert "Done: 2 of 2 have other words" in shown
    assert OTHER in shown
    assert "Every Friday, check the box." in shown
    drafted.button(key="draft-undo").click().run()
    assert edits_on_disk(data) == {}
    assert not has(drafted, "draft-undo")


def test_a_stop_keeps_what_was_given(drafted: AppTest, server: FakeServer) -> None:
    server.will(words(OTHER), HANGING)
    again(drafted, "steps")
    asked(server, 2)
    drafted.run()
    assert "other words, 2 of 2" in drafted.get("progress")[0].proto.text
    drafted.button(key="word-stop").click().run()
    shown = shown_words(drafted)
    assert "Stopped: 1 of 2 have other words" in shown
    assert OTHER in shown
    assert "every Friday" in shown


def test_the_title_is_asked_for_alone(drafted: AppTest, server: FakeServer) -> None:
    server.will(says({"title": "Key logging"}))
    shown = shown_words(again(drafted, "title"))
    assert "<h1>Key logging" in shown
    assert len(server.requests) == 1


def test_while_the_model_works_nothing_else_is_asked_and_the_button_says_why(
    drafted: AppTest, server: FakeServer
) -> None:
    server.will(HANGING)
    again(drafted)
    asked(server, 1)
    drafted.run()
    assert drafted.button(key="again-s2").disabled
    assert "The model is at work" in seen(drafted)
    assert not any(p.proto.popover.disabled for p in drafted.get("popover"))
    drafted.button(key="word-stop").click().run()
    ended(drafted)
    assert not drafted.button(key="again-s2").disabled


def test_what_a_person_changes_meanwhile_stays(
    drafted: AppTest, server: FakeServer, data: Path
) -> None:
    server.will(HANGING)
    again(drafted)
    asked(server, 1)
    one(drafted.text_area, "draft-/steps/s1/action-").set_value("Log each key in Odoo.").run()
    server.will(words(OTHER))
    server.over.set()
    ended(drafted)
    assert edits_on_disk(data) == {"/steps/s1/action": "Log each key in Odoo."}
    assert OTHER not in seen(drafted)


FAILURES: dict[str, tuple[Answer, str]] = {
    "key": (fails(401, "bad key"), "could not be asked"),
    "half JSON": (Answer('{"choices": '), "cannot be used"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_is_said_and_changes_nothing(
    name: str, drafted: AppTest, server: FakeServer, data: Path
) -> None:
    answer, said = FAILURES[name]
    server.will(answer)
    shown = shown_words(again(drafted))
    assert said in shown
    assert "Log every key in Odoo." in shown
    assert edits_on_disk(data) == {}


def test_other_words_stand_on_what_a_strong_model_wrote(
    drafted: AppTest, server: FakeServer, data: Path
) -> None:
    server.will(says(WHOLE, usage=(120, 50)))
    drafted.button(key="word-steps").click().run()
    ended(drafted)
    server.will(words("Every Friday, check the box."))
    again(drafted, "s2")
    shown = shown_words(drafted)
    assert "Every Friday, check the box." in shown
    assert "Written as a whole by" in shown
    assert "2 calls, 132 tokens read and 55 written" in shown
    assert brief_on_disk(data)["worded"] is not None
    drafted.button(key="draft-undo").click().run()
    assert "Check the box every Friday." in seen(drafted)


def test_a_reload_finds_the_other_words(
    drafted: AppTest, server: FakeServer, open_page: OpenPage, data: Path
) -> None:
    server.will(words(OTHER))
    ended(again(drafted))
    [path] = (data / "briefs").glob("*.json")
    other = open_page(lang="en", brief=path.stem)
    other.switch_page("sopai/ui/pages/draft.py").run()
    assert OTHER in seen(other)
    other.button(key="draft-undo").click().run()
    assert OTHER not in seen(other)


REASONS = {"en": "No model is on this computer yet", "zh": "这台电脑上还没有模型"}


@pytest.mark.parametrize("language", REASONS)
def test_without_a_model_the_button_says_why(open_page: OpenPage, language: str) -> None:
    page = drafted_in(open_page, language)
    for name in ("s1", "steps", "title"):
        assert page.button(key=f"again-{name}").disabled
    assert any(REASONS[language] in caption.value for caption in page.caption)


def test_other_words_in_chinese(open_page: OpenPage, server: FakeServer) -> None:
    page = drafted_in(open_page, "zh", "小王每天在ERP里核对订单。李四负责打印标签。")
    assert page.button(key="again-s1").label == "换个说法"
    server.will(words("订单每天在ERP里核对。"))
    shown = shown_words(again(page))
    assert "订单每天在ERP里核对。" in shown
    assert "可以撤销" in shown
