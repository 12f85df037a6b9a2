"""The workbooks of report/. Not to be read by anybody who writes a reader."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from book import Book, Grid, typed_book
from expect import Expect


def step_sheet(out: Path) -> None:
    b = Book(
        "y01_step_sheet",
        "A Chinese step sheet: title and metadata above, header in row 4, merged numbers and persons, line breaks in cells, hidden rows, a hidden sheet, a sheet with exceptions.",
        "xlsx:titleAbove xlsx:headerNotRow1 xlsx:merged xlsx:wrapped xlsx:hiddenRow xlsx:hiddenSheet xlsx:severalSheets table:exceptions owner:column lang:zh",
        number="SH-WI-009",
        version="2.0",
        lost=["hidden_row", "hidden_sheet"],
    )
    s = b.page("安装流程")
    b.line(1, ["空调安装作业指导书"], "heading", "空调安装作业指导书")
    b.data["title"] = "空调安装作业指导书"
    s.merge_cells("A1:F1")
    b.line(2, ["文件编号：SH-WI-009 版本：2.0"], "paragraph", "文件编号：SH-WI-009 版本：2.0")
    b.table_row(4, ["序号", "工作名称", "操作步骤", "标准", "注意事项", "负责人"], header=True)
    who = {"number": 0, "action": 2, "owner": 5}
    b.table_row(5, ["1", "预约", "提前一天电话确认时间。", "通话有记录", None, "客服"], **who)
    b.table_row(6, ["2", "勘察", "测量墙体厚度。", "记录到毫米", "先断电", "安装工"], **who)
    b.table_row(7, [None, None, "拍摄安装位置。", "照片3张", None, None], ["2", "勘察", "拍摄安装位置。", "照片3张", "", "安装工"], **who)
    b.table_row(8, ["3", "旧机拆除", "拆除旧机。", None, None, "安装工"], shown=False)
    b.table_row(9, ["3", "安装", "打孔并固定支架，\n支架用水平尺校准。", "倾斜不超过1度", "佩戴安全带", "安装工"], **who)
    b.table_row(10, ["4", "验收", "运行30分钟后测出风温度。", "不高于16℃", None, "安装工"], **who)
    b.table_row(11, ["5", "签字", "请客户在验收单上签字。", "签字齐全", None, "安装工"], **who)
    for area in ("A6:A7", "B6:B7", "F6:F7"):
        s.merge_cells(area)
    s.row_dimensions[8].hidden = True
    b.page("异常处理")
    b.table_row(1, ["情况", "处理", "责任人"], header=True)
    b.table_row(2, ["客户不在家", "等待15分钟后改约。", "安装工"])
    b.table_row(3, ["墙体有裂缝", "停止打孔并报告主管。", "安装主管"])
    b.page("参数", state="hidden")["A1"] = "安装工"
    b.build(out)


def formulas(out: Path) -> None:
    b = Book(
        "y02_formulas_formats",
        "Step numbers and times by formula, dates written as 5 Mar 2024, percentages, money, scores in thousands, a second table below the first.",
        "xlsx:formula xlsx:cachedValue xlsx:date xlsx:time xlsx:percent xlsx:numberFormat xlsx:twoTables table:metrics lang:en",
        by_libre=True,
    )
    s = b.page("Sterilising")
    b.line(1, ["Autoclave Run"], "heading", "Autoclave Run")
    b.data["title"] = "Autoclave Run"
    b.table_row(2, ["Step", "Operation", "Start", "Minutes", "Limit", "Owner"], header=True)
    data = [
        (1, "Load the instruments.", dt.time(8, 0), 10, None, "Nurse"),
        ("=A3+1", "Run the vacuum test.", "=C3+D3/1440", 15, 0.013, "Nurse"),
        ("=A4+1", "Sterilise at 134 °C.", "=C4+D4/1440", 7.5, 0.02, "Nurse"),
        ("=A5+1", "Release the load.", "=C5+30/1440", 5, None, "Practice Manager"),
    ]
    see = [
        ["1", "Load the instruments.", "08:00", "10.0", "", "Nurse"],
        ["2", "Run the vacuum test.", "08:10", "15.0", "1.3%", "Nurse"],
        ["3", "Sterilise at 134 °C.", "08:25", "7.5", "2.0%", "Nurse"],
        ["4", "Release the load.", "08:55", "5.0", "", "Practice Manager"],
    ]
    for row, (values, cells) in enumerate(zip(data, see, strict=True), 3):
        b.table_row(row, list(values), cells, number=0, action=1, owner=5)
        s.cell(row, 3).number_format = "hh:mm"
        s.cell(row, 4).number_format = "0.0"
        s.cell(row, 5).number_format = "0.0%"
    b.line(9, ["Checks"], "heading", "Checks")
    b.table_row(10, ["Check", "Last done", "Cost", "Runs"], header=True)
    b.table_row(11, ["Helix test", dt.date(2024, 3, 5), 48.9, 1250], ["Helix test", "5 Mar 2024", "48.90 CHF", "1,250"])
    b.table_row(12, ["Service", dt.date(2023, 11, 30), 1200, "=D11*2"], ["Service", "30 Nov 2023", "1,200.00 CHF", "2,500"])
    for row in (11, 12):
        s.cell(row, 2).number_format = "d mmm yyyy"
        s.cell(row, 3).number_format = '#,##0.00 "CHF"'
        s.cell(row, 4).number_format = "#,##0"
    b.build(out)


def typed_cells(out: Path) -> None:
    e = Expect(
        "y03_typed_cells",
        "Typed as Excel stores it: rich text, inline strings, formula text, booleans, dates as serial numbers, a number format with words, an empty first column and row, merged cells.",
        "xlsx:richText xlsx:inlineStr xlsx:formula xlsx:cachedValue xlsx:date xlsx:boolean xlsx:merged xlsx:tableNotColumnA xlsx:numberFormat owner:column lang:en",
        "hand-written OOXML",
        title="Forklift Battery Change",
        note="45357 days are 2024-03-06.",
    )
    strings: list[str] = []
    g = Grid(strings)
    g.row(3, [None, None, "Forklift Battery Change"])
    g.row(5, [None, None, "No.", "Operation", "Standard", "Responsible", "Valid from", "Photo"])
    g.row(6, [None, None, 1, "<r><t xml:space=\"preserve\">Park the truck and </t></r><r><rPr><b/></rPr><t>pull the key</t></r><r><t>.</t></r>", '<c s="3"><v>0</v></c>', "Driver", '<c s="2"><v>45357</v></c>', '<c t="b"><v>0</v></c>'])
    g.row(7, [None, None, '<c ><f>C6+1</f><v>2</v></c>', '<c t="inlineStr"><is><t>Roll the old battery onto the trolley.</t></is></c>', '<c t="str"><f>"At most "&amp;3&amp;" minutes"</f><v>At most 3 minutes</v></c>', None, '<c s="2"><v>45357</v></c>', '<c t="b"><v>1</v></c>'])
    g.row(8, [None, None, '<c ><f>C7+1</f><v>3</v></c>', "Lock the new battery.", "Click is heard", "Shift Leader", '<c s="2"><v>45358</v></c>', '<c t="b"><v>1</v></c>'])
    typed_book(
        out / "y03_typed_cells.xlsx",
        {"Change": '<cols><col min="3" max="9" width="18" customWidth="1"/></cols>' + g.sheet('<mergeCells count="2"><mergeCell ref="C3:H3"/><mergeCell ref="F6:F7"/></mergeCells>')},
        strings, {164: "dd/mm/yyyy", 165: '0" km/h"'},
    )
    at = lambda row: {"sheet": "Change", "row": row}  # noqa: E731
    e.block("heading", "Forklift Battery Change", place=at(3))
    e.row(["No.", "Operation", "Standard", "Responsible", "Valid from", "Photo"], None, at(5), True)
    e.row(["1", "Park the truck and pull the key.", "0 km/h", "Driver", "06/03/2024", "FALSE"], "1", at(6))
    e.row(["2", "Roll the old battery onto the trolley.", "At most 3 minutes", "Driver", "06/03/2024", "TRUE"], "2", at(7))
    e.row(["3", "Lock the new battery.", "Click is heard", "Shift Leader", "07/03/2024", "TRUE"], "3", at(8))
    e.step("Park the truck and pull the key.", "1", "Driver")
    e.step("Roll the old battery onto the trolley.", "2", "Driver")
    e.step("Lock the new battery.", "3", "Shift Leader")
    e.save(out)


def pictures(out: Path) -> None:
    b = Book(
        "y04_pictures_two_sheets",
        "Two procedures on two sheets, each with its own header row; pictures anchored at rows of both; a phase merged over rows.",
        "xlsx:picture xlsx:merged xlsx:severalSheets xlsx:severalProcedures owner:column lang:en",
    )
    s = b.page("Opening")
    b.table_row(1, ["Phase", "No.", "Operation", "Standard", "Responsible", "Photo"], header=True)
    who = {"number": 1, "action": 2, "owner": 4}
    b.table_row(2, ["Outside", 1, "Raise the shutter.", "Fully open", "Shop Assistant", None], **who)
    b.table_row(3, [None, 2, "Put the board on the pavement.", "1 m from the kerb", "Shop Assistant", None], ["Outside", "2", "Put the board on the pavement.", "1 m from the kerb", "Shop Assistant", ""], **who)
    b.table_row(4, ["Inside", 3, "Switch on the till.", "By 09:50", "Shop Manager", None], **who)
    s.merge_cells("A2:A3")
    b.image("F3", (20, 150, 150))
    b.picture("Put the board on the pavement.")
    b.page("Closing")
    b.table_row(1, ["No.", "Operation", "Standard", "Responsible", "Photo"], header=True)
    who = {"number": 0, "action": 1, "owner": 3}
    b.table_row(2, [1, "Take in the board.", "18:30", "Shop Assistant", None], **who)
    b.table_row(3, [2, "Set the alarm.", "Red light", "Shop Manager", None], **who)
    b.image("E3", (150, 20, 150))
    b.picture("Set the alarm.")
    b.build(out)


def build(out: Path) -> None:
    for make in (step_sheet, formulas, typed_cells, pictures):
        make(out)


if __name__ == "__main__":
    build(Path(__file__).parent.parent / "report")
