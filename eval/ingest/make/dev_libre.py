"""Files of dev/ that LibreOffice wrote from sources typed by hand."""

from __future__ import annotations

from pathlib import Path

from libre import COVERED, OUTLINE, Converted, list_style, odt_table, ol, td, th, tp


def outline_and_lists(out: Path) -> None:
    c = Converted(
        "d15_libre_outline",
        "Numbered headings by chapter numbering, a list that goes on after a paragraph, one that starts again, a list of three levels.",
        "num:outline num:continue num:restart num:multilevel num:lowerLetter num:lowerRoman header:number header:fields lang:en",
        number="FL-03",
        version="4",
    )
    c.styles = OUTLINE
    c.automatic = list_style("L1", ("", "1", ".", 1, 1), ("", "a", ")", 1, 1), ("(", "i", ")", 1, 1))
    c.head_xml = (
        "<style:header><text:p text:style-name=\"Header\">Document FL-03, version 4</text:p></style:header>"
        "<style:footer><text:p text:style-name=\"Footer\">Page <text:page-number>1</text:page-number> of <text:page-count>1</text:page-count></text:p></style:footer>"
    )
    c.xml = (
        tp("Flower Delivery Round", "Title")
        + th("Loading")
        + ol("L1", ["Print the round list by 07:00.", "Load the last stop first.",
            "<text:list-item>" + tp("Check the van.") + ol("L1", ["Fuel above a quarter.",
                "<text:list-item>" + tp("Cooling set to 8 °C.") + ol("L1", ["Door seals closed.", "Display shows no alarm."]) + "</text:list-item>"]) + "</text:list-item>"])
        + tp("On Mondays the van is washed before loading.")
        + ol("L1", ["Write the kilometre reading on the list."], ' text:continue-numbering="true"')
        + th("Round")
        + th("At the door", 2)
        + ol("L1", ["Ring twice.", "Hand the flowers over and ask for a signature."])
        + th("Nobody at home", 2)
        + ol("L1", ["Leave a card with the shop's number.", "Take the flowers back to the shop."])
        + th("Return")
        + tp("The Driver gives the list to the Shop Manager.")
    )
    d = c.add
    d("heading", "Flower Delivery Round")
    c.data["title"] = "Flower Delivery Round"
    d("heading", "Loading", "1", 1)
    c.item("Print the round list by 07:00.", "1", step=True)
    c.item("Load the last stop first.", "2", step=True)
    c.item("Check the van.", "3", step=True)
    c.item("Fuel above a quarter.", "a", 1)
    c.item("Cooling set to 8 °C.", "b", 1)
    c.item("Door seals closed.", "i", 2)
    c.item("Display shows no alarm.", "ii", 2)
    d("paragraph", "On Mondays the van is washed before loading.")
    c.item("Write the kilometre reading on the list.", "4", step=True)
    d("heading", "Round", "2", 1)
    d("heading", "At the door", "2.1", 2)
    c.item("Ring twice.", "1", step=True)
    c.item("Hand the flowers over and ask for a signature.", "2", step=True)
    d("heading", "Nobody at home", "2.2", 2)
    c.item("Leave a card with the shop's number.", "1", step=True)
    c.item("Take the flowers back to the shop.", "2", step=True)
    d("heading", "Return", "3", 1)
    d("paragraph", "The Driver gives the list to the Shop Manager.")
    c.build(out)


def chinese_table(out: Path) -> None:
    c = Converted(
        "d16_libre_chinese_table",
        "A Chinese step table with typed numbers, cells merged over rows and columns, a line break in a cell, and an approval table.",
        "table:stepTable table:vMerge table:gridSpan table:approval inline:br owner:column lang:zh",
        number="QC-SOP-008",
        version="1.0",
    )
    rows = [
        ["序号", "工作名称", "操作步骤", "标准", "注意事项", "负责人"],
        ["1", "开机", "按下绿色按钮，等待指示灯变绿。", "30秒内变绿", td("湿手不得接触电源", rows=2), td("操作工", rows=2)],
        ["2", "预热", "将温度设为180℃。", "180±2℃", COVERED, COVERED],
        ["3", "首件检验", "取首件三个，\n用卡尺测量外径。", "外径20.00±0.05 mm", "卡尺先归零", "质检员"],
        [td("以下步骤每两小时一次", columns=6)] + [COVERED] * 5,
        ["4", "巡检", "每两小时抽检五个并填写巡检表。", "五个全部合格", "", "质检员"],
    ]
    c.xml = (
        tp("注塑机开机与首件检验作业标准", "Title")
        + tp("文件编号：QC-SOP-008 版本：1.0")
        + odt_table("T1", 3, [["编制", "审核", "批准"], ["陈晓梅", "刘建国", "周敏"]])
        + th("一、操作步骤")
        + odt_table("T2", 6, rows)
        + tp("不合格时，操作工立即停机并通知班长。")
    )
    c.add("heading", "注塑机开机与首件检验作业标准")
    c.data["title"] = "注塑机开机与首件检验作业标准"
    c.add("paragraph", "文件编号：QC-SOP-008 版本：1.0")
    c.table([["编制", "审核", "批准"], ["陈晓梅", "刘建国", "周敏"]])
    c.block("heading", "操作步骤", "一", 1, typed="一、操作步骤")
    c.table(
        [
            ["序号", "工作名称", "操作步骤", "标准", "注意事项", "负责人"],
            ["1", "开机", "按下绿色按钮，等待指示灯变绿。", "30秒内变绿", "湿手不得接触电源", "操作工"],
            ["2", "预热", "将温度设为180℃。", "180±2℃", "湿手不得接触电源", "操作工"],
            ["3", "首件检验", "取首件三个， 用卡尺测量外径。", "外径20.00±0.05 mm", "卡尺先归零", "质检员"],
            ["以下步骤每两小时一次"],
            ["4", "巡检", "每两小时抽检五个并填写巡检表。", "五个全部合格", "", "质检员"],
        ],
        number=0, action=2, owner=5,
    )
    for block in c.data["blocks"]:
        if block.get("cells") == ["以下步骤每两小时一次"]:
            block["number"] = None
    c.add("paragraph", "不合格时，操作工立即停机并通知班长。")
    c.build(out)


