"""Why a term is no defect: one wording for each context that a guard or a rule knows."""

import pytest

from sopai.language.script import language_of
from tests.lint.shell import dismissals, lay, whole

SHARED = [
    ("1. Wipe the shelf as\n2. needed parts arrive.", "as needed", "its words belong to two texts"),
    ("1. Delete the folder /var/asap/old.", "asap", "part of a longer word"),
    ("1. Book the robust-2 profile.", "robust", "part of a longer word"),
    (
        "| Day | Done |\n| --- | --- |\n| 2026-03-01 | Restart the pump immediately |",
        "immediately",
        "stands in a row of a diary",
    ),
    (
        "| Product | Dilution | Contact |\n| --- | --- | --- |\n| Lime-Off | neat | < 10 min |",
        "neat",
        "stands in a cell that states a fact",
    ),
    (
        "| Product | Use |\n| --- | --- |\n| Lime-Off | Rinse robust parts. Wait 9 min |",
        "robust",
        None,
    ),
    (
        '1. Print the label "Handle with care, fragile" on the carton.',
        "with care",
        "stands in quotation marks",
    ),
    (
        "1. Fill in the reason, for example excessive heat or a robust seal.",
        "excessive",
        "stands in an example",
    ),
    (
        "1. Ask one of the [relevant people](people.md) for the key.",
        "relevant",
        "stands in a link",
    ),
    (
        "### Common mistakes\n\n- Do not rub. Suitable marks stay on it.",
        "suitable",
        "stands in a list of mistakes",
    ),
    (
        "### Common mistakes\n\n- **Bleach**: rinse it with a suitable cloth instead.",
        "suitable",
        None,
    ),
    (
        "1. Read the log. The pump quickly fills the tank.",
        "quickly",
        "its sentence is a description",
    ),
    (
        "1. Read the log. Excessive heat failed the seal.",
        "excessive",
        "its sentence tells what happened",
    ),
    (
        "1. Print the label. The seal cannot be opened by robust tools.",
        "robust",
        "its sentence says what a thing does not do",
    ),
]
"""Guards that all rules share."""

