"""A real browser on a real server, each test in a window and with a data folder of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import which
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from start import CHROMIUMS, ROOT
from tests.llm.conftest import VARIABLES

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

SCREENSHOTS = ROOT / "build" / "screenshots"
"""What the window showed when a test failed."""

OpenWindow = Callable[..., Page]

expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without one the tests are skipped."""
    program = next(filter(None, map(which, CHROMIUMS)), None)
    if program is None:
        pytest.skip(f"no browser: put one of {', '.join(CHROMIUMS)} on the PATH")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page answers, started as a user starts it."""
    with served(tmp_path_factory.mktemp("data")) as found:
        yield found


@contextmanager
def served(data: Path, **variables: str) -> Iterator[str]:
    """The page on a free port, with these variables and none of the user's that name a model."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "sopai", "page", "--port", str(port), "--no-browser"]
    own = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    fixed = {"SOPAI_DATA": str(data), "PYTHONPATH": str(ROOT), "OLLAMA_HOST": "127.0.0.1:9"}
    environment = own | fixed | variables
    with (data / "server.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(  # noqa: S603 - our own program
            command, cwd=data, env=environment, stdout=log, stderr=log
        )
        try:
            address = f"http://127.0.0.1:{port}"
            while not answers(address):
                assert server.poll() is None, (data / "server.log").read_text("utf-8")
            yield address
        finally:
            server.terminate()
            server.wait()


def answers(address: str) -> bool:
    """Whether the server is ready."""
    try:
        with urlopen(f"{address}/_stcore/health", timeout=5):  # noqa: S310 - our own server
            return True
    except (URLError, ConnectionError):
        return False


@pytest.fixture
def open_window(
    browser: Browser, address: str, request: pytest.FixtureRequest
) -> Iterator[OpenWindow]:
    """Open windows on the page; none may ask another machine for anything."""
    windows: list[Page] = []
    strangers: list[str] = []

    def watch(asked: Request) -> None:
        if not asked.url.startswith((address, "data:", "blob:")):
            strangers.append(asked.url)

    def open_one(path: str = "", locale: str = "en-GB", width: int = 1280) -> Page:
        context = browser.new_context(locale=locale, viewport={"width": width, "height": 860})
        window = context.new_page()
        window.on("request", watch)
        windows.append(window)
        window.goto(f"{address}/{path}")
        return window

    before = request.session.testsfailed
    yield open_one
    for number, window in enumerate(windows):
        if request.session.testsfailed > before:
            window.screenshot(path=SCREENSHOTS / f"{request.node.name}-{number}.png")
        window.context.close()
    assert not strangers


@pytest.fixture
def window(open_window: OpenWindow) -> Page:
    """The page in English, just opened."""
    return open_window("review?lang=en")
