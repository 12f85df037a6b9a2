"""Making the index of meanings equal to the library, a few cards at a time."""

from collections.abc import Callable
from time import monotonic
from typing import NamedTuple

from sqlalchemy import func, select

from sopai.errors import IndexUnavailable, ModelError
from sopai.library.auditing import last_change
from sopai.library.database import reading
from sopai.library.embedding import SECONDS, Choice, Embedder, choose_embedder
from sopai.library.held import Held
from sopai.library.index import Entry, Index, Key
from sopai.library.meaning import with_index
from sopai.library.notices import Kind, Notice
from sopai.library.opening import Library
from sopai.library.tables import cards

BATCH = 16
"""Cards that are embedded and written at once."""

_LEAST_SECONDS = 0.5

Progress = Callable[[int, int], None]
"""Told how many cards of how many are done."""


def _silent(_done: int, _of: int) -> None:
    """Say nothing."""


class Gap(NamedTuple):
    """What the index lacks."""

    missing: tuple[Key, ...]
    of: int
    """SOPs that it should hold."""

    moved: str | None = None
    """Where a damaged index was moved to, if one was found."""

    @property
    def done(self) -> int:
        """SOPs that it holds as they are."""
        return self.of - len(self.missing)


class Budget(NamedTuple):
    """How long embedding may go on."""

    seconds: float = float("inf")
    is_wanted: Callable[[], bool] = lambda: True
    """Asked before each batch."""

    batch: int = BATCH


NO_LIMIT = Budget()


def gap_of(library: Library, embedder: Embedder) -> Gap:
    """What is still to be embedded; entries that should not be there are removed.

    The library was changed first, always: after a crash in between, and after changes by others,
    the marks of cards and entries differ. Every change of the library is in its audit trail, so
    nothing is compared while that has not grown.

    Raises:
        IndexUnavailable: the index cannot be opened or written.
        LibraryError: the database cannot be read.
    """
    gap, moved = with_index(library, embedder, lambda index: _compared(library, index))
    return gap._replace(moved=moved)


def _compared(library: Library, index: Index) -> Gap:
    with reading(library.engine) as connection:
        latest = last_change(connection)
        if index.as_of == latest:
            return Gap((), connection.execute(select(func.count(cards.c.number))).scalar_one())
        rows = connection.execute(select(cards.c.language, cards.c.sop, cards.c.mark))
        wanted = {Key(row.language, row.sop): row.mark for row in rows}
    index.drop(sorted(set(index.marks) - set(wanted)))
    if index.url is not None and any(index.marks.get(key) != wanted[key] for key in wanted):
        index.refresh()  # other processes write to a server, too
    missing = tuple(sorted(key for key, mark in wanted.items() if index.marks.get(key) != mark))
    if not missing:
        index.follow(latest)
    return Gap(missing, len(wanted))


def fill(
    library: Library,
    embedder: Embedder,
    progress: Progress = _silent,
    budget: Budget = NO_LIMIT,
) -> Gap:
    """Embed what the index lacks; gives what it lacks still, when the budget is used up.

    Each batch is written before the next is embedded, so that whatever stops it, what was done
    stays. Others can ask the index while a batch is embedded.

    Raises:
        IndexUnavailable: another process uses the index, or it cannot be written.
        LibraryError: the database cannot be read.
        ModelError: the embedder gives no vectors.
    """
    end = monotonic() + budget.seconds
    with library.held.filling:
        embedder.prepare(max(_LEAST_SECONDS, min(SECONDS, budget.seconds)))
        gap = gap_of(library, embedder)
        moved, missing, to_do = gap.moved, list(gap.missing), len(gap.missing)
        while missing and budget.is_wanted():
            size = _batch_for(library.held, budget.batch, end - monotonic())
            if not size:
                break
            chosen, missing = missing[:size], missing[size:]
            moved = _put(library, embedder, chosen, end - monotonic()) or moved
            progress(to_do - len(missing), to_do)
            if not missing or moved:  # the library may have changed meanwhile
                gap = gap_of(library, embedder)
                missing, to_do = list(gap.missing), to_do + len(gap.missing)
        return gap._replace(missing=tuple(missing), moved=moved)


def _batch_for(held: Held, most: int, seconds: float) -> int:
    """How many cards can be embedded in the time that is left."""
    return int(max(0.0, min(most, seconds / held.card_seconds)))


def _put(library: Library, embedder: Embedder, keys: list[Key], seconds: float) -> str | None:
    """Embed and write the cards of some SOPs as they are now."""
    with reading(library.engine) as connection:
        chosen = cards.c.sop.in_([key.sop_id for key in keys])
        rows = connection.execute(select(cards).where(chosen)).all()
    if not rows:
        return None
    begin = monotonic()
    vectors = embedder.passages(
        [(row.text, row.language) for row in rows], min(SECONDS, max(seconds, _LEAST_SECONDS))
    )
    library.held.card_seconds = (monotonic() - begin) / len(rows)
    entries = [
        Entry(Key(row.language, row.sop), row.mark, row.department, vector)
        for row, vector in zip(rows, vectors, strict=True)
    ]
    return with_index(library, embedder, lambda index: index.put(entries))[1]


def remake_index(library: Library, embedder: Embedder, progress: Progress = _silent) -> int:
    """Write every entry anew; returns how many there are.

    Raises:
        IndexUnavailable: another process uses the index, or it cannot be written.
        LibraryError: the database cannot be read.
        ModelError: the embedder gives no vectors.
    """
    embedder.forget()
    with_index(library, embedder, lambda index: index.erase())
    return fill(library, embedder, progress).of


def update_index(library: Library, progress: Progress = _silent) -> tuple[Notice, ...]:
    """Make the index equal to the library, where there is one; what the user should know of it.

    Raises:
        LibraryError: the database cannot be read.
        SettingsError: a setting of the search is wrong.
    """
    choice = choose_embedder(library)
    if choice.embedder is None:
        return (none_chosen(choice),)
    try:
        moved = fill(library, choice.embedder, progress).moved
    except (IndexUnavailable, ModelError) as error:
        return (Notice(Kind.UNAVAILABLE, str(error)),)
    return (Notice(Kind.REMADE, moved),) if moved else ()


def none_chosen(choice: Choice) -> Notice:
    """Why meanings are not compared."""
    return Notice(Kind.OFF if choice.why_none == "off" else Kind.NOT_INSTALLED)
