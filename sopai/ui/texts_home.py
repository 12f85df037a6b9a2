"""Sentences of the Home page, in English and Chinese."""

from sopai.ui.said import Said

HOME_TEXTS: dict[str, Said] = {
    "page.home": Said("Home", "首页"),
    "home.title": Said("What needs me", "我的待办"),
    "home.title.first": Said("Write procedures that people follow", "写出大家真的会照做的流程"),
    "page.retrospectives": Said("Retrospectives", "复盘"),
    "home.first": Said(
        "Procedures that people follow name one person for each step and leave no word open. "
        "Where do you want to begin?",
        "能让人照着做的流程，每一步都有一个负责人，没有一句含糊话。您想从哪里开始？",
    ),
    "home.lead": Said(
        "Begin something new, or see below what waits.", "开始新的工作，或看看下面的待办。"
    ),
    "home.draft": Said("Describe a job", "描述一项工作"),
    "home.draft.about": Said(
        "Say in your own words how it is done, and get a procedure with open points.",
        "用自己的话说说怎么做，得到一份流程和未定事项。",
    ),
    "home.review": Said("Review documents", "审查文档"),
    "home.review.about": Said(
        "Word, Excel, PDF, HTML, Markdown: which words are vague, which steps nobody owns.",
        "Word、Excel、PDF、HTML、Markdown：哪些话含糊，哪些步骤没人负责。",
    ),
    "home.retrospectives": Said("Learn from a retrospective", "从复盘中改进"),
    "home.retrospectives.about": Said(
        "Minutes, a post-mortem or a chat become proposed changes of an SOP, each with its words.",
        "会议纪要、事故复盘或聊天记录，变成对 SOP 的修改建议，每条都附原话。",
    ),
    "home.sample": Said("Nothing at hand? Try with a sample", "手边没有？用样例试试"),
    "home.continue": Said("Continue where you stopped", "继续上次的工作"),
    "home.todo": Said("In the library", "SOP 库里"),
    "home.looking": Said("Looking at SOP {done} of {of}", "正在查看第 {done} 份，共 {of} 份"),
    "home.nothing": Said(
        "Nothing waits: every step has an owner, and no rule objects.",
        "没有待办：每一步都有负责人，也没有规则反对。",
    ),
    "todo.unowned": Said("steps nobody owns", "个步骤没人负责"),
    "todo.findings": Said("errors in SOPs that people work by", "个错误，在正在使用的 SOP 里"),
    "todo.in_review": Said("SOPs in review", "份 SOP 正在审核"),
    "todo.overdue": Said("reviews overdue", "份 SOP 该复审了"),
    "todo.outdated": Said("{n}, {outdated} of them outdated", "{n}，其中 {outdated} 条已过时"),
    "todo.waiting": Said("proposed changes to decide or apply", "条修改建议待决定或应用"),
}
