"""The hand-written Word files of report/. Not to be read by anybody who writes a reader."""

from __future__ import annotations

from pathlib import Path

from word import (
    Cell,
    Docx,
    abstract,
    deleted,
    drawing,
    field,
    heading_ppr,
    inserted,
    lvl,
    num,
    p,
    r,
    simple_field,
    start_at,
    style,
    text_box,
    tracked_mark,
    whole_level,
)

NUM = '<w:numPr><w:ilvl w:val="{1}"/><w:numId w:val="{0}"/></w:numPr>'


def restart(out: Path) -> None:
    d = Docx(
        "e01_decimal_restart",
        "Chinese lists that restart by a new num below each heading, with a bullet list and an empty numbered paragraph between.",
        "num:decimal num:startOverride num:interrupted num:emptyParagraph num:bullet owner:heading lang:zh",
    )
    d.numbering = (
        abstract(4, lvl(0, "decimal", "%1、"), lvl(1, "decimal", "%1.%2"))
        + abstract(7, lvl(0, "bullet", "●"))
        + num(1, 7)
        + num(5, 4)
        + num(9, 4, start_at(0, 1))
        + num(10, 4, start_at(0, 1))
    )
    d.title("门店打烊作业指导书")
    d.head("收银员")
    d.par("清点现金并与系统金额核对。", num=(5, 0), see="1", step="收银员")
    d.par("差额超过10元时写明原因。", num=(5, 1), see="1.1")
    d.par("差额超过100元时电话报告店长。", num=(5, 1), see="1.2")
    d.par("", num=(5, 0), see="2", empty=True)
    d.par("将现金放入保险柜。", num=(5, 0), see="3", step="收银员")
    d.par("保险柜密码每月更换一次。")
    d.par("打印日结单。", num=(5, 0), see="4", step="收银员")
    d.head("厨师")
    d.par("关闭燃气总阀。", num=(9, 0), see="1", step="厨师")
    d.par("检查以下设备的电源：", num=(9, 0), see="2", step="厨师")
    d.par("烤箱", num=(1, 0))
    d.par("洗碗机", num=(1, 0))
    d.par("填写冰箱温度表。", num=(9, 0), see="3", step="厨师")
    d.head("值班经理")
    d.par("巡查全部房间。", num=(10, 0), see="1", step="值班经理")
    d.par("设置报警器并锁门。", num=(10, 0), see="2", step="值班经理")
    d.save(out)


def chapters(out: Path) -> None:
    d = Docx(
        "e02_chapter_styles",
        "Chapters numbered 第一章 by style; articles below with isLgl print 1.1 although the chapter is Chinese; a style chain of three.",
        "num:style num:basedOn num:multilevel num:isLgl num:chineseCountingThousand style:localised lang:zh",
        number="AQ-05",
        version="B/2",
        note="LibreOffice 7.4 does not apply isLgl and prints 一.1; Word prints 1.1, which counts.",
    )
    d.numbering = (
        abstract(
            3,
            lvl(0, "chineseCountingThousand", "第%1章", style="1"),
            lvl(1, "decimal", "%1.%2", style="2", legal=True),
            lvl(2, "decimal", "%1.%2.%3", legal=True),
        )
        + num(6, 3)
    )
    d.styles["1"] = style("1", "heading 1", ppr=heading_ppr(0, 6), rpr='<w:b/><w:sz w:val="30"/>')
    d.styles["2"] = style("2", "heading 2", ppr=heading_ppr(1, 6), rpr='<w:b/><w:sz w:val="26"/>')
    d.styles["a5"] = style("a5", "条款标题", based="2", rpr='<w:color w:val="333333"/>')
    d.styles["a6"] = style("a6", "条款标题加粗", based="a5", rpr='<w:u w:val="single"/>')
    d.header(p(r("文件编号：AQ-05　版本：B/2　第") + field("PAGE", "1") + r("页")))
    d.title("叉车安全操作规程")
    h = {"kind": "heading"}
    d.par("总则", style="1", level=1, see="第一章", **h)
    d.par("适用范围", style="2", level=2, see="1.1", **h)
    d.par("适用于恒通仓储全部电动叉车。")
    d.par("作业", style="1", level=1, see="第二章", **h)
    d.par("作业前", style="2", level=2, see="2.1", **h)
    d.par("叉车司机检查货叉、轮胎和喇叭。", num=(6, 2), see="2.1.1", step="叉车司机")
    d.par("叉车司机在点检表上签字。", num=(6, 2), see="2.1.2", step="叉车司机")
    d.par("作业中", style="a5", level=2, see="2.2", **h)
    d.par("车速不超过每小时5公里。", num=(6, 2), see="2.2.1")
    d.par("作业后", style="a6", level=2, see="2.3", **h)
    d.par("叉车司机将货叉降到地面并拔下钥匙。", num=(6, 2), see="2.3.1", step="叉车司机")
    d.par("附则", style="1", level=1, see="第三章", **h)
    d.par("解释", style="2", level=2, see="3.1", **h)
    d.par("本规程由安全主管解释。")
    d.save(out)


