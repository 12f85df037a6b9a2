"""A lock on a file that one process holds at a time, and that ends with it."""

import sys
from contextlib import suppress

if sys.platform == "win32":  # pragma: no cover - tests run on Linux
    import msvcrt

    def try_lock(descriptor: int) -> bool:
        """Lock an open file; False when somebody else has it. Closing the file unlocks it."""
        with suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            return True
        return False
else:
    import fcntl

    def try_lock(descriptor: int) -> bool:
        """Lock an open file; False when somebody else has it. Closing the file unlocks it.

        Raises:
            OSError: the file system cannot lock.
        """
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False
