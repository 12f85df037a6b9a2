"""The rules that all tests run under."""

import os
import socket
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.com"])
def test_other_machines_cannot_be_reached(host: str) -> None:
    with pytest.raises(PermissionError, match="tests have no network"):
        socket.create_connection((host, 80), timeout=1)


def test_a_page_of_another_machine_cannot_be_fetched() -> None:
    with pytest.raises(OSError, match="no network"):
        urlopen("http://example.com/", timeout=1)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_can_be_reached(host: str) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
        with closing(socket.create_connection((host, port), timeout=5)) as connection:
            assert connection.getpeername()[1] == port


def test_environment_is_not_the_users() -> None:
    assert os.environ["SOPAI_LANGUAGE"] == "en"
    assert not Path(os.environ["SOPAI_DATA"]).exists()
    assert list(Path.home().iterdir()) == []