def romans_restart(out: Path) -> None:
    d = Docx(
        "e03_romans_level_restart",
        "Roman and letter levels in brackets; steps that run on over the chapters because of lvlRestart 0; a level that restarts by default.",
        "num:upperRoman num:lowerRoman num:upperLetter num:lowerLetter num:brackets num:lvlRestart num:multilevel lang:en",
        note="LibreOffice 7.4 restarts the second level in each chapter; Word's rule counts.",
    )
    d.numbering = (
        abstract(0, lvl(0, "upperRoman", "Phase %1"), lvl(1, "decimal", "[%2]", restart=0), lvl(2, "lowerRoman", "%3."), lvl(3, "upperLetter", "(%4)"))
        + num(3, 0)
    )
    d.title("Stage Set-up for Touring Shows")
    a = (3, 0)
    d.par("Load in", num=a, see="Phase I")
    d.par("Unload the steel first.", num=(3, 1), see="1", step=True)
    d.par("Stack cases on the left.", num=(3, 1), see="2", step=True)
    d.par("Lamps on top", num=(3, 2), see="i")
    d.par("Cables below", num=(3, 2), see="ii")
    d.par("Power cables", num=(3, 3), see="A")
    d.par("Data cables", num=(3, 3), see="B")
    d.par("Rig", num=a, see="Phase II")
    d.par("Lift the front truss to 6 m.", num=(3, 1), see="3", step=True)
    d.par("Rigger on the left motor", num=(3, 2), see="i")
    d.par("Rigger on the right motor", num=(3, 2), see="ii")
    d.par("Lock both motors.", num=(3, 1), see="4", step=True)
    d.par("Focus", num=a, see="Phase III")
    d.par("Aim the lamps from the cue list.", num=(3, 1), see="5", step=True)
    d.par("Show", num=a, see="Phase IV")
    d.par("Call \"stand by\" five minutes before.", num=(3, 1), see="6", step=True)
    d.save(out)


def chinese_formats(out: Path) -> None:
    d = Docx(
        "e04_chinese_formats",
        "Traditional Chinese text: counting up to 二十一, circled numbers past ten, heavenly stems and earthly branches, full-width digits past nine.",
        "num:taiwaneseCountingThousand num:chineseCounting num:decimalEnclosedCircle num:ideographTraditional num:ideographZodiac num:decimalFullWidth lang:zh",
    )
    d.numbering = (
        abstract(0, lvl(0, "taiwaneseCountingThousand", "%1、"), lvl(1, "decimalEnclosedCircle", "%2"))
        + abstract(1, lvl(0, "ideographTraditional", "（%1）"))
        + abstract(2, lvl(0, "ideographZodiac", "%1、"))
        + abstract(3, lvl(0, "decimalFullWidth", "%1"))
        + abstract(4, lvl(0, "chineseCounting", "步驟%1"))
        + "".join(num(i + 1, i) for i in range(5))
    )
    d.title("民宿退房作業流程")
    d.par("清潔順序", num=(1, 0), see="一")
    rooms = "玄關 客廳 沙發 電視櫃 餐桌 廚房 冰箱 浴室 馬桶 淋浴間 臥室 床頭櫃".split()
    for mark, room in zip("①②③④⑤⑥⑦⑧⑨⑩⑪⑫", rooms, strict=True):
        d.par(f"清潔{room}", num=(1, 1), see=mark)
    d.par("退房步驟", num=(1, 0), see="二")
    for number, text, who in (
        ("步驟一", "管家在上午十一點敲門。", "管家"),
        ("步驟二", "管家清點毛巾與鑰匙。", "管家"),
        ("步驟三", "櫃檯人員退還押金。", "櫃檯人員"),
    ):
        d.par(text, num=(5, 0), see=number, step=who)
    d.par("押金扣款", num=(1, 0), see="三")
    d.par("鑰匙遺失扣五百元。", num=(2, 0), see="甲")
    d.par("毛巾短少每條扣兩百元。", num=(2, 0), see="乙")
    d.par("備品清單", num=(1, 0), see="四")
    d.par("洗髮精兩瓶", num=(3, 0), see="子")
    d.par("牙刷四支", num=(3, 0), see="丑")
    d.par("拖鞋四雙", num=(3, 0), see="寅")
    d.par("房號", num=(1, 0), see="五")
    for mark in ("１", "２", "３", "４", "５", "６", "７", "８", "９", "１０", "１１"):
        d.par("海景雙人房" if mark in "１２３" else "山景雙人房", num=(4, 0), see=mark)
    tail = "六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一".split()
    for number in tail:
        d.par("聯絡電話見櫃檯公告。" if number == "六" else "保留條款。", num=(1, 0), see=number)
    d.save(out)


