"""Change sets, decisions, versions made of changes, reviews: in a real database."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text

from sopai.errors import ChangeConflict, ChangeError, LibraryError
from sopai.library.adding import AddedVersion
from sopai.library.auditing import audit_trail
from sopai.library.catalogue import current, get, list_versions
from sopai.library.database import reading, writing
from sopai.library.evidence import (
    Decision,
    decide,
    save_change_set,
    saved_change_set,
)
from sopai.library.opening import Library, open_library
from sopai.library.reviews import LastReview, last_reviews, record_review
from sopai.library.search import search
from sopai.library.stored import StoredSop
from sopai.library.tables import SCHEMA_VERSION, change_decisions, change_sets, facts, files
from sopai.library.waiting import Waiting, open_change_sets, waiting_changes
from sopai.schema.changes import Change, ChangeSet, ChangeTarget
from sopai.schema.control import State
from sopai.workflow.applying import apply_changes, apply_saved, preview_saved
from sopai.workflow.deciding import keep_change_set
from sopai.workflow.new_content import By
from sopai.workflow.reviews import review, reviews_due
from sopai.workflow.todo import todo
from sopai.workflow.versions import compare_versions, restore, version_history
from tests.changes.samples import change
from tests.library.samples import put

BY = By("Ann", "agreed on Monday", date(2026, 5, 20))
ACTION = "Open the parcel that the customer sent back"


def proposal(added: AddedVersion, *changes: Change) -> ChangeSet:
    target = ChangeTarget(sop=added.sop_id, base=added.hash)
    return ChangeSet(
        retrospective="may.md", targets=(target,), changes=changes or (title(), limit())
    )


def title() -> Change:
    return change("set", "/title", "Returns and refunds", "Returns")


def limit() -> Change:
    return change("set", "/steps/s1/time_limit", None, "4 h", number=2)


def test_accepted_changes_make_a_version_with_who_and_why(library: Library) -> None:
    added = put(library)
    made = apply_changes(library.folder, proposal(added), "c2", BY)
    assert (made.version, made.bump.level, made.accepted) == ("1.1", "minor", ("c2",))
    stored, sop = get(library, added.sop_id, "1.1")
    assert (sop.steps[0].time_limit, sop.title) == ("4 h", "Returns and refunds")
    assert (stored.hash, stored.parent, stored.added_by) == (made.hash, added.hash, "Ann")
    entry = version_history(library.folder, added.sop_id)[0]
    assert (entry.made, entry.who, entry.why) == ("apply", "Ann", "agreed on Monday")
    assert entry.change == "Changed after a retrospective of 2026-05-20: step (1)."


def test_what_is_not_accepted_stays_open_and_can_be_applied_later(library: Library) -> None:
    added = put(library)
    apply_changes(library.folder, proposal(added), "c2", BY)
    waiting = open_change_sets(library)[0]
    assert waiting.open == ("c1",)
    made = apply_changes(library.folder, proposal(added), "c1", BY)
    assert made.version == "1.2"
    assert get(library, added.sop_id).sop.steps[0].time_limit == "4 h"
    assert open_change_sets(library) == ()


def test_a_change_is_applied_once(library: Library) -> None:
    added = put(library)
    apply_changes(library.folder, proposal(added), "c2", BY)
    with pytest.raises(ChangeConflict, match="c2 is in a version already"):
        apply_changes(library.folder, proposal(added), "c2", BY)


def test_a_version_in_between_is_a_conflict_and_nothing_is_lost(library: Library) -> None:
    added = put(library)
    put(library, purpose="By somebody else")
    with pytest.raises(ChangeConflict, match="is at 1.1 now, by Ann, and the changes were made"):
        apply_changes(library.folder, proposal(added), "all", BY)
    assert [version.version for version in list_versions(library, added.sop_id)] == ["1.1", "1.0"]


def test_a_file_exported_before_does_not_undo_what_was_applied(library: Library) -> None:
    added = put(library, path="mine.md")
    apply_changes(library.folder, proposal(added), "all", BY)
    with pytest.raises(LibraryError, match="made from an older version"):
        put(library, purpose="Mine", path="mine.md", base=added.hash)


def test_what_was_effective_stays_current_until_the_new_one_is_approved(library: Library) -> None:
    added = put(library, state=State.EFFECTIVE)
    made = apply_changes(library.folder, proposal(added), "all", BY)
    assert made.state is State.DRAFT
    now = current(library, added.sop_id)
    assert now is not None
    assert now.version == "1.0"


def test_a_retired_sop_is_not_changed(library: Library) -> None:
    added = put(library, state=State.RETIRED)
    with pytest.raises(ChangeError, match="is retired; bring it back with"):
        apply_changes(library.folder, proposal(added), "all", BY)


def test_a_version_put_into_effect_meanwhile_is_a_conflict_and_no_retirement(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = put(library, state=State.EFFECTIVE)

    def late(*_: object) -> StoredSop:
        monkeypatch.undo()
        put(library, state=State.EFFECTIVE, purpose="By somebody else")
        return get(library, added.sop_id, added.hash)

    monkeypatch.setattr("sopai.workflow.applying.get", late)
    with pytest.raises(ChangeConflict, match="is at 1.1 now, by Ann, effective"):
        apply_changes(library.folder, proposal(added), "all", BY)


def test_an_sop_that_is_not_there_is_named(library: Library) -> None:
    added = put(library)
    elsewhere = ChangeTarget(sop="sop_nobody0000", base=added.hash)
    stranger = ChangeSet(retrospective="may.md", targets=(elsewhere,), changes=(title(),))
    with pytest.raises(LibraryError, match="no SOP 'sop_nobody0000'"):
        apply_changes(library.folder, stranger, "all", BY)
    with pytest.raises(LibraryError, match="no SOP 'sop_nobody0000'"):
        keep_change_set(library.folder, stranger, "Ann")
    assert open_change_sets(library) == ()


def test_a_change_set_that_cannot_be_applied_is_not_kept(library: Library) -> None:
    added = put(library)
    wrong = change("set", "/title", "Another title", "Returns")
    with pytest.raises(ChangeConflict, match="should be"):
        apply_changes(library.folder, proposal(added, wrong), "all", BY)
    assert open_change_sets(library) == ()


def test_a_preview_that_is_out_of_date_is_not_made(library: Library) -> None:
    added = put(library)
    saved = save_change_set(library, proposal(added), "Ann")
    decide(library, saved, "c1", Decision.ACCEPTED, who="Ann", reason="yes")
    seen = preview_saved(library.folder, saved, BY)
    decide(library, saved, "c2", Decision.ACCEPTED, who="Bo", reason="yes")
    with pytest.raises(ChangeConflict, match="other changes are accepted by now"):
        apply_saved(library.folder, saved, BY, expected=seen.hash)
    assert [one.version for one in list_versions(library, added.sop_id)] == ["1.0"]
    again = preview_saved(library.folder, saved, BY)
    assert apply_saved(library.folder, saved, BY, expected=again.hash).hash == again.hash


def test_a_place_in_a_list_is_not_counted_anew_after_a_first_round(library: Library) -> None:
    put(library)
    added = put(library, steps=[{"id": "s1", "action": ACTION, "attention": ["A", "B", "C"]}])
    two = proposal(
        added,
        change("remove", "/steps/s1/attention/0", "A"),
        change("add", "/steps/s1/attention", None, "D", number=2, position={"after": "1"}),
        change("set", "/steps/s1/attention/2", "C", "E", number=3),
        change("set", "/steps/s1/time_limit", None, "4 h", number=4),
    )
    apply_changes(library.folder, two, "c1", BY)
    for later in ("c2", "c3"):
        with pytest.raises(ChangeConflict, match=f"{later}: c1 changed .*attention.* before"):
            apply_changes(library.folder, two, later, BY)
    assert apply_changes(library.folder, two, "c4", BY).version == "1.3"


@pytest.mark.parametrize("by", [By("", "why", BY.today), By("Ann", "  ", BY.today)])
def test_nobody_and_no_reason_apply_nothing(library: Library, by: By) -> None:
    added = put(library)
    with pytest.raises(ChangeError, match="say who accepts the changes, and give a reason"):
        apply_changes(library.folder, proposal(added), "all", by)
    assert len(list_versions(library, added.sop_id)) == 1


def test_decisions_are_saved_before_they_are_applied(library: Library) -> None:
    added = put(library)
    saved = save_change_set(library, proposal(added), "Bo")
    decide(library, saved, "c1", Decision.REJECTED, who="Ann", reason="the name is known")
    decide(library, saved, "c2", Decision.ACCEPTED, who="Ann", reason="true")
    decide(library, saved, "c2", Decision.EDITED, who="Cy", reason="less", after="2 h")
    seen = preview_saved(library.folder, saved, BY)
    assert (seen.version, seen.accepted) == ("1.1", ("c2",))
    assert len(list_versions(library, added.sop_id)) == 1
    made = apply_saved(library.folder, saved, BY)
    assert made.hash == seen.hash
    assert get(library, added.sop_id).sop.steps[0].time_limit == "2 h"
    kept = saved_change_set(library, saved)
    assert kept.applied == {"c2": made.hash}
    assert kept.decisions["c2"].who == "Cy"
    assert kept.open == ()


def test_nothing_is_applied_before_somebody_decides(library: Library) -> None:
    saved = save_change_set(library, proposal(put(library)), "Bo")
    with pytest.raises(ChangeError, match="nothing is accepted yet"):
        apply_saved(library.folder, saved, BY)


def test_the_same_change_set_is_kept_once(library: Library) -> None:
    added = put(library)
    assert save_change_set(library, proposal(added), "Bo") == save_change_set(
        library, proposal(added), "Ann"
    )
    assert len(open_change_sets(library)) == 1


def test_decisions_that_cannot_be_are_refused(library: Library) -> None:
    added = put(library)
    saved = save_change_set(library, proposal(added), "Bo")
    with pytest.raises(ChangeError, match="no change 'c9': the change set has c1, c2"):
        decide(library, saved, "c9", Decision.ACCEPTED, who="Ann", reason="true")
    with pytest.raises(ChangeError, match="give a reason"):
        decide(library, saved, "c1", Decision.ACCEPTED, who="Ann", reason="")
    with pytest.raises(ChangeError, match="a new value goes with 'edited'"):
        decide(library, saved, "c1", Decision.EDITED, who="Ann", reason="less")
    with pytest.raises(LibraryError, match="no change set 99"):
        decide(library, 99, "c1", Decision.ACCEPTED, who="Ann", reason="true")
    apply_changes(library.folder, proposal(added), "c1", BY)
    with pytest.raises(ChangeError, match="c1 is in a version already"):
        decide(library, saved, "c1", Decision.REJECTED, who="Ann", reason="no")


def test_evidence_is_in_no_search_and_is_never_changed(library: Library, words_only: None) -> None:
    added = put(library)
    apply_changes(library.folder, proposal(added), "all", BY)
    assert search(library, "we lost").results == ()
    assert search(library, "returns").results
    with pytest.raises(LibraryError, match="never changed"), writing(library.engine) as connection:
        connection.execute(text("UPDATE change_sets SET content = ''"))


def test_several_sops_are_applied_one_at_a_time(library: Library) -> None:
    first, second = put(library), put(library, "backup")
    targets = tuple(ChangeTarget(sop=one.sop_id, base=one.hash) for one in (first, second))
    other = Change.model_validate(dict(limit()) | {"target": 1})
    both = ChangeSet(retrospective="may.md", targets=targets, changes=(title(), other))
    with pytest.raises(ChangeError, match="for 2 SOPs; accept those of one at a time: .*: c1; "):
        apply_changes(library.folder, both, "all", BY)
    assert apply_changes(library.folder, both, "c2", BY).sop_id == second.sop_id
    assert apply_changes(library.folder, both, "c1", BY).sop_id == first.sop_id


def test_only_changes_that_can_still_be_applied_are_counted(library: Library) -> None:
    added = put(library)
    three = proposal(added, title(), limit(), change("set", "/scope", None, "All", number=3))
    saved = save_change_set(library, three, "Ann")
    assert waiting_changes(library) == (Waiting(saved, added.sop_id, 3, False),)
    decide(library, saved, "c1", Decision.REJECTED, who="Ann", reason="no")
    decide(library, saved, "c3", Decision.REJECTED, who="Ann", reason="no")
    decide(library, saved, "c3", Decision.ACCEPTED, who="Ann", reason="yes, after all")
    assert waiting_changes(library) == (Waiting(saved, added.sop_id, 2, False),)
    apply_saved(library.folder, saved, BY)
    assert waiting_changes(library) == (Waiting(saved, added.sop_id, 1, False),)
    put(library, purpose="By somebody else")
    assert waiting_changes(library) == (Waiting(saved, added.sop_id, 1, True),)
    [listed] = open_change_sets(library)
    assert (listed.open, listed.is_outdated) == (("c2",), True)
    stranger = ChangeTarget(sop="sop_nobody0000", base=added.hash)
    save_change_set(
        library, ChangeSet(retrospective="x", targets=(stranger,), changes=(title(),)), "Ann"
    )
    assert sum(one.n for one in waiting_changes(library)) == 2
    [waits] = [one for one in todo(library.folder, BY.today) if one.kind == "waiting"]
    assert [(one.title, one.n, one.outdated) for one in waits.entries] == [
        ("sop_nobody0000", 1, 1),
        ("Returns and refunds", 1, 1),
    ]


def test_what_a_restored_version_took_back_is_in_no_version_any_more(library: Library) -> None:
    added = put(library)
    made = apply_changes(library.folder, proposal(added), "c2", BY)
    [saved] = open_change_sets(library)
    assert (saved.taken_back, saved.is_outdated) == ({}, False)
    today = BY.today
    restore(library.folder, added.sop_id, "1.0", who="Bo", reason="wrong", today=today)
    [saved] = open_change_sets(library)
    assert (saved.taken_back, saved.is_outdated) == ({"c2": made.version}, True)
    with pytest.raises(ChangeError, match="c2 was made in version 1.1, .* has it no more"):
        decide(library, saved.id, "c2", Decision.REJECTED, who="Ann", reason="no")
    with pytest.raises(ChangeConflict, match="c2 was made in version 1.1, .* has it no more"):
        apply_changes(library.folder, proposal(added), "c2", BY)
    restore(library.folder, added.sop_id, "1.1", who="Bo", reason="right", today=today)
    assert saved_change_set(library, saved.id).taken_back == {}


def test_only_what_is_open_is_read(library: Library) -> None:
    added = put(library)
    apply_changes(library.folder, proposal(added), "all", BY)
    row = {"digest": "d", "retrospective": "x", "saved_at": "", "saved_by": ""}
    other = {"changes": [], "targets": [], "schema": "sopai.changes/9"}
    with writing(library.engine) as connection:
        connection.execute(change_sets.insert().values(**row, content=json.dumps(other)))
    assert open_change_sets(library) == ()


def test_new_ids_are_new_in_all_versions(library: Library) -> None:
    put(library, steps=[{"id": f"s{n}", "action": f"Step {n}"} for n in range(1, 8)])
    added = put(library)
    new = change("add", "/steps", None, {"action": "Thank the customer"})
    apply_changes(library.folder, proposal(added, new), "all", BY)
    assert get(library, added.sop_id).sop.steps[-1].id == "s8"


def test_an_old_version_is_restored_as_a_new_one(library: Library) -> None:
    added = put(library)
    apply_changes(library.folder, proposal(added), "all", BY)
    made = restore(
        library.folder, added.sop_id, "1.0", who="Cy", reason="it failed", today=BY.today
    )
    assert made.version == "1.2"
    stored, sop = get(library, added.sop_id, "1.2")
    assert sop.title == "Returns and refunds"
    assert stored.control.history[-1].change == "Version 1.0 restored."
    entry = version_history(library.folder, added.sop_id)[0]
    assert (entry.made, entry.who, entry.why) == ("restore", "Cy", "it failed")
    with pytest.raises(LibraryError, match="is the newest: there is nothing to restore"):
        restore(library.folder, added.sop_id, "1.2", who="Cy", reason="again", today=BY.today)
    with pytest.raises(LibraryError, match="give a reason"):
        restore(library.folder, added.sop_id, "1.0", who="Cy", reason=" ", today=BY.today)


def test_any_two_versions_are_compared(library: Library) -> None:
    added = put(library)
    put(library, purpose="Customers get their money back")
    put(library, purpose="Customers get their money back", title="Returns")
    last = compare_versions(library.folder, "returns.md", None, None, "en")
    assert (last.before, last.after, last.bump.level) == ("1.1", "1.2", "minor")
    both = compare_versions(library.folder, added.sop_id, "1.0", None, "en")
    assert (both.before, both.after, both.bump.level) == ("1.0", "1.2", "major")
    with pytest.raises(LibraryError, match="has no version before 1.0"):
        compare_versions(library.folder, added.sop_id, None, "1.0", "en")


def dated(library: Library, **fields: object) -> AddedVersion:
    """An SOP whose file says something about reviews."""
    from sopai.library.adding import add
    from sopai.schema.control import DocumentControl
    from tests.library.samples import sop

    return add(library, sop(), DocumentControl.model_validate(fields), "a.md", b"", who="Ann")


def test_reviews_move_the_date_and_survive_the_old_file(library: Library) -> None:
    fields = {"review_cadence": "every 3 months", "effective": date(2026, 1, 10)}
    added = dated(library, state=State.EFFECTIVE, **fields)
    overdue = reviews_due(library.folder, BY.today)[0].status
    assert (overdue.state, overdue.days, overdue.is_expired) == ("overdue", -40, True)
    record_review(
        library,
        added.sop_id,
        day=BY.today,
        following=date(2026, 8, 20),
        result="no change",
        who="Ann",
    )
    assert reviews_due(library.folder, BY.today)[0].status.due == date(2026, 8, 20)
    dated(library, state=State.EFFECTIVE, **fields)
    assert reviews_due(library.folder, BY.today)[0].status.due == date(2026, 8, 20)
    assert last_reviews(library) == {added.sop_id: LastReview(BY.today, date(2026, 8, 20))}
    entry = next(one for one in audit_trail(library) if one.action == "review")
    assert (entry.who, entry.detail["result"]) == ("Ann", "no change")


def test_a_named_next_review_that_lies_ahead_is_kept(library: Library) -> None:
    added = dated(library, state=State.EFFECTIVE, next_review=date(2027, 6, 1))
    made = review(library.folder, added.sop_id, who="Ann", result="no change", today=BY.today)
    assert made.status.due == date(2027, 6, 1)


def reviewed(library: Library, sop_id: str, following: date | None = None) -> date | None:
    """An SOP after somebody recorded a review: when its next one is."""
    done = review(
        library.folder, sop_id, who="Ann", result="fine", today=BY.today, following=following
    )
    return done.status.due


def test_a_review_without_a_cycle_needs_the_day_of_the_next_one(library: Library) -> None:
    added = dated(library, state=State.EFFECTIVE, next_review=date(2025, 3, 1))
    with pytest.raises(LibraryError, match="names no review cycle .* with --next DATE"):
        reviewed(library, added.sop_id)
    with pytest.raises(LibraryError, match="on 2026-05-20, must be after 2026-05-20"):
        reviewed(library, added.sop_id, BY.today)
    assert reviews_due(library.folder, BY.today)[0].status.due == date(2025, 3, 1)
    assert reviewed(library, added.sop_id, date(2027, 3, 1)) == date(2027, 3, 1)
    dated(library, state=State.EFFECTIVE, next_review=date(2025, 3, 1))
    assert reviews_due(library.folder, BY.today)[0].status.due == date(2027, 3, 1)


def test_a_day_that_somebody_names_counts_more_than_the_cycle(library: Library) -> None:
    fields = {"review_cadence": "every 3 months", "effective": date(2026, 1, 10)}
    added = dated(library, **fields)
    assert reviewed(library, added.sop_id, date(2026, 6, 1)) == date(2026, 6, 1)
    dated(library, **fields)
    assert reviews_due(library.folder, BY.today)[0].status.due == date(2026, 6, 1)


def test_a_review_needs_somebody_a_result_and_a_later_day(library: Library) -> None:
    added = dated(library, last_review=date(2026, 6, 1))
    for who, result in (("", "no change"), ("Ann", " ")):
        with pytest.raises(LibraryError, match="say who reviewed it, and what came of it"):
            record_review(
                library, added.sop_id, day=BY.today, following=None, result=result, who=who
            )
    with pytest.raises(LibraryError, match="was reviewed on 2026-06-01 already"):
        record_review(library, added.sop_id, day=BY.today, following=None, result="none", who="Ann")


def test_a_review_date_outlives_the_approval_that_it_was_reckoned_from(library: Library) -> None:
    added = dated(library, approved=date(2026, 3, 1), review_cadence="一年一次")
    apply_changes(library.folder, proposal(added), "all", BY)
    assert reviews_due(library.folder, BY.today)[0].status.due == date(2027, 3, 1)


_M2 = ("applied_changes", "change_decisions", "reviews", "change_sets")


def schema(library: Library) -> set[str]:
    """All statements that the database was made by, whatever their white space."""
    with reading(library.engine) as connection:
        found = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {"".join(row.sql.split()) for row in found}


def test_a_migrated_library_has_the_tables_of_a_new_one(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        new = schema(library)
        with writing(library.engine) as connection:
            for table in (*_M2, "files"):
                connection.execute(text(f"DROP TABLE {table}"))
            connection.execute(facts.update().where(facts.c.name == "schema").values(value="1"))
    with open_library(tmp_path) as library:
        assert schema(library) == new


def test_a_library_of_the_older_schema_is_migrated_and_keeps_everything(tmp_path: Path) -> None:
    new = (*_M2, "files")
    with open_library(tmp_path) as library:
        added = put(library)
        with writing(library.engine) as connection:
            for table in new:
                connection.execute(text(f"DROP TABLE {table}"))
            connection.execute(facts.update().where(facts.c.name == "schema").values(value="1"))
    with open_library(tmp_path) as library:
        with reading(library.engine) as connection:
            assert set(new) <= set(inspect(connection).get_table_names())
            query = select(facts.c.value).where(facts.c.name == "schema")
            assert connection.execute(query).scalar() == str(SCHEMA_VERSION)
        assert get(library, added.sop_id).sop.steps[0].action == ACTION
        apply_changes(library.folder, proposal(added), "all", BY)
        with (
            pytest.raises(LibraryError, match="never changed"),
            writing(library.engine) as connection,
        ):
            connection.execute(change_decisions.delete())


RACE = """
import sys
from datetime import date
from pathlib import Path
from sopai.errors import ChangeConflict
from sopai.workflow.applying import apply_changes
from sopai.workflow.change_sets import parse_change_set
from sopai.workflow.new_content import By

