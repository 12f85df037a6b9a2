"""Sentences of the Retrospectives page, in English and Chinese."""

from sopai.ui.said import Said

RETRO_TEXTS: dict[str, Said] = {
    "retro.lead": Said(
        "Bring minutes, a post-mortem or a chat. You see which SOP it concerns and what would "
        "change in it, each change with the words it rests on. Nothing changes until you accept "
        "it.",
        "放入会议纪要、事故复盘或聊天记录。会看到它涉及哪份 SOP、建议改哪里，每条都附原话。"
        "您接受之前，什么都不会改。",
    ),
    "retro.paste": Said("Paste the retrospective", "粘贴复盘内容"),
    "retro.hint": Said(
        "Two customers called again because nobody answered.\nDecided: the first answer goes out "
        "within 4 hours.",
        "两位客户因为没人答复又打来电话。\n决定：4小时内给客户第一次答复。",
    ),
    "retro.read": Said("Find what should change", "找出该改的地方"),
    "retro.upload": Said("Or drop a file here", "或者把文件拖到这里"),
    "retro.sample": Said("Try with a sample", "用样例试试"),
    "retro.blank": Said(
        "There is nothing to read yet. Paste a retrospective, bring a file, or try the sample.",
        "还没有内容。请粘贴复盘、选择文件，或用样例试试。",
    ),
    "retro.other": Said("Another retrospective", "另一份复盘"),
    "retro.reading": Said("Looking for the SOP and the steps", "正在查找涉及的 SOP 和步骤"),
    "retro.sop": Said("The SOP it concerns", "涉及的 SOP"),
    "retro.sop.none": Said("look for it", "自动查找"),
    "retro.nothing.fits": Said(
        "No SOP of the library is close enough to be changed by this. Choose one above, or add "
        "the SOP first: page Review, button Add to the library.",
        "库里没有足够接近的 SOP。请在上面选一份，或先加入：“审查文档”页的“加入 SOP 库”。",
    ),
    "retro.no.changes": Said(
        "Nothing in the text asks for a change of this SOP. Below is why.",
        "文本里没有要求修改这份 SOP 的内容，原因见下。",
    ),
    "retro.progress": Said("{done} of {of} decided", "已决定 {done} 项，共 {of} 项"),
    "retro.kind.decision": Said("decision", "决定"),
    "retro.kind.problem": Said("problem", "问题"),
    "retro.kind.cause": Said("cause", "原因"),
    "retro.kind.improvement": Said("idea", "想法"),
    "retro.kind.task": Said("single task", "一次性任务"),
    "retro.kind.undecided": Said("undecided", "未定"),
    "retro.kind.hostile": Said("not followed", "不予执行"),
    "retro.step": Said("step {n}", "第 {n} 步"),
    "retro.after": Said("after step {n}", "第 {n} 步之后"),
    "retro.after.other": Said("after “{name}”", "“{name}”之后"),
    "retro.first": Said("at the beginning", "最前面"),
    "retro.last": Said("at the end", "最后"),
    "retro.part": Said("{place}, as a part of step {n}", "{place}，作为第 {n} 步的一部分"),
    "retro.op.set": Said("Change", "修改"),
    "retro.op.add": Said("Add", "新增"),
    "retro.op.remove": Said("Remove", "删除"),
    "retro.op.move": Said("Move", "移动"),
    "retro.op.split": Said("Split", "拆分"),
    "retro.op.merge": Said("Merge", "合并"),
    "retro.list.steps": Said("step", "步骤"),
    "retro.list.exceptions": Said("exception", "异常"),
    "retro.list.metrics": Said("metric", "指标"),
    "retro.list.supervision": Said("routine", "监督"),
    "retro.list.definitions": Said("term", "术语"),
    "retro.list.materials": Said("material", "资料"),
    "retro.list.notes": Said("note", "备注"),
    "retro.prevented": Said("It would have prevented:", "本可避免："),
    "retro.taken.back": Said(
        "This change was made in version {version}. The newest version, a restored one, has it no "
        "more: propose it anew to have it.",
        "这项修改曾在版本 {version} 中。最新版本是恢复的旧版本，已没有它：需要的话请重新建议。",
    ),
    "retro.outdated": Said("outdated", "已过时"),
    "retro.outdated.about": Said(
        "These changes were made on an older version of the SOP: they cannot be applied to the "
        "newest one.",
        "这些修改是针对 SOP 的旧版本提出的，无法用于最新版本。",
    ),
    "retro.applied": Said("This change is in a version already.", "这项修改已在某个版本中。"),
    "retro.accepted": Said("accepted", "已接受"),
    "retro.edited": Said("accepted as edited", "修改后接受"),
    "retro.rejected": Said("rejected", "已拒绝"),
    "retro.do.accepted": Said("Accept", "接受"),
    "retro.do.rejected": Said("Reject", "拒绝"),
    "retro.decided": Said("This is what you decided.", "您已这样决定。"),
    "retro.because.accepted": Said("accepted on the page", "在页面上接受"),
    "retro.because.rejected": Said("rejected on the page", "在页面上拒绝"),
    "retro.because.edited": Said("accepted with other words", "修改措辞后接受"),
    "retro.edit": Said("Edit", "修改措辞"),
    "retro.edit.label": Said("What shall stand there?", "应该写成什么？"),
    "retro.edit.apply": Said("Accept this wording", "接受这个措辞"),
    "retro.edit.back": Said("Use the proposed text", "用建议的原文"),
    "retro.edit.empty": Said(
        "An empty text is no change: reject the change instead.", "空白不是修改：请改为拒绝。"
    ),
    "retro.finish": Said("The new version", "新版本"),
    "retro.preview": Said("preview", "预览"),
    "retro.conflict": Said("The SOP was changed meanwhile.", "这份 SOP 已被修改。"),
    "retro.again": Said("Propose again on the newest version", "基于最新版本重新建议"),
    "retro.again.bring": Said(
        "Bring the retrospective again to have changes of the newest version proposed, and set "
        "these aside.",
        "请重新放入这份复盘，以便基于最新版本提出建议，并搁置现有的建议。",
    ),
    "retro.waiting": Said("Proposed changes that wait", "待处理的修改建议"),
    "retro.waiting.n": Said("{n} to decide or apply", "{n} 条待决定或应用"),
    "retro.waiting.open": Said("Open", "打开"),
    "retro.all": Said("All that wait", "全部待处理的建议"),
    "retro.aside": Said("Set aside", "搁置"),
    "retro.aside.about": Said(
        "All {n} open changes are rejected; they stay in the library with your reason.",
        "{n} 条未定的修改都会被拒绝，并连同您的原因留在库里。",
    ),
    "retro.aside.reason": Said("Why is none of them made?", "为什么都不采用？"),
    "retro.aside.apply": Said("Reject all of them", "全部拒绝"),
    "retro.aside.done": Said("The changes were set aside.", "这些修改已搁置。"),
    "retro.bump": Said("v{before} → v{after}", "v{before} → v{after}"),
    "retro.reason": Said("Why is the SOP changed?", "为什么修改这份 SOP？"),
    "retro.reason.need": Said(
        "Give a reason first: it stands in the history.", "请先写原因：它会留在历史里。"
    ),
    "retro.make": Said("Create version {version}", "生成版本 {version}"),
    "retro.other.shown": Said(
        "Nothing was made: decisions or the SOP were changed in another window. Look at the new "
        "version again.",
        "没有生成版本：另一个窗口改了决定或这份 SOP。请重新看看新版本。",
    ),
    "retro.made": Said("Version {version} was created.", "已生成版本 {version}。"),
    "retro.made.draft": Said(
        "Version {version} is a draft: open it in the library, History, to put it into effect.",
        "版本 {version} 是草稿：请在 SOP 库的“历史”里让它生效。",
    ),
    "retro.open": Said("Open it in the library", "在 SOP 库中打开"),
    "retro.items": Said("Still open", "仍未解决"),
    "retro.placeless": Said("Decided, but where does it belong?", "已决定，但该写在哪里？"),
    "retro.placeless.about": Said(
        "No step, exception or metric was found for these. Put them into the SOP by hand.",
        "没有找到对应的步骤、异常或指标。请手工写进 SOP。",
    ),
    "retro.unmatched": Said("{n} statements lead to no change: why", "{n} 句没有引出修改：原因"),
}
