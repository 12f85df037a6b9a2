"""Chinese posts that no list knows."""

import pytest

from sopai.draft import actors_zh
from sopai.draft.doing_zh import by, heads, is_told
from sopai.draft.drafting import draft


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("押金由财务原路退还", "财务"),
        ("盖章件由老封盖", "老封"),
        ("就由剧场经理上台宣布改期", "剧场经理"),
        ("钥匙由换模工自己拿着", "换模工"),
        ("由排版外包“墨方”在一天内排好", "墨方"),
        ("城东店由养护员上官婉宁负责", "上官婉宁"),
    ],
)
def test_whoever_stands_behind_by_does_it(text: str, who: str) -> None:
    found = by(text, ("上官婉宁",))
    assert found is not None
    assert found.text == who


@pytest.mark.parametrize(
    "text", ["由于下雨改期", "由此可见要检查", "写明理由再交", "自由安排", "由系统自动发送"]
)
def test_a_reason_or_a_system_is_nobody(text: str) -> None:
    assert by(text, ()) is None


@pytest.mark.parametrize(
    ("part", "who"),
    [
        ("模具工喷防锈油", "模具工"),
        ("NPC马上退", "NPC"),
        ("最后一个走的人锁后台门", "最后一个走的人"),
        ("前台那个小姑娘接", "前台那个小姑娘"),
        ("20块以内团长自己点退款", "团长"),
        ("第二天领座员先打120", "领座员"),
    ],
)
def test_a_post_at_the_head_acts(part: str, who: str) -> None:
    found = heads(part)
    assert found is not None
    assert found.text == who


@pytest.mark.parametrize(
    "part", ["手工擦干净", "有的人先走", "别的人不许进", "施工图先看", "P0先处理", ""]
)
def test_other_words_are_no_post(part: str) -> None:
    assert heads(part) is None


def test_who_is_called_does_not_act() -> None:
    assert is_told("再叫前厅主管")
    assert not is_told("前厅主管")
    assert actors_zh.actor("再叫前厅主管", ()) is None


def test_a_pronoun_behind_by_means_who_acted_before() -> None:
    steps = draft("项目助理小敏收稿子。款到了由她派给译员。").sop.steps
    assert [step.owner.person for step in steps] == ["小敏", "小敏"]


@pytest.mark.parametrize("named", ["要家长", "离客人", "跟顾客"])
def test_somebody_served_behind_a_coverb_owns_nothing(named: str) -> None:
    assert is_told(named)


def test_two_who_act_in_one_sentence_own_a_step_each() -> None:
    steps = draft("客人来了，DM先亮灯，把人带到休息室，前台倒杯热水。").sop.steps
    assert [step.owner.text for step in steps[-2:]] == ["DM", "前台"]
