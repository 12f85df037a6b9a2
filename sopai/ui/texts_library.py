"""Sentences about versions, reviews and differences, in English and Chinese."""

from sopai.ui.said import Said

LIBRARY_TEXTS: dict[str, Said] = {
    "field.tools": Said("With what", "用什么"),
    "field.standard": Said("How you see that it is right", "怎样算做对"),
    "field.attention": Said("Watch out", "注意"),
    "export.more": Said("More formats", "更多格式"),
    "library.open": Said("Open items ({n})", "待定事项（{n}）"),
    "library.notes": Said("Also in the document ({n})", "文档中的其他内容（{n}）"),
    "tab.read": Said("Read", "阅读"),
    "tab.history": Said("History", "历史"),
    "history.version": Said("Version", "版本"),
    "history.when": Said("When", "时间"),
    "history.who": Said("Who (recorded, not authenticated)", "谁（仅记录，未验证身份）"),
    "history.why": Said("What and why", "改了什么，为什么"),
    "history.accepted": Said(
        "Accepted changes ({n}), and the words that they rest on", "已采纳的修改（{n}）及其原话"
    ),
    "history.one": Said("There is one version so far.", "目前只有一个版本。"),
    "history.from": Said("Compare version", "比较版本"),
    "history.to": Said("with version", "与版本"),
    "made.add": Said("added from a file", "从文件加入"),
    "made.apply": Said("changes applied", "应用了修改"),
    "made.restore": Said("an old version restored", "恢复了旧版本"),
    "state.draft": Said("draft", "草稿"),
    "state.in_review": Said("in review", "审核中"),
    "state.approved": Said("approved", "已批准"),
    "state.effective": Said("effective", "生效"),
    "state.expired": Said("expired", "已过期"),
    "state.retired": Said("retired", "已作废"),
    "diff.none": Said("No difference that a reader sees.", "没有读者能看到的差别。"),
    "diff.added": Said("new", "新增"),
    "diff.removed": Said("gone", "删除"),
    "diff.changed": Said("changed", "修改"),
    "diff.moved": Said("moved", "移动"),
    "next.draft": Said(
        "Version {version} is a draft: people do not work by it yet.",
        "版本 {version} 是草稿：大家还没有按它操作。",
    ),
    "next.in_review": Said(
        "Version {version} waits for approval.", "版本 {version} 正在等待批准。"
    ),
    "next.approved": Said(
        "Version {version} is approved, and not in effect yet.",
        "版本 {version} 已批准，尚未生效。",
    ),
    "next.expired": Said(
        "Version {version} is expired: review it, or send a new one for approval.",
        "版本 {version} 已过期：请复审，或提交新版本审批。",
    ),
    "to.in_review": Said("Send for approval", "提交审批"),
    "to.in_review.names": Said("Send to {names} for approval", "提交给{names}审批"),
    "to.approved": Said("Approve version {version}", "批准版本 {version}"),
    "to.effective": Said("Put version {version} into effect", "让版本 {version} 生效"),
    "to.draft": Said("Send back to draft", "退回为草稿"),
    "to.who": Said("Who decides?", "谁来决定？"),
    "to.reason": Said("Why? It stands in the history.", "为什么？会记在历史里。"),
    "to.need": Said("Give a reason first.", "请先写明原因。"),
    "to.recorded": Said(
        "There is no sign-in: the name is recorded, not authenticated.",
        "没有登录：姓名只作记录，未经身份认证。",
    ),
    "to.done": Said("Version {version}: {state}.", "版本 {version}：{state}。"),
    "suggest": Said("Suggest an improvement", "提改进建议"),
    "suggest.about": Said(
        "Say what is wrong or missing; it becomes a proposed change that somebody accepts or "
        "rejects.",
        "说说哪里不对或缺了什么；会变成一条修改建议，由负责人采纳或拒绝。",
    ),
    "suggest.step": Said("Which step?", "哪一步？"),
    "suggest.whole": Said("The whole SOP", "整份 SOP"),
    "suggest.words": Said("What should be different?", "应该怎样改？"),
    "suggest.hint": Said(
        "The limit should be 20 minutes: nobody manages it in 10.",
        "时限改为 20 分钟：10 分钟没人做得完。",
    ),
    "suggest.go": Said("Propose it", "提出建议"),
    "suggest.need": Said("Say first what should be different.", "请先写应该怎样改。"),
    "suggest.head": Said(
        "Suggestion for “{title}”, {who}, {day}", "对《{title}》的建议，{who}，{day}"
    ),
    "suggest.at": Said("Step {number}: ", "第{number}步："),
    "suggest.name": Said("Suggestion for {title}", "对{title}的建议"),
    "tab.chart": Said("Flowchart", "流程图"),
    "shelf.filter.department": Said("Department", "部门"),
    "shelf.filter.language": Said("Written in", "语言"),
    "shelf.filter.state": Said("State", "状态"),
    "shelf.filter.owner": Said("Owner", "责任人"),
    "shelf.filter.form": Said("Form", "形式"),
    "form.six_part": Said("six parts", "六要素"),
    "form.step_table": Said("step table", "步骤表"),
    "form.timeline": Said("timeline", "时间轴"),
    "shelf.filter.all": Said("all", "全部"),
    "shelf.review": Said("review {day}", "复审 {day}"),
    "shelf.count": Said("{n} SOPs", "{n} 份 SOP"),
    "shelf.embedding": Said(
        "{done} of {of} SOPs are compared by meaning so far; the search by words has all of them.",
        "目前已有 {done}/{of} 个 SOP 可按语义比较；按词语搜索已包含全部。",
    ),
    "shelf.embedding.problem": Said(
        "{done} of {of} SOPs are compared by meaning: {reason}. The next search tries again.",
        "已有 {done}/{of} 个 SOP 可按语义比较：{reason}。下次搜索时会再试。",
    ),
    "shelf.more": Said("Show {n} more", "再显示 {n} 份"),
    "shelf.bring": Said("Bring files", "加入文件"),
    "shelf.bring.about": Said(
        "Word, Excel, PDF, HTML, Markdown, CSV: each procedure becomes an SOP of the library.",
        "Word、Excel、PDF、HTML、Markdown、CSV：每个流程成为库里的一份 SOP。",
    ),
    "shelf.bring.go": Said("Add to the library", "加入 SOP 库"),
    "archive": Said("Back up, move, import an archive", "备份、迁移、导入归档"),
    "archive.about": Said(
        "One zip file with every SOP as Markdown, every version, decision and file, and the "
        "roster: nothing is locked in. An archive taken in adds what is not here yet.",
        "一个 zip 文件：每份 SOP 的 Markdown、所有版本、决定、原始文件和人员表，随时可以带走。"
        "导入归档时，只加入这里还没有的内容。",
    ),
    "archive.evidence": Said(
        "With the quotes of retrospectives, which name people (a backup needs them; somebody "
        "outside does not)",
        "包含复盘原话（会提到具体的人；备份需要，给外部人员则不需要）",
    ),
    "archive.make": Said("Make an archive", "生成归档"),
    "archive.download": Said("Download the archive", "下载归档"),
    "archive.bring": Said("Take in an archive (.zip)", "导入归档（.zip）"),
    "archive.take": Said("Take it in", "导入"),
    "number.propose": Said("Give it a number", "给它编号"),
    "number.field": Said("Number", "编号"),
    "number.apply": Said("Give this number", "使用这个编号"),
    "number.done": Said("The number is {number}.", "编号是 {number}。"),
    "number.department": Said("Department", "部门"),
    "shelf.bring.done": Said("{name}: {n} added", "{name}：加入 {n} 份"),
    "shelf.bring.edited": Said(
        "{name} was exported from “{title}” and edited: {n} changes wait for a decision.",
        "{name} 是从《{title}》导出后改过的：{n} 处修改等待决定。",
    ),
    "shelf.bring.same": Said(
        "{name} was exported from here, and nothing in it was edited.",
        "{name} 是从这里导出的，内容没有改动。",
    ),
    "shelf.bring.decide": Said("Look at the changes", "查看修改"),
    "shelf.bring.known": Said("{name}: known already, nothing is new", "{name}：已有，没有新内容"),
    "restore": Said("Go back to version {version}", "回到版本 {version}"),
    "restore.about": Said(
        "A new version with the old content is made. No version is lost.",
        "会用旧内容生成一个新版本，不会丢失任何版本。",
    ),
    "restore.reason": Said("Why do you go back?", "为什么要回到旧版本？"),
    "restore.apply": Said("Make it the newest version", "作为最新版本"),
    "restore.done": Said(
        "Version {version} has the content of version {old}.",
        "版本 {version} 的内容与版本 {old} 相同。",
    ),
    "review.expired": Said(
        "Expired: its review was due on {day}, {days} days ago. Check that it still holds before "
        "you work by it.",
        "已过期：应于 {day} 复审，已过 {days} 天。照做之前请先确认它仍然适用。",
    ),
    "review.overdue": Said(
        "Its review was due on {day}, {days} days ago.", "应于 {day} 复审，已过 {days} 天。"
    ),
    "review.next": Said("Next review: {day}", "下次复审：{day}"),
    "review.unknown": Said(
        "No review is planned: the SOP names no cadence.", "没有计划复审：SOP 没有写明复审周期。"
    ),
    "review.record": Said("Record a review", "记录复审"),
    "review.result": Said("What came of it? For example: no change", "结果如何？例如：无需修改"),
    "review.need": Said("Say what came of the review.", "请写明复审结果。"),
    "review.save": Said("Reviewed today", "今天已复审"),
    "review.done": Said("Recorded. Next review: {day}", "已记录。下次复审：{day}"),
    "review.following": Said("Next review", "下次复审"),
    "review.when": Said(
        "Not recorded: the SOP names no review cycle, so choose the day of the next review.",
        "没有记录：SOP 没有写明复审周期，请选择下次复审的日期。",
    ),
    "failed.words": Said("{why}", "{why}"),
}
