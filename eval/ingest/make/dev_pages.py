"""The HTML files of dev/."""

from __future__ import annotations

from pathlib import Path

from pages import Page


def intranet(out: Path) -> None:
    h = Page(
        "h01_intranet",
        "An intranet page: navigation, ordered lists with start, type and value, nested lists, a table with rowspan and colspan, hidden and scripted parts.",
        "html:ol html:start html:type html:value html:nested html:rowspan html:colspan html:hidden html:script html:nav html:picture html:entity owner:column lang:en",
        number="IT-11",
        version="1.4",
        title="Lost Laptop",
        lost=["hidden_text"],
        note="Navigation, footer, script and style are not blocks. Places are lines of the file.",
    )
    h.html = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Lost Laptop – Intranet of Saltmarsh Surveyors</title>
<style>.x{display:none} li{margin:2px}</style>
<script>var steps = ["<li>Not a step</li>"];</script></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/it">IT</a></li></ul></nav>
<main>
<h1>Lost Laptop</h1>
<p>Document IT-11, version 1.4</p>
<h2>Within the first hour</h2>
<ol>
<li>Call the IT&nbsp;Desk at extension 40.</li>
<li>Tell the desk:
<ol type="a">
<li>where you saw the laptop last,</li>
<li>which documents were open.</li>
</ol>
</li>
<li><p>The IT Desk locks the account
within 15&nbsp;minutes.</p><img src="lock.png" alt="Lock button"></li>
</ol>
<p>Carry on even if the laptop turns up.</p>
<ol start="4">
<li>The IT Desk wipes the disk from afar.</li>
<li value="7">The Data Officer decides whether to report the loss.</li>
<li>The Data Officer files form DP&#8209;2.</li>
</ol>
<h2>Deadlines</h2>
<ol type="I">
<li>Report to the authority: 72 hours</li>
<li>Letter to clients: 5 days</li>
</ol>
<p style="display:none">Draft: ask legal first.</p>
<table>
<thead><tr><th>When</th><th>What</th><th>Who</th></tr></thead>
<tbody>
<tr><td rowspan="2">Next day</td><td>Order a new laptop.</td><td>IT Desk</td></tr>
<tr><td>Restore the backup<br>and test the mail.</td><td>IT Desk</td></tr>
<tr><td colspan="3">Then close the ticket</td></tr>
</tbody>
</table>
</main>
<footer>Printed copies are not controlled.</footer>
</body>
</html>
"""
    h.see("heading", "Lost Laptop", None, 1, "<h1>")
    h.see("paragraph", "Document IT-11, version 1.4")
    h.see("heading", "Within the first hour", None, 2)
    h.see("list_item", "Call the IT Desk at extension 40.", "1", mark="Call the IT", step=True)
    h.see("list_item", "Tell the desk:", "2", step=True)
    h.see("list_item", "where you saw the laptop last,", "a", 1)
    h.see("list_item", "which documents were open.", "b", 1)
    h.see("list_item", "The IT Desk locks the account within 15 minutes.", "3", mark="locks the account", step="IT Desk")
    h.picture("The IT Desk locks the account")
    h.see("paragraph", "Carry on even if the laptop turns up.")
    h.see("list_item", "The IT Desk wipes the disk from afar.", "4", step="IT Desk")
    h.see("list_item", "The Data Officer decides whether to report the loss.", "7", step="Data Officer")
    h.see("list_item", "The Data Officer files form DP‑2.", "8", mark="files form", step="Data Officer")
    h.see("heading", "Deadlines", None, 2)
    h.see("list_item", "Report to the authority: 72 hours", "I")
    h.see("list_item", "Letter to clients: 5 days", "II")
    h.see_row(["When", "What", "Who"], "<thead>", header=True)
    h.see_row(["Next day", "Order a new laptop.", "IT Desk"], "rowspan", step=1, owner=2)
    h.see_row(["Next day", "Restore the backup and test the mail.", "IT Desk"], "Restore the backup", step=1, owner=2)
    h.see_row(["Then close the ticket"], "colspan")
    h.build(out)


def word_web_page(out: Path) -> None:
    h = Page(
        "h02_word_web_page",
        "The markup that Word writes for a filtered web page: list paragraphs whose numbers are text in a span, conditional comments, no ol at all.",
        "html:wordMarkup html:typedNumbers num:decimal num:lowerLetter num:bullet lang:en",
        "hand-written HTML after the manner of Microsoft Word",
        title="Key Handover",
    )
    gap = '<span style=\'font:7.0pt "Times New Roman"\'>&nbsp;&nbsp;&nbsp;&nbsp; </span>'

    def item(label: str, words: str, level: int = 1) -> str:
        left = 36 * level
        return (
            f"<p class=MsoListParagraph style='margin-left:{left}.0pt;text-indent:-18.0pt;mso-list:l0 level{level} lfo1'><![if !supportLists]>"
            f"<span style='mso-list:Ignore'>{label}{gap}</span><![endif]>{words}</p>\n"
        )

    h.html = (
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:w=\"urn:schemas-microsoft-com:office:word\">\n"
        '<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>Key Handover</title>\n'
        "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->\n</head>\n"
        "<body lang=EN-GB><div class=WordSection1>\n"
        "<p class=MsoTitle>Key Handover<o:p></o:p></p>\n"
        "<h1>Before the tenant comes<o:p></o:p></h1>\n"
        + item("1.", "Read all meters and take a photo of each.")
        + item("2.", "Fill in the handover form.")
        + item("a)", "Number of keys", 2)
        + item("b)", "Scratches on floors\nand doors", 2)
        + "<p class=MsoNormal>&nbsp;</p>\n<h1>With the tenant</h1>\n"
        + item("3.", "Walk through every room together.")
        + item("4.", "Both sign the form.")
        + item("·", "one copy for the tenant", 2)
        + item("·", "one copy for the file", 2)
        + "</div></body></html>\n"
    )
    h.see("heading", "Key Handover", mark="MsoTitle")
    h.see("heading", "Before the tenant comes", None, 1)
    h.see("list_item", "Read all meters and take a photo of each.", "1", step=True)
    h.see("list_item", "Fill in the handover form.", "2", step=True)
    h.see("list_item", "Number of keys", "a", 1)
    h.see("list_item", "Scratches on floors and doors", "b", 1, "Scratches on floors")
    h.see("heading", "With the tenant", None, 1)
    h.see("list_item", "Walk through every room together.", "3", step=True)
    h.see("list_item", "Both sign the form.", "4", step=True)
    h.see("list_item", "one copy for the tenant", None, 1)
    h.see("list_item", "one copy for the file", None, 1)
    h.build(out)


def build(out: Path) -> None:
    intranet(out)
    word_web_page(out)


if __name__ == "__main__":
    build(Path(__file__).parent.parent / "dev")
