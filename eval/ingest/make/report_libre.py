"""Files of report/ that LibreOffice wrote. Not to be read by anybody who writes a reader."""

from __future__ import annotations

from pathlib import Path

from libre import COVERED, OUTLINE, Converted, list_style, odt_table, ol, td, th, tp


def outline(out: Path) -> None:
    c = Converted(
        "e13_libre_outline",
        "Chapter numbers two levels deep, roman list that goes on after a note, a list that starts at 5, bullets below numbers.",
        "num:outline num:continue num:restart num:start num:upperRoman num:bullet header:number header:fields lang:en",
        number="VET-09",
        version="1.1",
    )
    c.styles = OUTLINE
    c.automatic = list_style("R", ("", "I", ".", 1, 1), ("", "bullet", "", 1, 1)) + list_style("F", ("", "1", ")", 5, 1))
    c.head_xml = (
        '<style:header><text:p text:style-name="Header">Willow Lane Vets — VET-09 — version 1.1</text:p></style:header>'
        '<style:footer><text:p text:style-name="Footer"><text:page-number>1</text:page-number>/<text:page-count>1</text:page-count></text:p></style:footer>'
    )
    c.xml = (
        tp("Admission of a Cat for Surgery", "Title")
        + th("Reception")
        + th("Papers", 2)
        + ol("R", ["The Receptionist asks for the vaccination card.", "<text:list-item>" + tp("The Receptionist has the consent form signed.") + ol("R", ["owner is over 18", "phone number is readable"]) + "</text:list-item>"])
        + tp("No signature, no surgery.")
        + ol("R", ["The Receptionist prints the wristband."], ' text:continue-numbering="true"')
        + th("Weighing", 2)
        + ol("R", ["The Nurse weighs the cat.", "The Nurse writes the weight on the card."])
        + th("Ward")
        + tp("The numbers below are those of the wall chart.")
        + ol("F", ["Put the cat into cage C.", "Cover the cage with a towel."])
    )
    c.add("heading", "Admission of a Cat for Surgery")
    c.data["title"] = "Admission of a Cat for Surgery"
    c.add("heading", "Reception", "1", 1)
    c.add("heading", "Papers", "1.1", 2)
    c.item("The Receptionist asks for the vaccination card.", "I", step="Receptionist")
    c.item("The Receptionist has the consent form signed.", "II", step="Receptionist")
    c.item("owner is over 18", None, 1)
    c.item("phone number is readable", None, 1)
    c.add("paragraph", "No signature, no surgery.")
    c.item("The Receptionist prints the wristband.", "III", step="Receptionist")
    c.add("heading", "Weighing", "1.2", 2)
    c.item("The Nurse weighs the cat.", "I", step="Nurse")
    c.item("The Nurse writes the weight on the card.", "II", step="Nurse")
    c.add("heading", "Ward", "2", 1)
    c.add("paragraph", "The numbers below are those of the wall chart.")
    c.item("Put the cat into cage C.", "5", step=True)
    c.item("Cover the cage with a towel.", "6", step=True)
    c.build(out)


def merged_table(out: Path) -> None:
    c = Converted(
        "e14_libre_merged_table",
        "An English step table whose number and task cells are merged over several rows, a phase row, typed numbers 1.1, line breaks in cells, a history table.",
        "table:stepTable table:vMerge table:gridSpan table:history inline:br owner:column lang:en",
        number="LAB-22",
        version="0.9",
    )
    head = ["No.", "Task", "Operation", "Standard", "Responsible"]
    c.xml = (
        tp("Water Sampling at the Well", "Title")
        + tp("Document number: LAB-22. Version: 0.9.")
        + odt_table("H", 3, [["Version", "Date", "Author"], ["0.9", "2024-01-15", "Ines Falk"]])
        + th("Procedure")
        + odt_table("T", 5, [
            head,
            [td("On site", columns=5), *[COVERED] * 4],
            [td("1.1", rows=2), td("Flush", rows=2), "Open the tap fully.", "Tap fully open", "Sampler"],
            [COVERED, COVERED, "Let the water run for 5 minutes.", "5 minutes", "Sampler"],
            ["1.2", "Fill", "Fill the bottle to the neck.\nClose it at once.", "No bubble", td("Sampler", rows=2)],
            ["1.3", "Cool", "Put the bottle into the cool box.", "2 to 8 °C", COVERED],
            [td("In the laboratory", columns=5), *[COVERED] * 4],
            ["2.1", "Register", "Scan the bottle code.", "Code in the list", "Lab Technician"],
        ])
        + tp("Bottles that arrive above 8 °C are thrown away.")
    )
    c.add("heading", "Water Sampling at the Well")
    c.data["title"] = "Water Sampling at the Well"
    c.add("paragraph", "Document number: LAB-22. Version: 0.9.")
    c.table([["Version", "Date", "Author"], ["0.9", "2024-01-15", "Ines Falk"]])
    c.add("heading", "Procedure", None, 1)
    c.table([
        head,
        ["On site"],
        ["1.1", "Flush", "Open the tap fully.", "Tap fully open", "Sampler"],
        ["1.1", "Flush", "Let the water run for 5 minutes.", "5 minutes", "Sampler"],
        ["1.2", "Fill", "Fill the bottle to the neck. Close it at once.", "No bubble", "Sampler"],
        ["1.3", "Cool", "Put the bottle into the cool box.", "2 to 8 °C", "Sampler"],
        ["In the laboratory"],
        ["2.1", "Register", "Scan the bottle code.", "Code in the list", "Lab Technician"],
    ], number=0, action=2, owner=4)
    for block in c.data["blocks"]:
        if block.get("cells") in (["On site"], ["In the laboratory"]):
            block["number"] = None
    c.add("paragraph", "Bottles that arrive above 8 °C are thrown away.")
    c.build(out)


