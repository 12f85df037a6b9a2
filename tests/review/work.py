"""What worker processes do in the tests: a process loads it by name."""

import os
import time
from pathlib import Path


def measure(path: Path) -> bytes:
    """What the name of the file says; else its size."""
    name = path.stem
    if name == "hangs":
        time.sleep(3600)
    if name == "greedy":
        bytearray(2_000_000_000)
    if name == "grows":
        held = [bytearray(b"x" * 40_000_000) for _ in range(8)]
        time.sleep(len(held) * 3600)
    if name == "dies":
        os._exit(7)
    if name == "errs":
        raise ZeroDivisionError("a defect")
    if name == "loud":
        print("noise on the user's terminal")
    return str(len(name)).encode()


class Unloadable:
    """Work that no process can load."""

    def __call__(self, path: Path) -> bytes:
        return b""

    def __reduce__(self) -> tuple[object, ...]:
        return (int, ("no number",))
