"""Embedders behind a server of the OpenAI interface: hosted, Ollama, or one of the user's own."""

import hashlib
import json
from collections.abc import Sequence
from re import sub
from threading import Lock
from time import monotonic
from typing import NamedTuple

import numpy as np
from sqlalchemy import delete, func, insert, select, text

from sopai.errors import ModelError, ModelUnavailable, RequestTooLong, WrongReply
from sopai.library.card import brief_of
from sopai.library.centring import Centre, centre_of
from sopai.library.database import reading, writing
from sopai.library.embedding import SECONDS, Vector
from sopai.library.opening import Library
from sopai.library.ordinary import PASSAGES, QUERIES
from sopai.library.tables import audit, facts, people
from sopai.llm.choice import ModelChoice
from sopai.llm.task import Limits, Task
from sopai.llm.vectors import Vectors, embed

QUERY_SECONDS = 3.0
"""How long a question waits for its vector; then it is answered by words."""

REST_SECONDS = 30.0
"""How long questions do not ask a server that failed."""

MAX_CHARACTERS = 600
"""Of a text: small models read 512 tokens, which is as much Chinese."""

_SHORTEST = 100
_CALLS = 10_000

PREFIXES = (
    ("e5", "query: ", "passage: "),
    ("nomic-embed", "search_query: ", "search_document: "),
    ("mxbai-embed", "Represent this sentence for searching relevant passages: ", ""),
    (
        "qwen3-embedding",
        "Instruct: Given a question, retrieve the procedure that answers it\nQuery: ",
        "",
    ),
)
"""What goes before a question and before a card, for models whose cards ask for it."""

_PERSONS = text(
    "SELECT DISTINCT found.value FROM cards JOIN versions ON versions.hash = cards.version, "
    "json_tree(CAST(versions.content AS TEXT)) AS found "
    "WHERE found.key = 'person' AND found.type = 'text'"
)


class _Failed(NamedTuple):
    at: float
    error: ModelError


_failed: dict[str, _Failed] = {}
_lock = Lock()


class Served:
    """The vectors of a server's model, centred as `centring` says."""

    def __init__(self, library: Library, choice: ModelChoice) -> None:
        """Know the model; nothing is asked yet.

        Raises:
            LibraryError: the database cannot be read.
        """
        self._library, self._choice = library, choice
        model = (choice.model or "").lower()
        chosen = (pair for name, *pair in PREFIXES if name in model)
        self._before_query, self._before_passage = next(chosen, ("", ""))
        self._fact = f"centre.{self.name}"
        with reading(library.engine) as connection:
            query = select(facts.c.value).where(facts.c.name == self._fact)
            kept = connection.execute(query).scalar()
        self._centre = Centre(**json.loads(kept)) if kept is not None else None
        self._names: tuple[int, tuple[str, ...]] = (-1, ())

    @property
    def name(self) -> str:
        """The model, and a digest of all that its vectors depend on, its server too."""
        about = [self._choice.name, self._choice.base, QUERIES, PASSAGES, MAX_CHARACTERS]
        about += [self._before_query, self._before_passage]
        digest = hashlib.sha256(json.dumps(about, ensure_ascii=False).encode()).hexdigest()
        model = sub(r"[^A-Za-z0-9]+", "-", self._choice.model or "").strip("-")[:40]
        return f"{model or 'model'}-{digest[:12]}"

    @property
    def is_ready(self) -> bool:
        """Whether the vectors of the ordinary texts are known."""
        return self._centre is not None

    @property
    def floor(self) -> float:
        """Three quarters of the ordinary cards are below it for an ordinary question."""
        return self._centre.floor if self._centre is not None else 0.0

    def prepare(self, seconds: float = SECONDS) -> None:
        """Have the ordinary texts embedded, once for a library; nothing of the user is sent."""
        if self._centre is not None:
            return
        kinds = (("queries", QUERIES), ("passages", PASSAGES))
        flat = [one for _, kind in kinds for texts in kind.values() for one in texts]
        before = [self._before_query] * sum(map(len, QUERIES.values()))
        before += [self._before_passage] * sum(map(len, PASSAGES.values()))
        vectors = iter(self._asked([a + b for a, b in zip(before, flat, strict=True)], seconds))
        found = {
            kind: {language: [next(vectors) for _ in texts] for language, texts in ordinary.items()}
            for kind, ordinary in kinds
        }
        self._centre = centre_of(found["queries"], found["passages"])
        value = json.dumps(self._centre._asdict())
        with writing(self._library.engine) as connection:
            connection.execute(delete(facts).where(facts.c.name == self._fact))
            connection.execute(insert(facts).values(name=self._fact, value=value))

    def forget(self) -> None:
        """Have the ordinary texts embedded anew: the server may have another model."""
        self._centre = None
        with writing(self._library.engine) as connection:
            connection.execute(delete(facts).where(facts.c.name == self._fact))

    def passages(self, texts: Sequence[tuple[str, str]], seconds: float = SECONDS) -> list[Vector]:
        """The vectors of cards, each given with its language."""
        centre = self._ready()
        vectors = self._asked([self._before_passage + brief_of(text) for text, _ in texts], seconds)
        return [
            self._centred(vector, centre.passages[language])
            for vector, (_, language) in zip(vectors, texts, strict=True)
        ]

    def query(self, text: str, language: str) -> Vector:
        """The vector of a question; a server that failed just now is not waited for again."""
        centre = self._ready()
        failed = _failed.get(self.name)
        if failed is not None and monotonic() - failed.at < REST_SECONDS:
            raise failed.error
        try:
            [vector] = self._asked([self._before_query + text], QUERY_SECONDS, retries=0)
            return self._centred(vector, centre.queries[language])
        except ModelError as error:
            with _lock:
                _failed[self.name] = _Failed(monotonic(), error)
            raise

    def _ready(self) -> Centre:
        if self._centre is None:
            raise ModelUnavailable(f"{self._choice.name} has not embedded anything yet")
        return self._centre

    def _centred(self, vector: list[float], mean: list[float]) -> Vector:
        if len(vector) != len(mean):
            raise WrongReply(
                f"{self._choice.name} gives vectors of {len(vector)} numbers, and gave "
                f"{len(mean)} before: run `sopai doctor --rebuild`"
            )
        rest = np.asarray(vector) / np.linalg.norm(vector) - np.asarray(mean)
        length = float(np.linalg.norm(rest)) or 1.0
        return [float(x) / length for x in rest]

    def _asked(self, texts: list[str], seconds: float, retries: int = 3) -> Vectors:
        """The model's own vectors; texts that it cannot read as a whole are cut in half."""
        limits = Limits(calls=_CALLS, seconds=seconds, call_seconds=seconds, retries=retries)
        task, longest = Task(limits), MAX_CHARACTERS
        while True:
            try:
                cut = [text[:longest] for text in texts]
                return embed(self._choice, cut, task, self._people())
            except RequestTooLong:
                longest //= 2
                if longest < _SHORTEST:
                    raise

    def _people(self) -> tuple[str, ...]:
        """Who is hidden from a hosted model: the roster, and owners in SOPs."""
        if not self._choice.is_hosted:
            return ()
        with reading(self._library.engine) as connection:
            latest = connection.execute(select(func.max(audit.c.id))).scalar() or 0
            if latest != self._names[0]:
                known = set(connection.execute(select(people.c.name)).scalars())
                known |= set(connection.execute(_PERSONS).scalars())
                self._names = latest, tuple(sorted(known))
        return self._names[1]
