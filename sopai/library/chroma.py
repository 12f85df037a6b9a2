"""Chroma's clients: opening them, closing them, and what their failures mean."""

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
from sopai.library.lock import drop_lock, take_lock

FOLDER = "index"
LOCK = "index.lock"

SECONDS = 10.0
"""How long a Chroma server may take for an answer."""

FAILURES = (ChromaError, httpx.HTTPError, OSError, ValueError)
"""What Chroma raises; ValueError when it finds no server."""

_NO_DAMAGE = ("disk is full", "no space left", "readonly", "permission denied", "locked")
"""What a sound folder may say, too: moving it away would not help."""


class Connection(NamedTuple):
    """A client, and the lock of its folder; no lock when a server looks after the files."""

    client: ClientAPI
    lock: int | None

    def close(self) -> None:
        """Let go of the files, the lock, and of what Chroma 1.5 leaves open to a server."""
        sessions = _sessions(self.client)
        if isinstance(self.client, Client):
            self.client.close()
        for session in sessions:
            session.close()
        if self.lock is not None:
            drop_lock(self.lock)


def connect_to_folder(folder: Path) -> Connection:
    """Open the index in a data folder; only one process can, since Chroma would lose data.

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
    except FAILURES as error:
        drop_lock(lock)
        raise explanation(error, is_local=True) from error
    return Connection(client, lock)


def connect_to_server(url: str) -> Connection:
    """Open the indexes that a Chroma server keeps.

    Raises:
        IndexUnavailable: the server cannot be reached, or refuses.
    """
    parts = urlsplit(url)
    is_secure = parts.scheme == "https"
    port = parts.port or (443 if is_secure else 80)
    try:
        httpx.get(f"{parts.scheme}://{parts.netloc}", timeout=SECONDS)  # Chroma waits for ever
        client = chromadb.HttpClient(
            host=parts.hostname or "", port=port, ssl=is_secure, settings=_settings()
        )
    except FAILURES as error:
        raise explanation(error, is_local=False) from error
    for session in _sessions(client):
        session.timeout = httpx.Timeout(SECONDS)
    return Connection(client, None)


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


def set_aside(folder: Path, at: str) -> Path:
    """Move a damaged index away, so that a new one can be made; nothing is deleted.

    Args:
        folder: the data folder.
        at: the moment, for the new name.

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


def _sessions(client: ClientAPI) -> list[httpx.Client]:
    """The connections to a server; Chroma gives no other way to them."""
    holders = (client, getattr(client, "_admin_client", None))
    servers = (getattr(holder, "_server", None) for holder in holders)
    found = (getattr(server, "_session", None) for server in servers)
    return [session for session in found if isinstance(session, httpx.Client)]


def _settings() -> Settings:
    return Settings(anonymized_telemetry=False)
