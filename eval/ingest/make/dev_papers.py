"""The PDF files of dev/, and the files that must be refused."""

from __future__ import annotations

from pathlib import Path

from expect import Expect
from libre import Converted, odt_table, th, tp
from paper import HEIGHT, Paper, scan


def over_the_page(out: Path) -> None:
    d = Paper(
        "p01_list_over_pages",
        "A numbered list over a page break, header and footer on each page, words cut by a hyphen at the line end, a sub-list, an item over two pages.",
        "pdf:pageBreak pdf:headerFooter pdf:hyphen pdf:list num:decimal num:lowerLetter owner:subject lang:en",
        number="MT-SOP-014",
        version="2.2",
        note="The header and footer lines are not blocks. 'hand-held' keeps its hyphen, the others lose it.",
    )

    def frame(n: int) -> None:
        d.at(60, HEIGHT - 50, "Ridgeway Metalworks    MT-SOP-014    Version 2.2")
        d.at(60, 40, f"Confidential    Page {n} of 2")

    frame(1)
    d.text(60, "Safe Start of the Hydraulic Press", 18, True)
    d.see("heading", "Safe Start of the Hydraulic Press")
    d.data["title"] = "Safe Start of the Hydraulic Press"
    d.gap(10)
    d.text(60, "Scope", 13, True)
    d.see("heading", "Scope", None, 1)
    d.text(60, "This procedure covers press 3 in hall B. It does not cover the small hand-")
    d.text(60, "held presses in the tool room.")
    d.see("paragraph", "This procedure covers press 3 in hall B. It does not cover the small hand-held presses in the tool room.")
    d.gap(10)
    d.text(60, "Procedure", 13, True)
    d.see("heading", "Procedure", None, 1)

    def item(number: str, *lines: str, x: float = 75) -> None:
        for at, line in enumerate(lines):
            if at == 0:
                d.canvas.setFont(d.font, 11)
                d.canvas.drawString(x, d.y, number)
            d.text(x + 22, line)
        d.gap(30)

    item("1.", "The Operator checks that the light curtain is clean and undam-", "aged.")
    d.see("list_item", "The Operator checks that the light curtain is clean and undamaged.", "1", step="Operator")
    item("2.", "The Operator discon-", "nects the compressed air and hangs tag T-7 on the valve.")
    d.see("list_item", "The Operator disconnects the compressed air and hangs tag T-7 on the valve.", "2", step="Operator")
    item("3.", "The Shift Leader measures the oil level.")
    d.see("list_item", "The Shift Leader measures the oil level.", "3", step="Shift Leader")
    item("a)", "Between the marks: go on.", x=100)
    d.see("list_item", "Between the marks: go on.", "a", 1)
    item("b)", "Below the lower mark: add oil HLP 46.", x=100)
    d.see("list_item", "Below the lower mark: add oil HLP 46.", "b", 1)
    for number, words in enumerate(
        ["closes the rear door.", "turns the key to ON.", "waits until the lamp PRESSURE is green.", "presses both buttons for the first stroke."], 4
    ):
        item(f"{number}.", f"The Operator {words}")
        d.see("list_item", f"The Operator {words}", str(number), step="Operator")
    while d.y > 100:
        d.gap(12)
    item("8.", "If the ram does not move within 5 seconds, the Operator presses")
    d.see("list_item", "If the ram does not move within 5 seconds, the Operator presses the red button and calls the Shift Leader.", "8", step="Operator")
    d.turn()
    frame(2)
    item("", "the red button and calls the Shift Leader.")
    item("9.", "The Operator writes the start time in the machine book.")
    d.see("list_item", "The Operator writes the start time in the machine book.", "9", step="Operator")
    item("10.", "The Shift Leader signs the machine book.")
    d.see("list_item", "The Shift Leader signs the machine book.", "10", step="Shift Leader")
    d.build(out)


