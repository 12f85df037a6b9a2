"""A retrospective as the page reads it, and the to-do list that its proposals stand in."""

from datetime import date
from pathlib import Path

import pytest

from sopai.errors import IngestError, RetroError
from sopai.library.evidence import Decision
from sopai.schema.control import State
from sopai.workflow import HouseRules
from sopai.workflow import todo as todo_module
from sopai.workflow.applying import apply_saved
from sopai.workflow.approving import give_state
from sopai.workflow.deciding import change_set_of, decide_change, keep_change_set
from sopai.workflow.hearing import decided_without_place, hear, propose_heard, with_changes
from sopai.workflow.new_content import By
from sopai.workflow.shelf import take_in
from sopai.workflow.todo import todo

SOP = (
    b"---\nnumber: CS-7\n---\n\n# Answer complaints\n\n"
    b"1. Maria answers the complaint within 24 hours.\n2. Maria closes the case in the CRM.\n"
)
REVIEW = (
    "# Review\n\nAbout {name}.\n\n## Decided\n\n- Maria answers the complaint within 4 hours.\n"
)


def test_statements_have_places_and_reasons() -> None:
    heard = hear(REVIEW.format(name="work").encode(), "review.md", "zh")
    [decision] = [one for one in heard.said if one.kind == "decision"]
    words = heard.document.text[decision.start : decision.end]
    assert words == "Maria answers the complaint within 4 hours."
    assert all(one.why for one in heard.said if one.kind != "decision")


@pytest.mark.parametrize("name", ["CS-7", "complaints.md", "Answer complaints"])
def test_an_sop_is_taken_by_the_name_at_the_head(tmp_path: Path, name: str) -> None:
    kept = take_in(tmp_path, "complaints.md", SOP)[0]
    take_in(tmp_path, "other.md", b"# Answer the phone\n\n1. Maria answers within 24 hours.\n")
    heard = hear(REVIEW.format(name=name).encode(), "review.md", "en")
    found = propose_heard(tmp_path, heard, sop=None, language="en")
    assert found is not None
    assert found.targets[0].sop == kept.sop_id


def test_without_a_library_nothing_fits(tmp_path: Path) -> None:
    heard = hear(REVIEW.format(name="work").encode(), "review.md", "en")
    assert propose_heard(tmp_path, heard, sop=None, language="en") is None
    assert list(tmp_path.iterdir()) == []


def test_a_proposal_waits_in_the_to_do_list(tmp_path: Path) -> None:
    kept = take_in(tmp_path, "complaints.md", SOP)[0]
    heard = hear(REVIEW.format(name="CS-7").encode(), "review.md", "en")
    found = propose_heard(tmp_path, heard, sop=kept.sop_id, language="en")
    assert found is not None
    identity = keep_change_set(tmp_path, found, "Ann")
    assert change_set_of(tmp_path, identity).change_set == found
    waiting = {one.kind: one for one in todo(tmp_path, date(2026, 1, 5))}["waiting"]
    assert [(entry.sop_id, entry.n) for entry in waiting.entries] == [
        (kept.sop_id, len(found.changes))
    ]


@pytest.mark.parametrize(("data", "error"), [(b" \n", RetroError), (bytes(100), IngestError)])
def test_what_holds_no_text_is_refused(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        hear(data, "review.md", "en")


def test_more_than_a_year_of_chat_is_refused() -> None:
    with pytest.raises(RetroError, match="cut out the part"):
        hear(b"Maria: ok then.\n" * 140_000, "chat.txt", "en")


def test_a_second_review_builds_on_the_draft_of_the_first(tmp_path: Path) -> None:
    effective = SOP.replace(b"number: CS-7", b"number: CS-7\nstatus: effective")
    kept = take_in(tmp_path, "complaints.md", effective)[0]
    for at, hours in enumerate((4, 2), start=1):
        text = REVIEW.format(name="CS-7").replace("4 hours", f"{hours} hours")
        found = propose_heard(tmp_path, hear(text.encode(), "r.md", "en"), sop=None, language="en")
        assert found is not None
        identity = keep_change_set(tmp_path, found, "Ann")
        for change in found.changes:
            decide_change(
                tmp_path, identity, change.id, Decision.ACCEPTED, who="Ann", reason="agreed"
            )
        made = apply_saved(tmp_path, identity, By("Ann", "agreed", date(2026, 1, at)))
        assert (made.sop_id, made.version) == (kept.sop_id, f"1.{at}")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_decision_that_no_step_takes_is_left_to_a_person(tmp_path: Path, language: str) -> None:
    kept = take_in(tmp_path, "complaints.md", SOP)[0]
    text = "# Review\n\n## Decided\n\n- The forklift is charged every evening by Ole.\n"
    heard = hear(text.encode(), "r.md", language)
    found = propose_heard(tmp_path, heard, sop=kept.sop_id, language=language)
    assert found is not None
    assert found.changes == ()
    assert [one.quote for one in decided_without_place(found)] == [
        "The forklift is charged every evening by Ole."
    ]


def test_a_version_is_judged_anew_when_its_control_record_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linted: list[str] = []
    judge = todo_module._lint

    def listened(text: str, house: HouseRules, people: todo_module.Staff | None) -> object:
        linted.append(text)
        return judge(text, house, people)

    monkeypatch.setattr(todo_module, "_lint", listened)
    monkeypatch.setattr(todo_module, "_KNOWN", {})
    monkeypatch.setattr(todo_module, "_MOST", 1)
    kept = take_in(tmp_path, "complaints.md", SOP)[0]
    for _ in range(2):
        todo(tmp_path, date(2026, 1, 5))
    assert len(linted) == 1
    for state in (State.IN_REVIEW, State.EFFECTIVE):
        day = date(2026, 11, 24)
        give_state(tmp_path, kept.sop_id, kept.version, state, who="Ann", reason="ok", day=day)
    todo(tmp_path, date(2026, 1, 5))
    assert len(linted) == 2
    assert len(todo_module._KNOWN) == 1


def test_what_a_change_quotes_is_shown_as_decided(tmp_path: Path) -> None:
    kept = take_in(tmp_path, "complaints.md", SOP)[0]
    rule = "In addition Maria answers every complaint within 4 hours instead of 24 hours."
    heard = hear(f"# Review\n\nIt was a long week.\n\n{rule}\n".encode(), "review.md", "en")
    found = propose_heard(tmp_path, heard, sop=kept.sop_id, language="en")
    assert found is not None
    shown = with_changes(heard, found)
    kinds = {shown.document.text[one.start : one.end]: one.kind for one in shown.said}
    assert kinds[rule] == "decision"
    assert kinds["It was a long week."] != "decision"
    assert not any("no decision" in note for note in shown.notes)
    assert with_changes(heard, found.model_copy(update={"changes": ()})) == heard


def test_what_reads_like_no_change_is_not_shown_as_decided(tmp_path: Path) -> None:
    kept = take_in(tmp_path, "complaints.md", SOP)[0]
    review = "# Review\n\n## Decided\n\n- Bartek finds it interesting\n"
    heard = hear(review.encode(), "review.md", "en")
    assert [one.kind for one in heard.said] == ["decision"]
    found = propose_heard(tmp_path, heard, sop=kept.sop_id, language="en")
    assert found is not None
    assert [one.kind for one in with_changes(heard, found).said] == ["aside"]
