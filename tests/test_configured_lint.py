"""`sopai lint`, `sopai review`, `sopai rules` and `sopai explain` in a folder with settings."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sopai.cli import main

TEXT = "# Packing\n\n## Steps\n\n1. Li Si packs it promptly.\n2. The Packer sends it by and by.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a document in a folder; the command is called at its top."""
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    (folder / "docs").mkdir()
    (folder / "docs" / "a.md").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def configure(folder: Path, text: str, name: str = "sopai.toml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, words, input=stdin)


def codes(*words: str) -> dict[str, str]:
    """Codes of the findings in all files, with their severities."""
    record = json.loads(run("lint", *words, "--json").stdout)
    return {one["code"]: one["severity"] for file in record["files"] for one in file["findings"]}


def test_settings_decide_where_nothing_is_said(project: Path) -> None:
    assert codes("docs")["VAG003"] == "error"
    configure(project, "[tool.sopai.lint.severity]\nVAG003 = 'info'\n", "pyproject.toml")
    assert codes("docs")["VAG003"] == "info"
    assert codes("docs", "--no-config")["VAG003"] == "error"


def test_what_is_said_goes_before_the_settings(project: Path) -> None:
    configure(project, "[lint]\nowner-policy = 'role'\nprofile = 'checklist'\n")
    assert "OWN009" in codes("docs") and "EXC001" not in codes("docs")
    said = codes("docs", "--owner-policy", "person", "--profile", "default")
    assert said["OWN007"] == "error" and "OWN009" not in said and "EXC001" in said


def test_a_roster_and_term_packs_count_from_the_folder_of_the_settings(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(project, "[lint]\nroster = 'r.yaml'\nterms = ['t.toml']\n")
    configure(project, "roles: [{name: Packer, holders: [{person: Li Si}]}]\n", "r.yaml")
    configure(project, "[VAG003]\nadd = ['by and by', 'soon']\nremove = ['promptly']\n", "t.toml")
    for folder, named in ((project, "docs"), (project / "docs", "a.md"), (project.parent, ".")):
        monkeypatch.chdir(folder)
        result = run("lint", named, "--json")
        found = json.loads(result.stdout)["files"][0]["findings"]
        assert [one["quote"] for one in found if one["code"] == "VAG003"] == ["by and by"]
        assert "OWN007" not in {one["code"] for one in found}
        assert result.stderr.count("VAG003 has the term 'soon' already") == 1


def test_explain_names_the_term_pack(project: Path) -> None:
    configure(project, "[lint]\nterms = ['t.toml']\n")
    configure(project, "[VAG003]\nadd = ['by and by']\n", "t.toml")
    assert f"from the term pack '{project / 't.toml'}': 'by and by'" in run(
        "lint", "docs", "--explain"
    ).stdout.replace("\\\\", "\\")


def test_a_baseline_of_the_settings_holds_wherever_the_command_is_called(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(project, "[lint]\nbaseline = 'old.json'\n")
    missing = run("lint", "docs")
    assert missing.exit_code == 2 and "--write-baseline" in missing.stderr
    assert run("lint", "docs", "--write-baseline", "old.json").exit_code == 0
    for folder, named in ((project, "docs"), (project / "docs", "a.md"), (project.parent, ".")):
        monkeypatch.chdir(folder)
        result = run("lint", named)
        assert (result.exit_code, result.stdout) == (0, "")
    assert run("lint", str(project), "--no-config").exit_code == 1


def test_writing_a_baseline_needs_none(project: Path) -> None:
    configure(project, "[lint]\nbaseline = 'old.json'\n")
    for _ in range(2):
        assert run("lint", "docs", "--write-baseline", "old.json").exit_code == 0
        assert len(json.loads((project / "old.json").read_text("utf-8"))["findings"]) > 2


def test_excluded_files_are_left_out_also_where_they_are_named(project: Path) -> None:
    configure(project, "[lint]\nexclude = ['docs/']\n")
    for words in (("docs",), ("docs/a.md",), (".",)):
        result = run("lint", *words)
        assert (result.exit_code, result.stdout) == (0, "")
        assert "1 files are left out, as the settings exclude them" in result.stderr
    chinese = run("lint", "docs", "--language", "zh")
    assert "1 个文件按设置排除" in chinese.stderr
    assert run("lint", "docs", "--no-config").exit_code == 1


def test_wrong_settings_stop_the_run_before_any_file(project: Path) -> None:
    (project / "b.md").write_text(TEXT, encoding="utf-8")
    configure(project / "docs", "[lint]\nprofil = 'strict'\n")
    result = run("lint", ".", "--language", "zh")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"'{project / 'docs' / 'sopai.toml'}'：不认识的键 'profil'：可用" in result.stderr


def test_settings_can_be_named_and_not_both_named_and_refused(project: Path) -> None:
    configure(project, "[lint.severity]\nVAG003 = 'off'\n", "ci.toml")
    assert "VAG003" not in codes("docs", "--config", "ci.toml")
    missing = run("lint", "docs", "--config", "none.toml")
    assert missing.exit_code == 2 and "there is no file 'none.toml'" in missing.stderr
    both = run("lint", "docs", "--config", "ci.toml", "--no-config")
    assert both.exit_code == 2 and "give one of them" in both.stderr


def test_each_folder_has_its_own_settings(project: Path) -> None:
    (project / "b.md").write_text(TEXT, encoding="utf-8")
    configure(project / "docs", "[lint.severity]\nVAG003 = 'off'\n")
    record = json.loads(run("lint", ".", "--json").stdout)
    flagged = {
        file["path"]: "VAG003" in {one["code"] for one in file["findings"]}
        for file in record["files"]
    }
    assert flagged == {"b.md": True, str(Path("docs/a.md")): False}


def test_single_items_have_the_settings_of_their_file(project: Path) -> None:
    configure(project / "docs", "[lint.severity]\nVAG003 = 'off'\n")
    line = '{"id": "a", "text": "Pack it promptly and carefully", "kind": "step"}\n'
    (project / "docs" / "items.jsonl").write_text(line, encoding="utf-8")
    found = json.loads(run("lint", "--jsonl", "docs/items.jsonl").stdout)["findings"]
    assert {one["code"] for one in found} == {"OWN001", "VAG002"}
    found = json.loads(run("lint", "--jsonl", "-", stdin=line).stdout)["findings"]
    assert "VAG003" in {one["code"] for one in found}


@pytest.mark.parametrize("command", ["lint", "review"])
def test_a_stranger_cannot_have_another_file_read(project: Path, command: str) -> None:
    secret = project.parent / "secret.yaml"
    secret.write_text("people: [Top Secret]\n", encoding="utf-8")
    configure(project, "[lint]\nroster = '../secret.yaml'\n")
    out = ("--out", "out") if command == "review" else ()
    result = run(command, "docs", *out)
    assert result.exit_code == 2 and "is not below the folder of this file" in result.stderr
    assert "Top Secret" not in result.output


def test_a_review_takes_the_settings_of_the_folder(project: Path) -> None:
    configure(project, "[lint]\nowner-policy = 'role'\nterms = ['t.toml']\nprofile = 'checklist'\n")
    configure(project, "[TEAM001]\nmessage = 'When?'\nadd = ['by and by']\n", "t.toml")
    words = ("review", "docs", "--out", "out", "--format", "html,json,csv", "--workers", "1")
    result = run(*words)
    record = json.loads((project / "out" / "review.json").read_text("utf-8"))
    found = {one["code"] for file in record["files"] for one in file["findings"]}
    assert found >= {"OWN009", "TEAM001", "VAG003"} and "VER001" not in found
    assert f"the settings of {project / 'sopai.toml'} count" in result.stderr
    assert "TEAM001" in (project / "out" / "index.html").read_text("utf-8")
    run(*words, "--no-config", "--resume")
    record = json.loads((project / "out" / "review.json").read_text("utf-8"))
    assert "TEAM001" not in json.dumps(record)


def test_rules_of_the_team_are_listed_and_explained(project: Path) -> None:
    assert "TEAM001" not in run("rules").stdout
    configure(project, "[lint]\nterms = ['t.toml']\n")
    pack = "[TEAM001]\nname = 'by-and-by'\nmessage = {en = 'When?', zh = '何时？'}\n"
    configure(project, f"{pack}why = 'a day is long'\nadd = ['by and by']\n", "t.toml")
    (line,) = [line for line in run("rules").stdout.splitlines() if "TEAM001" in line]
    assert line.split() == ["TEAM001", "warning", "default", "-", "by-and-by", "When?"]
    shown = run("explain", "team001").stdout
    assert shown.startswith("TEAM001 by-and-by (warning)\n\nWhen?\n\nWhy: A day is long")
    assert "\n\n何时？\n\n为什么：" in run("explain", "team001", "--language", "zh").stdout
    assert run("explain", "by-and-by").stdout == shown
    assert run("explain", "TEAM002").exit_code == 2
    assert run("explain", "VAG003").exit_code == 0
