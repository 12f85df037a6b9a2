"""Expectations of public files in dev/; the files themselves are copies. Only a part of each is annotated."""

from __future__ import annotations

from pathlib import Path

from expect import Expect
from libre import find_places

PARTIAL = {"partial": True}
ASSEMBLE = [
    "Page the on-duty/on-call Incident Commander. TODO: Add Incident Commander call list or procedure",
    "Do not discuss the incident outside the response team unless cleared by the Incident Commander",
    "Launch and/or join the response chat at {{RESPONSE_CHAT}}. TODO: Add response chat launch procedure.",
    "Launch and/or join the response call at {{RESPONSE_PHONE}} and/or {{RESPONSE_VTC}}. TODO: Add response call launch procedure.",
    "Prefer voice call, chat, and secure file exchange over any other methods.",
]
INVITE = [
    "Invite the security team. TODO: Add security team contact list or procedure.",
    "Invite a SME for affected teams and systems. TODO: Add team SME contact list or procedure.",
]


def plan(e: Expect, lines: list[int] | None = None) -> None:
    """The same passage in the Word and the HTML form of the plan."""
    at = iter(lines or [])

    def see(kind: str, text: str, number: str | None = None, level: int = 0) -> None:
        e.block(kind, text, number, level, {"line": next(at)} if lines else None)

    see("heading", "Assess", None, 1)
    see("list_item", "Stay calm and professional.", "1")
    see("list_item", "Gather pertinent information, e.g., alarms, events, data, assumptions, intuitions (observe).", "2")
    see("heading", "Assess Functional Impact", None, 2)
    see("list_item", "None: assess information impact.")
    see("heading", "Initiate Response", None, 1)
    see("heading", "Assemble the Response Team", None, 2)
    for number, text in enumerate(ASSEMBLE, 1):
        see("list_item", text, str(number))
    see("list_item", "Invite on-duty/on-call responders to the response call and response chat.", "8")
    for text in INVITE:
        see("list_item", text, None, 1)
    e.step("Page the on-duty/on-call Incident Commander.", "1")
    e.step("Launch and/or join the response chat", "3")
    e.step("Launch and/or join the response call", "4")
    e.step("Invite on-duty/on-call responders", "8")


def build(out: Path) -> None:
    e = Expect(
        "u01_counteractive_plan",
        "A real plan of 50 pages saved by Microsoft Word: lists that start again under every heading, a table of contents, headings without numbers.",
        "public num:restart num:bullet inline:hyperlink toc lang:en",
        "Microsoft Word (public file)", licence="Apache-2.0", source="counteractive/examples/plan.docx", **PARTIAL,
    )
    plan(e)
    find_places(out / "u01_counteractive_plan.docx", e.data["blocks"])
    e.save(out)
    e = Expect(
        "u02_counteractive_plan",
        "The same plan as one HTML page: table of contents in a nav, style sheets, nested lists.",
        "public html:ol html:nested html:nav html:code lang:en",
        "pandoc (public file)", licence="Apache-2.0", source="counteractive/examples/plan.html", **PARTIAL,
    )
    plan(e, [340, 342, 343, 347, 351, 361, 364, 366, 367, 368, 369, 370, 373, 375, 376])
    e.save(out)
    e = Expect(
        "u03_openharmony_admission",
        "A real Chinese check table with several sheets, no numbers and no persons.",
        "public xlsx:severalSheets lang:zh",
        "WPS or Excel (public file)", licence="Apache-2.0", source="openharmony_community/meeting-notes/docs/OpenHarmony开发板准入-20211111.xlsx", **PARTIAL,
    )
    first = [["特性支持", "轻量系统", "小型系统", "标准系统"], ["上电启动", "M", "M", "M"], ["内核", "M", "M", "M"], ["Log输出", "M", "M", "M"], ["触摸屏", "O", "O", "M"]]
    for row, cells in enumerate(first, 1):
        e.row(cells, None, {"sheet": "开发板准入", "row": row}, row == 1)
    second = [["XTS 测试项", "支持要求"], ["kernel_lite:ActsKernelTest", "M"], ["security_lite:securitytest", "O"]]
    for row, cells in enumerate(second, 1):
        e.row(cells, None, {"sheet": "小型系统", "row": row}, row == 1)
    e.save(out)
    e = Expect(
        "u04_appn_qc",
        "A real two-page guideline typeset with LaTeX: bullets over the page break, hyphenated words, a title block. It has no steps.",
        "public pdf:list pdf:hyphen pdf:pageBreak num:bullet lang:en",
        "xdvipdfmx (public file)", licence="Apache-2.0", source="appn_aerial/releases/Rev1.0/QC-and-Reporting.pdf", title="QC and Reporting", **PARTIAL,
    )
    for page, kind, level, text in (
        (1, "heading", 0, "QC and Reporting"),
        (1, "heading", 1, "Quality Control and Reporting"),
        (1, "heading", 2, "Scope and intent"),
        (1, "list_item", 0, "QC information is provided to help users understand the strengths and limitations of standard APPN UAV data products."),
        (1, "list_item", 0, "QC checks are primarily focused on data completeness, internal consistency, and gross errors."),
        (1, "heading", 2, "Quality control during acquisition"),
        (1, "paragraph", 0, "Standard APPN operations follow documented platform-specific SOPs (e.g. CALViS and GOBI Fieldbooks) designed to minimise avoidable sources of error during data capture."),
        (1, "list_item", 0, "Verification of expected spatial resolution and spatial extent"),
        (2, "list_item", 0, "Radiometric scaling and metadata checks for hyperspectral products"),
        (2, "heading", 2, "What users should check"),
        (2, "list_item", 0, "Confirming spatial coverage and alignment of products (e.g. DSM, orthomosaics)"),
    ):
        e.block(kind, text, None, level, {"page": page})
    e.save(out)


if __name__ == "__main__":
    build(Path(__file__).parent.parent / "dev")
