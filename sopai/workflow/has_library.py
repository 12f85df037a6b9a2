"""Whether there is a library, without opening one: its packages are slow to import."""

from pathlib import Path

from sopai.settings import database_url

FILE = "library.sqlite3"
"""Name of the database in the data folder, as `sopai.library.database` has it."""


def is_there(folder: Path) -> bool:
    """Whether a library was ever made; looking makes none."""
    return database_url() is not None or (folder / FILE).is_file()
