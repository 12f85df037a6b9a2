"""What OWN002 and OWN003 mark and ask, wherever the group stands."""

import pytest

from sopai.schema.finding import Finding
from sopai.workflow import Options, lint_text

OWNER_CODES = ("OWN001", "OWN002", "OWN003")


def _findings(text: str, language: str = "en") -> list[Finding]:
    found = lint_text(text, "case.md", Options(language=language)).findings
    return [finding for finding in found if finding.code in OWNER_CODES]


ELSEWHERE = {
    "heading": "# Shop\n\n## Quality team\n\n1. Count the till.\n",
    "document": "# Shop\n\nAll steps are done by the Quality team.\n\n"
    "## Till\n\n1. Count the till.\n",
    "intro": "## Till\n\nThe Quality team will:\n\n- count the till\n",
    "raci": "| Task | Clerk | Quality team |\n|---|---|---|\n| Count the till | I | R |\n",
}


@pytest.mark.parametrize("place", ELSEWHERE)
def test_group_that_stands_elsewhere_is_named_in_the_question(place: str) -> None:
    finding = _findings(ELSEWHERE[place])[-1]
    assert finding.code == "OWN002"
    assert finding.message.startswith('Who in "Quality team"?')
    assert finding.quote.casefold().rstrip(".") == "count the till"


def test_group_is_named_in_chinese() -> None:
    [finding] = _findings("# 门店\n\n## 仓储部\n\n1. 清点备用金。\n", "zh")
    assert finding.message.startswith("“仓储部”里具体是谁？")


def test_everybody_who_stands_elsewhere_is_named_in_the_question() -> None:
    text = "| No. | Task | Owner |\n|---|---|---|\n| 1 | Count the till | relevant staff |\n"
    [finding] = _findings(text)
    assert (finding.code, finding.quote) == ("OWN003", "relevant staff")
    assert finding.message.startswith('Who exactly is "relevant staff"?')


def test_long_words_for_an_owner_are_cut_in_the_question() -> None:
    cell = " / ".join(["Legal", "Finance", "Quality team"] * 3)
    text = f"| No. | Task | Owner |\n|---|---|---|\n| 1 | Count the till | {cell} |\n"
    assert "…" in _findings(text)[0].message


def test_group_in_the_owner_cell_is_marked_there_and_not_in_the_words_before() -> None:
    text = (
        "# Legal action\n\n1. The clerk opens the file.\n\n| If | Then | Who |\n|---|---|---|\n"
        "| Customer threatens legal action | Forward to Legal within 1 h | Legal |\n"
    )
    finding = _findings(text)[-1]
    assert (finding.code, finding.start) == ("OWN002", text.rindex("Legal"))


def test_a_place_that_is_called_like_the_group_of_the_heading_is_not_marked() -> None:
    [finding] = _findings("# Shop\n\n## Warehouse\n\n1. Take the box to the Warehouse.\n")
    assert (finding.code, finding.quote) == ("OWN002", "Take the box to the Warehouse.")


WORK = (
    "Spectral QC", "Positional QC", "PREFLIGHT PLANNING – M350", "ONSITE PREFLIGHT OPERATIONS",
    "Drone Centre of Gravity Calibration", "Drawing the boxes over the panels", "Shipping",
    "Flight Operations (Spectral QC)", "质检", "现场品控", "飞行运营",
    "Scheduling of the scanner", "Bug Triage Project Board",
)  # fmt: skip


@pytest.mark.parametrize("heading", WORK)
def test_heading_that_says_what_is_done_names_nobody(heading: str) -> None:
    step = "清点备用金。" if not heading.isascii() and "–" not in heading else "Count the till."
    [finding] = _findings(f"# Shop\n\n## {heading}\n\n1. {step}\n")
    assert finding.code == "OWN001"


def test_label_that_says_what_is_done_names_nobody() -> None:
    [finding] = _findings("## Till\n\n1. Spectral QC: load both files.\n")
    assert finding.code == "OWN001"


ACTORS = ("Quality team", "Legal", "Warehouse Department", "Till (QC)", "Responsible: Shipping")


@pytest.mark.parametrize("heading", ACTORS)
def test_heading_that_is_a_department_names_it(heading: str) -> None:
    [finding] = _findings(f"# Shop\n\n## {heading}\n\n1. Count the till.\n")
    assert finding.code == "OWN002"


def test_work_beside_departments_is_a_department() -> None:
    text = "# Shop\n\n## Warehouse\n\n1. Pack it.\n\n## Shipping\n\n1. Load the van.\n"
    asked = [finding.message.partition("?")[0] for finding in _findings(text)]
    assert asked == ['Who in "Warehouse"', 'Who in "Shipping"']


def test_work_among_responsibilities_is_a_department() -> None:
    text = "# Shop\n\n## Responsibilities\n\n### Shipping\n\n- Load the van.\n- Lock it.\n"
    assert {finding.code for finding in _findings(text)} == {"OWN002"}
