"""What nothing marks as work or talk stays in the draft, beside what it belongs to."""

import pytest

from sopai.draft.drafting import draft
from sopai.draft.facts import facts_of
from sopai.draft.kinds import DONE, Kind

KEPT = [
    ("Chlorine 0.5 to 1.0: tell the duty manager.", "Chlorine 0.5 to 1.0: tell the duty manager"),
    ("Anything above that and Anna counts once more.", "Anything above that and"),
    ("Batteries charge to 80% only, never full.", "Batteries charge to 80% only"),
    ("Anna opens the box. Cracked ones are not for sale.", "Cracked ones are not for sale"),
    ("Anna sorts the jobs. Urgent three working days, routine 28 days.", "Urgent three working"),
    ("Every evening at 18:30, Anna counts the vials.", "Every evening at 18:30, Anna counts"),
    ("小敏收货。蔬菜抽查，一筐烂的整筐退。", "蔬菜抽查，一筐烂的整筐退"),
    ("每天早上六点四十，送货车到后门，小敏收货。", "每天早上六点四十，送货车到后门"),
    ("哪个点超过28℃，小敏报给主管。", "哪个点超过28℃"),
    ("中途有人不玩了，先亮灯，小敏带人出去。", "中途有人不玩了"),
]

TALK = [
    "hope you survived the stocktake. Anna opens the door.",
    "We are a team of nine. Anna opens the door.",
    "Sorry this is so late, the roof leaked again. Anna opens the door.",
    "Anna opens the door. You're a star!!",
    "The roof leaked, then Oskar left. Anna opens the door.",
    "我们才十几个人，全是兼职。小敏开门。",
    "不好意思拖到今天才回。小敏开门。",
    "小敏开门。望大家重视。",
    "以前我们一个人收货。小敏开门。",
    "我刚从酒店出来，嗓子都哑了。小敏开门。",
]


@pytest.mark.parametrize(("brief", "words"), KEPT)
def test_what_is_neither_marked_as_work_nor_as_talk_is_kept(brief: str, words: str) -> None:
    facts = facts_of(brief)
    assert any(words in said.quote for said in facts.said if said.kind in DONE)
    assert draft(brief).unused == ()


@pytest.mark.parametrize("brief", TALK)
def test_talk_is_left_out_and_shown_as_left_out(brief: str) -> None:
    made = draft(brief)
    assert [step.action for step in made.sop.steps] in (
        ["Open the door."],
        ["开门。"],
    )
    assert made.unused


def test_what_is_joined_is_one_passage_of_the_brief() -> None:
    brief = "1. Fail = yellow tag and cage, and Hafiz sets it to blocked in ToolTrak."
    (said,) = [one for one in facts_of(brief).said if one.kind in DONE]
    assert said.quote == brief[said.start : said.end]
    assert said.owner.person == "Hafiz"
    assert said.tools == ("ToolTrak",)


def test_a_question_that_is_a_case_is_an_exception() -> None:
    made = draft("Anna fills in the form and the guest signs it. Refuses to sign? Call Tom.")
    (case,) = made.sop.exceptions
    assert (case.situation, case.handling) == ("Refuses to sign?", "Call Tom.")


@pytest.mark.parametrize("asked", ["Who pays?", "What then?", "Can you make it short?"])
def test_a_question_to_the_reader_is_no_case(asked: str) -> None:
    made = draft(f"Anna fills in the form. {asked} Call Tom.")
    assert made.sop.exceptions == ()


def test_headings_in_running_text_are_no_steps() -> None:
    made = draft(
        "Request. The borrower sends the form.\n\nPacking and transport. The handlers roll the "
        "textile.\n\nReturn. The registrar closes the file."
    )
    assert [step.action for step in made.sop.steps] == [
        "Send the form.",
        "Roll the textile.",
        "Close the file.",
    ]


def test_one_short_order_at_the_head_is_no_heading() -> None:
    made = draft("Stop. Anna closes the valve.")
    assert made.sop.steps[0].action == "Stop."


@pytest.mark.parametrize(
    "aside",
    ["(By the way, the number is 0161 555.)", "17:30", "1234", "ok", "New people first."],
)
def test_an_aside_a_number_and_a_heading_are_no_rule(aside: str) -> None:
    facts = facts_of(f"Anna opens the door.\n\n{aside}")
    assert not any(said.kind in DONE for said in facts.said if said.quote in aside)


def test_what_stands_below_the_signature_is_no_rule() -> None:
    facts = facts_of(
        "Anna opens the door.\n\nBest,\nGreg Paulsen\nSite manager, Ravensby Store\n"
        "Sent from my phone and typed with one thumb"
    )
    assert facts.people.writer == "Greg Paulsen"
    assert [said.quote for said in facts.of(Kind.RULE)] == []
