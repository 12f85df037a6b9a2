"""Steps that are steps because of their numbers: in lists, before headings, in bold."""

import pytest

from sopai.ingest.read import read_string
from sopai.schema.sop import Sop


def sop(text: str) -> Sop:
    return read_string(text, "x.md").sop


RECEIVING = """# Receiving

1. Gate (security): directs the vehicle to dock 1.
2. Paperwork (clerk): compares delivery note and order; other goods are set aside.
3. Opening (receiver): opens the trailer when the dock seal is closed.
4. Logbook (receiver): copies the values by hand into the paper logbook.
5. Closing (clerk): the clerk books the receipt by the end of the shift.
"""


def test_every_item_of_a_numbered_list_of_steps_is_a_step() -> None:
    words = [step.action.split(" ")[0] for step in sop(RECEIVING).steps]
    assert words == ["Gate", "Paperwork", "Opening", "Logbook", "Closing"]


def test_a_numbered_list_of_facts_is_none() -> None:
    text = "# Colours\n\n1. Red was the first.\n2. Blue was there before.\n3. Green is a colour.\n"
    assert sop(text).steps == ()


HEADED = """# Morning round

Lindenfield House. Issue 4.

## 1. Collect the keys

The senior carer takes the trolley keys over from the night carer at 07:30.

## 2. Ready the trolley

Water, cups and spoons are put on the trolley.

Lock the trolley when you leave it.

## 3. Give the medicine

Sit at eye level.
- Owner: carer
- Tool: trolley
"""


def test_headings_with_numbers_that_order_something_are_steps() -> None:
    found = sop(HEADED)
    tops = [step for step in found.steps if step.parent is None]
    assert [step.title for step in tops] == [
        "Collect the keys",
        "Ready the trolley",
        "Give the medicine",
    ]
    assert tops[1].action == "Water, cups and spoons are put on the trolley."
    assert tops[2].owner.text == "carer"
    assert tops[2].tools == ("trolley",)


def test_what_stands_below_such_a_step_is_part_of_it() -> None:
    found = sop(HEADED)
    below = [step for step in found.steps if step.parent is not None]
    assert [(step.action, step.parent) for step in below] == [
        ("Lock the trolley when you leave it.", found.steps[1].id)
    ]


def test_a_step_with_labels_under_its_heading() -> None:
    text = "# Samples\n\n" + "\n".join(
        f"## Step {number}: {title}\n\n- Task: {task}\n- Responsible: Reception\n"
        for number, title, task in (
            (1, "Take delivery", "Accept the box."),
            (2, "Check", "Measure the temperature."),
            (3, "Store", "Put the bottles on the shelf."),
        )
    )
    steps = sop(text).steps
    assert [(one.title, one.action, one.owner.text) for one in steps] == [
        ("Take delivery", "Accept the box.", "Reception"),
        ("Check", "Measure the temperature.", "Reception"),
        ("Store", "Put the bottles on the shelf.", "Reception"),
    ]


CHAPTERS = """# Complaints

## 1. Purpose

Complaints are answered.

## 2. Procedure

1. The agent opens a ticket.
2. The agent calls the customer.

## 3. Records

The tickets are kept for a year.
"""


def test_chapters_with_numbers_are_no_steps() -> None:
    steps = sop(CHAPTERS).steps
    assert [step.action for step in steps] == [
        "The agent opens a ticket.",
        "The agent calls the customer.",
    ]


@pytest.mark.parametrize("sign", ["**第{}步，{}。** {}", "第{}步：{}。{}", "**步骤{}：{}** {}"])
def test_steps_that_paragraphs_number(sign: str) -> None:
    told = (
        ("一", "备名单", "带队老师打印当日名单。"),
        ("二", "校门接人", "带队老师清点两遍。"),
        ("三", "签到", "前台逐个扫码。"),
    )
    digits = {"一": "1", "二": "2", "三": "3"}
    lines = [
        sign.format(digits[number] if "步骤" in sign else number, title, words)
        for number, title, words in told
    ]
    steps = sop("# 接送办法\n\n" + "\n\n".join(lines) + "\n").steps
    assert len(steps) == 3
    assert all("步" not in f"{step.title} {step.action}" for step in steps)


def test_letters_before_the_lines_of_a_paragraph_are_a_list() -> None:
    text = f"{RECEIVING}\n### Deviations\n\na) Above 7 °C: reject.\nb) Seal broken: other dock.\n"
    cases = sop(text).exceptions
    assert [(case.situation, case.handling) for case in cases] == [
        ("Above 7 °C", "reject."),
        ("Seal broken", "other dock."),
    ]


