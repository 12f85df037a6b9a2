"""A rule's own severity is that of a step of a procedure; elsewhere the same is a hint."""

import pytest

from sopai.schema.finding import Finding, Severity, parts_of
from sopai.workflow import Options, lint_text

STEPS = "\n".join(f"{n}. Li Si packs box {n} at station 3." for n in range(1, 9))
PROCEDURE = f"# Packing\n\nThe label must be printed promptly.\n\n## Steps\n\n{STEPS}\n"
ESSAY = "# On calls\n\n" + "\n\n".join(
    f"Calls of kind {n} took an hour in 2019, and nobody liked that very much."
    for n in range(1, 12)
)
BARE = "# Packing\n\n## Steps\n\n" + "\n".join(f"{n}. Pack box {n}." for n in range(1, 9))


def linted(text: str, profile: str = "default") -> dict[str, Finding]:
    found = lint_text(text, "a.md", Options(profile=profile)).findings
    return {part.code: part for finding in found for part in parts_of(finding)}


def test_words_in_a_step_weigh_what_the_rule_says() -> None:
    text = PROCEDURE.replace("packs box 4", "promptly packs box 4")
    text = text.replace("printed promptly", "printed within 5 minutes")
    assert linted(text)["VAG003"].severity is Severity.ERROR


def test_words_beside_the_steps_are_a_hint() -> None:
    assert linted(PROCEDURE)["VAG003"].severity is Severity.INFO
    assert linted(PROCEDURE, "strict")["VAG003"].severity is Severity.ERROR


def test_words_in_an_essay_are_a_hint_and_it_is_asked_for_no_parts() -> None:
    text = ESSAY + "\n\n1. Reply promptly.\n2. Call the shift lead.\n"
    found = linted(text)
    assert found["VAG003"].severity is Severity.INFO
    assert found.keys().isdisjoint({"EXC001", "MON001", "VER001", "STR001", "OWN010"})


def test_steps_that_nobody_owns_are_one_error_and_hints() -> None:
    found = linted(BARE)
    assert found["OWN010"].severity is Severity.ERROR and found["OWN010"].start is None
    assert found["OWN001"].severity is Severity.INFO
    assert "8 of 8" in found["OWN010"].message


@pytest.mark.parametrize(
    ("title", "severity"),
    [("How to fold a box", Severity.INFO), ("How to pack an order", Severity.ERROR)],
)
def test_a_how_to_for_its_reader_names_nobody(title: str, severity: Severity) -> None:
    assert linted(BARE.replace("Packing", title))["OWN010"].severity is severity


def test_a_runbook_for_an_alert_is_for_whoever_is_on_call() -> None:
    runbook = BARE.replace("## Steps", "## Meaning\n\nThe box is full.\n\n## Diagnosis\n\n")
    runbook = runbook.replace("5. Pack", "## Mitigation\n\n5. Pack")
    assert linted(runbook)["OWN010"].severity is Severity.INFO


@pytest.mark.parametrize("title", ["Glossary", "Definitions", "References"])
def test_a_list_of_words_is_no_procedure(title: str) -> None:
    text = PROCEDURE.replace("# Packing", f"# {title}").replace("packs box 4", "promptly packs it")
    assert linted(text)["VAG003"].severity is Severity.INFO


def test_a_template_is_no_procedure() -> None:
    text = PROCEDURE.replace("packs box 4", "promptly packs box 4")
    found = lint_text(text, "sop-template.md").findings
    assert {finding.severity for finding in found if finding.code == "VAG003"} == {Severity.INFO}


def test_a_step_that_nobody_owns_among_others_is_an_error() -> None:
    found = linted(PROCEDURE.replace("Li Si packs box 4", "Pack box 4"))
    assert found["OWN001"].severity is Severity.ERROR and "OWN010" not in found


@pytest.mark.parametrize("head", ["Number: WH/SOP/002", "Version: v1.2", "Approved by: Zhao Liu"])
def test_a_document_under_control_is_asked_for_its_parts(head: str) -> None:
    found = linted(BARE.replace("# Packing", f"# Packing\n\n{head}"))
    assert found["MON001"].severity is Severity.WARNING


def test_a_bare_list_of_steps_gets_hints_for_its_parts() -> None:
    assert linted(BARE)["MON001"].severity is Severity.INFO
    assert linted("# SOP: packing" + BARE[9:])["MON001"].severity is Severity.WARNING


def test_regulated_work_asks_every_document_for_its_identity() -> None:
    assert linted(BARE, "gxp")["VER001"].severity is Severity.ERROR


def test_an_item_alone_weighs_what_the_rule_says() -> None:
    from sopai.workflow import lint_record

    record = '{"id": "a", "text": "Reply promptly.", "kind": "paragraph"}'
    found = {finding.code: finding for finding in lint_record(record).findings}
    assert found["VAG003"].severity is Severity.ERROR
    assert found["OWN001"].severity is Severity.ERROR


def test_a_department_in_a_heading_is_told_once() -> None:
    steps = "\n".join(f"{n}. Pack box {n}." for n in range(1, 7))
    found = lint_text(f"# Packing\n\n## Warehouse Department\n\n{steps}\n", "a.md").findings
    weights = [finding.severity for finding in found if finding.code == "OWN002"]
    assert weights == [Severity.ERROR] + [Severity.INFO] * 5


@pytest.mark.parametrize("path", ["role-3-scribe.md", "role-0-all-participants.md"])
def test_a_page_for_a_role_is_for_its_holder(path: str) -> None:
    parts = [part for finding in lint_text(BARE, path).findings for part in parts_of(finding)]
    assert [part.severity for part in parts if part.code == "OWN010"] == [Severity.INFO]


def test_explain_says_why_a_finding_is_a_hint() -> None:
    text = (
        "# A\n\nAlways reply promptly.\n\n## Steps\n\n1. Li Si packs.\n2. Li Si replies promptly.\n"
    )
    judged = lint_text(text, "a.md", Options(explain=True)).findings
    told = {
        f.line: any(why.startswith("a hint") for why in f.why) for f in judged if f.code == "VAG003"
    }
    assert told == {3: True, 8: False}
