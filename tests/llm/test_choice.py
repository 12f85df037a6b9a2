"""Which model is chosen, by name and by what is found."""

from pathlib import Path

import pytest

from sopai import settings
from sopai.errors import SettingsError
from sopai.llm import choice as choosing
from sopai.llm.addresses import is_this_machine
from sopai.llm.choice import REASONS, agreement_on, choose_model, read_name
from sopai.llm.embedded.weights import QWEN
from sopai.llm.ollama import first_model, ollama_base
from sopai.preferences import Preferences, decide
from tests.llm.server import Answer, FakeServer

NAMED = {
    "openai/gpt-5.4": ("openai", "gpt-5.4", "https://api.openai.com/v1", True),
    "ollama/qwen3:4b": ("ollama", "qwen3:4b", "http://127.0.0.1:9/v1", False),
    "http://localhost:8080/v1#a/b": ("server", "a/b", "http://localhost:8080/v1", False),
    "http://127.0.0.1:8080#m": ("server", "m", "http://127.0.0.1:8080/v1", False),
    "http://[::1]:8080/v1/#m": ("server", "m", "http://[::1]:8080/v1", False),
    "http://192.168.1.7:8080/v1#m": ("server", "m", "http://192.168.1.7:8080/v1", True),
    "https://llm.example.com/v1#m": ("server", "m", "https://llm.example.com/v1", True),
    "embedded": ("embedded", "qwen2.5-coder-1.5b-instruct", None, False),
    "none": ("none", None, None, False),
}


@pytest.mark.parametrize("name", NAMED)
def test_named_model_is_chosen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    monkeypatch.setenv("SOPAI_MODEL", name)
    chosen = choose_model()
    assert (chosen.kind, chosen.model, chosen.base, chosen.is_hosted) == NAMED[name]
    assert (chosen.why, chosen.needs_consent) == ("named", False)
    assert choose_model(named=chosen.name) == chosen


def test_option_goes_before_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_MODEL", "embedded")
    assert choose_model(named="none").kind == "none"


