"""The index of meanings: one card a SOP in Chroma, in a folder of this process or on a server."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import chromadb
import httpx
from chromadb.api import ClientAPI
from chromadb.api.client import Client
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from chromadb.errors import ChromaError

from sopai.errors import IndexDamaged, IndexUnavailable
from sopai.library.embedding import Vector
from sopai.library.lock import drop_lock, take_lock
from sopai.library.tables import CARD_VERSION

FOLDER = "index"
LOCK = "index.lock"

SECONDS = 10.0
"""How long a Chroma server may take for an answer."""

_Numbers = Sequence[float] | Sequence[int]

_NO_DAMAGE = ("disk is full", "no space left", "readonly", "permission denied", "locked")
"""What a sound folder may say, too: moving it away would not help."""


class Entry(NamedTuple):
    """What the index keeps of a SOP."""

    sop_id: str
    mark: str
    language: str
    department: str
    vector: Vector


class Near(NamedTuple):
    """A SOP whose card is like the question."""

    sop_id: str
    mark: str
    similarity: float
    """Cosine, -1 to 1."""


class Index:
    """An open collection. What is in it is kept in mind: nobody else writes to the folder."""

    def __init__(self, client: ClientAPI, name: str, lock: int | None) -> None:
        """Open the collection.

        Args:
            client: Chroma's.
            name: of the collection.
            lock: descriptor of the folder's lock; None when a server looks after the files.
        """
        self._client = client
        self._lock = lock
        self.is_local = lock is not None
        with self._explained():
            self._collection = client.get_or_create_collection(
                name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
            found = self._collection.get(include=["metadatas"])
        kept = zip(found["ids"], found["metadatas"] or (), strict=True)
        self.marks = {sop_id: str((row or {}).get("mark")) for sop_id, row in kept}
        """SOP -> mark of the card that was indexed."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Write entries; one that is there for the same SOP is replaced."""
        fields = ("mark", "language", "department")
        vectors: list[_Numbers] = [entry.vector for entry in entries]
        with self._explained():
            self._collection.upsert(
                ids=[entry.sop_id for entry in entries],
                embeddings=vectors,
                metadatas=[{name: getattr(entry, name) for name in fields} for entry in entries],
            )
        self.marks.update({entry.sop_id: entry.mark for entry in entries})

    def drop(self, sop_ids: Sequence[str]) -> None:
        """Remove entries."""
        with self._explained():
            for start in range(0, len(sop_ids), 500):
                self._collection.delete(ids=list(sop_ids[start : start + 500]))
        for sop_id in sop_ids:
            self.marks.pop(sop_id, None)

    def nearest(
        self, vector: Vector, language: str, departments: Sequence[str] | None, limit: int
    ) -> tuple[Near, ...]:
        """The entries of a language that are nearest, the best first."""
        if departments is not None and not departments:
            return ()
        vectors: list[_Numbers] = [vector]
        where: dict[str, object] = {"language": language}
        if departments is not None:
            where = {"$and": [where, {"department": {"$in": list(departments)}}]}
        with self._explained():
            found = self._collection.query(
                query_embeddings=vectors,
                n_results=limit,
                where=where,  # type: ignore[arg-type]  # Chroma's own type is recursive
                include=["metadatas", "distances"],
            )
        rows = zip(
            found["ids"][0],
            (found["metadatas"] or [[]])[0],
            (found["distances"] or [[]])[0],
            strict=True,
        )
        return tuple(Near(i, str((row or {}).get("mark")), 1 - far) for i, row, far in rows)

    def close(self) -> None:
        """Let go of the files and the lock."""
        _close(self._client)
        if self._lock is not None:
            drop_lock(self._lock)
            self._lock = None

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (ChromaError, httpx.HTTPError, OSError, ValueError) as error:
            raise explanation(error, is_local=self.is_local) from error


