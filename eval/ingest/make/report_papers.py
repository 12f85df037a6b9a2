"""The PDF files of report/, and what must be refused. Not to be read by anybody who writes a reader."""

from __future__ import annotations

import io
from pathlib import Path

import msoffcrypto
from expect import Expect
from libre import Converted, list_style, ol, th, tp
from msoffcrypto.format.ooxml import OOXMLFile
from paper import HEIGHT, Paper, scan

PAGES = {"q01": [1, 1, 1, 1, 1, 1, 1, 2, 2, 2]}  # seen on the printed pages


def chinese_list(out: Path) -> None:
    steps = [
        "验光师核对顾客姓名和电话。",
        "验光师询问用眼习惯与过敏史，并填写登记表。",
        "验光师用电脑验光仪测量三次，取平均值。",
        "验光师让顾客试戴十五分钟。",
        "配镜师打印订单并请顾客签字确认。",
        "配镜师在两个工作日内完成加工。",
        "配镜师用焦度计复核，误差不超过0.12D。",
        "收银员收取尾款并开具发票。",
        "收银员交付眼镜、镜布和保修卡。",
        "店长在三天内电话回访。",
    ]
    c = Converted(
        "q01_chinese_list_pages",
        "A Chinese numbered list over a page break with a header and a footer on each page.",
        "pdf:chinese pdf:list pdf:pageBreak pdf:headerFooter num:decimal num:outline owner:subject lang:zh",
        target="pdf", number="YJ-07", version="1.5",
        note="Header and footer lines are not blocks.",
    )
    c.automatic = list_style("L", ("", "1", "、", 1, 1)) + '<style:style style:name="Wide" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="2.6cm"/></style:style>'
    c.head_xml = (
        '<style:header><text:p text:style-name="Header">明眸眼镜店　文件编号：YJ-07　版本：1.5</text:p></style:header>'
        '<style:footer><text:p text:style-name="Footer">第<text:page-number>1</text:page-number>页/共<text:page-count>2</text:page-count>页</text:p></style:footer>'
    )
    c.xml = tp("验光配镜服务流程", "Title") + tp("适用于全部门店。") + th("服务步骤") + ol("L", [tp(s, "Wide") for s in steps]) + tp("投诉由店长处理。")
    at = {"page": 1}
    c.block("heading", "验光配镜服务流程", None, 0, at)
    c.data["title"] = "验光配镜服务流程"
    c.block("paragraph", "适用于全部门店。", None, 0, at)
    c.block("heading", "服务步骤", None, 1, at)
    for number, (text, page) in enumerate(zip(steps, PAGES["q01"], strict=True), 1):
        c.block("list_item", text, str(number), 0, {"page": page})
        c.step(text, str(number), text[:3] if not text.startswith("店长") else "店长")
    c.block("paragraph", "投诉由店长处理。", None, 0, {"page": 2})
    c.build(out)


def two_columns(out: Path) -> None:
    d = Paper(
        "q02_two_columns",
        "Two columns with a list in each, words cut at the line end, a full-width note at the foot of the page above the footer.",
        "pdf:twoColumns pdf:list pdf:hyphen pdf:headerFooter num:decimal num:upperLetter lang:en",
    )
    d.at(60, HEIGHT - 45, "Harbour Dive School  -  wall chart 6")
    d.at(60, 36, "Page 1 of 1")
    d.text(60, "Tank Filling", 18, True)
    d.see("heading", "Tank Filling")
    d.data["title"] = "Tank Filling"
    d.gap(14)
    top = d.y

    def put(x: float, number: str, *lines: str) -> None:
        d.canvas.setFont(d.font, 10)
        d.canvas.drawString(x, d.y, number)
        for line in lines:
            d.text(x + 20, line, 10)
        d.gap(6)

    d.text(60, "Filling", 13, True)
    d.see("heading", "Filling", None, 1)
    put(60, "1.", "The Filler looks at the test date", "stamped on the tank.")
    d.see("list_item", "The Filler looks at the test date stamped on the tank.", "1", step="Filler")
    put(60, "2.", "The Filler opens the valve quar-", "ter by quarter.")
    d.see("list_item", "The Filler opens the valve quarter by quarter.", "2", step="Filler")
    put(60, "3.", "The Filler stops at 200 bar.")
    d.see("list_item", "The Filler stops at 200 bar.", "3", step="Filler")
    d.y = top
    d.text(320, "When the alarm sounds", 13, True)
    d.see("heading", "When the alarm sounds", None, 1)
    put(320, "A.", "The Filler closes the main valve.")
    d.see("list_item", "The Filler closes the main valve.", "A", step="Filler")
    put(320, "B.", "The Instructor leads every-", "body out through the rear door.")
    d.see("list_item", "The Instructor leads everybody out through the rear door.", "B", step="Instructor")
    put(320, "C.", "The Instructor calls 112.")
    d.see("list_item", "The Instructor calls 112.", "C", step="Instructor")
    d.y = 110
    d.text(60, "Oxygen-rich gas is filled only by the Instructor.", 10)
    d.see("paragraph", "Oxygen-rich gas is filled only by the Instructor.")
    d.build(out)