def overrides(out: Path) -> None:
    d = Docx(
        "e05_overrides",
        "startOverride on the second level, a whole second level replaced, a list taken up again after another list, numId 0 inside a numbered style.",
        "num:lvlOverride num:startOverride num:sharedAbstract num:numIdZero num:style lang:en",
    )
    d.numbering = (
        abstract(0, lvl(0, "decimal", "%1."), lvl(1, "lowerLetter", "%1%2"))
        + abstract(1, lvl(0, "decimal", "%1."), lvl(1, "lowerLetter", "%2)"))
        + abstract(2, lvl(0, "decimal", "Rule %1", style="Rule"))
        + num(1, 0)
        + num(2, 0)
        + num(3, 1, start_at(0, 12), whole_level(1, lvl(1, "upperRoman", "%1-%2", start=1), start=1))
        + num(4, 2)
    )
    d.styles["Rule"] = style("Rule", "Rule", ppr='<w:numPr><w:numId w:val="4"/></w:numPr>')
    d.title("Night Audit in a Small Hotel")
    d.head("Counting")
    d.par("Close the bar till.", num=(1, 0), see="1", step=True)
    d.par("Print the X report.", num=(1, 1), see="1a", step=True)
    d.par("Count the drawer.", num=(1, 1), see="1b", step=True)
    d.par("Close the restaurant till.", num=(1, 0), see="2", step=True)
    d.head("House rules")
    d.par("Never leave the drawer open.", style="Rule", kind="list_item", see="Rule 1")
    d.par("Two people open the safe.", style="Rule", kind="list_item", see="Rule 2")
    d.par("Exceptions need the signature of the owner.", style="Rule", num=(0, 0), kind="paragraph")
    d.par("No cash in e-mails.", style="Rule", kind="list_item", see="Rule 3")
    d.head("Posting")
    d.par("Post the room charges.", num=(2, 0), see="3", step=True)
    d.par("Suites first.", num=(2, 1), see="3a")
    d.par("Save the day file.", num=(1, 0), see="4", step=True)
    d.head("Forms")
    d.par("Cash sheet", num=(3, 0), see="12")
    d.par("white copy", num=(3, 1), see="12-I")
    d.par("yellow copy", num=(3, 1), see="12-II")
    d.par("Key sheet", num=(3, 0), see="13")
    d.par("white copy of the key sheet", num=(3, 1), see="13-I")
    d.save(out)


def starts(out: Path) -> None:
    d = Docx(
        "e06_starts_and_gaps",
        "Start at 5 and at 0, no space after the number, levels that are skipped, a level that shows only itself below legal numbering.",
        "num:start num:suffNothing num:levelSkipped num:decimalZero num:prefix lang:zh",
        note="A level that was not used before counts as its start value in Word.",
    )
    d.numbering = (
        abstract(0, lvl(0, "decimal", "第%1步", start=0, suff="space"))
        + abstract(1, lvl(0, "decimalZero", "%1", start=5, suff="nothing"))
        + abstract(2, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2"), lvl(2, "decimal", "%1.%2.%3"), lvl(3, "lowerLetter", "%4)"))
        + "".join(num(i + 1, i) for i in range(3))
    )
    d.title("直播开播前准备")
    d.par("打开补光灯。", num=(1, 0), see="第0步", step=True)
    d.par("检查麦克风电量高于50%。", num=(1, 0), see="第1步", step=True)
    d.par("测试网络，上行不低于10Mbps。", num=(1, 0), see="第2步", step=True)
    d.head("备用设备编号")
    d.par("手机支架", num=(2, 0), see="05")
    d.par("充电宝", num=(2, 0), see="06")
    d.head("故障处理")
    d.par("没有声音", num=(3, 0), see="1")
    d.par("更换麦克风电池。", num=(3, 2), see="1.1.1", step=True)
    d.par("画面卡顿", num=(3, 0), see="2")
    d.par("切换到备用网络。", num=(3, 3), see="a", step=True)
    d.par("通知运营主管。", num=(3, 3), see="b", step=True)
    d.save(out)


