"""Embedding what the index lacks while people go on searching: one worker a library."""

import atexit
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import NamedTuple

from sopai.errors import SopaiError
from sopai.library.embedding import choose_embedder
from sopai.library.filling import Budget, fill, gap_of
from sopai.library.opening import Library, open_library

BATCH = 4
"""Cards at once: who stops the worker waits a second."""

REST_SECONDS = 30.0
"""How long a worker that failed is not started again."""

_STOP_SECONDS = 10.0


class Compared(NamedTuple):
    """How far the index is."""

    done: int
    """SOPs whose meaning can be compared."""

    of: int
    """SOPs that are searched."""

    is_running: bool
    """A worker of this process embeds the rest."""

    problem: str | None = None
    """Why the last worker stopped before the end."""


class Worker:
    """A thread that embeds until nothing is missing, it is stopped, or something fails.

    It opens the library for itself: the one that was searched may be closed meanwhile.
    """

    def __init__(self, folder: Path) -> None:
        """Begin at once."""
        self.problem: SopaiError | None = None
        self.ended: float | None = None
        """Moment of the monotonic clock."""

        self._folder = folder
        self._stopped = Event()
        self._thread = Thread(target=self._work, name="sopai embeds", daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it is at work."""
        return self._thread.is_alive()

    @property
    def may_follow(self) -> bool:
        """Whether another worker may begin: not while it runs, nor at once after it failed."""
        if self.is_running:
            return False
        is_fresh = self.ended is not None and monotonic() - self.ended < REST_SECONDS
        return self.problem is None or not is_fresh

    def stop(self) -> None:
        """End it after its batch; what it wrote stays."""
        self._stopped.set()

    def wait(self, seconds: float) -> None:
        """Wait for its end."""
        self._thread.join(seconds)

    def _work(self) -> None:
        budget = Budget(is_wanted=lambda: not self._stopped.is_set(), batch=BATCH)
        try:
            with open_library(self._folder) as library:
                embedder = choose_embedder(library).embedder
                if embedder is not None:
                    fill(library, embedder, budget=budget)
        except SopaiError as error:  # told by `compared` and by the next search
            self.problem = error
        self.ended = monotonic()


_workers: dict[Path, Worker] = {}
_lock = Lock()


def embed_in_background(folder: Path) -> None:
    """Have what the index lacks embedded; nothing changes when that is under way."""
    with _lock:
        known = _workers.get(folder.absolute())
        if known is None or known.may_follow:
            _workers[folder.absolute()] = Worker(folder)


def is_embedding(folder: Path) -> bool:
    """Whether a worker of this process is at it."""
    known = _workers.get(folder.absolute())
    return known is not None and known.is_running


def problem_in(folder: Path) -> SopaiError | None:
    """Why the last worker of this process stopped before the end."""
    known = _workers.get(folder.absolute())
    return known.problem if known is not None else None


def stop_workers() -> None:
    """End all workers after their batches; the next start finds what is missing."""
    with _lock:
        workers = list(_workers.values())
        _workers.clear()
    for worker in workers:
        worker.stop()
    for worker in workers:
        worker.wait(_STOP_SECONDS)


atexit.register(stop_workers)


def compared(library: Library) -> Compared | None:
    """How many SOPs can be compared by meaning; None where meanings are not compared.

    Raises:
        IndexUnavailable: another process uses the index, or it cannot be opened.
        LibraryError: the database cannot be read.
        SettingsError: a setting of the search is wrong.
    """
    embedder = choose_embedder(library).embedder
    if embedder is None:
        return None
    gap = gap_of(library, embedder)
    problem = problem_in(library.folder)
    return Compared(
        gap.done, gap.of, is_embedding(library.folder), str(problem) if problem else None
    )
