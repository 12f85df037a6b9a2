"""The index of meanings: it follows the library whatever happens to it."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from chromadb.errors import InternalError

from sopai.errors import IndexUnavailable
from sopai.library import index
from sopai.library.chroma import FOLDER, LOCK, explanation, set_aside
from sopai.library.doctor import examine
from sopai.library.embedding import Embedder, choose_embedder
from sopai.library.filling import Gap, fill, gap_of, update_index
from sopai.library.index import Entry, Index
from sopai.library.lock import drop_lock, take_lock
from sopai.library.meaning import with_index
from sopai.library.notices import Kind
from sopai.library.opening import Library, open_library
from sopai.library.search import Patience, search
from sopai.library.states import remove
from tests.library.samples import identity, put

HOLDER = """
import sys, time
from pathlib import Path
from sopai.library.lock import take_lock
assert take_lock(Path(sys.argv[1])) is not None
print("held", flush=True)
time.sleep(60)
"""


def entries(library: Library) -> dict[str, str]:
    """What is in the index, as it is."""
    embedder = choose_embedder(library).embedder
    assert embedder is not None
    fill(library, embedder)
    marks = with_index(library, embedder, lambda index: dict(index.marks))[0]
    return {key.sop_id: mark for key, mark in marks.items()}


def test_index_follows_what_is_added_changed_and_removed(library: Library) -> None:
    put(library, "returns")
    put(library, "backup")
    before = entries(library)
    assert set(before) == {identity("returns"), identity("backup")}
    put(library, "returns", title="Refunds")
    remove(library, identity("backup"), who="Tom", reason="closed")
    after = entries(library)
    assert set(after) == {identity("returns")}
    assert after[identity("returns")] != before[identity("returns")]


def test_translated_sop_has_one_entry(library: Library) -> None:
    put(library, "returns")
    update_index(library)
    put(library, "returns", language="zh", title="退货")
    embedder = choose_embedder(library).embedder
    assert embedder is not None
    fill(library, embedder)
    keys = with_index(library, embedder, lambda index: list(index.marks))[0]
    assert [key.language for key in keys] == ["zh"]


def test_crash_between_database_and_index_is_repaired_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_self: Index, _entries: Iterable[Entry]) -> None:
        raise KeyboardInterrupt

    with open_library(tmp_path) as library:
        put(library, "returns", title="Old title")
        update_index(library)
        put(library, "returns", title="New title")
        put(library, "backup")
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(Index, "put", die)
            update_index(library)
    with open_library(tmp_path) as library:
        found = search(library, "restore data").results
        assert {one.title for one in found} <= {
            "New title",
            "Restoring the database from the nightly backup",
        }
        assert set(entries(library)) == {identity("returns"), identity("backup")}


def test_stale_entry_is_never_an_answer(library: Library) -> None:
    put(library, "returns")
    update_index(library)
    put(library, "returns", title="Something else", steps=[{"id": "s1", "action": "Sing"}])
    found = search(library, "refund", patience=Patience(0))
    assert found.results == ()
    assert found.notices[0].text("en").startswith("0 of 1 SOPs compared by meaning so far")
    assert search(library, "singing").results[0].title == "Something else"


def test_other_process_with_the_index_leaves_search_by_words(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        put(library)
        holder = subprocess.Popen(  # noqa: S603  (this interpreter)
            [sys.executable, "-c", HOLDER, str(tmp_path / LOCK)],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        )
        with holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"held\n"
            found = search(library, "refund")
            assert not found.by_meaning
            assert "in use by another process" in found.notices[0].text("en")
            assert found.results[0].sop_id == identity("returns")
            holder.kill()
        assert search(library, "refund").by_meaning


def test_lock_is_held_by_one_and_given_back(tmp_path: Path) -> None:
    lock = take_lock(tmp_path / "lock")
    assert lock is not None
    assert take_lock(tmp_path / "lock") is None
    drop_lock(lock)
    again = take_lock(tmp_path / "lock")
    assert again is not None
    drop_lock(again)


@pytest.mark.parametrize("is_whole", [True, False], ids=["all of it", "its middle"])
def test_damaged_folder_is_moved_aside_and_made_anew(is_whole: bool, tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        put(library)
        update_index(library)
    database = tmp_path / FOLDER / "chroma.sqlite3"
    content = database.read_bytes()
    keep = 0 if is_whole else 40_960
    database.write_bytes(content[:keep] + os.urandom(len(content) - keep))
    with open_library(tmp_path) as library:
        found = search(library, "money back")
        assert found.by_meaning
        assert found.notices[0].kind is Kind.REMADE
        assert found.results[0].sop_id == identity("returns")
        assert Path(found.notices[0].detail).is_dir()
        assert search(library, "money back").notices == ()


def test_deleted_folder_is_made_anew(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        put(library)
        update_index(library)
    rmtree(tmp_path / FOLDER)
    with open_library(tmp_path) as library:
        assert search(library, "money back").results[0].sop_id == identity("returns")


def test_damage_met_while_it_is_open_is_mended_too(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(library)
    update_index(library)
    assert library.held.index is not None
    collection = library.held.index._collections["en"]

    def fail(**_: object) -> None:
        raise InternalError("Error loading hnsw index")

    monkeypatch.setattr(collection, "query", fail)
    found = search(library, "money back")
    assert found.notices[0].kind is Kind.REMADE
    assert found.by_meaning


def test_index_that_cannot_be_opened_again_is_unavailable(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: Index, _name: str) -> None:
        raise InternalError("Error loading hnsw index")

    put(library)
    monkeypatch.setattr(Index, "_collection", fail)
    found = search(library, "refund")
    assert "the index of meanings is damaged" in found.notices[0].text("en")
    assert found.results[0].sop_id == identity("returns")
    lock = take_lock(library.folder / LOCK)
    assert lock is not None
    drop_lock(lock)


def test_lock_that_cannot_be_made_leaves_search_by_words(library: Library) -> None:
    put(library)
    (library.folder / LOCK).mkdir()
    found = search(library, "refund")
    assert "cannot be locked" in found.notices[0].text("en")
    assert found.results[0].sop_id == identity("returns")


def test_index_that_cannot_be_moved_is_said(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailable, match="cannot be moved away"):
        set_aside(tmp_path / "nowhere", "now")


def test_full_disk_is_no_damage() -> None:
    full = explanation(InternalError("database or disk is full"), is_local=True)
    assert type(full) is IndexUnavailable


def test_server_that_is_not_there_leaves_search_by_words(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPAI_CHROMA_URL", "http://127.0.0.1:1")
    put(library)
    found = search(library, "refund")
    assert not found.by_meaning
    assert "check SOPAI_CHROMA_URL" in found.notices[0].text("en")


def test_index_of_an_older_sopai_is_tuned_as_a_new_one(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(library)
    embedder = choose_embedder(library).embedder
    assert embedder is not None
    monkeypatch.setattr(index, "_LOOKED_AT", 100)
    monkeypatch.setattr(index, "_AT_ONCE", 1_000)
    assert _tuning(library, embedder) == [(100, 1_000)] * 2
    library.held.forget()
    monkeypatch.undo()
    assert _tuning(library, embedder) == [(400, 100)] * 2


def _tuning(library: Library, embedder: Embedder) -> list[tuple[object, object]]:
    return with_index(
        library, embedder, lambda opened: [*map(index._tuning, opened._collections.values())]
    )[0]


def test_index_that_follows_the_library_is_not_read_when_it_is_opened(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        put(library)
        update_index(library)
    with open_library(tmp_path) as library:
        assert search(library, "refund").results[0].sop_id == identity("returns")
        assert _gap(library) == ((), 1, None)
        assert library.held.index is not None
        assert library.held.index._marks is None
        put(library, "backup")
        assert [key.sop_id for key in _gap(library).missing] == [identity("backup")]


def test_library_of_a_backup_is_compared_anew(tmp_path: Path) -> None:
    with open_library(tmp_path / "a") as library:
        put(library, "returns")
        update_index(library)
    copytree(tmp_path / "a", tmp_path / "b")
    with open_library(tmp_path / "a") as library:
        put(library, "backup")
        update_index(library)
    with open_library(tmp_path / "b") as library:
        put(library, "payroll")  # as many changes, but another one
    rmtree(tmp_path / "b" / FOLDER)
    copytree(tmp_path / "a" / FOLDER, tmp_path / "b" / FOLDER)
    with open_library(tmp_path / "b") as library:
        assert [key.sop_id for key in _gap(library).missing] == [identity("payroll")]
        assert set(entries(library)) == {identity("returns"), identity("payroll")}


def test_doctor_and_a_stale_entry_have_everything_compared(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        put(library)
        update_index(library)
        embedder = choose_embedder(library).embedder
        assert embedder is not None
        key = index.Key("en", identity("returns"))
        with_index(
            library, embedder, lambda opened: opened._collections["en"].delete(ids=[key.sop_id])
        )
        with_index(library, embedder, lambda opened: opened.refresh())
        assert _gap(library).missing == (key,)
    with open_library(tmp_path) as library:
        assert _gap(library).missing == ()  # what was noted is trusted
        assert all(check.is_good for check in examine(library, print))
        assert set(entries(library)) == {key.sop_id}
        with_index(library, embedder, lambda opened: opened.distrust([key]))
    with open_library(tmp_path) as library:
        with_index(library, embedder, lambda opened: opened.marks)
        assert library.held.index is not None
        assert library.held.index.as_of is None


def _gap(library: Library) -> Gap:
    embedder = choose_embedder(library).embedder
    assert embedder is not None
    return gap_of(library, embedder)
