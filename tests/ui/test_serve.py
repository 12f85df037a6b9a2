"""The page listens on this machine only, and says what is wrong with a port."""

import socket
from contextlib import closing

import pytest
import streamlit as st

from sopai.errors import SettingsError
from sopai.ui import serve as serving
from sopai.ui.model import reach
from sopai.ui.places import page, picture, sample, shipped


def test_a_port_that_is_taken_is_named_with_the_next_step() -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SettingsError, match=f"port {port} cannot be used.*--port"):
            serving.serve(port, open_browser=False)


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    with pytest.raises(SettingsError, match="is no port"):
        serving.serve(port, open_browser=False)


def test_without_a_port_a_free_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        monkeypatch.setattr(serving, "PORT", other.getsockname()[1])

        assert serving.choose_port(None) not in (0, serving.PORT)


def test_the_page_is_for_this_machine_only_and_tells_nobody() -> None:
    options = serving.options(8501)

    assert options["server_address"] == "127.0.0.1"
    assert options["server_allowedHosts"] == ["127.0.0.1", "localhost"]
    assert options["browser_gatherUsageStats"] is False
    assert options["server_headless"] is True


@pytest.mark.parametrize(
    ("address", "said"),
    [("127.0.0.1", "side.local"), (None, "side.open"), ("0.0.0.0", "side.open")],  # noqa: S104
)
def test_the_page_says_it_is_local_only_where_it_is(
    address: str | None, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "get_option", {"server.address": address}.get)
    assert reach() == said


def test_the_files_of_the_page_are_there() -> None:
    files = [shipped("app.py"), page("review"), page("rules"), picture("icon"), picture("logo")]

    for file in (*files, sample("en"), sample("zh")):
        assert file.is_file()
