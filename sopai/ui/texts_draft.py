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
    "draft.times": Said("Time", "时间"),
    "draft.limits": Said("Amount", "数量"),
    "draft.chip.right": Said("Write it so everywhere in the text", "在全文中改成"),
    "draft.no.people": Said("This is no person", "这不是人名"),
    "draft.no.tools": Said("This is no tool", "这不是工具"),
    "draft.no.times": Said("This binds nothing", "这不是要求"),
    "draft.no.limits": Said("This binds nothing", "这不是要求"),
    "draft.refused": Said("Taken out:", "已去掉："),
    "draft.refused.back": Said("Take it back in", "恢复"),
    "draft.progress": Said("Question {n} of {total}", "第 {n} 个问题，共 {total} 个"),
    "draft.parts": Said("This describes {n} procedures", "这里说的是 {n} 个流程"),
    "draft.parts.why": Said(
        "One procedure a page is easier to follow. This description is kept; each button begins a "
        "draft of its own.",
        "一份文件只写一个流程更好执行。原来的描述会保留；点按钮单独起草其中一个。",
    ),
    "draft.part": Said("{title} ({n} actions)", "{title}（{n} 个动作）"),
    "draft.instruct": Said("Change the steps in words", "用文字修改步骤"),
    "draft.instruct.hint": Said(
        "split step 4 - merge steps 2 and 3 - move step 5 before step 2 - step 3 is done by Anna",
        "把第4步拆成两步；合并第2和第3步；把第5步移到第2步前面；第3步由小王负责",
    ),
    "draft.instruct.send": Said("Change", "修改"),
    "draft.undo": Said("Take the last change back", "撤销上一次修改"),
    "draft.side": Said("Questions or SOP", "提问或SOP"),
    "draft.side.questions": Said("Questions ({n})", "提问（{n}）"),
    "draft.side.sop": Said("SOP ({n} steps)", "SOP（{n} 步）"),
    "draft.view": Said("What to show", "显示内容"),
    "draft.view.sop": Said("The whole SOP", "完整SOP"),
    "draft.view.outline": Said("Outline", "步骤提纲"),
    "draft.outline.lead": Said(
        "Put the steps in order, rename them, take some out or add what is missing. Each change "
        "can be taken back.",
        "在这里调整步骤的顺序、改写、删除，或补上缺少的步骤。每次修改都可以撤销。",
    ),
    "draft.outline.done": Said("Show the whole SOP", "查看完整SOP"),
    "draft.up": Said("Move up", "上移"),
    "draft.down": Said("Move down", "下移"),
    "draft.delete": Said("Delete", "删除"),
    "draft.split": Said("Split", "拆成两步"),
    "draft.split.how": Said(
        "Only one action is found in this step: write both.", "这一步里只看到一个动作：请写出两步。"
    ),
    "draft.split.first": Said("First", "先做"),
    "draft.split.second": Said("Then", "再做"),
    "draft.split.do": Said("Make two steps", "拆成两步"),
    "draft.cancel": Said("Cancel", "取消"),
    "draft.add": Said("A further step", "再加一步"),
    "draft.add.hint": Said("Weigh the parcel", "给包裹称重"),
    "draft.add.do": Said("Add", "添加"),
    "draft.unowned.one": Said("1 step nobody owns", "1 个步骤没人负责"),
    "draft.unowned.many": Said("{n} steps nobody owns", "{n} 个步骤没人负责"),
    "draft.opens.one": Said("1 point still open", "还有 1 条没定"),
    "draft.opens.many": Said("{n} points still open", "还有 {n} 条没定"),
    "draft.opens.none": Said("Nothing is open any more.", "没有待定内容了。"),
    "draft.supervisor": Said("Supervisor:", "监督人："),
    "draft.improver": Said("Kept up to date by:", "改进人："),
    "draft.review": Said("Looked at again:", "复审周期："),
    "draft.answer": Said("Your answer", "您的回答"),
    "draft.send": Said("Answer", "回答"),
    "draft.unknown": Said("I don't know", "不知道"),
    "draft.skip": Said("Skip the rest", "跳过剩下的问题"),
    "draft.asked": Said("No more questions.", "没有其他问题了。"),
    "draft.change": Said("Change the description", "修改描述"),
    "draft.again": Said("Describe another job", "描述另一项工作"),
    "draft.redo": Said("Change", "修改"),
    "draft.q.why": Said("Why:", "目的："),
    "draft.scope": Said("Begins and ends:", "起止范围："),
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
    "draft.trust": Said(
        "Made by rules from your own words, without a model: 0 calls, nothing left this machine.",
        "由规则从您的原话整理而成，没有使用模型：调用0次，内容没有离开本机。",
    ),
    "draft.trust.stepwise": Said(
        "Steps worded by {model}, and checked: no name, number or condition may change. "
        "What it wrote is marked as proposed. {calls}, {read} tokens read and {written} written, "
        "{seconds} s, {price}.",
        "步骤由 {model} 改写并经过检查：人名、数字、条件都不允许改变。改写的内容标为“建议”。"
        "{calls}，读入 {read} 个 token，写出 {written} 个 token，{seconds} 秒，{price}。",
    ),
    "draft.trust.whole": Said(
        "Written as a whole by {model}, and checked against your words: what it lost or added was "
        "not taken. What it wrote is marked as proposed. {calls}, {read} tokens read and "
        "{written} written, {seconds} s, {price}.",
        "由 {model} 整体起草，并与您的原话逐条核对：遗漏或添加的内容没有采用。"
        "它写的内容标为“建议”。{calls}，读入 {read} 个 token，写出 {written} 个 token，"
        "{seconds} 秒，{price}。",
    ),
    "draft.calls.one": Said("1 call", "调用 1 次"),
    "draft.calls.many": Said("{n} calls", "调用 {n} 次"),
    "draft.price": Said("about {usd} US dollars", "约 {usd} 美元"),
    "draft.price.none": Said("no charge", "不收费"),
    "draft.price.unknown": Said("price not known", "价格未知"),
    "draft.word.steps": Said(
        "Put the steps into clearer words with {model}", "让 {model} 把步骤写得更清楚"
    ),
    "draft.word.on": Said("Go on with {model}", "用 {model} 继续"),
    "draft.fetch": Said(
        "Clearer words for the steps: fetch a model in Settings",
        "想把步骤写得更清楚？请在“设置”里下载模型",
    ),
    "again.step": Said("Other words", "换个说法"),
    "again.steps": Said("Other words for all steps", "所有步骤换个说法"),
    "again.title": Said("Another title", "换个标题"),
    "again.help": Said(
        "The model is asked for these words alone; names, numbers and conditions must stay.",
        "只请模型改写这一处；人名、数字、条件必须保持不变。",
    ),
    "again.busy": Said(
        "The model is at work: wait until it is done, or stop it.",
        "模型正在工作：请等它完成，或先停止。",
    ),
    "again.none": Said(
        "No model can be asked: choose one in Settings.", "没有可用的模型：请在“设置”里选择。"
    ),
    "again.off": Said("AI is switched off in Settings.", "AI 已在“设置”里关闭。"),
    "again.fetch": Said(
        "No model is on this computer yet: fetch it in Settings.",
        "这台电脑上还没有模型：请在“设置”里下载。",
    ),
    "again.consent": Said(
        "Nobody has agreed to the model yet: see Settings.", "还没有同意使用模型：请看“设置”。"
    ),
    "again.wrong": Said(
        "A setting of the model is wrong: see Settings.", "模型的设置有误：请看“设置”。"
    ),
    "job.again": Said(
        "{model}: other words, {n} of {total} · {seconds} s",
        "{model}：换个说法，第 {n} 处，共 {total} 处 · {seconds} 秒",
    ),
    "job.again.done": Said(
        "Done: {n} of {total} have other words, marked as proposed. You can take that back.",
        "完成：{total} 处中有 {n} 处换了说法，标为“建议”。可以撤销。",
    ),
    "job.again.none": Said(
        "The model gave no other words that pass the checks. All is as it was.",
        "模型没有给出能通过检查的新说法。一切保持原样。",
    ),
    "job.again.stopped": Said(
        "Stopped: {n} of {total} have other words. All else is as it was.",
        "已停止：{total} 处中有 {n} 处换了说法，其余保持原样。",
    ),
    "job.begin": Said(
        "{model} is being made ready · {seconds} s", "正在准备 {model} · {seconds} 秒"
    ),
    "job.step": Said(
        "{model}: step {n} of {total} · {seconds} s",
        "{model}：第 {n} 步，共 {total} 步 · {seconds} 秒",
    ),
    "job.last": Said("{model}: the title · {seconds} s", "{model}：标题 · {seconds} 秒"),
    "job.whole": Said(
        "{model} writes the whole procedure · {seconds} s",
        "{model} 正在起草整个流程 · {seconds} 秒",
    ),
    "job.stopping": Said("Stopping ... · {seconds} s", "正在停止…… · {seconds} 秒"),
    "job.stop": Said("Stop", "停止"),
    "job.kept": Said(
        "You can go on working, or close this page: what is done is kept.",
        "您可以继续工作，也可以关闭页面：已完成的内容都会保存。",
    ),
    "job.locked": Said(
        "The whole is being written anew: edit it when that is done, or stop it.",
        "正在重新起草整个流程：请等它完成后再编辑，或先停止。",
    ),
    "job.stopped": Said(
        "Stopped after {n} of {total} steps. What is done is kept; you can go on any time.",
        "已停止，完成了 {n} 步，共 {total} 步。已完成的内容都保留，随时可以继续。",
    ),
    "job.stopped.early": Said(
        "Stopped before anything was changed. Your draft is as it was.",
        "已停止，没有任何改动。草稿保持原样。",
    ),
    "job.done": Said(
        "Done: {n} of {total} steps have new words, marked as proposed. Where the model's words "
        "did not pass the checks, yours stay.",
        "完成：{total} 步中有 {n} 步换了新写法，标为“建议”。没有通过检查的，保留您的原话。",
    ),
    "job.done.whole": Said(
        "Done: what passed the checks is marked as proposed. What the model lost or added was not "
        "taken.",
        "完成：通过检查的内容标为“建议”。模型遗漏或添加的内容没有采用。",
    ),
    "job.done.none": Said(
        "Done, but none of the model's words passed the checks. Your draft is as it was.",
        "完成，但模型写的内容都没有通过检查。草稿保持原样。",
    ),
    "job.unavailable": Said(
        "The model could not be asked. What was done is kept. Check the model in Settings, or go "
        "on without it.",
        "无法使用模型。已完成的内容都保留。请在“设置”里检查模型，或不用模型继续。",
    ),
    "job.busy": Said(
        "The model's server is busy or broken. What was done is kept. Try again in a minute.",
        "模型的服务器繁忙或出错。已完成的内容都保留。请过一会儿再试。",
    ),
    "job.timeout": Said(
        "The model did not answer in time. What was done is kept. Try again, or choose a faster "
        "model in Settings.",
        "模型没有及时回答。已完成的内容都保留。请再试一次，或在“设置”里换一个更快的模型。",
    ),
    "job.refused": Said(
        "The model's server does not take what is asked. What was done is kept. Choose another "
        "model in Settings.",
        "模型的服务器不接受这个请求。已完成的内容都保留。请在“设置”里换一个模型。",
    ),
    "job.long": Said(
        "The description is too long for this model. What was done is kept. Shorten it, or choose "
        "another model in Settings.",
        "描述太长，这个模型读不完。已完成的内容都保留。请缩短描述，或在“设置”里换一个模型。",
    ),
    "job.reply": Said(
        "The model answered, but its answer cannot be used. What was done is kept. Try again, or "
        "choose another model in Settings.",
        "模型回答了，但内容无法使用。已完成的内容都保留。请再试一次，或在“设置”里换一个模型。",
    ),
    "job.ended": Said(
        "The model stopped before the end. What was done is kept. Go on, or check the model in "
        "Settings.",
        "模型中途停了。已完成的内容都保留。请点“继续”，或在“设置”里检查模型。",
    ),
    "job.details": Said("What the program says: {details}", "程序给出的说明：{details}"),
    "job.settings": Said("Check the model in Settings", "在“设置”里检查模型"),
    "page.library": Said("Library", "SOP库"),
    "shelf.empty": Said(
        "Nothing is here yet. Add files with `sopai library add FOLDER`, save a draft, or "
        "begin with "
        "the starter library: complete SOPs of invented companies, to copy from.",
        "这里还没有内容。可以用 `sopai library add 文件夹` "
        "添加文件，保存草稿，或从入门库开始：完整的示例SOP（公司和人名均为虚构）。",
    ),
    "draft.found": Said("The rules find: {counts}.", "规则检查：{counts}。"),
    "draft.found.more.one": Said("(also in 1 more place)", "（另有 1 处相同）"),
    "draft.found.more.many": Said("(also in {n} more places)", "（另有 {n} 处相同）"),
    "draft.found.whole": Said("About the document as a whole", "关于整份文档"),
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
    "draft.reuse": Said(
        "Take over its exceptions, metrics and checks (without its people)",
        "沿用其中的异常处理、指标和检查（不含人名）",
    ),
    "draft.copied": Said(
        "This description was changed in another window. Yours is kept as a copy of its own; the "
        "other one is as it was left there.",
        "这份描述在另一个窗口里被修改过。您这边的内容已另存为一份副本，另一份保持原样。",
    ),
    "draft.similar": Said("Similar SOPs", "相近的SOP"),
    "source.said": Said("said", "原话"),
    "source.retrieved": Said("from an SOP", "来自已有SOP"),
    "source.proposed": Said("proposed", "建议"),
    "source.unknown": Said("unknown", "未知"),
    "source.confirmed": Said("confirmed", "已确认"),
    "field.action": Said("What is done", "做什么"),
    "field.owner": Said("Who does it", "谁来做"),
    "field.time_limit": Said("By when", "时限"),
    "field.output": Said("What exists then", "产出"),
    "field.standard": Said("Done right when", "合格标准"),
    "field.script": Said("Words to say", "话术"),
    "field.attention": Said("Watch out", "注意"),
    "field.title": Said("Title", "标题"),
    "field.purpose": Said("Why", "目的"),
    "field.scope": Said("Where it applies", "适用范围"),
    "field.situation": Said("What happens", "发生什么"),
    "field.handling": Said("What is done then", "怎么处理"),
}
