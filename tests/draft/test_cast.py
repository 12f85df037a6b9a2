"""Who acts in a clause of a brief, in the ways in which people say it."""

import pytest

from sopai.draft.facts import Facts, facts_of
from sopai.draft.said import Said

ENGLISH = [
    ("Nadia is in charge of the till.", "Nadia"),
    ("Have Tom check the doors.", "Tom"),
    ("Make sure Nadia signs the sheet.", "Nadia"),
    ("I want Nadia to check it.", "Nadia"),
    ("It's always Nadia who signs.", "Nadia"),
    ("Tom's job is to print the labels.", "Tom"),
    ("Printing is up to Tom.", "Tom"),
    ("The ordering we leave to Nadia.", "Nadia"),
    ("Everything over 500 needs Nadia's signature.", "Nadia"),
    ("The mechanic, usually Ben, signs the card.", "Ben"),
    ("Before noon Ben writes the report.", "Ben"),
    ("Above that the board decides in its meeting.", "board"),
    ("For long trips a courier drives along.", "courier"),
    ("Gatehouse rings the shift lead.", "Gatehouse"),
    ("Conservator Ines Brandt examines the textile.", "Ines Brandt"),
    ("Transport is done by Artegrip only.", "Artegrip"),
    ("Check the seals (Ben).", "Ben"),
    ("Check the seals - Ben.", "Ben"),
    ("Chemicals: Ben only.", "Ben"),
    ("Counting is left to Ben.", "Ben"),
    ("The registrar informs the insurer, Ben, within 48 hours.", "registrar"),
    ("The results are sent by the receptionist by text message.", "receptionist"),
    ("The label prints itself.", None),
    ("Tell me (Ben).", None),
    ("Every Friday, Ben cleans the van.", "Ben"),
    ("If the van is dirty, Ben cleans it.", "Ben"),
    ("In the evening, the cook cleans the grill.", "cook"),
    ("The card is signed by the mechanic.", "mechanic"),
    ("Whoever opens turns on the lights.", "Whoever opens"),
    ("The person closing turns off the lights.", "The person closing"),
    ("One of the nurses checks the fridge.", "One of the nurses"),
    ("The night shift empties the bins.", "night shift"),
    ("Customer service replies within 2 hours.", "Customer service"),
    ("The customer signs the form.", "customer"),
    ("If the driver refuses the clerk writes it down.", "clerk"),
    ("Until I have signed nobody starts the press.", "Olga"),
    ("I sign the list.", "Olga"),
    ("Tell Ben at once.", None),
    ("Ben must be told.", None),
    ("We check the list every day.", None),
    ("The child waits in the quiet room.", None),
    ("Staff must wear gloves.", None),
]
CHINESE = [
    ("记录每月底由统计员娜仁汇总。", "娜仁"),
    ("采购专员Linda收到后两个工作日内答复。", "Linda"),
    ("司徒工复测一遍。", "司徒工"),
    ("录入完成后交复核会计复核。", "复核会计"),
    ("要是新人要加东西,督导可以答应。", "督导"),
    ("这个DM问,不是前台问。", "DM"),
    ("门后那张卡上有。", None),
    ("钱照收,不退。", None),
    ("小王负责盘点。", "小王"),
    ("盘点由小王负责。", "小王"),
    ("让小王去检查门窗。", "小王"),
    ("每天早上小王检查门窗。", "小王"),
    ("超过500的找店长签字。", "店长"),
    ("没有店长签字不能出库。", "店长"),
    ("设备坏了叫老张来修。", "老张"),
    ("客户签收后司机拍照。", "司机"),
    ("质检合格后由仓管入库。", "仓管"),
    ("谁收的钱谁登记。", "谁收的钱谁"),
    ("夜班的人关灯。", "夜班的人"),
    ("财务那边月底对账。", "财务"),
    ("让司机在单子上签字。", "司机"),
    ("品检员阿珍对着图纸量尺寸。", "阿珍"),
    ("小梅不在的话就找阿凯。", "阿凯"),
    ("家长签同意书。", "家长"),
    ("医生用完的器械护士送到消毒间。", "护士"),
    ("当天告诉主管小王。", None),
    ("出了问题第一时间告诉主管。", None),
    ("每周五下午大家一起打扫。", None),
]


def _owner(facts: Facts, words: str) -> str | None:
    found: Said = next(said for said in facts.said if said.quote in words or words in said.quote)
    owned = [said for said in facts.said if said.quote in words and said.owner.text]
    return (owned[-1] if owned else found).owner.text


