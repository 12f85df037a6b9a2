"""What needs somebody: the to-do list over the whole library."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from sopai.errors import IngestError
from sopai.export.markdown import write_markdown
from sopai.library.catalogue import get, is_known, list_sops, list_versions
from sopai.library.opening import Library, open_library
from sopai.library.roster import read_roster
from sopai.library.stored import StoredVersion
from sopai.library.waiting import waiting_changes
from sopai.lint.unowned import step_numbers, unowned_steps
from sopai.schema.control import State
from sopai.schema.finding import Severity
from sopai.schema.roster import Roster
from sopai.workflow import HouseRules, Options, lint_text
from sopai.workflow.has_library import is_there
from sopai.workflow.house_kept import house_of
from sopai.workflow.reviews import reviews_due

Kind = Literal["overdue", "waiting", "unowned", "findings", "in_review"]


class Entry(NamedTuple):
    """One SOP that needs somebody."""

    sop_id: str
    title: str
    n: int
    outdated: int = 0
    """How many of the proposed changes were made on a version that is not the newest any more."""


class Todo(NamedTuple):
    """One kind of work, with the SOPs where there is most of it first."""

    kind: Kind
    n: int
    entries: tuple[Entry, ...]


class Staff(NamedTuple):
    """Who works here on a day."""

    roster: Roster
    today: date


class _Judged(NamedTuple):
    """How many findings the linter has on one version."""

    unowned: int
    """Steps that nobody owns."""

    errors: int
    """Findings of severity error, as a review counts them."""


def todo(
    folder: Path, today: date, told: Callable[[int, int], None] | None = None
) -> tuple[Todo, ...]:
    """What waits in a library; kinds of which there is nothing are left out.

    Each current version is linted once in the life of the process, and anew when rules are
    switched.

    Args:
        folder: the data folder.
        today: the day by which reviews are overdue.
        told: told after each SOP how many of how many have been looked at.

    Raises:
        LibraryError: the library cannot be read.
        SettingsError: what was decided about rules cannot be read.
    """
    if not is_there(folder):
        return ()
    house = house_of(folder)
    with open_library(folder) as library:
        current = list_sops(library)
        roster = read_roster(library)
        people = Staff(roster, today) if roster != Roster() else None
        unowned, findings = [], []
        for done, stored in enumerate(current, start=1):
            judged = _judge(library, stored, house, people)
            if judged.unowned:
                unowned.append(Entry(stored.sop_id, stored.title, judged.unowned))
            if judged.errors:
                findings.append(Entry(stored.sop_id, stored.title, judged.errors))
            if told is not None:
                told(done, len(current))
        waiting = [
            Entry(stored.sop_id, stored.title, 1)
            for stored in list_sops(library, state=State.IN_REVIEW)
        ]
    kinds: tuple[tuple[Kind, list[Entry]], ...] = (
        ("overdue", _overdue(folder, today)),
        ("waiting", _waiting(folder)),
        ("unowned", unowned),
        ("findings", findings),
        ("in_review", waiting),
    )
    return tuple(_todo(kind, entries) for kind, entries in kinds if entries)


def _overdue(folder: Path, today: date) -> list[Entry]:
    """SOPs whose review is late; the count is of days."""
    return [
        Entry(one.sop_id, one.title, -(one.status.days or 0))
        for one in reviews_due(folder, today)
        if one.status.state == "overdue"
    ]


def _waiting(folder: Path) -> list[Entry]:
    """SOPs with proposed changes that were neither applied nor rejected, as they are listed."""
    counts: Counter[str] = Counter()
    outdated: Counter[str] = Counter()
    with open_library(folder) as library:
        for one in waiting_changes(library):
            counts[one.sop_id] += one.n
            outdated[one.sop_id] += one.n if one.is_outdated else 0
        return [Entry(sop, _title(library, sop), n, outdated[sop]) for sop, n in counts.items()]


def _title(library: Library, sop_id: str) -> str:
    """Of the newest version; an SOP that is not there has its id for one."""
    return list_versions(library, sop_id)[0].title if is_known(library, sop_id) else sop_id


def _todo(kind: Kind, entries: list[Entry]) -> Todo:
    worst = tuple(sorted(entries, key=lambda entry: -entry.n))
    total = len(entries) if kind in ("overdue", "in_review") else sum(one.n for one in entries)
    return Todo(kind, total, worst)


_MOST = 10_000
"""Versions whose judgement is remembered."""

_KNOWN: dict[tuple[str, str, HouseRules], _Judged] = {}
"""Hash of the content, hash of what is linted with it (control record, roster, day), and what was
decided about rules -> what the linter said; the one that was asked for last stands last."""


def _judge(
    library: Library, stored: StoredVersion, house: HouseRules, people: Staff | None
) -> _Judged:
    around = stored.control.model_dump_json()
    if people is not None:
        around += people.roster.model_dump_json() + people.today.isoformat()
    key = stored.hash, sha256(around.encode()).hexdigest(), house
    judged = _KNOWN.pop(key, None)
    if judged is None:
        content = get(library, stored.sop_id, stored.hash)
        judged = _lint(write_markdown(content.sop, stored.control), house, people)
    _KNOWN[key] = judged
    while len(_KNOWN) > _MOST:
        _KNOWN.pop(next(iter(_KNOWN)), None)
    return judged


def _lint(text: str, house: HouseRules, people: Staff | None) -> _Judged:
    roster, today = people or (None, None)
    try:
        linted = lint_text(text, "sop.md", Options(house=house, roster=roster, today=today))
    except IngestError:  # a title that no file can hold: nothing is known, nothing is claimed
        return _Judged(0, 0)
    errors = sum(finding.severity is Severity.ERROR for finding in linted.findings)
    steps = step_numbers((linted.sop, *linted.others))
    return _Judged(len(unowned_steps(linted.findings, steps)), errors)
