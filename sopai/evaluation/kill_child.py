"""What happens in the processes that are killed, and in those that look at what is left."""

import os
import signal
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from sopai.evaluation.kill_acts import LIBRARY, act, named
from sopai.library import index as index_module
from sopai.library.catalogue import get, list_sops, list_versions
from sopai.library.chroma import connect_to_folder
from sopai.library.doctor import examine
from sopai.library.embedding import choose_embedder
from sopai.library.index import Index, Key, collection_name
from sopai.library.opening import Library, open_library
from sopai.library.search import search
from sopai.library.stored import StoredVersion
from sopai.schema.base import Value
from sopai.settings import compare_no_meanings

DATABASE = "library.sqlite3"
AFTER_COMMIT = "after COMMIT"
TIMES = ("at", "added_at", "saved_at", "started_at", "ended_at")
"""Columns that differ from run to run."""

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "COMMIT")
_ALL_WORDS = 30
"""Words of a question; the search reads 40."""

_MANY = 100
"""More than is found by words, so that all of it is seen."""

Dump = dict[str, tuple[str, ...]]
"""All rows of a library by table, without their times."""


class Point(Value):
    """A place at which a process can be killed."""

    what: str
    """The statement that would come next, or what happens to the index."""

    commits: int
    """Transactions that were written before it."""


class Course(Value):
    """What an act does when nobody kills it."""

    points: tuple[Point, ...]
    dumps: tuple[Dump, ...]
    """The library before it, and after each transaction."""


class Left(Value):
    """What a killed process left behind, after the next start."""

    dump: Dump
    """As it was found, before anything was opened by sopai."""

    not_whole: tuple[str, ...] = ()
    """What `sopai doctor` complains of."""

    was_index_behind: bool = False
    is_index_behind: bool = False
    """Still, after the start."""

    wrong_answers: tuple[str, ...] = ()
    """Searches that found an old text, or not the current one."""


class _Watch:
    """Counts the points, and kills this process at one of them."""

    def __init__(self, kill_at: int | None, on_commit: Callable[[], None]) -> None:
        self.points: list[Point] = []
        self._kill_at = kill_at
        self._on_commit = on_commit
        self._is_writing = self._has_committed = False
        self._commits = 0

    def reach(self, what: str) -> None:
        """Die here, or go on."""
        if len(self.points) == self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.points.append(Point(what=what, commits=self._commits))

    def statement(self, sql: str) -> None:
        """SQLite is about to run a statement; those within another one begin with `--`.

        The index of words writes what it has collected within COMMIT.
        """
        is_inner = sql.startswith("--")
        words = sql.lstrip("- \n").upper()
        if self._has_committed and not is_inner:
            self._settle()
        if words.startswith("BEGIN"):
            self._is_writing = words.startswith("BEGIN IMMEDIATE")
        elif self._is_writing and words.startswith(WRITES):
            self.reach(" ".join(words.split()[:4]))
            self._has_committed |= words.startswith("COMMIT")

    def _settle(self) -> None:
        """The statement before this one has written a transaction."""
        self._has_committed = self._is_writing = False
        self._commits += 1
        self._on_commit()
        self.reach(AFTER_COMMIT)

    def finish(self) -> None:
        """The act is done; its last transaction, too."""
        if self._has_committed:
            self._settle()


def run_act(top: str, name: str, kill_at: int | None, out: str) -> None:
    """Do an act in a copy of the library; killed at a point, or to its end.

    Args:
        top: the folder with the library.
        name: of the act.
        kill_at: number of the point; None: go to the end, and write the course to `out`.
        out: a file.
    """
    _by_words(name)
    folder = Path(top) / LIBRARY
    dumps = [dump(folder)]
    count = kill_at is None
    watch = _Watch(kill_at, lambda: dumps.append(dump(folder)) if count else None)
    _trace(watch)
    _watch_index(watch)
    act(folder, name)
    watch.finish()
    course = Course(points=tuple(watch.points), dumps=tuple(dumps))
    Path(out).write_text(course.model_dump_json(), "utf-8")


def _by_words(name: str) -> None:
    """Leave meanings out where a library begins: each would work out its means, for seconds."""
    if named(name).begins:
        compare_no_meanings()


def _trace(watch: _Watch) -> None:
    """Hear of every statement of every connection to a database that is opened from now on."""
    connect = sqlite3.dbapi2.connect

    def traced(*args: object, **options: object) -> sqlite3.Connection:
        made: sqlite3.Connection = connect(*args, **options)  # type: ignore[call-overload]
        made.set_trace_callback(watch.statement)
        return made

    sqlite3.dbapi2.connect = traced  # type: ignore[assignment]


