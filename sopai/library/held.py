"""The index of meanings that a process has open: one for all who use a data folder."""

from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sopai.library.index import Index

CARD_SECONDS = 0.25
"""What embedding a card takes where nothing was measured yet: a laptop does four a second."""

_REST = 30.0
"""Seconds for which a server that did not answer in time is left alone."""


class Held:
    """An index and what its users have to know of each other.

    Only one process may open the files of Chroma; its threads share what is open.
    """

    def __init__(self) -> None:
        """Begin with nothing open."""
        self.index: Index | None = None
        self.in_use = RLock()
        """Whoever asks or changes the index has it; nobody embeds meanwhile."""

        self.filling = Lock()
        """Whoever embeds what the index lacks has it."""

        self.card_seconds = CARD_SECONDS
        """What embedding a card took the last time."""

        self.silent_since: float | None = None
        """Moment of the monotonic clock at which a server failed to answer in time."""

        self.users = 0

    def is_resting(self, now: float) -> bool:
        """Whether the server is left alone, so that searches do not wait for it again."""
        return self.silent_since is not None and now - self.silent_since < _REST

    def forget(self) -> None:
        """Close what is open; the next user opens it anew."""
        with self.in_use:
            if self.index is not None:
                self.index.close()
                self.index = None


_all: dict[Path, Held] = {}
_lock = Lock()


def hold(folder: Path) -> Held:
    """What this process has open of a data folder; `let_go` gives it back."""
    with _lock:
        held = _all.setdefault(folder.absolute(), Held())
        held.users += 1
        return held


def let_go(folder: Path, held: Held) -> None:
    """One user less; the last one closes the index, and other processes can have it."""
    with _lock:
        held.users -= 1
        if held.users:
            return
        del _all[folder.absolute()]
        held.forget()
