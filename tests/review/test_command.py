"""`sopai review` as it is typed: exit codes, streams, languages, stopping and going on."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from sopai.cli import main
from sopai.review.files import RECORDS

BAD = "# Returns\n\n1. Ann Reed (Clerk) replies to the customer as soon as possible.\n"
CLEAN = "# About us\n\nWe have sold buttons since 1912.\n"


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["review", *map(str, arguments)])


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "bad.md").write_text(BAD, encoding="utf-8")
    return tmp_path / "pile"


def test_findings_of_severity_error_give_1(pile: Path, tmp_path: Path) -> None:
    result = _run(pile, "--out", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "1 files to review" in result.stderr
    assert f"open {tmp_path / 'out' / 'index.html'}" in result.stderr


def test_nothing_to_say_gives_0(tmp_path: Path) -> None:
    (tmp_path / "clean.md").write_text(CLEAN, encoding="utf-8")
    assert _run(tmp_path / "clean.md", "--out", tmp_path / "out").exit_code == 0


def test_file_that_cannot_be_read_gives_2_and_is_named(pile: Path, tmp_path: Path) -> None:
    (pile / "odd\x1b[31m.md").write_bytes(bytes(range(32)) * 100)
    result = _run(pile, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "not read: " in result.stderr and "save it as Markdown" in result.stderr
    assert "\x1b" not in result.stderr


def test_json_prints_the_summary_alone(pile: Path, tmp_path: Path) -> None:
    (pile / "photo.jpg").write_bytes(b"x")
    record = json.loads(_run(pile, "--out", tmp_path / "out", "--json").stdout)
    assert record["schema"] == "sopai.review/1"
    assert (record["summary"]["files"], record["summary"]["skipped"]) == (1, 1)
    assert record["worst"] == [str(pile / "bad.md")]
    assert record["skipped"] == [{"path": str(pile / "photo.jpg"), "reason": "type"}]


def test_messages_and_reports_speak_chinese(pile: Path, tmp_path: Path) -> None:
    result = _run(pile, "--out", tmp_path / "out", "--language", "zh")
    assert "要审查 1 份文件" in result.stderr
    assert "先做这些" in (tmp_path / "out" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "unread", "loss", "note"),
    [
        ("en", "is not a text file", "a video was not read", "the permit is ignored"),
        ("zh", "不是文本文件：请另存为 Markdown", "视频没有读入", "这条允许注释不起作用"),
    ],
)
def test_errors_and_losses_are_in_the_language_of_the_report(
    pile: Path, tmp_path: Path, language: str, unread: str, loss: str, note: str
) -> None:
    (pile / "broken.md").write_bytes(bytes(range(32)) * 100)
    (pile / "permit.md").write_text(f"{BAD}\n<!-- sopai: allow VAG003 -->\n", encoding="utf-8")
    page = "<h1>Returns</h1><p>Ann Reed (Clerk) replies to them.</p><video>how</video>"
    (pile / "film.html").write_text(page, encoding="utf-8")
    out = tmp_path / "out"
    said = _run(pile, "--out", out, "--language", language).stderr
    overview = (out / "index.html").read_text("utf-8")
    pages = "".join(path.read_text("utf-8") for path in (out / "files").iterdir())
    sheet = load_workbook(out / "review.xlsx").worksheets[0]
    cells = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)

    assert unread in said and unread in overview and unread in cells
    assert loss in overview and loss in pages and note in pages
    assert "is not a text file" in (out / "review.json").read_text("utf-8")


@pytest.mark.parametrize("text", ["pdf", "", "html,docs", ","])
def test_format_that_does_not_exist_is_told(pile: Path, tmp_path: Path, text: str) -> None:
    result = _run(pile, "--out", tmp_path / "out", "--format", text)
    assert (result.exit_code, "html, json, csv, docx" in result.stderr) == (2, True)
    assert not (tmp_path / "out").exists()


def test_folder_that_holds_a_review_needs_resume(pile: Path, tmp_path: Path) -> None:
    _run(pile, "--out", tmp_path / "out")
    again = _run(pile, "--out", tmp_path / "out")
    assert (again.exit_code, "--resume" in again.stderr) == (2, True)
    resumed = _run(pile, "--out", tmp_path / "out", "--resume")
    assert resumed.exit_code == 1
    assert "0 files to review, 1 known from before" in resumed.stderr


def test_a_review_of_other_documents_is_not_thrown_away(pile: Path, tmp_path: Path) -> None:
    _run(pile, "--out", tmp_path / "out")
    before = (tmp_path / "out" / "review.json").read_bytes()
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.md").write_text("1. Close it.\n", encoding="utf-8")
    done = _run(other, "--out", tmp_path / "out", "--resume")
    assert (done.exit_code, "a review of other documents" in done.stderr) == (2, True)
    assert (tmp_path / "out" / "review.json").read_bytes() == before


def test_comments_are_for_word_files_and_that_is_said(pile: Path, tmp_path: Path) -> None:
    result = _run(pile, "--out", tmp_path / "out", "--format", "html,docx")
    assert "comments go into Word files only: 1 file has none" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_ctrl_c_stops_and_what_was_done_stays(tmp_path: Path) -> None:
    pile, out = tmp_path / "pile", tmp_path / "out"
    pile.mkdir()
    for number in range(300):
        (pile / f"{number}.md").write_text(BAD + "2. Close it.\n" * 50, encoding="utf-8")
    command = [sys.executable, "-m", "sopai", "review", str(pile), "--out", str(out)]
    process = subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--workers", "1"],
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A shell that runs the tests in the background has them ignore the signal.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    records = out / RECORDS
    while not records.exists() or records.read_bytes().count(b"\n") < 20:
        assert process.poll() is None
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    told = process.communicate()[1].decode()
    assert process.returncode == 2
    assert "--resume" in told and "Traceback" not in told
    assert not (out / "index.html").exists()
    resumed = _run(pile, "--out", out, "--resume")
    assert " known from before" in resumed.stderr and (out / "index.html").exists()


def test_document_of_a_type_that_is_not_read_is_named_with_advice(
    pile: Path, tmp_path: Path
) -> None:
    (pile / "old.doc").write_bytes(b"x")
    result = _run(pile, "--out", tmp_path / "out")
    assert "old.doc: files of type .doc are not read" in result.stderr
    assert ", 1 not read" in result.stderr
    assert "left out" not in result.stderr
