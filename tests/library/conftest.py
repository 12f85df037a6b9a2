"""Libraries to test with: an empty one, and one with all documents and the real embedder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sopai.library.background import stop_workers
from sopai.library.filling import update_index
from sopai.library.opening import Library, open_library
from tests.library.samples import DOCUMENTS, put


@pytest.fixture(autouse=True)
def no_worker_stays() -> Iterator[None]:
    """No test embeds in the background of another."""
    yield
    stop_workers()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library in a folder of its own."""
    with open_library(tmp_path / "data") as opened:
        yield opened


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One library for all examples of a property: whatever is in it already does not matter."""
    with open_library(tmp_path_factory.mktemp("scratch") / "data") as opened:
        yield opened


@pytest.fixture
def words_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search does not compare meanings."""
    monkeypatch.setenv("SOPAI_EMBEDDINGS", "off")


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """All documents; tests that share it change nothing."""
    with open_library(tmp_path_factory.mktemp("full") / "data") as opened:
        for name in DOCUMENTS:
            put(opened, name)
        update_index(opened)
        yield opened
