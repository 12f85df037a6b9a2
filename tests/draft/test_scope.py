"""A description of several procedures is parted; its form and length follow what is asked for."""

import pytest

from sopai.draft.drafting import draft
from sopai.draft.facts import facts_of
from sopai.draft.layout import pages_asked
from sopai.draft.scope import parts_of
from sopai.errors import DraftError
from sopai.schema.sop import Form
from sopai.workflow.drafting import chosen_part, procedures_in

TWO = (
    "Hello Fran, two things for the handbook.\n\n"
    "New people first. HR fills in the form in Deskline 10 days before. Yusuf orders the laptop. "
    "Which reminds me of lost devices: the employee rings the hotline at once. Ken locks the "
    "account within 30 minutes.\n\n"
    "Back to starters: Yusuf creates the accounts two days before.\n\n"
    "Lost again: Katrin tells the data protection officer the same day.\n\nJoris"
)
TWO_ZH = (
    "报销和付款这两块我一起说了。报销的，员工在钉钉上提单，许文静查重验真。付款呢不一样，"
    "采购先把合同凑齐给老袁，老袁对完账出付款申请。哦报销也有线，部门经理批3000以下的。"
)


def test_a_description_of_two_procedures_is_parted_and_each_topic_comes_together() -> None:
    facts = facts_of(TWO)
    parts = parts_of(facts)
    assert [(part.title, len(part.spans)) for part in parts] == [
        ("New people", 2),
        ("Lost devices", 2),
    ]
    new, lost = procedures_in(TWO)
    assert "creates the accounts" in new.text and "Katrin" not in new.text
    assert "Katrin" in lost.text and "Deskline" not in lost.text
    assert all("Hello Fran" in one.text and "Joris" in one.text for one in (new, lost))


def test_a_chinese_description_of_two_procedures_is_parted() -> None:
    one, two = procedures_in(TWO_ZH)
    assert (one.title, two.title) == ("报销", "付款")
    assert "部门经理" in one.text and "部门经理" not in two.text


def test_the_proposal_stands_first_among_the_open_items() -> None:
    made = draft(TWO)
    assert made.open_items[0].text.startswith("This describes 2 procedures: New people, Lost")
    assert draft(procedures_in(TWO)[1].text).sop.title == "Lost devices"


@pytest.mark.parametrize(
    "text",
    [
        "Two people sign the form. Anna counts the till. Tom locks the door.",
        "库管两个：大刘管油品，小詹管急件。每天清点。",
        "As for the refunds: Anna pays them. As for the till: Tom counts it.",
    ],
)
def test_one_procedure_is_not_parted(text: str) -> None:
    assert procedures_in(text) == ()


def test_a_part_that_is_not_there_is_said() -> None:
    with pytest.raises(DraftError, match="one procedure"):
        chosen_part("Anna counts the till.", 1)
    with pytest.raises(DraftError, match="no part 3: the description holds 2"):
        chosen_part(TWO, 3)
    assert "Katrin" in chosen_part(TWO, 2)


STEPS = " ".join(f"Anna signs form number {n} in the office." for n in range(1, 31))


@pytest.mark.parametrize(
    ("wish", "pages", "form"),
    [
        ("One page for the wall please. ", 1, Form.STEP_TABLE),
        ("Please write a two-pager. ", 2, Form.SIX_PART),
        ("", None, Form.SIX_PART),
    ],
)
def test_form_and_length_follow_the_wishes(wish: str, pages: int | None, form: Form) -> None:
    made = draft(wish + STEPS)
    assert pages_asked(facts_of(wish + STEPS)) == pages
    assert made.sop.form is form
    longer = [item for item in made.open_items if "pages in print" in item.text]
    assert bool(longer) == (pages is not None)
    assert len(made.sop.steps) == 30, "nothing is left out unasked"


def test_days_make_a_timeline_and_a_form_that_is_asked_for_stays() -> None:
    text = "Day 1: Anna sends the form.\nDay 2: Tom signs it.\nDay 3: Anna files it."
    assert draft(text).sop.form is Form.TIMELINE
    assert draft(text, form=Form.SIX_PART).sop.form is Form.SIX_PART


