"""One process at a time: a lock that the system lets go of when its holder dies."""

import os
import sys
from pathlib import Path


def take_lock(path: Path) -> int | None:
    """The lock's descriptor, or None when somebody else holds it; `drop_lock` gives it back.

    Args:
        path: a file that is made for the lock alone, and stays.

    Raises:
        OSError: the file cannot be made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _lock(descriptor)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def drop_lock(descriptor: int) -> None:
    """Let others have it; closing the file is what unlocks it."""
    os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
