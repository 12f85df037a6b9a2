"""What a person decided about models: kept in one stroke, and never believed when damaged."""

from pathlib import Path

import pytest

from sopai import settings
from sopai.errors import SettingsError
from sopai.preferences import FILE, Agreement, Preferences, aside_in, decide, preferences_in

AGREED = Agreement(kind="openai", model="m", host="api.example.com")


def agree(now: Preferences) -> Preferences:
    return Preferences(is_ai_off=now.is_ai_off, model=now.model, agreements=(AGREED,))


def test_what_was_decided_is_there_the_next_time(tmp_path: Path) -> None:
    assert preferences_in(tmp_path / "data") == Preferences()
    decide(tmp_path / "data", agree)
    assert preferences_in(tmp_path / "data").agreements == (AGREED,)


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    decide(tmp_path, agree)
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'{"agreements": [{}]}', b"[]"])
def test_a_damaged_file_agrees_to_nothing_and_is_put_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert preferences_in(tmp_path) == Preferences()
    assert aside_in(tmp_path).read_bytes() == content
    assert not (tmp_path / FILE).exists()


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(SettingsError, match="cannot be read from .*preferences.json"):
        preferences_in(tmp_path)


def test_what_cannot_be_written_is_named_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(SettingsError, match="cannot be written to"):
        decide(tmp_path / "data", agree)


def test_the_switch_holds_until_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SOPAI_AI", raising=False)
    assert (settings.ai_is_on(), settings.ai_is_fixed()) == (True, False)
    decide(settings.data_folder(), lambda _: Preferences(is_ai_off=True))
    assert not settings.ai_is_on()
    assert not settings.embeddings_are_on()
    monkeypatch.setenv("SOPAI_AI", "on")
    assert (settings.ai_is_on(), settings.ai_is_fixed()) == (True, True)
