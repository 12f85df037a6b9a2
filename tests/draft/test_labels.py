"""The label of a list item is the case that its steps are for."""

import pytest

from sopai.draft.drafting import draft
from sopai.draft.labels import labels_of
from sopai.schema.sources import SourceState

POOL = (
    "Closing the pool\n"
    "- chemicals: goggles on, never two tubs open at once\n"
    "- head injury: Anna fetches the spinal board, Tom calls 999\n"
    "- Tom: backwash after close\n"
)


def test_the_steps_of_an_item_say_what_they_are_for() -> None:
    made = draft(POOL)
    whens = {step.action: step.trigger for step in made.sop.steps}
    assert whens["Fetch the spinal board"] == "Head injury"
    assert whens["Call 999"] == "Head injury"
    at = next(n for n, step in enumerate(made.sop.steps, 1) if step.action == "Call 999")
    source = made.sources[f"/steps/s{at}/trigger"]
    assert (source.state, source.quote) == (SourceState.SAID, "head injury")


def test_the_next_item_is_for_something_else() -> None:
    last = draft(POOL).sop.steps[-1]
    assert (last.trigger, last.owner.person) == (None, "Tom")


@pytest.mark.parametrize(
    "line",
    [
        "- Tom: call the driver",
        "- Shift lead: call the driver",
        "- Note: the tray is hot",
        "- if it rains: call the driver",
        "- sort them into three piles: urgent, routine, later",
        "- say this: “good morning”",
        "- 17:30 lock the door",
        "plain line: call the driver",
        "- 店长：每天巡店",
        "- 注意：小心烫手",
        "- 如果下雨：打电话",
    ],
)
def test_an_owner_a_clause_and_a_remark_are_no_labels(line: str) -> None:
    language = "en" if line.isascii() or "“" in line else "zh"
    assert labels_of(line.replace("：", ":"), language, ("Tom",)) == []


def test_a_chinese_label_is_one_too() -> None:
    made = draft("退房流程\n- 延迟退房：前台收半天房费\n- 遗留物品：小敏登记到绿本子\n")
    assert [step.trigger for step in made.sop.steps] == ["延迟退房", "遗留物品"]
