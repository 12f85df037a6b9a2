"""The database: what cannot be opened or written says so, and what is written stays."""

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event, insert, select, text

from sopai.errors import LibraryError
from sopai.library.catalogue import get, list_sops
from sopai.library.database import FILE, explanation, reading, writing
from sopai.library.opening import Library, open_library
from sopai.library.stored import hash_of
from sopai.library.tables import audit, facts
from tests.library.samples import identity, put


def test_library_is_made_where_it_is_missing(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with open_library(folder) as library:
        put(library)
    with open_library(folder) as library:
        assert len(list_sops(library)) == 1


def test_readers_do_not_wait_and_references_hold(library: Library) -> None:
    with reading(library.engine) as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_library_of_a_newer_sopai_is_refused_and_left_alone(tmp_path: Path) -> None:
    with open_library(tmp_path) as library, writing(library.engine) as connection:
        connection.execute(facts.update().where(facts.c.name == "schema").values(value="99"))
    with pytest.raises(LibraryError, match="made by a newer sopai .schema 99, .*: update sopai"):
        open_library(tmp_path)


def test_database_of_another_program_is_refused(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("CREATE TABLE songs (title TEXT)")
    other.close()
    with pytest.raises(LibraryError, match="is a database, but no library of sopai: move it away"):
        open_library(tmp_path)


def test_library_that_lost_a_table_is_damaged(tmp_path: Path) -> None:
    with open_library(tmp_path) as library, writing(library.engine) as connection:
        connection.execute(text("DROP TABLE runs"))
    with pytest.raises(LibraryError, match="is damaged .no table 'runs'.: keep a copy"):
        open_library(tmp_path)


def test_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(os.urandom(9000))
    with pytest.raises(LibraryError, match="is damaged .file is not a database.: keep a copy"):
        open_library(tmp_path)


def test_damage_inside_the_file_is_said_when_it_is_met(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        for number in range(40):
            put(library, purpose="x" * 3000 + str(number))
    content = bytearray((tmp_path / FILE).read_bytes())
    content[8192:-4096] = os.urandom(len(content) - 8192 - 4096)
    (tmp_path / FILE).write_bytes(content)
    with (
        pytest.raises(LibraryError, match="is damaged"),
        open_library(tmp_path) as library,
    ):
        list_sops(library)


def test_changed_bytes_of_a_version_are_not_given_out(library: Library) -> None:
    added = put(library)
    with writing(library.engine) as connection:
        connection.execute(text("DROP TRIGGER versions_no_update"))
        connection.execute(text("UPDATE versions SET content = CAST('{}' AS BLOB)"))
    with pytest.raises(LibraryError, match="is damaged: its bytes are not those that were stored"):
        get(library, added.sop_id)


def test_control_record_that_cannot_be_read_is_named(library: Library) -> None:
    put(library)
    with writing(library.engine) as connection:
        connection.execute(text("UPDATE controls SET content = '[]'"))
    with pytest.raises(LibraryError, match="control record of 'Returns and refunds' .* cannot be"):
        list_sops(library)


def test_content_of_a_newer_form_is_refused(library: Library) -> None:
    put(library)
    content = b'{"schema":"sopai.sop/9","sop":{}}'
    change = "UPDATE versions SET content = :content, hash = :hash"
    with writing(library.engine) as connection:
        connection.execute(text("DROP TRIGGER versions_no_update"))
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        values = {"content": content, "hash": hash_of(content, None)}
        connection.execute(text(change), values)
        for table in ("controls", "states", "cards"):
            moved = f"UPDATE {table} SET version = :hash"  # noqa: S608  (names of ours)
            connection.execute(text(moved), values)
    with pytest.raises(LibraryError, match="is in the form 'sopai.sop/9': update sopai to read it"):
        get(library, identity("returns"))


def test_full_disk_changes_nothing_and_says_so(library: Library) -> None:
    put(library)
    event.listen(library.engine, "connect", _no_more_pages)
    library.engine.dispose()
    with pytest.raises(LibraryError, match="no room on the disk .*; nothing was changed: free"):
        put(library, "backup", purpose="x" * 500_000)
    event.remove(library.engine, "connect", _no_more_pages)
    library.engine.dispose()
    assert [v.title for v in list_sops(library)] == ["Returns and refunds"]
    put(library, "backup", purpose="x" * 500_000)


def _no_more_pages(connection: sqlite3.Connection, _record: object) -> None:
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 2}").close()


@pytest.mark.parametrize("table", ["audit", "versions", "originals"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid + 1"])
def test_what_is_written_once_stays(table: str, change: str, library: Library) -> None:
    put(library)
    with (
        pytest.raises(LibraryError, match=f"rows of {table} are never changed or removed"),
        writing(library.engine) as connection,
    ):
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        connection.execute(text(change.format(table)))


def test_failure_in_the_middle_leaves_no_half_of_it(library: Library) -> None:
    with pytest.raises(RuntimeError), writing(library.engine) as connection:
        values = {"at": "", "who": "", "action": "", "detail": ""}
        connection.execute(insert(audit).values(values))
        raise RuntimeError
    with reading(library.engine) as connection:
        assert connection.execute(select(audit)).all() == []


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(LibraryError, match="cannot be made .*: check it, or set SOPAI_DATA"):
        open_library(tmp_path / "file" / "data")


def test_database_can_lie_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_DATABASE", f"sqlite:///{tmp_path / 'other.db'}")
    with open_library(tmp_path / "data") as library:
        put(library)
    assert (tmp_path / "other.db").exists()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "is no database URL"),
        ("postgresql://host/db", "names a postgresql database: only SQLite files work so far"),
        ("sqlite://", "only SQLite files work so far"),
    ],
)
def test_database_url_that_cannot_be_used_is_refused(
    url: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPAI_DATABASE", url)
    with pytest.raises(LibraryError, match=said):
        open_library(tmp_path)


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        ("database is locked", "written by another process"),
        ("attempt to write a readonly database", "cannot be opened or written"),
        ("unable to open database file", "cannot be opened or written"),
        ("something new", "run `sopai doctor`"),
    ],
)
def test_each_failure_says_what_to_do(failure: str, said: str) -> None:
    assert said in str(explanation(sqlite3.OperationalError(failure), "a.db"))


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_only_the_user_can_read_a_library(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "data"
    with open_library(folder):
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    (folder / "library.sqlite3").chmod(0o644)
    with open_library(folder):
        assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
