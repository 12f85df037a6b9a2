"""The HTML files of report/. Not to be read by anybody who writes a reader."""

from __future__ import annotations

from pathlib import Path

from pages import Page


def exported(out: Path) -> None:
    h = Page(
        "g01_office_export",
        "The markup of an online office suite: each run of a list is an ol of its own with a start number, headings with ids, spans everywhere, a nested list as a sibling.",
        "html:ol html:start html:siblingLists html:span html:picture html:entity lang:en",
        "hand-written HTML after the manner of an online office suite",
        title="Refilling the Vending Machine",
    )
    li = '<li class="c3 li-bullet-0"><span class="c0">{}</span>'
    h.html = (
        '<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style type="text/css">.lst-kix_a-1{margin-left:72pt}.c0{font-size:11pt}</style></head>\n'
        '<body class="c8 doc-content">\n'
        '<p class="c5 title" id="h.a1"><span>Refilling the Vending Machine</span></p>\n'
        '<h1 class="c2" id="h.b2"><span>Refill</span></h1>\n'
        '<ol class="c1 lst-kix_a-0 start" start="1">\n'
        + li.format("Switch the machine to </span><span class=\"c7\">service</span><span class=\"c0\">.") + "</li>\n"
        + li.format("Open the door with key&nbsp;9.") + "</li>\n</ol>\n"
        '<ol class="c1 lst-kix_a-1 start" start="1">\n'
        + li.format("Count the coins.") + "</li>\n"
        + li.format("Write the sum on the card.") + "</li>\n</ol>\n"
        '<p class="c4"><span class="c0">Stop when the cooling is warmer than 7 &deg;C.</span></p>\n'
        '<p class="c4"><span style="overflow: hidden"><img alt="" src="images/image1.png" style="width: 80px"></span></p>\n'
        '<ol class="c1 lst-kix_a-0" start="3">\n'
        + li.format("Fill the shelves from the back.") + "</li>\n"
        + li.format("Close the door and take one test drink.") + "</li>\n</ol>\n"
        '<p class="c4 c9"><span class="c0"></span></p>\n'
        '<table class="c6"><tr class="c10"><td class="c11" colspan="1" rowspan="1"><p><span>Fault</span></p></td><td class="c11" colspan="1" rowspan="1"><p><span>Handling</span></p></td><td><p><span>Responsible</span></p></td></tr>\n'
        '<tr class="c10"><td><p><span>Coin stuck</span></p></td><td><p><span>Press the reject lever.</span></p><p><span>Never use a knife.</span></p></td><td><p><span>Refiller</span></p></td></tr></table>\n'
        "</body></html>\n"
    )
    h.see("heading", "Refilling the Vending Machine", mark="c5 title")
    h.see("heading", "Refill", None, 1, "<h1")
    h.see("list_item", "Switch the machine to service.", "1", mark="Switch the machine", step=True)
    h.see("list_item", "Open the door with key 9.", "2", mark="Open the door", step=True)
    h.see("list_item", "Count the coins.", "1", 1)
    h.see("list_item", "Write the sum on the card.", "2", 1)
    h.see("paragraph", "Stop when the cooling is warmer than 7 °C.", mark="Stop when")
    h.picture("Stop when the cooling")
    h.see("list_item", "Fill the shelves from the back.", "3", step=True)
    h.see("list_item", "Close the door and take one test drink.", "4", step=True)
    h.see_row(["Fault", "Handling", "Responsible"], "<span>Fault</span>", header=True)
    h.see_row(["Coin stuck", "Press the reject lever. Never use a knife.", "Refiller"], "Coin stuck")
    h.build(out)


def wiki(out: Path) -> None:
    h = Page(
        "g02_wiki_page",
        "A Chinese wiki page: a metadata table, lists with Chinese counters by style and typed numbers in paragraphs, nested tables of layout, hidden draft text, a comment.",
        "html:ol html:cssCounter html:typedNumbers html:rowspan html:hidden html:comment html:details table:metadata owner:column lang:zh",
        title="仓库盘点流程", number="CK-06", version="1.3", lost=["hidden_text"],
        note="A list with list-style-type simp-chinese-informal prints 一、 二、 三、",
    )
    h.html = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>仓库盘点流程 - 内部维基</title></head>
<body>
<!-- <ol><li>旧步骤</li></ol> -->
<h1>仓库盘点流程</h1>
<table><tr><th>文件编号</th><td>CK-06</td></tr>
<tr><th>版本</th><td>1.3</td></tr></table>
<h2>准备</h2>
<ol style="list-style-type:simp-chinese-informal">
<li>仓管员停止所有出入库。</li>
<li>仓管员打印盘点表。</li>
<li>财务专员抽取十个货位。</li>
</ol>
<h2>盘点</h2>
<p>1、两人一组，一人清点，一人记录。</p>
<p>2、差异超过千分之三时复盘。</p>
<div hidden>草稿：以后用扫码枪。</div>
<details><summary>备注</summary><p>复盘由另一组完成。</p></details>
<h2>差异处理</h2>
<table>
<tr><th>序号</th><th>操作步骤</th><th>时限</th><th>负责人</th></tr>
<tr><td>1</td><td>查找原始单据。</td><td rowspan="2">当天</td><td>仓管员</td></tr>
<tr><td>2</td><td>填写差异报告。</td><td>仓管员</td></tr>
<tr><td>3</td><td>审批并调整账面。</td><td>三天内</td><td>财务经理</td></tr>
</table>
</body></html>
"""
    h.see("heading", "仓库盘点流程", None, 1, "<h1>")
    h.see_row(["文件编号", "CK-06"], "文件编号")
    h.see_row(["版本", "1.3"], "<th>版本")
    h.see("heading", "准备", None, 2)
    h.see("list_item", "仓管员停止所有出入库。", "一", step="仓管员")
    h.see("list_item", "仓管员打印盘点表。", "二", step="仓管员")
    h.see("list_item", "财务专员抽取十个货位。", "三", step="财务专员")
    h.see("heading", "盘点", None, 2, "<h2>盘点")
    h.see("list_item", "两人一组，一人清点，一人记录。", "1", mark="两人一组", step=True)
    h.see("list_item", "差异超过千分之三时复盘。", "2", mark="千分之三", step=True)
    h.see("paragraph", "备注", mark="<summary>")
    h.see("paragraph", "复盘由另一组完成。", mark="<summary>")
    h.see("heading", "差异处理", None, 2)
    h.see_row(["序号", "操作步骤", "时限", "负责人"], "<th>序号", header=True)
    h.see_row(["1", "查找原始单据。", "当天", "仓管员"], "查找原始单据", "1", step=1, owner=3)
    h.see_row(["2", "填写差异报告。", "当天", "仓管员"], "填写差异报告", "2", step=1, owner=3)
    h.see_row(["3", "审批并调整账面。", "三天内", "财务经理"], "审批并调整账面", "3", step=1, owner=3)
    h.build(out)


def build(out: Path) -> None:
    exported(out)
    wiki(out)


if __name__ == "__main__":
    build(Path(__file__).parent.parent / "report")
