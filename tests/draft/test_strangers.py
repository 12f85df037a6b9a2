"""People and posts that no list knows, told by how a brief speaks of them."""

import pytest

from sopai.draft.drafting import draft
from sopai.draft.facts import facts_of
from sopai.draft.kinds import DONE

OWNERS = {
    "The seamstress compares the measurements with the slip.": "seamstress",
    "Then the fitter pins the sleeves.": "fitter",
    "The form compares well.": None,
    "The sheet shows the number.": None,
    "尾款是策划师收。": "策划师",
    "当天策划师核对流程。": "策划师",
    "DM复位道具,20分钟内弄完。": "DM",
    "客户进来,L1值班10分钟内回复。": "L1",
    "P0两小时内恢复。": None,
}


@pytest.mark.parametrize("brief", OWNERS)
def test_somebody_whom_no_list_knows_owns_what_he_does(brief: str) -> None:
    owners = [one.owner.text for one in facts_of(brief).said if one.kind in DONE]
    assert OWNERS[brief] in owners if OWNERS[brief] else not any(owners)


NAMES = {
    "Bevan then counts the till. The key is with Bevan.": "Bevan",
    "Yusuf hands it out, or Milo if he's away.": "Milo",
    "前台豆皮当天报人数。豆皮请客人扫码。跟豆皮说一声。": "豆皮",
    "小武把单子发群里。没有单子的找小武。": "小武",
    "每周一由Vivian看数据,Vivian每周抽20张。": "Vivian",
}


@pytest.mark.parametrize("brief", NAMES)
def test_a_name_is_known_by_what_stands_around_it(brief: str) -> None:
    assert NAMES[brief] in facts_of(brief).people.names


@pytest.mark.parametrize(
    "brief",
    [
        "小心轻放,小心搬运。",
        "老板签字。老板确认。",
        "刚刚到的货刚刚验完。",
        "Orders go out. All Orders wait.",
    ],
)
def test_a_plain_word_is_no_name(brief: str) -> None:
    assert facts_of(brief).people.names == ()


@pytest.mark.parametrize(
    ("brief", "writer"),
    [
        ("Yeah, hi, it's, um, it's Bernadette from the kitchen. I do the form.", "Bernadette"),
        ("Hello, here is Joost from the farm shop. I call the vet.", "Joost"),
    ],
)
def test_who_speaks_is_known_by_the_greeting(brief: str, writer: str) -> None:
    assert facts_of(brief).people.writer == writer


@pytest.mark.parametrize("answer", ["Zed Brown", "Zed", "豆皮"])
def test_a_name_alone_answers_who_does_it(answer: str) -> None:
    zh = not answer.isascii()
    brief = "小王拆包裹。每天清点现金。" if zh else "Anna opens it. Count the till every day."
    assert draft(brief, answers={"who": answer}).sop.steps[-1].owner.person == answer


@pytest.mark.parametrize("answer", ["Nobody", "Everybody", "Depends", "不知道", "大家", "待定"])
def test_what_names_nobody_answers_nothing(answer: str) -> None:
    zh = not answer.isascii()
    brief = "小王拆包裹。每天清点现金。" if zh else "Anna opens it. Count the till every day."
    assert draft(brief, answers={"who": answer}).sop.steps[-1].owner.person is None
