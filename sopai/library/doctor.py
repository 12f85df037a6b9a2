"""Checking a library: its database, the stored bytes, the words and the index of meanings."""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select, text

from sopai.errors import IndexDamaged, IndexUnavailable, ModelError
from sopai.library.database import reading
from sopai.library.embedding import choose_embedder
from sopai.library.filling import Progress, fill, remake_index
from sopai.library.meaning import with_index
from sopai.library.opening import Library
from sopai.library.rebuilding import rebuild_cards
from sopai.library.states import current_of
from sopai.library.stored import hash_of, versions_of
from sopai.library.tables import cards, originals, sops, versions


class Check(NamedTuple):
    """One thing that was looked at."""

    name: str
    is_good: bool
    detail: str
    """What was found, and what to do when it is not good."""


class Rebuilt(NamedTuple):
    """How many SOPs were made ready for search."""

    cards: int
    entries: int


def rebuild_all(library: Library, progress: Progress) -> Rebuilt:
    """Make everything that search uses anew, from the versions.

    Raises:
        LibraryError: a version is damaged, or the database or the index cannot be written.
        SettingsError: a setting of the search is wrong.
    """
    made = rebuild_cards(library)
    embedder = choose_embedder(library).embedder
    return Rebuilt(made, remake_index(library, embedder, progress) if embedder else 0)


def examine(library: Library, progress: Progress) -> Iterator[Check]:
    """Look at every part, in the order in which one rests on another.

    The index of meanings is repaired where it differs from the library.

    Raises:
        LibraryError: the database cannot be read at all.
        SettingsError: a setting of the search is wrong.
    """
    with reading(library.engine) as connection:
        yield _database(connection)
        yield _contents(connection)
        yield _originals(connection)
        yield _cards(connection)
    yield _meanings(library, progress)


def _database(connection: Connection) -> Check:
    said = connection.execute(text("PRAGMA integrity_check(3)")).scalars().all()
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if said == ["ok"] and not broken:
        return Check("database", True, "whole")
    detail = "; ".join(str(line) for line in said if line != "ok") or f"{len(broken)} loose rows"
    return Check("database", False, f"{detail}: keep a copy of the file, and put back a backup")


def _contents(connection: Connection) -> Check:
    rows = connection.execute(select(versions.c.hash, versions.c.parent, versions.c.content))
    total, wrong = 0, []
    for row in rows:
        total += 1
        if hash_of(row.content, row.parent) != row.hash:
            wrong.append(row.hash)
    if not wrong:
        return Check("versions", True, f"{total}, each as it was stored")
    detail = f"{len(wrong)} of {total} are not as they were stored ({wrong[0]}): put back a backup"
    return Check("versions", False, detail)


def _originals(connection: Connection) -> Check:
    total, wrong = 0, []
    for row in connection.execute(select(originals)):
        total += 1
        if hashlib.sha256(row.bytes).hexdigest() != row.sha256:
            wrong.append(row.sha256)
    if not wrong:
        return Check("files", True, f"{total}, each as it was given")
    detail = f"{len(wrong)} of {total} are not as they were given ({wrong[0]}): put back a backup"
    return Check("files", False, detail)


def _cards(connection: Connection) -> Check:
    """The words that are searched are those of the current versions, of all, of no others."""
    wanted = {}
    for sop_id in connection.execute(select(sops.c.id)).scalars():
        current = current_of(versions_of(connection, sop_id))
        if current is not None:
            wanted[sop_id] = current.hash
    kept = {row.sop: row.version for row in connection.execute(select(cards))}
    numbers = set(connection.execute(select(cards.c.number)).scalars())
    indexed = set(connection.execute(text("SELECT rowid FROM words")).scalars())
    if wanted == kept and numbers == indexed:
        return Check("words", True, f"{len(kept)} current SOPs")
    return Check("words", False, "differ from the library: run `sopai doctor --rebuild`")


def _meanings(library: Library, progress: Progress) -> Check:
    choice = choose_embedder(library)
    if choice.embedder is None:
        return Check("meanings", True, f"not compared ({choice.why_none}): search is by words only")

    try:
        with_index(library, choice.embedder, lambda index: index.refresh())
        gap = fill(library, choice.embedder, progress)
    except IndexDamaged as error:
        return Check("meanings", False, f"{error}: run `sopai doctor --rebuild`")
    except (IndexUnavailable, ModelError) as error:
        return Check("meanings", False, f"{error}: search is by words only until then")
    name = choice.embedder.name
    if gap.moved:
        detail = f"{gap.of} current SOPs, {name}; a damaged index was moved to {gap.moved}"
        return Check("meanings", True, detail)
    return Check("meanings", True, f"{gap.of} current SOPs, {name}")
