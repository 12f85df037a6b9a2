"""Bringing the tables of an older sopai up to date; rows that are there stay as they are."""

from collections.abc import Callable

from sqlalchemy import Connection, select, update

from sopai.library.tables import (
    SCHEMA_VERSION,
    TRIGGERS,
    applied_changes,
    change_decisions,
    change_sets,
    facts,
    metadata,
    reviews,
)


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


def _m2_add_change_sets(connection: Connection) -> None:
    """Change sets, decisions about them and reviews have tables of their own."""
    added = [change_sets, change_decisions, applied_changes, reviews]
    metadata.create_all(connection, tables=added)
    names = {table.name for table in added}
    for statement in TRIGGERS:
        if any(f" {name} BEGIN " in statement for name in names):
            connection.exec_driver_sql(statement)


MIGRATIONS: dict[int, Callable[[Connection], None]] = {2: _m2_add_change_sets}
"""By the version that they lead to."""
