"""Words that our people say are a script; what is named or said by others is none."""

import pytest

from sopai.draft.drafting import draft
from sopai.draft.scripts import script_in

OURS = {
    'If a guest arrives late say "Good evening, welcome"': "Good evening, welcome",
    'Anna writes "refused by the customer" in the field "Remarks".': "refused by the customer",
    'Guests say "I want it back" and Anna answers "In three days".': "In three days",
    'Anna says "Good morning, how can I help?" and waits.': "Good morning, how can I help?",
    'She says, "Good morning, how can I help?"': "Good morning, how can I help?",
    'Greet the guest with "Welcome to Hotel Post".': "Welcome to Hotel Post",
    'The agent reads out the text "Your call is recorded".': "Your call is recorded",
    'Anna writes on the whiteboard "Back in ten minutes".': "Back in ten minutes",
    'If a guest says "It is not clean", the maid says "I clean it at once".': "I clean it at once",
    'Tom says to Anna "The truck is here".': "The truck is here",
    'When you answer the phone say "Hotel Post, good morning"': "Hotel Post, good morning",
    'Anna tells the customer: "We are on it".': "We are on it",
    'Ask every guest "Did you enjoy your stay?"': "Did you enjoy your stay?",
    "小敏跟客户说“您好，您的包裹已收到”。": "您好，您的包裹已收到",
    "小敏填写《退货单》，并在备注栏写“客户拒收”。": "客户拒收",
    "客户问“什么时候到货”，小敏说“三天内到”。": "三天内到",
    "回复客户“已收到，马上处理”。": "已收到，马上处理",
    "遇到客户发“在吗在吗”，客服一分钟内回“亲，在的”。": "亲，在的",
    "老师喊“请大家排队”。": "请大家排队",
    "跟客户说“请您填好退货单”": "请您填好退货单",
    "家长问“几点放学呢”时老师回答“四点半”。": "四点半",
    'When the customer arrives, she asks "Do you have a booking?"': "Do you have a booking?",
    'Answer the phone with "Hotel Post, good morning".': "Hotel Post, good morning",
    'If the customer is angry, say "I understand you".': "I understand you",
    'If a customer asks for a refund Anna replies "I will check that".': "I will check that",
    'Put up "Please wait here until we call you."': "Please wait here until we call you.",
    "客户来了就问“您有预约吗”": "您有预约吗",
}

NOT_OURS = [
    'If they say "too expensive", offer 5 percent.',
    'If anyone asks "who told you", call Tom.',
    'The customer fills in the form "Return slip" and signs.',
    'Anna writes the number in the form "Return slip 2026".',
    'Anna asks the customer to fill in the form "Return slip".',
    'Anna asks the customer to fill in the "Return slip".',
    'Tom clicks the button "Save and close" and then tells Anna.',
    'When the customer says "This is too expensive for me", Anna offers 5 percent.',
    'When the customer asks "where is my parcel", Anna looks in Odoo.',
    'The customer says "I want my money back".',
    'Anna tells the customer about the "Happy Return" programme.',
    'Anna labels the box "Returns Monday".',
    'If guests ask "can we stay longer", call Tom.',
    "客户说“太贵了吧”的时候，小敏给打九五折。",
    "客户填写“退货申请单”，小敏签字。",
    "小敏在系统里点“保存并提交”按钮。",
    "小敏把照片发到“后厨采购群”。",
    "拍照发“后厨采购群”。",
    "有问题的贴“不合格品”标签",
    "如果家长说“孩子发烧了”就登记",
    "发货前贴“易碎品”",
    "小敏填写“每日巡检表”",
    "顾客投诉“房间很脏，你们不管我”时叫店长",
    'The caller complains "You never answer your phone when I call."',
    'Anna asks Tom for the "Monday list".',
    'Write the total under "Cash counted".',
    'Once somebody writes "lost key" on the form, Anna calls the janitor.',
    'Tell the driver to press "Arrived at gate".',
    "当客人说“我要退房”时，前台打印账单",
]


@pytest.mark.parametrize("quote", OURS)
def test_what_our_people_say_or_write_is_a_script(quote: str) -> None:
    assert script_in(quote) == OURS[quote]


@pytest.mark.parametrize("quote", NOT_OURS)
def test_a_name_a_label_and_the_words_of_a_customer_are_no_script(quote: str) -> None:
    assert script_in(quote) is None


@pytest.mark.parametrize("brief", [NOT_OURS[0], NOT_OURS[-1]])
def test_a_step_keeps_its_quotation_where_it_is_no_script(brief: str) -> None:
    made = draft(brief)
    assert not any(step.script for step in made.sop.steps)
    said = [f"{step.trigger} {step.action}" for step in made.sop.steps]
    assert any("“" in words or '"' in words for words in said)