def two_columns(out: Path) -> None:
    d = Paper(
        "p02_two_columns",
        "Two columns under a title that runs over both; the list goes on at the top of the right column.",
        "pdf:twoColumns pdf:list num:decimal num:bullet lang:en",
    )
    d.text(60, "Garden Centre: Watering in Summer", 18, True)
    d.see("heading", "Garden Centre: Watering in Summer")
    d.data["title"] = "Garden Centre: Watering in Summer"
    d.gap(14)
    top = d.y

    def put(x: float, number: str, *lines: str) -> None:
        d.canvas.setFont(d.font, 10)
        d.canvas.drawString(x, d.y, number)
        for line in lines:
            d.text(x + 20, line, 10)
        d.gap(6)

    d.text(60, "Morning round", 13, True)
    d.see("heading", "Morning round", None, 1)
    put(60, "1.", "The Gardener opens the main tap", "at 06:00.")
    d.see("list_item", "The Gardener opens the main tap at 06:00.", "1", step="Gardener")
    put(60, "2.", "The Gardener waters the tables", "from the left to the right.")
    d.see("list_item", "The Gardener waters the tables from the left to the right.", "2", step="Gardener")
    put(60, "3.", "The Gardener gives potted trees", "10 litres each.")
    d.see("list_item", "The Gardener gives potted trees 10 litres each.", "3", step="Gardener")
    d.y = top
    put(320, "4.", "The Gardener reads the meter and", "writes it on the board.")
    d.see("list_item", "The Gardener reads the meter and writes it on the board.", "4", step="Gardener")
    d.text(320, "Do not water", 13, True)
    d.see("heading", "Do not water", None, 1)
    put(320, "•", "cacti and succulents,")
    d.see("list_item", "cacti and succulents,")
    put(320, "•", "plants with a red stick in the", "pot.")
    d.see("list_item", "plants with a red stick in the pot.")
    d.y = top - 170
    d.text(60, "The Shop Manager checks the board every Friday.", 10)
    d.see("paragraph", "The Shop Manager checks the board every Friday.")
    d.build(out)


def chinese_table(out: Path) -> None:
    rows = [["序号", "工作名称", "操作步骤", "标准", "负责人"]]
    tasks = [
        ("验车", "核对车牌号与派车单。", "完全一致", "门卫"),
        ("称重", "车辆上磅并记录毛重。", "误差不超过20千克", "司磅员"),
        ("取样", "在车厢前、中、后各取一个样。", "每个样不少于500克", "质检员"),
        ("检验", "30分钟内完成水分检测。", "水分不高于13%", "质检员"),
        ("卸货", "检验合格后指挥车辆到3号仓卸货。", "仓门编号与单据一致", "仓管员"),
        ("回皮", "空车上磅并记录皮重。", "净重=毛重-皮重", "司磅员"),
        ("入账", "当天17:00前录入系统。", "账物相符", "统计员"),
    ]
    for index, task in enumerate(tasks, 1):
        rows.append([str(index), *task])
    c = Converted(
        "p03_chinese_ruled_table",
        "A Chinese step table with ruling lines over two pages, its header row printed on both, a page footer.",
        "pdf:ruledTable pdf:chinese pdf:pageBreak pdf:rowCut pdf:headerRepeated pdf:headerFooter table:stepTable owner:column lang:zh",
        target="pdf",
        note="The repeated header row on the second page is expected once only. Row 5 starts on page 1 and ends on page 2.",
    )
    c.automatic = '<style:style style:name="Gap" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="15cm"/></style:style>'
    c.head_xml = '<style:footer><text:p text:style-name="Footer">第<text:page-number>1</text:page-number>页 共<text:page-count>2</text:page-count>页</text:p></style:footer>'
    c.xml = (
        tp("原料收货作业流程", "Title") + tp("适用于丰禾饲料厂全部散装原料。", "Gap") + th("一、收货步骤") + odt_table("T", 5, rows) + tp("异常情况由质检员报告生产经理。")
    )
    c.block("heading", "原料收货作业流程", None, 0, {"page": 1})
    c.data["title"] = "原料收货作业流程"
    c.block("paragraph", "适用于丰禾饲料厂全部散装原料。", None, 0, {"page": 1})
    c.block("heading", "收货步骤", "一", 1, {"page": 1})
    pages = PAGES["p03"]
    for index, row in enumerate(rows):
        c.row(row, row[0] if index else None, {"page": pages[index]}, index == 0)
        if index:
            c.step(row[2], row[0], row[4])
    c.block("paragraph", "异常情况由质检员报告生产经理。", None, 0, {"page": 2})
    c.build(out)


