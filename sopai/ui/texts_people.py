"""Sentences of the People page, in English and Chinese."""

from sopai.ui.said import Said

PEOPLE_TEXTS: dict[str, Said] = {
    "page.people": Said("People", "人员"),
    "people.lead": Said(
        "Who answers for what in the SOPs that people work by, and what stops when somebody is "
        "away. When somebody leaves, the roster changes, not forty SOPs.",
        "正在使用的 SOP 里谁负责什么，谁不在时什么会停。有人离职时改人员表，不用改四十份 SOP。",
    ),
    "people.empty": Said(
        "There is no SOP in the library and no roster yet. Add SOPs on the Library page, or bring "
        "a list of people below.",
        "SOP 库里还没有 SOP，也没有人员表。请在“SOP 库”页加入 SOP，或在下面导入人员名单。",
    ),
    "people.no_roster": Said(
        "There is no roster yet: nobody knows who holds a role, and who stands in. Bring a list "
        "of people under “Roster”.",
        "还没有人员表：不知道谁担任哪个岗位、谁顶替。请在“人员表”里导入名单。",
    ),
    "people.tab.owns": Said("Who owns what", "谁负责什么"),
    "people.tab.away": Said("Who is away", "谁不在"),
    "people.tab.gaps": Said("Gaps ({n})", "缺口（{n}）"),
    "people.tab.change": Said("Change a holder", "换人"),
    "people.tab.roster": Said("Roster", "人员表"),
    "people.person": Said("Person", "姓名"),
    "people.roles": Said("Roles", "岗位"),
    "people.steps": Said("Steps", "步骤"),
    "people.other": Said("Other duties", "其他职责"),
    "people.sops": Said("SOPs", "SOP"),
    "people.minutes": Said("Minutes a run", "每遍分钟"),
    "people.weekly": Said("Minutes a week", "每周分钟"),
    "people.minutes.about": Said(
        "The time limits of the steps added up, where a step has one; by the week where the SOP "
        "says how often.",
        "把步骤的时限加起来（有时限的才算）；写明频率的再按周计算。",
    ),
    "people.picture": Said("Steps by person", "每人的步骤数"),
    "people.choose": Said("Show what somebody answers for", "查看某人负责的内容"),
    "people.nothing": Said("{name} answers for nothing in an SOP.", "{name}在 SOP 里没有职责。"),
    "people.away.who": Said("Who is away at the same time?", "哪些人同时不在？"),
    "people.away.hint": Said(
        "Choose one or several: you see what stops, and who takes over the rest.",
        "选一个或几个人：会看到什么会停、其余由谁接手。",
    ),
    "people.gaps.none": Said(
        "No gap: every step, role and task has somebody.", "没有缺口：每个步骤、岗位和任务都有人。"
    ),
    "people.kind": Said("What happens?", "发生了什么？"),
    "people.kind.role": Said("Somebody takes over a role", "有人接任岗位"),
    "people.kind.leaves": Said("Somebody leaves", "有人离开"),
    "people.role": Said("Role", "岗位"),
    "people.to": Said("Who takes over", "由谁接任"),
    "people.to.hint": Said("Choose, or type a new name", "选择，或输入新名字"),
    "people.to.all": Said(
        "Who takes over everything (may stay open)", "由谁全部接手（可以先空着）"
    ),
    "people.leaving": Said("Who leaves", "谁离开"),
    "people.instead": Said("In place of", "接替谁"),
    "people.instead.all": Said("everybody who holds it", "所有担任者"),
    "people.substitute": Said("Substitute (else who it was so far)", "替补（不选则沿用原来的）"),
    "people.since": Said("From", "从哪天起"),
    "people.preview": Said("What it means", "影响"),
    "people.reason": Said("Why? It stands in the trail.", "为什么？会记在变更记录里。"),
    "people.reason.need": Said("Give a reason first.", "请先写明原因。"),
    "people.apply": Said("Make the change", "确认更改"),
    "people.done": Said(
        "The roster is changed; no SOP got a new version.", "人员表已更新；没有 SOP 产生新版本。"
    ),
    "people.upload": Said(
        "List of people: CSV, Excel, or roster.yaml", "人员名单：CSV、Excel 或 roster.yaml"
    ),
    "people.upload.about": Said(
        "The first row names the columns: name, role, department, since, until, substitute, tasks. "
        "Nothing is changed before you say so.",
        "第一行写列名：姓名、岗位、部门、任职日期、离职日期、替补、岗位职责。"
        "确认之前不会改动任何内容。",
    ),
    "people.replace": Said(
        "This is the whole roster: take out who is not in it", "这是完整名单：去掉名单里没有的人"
    ),
    "people.add": Said("Add them to the roster", "加入人员表"),
    "people.take": Said("Take this list over", "采用这份名单"),
    "people.download": Said("Download the roster", "下载人员表"),
    "people.holder": Said("Who holds it", "担任者"),
    "people.department": Said("Department", "部门"),
    "people.open": Said("Open “{title}”", "打开“{title}”"),
}
