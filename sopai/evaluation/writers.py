"""Many processes that write one SOP at once: who loses is told, and nothing is lost."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sopai.errors import ChangeConflict, EvaluationError, SopaiError
from sopai.evaluation.kill_acts import identity, put
from sopai.library.adding import add
from sopai.library.auditing import audit_trail
from sopai.library.catalogue import get, list_versions
from sopai.library.doctor import examine
from sopai.library.opening import Library, open_library
from sopai.library.stored import StoredSop, StoredVersion
from sopai.schema.base import Text, Value
from sopai.schema.changes import Category, Change, ChangeSet, ChangeTarget, Operation
from sopai.schema.sop import Sop, Step
from sopai.workflow.applying import apply_changes
from sopai.workflow.new_content import By

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

NAME = "shared"
TODAY = date(2026, 5, 20)
OLDER = "was made from an older version"
"""What is said to a file that was made from an older version, which is a conflict, too."""

LONGEST_SECONDS = 600
MOST_TRIES = 2_000
"""Of one writer for one version."""


class Wrote(Value):
    """What one writer did."""

    accepted: tuple[Text, ...]
    """Its marks, each in a version that was accepted."""

    hashes: tuple[Text, ...]
    """Those versions."""

    conflicts: int
    """Times that somebody else was faster, and it was told so."""

    others: tuple[Text, ...]
    """Errors that are no conflict."""


class Written(Value):
    """What all writers came to."""

    processes: int
    accepted: int
    """Versions that writers were told are stored."""

    conflicts: int
    lost: int
    """Of the accepted: not in the library, or without its mark in the newest version."""

    is_linear: bool
    """Each version follows the one before it, and its number is the next one."""

    not_whole: tuple[Text, ...]
    """What `sopai doctor` complains of."""

    others: tuple[Text, ...]
    """Errors that are no conflict."""


def ten_writers(context: "ForkServerContext", folder: Path, processes: int, rounds: int) -> Written:
    """Let processes change one SOP at the same time; each tries again until it has its versions.

    Half of them apply changes, half add files that were made from the newest version.

    Args:
        context: how processes are started.
        folder: for the library.
        processes: how many.
        rounds: versions that each makes.

    Raises:
        EvaluationError: a writer does not end.
    """
    with open_library(folder) as library:
        put(library, NAME)
    outs = [folder / f"writer{number}.json" for number in range(processes)]
    started = [
        context.Process(target=write, args=(str(folder), number, rounds, str(out)))
        for number, out in enumerate(outs)
    ]
    for process in started:
        process.start()
    for process in started:
        process.join(LONGEST_SECONDS)
        if process.exitcode != 0:
            process.kill()
            raise EvaluationError(f"a writer did not end as it should: {process.exitcode}")
    wrote = [Wrote.model_validate_json(out.read_bytes()) for out in outs]
    with open_library(folder) as library:
        return _judged(library, wrote)


def write(folder: str, number: int, rounds: int, out: str) -> None:
    """Be one of the writers; what came of it is written to a file."""
    accepted, hashes, conflicts, others = [], [], 0, []
    for turn in range(rounds):
        mark = f"writer {number} version {turn}"
        for _ in range(MOST_TRIES):
            try:
                hashes.append(_one(Path(folder), number, mark))
                accepted.append(mark)
                break
            except ChangeConflict:
                conflicts += 1
            except SopaiError as error:
                if OLDER not in str(error):
                    others.append(str(error))
                    break
                conflicts += 1
    wrote = Wrote(
        accepted=tuple(accepted), hashes=tuple(hashes), conflicts=conflicts, others=tuple(others)
    )
    Path(out).write_text(wrote.model_dump_json(), "utf-8")


def _one(folder: Path, number: int, mark: str) -> str:
    """Make a version of what is the newest at this moment; gives its hash."""
    with open_library(folder) as library:
        newest = list_versions(library, identity(NAME))[0]
        stored = get(library, newest.sop_id, newest.hash)
        if number % 2:
            return _as_file(library, stored, number, mark)
    return _as_change(folder, newest, number, mark)


def _as_file(library: Library, stored: StoredSop, number: int, mark: str) -> str:
    step = stored.sop.steps[0]
    longer = Step.model_validate(dict(step) | {"attention": (*step.attention, mark)})
    steps = (longer, *stored.sop.steps[1:])
    sop = Sop.model_validate(dict(stored.sop) | {"steps": steps})
    control, base = stored.stored.control, stored.stored.hash
    path, who = f"writer{number}.md", f"Writer {number}"
    return add(library, sop, control, path, mark.encode(), who=who, base=base).hash


def _as_change(folder: Path, newest: StoredVersion, number: int, mark: str) -> str:
    change = Change(
        id="c1",
        op=Operation.ADD,
        address="/steps/s1/attention",
        after=mark,
        quote=mark,
        reason="It was forgotten.",
        category=Category.STEP,
    )
    target = ChangeTarget(sop=newest.sop_id, base=newest.hash)
    proposal = ChangeSet(retrospective="may.md", targets=(target,), changes=(change,))
    by = By(f"Writer {number}", "agreed", TODAY)
    return apply_changes(folder, proposal, "all", by).hash


def _judged(library: Library, wrote: list[Wrote]) -> Written:
    known = list_versions(library, identity(NAME))[::-1]
    hashes = {version.hash for version in known}
    marks = set(get(library, identity(NAME), known[-1].hash).sop.steps[0].attention)
    made = [
        (mark, version)
        for one in wrote
        for mark, version in zip(one.accepted, one.hashes, strict=True)
    ]
    parents = [version.parent for version in known]
    numbers = [tuple(map(int, version.version.split("."))) for version in known]
    follows = parents == [None, *(version.hash for version in known[:-1])]
    trail = audit_trail(library, identity(NAME))
    makers = [entry.version for entry in trail if entry.action in ("add", "apply")]
    is_whole = makers == [version.hash for version in known] and len(known) == len(made) + 1
    return Written(
        processes=len(wrote),
        accepted=len(made),
        conflicts=sum(one.conflicts for one in wrote),
        lost=sum(version not in hashes or mark not in marks for mark, version in made),
        is_linear=follows
        and is_whole
        and all(a < b for a, b in zip(numbers, numbers[1:], strict=False)),
        not_whole=tuple(one.detail for one in examine(library, lambda *_: None) if not one.is_good),
        others=tuple(error for one in wrote for error in one.others),
    )