PAGES = {"p03": [1, 1, 1, 1, 1, 1, 2, 2]}  # seen on the printed pages


def chinese_lines(out: Path) -> None:
    d = Paper(
        "p04_chinese_lines",
        "A Chinese procedure of lines without spaces, in a font that is not embedded: 一、 （一） 1． numbers, lines cut anywhere.",
        "pdf:chinese pdf:cidFont pdf:list num:chineseCounting num:decimalFullWidth owner:subject lang:zh",
        chinese=True,
        number="HR-03",
        version="A/1",
        title="新员工入职办理流程",
    )
    d.text(60, "新员工入职办理流程", 18)
    d.see("heading", "新员工入职办理流程")
    d.text(60, "文件编号：HR-03    版本：A/1", 10)
    d.see("paragraph", "文件编号：HR-03 版本：A/1")
    d.gap()
    d.text(60, "一、目的", 14)
    d.see("heading", "目的", "一", 1)
    d.text(60, "保证新员工在报到当天拿到工牌、电脑和制度手册，并在三个工作日内完成")
    d.text(60, "入职培训。")
    d.see("paragraph", "保证新员工在报到当天拿到工牌、电脑和制度手册，并在三个工作日内完成入职培训。")
    d.gap()
    d.text(60, "二、报到当天", 14)
    d.see("heading", "报到当天", "二", 1)
    d.text(80, "（一）人事专员核对身份证和学历证书原件，并在两小时内录入人事系")
    d.text(80, "统。")
    d.see("list_item", "人事专员核对身份证和学历证书原件，并在两小时内录入人事系统。", "一", step="人事专员")
    d.text(80, "（二）人事专员发放工牌。")
    d.see("list_item", "人事专员发放工牌。", "二", step="人事专员")
    d.text(80, "（三）IT管理员交付电脑，当面开机测试。")
    d.see("list_item", "IT管理员交付电脑，当面开机测试。", "三", step="IT管理员")
    d.gap()
    d.text(60, "三、三个工作日内", 14)
    d.see("heading", "三个工作日内", "三", 1)
    d.text(80, "1．部门主管介绍岗位职责。")
    d.see("list_item", "部门主管介绍岗位职责。", "1", step="部门主管")
    d.text(80, "2．人事专员组织制度考试，80分及格。")
    d.see("list_item", "人事专员组织制度考试，80分及格。", "2", step="人事专员")
    d.build(out)


def refused(out: Path) -> None:
    scan(
        out, "r01_scan",
        [["CLEANING OF THE SLICER", "", "1. Pull the plug.", "2. Take off the blade guard.", "3. Wash the blade with hot water."]],
        "A page that is only a picture: there is no text to read, and it must not be passed off as an empty document.",
        "refuse:scan",
    )
    d = Paper("r02_password", "A PDF that cannot be opened without a password.", "refuse:encrypted", password="open-sesame", error="encrypted", note="The password is open-sesame.")
    d.text(60, "Key Holder List", 18, True)
    d.text(60, "1. The Manager keeps key A.")
    d.build(out)
    e = Expect("r03_cut_off", "A docx whose download broke off: the archive has no directory.", "refuse:broken", "hand-written OOXML", error="broken")
    data = (out / "d12_header_tables_pictures.docx").read_bytes()
    (out / "r03_cut_off.docx").write_bytes(data[: len(data) * 2 // 3])
    e.save(out)


def build(out: Path) -> None:
    for make in (over_the_page, two_columns, chinese_table, chinese_lines, refused):
        make(out)


if __name__ == "__main__":
    build(Path(__file__).parent.parent / "dev")
