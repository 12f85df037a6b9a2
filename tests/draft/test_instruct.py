"""A draft is changed by what a person says in words."""

import pytest

from sopai.draft.drafting import draft
from sopai.draft.instruct import read_instruction
from sopai.draft.reshape import Reshape, reshaped
from sopai.draft.values import Draft
from sopai.errors import DraftError
from sopai.schema.sop import ExceptionCase, Sop
from sopai.schema.sources import SourceState

BRIEF = (
    "Anna opens the parcel. She prints the label in Odoo. Tom signs the form within 2 days. "
    "Anna files it."
)
BRIEF_ZH = "小王拆包裹，在ERP里核对订单。李四2天内签字。小王归档。"


def changed(brief: str, *instructions: str) -> Draft:
    made = draft(brief)
    edits: dict[str, str] = {}
    reshapes: tuple[Reshape, ...] = ()
    for one in instructions:
        asked = read_instruction(one, made)
        edits = asked.beside(edits)
        reshapes += asked.reshapes
        made = draft(brief, edits=edits, reshapes=reshapes)
    return made


def actions(made: Draft) -> list[str]:
    return [step.action.rstrip(".。") for step in made.sop.steps]


BEFORE = ["Open the parcel", "Print the label in Odoo", "Sign the form within 2 days", "File it"]


def test_the_draft_before() -> None:
    assert actions(draft(BRIEF)) == BEFORE


@pytest.mark.parametrize(
    ("instruction", "after"),
    [
        ("delete step 2", [BEFORE[0], *BEFORE[2:]]),
        ("Please remove step 4.", BEFORE[:3]),
        ("move step 4 before step 1", [BEFORE[3], *BEFORE[:3]]),
        ("move step 1 after step 2", [BEFORE[1], BEFORE[0], *BEFORE[2:]]),
        ("move step 1 after step 4", [*BEFORE[1:], BEFORE[0]]),
        ("merge steps 1 and 2", ["Open the parcel and print the label in Odoo", *BEFORE[2:]]),
        ("change step 4 to: Bin it", [*BEFORE[:3], "Bin it"]),
    ],
)
def test_steps_are_changed_in_words(instruction: str, after: list[str]) -> None:
    assert actions(changed(BRIEF, instruction)) == after


def test_a_step_is_split_where_its_second_action_begins() -> None:
    made = changed(
        BRIEF, "change step 2 to: Print the label in Odoo and stick it on", "split step 2"
    )
    assert actions(made)[1:3] == ["Print the label in Odoo", "Stick it on"]
    first, second = made.sop.steps[1:3]
    assert (first.owner.person, second.owner.person) == ("Anna", "Anna")
    assert (first.tools, second.tools) == (("Odoo",), ())
    assert made.sources[f"/steps/{second.id}/action"].state is SourceState.CONFIRMED
    assert made.sources[f"/steps/{second.id}/owner"].state is SourceState.SAID


def test_what_is_joined_and_split_again_is_as_before() -> None:
    made = changed(BRIEF, "merge steps 1 and 2", "make step 1 two steps")
    assert actions(made) == BEFORE
    assert [step.tools for step in made.sop.steps] == [(), ("Odoo",), (), ()]


def test_owner_limit_and_title_are_said_in_words() -> None:
    made = changed(
        BRIEF, "step 1 is done by Bob Lee", "step 1 within 10 minutes", "call it Returns"
    )
    first = made.sop.steps[0]
    assert (first.owner.person, first.time_limit, made.sop.title) == (
        "Bob Lee",
        "within 10 minutes",
        "Returns",
    )
    assert made.sources["/steps/s1/owner"].state is SourceState.CONFIRMED


@pytest.mark.parametrize(
    ("instruction", "after"),
    [
        ("合并第1和第2步", ["拆包裹，在ERP里核对订单", "李四2天内签字", "归档"]),
        ("把第四步移到第一步前面", ["归档", "拆包裹", "在ERP里核对订单", "李四2天内签字"]),
        ("删除第2步", ["拆包裹", "李四2天内签字", "归档"]),
        ("第2步改成：当面核对", ["拆包裹", "当面核对", "李四2天内签字", "归档"]),
    ],
)
def test_chinese_instructions_change_steps(instruction: str, after: list[str]) -> None:
    assert actions(changed(BRIEF_ZH, instruction)) == after