ENGLISH = [
    (
        "1. Li Tan (Packer) packs according to company policy [here](https://x.example/a).",
        "company policy",
        "a link to the document is given",
    ),
    (
        "1. Join the relevant [channels](#slack).",
        "relevant",
        "a link or a name in code says which",
    ),
    (
        "1. Move it to the appropriate `Tracked for` status.",
        "appropriate",
        "a link or a name in code says which",
    ),
    (
        "1. Take off the liquid carefully without disturbing the pellet.",
        "carefully",
        "what the care is for follows",
    ),
    ("1. Attach the key list (if applicable).", "if applicable", "a remark for cases without it"),
    ("1. Attach the key list, if applicable.", "if applicable", None),
    (
        "1. Pour each sample into the appropriate tube.",
        "appropriate",
        "there is one that it can be",
    ),
    ("1. Pour each sample into appropriate tubes.", "appropriate", None),
    (
        "1. List the facts that are open, those relevant to the claim included.",
        "relevant",
        "to what it is relevant follows",
    ),
    ("1. Delete suspicious e-mails from the inbox.", "suspicious", "names what is looked for"),
    ("1. Wipe the lens to ensure good pictures.", "ensure good", "a purpose"),
    (
        "1. Be careful not to touch the pellet.",
        "be careful",
        "what the care is for follows",
    ),
    ("1. Be careful with the pellet.", "be careful", None),
    (
        "1. Document it properly, including time, place and name.",
        "properly",
        "what it takes is listed",
    ),
    ("1. Avoid rapidly changing light.", "rapidly", "says what a thing is like"),
    ("1. Take 7 tubes to have sufficient material.", "sufficient", "a purpose or a reason"),
    (
        "1. Were the questions clear? Add one as needed.",
        "as needed",
        "the question before says when",
    ),
    ("1. When in doubt, stop the line.", "when in doubt", "what to do then follows"),
    (
        "1. Read the log. Lids, seals, etc. are listed there.",
        "etc.",
        "a statement about the things in the list",
    ),
    (
        "1. Stay calm, take a deep breath.",
        "stay calm",
        "kind words to the reader, no tone towards anybody",
    ),
    (
        "- Excessive: above 5 mm.\n- Remove excessive oil.",
        "excessive",
        "the document says elsewhere what it means",
    ),
    ("1. When in doubt between B and C, choose C.", "when in doubt", "what to do then follows"),
    ("1. When in doubt, choose C.", "when in doubt", None),
    (
        "1. If you prefer the terminal, run the script.",
        "prefer",
        "what somebody likes, no advice",
    ),
    ("1. Prefer a voice call over a chat.", "prefer", None),
    ("1. Unstable loads are made safe.", "made safe", None),
    ("1. Write down the reason (e.g. heat) and add excessive oil.", "excessive", None),
    ("1. Remember to correctly set valve V3.", "correctly", None),
    (
        "1. Get familiar with the manual of the blue pump in the second hall of the site.",
        "get familiar",
        None,
    ),
    ("1. Press F7, it must be helpful to the guard.", "be helpful", "no attitude of a person"),
    (
        "1. Read page 2, where note excessive: it is red, and remove excessive oil.",
        "excessive",
        None,
    ),
    ("1. Take as many cartons as needed.", "as needed", "names an amount, not a condition"),
    ("1. Close the lid and try to again.", "try to", "tells of an attempt, orders none"),
    (
        "1. If you want to print two labels, press F7.",
        "if you want",
        "what is wished for follows: a choice of the reader",
    ),
    ("1. File forms like F-07, F-08, etc.", "etc.", "a list of examples"),
    ("1. Archive the file on the ETC server.", "etc", "an acronym"),
    ("1. Add 2 bolts and more washers.", "and more", "does not end a list"),
    ("1. Use the gauge to correctly set valve V3.", "correctly", "belongs to a purpose"),
    ("1. Press F7 while the pump is safely off.", "safely", "a state, not a way of working"),
    (
        "1. Call the police, it's relevant.",
        "relevant",
        "says something about a thing, asks for nothing",
    ),
    ("1. Press F7, it may significantly slow down.", "significantly", "tells what may be"),
    ("1. Read the major regulation 2.", "major", "part of the name of a law or an authority"),
    ("1. Close the lid to avoid unnecessary dust.", "unnecessary", "what is avoided, none of it"),
    ("1. Write down how serious it is.", "serious", "compares or asks"),
    ("1. Add 5 kg or so.", "or so", "a number stands beside it"),
    ("1. Press F7, page 2 is a bit broader.", "a bit", "says how something is"),
    (
        "1. Press F7, since we store a lot of cartons.",
        "a lot of",
        "tells how many there are, orders no number",
    ),
    (
        "1. Press F7, you will see several boxes.",
        "several",
        "tells how many there are, orders no number",
    ),
    ("1. Open the form and consider the request.", "consider", "names no recommended action"),
    (
        "1. Take the glue that is recommended by the maker.",
        "is recommended",
        "says who recommends it",
    ),
    ("1. Take the stairs if you want to manage stock.", "manage", "a purpose or a wish"),
    ("1. Print the cards, support, and labels.", "support", "a noun, not a verb"),
    ("1. Handle it by calling 112.", "handle", "how follows"),
    (
        "1. Handle the blue cartons of the second and third delivery of the morning shift first.",
        "handle",
        "the clause says more than the verb",
    ),
    (
        "1. Handle the parcel. Open it, take the paper out, put the paper into box 4, "
        "close it, put two strips of tape on it.",
        "handle",
        "the item goes on to say how",
    ),
]

