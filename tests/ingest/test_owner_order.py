"""Who owns a step: the subject before the column, the label, the heading, the list's line, the
RACI table and the document, in this order, in both languages."""

import pytest

from sopai.ingest.read import read_string
from sopai.schema.owner import Found, Owner, OwnerKind

EN = {
    "subject": "## Till\n\n1. Ann Reed counts the till.\n",
    "column": "| No. | Task | Owner |\n|---|---|---|\n| 1 | Count the till | Ann Reed |\n",
    "label": "## Till\n\n1. Count the till. Owner: Ann Reed\n",
    "label under the step": "## Till\n\n1. Count the till.\n   - Owner: Ann Reed\n",
    "heading": "# Shop\n\n## Till (Ann Reed)\n\n1. Count the till.\n",
    "intro": "## Till\n\nAnn Reed will:\n\n- count the till\n- lock the safe\n",
    "raci": "## Roles\n\n| Task | Clerk | Ann Reed |\n|---|---|---|\n| Count the till | I | R |\n\n"
            "## Till\n\n1. Count the till.\n",
    "document": "# Shop\n\nAll steps are done by Ann Reed.\n\n## Till\n\n1. Count the till.\n",
}  # fmt: skip
ZH = {
    "subject": "## 步骤\n\n1. 收银员李四清点备用金。\n",
    "column": "| 序号 | 操作 | 责任人 |\n|---|---|---|\n| 1 | 清点备用金 | 收银员李四 |\n",
    "label": "## 步骤\n\n1. 清点备用金。责任人：收银员李四\n",
    "label under the step": "## 步骤\n\n1. 清点备用金。\n   - 责任人：收银员李四\n",
    "heading": "# 门店\n\n## 责任人：收银员李四\n\n1. 清点备用金。\n",
    "intro": "## 步骤\n\n由收银员李四：\n\n- 清点备用金\n- 锁好保险柜\n",
    "raci": "## 职责\n\n| 任务 | 店长 | 收银员李四 |\n|---|---|---|\n| 清点备用金 | I | R |\n\n"
            "## 步骤\n\n1. 清点备用金。\n",
    "document": "# 门店\n\n以下步骤均由收银员李四执行。\n\n## 步骤\n\n1. 清点备用金。\n",
}  # fmt: skip
FOUND = {
    "subject": Found.SUBJECT,
    "column": Found.COLUMN,
    "label": Found.LABEL,
    "label under the step": Found.LABEL,
    "heading": Found.HEADING,
    "intro": Found.INTRO,
    "raci": Found.RACI,
    "document": Found.DOCUMENT,
}


def _owner(text: str) -> Owner:
    return read_string(text, "case.md").sop.steps[0].owner


@pytest.mark.parametrize("place", EN)
def test_owner_is_found_in_each_place(place: str) -> None:
    owner = _owner(EN[place])
    assert (owner.person, owner.found) == ("Ann Reed", FOUND[place])


@pytest.mark.parametrize("place", ZH)
def test_owner_is_found_in_each_place_in_chinese(place: str) -> None:
    owner = _owner(ZH[place])
    assert (owner.person, owner.role, owner.found) == ("李四", "收银员", FOUND[place])


NEARER = {
    "subject before column": (
        "| No. | Task | Owner |\n|---|---|---|\n| 1 | Ann Reed counts the till | Clerk |\n",
        Found.SUBJECT,
    ),
    "column before heading": (
        "# Shop\n\n## Till (Bo Lind)\n\n| No. | Task | Owner |\n|---|---|---|\n"
        "| 1 | Count the till | Ann Reed |\n",
        Found.COLUMN,
    ),
    "label before heading": (
        "# Shop\n\n## Till (Bo Lind)\n\n1. Count the till. Owner: Ann Reed\n",
        Found.LABEL,
    ),
    "intro before heading": (
        "# Shop\n\n## Till (Bo Lind)\n\nAnn Reed will:\n\n- count the till\n- lock the safe\n",
        Found.INTRO,
    ),
    "heading before document": (
        "# Shop\n\nAll steps are done by Bo Lind.\n\n## Till (Ann Reed)\n\n1. Count the till.\n",
        Found.HEADING,
    ),
    "task of a RACI table before document": (
        "# Shop\n\nAll steps are done by Bo Lind.\n\n"
        "| Task | Clerk | Ann Reed |\n|---|---|---|\n| Count the till | I | R |\n\n"
        "## Till\n\n1. Count the till.\n",
        Found.RACI,
    ),
}


@pytest.mark.parametrize("name", NEARER)
def test_the_nearer_place_decides(name: str) -> None:
    text, found = NEARER[name]
    owner = _owner(text)
    assert (owner.person, owner.found) == ("Ann Reed", found)


