"""An open library."""

from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from sopai.library.database import database_of, open_database
from sopai.library.held import Held, hold, let_go
from sopai.settings import database_url


class Library:
    """The database of a data folder; closing it lets go of the files.

    Several may be open in a process: they share the index of meanings, which the first search
    opens and the last one to close lets go of.
    """

    def __init__(self, folder: Path, engine: Engine) -> None:
        """Take over an engine; `open_library` makes one."""
        self.folder = folder
        self.engine = engine
        self.held: Held = hold(folder)
        self._is_open = True

    def __enter__(self) -> Self:
        """Give the library itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close index and database; the library cannot be used any more."""
        if self._is_open:
            self._is_open = False
            let_go(self.folder, self.held)
            self.engine.dispose()


def open_library(folder: Path) -> Library:
    """The library in a data folder, which is made if it is missing.

    Raises:
        LibraryError: it cannot be made or read, is damaged, or of a newer sopai.
    """
    return Library(folder, open_database(database_of(folder, database_url())))
