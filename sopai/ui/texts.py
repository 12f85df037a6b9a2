"""Every sentence of the interface, in English and Chinese."""

from sopai.settings import LANGUAGES
from sopai.ui.said import Said
from sopai.ui.texts_draft import DRAFT_TEXTS
from sopai.ui.texts_home import HOME_TEXTS
from sopai.ui.texts_library import LIBRARY_TEXTS
from sopai.ui.texts_model import MODEL_TEXTS
from sopai.ui.texts_people import PEOPLE_TEXTS
from sopai.ui.texts_retro import RETRO_TEXTS
from sopai.ui.texts_review import REVIEW_TEXTS
from sopai.ui.texts_rules import RULES_TEXTS

TEXTS: dict[str, Said] = {
    # The frame
    "page.review": Said("Review documents", "审查文档"),
    "page.rules": Said("Rules", "规则"),
    "language": Said("Language of this page", "界面语言"),
    "side.local": Said(
        "Nothing leaves this machine: the page answers to this computer only (loopback).",
        "任何内容都不会离开这台电脑：本页面只响应本机访问（回环地址）。",
    ),
    "side.open": Said(
        "Other devices in the network can reach this page, without a code: it was started with "
        "streamlit itself. Close it and start it with `sopai page`.",
        "同一网络里的其他设备不用密码就能打开本页面：它是直接用 streamlit 启动的。"
        "请关闭后用 `sopai page` 启动。",
    ),
    "side.kept": Said(
        "Your text is kept on this computer while you work, in {folder}",
        "您的文本会边写边保存在这台电脑上，位置：{folder}",
    ),
    # Bringing a document
    "lead": Said(
        "Paste a procedure, or drop a file. You see at once which words are vague, "
        "and which steps nobody owns.",
        "粘贴一份流程，或拖入文件。马上就能看到哪些话含糊，哪些步骤没有人负责。",
    ),
    "paste": Said("Paste the text of a procedure", "粘贴流程文本"),
    "paste.hint": Said(
        "1. Reply to the customer as soon as possible.\n2. ...",
        "1. 尽快答复客户。\n2. ……",
    ),
    "paste.button": Said("Check the text", "检查文本"),
    "upload": Said("Or drop files here", "或者把文件拖到这里"),
    "upload.button": Said("Choose files", "选择文件"),
    "upload.limit": Said(
        "Word, Excel, PDF, HTML, Markdown or text, up to {megabytes} MB each",
        "Word、Excel、PDF、HTML、Markdown 或文本，每个不超过 {megabytes} MB",
    ),
    "upload.large": Said(
        "Error: this file is larger than {megabytes} MB and was not taken. "
        "Split it, or take out what is not text.",
        "错误：文件超过 {megabytes} MB，没有读入。请拆成几份，或删去文字以外的内容。",
    ),
    "sample": Said("Nothing at hand? Try with a sample", "手边没有？用样例试试"),
    "sample.en": Said("English sample", "英文样例"),
    "sample.zh": Said("Chinese sample", "中文样例"),
    "recent": Said("Continue where you stopped", "继续上次的工作"),
    "recent.delete": Said("Delete", "删除"),
    "recent.deleted": Said("The kept text was deleted.", "已删除保存的文本。"),
    "recent.undeleted": Said(
        "The kept text was not deleted ({reason}): see whether its folder can be written.",
        "保存的文本没有删除（{reason}）：请检查它所在的文件夹是否可写。",
    ),
    "again": Said("Check another document", "检查另一份文档"),
    "pasted": Said("Pasted text", "粘贴的文本"),
    # What was understood
    "untitled": Said("Untitled document", "未命名文档"),
    "steps.none": Said("no steps recognised", "未识别出步骤"),
    "steps.one": Said("1 step", "1 个步骤"),
    "steps.many": Said("{n} steps", "{n} 个步骤"),
    "owned": Said("{n} with an owner", "{n} 个有负责人"),
    "assumed": Said("{n} for the usual reader", "{n} 个默认由使用者执行"),
    "unowned.one": Said("1 step nobody owns ({steps})", "1 个步骤没人负责（第 {steps} 步）"),
    "unowned.many": Said("{n} steps nobody owns ({steps})", "{n} 个步骤没人负责（第 {steps} 步）"),
    "owners": Said("Owners found: {names}", "找到的负责人：{names}"),
    "owners.none": Said("No owner was found.", "没有找到负责人。"),
    "more": Said("and {n} more", "另有 {n} 个"),
    "steps.hint": Said(
        "No steps were recognised. Number them (1., 2., ...), or put them in a list or a table.",
        "没有识别出步骤。请给步骤编号（1.、2.……），或写成列表、表格。",
    ),
    "error.one": Said("1 error", "1 个错误"),
    "error.many": Said("{n} errors", "{n} 个错误"),
    "warning.one": Said("1 warning", "1 个警告"),
    "warning.many": Said("{n} warnings", "{n} 个警告"),
    "info.one": Said("1 note", "1 个提示"),
    "info.many": Said("{n} notes", "{n} 个提示"),
    "comma": Said(", ", "，"),
    "clean": Said(
        "Nothing found: no rule objects to this text.", "没有发现问题：没有规则反对这份文本。"
    ),
    "suppressed.one": Said(
        "1 finding is allowed by a comment in the document.", "文档里的注释允许了 1 条发现。"
    ),
    "suppressed.many": Said(
        "{n} findings are allowed by comments in the document.", "文档里的注释允许了 {n} 条发现。"
    ),
    # The work on it
    "files": Said("Files", "文件"),
    "files.failed": Said("could not be read", "读不出来"),
    "document": Said("Document", "文档"),
    "view": Said("The text", "文本"),
    "view.marked": Said("Read with marks", "看标记"),
    "view.edit": Said("Edit", "修改"),
    "edit": Said("The text, to edit", "修改文本"),
    "edit.long": Said(
        "This text is too long to edit here ({n} characters; up to {limit} can be). "
        "Correct it in your own program and bring it again.",
        "文本太长，无法在这里修改（{n} 个字符，上限 {limit}）。请在自己的程序里改好再带来。",
    ),
    "part": Said("Part of the text", "文本的哪一部分"),
    "part.of": Said("Part {n} of {total}", "第 {n} 部分，共 {total} 部分"),
    "undo": Said("Undo", "撤销"),
    "undone": Said("The last change was undone.", "已撤销上一次修改。"),
    "download": Said("Download", "下载"),
    "download.text": Said("The text as it is now", "现在的文本"),
    "download.findings": Said("The findings, for programs (JSON)", "检查结果，供程序使用（JSON）"),
    "tab.findings": Said("Findings", "发现的问题"),
    "tab.steps": Said("Steps as understood", "识别出的步骤"),
    "column.number": Said("No.", "序号"),
    "column.step": Said("Step", "步骤"),
    "column.owner": Said("Owner", "负责人"),
    "column.found": Said("Where the owner was found", "负责人从哪里识别"),
    "column.file": Said("File", "文件"),
    "column.steps": Said("Steps", "步骤"),
    "column.unowned": Said("Nobody owns", "没人负责"),
    "column.findings": Said("Findings", "发现"),
    "nobody": Said("nobody", "无"),
    "rows.more": Said("{n} more steps are not shown here.", "还有 {n} 个步骤未显示。"),
    # Findings
    "severity": Said("Show", "显示"),
    "error": Said("Error", "错误"),
    "warning": Said("Warning", "警告"),
    "info": Said("Note", "提示"),
    "rule": Said("Rule", "规则"),
    "rule.all": Said("All rules", "全部规则"),
    "filtered": Said("{shown} of {all} shown", "显示 {shown} / {all}"),
    "filtered.none": Said(
        "No finding passes this filter. Choose other severities or all rules.",
        "没有符合筛选条件的问题。请换一个级别，或选择全部规则。",
    ),
    "whole": Said("whole document", "整份文档"),
    "line": Said("line {n}", "第 {n} 行"),
    "show.more": Said("Show {n} more", "再显示 {n} 条"),
    "fix": Said("What could stand there", "可以改成"),
    "fix.safe": Said(
        "Safe: words are only moved, or a list counted anew; what it says stays",
        "可以放心采用：只调整语序或列表编号，意思不变",
    ),
    "fix.reads": Said("It would read:", "改后："),
    "fix.apply": Said("Apply", "采用"),
    "fix.fill": Said("Fill every blank first.", "请先填完所有空格。"),
    "fix.stale": Said(
        "The text has changed meanwhile, so nothing was replaced. The findings are new now.",
        "文本刚才已有变化，所以没有替换。现在显示的是新的检查结果。",
    ),
    "fix.done": Said("Replaced, and checked again.", "已替换并重新检查。"),
    "rewrite": Said("Rewrite", "改写"),
    "rewrite.label": Said("These words, as you want them", "改成您想要的写法"),
    "rewrite.row": Said(
        "This is a row of a table: keep the bars ( | ) between its cells.",
        "这是表格的一行：请保留单元格之间的竖线（ | ）。",
    ),
    "rewrite.apply": Said("Replace", "替换"),
    "dismiss": Said("Dismiss", "忽略"),
    "dismiss.reason": Said("Why is this no problem here?", "为什么在这里不是问题？"),
    "dismiss.apply": Said("Dismiss it", "确认忽略"),
    "dismiss.need": Said(
        "Give a reason first: it is kept with the finding.", "请先写理由，理由会一起保存。"
    ),
    "dismissed.one": Said("1 dismissed", "已忽略 1 条"),
    "dismissed.many": Said("{n} dismissed", "已忽略 {n} 条"),
    "dismissed.reason": Said("Reason: {reason}", "理由：{reason}"),
    "dismissed.copy": Said(
        "To allow it for everybody, copy this comment to the end of the line in your document:",
        "要让所有人都不再看到这一条，请把这段注释复制到文档中该行末尾：",
    ),
    "dismissed.copy.file": Said(
        "To allow it for everybody, copy this comment to the top of your document:",
        "要让所有人都不再看到这一条，请把这段注释复制到文档开头：",
    ),
    "dismissed.back": Said("Bring it back", "恢复"),
    # What went wrong
    "refused": Said("“{name}” was not taken.", "“{name}”没有读入。"),
    "refused.large": Said(
        "It has {size} MB; at most {limit} MB are read. Split it, or take out what is not text.",
        "它有 {size} MB，最多读取 {limit} MB。请拆成几份，或删去文字以外的内容。",
    ),
    "refused.type": Said(
        "Files of this type are not read. Save it as Word (.docx), Excel (.xlsx), PDF, HTML, "
        "Markdown or plain text, or copy its text into the box.",
        "不能读取这种文件。请另存为 Word（.docx）、Excel（.xlsx）、PDF、HTML、Markdown 或纯文本，"
        "或把文字复制到输入框。",
    ),
    "refused.large.text": Said(
        "It has {size} MB; of text at most {text} MB are read. Split it, or take out what is not "
        "text.",
        "它有 {size} MB，文本最多读取 {text} MB。请拆成几份，或删去文字以外的内容。",
    ),
    "refused.unkept": Said(
        "It could not be kept in the data folder: check that the disk has room and may be "
        "written, and bring it again.",
        "无法保存到数据文件夹：请确认磁盘有空间、允许写入，然后重新选择。",
    ),
    "refused.empty": Said(
        "There is no text in it. Check that you chose the right file.",
        "里面没有文字。请确认选对了文件。",
    ),
    "refused.unreadable": Said(
        "It is no text file, or its encoding is unknown. "
        "Open it in your editor, save it as UTF-8 text, and bring it again.",
        "它不是文本文件，或编码无法识别。请用编辑器打开，另存为 UTF-8 文本，再重新选择。",
    ),
    "refused.blank": Said(
        "There is nothing to check yet. Paste some text, bring a file, or try a sample.",
        "还没有可检查的内容。请粘贴文本、选择文件，或用样例试试。",
    ),
    "failed": Said(
        "“{name}” could not be checked. Correct its beginning here, then it is checked again.",
        "“{name}”无法检查。请在这里改正开头部分，随后会重新检查。",
    ),
    "failed.file": Said("“{name}” could not be read.", "“{name}”无法读取。"),
    "file.gone": Said(
        "The kept copy of this file cannot be read ({why}): bring the file again.",
        "这份文件的保存副本读不出来（{why}）：请重新选择文件。",
    ),
    "unreadable": Said(
        "Some characters could not be read and show as \ufffd. Correct them with Edit, or bring "
        "the file again, saved as UTF-8.",
        "有些字符读不出来，显示为 \ufffd。请点“修改”改正，或另存为 UTF-8 后重新选择文件。",
    ),
    "lost": Said(
        "Not taken as it stands, {where}: {what} ({why})", "未照原样读入，{where}：{what}（{why}）"
    ),
    "broken": Said(
        "Error: something failed in the program. Your text is kept: reload this page. If it fails "
        "again, the window in which sopai was started says what happened.",
        "错误：程序出了问题。您的文本已保存，请刷新页面。再次出错时，启动 sopai 的窗口里有说明。",
    ),
    "draft.restored": Said("Your text is as you left it.", "已恢复您上次的文本。"),
    "draft.damaged": Said(
        "The kept text could not be read, so it was put aside as {file}. You start with an "
        "empty page; what can be saved of it is in that file.",
        "保存的文本读不出来，已另存为 {file}。现在从空白页开始，可从该文件里找回内容。",
    ),
    "draft.other": Said(
        "This text is also open in another tab and was changed there. Your version is kept as "
        "a copy of its own from now on; the other tab keeps its own.",
        "这份文本也在另一个标签页打开并已修改。从现在起您的版本单独保存，另一个标签页保留它自己的版本。",
    ),
    "draft.unsaved": Said(
        "Your text is not being saved ({reason}). Download it before you close this page.",
        "文本没有保存成功（{reason}）。关闭页面前请先下载。",
    ),
    # Who does a step, and where that was read
    "kind.person": Said("person", "个人"),
    "kind.role": Said("role", "岗位"),
    "kind.group": Said("group", "部门或小组"),
    "kind.vague": Said("not exact", "说得不清楚"),
    "kind.system": Said("system", "系统"),
    "kind.none": Said("nobody", "无"),
    "found.subject": Said("subject of the sentence", "句子的主语"),
    "found.column": Said("owner column", "负责人一列"),
    "found.label": Said("label in the step", "步骤里的标注"),
    "found.heading": Said("heading above", "上方标题"),
    "found.intro": Said("line before the list", "列表前的一行"),
    "found.raci": Said("RACI table", "RACI 表"),
    "found.document": Said("whole document", "全文说明"),
    "found.default": Said("usual reader", "默认执行人"),
    # Blanks of a skeleton: by the name that stands between its braces, in either language
    "blank.N": Said("Number", "数字"),
    "blank.unit": Said("Unit", "单位"),
    "blank.method": Said("Method", "方法"),
    "blank.result": Said("Result", "结果"),
    "blank.verb": Said("Action", "动作"),
    "blank.object": Said("Of what", "对象"),
    "blank.tool": Said("Tool", "工具"),
    "blank.criterion": Said("Criterion", "标准"),
    "blank.item": Said("Item", "项目"),
    "blank.condition": Said("Condition", "条件"),
    "blank.weekday": Said("Weekday", "星期"),
    "blank.time": Said("Time", "时间"),
    "blank.words": Said("Words to say", "话术"),
    "blank.name": Said("Name", "姓名"),
    "blank.role": Said("Role", "岗位"),
    "blank.action": Said("Action", "动作"),
    "blank.content": Said("Content", "内容"),
    **DRAFT_TEXTS,
    **HOME_TEXTS,
    **LIBRARY_TEXTS,
    **RETRO_TEXTS,
    **MODEL_TEXTS,
    **PEOPLE_TEXTS,
    **REVIEW_TEXTS,
    **RULES_TEXTS,
}


def text(key: str, language: str, **values: object) -> str:
    """A sentence of the interface.

    Args:
        key: which one.
        language: `en` or `zh`.
        values: what fills its {names}.
    """
    said = TEXTS[key]
    words = said.zh if language == LANGUAGES[1] else said.en
    return words.format(**values) if values else words


def count(key: str, n: int, language: str) -> str:
    """A number with its noun: "1 error", "3 errors".

    Args:
        key: the noun, which has `.one` and `.many` in the table.
        n: how many.
        language: `en` or `zh`.
    """
    return text(f"{key}.one" if n == 1 else f"{key}.many", language, n=n)
