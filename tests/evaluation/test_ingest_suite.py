"""Readers are measured on golden files: what is right counts, and what is wrong is named."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from sopai.errors import EvaluationError
from sopai.evaluation.ingest_cases import ingest_cases
from sopai.evaluation.ingest_suite import measure_ingest
from sopai.evaluation.performers import performers
from sopai.evaluation.table import to_text
from sopai.evaluation.tally import Tally, share_of

DOCUMENT = (
    "# Pack orders\n\n3. The packer weighs the parcel.\n4. Close the box.\n\n"
    "| No. | Task | Responsible |\n|---|---|---|\n| 1 | Print the label | Li Si |\n"
)
EXPECTED = {
    "why": "A list that begins at 3.",
    "written_by": "hand",
    "licence": "CC0-1.0",
    "title": "Pack orders",
    "blocks": [
        {"kind": "heading", "text": "Pack orders"},
        {"kind": "list_item", "number": "3", "text": "The packer weighs the parcel."},
        {"kind": "list_item", "number": "4", "text": "Close the box.", "place": {"line": 4}},
        {"kind": "table_row", "number": "1", "cells": ["1", "Print the label", "Li Si"]},
    ],
    "steps": [
        {"starts": "The packer weighs", "number": "3", "owner": "packer"},
        {"starts": "Print the label", "number": "1", "owner": "Li Si"},
    ],
}
SENTENCE = {
    "id": "pet/1/s00",
    "doc": "pet/1",
    "text": "The claims handler checks the claim .",
    "label": "performer_stated",
    "activities": [
        {
            "text": "checks",
            "start": 19,
            "end": 25,
            "performers": [
                {
                    "text": "The claims handler",
                    "sentence_index": 0,
                    "start": 0,
                    "end": 18,
                    "pronoun": False,
                    "coref": ["The claims handler"],
                }
            ],
            "recipients": [],
        }
    ],
    "actors": [],
    "source": "PET",
}


def _folder(tmp_path: Path, expected: Mapping[str, object], document: str = DOCUMENT) -> Path:
    for split in ("dev", "report"):
        (tmp_path / split).mkdir()
        (tmp_path / split / "case.md").write_text(document, encoding="utf-8")
        text = json.dumps(expected, ensure_ascii=False)
        (tmp_path / split / "case.expected.json").write_text(text, encoding="utf-8")
    (tmp_path / "pet").mkdir()
    (tmp_path / "pet" / "owner.jsonl").write_text(json.dumps(SENTENCE) + "\n", encoding="utf-8")
    return tmp_path


def _shares(tally: Tally) -> dict[str, tuple[int, int]]:
    return {one.about: (one.right, one.of) for one in tally.groups[0].shares if one.of}


def test_a_file_that_is_read_rightly_has_everything_right(tmp_path: Path) -> None:
    shares = _shares(measure_ingest(_folder(tmp_path, EXPECTED), "dev"))
    assert shares["numbers of headings, items and rows, as printed"] == (3, 3)
    assert shares["table rows, cell by cell"] == (1, 1)
    assert shares["owners of steps, nobody included"] == (2, 2)
    assert shares["of these, at the place where they stand"] == (1, 1)
    assert shares["titles, numbers and versions"] == (1, 1)


def test_what_is_wrong_is_named_for_development_cases_alone(tmp_path: Path) -> None:
    wrong = json.loads(json.dumps(EXPECTED))
    wrong["blocks"][1]["number"] = "7"
    wrong["steps"][0]["owner"] = None
    folder = _folder(tmp_path, wrong)
    tally = measure_ingest(folder, "dev")
    assert tally.failures == (
        "case.md: number: 7 is 3: 'The packer weighs the parcel.'",
        "case.md: owner: None is packer: 'The packer weighs'",
        "case.md: extra: Close the box.",
    )
    told = measure_ingest(folder, "report")
    assert (told.failures, told.failures_withheld) == ((), 3)
    assert "in report cases: 3 (never listed)" in to_text(told, with_failures=True)


def test_a_row_with_a_wrong_cell_is_wrong(tmp_path: Path) -> None:
    wrong = json.loads(json.dumps(EXPECTED))
    wrong["blocks"][3]["cells"][2] = "Wang Wu"
    shares = _shares(measure_ingest(_folder(tmp_path, wrong), "dev"))
    assert shares["table rows, cell by cell"] == (0, 1)


def test_a_file_that_had_to_be_refused_and_was_read_is_wrong(tmp_path: Path) -> None:
    refused = {"why": "w", "written_by": "hand", "licence": "CC0-1.0", "error": "broken"}
    shares = _shares(measure_ingest(_folder(tmp_path, refused), "dev"))
    assert shares == {"files that must be refused, and are": (0, 1)}


def test_performers_are_compared_by_name(tmp_path: Path) -> None:
    found = performers(_folder(tmp_path, EXPECTED) / "pet" / "owner.jsonl")
    assert [(one.right, one.of) for one in found.shares] == [(1, 1), (1, 1), (0, 0)]


def test_cases_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no golden files"):
        ingest_cases(tmp_path, "dev")
    folder = _folder(tmp_path, EXPECTED)
    (folder / "dev" / "case.expected.json").write_text("{", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"case\.expected\.json"):
        ingest_cases(folder, "dev")


def test_a_goal_can_be_a_ceiling() -> None:
    assert share_of("x", [True, False], 0.4, more_is_better=False).is_met is False
    assert share_of("x", [True, False], 0.5).is_met is True
    assert share_of("x", [], 0.5).is_met is None
