"""Jobs in worker processes, each with a time and a memory limit; a worker that falls is replaced.

`concurrent.futures` gives the whole pool up when one process is killed, so this is our own.
Processes are spawned, not forked, so that it is the same on every system.
"""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Generic, Literal, NamedTuple, TypeVar

from sopai.errors import ReviewError
from sopai.review.memory import resident
from sopai.review.worker import Limits, read_answer, serve

Job = TypeVar("Job")

START_SECONDS = 120
"""Until a new process has loaded the program, even on a busy machine with a slow disk."""

MAX_FALSE_STARTS = 3
LOOK_SECONDS = 0.2
MEMORY_SHARE = 0.8
"""Of the limit: a worker that held so much when it died is taken to have died of it."""

Fall = Literal["time", "memory", "crash", "error"]
"""Why a job has no result: it took too long or too much, its process died, the program failed."""


class Outcome(NamedTuple, Generic[Job]):
    """What became of a job."""

    job: Job
    fall: Fall | None
    """None when it was done."""

    data: bytes
    """Its result; else the words of the error, if there are any."""

    peak: int
    """Megabytes that its worker has held at most so far; 0 where that cannot be seen."""


def run_jobs(
    work: Callable[[Job], bytes], jobs: Iterable[Job], workers: int, limits: Limits
) -> Iterator[Outcome[Job]]:
    """The outcomes of jobs, as they come. Closing the iterator ends the workers.

    Args:
        work: a function of a module, or a partial of one, so that a process can load it.
        jobs: what to do; taken one by one.
        workers: how many processes.
        limits: of each job.

    Raises:
        ReviewError: no worker process can be started.
    """
    waiting = iter(jobs)
    crew = [_Worker(work, limits) for _ in range(workers)]
    try:
        while crew:
            crew = [worker for worker in crew if worker.is_busy or worker.begin(waiting)]
            wait([worker.connection for worker in crew], LOOK_SECONDS)
            for worker in crew:
                outcome = worker.look()
                if outcome is not None:
                    yield outcome
    finally:
        for worker in crew:
            worker.end()


class _Worker(Generic[Job]):
    """One worker process as its parent sees it."""

    def __init__(self, work: Callable[[Job], bytes], limits: Limits) -> None:
        self.work = work
        self.limits = limits
        self.job: Job | None = None
        self.process: BaseProcess | None = None
        self.connection: Connection
        self.is_ready = False
        self.since = 0.0
        self.peak = 0
        self.false_starts = 0
        self._start()

    @property
    def is_busy(self) -> bool:
        return self.job is not None or not self.is_ready

    def begin(self, waiting: Iterator[Job]) -> bool:
        """Take the next job; False when there is none."""
        self.job = next(waiting, None)
        if self.job is None:
            self.end()
            return False
        self.since = monotonic()
        try:
            self.connection.send(self.job)
        except OSError:
            self._start()  # it died while it had nothing to do: `look` hands the job on
        return True

    def look(self) -> Outcome[Job] | None:
        """The outcome of the job, if there is one by now."""
        try:
            message = self.connection.recv_bytes() if self.connection.poll() else None
        except (EOFError, OSError):
            return self._fallen("memory" if self._was_large() else "crash")
        if message is None:
            return self._over()
        answer = read_answer(message)
        self.peak = max(self.peak, answer.peak)
        if answer.word == "ready":
            self._hand_on()
            return None
        job, self.job = self.job, None
        if job is None:
            return None
        fall: Fall | None = None if answer.word == "done" else answer.word
        if fall is not None or self.peak > self.limits.megabytes:
            self._start()
        return Outcome(job, fall, answer.data, answer.peak)

    def end(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.process.close()
            self.process = None
            self.connection.close()

    def _start(self) -> None:
        self.end()
        context = multiprocessing.get_context("spawn")
        self.connection, other = context.Pipe()
        self.process = context.Process(
            target=serve, args=(other, self.work, self.limits), daemon=True
        )
        self.process.start()
        other.close()
        self.is_ready = False
        self.peak = 0
        self.since = monotonic()

    def _hand_on(self) -> None:
        """The process is there: it gets the job that was waiting for it."""
        self.is_ready = True
        self.false_starts = 0
        self.since = monotonic()
        if self.job is not None:
            self.connection.send(self.job)

    def _over(self) -> Outcome[Job] | None:
        """The outcome of a job that takes too long or too much."""
        held = resident(self.process.pid or 0) if self.process is not None else None
        self.peak = max(self.peak, held or 0)
        if held is not None and held > self.limits.megabytes:
            return self._fallen("memory")
        limit = self.limits.seconds if self.is_ready else START_SECONDS
        return self._fallen("time") if monotonic() - self.since > limit else None

    def _was_large(self) -> bool:
        return self.peak > MEMORY_SHARE * self.limits.megabytes

    def _fallen(self, fall: Fall) -> Outcome[Job] | None:
        if not self.is_ready:
            self.false_starts += 1
            if self.false_starts >= MAX_FALSE_STARTS:
                raise ReviewError(
                    "worker processes end before they begin: try --workers 1 and a larger "
                    f"--memory-limit than {self.limits.megabytes}"
                )
        job, ready, peak = self.job, self.is_ready, self.peak
        if ready:
            self.job = None
        self._start()
        return Outcome(job, fall, b"", peak) if ready and job is not None else None
