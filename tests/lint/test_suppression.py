"""Findings that a file allows, each with a reason, and where a permit reaches."""

import pytest

from sopai.lint.registry import RULES
from sopai.workflow import LintedFile, lint_text

STEP = "1. Li Si closes box {} promptly."


def linted(text: str) -> LintedFile:
    return lint_text(f"# Packing\n\n## Steps\n\n{text}\n", "a.md")


def lines(text: str, code: str = "VAG003") -> list[int | None]:
    return [finding.line for finding in linted(text).findings if finding.code == code]


PERMIT = "<!-- sopai: allow VAG003: bell -->"
REACH = {
    "at the end of the line": (f"1. Go promptly. {PERMIT}\n2. Go promptly.", [6]),
    "in the middle of the line": (f"1. Go {PERMIT} promptly.\n2. Go promptly.", [6]),
    "on the line before": (f"{PERMIT}\n\n1. Go promptly.\n2. Go promptly.", [8]),
    "under its item": (f"1. Go promptly.\n   {PERMIT}\n2. Go promptly.", [7]),
    "by the name of the rule": ("1. Go promptly. <!-- sopai: allow vague-deadline: bell -->", []),
    "in any case": ("1. Go promptly. <!-- sopai: allow vag003: bell -->", []),
    "among several rules": ("1. Go promptly. <!-- sopai: allow VAG001, VAG003: bell -->", []),
    "for another rule": ("1. Go promptly. <!-- sopai: allow VAG001: bell -->", [5]),
    "over several lines": ("1. Go promptly. <!-- sopai: allow VAG003: the\n   bell rings -->", []),
    "twice for one line": (f"1. Go promptly. <!-- sopai: allow VAG001: a --> {PERMIT}", []),
    "in a row": (
        "| No. | Task | Owner |\n|---|---|---|\n"
        f"| 1 | Go promptly {PERMIT} | Ann |\n| 2 | Go promptly | Ann |",
        [8],
    ),
    "whole file": (
        "1. Go promptly.\n\n<!-- sopai: allow-file VAG003: bell -->\n\n2. Go promptly.",
        [],
    ),
}


@pytest.mark.parametrize("name", REACH)
def test_permit_reaches_its_block_and_no_further(name: str) -> None:
    text, left = REACH[name]
    assert lines(text) == left


def test_permit_at_the_very_beginning_reaches_its_block_only() -> None:
    text = "<!-- sopai: allow VAG003: bell -->\n\n1. Go promptly.\n2. Stop promptly.\n"
    assert [f.line for f in lint_text(text, "a.md").findings if f.code == "VAG003"] == [4]


def test_permit_in_the_first_block_reaches_that_block_only() -> None:
    text = "- Go promptly. <!-- sopai: allow VAG003: bell -->\n- Stop promptly.\n"
    assert [f.line for f in lint_text(text, "a.md").findings if f.code == "VAG003"] == [2]


def test_finding_about_the_whole_document_is_allowed_for_the_file_only() -> None:
    steps = "1. Li Si packs.\n2. Li Si sends.\n\n"
    assert lines(steps + "<!-- sopai: allow MON001: it is a drill -->", "MON001") == [1]
    assert lines(steps + "<!-- sopai: allow-file MON001: it is a drill -->", "MON001") == []


def test_allowed_findings_are_counted() -> None:
    assert linted("1. Go promptly. <!-- sopai: allow VAG003: bell -->").suppressed == 1


IGNORED = {
    "no reason": ("<!-- sopai: allow VAG003 -->", "it gives no reason"),
    "empty reason": ("<!-- sopai: allow VAG003: -->", "it gives no reason"),
    "no such rule": ("<!-- sopai: allow VAG999: bell -->", "there is no rule 'VAG999'"),
}


@pytest.mark.parametrize("name", IGNORED)
def test_permit_that_does_not_count_is_noted_with_its_line(name: str) -> None:
    comment, problem = IGNORED[name]
    result = linted(f"1. Go promptly. {comment}")
    assert result.suppressed == 0
    assert len(result.notes) == 1
    assert (
        result.notes[0].startswith("line 5: the permit is ignored") and problem in result.notes[0]
    )


def test_one_wrong_code_spoils_the_permit() -> None:
    text = "1. Go promptly. <!-- sopai: allow VAG003, VAG999: bell -->"
    assert lines(text) == [5]


OTHER_COMMENTS = ("<!-- s1 -->", "<!-- sopai -->", "<!-- allow VAG003: x -->", "<!-- -->")


@pytest.mark.parametrize("comment", OTHER_COMMENTS)
def test_other_comments_allow_nothing(comment: str) -> None:
    result = linted(f"1. Go promptly. {comment}")
    assert (result.suppressed, result.notes) == (0, ())


def test_a_permit_in_code_is_no_permit() -> None:
    assert lines("`<!-- sopai: allow-file VAG003: bell -->`\n\n1. Go promptly.") == [7]


def test_every_rule_can_be_allowed() -> None:
    codes = ", ".join(sorted(RULES))
    text = f"<!-- sopai: allow-file {codes}: a drill -->\n\n1. Go promptly.\n2. Go etc."
    assert linted(text).findings == ()
