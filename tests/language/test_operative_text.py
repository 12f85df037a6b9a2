"""Operative text, and who owns it: decided before any rule looks."""

import pytest

from sopai.ingest.read import read_string
from sopai.schema.document import Item
from sopai.schema.owner import Found, OwnerKind


def items(text: str) -> dict[str, Item]:
    """Items of a document by their first words."""
    document = read_string(text, "case.md").document
    return {document.plain[i.start : i.end].strip()[:30]: i for i in document.items}


def first(text: str) -> Item:
    """The first item of a document."""
    return read_string(text, "case.md").document.items[0]


OPERATIVE = {
    "order": "## Steps\n\nPack the order.",
    "order after a condition": "## Notes\n\nIf the seal is broken, call the carrier.",
    "duty": "## Anything\n\nThe box must be closed.",
    "who does what": "## Anything\n\nThe packer closes the box.",
    "noun among orders": "## Round\n\n- All bins\n- Empty the sink\n- Wipe the desk",
    "task to tick": "## Day\n\n- [ ] café tables after each guest",
    "row of a step table": "| No. | Task | Owner |\n| --- | --- | --- |\n| 1 | Count | Ann |",
    "ban in Chinese": "## 其他\n\n不得私自外借钥匙。",
    "Chinese order": "## 操作步骤\n\n1. 打开空调。",
    "who does what in Chinese": "## 其他\n\n店长每天巡店。",
    "order as a consequence": "## Log\n\nThis is kept for a year, so write full names.",
    "encouragement": "## Leave\n\nStaff are encouraged to book before May.",
    "ban with a short not": "## Bags\n\nBags shouldn't stand in the aisle.",
    "moment before the verb": "## 操作步骤\n\n1. 饭后先把碗收到水槽边。",
    "rhythm before the verb": "## 操作步骤\n\n1. 朋友圈每天发2条。",
}
SILENT = {
    "background": "## Background\n\nThe shop opened in 2019.",
    "question": "## Steps\n\nWhat do you do when the till is short?",
    "story": "## Steps\n\nThe pump was broken for two days.",
    "permission": "## Drive\n\nYou can share files with the whole team.",
    "consequence told": "## Log\n\nThe log is long, so it takes a while to load.",
    "moment of the past in Chinese": "## 背景\n\n去年饭后先把碗打碎了。",
    "example section": "## Example\n\nPack the order carefully.",
    "history row": "| Version | Date | Change |\n| --- | --- | --- |\n| 1.0 | 2024 | first |",
    "link alone": "- [Go to the shop](http://x.example)",
    "expectation": "## Notes\n\nThe graph should show two lines.",
    "description in Chinese": "## 简介\n\n本店成立于2019年。",
    "definition in Chinese": "## 术语\n\n- 客诉:客人表示的不满",
}


@pytest.mark.parametrize("name", OPERATIVE)
def test_text_that_orders_is_operative(name: str) -> None:
    assert first(OPERATIVE[name]).operative.holds


@pytest.mark.parametrize("name", SILENT)
def test_text_that_orders_nothing_is_not(name: str) -> None:
    assert not first(SILENT[name]).operative.holds


