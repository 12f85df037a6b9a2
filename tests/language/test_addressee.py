"""Sentences that say who performs a whole document, and sentences that look like them."""

import pytest

from sopai.language.addressee import addressee
from sopai.schema.owner import OwnerKind

NAMED = {
    "Whoever opens runs through this list before the first customer.": "Whoever opens",
    "This is for the duty vets.": "duty vets",
    "Everything below is done by the receptionist unless a name stands behind it.": "receptionist",
    "Written for new drivers": "new drivers",
    "Audience: line cooks": "line cooks",
    "The night porter works through this list.": "night porter",
    "All steps are carried out by the Shift Lead.": "Shift Lead",
    "This checklist is for the opening barista. Tick each line.": "opening barista",
    "Unless stated otherwise, the steps are done by the office manager.": "office manager",
    "As a courier you collect the parcels.": "courier",
    "The receptionist on duty is responsible for all steps below.": "receptionist on duty",
    "Ann Reed does all of this.": "Ann Reed",
    "The dispatcher follows this routine every morning.": "dispatcher",
    "One technician handles each job from start to finish.": "technician",
    "This sheet is used by the groundskeepers.": "groundskeepers",
}
NAMED_ZH = {
    "本表由当班店长逐项打勾。": "当班店长",
    "以下工作均由夜班前台完成,另有注明的除外。": "夜班前台",
    "供新入职配送员使用。": "新入职配送员",
    "谁开门谁负责以下事项。": "谁开门谁负责",
    "所有步骤由仓管员执行。": "仓管员",
    "所有步骤由收银员李四执行。": "收银员李四",
    "适用岗位:客服专员": "客服专员",
    "收银员须按本表逐项检查。": "收银员",
    "值班医生负责以下全部工作。": "值班医生",
    "写给新来的店员": "新来的店员",
    "本流程由当班的人执行。": "当班的人",
    "各位店员:请按下列要求执行。": "店员",
}
NOBODY = (
    "This sheet belongs to the till.",
    "This procedure is for closing the shop.",
    "This is for emergencies only.",
    "For any questions, call Ann.",
    "Each order is signed off by QA.",
    "This policy applies to all refunds.",
    "The system handles all of this.",
    "Use this list when the alarm rings.",
    "Log in as an administrator.",
    "This list is sorted by orders.",
)
NOBODY_ZH = (
    "本制度适用于全体员工。",
    "给客户留下好印象。",
    "本规定由财务部解释。",
    "按以下步骤操作。",
    "本流程由三个步骤组成。",
)


@pytest.mark.parametrize("text", NAMED)
def test_sentence_names_who_performs_the_document(text: str) -> None:
    actor = addressee(text, "en")
    assert actor is not None
    assert actor.text == NAMED[text]


@pytest.mark.parametrize("text", NAMED_ZH)
def test_chinese_sentence_names_who_performs_the_document(text: str) -> None:
    actor = addressee(text, "zh")
    assert actor is not None
    assert actor.text == NAMED_ZH[text]


@pytest.mark.parametrize("text", NOBODY)
def test_sentence_names_nobody(text: str) -> None:
    assert addressee(text, "en") is None


@pytest.mark.parametrize("text", NOBODY_ZH)
def test_chinese_sentence_names_nobody(text: str) -> None:
    assert addressee(text, "zh") is None


def test_department_is_a_group() -> None:
    actor = addressee("This procedure is for the Warehouse Department.", "en")
    assert actor is not None
    assert actor.kind is OwnerKind.GROUP
