"""Which files a project leaves out: `drafts/`, `old-*.md`, `archive/**/*.docx`."""

from collections.abc import Sequence
from fnmatch import fnmatchcase

ANY_FOLDERS = "**"


def is_excluded(path: str, patterns: Sequence[str]) -> bool:
    """Whether a file, or a folder that it is in, fits a pattern.

    A pattern without a slash fits the name of a file or folder anywhere, one with a slash the path
    from the beginning; `**` stands for any number of folders. Large and small letters differ, so
    that the same project has the same files on every system.

    Args:
        path: from the project's folder, with slashes.
        patterns: as the project writes them.
    """
    parts = path.split("/")
    return any(_fits(parts, pattern) for pattern in patterns)


def _fits(parts: list[str], pattern: str) -> bool:
    wanted = pattern.strip("/").split("/")
    if "/" not in pattern.rstrip("/"):
        return any(fnmatchcase(part, wanted[0]) for part in parts)
    return _fits_from(parts, wanted)


def _fits_from(parts: list[str], wanted: list[str]) -> bool:
    """Whether a beginning of the path fits: step by step, so that no pattern is slow.

    `at` holds how many parts of the pattern are used up, in each way that has fitted so far.
    """
    at = _past_any({0}, wanted)
    for part in parts:
        step = {n + 1 for n in at if n < len(wanted) and fnmatchcase(part, wanted[n])}
        step |= {n for n in at if n < len(wanted) and wanted[n] == ANY_FOLDERS}
        at = _past_any(step, wanted)
        if len(wanted) in step:
            return True
    return False


def _past_any(at: set[int], wanted: list[str]) -> set[int]:
    """The same with each `**` that stands for no folder passed over."""
    found = set(at)
    for n in range(len(wanted)):
        if n in found and wanted[n] == ANY_FOLDERS:
            found.add(n + 1)
    return found
