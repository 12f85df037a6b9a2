"""Work in progress as files, one a piece of work, so that a reload loses nothing."""

from datetime import datetime
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from sopai.schema.base import Value
from sopai.ui.drafts import is_id
from sopai.writing import write_private

Kept = TypeVar("Kept", bound=Value)


def load(folder: Path, name: str, kind: type[Kept]) -> Kept:
    """The work of that name, or an empty one; a damaged file is put aside.

    Raises:
        OSError: the file is there and cannot be read.
    """
    path = path_of(folder, name)
    try:
        return kind.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return kind()
    except ValidationError:
        path.replace(path.with_suffix(f".damaged-{datetime.now():%Y%m%d-%H%M%S-%f}"))
        return kind()


def save(folder: Path, name: str, work: Value) -> None:
    """Write a piece of work in one stroke.

    Raises:
        OSError: it cannot be written.
    """
    path = path_of(folder, name)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_private(path, work.model_dump_json().encode())


def newest(folder: Path) -> list[tuple[float, Path]]:
    """When each piece of work was written, and its file; the newest first."""
    try:
        found = [(path.stat().st_mtime, path) for path in folder.glob("*.json") if is_id(path.stem)]
    except OSError:
        return []
    return sorted(found, reverse=True)


def path_of(folder: Path, name: str) -> Path:
    """Where a piece of work is kept."""
    if not is_id(name):
        raise ValueError(f"{name!r} cannot name a piece of work")
    return folder / f"{name}.json"
