"""A library goes into an archive and comes back without loss, also beside what is there."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from sopai.library.auditing import audit_trail
from sopai.library.catalogue import get, list_sops, list_versions, original_bytes
from sopai.library.doctor import examine
from sopai.library.evidence import Decision, decide, save_change_set, saved_change_set
from sopai.library.merging import Fate
from sopai.library.opening import Library, open_library
from sopai.library.roster import read_roster, write_roster
from sopai.library.search import search
from sopai.library.states import remove, set_state
from sopai.library.waiting import open_change_sets
from sopai.schema.control import State
from sopai.schema.roster import Roster
from sopai.workflow.applying import apply_saved
from sopai.workflow.new_content import By
from sopai.workflow.versions import version_history
from tests.library.archives import TODAY, archived, fill, tables, taken
from tests.library.samples import DOCUMENTS, identity, put
from tests.library.test_changing import proposal


@pytest.fixture(autouse=True)
def _by_words(words_only: None) -> None:
    """Nothing here is about meanings."""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "other") as opened:
        yield opened


def fates(library: Library, data: bytes) -> dict[str, Fate]:
    return {one.sop_id: one.fate for one in taken(library, data).sops}


def test_an_empty_library_becomes_the_same_one(library: Library, other: Library) -> None:
    fill(library)
    taken(other, archived(library))
    assert tables(other) == tables(library)
    assert read_roster(other) == read_roster(library)


def test_what_came_back_is_whole_and_is_found(library: Library, other: Library) -> None:
    fill(library)
    taken(other, archived(library))
    assert [check.name for check in examine(other, lambda *_: None) if not check.is_good] == []
    assert [one.sop_id for one in search(other, "报销").results] == [identity("expenses")]
    assert search(other, "payroll").results == ()
    found = list_versions(other, identity("returns"))[0]
    assert original_bytes(other, found.original) == original_bytes(library, found.original)
    history = [version_history(one.folder, identity("returns")) for one in (library, other)]
    assert history[0] == history[1]


def test_that_it_came_from_an_archive_is_on_record(library: Library, other: Library) -> None:
    fill(library)
    taken(other, archived(library), who="Dee")
    *before, last = audit_trail(other)
    assert tuple(before) == audit_trail(library)
    assert (last.who, last.action) == ("Dee", "unarchive")
    assert last.detail["sops"] == {
        "new": sorted(map(identity, ("backup", "expenses", "payroll", "returns"))),
        "newer": [],
        "known": [],
        "versions": [],
        "decisions": [],
    }


def test_the_same_library_gives_the_same_bytes(library: Library) -> None:
    fill(library)
    assert archived(library) == archived(library)


def test_an_archive_again_changes_nothing(library: Library, other: Library) -> None:
    fill(library)
    data = archived(library)
    taken(other, data)
    before = tables(other), len(audit_trail(other))
    again = taken(other, data)
    assert {one.fate for one in again.sops} == {Fate.KNOWN} == {again.roster, *again.evidence}
    assert (tables(other), len(audit_trail(other))) == before


def test_its_own_archive_is_known_also_when_the_library_went_on(library: Library) -> None:
    fill(library)
    data = archived(library)
    put(library, "expenses", purpose="新的报销")
    set_state(library, identity("backup"), "1.0", State.EFFECTIVE, who="Ann", reason="yes")
    write_roster(library, Roster(people=("Zoe",)), who="Ann")
    before = tables(library)
    assert not taken(library, data).has_conflicts
    assert tables(library) == before


@given(st.lists(st.tuples(st.sampled_from(sorted(DOCUMENTS)), st.text(max_size=20)), max_size=8))
@hypothesis_settings(max_examples=15, deadline=None)
def test_any_versions_come_back(
    tmp_path_factory: pytest.TempPathFactory, given_versions: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with open_library(folder / "a") as one, open_library(folder / "b") as two:
        for name, text in given_versions:
            put(one, name, purpose=f"For {text}".encode("utf-8", "ignore").decode())
        taken(two, archived(one))
        assert tables(two) == tables(one)


def test_text_for_people_is_in_it(library: Library) -> None:
    fill(library)
    with ZipFile(BytesIO(archived(library))) as packed:
        names = packed.namelist()
        text = packed.read(f"sops/费用报销-{identity('expenses')}.md").decode()
    assert f"drafts/Restoring-the-database-from-the-nightly-backup-{identity('backup')}.md" in names
    assert not [name for name in names if name.endswith(f"{identity('payroll')}.md")]
    assert "# 费用报销" in text
    assert "sopai_base: s1:" in text


def test_newer_versions_and_decisions_are_added(library: Library, other: Library) -> None:
    fill(library)
    taken(other, archived(library))
    put(other, "expenses", purpose="更清楚")
    set_state(other, identity("expenses"), "1.2", State.EFFECTIVE, who="Bo", reason="good")
    put(other, "lift")
    assert fates(library, archived(other)) == {
        identity("backup"): Fate.KNOWN,
        identity("expenses"): Fate.NEWER,
        identity("lift"): Fate.NEW,
        identity("payroll"): Fate.KNOWN,
        identity("returns"): Fate.KNOWN,
    }
    assert get(library, identity("expenses")).sop.purpose == "更清楚"
    assert list_versions(library, identity("expenses")) == list_versions(
        other, identity("expenses")
    )
    assert [one.sop_id for one in search(library, "困人").results] == [identity("lift")]
    assert all(check.is_good for check in examine(library, lambda *_: None))


def test_versions_that_went_different_ways_stay_on_both_sides(
    library: Library, other: Library
) -> None:
    fill(library)
    taken(other, archived(library))
    put(other, "expenses", purpose="那边")
    put(other, "lift")
    put(library, "expenses", purpose="这边")
    mine = list_versions(library, identity("expenses"))
    done = taken(library, archived(other))
    assert done.has_conflicts
    assert [one.sop_id for one in done.sops if one.fate is Fate.VERSIONS] == [identity("expenses")]
    assert list_versions(library, identity("expenses")) == mine
    assert get(library, identity("expenses")).sop.purpose == "这边"
    assert identity("lift") in {one.sop_id for one in list_sops(library)}


def test_decisions_that_went_different_ways_are_a_conflict(
    library: Library, other: Library
) -> None:
    fill(library)
    taken(other, archived(library))
    set_state(other, identity("backup"), "1.0", State.EFFECTIVE, who="Bo", reason="ready")
    remove(library, identity("backup"), who="Ann", reason="not ready")
    assert fates(library, archived(other))[identity("backup")] is Fate.DECISIONS
    assert list_versions(library, identity("backup"))[0].state is State.RETIRED


def test_two_libraries_that_began_with_the_same_files_have_one_history(
    library: Library, other: Library
) -> None:
    put(library, "returns", path="here/returns.md")
    put(other, "returns", path="there/returns.md")
    assert fates(library, archived(other)) == {identity("returns"): Fate.KNOWN}
    put(other, "returns", purpose="Better")
    assert fates(library, archived(other)) == {identity("returns"): Fate.NEWER}
    assert get(library, identity("returns")).sop.purpose == "Better"


def test_roster_that_both_changed_stays(library: Library, other: Library) -> None:
    fill(library)
    taken(other, archived(library))
    write_roster(other, Roster(people=("There",)), who="Bo")
    assert taken(library, archived(other)).roster is Fate.NEWER
    write_roster(other, Roster(people=("There too",)), who="Bo")
    write_roster(library, Roster(people=("Here",)), who="Ann")
    assert taken(library, archived(other)).roster is Fate.DECISIONS
    assert read_roster(library).people == ("Here",)


def test_without_evidence_no_quote_leaves_the_library(library: Library, other: Library) -> None:
    fill(library)
    data = archived(library, with_evidence=False)
    quote = open_quote(library)
    with ZipFile(BytesIO(data)) as packed:
        assert not [name for name in packed.namelist() if name.startswith("evidence/")]
        assert not [name for name in packed.namelist() if quote in packed.read(name)]
    assert not taken(other, data).had_evidence
    assert list_versions(other, identity("returns")) == list_versions(library, identity("returns"))
    assert all(check.is_good for check in examine(other, lambda *_: None))


def open_quote(library: Library) -> bytes:
    return saved_change_set(library, 1).change_set.changes[0].quote.encode()


def test_evidence_can_come_later(library: Library, other: Library) -> None:
    fill(library)
    taken(other, archived(library, with_evidence=False))
    taken(other, archived(library))
    assert saved_change_set(other, 1) == saved_change_set(library, 1)


def test_change_sets_get_a_number_of_their_own(library: Library, other: Library) -> None:
    fill(library)
    mine = save_change_set(other, proposal(put(other, "autoclave")), "Bo")
    taken(other, archived(library))
    assert [one.id for one in open_change_sets(other)] == [mine]
    theirs = saved_change_set(other, 2)
    assert theirs.applied == saved_change_set(library, 1).applied
    trail = [entry.detail for entry in audit_trail(other, identity("returns"))]
    assert [one["change_set"] for one in trail if "change_set" in one] == [2, 2]


def test_decisions_about_changes_follow_too(library: Library, other: Library) -> None:
    added = put(library, "returns")
    saved = save_change_set(library, proposal(added), "Bo")
    taken(other, archived(library))
    decide(other, saved, "c2", Decision.ACCEPTED, who="Ann", reason="true")
    apply_saved(other.folder, saved, By("Ann", "agreed", TODAY))
    done = taken(library, archived(other))
    assert done.evidence == {Fate.NEWER: 1}
    assert saved_change_set(library, saved).applied == saved_change_set(other, saved).applied
    decide(library, saved, "c1", Decision.REJECTED, who="Ann", reason="no")
    decide(other, saved, "c1", Decision.ACCEPTED, who="Bo", reason="yes")
    assert taken(library, archived(other)).evidence == {Fate.DECISIONS: 1}
    assert saved_change_set(library, saved).decisions["c1"].decision is Decision.REJECTED


def test_change_set_of_an_sop_in_conflict_is_left_with_it(library: Library, other: Library) -> None:
    put(library, "returns", purpose="Here")
    added = put(other, "returns", purpose="There")
    save_change_set(other, proposal(added), "Bo")
    assert taken(library, archived(other)).evidence == {Fate.VERSIONS: 1}
    assert open_change_sets(library) == ()