def test_chinese_instructions_name_owner_limit_and_title() -> None:
    made = changed(BRIEF_ZH, "第2步由张三负责", "第2步10分钟内完成", "标题改成退货流程")
    second = made.sop.steps[1]
    assert (second.owner.person, second.time_limit, made.sop.title) == (
        "张三",
        "10分钟内",
        "退货流程",
    )


@pytest.mark.parametrize(
    ("instruction", "problem"),
    [
        ("delete step 9", "no step 9: the draft has steps 1 to 4"),
        ("删除第99步", "no step 99"),
        ("make it nicer", "is not understood"),
        ("", "is not understood"),
        ("split step 1", "only one action"),
        ("merge steps 2 and 2", "same step"),
        ("merge steps 2 and 3", "different owners"),
        ("x" * 2000, "too long"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(instruction: str, problem: str) -> None:
    with pytest.raises(DraftError, match=problem):
        read_instruction(instruction, draft(BRIEF))


def test_a_change_of_a_step_that_is_gone_is_left_out() -> None:
    gone = (Reshape(kind="delete", step="s99"), Reshape(kind="move", step="s1", other="s99"))
    assert sorted(actions(draft(BRIEF, reshapes=gone))) == sorted(BEFORE)


LIMITS = (
    "Anna opens the parcel. Anna prints it. Tom signs the form within 30 minutes. Anna files it."
)
LIMITS_ZH = "小王拆包裹。李四30分钟内签字。小王归档。小王打电话给司机。"


@pytest.mark.parametrize(
    ("brief", "instruction", "edits"),
    [
        (LIMITS, "step 2 by Friday", {"/steps/s2/time_limit": "by Friday"}),
        (LIMITS, "step 2 takes 10 minutes", {"/steps/s2/time_limit": "within 10 minutes"}),
        (
            LIMITS,
            "step 3 is done by Carla within 10 minutes",
            {
                "/steps/s3/owner": "Carla",
                "/steps/s3/time_limit": "within 10 minutes",
                "/steps/s3/action": "Sign the form within 10 minutes.",
            },
        ),
        (LIMITS, "step two is done by Bob", {"/steps/s2/owner": "Bob"}),
        (LIMITS_ZH, "第3步五分钟内完成", {"/steps/s3/time_limit": "五分钟内"}),
        (LIMITS_ZH, "第2步改成小王做", {"/steps/s2/owner": "小王"}),
        (LIMITS_ZH, "第3步每天下班前完成", {"/steps/s3/time_limit": "每天下班前"}),
    ],
)
def test_what_is_said_is_what_is_changed(
    brief: str, instruction: str, edits: dict[str, str]
) -> None:
    asked = read_instruction(instruction, draft(brief))
    assert (asked.edits, asked.reshapes) == (edits, ())


@pytest.mark.parametrize(
    ("instruction", "after"),
    [
        ("step 3 before step 2", [0, 2, 1, 3]),
        ("Move step 1 After step 2", [1, 0, 2, 3]),
        ("swap steps 1 and 4", [3, 1, 2, 0]),
        ("swap step 2 and 3", [0, 2, 1, 3]),
        ("delete the last step", [0, 1, 2]),
        ("delete steps 1 and 2", [2, 3]),
        ("delete steps 1 to 3", [3]),
        ("can you delete step 2?", [0, 2, 3]),
        ("第1步和第2步对调", [1, 0, 2, 3]),
        ("删掉最后一步", [0, 1, 2]),
    ],
)
def test_several_steps_change_their_places(instruction: str, after: list[int]) -> None:
    assert actions(changed(BRIEF, instruction)) == [BEFORE[at] for at in after]


def test_all_steps_that_are_named_are_joined() -> None:
    made = changed("Anna opens it. Anna weighs it. Anna files it. Tom signs.", "merge steps 1 to 3")
    assert actions(made) == ["Open it and weigh it and file it", "Sign"]


@pytest.mark.parametrize(
    "instruction",
    [
        "Who does step 3?",
        "谁做第2步?",
        "don't change step 3",
        "not Tom but Anna does step 4",
        "别删第1步",
        "五分钟内完成",
        "step 3 belongs to nobody",
        "merge steps 1, 1 and 2",
        "merge steps 1, 2 and 9",
        "make it shorter",
    ],
)
def test_what_is_not_understood_changes_nothing(instruction: str) -> None:
    with pytest.raises(DraftError):
        read_instruction(instruction, draft(BRIEF))


def test_a_step_is_added_where_it_is_wanted_and_nobody_owns_it_yet() -> None:
    first = Reshape(kind="add", step="s8", other="s2", texts=("Weigh it",))
    last = Reshape(kind="add", step="s9", texts=("Close the door",))
    made = draft(BRIEF, reshapes=(first, last), edits={"/steps/s8/owner": "Tom"})
    assert actions(made) == [BEFORE[0], "Weigh it", *BEFORE[1:], "Close the door"]
    assert made.sop.steps[1].owner.person == "Tom"
    assert made.sources["/steps/s8/action"].state is SourceState.CONFIRMED
    assert made.sources["/steps/s9/owner"].state is SourceState.UNKNOWN
    assert "Who does this: Close the door?" in [item.text for item in made.open_items]


def test_a_step_is_not_added_twice_and_takes_no_id_that_is_there() -> None:
    twice = (Reshape(kind="add", step="s1", texts=("Weigh it",)),) * 2
    assert actions(draft(BRIEF, reshapes=twice)) == BEFORE


def test_sources_stay_with_the_step_that_is_moved_and_go_with_the_one_that_is_deleted() -> None:
    before = draft(BRIEF)
    moves = (Reshape(kind="move", step="s4", other="s1"), Reshape(kind="delete", step="s2"))
    made = draft(BRIEF, reshapes=moves)
    assert made.sources["/steps/s4/action"] == before.sources["/steps/s4/action"]
    assert not [address for address in made.sources if address.startswith("/steps/s2/")]
    assert actions(draft(BRIEF, reshapes=moves[:1])) == [BEFORE[3], *BEFORE[:3]]


def test_a_draft_of_which_every_step_is_deleted_is_still_a_draft() -> None:
    gone = tuple(Reshape(kind="delete", step=f"s{n}") for n in range(1, 5))
    assert actions(draft(BRIEF, reshapes=gone)) == []


def test_a_move_before_a_step_that_is_gone_is_left_out() -> None:
    gone = (Reshape(kind="delete", step="s4"), Reshape(kind="move", step="s1", other="s4"))
    assert actions(draft(BRIEF, reshapes=gone)) == BEFORE[:3]


def test_what_belongs_to_a_step_belongs_to_the_one_that_it_is_joined_to() -> None:
    made = draft(BRIEF)
    case = ExceptionCase(id="e1", situation="It is torn", step="s2")
    sop = Sop.model_validate({**made.sop.model_dump(), "exceptions": [case.model_dump()]})
    joins = (
        Reshape(kind="join", step="s1", other="s2", texts=("Open and print",)),
        Reshape(kind="delete", step="s3"),
    )
    assert reshaped(sop, made.sources, joins)[0].exceptions[0].step == "s1"


def test_the_last_half_keeps_a_limit_that_no_words_name() -> None:
    made = draft(BRIEF)
    steps = [one.model_dump() for one in made.sop.steps]
    steps[0] |= {"time_limit": "by noon", "tools": ["Stripe"]}
    sop = Sop.model_validate({**made.sop.model_dump(), "steps": steps})
    change = Reshape(kind="split", step="s1", other="s9", texts=("Open it.", "Weigh it in SAP."))
    first, second = reshaped(sop, made.sources, (change,))[0].steps[:2]
    assert (first.time_limit, second.time_limit) == (None, "by noon")
    assert (first.tools, second.tools) == (("Stripe",), ("Stripe", "SAP"))


def test_the_tools_of_an_added_step_are_read_from_its_words() -> None:
    new = Reshape(kind="add", step="s8", texts=("Look it up in Odoo",))
    made = draft(BRIEF, reshapes=(new,))
    assert made.sop.steps[-1].tools == ("Odoo",)
    assert made.sources["/steps/s8/tools/0"].state is SourceState.CONFIRMED
