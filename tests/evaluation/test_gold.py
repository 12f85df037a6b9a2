"""Rows are read whole or refused with their line."""

from pathlib import Path

import pytest

from sopai.errors import EvaluationError
from sopai.evaluation.gold import VagueClass, load_cases
from tests.evaluation.fakes import JsonObject, mark, row, write_rows


def test_a_row_is_read_with_its_marks(tmp_path: Path) -> None:
    write_rows(tmp_path / "company-zh.jsonl", (row(1, (3, 4), vague=[mark("尽快", "deadline")]),))

    (case,) = load_cases(tmp_path)

    assert (case.file, case.language) == ("company-zh", "zh")
    assert case.item.lines == (3, 4)
    assert case.item.vague[0].quote == "尽快"
    assert case.item.vague[0].vague_class is VagueClass.DEADLINE


@pytest.mark.parametrize(
    ("operative", "owner", "lacks"),
    [
        (True, "none", True),
        (True, "group", True),
        (True, "vague", True),
        (True, "role", False),
        (True, "person", False),
        (True, "system", False),
        (False, "na", False),
    ],
)
def test_owner_is_lacking_as_the_labels_say(
    tmp_path: Path, operative: bool, owner: str, lacks: bool
) -> None:
    write_rows(tmp_path / "en.jsonl", (row(1, (1, 1), operative=operative, owner=owner),))

    (case,) = load_cases(tmp_path)

    assert case.item.lacks_owner is lacks


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (row(2, (4, 3)), "not a range of lines"),
        (row(2, (0, 3)), "not a range of lines"),
        (row(2, (1, 1), owner="na"), "owner must be na exactly if"),
        (row(2, (1, 1), operative=False), "owner must be na exactly if"),
        (row(2, (1, 1), owner="boss"), "owner"),
        (row(2, (1, 1), split="test"), "split"),
        (row(2, (1, 1), vague=[mark("soon", "speed")]), "vague.0.class"),
        (row(2, (1, 1), note="extra"), "note: Extra inputs"),
        ({"id": "i2"}, "Field required"),
    ],
)
def test_a_broken_row_is_refused_with_its_line(
    tmp_path: Path, broken: JsonObject, told: str
) -> None:
    write_rows(tmp_path / "en.jsonl", (row(1, (1, 1)), broken))

    with pytest.raises(EvaluationError, match=rf"en\.jsonl' line 2: .*{told}"):
        load_cases(tmp_path)


def test_a_line_that_is_no_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en.jsonl").write_text('\n{"id": \n', encoding="utf-8")

    with pytest.raises(EvaluationError, match="line 2: row: Invalid JSON"):
        load_cases(tmp_path)


def test_an_id_is_used_once(tmp_path: Path) -> None:
    write_rows(tmp_path / "en.jsonl", (row(1, (1, 1)),))
    write_rows(tmp_path / "zh.jsonl", (row(1, (2, 2)),))

    with pytest.raises(EvaluationError, match="'i1' is used twice"):
        load_cases(tmp_path)


def test_a_folder_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no labelled items"):
        load_cases(tmp_path)