OWNERS = {
    "subject": ("## Steps\n\n1. Li Si packs the order.", "person", Found.SUBJECT),
    "subject after a condition": (
        "## Steps\n\n1. If it rains, the Shift Lead closes the gate.", "role", Found.SUBJECT,
    ),
    "passive agent": (
        "## Steps\n\n1. The parcel is checked by the Shift Lead.", "role", Found.SUBJECT,
    ),
    "column": (
        "| No. | Task | Owner |\n| --- | --- | --- |\n| 1 | Count | Shift Lead |",
        "role", Found.COLUMN,
    ),
    "label": ("## Steps\n\n1. Pack the order. Owner: Li Si", "person", Found.LABEL),
    "brackets": ("## Steps\n\n1. Pack the order (Packer)", "role", Found.LABEL),
    "heading": ("# Day\n\n## Responsible: Shift Lead\n\n1. Pack the order.", "role", Found.HEADING),
    "document": (
        "# Pack\n\nAll steps are performed by the Shift Lead.\n\n## Steps\n\n1. Pack.",
        "role", Found.DOCUMENT,
    ),
    "group": ("## Steps\n\n1. The Warehouse Department packs the order.", "group", Found.SUBJECT),
    "vague": ("## Steps\n\n1. The responsible department packs it.", "vague", Found.SUBJECT),
    "system": ("## Steps\n\n1. The system prints the label.", "system", Found.SUBJECT),
    "subject in Chinese": ("## 步骤\n\n1. 打包员李四打包订单。", "person", Found.SUBJECT),
    "agent in Chinese": ("## 步骤\n\n1. 包裹由复核员王五复核。", "person", Found.SUBJECT),
    "role head wins": ("## 步骤\n\n1. 仓储部主管确认库存。", "role", Found.SUBJECT),
    "group in Chinese": ("## 步骤\n\n1. 仓储部确认库存。", "group", Found.SUBJECT),
    "vague in Chinese": ("## 步骤\n\n1. 相关人员检查包裹。", "vague", Found.SUBJECT),
    "heading in Chinese": ("# 客诉\n\n## 负责人:店长\n\n1. 打电话给客人。", "role", Found.HEADING),
}  # fmt: skip


@pytest.mark.parametrize("name", OWNERS)
def test_owner_is_found_where_it_stands(name: str) -> None:
    text, kind, found = OWNERS[name]
    owner = list(items(text).values())[-1].owner
    assert (owner.kind.value, owner.found) == (kind, found)


NOBODY = {
    "order alone": "## Steps\n\n1. Pack the order.",
    "recipient": "## Steps\n\n1. Send the list to Finance.",
    "recipient in Chinese": "## 步骤\n\n1. 通知仓管员。",
    "deadline after by": "## Steps\n\n1. The list is sent by 17:00.",
    "empty cell": "| No. | Task | Owner |\n| --- | --- | --- |\n| 1 | Count | |",
}


@pytest.mark.parametrize("name", NOBODY)
def test_nobody_owns_what_names_nobody(name: str) -> None:
    assert list(items(NOBODY[name]).values())[-1].owner.kind is OwnerKind.NONE


def test_sub_steps_inherit_from_their_step() -> None:
    found = items("## Steps\n\n1. Li Si packs the order:\n   - wrap it\n   - close it\n")
    assert [item.owner.person for item in found.values()] == ["Li Si"] * 3


def test_line_before_a_list_names_the_owner_of_its_items() -> None:
    found = items("## Duties\n\nThe Picker will:\n\n- fetch the tote\n- scan the shelf\n")
    assert [item.owner.role for item in found.values()] == ["Picker"] * 3


def test_raci_gives_the_task_to_the_responsible() -> None:
    text = "| Task | Clerk | Manager |\n| --- | --- | --- |\n| Count | R | A |\n| Sign | | R/A |"
    found = items(text)
    assert [item.owner.role for item in found.values()] == ["Clerk", "Manager"]


def test_several_procedures_of_a_file_have_their_own_addresses() -> None:
    one = "# {}\n\n## Steps\n\n1. Open the box.\n2. Close the box.\n\n"
    reading = read_string(one.format("First") + one.format("Second"), "two.md")
    other = reading.others[0]
    assert (reading.sop.title, other.title) == ("First", "Second")
    assert f"/sops/{other.id}/steps/s2" in reading.document.anchors


def test_anchor_holds_the_words_of_its_value() -> None:
    text = "# Pack\n\n## Steps\n\n1. **Wrap.** Use *two* layers of `film`.\n"
    reading = read_string(text, "pack.md")
    anchor = reading.document.anchors["/steps/s1/action"]
    assert text[anchor.start : anchor.end] == "Use *two* layers of `film`."
    assert (reading.sop.steps[0].title, reading.sop.steps[0].action) == (
        "Wrap",
        "Use two layers of film.",
    )


def test_what_fits_nowhere_is_kept_as_a_note() -> None:
    reading = read_string("# Pack\n\nThe shop opened in 2019.\n\n## Steps\n\n1. Pack.\n", "p.md")
    assert [note.text for note in reading.sop.notes] == ["The shop opened in 2019."]