def from_html(out: Path) -> None:
    c = Converted(
        "e15_libre_from_html",
        "A Chinese web page saved as Word: ordered lists with a start value and roman numbers, nested lists, a table with rowspan and colspan.",
        "num:decimal num:start num:lowerRoman num:bullet table:vMerge table:gridSpan owner:column lang:zh",
        source="html",
    )
    c.xml = """<html><head><meta charset="utf-8"><title>会议室使用流程</title></head><body>
<h1>会议室使用流程</h1>
<ol><li>在日历中预订会议室。</li><li>会前十分钟检查设备：
<ol type="i"><li>投影仪</li><li>麦克风</li></ol></li><li>会后擦净白板。</li></ol>
<h2>访客会议</h2>
<ol start="10"><li>提前一天告知前台。</li><li>在门口迎接访客。</li></ol>
<h2>分工</h2>
<table border="1"><tr><th>时间</th><th>工作</th><th>负责人</th></tr>
<tr><td rowspan="2">会前</td><td>准备茶水</td><td>前台</td></tr>
<tr><td>调试设备</td><td>IT管理员</td></tr>
<tr><td colspan="3">会后由会议发起人关闭电源</td></tr></table>
</body></html>"""
    c.add("heading", "会议室使用流程", None, 1)
    c.data["title"] = "会议室使用流程"
    c.item("在日历中预订会议室。", "1", step=True)
    c.item("会前十分钟检查设备：", "2", step=True)
    c.item("投影仪", "i", 1)
    c.item("麦克风", "ii", 1)
    c.item("会后擦净白板。", "3", step=True)
    c.add("heading", "访客会议", None, 2)
    c.item("提前一天告知前台。", "10", step=True)
    c.item("在门口迎接访客。", "11", step=True)
    c.add("heading", "分工", None, 2)
    c.table([["时间", "工作", "负责人"], ["会前", "准备茶水", "前台"], ["会前", "调试设备", "IT管理员"], ["会后由会议发起人关闭电源"]], action=1, owner=2)
    c.build(out)


def timeline_raci(out: Path) -> None:
    c = Converted(
        "e16_libre_timeline_raci",
        "A Chinese timeline and a RACI matrix for numbered steps.",
        "table:timeline table:raci owner:raci owner:column lang:zh",
    )
    timeline = [
        ["时间", "操作步骤", "工具或模板", "负责人", "注意事项"],
        ["报名后3小时内", "发送欢迎短信。", "短信模板1", "学习顾问", "不发语音"],
        ["第1天 19:00", "拉入班级群并发布群规。", "企业微信", "班主任", ""],
        ["第7天", "点评第一次作业。", "评分表", "助教", "24小时内完成"],
    ]
    raci = [["工作", "学习顾问", "班主任", "助教"], ["收集报名表", "R", "A", ""], ["寄送教材", "I", "A", "R"], ["电话回访", "R", "A", "C"]]
    c.automatic = list_style("L", ("（", "1", "）", 1, 1))
    c.xml = (
        tp("新学员开班流程", "Title") + th("时间线") + odt_table("T1", 5, timeline)
        + th("开班前") + ol("L", ["收集报名表。", "寄送教材。", "电话回访。"])
        + th("职责矩阵") + odt_table("T2", 4, raci) + tp("R负责，A批准，C咨询，I知会。")
    )
    c.add("heading", "新学员开班流程")
    c.data["title"] = "新学员开班流程"
    c.add("heading", "时间线", None, 1)
    c.table(timeline, action=1, owner=3)
    c.add("heading", "开班前", None, 1)
    c.item("收集报名表。", "1", step="学习顾问")
    c.item("寄送教材。", "2", step="助教")
    c.item("电话回访。", "3", step="学习顾问")
    c.add("heading", "职责矩阵", None, 1)
    c.table(raci)
    c.add("paragraph", "R负责，A批准，C咨询，I知会。")
    c.build(out)


def build(out: Path) -> None:
    for make in (outline, merged_table, from_html, timeline_raci):
        make(out)


if __name__ == "__main__":
    build(Path(__file__).parent.parent / "report")
