"""The command as a user types it: exit codes, streams, and the forms that contracts fix."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sopai.cli import main

GOOD = """# Close the shop

## Steps

| No. | Step | Owner | Standard |
| --- | --- | --- | --- |
| 1 | Count the till twice | Ann Reed (Shift Lead) | both counts are equal |
| 2 | Lock the back door | Ann Reed (Shift Lead) | the lamp is red |
"""
BAD = GOOD.replace("Lock the back door", "Lock the back door as soon as possible")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Run":
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOPAI_LANGUAGE", "en")
    return Run(tmp_path)


class Run:
    """Runs the command in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def __call__(self, *words: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(main, words, input=stdin)


def test_clean_file_gives_no_findings(run: Run) -> None:
    result = run("lint", run.write("good.md", GOOD))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 files: 0 errors" in result.stderr


def test_error_gives_code_1_and_its_place(run: Run) -> None:
    result = run("lint", run.write("bad.md", BAD))
    assert result.exit_code == 1
    assert 'bad.md:8:26: error VAG003 vague-deadline: "as soon as possible"' in result.stdout


def test_unreadable_file_does_not_stop_the_others(run: Run) -> None:
    (run.folder / "binary.md").write_bytes(bytes(range(32)) * 200)
    result = run("lint", "binary.md", run.write("bad.md", BAD), "--json")
    record = json.loads(result.stdout)
    assert result.exit_code == 2
    assert [file["error"] is None for file in record["files"]] == [False, True]
    assert "not a text file" in result.stderr


def test_json_has_the_keys_of_the_contract(run: Run) -> None:
    record = json.loads(run("lint", run.write("bad.md", BAD), "--json").stdout)
    file = record["files"][0]
    finding = file["findings"][0]
    assert record["schema"] == "sopai.lint/1"
    assert set(record["summary"]) == {"files", "errors", "warnings", "infos", "suppressed"}
    assert set(file) == {"path", "language", "form", "steps", "error", "findings"}
    assert set(finding) == set(
        "code name severity address place line column start end quote message fix why parts".split()
    )
    assert BAD[finding["start"] : finding["end"]] == finding["quote"] == "as soon as possible"
    assert finding["fix"]["kind"] == "skeleton" and finding["fix"]["blanks"] == ["N"]
    assert finding["address"] == "/steps/s2/action"


def test_messages_follow_the_language(run: Run) -> None:
    result = run("lint", run.write("bad.md", BAD), "--language", "zh")
    assert "具体多长时间内" in result.stdout and "VAG003" in result.stdout


def test_explain_says_what_was_looked_for(run: Run) -> None:
    result = run("lint", run.write("bad.md", BAD), "--explain")
    assert "operative: is a row of a table of steps" in result.stdout


def test_baseline_hides_what_it_knows_and_shows_what_is_new(run: Run) -> None:
    name = run.write("bad.md", BAD)
    assert run("lint", name, "--write-baseline", "old.json").exit_code == 0
    assert run("lint", name, "--baseline", "old.json").exit_code == 0
    run.write("bad.md", "\n\n" + BAD.replace("Count the till twice", "Count the till properly"))
    result = run("lint", name, "--baseline", "old.json")
    assert "VAG002" in result.stdout and "VAG003" not in result.stdout


def test_missing_baseline_says_how_to_make_one(run: Run) -> None:
    result = run("lint", run.write("bad.md", BAD), "--baseline", "none.json")
    assert result.exit_code == 2 and "--write-baseline" in result.stderr


def test_suppression_needs_a_reason(run: Run) -> None:
    allowed = BAD.replace("possible |", "possible <!-- sopai: allow VAG003: the bell rings --> |")
    assert run("lint", run.write("allowed.md", allowed)).exit_code == 0
    bare = BAD.replace("possible |", "possible <!-- sopai: allow VAG003 --> |")
    result = run("lint", run.write("bare.md", bare))
    assert result.exit_code == 1 and "gives no reason" in result.stderr


def test_records_are_judged_line_by_line(run: Run) -> None:
    lines = '{"id": "a", "text": "Pack it carefully", "kind": "step"}\nno json\n'
    result = run("lint", "--jsonl", "-", stdin=lines)
    first, second = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 2
    assert {f["code"] for f in first["findings"]} == {"OWN001", "VAG002"}
    assert second["error"].startswith("not JSON")


def test_unknown_profile_is_named(run: Run) -> None:
    result = run("lint", run.write("good.md", GOOD), "--profile", "loud")
    assert result.exit_code == 2 and "'loud'" in result.stderr and "strict" in result.stderr


STRICT = ("--profile", "strict")


def test_roster_gives_roles_their_holders(run: Run) -> None:
    role = GOOD.replace("Ann Reed (Shift Lead)", "Shift Lead")
    assert "OWN007" in run("lint", run.write("role.md", role), *STRICT).stdout
    run.write("roster.yaml", "roles: [{name: Shift Lead, holders: [{person: Ann Reed}]}]\n")
    assert "OWN007" not in run("lint", "role.md", *STRICT, "--roster", "roster.yaml").stdout


def test_broken_roster_says_where(run: Run) -> None:
    run.write("roster.yaml", "roles: [{nam: Shift Lead}]\n")
    result = run("lint", run.write("good.md", GOOD), "--roster", "roster.yaml")
    assert result.exit_code == 2 and "roles.0" in result.stderr


def test_extract_prints_the_contracted_record(run: Run) -> None:
    record = json.loads(run("extract", run.write("good.md", GOOD), "--json").stdout)
    assert set(record) == {"schema", "sop", "control", "others", "anchors", "lost"}
    assert record["schema"] == "sopai.sop/1"
    assert record["sop"]["form"] == "step_table"
    assert record["sop"]["steps"][1]["standard"] == "the lamp is red"
    assert record["sop"]["steps"][0]["owner"]["person"] == "Ann Reed"
    assert record["anchors"]["/steps/s2/action"]["line"] == 8


def test_rules_and_explain_read_the_docstrings(run: Run) -> None:
    codes = [line.split()[0] for line in run("rules").stdout.splitlines()]
    assert codes == sorted(codes) and "OWN003" in codes
    assert "Why: The department in charge" in run("explain", "vague-collective").stdout
    assert run("explain", "NOPE01").exit_code == 2


def test_nothing_to_lint_is_an_error(run: Run) -> None:
    (run.folder / "empty").mkdir()
    assert run("lint", "empty").exit_code == 2
    assert run("lint").exit_code == 2


def test_same_input_gives_the_same_bytes(run: Run) -> None:
    name = run.write("bad.md", BAD)
    assert run("lint", name, "--json").stdout == run("lint", name, "--json").stdout


def test_term_packs_add_and_what_does_nothing_is_said(run: Run) -> None:
    pack = '[VAG003]\nadd = ["by and by", "soon"]\n'
    name = run.write("bad.md", BAD.replace("as soon as possible", "by and by"))
    result = run("lint", name, "--terms", run.write("terms.toml", pack), "--language", "zh")
    assert "VAG003" not in run("lint", name).stdout and "VAG003" in result.stdout
    assert "'terms.toml'：VAG003 已经有词 'soon'：请删去" in result.stderr


def test_a_term_pack_that_is_wrong_stops_the_run(run: Run) -> None:
    name = run.write("good.md", GOOD)
    result = run("lint", name, "--terms", run.write("terms.toml", '[VAG003]\nadd = ["(ab"]'))
    assert result.exit_code == 2
    assert "'terms.toml': line 2: VAG003, term '(ab': its bracket is not closed" in result.stderr


def test_a_rule_of_a_team_stands_in_sarif_without_an_index(run: Run) -> None:
    pack = '[TEAM001]\nmessage = "Which one?"\nadd = ["as soon as possible"]\n'
    words = ("lint", run.write("bad.md", BAD), "--terms", run.write("terms.toml", pack))
    results = json.loads(run(*words, "--format", "sarif").stdout)["runs"][0]["results"]
    (own,) = [one for one in results if one["ruleId"] == "TEAM001"]
    assert "ruleIndex" not in own and "Which one?" in own["message"]["text"]
