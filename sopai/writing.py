"""Writing a file in one stroke: all of it, or nothing."""

import os
import secrets
from pathlib import Path

OWNER_ALONE = 0o600
EVERYBODY = 0o666
"""As far as the user's own settings (umask) let them."""


def write_private(path: Path, content: bytes) -> None:
    """Write a file in one stroke, for its owner's eyes only.

    Raises:
        OSError: it cannot be written; what was there stays.
    """
    write_at_once(path, content, OWNER_ALONE)


def write_at_once(path: Path, content: bytes, mode: int = EVERYBODY) -> None:
    """Write a file in one stroke.

    Args:
        path: where.
        content: all of it.
        mode: who may read and write it.

    Raises:
        OSError: it cannot be written; what was there stays.
    """
    part = path.with_suffix(f".{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
