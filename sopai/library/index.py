"""The index of meanings: one entry a SOP in a collection of Chroma."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from sopai.errors import IndexUnavailable
from sopai.library.chroma import FAILURES, Connection, explanation
from sopai.library.embedding import Vector
from sopai.library.tables import CARD_VERSION

_Numbers = Sequence[float] | Sequence[int]


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

    def __init__(self, connection: Connection, name: str) -> None:
        """Open the collection with a name.

        Raises:
            IndexUnavailable: it cannot be opened; the connection is closed then.
        """
        self._connection = connection
        try:
            self._open(name)
        except IndexUnavailable:
            connection.close()
            raise

    def _open(self, name: str) -> None:
        with self._explained():
            self._collection = self._connection.client.get_or_create_collection(
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
        self._connection.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except FAILURES as error:
            is_local = self._connection.lock is not None
            raise explanation(error, is_local=is_local) from error


def collection_name(library_id: str, embedder: str) -> str:
    """One collection for each library, embedder and way to write cards."""
    return f"sopai-{library_id}-{embedder}-cards{CARD_VERSION}"
