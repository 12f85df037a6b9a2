"""A lock that one process holds at a time, and that ends with it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sopai.locks import try_lock


@contextmanager
def held(path: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Hold the lock; `wait` is called, again and again, while another process has it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while not try_lock(descriptor):
            wait()
        yield
    finally:
        os.close(descriptor)  # which gives the lock back


def is_held(path: Path) -> bool:
    """Whether some process has the lock right now."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return not try_lock(descriptor)
    finally:
        os.close(descriptor)