def ruled(out: Path) -> None:
    d = Paper(
        "q03_ruled_table_pages",
        "A ruled step table over two pages with the header row printed again, cells of several lines, an empty cell, a metrics table without a number column.",
        "pdf:ruledTable pdf:pageBreak pdf:headerRepeated pdf:headerFooter table:stepTable table:metrics owner:column lang:en",
        number="GR-31", version="3.0",
        note="The repeated header row is expected once only.",
    )
    widths = [30.0, 75.0, 180.0, 110.0, 80.0]
    head = [["No."], ["Task"], ["Operation"], ["Standard"], ["Responsible"]]

    def frame(n: int) -> None:
        d.at(60, HEIGHT - 50, "Northfield Graphics    GR-31    Version 3.0")
        d.at(480, 40, f"Page {n} of 2")

    frame(1)
    d.text(60, "Printing a Banner", 18, True)
    d.see("heading", "Printing a Banner")
    d.data["title"] = "Printing a Banner"
    d.gap()
    d.text(60, "Steps", 13, True)
    d.see("heading", "Steps", None, 1)
    d.gap(4)
    d.grid(widths, [head])
    d.see_row(["No.", "Task", "Operation", "Standard", "Responsible"], header=True)
    rows = [
        ("1", "File", ["Open the file and check the", "size against the order."], "Same size in mm", "Designer"),
        ("2", "Colours", ["Convert the file to CMYK."], "No spot colours", "Designer"),
        ("3", "Material", ["Load the roll with the coated", "side up."], "Coated side up", "Printer"),
        ("4", "Test", ["Print the test strip", "and compare it with the fan."], "Delta E below 3", "Printer"),
        ("5", "Print", ["Print at 720 dpi."], "", "Printer"),
    ]
    more = [
        ("6", "Dry", ["Let the print dry for 24 hours."], "Dry to the touch", "Printer"),
        ("7", "Eyelets", ["Press an eyelet every 50 cm."], "50 cm +/- 1 cm", "Finisher"),
    ]

    def put(table: list[tuple[str, str, list[str], str, str]]) -> None:
        for number, task, lines, standard, who in table:
            d.grid(widths, [[[number], [task], [*lines, "", ""], [standard] if standard else [""], [who]]], strong_first=False)
            d.see_row([number, task, " ".join(lines), standard, who], number, step=2, owner=4)

    put(rows)
    d.turn()
    frame(2)
    d.grid(widths, [head])
    put(more)
    d.gap(20)
    d.text(60, "Metrics", 13, True)
    d.see("heading", "Metrics", None, 1)
    d.gap(4)
    d.grid([200.0, 100.0, 150.0], [[["Metric"], ["Target"], ["Source"]], [["Reprints"], ["< 2 % a month"], ["Job list"]]])
    d.see_row(["Metric", "Target", "Source"], header=True)
    d.see_row(["Reprints", "< 2 % a month", "Job list"])
    d.build(out)


