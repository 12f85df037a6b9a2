"""Bringing the tables of an older sopai up to date; rows that are there stay as they are.

Each step says its tables as they were when it was written: later ones change them further.
"""

from collections.abc import Callable

from sqlalchemy import Connection, select, update

from sopai.library.tables import SCHEMA_VERSION, facts


def migrate(connection: Connection) -> None:
    """Take every step from the schema that is there to the one of this sopai.

    All of it happens in the caller's transaction.
    """
    is_schema = facts.c.name == "schema"
    there = int(connection.execute(select(facts.c.value).where(is_schema)).scalar_one())
    for version in range(there + 1, SCHEMA_VERSION + 1):
        MIGRATIONS[version](connection)
    value = str(max(there, SCHEMA_VERSION))
    connection.execute(update(facts).where(is_schema).values(value=value))


_M2_TABLES = (
    """CREATE TABLE IF NOT EXISTS change_sets (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    digest TEXT NOT NULL,
    retrospective TEXT NOT NULL,
    content TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    UNIQUE (digest)
)""",
    """CREATE TABLE IF NOT EXISTS change_decisions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    change_set INTEGER NOT NULL,
    change TEXT NOT NULL,
    decision TEXT NOT NULL,
    "after" TEXT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    reason TEXT NOT NULL,
    FOREIGN KEY(change_set) REFERENCES change_sets (id)
)""",
    "CREATE INDEX IF NOT EXISTS ix_change_decisions_change_set ON change_decisions (change_set)",
    """CREATE TABLE IF NOT EXISTS applied_changes (
    change_set INTEGER NOT NULL,
    change TEXT NOT NULL,
    version TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (change_set, change),
    FOREIGN KEY(change_set) REFERENCES change_sets (id),
    FOREIGN KEY(version) REFERENCES versions (hash)
)""",
    "CREATE INDEX IF NOT EXISTS ix_applied_changes_version ON applied_changes (version)",
    """CREATE TABLE IF NOT EXISTS reviews (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    sop TEXT NOT NULL,
    version TEXT NOT NULL,
    day TEXT NOT NULL,
    result TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    FOREIGN KEY(sop) REFERENCES sops (id),
    FOREIGN KEY(version) REFERENCES versions (hash)
)""",
    "CREATE INDEX IF NOT EXISTS ix_reviews_sop ON reviews (sop)",
)


def _m2_add_change_sets(connection: Connection) -> None:
    """Change sets, decisions about them and reviews have tables of their own."""
    for statement in _M2_TABLES:
        connection.exec_driver_sql(statement)
    for table in ("change_sets", "change_decisions", "applied_changes", "reviews"):
        for operation in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{operation.lower()} BEFORE {operation} "
                f"ON {table} BEGIN SELECT RAISE(ABORT, "
                f"'rows of {table} are never changed or removed'); END"
            )


_M3_STATEMENTS = (
    """CREATE TABLE IF NOT EXISTS files (
    place TEXT NOT NULL,
    sop TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (place, sop),
    FOREIGN KEY(sop) REFERENCES sops (id)
)""",
    "CREATE INDEX IF NOT EXISTS ix_files_sop ON files (sop)",
    """INSERT OR REPLACE INTO files (place, sop, path, sha256, at)
SELECT path, sop, path, original, added_at FROM versions
WHERE hash IN (SELECT version FROM audit WHERE action = 'add') ORDER BY number""",
    """INSERT OR IGNORE INTO files (place, sop, path, sha256, at)
SELECT sops.path, sops.id, sops.path, versions.original, sops.added_at FROM sops
JOIN versions ON versions.sop = sops.id
WHERE versions.number = (
    SELECT max(number) FROM versions AS other
    JOIN audit ON audit.version = other.hash AND audit.action = 'add' WHERE other.sop = sops.id
)""",
)
"""Versions that were made in the library come from no file. Of a copy that gave no version the
bytes are not known: it is taken to hold those of the last file that gave one."""


def _m3_add_files(connection: Connection) -> None:
    """Every file that an SOP was added from has a row, copies of it too."""
    for statement in _M3_STATEMENTS:
        connection.exec_driver_sql(statement)


def _m4_add_beside(connection: Connection) -> None:
    """What stands beside a drafted version has a table: sources and open items."""
    connection.exec_driver_sql(
        """CREATE TABLE IF NOT EXISTS beside (
    version TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (version),
    FOREIGN KEY(version) REFERENCES versions (hash)
)"""
    )


_M5_STATEMENTS = (
    """CREATE TABLE IF NOT EXISTS card_facets (
    card INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (card, kind, name)
)""",
    "CREATE INDEX IF NOT EXISTS ix_card_facets_folded ON card_facets (kind, folded)",
    "DELETE FROM facts WHERE name = 'cards'",
)
"""Without the fact the next search makes all cards anew, and with them what the table holds."""


def _m5_add_card_facets(connection: Connection) -> None:
    """Forms and owners, to which a search can be narrowed, have a table."""
    for statement in _M5_STATEMENTS:
        connection.exec_driver_sql(statement)


MIGRATIONS: dict[int, Callable[[Connection], None]] = {
    2: _m2_add_change_sets,
    3: _m3_add_files,
    4: _m4_add_beside,
    5: _m5_add_card_facets,
}
"""By the version that they lead to."""
