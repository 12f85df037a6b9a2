"""An open library."""

from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Engine

from sopai.library.database import database_of, open_database
from sopai.settings import database_url

if TYPE_CHECKING:
    from sopai.library.index import Index


class Library:
    """The database of a data folder; closing it lets go of the files.

    One is enough for all threads of a process: the index of meanings, which the first search
    opens, is used by one library at a time.
    """

    def __init__(self, folder: Path, engine: Engine) -> None:
        """Take over an engine; `open_library` makes one."""
        self.folder = folder
        self.engine = engine
        self.index: Index | None = None
        self.index_in_use = RLock()

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
        with self.index_in_use:
            if self.index is not None:
                self.index.close()
                self.index = None
        self.engine.dispose()


def open_library(folder: Path) -> Library:
    """The library in a data folder, which is made if it is missing.

    Raises:
        LibraryError: it cannot be made or read, is damaged, or of a newer sopai.
    """
    return Library(folder, open_database(database_of(folder, database_url())))
