"""`sopai lint --diff` and `--diff-file`, in real repositories."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sopai.cli import main
from sopai.workflow.git import commit_of, difference, top_of

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")

DOC = """# Packing

## Steps

1. Li Si (Packer) packs it promptly.
2. Li Si (Packer) weighs it carefully.

   The scale shows the weight.
3. Li Si (Packer) sends it soon.

## Exceptions

| Situation | Cause | Handling | Responsible |
| --- | --- | --- | --- |
| No box | None ordered | Li Si orders 5 boxes within 1 hour | Li Si |
"""


class Repository:
    """A repository of one's own, in which the command is called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str) -> str:
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "gc.auto=0")
        done = subprocess.run(  # noqa: S603 - git, with words of this test
            ["git", *identity, *words],  # noqa: S607 - as it is installed
            cwd=self.folder,
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        return done.stdout

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "x")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    made = Repository(tmp_path / "repository")
    monkeypatch.chdir(made.folder)
    return made


def run(*words: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["lint", *words], input=stdin)


def found(*words: str, stdin: bytes | None = None) -> dict[str, list[tuple[str, int]]]:
    """Codes and lines by file of what is reported."""
    result = run(*words, "--json", stdin=stdin)
    assert result.exit_code in (0, 1), result.stderr
    return {
        Path(file["path"]).as_posix(): [(one["code"], one["line"]) for one in file["findings"]]
        for file in json.loads(result.stdout)["files"]
    }


def test_only_what_stands_on_changed_lines_is_reported(repository: Repository) -> None:
    repository.write("a.md", DOC)
    repository.write("b.md", DOC)
    repository.commit()
    repository.write("a.md", DOC.replace("sends it soon", "mails it soon"))
    assert found("--diff") == {"a.md": [("VAG003", 9)]}
    result = run("--diff")
    assert result.exit_code == 1
    assert "findings that the change did not make are not shown" in result.stderr
    assert "不是这次改动造成的" in run("--diff", "--language", "zh").stderr


def test_nothing_changed_is_nothing_to_say(repository: Repository) -> None:
    repository.write("a.md", DOC)
    repository.commit()
    result = run("--diff")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no document has changed" in result.stderr


def test_staged_unstaged_and_new_files_count_and_ignored_ones_do_not(
    repository: Repository,
) -> None:
    for name in ("staged.md", "unstaged.md", "same.md"):
        repository.write(name, DOC)
    repository.write(".gitignore", "ignored.md\n")
    repository.commit()
    for name in ("staged.md", "unstaged.md"):
        repository.write(name, DOC + "\n1. Li Si (Packer) sends it soon.\n")
    repository.git("add", "staged.md")
    repository.write("new.md", DOC)
    repository.write("ignored.md", DOC)
    reported = found("--diff", ".")
    assert reported.keys() == {"staged.md", "unstaged.md", "new.md"}
    assert reported["staged.md"] == [("VAG003", 17)]
    assert len(reported["new.md"]) == len(found("same.md")["same.md"])


def test_in_a_repository_without_commits_all_is_new(repository: Repository) -> None:
    repository.write("a.md", DOC)
    repository.write("b.md", DOC)
    repository.git("add", "a.md")
    assert found("--diff") == found("a.md", "b.md")