def table_pages(out: Path) -> None:
    d = Docx(
        "e07_table_two_header_rows",
        "A step table with two header rows that are repeated, numbers typed and automatic, persons merged downwards, phase rows over all columns, a table inside a cell, more than a page.",
        "table:stepTable table:vMerge table:gridSpan table:headerRepeated table:twoHeaderRows table:overPages table:nested num:inCell owner:column lang:zh",
        number="SC-WI-021",
        version="1.2",
        note="Both header rows are marked is_header; the merged cells of the first keep their words in the second.",
    )
    d.numbering = abstract(0, lvl(0, "decimal", "%1")) + abstract(1, lvl(0, "decimalEnclosedCircle", "%1")) + num(1, 0) + num(2, 1)
    d.header(p("锦程家具有限公司　SC-WI-021　版本1.2"))
    d.title("沙发框架组装作业标准")
    heads = ["序号", "工作名称", "操作步骤", "标准", "注意事项", "负责人"]
    widths = [700, 1400, 3000, 1700, 1500, 1300]
    d.body += '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>' + "".join(f'<w:gridCol w:w="{w}"/>' for w in widths) + "</w:tblGrid>"

    def cell(inner: str, at: int, span: int = 1, merge: str = "") -> str:
        kind = {"start": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}.get(merge, "")
        wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths[at:at + span])}" w:type="dxa"/>{wide}{kind}</w:tcPr>{inner}</w:tc>'

    def row(cells: str, header: bool = False) -> None:
        d.body += "<w:tr>" + ("<w:trPr><w:tblHeader/></w:trPr>" if header else "") + cells + "</w:tr>"

    place = d.here
    row("".join(cell(p(heads[i]), i, merge="start") for i in range(3)) + cell(p("要求"), 3, 2) + cell(p("负责人"), 5, merge="start"), True)
    d.row(["序号", "工作名称", "操作步骤", "要求", "负责人"], None, place, True)
    place = d.here
    row("".join(cell(p(), i, merge="on") for i in range(3)) + cell(p("标准"), 3) + cell(p("注意事项"), 4) + cell(p(), 5, merge="on"), True)
    d.row(heads, None, place, True)
    place = d.here
    row(cell(p("第一阶段：备料"), 0, 6))
    d.row(["第一阶段：备料"], None, place)
    steps = [
        ("领料", "按领料单领取木方12根。", "数量12根", "戴手套", "备料工", "start"),
        ("选料", "剔除有裂纹的木方。", "无裂纹", "", "备料工", "on"),
        ("切割", "将木方锯成600毫米。", "600±1毫米", "开机前放下防护罩", "木工", "start"),
        ("打磨", "用120目砂纸打磨四面。", "手摸无毛刺", "戴口罩", "木工", "on"),
        ("打孔", "按模板打8个孔。", "孔径6毫米", "", "木工", "on"),
    ]
    number = 0
    def put(task: tuple[str, ...]) -> None:
        nonlocal number
        number += 1
        place = d.here
        row(cell(p("", NUM.format(1, 0)), 0) + cell(p(task[0]), 1) + cell(p(task[1], '<w:spacing w:after="900"/>'), 2) + cell(p(task[2]), 3) + cell(p(task[3]), 4) + cell(p(task[4] if task[5] != "on" else ""), 5, merge=task[5]))
        shown = SEEN[number - 1]
        d.row([shown, task[0], task[1], task[2], task[3], task[4]], shown, place)
        d.step(task[1], shown, task[4])

    for task in steps:
        put(task)
    place = d.here
    row(cell(p("第二阶段：组装"), 0, 6))
    d.row(["第二阶段：组装"], None, place)
    for task in [
        ("涂胶", "在榫头上涂胶。", "胶面均匀", "胶水30分钟内用完", "组装工", "start"),
        ("拼框", "拼合四边并用夹具夹紧。", "对角线差不超过2毫米", "", "组装工", "on"),
        ("固化", "静置4小时。", "4小时", "", "组装工", "on"),
        ("加固", "每个角打入两颗螺丝。", "螺丝不露头", "", "组装工", "on"),
        ("检验", "测量对角线并填写检验单。", "差值不超过2毫米", "", "质检员", ""),
    ]:
        put(task)
    place = d.here
    row(cell(p("11"), 0) + cell(p("判定"), 1) + cell(p("按下表判定：") + (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="1300"/><w:gridCol w:w="1300"/></w:tblGrid>'
        + "<w:tr><w:tc>" + p("差值") + "</w:tc><w:tc>" + p("结果") + "</w:tc></w:tr>"
        + "<w:tr><w:tc>" + p("超过2毫米") + "</w:tc><w:tc>" + p("返工") + "</w:tc></w:tr></w:tbl>"
    ) + p(), 2) + cell(p("全部记录"), 3) + cell(p(), 4) + cell(p("质检员"), 5))
    d.row(["11", "判定", "按下表判定：", "全部记录", "", "质检员"], "11", place)
    d.step("按下表判定：", "11", "质检员")
    at = place["paragraph"]
    d.row(["差值", "结果"], None, {"paragraph": at + 3}, True, nested=True)
    d.row(["超过2毫米", "返工"], None, {"paragraph": at + 5}, nested=True)
    d.body += "</w:tbl>"
    d.raw(p())
    d.save(out)


