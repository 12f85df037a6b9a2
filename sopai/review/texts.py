"""The sentences of a review's pages and messages, in English and Chinese."""

from typing import NamedTuple


class Said(NamedTuple):
    """A sentence in both languages; `one|many` where a number decides."""

    en: str
    zh: str


TEXTS = {
    "title": Said("Review of {n} document|Review of {n} documents", "{n} 份文档的审查"),
    "made": Said(
        "{date}, profile {profile}, sopai {version}. The same as tables: ",
        "{date}，规则集 {profile}，sopai {version}。表格形式：",
    ),
    "untouched": Said(
        "The reviewed files were only read; none was changed.", "被审查的文件只被读取，没有改动。"
    ),
    "sections": Said("Sections", "各部分"),
    "tile.files": Said("documents read", "份文档已读"),
    "tile.steps": Said("steps", "个步骤"),
    "tile.faulty": Said("steps have an error", "个步骤有错误"),
    "tile.orphans": Said("steps nobody owns", "个步骤没人负责"),
    "tile.errors": Said("errors", "个错误"),
    "tile.warnings": Said("warnings", "个警告"),
    "tile.unsupported": Said("documents of a type that is not read", "份文档类型不支持"),
    "tile.failed": Said("files not read", "份文件没有读成"),
    "first": Said("Do this first", "先做这些"),
    "first.worst": Said("Rework the worst documents:", "先改问题最多的文档："),
    "first.worst.file": Said(
        ": {faulty} of {steps} steps have an error", "：{steps} 个步骤中 {faulty} 个有错误"
    ),
    "first.owners": Said(
        "Name who does it for {n} step that nobody owns.|"
        "Name who does it for the {n} steps that nobody owns.",
        "给没人负责的 {n} 个步骤写明谁来做。",
    ),
    "first.owners.all": Said(
        "{n} document names nobody at all: one line at its top answers for all its steps, for "
        "example “Performed by: {{role}}”.|"
        "{n} documents name nobody at all: one line at the top of each answers for all its steps, "
        "for example “Performed by: {{role}}”.",
        "{n} 份文档完全没有写谁来做：在开头加一行，例如“执行人：{{岗位}}”，全部步骤就都有人负责。",
    ),
    "first.words": Said(
        "Agree once, for all documents, on a number or a sign instead of these words:",
        "统一约定一次：用数字或看得见的标志代替这些说法：",
    ),
    "first.words.one": Said(
        "“{words}” in {n} document|“{words}” in {n} documents", "“{words}”（{n} 份文档）"
    ),
    "first.failed": Said(
        "Mend or set aside {n} file that could not be read.|"
        "Mend or set aside the {n} files that could not be read.",
        "修好或移走 {n} 份没有读成的文件。",
    ),
    "first.unsupported": Said(
        "Save {n} document of a type that is not read in one that is.|"
        "Save {n} documents of types that are not read in one that is.",
        "把 {n} 份类型不支持的文档另存为支持的类型。",
    ),
    "first.clean": Said(
        "Nothing: no rule objects to any document.", "没有：规则没有反对任何文档。"
    ),
    "first.see": Said("See the list", "看清单"),
    "worst": Said("Worst documents", "问题最多的文档"),
    "all": Said("All documents", "全部文档"),
    "order": Said(
        "In order of how many steps have an error: nobody owns the step, or its words are vague.",
        "按有错误的步骤数排列：没人负责，或说法含糊。",
    ),
    "worst.more": Said("{n} more below|{n} more below", "另有 {n} 份，见下"),
    "column.file": Said("Document", "文档"),
    "column.steps": Said("Steps", "步骤"),
    "column.faulty": Said("With an error", "有错误"),
    "column.orphans": Said("Nobody owns", "没人负责"),
    "column.errors": Said("Errors", "错误"),
    "column.warnings": Said("Warnings", "警告"),
    "column.findings": Said("Findings", "发现"),
    "column.files": Said("Documents", "文档数"),
    "column.rule": Said("Rule", "规则"),
    "column.about": Said("What it objects to", "反对什么"),
    "column.words": Said("Words", "说法"),
    "column.step": Said("Step", "步骤"),
    "column.named": Said("Named instead", "文中写的是"),
    "column.why": Said("Why, and what to do", "原因和办法"),
    "column.place": Said("Place", "位置"),
    "column.what": Said("What", "内容"),
    "rules": Said("Findings by rule", "按规则"),
    "words": Said("Words to agree on once", "需要统一的说法"),
    "words.about": Said(
        "The same words stand in several documents: decide once what they mean, and mend them all.",
        "同样的说法出现在多份文档里：定好一次含义，一起改掉。",
    ),
    "owners": Said("Steps nobody owns", "没人负责的步骤"),
    "owners.about": Said(
        "Nobody is named, or a department, or words such as “staff”: nobody can be asked why it "
        "was not done.",
        "没有写人，或只写了部门，或“相关人员”一类的说法：没做时不知道该问谁。",
    ),
    "owners.more": Said(
        "{n} more step is in review.csv|{n} more steps are in review.csv",
        "另有 {n} 个步骤，见 review.csv",
    ),
    "owners.more.file": Said(
        "and {n} more, on the page of the document|and {n} more, on the page of the document",
        "另有 {n} 个，见该文档的页面",
    ),
    "owners.all": Said(
        "none of its {n} steps: nobody is named at all", "全部 {n} 个步骤：完全没有写谁来做"
    ),
    "failed": Said("Files that could not be read", "没有读成的文件"),
    "unsupported": Said("Documents of a type that is not read", "类型不支持的文档"),
    "unsupported.advice": Said(
        "files of type {type} are not read: open it in its program, save it as {to}, and review "
        "it again",
        "不支持 {type} 类型：请用原来的程序打开，另存为 {to}，再审查一次",
    ),
    "skipped": Said("Left out", "未审查"),
    "skipped.more": Said("and {n} more|and {n} more", "另有 {n} 个"),
    "skipped.type": Said("Not a type that is read", "类型不支持"),
    "skipped.hidden": Said("Hidden (the name begins with a point)", "隐藏文件（名称以点开头）"),
    "skipped.lock": Said("Marks of a file that Office has open", "Office 打开文件时的标记"),
    "skipped.link": Said("Links to folders, or to nothing", "指向文件夹的链接，或无效链接"),
    "skipped.twice": Said("The same file under another name", "同一文件的另一个名称"),
    "skipped.review": Said("Folders of a review", "审查结果文件夹"),
    "lost": Said("Not taken over from documents", "文档中没有读入的内容"),
    "lost.about": Said(
        "What is listed here was not judged: look at it in the document itself.",
        "这里列出的内容没有审查，请在原文档中查看。",
    ),
    "lost.more": Said(
        "{n} more is in review.json|{n} more are in review.json", "另有 {n} 处，见 review.json"
    ),
    "back": Said("All documents", "全部文档"),
    "steps": Said("{n} step|{n} steps", "{n} 个步骤"),
    "errors": Said("{n} error|{n} errors", "{n} 个错误"),
    "warnings": Said("{n} warning|{n} warnings", "{n} 个警告"),
    "infos": Said("{n} note|{n} notes", "{n} 个提示"),
    "orphans": Said("{n} step nobody owns|{n} steps nobody owns", "{n} 个步骤没人负责"),
    "suppressed": Said(
        "{n} finding is allowed by the document|{n} findings are allowed by the document",
        "文档允许了 {n} 条发现",
    ),
    "whole": Said("The document as a whole", "整份文档"),
    "elsewhere": Said("In parts that are not shown", "在没有显示的部分"),
    "document": Said("As read", "读到的内容"),
    "shortened": Said(
        "This document is long: what stands around its findings is shown.",
        "文档很长，只显示发现前后的内容。",
    ),
    "unfound.findings": Said("No rule objects to this document.", "规则没有反对这份文档。"),
    "kind": Said("{severity}: {name}", "{severity}：{name}"),
    "instead": Said("Instead: {text}", "可改为：{text}"),
    "proposed": Said("Proposed by a model, checked by rules:", "模型建议，已经过规则检查："),
    "unread": Said("not read", "没有读成"),
    "error": Said("error", "错误"),
    "warning": Said("warning", "警告"),
    "info": Said("note", "提示"),
    "cards.more": Said(
        "{n} more finding is in review.csv|{n} more findings are in review.csv",
        "另有 {n} 条发现，见 review.csv",
    ),
    "untitled": Said("Without a title", "没有标题"),
    "fall.time": Said(
        "reading it took longer than {seconds:g} s and was ended: split it, save it anew, or "
        "allow more with --time-limit",
        "读取超过 {seconds:g} 秒，已中止：请拆分、重新保存，或用 --time-limit 放宽",
    ),
    "fall.memory": Said(
        "reading it took more than {megabytes} MB of memory and was ended: split it, take out "
        "large pictures, or allow more with --memory-limit",
        "读取占用内存超过 {megabytes} MB，已中止：请拆分、删去大图片，或用 --memory-limit 放宽",
    ),
    "fall.crash": Said(
        "the process that read it died: save it anew in the program that made it, and try again",
        "读取它的进程意外结束：请用原来的程序重新保存后再试",
    ),
    "fall.error": Said(
        "an error in sopai stopped the reading of it ({what}): please report it; saving the file "
        "anew may help",
        "sopai 自身出错，没有读成（{what}）：请反馈这个问题；重新保存文件也许有用",
    ),
    "fall.vanished": Said(
        "it was there when the review began and is gone now: it was moved or deleted meanwhile",
        "审查开始时还在，现在没有了：期间被移动或删除",
    ),
    "unfound.missing": Said(
        "there is no such file or folder: check the path", "没有这个文件或文件夹：请检查路径"
    ),
    "unfound.no_match": Said("nothing matches this pattern: check it", "没有匹配的文件：请检查"),
    "unfound.closed": Said(
        "this folder cannot be searched: check that you may read it",
        "无法打开这个文件夹：请检查权限",
    ),
    "other.pile": Said(
        "{out} holds a review of other documents, which would be lost: name another folder with "
        "--out",
        "{out} 里是另一批文件的审查结果，继续会丢失：请用 --out 指定别的文件夹",
    ),
    "nothing": Said(
        "there is nothing to review: types that are read are {types}; found: {found}",
        "没有可审查的文件：支持的类型是 {types}；找到的是 {found}",
    ),
    "copy": Said("Copy with comments", "带批注的副本"),
    "copy.changed": Said(
        "it was changed after it was reviewed: go on with --resume",
        "审查之后又改过：请用 --resume 继续",
    ),
    "copy.answered": Said(
        "somebody has changed its copy with comments, which stays as it is: move the copy to "
        "another folder, then go on with --resume",
        "有人改过带批注的副本，副本保持原样：请把副本移到别的文件夹，再用 --resume 继续",
    ),
    "copy.none": Said(
        "comments go into Word files only: {n} file has none|"
        "comments go into Word files only: {n} files have none",
        "批注只写进 Word 文件：{n} 份文件没有批注",
    ),
}


def say(key: str, language: str, **values: object) -> str:
    """A sentence, its number in the right form.

    Args:
        key: which one.
        language: `en` or `zh`.
        values: what fills its {names}; `n` decides between one and many.
    """
    words = TEXTS[key].zh if language == "zh" else TEXTS[key].en
    one, _, many = words.partition("|")
    chosen = one if not many or values.get("n") == 1 else many
    return chosen.format(**values) if values else chosen
