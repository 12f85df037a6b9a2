"""Fetching the model file: enough room, one process, one source after the other, verified."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import Literal

from sopai.errors import Cancelled, DownloadError
from sopai.llm.embedded.files import (
    has_model,
    is_verified,
    model_path,
    partial_path,
    size_of,
    verify,
)
from sopai.llm.embedded.index import fetch_from_index
from sopai.llm.embedded.lock import held
from sopai.llm.embedded.official import fetch_official
from sopai.llm.embedded.weights import Weights

Stage = Literal["downloading", "verifying"]
Source = Callable[[Weights, Path, Callable[[int], None]], None]

SOURCES: tuple[Source, ...] = (fetch_official, fetch_from_index)
"""In the order in which they are tried; all add to the same file, so that no byte comes twice."""

SPARE_BYTES = 256 * 1024 * 1024
"""What has to stay free beside the file: one part while it is unpacked, and the user's work."""

LOCK = "download.lock"
_POLL_SECONDS = 0.5


def fetch(
    weights: Weights,
    folder: Path,
    tell: Callable[[Stage, int], None],
    cancel: Event,
    sources: Sequence[Source] = SOURCES,
) -> Path:
    """The verified model file; what is missing of it is fetched.

    Args:
        weights: which file.
        folder: where it lies; made if need be.
        tell: told the stage and the bytes done in it.
        cancel: set it to stop; what was fetched stays, and the next time goes on from there.
        sources: where to fetch from.

    Raises:
        DownloadError: no source gives it, there is no room, or it is damaged.
        Cancelled: it was stopped.
    """
    path = model_path(weights, folder)
    partial = partial_path(path)

    def report(stage: Stage, done: int) -> None:
        if cancel.is_set():
            raise Cancelled("the download was stopped: it goes on from here the next time")
        tell(stage, done)

    def wait() -> None:
        report("downloading", size_of(partial))
        cancel.wait(_POLL_SECONDS)

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with held(folder / LOCK, wait):
            if not has_model(weights, folder):
                _check_room(weights, partial)
                _fetch(weights, partial, lambda done: report("downloading", done), sources)
                partial.replace(path)
            if not is_verified(path, weights):
                verify(path, weights, lambda done: report("verifying", done))
    except OSError as error:
        raise DownloadError(f"the model cannot be written to {str(folder)!r}: {error}") from error
    return path


def _fetch(
    weights: Weights, partial: Path, tell: Callable[[int], None], sources: Sequence[Source]
) -> None:
    if size_of(partial) > weights.size:
        partial.unlink()
    problems: list[str] = []
    for source in sources:
        try:
            source(weights, partial, tell)
            return
        except DownloadError as error:
            problems.append(str(error))
    raise DownloadError(
        f"the model could not be fetched ({'; '.join(problems)}): try again later, "
        f"or put the file {weights.file} into {str(partial.parent)!r} yourself"
    )


def _check_room(weights: Weights, partial: Path) -> None:
    wanted = weights.size - size_of(partial) + SPARE_BYTES
    free = shutil.disk_usage(partial.parent).free
    if free < wanted:
        raise DownloadError(
            f"the disk of {str(partial.parent)!r} has {free // 10**6} MB free, and the model "
            f"wants {wanted // 10**6} MB: make room, or set SOPAI_DATA to another disk"
        )
