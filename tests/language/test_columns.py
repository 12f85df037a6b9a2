"""What a table is, and what its columns hold."""

import pytest

from sopai.language.columns import Column, TableKind, column_of, table_kind
from sopai.language.script import normalise

STEP_TABLE = (
    "Step Number",
    "Job title",
    "Operation steps (detailed instructions)",
    "Standards/Requirements",
    "Attention points",
    "Responsible Person",
)
"""Source: the second founding article, "SOP practical template (applicable to any position)"."""

TIMELINE = (
    "days", "Operation details", "Send time", "Tools/Templates", "Leader", "Attention points",
)  # fmt: skip
"""Source: the second founding article, "Community Operation SOP Flow Chart"."""


def test_job_title_of_the_step_table_is_the_name_of_the_task() -> None:
    assert table_kind(STEP_TABLE) == (
        TableKind.STEPS,
        (
            Column.NUMBER,
            Column.TITLE,
            Column.ACTION,
            Column.STANDARD,
            Column.ATTENTION,
            Column.OWNER,
        ),
    )


def test_leader_of_the_timeline_owns_its_rows() -> None:
    assert table_kind(TIMELINE) == (
        TableKind.STEPS,
        (
            Column.TRIGGER,
            Column.ACTION,
            Column.TRIGGER,
            Column.TOOL,
            Column.OWNER,
            Column.ATTENTION,
        ),
    )


def test_step_table_in_chinese_has_the_same_columns() -> None:
    headers = ("步骤编号", "岗位任务", "操作步骤（详细说明）", "标准/要求", "注意事项", "责任人")
    kind, columns = table_kind(tuple(map(normalise, headers)))
    assert kind is TableKind.STEPS
    assert columns[2:] == (Column.ACTION, Column.STANDARD, Column.ATTENTION, Column.OWNER)


def test_timeline_in_chinese_has_the_same_columns() -> None:
    headers = ("天数", "操作细节", "发送时间", "工具/模板", "负责人", "注意事项")
    assert table_kind(headers) == table_kind(TIMELINE)


KINDS = {
    "steps": (("No.", "Task", "Owner"), TableKind.STEPS),
    "steps by rhythm": (("How often", "What", "Who"), TableKind.STEPS),
    "exceptions": (("Exception", "Cause", "Handling", "Owner"), TableKind.EXCEPTIONS),
    "exceptions in Chinese": (("情况", "原因", "处理方式", "责任人"), TableKind.EXCEPTIONS),
    "metrics": (("Metric", "Target", "Frequency", "Source", "Owner"), TableKind.METRICS),
    "metrics in Chinese": (("指标", "目标值", "周期", "数据来源"), TableKind.METRICS),
    "history": (("Version", "Date", "Author", "Change"), TableKind.HISTORY),
    "history in Chinese": (("版本", "日期", "修订内容"), TableKind.HISTORY),
    "definitions": (("Term", "Definition"), TableKind.DEFINITIONS),
    "definitions in Chinese": (("术语", "定义"), TableKind.DEFINITIONS),
    "two columns without a header": (("", ""), TableKind.METADATA),
    "facts": (("Colour", "Weight"), TableKind.OTHER),
    "no columns": ((), TableKind.OTHER),
}


@pytest.mark.parametrize("name", KINDS)
def test_header_says_what_the_rows_are(name: str) -> None:
    headers, kind = KINDS[name]
    assert table_kind(headers)[0] is kind


def test_a_table_without_an_operation_does_what_its_title_says() -> None:
    assert table_kind(("No.", "Step name", "Owner"))[1][1] is Column.ACTION


HEADERS = {
    "case and blanks": ("  Responsible   PERSON ", Column.OWNER),
    "bold": ("**Owner**", Column.OWNER),
    "deadline": ("Deadline", Column.TIME_LIMIT),
    "script": ("话术", Column.SCRIPT),
    "escalation": ("Escalation", Column.ESCALATION),
    "empty": ("", Column.UNKNOWN),
    "unknown": ("Colour of the box", Column.UNKNOWN),
    "a whole text": ("owner " * 100, Column.UNKNOWN),
}


@pytest.mark.parametrize("name", HEADERS)
def test_header_cell_names_its_column(name: str) -> None:
    header, column = HEADERS[name]
    assert column_of(header) is column


OWNER_HEADERS = (
    "Who", "Who?", "By", "Responsible (role)", "Owner / role", "Resp.", "Handled by", "Staff",
    "Position", "Job title", "Name", "Station", "Action owner", "Whose job", "Person responsible",
)  # fmt: skip


@pytest.mark.parametrize("header", OWNER_HEADERS)
def test_a_column_of_names_holds_owners_whatever_its_header(header: str) -> None:
    rows = [("Count the till", "Cashier on shift", ""), ("Sign the sheet", "Ann Reed", "twice")]
    kind, columns = table_kind(("Step", header, "Details"), rows)
    assert kind is TableKind.STEPS
    assert columns[:2] == (Column.TITLE, Column.OWNER)


@pytest.mark.parametrize("header", ["责任人", "班组", "当班", "谁来做", "职位", "人员"])
def test_a_column_of_names_holds_owners_in_chinese(header: str) -> None:
    rows = [("清点纸币", "收银员", ""), ("在交接表上签字", "李四", "两遍")]
    assert table_kind(("步骤", header, "说明"), rows)[1][1] is Column.OWNER


def test_a_step_column_of_words_names_the_task() -> None:
    rows = [("Count the till", "notes and coins"), ("Sign", "the sheet")]
    assert table_kind(("Step", "Details"), rows)[1] == (Column.TITLE, Column.ACTION)


@pytest.mark.parametrize("cell", ["1", "2.1", "3a", "Step 4", "①", "第一步", "(5)", "A", "R12"])
def test_a_step_column_of_numbers_numbers_the_steps(cell: str) -> None:
    columns = table_kind(("Step", "Task", "Owner"), [(cell, "Count", "Ann Reed")])[1]
    assert columns[0] is Column.NUMBER


def test_a_column_of_things_holds_no_owners() -> None:
    rows = [("Count", "Blue bag"), ("Sign", "Red pen")]
    assert Column.OWNER not in table_kind(("Task", "Thing"), rows)[1]