SEEN = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]


def tracked(out: Path) -> None:
    d = Docx(
        "e08_tracked_rows",
        "Tracked changes in a list and in a table: a row inserted, a row deleted, an item moved, words replaced, a changed indent level.",
        "tracked:ins tracked:del tracked:move tracked:row tracked:pPrChange num:decimal owner:column lang:en",
        tracked=True,
        note="Text and numbers are those after all changes are accepted.",
    )
    d.numbering = abstract(0, lvl(0, "decimal", "%1)")) + num(1, 0)
    d.title("Returning Hired Dresses")
    d.par(inserted(r("The Stylist scans the return label.")), num=(1, 0), see="1", text="The Stylist scans the return label.", mark=tracked_mark("ins"), step="Stylist")
    move = 'w:author="Mina Ortega" w:date="2024-03-04T09:00:00Z"'
    d.par(
        f'<w:moveToRangeStart w:id="20" {move} w:name="m1"/><w:moveTo w:id="21" {move}>{r("The Stylist checks the hem.")}</w:moveTo><w:moveToRangeEnd w:id="20"/>',
        num=(1, 0), see="2", text="The Stylist checks the hem.", mark=tracked_mark("moveTo", mark=22), step="Stylist",
    )
    d.par(r("The Stylist looks for ") + deleted("dirt", mark=30) + inserted(r("stains and tears"), mark=31) + r(" under the lamp."), num=(1, 0), see="3", text="The Stylist looks for stains and tears under the lamp.", step="Stylist")
    d.par(
        f'<w:moveFromRangeStart w:id="23" {move} w:name="m1"/><w:moveFrom w:id="24" {move}>{r("The Stylist checks the hem.")}</w:moveFrom><w:moveFromRangeEnd w:id="23"/>',
        num=(1, 0), mark=tracked_mark("moveFrom", mark=25), shown=False,
    )
    d.par(deleted("Iron the dress.", mark=32), num=(1, 0), mark=tracked_mark("del", mark=33), shown=False)
    change = f'<w:pPrChange w:id="34" {move}><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    d.par("The Cleaner washes at 30 °C.", num=(1, 0), see="4", mark=change, step="Cleaner")
    d.head("Fees")
    head = "<w:tr>" + "".join(f"<w:tc>{p(x)}</w:tc>" for x in ("Damage", "Fee", "Decided by")) + "</w:tr>"
    grid = '<w:tblGrid><w:gridCol w:w="3200"/><w:gridCol w:w="3200"/><w:gridCol w:w="3200"/></w:tblGrid>'
    place = d.here
    at = place["paragraph"]

    def row(kind: str, *cells: str) -> str:
        mark = f'<w:trPr><w:{kind} w:id="{50 + len(cells[0])}" {move}/></w:trPr>' if kind else ""
        inner = "".join(
            f"<w:tc>{p(inserted(r(c), mark=60) if kind == 'ins' else deleted(c, mark=61) if kind == 'del' else c)}</w:tc>" for c in cells
        )
        return f"<w:tr>{mark}{inner}</w:tr>"

    d.raw('<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>' + grid + head + row("", "Stain", "15 EUR", "Shop Owner") + row("del", "Button lost", "5 EUR", "Stylist") + row("ins", "Tear", "40 EUR", "Shop Owner") + "</w:tbl>" + p())
    d.row(["Damage", "Fee", "Decided by"], None, place, True)
    d.row(["Stain", "15 EUR", "Shop Owner"], None, {"paragraph": at + 3})
    d.row(["Tear", "40 EUR", "Shop Owner"], None, {"paragraph": at + 9})
    d.save(out)


