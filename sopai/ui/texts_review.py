"""Sentences of the Review page about piles, files and the library, in English and Chinese."""

from sopai.ui.said import Said

REVIEW_TEXTS: dict[str, Said] = {
    "pile.files": Said("{n} files", "{n} 个文件"),
    "pile.failed": Said("{n} could not be read", "{n} 个读不出来"),
    "pile.unowned": Said("{n} steps nobody owns", "{n} 个步骤没人负责"),
    "pile.worst": Said("Begin with these", "先看这几份"),
    "pile.rules": Said("Found most often", "最常见的问题"),
    "pile.large": Said(
        "For a large pile the command is better: it uses all cores, goes on after a break, and "
        "writes a report.",
        "文件很多时用命令更合适：用上全部处理器，中断后可以继续，并写出报告。",
    ),
    "download.commented": Said("Word copy with comments", "带批注的 Word 副本"),
    "download.copy": Said("Save {name}", "保存 {name}"),
    "download.html": Said("Report of this document (HTML)", "这份文档的报告（HTML）"),
    "download.excel": Said("Table of all findings (Excel)", "全部问题的表格（Excel）"),
    "import": Said("Add to the library", "加入 SOP 库"),
    "import.done": Said(
        "{title}: version {version}, {outcome}", "{title}：版本 {version}，{outcome}"
    ),
    "import.new SOP": Said("new in the library", "新加入"),
    "import.new version": Said("a new version", "新版本"),
    "import.new control record": Said("known text, new record", "内容已有，资料更新"),
    "import.restored": Said("back in the library", "已恢复"),
    "import.older": Said(
        "nothing new: the file is as it was when it gave an older version",
        "没有新内容：文件没有变化，对应旧版本",
    ),
    "import.known.path": Said(
        "It comes from a file of the same name, so it was added to version {before} of {sop}.",
        "与此前的同名文件属于同一份 SOP，作为 {sop} 版本 {before} 之后的新版本加入。",
    ),
    "import.known.number": Said(
        "It has the document number and title of {sop}, so it was added to version {before}.",
        "编号和标题与 {sop} 相同，作为版本 {before} 之后的新版本加入。",
    ),
    "import.known.name": Said(
        "Its name holds the id {sop}, so it was added to version {before}.",
        "文件名里有 {sop} 的 id，作为版本 {before} 之后的新版本加入。",
    ),
    "import.over": Said(
        "Version {before} does not come from this file: see under History whether the file has "
        "what it changed.",
        "版本 {before} 不是由这份文件生成的：请在“历史”里查看文件是否有它的修改。",
    ),
    "import.near": Said(
        "It was added as a new SOP. {title} ({sop}) has the same number or title: if they are one, "
        "retire one of them.",
        "已作为新的 SOP 加入。{title}（{sop}）的编号或标题与它相同：如果是同一份，请停用其中一份。",
    ),
    "import.retired": Said(
        "retired, so nothing was added: `sopai library add --again` brings it back",
        "已作废，没有加入：可用 `sopai library add --again` 恢复",
    ),
    "import.unchanged": Said("there already, unchanged", "已有，没有变化"),
    "import.failed": Said("{why}", "{why}"),
    "file.fixed": Said(
        "This file is read as it is. Mend it in its own program; the copy with comments shows "
        "where.",
        "这份文件按原样读取。请用原来的软件修改；带批注的副本会标出位置。",
    ),
}
