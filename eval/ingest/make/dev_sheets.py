"""The workbooks of dev/."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from book import Book, Grid, typed_book
from expect import Expect


def step_sheet(out: Path) -> None:
    b = Book(
        "x01_step_sheet",
        "A title and metadata above a step table whose header is in row 5; merged person, wrapped text with line breaks, a hidden row, a second sheet and a hidden one.",
        "xlsx:titleAbove xlsx:headerNotRow1 xlsx:merged xlsx:wrapped xlsx:hiddenRow xlsx:hiddenSheet xlsx:severalSheets table:history owner:column lang:en",
        number="WH-SOP-02",
        version="3.1",
        lost=["hidden_row", "hidden_sheet"],
    )
    s = b.page("Picking")
    b.line(1, ["Picking Orders in the Cold Store"], "heading", "Picking Orders in the Cold Store")
    b.data["title"] = "Picking Orders in the Cold Store"
    s.merge_cells("A1:F1")
    b.table_row(2, ["Document no.", "WH-SOP-02", None, "Version", "3.1"], ["Document no.", "WH-SOP-02", "", "Version", "3.1"])
    b.table_row(5, ["No.", "Task", "Operation", "Standard", "Attention", "Responsible"], header=True)
    who = {"number": 0, "action": 2, "owner": 5}
    b.table_row(6, [1, "Clothing", "Put on the thermal jacket\nand the gloves.", "Jacket closed", None, "Picker"], **who)
    b.table_row(7, [2, "Scan", "Scan the order with the hand scanner.", "One beep", "Battery above 20 %", None], ["2", "Scan", "Scan the order with the hand scanner.", "One beep", "Battery above 20 %", "Picker"], **who)
    b.table_row(8, [3, "Old way", "Write the order in the book.", None, None, "Picker"], shown=False, **who)
    b.table_row(9, [3, "Pick", "Pick the oldest batch first.", "Batch date is the oldest", "At most 20 minutes inside", "Picker"], **who)
    b.table_row(10, [4, "Hand over", "Park the trolley at door 4\nand press the bell.", "Within 25 minutes of the scan", None, "Shift Leader"], **who)
    s.merge_cells("F6:F7")
    s.row_dimensions[8].hidden = True
    b.page("History")
    b.table_row(1, ["Version", "Date", "Change"], header=True)
    b.table_row(2, ["3.0", "2023-11-02", "New scanner"])
    b.table_row(3, ["3.1", "2024-02-14", "Time limit inside"])
    h = b.page("Lists", state="hidden")
    h["A1"], h["A2"] = "Picker", "Shift Leader"
    b.build(out)


def formulas(out: Path) -> None:
    b = Book(
        "x02_formulas_formats",
        "Numbers by formula with their last values, dates, times, percentages and money as the cells show them; two tables on one sheet.",
        "xlsx:formula xlsx:cachedValue xlsx:date xlsx:time xlsx:percent xlsx:numberFormat xlsx:twoTables table:metrics lang:en",
        by_libre=True,
    )
    s = b.page("Stocktake")
    b.line(1, ["Quarterly Stocktake"], "heading", "Quarterly Stocktake")
    b.data["title"] = "Quarterly Stocktake"
    b.table_row(3, ["Step", "Operation", "Day", "Time", "Tolerance", "Owner"], header=True)
    rows = [
        ("=ROW()-3", "Freeze all bookings in the stock system.", dt.date(2024, 9, 27), dt.time(18, 0), None, "Stock Controller"),
        ("=A4+1", "Count each shelf twice.", dt.date(2024, 9, 28), dt.time(7, 30), 0.005, "Counting Team Lead"),
        ("=A5+1", "Recount shelves that differ.", dt.date(2024, 9, 28), dt.time(13, 0), 0.0025, "Counting Team Lead"),
        ("=A6+1", "Post the differences.", dt.date(2024, 9, 30), dt.time(10, 15), 0.01, "Stock Controller"),
    ]
    see = [
        ["1", "Freeze all bookings in the stock system.", "2024-09-27", "18:00", "", "Stock Controller"],
        ["2", "Count each shelf twice.", "2024-09-28", "07:30", "0.50 %", "Counting Team Lead"],
        ["3", "Recount shelves that differ.", "2024-09-28", "13:00", "0.25 %", "Counting Team Lead"],
        ["4", "Post the differences.", "2024-09-30", "10:15", "1.00 %", "Stock Controller"],
    ]
    for row, (values, cells) in enumerate(zip(rows, see, strict=True), 4):
        b.table_row(row, list(values), cells, number=0, action=1, owner=5)
        s.cell(row, 3).number_format = "yyyy-mm-dd"
        s.cell(row, 4).number_format = "hh:mm"
        s.cell(row, 5).number_format = "0.00\\ %"
    b.line(10, ["Limits"], "heading", "Limits")
    b.table_row(11, ["Metric", "Limit", "Last quarter", "Share"], header=True)
    b.table_row(12, ["Value of differences", 1250.5, 980, "=C12/B12"], ["Value of differences", "1,250.50 EUR", "980.00 EUR", "78%"])
    b.table_row(13, ["Shelves counted twice", 1, 1, "=C13/B13"], ["Shelves counted twice", "100%", "100%", "100%"])
    for column in (2, 3):
        s.cell(12, column).number_format = '#,##0.00 "EUR"'
        s.cell(13, column).number_format = "0%"
    for row in (12, 13):
        s.cell(row, 4).number_format = "0%"
    b.build(out)


def typed_cells(out: Path) -> None:
    e = Expect(
        "x03_typed_cells",
        "A workbook as Excel stores it: shared strings with rich runs and phonetic guides, inline strings, text from formulas, errors, booleans, dates of the 1904 system, a gap above the table.",
        "xlsx:richText xlsx:phonetic xlsx:inlineStr xlsx:formula xlsx:cachedValue xlsx:date1904 xlsx:boolean xlsx:tableNotColumnA owner:column lang:zh",
        "hand-written OOXML",
        title="设备点检表",
        note="The phonetic guide (bei dong) is not part of the cell's text. 43902 days after 1904-01-01 is 2024-03-13.",
    )
    strings: list[str] = []
    g = Grid(strings)
    g.row(2, [None, "设备点检表"])
    g.row(4, [None, "序号", "点检项目", "操作步骤", "标准", "负责人", "首次日期", "必检"])
    g.row(5, [None, 1, "<t>泵动</t><rPh sb=\"0\" eb=\"2\"><t>bei dong</t></rPh>", "<r><t>听泵的声音，</t></r><r><rPr><b/></rPr><t>不得有异响</t></r><r><t>。</t></r>", "无异响", "<c t=\"inlineStr\"><is><t>设备员</t></is></c>", '<c s="2"><v>43902</v></c>', '<c t="b"><v>1</v></c>'])
    g.row(6, [None, 2, "油位", "看油窗并记录油位。", "<c t=\"str\"><f>\"不低于\"&amp;TEXT(0.5,\"0%\")</f><v>不低于50%</v></c>", "设备员", '<c s="2"><v>43903</v></c>', '<c t="b"><v>0</v></c>'])
    g.row(7, [None, '<c ><f>B6+1</f><v>3</v></c>', "温度", "用红外测温枪测轴承温度。", '<c s="3"><v>65</v></c>', "班长", '<c s="2"><v>43904</v></c>', '<c t="b"><v>1</v></c>'])
    typed_book(out / "x03_typed_cells.xlsx", {"点检": '<cols><col min="1" max="1" width="3" customWidth="1"/><col min="2" max="8" width="18" customWidth="1"/></cols>' + g.sheet()}, strings, {164: "yyyy-mm-dd", 165: '"≤ "0" ℃"'}, date1904=True)
    at = lambda row: {"sheet": "点检", "row": row}  # noqa: E731
    e.block("heading", "设备点检表", place=at(2))
    e.row(["序号", "点检项目", "操作步骤", "标准", "负责人", "首次日期", "必检"], None, at(4), True)
    e.row(["1", "泵动", "听泵的声音，不得有异响。", "无异响", "设备员", "2024-03-13", "TRUE"], "1", at(5))
    e.row(["2", "油位", "看油窗并记录油位。", "不低于50%", "设备员", "2024-03-14", "FALSE"], "2", at(6))
    e.row(["3", "温度", "用红外测温枪测轴承温度。", "≤ 65 ℃", "班长", "2024-03-15", "TRUE"], "3", at(7))
    e.step("听泵的声音", "1", "设备员")
    e.step("看油窗并记录油位。", "2", "设备员")
    e.step("用红外测温枪测轴承温度。", "3", "班长")
    e.save(out)


def chinese_pictures(out: Path) -> None:
    b = Book(
        "x04_chinese_pictures",
        "A Chinese step table with a phase merged over several rows and pictures anchored at two of the rows.",
        "xlsx:picture xlsx:merged xlsx:titleAbove owner:column lang:zh",
    )
    s = b.page("作业标准")
    b.line(1, ["奶茶制作作业标准"], "heading", "奶茶制作作业标准")
    b.data["title"] = "奶茶制作作业标准"
    s.merge_cells("A1:G1")
    b.table_row(2, ["阶段", "序号", "工作名称", "操作步骤", "标准", "负责人", "图片"], header=True)
    who = {"number": 1, "action": 3, "owner": 5}
    b.table_row(3, ["备料", 1, "煮茶", "称取茶叶30克，加入1000毫升95℃热水。", "焖泡8分钟", "吧台员", None], **who)
    b.table_row(4, [None, 2, "滤茶", "用双层滤网过滤茶叶。", "无茶渣", "吧台员", None], ["备料", "2", "滤茶", "用双层滤网过滤茶叶。", "无茶渣", "吧台员", ""], **who)
    b.table_row(5, ["制作", 3, "加料", "按配方卡称取糖和奶粉。", "误差不超过1克", "吧台员", None], **who)
    b.table_row(6, [None, 4, "封口", "将杯子放入封口机并按下按钮。", "倒置10秒不漏", "吧台员", None], ["制作", "4", "封口", "将杯子放入封口机并按下按钮。", "倒置10秒不漏", "吧台员", ""], **who)
    b.table_row(7, [None, 5, "出品", "双手将杯子递给顾客并说“请慢用”。", "下单后5分钟内", "收银员", None], ["制作", "5", "出品", "双手将杯子递给顾客并说“请慢用”。", "下单后5分钟内", "收银员", ""], **who)
    s.merge_cells("A3:A4")
    s.merge_cells("A5:A7")
    b.image("G3", (150, 90, 40))
    b.image("G6", (90, 40, 150))
    b.picture("称取茶叶30克")
    b.picture("将杯子放入封口机")
    b.build(out)


def build(out: Path) -> None:
    for make in (step_sheet, formulas, typed_cells, chinese_pictures):
        make(out)


if __name__ == "__main__":
    build(Path(__file__).parent.parent / "dev")