NEARER_ZH = {
    "subject before column": (
        "| 序号 | 操作 | 责任人 |\n|---|---|---|\n| 1 | 收银员李四清点备用金 | 店长 |\n",
        Found.SUBJECT,
    ),
    "label before heading": (
        "# 门店\n\n## 责任人：店长\n\n1. 清点备用金。责任人：收银员李四\n",
        Found.LABEL,
    ),
    "heading before document": (
        "# 门店\n\n以下步骤均由店长执行。\n\n## 责任人：收银员李四\n\n1. 清点备用金。\n",
        Found.HEADING,
    ),
}


@pytest.mark.parametrize("name", NEARER_ZH)
def test_the_nearer_place_decides_in_chinese(name: str) -> None:
    text, found = NEARER_ZH[name]
    owner = _owner(text)
    assert (owner.person, owner.found) == ("李四", found)


def test_same_as_above_repeats_the_owner_of_the_row_above() -> None:
    rows = "| 1 | Count the till | Ann Reed |\n| 2 | Lock the safe | ditto |\n"
    reading = read_string(f"| No. | Task | Owner |\n|---|---|---|\n{rows}", "case.md")
    assert [step.owner.person for step in reading.sop.steps] == ["Ann Reed", "Ann Reed"]


def test_an_empty_cell_names_nobody() -> None:
    rows = "| 1 | Count the till | Ann Reed |\n| 2 | Lock the safe | – |\n"
    reading = read_string(f"| No. | Task | Owner |\n|---|---|---|\n{rows}", "case.md")
    assert reading.sop.steps[1].owner.text is None


def test_of_several_in_a_cell_the_first_decides() -> None:
    rows = "| 1 | Count the till | Ann Reed / Bo Lind |\n"
    reading = read_string(f"| No. | Task | Owner |\n|---|---|---|\n{rows}", "case.md")
    assert reading.sop.steps[0].owner.person == "Ann Reed"
    assert reading.sop.steps[0].owner.text == "Ann Reed / Bo Lind"


def test_a_cell_with_more_than_a_name_says_only_the_name() -> None:
    rows = "| 1 | 清点备用金 | 店长每天22:30发群 |\n"
    reading = read_string(f"| 序号 | 操作 | 责任人 |\n|---|---|---|\n{rows}", "case.md")
    assert reading.sop.steps[0].owner.text == "店长"


CELL_DECIDES = (
    ("Customer asks for a return", "CS agent", "CS agent"),
    ("Customer asks for a return", "Customer Service", "Customer Service"),
    ("Template R-4 or R-5. R-5 must carry the photos", "CS", "CS"),
    ("The driver waits at the gate", "Gatekeeper", "Gatekeeper"),
    ("Scan the label. Ann Reed checks it", "Packer", "Packer"),
    ("The warehouse team packs the box", "Packer", "Packer"),
    ("We pack the box", "Packer", "Packer"),
    ("The packer packs the box", "Warehouse", "packer"),
    ("The packer packs the box", "whoever is free", "packer"),
    ("Ann Reed packs the box", "Warehouse", "Ann Reed"),
    ("The packer packs the box", "", "packer"),
    ("Customer asks for a return", "", None),
    ("R-5 must carry the photos", "", None),
)


@pytest.mark.parametrize(("action", "cell", "owner"), CELL_DECIDES)
def test_owner_cell_is_overruled_only_by_who_does_the_row_by_name(
    action: str, cell: str, owner: str | None
) -> None:
    rows = f"| 1 | {action}. | {cell} |\n"
    reading = read_string(f"| No. | Task | Owner |\n|---|---|---|\n{rows}", "case.md")
    assert reading.sop.steps[0].owner.text == owner


CELL_DECIDES_ZH = (
    ("客户提出退货申请", "客服专员", "客服专员"),
    ("仓库组打包", "打包员", "打包员"),
    ("打包员打包", "仓储部", "打包员"),
    ("顾客签字确认", "", None),
)


@pytest.mark.parametrize(("action", "cell", "owner"), CELL_DECIDES_ZH)
def test_owner_cell_is_overruled_only_by_who_does_the_row_in_chinese(
    action: str, cell: str, owner: str | None
) -> None:
    rows = f"| 1 | {action} | {cell} |\n"
    reading = read_string(f"| 序号 | 操作 | 责任人 |\n|---|---|---|\n{rows}", "case.md")
    assert reading.sop.steps[0].owner.text == owner


def test_ditto_below_a_row_that_names_its_doer_repeats_the_cell_above() -> None:
    rows = "| 1 | Ann Reed counts the till | Clerk |\n| 2 | Lock the safe | ditto |\n"
    reading = read_string(f"| No. | Task | Owner |\n|---|---|---|\n{rows}", "case.md")
    assert [step.owner.text for step in reading.sop.steps] == ["Ann Reed", "Clerk"]


def test_a_cell_that_no_list_knows_is_a_role_in_its_own_words() -> None:
    rows = "| 1 | Count the till | Zamboni wrangler |\n"
    reading = read_string(f"| No. | Task | Owner |\n|---|---|---|\n{rows}", "case.md")
    assert reading.sop.steps[0].owner.role == "Zamboni wrangler"


