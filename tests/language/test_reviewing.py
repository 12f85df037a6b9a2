"""When a review is due, reckoned from what the control record says."""

from datetime import date

import pytest

from sopai.changes.revision import Revised, change_sentence, restore_sentence, revised
from sopai.language.reviewing import ReviewStatus, review_status
from sopai.schema.changes import Category
from sopai.schema.control import DocumentControl, Revision, State
from tests.changes.samples import change

TODAY = date(2026, 5, 20)


def status(**fields: object) -> ReviewStatus:
    return review_status(DocumentControl.model_validate(fields), TODAY)


@pytest.mark.parametrize(
    ("fields", "state", "due"),
    [
        ({"next_review": date(2026, 5, 19)}, "overdue", date(2026, 5, 19)),
        ({"next_review": TODAY}, "soon", TODAY),
        ({"next_review": date(2026, 6, 19)}, "soon", date(2026, 6, 19)),
        ({"next_review": date(2026, 6, 20)}, "later", date(2026, 6, 20)),
        (
            {"last_review": date(2026, 1, 31), "review_cadence": "every 3 months"},
            "overdue",
            date(2026, 4, 30),
        ),
        ({"effective": date(2026, 3, 1), "review_cadence": "每季度"}, "soon", date(2026, 6, 1)),
        ({"approved": date(2026, 3, 1), "review_cadence": "一年一次"}, "later", date(2027, 3, 1)),
        (
            {
                "last_review": date(2025, 3, 1),
                "effective": date(2026, 3, 1),
                "approved": date(2026, 5, 1),
                "review_cadence": "yearly",
            },
            "later",
            date(2027, 3, 1),
        ),
        (
            {
                "next_review": date(2026, 1, 1),
                "last_review": date(2026, 2, 1),
                "review_cadence": "yearly",
            },
            "later",
            date(2027, 2, 1),
        ),
        (
            {"next_review": date(2026, 1, 1), "last_review": date(2026, 2, 1)},
            "overdue",
            date(2026, 1, 1),
        ),
        ({"review_cadence": "yearly"}, "unknown", None),
        ({"last_review": TODAY, "review_cadence": "as needed"}, "unknown", None),
        ({}, "unknown", None),
    ],
)
def test_the_next_review(fields: dict[str, object], state: str, due: date | None) -> None:
    found = status(**fields)
    assert (found.state, found.due) == (state, due)


@pytest.mark.parametrize(
    ("state", "is_expired"),
    [(State.EFFECTIVE, True), (State.EXPIRED, True), (State.DRAFT, False), (None, False)],
)
def test_only_what_people_work_by_expires(state: State | None, is_expired: bool) -> None:
    assert status(state=state, next_review=date(2026, 5, 19)).is_expired is is_expired
    assert not status(state=State.EFFECTIVE, next_review=TODAY).is_expired


def test_an_approval_does_not_pass_on_and_the_history_grows() -> None:
    row = Revision(version="1.0", change="Written")
    control = DocumentControl(
        number="CS 7",
        state=State.EFFECTIVE,
        approved=TODAY,
        effective=TODAY,
        last_review=TODAY,
        approvers=("Ann",),
        history=(row,),
    )
    new = revised(control, Revised("1.1", TODAY, "Bo", "Changed."), date(2026, 8, 20))
    assert (new.approved, new.effective, new.state) == (None, None, State.DRAFT)
    assert (new.number, new.approvers, new.last_review) == ("CS 7", ("Ann",), TODAY)
    assert new.next_review == date(2026, 8, 20)
    assert new.history == (
        row,
        Revision(version="1.1", date="2026-05-20", author="Bo", change="Changed."),
    )


def test_a_document_that_says_no_state_gets_none() -> None:
    assert revised(DocumentControl(), Revised("1.1", TODAY, "Bo", "Changed.")).state is None


def test_the_history_names_the_file_and_the_kinds_and_nobody() -> None:
    limit, other = Category.LIMIT, Category.EXCEPTION
    changes = [
        change("set", "/steps/s1/time_limit", category=limit),
        change("set", "/steps/s2/time_limit", category=limit, number=2),
        change("add", "/exceptions", category=other, number=3),
    ]
    assert change_sentence(date(2026, 5, 20), changes, "en") == (
        "Changed after a retrospective of 2026-05-20: time limit or number (2), exception (1)."
    )
    assert change_sentence(date(2026, 5, 20), changes, "zh") == (
        "根据 2026-05-20 的复盘修改：时限或数值 2 处、异常处理 1 处。"
    )
    assert restore_sentence("1.2", "zh") == "恢复为版本 1.2 的内容。"
