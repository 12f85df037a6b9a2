"""The sentences of the Draft page."""

from sopai.ui.said import Said

DRAFT_TEXTS: dict[str, Said] = {
    "page.draft": Said("Draft", "起草"),
    "draft.lead": Said(
        "Describe the job as you would tell a new colleague. Nothing is invented: what you do not "
        "say is asked, or listed as open.",
        "像跟新同事交代工作一样把这件事说清楚。不会编造内容：您没说的，会问您，或列为待定。",
    ),
    "draft.box": Said(
        "What is the job? Who does it? What goes wrong?", "这是什么工作？谁来做？容易出什么问题？"
    ),
    "draft.hint": Said(
        "Anna checks the order in the CRM within 2 hours. If an item is missing she calls the "
        "customer ...",
        "小王2小时内在CRM里核对订单。缺货的，先给客户打电话……",
    ),
    "draft.make": Said("Draft it", "开始起草"),
    "draft.example.en": Said("English example", "英文示例"),
    "draft.example.zh": Said("Chinese example", "中文示例"),
    "draft.blank": Said("Say first what the job is.", "请先说明这是什么工作。"),
    "draft.understood": Said("Understood:", "已识别："),
    "draft.people": Said("Person", "人员"),
    "draft.tools": Said("Tool", "工具"),
    "draft.limits": Said("Limit", "时限或数量"),
    "draft.progress": Said("Question {n} of {total}", "第 {n} 个问题，共 {total} 个"),
    "draft.answer": Said("Your answer", "您的回答"),
    "draft.send": Said("Answer", "回答"),
    "draft.unknown": Said("I don't know", "不知道"),
    "draft.skip": Said("Skip the rest", "跳过剩下的问题"),
    "draft.asked": Said("No more questions.", "没有其他问题了。"),
    "draft.change": Said("Change the description", "修改描述"),
    "draft.again": Said("Describe another job", "描述另一项工作"),
    "draft.redo": Said("Change", "修改"),
    "draft.q.why": Said("Why:", "目的："),
    "draft.q.who": Said("Who:", "执行人："),
    "draft.q.standard": Said("Done right when:", "标准："),
    "draft.q.supervisor": Said("Checked by:", "检查："),
    "draft.q.trouble": Said("What goes wrong:", "常见问题："),
    "draft.steps": Said("Steps", "步骤"),
    "draft.exceptions": Said("If something goes wrong", "异常处理"),
    "draft.open": Said("not said yet", "还没有说"),
    "draft.nobody": Said("nobody yet", "还没有人负责"),
    "draft.edit": Said("Edit", "编辑"),
    "draft.left": Said("Still open", "还没定的"),
    "draft.more.one": Said("1 more", "另外 1 条"),
    "draft.more.many": Said("{n} more", "另外 {n} 条"),
    "draft.trust": Said(
        "Made by rules from your own words, without a model: 0 calls, nothing left this machine.",
        "由规则从您的原话整理而成，没有使用模型：调用0次，内容没有离开本机。",
    ),
    "draft.trust.model": Said(
        "Steps worded by {model}, and checked: no name, number or condition may change. "
        "What it wrote is marked as proposed.",
        "步骤由 {model} 改写并经过检查：人名、数字、条件都不允许改变。改写的内容标为“建议”。",
    ),
    "draft.word.steps": Said(
        "Put the steps into clearer words ({model})", "让 {model} 把步骤写得更清楚"
    ),
    "draft.word.wait": Said("One step after the other ...", "正在逐步改写……"),
    "side.model.some": Said(
        "**Model: {model}.** It is asked only when you press its button.",
        "**模型：{model}。** 只有您点击按钮时才会调用。",
    ),
    "side.sent": Said(
        "When asked, the steps of a draft go to {host}; names, phone numbers and addresses are "
        "replaced before that.",
        "调用时，草稿的步骤会发送到 {host}；人名、电话和邮箱会先被替换。",
    ),
    "page.library": Said("Library", "SOP库"),
    "shelf.empty": Said(
        "Nothing is here yet. Add files with `sopai library add FOLDER`, save a draft, or "
        "begin with "
        "the starter library: 16 complete SOPs of invented companies, to copy from.",
        "这里还没有内容。可以用 `sopai library add 文件夹` "
        "添加文件，保存草稿，或从入门库开始：16份完整的示例SOP（公司和人名均为虚构）。",
    ),
    "draft.unused": Said("Not used of your description", "描述里没有用到的内容"),
    "draft.unused.why": Said(
        "Taken for background. If one of these is a step or a rule, write above who does what.",
        "这些被当作背景。如果其中有步骤或规则，请在上面写明谁做什么。",
    ),
    "shelf.starter": Said("Add the starter library", "添加入门库"),
    "shelf.adding": Said("Reading and storing ...", "正在读取和保存……"),
    "shelf.search": Said("What do you need to do?", "您要做什么？"),
    "shelf.hint": Said("a parcel arrived broken", "客户收到的包裹破损"),
    "shelf.nothing": Said("Nothing was found.", "没有找到。"),
    "shelf.drafts": Said("Drafts", "草稿"),
    "shelf.back": Said("Back to the library", "返回SOP库"),
    "draft.save": Said("Save to the library", "保存到SOP库"),
    "draft.saved": Said(
        "Saved in the library as version {version}.", "已保存到SOP库，版本 {version}。"
    ),
    "draft.similar": Said("Similar SOPs", "相近的SOP"),
    "draft.word": Said("Word", "Word 文档"),
    "draft.excel": Said("Excel", "Excel 表格"),
    "draft.flowchart": Said("Flowchart (Mermaid)", "流程图（Mermaid）"),
    "source.said": Said("said", "原话"),
    "source.retrieved": Said("from an SOP", "来自已有SOP"),
    "source.proposed": Said("proposed", "建议"),
    "source.unknown": Said("unknown", "未知"),
    "source.confirmed": Said("confirmed", "已确认"),
    "field.action": Said("What is done", "做什么"),
    "field.owner": Said("Who does it", "谁来做"),
    "field.time_limit": Said("By when", "时限"),
    "field.output": Said("What exists then", "产出"),
    "field.situation": Said("What happens", "发生什么"),
    "field.handling": Said("What is done then", "怎么处理"),
}