def explanation(error: Exception, *, is_local: bool) -> IndexUnavailable:
    """What a failure of Chroma means."""
    said = " ".join(str(error).split())[:200]
    if not is_local:
        return IndexUnavailable(
            f"the Chroma server does not answer as it should ({said}): check SOPAI_CHROMA_URL"
        )
    if isinstance(error, ChromaError) and not any(w in said.lower() for w in _NO_DAMAGE):
        return IndexDamaged(f"the index of meanings is damaged ({said})")
    return IndexUnavailable(f"the index of meanings cannot be used ({said})")


def open_local(folder: Path, name: str) -> Index:
    """The index in the data folder.

    Raises:
        IndexUnavailable: another process uses it, or the folder cannot be written.
        IndexDamaged: its files cannot be read.
    """
    try:
        lock = take_lock(folder / LOCK)
    except OSError as error:
        raise IndexUnavailable(
            f"the index of meanings in {str(folder)!r} cannot be locked ({error.strerror})"
        ) from error
    if lock is None:
        raise IndexUnavailable("the index of meanings is in use by another process")
    try:
        client = chromadb.PersistentClient(str(folder / FOLDER), settings=_settings())
    except (ChromaError, OSError, ValueError) as error:
        drop_lock(lock)
        raise explanation(error, is_local=True) from error
    return _index(client, name, lock)


def open_on_server(url: str, name: str) -> Index:
    """The index on a Chroma server.

    Raises:
        IndexUnavailable: the server cannot be reached, or refuses.
    """
    parts = urlsplit(url)
    is_secure = parts.scheme == "https"
    port = parts.port or (443 if is_secure else 80)
    try:
        httpx.get(
            f"{parts.scheme}://{parts.netloc}", timeout=SECONDS
        )  # Chroma itself waits for ever
        client = chromadb.HttpClient(
            host=parts.hostname or "", port=port, ssl=is_secure, settings=_settings()
        )
    except (ChromaError, httpx.HTTPError, OSError, ValueError) as error:
        raise explanation(error, is_local=False) from error
    for session in _sessions(client):
        session.timeout = httpx.Timeout(SECONDS)
    return _index(client, name, None)


def _index(client: ClientAPI, name: str, lock: int | None) -> Index:
    try:
        return Index(client, name, lock)
    except IndexUnavailable:
        _close(client)
        if lock is not None:
            drop_lock(lock)
        raise


def collection_name(library_id: str, embedder: str) -> str:
    """One collection for each library, embedder and way to write cards."""
    return f"sopai-{library_id}-{embedder}-cards{CARD_VERSION}"


def set_aside(folder: Path, at: str) -> Path:
    """Move a damaged index away, so that a new one can be made; nothing is deleted.

    Raises:
        IndexUnavailable: it cannot be moved.
    """
    kept = folder / f"{FOLDER}-damaged-{at}"
    try:
        (folder / FOLDER).rename(kept)
    except OSError as error:
        raise IndexUnavailable(
            f"the damaged index {str(folder / FOLDER)!r} cannot be moved away "
            f"({error.strerror}): close other programs that use it, or move it yourself"
        ) from error
    SharedSystemClient.clear_system_cache()  # else Chroma gives the client of the old files again
    return kept


def _close(client: ClientAPI) -> None:
    """Close the client, and the connections to a server, which Chroma 1.5 leaves open."""
    sessions = _sessions(client)
    if isinstance(client, Client):
        client.close()
    for session in sessions:
        session.close()


def _sessions(client: ClientAPI) -> list[httpx.Client]:
    """The connections to a server; Chroma gives no other way to them."""
    holders = (client, getattr(client, "_admin_client", None))
    servers = (getattr(holder, "_server", None) for holder in holders)
    found = (getattr(server, "_session", None) for server in servers)
    return [session for session in found if isinstance(session, httpx.Client)]


def _settings() -> Settings:
    return Settings(anonymized_telemetry=False)
