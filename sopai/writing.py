"""Writing a file in one stroke: all of it, or nothing."""

import os
import secrets
from errno import EACCES
from pathlib import Path
from stat import S_IMODE, S_IWUSR

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


def rewrite_at_once(path: Path, content: bytes) -> None:
    """Write a file that is there anew in one stroke; who may read and write it stays.

    Of a link the file that it points to is written, and the link stays.

    Raises:
        OSError: it is not there or cannot be written, or its owner may not write it; what was
            there stays.
    """
    real = path.resolve(strict=True)
    mode = S_IMODE(real.stat().st_mode)
    if not mode & S_IWUSR or not os.access(real, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(real))
    part = real.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
        part.chmod(mode)
        part.replace(real)
    finally:
        part.unlink(missing_ok=True)