def from_html(out: Path) -> None:
    c = Converted(
        "d17_libre_from_html",
        "Ordered lists of a web page saved as Word: letters, a start value, nested bullets, a table with rowspan.",
        "num:decimal num:start num:upperLetter num:bullet table:vMerge lang:en",
        source="html",
    )
    c.xml = """<html><head><meta charset="utf-8"><title>Guest Check-in</title></head><body>
<h1>Guest Check-in</h1>
<p>For the front desk of Mill Pond Guest House.</p>
<ol><li>Greet the guest by name.</li><li>Ask for a passport or an identity card.
<ul><li>Children need none.</li><li>Copy nothing.</li></ul></li><li>Print the registration form.</li></ol>
<p>Groups have their own form.</p>
<ol start="4"><li>Ask the guest to sign the form.</li><li>Hand over the room key.</li></ol>
<h2>Late arrival</h2>
<ol type="A"><li>Put the key in the box at the gate.</li><li>Send the code by text message.</li></ol>
<h2>Who does what</h2>
<table border="1"><tr><th>When</th><th>What</th><th>Who</th></tr>
<tr><td rowspan="2">Before 14:00</td><td>Clean the room</td><td>Housekeeping</td></tr>
<tr><td>Set the heating to 20 °C</td><td>Caretaker</td></tr></table>
</body></html>"""
    c.add("heading", "Guest Check-in", None, 1)
    c.data["title"] = "Guest Check-in"
    c.add("paragraph", "For the front desk of Mill Pond Guest House.")
    c.item("Greet the guest by name.", "1", step=True)
    c.item("Ask for a passport or an identity card.", "2", step=True)
    c.item("Children need none.", None, 1)
    c.item("Copy nothing.", None, 1)
    c.item("Print the registration form.", "3", step=True)
    c.add("paragraph", "Groups have their own form.")
    c.item("Ask the guest to sign the form.", "4", step=True)
    c.item("Hand over the room key.", "5", step=True)
    c.add("heading", "Late arrival", None, 2)
    c.item("Put the key in the box at the gate.", "A", step=True)
    c.item("Send the code by text message.", "B", step=True)
    c.add("heading", "Who does what", None, 2)
    c.table([["When", "What", "Who"], ["Before 14:00", "Clean the room", "Housekeeping"], ["Before 14:00", "Set the heating to 20 °C", "Caretaker"]], action=1, owner=2)
    c.build(out)


def timeline_raci(out: Path) -> None:
    c = Converted(
        "d18_libre_timeline_raci",
        "A timeline (day, what, tool, leader) and a RACI matrix that names who is responsible for the numbered steps.",
        "table:timeline table:raci owner:raci owner:column lang:en",
    )
    timeline = [
        ["When", "Operation", "Tool or template", "Leader"],
        ["Day 0, within 2 hours of sign-up", "Send the welcome letter.", "Template W1", "Course Host"],
        ["Day 1, 19:00", "Open the chat group and post the rules.", "Chat app", "Course Host"],
        ["Day 7, 18:30", "Send the link to the first lesson.", "Template L1", "Teacher"],
        ["Day 30", "Ask for feedback with five questions.", "Form F5", "Course Manager"],
    ]
    raci = [
        ["Activity", "Course Host", "Teacher", "Course Manager"],
        ["Record the lesson", "I", "R", "A"],
        ["Cut the film", "R", "C", "A"],
        ["Publish the film", "R", "I", "A"],
    ]
    c.automatic = list_style("L1", ("", "1", ".", 1, 1))
    c.xml = (
        tp("First Month of an Online Course", "Title")
        + th("Timeline") + odt_table("T1", 4, timeline)
        + th("Recording") + ol("L1", ["Record the lesson in one take.", "Cut the film to 20 minutes at most.", "Publish the film in the course area."])
        + th("Responsibilities") + odt_table("T2", 4, raci)
        + tp("R responsible, A accountable, C consulted, I informed.")
    )
    c.add("heading", "First Month of an Online Course")
    c.data["title"] = "First Month of an Online Course"
    c.add("heading", "Timeline", None, 1)
    c.table(timeline, action=1, owner=3)
    c.add("heading", "Recording", None, 1)
    c.item("Record the lesson in one take.", "1", step="Teacher")
    c.item("Cut the film to 20 minutes at most.", "2", step="Course Host")
    c.item("Publish the film in the course area.", "3", step="Course Host")
    c.add("heading", "Responsibilities", None, 1)
    c.table(raci)
    c.add("paragraph", "R responsible, A accountable, C consulted, I informed.")
    c.build(out)


def build(out: Path) -> None:
    for make in (outline_and_lists, chinese_table, from_html, timeline_raci):
        make(out)


if __name__ == "__main__":
    build(Path(__file__).parent.parent / "dev")