ONE = [
    "Anna keeps two lists. As for the refunds: Anna pays them and signs the slip. As for the till: "
    "Tom counts it and signs the sheet.",
    "Anna signs two documents. As for the refunds: Anna pays them and signs the slip. As for the "
    "till: Tom counts it and signs the sheet.",
    "小敏准备两份合同。报销和付款都要签字。报销呢，小敏当天审核，再签字。付款呢，小敏先对账。",
    "流程分成三个环节。\n一、收货\n小敏收货。小李签字。\n二、验货\n小王验货。小赵拍照。",
    "这批货分两块板。\n一、收货\n小敏收货。小李签字。\n二、验货\n小王验货。小赵拍照。",
]


@pytest.mark.parametrize("text", ONE)
def test_a_count_of_other_things_makes_no_procedures(text: str) -> None:
    assert procedures_in(text) == ()


SEVERAL = {
    "We have two procedures. The first one is returns. Anna opens the parcel. Tom refunds it. "
    "The second one is lost keys. The janitor checks the list. Anna calls the owner.": (
        "Returns",
        "Lost keys",
        "Tom refunds",
        "janitor",
    ),
    "I need two procedures.\n\n1. Customer returns\nAnna opens the parcel. Tom refunds it.\n\n"
    "2. Customer complaints\nAnna calls back within 1 hour. Tom writes a report.": (
        "Customer returns",
        "Customer complaints",
        "Tom refunds",
        "report",
    ),
    "这里有两个流程。第一个是退货：小敏当天拆箱，小李检查鞋子。"
    "第二个是换货：小王找货，小赵发快递。": (
        "退货",
        "换货",
        "检查鞋子",
        "发快递",
    ),
    "这里有两件事要写：一个是开店，一个是关店。"
    "开店：小王8点开门，检查冰箱。关店：小李关灯，锁门。": (
        "开店",
        "关店",
        "检查冰箱",
        "锁门",
    ),
    "We have two tasks. First task: tyre change. Ben lifts the car and removes the wheels. Second "
    "task: oil change. Ben drains the oil.": ("Tyre change", "Oil change", "wheels", "drains"),
    "有两件事。\n一、客户退货\n小敏当天拆包裹。小李检查鞋子。\n"
    "二、客户投诉\n小王一小时内回电。小赵写报告。": (
        "客户退货",
        "客户投诉",
        "检查鞋子",
        "写报告",
    ),
}


@pytest.mark.parametrize("text", SEVERAL)
def test_counted_topics_and_numbered_headings_are_parted(text: str) -> None:
    one, two = procedures_in(text)
    assert (one.title, two.title, *SEVERAL[text][2:]) == SEVERAL[text]
    assert SEVERAL[text][2] in one.text and SEVERAL[text][2] not in two.text
    assert SEVERAL[text][3] in two.text and SEVERAL[text][3] not in one.text
    assert draft(two.text).sop.title == two.title


FOR_ALL = {
    "Please write two SOPs: returns and complaints.\n\nReturns: Anna opens the parcel. Tom refunds "
    "it.\n\nComplaints: Anna calls back. Tom writes a report.\n\nIn both cases Anna tells Mia.": (
        "In both cases Anna tells Mia."
    ),
    "I need two procedures.\n\n1. Customer returns\nAnna opens the parcel. Tom refunds it.\n\n"
    "2. Customer complaints\nAnna calls back. Tom writes a report. Both are filed in Odoo.": (
        "Both are filed in Odoo."
    ),
    "有两件事。\n一、客户退货\n小敏当天拆包裹。小李检查鞋子。\n"
    "二、客户投诉\n小王一小时内回电。小赵写报告。\n以上都要在钉钉登记。": "以上都要在钉钉登记。",
}


@pytest.mark.parametrize("text", FOR_ALL)
def test_a_closing_sentence_for_all_goes_to_each(text: str) -> None:
    one, two = procedures_in(text)
    assert FOR_ALL[text] in one.text
    assert FOR_ALL[text] in two.text


