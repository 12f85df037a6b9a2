"""Who does what a Chinese sentence says."""

import pytest

from sopai.language.analysis import actor_in

SUBJECTS = {
    "subject": ("打包员打包订单。", "打包员"),
    "subject with a person": ("打包员李四打包订单。", "打包员李四"),
    "after a condition": ("如果封条破损,班长联系承运商。", "班长"),
    "after a limit": ("缺货超过10件时,客服王五10分钟内上报仓库主管。", "客服王五"),
    "after an event": ("客户下单后,仓库主管核对库存。", "仓库主管"),
    "before a rhythm": ("店长每天巡店。", "店长"),
    "agent after 由": ("包裹由复核员王五复核。", "复核员王五"),
    "one of two after 由": ("由店长或副店长签字。", "店长"),
    "asked with 请": ("请仓管员核对数量。", "仓管员"),
    "in charge with 负责": ("李四负责打包。", "李四"),
    "group in charge": ("财务部负责付款。", "财务部"),
    "assigned with 归": ("归财务主管审批。", "财务主管"),
    "first of two": ("张三打包,李四复核。", "张三"),
    "vague": ("相关人员检查包裹。", "相关人员"),
    "group": ("仓储部确认库存。", "仓储部"),
    "head of a group": ("仓储部主管确认库存。", "仓储部主管"),
    "before an adverb": ("李四严格核对单号。", "李四"),
    "before a verb of one character": ("小王抽3箱。", "小王"),
    "asks the boss": ("店长请示总部。", "店长"),
    "beside another": ("店长和收银员在台账上签名。", "店长"),
    "behind the day of the month": ("每月 1 号店长核对账单。", "店长"),
    "reader": ("您需要提交申请。", "您"),
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_sentence_names_who_acts(name: str) -> None:
    text, who = SUBJECTS[name]
    actor = actor_in(text, "zh")
    assert actor is not None and actor.text == who


NOBODY = {
    "order": "打开空调。",
    "order with a recipient": "通知仓管员。",
    "order with a receiver": "发给客户。",
    "order after an event": "收到订单后立即打包。",
    "ban": "不得私自外借钥匙。",
    "duty": "必须在2小时内回复。",
    "question": "为什么要核对?",
    "field before an object": "建飞书账号,部门挂到最末级。",
    "thing of a role": "收银员抽屉要锁好。",
    "thing that begins like a name": "食物晾凉再发,汤桶不进活动室。",
    "what a company has": "公司就一辆车,先到先得。",
    "nothing": "",
}


@pytest.mark.parametrize("name", NOBODY)
def test_sentence_that_names_nobody_has_no_actor(name: str) -> None:
    assert actor_in(NOBODY[name], "zh") is None


def test_english_sentence_in_a_chinese_document_is_read_as_english() -> None:
    actor = actor_in("The packer closes the box.", "zh")
    assert actor is not None and actor.text == "packer"