CHINESE = [
    (
        "1. 处理退货，打开包裹核对订单号，拍3张照片传到群里，再把金额、订单号、"
        "退货原因和日期都写进表F-07。",
        "处理",
        "the item goes on to say how",
    ),
    ("1. 协商差异。打电话给客户说明验货结果。", "协商", "a title before what is done"),
    (
        "| 序号 | 操作 | 标准 |\n| --- | --- | --- |\n| 1 | 打印面单 | 支持多核 |",
        "支持",
        "what a thing can do",
    ),
    (
        "1. 客服主管评定等级：95分以上为优秀的，85~94分为良好。",
        "良好",
        "the name of a grade behind its numbers",
    ),
    ("1. 保持通道良好。", "良好", None),
    ("1. 不随意走动。", "随意", "a condition or a ban, not a way of working"),
    ("1. 提问面向全体，不要总叫那几个。", "几个", "tells how many there are, orders no number"),
    ("1. 首次做测试，等 20 分钟。", "等", "part of another word, or waiting"),
    ("1. 遇到情绪激动的买家，要注意方式方法。", "注意", None),
    ("1. 注意，这道菜很辣。", "注意", "part of a noun, or done already"),
    ("1. 打印。土豆、胡萝卜等因体积大。", "等", "a statement about the things in the list"),
    ("1. 放入食用油，等 5 秒。", "等", "part of another word, or waiting"),
    ("1. 倒油，小心糊锅。", "小心", "of what to beware follows"),
    ("1. 小心地倒油。", "小心", None),
    ("1. 剥壳更快速。", "快速", "compares"),
    ("1. 快速翻炒。不要炒超过 20 秒。", "快速", "how long is given"),
    ("1. 打印。没有冷却就立刻脱模会损伤蛋糕。", "立刻", "tells what comes of it"),
    ("1. 蛋黄不能破，否则会严重影响打发。", "严重", "tells what comes of it"),
    ("1. 加水不宜过多，以淹没原料为度。", "不宜过多", "how much follows"),
    ("1. 稍微粗一点的小葱对半切。", "一点", "the word before it says so"),
    ("1. 加热，待油温逐渐升高。", "逐渐", "what happens by itself"),
    ("1. 注意戴好手套。", "注意", "what is watched for follows"),
    ("1. 打印。常见原因：水温过高。", "过高", "its sentence lists causes"),
    ("1. 保持适中的厚度。", "适中", None),
    ("1. 肉末不要太细，也不要太粗，保持适中。", "适中", "both ends are given"),
    ("1. 核对标签，可以随意贴在两面。", "随意", "a permission"),
    ("1. 关闭阀门V3，否则造成剧烈震动。", "剧烈", "tells what happens, not how to work"),
    ("1. 加热9分钟，避免产生过多气泡。", "过多", "a purpose"),
    ("1. 刷洗缝隙（注意方向，避免割伤）。", "注意", "what is watched for follows"),
    ("1. 填写邮箱（为了沟通）。", "沟通", "a purpose"),
    ("1. 加热米酒，可搭配汤圆、蛋花等。", "等", "a list of examples"),
    (
        "### 常见误区\n\n- 不要用钢丝球。表面会留下明显的划痕。",
        "明显",
        "stands in a list of mistakes",
    ),
    ("### 常见误区\n\n- 不要用钢丝球。至少刮掉明显的残渣。", "明显", None),
    ("定期巡查卫生间：\n\n- 07:00\n- 13:00", "定期", "the list under it says when: '07:00'"),
    ("定期巡查卫生间：\n\n- 水龙头\n- 地漏\n\n打印表F-07。", "定期", None),
    ("1. 库存管理员陈梅努力的结果记在表F-07。", "努力", "part of another word"),
    ("1. 如需退货，库存管理员陈梅填写表F-07。", "如需", "what is needed follows"),
    ("1. 核对常见标签、封条之类的。", "之类的", "a list of examples"),
    ("1. 核对标记，如标签、封条等。", "等", "a list of examples"),
    ("1. 关闭阀门V3，避免及时停机。", "及时", "a purpose, not an order"),
    ("1. 立即按下急停按钮E1。", "立即", "an emergency stop: there is no time to name"),
    ("1. 打印定期表。", "定期", "part of a name"),
    ("1. 如果未妥善包装，退回给供应商。", "妥善", "a condition or a ban, not a way of working"),
    ("1. 核对报告，内容准确全面。", "全面", "says what a thing is like"),
    ("1. 登记严重度评分。", "严重", "part of a name"),
    ("1. 搅拌，直到出现较大的气泡。", "较大", "tells what is seen"),
    ("1. 按箭头左右方向推动开关S1。", "左右", "a direction"),
    ("1. 核对标签，颜色逐渐变白。", "逐渐", "one after the other, no quantity"),
    ("1. 核对货架，上面有一些灰。", "一些", "tells how many there are, orders no number"),
    ("1. 注意观察压力表P1。", "注意", "what is watched for follows"),
    (
        "1. 处理退货。打开包裹，核对订单号，拍3张照片，把商品放到4号货架，打印退款单，交给收银台。",
        "处理",
        "a title before what is done",
    ),
]


