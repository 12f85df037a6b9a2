"""The words that exported files put around an SOP's own, in both languages."""

from typing import NamedTuple

from sopai.schema.control import State
from sopai.schema.labels import Label

STEP_COLUMNS = (
    Label("number", "No.", "序号"),
    Label("title", "Task name", "任务名称"),
    Label("action", "Operation", "操作步骤"),
    Label("standard", "Standard", "标准"),
    Label("attention", "Attention points", "注意事项"),
    Label("owner", "Responsible person", "责任人"),
    Label("trigger", "When", "何时"),
    Label("inputs", "Input", "输入"),
    Label("tools", "Tool", "工具"),
    Label("output", "Output", "产出"),
    Label("time_limit", "Time limit", "时限"),
    Label("script", "Exact words", "话术"),
    Label("metric", "Step metric", "步骤指标"),
    Label("materials", "Template or link", "模板或链接"),
)
"""Columns of a step table; the first six are those of the founding article.

A table with these headers is read back as steps: a column "Metric" would make it one of metrics,
and "Task" would be what is done.
"""

TIMELINE_COLUMNS = (
    Label("trigger", "Day or trigger", "时间或触发条件"),
    Label("action", "Operation", "操作步骤"),
    Label("time_limit", "Send time", "发送时间"),
    Label("tools", "Tool or template", "工具或模板"),
    Label("owner", "Leader", "负责人"),
    Label("attention", "Attention points", "注意事项"),
)
"""Columns of the founding article's table of days."""

CONTROL = (
    Label("number", "Number", "文件编号"),
    Label("version", "Version", "版本"),
    Label("state", "State", "状态"),
    Label("organisation", "Organisation", "公司"),
    Label("department", "Department", "部门"),
    Label("author", "Author", "编制人"),
    Label("approvers", "Approvers", "批准人"),
    Label("created", "Created", "编制日期"),
    Label("approved", "Approved on", "批准日期"),
    Label("effective", "Effective date", "生效日期"),
    Label("last_review", "Last review", "上次复审"),
    Label("review_cadence", "Review cycle", "复审周期"),
    Label("next_review", "Next review", "下次复审"),
)

ALWAYS_SHOWN = (
    "number",
    "version",
    "department",
    "author",
    "approvers",
    "effective",
    "next_review",
)
"""Fields of the control record that a reader looks for: shown as empty when they are not set."""

REVISION = (
    Label("date", "Date", "日期"),
    Label("author", "Author", "修订人"),
    Label("change", "Change", "修订内容"),
)

STATES = {
    State.DRAFT: Label("draft", "Draft", "草稿"),
    State.IN_REVIEW: Label("in_review", "In review", "审核中"),
    State.APPROVED: Label("approved", "Approved", "已批准"),
    State.EFFECTIVE: Label("effective", "Effective", "已生效"),
    State.EXPIRED: Label("expired", "Expired", "已过期"),
    State.RETIRED: Label("retired", "Retired", "已作废"),
}


class Words(NamedTuple):
    """Words and signs of one language."""

    colon: str
    brackets: str
    listed: str
    condition: str
    otherwise: str
    no_owner: str
    title: str
    field: str
    value: str
    situation: str
    metric: str
    activity: str
    term: str
    meaning: str
    material: str
    place: str
    heading: str
    text: str
    step_sheet: str
    timeline_sheet: str
    control_sheet: str
    history: str
    approval: str
    approver: str
    role: str
    name: str
    date: str
    signature: str
    printed: str
    elsewhere: str
    below: str
    names_as_of: str
    open_items: str
    version: str
    page: tuple[str, str, str]
    no_picture: str
    cut: str
    start: str
    finish: str
    yes: str
    no: str


_EN = Words(
    colon=": ",
    brackets=" ({})",
    listed=", ",
    condition="If {}: ",
    otherwise="; else ",
    no_owner="No owner",
    title="Title",
    field="Field",
    value="Value",
    situation="Situation",
    metric="Metric",
    activity="Activity",
    term="Term",
    meaning="Meaning",
    material="Material",
    place="Where it is",
    heading="Heading",
    text="Text",
    step_sheet="Steps",
    timeline_sheet="Timeline",
    control_sheet="Control",
    history="History",
    approval="Approval",
    approver="Approver",
    role="Role",
    name="Name",
    date="Date",
    signature="Signature",
    printed="Printed",
    elsewhere="The template has no place for: {}. The SOP itself says it.",
    below="The template has no place for the text of the procedure: it stands below.",
    names_as_of="Role holders as of",
    open_items="Open items",
    version="Version {}",
    page=("page ", " of ", ""),
    no_picture="[picture not shown: {}]",
    cut=" [cut here: {} more characters did not fit into an Excel cell]",
    start="Start",
    finish="End",
    yes="then",
    no="else",
)

_ZH = Words(
    colon="：",
    brackets="（{}）",
    listed="、",
    condition="如果{}：",
    otherwise="；否则",
    no_owner="无人负责",
    title="标题",
    field="项目",
    value="内容",
    situation="异常情况",
    metric="指标",
    activity="活动",
    term="术语",
    meaning="含义",
    material="资料",
    place="位置",
    heading="标题",
    text="正文",
    step_sheet="操作步骤",
    timeline_sheet="时间线",
    control_sheet="文件信息",
    history="修订记录",
    approval="审批",
    approver="批准人",
    role="角色",
    name="姓名",
    date="日期",
    signature="签字",
    printed="打印日期",
    elsewhere="模板中没有以下内容的位置：{}。这些内容见规程本身。",
    below="模板中没有规程正文的位置：正文见下。",
    names_as_of="岗位人员截至",
    open_items="待定事项",
    version="版本 {}",
    page=("第", "页 共", "页"),
    no_picture="【图片未显示：{}】",
    cut="【此处截断：另有 {} 个字符超出 Excel 单元格上限】",
    start="开始",
    finish="结束",
    yes="则",
    no="否则",
)

WORDS = {"en": _EN, "zh": _ZH}
