"""Control data in the forms in which documents state it."""

from datetime import date

import pytest

from sopai.ingest.read import read_string
from sopai.schema.control import DocumentControl, State

STEPS = "\n## Steps\n\n1. Check the parcel.\n"
FORMS = {
    "two columns, the first row a field": "| Number | CS/SOP/007 |\n|---|---|\n| Version | 2.1 |\n"
    "| Approved by | Tom Cole |\n| Effective date | 2026-01-05 |\n",
    "two columns with a header": "| Field | Value |\n|---|---|\n| Number | CS/SOP/007 |\n"
    "| Version | 2.1 |\n| Approved by | Tom Cole |\n| Effective date | 2026-01-05 |\n",
    "pairs side by side": "| Number | CS/SOP/007 | Version | 2.1 |\n|---|---|---|---|\n"
    "| Approved by | Tom Cole | Effective date | 2026-01-05 |\n",
    "one row below its names": "| Number | Version | Approved by | Effective date |\n"
    "|---|---|---|---|\n| CS/SOP/007 | 2.1 | Tom Cole | 2026-01-05 |\n",
    "lines": "Number: CS/SOP/007\nVersion: 2.1\nApproved by: Tom Cole\n"
    "Effective date: 2026-01-05\n",
    "one line": "Number: CS/SOP/007 | Version: 2.1 | Approved by: Tom Cole | "
    "Effective date: 2026-01-05\n",
    "Chinese pairs": "| 文件编号 | CS/SOP/007 | 版本 | 2.1 |\n|---|---|---|---|\n"
    "| 批准人 | Tom Cole | 生效日期 | 2026年1月5日 |\n",
}


def _control(head: str) -> DocumentControl:
    return read_string(f"# Returns\n\n{head}{STEPS}", "a.md").control


@pytest.mark.parametrize("form", FORMS)
def test_fields_are_found_in_each_form(form: str) -> None:
    control = _control(FORMS[form])
    assert control.number == "CS/SOP/007"
    assert control.version == "2.1"
    assert control.approvers == ("Tom Cole",)
    assert control.effective == date(2026, 1, 5)


def test_front_matter_of_other_tools_is_read() -> None:
    control = read_string(f"---\nversion: 3\nstatus: draft\nlayout: page\n---\n{STEPS}", "a.md")
    assert (control.control.version, control.control.state) == ("3", State.DRAFT)
    assert ("layout", "page") in control.control.other


def test_a_day_that_no_calendar_has_is_kept_in_its_words() -> None:
    assert ("effective date", "2026-13-40") in _control("Effective date: 2026-13-40\n").other


def test_who_is_responsible_by_a_record_performs_the_document() -> None:
    record = "| Number | CS/SOP/007 |\n|---|---|\n| Version | 2.1 |\n| Responsible | Ann Reed |\n"
    step = read_string(f"# Returns\n\n{record}{STEPS}", "a.md").sop.steps[0]
    assert step.owner.person == "Ann Reed"


@pytest.mark.parametrize(
    "table",
    [
        "| Date | Task |\n|---|---|\n| 2026-01-05 | Check the fridge |\n",
        "| Item | Price |\n|---|---|\n| Version A | 5 EUR |\n",
        "| Code | Meaning |\n|---|---|\n| R4 | Replacement |\n| R5 | Refund |\n",
    ],
)
def test_tables_of_other_things_are_no_records(table: str) -> None:
    control = _control(table)
    assert (control.number, control.version, control.created) == (None, None, None)


def test_version_that_begins_with_a_comma_is_kept_in_its_words() -> None:
    assert _control("Version: , draft\n").version == ", draft"


def test_link_whose_words_end_with_a_colon_gives_no_empty_version() -> None:
    contents = "- [Start](#start)\n  - [Update `Go` to the stable version:](#update-go)\n"
    assert _control(contents).version is None