ALONE = [
    (
        "| Situation | Handling |\n| --- | --- |\n| Suspicious | Ann Reed (Guard) calls 555-0100 |",
        "suspicious",
        "names its row",
    ),
    (
        "1. **Reply promptly**\n   1. Ann Reed (Agent) presses F7.",
        "promptly",
        "stands in the title of a list",
    ),
    (
        "1. Ann Reed (Guard) opens door 4. Is the corridor promptly lit?",
        "promptly",
        "its sentence is a question",
    ),
    (
        "1. Ann Reed (Guard) sets mode 3 (improve) on panel 2.",
        "improve",
        "names something in brackets",
    ),
    (
        "1. Joe Park (Guard) reduces the stack to less than the width of the tray.",
        "reduces",
        "says from what, to what or by how much",
    ),
    ("1. Joe Park (Guard) reduces the pressure (4 bar).", "reduces", "a number follows"),
    (
        "1. Joe Park (Guard) optimises the route with form F-7.",
        "optimises",
        "a document that says how is named",
    ),
    (
        "- Reduce: take 2 mm off.\n- Joe Park (Guard) must reduce the gap.",
        "reduce",
        "the document says elsewhere what it means",
    ),
    (
        "- If necessary: above 30 °C.\n- Ann Reed (Guard) opens the window if necessary.",
        "if necessary",
        "the document says elsewhere what it means",
    ),
    ("1. Record the temperature per WI-014.", "record the", "a document is named"),
    (
        "1. Record the readings: pressure, flow, weight.",
        "record the",
        "what is meant follows a colon",
    ),
    (
        "1. Ann Reed (Guard) must let him record the match.",
        "record the",
        "is not the verb of an order",
    ),
    ("1. Press F7, it is ready to record the match.", "record the", "tells what may be"),
    ("1. Record the match at gate 4.", "record the", "a place follows"),
    ("1. 请记录者打开3号门。", "记录", "part of a noun"),
    ("1. 库存管理员陈梅播放3段视频记录两遍。", "记录", "is not the main verb"),
    ("1. 库存管理员陈梅记录温度在F-07。", "记录", "a place is named"),
    (
        "1. Ann Reed (Auditor) checks the lid, which might look good.",
        "look good",
        "tells what may be, or what is denied",
    ),
    (
        "1. Ann Reed (Auditor) paints the lid and the lid is acceptable.",
        "is acceptable",
        "is no test",
    ),
    ("1. 库存管理员陈梅核对外观正常率。", "外观正常", "part of a name, or denied"),
    ("1. 库存管理员陈梅写明外观正常。", "外观正常", "is no test"),
    ("1. 库存管理员陈梅写明尺寸符合要求,再检查封条。", "符合要求", "is no test"),
    (
        "1. 库存管理员陈梅核对单号、日期，确认无误。",
        "确认无误",
        "what is checked is named before it",
    ),
    (
        "1. Per WI-014, Ann Reed (Auditor) checks that the lid is acceptable.",
        "is acceptable",
        "a document that says how is named",
    ),
    (
        "1. Ann Reed (Auditor) checks that the lid is acceptable, as described in the red book.",
        "is acceptable",
        "the result or the way is given",
    ),
    (
        "- 运行正常：绿灯亮。\n- 库存管理员陈梅检查水泵运行正常。",
        "运行正常",
        "the document says elsewhere what it means",
    ),
    (
        "1. Ann Reed (Clerk) follows the manual of pump 3.",
        "the manual",
        "the sentence goes on to say which",
    ),
    (
        "1. Ann Reed (Clerk) follows company policy below.",
        "company policy",
        "the document is named",
    ),
    ("1. 库存管理员陈梅拍下不按规定停放的推车。", "按规定", "part of a name, or denied"),
    (
        "1. Ann Reed (Clerk) follows company policy, i.e. no gifts.",
        "company policy",
        "what is meant follows",
    ),
    (
        "- Company policy: gifts stay in box 4.\n- Ann Reed (Clerk) follows company policy.",
        "company policy",
        "the document says elsewhere what it means",
    ),
    ("1. Ann Reed (Guard) uses gate 4 to leave promptly.", "promptly", "belongs to a purpose"),
    (
        "- Promptly: within 9 minutes.\n- Ann Reed (Guard) leaves promptly.",
        "promptly",
        "the document says elsewhere what it means",
    ),
    (
        "1. Ann Reed (Guard) opens gate 4, often on rainy dates.",
        "often",
        "tells how often something happens",
    ),
    (
        "1. Ann Reed (Guard) opens the frequently used gate.",
        "frequently",
        "tells how often something happens",
    ),
    (
        "- Regularly: on odd dates.\n- Ann Reed (Guard) opens gate 4 regularly.",
        "regularly",
        "the document says elsewhere what it means",
    ),
    (
        "- Gently: with 5 N.\n- Ann Reed (Nurse) presses the pad gently.",
        "gently",
        "the document says elsewhere what it means",
    ),
    ("1. 库存管理员陈梅换掉不合适的托盘。", "合适", "is denied or compared"),
    ("1. Ann Reed (Packer) fills in form F-12 and takes a suitable box.", "suitable", None),
    ("1. Ann Reed (Packer) reads WI-014, and takes a suitable box.", "suitable", None),
    (
        "1. Ann Reed (Packer) takes a suitable box, taped as in WI-014.",
        "suitable",
        "a document that says how is named",
    ),
    ("1. 库存管理员陈梅填写《领用单》，挑合适的托盘。", "合适", None),
    (
        "1. Ann Reed (Packer) takes a suitable box, WI-014.",
        "suitable",
        "a document that says how is named",
    ),
    (
        "1. Ann Reed (Packer) takes a suitable box according to the list on the wall.",
        "suitable",
        "the result or the way is given",
    ),
    (
        "- Suitable: size M.\n- Ann Reed (Packer) takes a suitable box.",
        "suitable",
        "the document says elsewhere what it means",
    ),
    (
        "- 最好：必须。\n- 库存管理员陈梅最好先称重。",
        "最好",
        "the document says elsewhere what it means",
    ),
    (
        "- And/or: both.\n- Ann Reed (Packer) adds the slip and/or the card.",
        "and/or",
        "the document says elsewhere what it means",
    ),
    ("1. Ann Reed (Clerk) uses box 4 to hold several cards.", "several", "belongs to a purpose"),
    ("1. 库存管理员陈梅倒水，太多会溢出。", "太多", "tells what follows from it"),
    ("1. 库存管理员陈梅打印退货处理凭条。", "处理", "is not the main verb"),
    (
        "1. 请处理货架上的红色托盘和蓝色纸箱以及白色标签。",
        "处理",
        "the clause says more than the verb",
    ),
    (
        "1. Ann Reed (Clerk) handles parcels according to the list.",
        "handles",
        "the result or the way is given",
    ),
]
"""Wordings that one check dismisses and no other would: without it, they are findings."""


@pytest.mark.parametrize(("text", "word", "reason"), [*SHARED, *ENGLISH, *CHINESE, *ALONE])
def test_term_is_judged_by_its_context(text: str, word: str, reason: str | None) -> None:
    assert dismissals(lay(text, language_of(text)))[word] == reason


INTRODUCTION = "# 打包\n\n{text}\n\n## 操作步骤\n\n1. 库存管理员陈梅打印面单。\n"


INTRODUCED = [
    ("打包并不难，用心做就能做好。", "stands in the introduction of the document"),
    ("打包时必须用心。", None),
]


@pytest.mark.parametrize(("text", "reason"), INTRODUCED)
def test_only_bans_and_duties_count_in_an_introduction(text: str, reason: str | None) -> None:
    assert dismissals(whole(INTRODUCTION.format(text=text)))["用心"] == reason
