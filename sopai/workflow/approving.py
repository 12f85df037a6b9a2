"""From a draft to the version that people work by: who sends it, approves it, puts it into effect.

Without sign-in a name is what somebody types: it is recorded, not authenticated.
"""

from datetime import date
from pathlib import Path

from sopai.errors import LibraryError
from sopai.library.catalogue import find_id, get, list_versions
from sopai.library.opening import Library, open_library
from sopai.library.states import set_state
from sopai.library.stored import StoredVersion
from sopai.people.directory import is_same
from sopai.schema.control import DocumentControl, State

NEXT: dict[State | None, tuple[State, ...]] = {
    None: (State.IN_REVIEW, State.EFFECTIVE),
    State.DRAFT: (State.IN_REVIEW, State.EFFECTIVE),
    State.IN_REVIEW: (State.APPROVED, State.DRAFT),
    State.APPROVED: (State.EFFECTIVE, State.DRAFT),
    State.EFFECTIVE: (),
    State.EXPIRED: (State.IN_REVIEW, State.EFFECTIVE),
    State.RETIRED: (),
}
"""What may follow a state, the usual way first. A small company may put a draft into effect."""


def decide(
    folder: Path, name: str, version: str | None, state: State, *, who: str, reason: str, day: date
) -> StoredVersion:
    """Give a version its next state; an approval and its day stand in the control record.

    Args:
        folder: the data folder.
        name: id, number or path of the SOP.
        version: MAJOR.MINOR or hash; else the newest.
        state: the next state.
        who: who decides; recorded, not authenticated.
        reason: why, in a sentence.
        day: when it was approved, or from when it holds.

    Raises:
        LibraryError: there is no such SOP or version, the state does not follow, the author would
            approve their own work, who or why is missing, or the database cannot be written.
    """
    with open_library(folder) as library:
        chosen = _chosen(library, name, version)
        if state not in NEXT[chosen.state]:
            now = chosen.state.value if chosen.state else "without a state"
            able = ", ".join(NEXT[chosen.state]) or "nothing: make a new version"
            raise LibraryError(
                f"version {chosen.version} of {chosen.title!r} is {now}: what can follow is {able}"
            )
        return _give(library, chosen, state, who=who, reason=reason, day=day)


def give_state(
    folder: Path, name: str, version: str | None, state: State, *, who: str, reason: str, day: date
) -> StoredVersion:
    """Give a version any state, also one that does not follow: who keeps the library puts it right.

    Its author does not approve it here either, and the control record has the same days and names.

    Args:
        folder: the data folder.
        name: id, number or path of the SOP.
        version: MAJOR.MINOR or hash; else the newest.
        state: the new state.
        who: who decides; recorded, not authenticated.
        reason: why, in a sentence.
        day: when it was approved, or from when it holds.

    Raises:
        LibraryError: there is no such SOP or version, the author would approve their own work, who
            or why is missing, or the database cannot be written.
    """
    with open_library(folder) as library:
        chosen = _chosen(library, name, version)
        return _give(library, chosen, state, who=who, reason=reason, day=day)


def _chosen(library: Library, name: str, version: str | None) -> StoredVersion:
    sop_id = find_id(library, name)
    return get(library, sop_id, version or list_versions(library, sop_id)[0].hash).stored


def _give(
    library: Library, chosen: StoredVersion, state: State, *, who: str, reason: str, day: date
) -> StoredVersion:
    if state is State.APPROVED:
        _check_four_eyes(chosen, who)
    control = _dated(chosen.control, state, who, day)
    sop_id = chosen.sop_id
    set_state(library, sop_id, chosen.hash, state, who=who, reason=reason, control=control)
    return get(library, sop_id, chosen.hash).stored


def _check_four_eyes(chosen: StoredVersion, who: str) -> None:
    """Source: four-eyes rule of ISO 9001:2015 practice: the author does not approve."""
    author = chosen.control.author
    if author and who.strip() and is_same(author, who):
        raise LibraryError(
            f"{who!r} wrote version {chosen.version} of {chosen.title!r}, so somebody else has to "
            "approve it"
        )


def _dated(control: DocumentControl, state: State, who: str, day: date) -> DocumentControl:
    """The control record with the day, and who approved beside those who were to."""
    fields: dict[str, object] = {}
    if state is State.APPROVED:
        is_listed = any(is_same(who, name) for name in control.approvers)
        approvers = control.approvers if is_listed else (*control.approvers, who.strip())
        fields = {"approved": day, "approvers": approvers}
    elif state is State.EFFECTIVE:
        fields = {"effective": day}
    return DocumentControl.model_validate(control.model_dump() | fields)
