"""The database: opening it, transactions, and what its failures mean."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from sqlite3 import Connection as SqliteConnection
from sqlite3 import Error as SqliteError
from stat import S_IMODE

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from sopai.errors import LibraryError
from sopai.library.migrating import migrate
from sopai.library.tables import CARD_VERSION, SCHEMA_VERSION, TRIGGERS, WORDS, facts, metadata

FILE = "library.sqlite3"
WAIT_SECONDS = 30
"""How long a writer waits for another one."""

_CACHE_KB = 32_000
"""Pages of a connection, as much as is needed: the cards of 10,000 SOPs and their words have some
30 MB. With SQLite's 2 MB a search by words takes half as long again."""

_DAMAGED = ("malformed", "not a database", "disk i/o error", "unsupported file format")


def database_of(folder: Path, url: str | None) -> URL:
    """Where the library of a folder keeps its database.

    Raises:
        LibraryError: the URL cannot be used.
    """
    if url is None:
        return URL.create("sqlite", database=str(folder / FILE))
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise LibraryError(
            "SOPAI_DATABASE is no database URL: set it like sqlite:////data/library.sqlite3"
        ) from error
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.query:
        raise LibraryError(
            f"SOPAI_DATABASE names a {parsed.get_backend_name()} database: only SQLite files work "
            "so far, so set it like sqlite:////data/library.sqlite3, or unset it"
        )
    return URL.create("sqlite", database=parsed.database)


def open_database(url: URL) -> Engine:
    """The engine of a database, which is made if it is missing.

    Raises:
        LibraryError: it cannot be made or read, is damaged, or of a newer sopai.
    """
    path = str(url.database)
    engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _keep_private(Path(path))
        _make_tables(engine, path)
    except OSError as error:
        raise LibraryError(
            f"the folder {str(Path(path).parent)!r} cannot be made ({error.strerror}): "
            "check it, or set SOPAI_DATA to another one"
        ) from error
    except LibraryError:
        engine.dispose()
        raise
    return engine


def _keep_private(path: Path) -> None:
    """Let nobody else read the database: it holds names, and the words of retrospectives.

    What cannot be done here, for a file of another user, is left to the database to explain.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    for file in (path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm"))):
        with suppress(OSError):
            mode = S_IMODE(file.stat().st_mode)
            if mode & 0o077:
                file.chmod(mode & 0o700)


def _prepare(connection: SqliteConnection, _record: object) -> None:
    """Transactions begin where sopai says; readers do not wait for a writer."""
    connection.isolation_level = None
    kept = ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL")
    for pragma in (*kept, f"cache_size = -{_CACHE_KB}"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("is_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads.

    Raises:
        LibraryError: the database cannot be read.
    """
    with _explained(engine), engine.begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it or, when anything fails, nothing.

    Raises:
        LibraryError: the database cannot be written.
    """
    with _explained(engine), engine.connect() as raw:
        connection = raw.execution_options(is_writing=True)
        with connection.begin():
            yield connection


@contextmanager
def _explained(engine: Engine) -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, SqliteError) as error:
        raise explanation(error, str(engine.url.database)) from error


def explanation(error: Exception, path: str) -> LibraryError:
    """What a failure of the database at `path` means, and what to do next."""
    said = str(getattr(error, "orig", None) or error)
    low = said.lower()
    if any(words in low for words in _DAMAGED):
        return LibraryError(
            f"the library {path!r} is damaged ({said}): keep a copy of the file, and put back a "
            "backup or move it away and add your files again"
        )
    if "disk is full" in low or low == "full":
        return LibraryError(
            f"there is no room on the disk for the library {path!r}; nothing was changed: "
            "free some space and try again"
        )
    if "locked" in low or "busy" in low:
        return LibraryError(
            f"the library {path!r} is being written by another process, for more than "
            f"{WAIT_SECONDS} seconds: try again when that is done"
        )
    if "readonly" in low or "unable to open" in low:
        return LibraryError(
            f"the library {path!r} cannot be opened or written ({said}): check that you may read "
            "and write the file and its folder, or set SOPAI_DATA to another folder"
        )
    return LibraryError(
        f"the library {path!r} cannot do this ({said}): run `sopai doctor` to check it"
    )


def _make_tables(engine: Engine, path: str) -> None:
    """Make what is missing in a new database; refuse one that is not sopai's, or newer."""
    with reading(engine) as connection:
        tables = inspect(connection).get_table_names()
        if _is_ready(connection, tables, path):
            return
    with writing(engine) as connection:
        tables = inspect(connection).get_table_names()
        if tables:
            migrate(connection)
        if _is_ready(connection, inspect(connection).get_table_names(), path):
            return
        metadata.create_all(connection)
        for statement in (WORDS, *TRIGGERS):
            connection.exec_driver_sql(statement)
        made = {"schema": SCHEMA_VERSION, "cards": CARD_VERSION, "library": token_hex(5)}
        rows = [{"name": name, "value": str(value)} for name, value in made.items()]
        connection.execute(insert(facts), rows)


def _is_ready(connection: Connection, tables: list[str], path: str) -> bool:
    """Whether a database can be used; one without tables is new, an older one is migrated.

    Raises:
        LibraryError: it is not sopai's, or of a newer sopai.
    """
    if not tables:
        return False
    known = facts.name in tables
    query = select(facts.c.value).where(facts.c.name == "schema")
    found = connection.execute(query).scalar() if known else None
    if found is None or not str(found).isdecimal():
        raise LibraryError(
            f"{path!r} is a database, but no library of sopai: move it away, or set SOPAI_DATA "
            "to another folder"
        )
    if int(found) > SCHEMA_VERSION:
        raise LibraryError(
            f"the library {path!r} was made by a newer sopai (schema {found}, this one knows "
            f"{SCHEMA_VERSION}): update sopai; nothing was changed"
        )
    if int(found) < SCHEMA_VERSION:
        return False
    missing = sorted(set(metadata.tables) - set(tables))
    if missing:
        raise LibraryError(
            f"the library {path!r} is damaged (no table {missing[0]!r}): keep a copy of the file, "
            "and put back a backup or move it away and add your files again"
        )
    return True
