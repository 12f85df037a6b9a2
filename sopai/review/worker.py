"""A worker process: it takes one job after another, and never takes the review down with it."""

import faulthandler
import os
import signal
import traceback
from collections.abc import Callable
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import Thread
from typing import Literal, NamedTuple, TypeVar

from sopai.review.memory import limit_memory, peak

Job = TypeVar("Job")

GRACE_SECONDS = 10
"""After its time limit a worker is ended by its parent; so much later it ends itself."""

Word = Literal["ready", "done", "memory", "error"]


class Answer(NamedTuple):
    """What a worker says."""

    word: Word
    peak: int
    """Megabytes that it held at most; 0 where that cannot be seen."""

    data: bytes
    """The result of the job, or the words of an error."""


class Limits(NamedTuple):
    """What one file may take."""

    seconds: float = 60
    """Wall time: ten times what the largest file takes that the readers let in."""

    megabytes: int = 500
    """Memory of a worker with all it has loaded. Source: the row of batch review in the design's
    table of numbers."""


def serve(connection: Connection, work: Callable[[Job], bytes], limits: Limits) -> None:
    """Do jobs until there is none left: what runs in a worker process.

    Args:
        connection: jobs come from it, answers go to it; the first answer is that it is ready.
        work: what to do with a job.
        limits: of one job.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, who decides
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    Thread(target=_end_with_parent, daemon=True).start()
    limit_memory(limits.megabytes)
    _say(connection, "ready")
    while _do_one(connection, work, limits, quiet):
        pass


def _do_one(
    connection: Connection, work: Callable[[Job], bytes], limits: Limits, quiet: int
) -> bool:
    """Do the next job; False when this process should end."""
    try:
        job = connection.recv()
    except (EOFError, OSError):
        return False
    if job is None:
        return False
    faulthandler.dump_traceback_later(limits.seconds + GRACE_SECONDS, exit=True, file=quiet)
    try:
        result = work(job)
    except MemoryError:
        result = None
    except BaseException as error:
        _say(connection, "error", _told(error))
        raise
    faulthandler.cancel_dump_traceback_later()
    if result is None:
        _say(connection, "memory")
        return False
    _say(connection, "done", result)
    return (peak() or 0) <= limits.megabytes


def _say(connection: Connection, word: Word, data: bytes = b"") -> None:
    connection.send_bytes(f"{word} {peak() or 0}\n".encode() + data)


def read_answer(message: bytes) -> Answer:
    """What a worker's message says."""
    head, _, data = message.partition(b"\n")
    word, _, megabytes = head.decode("ascii").partition(" ")
    words: dict[str, Word] = {"ready": "ready", "done": "done", "memory": "memory"}
    return Answer(words.get(word, "error"), int(megabytes), data)


def _told(error: BaseException) -> bytes:
    """An error in one line: what it is, and where in the program."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    said = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {said}{where}".encode("utf-8", "backslashreplace")


def _end_with_parent() -> None:  # pragma: no cover - runs in worker processes
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
