"""Sentences of the Rules page, in English and Chinese."""

from sopai.ui.said import Said

RULES_TEXTS: dict[str, Said] = {
    "rules.lead": Said(
        "What is looked for, why, and how it is written well. What you switch here holds for "
        "everybody who uses this installation, on the Review page and on Home.",
        "检查什么，为什么，怎样写才好。这里的设置对使用本安装的所有人生效，用于“审查文档”和首页。",
    ),
    "rules.search": Said("Search the rules", "搜索规则"),
    "rules.hint": Said(
        "A word in English or Chinese, or a code such as VAG003",
        "输入中文或英文词语，或编号，例如 VAG003",
    ),
    "rules.family": Said("Subject", "主题"),
    "rules.family.all": Said("All subjects", "全部主题"),
    "rules.profile": Said("Set of rules", "规则集"),
    "rules.profile.all": Said("All sets", "全部规则集"),
    "rules.profile.default": Said("Default: any procedure", "默认：任何流程"),
    "rules.profile.strict": Said("Strict: also rules on trial", "严格：也包括试用的规则"),
    "rules.profile.gxp": Said("GxP: regulated work", "GxP：受监管的工作"),
    "rules.profile.checklist": Said("Checklist: short lists", "清单：简短的列表"),
    "rules.profile.changed": Said("Changed here", "改动过的"),
    "rules.none": Said(
        "No rule fits. Try fewer words, or all subjects and sets.",
        "没有符合的规则。请少输几个字，或选择全部主题和规则集。",
    ),
    "rules.count.one": Said("1 rule", "1 条规则"),
    "rules.count.many": Said("{n} rules", "{n} 条规则"),
    "rules.label": Said("{label}: ", "{label}："),
    "rules.why": Said("Why", "为什么"),
    "rules.question": Said("A finding asks", "检查时会问"),
    "rules.measured": Said("How often it is right", "判得准不准"),
    "rules.bad": Said("Flagged", "会被标出"),
    "rules.good": Said("Better", "这样更好"),
    "rules.source": Said("Source", "出处"),
    "rules.open": Said("Open this rule's page", "打开这条规则的页面"),
    "rules.off": Said("Off", "关闭"),
    "rules.trial": Said("off, on trial", "关闭，试用中"),
    "rules.switched": Said("{severity} (switched here)", "{severity}（已改动）"),
    "rules.switch": Said("Findings of this rule are", "这条规则的发现算作"),
    "rules.comes": Said(
        "Switched: it comes as “{severity}”. Choose that to go back.",
        "已改动：原来是“{severity}”，选回它就恢复。",
    ),
    "rules.comes.trial": Said(
        "On trial: too many of its findings are wrong, or too few are known. Switch it on if it "
        "suits your documents.",
        "试用中：判错太多，或发现太少还看不准。适合你的文档就打开它。",
    ),
    "rules.added": Said("Words of your own that it flags too", "另外也要标出的词"),
    "rules.added.hint": Said("Type a word and press Enter", "输入词语后按回车"),
    "rules.added.help": Said(
        "For everybody who uses this installation. A phrase may hold “(a|b)” for one of several "
        "words, “[word]” for one that may be missing, and “*” for any word.",
        "对使用本安装的所有人生效。短语里可以写“(甲|乙)”表示其中之一，“[词]”表示可有可无，"
        "“*”表示任意几个字。",
    ),
    "rules.left": Said("Words of the rule that it leaves alone", "不再标出的词"),
    "rules.left.hint": Said("Type one of its words and press Enter", "输入它查的一个词，按回车"),
    "rules.terms": Said("Words that it looks for ({n})", "它查的词（{n} 个）"),
    "rules.words.kept": Said(
        "Kept: {rule}. Words of your own: {added}; left alone: {left}.",
        "已保存：{rule} 另外标出 {added} 个词，不再标出 {left} 个词。",
    ),
    "rules.kept": Said("Kept: {rule} is now “{severity}”.", "已保存：{rule} 现在是“{severity}”。"),
    "rules.damaged": Said(
        "What was switched could not be read and was put aside as {file}: all rules are as they "
        "come.",
        "规则设置读不出来，已另存为 {file}：所有规则恢复原样。",
    ),
    "family.EXC": Said("Exceptions", "异常"),
    "family.MEA": Said("Results and limits", "结果和限值"),
    "family.MON": Said("Metrics and supervision", "指标和监督"),
    "family.OWN": Said("Owners", "负责人"),
    "family.REF": Said("References", "引用"),
    "family.SAF": Said("Safety", "安全"),
    "family.STP": Said("Steps", "步骤"),
    "family.STR": Said("Parts of the document", "文件的各部分"),
    "family.STY": Said("Length", "篇幅"),
    "family.TOO": Said("Tools and records", "工具和记录"),
    "family.VAG": Said("Vague wording", "含糊用语"),
    "family.VER": Said("Identity and versions", "文件信息和版本"),
}
