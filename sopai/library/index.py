"""The index of meanings: one entry a SOP, in a collection of Chroma for each language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Literal, NamedTuple
from warnings import catch_warnings

import numpy as np
from chromadb.api.models.Collection import Collection
from chromadb.api.types import Where

from sopai.errors import IndexUnavailable
from sopai.library.chroma import FAILURES, Connection, explanation
from sopai.library.embedding import Vector
from sopai.library.tables import CARD_VERSION

LANGUAGES = ("en", "zh")
"""Each has a collection: a filter by language takes 50 ms where there are 10,000 SOPs."""

_AS_OF = "as_of"
"""In the metadata of a collection: the change of the library that it follows."""

_BATCH = 500

_LOOKED_AT = 400
"""Entries that Chroma follows for a question, as `ef_search`: with its own 100, an eighth of the 50
nearest of 5,000 were not found, other ones in each process; with 400 one in a hundred and forty,
in the same time. Source: `sopai eval search-speed`."""

_AT_ONCE = 100
"""Entries after which Chroma writes its graph, as `sync_threshold`: what is not written is placed
anew whenever the index is opened, which took 0.7 s with its own 1,000. Source: likewise."""

_Numbers = Sequence[float] | Sequence[int]
_Names = dict[Literal["$in", "$nin"], list[str | int | float | bool]]


class Key(NamedTuple):
    """What names an entry."""

    language: str
    sop_id: str


class Entry(NamedTuple):
    """What the index keeps of an SOP."""

    key: Key
    mark: str
    """Of the card that was embedded."""

    department: str
    """Folded."""

    vector: Vector


class Near(NamedTuple):
    """An SOP whose card is like the question."""

    key: Key
    mark: str
    similarity: float
    """Cosine, -1 to 1."""


class Index:
    """Open collections. What is in them is kept in mind, once it was needed.

    In a folder, collections remember which change of the library they follow: reading the marks
    of 10,000 entries takes half a second, and the page opens the index for each question.
    """

    def __init__(self, connection: Connection, name: str, url: str | None = None) -> None:
        """Open the collections that a name begins.

        Args:
            connection: a client.
            name: of the collections, without their language.
            url: of the server; None: the files are in the data folder.

        Raises:
            IndexUnavailable: they cannot be opened; the connection is closed then.
        """
        self._connection = connection
        self.name, self.url = name, url
        self.as_of: str | None = None
        """The last change of the library that all entries follow."""

        self._marks: dict[Key, str] | None = None
        self._noted: set[str] = set()
        try:
            self._open()
        except IndexUnavailable:
            connection.close()
            raise

    def _collection(self, name: str) -> Collection:
        made = self._connection.client.get_or_create_collection(
            name,
            embedding_function=None,
            configuration={
                "hnsw": {"space": "cosine", "ef_search": _LOOKED_AT, "sync_threshold": _AT_ONCE}
            },
        )
        if _tuning(made) != (_LOOKED_AT, _AT_ONCE):  # an older sopai let Chroma choose
            with catch_warnings(category=DeprecationWarning, action="ignore"):
                made.modify(
                    configuration={"hnsw": {"ef_search": _LOOKED_AT, "sync_threshold": _AT_ONCE}}
                )
        return made

    @property
    def marks(self) -> dict[Key, str]:
        """The marks of all entries."""
        if self._marks is None:
            with self._explained():
                self._marks = dict(_marks(self._collections))
        return self._marks

    def refresh(self) -> None:
        """Trust nothing that was known of the entries; they are read anew when they are needed."""
        self._marks = None
        self.as_of = None

    def follow(self, change: str | None) -> None:
        """Note that all entries follow a change of the library; None: that some may not.

        Only in a folder is it kept, which one process has: others write to a server, too.
        """
        self.as_of = change
        if self.url is not None or self._noted == {change or ""}:
            return
        with self._explained():
            for collection in self._collections.values():
                collection.modify(metadata={_AS_OF: change or ""})
        self._noted = {change or ""}

    def _open(self) -> None:
        with self._explained():
            self._collections = {
                lang: self._collection(f"{self.name}-{lang}") for lang in LANGUAGES
            }
        collections = self._collections.values()
        self._noted = {str((one.metadata or {}).get(_AS_OF, "")) for one in collections}
        is_known = self.url is None and len(self._noted) == 1
        self.as_of = (min(self._noted) or None) if is_known else None

    def erase(self) -> None:
        """Remove all entries; vectors of another length may follow."""
        with self._explained():
            for collection in self._collections.values():
                self._connection.client.delete_collection(collection.name)
        self._marks = None
        self._open()

    def distrust(self, keys: Iterable[Key]) -> None:
        """Take entries for missing that turned out to say something else than was thought."""
        for key in keys:
            self.marks[key] = ""
        self.follow(None)

    def put(self, entries: Iterable[Entry]) -> None:
        """Write entries; one with the same key is replaced."""
        by_language: dict[str, list[Entry]] = {}
        for entry in entries:
            by_language.setdefault(entry.key.language, []).append(entry)
        for language, some in by_language.items():
            vectors: list[_Numbers] = [entry.vector for entry in some]
            with self._explained():
                self._collections[language].upsert(
                    ids=[entry.key.sop_id for entry in some],
                    embeddings=vectors,
                    metadatas=[{"mark": e.mark, "department": e.department} for e in some],
                )
            self.marks.update({entry.key: entry.mark for entry in some})

    def drop(self, keys: Iterable[Key]) -> None:
        """Remove entries."""
        by_language: dict[str, list[str]] = {}
        for key in keys:
            by_language.setdefault(key.language, []).append(key.sop_id)
        if by_language:
            self.follow(None)
        for language, ids in by_language.items():
            for start in range(0, len(ids), _BATCH):
                with self._explained():
                    self._collections[language].delete(ids=ids[start : start + _BATCH])
            for sop_id in ids:
                self.marks.pop(Key(language, sop_id), None)

    def nearest(
        self, vector: Vector, language: str, departments: Sequence[str] | None, limit: int
    ) -> tuple[Near, ...]:
        """The entries of a language that are nearest, the best first.

        Args:
            vector: the question's.
            language: of the SOPs.
            departments: folded names; None: all of them.
            limit: how many at most.
        """
        vectors: list[_Numbers] = [vector]
        within: Where | None = None
        if departments is not None:
            names: _Names = {"$in": list[str | int | float | bool](departments)}
            within = {"department": names}
        with self._explained():
            found = self._collections[language].query(
                query_embeddings=vectors,
                n_results=limit,
                where=within,
                include=["metadatas", "distances"],
            )
        rows = (found["metadatas"] or [[]])[0], (found["distances"] or [[]])[0]
        return tuple(
            Near(Key(language, sop_id), str((row or {}).get("mark")), 1 - distance)
            for sop_id, row, distance in zip(found["ids"][0], *rows, strict=True)
        )

    def alike(self, vector: Vector, language: str, sop_ids: Sequence[str]) -> tuple[Near, ...]:
        """How near some SOPs of a language are; those that are not in the index are left out.

        Args:
            vector: the question's, of length 1, as those in the index.
            language: of the SOPs; ids of others may be among them.
            sop_ids: which.
        """
        with self._explained():
            found = self._collections[language].get(
                ids=[*sop_ids], include=["metadatas", "embeddings"]
            )
        vectors = found["embeddings"]
        if vectors is None or not len(found["ids"]):
            return ()
        similarities = np.asarray(vectors, dtype=np.float64) @ np.asarray(vector)
        rows = zip(found["ids"], found["metadatas"] or (), similarities, strict=True)
        return tuple(
            Near(Key(language, sop_id), str((row or {}).get("mark")), float(similarity))
            for sop_id, row, similarity in rows
        )

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


def _tuning(collection: Collection) -> tuple[object, object]:
    """Entries that it follows for a question, and after which it writes its graph."""
    graph = collection.configuration_json.get("hnsw") or {}
    return graph.get("ef_search"), graph.get("sync_threshold")


def _marks(collections: Mapping[str, Collection]) -> Iterator[tuple[Key, str]]:
    """The marks of everything that is kept."""
    for language, collection in collections.items():
        found = collection.get(include=["metadatas"])
        for sop_id, row in zip(found["ids"], found["metadatas"] or (), strict=True):
            yield Key(language, sop_id), str((row or {}).get("mark"))


def collection_name(library_id: str, embedder: str) -> str:
    """Collections of their own for each library, embedder and way to write cards."""
    return f"sopai-{library_id}-{embedder}-cards{CARD_VERSION}"
