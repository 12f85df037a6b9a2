"""Who owns what in the library, what stops when somebody is away, and roles that change hands."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePath
from typing import NamedTuple

from sopai.errors import LibraryError, RosterError
from sopai.ingest.decode import read_bytes
from sopai.ingest.read import load, read_data
from sopai.library.auditing import latest_entry
from sopai.library.catalogue import get, list_sops
from sopai.library.opening import open_library
from sopai.library.roster import read_roster as stored_roster
from sopai.library.roster import write_roster
from sopai.people.away import Absence, absence
from sopai.people.directory import Directory, everybody, is_same
from sopai.people.duties import Duty, duties_of
from sopai.people.handing import Preview, hand_over, replace_person
from sopai.people.importing import roster_in
from sopai.people.merging import RosterDiff, merged, roster_diff
from sopai.people.overview import (
    Load,
    Owned,
    SinglePoint,
    Unheld,
    loads,
    outdated,
    owned,
    single_points,
    strangers,
    unheld,
    unowned,
)
from sopai.people.problems import Problem, problems
from sopai.people.tasks import Covering, TaskOf, tasks_of
from sopai.schema.roster import Roster
from sopai.schema.sop import Sop
from sopai.workflow.files import MAX_ROSTER, parse_roster
from sopai.workflow.has_library import is_there

YAML = frozenset((".yaml", ".yml"))


class People(NamedTuple):
    """All that is known of who does what on a day."""

    roster: Roster
    today: date
    found: tuple[Owned, ...]
    """Every duty of the current SOPs, with who answers for it."""

    loads: tuple[Load, ...]
    unowned: tuple[Duty, ...]
    unheld: tuple[Unheld, ...]
    single_points: tuple[SinglePoint, ...]
    """None without a roster: nothing is known of substitutes."""

    strangers: tuple[str, ...]
    """Whom SOPs name and the roster does not know."""

    outdated: tuple[Owned, ...]
    """What names somebody with a role that another one holds by now."""

    tasks: tuple[TaskOf, ...]
    problems: tuple[Problem, ...]


class Import(NamedTuple):
    """What a file would make of the roster; nothing is changed yet."""

    before: Roster
    after: Roster
    diff: RosterDiff
    problems: tuple[Problem, ...]
    """Of the roster afterwards."""

    rows: int | None
    """Rows that were read; None for a file that holds a whole roster."""

    ignored: tuple[str, ...]
    """Columns that were not taken."""


def people(folder: Path, today: date) -> People:
    """Who answers for what, by the current SOPs and the roster of a library.

    It is worked out anew when the library has changed.

    Raises:
        LibraryError: the library cannot be read.
    """
    if not is_there(folder):
        return _people(folder, today, 0)
    with open_library(folder) as library:
        latest = latest_entry(library)
    return _people(folder, today, latest)


@lru_cache(maxsize=4)
def _people(folder: Path, today: date, _latest: int) -> People:
    roster, sops = _read(folder)
    directory = Directory(roster, today)
    found = owned((duty for _, sop in sops for duty in duties_of(sop)), directory)
    return People(
        roster,
        today,
        found,
        loads(found, directory),
        unowned(found),
        unheld(found),
        single_points(found) if roster != Roster() else (),
        strangers(found) if roster != Roster() else (),
        outdated(found),
        tasks_of(roster, [_covering(number, sop) for number, sop in sops]),
        problems(roster),
    )


def _read(folder: Path) -> tuple[Roster, list[tuple[str | None, Sop]]]:
    """The roster, and the current SOPs with their numbers."""
    if not is_there(folder):
        return Roster(), []
    with open_library(folder) as library:
        current = [get(library, one.sop_id, one.hash) for one in list_sops(library)]
        roster = stored_roster(library)
    return roster, [(one.stored.control.number, one.sop) for one in current]


def _covering(number: str | None, sop: Sop) -> Covering:
    words = [sop.title, *(f"{step.title or ''} {step.action}" for step in sop.steps)]
    return Covering(sop.id, number, sop.title, " ".join(words))


def away(known: People, names: Collection[str]) -> Absence:
    """What stops when some people are away at once.

    Raises:
        RosterError: nobody of that name answers for anything or stands in the roster.
    """
    there = [*everybody(known.roster), *(name for one in known.found for name in one.answer.people)]
    for name in names:
        if not any(is_same(name, one) for one in there):
            raise RosterError(
                f"neither the roster nor an SOP knows {name!r}: `sopai people` lists everybody"
            )
    return absence(known.found, names)


def load_of(known: People, person: str) -> tuple[Owned, ...]:
    """What one person answers for."""
    return tuple(
        one for one in known.found if any(is_same(person, name) for name in one.answer.people)
    )


def read_people(folder: Path, name: str, data: bytes, *, replace: bool = False) -> Import:
    """What a list of people would make of the roster.

    Args:
        folder: the data folder.
        name: of the file: a roster (.yaml), or a table in any format that sopai reads.
        data: all of it.
        replace: the file is the whole roster; else it is added to what is known.

    Raises:
        RosterError: no list of people is in it.
        IngestError: the file cannot be read.
        SettingsError: a .yaml file is no roster.
        LibraryError: the library cannot be read.
    """
    before = current_roster(folder)
    rows, ignored = None, tuple[str, ...]()
    if PurePath(name).suffix.lower() in YAML:
        new = parse_roster(data, name)
    else:
        imported = roster_in(read_data(data, name).document)
        new, rows, ignored = imported.roster, imported.rows, imported.ignored
    after = new if replace else merged(before, new)
    return Import(before, after, roster_diff(before, after), problems(after), rows, ignored)


def read_people_file(folder: Path, path: Path, *, replace: bool = False) -> Import:
    """What a file with a list of people would make of the roster.

    Raises:
        RosterError: no list of people is in it.
        IngestError: the file cannot be read.
        SettingsError: a .yaml file is no roster.
        LibraryError: the library cannot be read.
    """
    is_yaml = path.suffix.lower() in YAML
    data = read_bytes(path, MAX_ROSTER) if is_yaml else load(path)
    return read_people(folder, str(path), data, replace=replace)


def current_roster(folder: Path) -> Roster:
    """The roster of a library; an empty one where there is none.

    Raises:
        LibraryError: the library cannot be read.
    """
    if not is_there(folder):
        return Roster()
    with open_library(folder) as library:
        return stored_roster(library)


def roster_if_readable(folder: Path) -> Roster | None:
    """The roster of a library; None where the library cannot be read, which stops no draft."""
    try:
        return current_roster(folder)
    except LibraryError:
        return None


def preview_hand_over(
    folder: Path,
    role: str,
    to: str,
    since: date,
    *,
    instead_of: str | None = None,
    substitute: str | None = None,
) -> Preview:
    """What it means that somebody takes over a role; nothing is changed yet.

    Raises:
        RosterError: there is no such role, or it cannot go to that person.
        LibraryError: the library cannot be read.
    """
    roster, duties = _duties(folder)
    return hand_over(roster, role, to, since, duties, instead_of=instead_of, substitute=substitute)


def preview_leaving(folder: Path, person: str, to: str | None, since: date) -> Preview:
    """What it means that somebody leaves; nothing is changed yet.

    Raises:
        RosterError: nobody is called so, or it is the one who takes over.
        LibraryError: the library cannot be read.
    """
    roster, duties = _duties(folder)
    return replace_person(roster, person, to, since, duties)


def _duties(folder: Path) -> tuple[Roster, Sequence[Duty]]:
    roster, sops = _read(folder)
    return roster, [duty for _, sop in sops for duty in duties_of(sop)]


def change_roster(folder: Path, before: Roster, after: Roster, *, who: str, reason: str) -> bool:
    """Make the change that was shown, as one event; False when nothing changes.

    Args:
        folder: the data folder.
        before: the roster that was shown; another one now is a conflict.
        after: the new one.
        who: who decides; recorded, not authenticated.
        reason: why, in a sentence.

    Raises:
        RosterError: no reason is given.
        ChangeConflict: somebody else changed the roster in the meantime.
        LibraryError: the library cannot be written.
    """
    if not reason.strip() or not who.strip():
        raise RosterError("the roster is not changed: say who changes it, and give a reason")
    with open_library(folder) as library:
        return write_roster(library, after, who=who, reason=reason, base=before)