def test_both_people_of_the_last_part_close_no_other_part() -> None:
    text = next(iter(SEVERAL)) + " Both sign the log."
    one, two = procedures_in(text)
    assert "Both sign" in two.text
    assert "Both sign" not in one.text


POSITIONS = {
    "Everything our receptionist does: opens the post, handles calls and orders supplies. Calls "
    "are answered within 3 rings. She always wears a badge.": (
        ("Open the post", "Handle calls", "Order supplies"),
        "receptionist",
    ),
    "This is everything our receptionist does.\n- Open the post: she sorts it by room.\n- Handle "
    "calls: she answers within 3 rings.\n- Order supplies: she checks the cupboard on Mondays.": (
        ("Open the post", "Handle calls", "Order supplies"),
        "receptionist",
    ),
    "Write up the whole job of the store manager. Opening: she unlocks the door. Ordering: she "
    "checks the stock. Closing: she locks the door.": (
        ("Opening", "Ordering", "Closing"),
        "store manager",
    ),
    "Write down all the tasks of our caretaker: he locks the gates, checks the boiler and clears "
    "the snow. The boiler must stay below 80 degrees.": (
        ("Lock the gates", "Check the boiler", "Clear the snow"),
        "caretaker",
    ),
    "我们店收银员这个岗位的职责：收银、理货、打扫卫生、接待顾客。": (
        ("收银", "理货", "打扫卫生", "接待顾客"),
        "收银员",
    ),
    "我们前台的全部工作：收发快递、接电话、订办公用品。接电话要三声内接。前台要佩戴工牌。": (
        ("收发快递", "接电话", "订办公用品"),
        "前台",
    ),
    "前台这个岗位要做的事：\n1、收发快递，当天登记。\n2、接电话，三声内接。\n"
    "3、订办公用品，每周一次。": (
        ("收发快递", "接电话", "订办公用品"),
        "前台",
    ),
}


@pytest.mark.parametrize("text", POSITIONS)
def test_a_whole_position_is_a_list_of_tasks_with_a_part_each(text: str) -> None:
    titles, owner = POSITIONS[text]
    parts = procedures_in(text)
    assert tuple(part.title for part in parts) == titles
    made = draft(text)
    assert {step.owner.text for step in made.sop.steps[: len(titles)]} == {owner}
    assert not any("verything" in step.action for step in made.sop.steps)
    for part in parts:
        task = draft(part.text)
        assert task.sop.title == part.title
        assert task.sop.steps[0].owner.text == owner
        assert procedures_in(part.text) == ()


def test_what_is_said_behind_the_list_goes_to_its_task_or_to_all() -> None:
    post, calls, supplies = procedures_in(next(iter(POSITIONS)))
    assert "3 rings" in calls.text
    assert "3 rings" not in post.text + supplies.text
    assert all("badge" in part.text for part in (post, calls, supplies))


@pytest.mark.parametrize(
    "text",
    [
        "Anna checks everything the clerk does. Tom signs the list.",
        "The clerk does everything: he opens the post and reads it.",
        "Everything our clerk does: opens the post and reads it.",
        "Everything our clerk does: the post, the phone, the door. Anna opens the shop.",
        "店长每周检查前台的全部工作。小敏签字。",
    ],
)
def test_what_is_no_list_of_tasks_is_no_position(text: str) -> None:
    assert procedures_in(text) == ()


def test_the_proposal_says_what_was_parted_and_how_to_get_the_parts() -> None:
    two = draft(TWO).open_items[0].text
    assert "holds all of them" in two and "`--part 1` to `--part 2`" in two
    position = draft(next(iter(POSITIONS))).open_items[0].text
    assert position.startswith("This describes a whole position with 3 tasks: Open the post, ")
    zh = draft("前台的全部工作：收发快递、接电话、订办公用品。").open_items[0].text
    assert zh.startswith("这里说的是一个岗位的3项工作：收发快递、接电话、订办公用品。")
