"""Rewrites that were asked for, kept beside the review: what was paid for is not paid again."""

import json
import os
from pathlib import Path

from sopai.errors import ReviewError

FILE = "rewrites.jsonl"


class Rewrites:
    """The answers of models by the key of what was asked; None where none passed the checks."""

    def __init__(self, folder: Path, model: str) -> None:
        """Take those that are there; a line that was cut off is no line."""
        self._path = folder / FILE
        self._model = model
        self._known: dict[str, str | None] = {}
        if self._path.exists():
            for line in self._path.read_bytes().splitlines():
                self._take(line)

    def __contains__(self, key: str) -> bool:
        """Whether it was asked before."""
        return key in self._known

    def __getitem__(self, key: str) -> str | None:
        """The rewrite."""
        return self._known[key]

    def add(self, key: str, text: str | None) -> None:
        """Keep an answer.

        Raises:
            ReviewError: it cannot be written.
        """
        record = {"key": key, "model": self._model, "text": text}
        line = f"\n{json.dumps(record, ensure_ascii=False)}\n".encode()
        try:
            file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
            try:
                os.write(file, line)
            finally:
                os.close(file)
        except OSError as error:
            raise ReviewError(
                f"{str(self._path)!r} cannot be written ({error.strerror}): check the disk, "
                "then go on with --resume"
            ) from error
        self._known[key] = text

    def _take(self, line: bytes) -> None:
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            return
        if isinstance(record, dict) and record.get("model") == self._model:
            key, text = record.get("key"), record.get("text")
            if isinstance(key, str) and isinstance(text, str | None):
                self._known[key] = text
