"""Which copies a review wrote, so that it takes away and writes over no others.

People answer the comments in a copy: then it is theirs, and stays as it is.
"""

import json
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

from sopai.writing import write_at_once

RECORD = ".copies.json"
"""In the folder of the copies: the SHA-256 of each as it was written, by its name."""


class KeptCopies:
    """The copies in a folder."""

    def __init__(self, folder: Path) -> None:
        """Take what is known of a folder, which may be missing.

        Raises:
            OSError: it cannot be read.
        """
        self._folder = folder
        self._written = _written(folder / RECORD)

    def is_changed(self, name: str) -> bool:
        """Whether a copy is there that is not as this review wrote it.

        Raises:
            OSError: it cannot be read.
        """
        try:
            data = (self._folder / name).read_bytes()
        except FileNotFoundError:
            return False
        return sha256(data).hexdigest() != self._written.get(name)

    def write(self, name: str, data: bytes) -> None:
        """Write a copy.

        It is noted before it is there: a run that ends between the two leaves one that counts as
        changed, never one that is written over.

        Raises:
            OSError: it cannot be written.
        """
        self._folder.mkdir(exist_ok=True)
        self._note(self._written | {name: sha256(data).hexdigest()})
        write_at_once(self._folder / name, data)

    def remove_others(self, names: Collection[str]) -> None:
        """Take away what was written and is neither among these names nor changed.

        Raises:
            OSError: one cannot be removed; it may be open.
        """
        others = {name for name in self._written if name not in names}
        for name in others:
            if not self.is_changed(name):
                (self._folder / name).unlink(missing_ok=True)
        if others:
            self._note({name: one for name, one in self._written.items() if name in names})

    def _note(self, written: dict[str, str]) -> None:
        self._written = written
        text = json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True)
        write_at_once(self._folder / RECORD, text.encode())


def _written(path: Path) -> dict[str, str]:
    """Names and hashes; a record that is damaged knows none, so nothing is written over."""
    try:
        record = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError, RecursionError):
        return {}
    known = record.items() if isinstance(record, dict) else ()
    return {name: one for name, one in known if isinstance(one, str) and Path(name).name == name}
