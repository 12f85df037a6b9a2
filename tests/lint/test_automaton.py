"""Terms are found as whole words, the longest first, and across soft line breaks."""

import pytest

from sopai.lint import rules as _rules  # noqa: F401  (registers the rules)
from sopai.lint.automaton import term_matches
from sopai.lint.registry import RULES


def _words(text: str) -> list[str]:
    return [text[match.start : match.end] for match in term_matches(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("wipe it as needed.", ["as needed"]),
        ("reply as soon as possible", ["as soon as possible"]),
        ("the etcetera file", []),
        ("等待客户确认", []),
        (
            "reply as\nneeded, at\n  your discretion\nand asap",
            ["as\nneeded", "at\n  your discretion", "asap"],
        ),
        ("> wipe it as\n> needed", ["as\n> needed"]),
        ("as\n\nneeded", []),
    ],
)
def test_terms_in_a_text(text: str, found: list[str]) -> None:
    assert _words(text) == found


def test_rule_that_does_not_run_hides_no_term_of_another() -> None:
    text = "follow the relevant guidelines"
    codes = frozenset(code for code in RULES if code != "REF004")
    assert [m.rule.code for m in term_matches(text)] == ["REF004"]
    assert [m.rule.code for m in term_matches(text, codes)] == ["VAG006"]
