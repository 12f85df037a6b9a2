"""A sentence sets a rule by how it is built; wishes, stories and complaints do not."""

import pytest

from sopai.retro.norms import Norm, norm_of
from sopai.retro.values import Kind
from tests.retro.samples import kinds

CLEAR = (
    "Gloves have to be worn at the saw.",
    "Visitors are to be met at the gate.",
    "A copy is a must.",
    "Invoices go to Mara instead of the front office.",
    "The paper form is scrapped.",
    "No more keys under the mat.",
    "The lunch break goes up to 45 minutes.",
    "Key handover -> porter",
    "Parcels become the porter's job.",
    "钥匙一律放门卫。",
    "午休调整到45分钟。",
    "不再发纸质通知。",
    "浇水由老顾负责。",
    "出门前必须关窗。",
    "巡查延长到21:00。",
    "没有工牌的不接。",
)
BARE = (
    "First watering: 6:30",
    "Meter reading within 2 days",
    "At most 12 guests per tour",
    "浇水每周两次",
    "开门不晚于8:30",
)
NONE = (
    "It would be nice to have a second gate.",
    "Maybe the tour should start later.",
    "The gate was left open on Tuesday.",
    "The tour guides still leave their bags in the hall.",
    "Why does nobody water the palms?",
    "要是能加一个人就好了,希望明年有预算。",
    "上周浇了两次水。",
    "保安又忘了锁门。",
    "到会:老顾、小丁",
)


@pytest.mark.parametrize("sentence", CLEAR)
def test_a_duty_a_contrast_and_an_assignment_are_clear_rules(sentence: str) -> None:
    assert norm_of(sentence) is Norm.CLEAR


@pytest.mark.parametrize("sentence", BARE)
def test_a_thing_with_its_limit_is_a_bare_rule(sentence: str) -> None:
    assert norm_of(sentence) is not Norm.NONE


@pytest.mark.parametrize("sentence", NONE)
def test_wishes_stories_and_complaints_are_no_rules(sentence: str) -> None:
    assert norm_of(sentence) is Norm.NONE


def test_notes_without_a_heading_decide_by_their_words() -> None:
    found = kinds(
        "# Garden, look back\n\n- Gate keys go to the porter, not to the café\n"
        "- First watering: 6:30\n- The roses were late\n- We might buy a hose\n"
        "- Someone should call the plumber\n- Hedges stay at two metres, as before\n"
    )
    assert found["Gate keys go to the porter, not to the café"] is Kind.DECISION
    assert found["First watering: 6:30"] is Kind.DECISION
    assert found["The roses were late"] is Kind.PROBLEM
    assert found["We might buy a hose"] is not Kind.DECISION
    assert found["Someone should call the plumber"] is Kind.TASK
    assert found["Hedges stay at two metres, as before"] is Kind.REMINDER


def test_lines_below_a_lone_word_that_decides_are_decisions() -> None:
    text = "花园碰头\n\n定了的\n浇水:每天6:30\n大门钥匙→老顾\n玫瑰不剪了\n没定的\n要不要加水管\n"
    found = kinds(text)
    assert found["浇水:每天6:30"] is Kind.DECISION
    assert found["大门钥匙→老顾"] is Kind.DECISION
    assert found["要不要加水管"] is Kind.UNDECIDED


def test_a_table_of_results_and_owners_holds_decisions() -> None:
    table = (
        "| 情况 | 结论 | 责任人 | 从什么时候 |\n|---|---|---|---|\n"
        "| 钥匙丢了两把 | 钥匙每晚清点 | 老顾 | 即日 |\n| 水管旧 | 换不换再看 | 小丁 | 未定 |\n"
    )
    found = kinds(table)
    assert found["钥匙每晚清点"] is Kind.DECISION
    assert found["钥匙丢了两把"] is Kind.PROBLEM
    assert found["换不换再看"] is Kind.UNDECIDED


CHAT = """[3 Mar, 18:04] Ann: the gate keys are gone again
[3 Mar, 18:05] Bob: gate keys stay with the porter only
[3 Mar, 18:06] Ann: fine, and he writes down who takes one
[3 Mar, 18:07] Cem: can we paint the gate
[3 Mar, 18:08] Ann: no
"""


def test_who_agrees_and_asks_for_more_decides_both() -> None:
    found = kinds(CHAT, "chat.txt")
    assert found["fine, and he writes down who takes one"] is Kind.DECISION
    assert found["can we paint the gate"] is not Kind.DECISION
