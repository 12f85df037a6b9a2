"""Who a Chinese phrase names."""

import pytest

from sopai.language.actor import Actor
from sopai.language.owners_zh import MAX_PHRASE, name_actor
from sopai.schema.owner import OwnerKind

KINDS = {
    OwnerKind.ROLE: (
        "仓库主管",
        "仓储部主管",
        "仓储部负责人",
        "客服",
        "采购员",
        "值班经理",
        "副总经理",
        "店长",
        "新员工",
        "客户",
        "主管及以上",
    ),
    OwnerKind.PERSON: ("李四", "欧阳修", "小王", "客服王五", "打包员李四", "班长赵六"),
    OwnerKind.GROUP: ("仓储部", "财务部", "客服部", "运营团队", "安全委员会"),
    OwnerKind.VAGUE: ("相关人员", "有关部门", "各部门", "大家", "所有人", "责任人", "员工"),
    OwnerKind.SYSTEM: ("系统", "ERP系统"),
}


@pytest.mark.parametrize(
    ("kind", "phrase"), [(kind, phrase) for kind, phrases in KINDS.items() for phrase in phrases]
)
def test_phrase_names_an_actor(kind: OwnerKind, phrase: str) -> None:
    actor = name_actor(phrase)
    assert actor is not None and actor.kind == kind


@pytest.mark.parametrize("phrase", ["订单", "核对", "包裹上的标签", "", "、", "主管" * MAX_PHRASE])
def test_phrase_that_names_a_thing_names_nobody(phrase: str) -> None:
    assert name_actor(phrase) is None


def test_person_behind_a_role_has_that_role() -> None:
    actor = name_actor("打包员李四")
    assert actor is not None and (actor.person, actor.role) == ("李四", "打包员")


def test_head_of_a_department_is_a_role_and_no_group() -> None:
    actor = name_actor("仓储部主管")
    assert actor is not None and actor.role == "仓储部主管"


@pytest.mark.parametrize("phrase", ["您", "你"])
def test_you_is_the_reader(phrase: str) -> None:
    assert name_actor(phrase) == Actor("reader", phrase)


def test_he_points_back_to_somebody() -> None:
    assert name_actor("他") == Actor("pronoun", "他")


def test_signs_around_a_phrase_do_not_matter() -> None:
    assert name_actor(" **「仓库主管」** ") == name_actor("仓库主管")
