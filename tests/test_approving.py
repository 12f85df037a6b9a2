"""From a draft to the version that people work by."""

from datetime import date
from pathlib import Path

import pytest

from sopai.errors import LibraryError
from sopai.library.auditing import audit_trail
from sopai.library.opening import open_library
from sopai.schema.control import State
from sopai.workflow.approving import decide
from sopai.workflow.shelf import fetch, take_in

DAY = date(2026, 11, 23)
TEXT = b"""---
status: draft
author: Ann
approver: Bo
---
# Close the shop

1. Li Si locks the door.
"""


@pytest.fixture
def sop_id(tmp_path: Path) -> str:
    (added,) = take_in(tmp_path, "shop.md", TEXT)
    return added.sop_id


def step(folder: Path, sop_id: str, state: State, who: str, why: str = "it is right") -> None:
    decide(folder, sop_id, None, state, who=who, reason=why, day=DAY)


def test_a_draft_is_sent_approved_and_put_into_effect(tmp_path: Path, sop_id: str) -> None:
    step(tmp_path, sop_id, State.IN_REVIEW, "Ann")
    step(tmp_path, sop_id, State.APPROVED, "Cleo")
    step(tmp_path, sop_id, State.EFFECTIVE, "Bo")
    control = fetch(tmp_path, sop_id).stored.control
    assert (control.approvers, control.approved, control.effective) == (("Bo", "Cleo"), DAY, DAY)
    assert (control.state, control.author) == (State.EFFECTIVE, "Ann")
    with open_library(tmp_path) as library:
        trail = [entry.who for entry in audit_trail(library) if entry.action == "state"]
    assert trail[1:] == ["Ann", "Cleo", "Bo"]


def test_the_content_and_its_hash_stay(tmp_path: Path, sop_id: str) -> None:
    before = fetch(tmp_path, sop_id)
    step(tmp_path, sop_id, State.EFFECTIVE, "Bo")
    after = fetch(tmp_path, sop_id)
    assert (after.sop, after.stored.hash) == (before.sop, before.stored.hash)


def test_the_author_does_not_approve(tmp_path: Path, sop_id: str) -> None:
    step(tmp_path, sop_id, State.IN_REVIEW, "Ann")
    with pytest.raises(LibraryError, match="'ANN' wrote version 1.0"):
        step(tmp_path, sop_id, State.APPROVED, "ANN")
    assert fetch(tmp_path, sop_id).stored.state is State.IN_REVIEW


def test_what_is_not_in_review_is_not_approved(tmp_path: Path, sop_id: str) -> None:
    with pytest.raises(LibraryError, match="is draft: what can follow is in_review, effective"):
        step(tmp_path, sop_id, State.APPROVED, "Bo")
    step(tmp_path, sop_id, State.EFFECTIVE, "Bo")
    with pytest.raises(LibraryError, match="make a new version"):
        step(tmp_path, sop_id, State.IN_REVIEW, "Bo")


@pytest.mark.parametrize(("who", "why"), [("", "right"), ("Bo", " ")])
def test_who_and_why_are_needed(tmp_path: Path, sop_id: str, who: str, why: str) -> None:
    with pytest.raises(LibraryError, match="say who decides it, and give a reason"):
        step(tmp_path, sop_id, State.EFFECTIVE, who, why)
    assert fetch(tmp_path, sop_id).stored.control.effective is None
