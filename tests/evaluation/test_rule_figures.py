"""How right each rule is: counted from the data, told nowhere by hand."""

from pathlib import Path

import pytest

from sopai.errors import EvaluationError
from sopai.evaluation.corpus import eval_folder
from sopai.evaluation.rule_figures import ENOUGH, JUDGED, judged_findings, newest, rule_figures
from sopai.lint.measured import all_measured
from sopai.lint.registry import RULES, Rule

FOLDER = eval_folder() / JUDGED


def judged(tmp_path: Path, *lines: str) -> Path:
    (tmp_path / "VAG003.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


RIGHT = '{"rule": "VAG003", "doc": "a.md", "line": 3, "quote": "ASAP", "right": true, "why": "so"}'


def test_the_figures_that_are_told_are_those_of_the_data() -> None:
    assert all_measured() == rule_figures(eval_folder()), "run `make docs`"


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_no_docstring_has_a_figure_typed_by_hand(rule: Rule) -> None:
    assert "Judged:" not in rule.doc


def test_every_judged_file_is_of_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.jsonl")} <= set(RULES)


def test_judged_findings_are_counted_with_their_interval() -> None:
    by_code = {one.code: one for one in all_measured().rules}
    rate = by_code["STP004"].judged

    assert rate is not None
    assert (rate.right, rate.of) == (13, 14)
    assert (rate.low, rate.high) == (0.685, 0.987)


def test_the_newest_samples_count_until_they_are_enough(tmp_path: Path) -> None:
    later = RIGHT.replace("true", "false").replace('"rule"', '"sample": "second", "rule"')
    findings = judged_findings(judged(tmp_path, RIGHT, RIGHT, *[later] * ENOUGH), "VAG003")

    assert [one.right for one in newest(findings)] == [False] * ENOUGH
    assert newest(findings[:-1]) == findings[:-1]
    assert newest(()) == ()


TRUSTED = 0.8
"""Share of right findings from which a rule may run by default."""

KEPT = {
    "OWN001": "what the linter exists for; says so once where a document names nobody",
    "OWN002": "what the linter exists for; says so once for a heading",
    "OWN003": "what the linter exists for; says so once for a heading",
    "OWN010": "says once what OWN001 would say of each step",
    "VAG001": "three findings alone; on the labelled items of development 8 of 9 are right",
    "VAG009": "a hint, never an error or a warning",
    "EXC001": "one part of a grouped finding; a hint unless the document is under control",
    "MON001": "one part of a grouped finding; a hint unless the document is under control",
    "MON003": "one part of a grouped finding; a hint unless the document is under control",
    "OWN008": "one part of a grouped finding; a hint unless the document is under control",
    "STR001": "one part of a grouped finding; a hint unless the document is under control",
    "VER001": "one part of a grouped finding; a hint unless the document is under control",
    "VER003": "one part of a grouped finding; a hint unless the document is under control",
}
"""Rules that are on although fewer of their findings were right, and why; eval/lint/README.md
tells it."""


def test_rules_that_are_on_are_trusted_or_say_why() -> None:
    doubtful = {
        one.code
        for one in all_measured().rules
        if one.judged is not None and one.judged.high < TRUSTED and not RULES[one.code].strict
    }
    assert doubtful == set(KEPT)
    told = (eval_folder() / "lint" / "README.md").read_text("utf-8")
    assert [code for code in KEPT if f"| {code}" not in told] == []


def test_rules_about_owners_and_vague_words_have_figures_in_both_languages() -> None:
    by_code = {one.code: one for one in all_measured().rules}
    for code in ("OWN001", "VAG002", "VAG003"):
        assert [one.language for one in by_code[code].items] == ["en", "zh"]
        assert all(one.precision and one.recall for one in by_code[code].items)


def test_a_rule_that_nobody_judged_has_no_findings(tmp_path: Path) -> None:
    assert judged_findings(tmp_path, "VAG003") == ()


def test_judged_findings_are_read(tmp_path: Path) -> None:
    [one] = judged_findings(judged(tmp_path, RIGHT, ""), "VAG003")

    assert (one.right, one.line) == (True, 3)


@pytest.mark.parametrize(
    "line",
    ["[]", "{", RIGHT.replace("true", '"perhaps"'), RIGHT.replace("VAG003", "VAG004"), "\x00"],
    ids=["a list", "cut off", "no judgement", "another rule", "no text"],
)
def test_a_broken_file_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(EvaluationError, match="VAG003.jsonl"):
        judged_findings(judged(tmp_path, RIGHT, line), "VAG003")
