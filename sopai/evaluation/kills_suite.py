"""What a library keeps when its process is killed: at every write, and when ten write at once."""

import multiprocessing
import os
import platform
import shutil
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field

from sopai.errors import EvaluationError
from sopai.evaluation.kill_acts import ACTS, ARCHIVE, LIBRARY, named, prepare
from sopai.evaluation.kill_child import AFTER_COMMIT, DATABASE, Course, Left, look, run_act
from sopai.evaluation.writers import Written, ten_writers
from sopai.schema.base import Text, Value

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

KILLS = 1_000
"""Goal: so many at least, without a loss. Source: the goals of the library."""

LONGEST_SECONDS = 120
"""Of one process."""

PRELOADED = (
    "sopai.evaluation.kill_child",
    "sopai.evaluation.writers",
    "sopai.library.e5",
    "sopai.library.universal",
)
"""What processes share, so that each starts in some milliseconds."""

EVERYTHING = tuple(one.name for one in ACTS)
LOG = f"{DATABASE}-wal"
_LOG_HEAD, _FRAME_HEAD = 32, 24
"""Bytes. Source: SQLite, WAL-mode File Format, section 4."""

_MANY = 50
"""Failures that are listed."""


class Killed(Value):
    """What killing one act at its points came to."""

    act: Text
    points: int
    """Places at which it can be killed: each write, and before and after what Chroma is given."""

    kills: int
    losses: int = 0
    """A transaction that was written is not there."""

    cuts: int = 0
    """Times that the last transaction was cut off in the file, at each page of it and in it: what a
    kill or a power cut within COMMIT leaves."""

    halves: int = 0
    """The library is neither as before nor as after a transaction."""

    not_whole: int = 0
    """`sopai doctor` complains."""

    repairs: int = 0
    """The index was behind, and the next start made it equal."""

    behind: int = 0
    """The index is still behind."""

    wrong_answers: int = 0
    """Search found an old text, or not the current one."""


class Kills(Value):
    """What the suite measured."""

    schema_name: Literal["sopai.eval/1"] = Field(
        default="sopai.eval/1", serialization_alias="schema"
    )
    suite: Literal["kills"] = "kills"
    machine: Text
    seconds: float
    goal_kills: int = KILLS
    acts: tuple[Killed, ...]
    writers: Written
    failures: tuple[Text, ...] = ()
    """What went wrong, the first ones."""

    @property
    def kills(self) -> int:
        """Of all acts."""
        return sum(one.kills for one in self.acts)


class Sample(NamedTuple):
    """How much of it is done."""

    acts: tuple[str, ...] = EVERYTHING
    every: int = 1
    """Of the points of an act each first, each second, ..."""

    processes: int = 10
    rounds: int = 10
    """Versions that each writer makes."""


def measure_kills(sample: Sample | None = None) -> Kills:
    """Kill everything that changes a library at each of its writes, one after the other.

    Args:
        sample: how much of it; None: all.

    Raises:
        EvaluationError: this system cannot do it, or an act does not even end when it is let.
    """
    if not hasattr(signal, "SIGKILL"):
        raise EvaluationError("killing needs a system with signals: Linux or macOS")
    wanted = sample or Sample()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*PRELOADED])
    began = monotonic()
    failures: list[str] = []
    with TemporaryDirectory(prefix="sopai-kills-") as temporary:
        top = Path(temporary)
        prepare(top)
        acts = tuple(_killed(context, top, name, wanted.every, failures) for name in wanted.acts)
        writers = ten_writers(context, top / "writers", wanted.processes, wanted.rounds)
    return Kills(
        machine=f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores",
        seconds=round(monotonic() - began, 1),
        acts=acts,
        writers=writers,
        failures=tuple(failures[:_MANY]),
    )