@pytest.mark.parametrize(
    ("line", "items", "part"),
    [
        ("Exceptions", "- Wind warning: empty trailers do not travel.", "exceptions"),
        ("遇到下列情况另行处理：", "- 雨雪天：改乘校车。", "exceptions"),
        ("What we measure", "- Departures by 22:35: 95 %", "metrics"),
    ],
)
def test_a_line_that_announces_a_part_heads_the_list_below(
    line: str, items: str, part: str
) -> None:
    assert len(getattr(sop(f"{RECEIVING}\n{line}\n\n{items}\n"), part)) == 1


@pytest.mark.parametrize("heading", ["Inspections", "Exceptions", "Metrics", "Definitions"])
@pytest.mark.parametrize("item", ["- ![](a.png)", "- []()", "![](a.png)"])
def test_an_item_without_words_is_no_part(heading: str, item: str) -> None:
    found = sop(f"{RECEIVING}\n## {heading}\n\n{item}\n")
    assert len(found.steps) == 5
    parts = (*found.exceptions, *found.metrics, *found.definitions)
    assert not parts


def test_a_heading_without_text_is_a_step_and_one_inside_is_none() -> None:
    text = (
        "# Keys\n\n## Step 1: Collect the keys\n\nThe porter collects the keys.\n\n### Caution\n\n"
        "They are heavy.\n\n## Step 2: Sign the form\n\n## Step 3: Lock up\n\n"
        "| Box | Limit |\n|---|---|\n| Box | 4 °C |\n"
    )
    tops = [step for step in sop(text).steps if step.parent is None]
    assert [(one.title, one.action) for one in tops] == [
        ("Collect the keys", "The porter collects the keys."),
        (None, "Sign the form"),
        (None, "Lock up"),
    ]


@pytest.mark.parametrize("head", ["第 {} 章 接收", "{}. Check the goods"])
def test_chapters_with_lists_of_steps_below_are_no_steps(head: str) -> None:
    text = "# 收货\n\n" + "".join(
        f"## {head.format(number)}\n\n1. 仓管员核对送货单{number}。\n2. 仓管员签字{number}。\n\n"
        for number in (1, 2, 3)
    )
    found = sop(text).steps
    assert len(found) == 6
    assert {step.parent for step in found} == {None}


def test_what_follows_an_announced_list_stands_under_it_no_more() -> None:
    text = (
        f"{RECEIVING}\nExceptions\n\n- Wind warning: the gate stays closed.\n\n"
        "After that the work goes on.\n\n1. Close the gate.\n2. Lock the gate.\n3. Go home.\n"
    )
    found = sop(text)
    assert [case.situation for case in found.exceptions] == ["Wind warning"]
    assert [step.action for step in found.steps][-3:] == [
        "Close the gate.",
        "Lock the gate.",
        "Go home.",
    ]


def test_two_lists_of_one_section_are_two() -> None:
    text = (
        "# Paint\n\nColours:\n\n1. Red is the first.\n2. Blue is the second.\n\nThen work "
        "starts.\n\n1. Open the tin.\n2. Close the tin.\n3. Lock the gate.\n"
    )
    actions = [step.action for step in sop(text).steps]
    assert actions == ["Open the tin.", "Close the tin.", "Lock the gate."]


def test_headings_that_are_steps_stay_in_their_procedure() -> None:
    told = ((1, "Open"), (2, "Check"), (3, "Close"))
    text = "".join(
        f"# {title}\n\n"
        + "".join(
            f"## Step {number}: {verb} {title}\n\n1. The clerk signs {title}.\n2. The clerk stamps "
            f"{title}.\n\n"
            for number, verb in told
        )
        for title in ("Alpha", "Beta")
    )
    reading = read_string(text, "x.md")
    for found, title, other in (
        (reading.sop, "Alpha", "Beta"),
        (reading.others[0], "Beta", "Alpha"),
    ):
        words = " ".join(f"{step.title} {step.action}" for step in found.steps)
        assert words.count(f"Check {title}") == 1
        assert other not in words


def test_a_metric_keeps_what_is_said_behind_its_first_target() -> None:
    text = (
        "# Complaints\n\n1. The clerk answers it.\n\n## Metrics\n\n"
        "- Every complaint is answered within 24 hours and closed within 5 working days\n"
        "- Departures by 22:35: 95 % per month\n"
    )
    names = [metric.name for metric in read_string(text, "a.md").sop.metrics]
    assert names == [
        "Every complaint is answered within 24 hours and closed within 5 working days",
        "Departures by 22:35",
    ]
