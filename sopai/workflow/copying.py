"""Copies of a review's Word files with comments, made in worker processes like the reading."""

from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sopai.errors import IngestError, ReviewError
from sopai.ingest.read import load
from sopai.review.copies import COMMENTERS, comments_of
from sopai.review.kept_copies import KeptCopies
from sopai.review.naming import copy_name, identity, shown_path
from sopai.review.pool import run_jobs
from sopai.review.record import RESULT, Failed, FailureKind, Reviewed
from sopai.review.rows import Proposals, names_in
from sopai.review.store import Store
from sopai.review.texts import say
from sopai.review.worker import Limits
from sopai.workflow.judging import failed_words, rule_names

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

    A copy that somebody has changed stays and is listed as failed. Copies that a review wrote of
    files that are not in the pile any more are removed.

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
    kept = _kept(out / FOLDER, chosen)
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
            if _is_written(kept, out / FOLDER, copy_name(name, identifier), outcome.data):
                made.append(identifier)
                continue
            outcome = outcome._replace(data=_WHY + say("copy.answered", language).encode())
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
    names = names_in(language, rule_names(language))
    try:
        data = load(job.path)
        if sha256(data).hexdigest() != result.sha256:
            return _WHY + say("copy.changed", language).encode()
        remarks = tuple(comments_of(result, job.proposals, names))
        return _COPY + COMMENTERS[job.path.suffix.lower()](data, remarks)
    except IngestError as error:
        return _WHY + str(error).encode("utf-8", "backslashreplace")


def _kept(folder: Path, chosen: list[Path]) -> KeptCopies:
    """The copies of earlier runs, without those of files that left the pile."""
    try:
        kept = KeptCopies(folder)
        kept.remove_others({copy_name(shown_path(path), identity(path)) for path in chosen})
    except OSError as error:
        raise _unwritable(folder, error) from error
    return kept


def _is_written(kept: KeptCopies, folder: Path, name: str, data: bytes) -> bool:
    """Write a copy unless somebody has changed the one that is there."""
    try:
        if kept.is_changed(name):
            return False
        kept.write(name, data.removeprefix(_COPY))
    except OSError as error:
        raise _unwritable(folder / name, error) from error
    return True


def _unwritable(path: Path, error: OSError) -> ReviewError:
    return ReviewError(
        f"{str(error.filename or path)!r} cannot be written ({error.strerror}): close it where it "
        "is open, then go on with --resume"
    )
