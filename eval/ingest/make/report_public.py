"""Expectations of public files in report/. Not to be read by anybody who writes a reader."""

from __future__ import annotations

from pathlib import Path

from expect import Expect
from libre import find_places

PARTIAL = {"partial": True}


def fieldbook(out: Path) -> None:
    e = Expect(
        "u11_appn_fieldbook",
        "A real field book saved by Microsoft Word: a long numbered list with bullets between, one numbered paragraph that holds only a picture, tables, a text box.",
        "public num:decimal num:restart num:bullet num:interrupted num:emptyParagraph picture:ownParagraph table:overPages lang:en",
        "Microsoft Word (public file)", licence="Apache-2.0", source="appn_aerial/OriginalDocuments/APPN_HIRES_FieldBook_Rev1.1 (UWA).docx",
        note="The paragraph between the items 7 and 9 carries the number 8 and holds nothing but a picture.", **PARTIAL,
    )
    see = e.block
    see("heading", "PREFLIGHT PLANNING – M350", None, 1)
    for number, text in (
        (2, "Create a polygon of the area of interest."),
        (3, "Save the polygon as a KML file using the convention: YYYYMMDD_XXXX (where YYYY = year; MM = Month; DD = Day (must be 2 digits), and XXXX is a short name reference or abbreviation for the job)."),
        (4, "Load this KML file onto a USB stick or microSD card for transfer to M350 controller."),
        (5, "Power on controller."),
        (10, "Set image overlap and triggering parameters in the Advanced Settings of the mapping mission as follows:"),
    ):
        see("list_item", text, str(number))
    see("list_item", "Front (forward) overlap: 80%", None, 1)
    see("list_item", "Side (lateral) overlap: 80%", None, 1)
    see("list_item", "Set the course angle to align with the experimental layout:", "11")
    see("list_item", "Set Focus to infinity.", "18")
    see("heading", "ONSITE PREFLIGHT OPERATIONS – M350", None, 1)
    see("list_item", "Conduct airspace and weather checks.", "1")
    see("list_item", "Turn on aeronautical radio and set to local CTAF (find in ERSA).", "2")
    see("list_item", "Setup landing pad and UAV in a safe RTH location.", "5")
    see("list_item", "Attach Hi-Res payload to UAV:", "6")
    see("list_item", "Launch DJI Pilot 2.", "8")
    for starts, number in (
        ("Create a polygon of the area of interest.", "2"), ("Save the polygon as a KML file", "3"), ("Load this KML file", "4"),
        ("Power on controller.", "5"), ("Set Focus to infinity.", "18"), ("Conduct airspace and weather checks.", "1"),
        ("Turn on aeronautical radio", "2"), ("Launch DJI Pilot 2.", "8"),
    ):
        e.step(starts, number)
    find_places(out / "u11_appn_fieldbook.docx", e.data["blocks"])
    e.save(out)


def assignment(out: Path) -> None:
    e = Expect(
        "u12_k8s_assignment",
        "A real workbook with a rota on one sheet and release dates, links and a note of several lines on the other.",
        "public xlsx:severalSheets xlsx:merged xlsx:wrapped lang:en",
        "Google Sheets or Excel (public file)", licence="Apache-2.0", source="k8s_sig_release/release-team/role-handbooks/release-signal/Assignment Excel Sheet.xlsx", **PARTIAL,
    )
    sheet = "Release Cut Info"
    e.row(["Release", "Planned Date", "Release Branch Manager (BM)", "CI Signal Member (for GO/NON-GO Signal)", "Slack thread"], None, {"sheet": sheet, "row": 1}, True)
    jim = "Jim Angel (GH: @jimangel / Slack: @jimangel)"
    e.row(["v1.29.0-beta.0 release cut", "16th Nov 2023", jim, "Ricky", ""], None, {"sheet": sheet, "row": 5})
    e.row(["v1.29.0-rc.0 release cut", "21st Nov 2023", jim, "Mansi", ""], None, {"sheet": sheet, "row": 6})
    e.row(["v1.29.0 release cut", "5th Dec 2023", jim, "Vyom", ""], None, {"sheet": sheet, "row": 8})
    e.save(out)


def vulnerability(out: Path) -> None:
    e = Expect(
        "u13_irm_vulnerability",
        "A real designed playbook: a header and a footer on every page, bullets of several lines, a numbered list, boxes beside the text.",
        "public pdf:list pdf:headerFooter num:decimal num:bullet lang:en",
        "Microsoft Word or a layout program (public file)", licence="CC-BY-3.0", source="irm/EN/IRM-21-Critical_Vulnerability_Prioritization.pdf", version="1.0",
        note="'TLP:CLEAR' and 'IRM/ VMM #21 ...' are header and footer. By CERT Societe Generale, unchanged.", **PARTIAL,
    )
    for page, kind, level, number, text in (
        (2, "heading", 1, None, "ABSTRACT"),
        (3, "list_item", 0, "1", "Preparation: get ready to handle the incident"),
        (3, "list_item", 0, "2", "Identification: detect the incident"),
        (3, "list_item", 0, "6", "Lessons learned: draw up and improve the process"),
        (4, "heading", 1, None, "PREPARATION"),
        (4, "list_item", 0, None, "Assign responsibilities for CTI collection, analysis, and integration into vulnerability management."),
        (4, "list_item", 0, None, "Create guidelines for vulnerability assessment and prioritization using CTI."),
        (4, "list_item", 0, None, "Establish operational channels for efficient information sharing between involved teams."),
        (6, "heading", 1, None, "CONTAINMENT"),
        (6, "list_item", 0, None, "Develop action plans to address high-priority vulnerabilities first, leveraging patch management, configuration changes, or other mitigation strategies."),
        (6, "list_item", 0, None, "Inform relevant stakeholders about prioritized vulnerabilities and remediation plans."),
    ):
        e.block(kind, text, number, level, {"page": page})
    e.step("Assign responsibilities for CTI collection")
    e.step("Create guidelines for vulnerability assessment")
    e.step("Develop action plans to address high-priority")
    e.step("Inform relevant stakeholders about prioritized")
    e.save(out)


def charter(out: Path) -> None:
    e = Expect(
        "u14_18f_team_charter",
        "A real template saved by Google Docs: headings, tables to fill in, empty bullets, pictograms. It has no steps.",
        "public num:bullet num:emptyParagraph table:layout lang:en",
        "Google Docs (public file)", licence="CC0-1.0", source="us18f_handbook/downloads/TEMPLATE_Team_charter.docx", **PARTIAL,
    )
    e.block("paragraph", "A list of our team, including part-time people and the account manager. (100% allocation = 36 hours / week)")
    e.row(["Name", "Role", "Location", "Pronouns", "Allocation"], None, None, True)
    e.block("heading", "Core working hours", None, 2)
    e.block("list_item", "What are your normal working hours?")
    e.block("list_item", "During what hours can we reliably schedule team meetings?")
    e.block("list_item", "How will we identify a notetaker?", None, 1)
    e.block("list_item", "Verbatim or summary?", None, 1)
    find_places(out / "u14_18f_team_charter.docx", e.data["blocks"])
    e.save(out)


def build(out: Path) -> None:
    for make in (fieldbook, assignment, vulnerability, charter):
        make(out)


if __name__ == "__main__":
    build(Path(__file__).parent.parent / "report")
