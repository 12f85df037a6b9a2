"""Warnings and bans that stand by a step are its attention points; none is lost."""

import pytest

from sopai.draft.drafting import draft
from sopai.draft.reshape import Reshape
from sopai.draft.values import Trace
from sopai.draft.worded import Worded, Written
from sopai.schema.sources import SourceState

BY_A_STEP = {
    "Anna lifts the box onto the trolley. Never lift it alone. Tom counts the till.": (
        "Never lift it alone.",
    ),
    "Anna lifts the box onto the trolley, never lift it alone.": ("Never lift it alone.",),
    "Tom cuts the foil with the knife. Mind the blade.": ("Mind the blade.",),
    "Take the tray out of the oven. Careful: hot. Put it on the rack.": ("Careful: hot.",),
    "Mia locks the safe. Watch out: the safe bites after 10 seconds.": (
        "Watch out: the safe bites after 10 seconds.",
    ),
    "Warning: the glue is toxic. Anna opens the window.": ("Warning: the glue is toxic.",),
    "Tom drives the forklift. Don't drive with the fork up. Watch out for people.": (
        "Don't drive with the fork up.",
        "Watch out for people.",
    ),
    "The nurse takes the sample. Be careful not to shake it. She files the form.": (
        "Be careful not to shake it.",
    ),
    "小敏打开包裹，注意别划伤屏幕。小李清洁机身。": ("注意别划伤屏幕。",),
    "小敏打开包裹。小心里面的玻璃。": ("小心里面的玻璃。",),
    "小心烫手。小敏打开蒸箱。": ("小心烫手。",),
    "小敏搬箱子，千万不要一个人搬。": ("千万不要一个人搬。",),
}


@pytest.mark.parametrize("text", BY_A_STEP)
def test_a_warning_by_a_step_is_its_attention_point_with_its_words(text: str) -> None:
    made = draft(text)
    first = made.sop.steps[0]
    assert first.attention == BY_A_STEP[text]
    for at in range(len(first.attention)):
        source = made.sources[f"/steps/s1/attention/{at}"]
        assert source.state is SourceState.SAID
        assert source.quote is not None and source.quote in text
    assert not {point for point in first.attention} & {step.action for step in made.sop.steps}
    assert made.unused == ()


RULES = [
    ("Never accept cash. Anna signs the receipt.", "Never accept cash."),
    ("Anna fills the tank. Do not smoke on the premises.", "Do not smoke on the premises."),
    (
        "Anna opens the box. If it is wet, never touch it.",
        "Never touch it.",
    ),
    (
        "Anna brings the battery. Never leave it inside, it goes in the steel box.",
        "Never leave it inside, it goes in the steel box.",
    ),
    ("Anna opens the door. Tom must never lock it.", "Never lock it."),
    ("Anna opens the door.\n\nNever lift it alone.", "Never lift it alone."),
    ("Anna takes care of the guests.", "Take care of the guests."),
    ("严禁吸烟。小李打开油箱。", "严禁吸烟。"),
    ("小李打开油箱。仓库里严禁吸烟。", "仓库里严禁吸烟。"),
]


@pytest.mark.parametrize(("text", "action"), RULES)
def test_a_rule_of_its_own_stays_a_step(text: str, action: str) -> None:
    made = draft(text)
    assert action in [step.action for step in made.sop.steps]
    assert not any(step.attention for step in made.sop.steps)


def test_a_step_that_is_split_or_joined_keeps_its_attention_points() -> None:
    text = next(iter(BY_A_STEP))
    split = Reshape(kind="split", step="s1", other="s9", texts=("Lift the box.", "Roll it."))
    made = draft(text, reshapes=[split])
    assert [step.attention for step in made.sop.steps] == [("Never lift it alone.",), (), ()]
    assert made.sources["/steps/s1/attention/0"].quote == "Never lift it alone."
    join = Reshape(kind="join", step="s2", other="s1", texts=("Count, then lift the box.",))
    made = draft(text, reshapes=[join])
    assert [step.attention for step in made.sop.steps] == [("Never lift it alone.",)]
    assert made.sources["/steps/s2/attention/0"].quote == "Never lift it alone."


def test_a_models_words_for_the_step_lose_no_warning() -> None:
    text = "Anna lifts the box onto the trolley. Never lift it alone. Tom counts the till."
    quote = "Anna lifts the box onto the trolley. Never lift it alone."
    step = {"quote": quote, "action": "Lift the box onto the trolley."}
    written = Written.model_validate({"title": "Boxes", "steps": [step]})
    made = draft(text, worded=Worded(written=written, trace=Trace(model="m", strategy="whole")))
    assert made.sop.steps[0].attention == ("Never lift it alone.",)
    assert [one.action for one in made.sop.steps][1:] == ["Count the till."]
