"""What a document lacks is one finding for each family of rules, at the end."""

from collections import Counter

import pytest

from sopai.lint.baseline import fingerprints, new_findings
from sopai.lint.grouping import FAMILIES, grouped
from sopai.lint.registry import RULES
from sopai.lint.reports.html import section
from sopai.schema.finding import Finding, Severity, parts_of, quoted_message
from sopai.workflow import Options, lint_text

PERMIT = "<!-- sopai: allow-file MON001: a trial -->"

BARE = """# Packing

Number: WH/SOP/002

## Steps

1. Li Si packs the order promptly.
2. Zhao Liu moves the parcel to the dock.
"""


def linted(text: str = BARE, language: str = "en") -> tuple[Finding, ...]:
    return lint_text(text, "a.md", Options(language=language, profile="strict")).findings


def whole(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.start is None]


def codes(finding: Finding) -> set[str]:
    return {part.code for part in parts_of(finding)}


def test_a_document_gets_one_finding_for_each_family() -> None:
    found = [codes(finding) for finding in whole(linted())]
    assert len([one for one in found if one & {"EXC001", "MON001", "VER003"}]) == 1
    assert {"EXC001", "MON001", "VER003"} <= set().union(*found)


def test_findings_about_the_whole_stand_at_the_end() -> None:
    places = [finding.start is None for finding in linted()]
    assert places == sorted(places) and True in places and False in places


def test_a_group_is_as_severe_as_its_worst_part() -> None:
    for finding in whole(linted()):
        order = list(Severity)
        assert finding.severity is min((p.severity for p in parts_of(finding)), key=order.index)
        assert finding.code == parts_of(finding)[0].code


@pytest.mark.parametrize(("language", "word"), [("en", "metric"), ("zh", "指标")])
def test_a_group_names_what_is_missing_with_its_rule(language: str, word: str) -> None:
    group = next(f for f in whole(linted(language=language)) if "MON001" in codes(f))
    assert word in group.message and "MON001" in group.message
    assert any(reason.startswith("MON001: ") for reason in group.why)


def test_a_part_that_the_file_allows_is_not_in_the_group() -> None:
    allowed = BARE.replace("# Packing\n", f"# Packing\n\n{PERMIT}\n")
    assert not any("MON001" in codes(finding) for finding in linted(allowed))
    assert any("EXC001" in codes(finding) for finding in linted(allowed))


def test_mending_one_part_leaves_the_others_known_to_a_baseline() -> None:
    known = fingerprints("a.md", BARE, linted())
    mended = BARE + "3. If the dock is full, Zhao Liu calls 100.\n"
    judged = new_findings("a.md", mended, linted(mended), Counter(known))
    assert not any("EXC001" in codes(finding) for finding in linted(mended))
    assert whole(judged.findings) == []


def test_a_new_part_is_reported_by_itself() -> None:
    kept = [part for finding in linted() for part in parts_of(finding)]
    known = fingerprints("a.md", BARE, tuple(p for p in kept if p.code != "VER003"))
    judged = new_findings("a.md", BARE, linted(), Counter(known))
    assert [finding.code for finding in whole(judged.findings)] == ["VER003"]


def test_one_missing_part_is_told_in_its_own_words() -> None:
    part = next(p for f in linted() for p in parts_of(f) if p.code == "EXC001")
    assert grouped((part,), "en") == (part,)


def test_families_share_no_rule_and_name_rules_that_exist() -> None:
    every = [code for family in FAMILIES for code in family]
    assert len(every) == len(set(every))
    assert set(every) <= set(RULES)


def test_every_report_shows_each_question_of_a_group() -> None:
    group = next(f for f in whole(linted()) if "MON001" in codes(f))
    asked = next(part.message for part in group.parts if part.code == "MON001")
    assert asked in quoted_message(group)
    assert "Which number says that it works?" in section("a.md", (group,), "en")
