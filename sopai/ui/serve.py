"""Starting the page: Streamlit on this machine only, without telemetry."""

import socket
import sys
import threading
import webbrowser
from contextlib import closing

from streamlit.web import bootstrap

from sopai.errors import SettingsError
from sopai.ui.places import shipped
from sopai.ui.uploads import LIMIT

HOST = "127.0.0.1"
"""Loopback: other machines cannot reach it."""

PORT = 8501
"""Taken when it is free, so that an address in the browser's history works again."""

_WAIT = 0.05
"""Seconds between two looks whether the page answers."""


def serve(port: int | None = None, open_browser: bool = True) -> int:
    """Run the page until Ctrl-C.

    Args:
        port: where to listen; without it 8501, or any free port when that is taken.
        open_browser: show the page in the browser as soon as it answers.

    Raises:
        SettingsError: the port cannot be used, or the page is not installed.
    """
    app = shipped("app.py")
    if not app.is_file():
        raise SettingsError(f"{str(app)!r} is missing: install sopai again")
    chosen = choose_port(port)
    address = f"http://{HOST}:{chosen}"
    threading.Thread(target=_announce, args=(chosen, address, open_browser), daemon=True).start()
    settings = options(chosen)
    bootstrap.load_config_options(settings)
    bootstrap.run(str(app), False, [], settings)
    print("sopai: the page is closed", file=sys.stderr)
    return 0


def options(port: int) -> dict[str, object]:
    """Streamlit's settings, stronger than any file or variable of the user's."""
    return {
        "server_address": HOST,
        "server_port": port,
        "server_headless": True,
        "server_fileWatcherType": "none",
        "server_runOnSave": False,
        "server_maxUploadSize": LIMIT,
        "server_enableCORS": True,
        "server_enableXsrfProtection": True,
        "server_allowedHosts": [HOST, "localhost"],
        "browser_serverAddress": HOST,
        "browser_gatherUsageStats": False,
        "client_toolbarMode": "minimal",
        "client_showErrorDetails": "none",
        "client_showErrorLinks": False,
        "logger_level": "error",
        "logger_hideWelcomeMessage": True,
        "runner_magicEnabled": False,
        "theme_base": "light",
        "theme_primaryColor": "#1f4e79",
        "theme_textColor": "#1f2933",
        "theme_font": FONT,
    }


FONT = '"Source Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
"""Streamlit's own for English, then what each system has for Chinese."""


def choose_port(wanted: int | None) -> int:
    """The port to listen on.

    Raises:
        SettingsError: the wanted one is taken, or is no port.
    """
    if wanted is None:
        return PORT if _bound(PORT) else _bound(0)
    if not 1 <= wanted <= 65535:
        raise SettingsError(f"{wanted} is no port: choose one from 1024 to 65535")
    if not _bound(wanted):
        raise SettingsError(
            f"port {wanted} cannot be used, another program may have it: close that, "
            "or choose another port, for example `sopai page --port 8600`"
        )
    return wanted


def _bound(port: int) -> int:
    """The port when it can be listened on (a free one for 0), else 0."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return 0
        return int(probe.getsockname()[1])


def _announce(port: int, address: str, open_browser: bool) -> None:
    """Say where the page is once it answers, and show it."""
    pause = threading.Event()
    while not _answers(port):
        pause.wait(_WAIT)
    print(f"sopai: the page is at {address} (this machine only; Ctrl-C ends it)", file=sys.stderr)
    if open_browser:
        webbrowser.open(address)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection((HOST, port), timeout=1):
            return True
    except OSError:
        return False
