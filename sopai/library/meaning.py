"""Keeping the index of meanings equal to the library, whatever happened in between."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import func, select

from sopai.errors import IndexDamaged, IndexUnavailable
from sopai.library.chroma import connect_to_folder, connect_to_server, set_aside
from sopai.library.database import reading
from sopai.library.embedding import Choice, Embedder, choose_embedder
from sopai.library.index import Entry, Index, Key, collection_name
from sopai.library.notices import Kind, Notice
from sopai.library.opening import Library
from sopai.library.tables import audit, cards, facts
from sopai.settings import chroma_url

BATCH = 16
"""Cards that are embedded and written at once: about 1.5 seconds on a laptop."""

Answer = TypeVar("Answer")
Progress = Callable[[int, int], None]
"""Told how many cards of how many are done."""


def _silent(_done: int, _of: int) -> None:
    """Say nothing."""


def with_index(
    library: Library,
    embedder: Embedder,
    ask: Callable[[Index], Answer],
    progress: Progress = _silent,
) -> tuple[Answer, str | None]:
    """What the index answers, after it was made equal to the library.

    A damaged one is moved aside and made anew; where to is the second value.

    Raises:
        IndexUnavailable: another process uses it, or it cannot be made.
        LibraryError: the database cannot be read.
    """

    def act(index: Index) -> Answer:
        repair(library, index, embedder, progress)
        return ask(index)

    return _recovering(library, embedder, act)


def _recovering(
    library: Library, embedder: Embedder, act: Callable[[Index], Answer]
) -> tuple[Answer, str | None]:
    with library.index_in_use:
        try:
            return act(_opened(library, embedder)), None
        except IndexDamaged:
            _forget(library)
            moved = set_aside(library.folder, datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f"))
            return act(_opened(library, embedder)), str(moved)


def _opened(library: Library, embedder: Embedder) -> Index:
    if library.index is None:
        library.index = _open(library, embedder)
    return library.index


def _open(library: Library, embedder: Embedder) -> Index:
    with reading(library.engine) as connection:
        query = select(facts.c.value).where(facts.c.name == "library")
        library_id: str = connection.execute(query).scalar_one()
    name = collection_name(library_id, embedder.name)
    url = chroma_url()
    return Index(connect_to_server(url) if url else connect_to_folder(library.folder), name)


def _forget(library: Library) -> None:
    if library.index is not None:
        library.index.close()
        library.index = None


def repair(
    library: Library, index: Index, embedder: Embedder, progress: Progress = _silent
) -> None:
    """Add what the index lacks and remove what it has too much.

    The library was changed first, always: after a crash in between, and after changes by others,
    the marks of cards and entries differ. Every change of the library is in its audit trail, so
    nothing is compared while that has not grown.

    Raises:
        IndexUnavailable: the index cannot be written.
        LibraryError: the database cannot be read.
    """
    with reading(library.engine) as connection:
        latest = connection.execute(select(func.max(audit.c.id))).scalar() or 0
        if index.as_of == latest:
            return
        rows = connection.execute(select(cards.c.language, cards.c.sop, cards.c.mark))
        wanted = {Key(row.language, row.sop): row.mark for row in rows}
    index.drop(sorted(set(index.marks) - set(wanted)))
    missing = sorted(key for key, mark in wanted.items() if index.marks.get(key) != mark)
    for start in range(0, len(missing), BATCH):
        _put(library, index, embedder, missing[start : start + BATCH])
        progress(min(start + BATCH, len(missing)), len(missing))
    index.as_of = latest


def _put(library: Library, index: Index, embedder: Embedder, keys: list[Key]) -> None:
    with reading(library.engine) as connection:
        chosen = cards.c.sop.in_([key.sop_id for key in keys])
        rows = connection.execute(select(cards).where(chosen)).all()
    vectors = embedder.passages([(row.text, row.language) for row in rows])
    index.put(
        Entry(Key(row.language, row.sop), row.mark, row.department, vector)
        for row, vector in zip(rows, vectors, strict=True)
    )


def remake_index(library: Library, embedder: Embedder, progress: Progress = _silent) -> int:
    """Write every entry anew; returns how many there are.

    Raises:
        IndexUnavailable: another process uses the index, or it cannot be written.
        LibraryError: the database cannot be read.
    """

    def renew(index: Index) -> int:
        index.drop(list(index.marks))
        repair(library, index, embedder, progress)
        return len(index.marks)

    return _recovering(library, embedder, renew)[0]


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
        _, moved = with_index(library, choice.embedder, lambda _index: None, progress)
    except IndexUnavailable as error:
        return (Notice(Kind.UNAVAILABLE, str(error)),)
    return (Notice(Kind.REMADE, moved),) if moved else ()


def none_chosen(choice: Choice) -> Notice:
    """Why meanings are not compared."""
    return Notice(Kind.OFF if choice.why_none == "off" else Kind.NOT_INSTALLED)
