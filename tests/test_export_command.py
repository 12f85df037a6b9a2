"""`sopai export`: SOPs of the library and of files, in any format."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sopai.cli import main
from sopai.ingest.read import read
from sopai.workflow.shelf import take_in
from tests.export.templates import company, template_with

STARTER = Path(__file__).parents[1] / "knowledge" / "starter"
SOURCE = STARTER / "en" / "pick-and-pack.md"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOPAI_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SOPAI_LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["export", *words])


def test_a_file_becomes_a_word_file_that_is_read_back(here: Path) -> None:
    done = run(str(SOURCE), "--today", "2026-11-23")
    assert (done.exit_code, done.stdout) == (0, "Pick-and-pack-an-online-order.docx\n")
    assert len(read(here / "Pick-and-pack-an-online-order.docx").sop.steps) == 10


def test_an_sop_of_the_library_is_named_by_its_number(here: Path) -> None:
    take_in(here / "data", SOURCE.name, SOURCE.read_bytes())
    done = run("WH/SOP/002", "--format", "mermaid", "--out", "chart.mmd", "--json")
    assert json.loads(done.stdout) == {"schema": "sopai.export/1", "files": ["chart.mmd"]}
    assert (here / "chart.mmd").read_text("utf-8").startswith("flowchart TD\n")


def test_names_of_today_come_from_the_roster(here: Path) -> None:
    roster = str(STARTER / "roster.yaml")
    source = str(STARTER / "zh" / "goods-receiving.md")
    run(source, "--roster", roster, "--format", "mermaid", "--today", "2026-11-23")
    assert "收货员（陈志强" in (here / "仓库收货入库.mmd").read_text("utf-8")


def test_what_is_there_is_not_written_over_without_force(here: Path) -> None:
    (here / "mine.docx").write_text("mine", "utf-8")
    refused = run(str(SOURCE), "--out", "mine.docx")
    assert (refused.exit_code, (here / "mine.docx").read_text("utf-8")) == (2, "mine")
    assert "'mine.docx' is there already: write over it with --force" in refused.stderr
    assert run(str(SOURCE), "--out", "mine.docx", "--force").exit_code == 0


def test_sops_of_one_title_do_not_write_over_each_other(here: Path) -> None:
    done = run(str(SOURCE), str(SOURCE), "--format", "md", "--folder", "out")
    name = "Pick-and-pack-an-online-order"
    assert done.stdout.split() == [f"out/{name}.md", f"out/{name}-2.md"]
    assert read(here / "out" / f"{name}-2.md").sop == read(SOURCE).sop


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ([], "nothing to export"),
        (["nothing.md"], "nothing.md"),
        ([str(SOURCE), "--format", "odt"], "there is no format 'odt'"),
        ([str(SOURCE), str(SOURCE), "--out", "a.docx"], "2 files do not fit into 'a.docx'"),
        ([str(SOURCE), "--template", "no.docx"], "the template 'no.docx' cannot be read"),
        (["prose.txt", "--format", "md"], "'prose.txt' holds no step"),
    ],
)
def test_what_cannot_be_exported_is_explained(here: Path, words: list[str], why: str) -> None:
    (here / "prose.txt").write_text("The weather was good.", "utf-8")
    done = run(*words)
    assert done.exit_code == 2
    assert why in done.stderr
    assert not list(here.glob("*.md"))


def test_the_formats_are_listed() -> None:
    said = run("--list").stdout
    assert "docx " in said and "Word" in said


def test_a_chinese_user_is_told_in_chinese(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_LANGUAGE", "zh")
    assert "没有要导出的内容" in run().stderr
    listed = run("--list").stdout
    assert "步骤表，其他部分各占一张工作表" in listed and "to be printed" not in listed


def test_a_picture_that_is_not_shown_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("wash.md").write_text(
        "---\nsopai: 1\nid: sop_0123456789\nlanguage: en\nform: step_table\n---\n"
        "# Wash\n\n## Steps\n\n1. Wash both hands\n   - Material: [Plan](plan.heic)\n",
        "utf-8",
    )
    done = run("wash.md")
    assert (done.exit_code, done.stdout) == (0, "Wash.docx\n")
    assert "Wash.docx: the picture 'plan.heic' is not shown: there is no such file" in done.stderr
    assert run("wash.md", "--format", "xlsx").stderr == ""
    monkeypatch.setenv("SOPAI_LANGUAGE", "zh")
    assert (
        "图片 'plan.heic' 未显示：SOP 所在文件夹中没有这个文件" in run("wash.md", "--force").stderr
    )


def test_a_template_of_your_own_is_filled(here: Path) -> None:
    (here / "form.docx").write_bytes(company())
    done = run(str(SOURCE), "--template", "form.docx", "--out", "filled.docx")
    assert (done.exit_code, done.stdout) == (0, "filled.docx\n")
    assert len(read(here / "filled.docx").sop.steps) == 10


def test_a_template_with_wrong_placeholders_writes_nothing(here: Path) -> None:
    (here / "form.docx").write_bytes(template_with("{{titel}}", "{{number"))
    done = run(str(SOURCE), "--template", "form.docx", "--out", "filled.docx")
    assert (done.exit_code, (here / "filled.docx").exists()) == (2, False)
    assert "the nearest name is {{title}}; '{{number' in the text has no" in done.stderr
