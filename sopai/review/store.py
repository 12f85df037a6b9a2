"""The folder of a review: what was done stays done, whatever ends the run.

`review.jsonl` holds a line a file. A line is added in one write; the last one of a file counts; a
line that was cut off is no line, and its file is looked at again.
"""

import json
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from sopai.errors import ReviewError
from sopai.locks import try_lock
from sopai.review.files import RECORDS
from sopai.review.record import RESULT, Failed, Reviewed

SCHEMA = "sopai.review.records/1"
LOCK = ".review.lock"
_CLOSED = -1
_HEAD = json.dumps({"schema": SCHEMA}).encode() + b"\n"


class _Kept(NamedTuple):
    """Where the record of a file stands."""

    offset: int
    length: int
    key: str


class Store:
    """The records of a review, of which one at a time is in memory."""

    def __init__(self, path: Path, descriptor: int) -> None:
        """Take the records that are there; `open_store` is for callers."""
        self.path = path
        self.broken = 0
        """Lines that could not be read."""

        self._file = descriptor
        self._kept: dict[str, _Kept] = {}
        self._end = 0
        self._scan()

    @property
    def count(self) -> int:
        """Records that are kept."""
        return len(self._kept)

    def key(self, identifier: str) -> str | None:
        """The key of a file's record; None when there is none."""
        kept = self._kept.get(identifier)
        return kept.key if kept else None

    def add(self, result: Reviewed | Failed) -> None:
        """Keep a record.

        Raises:
            ReviewError: it cannot be written; the disk may be full.
        """
        line = result.model_dump_json().encode() + b"\n"
        try:
            os.lseek(self._file, self._end, os.SEEK_SET)
            written = os.write(self._file, line)
        except OSError as error:
            raise _unwritable(self.path, error) from error
        if written != len(line):
            raise ReviewError(f"{str(self.path)!r} cannot be written in full: make room, --resume")
        self._kept[result.id] = _Kept(self._end, len(line), result.key)
        self._end += len(line)

    def get(self, identifier: str) -> Reviewed | Failed:
        """The record of a file."""
        kept = self._kept[identifier]
        with self.path.open("rb") as file:
            file.seek(kept.offset)
            return RESULT.validate_json(file.read(kept.length))

    def results(self, identifiers: Iterable[str]) -> Iterator[Reviewed | Failed]:
        """The records of files, one after the other."""
        for identifier in identifiers:
            yield self.get(identifier)

    def tidy(self, identifiers: Iterable[str]) -> None:
        """Keep the records of these files alone, in this order: equal reviews, equal bytes.

        Raises:
            ReviewError: it cannot be written; what was there stays.
        """
        part = self.path.with_name(f"{RECORDS}.{secrets.token_hex(4)}.part")
        moved: dict[str, _Kept] = {}
        try:
            with part.open("wb") as new, self.path.open("rb") as old:
                new.write(_HEAD)
                for identifier in identifiers:
                    kept = self._kept[identifier]
                    old.seek(kept.offset)
                    moved[identifier] = kept._replace(offset=new.tell())
                    new.write(old.read(kept.length))
            self.close()  # Windows replaces no file that is open
            try:
                part.replace(self.path)
            finally:
                self._file = _opened(self.path)
        except OSError as error:
            raise _unwritable(self.path, error) from error
        finally:
            part.unlink(missing_ok=True)
        self._kept = moved
        self._end = self.path.stat().st_size

    def close(self) -> None:
        """Write nothing more."""
        if self._file != _CLOSED:
            # Closed once: the number may soon be that of another file.
            descriptor, self._file = self._file, _CLOSED
            os.close(descriptor)

    def _scan(self) -> None:
        with self.path.open("rb") as file:
            head = file.readline()
            if not _is_head(head):
                raise ReviewError(
                    f"{str(self.path)!r} was not written by a review of this version: "
                    "name another folder with --out"
                )
            self._end = len(head)
            for line in file:
                self._take(line)
        os.ftruncate(self._file, self._end)  # what was cut off makes room for the next record

    def _take(self, line: bytes) -> None:
        if not line.endswith(b"\n"):
            self.broken += 1
            return
        try:
            result = RESULT.validate_json(line)
            self._kept[result.id] = _Kept(self._end, len(line), result.key)
        except ValidationError:
            self.broken += 1
        self._end += len(line)


@contextmanager
def open_store(folder: Path, *, resume: bool) -> Iterator[Store]:
    """The records in a folder, which nobody else writes meanwhile.

    A folder that holds a review is opened only to go on: records are kept by content and rules, so
    going on gives what starting anew would, sooner, and nothing that was paid for is lost.

    Args:
        folder: made if it is missing.
        resume: go on with the review that is there, if one is.

    Raises:
        ReviewError: it holds something else, or a review and `resume` is false; it is in use, or
            cannot be written.
    """
    path = folder / RECORDS
    _check_folder(folder, has_review=path.exists(), resume=resume)
    lock = _locked(folder)
    try:
        store = _store(path)
        try:
            yield store
        finally:
            store.close()
    finally:
        os.close(lock)


def _locked(folder: Path) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
        if try_lock(lock):
            return lock
    except OSError as error:
        raise _unwritable(folder, error) from error
    os.close(lock)
    raise ReviewError(f"another review is writing to {str(folder)!r}: wait, or end it")


def _store(path: Path) -> Store:
    try:
        if not path.exists() or path.stat().st_size == 0:
            path.write_bytes(_HEAD)
        return Store(path, _opened(path))
    except OSError as error:
        raise _unwritable(path, error) from error


def _check_folder(folder: Path, *, has_review: bool, resume: bool) -> None:
    if has_review and not resume:
        raise ReviewError(
            f"{str(folder)!r} holds a review already: go on with --resume (only files that are new "
            "or changed are looked at again), or name another folder with --out"
        )
    try:
        inside = [path.name for path in folder.iterdir() if not path.name.startswith(".")]
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unwritable(folder, error) from error
    if inside and not has_review:
        raise ReviewError(
            f"{str(folder)!r} is not empty and holds no review: name a new folder with --out, so "
            "that nothing of yours is written over"
        )


def _is_head(line: bytes) -> bool:
    try:
        head = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(head, dict) and head.get("schema") == SCHEMA


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))


def _unwritable(path: Path, error: OSError) -> ReviewError:
    return ReviewError(
        f"{str(path)!r} cannot be written ({error.strerror or error}): check the folder and its "
        "disk, then go on with --resume"
    )
