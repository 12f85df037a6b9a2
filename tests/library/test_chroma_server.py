"""The index on a Chroma server: a real one, which goes away, comes back and loses things."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from sopai.library.background import compared
from sopai.library.bundled import Together
from sopai.library.chroma import FOLDER, connect_to_server
from sopai.library.embedding import Vector
from sopai.library.filling import update_index
from sopai.library.opening import Library, open_library
from sopai.library.search import Patience, search
from sopai.library.states import remove
from tests.library.samples import identity, put

TWO = """
import sys
from pathlib import Path
from sopai.library.filling import update_index
from sopai.library.opening import open_library
from tests.library.samples import put
with open_library(Path(sys.argv[1])) as library:
    for number in range(5):
        put(library, "returns", title=f"Refunds {sys.argv[2]} {number}")
        assert update_index(library) == (), update_index(library)
"""


def vector_of(text: str) -> Vector:
    """Nearly as good as a model, and at once."""
    hits = [float(word in text.lower()) for word in ("refund", "lift", "电梯", "backup")]
    length = sum(x * x for x in (*hits, 0.1)) ** 0.5
    return [x / length for x in (*hits, 0.1)]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is loaded: the server is what is tested."""
    monkeypatch.setattr(Together, "prepare", lambda _self, _seconds=0: None)
    monkeypatch.setattr(
        Together, "passages", lambda _self, texts, _seconds: [vector_of(text) for text, _ in texts]
    )
    monkeypatch.setattr(Together, "query", lambda _self, text, _language: vector_of(text))


@dataclass
class Chroma:
    """A server on a port and a folder of its own."""

    folder: Path
    port: int
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [str(Path(sys.executable).parent / "chroma"), "run", "--host", "127.0.0.1"]
        self.running.append(
            subprocess.Popen(  # noqa: S603  (of this environment)
                [*command, "--port", str(self.port), "--path", str(self.folder)],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        for _ in range(300):
            try:
                httpx.get(f"{self.url}/api/v2/heartbeat", timeout=1)
                return
            except httpx.HTTPError:
                time.sleep(0.1)

    def stop(self) -> None:
        while self.running:
            with self.running.pop() as process:
                process.terminate()

    def counts(self) -> dict[str, int]:
        """Entries of each collection."""
        with closing(connect_to_server(self.url)) as opened:
            return {one.name[-2:]: one.count() for one in opened.client.list_collections()}

    def delete_all(self) -> None:
        with closing(connect_to_server(self.url)) as opened:
            for one in opened.client.list_collections():
                opened.client.delete_collection(one.name)


@pytest.fixture
def chroma(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chroma]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        made = Chroma(tmp_path / "server", free.getsockname()[1])
    made.start()
    monkeypatch.setenv("SOPAI_CHROMA_URL", made.url)
    yield made
    made.stop()


def first(library: Library, query: str) -> str:
    found = search(library, query, patience=Patience(60))
    assert found.by_meaning, found.notices
    return found.results[0].sop_id


def test_two_libraries_share_a_server_without_a_lock(chroma: Chroma, tmp_path: Path) -> None:
    with open_library(tmp_path / "a") as one, open_library(tmp_path / "b") as other:
        put(one, "returns")
        put(other, "lift")
        assert first(one, "refund") == identity("returns")
        assert first(other, "lift") == identity("lift")
    assert not (tmp_path / "a" / FOLDER).exists()


def test_server_follows_what_is_added_replaced_and_removed(
    chroma: Chroma, library: Library
) -> None:
    put(library, "returns")
    put(library, "lift")
    assert update_index(library) == ()
    assert chroma.counts() == {"en": 1, "zh": 1}
    put(library, "returns", title="Backup", steps=[{"id": "s1", "action": "Copy the backup"}])
    assert [one.sop_id for one in search(library, "refund").results] == []
    assert first(library, "backup") == identity("returns")
    remove(library, identity("lift"), who="Tom", reason="closed")
    assert update_index(library) == ()
    assert chroma.counts() == {"en": 1, "zh": 0}


def test_collections_deleted_behind_our_back_are_made_and_filled_again(
    chroma: Chroma, library: Library
) -> None:
    put(library, "returns")
    put(library, "lift")
    update_index(library)
    chroma.delete_all()
    search(library, "refund")
    assert first(library, "refund") == identity("returns")
    assert update_index(library) == ()
    assert chroma.counts() == {"en": 1, "zh": 1}


def test_server_that_was_down_is_filled_when_it_is_back(chroma: Chroma, library: Library) -> None:
    put(library, "returns")
    update_index(library)
    chroma.stop()
    begin = time.monotonic()
    found = search(library, "refund")
    assert time.monotonic() - begin < 5
    assert not found.by_meaning
    assert "check SOPAI_CHROMA_URL" in found.notices[0].text("en")
    assert found.results[0].sop_id == identity("returns")
    put(library, "backup")
    assert "check SOPAI_CHROMA_URL" in update_index(library)[0].text("en")
    chroma.start()
    assert first(library, "backup") == identity("backup")
    assert compared(library) == (2, 2, False, None)


def test_server_that_starts_empty_is_filled(chroma: Chroma, library: Library) -> None:
    put(library, "returns")
    update_index(library)
    chroma.stop()
    chroma.folder = chroma.folder.with_name("other")
    chroma.start()
    search(library, "refund")
    assert first(library, "refund") == identity("returns")
    assert update_index(library) == ()
    assert chroma.counts() == {"en": 1, "zh": 0}


def test_two_processes_write_at_once(chroma: Chroma, tmp_path: Path) -> None:
    with open_library(tmp_path / "shared") as library:
        put(library, "lift")
    root = str(Path(__file__).parents[2])
    running = [
        subprocess.Popen(  # noqa: S603  (this interpreter)
            [sys.executable, "-c", TWO, str(tmp_path / "shared"), name],
            env=os.environ | {"PYTHONPATH": root},
        )
        for name in ("a", "b")
    ]
    assert [process.wait(120) for process in running] == [0, 0]
    with open_library(tmp_path / "shared") as library:
        assert update_index(library) == ()
        assert compared(library) == (2, 2, False, None)
    assert chroma.counts() == {"en": 1, "zh": 1}


def test_silent_server_is_not_waited_for_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sopai.library.chroma.SECONDS", 0.3)
    put(library)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        monkeypatch.setenv("SOPAI_CHROMA_URL", f"http://127.0.0.1:{silent.getsockname()[1]}")
        assert not search(library, "refund").by_meaning
        begin = time.monotonic()
        found = search(library, "refund")
    assert time.monotonic() - begin < 0.2
    assert "asked again in half a minute" in found.notices[0].text("en")
    assert found.results[0].sop_id == identity("returns")