def _watch_index(watch: _Watch) -> None:
    """Reach a point before and after everything that is written to Chroma."""
    for name in ("put", "drop"):
        setattr(index_module.Index, name, _watched(getattr(Index, name), name, watch))


def _watched(
    method: Callable[[Index, Iterable[object]], None], name: str, watch: _Watch
) -> Callable[[Index, Iterable[object]], None]:
    def around(index: Index, entries: Iterable[object]) -> None:
        given = list(entries)
        if given:
            watch.reach(f"before Chroma {name}")
        method(index, given)
        if given:
            watch.reach(f"after Chroma {name}")

    return around


def dump(folder: Path) -> Dump:
    """All rows of a library, read without sopai; an empty one when there is no file."""
    path = folder / DATABASE
    if not path.exists():
        return {}
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        names = [name for (name,) in connection.execute(query)]
        kept = [name for name in names if not name.startswith(("words_", "sqlite_"))]
        return {name: _rows(connection, name) for name in kept}


def _rows(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    found = connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - a table of ours
    times = (*TIMES, "since") if table == "states" else TIMES
    chosen = [at for at, (name, *_) in enumerate(found.description) if name not in times]
    rows = [repr(tuple(row[at] for at in chosen)) for row in found]
    if table == "facts":  # chance, and which embedder was used
        rows = [row for row in rows if not row.startswith(("('library'", "('means."))]
    return tuple(sorted(rows))


def look(top: str, name: str, out: str) -> None:
    """See what is left of a library, start sopai on it, and see what that makes of it.

    Args:
        top: the folder with the library.
        name: of the act that was killed.
        out: a file for what was seen.
    """
    _by_words(name)
    folder = Path(top) / LIBRARY
    found = dump(folder)
    with open_library(folder) as library:
        was_behind = _is_behind(library)
        wrong = [
            f"{one.name}: {one.detail}" for one in examine(library, _silent) if not one.is_good
        ]
        library.close()
    with open_library(folder) as library:
        left = Left(
            dump=found,
            not_whole=tuple(wrong),
            was_index_behind=was_behind,
            is_index_behind=_is_behind(library),
            wrong_answers=tuple(_wrong_answers(library)),
        )
    Path(out).write_text(left.model_dump_json(), "utf-8")


def _silent(_done: int, _of: int) -> None:
    """Say nothing."""


def _is_behind(library: Library) -> bool:
    """The index, as it lies on the disk, does not say what the library says."""
    embedder = choose_embedder(library).embedder
    if embedder is None:
        return False
    with closing(sqlite3.connect(library.folder / DATABASE)) as connection:
        rows = connection.execute("SELECT language, sop, mark FROM cards")
        wanted = {Key(language, sop): mark for language, sop, mark in rows}
        query = "SELECT value FROM facts WHERE name = 'library'"
        (name,) = connection.execute(query).fetchone()
    index = Index(connect_to_folder(library.folder), collection_name(name, embedder.name))
    marks = dict(index.marks)
    index.close()
    return marks != wanted


def _wrong_answers(library: Library) -> Iterable[str]:
    """Ask for the word of each version: that of the current one is found, no other one is."""
    now: dict[str, StoredVersion] = {}
    before: list[str] = []
    for stored in list_sops(library):
        for version in list_versions(library, stored.sop_id):
            word = _word(library, stored.sop_id, version.hash)
            if version.hash == stored.hash:
                now[word] = stored
            else:
                before.append(word)
    for words in _parts([*now]):
        found = {one.sop_id: one for one in search(library, " ".join(words), limit=_MANY).results}
        for word in words:
            one = found.get(now[word].sop_id)
            if one is None or one.version != now[word].version or "matches" not in one.why:
                yield f"{now[word].sop_id} is not found by {word!r}"
    for words in _parts([word for word in before if word not in now]):
        for other in search(library, " ".join(words), limit=_MANY).results:
            if "matches" in other.why:
                yield f"{other.sop_id} is found by an old text: {other.why}"


def _word(library: Library, sop_id: str, version: str) -> str:
    """The word that only this version has; of a version that changes made, its predecessor's."""
    purpose = get(library, sop_id, version).sop.purpose or ""
    return purpose.split()[-1] if purpose else ""


def _parts(words: list[str]) -> Iterable[list[str]]:
    kept = [word for word in words if word]
    return (kept[start : start + _ALL_WORDS] for start in range(0, len(kept), _ALL_WORDS))
