"""Searching while meanings are embedded: results at once, the rest meanwhile."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

import pytest

from sopai.errors import LibraryError
from sopai.library import background
from sopai.library.background import (
    compared,
    embed_in_background,
    is_embedding,
    stop_workers,
)
from sopai.library.bundled import Together
from sopai.library.embedding import Vector, choose_embedder
from sopai.library.filling import Budget, fill, update_index
from sopai.library.notices import Kind
from sopai.library.opening import Library, open_library
from sopai.library.search import Patience, search
from tests.library.samples import DOCUMENTS, identity, put

MEANWHILE = Patience(0, in_background=True)

KILLED = """
import sys, time
from pathlib import Path
from sopai.library.background import compared, embed_in_background
from sopai.library.opening import open_library
folder = Path(sys.argv[1])
with open_library(folder) as library:
    embed_in_background(folder)
    while (now := compared(library)).done < 4:
        time.sleep(0.01)
    print(now.done, now.of, flush=True)
    time.sleep(60)
"""


def all_of(library: Library) -> None:
    for name in DOCUMENTS:
        put(library, name)


def until(is_true: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not is_true() and time.monotonic() < end:
        time.sleep(0.02)
    assert is_true()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Cards are embedded only while it is open."""
    opened = Event()
    passages = Together.passages

    def wait(self: Together, texts: Sequence[tuple[str, str]], _seconds: float) -> list[Vector]:
        assert opened.wait(120)
        return passages(self, texts)

    monkeypatch.setattr(Together, "passages", wait)
    return opened


def test_search_answers_by_words_while_the_rest_is_embedded(library: Library, gate: Event) -> None:
    all_of(library)
    found = search(library, "refund the parcel", patience=MEANWHILE)
    assert found.results[0].sop_id == identity("returns")
    assert found.by_meaning
    assert [notice.text("en") for notice in found.notices] == [
        "0 of 8 SOPs compared by meaning so far, all by words"
    ]
    assert "8 个 SOP 中目前已有 0 个" in found.notices[0].text("zh")
    assert is_embedding(library.folder)
    assert compared(library) == (0, 8, True, None)
    gate.set()
    until(lambda: not is_embedding(library.folder))
    assert compared(library) == (8, 8, False, None)
    found = search(library, "stuck in the elevator", patience=MEANWHILE)
    assert found.notices == ()
    assert found.results[0].sop_id == identity("lift")


def test_question_does_not_wait_where_it_would_help_little(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_self: Together, *_given: object) -> list[Vector]:
        raise AssertionError("something was embedded")

    all_of(library)
    library.held.card_seconds = 100.0
    with monkeypatch.context() as patch:
        patch.setattr(Together, "passages", never)
        patch.setattr(Together, "query", never)
        found = search(library, "refund the parcel")
    assert found.results[0].sop_id == identity("returns")
    assert [notice.text("en") for notice in found.notices] == [
        "0 of 8 SOPs compared by meaning so far, all by words"
    ]
    waited = search(library, "refund the parcel", patience=Patience(float("inf")))
    assert waited.notices == ()


def test_one_worker_is_enough(library: Library, gate: Event) -> None:
    put(library)
    embed_in_background(library.folder)
    first = background._workers[library.folder.absolute()]
    embed_in_background(library.folder)
    search(library, "refund", patience=MEANWHILE)
    assert background._workers[library.folder.absolute()] is first
    gate.set()


def test_worker_goes_on_when_the_library_that_was_searched_is_closed(
    tmp_path: Path, gate: Event
) -> None:
    with open_library(tmp_path) as library:
        all_of(library)
        search(library, "refund", patience=MEANWHILE)
    gate.set()
    until(lambda: not is_embedding(tmp_path))
    with open_library(tmp_path) as library:
        assert search(library, "money back", patience=Patience(0)).notices == ()


def test_stopped_worker_keeps_what_it_wrote(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "BATCH", 1)
    all_of(library)
    embed_in_background(library.folder)
    until(lambda: (compared(library) or (0,))[0] >= 2)
    stop_workers()
    assert not is_embedding(library.folder)
    done = compared(library)
    assert done is not None
    assert done.done >= 2
    update_index(library)
    assert compared(library) == (8, 8, False, None)