def inline_things(out: Path) -> None:
    d = Docx(
        "e09_inside_the_paragraph",
        "A Chinese list with breaks, tabs, symbols, fields, a link whose address is a field, content controls around rows and cells, hidden words and a hidden numbered item.",
        "inline:br inline:tab inline:sym inline:fldSimple inline:REF inline:hyperlink inline:sdt inline:softHyphen block:sdt table:sdtRow text:hidden num:hiddenItem xml:smartTag lang:zh",
        lost=["hidden_text"],
        note="The hidden numbered paragraph is not printed but counts in Word.",
    )
    d.numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)
    d.title("样品寄送流程")
    d.par(r("目的：") + "<w:r><w:tab/></w:r>" + r("样品在") + "<w:r><w:br/></w:r>" + r("两个工作日内寄出。"), text="目的： 样品在 两个工作日内寄出。")
    link = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "https://example.org/f/12" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("样品单") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    d.par('<w:bookmarkStart w:id="7" w:name="_Ref7"/>' + r("销售助理填写") + link + r("。") + '<w:bookmarkEnd w:id="7"/>', num=(1, 0), see="1", text="销售助理填写样品单。", step="销售助理")
    d.par(r("旧规定：先打电话。", "<w:vanish/>"), num=(1, 0), mark="<w:rPr><w:vanish/></w:rPr>", shown=False)
    tag = f'<w:smartTag w:uri="urn:x" w:element="n">{r("三")}</w:smartTag>'
    d.par(r("仓管员从") + tag + r("号货架取样") + "<w:r><w:softHyphen/></w:r>" + r("品。"), num=(1, 0), see="3", text="仓管员从三号货架取样品。", step="仓管员")
    d.par(r("仓管员在样品袋上贴") + '<w:r><w:sym w:font="Symbol" w:char="F0DE"/></w:r>' + r("标签。"), num=(1, 0), see="4", text="仓管员在样品袋上贴⇒标签。", step="仓管员", note="w:sym is an arrow; any one character, or none, may stand there.")
    d.raw('<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>')
    d.par("快递员当面称重。", num=(1, 0), see="5", step="快递员")
    d.raw("</w:sdtContent></w:sdt>")
    d.par(r("超重时回到第") + field("REF _Ref7 \\r \\h", "1") + r("步，并使用表") + simple_field("DOCPROPERTY F", "F-12") + r("。"), text="超重时回到第1步，并使用表F-12。")
    d.par(r("单号") + r("（内部）", "<w:vanish/>") + r("保留一年。"), text="单号保留一年。")
    place = d.here
    at = place["paragraph"]
    row = lambda a, b: f"<w:tr><w:tc>{p(a)}</w:tc><w:tc>{p(b)}</w:tc></w:tr>"  # noqa: E731
    d.raw(
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4800"/><w:gridCol w:w="4800"/></w:tblGrid>'
        + row("指标", "目标")
        + "<w:sdt><w:sdtContent>" + row("寄出时间", "≤2个工作日") + "</w:sdtContent></w:sdt>"
        + f"<w:tr><w:sdt><w:sdtContent><w:tc>{p('破损率')}</w:tc></w:sdtContent></w:sdt><w:tc>{p('<1%')}</w:tc></w:tr>"
        + "</w:tbl>" + p()
    )
    d.row(["指标", "目标"], None, place, True)
    d.row(["寄出时间", "≤2个工作日"], None, {"paragraph": at + 2})
    d.row(["破损率", "<1%"], None, {"paragraph": at + 4})
    d.save(out)


