"""Change sets that wait in the library: kept, decided one by one, listed."""

from pathlib import Path

from pydantic import JsonValue

from sopai.library.catalogue import list_versions
from sopai.library.evidence import (
    Decision,
    SavedChangeSet,
    decide,
    save_change_set,
    saved_change_set,
)
from sopai.library.opening import open_library
from sopai.library.waiting import open_change_sets
from sopai.schema.changes import ChangeSet
from sopai.workflow.has_library import is_there


def keep_change_set(folder: Path, change_set: ChangeSet, who: str) -> int:
    """Keep what a retrospective proposes until somebody decides; gives its id.

    Raises:
        LibraryError: an SOP that it is for is not in the library, or that cannot be written.
    """
    with open_library(folder) as library:
        for target in change_set.targets:
            list_versions(library, target.sop)
        return save_change_set(library, change_set, who)


def decide_change(
    folder: Path,
    change_set: int,
    change: str,
    decision: Decision,
    *,
    who: str,
    reason: str,
    after: JsonValue = None,
) -> None:
    """Write down what a person decides about a change; nothing is applied by it.

    Args:
        folder: the data folder.
        change_set: its id.
        change: id of the change.
        decision: accepted, edited or rejected; the last one counts.
        who: who decides; recorded, not authenticated.
        reason: why, in a sentence.
        after: the new value, when the decision is `edited`.

    Raises:
        ChangeError: there is no such change, it was applied already, or who or why is missing.
        LibraryError: there is no such change set, or the database cannot be written.
    """
    with open_library(folder) as library:
        decide(library, change_set, change, decision, who=who, reason=reason, after=after)


def set_aside(folder: Path, identity: int, *, who: str, reason: str) -> None:
    """Reject all changes of a change set that are neither applied nor rejected.

    Args:
        folder: the data folder.
        identity: of the change set.
        who: who decides; recorded, not authenticated.
        reason: why, in a sentence.

    Raises:
        ChangeError: who or why is missing, or a change was applied meanwhile.
        LibraryError: there is no such change set, or the database cannot be written.
    """
    with open_library(folder) as library:
        for change in saved_change_set(library, identity).open:
            decide(library, identity, change, Decision.REJECTED, who=who, reason=reason)


def change_set_of(folder: Path, identity: int) -> SavedChangeSet:
    """A change set with what was decided about it.

    Raises:
        LibraryError: there is none with that id, or the library cannot be read.
    """
    with open_library(folder) as library:
        return saved_change_set(library, identity)


def waiting_change_sets(folder: Path) -> tuple[SavedChangeSet, ...]:
    """Change sets with something to decide or to apply, the newest first.

    Raises:
        LibraryError: the library cannot be read.
    """
    if not is_there(folder):
        return ()
    with open_library(folder) as library:
        return open_change_sets(library)
