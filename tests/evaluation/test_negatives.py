"""Hard negatives are counted by language, form and the time when they were written."""

from pathlib import Path

import pytest

from sopai.errors import EvaluationError
from sopai.evaluation.negatives import measure_negatives
from sopai.workflow import lint_text

SHELL = "# Pack\n\n## Steps\n\n{fragment}\n"
QUIET = '{"code":"VAG003","form":"quote","trap":"t","text":"> Soon.","written":"before"}\n'
LOUD = (
    '{"code":"VAG003","form":"list_item","trap":"loud","written":"after",'
    '"text":"1. Ann Reed (Packer) packs it as soon as possible."}\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two English near misses, one of which fires, and none in Chinese."""
    for name, text in {
        "shells/en.md": SHELL,
        "shells/zh.md": SHELL,
        "negatives/en.jsonl": QUIET + LOUD,
        "negatives/zh.jsonl": "",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_those_that_fire_are_counted_and_named(folder: Path) -> None:
    measured = measure_negatives(folder, lint_text)
    counts = {(g.language, g.form, g.written): (g.fired, g.items) for g in measured.groups}
    assert counts["en", "all", "all"] == (1, 2)
    assert counts["en", "all", "before"] == (0, 1)
    assert counts["en", "list_item", "all"] == (1, 1)
    assert counts["zh", "all", "all"] == (0, 0)
    assert [line.split(":")[0] for line in measured.fired] == ["VAG003 list_item loud"]


def test_a_finding_outside_the_passage_does_not_count(folder: Path) -> None:
    shell = SHELL.replace("{fragment}", "{fragment}\n\n1. Ann Reed (Packer) packs it soon.")
    (folder / "shells/en.md").write_text(shell, encoding="utf-8")
    (folder / "negatives/en.jsonl").write_text(QUIET, encoding="utf-8")
    assert measure_negatives(folder, lint_text).fired == ()


def test_a_broken_file_is_named(folder: Path) -> None:
    (folder / "negatives/zh.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"zh\.jsonl.*cannot be read"):
        measure_negatives(folder, lint_text)
