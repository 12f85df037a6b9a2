"""`sopai library next-number`, typed as its user would."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sopai.cli import main
from sopai.library.adding import add
from sopai.library.opening import open_library
from sopai.library.roster import write_roster
from sopai.schema.control import DocumentControl
from sopai.schema.roster import Roster
from sopai.workflow.next_number import next_number
from tests.library.samples import sop


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ("library", "next-number", *words))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words_only: None) -> Path:
    monkeypatch.setenv("SOPAI_DATA", str(tmp_path / "data"))
    with open_library(tmp_path / "data") as library:
        for name, number, department in (
            ("returns", "CS/SOP/007", "Customer Service"),
            ("payroll", "FIN/SOP/002", "Finance"),
        ):
            control = DocumentControl(number=number, department=department)
            add(library, sop(name), control, f"{name}.md", name.encode(), who="Ann")
        write_roster(library, Roster(departments=("Warehouse",)), who="Ann")
    return tmp_path


def test_number_is_on_stdout_and_the_reason_beside_it(folder: Path) -> None:
    found = run("Customer Service")
    assert found.stdout == "CS/SOP/008\n"
    assert "CS/SOP/007 was the highest so far; gaps stay" in found.stderr


def test_reasons_are_in_both_languages(folder: Path) -> None:
    assert "the code is a proposal" in run("Human Resources").stderr
    chinese = run("Creative Services", "--language", "zh")
    assert "部门代码只是建议" in chinese.stderr
    assert "其他部门已使用，所以跳过：CS" in chinese.stderr


def test_all_departments_are_listed_without_one(folder: Path) -> None:
    assert run().stdout.splitlines() == [
        "CS/SOP/008  Customer Service",
        "FIN/SOP/003  Finance",
        "WA/SOP/001  Warehouse",
    ]


def test_json_holds_number_and_reasons(folder: Path) -> None:
    [one] = json.loads(run("Finance", "--json").stdout)["numbers"]
    assert (one["number"], one["basis"], one["last"]) == ("FIN/SOP/003", "own", "FIN/SOP/002")
    assert len(one["why"]) == 1


def test_library_that_is_not_there_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPAI_DATA", str(tmp_path / "none"))
    assert "names no department: name one" in run().stderr
    assert next_number(tmp_path / "none", "Sales").number == "SAL-SOP-001"
    assert not (tmp_path / "none").exists()