NAMES = ["a b.md", "打包 流程.md", 'q"t.md', "tab\tin.md", "line\nend.md", "back\\slash.md", "é.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("name", NAMES)
def test_files_are_known_whatever_they_are_called(name: str, repository: Repository) -> None:
    repository.write(f"some folder/{name}", DOC)
    repository.commit()
    repository.write(f"some folder/{name}", DOC.replace("sends it soon", "mails it soon"))
    assert found("--diff") == {f"some folder/{name}": [("VAG003", 9)]}
    repository.write(f"some folder/x{name}", "# New\n\n1. Li Si sends it soon.\n")
    assert ("VAG003", 3) in found("--diff")[f"some folder/x{name}"]


def test_a_renamed_file_counts_by_its_lines(repository: Repository) -> None:
    repository.write("a.md", DOC)
    repository.commit()
    repository.git("mv", "a.md", "b.md")
    assert found("--diff") == {"b.md": []}
    repository.write("b.md", DOC.replace("sends it soon", "mails it soon"))
    assert found("--diff") == {"b.md": [("VAG003", 9)]}


def test_a_deleted_file_is_nothing_to_read(repository: Repository) -> None:
    repository.write("a.md", DOC)
    repository.commit()
    (repository.folder / "a.md").unlink()
    assert run("--diff").exit_code == 2  # no document is left at all
    repository.write("b.md", DOC)
    assert found("--diff").keys() == {"b.md"}


def test_a_fault_that_the_change_caused_elsewhere_is_reported(repository: Repository) -> None:
    steps = "## Steps\n\n{}1. Pack it at station 3.\n2. Send it to dock 4.\n"
    repository.write("a.md", "# P\n\n" + steps.format("Responsible: Li Si\n\n"))
    repository.commit()
    assert not [one for one in found("a.md")["a.md"] if one[0] == "OWN001"]
    repository.write("a.md", "# P\n\n" + steps.format(""))
    assert [one for one in found("--diff")["a.md"] if one[0] == "OWN001"] == [
        ("OWN001", 5),
        ("OWN001", 6),
    ]


def test_a_part_that_the_change_took_out_is_missed_and_others_are_not(
    repository: Repository,
) -> None:
    repository.write("a.md", DOC)
    repository.commit()
    whole = {code for code, line in found("a.md")["a.md"] if line == 1}
    assert whole and "EXC001" not in whole
    repository.write("a.md", DOC[: DOC.index("## Exceptions")])
    assert found("--diff") == {"a.md": [("EXC001", 1)]}
    repository.write("a.md", DOC.replace("# Packing", "# Packing of orders"))
    assert found("--diff") == {"a.md": []}


def test_of_what_is_missing_only_what_is_missing_now_counts(repository: Repository) -> None:
    head = "---\nnumber: WH-1\nversion: '1.0'\n---\n\n"
    repository.write("a.md", head + DOC)
    repository.commit()
    repository.write("a.md", head.replace("number: WH-1\n", "") + DOC)
    assert ("VER001", 1) in found("--diff")["a.md"]
    repository.commit()
    repository.write("a.md", head + DOC)
    assert ("VER001", 1) not in found("--diff")["a.md"]


def test_a_step_counts_by_all_of_its_lines_and_words_by_their_own(repository: Repository) -> None:
    step = (
        "# P\n\n## Steps\n\n1. Pack it promptly\n   at station {}.\n2. Li Si sends it to dock 4.\n"
    )
    repository.write("a.md", step.format(3))
    repository.commit()
    repository.write("a.md", step.format(4))
    codes = {code for code, _ in found("--diff")["a.md"]}
    assert "OWN001" in codes and "VAG003" not in codes


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_lines_are_counted_in_each_encoding(
    encoding: str, newline: str, repository: Repository
) -> None:
    text = "# 打包\n\n## 操作步骤\n\n1. 打包员李四尽快打包。\n2. 打包员李四马上发货。\n"
    repository.write("a.md", text.replace("\n", newline).encode(encoding))
    repository.commit()
    changed = text.replace("发货", "寄出").replace("\n", newline)
    repository.write("a.md", changed.encode(encoding))
    assert found("--diff") == {"a.md": [("VAG003", 6)]}


def test_line_ends_that_git_turns_are_no_change(repository: Repository) -> None:
    repository.git("config", "core.autocrlf", "true")
    repository.write("a.md", DOC.replace("\n", "\r\n"))
    repository.commit()
    repository.write("a.md", DOC.replace("sends it soon", "mails it soon").replace("\n", "\r\n"))
    assert found("--diff") == {"a.md": [("VAG003", 9)]}


def test_a_file_without_lines_counts_as_a_whole(repository: Repository) -> None:
    page = "<h1>P</h1><ol><li>Li Si packs it promptly.</li><li>Li Si sends it {}.</li></ol>"
    repository.write("a.html", page.format("on"))
    repository.write("b.md", DOC.encode("utf-16"))
    repository.commit()
    assert found("--diff") == {}
    repository.write("a.html", page.format("to dock 4"))
    repository.write("b.md", DOC.replace("mails", "sends").replace("soon", "now").encode("utf-16"))
    assert found("--diff") == found("a.html", "b.md")
    said = run("--diff").stderr
    assert "a.html has no lines to compare: all its findings are shown" in said


def test_a_branch_is_compared_with_where_it_began(repository: Repository) -> None:
    repository.write("a.md", DOC)
    repository.write("b.md", DOC)
    repository.commit()
    repository.git("switch", "--quiet", "--create", "mine")
    repository.write("a.md", DOC.replace("sends it soon", "mails it soon"))
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.write("b.md", DOC.replace("packs it promptly", "packs it at 9:00"))
    repository.commit()
    repository.git("switch", "--quiet", "mine")
    assert found("--diff") == {}
    assert found("--diff", "main", ".") == {"a.md": [("VAG003", 9)]}
    assert found("--diff=main", "a.md") == {"a.md": [("VAG003", 9)]}


def test_a_word_that_git_does_not_know_is_a_path(repository: Repository) -> None:
    repository.write("docs/a.md", DOC)
    repository.write("b.md", DOC)
    repository.commit()
    for name in ("docs/a.md", "b.md"):
        repository.write(name, DOC.replace("sends it soon", "mails it soon"))
    assert found("--diff", "docs").keys() == {"docs/a.md"}
    assert found("--diff", "docs/a.md", "b.md").keys() == {"docs/a.md", "b.md"}


def test_a_baseline_and_settings_count_before_the_change(repository: Repository) -> None:
    repository.write("a.md", DOC)
    repository.commit()
    repository.write("a.md", DOC.replace("sends it soon", "mails it soon, properly"))
    assert {code for code, _ in found("--diff")["a.md"]} == {"VAG003", "VAG002"}
    run("a.md", "--write-baseline", "old.json")
    repository.write("a.md", DOC.replace("sends it soon", "mails it soon, properly, promptly"))
    assert len(found("--diff", "--baseline", "old.json")["a.md"]) == 3
    repository.write("sopai.toml", "[lint.severity]\nVAG002 = 'off'\n")
    assert {code for code, _ in found("--diff")["a.md"]} == {"VAG003"}


def test_each_form_of_report_has_the_same_findings(repository: Repository) -> None:
    repository.write("a.md", DOC)
    repository.commit()
    repository.write("a.md", DOC.replace("sends it soon", "mails it soon"))
    assert run("--diff", "--format", "github").stdout.count("::error") == 1
    sarif = json.loads(run("--diff", "--format", "sarif").stdout)
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == ["VAG003"]


def test_files_of_several_repositories_are_each_compared_with_their_own(
    repository: Repository,
) -> None:
    inner = Repository(repository.folder / "inner")
    for one in (inner, repository):
        one.write("a.md", DOC)
        one.commit()
        one.write("a.md", DOC.replace("sends it soon", "mails it soon"))
    assert found("--diff") == {"a.md": [("VAG003", 9)], "inner/a.md": [("VAG003", 9)]}


def test_a_further_working_tree_has_its_own_changes(repository: Repository) -> None:
    repository.write("a.md", DOC)
    repository.commit()
    repository.git("worktree", "add", "--quiet", "../second")
    second = repository.folder.parent / "second"
    second.joinpath("a.md").write_text(DOC.replace("sends it soon", "mails it"), encoding="utf-8")
    assert list(found("--diff=HEAD", str(second)).values()) == [[]]
    assert found("--diff", ".") == {}


def test_from_a_hook_the_files_count_and_not_its_index(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("a.md", DOC)
    repository.commit()
    repository.write("a.md", DOC.replace("sends it soon", "mails it soon"))
    monkeypatch.setenv("GIT_DIR", str(repository.folder / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", "none")
    monkeypatch.setenv("GIT_WORK_TREE", "/")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    assert found("--diff") == {"a.md": [("VAG003", 9)]}


REFUSED = {
    "unknown revision": (("--diff=nope", "."), "git knows no revision 'nope' in"),
    "two ways": (("--diff", "--diff-file", "x", "."), "give one of them"),
    "with records": (("--diff", "--jsonl", "x"), "goes neither with --jsonl nor"),
    "with a baseline to write": (("--diff", "--write-baseline", "x", "."), "goes neither with"),
    "no diff file": (("--diff-file", "none", "."), "'none' cannot be read"),
    "no diff": (("--diff-file", "a.md", "."), "'a.md': it is no unified diff"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_compared_is_refused(name: str, repository: Repository) -> None:
    repository.write("a.md", DOC)
    repository.commit()
    words, said = REFUSED[name]
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "") and said in result.stderr
    assert not (repository.folder / "x").exists()


def test_an_option_is_no_revision(repository: Repository) -> None:
    repository.write("a.md", DOC)
    repository.commit()
    for word in ("--output=x", "-x", "HEAD\n", "HEAD\x00"):
        assert commit_of(repository.folder, word) is None
    assert commit_of(repository.folder, "HEAD") == repository.git("rev-parse", "HEAD").strip()


def test_a_file_outside_a_repository_is_named(
    tmp_path: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.md").write_text(DOC, encoding="utf-8")
    result = run("--diff=HEAD", str(outside))
    assert result.exit_code == 2 and "is in no git repository" in result.stderr
    assert "不在 git 仓库里" in run("--diff=HEAD", str(outside), "--language", "zh").stderr


def test_a_folder_that_only_looks_like_a_repository_is_named(repository: Repository) -> None:
    repository.write("inner/a.md", DOC)
    (repository.folder / "inner" / ".git").mkdir()
    result = run("--diff=HEAD", "inner")
    assert result.exit_code == 2 and "git cannot say what has changed in" in result.stderr


def test_without_git_it_is_said_what_to_do(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("a.md", DOC)
    monkeypatch.setenv("PATH", str(repository.folder))
    result = run("--diff")
    assert result.exit_code == 2 and "there is no git on this machine" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the traps are shell scripts")
def test_nothing_is_run_that_a_stranger_set_up(repository: Repository) -> None:
    repository.write("a.md", DOC)
    repository.commit()
    trap, sign = repository.folder / "trap.sh", repository.folder.parent / "sprung"
    repository.write("trap.sh", f"#!/bin/sh\necho $0 $@ >> '{sign}'\ncat\n")
    trap.chmod(0o755)
    repository.write(".gitattributes", "*.md filter=evil=a diff=evil\n*.md filter=evil diff=evil\n")
    for key in (
        *("filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "filter.evil=a.clean"),
        *("diff.evil.command", "diff.evil.textconv", "diff.external", "core.fsmonitor"),
        *("core.pager", "pager.diff", "core.sshCommand", "core.editor"),
    ):
        repository.git("config", key, str(trap))
    repository.git("config", "filter.evil.required", "true")
    hook = repository.write(".git/hooks/post-index-change", trap.read_text("utf-8"))
    hook.chmod(0o755)
    repository.write("a.md", DOC.replace("sends it soon", "mails it soon"))
    sign.unlink(missing_ok=True)  # what the settings above have sprung themselves
    assert found("--diff") == {"a.md": [("VAG003", 9)]}
    assert not sign.exists(), sign.read_text("utf-8")


def test_a_filter_of_the_users_own_is_used(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "own.config"
    own.write_text('[filter "own"]\n\tclean = sed s/mails/sends/\n', encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own))
    repository.write(".gitattributes", "*.md filter=own\n")
    repository.write("a.md", DOC)
    repository.commit()
    repository.write("a.md", DOC.replace("sends", "mails"))
    assert not difference(repository.folder, "HEAD").patch


def test_the_top_is_the_nearest(repository: Repository) -> None:
    (repository.folder / "a" / "b").mkdir(parents=True)
    assert top_of(repository.folder / "a" / "b") == repository.folder.resolve()


def changed(repository: Repository) -> bytes:
    """The diff of a change, as git writes it with its usual context."""
    repository.write("docs/a.md", DOC)
    repository.write("docs/b.md", DOC)
    repository.commit()
    repository.write("docs/a.md", DOC.replace("sends it soon", "mails it soon"))
    return repository.git("diff").encode()


def test_a_diff_from_elsewhere_counts(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    patch = changed(repository)
    repository.write("change.patch", patch)
    shutil.rmtree(repository.folder / ".git")
    assert found("--diff-file", "change.patch") == {"docs/a.md": [("VAG003", 9)]}
    assert found("--diff-file", "-", "docs", stdin=patch) == {"docs/a.md": [("VAG003", 9)]}
    assert found("--diff-file", "change.patch", "docs/b.md") == {}


def test_names_in_a_diff_count_from_the_top(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    patch = changed(repository)
    monkeypatch.chdir(repository.folder / "docs")
    assert found("--diff-file", "-", stdin=patch) == {"a.md": [("VAG003", 9)]}
    bare = patch.replace(b"a/docs/", b"docs/").replace(b"b/docs/", b"docs/")
    assert found("--diff-file", "-", stdin=bare) == {"a.md": [("VAG003", 9)]}


def test_a_diff_that_does_not_fit_is_an_error_of_that_file(repository: Repository) -> None:
    patch = changed(repository)
    repository.write("docs/a.md", DOC.replace("sends it soon", "brings it soon"))
    result = run("--diff-file", "-", "--language", "zh", stdin=patch)
    path = str(Path("docs/a.md"))
    assert result.exit_code == 2 and f"'{path}'：改动与文件第 6 行不符" in result.stderr


def test_a_diff_reaches_no_file_but_those_that_are_linted(repository: Repository) -> None:
    repository.write("a.md", DOC)
    secret = repository.folder.parent / "secret.md"
    secret.write_text(DOC, encoding="utf-8")
    patch = b"--- a/../secret.md\n+++ b/../secret.md\n@@ -1 +1 @@\n-# P\n+# Packing\n"
    assert found("--diff-file", "-", stdin=patch) == {}
