"""Which files a review looks at, and which it leaves out and why."""

import glob
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

RECORDS = "review.jsonl"
"""The file by which a folder is known as a review's."""

MAGIC = frozenset("*?[")

Reason = Literal["type", "hidden", "lock", "link", "twice", "review"]
"""Why a file or folder is left out: its type, its name begins with a point, it is Office's mark
of an open file, a link to a folder or to nothing, named already, a review's own folder."""


class Skipped(NamedTuple):
    """Something that was left out on purpose."""

    path: Path
    reason: Reason


class Unfound(NamedTuple):
    """A path that leads to nothing that can be looked at."""

    path: Path
    reason: Literal["missing", "no_match", "closed"]


class Pile(NamedTuple):
    """What paths lead to."""

    files: tuple[Path, ...]
    """Each once, in order of their names."""

    skipped: tuple[Skipped, ...]
    unfound: tuple[Unfound, ...]


def find_files(paths: Collection[Path], suffixes: Collection[str], out: Path) -> Pile:
    """The files that paths name: files, folders with all below them, and patterns.

    Links to files are followed, links to folders only when they are named, so that a loop of links
    ends. Of what is named itself a hidden file and one without a suffix are taken too; other types
    are left out even then, since a shell may have written them out from `docs/*`.

    Args:
        paths: as the user gave them; `*`, `?` and `**` are for shells that leave them alone.
        suffixes: of the files that folders are searched for.
        out: the folder that the review is written to, which is left out.
    """
    search = _Search(frozenset(suffixes), os.path.realpath(out))
    for path in paths:
        for named in _named(path, search):
            search.take(named)
    search.skipped.sort()
    return Pile(tuple(sorted(search.files.values())), tuple(search.skipped), tuple(search.unfound))


class _Search:
    """The pile while it is gathered."""

    def __init__(self, suffixes: frozenset[str], out: str) -> None:
        self.suffixes = suffixes
        self.out = out
        self.files: dict[str, Path] = {}
        self.skipped: list[Skipped] = []
        self.unfound: list[Unfound] = []

    def take(self, named: Path) -> None:
        """What one path leads to."""
        reason = self._reason(named)
        if named.is_dir():
            self._take_folder(named)
        elif reason in (None, "hidden") or (reason == "type" and not named.suffix):
            self._take_file(named)
        else:
            self.skipped.append(Skipped(named, reason))

    def _take_file(self, path: Path) -> None:
        real = os.path.realpath(path)
        known = self.files.setdefault(real, path)
        if known != path:
            self.files[real] = min(known, path)
            self.skipped.append(Skipped(max(known, path), "twice"))

    def _take_folder(self, top: Path) -> None:
        folders = [top]
        while folders:
            folder = folders.pop()
            try:
                inside = sorted(folder.iterdir())
            except OSError:
                self.unfound.append(Unfound(folder, "closed"))
                continue
            if folder / RECORDS in inside or os.path.realpath(folder) == self.out:
                self.skipped.append(Skipped(folder, "review"))
                continue
            for path in inside:
                reason = self._reason(path)
                if reason is not None:
                    self.skipped.append(Skipped(path, reason))
                elif path.is_dir():
                    folders.append(path)
                else:
                    self._take_file(path)

    def _reason(self, path: Path) -> Reason | None:
        """Why something in a folder is left out."""
        if path.name.startswith(("~$", ".~lock.")):
            return "lock"
        if path.name.startswith("."):
            return "hidden"
        if path.is_dir():
            return "link" if path.is_symlink() else None
        if path.suffix.lower() not in self.suffixes:
            return "type"
        return None if path.is_file() else "link" if path.is_symlink() else "type"


def _named(path: Path, search: _Search) -> Iterator[Path]:
    """The path itself, or what it matches as a pattern."""
    if os.path.lexists(path):
        yield path
    elif not MAGIC & set(str(path)):
        search.unfound.append(Unfound(path, "missing"))
    else:
        # Path.glob takes no absolute pattern
        matches = glob.iglob(str(path), recursive=True)  # noqa: PTH207
        found = sorted(map(Path, matches))
        if not found:
            search.unfound.append(Unfound(path, "no_match"))
        yield from found
