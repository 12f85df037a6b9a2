"""A decision changes the field it is about, and leaves no old rule beside the new one."""

import pytest

from sopai.evaluation.retro_suite import is_restored
from sopai.retro.assigning import assigned
from sopai.retro.exact import exact
from sopai.retro.removing import dropped
from sopai.schema.changes import Change, Operation
from tests.retro.samples import procedure, proposed

SOP = """# Running the botanic garden

## Steps

1. The porter opens the gate at 8:00.
2. The maintenance department waters the palms as soon as possible.
3. Somebody empties the bins.
4. The clerk takes visitors through the glass house.
5. Put a flower on the ticket desk.
6. The cook makes tea and prints the menu.
7. The porter locks the gate and counts the keys.

## Exceptions

- Storm: close the glass house within 15 minutes.
- Group of more than 20 people: ask for a second guide.
"""
SOP_ZH = """# 植物园日常

## 操作步骤

1. 门卫8:00开门。
2. 园艺组尽快浇水。
3. 讲解员带团参观温室。
4. 每天打印游客简报。
5. 门卫锁门,清点钥匙。

## 异常处理

- 暴雨:15分钟内关闭温室。
"""


def _at(text: str, address: str, sop: str = SOP) -> Change:
    made = proposed(f"# Review\n\n## Decided\n\n- {text}\n", sop)
    assert is_restored(procedure(sop), made)
    return next(change for change in made.changes if change.address == address)


@pytest.mark.parametrize(
    ("step", "said", "new"),
    [
        ("Water the palms promptly.", "palms: within 2 hours", "Water the palms within 2 hours."),
        ("Water them when there is time.", "by 9:00", "Water them by 9:00."),
        ("Pack with enough straw.", "10 cm of straw below", "Pack with 10 cm of straw below."),
        ("园艺组尽快浇水。", "2小时内浇水", "园艺组2小时内浇水。"),
        ("叶片充分晾干。", "晾干不少于3小时", "叶片晾干不少于3小时。"),
    ],
)
def test_a_limit_takes_the_place_of_vague_words(step: str, said: str, new: str) -> None:
    found = exact(step, said)
    assert found is not None
    assert found[0] == new


def test_a_limit_for_something_else_replaces_no_vague_words() -> None:
    assert exact("Check the pots carefully.", "the gate opens at 8:30") is None


@pytest.mark.parametrize(
    ("sentence", "who", "rest"),
    [
        ("Watering -> Mara, not whoever is there", "Mara", "Watering"),
        ("Gate keys – Ivo", "Ivo", "Gate keys"),
        ("Bins: Ivo, by 9:00", "Ivo", "Bins, by 9:00"),
        ("The bins are Ivo's job", "", ""),
        ("Emptying the bins is Ivo's job", "Ivo", "Emptying the bins"),
        ("浇水→小丁", "小丁", "浇水"),
        ("浇水不再由园艺组做,由小丁负责", "小丁", "浇水"),
        ("锁门交给夜班", "夜班", "锁门"),
        ("Gate: Monday", "", ""),
    ],
)
def test_signs_and_words_say_who_does_it(sentence: str, who: str, rest: str) -> None:
    found = assigned(sentence, ())
    assert (found.who if found else "") == who
    if rest:
        assert found is not None
        assert found.rest == rest


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("The flower on the desk is dropped.", "The flower on the desk"),
        ("We scrap the morning tour", "the morning tour"),
        ("简报不写了", "简报"),
        ("取消晨会", "晨会"),
        ("If it rains the tour is cancelled", None),
        ("Nobody waters any more, drop that", None),
    ],
)
def test_what_is_not_done_any_more_is_known(sentence: str, what: str | None) -> None:
    assert dropped(sentence) == what


def test_a_department_gives_way_to_whoever_is_named() -> None:
    owner = _at("Watering the palms: Mara", "/steps/s2/owner")
    assert isinstance(owner.after, dict)
    assert owner.after["person"] == "Mara"
    action = _at("Watering the palms: Mara", "/steps/s2/action")
    assert action.after == "Mara waters the palms as soon as possible."


def test_a_step_that_only_does_what_is_dropped_goes() -> None:
    assert _at("The flower on the ticket desk is dropped.", "/steps/s5").op is Operation.REMOVE
    assert _at("简报取消", "/steps/s4", SOP_ZH).op is Operation.REMOVE


def test_a_step_keeps_its_other_action() -> None:
    change = _at("The menu is scrapped.", "/steps/s6/action")
    assert change.after == "The cook makes tea."


def test_a_removal_says_what_goes() -> None:
    assert _at("The flower on the ticket desk is dropped.", "/steps/s5").guard


def test_the_limit_of_an_exception_is_left_to_its_situation() -> None:
    made = proposed("# R\n\n## Decided\n\n- The palms are watered within 4 hours.\n", SOP)
    assert {change.address for change in made.changes} == {"/steps/s2/action"}
    assert made.changes[0].after == "The maintenance department waters the palms within 4 hours."


def test_a_limit_in_a_situation_is_changed_there() -> None:
    change = _at("Group of more than 15 people instead of 20", "/exceptions/e2/situation")
    assert change.after == "Group of more than 15 people"


def test_what_comes_before_a_step_stands_there() -> None:
    made = proposed("# R\n\n## Decided\n\n- Helmets are put on before the glass house.\n", SOP)
    (change,) = made.changes
    assert change.address == "/steps/s4/action"


def test_an_answer_is_read_with_its_question() -> None:
    chat = (
        "[09:00] Ann: the flower on the ticket desk?\n[09:01] Bob: bin it, nobody looks\n"
        "[09:02] Ann: ok\n[09:03] Bob: bye\n"
    )
    made = proposed(chat, SOP, "chat.txt")
    assert [(one.op, one.address) for one in made.changes] == [(Operation.REMOVE, "/steps/s5")]
    assert made.changes[0].quote in chat


def test_a_situation_of_which_no_step_speaks_becomes_an_exception() -> None:
    made = proposed("# R\n\n## 决定\n\n- 讲解员突然生病的,小丁带团参观温室。\n", SOP_ZH)
    change = next(one for one in made.changes if one.op is Operation.ADD)
    assert change.address == "/exceptions"
    assert isinstance(change.after, dict)
    assert change.after["situation"] == "讲解员突然生病的"


def test_a_chat_without_times_is_a_chat() -> None:
    chat = (
        "小丁: 浇水太慢了\n老顾: 浇水2小时内完成,不写“尽快”了\n小丁: 好\n"
        "小丁: 简报能停吗,没人看\n老顾: 停\n小丁: 要不要换门锁?\n老顾: 太贵,不换\n"
    )
    made = proposed(chat, SOP_ZH, "chat.txt")
    assert [(one.op, one.address) for one in made.changes] == [
        (Operation.SET, "/steps/s2/action"),
        (Operation.REMOVE, "/steps/s4"),
    ]
    assert made.changes[0].after == "园艺组2小时内浇水。"
    assert all(one.quote in chat for one in made.changes)


def test_a_chat_with_times_behind_the_names_is_a_chat() -> None:
    told = ("浇水太慢了", "以后浇水2小时内完成", "好", "散会")
    heads = ("小丁 22:51：", "老顾 22:52：", "小丁 22:53：", "老顾 22:54：")
    chat = "".join(f"{head}{words}\n" for head, words in zip(heads, told, strict=True))
    made = proposed(chat, SOP_ZH, "chat.txt")
    assert [one.quote for one in made.changes] == ["以后浇水2小时内完成"]
