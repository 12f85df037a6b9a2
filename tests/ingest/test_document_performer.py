"""Fields at the head of a document that say who performs all of it."""

import pytest

from sopai.ingest.read import read_string
from sopai.schema.owner import Found, OwnerKind

FIELDS = (
    "Who", "Responsible", "Role", "Performed by", "Used by", "Position", "Job title",
    "Person in charge", "Assigned to", "For", "Audience", "Applies to", "Staff", "Lead",
)  # fmt: skip
FIELDS_ZH = ("责任人", "执行岗位", "岗位", "角色", "当班人员", "由谁执行", "适用岗位", "使用人")
FORMS = {
    "line": "{field}: {who}\n\n",
    "bold": "**{field}:** {who}\n\n",
    "list": "- {field}: {who}\n- Version: 2\n\n",
    "fields on a line": "Version: 2 | {field}: {who} | Date: 2024-01-02\n\n",
    "dots on a line": "*Issue 2 · {field}: {who} · 2024*\n\n",
    "lines": "Version: 2\n{field}: {who}\nDate: 2024-01-02\n\n",
    "table": "| {field} | {who} |\n|---|---|\n| Version | 2 |\n\n",
    "table with a header": "| Field | Value |\n|---|---|\n| {field} | {who} |\n| Version | 2 |\n\n",
    "quote": "> {field}: {who}\n\n",
}
STEPS = "## Steps\n\n1. Count the till.\n2. Write the sum on the sheet.\n"
STEPS_ZH = "## 步骤\n\n1. 清点纸币。\n2. 在交接表上签字。\n"


def _owners(text: str) -> set[tuple[OwnerKind, str | None, Found | None]]:
    steps = read_string(text, "a.md").sop.steps
    assert len(steps) == 2
    return {(step.owner.kind, step.owner.role, step.owner.found) for step in steps}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("field", FIELDS)
def test_field_names_who_performs_the_document(field: str, form: str) -> None:
    head = FORMS[form].format(field=field, who="Cashier on shift")
    owners = _owners(f"# Till count\n\n{head}{STEPS}")
    assert owners == {(OwnerKind.ROLE, "Cashier on shift", Found.DOCUMENT)}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("field", FIELDS_ZH)
def test_chinese_field_names_who_performs_the_document(field: str, form: str) -> None:
    head = FORMS[form].format(field=field, who="收银员")
    owners = _owners(f"# 清点现金\n\n{head}{STEPS_ZH}")
    assert owners == {(OwnerKind.ROLE, "收银员", Found.DOCUMENT)}


@pytest.mark.parametrize(
    "line",
    [
        "Document owner: Cashier",
        "Process owner: Head of Sales",
        "Approved by: Ann Reed",
        "Author: Ann Reed",
        "Applies to: all refunds",
        "For: Monday mornings",
        "Contact: Ann Reed",
    ],
)
def test_field_of_the_document_itself_names_no_performer(line: str) -> None:
    assert _owners(f"# Till count\n\n{line}\n\n{STEPS}") == {(OwnerKind.NONE, None, None)}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("field", ["Owner", "Document owner", "Process owner", "SOP owner"])
def test_owner_in_the_head_of_a_document_answers_for_the_paper_only(field: str, form: str) -> None:
    head = FORMS[form].format(field=field, who="Head of Customer Service")
    assert _owners(f"# Till count\n\n{head}{STEPS}") == {(OwnerKind.NONE, None, None)}


def test_owner_in_the_front_matter_answers_for_the_paper_only() -> None:
    front = "---\nnumber: SOP-7\nversion: '2'\nowner: Head of Sales\n---\n"
    assert _owners(f"{front}# Till count\n\n{STEPS}") == {(OwnerKind.NONE, None, None)}


def test_performer_beside_the_owner_of_the_paper_does_the_steps() -> None:
    head = (
        "| SOP ID | SOP-7 |\n|---|---|\n| Owner | Head of Sales |\n| Performed by | Cashier |\n\n"
    )
    owners = _owners(f"# Till count\n\n{head}{STEPS}")
    assert owners == {(OwnerKind.ROLE, "Cashier", Found.DOCUMENT)}


