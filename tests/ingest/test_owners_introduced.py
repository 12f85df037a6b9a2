"""Owners that small companies name in passing: at the head, in brackets, before a list."""

import pytest

from sopai.ingest.read import read_string

DOCUMENTS: dict[str, tuple[str, dict[str, str | None]]] = {
    "people introduced by their work": (
        "# Shop\n\nTeam: Ann (packing), Bo (returns and refunds).\n\n"
        "## Packing\n\n- Fold the box.\n\n## Returns\n\n- Open the parcel.\n\n"
        "## Cleaning\n\n- Wipe the desk.\n",
        {"Fold the box.": "Ann", "Open the parcel.": "Bo", "Wipe the desk.": None},
    ),
    "people introduced by their work, in Chinese": (
        "# 店铺\n\n就咱们几个：大鹏（拍照+美工）、豆豆（运营）、芳姐（打包）。\n\n"
        "## 打包\n\n- 每单放感谢卡一张。\n\n## 运营\n\n- 标题凑满30个字。\n\n"
        "## 库房\n\n- 货架每周擦一次。\n",
        {"每单放感谢卡一张。": "芳姐", "标题凑满30个字。": "豆豆", "货架每周擦一次。": None},
    ),
    "a task that two have": (
        "# Shop\n\nTeam: Ann (packing), Bo (packing).\n\n## Packing\n\n- Fold the box.\n",
        {"Fold the box.": None},
    ),
    "one name with a remark": (
        "# Shop\n\nAsk Ann (packing) for the key.\n\n## Packing\n\n- Fold the box.\n",
        {"Fold the box.": None},
    ),
    "whom it was written for": (
        "# 班长手记\n\n写给接我班的小武。\n\n## 开机\n\n1. 送气、送电、上料。\n",
        {"送气、送电、上料。": "小武"},
    ),
    "a line that gives what stands below": (
        "# 分工\n\n## 护理间\n\n李姐管护理间，下面这些都是她的事。\n\n- 擦拭床头。\n- 更换床单。\n",
        {"擦拭床头。": "李姐", "更换床单。": "李姐"},
    ),
    "a line that only mentions what stands below": (
        "# 分工\n\n## 护理间\n\n李姐看过下面这些。\n\n- 擦拭床头。\n- 更换床单。\n",
        {"擦拭床头。": None, "更换床单。": None},
    ),
    "all steps at the head": (
        "# A\n\nAll steps: Li Si (Packer)\n\n## Steps\n\n1. Pack the box.\n",
        {"Pack the box.": "Li Si"},
    ),
    "all steps at the head, in Chinese": (
        "# 甲\n\n全部步骤：李四\n\n## 步骤\n\n1. 打印运单。\n",
        {"打印运单。": "李四"},
    ),
    "a post that sounds like an order": (
        "# 药品\n\n## 验收员\n\n- 到货后1小时内完成验收。\n\n## 收银员\n\n- 每天清点现金。\n",
        {"到货后1小时内完成验收。": "验收员", "每天清点现金。": "收银员"},
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_items_have_the_owner_that_the_document_makes_known(name: str) -> None:
    text, owners = DOCUMENTS[name]
    document = read_string(text, "case.md").document
    found = {
        document.text[i.start : i.end].strip(): i.owner.person or i.owner.role
        for i in document.items
    }
    assert {words: found[words] for words in owners} == owners