@pytest.mark.parametrize(("said", "owner"), ENGLISH)
def test_who_does_it_in_english(said: str, owner: str | None) -> None:
    assert _owner(facts_of(f"We had trouble. {said} That is it.\n\nThanks, Olga"), said) == owner


@pytest.mark.parametrize(("said", "owner"), CHINESE)
def test_who_does_it_in_chinese(said: str, owner: str | None) -> None:
    assert _owner(facts_of(f"最近太乱了。{said}就这样。"), said) == owner


def test_she_is_whoever_acted_last_and_not_the_writer() -> None:
    facts = facts_of("Mia prints the list. I sign it. Then she hangs it on the board.\n\nOlga")
    assert _owner(facts, "she hangs it on the board") == "Mia"


def test_she_may_be_a_role() -> None:
    facts = facts_of("The nurse takes the sample. She enters it in the log.")
    assert _owner(facts, "She enters it in the log.") == "nurse"


def test_who_is_the_one_before_the_comma() -> None:
    facts = facts_of("Anything above 50 euros goes to Nadia, who rings back the same day.")
    assert _owner(facts, "who rings back the same day.") == "Nadia"


def test_a_second_thing_is_done_by_the_same_one() -> None:
    facts = facts_of("The clerk takes the form, puts it in the tray and sends the copy to claims.")
    assert [said.owner.text for said in facts.said] == ["clerk"] * len(facts.said)


CHAT = """Ann: who starts?
Kim: planning puts the card in the rack
Ann: and then?
Kim: I check the mould number. If it is wrong you call the shift lead
Ann: ok
"""


def test_in_a_chat_i_is_who_speaks_and_you_who_was_heard() -> None:
    facts = facts_of(CHAT)
    assert set(facts.people.names) == {"Ann", "Kim"}
    assert _owner(facts, "planning puts the card in the rack") == "planning"
    assert _owner(facts, "I check the mould number.") == "Kim"
    assert _owner(facts, "If it is wrong you call the shift lead") == "Ann"
    assert not any(said.owner.text for said in facts.said if "who starts" in said.quote)


@pytest.mark.parametrize("text", ["Price: 5 euros\nDeposit: 20 euros\nDeposit: none", "Ann: hello"])
def test_labels_are_no_chat(text: str) -> None:
    assert not any(said.quote.rstrip(": ") == "Ann" for said in facts_of(text).said)
    assert "Deposit" not in facts_of(text).people.names


PERFORMER = (
    "Please write a checklist for the closing cook. Bins out before 23:00. Ben locks the door. "
    "The man from the oil firm comes on Tuesdays."
)


def test_whoever_the_document_is_for_does_what_nobody_is_named_for() -> None:
    facts = facts_of(PERFORMER)
    bins = next(said for said in facts.said if "Bins" in said.quote)
    assert (bins.owner.text, bins.owner.found) == ("closing cook", "document")
    assert bins.owner_quote == "closing cook"
    assert _owner(facts, "Ben locks the door.") == "Ben"
    assert _owner(facts, "The man from the oil firm comes on Tuesdays.") is None


def test_whoever_the_document_is_for_in_chinese() -> None:
    facts = facts_of("写一份点检表，给操作工看的。每班手动排水一次。报警的打电话给老马。")
    assert _owner(facts, "每班手动排水一次。") == "操作工"


TIMELINE = """Day 1: Clients upload the receipts. Ben checks them.
Day 2 to 3: Ben posts everything.

Thanks
Olga
"""


def test_the_head_of_a_line_says_which_day_it_is() -> None:
    facts = facts_of(TIMELINE)
    days = {said.quote: said.day for said in facts.said}
    assert days["Clients upload the receipts."] == "Day 1"
    assert days["Ben checks them."] == "Day 1"
    assert days["Ben posts everything."] == "Day 2 to 3"
    assert days["Olga"] is None


def test_the_head_of_a_line_in_chinese() -> None:
    facts = facts_of("第一天，班主任给家长打电话。\n第三天，孙倩抽查反馈。")
    assert [said.day for said in facts.said if said.owner.text] == ["第一天", "第三天"]
    assert _owner(facts, "班主任给家长打电话。") == "班主任"


def test_the_writer_does_what_i_do_inside_a_clause() -> None:
    facts = facts_of("Hafiz takes the tool. Damage over 150 I decide myself.\n\nThanks, Priya")
    assert _owner(facts, "Damage over 150 I decide myself.") == "Priya"


def test_somebody_whom_the_brief_names_begins_a_clause() -> None:
    facts = facts_of("小陶当天报给司徒工,司徒工复测一遍,真的高就开风。")
    assert _owner(facts, "司徒工复测一遍,真的高就开风。") == "司徒工"
