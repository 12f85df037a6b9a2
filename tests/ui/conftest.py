"""The page in a tab of its own, with a data folder of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from tests.llm.conftest import VARIABLES

APP = Path(__file__).parents[2] / "app.py"


class OpenPage(Protocol):
    """Opens a tab."""

    def __call__(self, **query: str) -> AppTest: ...


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the page keeps texts."""
    folder = tmp_path / "data"
    monkeypatch.setenv("SOPAI_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def on_this_computer() -> Iterator[None]:
    """The page answers to this computer only, as `sopai page` starts it."""
    config.set_option("server.address", "127.0.0.1")
    yield
    config.set_option("server.address", None)


@pytest.fixture(autouse=True)
def no_models_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the user's chooses a model, and no Ollama answers."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:9")


@pytest.fixture
def open_page(data: Path) -> OpenPage:
    """A new tab on the page that checks; its arguments are those of the address."""

    def open_one(**query: str) -> AppTest:
        page = AppTest.from_file(str(APP), default_timeout=60)
        page.switch_page("sopai/ui/pages/review.py")
        for name, value in query.items():
            page.query_params[name] = value
        return page.run()

    return open_one


@pytest.fixture
def page(open_page: OpenPage) -> AppTest:
    """A tab that was just opened, in English."""
    return open_page(lang="en")
