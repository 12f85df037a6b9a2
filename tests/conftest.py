"""What all tests share: the same environment for each, and no network but this machine's own."""

import ipaddress
import sys
from pathlib import Path

import pytest

OWN_NAMES = ("localhost", "", None)


def _refuse_strangers(event: str, arguments: tuple[object, ...]) -> None:
    """Let nothing but this machine be named or reached; the interpreter calls it.

    Raises:
        PermissionError: the address is another machine's.
    """
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    name = host.decode() if isinstance(host, bytes) else host
    if name not in OWN_NAMES and not _is_loopback(str(name)):
        raise PermissionError(f"a test wants to reach {name!r}: tests have no network")


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


sys.addaudithook(_refuse_strangers)


@pytest.fixture(autouse=True)
def fixed_environment(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """English messages, a home and a data folder that are empty, nothing of the user's."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    home: Path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("SOPAI_LANGUAGE", "en")
    monkeypatch.setenv("SOPAI_DATA", str(home / "data"))
    monkeypatch.setenv("HOME", str(home))
