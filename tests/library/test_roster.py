"""The roster comes back as it was written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from sqlalchemy import Connection, Engine

from sopai.library.auditing import audit_trail
from sopai.library.database import writing
from sopai.library.opening import Library, open_library
from sopai.library.roster import read_roster, write_roster
from sopai.schema.roster import Holder, Role, Roster
from tests.strategies import rosters


def test_library_without_a_roster_has_an_empty_one(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        assert read_roster(library) == Roster()


def test_change_is_on_record_and_no_change_is_not(tmp_path: Path) -> None:
    roster = Roster(people=("Li Si",), roles=(Role(name="Packer", holders=(Holder(person="Li"),)),))
    with open_library(tmp_path) as library:
        write_roster(library, roster, who="Ann")
        write_roster(library, roster, who="Ann")
        assert [entry.action for entry in audit_trail(library)] == ["roster"]
        assert read_roster(library).people == ("Li Si",)


def test_roster_that_somebody_changed_meanwhile_is_on_record_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def late(engine: Engine) -> Iterator[Connection]:
        monkeypatch.undo()
        write_roster(library, Roster(people=("Bo",)), who="Bo")
        with writing(engine) as connection:
            yield connection

    with open_library(tmp_path) as library:
        monkeypatch.setattr("sopai.library.roster.writing", late)
        write_roster(library, Roster(people=("Ann",)), who="Ann")
        trail = [(entry.who, entry.detail["before"]) for entry in audit_trail(library)]
    bo = Roster(people=("Bo",)).model_dump_json()
    assert trail == [("Bo", Roster().model_dump_json()), ("Ann", bo)]


@given(first=rosters, second=rosters)
@hypothesis_settings(max_examples=20)
def test_any_roster_is_read_as_it_was_written(
    scratch: Library, first: Roster, second: Roster
) -> None:
    for roster in (first, second):
        write_roster(scratch, roster, who="Ann")
        once = roster.model_dump() | {"people": tuple(dict.fromkeys(roster.people))}
        assert read_roster(scratch) == Roster.model_validate(once)
