"""The tables of the library; SQL is the truth, every index is made from it."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 5
"""Of these tables; `migrating` brings older ones up to it."""

CARD_VERSION = 2
"""Of the texts that search works on; another one makes every index anew."""

metadata = MetaData()

facts = Table(
    "facts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Single values about the library itself: its schema version, the version of its cards."""

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("is_listed", Boolean, nullable=False),
)
"""Everybody whom the roster names; `is_listed`: in its list of people, not only as a holder."""

departments = Table(
    "departments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
)

roles = Table(
    "roles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("department", Text),
    Column("tasks", Text, nullable=False),
)
"""`aliases` and `tasks` are JSON arrays of texts."""

holders = Table(
    "holders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("role", ForeignKey("roles.id"), nullable=False, index=True),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("since", Text),
    Column("until", Text),
    Column("substitute", ForeignKey("people.id")),
)
"""Dates as 2026-11-22."""

sops = Table(
    "sops",
    metadata,
    Column("id", Text, primary_key=True),
    Column("path", Text, nullable=False),
    Column("added_at", Text, nullable=False),
)
"""`path` is where its file was last added from, as it was given."""

files = Table(
    "files",
    metadata,
    Column("place", Text, primary_key=True),
    Column("sop", ForeignKey("sops.id"), primary_key=True, index=True),
    Column("path", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""Every file that an SOP was added from, copies too, with the bytes that it had the last time.

`path` is as it was given, `place` tells files apart that were given alike."""

originals = Table(
    "originals",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)
"""Files as users gave them, since comments go back into the user's own file."""

versions = Table(
    "versions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("hash", Text, nullable=False, unique=True),
    Column("sop", ForeignKey("sops.id"), nullable=False, index=True),
    Column("parent", ForeignKey("versions.hash")),
    Column("major", Integer, nullable=False),
    Column("minor", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("path", Text, nullable=False),
    Column("original", ForeignKey("originals.sha256"), nullable=False),
    Column("added_at", Text, nullable=False),
    Column("added_by", Text, nullable=False),
    UniqueConstraint("sop", "major", "minor"),
    sqlite_autoincrement=True,
)
"""Immutable. `number` grows with time; `content` is the canonical JSON of the SOP."""

controls = Table(
    "controls",
    metadata,
    Column("version", ForeignKey("versions.hash"), primary_key=True),
    Column("content", Text, nullable=False),
)
"""DocumentControl as JSON, without its state, which stands in `states`."""

beside = Table(
    "beside",
    metadata,
    Column("version", ForeignKey("versions.hash"), primary_key=True),
    Column("content", Text, nullable=False),
)
"""Of a version that was drafted: the source of each value and what is still open, as JSON."""

states = Table(
    "states",
    metadata,
    Column("version", ForeignKey("versions.hash"), primary_key=True),
    Column("state", Text),
    Column("since", Text, nullable=False),
)
"""Null: the document does not say."""

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", ForeignKey("versions.hash"), nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
"""What a person decided about a version; recorded, not authenticated."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("sop", Text),
    Column("version", Text),
    Column("detail", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Every change, for ever: rows are added, never changed or removed."""

change_sets = Table(
    "change_sets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("retrospective", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("saved_by", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""What retrospectives propose, as JSON with the quotes: evidence that names people and their
mistakes, so it is neither exported with an SOP nor searched. `digest` is the sha256 of `content`.
"""

change_decisions = Table(
    "change_decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("change_set", ForeignKey("change_sets.id"), nullable=False, index=True),
    Column("change", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("after", Text),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""What a person decided about a change: accepted, edited (`after` is the new value as JSON),
rejected. The last row of a change counts; recorded, not authenticated."""

applied_changes = Table(
    "applied_changes",
    metadata,
    Column("change_set", ForeignKey("change_sets.id"), primary_key=True),
    Column("change", Text, primary_key=True),
    Column("version", ForeignKey("versions.hash"), nullable=False, index=True),
    Column("content", Text, nullable=False),
)
"""Which version a change made; `content` is the change as it was made, so that it can be undone."""

reviews = Table(
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sop", ForeignKey("sops.id"), nullable=False, index=True),
    Column("version", ForeignKey("versions.hash"), nullable=False),
    Column("day", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""That somebody looked whether an SOP still holds, on what day, and what came of it."""

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("ended_at", Text),
    Column("record", Text, nullable=False),
)
"""Work that took time, as JSON: what was asked for, and what came out."""

cards = Table(
    "cards",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("sop", ForeignKey("sops.id"), nullable=False, unique=True),
    Column("version", ForeignKey("versions.hash"), nullable=False),
    Column("language", Text, nullable=False, index=True),
    Column("department", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("mark", Text, nullable=False),
)
"""What search sees: one row for each SOP that has a current version, made from the above.

`mark` names text, version, language and department: an index entry with another mark is stale.
"""

card_facets = Table(
    "card_facets",
    metadata,
    Column("card", Integer, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("folded", Text, nullable=False),
    Index("ix_card_facets_folded", "kind", "folded"),
)
"""What a search can be narrowed to: the form of a card's SOP and the owners that it names.

`card` is its number, as in the full text; what is left of one that is gone does no harm.
"""

WORDS = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5("
    "title, steps, rest, tokenize = 'porter unicode61 remove_diacritics 2')"
)
"""Full text of the current versions; `rowid` is the card's number."""


def _kept(table: str, operation: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{operation.lower()} BEFORE {operation} ON "
        f"{table} BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or removed'); END"
    )


TRIGGERS = tuple(
    _kept(table, operation)
    for table in (
        "audit",
        "versions",
        "originals",
        "change_sets",
        "change_decisions",
        "applied_changes",
        "reviews",
    )
    for operation in ("UPDATE", "DELETE")
)
"""What is written once stays as it was written, whoever asks."""
