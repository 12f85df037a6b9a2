"""What a print must not be mistaken for."""

from datetime import date

import pytest

from sopai.export.status import not_in_effect, uncontrolled
from sopai.export.view import view_of
from sopai.schema.control import DocumentControl, State
from tests.export.samples import TODAY, sop_with


@pytest.mark.parametrize(
    ("state", "english", "chinese"),
    [
        (State.DRAFT, "DRAFT", "草稿"),
        (State.IN_REVIEW, "IN REVIEW", "审核中"),
        (State.APPROVED, "NOT YET IN EFFECT", "尚未生效"),
        (State.EXPIRED, "EXPIRED", "已过期"),
        (State.RETIRED, "OBSOLETE", "已废止"),
    ],
)
def test_what_is_not_in_effect_is_named(state: State, english: str, chinese: str) -> None:
    words = not_in_effect(DocumentControl(state=state), TODAY)
    assert words is not None and (words.en, words.zh) == (english, chinese)


@pytest.mark.parametrize(
    "control",
    [
        DocumentControl(state=State.EFFECTIVE),
        DocumentControl(state=State.EFFECTIVE, effective=TODAY),
        DocumentControl(),
    ],
)
def test_nothing_is_said_of_what_is_in_effect_or_has_no_state(control: DocumentControl) -> None:
    assert not_in_effect(control, TODAY) is None


def test_an_effective_version_is_not_in_effect_before_its_day() -> None:
    control = DocumentControl(state=State.EFFECTIVE, effective=date(2026, 4, 1))
    words = not_in_effect(control, TODAY)
    assert words is not None and words.en == "NOT YET IN EFFECT"


def test_a_print_is_not_controlled_from_its_day_on() -> None:
    assert (
        uncontrolled(view_of(sop_with(), None, TODAY)) == "Uncontrolled when printed · 2026-03-01"
    )
    assert uncontrolled(view_of(sop_with(language="zh"), None, None)) == "打印件非受控"
