"""How a review of a thousand mixed files goes: rate, memory, failures, going on after a kill."""

import json
import os
import platform
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Literal, NamedTuple

from pydantic import Field

from sopai.errors import EvaluationError
from sopai.evaluation.damage import mutate, vary
from sopai.ingest.read import SUFFIXES
from sopai.review.files import RECORDS
from sopai.review.memory import peak
from sopai.schema.base import Text, Value

FILES = 1_000
MUTATED = 250
"""Of the files: bytes changed, cut off, or joined, as a bad disk or an attacker leaves them."""

WORKERS = 2
MEGABYTES = 500
"""Goal for each process. Source: the table of numbers to reach in the design."""

SEED = 4
KILL_AT = 0.4
"""Share of the files after which the run is killed, to go on from there."""

LOOK_SECONDS = 0.05
LONGEST_SECONDS = 1_800


class Batch(Value):
    """What the batch suite measured."""

    schema_name: Literal["sopai.eval/1"] = Field(
        default="sopai.eval/1", serialization_alias="schema"
    )
    suite: Literal["batch"] = "batch"
    machine: Text
    sources: int
    """Different documents that the files are made from."""

    files: int
    mutated: int
    """Of the files: changed so that many cannot be read."""

    by_suffix: dict[str, int]
    seconds: float
    """Wall time with all reports written."""

    files_per_second: float
    worker_megabytes: int
    """The most that a worker held, seen from outside; 0 where that cannot be seen."""

    parent_megabytes: int
    """The most that the process over them held, seen from outside; 0 where that cannot be seen."""

    goal_megabytes: int = MEGABYTES
    failed: dict[str, int]
    """Files that could not be reviewed, by kind."""

    unread_as_they_were: tuple[str, ...]
    """Files that nobody changed and that could not be reviewed."""

    killed_after: int
    """Files that were done when the run was killed."""

    is_same_after_kill: bool
    """Going on gave the same results as one run, byte for byte."""


def measure_batch(folders: Sequence[Path], files: int = FILES, mutated: int = MUTATED) -> Batch:
    """Review a pile made from the documents of folders.

    Args:
        folders: every document under them that can be read takes part.
        files: how many files the pile has.
        mutated: how many of them are damaged.

    Raises:
        EvaluationError: there are no documents, or a run fails.
    """
    sources = sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.suffix.lower() in SUFFIXES
    )
    if not sources:
        raise EvaluationError(f"no documents under {', '.join(map(repr, map(str, folders)))}")
    with TemporaryDirectory(prefix="sopai-batch-") as temporary:
        top = Path(temporary)
        pile = top / "pile"
        build_pile(pile, sources, files, mutated)
        began = monotonic()
        most = _run(_command(pile, top / "whole"))
        seconds = monotonic() - began
        killed = _killed(_command(pile, top / "parts"), top / "parts" / RECORDS, files)
        _run((*_command(pile, top / "parts"), "--resume"))
        record = json.loads((top / "whole" / "review.json").read_text("utf-8"))
        kinds = Counter(one["kind"] for one in record["failed"])
        return Batch(
            machine=f"Python {platform.python_version()}, {platform.system()} "
            f"{platform.machine()}, {WORKERS} workers on {os.cpu_count()} cores",
            sources=len(sources),
            files=files,
            mutated=mutated,
            by_suffix=dict(sorted(Counter(path.suffix for path in pile.rglob("*.*")).items())),
            seconds=round(seconds, 1),
            files_per_second=round(files / seconds, 1),
            worker_megabytes=most.worker,
            parent_megabytes=most.parent,
            failed=dict(sorted(kinds.items())),
            unread_as_they_were=tuple(
                one["path"] for one in record["failed"] if "mutated" not in Path(one["path"]).parts
            ),
            killed_after=killed,
            is_same_after_kill=_bytes(top / "whole") == _bytes(top / "parts"),
        )


def build_pile(pile: Path, sources: Sequence[Path], files: int, mutated: int) -> None:
    """Write files made from documents: copies, and damaged ones in a folder of their own.

    The same arguments give the same bytes.
    """
    chance = random.Random(SEED)  # noqa: S311 - a repeatable pile, no secret
    for number in range(files):
        source = sources[number % len(sources)]
        is_mutated = number >= files - mutated
        folder = pile / ("mutated" if is_mutated else f"{number % 20:02}")
        folder.mkdir(parents=True, exist_ok=True)
        data = source.read_bytes()
        data = mutate(data, chance) if is_mutated else vary(data, source.suffix, number)
        (folder / f"{number:04}-{source.stem}{source.suffix.lower()}").write_bytes(data)


def _command(pile: Path, out: Path) -> tuple[str, ...]:
    options = ("--workers", str(WORKERS), "--memory-limit", str(MEGABYTES), "--language", "en")
    return (
        sys.executable, "-m", "sopai", "review", str(pile), "--out", str(out), *options,
    )  # fmt: skip


class _Most(NamedTuple):
    """Megabytes that processes held at most; 0 where that cannot be seen."""

    parent: int
    worker: int


def _run(command: Sequence[str]) -> _Most:
    """Run a review to its end, and watch what it holds."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    parent, worker, began = 0, 0, monotonic()
    while process.poll() is None:
        parent = max(parent, peak(process.pid) or 0)
        worker = max(worker, *(peak(child) or 0 for child in _children(process.pid)), 0)
        if monotonic() - began > LONGEST_SECONDS:
            process.kill()
            raise EvaluationError(f"the review was not done after {LONGEST_SECONDS} s")
        sleep(LOOK_SECONDS)
    told = process.communicate()[1].decode("utf-8", "replace")
    if process.returncode not in (0, 1, 2) or "Traceback" in told or "open " not in told:
        raise EvaluationError(f"the review failed: {told.strip()[-300:]}")
    return _Most(parent, worker)


def _children(process: int) -> list[int]:
    """The processes that a process has started; none where that cannot be seen."""
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text("ascii")
    except OSError:
        return []
    return [int(child) for child in listed.split()]


def _killed(command: Sequence[str], records: Path, files: int) -> int:
    """Kill a review in the middle; returns how many files were done."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    done = 0
    while process.poll() is None and done < KILL_AT * files:
        sleep(LOOK_SECONDS)
        done = max(0, records.read_bytes().count(b"\n") - 1) if records.exists() else 0
    process.kill()
    process.wait()
    return done


def _bytes(out: Path) -> tuple[bytes, ...]:
    return tuple((out / name).read_bytes() for name in (RECORDS, "review.json", "review.csv"))
