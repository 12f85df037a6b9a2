"""The Settings page: which model and why, what is sent where, and what a person decides."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import JsonValue
from streamlit.testing.v1 import AppTest

from sopai.llm import sending
from sopai.llm.embedded.weights import QWEN
from sopai.preferences import FILE, preferences_in
from sopai.settings import ai_is_on
from tests.llm.server import Answer, FakeServer, fails, says, serving
from tests.ui.conftest import OpenPage
from tests.ui.tab import has, seen

RIGHT: dict[str, JsonValue] = {"who": "packer", "action": "weighs the parcel"}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServer]:
    monkeypatch.setattr(sending, "FIRST_WAIT_SECONDS", 0.01)
    with serving() as fake:
        yield fake


def opened(open_page: OpenPage, lang: str = "en") -> AppTest:
    page = open_page(lang=lang)
    return page.switch_page("sopai/ui/pages/settings.py").run()


def plain(page: AppTest) -> str:
    return seen(page).replace("\\", "")


def tried(page: AppTest) -> str:
    page.button(key="trial").click().run()
    while has(page, "trial-stop"):
        page.run()
    return plain(page)


def name(page: AppTest, model: str) -> AppTest:
    page.text_input(key="settings-model").set_value(model)
    return page.button(key="settings-use").click().run()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_settings_open_without_any_model(open_page: OpenPage, data: Path, lang: str) -> None:
    page = opened(open_page, lang)
    shown = plain(page)
    assert "embedded or none" in shown
    assert str(data) in shown
    assert has(page, "fetch-settings")
    assert not (data / FILE).exists()


def test_a_model_that_works_is_tried_out(
    open_page: OpenPage, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPAI_MODEL", f"{server.base}#m")
    server.will(says(RIGHT))
    page = opened(open_page)
    assert not server.requests
    assert f"In use: **m ({server.base[7:-3]})**" in plain(page)
    assert "the variable SOPAI_MODEL names it" in plain(page)
    assert "It works:" in tried(page)


TRIALS = {
    "wrong": (says({"who": "driver", "action": "drives"}), "but wrongly"),
    "refused": (fails(401, "bad key"), "does not accept the key"),
    "broken": (fails(500, "oh"), "busy or broken"),
    "half": (Answer('{"choices": '), "does not speak the OpenAI interface"),
}


@pytest.mark.parametrize("case", TRIALS)
def test_a_trial_that_fails_says_why(
    case: str, open_page: OpenPage, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPAI_MODEL", f"{server.base}#m")
    answer, said = TRIALS[case]
    server.will(answer)
    assert said in tried(opened(open_page))


def test_a_trial_that_hangs_can_be_stopped(
    open_page: OpenPage, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPAI_MODEL", f"{server.base}#m")
    server.will(Answer(manner="hanging"))
    page = opened(open_page)
    page.button(key="trial").click().run()
    page.button(key="trial-stop").click().run()
    while has(page, "trial-stop"):
        page.run()
    assert server.lost.wait()
    assert has(page, "trial")


def test_a_model_is_chosen_by_name_and_given_up_again(open_page: OpenPage, data: Path) -> None:
    page = name(opened(open_page), "http://127.0.0.1:8080/v1#m")
    assert preferences_in(data).model == "http://127.0.0.1:8080/v1#m"
    assert "In use: **m (127.0.0.1:8080)**" in plain(page)
    assert "it was chosen here" in plain(page)
    page.button(key="settings-auto").click().run()
    assert preferences_in(data).model is None
    assert "it was chosen here" not in plain(page)
    assert not page.text_input(key="settings-model").value


@pytest.mark.parametrize("wrong", ["gpt", "openai/gpt-5.4", "http://me:secret@host/v1#m", "<b>x"])
def test_a_name_that_cannot_be_used_changes_nothing(
    open_page: OpenPage, data: Path, wrong: str
) -> None:
    page = name(opened(open_page), wrong)
    shown = plain(page)
    assert "This name cannot be used, so nothing was changed" in shown
    assert "secret" not in shown
    assert "<b>" not in shown
    assert not (data / FILE).exists()


def test_the_variable_goes_before_the_name_and_the_page_says_so(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPAI_MODEL", "none")
    page = opened(open_page)
    assert "The variable SOPAI_MODEL is set" in plain(page)
    assert page.text_input(key="settings-model").disabled
    assert "No model is in use." in plain(page)


def test_ai_is_switched_off_for_everyone_and_on_again(open_page: OpenPage) -> None:
    page = opened(open_page)
    page.toggle(key="settings-ai-on").set_value(True).run()
    assert not ai_is_on()
    assert "AI is switched off" in plain(page)
    assert not has(page, "fetch-side")
    page.toggle(key="settings-ai-off").set_value(False).run()
    assert ai_is_on()
    assert has(page, "fetch-side")


def test_the_variable_goes_before_the_switch_and_the_page_says_so(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPAI_AI", "off")
    page = opened(open_page)
    assert "The variable SOPAI_AI is set" in plain(page)
    assert page.toggle(key="settings-ai-off").disabled


def test_consent_is_given_and_taken_back(
    open_page: OpenPage, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    page = opened(open_page)
    assert "api.openai.com would read the description" in plain(page)
    assert not has(page, "trial")
    page.button(key="consent-yes-settings").click().run()
    assert "Agreed: openai/" in plain(page)
    assert has(page, "trial")
    page.button(key="take-back").click().run()
    assert preferences_in(data).agreements == ()
    assert has(page, "consent-yes-settings")


def test_what_is_not_masked_is_said(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    monkeypatch.setenv("SOPAI_MASK", "off")
    assert "are sent as they are" in plain(opened(open_page))


def test_a_damaged_file_is_said_and_agrees_to_nothing(
    open_page: OpenPage, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    data.mkdir()
    (data / FILE).write_text('{"agreements": 1}', encoding="utf-8")
    page = opened(open_page)
    assert "was put aside as" in plain(page)
    assert has(page, "consent-yes-settings")


WRONG = {
    "AI": ("SOPAI_AI", "maybe"),
    "download": ("SOPAI_MODEL_DOWNLOAD", "maybe"),
    "model": ("SOPAI_MODEL", "gpt"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_variable_is_named_and_the_page_stays_usable(
    case: str, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    variable, value = WRONG[case]
    monkeypatch.setenv(variable, value)
    page = opened(open_page)
    assert re.search(f"{variable} is &#x27;{value}", plain(page))
    assert "a setting is wrong" in plain(page)


def test_the_model_on_this_machine_is_named_with_its_file(open_page: OpenPage, data: Path) -> None:
    path = data / "models" / QWEN.file
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        file.truncate(QWEN.size)
    shown = plain(opened(open_page))
    assert "In use: **the model on this computer**" in shown
    assert "its file is on this computer" in shown
    assert str(path) in shown
