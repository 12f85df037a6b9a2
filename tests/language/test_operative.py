"""Operative text as a thing of its own: one line, the place it stands in, and whether it orders."""

import pytest

from sopai.ingest.read import read_string

ORDERS = {
    "step": ("Steps", "- Close the box."),
    "step with a condition": ("Steps", "- If the seal is broken, call the carrier."),
    "step with a time": ("Steps", "- At 17:00, count the till."),
    "step in the third person": ("Steps", "- The packer closes the box."),
    "step that is a noun": ("Steps", "- Email address\n- Close the box"),
    "passive in a step": ("Steps", "- The box is closed and labelled."),
    "limit in a step": ("Steps", "- No more than 20 kg in one box."),
    "never": ("Notes", "- Never open the guard."),
    "do not": ("Notes", "- Do not open the guard."),
    "must": ("Background", "The guard must be closed."),
    "please": ("Anything", "Please close the door."),
    "make sure": ("Anything", "Make sure that the door is closed."),
    "is responsible for": ("Anything", "The night manager is responsible for the keys."),
    "person acts": ("Anything", "Li Si packs the order."),
    "handling of an exception": ("Exceptions", "- No stock: call the customer."),
    "routine": ("Supervision", "- Inspect the racks every week."),
    "task to tick": ("Anything", "- [ ] Back door"),
    "polite order in Chinese": ("其他", "请在下班前关灯。"),
    "duty in Chinese": ("其他", "必须在2小时内回复客户。"),
    "ban in Chinese": ("背景", "严禁私自外借钥匙。"),
    "step in Chinese": ("操作步骤", "- 核对订单号和地址。"),
    "agent in Chinese": ("其他", "包裹由复核员王五复核。"),
    "limit in Chinese": ("操作步骤", "- 每箱不超过20公斤。"),
    "condition in Chinese": ("异常处理", "- 缺货时,联系客户。"),
}
TELLS = {
    "background": ("Background", "The shop opened in 2019."),
    "purpose": ("Purpose", "Fewer wrong parcels."),
    "definition": ("Definitions", "- SKU: the number of an article"),
    "reference": ("References", "- Packing manual, version 3"),
    "question": ("Steps", "What do you do when the till is short?"),
    "what happened": ("Anything", "We packed 300 orders in May."),
    "permission": ("Anything", "You can use the blue tape."),
    "description": ("Anything", "The label is yellow."),
    "pointer": ("Anything", "See the packing manual."),
    "example": ("Example", "Close the box."),
    "question section": ("Questions", "- Close the box."),
    "history": ("Revision history", "- Added the label."),
    "link alone": ("Steps", "- [Packing manual](manual.md)"),
    "only a sign": ("Steps", "- ***"),
    "who is responsible": ("Anything", "Owner: Li Si"),
    "background in Chinese": ("背景", "本店成立于2019年。"),
    "purpose in Chinese": ("目的", "错发更少。"),
    "definition in Chinese": ("术语", "- 客诉:客户表示的不满"),
    "question in Chinese": ("操作步骤", "- 缺货怎么办?"),
    "story in Chinese": ("其他", "去年我们处理了三次投诉。"),
    "scope in Chinese": ("适用范围", "本流程适用于华东仓。"),
    "example in Chinese": ("示例", "核对订单号。"),
}


def _first(heading: str, text: str) -> bool:
    return read_string(f"# A\n\n## {heading}\n\n{text}\n", "a.md").document.items[0].operative.holds


@pytest.mark.parametrize("name", ORDERS)
def test_text_that_tells_somebody_to_act_is_operative(name: str) -> None:
    assert _first(*ORDERS[name])


@pytest.mark.parametrize("name", TELLS)
def test_text_that_only_tells_is_not_operative(name: str) -> None:
    assert not _first(*TELLS[name])


def test_each_judgement_has_its_reason() -> None:
    items = read_string("# A\n\n## Steps\n\n- Close the box.\n\nWhy?\n", "a.md").document.items
    assert [item.operative.reason for item in items] == [
        "begins with an order",
        "describes, asks or tells what happened",
    ]


HEADERS = {
    "steps": ("No. | Task | Owner", "1 | Till | Ann", True),
    "exceptions": ("Exception | Handling | Owner", "No stock | Refund | Ann", True),
    "responsibilities": ("Task | Clerk | Manager", "Count | R | A", True),
    "facts with an order": ("Colour | Meaning of it", "Red | Stop the line", True),
    "facts with a limit": ("Grade | Hotel", "A | 400 £", True),
    "facts": ("Colour | Shelf", "Red | north", False),
    "history": ("Version | Date | Change", "1.0 | 2024 | first", False),
    "definitions": ("Term | Definition", "SKU | number of an article", False),
}


@pytest.mark.parametrize("name", HEADERS)
def test_row_is_judged_by_its_table(name: str) -> None:
    header, row, holds = HEADERS[name]
    rule = " | ".join(["---"] * (header.count("|") + 1))
    text = f"# A\n\n## Anything\n\n| {header} |\n| {rule} |\n| {row} |\n"
    assert read_string(text, "a.md").document.items[0].operative.holds is holds
