"""Copies of a review's Word files with comments, made in worker processes like the reading."""

from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sopai.errors import IngestError, ReviewError
from sopai.ingest.read import load
from sopai.review.copies import COMMENTERS, comments_of
from sopai.review.naming import copy_name, identity, shown_path
from sopai.review.pool import run_jobs
from sopai.review.record import RESULT, Failed, FailureKind, Reviewed
from sopai.review.rows import Names, Proposals
from sopai.review.store import Store
from sopai.review.texts import say
from sopai.review.worker import Limits
from sopai.workflow.judging import failed_words, rule_names
from sopai.writing import write_at_once

FOLDER = "word"

_COPY, _WHY = b"copy", b"why:"


class Copies(NamedTuple):
    """What was copied."""

    made: tuple[str, ...]
    """Ids of the files of which there is a copy with comments."""

    failed: tuple[Failed, ...]
    others: int
    """Files that are no Word files: comments cannot go into them."""


class _Job(NamedTuple):
    """One file to copy."""

    path: Path
    record: bytes
    proposals: Proposals


def copy_with_comments(
    store: Store,
    paths: Mapping[Path, str],
    out: Path,
    proposals: Mapping[str, Proposals],
    language: str,
    workers: int,
    limits: Limits,
) -> Copies:
    """Write a copy with comments of each Word file of a review.

    Args:
        store: the results.
        paths: the files with their ids.
        out: the folder of the review.
        proposals: what a model proposes, by id.
        language: of the comments.
        workers: how many processes.
        limits: of one file.

    Raises:
        ReviewError: there is nothing that writes comments, or the copies cannot be written.
    """
    if not COMMENTERS:
        raise ReviewError("comments in Word files cannot be written: leave docx out of --format")
    chosen = [path for path in paths if path.suffix.lower() in COMMENTERS]
    others = len(paths) - len(chosen)
    if not chosen:
        return Copies((), (), others)

    def jobs() -> Iterator[_Job]:
        for path in chosen:
            result = store.get(paths[path])
            if isinstance(result, Reviewed):
                record = result.model_dump_json().encode()
                yield _Job(path, record, dict(proposals.get(result.id, {})))

    made, failed = [], []
    work = partial(comment, language)
    for outcome in run_jobs(work, jobs(), min(workers, len(chosen)), limits):
        name, identifier = shown_path(outcome.job.path), identity(outcome.job.path)
        if outcome.fall is None and outcome.data.startswith(_COPY):
            _write(out / FOLDER / copy_name(name, identifier), outcome.data)
            made.append(identifier)
            continue
        kind: FailureKind = outcome.fall or "unreadable"
        said = outcome.data.removeprefix(_WHY).decode("utf-8", "replace")
        why = said if outcome.fall is None else failed_words(outcome.fall, said, limits, language)
        failed.append(Failed(id=identifier, path=name, key="", kind=kind, why=why))
    return Copies(tuple(sorted(made)), tuple(sorted(failed, key=lambda one: one.path)), others)


def comment(language: str, job: _Job) -> bytes:
    """A copy of a file with its comments, or why there is none; runs in a worker process."""
    result = RESULT.validate_json(job.record)
    if not isinstance(result, Reviewed):
        return _WHY + say("fall.vanished", language).encode()
    names = Names(language, {code: name for code, (name, _) in rule_names(language).items()})
    try:
        data = load(job.path)
        if sha256(data).hexdigest() != result.sha256:
            return _WHY + say("copy.changed", language).encode()
        remarks = tuple(comments_of(result, job.proposals, names))
        return _COPY + COMMENTERS[job.path.suffix.lower()](data, remarks)
    except IngestError as error:
        return _WHY + str(error).encode("utf-8", "backslashreplace")


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        write_at_once(path, data[len(_COPY) :])
    except OSError as error:
        raise ReviewError(
            f"{str(path)!r} cannot be written ({error.strerror}): close it where it is open, then "
            "go on with --resume"
        ) from error
