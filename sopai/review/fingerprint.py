"""By what a kept result is known to be still true: the file's bytes, and all that judged them."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

import sopai

JUDGES = ("ingest", "language", "lint", "review", "schema")
"""Folders of the package whose code decides what a record says."""

CHUNK = 1 << 20


@cache
def code_digest() -> str:
    """Of the code that reads and judges: a rule that was changed is another rule."""
    package = Path(sopai.__file__).parent
    digest = sha256(sopai.__version__.encode())
    for folder in JUDGES:
        for path in sorted((package / folder).rglob("*.py")):
            digest.update(path.relative_to(package).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.hexdigest()


def settings_digest(*choices: str | None) -> str:
    """Of the code and of what the user chose.

    Args:
        choices: profile, language, roster, day, house rules: whatever else a finding depends on.
    """
    return sha256(json.dumps([code_digest(), *choices]).encode()).hexdigest()


def key_of(content_sha256: str, settings: str) -> str:
    """The key of a result."""
    return sha256(f"{content_sha256}\n{settings}".encode()).hexdigest()[:32]


def file_sha256(path: Path, most: int) -> str | None:
    """Of a file's bytes; None where it cannot be read, or is larger than `most` bytes."""
    digest = sha256()
    try:
        with path.open("rb") as file:
            if file.seek(0, 2) > most:
                return None
            file.seek(0)
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except OSError:
        return None
    return digest.hexdigest()