BAD = {
    "gpt-5": "SOPAI_MODEL is 'gpt-5': write openai/<model>, ollama/<model>, http",
    "openai/": "write openai/<model>",
    "openai/gpt-5.4": "there is no key: set OPENAI_API_KEY",
    "http://host:1/v1": "write http://host:port/v1#<model>",
    "http://host:1/v1#": "write http://host:port/v1#<model>",
    "http://host:99999/v1#m": "write http://host:port/v1#<model>",
    "http://#m": "write http://host:port/v1#<model>",
    "http://me:secret@host/v1#m": "SOPAI_MODEL_KEY",
    "ftp://host/v1#m": "write openai/<model>",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_name_is_refused_with_what_to_write(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_MODEL", name)
    with pytest.raises(SettingsError, match=BAD[name]) as caught:
        choose_model()
    assert "secret" not in str(caught.value)


def test_embedded_without_its_runtime_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "find_spec", lambda _: None)
    with pytest.raises(SettingsError, match="pip install xllamacpp"):
        choose_model(named="embedded")
    assert choose_model().kind == "none"


def test_key_in_the_environment_needs_consent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    chosen = choose_model()
    assert (chosen.kind, chosen.host, chosen.why) == ("openai", "api.openai.com", "key")
    assert chosen.is_hosted
    assert chosen.needs_consent
    assert not chosen.agreed().needs_consent


def test_host_of_openai_is_the_one_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://gateway.example.com/openai/v1/")
    chosen = choose_model()
    assert (chosen.base, chosen.host) == (
        "https://gateway.example.com/openai/v1",
        "gateway.example.com",
    )


def test_ollama_on_this_machine_is_found(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.will(Answer({"models": [{"name": "nomic-embed-text:latest"}, {"name": "qwen3:4b"}]}))
    monkeypatch.setenv("OLLAMA_HOST", server.base.removesuffix("/v1"))
    chosen = choose_model()
    assert (chosen.name, chosen.why, chosen.is_hosted) == ("ollama/qwen3:4b", "ollama", False)
    assert chosen.base == server.base


NOT_OLLAMA = {
    "hangs": Answer(manner="hanging"),
    "closes": Answer(manner="closed"),
    "is something else": Answer("hello"),
    "has another form": Answer({"models": [{}]}),
    "fails": Answer({}, 500),
    "has no model": Answer({"models": []}),
    "has none for chat": Answer({"models": [{"name": "bge-embed"}]}),
}


@pytest.mark.parametrize("name", NOT_OLLAMA)
def test_what_is_no_ollama_is_passed_over(name: str, server: FakeServer) -> None:
    server.will(NOT_OLLAMA[name])
    assert first_model(server.base) is None


def test_ollama_of_another_machine_is_not_asked_unless_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OLLAMA_HOST", "192.0.2.1")
    assert choose_model().kind == "embedded"
    assert choose_model(named="ollama/m").is_hosted


HOSTS = {
    "127.0.0.1": "http://127.0.0.1:11434/v1",
    "0.0.0.0": "http://127.0.0.1:11434/v1",  # noqa: S104
    ":1234": "http://127.0.0.1:1234/v1",
    "box:1234": "http://box:1234/v1",
    "https://box": "https://box:11434/v1",
    "[::1]:1234": "http://[::1]:1234/v1",
}


@pytest.mark.parametrize("written", HOSTS)
def test_host_of_ollama_is_read_as_ollama_does(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLLAMA_HOST", written)
    assert ollama_base() == HOSTS[written]


def test_bad_host_of_ollama_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_HOST", "box:port")
    with pytest.raises(SettingsError, match="OLLAMA_HOST is 'box:port': write host:port"):
        ollama_base()


def test_model_file_that_is_there_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_DATA", str(tmp_path))
    monkeypatch.setenv("SOPAI_MODEL_DOWNLOAD", "off")
    assert choose_model().why == "nothing"
    (tmp_path / "models").mkdir()
    with (tmp_path / "models" / QWEN.file).open("wb") as file:
        file.truncate(QWEN.size)
    assert (choose_model().kind, choose_model().why) == ("embedded", "file")


def test_embedded_model_is_chosen_if_it_may_be_fetched() -> None:
    assert (choose_model().kind, choose_model().why) == ("embedded", "download")


def test_switch_goes_before_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_AI", "off")
    monkeypatch.setenv("SOPAI_MODEL", "nonsense")
    chosen = choose_model(named="embedded")
    assert (chosen.kind, chosen.why) == ("none", "switched_off")
    assert "SOPAI_AI=off" in REASONS[chosen.why]


@pytest.mark.parametrize("name", ["SOPAI_AI", "SOPAI_MODEL_DOWNLOAD"])
def test_switch_is_on_or_off(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "maybe")
    with pytest.raises(SettingsError, match=f"{name} is 'maybe': set it to on or off"):
        choose_model()


OWN = {
    "http://localhost:1/v1": True,
    "http://a.localhost/v1": True,
    "http://127.8.8.8/v1": True,
    "http://[::1]/v1": True,
    "http://localhost.example.com/v1": False,
    "http://10.0.0.1/v1": False,
    "nonsense": False,
}


@pytest.mark.parametrize("address", OWN)
def test_this_machine_is_known_by_its_address(address: str) -> None:
    assert is_this_machine(address) is OWN[address]


def _decide(**decided: object) -> None:
    made = Preferences.model_validate(decided)
    decide(settings.data_folder(), lambda _: made)


def test_consent_is_asked_for_once_and_for_exactly_this_model_and_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    _decide(agreements=[agreement_on(choose_model())])
    assert not choose_model().needs_consent
    with monkeypatch.context() as other:
        other.setattr(choosing, "DEFAULT_OPENAI_MODEL", "another")
        assert choose_model().needs_consent
    assert not choose_model().needs_consent
    monkeypatch.setenv("OPENAI_BASE_URL", "https://gateway.example.com/v1")
    assert choose_model().needs_consent


def test_model_of_settings_is_used_unless_the_variable_names_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _decide(model="http://127.0.0.1:8080/v1#m")
    chosen = choose_model()
    assert (chosen.name, chosen.why) == ("http://127.0.0.1:8080/v1#m", "settings")
    monkeypatch.setenv("SOPAI_MODEL", "none")
    assert (choose_model().kind, choose_model().why) == ("none", "named")


def test_model_of_settings_that_cannot_be_used_any_more_is_said() -> None:
    _decide(model="openai/gpt-5.4")
    with pytest.raises(SettingsError, match="the model of Settings is .* set OPENAI_API_KEY"):
        choose_model()


def test_switch_of_settings_goes_before_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_MODEL", "embedded")
    _decide(is_ai_off=True)
    assert choose_model(named="embedded").why == "switched_off"


def test_a_name_is_read_also_while_ai_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_AI", "off")
    assert read_name(" ollama/m ").name == "ollama/m"
    with pytest.raises(SettingsError, match="the model is 'gpt': write openai/<model>"):
        read_name("gpt")