@pytest.mark.parametrize("name", ["Customer Service A", "Packer B"])
def test_a_letter_tells_the_holders_of_a_post_apart(name: str) -> None:
    rows = f"| 1 | Send a welcome message | {name} |\n"
    reading = read_string(f"| No. | Task | Owner |\n|---|---|---|\n{rows}", "case.md")
    owner = reading.sop.steps[0].owner
    assert (owner.kind.value, owner.role) == ("role", name)


def test_a_line_with_the_owner_gives_it_to_the_parts_of_the_step_too() -> None:
    text = "## Till\n\n1. Close the till.\n   - Owner: Ann Reed\n   - count the notes\n"
    reading = read_string(text, "case.md")
    assert {step.owner.person for step in reading.sop.steps} == {"Ann Reed"}
    assert {item.owner.person for item in reading.document.items if item.operative.holds} == {
        "Ann Reed"
    }


def test_you_is_whom_the_document_addresses() -> None:
    text = "# Shift Lead\n\n## Till\n\n1. You must count the till.\n"
    owner = _owner(text)
    assert (owner.role, owner.found) == ("Shift Lead", Found.DOCUMENT)


def test_role_that_the_title_names_performs_the_document() -> None:
    reading = read_string("# 收银员岗位职责\n\n## 步骤\n\n1. 清点备用金。\n", "case.md")
    assert (reading.sop.executor.role, reading.sop.steps[0].owner.found) == (
        "收银员",
        Found.DOCUMENT,
    )


INLINE = (
    "{who} – take the list", "{who}: take the list", "**{who}:** take the list",
    "({who}) Take the list", "[{who}] Take the list", "{who} → take the list",
    "{who}. Take the list", "Take the list. → {who}", "Take the list ({who})",
    "Take the list — {who}", "Take the list // {who}", "Take the list. {who}",
    "{who} takes the list", "{who} must take the list", "{who} to take the list",
    "{who} and driver take the list", "By {who}: take the list", "{who}'s task: take the list",
    "In the morning {who} takes the list", "If late, {who} takes the list",
    "The list is taken by {who}", "**Take the list** ({who}). Check it",
    "Take the list. Done by {who}", "Take the list. Owner: {who}",
)  # fmt: skip


@pytest.mark.parametrize("form", INLINE)
@pytest.mark.parametrize("who", ["Picker", "Shift lead", "Store manager", "Anna"])
def test_owner_is_found_in_each_way_to_name_one_in_a_step(form: str, who: str) -> None:
    step = read_string(f"## Steps\n\n1. {form.format(who=who)}.\n2. Open it.\n", "a.md").sop.steps[
        0
    ]
    assert who in (step.owner.role, step.owner.person)


@pytest.mark.parametrize(
    "text",
    [
        "Ship lead acid batteries by road.",
        "Store manager cards in the safe.",
        "Take the list. Note it.",
        "Open the door (left).",
        "Print the label. Label it.",
        "Call the office – twice.",
    ],
)
def test_orders_that_look_like_an_owner_name_nobody(text: str) -> None:
    owner = read_string(f"## Steps\n\n1. {text}\n2. Open it.\n", "a.md").sop.steps[0].owner
    assert owner.kind is OwnerKind.NONE


def test_a_row_over_the_whole_width_is_a_heading_and_nobodys_step() -> None:
    table = (
        "# Open the bar\n\n| No. | Task | Operation | Responsible |\n|---|---|---|---|\n"
        "| Before the doors open | | | |\n| 1 | Lights | Switch on the light. | Barista |\n"
    )
    reading = read_string(table, "bar.md")
    assert [step.action for step in reading.sop.steps] == ["Switch on the light."]
    heading = reading.document.items[0]
    assert (heading.operative.holds, heading.owner.kind) == (False, OwnerKind.NONE)


def test_a_table_of_inspections_holds_routines_and_no_steps() -> None:
    table = (
        "# Refund\n\n1. The clerk books the refund.\n\n## Supervision\n\n"
        "| Supervision | How often | Responsible |\n|---|---|---|\n"
        "| Check 5 refunds against the bank | every week | Team Lead |\n"
    )
    sop = read_string(table, "refund.md").sop
    assert len(sop.steps) == 1
    [routine] = sop.supervision
    assert (routine.activity, routine.cadence) == ("Check 5 refunds against the bank", "every week")
    assert routine.owner.role == "Team Lead"


BLANK = ("|  |  |  |", "| 3 |  |  |", "| – | – | – |", "| 3 | ___ | ☐ |", "| 3. | … | |")


@pytest.mark.parametrize("row", BLANK)
def test_a_row_to_be_filled_in_is_nobodys_step(row: str) -> None:
    table = "| No. | Task | Responsible |\n|---|---|---|\n| 1 | Count the till | Ann Reed |\n"
    reading = read_string(f"# Till\n\n{table}{row}\n", "till.md")
    assert [step.action for step in reading.sop.steps] == ["Count the till"]
    assert [item.operative.holds for item in reading.document.items] == [True, False]
