"""The model file on the disk: where it lies, and whether it is the right one."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from sopai import settings
from sopai.errors import DownloadError
from sopai.llm.embedded.weights import QWEN, Weights
from sopai.schema.base import Value

_CHUNK = 4 * 1024 * 1024


class Seal(Value):
    """Says that a file was verified, and which file that was."""

    sha256: str
    size: int
    mtime_ns: int


def models_folder() -> Path:
    """Where model files lie; it is not made here."""
    return settings.data_folder() / "models"


def model_path(weights: Weights = QWEN, folder: Path | None = None) -> Path:
    """Where the whole model file lies, or will."""
    return (folder or models_folder()) / weights.file


def partial_path(path: Path) -> Path:
    """Where the file lies while it is being fetched."""
    return path.with_name(f"{path.name}.partial")


def has_model(weights: Weights = QWEN, folder: Path | None = None) -> bool:
    """Whether the whole file is there; its content may still have to be verified."""
    return size_of(model_path(weights, folder)) == weights.size


def size_of(path: Path) -> int:
    """Bytes of a file, 0 if there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def is_verified(path: Path, weights: Weights) -> bool:
    """Whether exactly this file was verified before; its bytes are not read."""
    try:
        seal = Seal.model_validate_json(_seal_path(path).read_bytes())
        found = path.stat()
    except (OSError, ValidationError):
        return False
    return seal == _seal(weights.sha256, found.st_size, found.st_mtime_ns)


def verify(path: Path, weights: Weights, tell: Callable[[int], None]) -> None:
    """Read the whole file, compare its digest, and seal it; a wrong file is set aside.

    Args:
        path: the file.
        weights: what it has to be.
        tell: told the bytes read so far; what it raises stops the reading.

    Raises:
        DownloadError: the digest is another; the message says where the file lies now.
    """
    digest, before = hashlib.sha256(), path.stat()
    done = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            done += len(chunk)
            tell(done)
    if digest.hexdigest() != weights.sha256:
        aside = path.with_name(f"{path.name}.damaged")
        path.replace(aside)
        raise DownloadError(
            f"the model file is damaged: its SHA-256 is {digest.hexdigest()} and should be "
            f"{weights.sha256}. It was set aside as {str(aside)!r}: delete it, and fetch it again"
        )
    seal = _seal(weights.sha256, before.st_size, before.st_mtime_ns)
    _seal_path(path).write_text(seal.model_dump_json(), encoding="utf-8")


def _seal(sha256: str, size: int, mtime_ns: int) -> Seal:
    return Seal(sha256=sha256, size=size, mtime_ns=mtime_ns)


def _seal_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.verified.json")