found = parse_change_set(Path(sys.argv[2]).read_bytes(), "x")
print("ready", flush=True)
sys.stdin.readline()
try:
    by = By(sys.argv[3], "a race", date(2026, 5, 20))
    made = apply_changes(Path(sys.argv[1]), found, "all", by)
    print("made", made.version)
except ChangeConflict as error:
    print("conflict", error)
"""


def test_of_two_processes_one_gets_a_clear_conflict(library: Library, tmp_path: Path) -> None:
    added = put(library)
    runs = []
    for who, one in (("Ann", title()), ("Bo", limit())):
        file = tmp_path / f"{who}.json"
        file.write_text(proposal(added, one).model_dump_json(by_alias=True), "utf-8")
        command = [sys.executable, "-c", RACE, str(library.folder), str(file), who]
        runs.append(
            subprocess.Popen(  # noqa: S603
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
            )
        )
    for run in runs:
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
    for run in runs:
        assert run.stdin is not None
        run.stdin.write("go\n")
        run.stdin.flush()
    said = sorted(run.communicate()[0].split(maxsplit=1)[0] for run in runs)
    assert said == ["conflict", "made"]
    assert [version.version for version in list_versions(library, added.sop_id)] == ["1.1", "1.0"]
    assert sum(len(one.open) for one in open_change_sets(library)) == 1


def test_a_process_that_dies_while_it_applies_leaves_nothing_half(
    library: Library, tmp_path: Path
) -> None:
    added = put(library)
    file = tmp_path / "set.json"
    file.write_text(proposal(added).model_dump_json(by_alias=True), "utf-8")
    dying = RACE.replace(
        "found =",
        "import os\nimport sopai.library.changing as changing\n"
        "changing.put_decisions = lambda *_: os._exit(9)\nfound =",
    )
    command = [sys.executable, "-c", dying, str(library.folder), str(file), "Ann"]
    done = subprocess.run(  # noqa: S603
        command, input="go\n", text=True, capture_output=True, check=False
    )
    assert done.returncode == 9
    assert [version.version for version in list_versions(library, added.sop_id)] == ["1.0"]
    assert open_change_sets(library)[0].open == ("c1", "c2")
    assert apply_changes(library.folder, proposal(added), "all", BY).version == "1.1"


def test_files_of_an_older_library_are_known_after_its_migration(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        added = put(library, path="a.md")
        put(library, path="copy.md")
        apply_changes(library.folder, proposal(added), "all", BY)
        with writing(library.engine) as connection:
            before = connection.execute(select(files.c.path, files.c.sha256)).all()
            connection.execute(text("DROP TABLE files"))
            connection.execute(facts.update().where(facts.c.name == "schema").values(value="2"))
    with open_library(tmp_path) as library, reading(library.engine) as connection:
        assert connection.execute(select(files.c.path, files.c.sha256)).all() == before


def test_the_latest_day_counts_of_reviews_that_are_recorded_in_another_order(
    library: Library,
) -> None:
    added = dated(library, review_cadence="every 3 months")
    for day in (BY.today, date(2026, 1, 5)):
        review(library.folder, added.sop_id, who="Ann", result="fine", today=day)
        dated(library, review_cadence="every 3 months")
    assert last_reviews(library)[added.sop_id].day == BY.today


def test_an_applied_change_of_a_newer_form_is_named(library: Library) -> None:
    added = put(library)
    apply_changes(library.folder, proposal(added), "all", BY)
    with writing(library.engine) as connection:
        connection.execute(text("DROP TRIGGER applied_changes_no_update"))
        connection.execute(text("UPDATE applied_changes SET content = '{}'"))
    with pytest.raises(LibraryError, match="change set 1 cannot be read: .* run `sopai doctor`"):
        version_history(library.folder, added.sop_id)
