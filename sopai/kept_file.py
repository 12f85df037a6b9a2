"""A small JSON file of decisions in the data folder: read whole, changed in one stroke."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from pydantic import ValidationError

from sopai.errors import SettingsError
from sopai.schema.base import Value
from sopai.writing import write_private

Kept = TypeVar("Kept", bound=Value)


class KeptFile(Generic[Kept]):
    """Where decisions of one kind are kept in any data folder."""

    def __init__(self, name: str, nothing: Kept) -> None:
        """Say what the file is called, and what holds where there is none."""
        self.name = name
        self._nothing = nothing
        self._lock = Lock()

    def read(self, folder: Path) -> Kept:
        """What was decided in a data folder; a damaged file is put aside, and decides nothing.

        Raises:
            OSError: the file is there and cannot be read.
        """
        path = folder / self.name
        try:
            return type(self._nothing).model_validate_json(path.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return self._nothing
        except ValidationError:
            with suppress(OSError):  # another reader may have been faster
                path.replace(self.aside(folder))
            return self._nothing

    def aside(self, folder: Path) -> Path:
        """Where a damaged file is put."""
        return folder / f"{self.name}.damaged"

    def change(
        self, folder: Path, read: Callable[[Path], Kept], change: Callable[[Kept], Kept]
    ) -> Kept:
        """Change what was decided, and write it down.

        Args:
            folder: the data folder.
            read: gives what is decided now.
            change: makes of it what is to be kept.

        Raises:
            SettingsError: the file cannot be written; what was decided before stays.
        """
        with self._lock:
            changed = change(read(folder))
            try:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                write_private(folder / self.name, changed.model_dump_json(indent=1).encode())
            except OSError as error:
                raise SettingsError(
                    f"what you decided cannot be written to {str(folder)!r} ({error.strerror}): "
                    "make room, or let yourself write there"
                ) from error
        return changed
