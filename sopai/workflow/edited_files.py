"""Exported Word and Excel files that somebody edited: in, and a change set out."""

from pathlib import Path
from typing import NamedTuple

from sopai.changes.guard import guard
from sopai.changes.settling import with_values
from sopai.edited.comparing import Made, edited_changes
from sopai.edited.said import say
from sopai.errors import LibraryError
from sopai.ingest.read import read, read_data
from sopai.ingest.returned import Returned, read_returned
from sopai.library.catalogue import find_id, get, is_known, last_ids, list_versions
from sopai.library.opening import Library, open_library
from sopai.library.origins import origin_of
from sopai.library.roster import read_roster
from sopai.retro.spots import Procedure
from sopai.schema import marks
from sopai.schema.canonical import content_hash
from sopai.schema.changes import ChangeSet, Unmatched
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop
from sopai.workflow.belonging import File, belonging
from sopai.workflow.has_library import is_there
from sopai.workflow.rebasing import rebased

MAX_GUARDED = 200
"""Changes of which it is looked at what they take away; each costs a look at the whole SOP."""

_TEXTS = {
    "en": {
        "no_base": "{name} does not say which version it was made of: it is compared with "
        "{version}",
        "other_base": "{name} was made of another version than {path} holds now: what was changed "
        "in {path} meanwhile is shown as if it were undone",
        "by_words": "{name} does not say which SOP it was made of: taken as {title} ({sop}) by its "
        "number or title",
    },
    "zh": {
        "no_base": "{name} 没有写明由哪个版本导出，现与 {version} 版比较",
        "other_base": "{name} 不是由 {path} 现在的内容导出的：{path} 此后的修改会显示为被撤回",
        "by_words": "{name} 没有写明由哪个流程导出：按编号或标题认作{title}（{sop}）",
    },
}


class EditedFile(NamedTuple):
    """What was edited in a file."""

    changes: ChangeSet
    notes: tuple[str, ...]
    """What the user should know of how it was compared."""

    procedure: Procedure
    """The SOP that the changes are for."""

    language: str
    """Of its messages."""


def changes_of_edited(
    folder: Path,
    data: bytes,
    name: str,
    *,
    sop: str | None = None,
    roster: Roster | None = None,
    language: str | None = None,
) -> EditedFile:
    """The changes that somebody made in an exported Word or Excel file.

    Nothing is changed by it. Where the library has moved on since, the changes are made for its
    newest version as far as they fit; the others are open items.

    Args:
        folder: the data folder.
        data: the edited file.
        name: its name.
        sop: the SOP that it was made of: a file, or id, number or path in the library; None: what
            the file says itself, else what its number or title tells.
        roster: who held which role when it was exported; else the library's.
        language: of reasons and messages; else the SOP's.

    Raises:
        IngestError: a file cannot be read.
        LibraryError: there is no such SOP, or the file was made of another one.
    """
    found = read_returned(data, name)
    if sop is not None and Path(sop).is_file():
        return _of_file(found, Path(sop), name, roster, language)
    if not is_there(folder):
        raise LibraryError(
            f"{name!r}: there is no library in which its SOP could be: name the SOP's file with "
            "--sop"
        )
    with open_library(folder) as library:
        return _of_library(library, found, data, name, sop, roster, language)


def _of_file(
    found: Returned, path: Path, name: str, roster: Roster | None, language: str | None
) -> EditedFile:
    reading = read(path)
    sops = {one.id: one for one in (reading.sop, *reading.others)}
    stated = found.properties.get(marks.SOP)
    made_of = sops.get(stated or "", None if stated else reading.sop)
    if made_of is None:
        raise LibraryError(
            f"{name!r} was made of {stated}, and {str(path)!r} holds {', '.join(sops)}: name the "
            "SOP that it was made of"
        )
    messages = language or made_of.language
    base = content_hash(made_of)
    notes = []
    if found.properties.get(marks.BASE) != base:
        notes.append(_TEXTS[messages]["other_base"].format(name=name, path=path))
    made = Made(made_of, base, reading.control, roster, str(path), reading.last_ids)
    changes = guarded(made_of, edited_changes(made, found, name, messages), messages)
    procedure = Procedure(made_of, base, str(path), reading.document)
    return EditedFile(changes, tuple(notes), procedure, messages)


def _of_library(
    library: Library,
    found: Returned,
    data: bytes,
    name: str,
    sop: str | None,
    roster: Roster | None,
    language: str | None,
) -> EditedFile:
    identity, is_by_words = _identity(library, found, data, name, sop)
    versions = list_versions(library, identity)
    by_hash = {version.hash: version for version in versions}
    version = by_hash.get(found.properties.get(marks.BASE, ""), versions[0])
    stored, made_of = get(library, identity, version.hash)
    messages = language or made_of.language
    texts, notes = _TEXTS[messages], []
    if is_by_words:
        notes.append(texts["by_words"].format(name=name, title=made_of.title, sop=identity))
    if version.hash != found.properties.get(marks.BASE):
        notes.append(texts["no_base"].format(name=name, version=version.version))
    last = last_ids(library, identity)
    known = roster or read_roster(library)
    made = Made(made_of, version.hash, stored.control, known, None, last)
    changes = edited_changes(made, found, name, messages)
    newest = versions[0]
    if newest.hash != version.hash:
        now = get(library, identity, newest.hash).sop
        stations = (version.version, newest.version)
        moved = rebased(changes, now, newest.hash, last, stations, messages)
        changes, made_of = moved.changes, now if moved.is_moved else made_of
        notes.append(moved.note)
    base = changes.targets[0].base
    return EditedFile(
        guarded(made_of, changes, messages), tuple(notes), Procedure(made_of, base), messages
    )


def _identity(
    library: Library, found: Returned, data: bytes, name: str, sop: str | None
) -> tuple[str, bool]:
    """The SOP that a file was made of, and whether its words alone tell."""
    stated = found.properties.get(marks.SOP)
    if sop is not None:
        wanted = find_id(library, sop)
        if stated is not None and stated != wanted:
            raise LibraryError(
                f"{name!r} was made of {stated}, and {sop!r} is {wanted}: name the SOP that it was "
                "made of, or leave --sop out"
            )
        return wanted, False
    if stated is not None:
        if not is_known(library, stated):
            raise LibraryError(
                f"{name!r} was made of {stated}, which is not in the library: name the file of "
                "that SOP with --sop, or add it first"
            )
        return stated, False
    reading = read_data(data, name)
    origin = origin_of(name, name)
    file = File(reading.sop, reading.control, origin, data, not reading.others)
    newest = belonging(library, file).newest
    if newest is None:
        raise LibraryError(
            f"{name!r} does not say of which SOP it was made, and none has its number and title: "
            "name the SOP with --sop"
        )
    return newest.sop_id, True


def guarded(sop: Sop, changes: ChangeSet, language: str) -> ChangeSet:
    """The changes with what they take away or put in, as far as code can see.

    Args:
        sop: the SOP that they are made on.
        changes: the change set.
        language: of the warnings.
    """
    looked = [
        with_values(change, guard=guard(sop, change, language)) if at < MAX_GUARDED else change
        for at, change in enumerate(changes.changes)
    ]
    left = changes.unmatched
    if len(looked) > MAX_GUARDED:
        why = say("guard_left", language, count=MAX_GUARDED)
        left = (*left, Unmatched(quote=str(len(looked)), why=why))
    return ChangeSet(
        retrospective=changes.retrospective,
        targets=changes.targets,
        changes=tuple(looked),
        open_items=changes.open_items,
        unmatched=left,
    )
