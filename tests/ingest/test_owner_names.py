"""Whom small firms mean: a post, a nickname, who is introduced with brackets, who is in a title."""

import pytest

from sopai.ingest.read import read_string
from sopai.language.owners_zh import name_actor
from sopai.schema.owner import Owner, OwnerKind

TEAM = "# 店铺备忘\n\n就咱们三个人：大鹏（拍照）、豆豆（运营）、小雨（打包）。\n\n## 步骤\n\n"


def _owner(text: str, step: int = 0) -> Owner:
    return read_string(text, "case.md").sop.steps[step].owner


@pytest.mark.parametrize("post", ["砧板岗", "收银岗", "保全工", "值日生"])
def test_a_post_is_a_role(post: str) -> None:
    actor = name_actor(post)
    assert actor is not None and actor.kind is OwnerKind.ROLE


@pytest.mark.parametrize("words", ["到岗", "员工上岗", "下岗", "轮岗", "小姐", "空姐"])
def test_what_only_ends_like_one_names_nobody_new(words: str) -> None:
    actor = name_actor(words)
    assert actor is None or actor.kind is not OwnerKind.PERSON
    assert actor is None or actor.role != words or words not in ("到岗", "下岗", "轮岗")


def test_a_nickname_with_a_title_acts() -> None:
    owner = _owner("# 备忘\n\n## 步骤\n\n1. 芳姐下午4点前把包裹发走。\n2. 关门。\n")
    assert owner.person == "芳姐"


@pytest.mark.parametrize(
    ("step", "who"),
    [("豆豆写标题，凑满30个字。", "豆豆"), ("上架后大鹏拍三张照片。", "大鹏")],
)
def test_who_is_introduced_acts(step: str, who: str) -> None:
    assert _owner(f"{TEAM}1. {step}\n2. 关门。\n").person == who


def test_one_name_with_a_bracket_introduces_nobody() -> None:
    text = "# 备忘\n\n备注（可选）。\n\n## 步骤\n\n1. 备注写在单上。\n2. 关门。\n"
    assert _owner(text).kind is OwnerKind.NONE


@pytest.mark.parametrize(
    "heading",
    [
        "日常点检（操作工，每班开机前，10 分钟）",
        "进货验收（砧板岗，7:30–8:30）",
        "Opening (Shift Lead, 7:30)",
    ],
)
def test_a_heading_says_who_and_when(heading: str) -> None:
    step = "Count the till." if heading.isascii() else "擦净台面。"
    title = "Shop" if heading.isascii() else "车间"
    owner = _owner(f"# {title}\n\n## {heading}\n\n1. {step}\n2. {step}\n")
    assert owner.kind is OwnerKind.ROLE


def test_a_heading_with_a_place_and_a_number_names_nobody() -> None:
    owner = _owner("# 车间\n\n## 点检（3号线，10 分钟）\n\n1. 擦净台面。\n2. 关灯。\n")
    assert owner.kind is OwnerKind.NONE


def test_a_column_that_asks_who_does_it_is_for_owners() -> None:
    table = "# 保养\n\n| 项目 | 方法 | 谁做 |\n|---|---|---|\n| 过滤网 | 拆下用煤油洗 | 保全工 |\n"
    assert _owner(f"{table}| 水垢 | 放水 | 操作工 |\n").role == "保全工"


def test_a_title_that_rules_the_work_of_a_role_names_it() -> None:
    owner = _owner("# 配送驾驶员作业规定\n\n## 出车前\n\n1. 检查胎压。\n2. 试灯光。\n")
    assert owner.role is not None and owner.role.endswith("驾驶员")
