"""The index of meanings, opened, mended and asked, whatever happened to it in between."""

from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic
from typing import TypeVar

import httpx
from sqlalchemy import select

from sopai.errors import IndexDamaged, IndexUnavailable
from sopai.library.chroma import connect_to_folder, connect_to_server, set_aside
from sopai.library.database import reading
from sopai.library.embedding import Embedder
from sopai.library.index import Index, collection_name
from sopai.library.opening import Library
from sopai.library.tables import facts
from sopai.settings import chroma_url

Answer = TypeVar("Answer")


def with_index(
    library: Library, embedder: Embedder, act: Callable[[Index], Answer]
) -> tuple[Answer, str | None]:
    """What the index answers; nobody else uses it meanwhile.

    A damaged one is moved aside and made anew; where to is the second value. One whose server
    lost it, or came back, is opened anew.

    Raises:
        IndexUnavailable: another process uses it, it cannot be made, or its server is silent.
        LibraryError: the database cannot be read.
    """
    held = library.held
    with held.in_use:
        was_open = held.index is not None
        try:
            return act(_opened(library, embedder)), None
        except IndexDamaged:
            held.forget()
            moved = set_aside(library.folder, datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f"))
            return act(_opened(library, embedder)), str(moved)
        except IndexUnavailable as error:
            held.forget()
            if isinstance(error.__cause__, httpx.TimeoutException):
                held.silent_since = monotonic()
                raise
            if not was_open:
                raise
            return act(_opened(library, embedder)), None


def _opened(library: Library, embedder: Embedder) -> Index:
    held = library.held
    if held.is_resting(monotonic()):
        raise IndexUnavailable(
            "the Chroma server did not answer in time: it is asked again in half a minute"
        )
    with reading(library.engine) as connection:
        query = select(facts.c.value).where(facts.c.name == "library")
        library_id: str = connection.execute(query).scalar_one()
    name, url = collection_name(library_id, embedder.name), chroma_url()
    if held.index is not None and (held.index.name, held.index.url) != (name, url):
        held.forget()
    if held.index is None:
        opened = connect_to_server(url) if url else connect_to_folder(library.folder)
        held.index = Index(opened, name, url)
        held.silent_since = None
    return held.index
