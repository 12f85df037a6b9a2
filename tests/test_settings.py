"""What the environment says, and nobody else reads."""

import sys
from pathlib import Path

import pytest

import sopai
from sopai.errors import SettingsError
from sopai.settings import data_folder, language

LANGUAGES = {
    "stated": ({"SOPAI_LANGUAGE": "zh"}, "zh"),
    "stated in capitals": ({"SOPAI_LANGUAGE": " ZH "}, "zh"),
    "stated against the system": ({"SOPAI_LANGUAGE": "en", "LANG": "zh_CN.UTF-8"}, "en"),
    "Chinese system": ({"LANG": "zh_CN.UTF-8"}, "zh"),
    "Traditional Chinese system": ({"LANG": "zh_TW.UTF-8"}, "zh"),
    "English system": ({"LANG": "en_GB.UTF-8"}, "en"),
    "French system": ({"LANG": "fr_FR.UTF-8"}, "en"),
    "messages before the rest": ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "zh"),
    "all before messages": ({"LC_ALL": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "en"),
    "no locale": ({"LANG": "C.UTF-8"}, "en"),
    "nothing": ({}, "en"),
}


@pytest.mark.parametrize("name", LANGUAGES)
def test_language_of_messages_is_the_users(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    variables, expected = LANGUAGES[name]
    monkeypatch.delenv("SOPAI_LANGUAGE")
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    assert language() == expected


def test_unknown_language_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_LANGUAGE", "fr")
    with pytest.raises(SettingsError, match="SOPAI_LANGUAGE is 'fr': set it to one of en, zh"):
        language()


FOLDERS = {
    "stated": ("linux", {"SOPAI_DATA": "/data/sops"}, "/data/sops"),
    "stated under home": ("linux", {"SOPAI_DATA": "~/sops"}, "/home/ann/sops"),
    "Linux": ("linux", {}, "/home/ann/.local/share/sopai"),
    "Linux with a data folder": ("linux", {"XDG_DATA_HOME": "/data"}, "/data/sopai"),
    "macOS": ("darwin", {}, "/home/ann/Library/Application Support/sopai"),
    "Windows": ("win32", {"LOCALAPPDATA": "/local"}, "/local/sopai"),
}


@pytest.mark.parametrize("name", FOLDERS)
def test_data_folder_is_that_of_the_platform(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    platform, variables, expected = FOLDERS[name]
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.delenv("SOPAI_DATA")
    monkeypatch.setenv("HOME", "/home/ann")
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    assert data_folder() == Path(expected)


def test_data_folder_is_not_made_by_looking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPAI_DATA", str(tmp_path / "data"))
    assert not data_folder().exists()


def test_nobody_else_reads_the_environment() -> None:
    package = Path(sopai.__file__).parent
    readers = [
        path.name
        for path in package.rglob("*.py")
        if "os.environ" in path.read_text(encoding="utf-8") and path.name != "settings.py"
    ]
    assert readers == []