def test_first_line_of_a_section_names_the_owner_of_its_steps() -> None:
    text = (
        "# Opening\n\n## Bar\nResponsible: Barista\n\n- Clean the steam wand\n- Fill the hopper\n\n"
        "## Till\nResponsible: Shift lead\n\n- Count the float\n\n## Door\nResponsible: TBD\n\n"
        "- Unlock the door\n"
    )
    steps = read_string(text, "a.md").sop.steps
    assert [step.owner.role for step in steps] == ["Barista", "Barista", "Shift lead", None]


def test_initials_stand_for_whom_the_document_explains() -> None:
    text = (
        "# Event\n\nTeam: TK (Tom Keane), DA (duty assistant)\n\n## Steps\n\n- Load the van – TK\n"
        "- Badges are printed by the DA\n- Park the van – XY\n"
    )
    owners = [step.owner for step in read_string(text, "a.md").sop.steps]
    assert [(owner.person, owner.role) for owner in owners] == [
        ("Tom Keane", None),
        (None, "duty assistant"),
        (None, None),
    ]


def test_heading_beside_roles_is_a_role() -> None:
    text = "# Line\n\n## Line operator\n\n- Stop the line\n\n## Setter\n\n- Set the guide rails\n"
    steps = read_string(text, "a.md").sop.steps
    assert [step.owner.role for step in steps] == ["Line operator", "Setter"]


def test_lines_of_a_timetable_are_steps() -> None:
    text = "# Night porter's list\n\n23:00  Lock the door\n23:15  Walk all floors\n00:30  Count\n"
    steps = read_string(text, "a.md").sop.steps
    assert [step.action for step in steps] == [
        "23:00 Lock the door",
        "23:15 Walk all floors",
        "00:30 Count",
    ]
    assert {step.owner.role for step in steps} == {"Night porter"}


def test_articles_of_a_rule_are_items() -> None:
    text = "# 报销制度\n\n第一条 报销人提交报销单。\n第二条 财务专员在2日内付款。\n"
    steps = read_string(text, "a.md").sop.steps
    assert [step.owner.role for step in steps] == ["报销人", "财务专员"]


SHARES = {
    "sentence": "Steps 1 to 2 are done by the picker, steps 3-4 by the packer.\n",
    "who first": "The picker does steps 1-2 and the packer does steps 3 to 4.\n",
    "list": "Picker: steps 1-2; packer: steps 3-4\n",
    "short": "Steps 1–2: picker, 3–4: packer\n",
    "table": "| Role | Does |\n|---|---|\n| Picker | steps 1–2 |\n| Packer | steps 3–4 |\n",
}


@pytest.mark.parametrize("form", SHARES)
def test_numbered_steps_are_given_to_roles_in_one_place(form: str) -> None:
    steps = "1. Print the list.\n2. Take the goods.\n3. Scan them.\n4. Close the box.\n5. Go.\n"
    text = f"# Order\n\n{SHARES[form]}\n## Steps\n\n{steps}"
    numbered = [step for step in read_string(text, "a.md").sop.steps][-5:]
    roles = [(step.owner.role or "").lower() for step in numbered]
    assert roles == ["picker", "picker", "packer", "packer", ""]


def test_numbered_steps_are_given_to_roles_in_chinese() -> None:
    text = (
        "# 发货\n\n第1至2步由拣货员完成,第3到4步由打包员完成。\n\n## 步骤\n\n"
        "1. 打印清单。\n2. 取货。\n3. 扫码。\n4. 封箱。\n"
    )
    steps = read_string(text, "a.md").sop.steps
    assert [step.owner.role for step in steps] == ["拣货员", "拣货员", "打包员", "打包员"]


def test_title_that_calls_its_words_a_role_names_the_performer() -> None:
    owners = _owners(f"# Release Signal Role Handbook\n\n{STEPS}")
    assert owners == {(OwnerKind.ROLE, "Release Signal", Found.DOCUMENT)}
