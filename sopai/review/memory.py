"""What memory a process takes, and a limit to it, where the system can say and keep one.

| system | limit inside the process | watch from outside |
| --- | --- | --- |
| Linux | RLIMIT_DATA: asking for more fails at once | resident memory, five times a second |
| macOS | none that holds | none; a worker that took too much ends after its file |
| Windows | none | none |
"""

import os
import sys
from pathlib import Path

MEGABYTE = 1_000_000


def limit_memory(megabytes: int) -> None:
    """Let this process ask for so much memory and no more, where the system knows such a limit."""
    if sys.platform == "linux":
        import resource

        most = megabytes * MEGABYTE
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def resident(process: int) -> int | None:
    """Megabytes that a process holds in memory now; None where that cannot be seen."""
    return _status(process, "VmRSS")


def peak(process: int | None = None) -> int | None:
    """Megabytes that a process held at most; None where that cannot be seen.

    Args:
        process: None for this one.
    """
    if sys.platform == "darwin":  # pragma: no cover - tests run on Linux
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE
    return _status(process or os.getpid(), "VmHWM")


def _status(process: int, field: str) -> int | None:
    """A line of Linux's account of a process. `getrusage` would also count its parent's peak."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("ascii", "replace").splitlines()
    except OSError:
        return None
    for line in lines:
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) * 1024 // MEGABYTE
    return None
