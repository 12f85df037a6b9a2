"""`sopai fix` as a user types it: a diff, exit codes, and files that keep what they are."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from sopai.cli import main
from sopai.errors import ChangeConflict, ChangeError
from sopai.workflow.fixing import mend_file, write_mended

BAD = (
    "# Packing\n\n## Steps\n\n"
    "1. Li Si (Packer) packs the order asap.\n"
    "2. Li Si (Packer) calls the shift lead if fewer than 10 boxes are left on the shelf.\n"
    "2. Li Si (Packer) weighs the parcel.\n"
)
GOOD = (
    "# Packing\n\n## Steps\n\n"
    "1. Li Si (Packer) packs the order asap.\n"
    "2. If fewer than 10 boxes are left on the shelf, Li Si (Packer) calls the shift lead.\n"
    "3. Li Si (Packer) weighs the parcel.\n"
)
BAD_ZH = (
    "# 打包\n\n## 操作步骤\n\n"
    "1. 打包员李四打包订单。\n"
    "2. 打包员李四致电班长赵六，如果货架上剩下的纸箱少于10个。\n"
)
GOOD_ZH = BAD_ZH.replace(
    "打包员李四致电班长赵六，如果货架上剩下的纸箱少于10个",
    "如果货架上剩下的纸箱少于10个，打包员李四致电班长赵六",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOPAI_LANGUAGE", "en")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["fix", *words])


def test_a_diff_is_shown_and_nothing_is_written(folder: Path) -> None:
    (folder / "a.md").write_bytes(BAD.encode())
    result = run("a.md")
    assert result.exit_code == 1
    assert "--- a.md\n+++ a.md\n@@" in result.stdout
    assert "+2. If fewer than 10 boxes are left on the shelf, Li Si" in result.stdout
    assert "2 safe fixes, none of them written: --write" in result.stderr
    assert (folder / "a.md").read_bytes() == BAD.encode()


def test_what_is_written_needs_nothing_more(folder: Path) -> None:
    (folder / "a.md").write_bytes(BAD.encode())
    assert run("a.md", "--write").exit_code == 0
    assert (folder / "a.md").read_bytes() == GOOD.encode()
    result = run("a.md")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing to fix safely" in result.stderr


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_diff_is_one_that_patch_reads(folder: Path, newline: str) -> None:
    text = BAD.replace("\n", newline).removesuffix(newline)
    (folder / "a.md").write_bytes(text.encode())
    diff = run("a.md").stdout_bytes
    subprocess.run(
        ["patch", "--binary", "-p0"],  # noqa: S607 - wherever it is
        input=diff,
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    assert (folder / "a.md").read_bytes() == GOOD.replace("\n", newline).removesuffix(
        newline
    ).encode()


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"", "gb18030"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_keeps_its_encoding_mark_and_newlines(
    folder: Path, mark: bytes, encoding: str, newline: str
) -> None:
    before, after = (
        mark + text.replace("\n", newline).encode(encoding) for text in (BAD_ZH, GOOD_ZH)
    )
    (folder / "a.md").write_bytes(before)
    assert run("a.md", "--write").exit_code == 0
    assert (folder / "a.md").read_bytes() == after


def test_a_file_keeps_its_permissions_and_leaves_nothing_beside_it(folder: Path) -> None:
    (folder / "a.md").write_bytes(BAD.encode())
    (folder / "a.md").chmod(0o640)
    run("a.md", "--write")
    assert (folder / "a.md").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in folder.iterdir()] == ["a.md"]


def test_a_file_that_may_not_be_written_stays(folder: Path) -> None:
    (folder / "a.md").write_bytes(BAD.encode())
    (folder / "a.md").chmod(0o444)
    (folder / "b.md").write_bytes(BAD.encode())
    result = run("a.md", "b.md", "--write")
    assert result.exit_code == 2 and "cannot be written (Permission denied)" in result.stderr
    assert (folder / "a.md").read_bytes() == BAD.encode()
    assert (folder / "b.md").read_bytes() == GOOD.encode()


def test_a_file_that_was_changed_meanwhile_stays(folder: Path) -> None:
    path = folder / "a.md"
    path.write_bytes(BAD.encode())
    mended = mend_file(path)
    path.write_bytes(BAD.encode() + b"3. More.\n")
    with pytest.raises(ChangeConflict, match="was changed meanwhile"):
        write_mended(mended)
    assert path.read_bytes() == BAD.encode() + b"3. More.\n"
    path.unlink()
    with pytest.raises(ChangeError, match="cannot be written"):
        write_mended(mended)


def test_of_a_link_the_file_behind_it_is_written(folder: Path) -> None:
    (folder / "a.md").write_bytes(BAD.encode())
    (folder / "link.md").symlink_to("a.md")
    assert run("link.md", "a.md", "--write").stderr.startswith("sopai: 1 files")
    assert (folder / "link.md").is_symlink()
    assert (folder / "a.md").read_bytes() == GOOD.encode()


def test_a_link_out_of_the_folder_is_left_alone(folder: Path) -> None:
    (folder / "else.md").write_bytes(BAD.encode())
    (folder / "sops").mkdir()
    (folder / "sops" / "link.md").symlink_to("../else.md")
    (folder / "sops" / "a.md").write_bytes(BAD.encode())
    result = run("sops", "--write")
    assert result.exit_code == 0 and "link.md is not changed" in result.stderr
    assert (folder / "else.md").read_bytes() == BAD.encode()
    assert (folder / "sops" / "a.md").read_bytes() == GOOD.encode()


def test_a_link_to_itself_is_an_error_and_no_more(folder: Path) -> None:
    (folder / "loop.md").symlink_to("loop.md")
    result = run("loop.md", "--write")
    assert result.exit_code == 2 and "cannot be opened" in result.stderr


BROKEN = {
    "empty": b"",
    "blank": b" \n\n",
    "binary": bytes(range(32)) * 200,
    "neither encoding": b"# A\n\n1. Caf\xe9 cr\xe8me\n",
    "cut off": "# 打包".encode("utf-16")[:-1],
    "larger than any procedure": b"a" * 10_000_001,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_does_not_stop_the_others(folder: Path, name: str) -> None:
    (folder / "bad.md").write_bytes(BROKEN[name])
    (folder / "good.md").write_bytes(BAD.encode())
    result = run("bad.md", "nowhere.md", "good.md", "--write")
    assert result.exit_code == 2
    assert "bad.md" in result.stderr and "'nowhere.md' does not exist" in result.stderr
    assert (folder / "bad.md").read_bytes() == BROKEN[name]
    assert (folder / "good.md").read_bytes() == GOOD.encode()


def test_a_word_file_is_refused_by_name_and_counted_in_a_folder(folder: Path) -> None:
    Document().save(str(folder / "a.docx"))
    result = run("a.docx")
    assert result.exit_code == 2 and "only Markdown and plain text are" in result.stderr
    alone = run(".")
    assert alone.exit_code == 2 and "1 files are not changed" in alone.stderr
    (folder / "a.md").write_bytes(BAD.encode())
    assert run(".", "--write").exit_code == 0


def test_one_rule_alone_is_fixed_by_code_or_name(folder: Path) -> None:
    (folder / "a.md").write_bytes(BAD.encode())
    for code in ("STP004", "numbering"):
        lines = run("a.md", "--code", code).stdout.splitlines()
        assert [line for line in lines if line.startswith("+")] == [
            "+++ a.md", "+3. Li Si (Packer) weighs the parcel.",
        ]  # fmt: skip
    unknown = run("a.md", "--code", "NONE01")
    assert unknown.exit_code == 2 and "there is no rule 'NONE01'" in unknown.stderr


def test_what_is_left_is_shown_with_what_could_stand_there(folder: Path) -> None:
    (folder / "a.md").write_bytes(BAD.encode())
    result = run("a.md", "--suggest", "--code", "VAG003")
    assert result.exit_code == 0
    assert 'a.md:5:35: error VAG003 vague-deadline: "asap"' in result.stdout
    assert "    -> within {N} minutes" in result.stdout


def test_messages_follow_the_language(folder: Path) -> None:
    (folder / "a.md").write_bytes(BAD_ZH.encode())
    result = run("a.md", "nowhere.md", "--language", "zh", "--suggest")
    assert "有 1 处可以安全修改，尚未写入" in result.stderr
    assert "'nowhere.md' 不存在" in result.stderr and "多久复审一次" in result.stdout
    assert "+2. 如果货架上剩下的纸箱少于10个，打包员李四致电班长赵六。" in result.stdout


def test_json_holds_diff_fixes_suggestions_and_errors(folder: Path) -> None:
    (folder / "a.md").write_bytes(BAD.encode())
    result = run("a.md", "nowhere.md", "--json", "--suggest")
    record = json.loads(result.stdout)
    assert result.exit_code == 2 and record["schema"] == "sopai.fix/1"
    file, missing = record["files"]
    assert set(file) == set("path error written fixes diff suggestions".split())
    assert [one["code"] for one in file["fixes"]] == ["EXC004", "STP004"]
    assert file["fixes"][0]["after"].startswith("If fewer than 10")
    assert file["diff"].startswith("--- a.md\n+++ a.md\n") and file["written"] is False
    assert {one["code"] for one in file["suggestions"]} >= {"VAG003", "MON001"}
    assert missing["path"] == "nowhere.md" and "does not exist" in missing["error"]
    summary = record["summary"]
    assert (summary["files"], summary["fixes"], summary["failed"]) == (2, 2, 1)
    assert json.loads(run("a.md", "--json", "--write").stdout)["files"][0]["written"] is True


def test_a_lint_run_says_how_much_can_be_fixed(folder: Path) -> None:
    (folder / "a.md").write_bytes(BAD.encode())
    result = CliRunner().invoke(main, ["lint", "a.md"])
    assert "2 of them can be fixed safely: sopai fix" in result.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_refused(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    result = run("pipe.md", "--write")
    assert result.exit_code == 2 and "is a pipe or a device" in result.stderr


def test_the_settings_of_the_folder_hold_for_fixes_too(folder: Path) -> None:
    (folder / "a.md").write_bytes(BAD.encode())
    settings = folder / "sopai.toml"
    settings.write_text('[lint.severity]\nEXC004 = "off"\nSTP004 = "off"\n', "utf-8")
    assert run("a.md").exit_code == 0
    assert run("a.md", "--no-config").exit_code == 1
    settings.write_text('[lint]\nexclude = ["a.md"]\n', "utf-8")
    left_out = run("a.md")
    assert left_out.exit_code == 0 and "1 files are left out" in left_out.stderr