def test_killed_process_leaves_what_the_next_one_completes(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        all_of(library)
    running = subprocess.Popen(  # noqa: S603  (this interpreter)
        [sys.executable, "-c", KILLED, str(tmp_path)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    with running:
        assert running.stdout is not None
        assert running.stdout.readline().split()[1] == b"8"
        running.kill()
    with open_library(tmp_path) as library:
        kept = compared(library)
        assert kept is not None
        assert kept.done >= 4
        found = search(library, "people trapped in the elevator", patience=Patience(60))
        assert (found.notices, found.results[0].sop_id) == ((), identity("lift"))
        assert compared(library) == (8, 8, False, None)


def test_version_that_comes_while_its_card_is_embedded_counts(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old text is embedded, the SOP is replaced, and only then the old vector is written."""
    passages = Together.passages
    replaced = Event()

    def replace(self: Together, texts: Sequence[tuple[str, str]], _seconds: float) -> list[Vector]:
        vectors = passages(self, texts)
        if not replaced.is_set():
            replaced.set()
            put(library, "returns", title="Singing", steps=[{"id": "s1", "action": "Sing aloud"}])
        return vectors

    monkeypatch.setattr(Together, "passages", replace)
    put(library, "returns")
    seen: list[tuple[tuple[str, bool], ...]] = []

    def look(_done: int, _of: int) -> None:
        asked = search(library, "refund money", patience=MEANWHILE).results
        seen.append(tuple((one.title, one.score < 0.1) for one in asked))

    embedder = choose_embedder(library).embedder
    assert embedder is not None
    fill(library, embedder, look)
    assert seen == [(), (("Singing", True),)]
    assert search(library, "a song", patience=Patience(0)).results[0].title == "Singing"


def test_versions_that_change_all_the_time_never_answer_from_old_texts(library: Library) -> None:
    all_of(library)
    embed_in_background(library.folder)
    for number in range(10):
        put(library, "returns", steps=[{"id": "s1", "action": f"Weigh the pomegranate {number}"}])
        found = search(library, "pomegranate", patience=MEANWHILE)
        now = [one.version for one in found.results if '"pomegranate"' in one.why]
        assert now == [f"1.{2 * number + 1}"]
        put(library, "returns", steps=[{"id": "s1", "action": f"Scan the barcode {number}"}])
        old = search(library, "pomegranate", patience=MEANWHILE).results
        assert all("matches" not in one.why for one in old)
    until(lambda: not is_embedding(library.folder))
    assert update_index(library) == ()


def test_no_more_is_embedded_than_there_is_time_for(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take_long(
        _self: Together, texts: Sequence[tuple[str, str]], _seconds: float
    ) -> list[Vector]:
        time.sleep(0.4 * len(texts))
        return [[1.0] + [0.0] * 895 for _ in texts]

    all_of(library)
    search(library, "refund", patience=Patience(0))
    monkeypatch.setattr(Together, "passages", take_long)
    monkeypatch.setattr(Together, "prepare", lambda _self, _seconds: None)
    found = search(library, "refund", patience=Patience(0.6))
    assert found.notices[0].kind is Kind.PARTLY
    assert found.notices[0].detail == "2/8"
    assert not is_embedding(library.folder)


def test_failed_worker_says_why_and_rests(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: Together, _texts: Sequence[tuple[str, str]], _seconds: float) -> list[Vector]:
        raise LibraryError("no room")

    put(library)
    monkeypatch.setattr(Together, "passages", fail)
    embed_in_background(library.folder)
    until(lambda: not is_embedding(library.folder))
    assert compared(library) == (0, 1, False, "no room")
    failed = background._workers[library.folder.absolute()]
    embed_in_background(library.folder)
    assert background._workers[library.folder.absolute()] is failed
    monkeypatch.undo()
    monkeypatch.setattr(background, "REST_SECONDS", 0)
    embed_in_background(library.folder)
    until(lambda: (compared(library) or (0,))[0] == 1)


def test_nothing_is_compared_where_meanings_are_off(library: Library, words_only: None) -> None:
    put(library)
    assert compared(library) is None
    embed_in_background(library.folder)
    until(lambda: not is_embedding(library.folder))
    assert library.held.index is None


def test_budget_bounds_batches(library: Library) -> None:
    all_of(library)
    embedder = choose_embedder(library).embedder
    assert embedder is not None
    steps: list[tuple[int, int]] = []
    fill(library, embedder, lambda done, of: steps.append((done, of)), Budget(batch=3))
    assert steps == [(3, 8), (6, 8), (8, 8)]
