"""Findings that a file allows, each with a reason, and where a permit reaches."""

from datetime import date

import pytest

from sopai.lint.registry import RULES
from sopai.schema.finding import parts_of
from sopai.schema.roster import Roster
from sopai.workflow import LintedFile, Options, lint_text

STEP = "1. Li Si closes box {} promptly."


def linted(text: str) -> LintedFile:
    return lint_text(f"# Packing\n\n## Steps\n\n{text}\n", "a.md")


def lines(text: str, code: str = "VAG003") -> list[int | None]:
    parts = (part for finding in linted(text).findings for part in parts_of(finding))
    return [part.line for part in parts if part.code == code]


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


IDLE = {
    "no finding": ("1. Ann closes box 2. <!-- sopai: allow VAG003: bell -->", "VAG003"),
    "one of two": ("1. Go promptly. <!-- sopai: allow VAG003, VAG002: bell -->", "VAG002"),
    "another line": (
        "1. Ann closes box 2. <!-- sopai: allow VAG003: x -->\n2. Go promptly.",
        "VAG003",
    ),
    "whole file": (
        "<!-- sopai: allow-file VAG002, VAG003: x -->\n\n1. Ann ends.",
        "VAG002, VAG003",
    ),
}


@pytest.mark.parametrize("name", IDLE)
def test_a_permit_that_allows_nothing_is_noted(name: str) -> None:
    text, codes = IDLE[name]
    (note,) = linted(text).notes
    assert note == f"line 5: nothing is allowed by the permit for {codes}"


@pytest.mark.parametrize(
    "text",
    [
        f"1. Go promptly. {PERMIT}",
        "<!-- sopai: allow-file MON001: it is a drill -->\n\n1. Li Si packs.\n2. Li Si sends.",
        "1. Ann ends. <!-- sopai: allow VAG012: it runs in strict alone -->",
        "1. Ann ends. <!-- sopai: allow VER004: no day is given -->",
        "1. Ann ends. <!-- sopai: allow OWN007: no roster is given -->",
        "1. Ann ends. <!-- sopai: allow VAG003 -->\n",
    ],
)
def test_a_permit_that_may_be_needed_is_not_called_idle(text: str) -> None:
    assert not [note for note in linted(text).notes if "nothing is allowed" in note]


def test_a_day_and_a_roster_make_their_rules_certain() -> None:
    text = "# A\n\n1. Ann ends. <!-- sopai: allow VER004, OWN007: x -->\n"
    options = Options(today=date(2026, 1, 1), roster=Roster())
    assert "OWN007, VER004" in lint_text(text, "a.md", options).notes[0]


def test_a_permit_with_full_width_signs_counts() -> None:
    text = "# A\n\n1. 李四尽快发货。<!-- sopai：allow VAG003：铃响 -->\n"
    assert "VAG003" not in {f.code for f in lint_text(text, "a.md").findings}


def test_a_comment_that_is_not_understood_is_told() -> None:
    notes = lint_text("# A\n\n1. Ann ends. <!-- sopai: alow VAG003: x -->\n", "a.md").notes
    assert notes[0].startswith("line 3: the comment is not understood")


def test_a_permit_in_a_line_says_how_the_document_is_allowed() -> None:
    steps = "1. Li Si packs the order.\n2. Li Si prints the label.\n"
    text = f"# A\n\n## Steps\n\n{steps}\n<!-- sopai: allow VER003: no -->\n"
    assert lint_text(text, "a.md").notes[0].endswith("`allow-file` is for the document")
