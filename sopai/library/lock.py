"""One process at a time: a lock that the system lets go of when its holder dies."""

import os
from pathlib import Path

from sopai.locks import try_lock


def take_lock(path: Path) -> int | None:
    """The lock's descriptor, or None when somebody else holds it; `drop_lock` gives it back.

    Args:
        path: a file that is made for the lock alone, and stays.

    Raises:
        OSError: the file cannot be made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        is_mine = try_lock(descriptor)
    except OSError:  # a file system without locks: as if it were taken
        is_mine = False
    if is_mine:
        return descriptor
    os.close(descriptor)
    return None


def drop_lock(descriptor: int) -> None:
    """Let others have it; closing the file is what unlocks it."""
    os.close(descriptor)
