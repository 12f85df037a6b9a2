"""The title line of a description is the title of the draft, and no step."""

import pytest

from sopai.draft.drafting import draft
from sopai.schema.sources import SourceState

EN = "Anna opens the parcel. Tom refunds the customer within 2 days."
ZH = "小敏当天拆包裹。小李检查鞋子。"

TITLES = {
    f"Customer calls\n{EN}": "Customer calls",
    f"Returns:\n{EN}": "Returns",
    f"Returns: {EN}": "Returns",
    f"# Lost keys\n\n{EN}": "Lost keys",
    f"Subject: Returns\n\n{EN}": "Returns",
    f"Title: Lost keys\n{EN}": "Lost keys",
    f"Open the shop\n{EN}": "Open the shop",
    f"Handling of complaints – Hotel Post\n{EN}": "Handling of complaints",
    f"Procedure for returns\n{EN}": "Returns",
    f"退货流程\n{ZH}": "退货流程",
    f"退货流程：{ZH}": "退货流程",
    f"【退货流程】\n{ZH}": "退货流程",
    f"开店准备\n{ZH}": "开店准备",
    f"新员工入职\n\n{ZH}": "新员工入职",
    "客户来电\n1、前台三声内接起。\n2、小李记到登记表。": "客户来电",
}


@pytest.mark.parametrize("text", TITLES)
def test_a_title_line_is_the_title_and_no_step(text: str) -> None:
    made = draft(text)
    assert made.sop.title == TITLES[text]
    source = made.sources["/title"]
    assert source.state is SourceState.SAID
    assert source.quote is not None and source.quote in text
    assert TITLES[text] not in [step.action for step in made.sop.steps]
    assert len(made.sop.steps) == 2
    assert TITLES[text] not in made.unused


STEPS = {
    "Check the fridge\nNote the temperature\nTell Anna about it": 3,
    "Anna opens the shop\nShe turns on the lights. Tom counts the till.": 3,
    "The clerk opens the shop\nShe turns on the lights. Tom counts the till.": 3,
    "Switch on the oven\nWait 10 minutes. Put the bread in.": 3,
    "Check the fridge:\n- temperature\n- door": 1,
    "Note: Anna opens the parcel.": 1,
    "Anna: opens the parcel. Then Anna files it.": 2,
    "Collect: the parcel goes to Anna. Anna opens it.": 2,
    "Daily at 8:00\nAnna opens the door. Tom counts the till.": 3,
    "开门\n开灯\n开机": 3,
    "打开电脑\n登录系统。输入密码。": 3,
    "小敏开门\n小李开灯。小王开机。": 3,
}


@pytest.mark.parametrize("text", STEPS)
def test_what_is_done_in_the_first_line_stays_a_step(text: str) -> None:
    made = draft(text)
    assert made.sources["/title"].state is SourceState.UNKNOWN
    assert len(made.sop.steps) == STEPS[text]


@pytest.mark.parametrize(
    "text", [f"【仓库发货群】\n{ZH}", f"Hi Tom,\n{EN}", f"Warehouse: hi\n{EN}"]
)
def test_where_it_was_said_and_to_whom_is_no_title(text: str) -> None:
    assert draft(text).sources["/title"].state is SourceState.UNKNOWN


def test_a_list_number_is_no_passage_that_was_left_out() -> None:
    made = draft("Our day\n1. Anna opens the door.\n2. Tom counts the till.\n\n17:30\n")
    assert made.unused == ("17:30",)


ASKED = {
    "Vehicle return, what I want in the write-up:\n\nAnna parks the car.": "Vehicle return",
    "Month-end for our clients, the way I'd like to see it. Anna books it.": (
        "Month-end for our clients"
    ),
    "I want something written down for goods coming in damaged because it is chaos. Anna looks.": (
        "Goods coming in damaged"
    ),
    "right so this is about late arrivals because we had a mess. Anna waits.": "Late arrivals",
    "I need a written protocol for new patient intake at our practice. Anna calls.": (
        "New patient intake at our practice"
    ),
    "Please write us a one-pager for angry callers, it is time. Anna listens.": "Angry callers",
    "Please write up how we deal with dead plants: Anna looks at the photos.": (
        "Deal with dead plants"
    ),
    "你帮我把住院交接这个事弄成一个流程啊。小敏查房。": "住院交接",
    "口腔诊所的器械消毒老是出岔子，帮我写个SOP。小敏清洗器械。": "器械消毒",
    "报销和付款这两块我一起说了。小敏收单。": "报销和付款",
    "那个打烊流程你帮我写一下。小敏关灯。": "打烊流程",
    "我要一份空压机日常点检的作业指导书。小敏看油位。": "空压机日常点检的作业指导书",
}


@pytest.mark.parametrize("text", ASKED)
def test_what_is_asked_for_is_the_title(text: str) -> None:
    made = draft(text)
    assert made.sop.title == ASKED[text]
    assert made.sources["/title"].state is SourceState.SAID


@pytest.mark.parametrize(
    "text",
    [
        "小顾你好:\n\n小敏收货。小李签字。",
        "【微信群:云栖小院管理】\n小敏收货。小李签字。",
        "I'd love it if it fit on one page for the inside of the door. Anna counts.",
        "一直没有规矩。小敏收货。",
    ],
)
def test_a_greeting_a_place_and_a_wish_are_no_title(text: str) -> None:
    assert draft(text).sources["/title"].state is SourceState.UNKNOWN


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        ("写一份接稿到交稿的规程：客户稿子进邮箱，小敏30分钟内回复。", "接稿到交稿的规程"),
        ("我想把“有演出的一天”写成规程。小敏开门。", "有演出的一天"),
        ("客人从到店到出来这一套，你帮我写个流程。小敏接客人。", "客人从到店到出来"),
        ("今天群里把流程对齐。小敏开门。", "未命名流程"),
        (
            'I should "just write down how we reset the rooms" at Lost. Ann resets it.',
            "Reset the rooms at Lost",
        ),
        (
            "Pick-up and closing at the school. This is for the late crew.\n\n- Ann locks it.",
            "Pick-up and closing at the school",
        ),
    ],
)
def test_more_ways_to_say_what_it_is_about(brief: str, title: str) -> None:
    assert draft(brief).sop.title == title