def boxes(out: Path) -> None:
    d = Docx(
        "e10_box_with_steps",
        "Steps inside a text box, footnotes, comments, an embedded workbook.",
        "block:textbox inline:footnote inline:comment embed:ole num:decimal num:upperLetter lang:en",
        lost=["comment", "footnote", "ole", "textbox"],
        note="The embedded object has to be reported in any case; the others only if they are not taken. LibreOffice 7.4 prints the two footnotes without their words; Word prints them.",
    )
    d.numbering = abstract(0, lvl(0, "decimal", "%1.")) + abstract(1, lvl(0, "upperLetter", "%1.")) + num(1, 0) + num(2, 1)
    d.footnotes("Counted from the last bell.", "See form K-3.")
    d.comments("Who signs on holidays?", "Add a photo.")
    ref = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
    d.title("Fire Drill at the Nursery")
    place = d.here
    d.par(r("The Head Teacher rings the bell") + ref.format(1) + r(" and starts the watch."), num=(1, 0), see="1", text="The Head Teacher rings the bell and starts the watch.", step="Head Teacher")
    d.block("paragraph", "Counted from the last bell.", place=place, or_lost="footnote")
    place = d.here
    box = text_box(p("In the yard") + p("Count the children.", NUM.format(2, 0)) + p("Call the names.", NUM.format(2, 0)), fallback=False)
    d.body += p(box + r("Each Teacher leads the group to the yard."), NUM.format(1, 0))
    d.block("list_item", "Each Teacher leads the group to the yard.", "2", 0, place)
    d.step("Each Teacher leads the group to the yard.", "2", "Teacher")
    at = place["paragraph"]
    d.block("paragraph", "In the yard", place={"paragraph": at + 1}, or_lost="textbox")
    d.block("list_item", "Count the children.", "A", 0, {"paragraph": at + 2}, or_lost="textbox")
    d.block("list_item", "Call the names.", "B", 0, {"paragraph": at + 3}, or_lost="textbox")
    place = d.here
    d.par('<w:commentRangeStart w:id="0"/>' + r("The Head Teacher writes the time") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>' + r(" in the log.") + ref.format(2), num=(1, 0), see="3", text="The Head Teacher writes the time in the log.", step="Head Teacher")
    d.block("paragraph", "See form K-3.", place=place, or_lost="footnote")
    icon = d.picture_part((60, 180, 180))
    d.parts["word/embeddings/oleObject1.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    ole = d.relate("oleObject", "embeddings/oleObject1.bin")
    d.par(
        r("Attendance list: ")
        + '<w:r><w:object w:dxaOrig="1500" w:dyaOrig="970"><v:shape id="o1" style="width:75pt;height:48pt" o:ole="">'
        f'<v:imagedata r:id="{icon}" o:title=""/></v:shape>'
        f'<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="o1" DrawAspect="Icon" ObjectID="_2" r:id="{ole}"/></w:object></w:r>',
        text="Attendance list:",
    )
    d.par(r("All children are back in 20 minutes.") + '<w:r><w:commentReference w:id="1"/></w:r>', text="All children are back in 20 minutes.")
    d.save(out)


def six_parts(out: Path) -> None:
    d = Docx(
        "e11_first_page_header",
        "A different header on the first page, page fields, basic information in a two-column table, six parts, pictures beside, after and inside a table row.",
        "header:number header:firstPage header:fields table:metadata table:history table:exceptions table:metrics picture:inline picture:ownParagraph picture:inCell lang:zh",
        number="KF-SOP-003",
        version="1.4",
    )
    d.numbering = abstract(0, lvl(0, "chineseCountingThousand", "%1、")) + abstract(1, lvl(0, "decimal", "%1.")) + num(1, 0) + num(2, 1)
    d.header(p("云杉电器客服中心"), "first")
    d.header(p(r("KF-SOP-003　V1.4　第") + field("PAGE", "2") + r("页　共") + simple_field("NUMPAGES", "2") + r("页")))
    d.section = d.section + "<w:titlePg/>"
    d.title("退换货处理SOP")
    d.table([["文件编号", "KF-SOP-003"], ["版本", "V1.4"], ["部门", "客服部"], ["编制人", "何静"], ["审批人", "罗勇"], ["生效日期", "2024-07-01"]], header=False)
    h = {"kind": "heading", "level": 1}
    d.par("目的", num=(1, 0), ppr='<w:outlineLvl w:val="0"/>', see="一", **h)
    d.par("24小时内答复每一个退换货申请。")
    d.par("流程", num=(1, 0), ppr='<w:outlineLvl w:val="0"/>', see="二", **h)
    one, two, three = (d.picture_part(c) for c in ((9, 90, 200), (200, 90, 9), (90, 200, 9)))
    d.par(r("客服专员在系统中打开申请。") + drawing(one, 1, "系统"), num=(2, 0), see="1", text="客服专员在系统中打开申请。", step="客服专员")
    d.picture("客服专员在系统中打开申请")
    d.par("客服专员核对序列号与购买日期。", num=(2, 0), see="2", step="客服专员")
    d.par(drawing(two, 2, "序列号"), shown=False)
    d.picture("客服专员核对序列号")
    d.par("客服主管审批金额超过500元的退款。", num=(2, 0), see="3", step="客服主管")
    d.par("异常处理", num=(1, 0), ppr='<w:outlineLvl w:val="0"/>', see="三", **h)
    d.table([
        ["情况", "原因", "处理", "责任人", "图片"],
        ["外观破损", "运输", Cell("拍照后联系快递公司索赔。"), "客服专员", Cell("", raw=p(drawing(three, 3, "破损", 400000)))],
        ["超过保修期", "客户记错日期", "提供付费维修报价。", "客服专员", ""],
    ])
    d.picture("外观破损")
    d.par("指标", num=(1, 0), ppr='<w:outlineLvl w:val="0"/>', see="四", **h)
    d.table([["指标", "目标", "数据来源"], ["首次答复", "≤24小时", "工单系统"], ["差评率", "<1%", "电商后台"]])
    d.par("修订记录", num=(1, 0), ppr='<w:outlineLvl w:val="0"/>', see="五", **h)
    d.table([["版本", "日期", "修改内容", "修改人"], ["V1.3", "2023-12-11", "增加指标", "何静"], ["V1.4", "2024-06-20", "退款上限改为500元", "何静"]])
    d.raw(p())
    d.save(out)


def layout(out: Path) -> None:
    d = Docx(
        "e12_layout_tables",
        "A list that runs through layout tables, a list style link, headings by outline level in a custom style, a level without a number, picture bullets replaced by a check box.",
        "table:layout num:acrossTable num:numStyleLink num:none num:bullet style:outlineLvl xml:customXml lang:en",
    )
    d.numbering = (
        abstract(0, lvl(0, "decimal", "%1."), lvl(1, "bullet", "\uf0a8", font="Wingdings"), lvl(2, "none", ""), link='<w:styleLink w:val="Steps"/>')
        + '<w:abstractNum w:abstractNumId="5"><w:nsid w:val="5A1C0055"/><w:multiLevelType w:val="multilevel"/><w:numStyleLink w:val="Steps"/></w:abstractNum>'
        + num(8, 0)
        + num(9, 5)
    )
    d.styles["Steps"] = '<w:style w:type="numbering" w:styleId="Steps"><w:name w:val="Steps"/><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr></w:style>'
    d.styles["Band"] = style("Band", "Band", ppr='<w:outlineLvl w:val="1"/>', rpr='<w:b/><w:color w:val="1F4E79"/>')
    d.title("Loan of a Cargo Bike")
    d.par("Before the loan", style="Band", kind="heading", level=2)
    d.par("The Volunteer checks both brakes.", num=(9, 0), see="1", step="Volunteer")
    d.par("front", num=(9, 1), level=1)
    d.par("rear", num=(9, 1), level=1)
    place = d.here
    d.raw(
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4800"/><w:gridCol w:w="4800"/></w:tblGrid><w:tr>'
        f'<w:tc>{p("The Volunteer pumps the tyres to 3.5 bar.", NUM.format(9, 0))}</w:tc><w:tc>{p("Pump in the grey box")}</w:tc></w:tr>'
        f'<w:tr><w:tc>{p("The Volunteer notes the mileage.", NUM.format(9, 0))}</w:tc><w:tc>{p("Display on the left")}</w:tc></w:tr></w:tbl>'
    )
    d.row(["2. The Volunteer pumps the tyres to 3.5 bar.", "Pump in the grey box"], place=place)
    d.row(["3. The Volunteer notes the mileage.", "Display on the left"], place={"paragraph": place["paragraph"] + 2})
    d.step("The Volunteer pumps the tyres", "2", "Volunteer")
    d.step("The Volunteer notes the mileage.", "3", "Volunteer")
    d.par("Handing over", style="Band", kind="heading", level=2)
    d.raw('<w:customXml w:uri="urn:x" w:element="step">')
    d.par("The Borrower shows an identity card.", num=(9, 0), see="4", step="Borrower")
    d.raw("</w:customXml>")
    d.par("No card, no bike.", num=(9, 2), see=None, kind="paragraph", level=0)
    d.par("The Volunteer explains the lock.", num=(9, 0), see="5", step="Volunteer")
    d.save(out)


def typed_numbers(out: Path) -> None:
    d = Docx(
        "e17_typed_numbers_labels",
        "Typed Chinese numbers 一、 （一） 1. ① with and without a space, persons in a label after the step, a year at the start of a sentence that is no number.",
        "num:typed owner:label lang:zh",
        number="XZ-18",
        version="1.6",
    )
    d.title("办公室绿植养护规定")
    d.par("文件编号：XZ-18　版本：1.6")
    d.par("一、目的", style="Heading1", kind="heading", level=1, see="一", text="目的")
    d.par("保持办公室绿植成活率不低于95%。")
    d.par("二、步骤", style="Heading1", kind="heading", level=1, see="二", text="步骤")
    d.par("（一）每周一浇水，每盆500毫升。", kind="list_item", see="一", text="每周一浇水，每盆500毫升。", step="保洁员")
    d.par("责任人：保洁员")
    d.par("（二）每月1日施肥。", kind="list_item", see="二", text="每月1日施肥。", step="行政专员")
    d.par("责任人：行政专员")
    d.par("1. 大盆20克", kind="list_item", see="1", level=1, text="大盆20克")
    d.par("2. 小盆5克", kind="list_item", see="2", level=1, text="小盆5克")
    d.par("（三）拍照记录枯叶。", kind="list_item", see="三", text="拍照记录枯叶。", step="保洁员")
    d.par("责任人：保洁员")
    d.par("①正面一张", kind="list_item", see="①", level=1, text="正面一张")
    d.par("②侧面一张", kind="list_item", see="②", level=1, text="侧面一张")
    d.par("2023年共更换绿植18盆。")
    d.save(out)


def build(out: Path) -> None:
    for make in (restart, chapters, romans_restart, chinese_formats, overrides, starts, table_pages, tracked, inline_things, boxes, six_parts, layout, typed_numbers):
        make(out)


if __name__ == "__main__":
    build(Path(__file__).parent.parent / "report")