def _killed(
    context: "ForkServerContext", top: Path, name: str, every: int, failures: list[str]
) -> Killed:
    """Kill one act at its points."""
    course = _course(context, top, name)
    chosen = range(0, len(course.points), every)
    found = [_left_after(context, top, name, at, course) for at in chosen]
    verdicts = [_verdict(left, course, at) for left, at in zip(found, chosen, strict=True)]
    places = [f"killed at {at} ({course.points[at].what})" for at in chosen]
    cut = _cut_off(context, top, name, course, every)
    found += cut.values()
    verdicts += [None if left.dump in course.dumps else "half" for left in cut.values()]
    places += [f"cut off at byte {at} of its log" for at in cut]
    for place, verdict, left in zip(places, verdicts, found, strict=True):
        told = [*left.not_whole, *left.wrong_answers, *(["index behind"] * left.is_index_behind)]
        told += [verdict] if verdict else []
        if told:
            failures.append(f"{name}, {place}: {'; '.join(told)}")
    return Killed(
        act=name,
        points=len(course.points),
        kills=len(chosen),
        cuts=len(cut),
        losses=verdicts.count("loss"),
        halves=verdicts.count("half"),
        not_whole=sum(bool(left.not_whole) for left in found),
        repairs=sum(left.was_index_behind and not left.is_index_behind for left in found),
        behind=sum(left.is_index_behind for left in found),
        wrong_answers=sum(bool(left.wrong_answers) for left in found),
    )


def _course(context: "ForkServerContext", top: Path, name: str) -> Course:
    out = top / "course.json"
    with TemporaryDirectory(dir=top) as work:
        _copy(top, Path(work), name)
        code = _run(context, run_act, (work, name, None, str(out)))
    if code != 0:
        raise EvaluationError(f"{name!r} failed without being killed (exit code {code})")
    return Course.model_validate_json(out.read_bytes())


def _left_after(
    context: "ForkServerContext", top: Path, name: str, at: int, course: Course
) -> Left:
    """Kill an act at a point, and see what is left."""
    with TemporaryDirectory(dir=top) as work:
        _copy(top, Path(work), name)
        code = _run(context, run_act, (work, name, at, str(top / "none.json")))
        if code != -signal.SIGKILL:
            raise EvaluationError(
                f"{name!r} was not killed at {at} of {len(course.points)} (exit code {code})"
            )
        return _look(context, top, work, name, course)


def _look(context: "ForkServerContext", top: Path, work: str, name: str, course: Course) -> Left:
    """Start sopai on what is left."""
    out = top / "left.json"
    out.unlink(missing_ok=True)
    code = _run(context, look, (work, name, str(out)))
    if code != 0 or not out.exists():
        told = f"sopai does not start any more (exit code {code})"
        return Left(dump=course.dumps[0], not_whole=(told,))
    return Left.model_validate_json(out.read_bytes())


def _cut_off(
    context: "ForkServerContext", top: Path, name: str, course: Course, every: int
) -> dict[int, Left]:
    """What is left when the log of the database ends in the middle of what an act wrote.

    SQLite writes the pages of a transaction into its log when it commits: the library is killed
    after its last commit, and the log cut off after each page, and in the middle of each.
    """
    last = max(at for at, point in enumerate(course.points) if point.what == AFTER_COMMIT)
    found = {}
    with TemporaryDirectory(dir=top) as whole:
        _copy(top, Path(whole), name)
        _run(context, run_act, (whole, name, last, str(top / "none.json")))
        log = (Path(whole) / LIBRARY / LOG).read_bytes()
        page = int.from_bytes(log[8:12], "big") + _FRAME_HEAD
        ends = range(_LOG_HEAD, len(log) + 1, page)
        for end in [cut for at in ends for cut in (at, at + page // 2)][::every]:
            with TemporaryDirectory(dir=top) as work:
                shutil.copytree(whole, work, symlinks=True, dirs_exist_ok=True)
                (Path(work) / LIBRARY / LOG).write_bytes(log[:end])
                found[end] = _look(context, top, work, name, course)
    return found


def _verdict(left: Left, course: Course, at: int) -> str | None:
    """Whether what was written is there, and nothing else."""
    if left.dump == course.dumps[course.points[at].commits]:
        return None
    return "loss" if left.dump in course.dumps else "half"


def _copy(top: Path, work: Path, name: str) -> None:
    """What an act begins with."""
    if not named(name).begins:
        shutil.copytree(top / LIBRARY, work / LIBRARY)
    (work / ARCHIVE).symlink_to(top / ARCHIVE)


def _run(context: "ForkServerContext", what: Callable[..., None], given: Sequence[object]) -> int:
    """The exit code of a process; minus the signal that killed it."""
    process = context.Process(target=what, args=tuple(given))
    process.start()
    process.join(LONGEST_SECONDS)
    if process.exitcode is None:
        process.kill()
        process.join()
        raise EvaluationError(f"a process did not end within {LONGEST_SECONDS} s: {given}")
    return int(process.exitcode)
