"""A retrospective as the page reads it, and the to-do list that its proposals stand in."""

from datetime import date
from pathlib import Path

import pytest

from sopai.errors import IngestError, RetroError
from sopai.workflow import todo as todo_module
from sopai.workflow.deciding import change_set_of, keep_change_set
from sopai.workflow.hearing import hear, propose_heard
from sopai.workflow.shelf import take_in
from sopai.workflow.todo import todo
from sopai.workflow.versions import change_state

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


def test_a_version_is_judged_anew_when_its_control_record_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linted: list[str] = []
    judge = todo_module._lint

    def counted(text: str) -> object:
        linted.append(text)
        return judge(text)

    monkeypatch.setattr(todo_module, "_lint", counted)
    monkeypatch.setattr(todo_module, "_KNOWN", {})
    monkeypatch.setattr(todo_module, "_MOST", 1)
    kept = take_in(tmp_path, "complaints.md", SOP)[0]
    for _ in range(2):
        todo(tmp_path, date(2026, 1, 5))
    assert len(linted) == 1
    change_state(tmp_path, kept.sop_id, kept.version, "in_review", who="Ann", reason="check")
    change_state(tmp_path, kept.sop_id, kept.version, "effective", who="Ann", reason="agreed")
    todo(tmp_path, date(2026, 1, 5))
    assert len(linted) == 2
    assert len(todo_module._KNOWN) == 1
