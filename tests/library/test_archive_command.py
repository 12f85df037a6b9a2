"""`sopai library archive` and `unarchive`, typed as their user would."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from sopai.cli import main
from sopai.library.opening import open_library
from tests.library.archives import fill
from tests.library.samples import identity, put


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ("library", *words))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words_only: None) -> Path:
    """A library with something of everything; commands work on an empty one beside it."""
    monkeypatch.chdir(tmp_path)
    with open_library(tmp_path / "full") as library:
        fill(library)
    monkeypatch.setenv("SOPAI_DATA", str(tmp_path / "full"))
    return tmp_path


def test_backup_says_what_it_holds_and_whom_it_names(folder: Path) -> None:
    made = run("archive", "all.zip")
    assert made.stdout == "all.zip: 4 SOPs, 7 versions, 4 files as they were given, 1 change sets\n"
    assert "which name people: for somebody outside" in made.stderr
    outside = run("archive", "outside.zip", "--without-evidence")
    assert "0 change sets" in outside.stdout
    assert "no change sets are in it" in outside.stderr
    with ZipFile(folder / "outside.zip") as packed:
        assert json.loads(packed.read("manifest.json"))["has_evidence"] is False


def test_archive_is_taken_into_another_library(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("archive", "all.zip")
    monkeypatch.setenv("SOPAI_DATA", str(folder / "new"))
    done = run("unarchive", "all.zip", "--by", "Dee")
    assert done.exit_code == 0
    assert "Returns and refunds: new SOP, 3 versions" in done.stdout
    assert "the roster was taken from the archive\n" in done.stdout
    assert "change sets: 1 new, 0 with more decisions, 0 known" in done.stdout
    assert "4 new SOPs, 0 with more, 0 known, 0 not taken" in done.stdout
    again = json.loads(run("unarchive", "all.zip", "--json").stdout)
    assert {one["fate"] for one in again["sops"]} == {"known"}
    assert (again["roster"], again["change_sets"]) == ("known", {"known": 1})


def test_conflict_is_told_in_both_languages(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("archive", "all.zip")
    monkeypatch.setenv("SOPAI_DATA", str(folder / "new"))
    with open_library(folder / "new") as library:
        put(library, "expenses", purpose="另一份")
    done = run("unarchive", "all.zip")
    assert done.exit_code == 2
    assert "费用报销: NOT TAKEN: its versions went different ways" in done.stdout
    assert "3 new SOPs, 0 with more, 0 known, 1 not taken" in done.stdout
    chinese = run("unarchive", "all.zip", "--language", "zh")
    assert f"{identity('expenses')}  费用报销: 没有加入：它的版本" in chinese.stdout


def test_file_of_an_sop_in_conflict_can_be_added_as_one_of_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("archive", "all.zip")
    monkeypatch.setenv("SOPAI_DATA", str(folder / "new"))
    with open_library(folder / "new") as library:
        put(library, "expenses", purpose="另一份")
    with ZipFile("all.zip") as packed:
        name = next(one for one in packed.namelist() if one.endswith("00.md") and "费用" in one)
        text = packed.read(name).decode()
    Path("theirs.md").write_text(text.replace("sop_expenses00", "sop_expenses0x"), "utf-8")
    added = run("add", "theirs.md")
    assert (added.exit_code, "new SOP" in added.stdout) == (0, True)


def test_archive_without_change_sets_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("archive", "all.zip", "--without-evidence")
    monkeypatch.setenv("SOPAI_DATA", str(folder / "new"))
    assert "was made without change sets" in run("unarchive", "all.zip").stdout


def test_what_is_no_archive_is_refused_in_both_languages(folder: Path) -> None:
    Path("x.zip").write_text("nothing", "utf-8")
    assert "it is no zip file: name one that" in run("unarchive", "x.zip").stderr
    assert "它不是 zip 文件" in run("unarchive", "x.zip", "--language", "zh").stderr
