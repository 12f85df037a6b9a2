"""Sentences about versions, reviews and differences, in English and Chinese."""

from sopai.ui.said import Said

LIBRARY_TEXTS: dict[str, Said] = {
    "field.tools": Said("With what", "用什么"),
    "field.standard": Said("How you see that it is right", "怎样算做对"),
    "field.attention": Said("Watch out", "注意"),
    "export.more": Said("More formats", "更多格式"),
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
    "effective.draft": Said(
        "Version {version} is not in effect yet: people go on with the version before it.",
        "版本 {version} 尚未生效：大家仍按前一版本操作。",
    ),
    "effective": Said("Put version {version} into effect", "让版本 {version} 生效"),
    "effective.reason": Said("Who agreed, and why?", "谁同意的，为什么？"),
    "effective.apply": Said(
        "Work by it from now on (recorded, not authenticated)",
        "从现在起照此操作（仅记录，未验证身份）",
    ),
    "effective.done": Said("Version {version} is in effect.", "版本 {version} 已生效。"),
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
