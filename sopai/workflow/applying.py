"""Accepted changes of a change set become a new version, in the library or as a file."""

from pathlib import Path
from typing import NamedTuple

from sopai.changes.apply import carry_out
from sopai.changes.bump import bump, next_version
from sopai.changes.rounds import miscounted
from sopai.changes.settling import refuse
from sopai.errors import ChangeConflict, ChangeError
from sopai.export.markdown import write_markdown
from sopai.library.catalogue import get, last_ids, list_versions
from sopai.library.changing import Evidence, NewVersion, add_changed, stale, versions_by
from sopai.library.evidence import (
    SavedChangeSet,
    as_saved,
    save_change_set,
    saved_change_set,
    why_done,
)
from sopai.library.opening import Library, open_library
from sopai.library.stored import StoredVersion
from sopai.schema.canonical import content_hash
from sopai.schema.changes import Change, ChangeSet, ChangeTarget
from sopai.schema.control import State
from sopai.workflow.applying_file import apply_to_file
from sopai.workflow.change_sets import chosen_changes, one_target
from sopai.workflow.new_content import By, NewContent, new_content, refuse_nothing, revision_of
from sopai.workflow.versions import control_after


def apply_changes(
    folder: Path, change_set: ChangeSet, accept: str, by: By, out: Path | None = None
) -> NewContent:
    """Apply the changes that a person accepts.

    Args:
        folder: the data folder; what is accepted of an SOP in the library is kept there.
        change_set: what is proposed.
        accept: `all`, or ids with commas between.
        by: who accepts it, why and when.
        out: where the new file goes, when the SOP is a file; never the library.

    Raises:
        ChangeError: a change is unknown or wrong, or `out` is missing or cannot be written.
        ChangeConflict: the SOP was changed since; nothing was applied.
        IngestError: the SOP's file cannot be read.
        LibraryError: the library cannot be read or written.
    """
    _check_by(by)
    chosen = chosen_changes(change_set, accept)
    target = one_target(change_set, chosen)
    if target.path is not None:
        return apply_to_file(target, target.path, chosen, by, out)
    if out is not None:
        raise ChangeError(
            "--out is for SOPs that are files: this one is in the library; `sopai library show` "
            "prints it"
        )
    with open_library(folder) as library:
        saved = as_saved(library, change_set)
        edited = tuple(saved.decided(change) for change in chosen)
        prepared = _prepared(library, saved, edited, by)
        identity = save_change_set(library, change_set, by.who)
        evidence = prepared.evidence._replace(change_set=identity)
        return _stored(library, prepared._replace(evidence=evidence))


def apply_saved(folder: Path, identity: int, by: By, *, expected: str | None = None) -> NewContent:
    """Apply what stands as accepted or edited in a change set of the library.

    Args:
        folder: the data folder.
        identity: of the change set.
        by: who applies it, why and when.
        expected: hash of the version that `preview_saved` showed; None: nobody looked.

    Raises:
        ChangeError: nothing is accepted, or a change is wrong.
        ChangeConflict: the SOP was changed since, or another version would be made than the one
            that was shown; nothing was applied.
        LibraryError: there is no such change set, or the library cannot be read or written.
    """
    _check_by(by)
    with open_library(folder) as library:
        saved = saved_change_set(library, identity)
        prepared = _prepared(library, saved, _accepted(saved), by)
        if expected not in (None, prepared.content.hash):
            raise ChangeConflict(
                "nothing was applied: other changes are accepted by now than those that were "
                "shown: look at the new version again"
            )
        return _stored(library, prepared)


def _check_by(by: By) -> None:
    if not by.who.strip() or not by.reason.strip():
        raise ChangeError("nothing was applied: say who accepts the changes, and give a reason")


def preview_saved(folder: Path, identity: int, by: By) -> NewContent:
    """What `apply_saved` would give now; nothing is written.

    Args:
        folder: the data folder.
        identity: of the change set.
        by: who would apply it, why and when.

    Raises:
        ChangeError: nothing is accepted, or a change is wrong.
        ChangeConflict: the SOP was changed since, or changes do not go together.
        LibraryError: there is no such change set, or the library cannot be read.
    """
    with open_library(folder) as library:
        saved = saved_change_set(library, identity)
        return _prepared(library, saved, _accepted(saved), by).content


def _accepted(saved: SavedChangeSet) -> tuple[Change, ...]:
    accepted = saved.accepted
    if not accepted:
        raise ChangeError("nothing is accepted yet: decide about the changes one by one")
    return accepted


class _Prepared(NamedTuple):
    """A version that is ready to be stored."""

    new: NewVersion
    evidence: Evidence
    content: NewContent


def _prepared(
    library: Library, saved: SavedChangeSet, chosen: tuple[Change, ...], by: By
) -> _Prepared:
    target = one_target(saved.change_set, chosen)
    done = [change.id for change in chosen if change.id in saved.applied]
    if done:
        why = [why_done(saved, one) for one in done if one in saved.taken_back]
        if why:
            raise ChangeConflict(f"nothing was applied: {why[0]}")
        raise ChangeConflict(f"nothing was applied: {', '.join(done)} is in a version already")
    known = list_versions(library, target.sop)
    _check_base(library, saved, target, known)
    if target.base != known[0].hash:
        before = [
            one
            for one in saved.change_set.changes
            if one.id in saved.applied and one.target == chosen[0].target
        ]
        refuse([*miscounted(chosen, before, target.sop)])
    stored, sop = known[0], get(library, target.sop, known[0].hash).sop
    if stored.state is State.RETIRED:
        raise ChangeError(
            f"nothing was applied: {sop.title!r} ({target.sop}) is retired; bring it back with "
            "`sopai library add --again`, or restore a version first"
        )
    last = last_ids(library, target.sop)
    applied = carry_out(sop, chosen, last)
    refuse_nothing(sop, applied)
    said = bump(sop, applied.sop, chosen, by.language)
    number = next_version(stored.version, said.level)
    what = revision_of(number, applied, by)
    control = control_after(stored.control, what, by.today)
    text = write_markdown(applied.sop, control, last)
    made = (number, content_hash(applied.sop, stored.hash))
    content = new_content(sop, applied, stored.version, made, said)._replace(state=control.state)
    new = NewVersion(applied.sop, control, text.encode(), stored.hash, by.who, by.reason)
    return _Prepared(new, Evidence(saved.id, applied.changes), content)


def _stored(library: Library, prepared: _Prepared) -> NewContent:
    made = add_changed(library, prepared.new, prepared.evidence)
    return prepared.content._replace(version=made.version, hash=made.hash, state=made.state)


def _check_base(
    library: Library,
    saved: SavedChangeSet,
    target: ChangeTarget,
    known: tuple[StoredVersion, ...],
) -> None:
    """Refuse changes of an older version; versions that this change set made do not count.

    Raises:
        ChangeConflict: somebody else changed the SOP since.
    """
    own = versions_by(library, saved.id)
    for version in known:
        if version.hash == target.base:
            return
        if version.hash not in own:
            raise stale(known[0])
    raise stale(known[0])
