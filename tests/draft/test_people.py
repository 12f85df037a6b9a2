"""Whom a brief names."""

import pytest

from sopai.draft.drafting import draft
from sopai.draft.people import people_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("质检员韩雪每托盘抽3箱,破损率高于2%整托拒收。", "韩雪"),
        ("值班店长林晓燕7点30分到店,先看冰柜温度。", "林晓燕"),
        ("超过的交给售后组长邹凯,他1天内决定。", "邹凯"),
        ("档案员邱玉兰核对后2小时内取卷。", "邱玉兰"),
        ("采购经理骆斌从至少3家里选。", "骆斌"),
        ("花艺师柳依依提前7天和新人确认清单。", "柳依依"),
        ("取样员龙梅先放水3分钟。", "龙梅"),
        ("前台小苗拆开信件,盖日期章。", "小苗"),
        ("由站长老褚决定。", "老褚"),
        ("打给园长骆老师。", "骆老师"),
        ("行中的问题请统一反馈至综合部孟晓燕。", "孟晓燕"),
        ("押金由会计小詹退。", "小詹"),
        ("李主管当天决定退款还是换货。", "李主管"),
        ("小王2小时内打开包裹。", "小王"),
    ],
)
def test_who_stands_behind_a_post_is_named(text: str, name: str) -> None:
    assert people_of(text, "zh").names == (name,)


@pytest.mark.parametrize(
    "text",
    [
        "店长和库管一起盘点。",
        "前台那边先登记。",
        "师傅只开一个阀门。",
        "前台小心拿放。",
        "主管安排夜班。",
        "每天温度高于8度就报警。",
        "收银员别吵,轻声说话。",
    ],
)
def test_words_behind_a_post_are_no_names(text: str) -> None:
    assert people_of(text, "zh").names == ()


def test_an_owner_keeps_the_characters_of_the_brief() -> None:
    made = draft("外場領班許佩珊先道歉。由店長郭柏翰當天回電。")
    assert [step.owner.person for step in made.sop.steps] == ["許佩珊", "郭柏翰"]


def test_somebody_who_is_away_does_not_do_it() -> None:
    made = draft("小梅每天点货。小梅不在的话就找阿凯点货。")
    assert made.sop.exceptions[-1].owner.person == "阿凯"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The nurse, Joan Pettit, bags the instruments. Joan signs.", ("Joan Pettit", "Joan")),
        ("The chemist, Dr Anjali Rao, tests 1 drum in 20.", ("Dr Anjali Rao",)),
        ("Zita looks at the tyres and the horn.", ("Zita",)),
        ("A truck with a fault gets the tag, and Bram from the workshop takes over.", ("Bram",)),
        ("The nurse, Oona, cleans the chair.", ("Oona",)),
        ("Madame Pralong taps three wheels.", ("Madame Pralong",)),
        ("The registrar, Dr. Ilse Vandenbroucke, checks it.", ("Dr. Ilse Vandenbroucke",)),
        ("Tess van der Berg counts the till.", ("Tess van der Berg",)),
    ],
)
def test_people_are_named_in_full_and_without_a_list(text: str, names: tuple[str, ...]) -> None:
    assert people_of(text, "en").names == names


@pytest.mark.parametrize(
    "text",
    [
        "Cybake prints the pick list. The baker checks it in Cybake.",
        "Payment comes at the end of the month.",
        "Pallets leave at noon.",
        "Don't touch the blade.",
        "Incomplete forms go back the same week.",
        "Transport. Transport is done on Friday.",
        "The form is kept at St Columba until Friday.",
        "Don't ring Brigstow Alarm before noon.",
    ],
)
def test_programs_things_and_firms_are_no_people(text: str) -> None:
    assert people_of(text, "en").names == ()


def test_a_first_name_stands_for_the_whole_one() -> None:
    made = draft("The nurse, Joan Pettit, rinses the tray. Tom dries it. Joan signs the log.")
    owners = [step.owner.person for step in made.sop.steps]
    assert owners == ["Joan Pettit", "Tom", "Joan Pettit"]
    assert made.sources["/steps/s3/owner"].quote == "Joan"


def test_a_first_name_of_two_people_is_left_as_it_was_said() -> None:
    made = draft("Ann Lee opens. Ann Moss closes. Ann counts the till.")
    assert made.sop.steps[-1].owner.person == "Ann"


def test_who_is_on_leave_does_not_do_it_in_english() -> None:
    made = draft("Fergal counts the vials. When Fergal is on leave Dr. Oyelaran does the count.")
    assert [step.owner.person for step in made.sop.steps][-1] == "Dr. Oyelaran"


def test_a_second_person_who_watches_is_not_meant_by_he() -> None:
    made = draft("Fergal counts the vials. A second person watches. He writes the count down.")
    assert [step.owner.person for step in made.sop.steps][-1] == "Fergal"


def test_a_name_of_three_words_signs() -> None:
    made = draft("I count the vials every Friday.\n\nThanks,\nSiobhán Ní Dhomhnaill\nmanager")
    assert made.sop.steps[0].owner.person == "Siobhán Ní Dhomhnaill"
