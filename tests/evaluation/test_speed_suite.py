"""Rates and times are measured on what they say."""

import json
import sys
from pathlib import Path

import pytest

from sopai.errors import EvaluationError
from sopai.evaluation import speed_suite
from sopai.evaluation.report import Speed, to_json
from sopai.evaluation.speed_suite import (
    File,
    build_long_document,
    count_words,
    measure_speed,
    this_command,
)
from sopai.evaluation.table import to_text
from tests.evaluation.fakes import FakeLinted, fake_lint

FINE = (sys.executable, "-c", "raise SystemExit(1)")
BROKEN = (sys.executable, "-c", "raise SystemExit('no such rule')")
CRASHES = (sys.executable, "-c", "raise ValueError('a defect')")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "company").mkdir()
    (tmp_path / "company" / "en-01.md").write_text("# One\n\nClose it.\n\n## Two\n\nStop.\n")
    (tmp_path / "zh.md").write_text("# 关门\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few runs, since the times themselves are not tested."""
    monkeypatch.setattr(speed_suite, "COLD_RUNS", 1)


@pytest.fixture
def report(folder: Path, quick: None) -> Speed:
    return measure_speed(folder, fake_lint, FINE)


@pytest.mark.parametrize(
    ("text", "words"),
    [("Close the valve.", 3), ("关门", 2), ("用Excel填表3次", 6), ("a_b c-d", 3), ("", 0)],
)
def test_each_latin_word_and_each_han_character_is_a_word(text: str, words: int) -> None:
    assert count_words(text) == words


def test_rates_are_of_all_files(report: Speed) -> None:
    assert (report.files, report.words, report.words_wc) == (2, 7, 9)
    words, words_wc, files = report.measures[:3]
    assert words.value / files.value == pytest.approx(7 / 2)
    assert words_wc.value / files.value == pytest.approx(9 / 2)


def test_goals_stand_beside_the_values(report: Speed) -> None:
    assert [(m.name, m.unit, m.goal) for m in report.measures] == [
        ("words", "words/s", 400_000),
        ("words as wc -w", "words/s", None),
        ("files", "files/s", 300),
        ("long file, warm", "ms", 20),
        ("linting while editing, 3,000 words, English", "ms", 100),
        ("one file, cold", "ms", 600),
    ]
    assert [m.is_met is None for m in report.measures] == [False, True, False, False, False, False]


def test_the_report_is_json_and_text(report: Speed) -> None:
    assert json.loads(to_json(report))["schema"] == "sopai.eval/1"
    text = to_text(report, with_failures=False)
    assert "7 words (9 as wc -w counts them)" in text
    assert "400,000 words/s" in text


def test_every_file_is_linted_in_each_run(folder: Path, quick: None) -> None:
    seen: list[str] = []

    def lint(text: str, path: str) -> FakeLinted:
        seen.append(Path(path).name)
        return fake_lint(text, path)

    measure_speed(folder, lint, FINE)

    assert seen == ["en-01.md", "zh.md"] * 4 + ["long.md"] * 4 + ["edited.md"] * 8


def test_each_edit_is_another_text_in_each_language(folder: Path, quick: None) -> None:
    (folder / "company" / "zh-01.md").write_text("# 关门\n\n1. 关门。\n", encoding="utf-8")
    edited: list[str] = []

    def lint(text: str, path: str) -> FakeLinted:
        if path == "edited.md":
            edited.append(text)
        return fake_lint(text, path)

    report = measure_speed(folder, lint, FINE)

    assert len(set(edited)) == len(edited) == 16
    assert all(count_words(text) >= 3_000 for text in edited)
    assert sum("while editing" in measure.name for measure in report.measures) == 2


def test_a_long_document_takes_distinct_sections_first() -> None:
    sections = "".join(f"# Part {n}\n\n{'word ' * 500}\n" for n in range(20))

    document = build_long_document([File(Path("a.md"), sections)])

    assert 5_000 <= count_words(document.text) < 5_600
    assert (document.sections, document.files, document.rounds) == (10, 1, 1)
    assert document.text.count("\n# ") == 0
    assert document.text.count("\n## Part") == 10


def test_sections_are_gone_through_again_where_there_are_too_few() -> None:
    text = f"# One\n\n{'word ' * 999}\n# Two\n\n{'term ' * 999}\n# One\n\n{'word ' * 999}\n"

    document = build_long_document([File(Path("a.md"), text)])

    assert (document.sections, document.rounds) == (2, 3)
    assert "## One (3)\n" in document.text
    assert "## Two (3)\n" not in document.text


def test_text_without_headings_is_one_section() -> None:
    document = build_long_document([File(Path("a.md"), "word " * 6_000)])

    assert (document.sections, document.rounds) == (1, 1)


def test_a_cold_run_that_fails_is_told(folder: Path, quick: None) -> None:
    with pytest.raises(EvaluationError, match="lint failed: ValueError: a defect"):
        measure_speed(folder, fake_lint, CRASHES)


def test_a_folder_without_words_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text("---\n")

    with pytest.raises(EvaluationError, match="no Markdown files with words"):
        measure_speed(tmp_path, fake_lint, FINE)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "binary.md").write_bytes(bytes(range(32)) * 9)

    with pytest.raises(EvaluationError, match=r"binary\.md"):
        measure_speed(tmp_path, fake_lint, FINE)


def test_the_script_is_started_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert this_command() == (str(tmp_path / "python"), "-m", "sopai")

    (tmp_path / "sopai").touch()
    (tmp_path / "sopai.exe").touch()
    assert len(this_command()) == 1