def chinese_columns(out: Path) -> None:
    d = Paper(
        "q04_chinese_lines",
        "Chinese lines in a font that is not embedded, cut anywhere; 第一条, 1) and ① labels; a header with number and version.",
        "pdf:chinese pdf:cidFont pdf:list pdf:headerFooter num:chineseCounting num:decimalEnclosedCircle owner:subject lang:zh",
        chinese=True, number="CC-12", version="C/0", title="车辆出车管理规定",
    )
    d.at(60, HEIGHT - 45, "文件编号：CC-12    版本：C/0    第1页 共1页")
    d.text(60, "车辆出车管理规定", 18)
    d.see("heading", "车辆出车管理规定")
    d.gap()
    d.text(60, "第一条 出车前", 13)
    d.see("heading", "出车前", "第一条", 1)
    d.text(80, "1) 司机检查轮胎、机油和灯光，并在《车辆检查表》上逐项打勾后签")
    d.text(80, "字。")
    d.see("list_item", "司机检查轮胎、机油和灯光，并在《车辆检查表》上逐项打勾后签字。", "1", step="司机")
    d.text(80, "2) 调度员在系统中登记出车时间。")
    d.see("list_item", "调度员在系统中登记出车时间。", "2", step="调度员")
    d.gap()
    d.text(60, "第二条 途中", 13)
    d.see("heading", "途中", "第二条", 1)
    d.text(80, "①司机每行驶四小时休息二十分钟。")
    d.see("list_item", "司机每行驶四小时休息二十分钟。", "①", step="司机")
    d.text(80, "②发生事故时，司机立即拨打122，并在十分钟内报告调")
    d.text(80, "度员。")
    d.see("list_item", "发生事故时，司机立即拨打122，并在十分钟内报告调度员。", "②", step="司机")
    d.gap()
    d.text(60, "第三条 收车后", 13)
    d.see("heading", "收车后", "第三条", 1)
    d.text(80, "司机当天交回钥匙和行驶单。")
    d.see("paragraph", "司机当天交回钥匙和行驶单。")
    d.step("司机当天交回钥匙和行驶单。", None, "司机")
    d.build(out)


def refused(out: Path) -> None:
    scan(
        out, "s01_scan_two_pages",
        [["RECEIPT OF GOODS", "1. Count the boxes.", "2. Sign the note."], ["3. Bring the note to the office.", "4. Put the boxes on rack 2."]],
        "Two pages that are only pictures.", "refuse:scan",
    )
    scan(
        out, "s02_scan_stamped",
        [["WASTE OIL", "1. Close the lid.", "2. Label the drum."]],
        "A picture of a page to which a stamp of a few characters of real text was added: still a scan.", "refuse:scan refuse:scanWithStamp", stamp="COPY 3",
        note="The only text of the file is the stamp 'COPY 3'.",
    )
    e = Expect("s03_password", "A Word file that cannot be opened without a password (agile encryption).", "refuse:encrypted", "hand-written OOXML, encrypted with msoffcrypto-tool", error="encrypted", note="The password is rose-garden.")
    buffer = io.BytesIO()
    with (out / "e01_decimal_restart.docx").open("rb") as plain:
        OOXMLFile(plain).encrypt("rose-garden", buffer)
    (out / "s03_password.docx").write_bytes(buffer.getvalue())
    assert msoffcrypto.OfficeFile(io.BytesIO(buffer.getvalue())).is_encrypted()
    e.save(out)
    e = Expect("s04_not_a_workbook", "A file that is called xlsx and holds a web page.", "refuse:broken", "hand-written HTML", error="broken")
    (out / "s04_not_a_workbook.xlsx").write_text("<html><body><p>Your session has ended. Log in again.</p></body></html>\n", encoding="utf-8")
    e.save(out)


def build(out: Path) -> None:
    for make in (chinese_list, two_columns, ruled, chinese_columns, refused):
        make(out)


if __name__ == "__main__":
    build(Path(__file__).parent.parent / "report")
