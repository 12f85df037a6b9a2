"""Suites are found by name and run on the chosen split."""

import sys
from pathlib import Path

import pytest

from sopai.errors import EvaluationError
from sopai.evaluation import speed_suite, suites
from sopai.evaluation.corpus import eval_folder
from sopai.evaluation.report import Quality, Speed
from sopai.evaluation.suites import Wanted, run
from tests.evaluation.fakes import MANUAL, ROWS, fake_lint, write_cases

LINT_CHECKERS = ["sopai", "incose", "proselint", "proselint (all)", "harper", "harper (all)"]


def test_lint_is_compared_with_every_checker(folder: Path) -> None:
    report = run("lint", Wanted(split="dev", cases=folder, lint=fake_lint))

    assert isinstance(report, Quality)
    assert [c.name for c in report.checkers] == [*LINT_CHECKERS, "always", "majority"]


def test_owners_are_compared_with_guesses(folder: Path) -> None:
    report = run("owners", Wanted(split="dev", cases=folder, lint=fake_lint))

    assert isinstance(report, Quality)
    assert [c.name for c in report.checkers] == ["sopai", "always", "names nobody", "majority"]


def test_the_report_split_is_the_default(tmp_path: Path) -> None:
    hidden = tuple(row | {"split": "report"} for row in ROWS[:3])
    folder = write_cases(tmp_path, (*hidden, ROWS[3]), {"shop/packing.md": MANUAL})

    report = run("owners", Wanted(cases=folder, lint=fake_lint))

    assert isinstance(report, Quality)
    assert (report.split, report.n) == ("report", 3)


def test_shipped_cases_are_the_default() -> None:
    report = run("owners", Wanted(split="all", lint=fake_lint))

    assert isinstance(report, Quality)
    assert (report.n, report.documents) == (1_319, 69)


def test_speed_is_measured_on_a_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed_suite, "COLD_RUNS", 1)
    monkeypatch.setattr(suites, "this_command", lambda: (sys.executable, "-c", "pass"))

    report = run("speed", Wanted(cases=folder, lint=fake_lint))

    assert isinstance(report, Speed)
    assert report.files == 1


def test_an_unknown_suite_is_refused() -> None:
    with pytest.raises(
        EvaluationError, match="no suite 'style': choose lint, quiet, owners, speed"
    ):
        run("style")


def test_the_evaluation_data_lie_beside_the_package() -> None:
    assert (eval_folder() / "documents" / "SOURCES.md").is_file()
