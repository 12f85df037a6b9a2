"""Findings as text and as JSON."""

import json

import pytest

from sopai.lint.reports.json import failed_record, file_record, summary
from sopai.lint.reports.text import SHOWN, file_lines, finding_lines, printable
from sopai.schema.finding import Finding, Severity
from sopai.workflow import lint_text

FINDING = Finding(
    code="VAG003",
    name="vague-deadline",
    severity=Severity.ERROR,
    address="/steps/s1/action",
    line=5,
    column=7,
    start=20,
    end=28,
    quote="promptly",
    message="By when exactly?",
    why=("term 'promptly'",),
)


def shown(finding: Finding = FINDING, path: str = "a.md", language: str = "en") -> list[str]:
    return list(finding_lines(path, finding, language))


def changed(**fields: object) -> Finding:
    return Finding.model_validate(FINDING.model_dump() | fields)


def test_finding_is_a_line_with_its_place_and_a_line_with_its_question() -> None:
    assert shown() == [
        'a.md:5:7: error VAG003 vague-deadline: "promptly"',
        "    By when exactly?",
        "      - term 'promptly'",
    ]


def test_severity_is_said_in_the_language_of_the_messages() -> None:
    assert "错误 VAG003" in shown(language="zh")[0]


def test_long_quotes_are_cut_and_stay_on_one_line() -> None:
    line = shown(changed(quote="word\n" * 40))[0]
    assert line.endswith('..."') and len(line) < 120


def test_finding_without_words_has_no_quotation_marks() -> None:
    assert shown(changed(quote=""))[0].endswith("vague-deadline:")


DANGEROUS = ["\x1b[2J", "\r", "\x07", "\u202e", "\u2066", "\x00", "\u2028"]


@pytest.mark.parametrize("sign", DANGEROUS)
def test_signs_that_steer_a_terminal_are_spelled_out(sign: str) -> None:
    lines = shown(changed(quote=f"a{sign}b", message=f"a{sign}b", why=(sign,)), f"{sign}.md")
    assert not any(sign in line for line in lines)
    assert printable("打包 a\u00a0b") == "打包 a\\u00a0b"


def test_of_one_rule_the_first_findings_are_shown_and_the_others_listed_by_line() -> None:
    many = tuple(changed(line=line) for line in range(1, SHOWN + 3))
    lines = list(file_lines("a.md", many, "en"))
    assert sum("By when" in line for line in lines) == SHOWN
    assert (
        lines[-1] == f"a.md: VAG003 vague-deadline: and 2 more, in lines {SHOWN + 1}, {SHOWN + 2}"
    )


def test_record_of_a_file_has_the_keys_of_the_contract() -> None:
    linted = lint_text("# A\n\n## Steps\n\n1. Li Si packs it promptly.\n", "a.md")
    record = file_record("a.md", linted.document, linted.sop, linted.findings)
    assert list(record) == ["path", "language", "form", "steps", "error", "findings"]
    assert (record["language"], record["form"], record["steps"]) == ("en", "six_part", 1)
    assert json.loads(json.dumps(record)) == record


def test_finding_as_json_has_the_keys_of_the_contract() -> None:
    assert list(FINDING.model_dump(mode="json")) == (
        "code name severity address place line column start end quote message fix why parts".split()
    )


def test_file_that_failed_has_the_same_keys_and_its_error() -> None:
    assert failed_record("a.md", "no") == {
        "path": "a.md",
        "language": None,
        "form": None,
        "steps": None,
        "error": "no",
        "findings": [],
    }


def test_summary_counts_by_severity() -> None:
    counts = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1}
    assert summary(counts, 4, 5) == {
        "files": 4,
        "errors": 3,
        "warnings": 2,
        "infos": 1,
        "suppressed": 5,
    }
