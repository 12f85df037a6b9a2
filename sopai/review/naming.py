"""Names: of the user's files as they are shown, and of the files that a review writes."""

import os
from hashlib import sha256
from pathlib import Path
from re import compile

MAX_STEM = 40
"""Characters of a file's own name that stand in the names of its page and its copy."""

_ODD = compile(r"[^\w.-]+")
_DOTS = compile(r"\.{2,}")


def identity(path: Path) -> str:
    """What tells a file from all others, however its path is spelled and whatever bytes it has."""
    return sha256(os.fsencode(path.absolute())).hexdigest()[:16]


def shown_path(path: Path) -> str:
    """A path as text that every encoding can hold; bytes that are no UTF-8 show as numbers."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def output_stem(path: str, identifier: str) -> str:
    """The name, without suffix, of what is written about a file.

    The file's own name makes it known again; the identity keeps two of one name apart.

    Args:
        path: as shown.
        identifier: of `identity`.
    """
    stem = Path(path).stem
    plain = _DOTS.sub(".", _ODD.sub("-", stem))[:MAX_STEM].strip("-.")
    return f"{plain or 'file'}-{identifier[:8]}"


def copy_name(path: str, identifier: str) -> str:
    """The name of a file's copy; Word opens one with macros only under its own suffix."""
    return output_stem(path, identifier) + Path(path).suffix.lower()
