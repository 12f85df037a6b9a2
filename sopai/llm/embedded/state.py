"""The embedded model as the page shows it, and fetching it in the background."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Literal

from sopai import settings
from sopai.errors import Cancelled, DownloadError
from sopai.llm.embedded.download import LOCK, SOURCES, Source, Stage, fetch
from sopai.llm.embedded.files import is_verified, model_path, models_folder, partial_path, size_of
from sopai.llm.embedded.lock import is_held
from sopai.llm.embedded.weights import QWEN, Weights
from sopai.schema.base import Value


class ModelState(Value):
    """How far the embedded model is."""

    state: Literal["absent", "downloading", "verifying", "ready", "failed"]

    bytes_done: int
    """Of what the state is about: fetched (also before it is absent no more), or verified."""

    bytes_total: int

    problem: str | None
    """What failed, and what to do next."""


class Download:
    """One download in the background."""

    def __init__(self, weights: Weights, folder: Path, sources: Sequence[Source] = SOURCES) -> None:
        """Begin it.

        Args:
            weights: which file.
            folder: where it goes.
            sources: where it comes from.
        """
        self._weights, self._folder, self._sources = weights, folder, sources
        self._cancel = Event()
        self._stage: Stage = "downloading"
        self._done = size_of(partial_path(model_path(weights, folder)))
        self._problem: str | None = None
        self._thread = Thread(target=self._run, name="sopai-model", daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it is under way."""
        return self._thread.is_alive()

    def cancel(self) -> None:
        """Stop it, and wait until it has; what was fetched stays."""
        self._cancel.set()
        self._thread.join()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it has ended, or the seconds are over."""
        self._thread.join(seconds)

    def state(self) -> ModelState | None:
        """How far it is, None if it has nothing to say: it is done, or was stopped."""
        if self.is_running:
            return _state(self._weights, self._stage, self._done)
        if self._problem:
            return _state(self._weights, "failed", self._done, self._problem)
        return None

    def _run(self) -> None:
        try:
            fetch(self._weights, self._folder, self._tell, self._cancel, self._sources)
        except Cancelled:
            return
        except DownloadError as error:
            self._problem = str(error)

    def _tell(self, stage: Stage, done: int) -> None:
        self._stage, self._done = stage, done


_lock = Lock()
_download: Download | None = None


def start_download() -> None:
    """Fetch and verify the embedded model in the background, unless that is under way.

    Raises:
        DownloadError: SOPAI_MODEL_DOWNLOAD forbids it.
        SettingsError: SOPAI_MODEL_DOWNLOAD is neither `on` nor `off`.
    """
    global _download
    if not settings.may_download_model():
        raise DownloadError(
            "fetching the model is switched off (SOPAI_MODEL_DOWNLOAD=off): "
            f"put {QWEN.file} into {str(models_folder())!r} yourself"
        )
    with _lock:
        if not (_download and _download.is_running):
            _download = Download(QWEN, models_folder())


def cancel_download() -> None:
    """Stop the download of this process, if there is one; what was fetched stays."""
    if _download:
        _download.cancel()


def model_state(weights: Weights = QWEN) -> ModelState:
    """How far the embedded model is, by this process's download or by what is on the disk."""
    path = model_path(weights)
    if is_verified(path, weights):
        return _state(weights, "ready", weights.size)
    if _download and (state := _download.state()):
        return state
    done = size_of(path) or size_of(partial_path(path))
    is_elsewhere = is_held(path.with_name(LOCK))
    return _state(weights, "downloading" if is_elsewhere else "absent", done)


def _state(
    weights: Weights,
    state: Literal["absent", "downloading", "verifying", "ready", "failed"],
    done: int,
    problem: str | None = None,
) -> ModelState:
    return ModelState(state=state, bytes_done=done, bytes_total=weights.size, problem=problem)
