"""Change sets are measured against what a retrospective asks for."""

import json
from pathlib import Path

import pytest
from pydantic import JsonValue

from sopai.errors import EvaluationError
from sopai.evaluation.retro_cases import retro_cases
from sopai.evaluation.retro_naive import naive
from sopai.evaluation.retro_suite import is_restored, measure_retros
from sopai.evaluation.table import to_text
from sopai.evaluation.tally import Share, Tally
from sopai.retro.retrospective import propose
from tests.retro.samples import SOP

REVIEW = """SOP: bikes.md

# Review of the rental desk

The desk clerk answered enquiries after three days. 12 passports were missing in the rental book.

## Decided

- Enquiries are answered within 4 hours
- Buy 3 pumps for December

## Not decided

- Close the shed at 18:00?
"""


def _change(**more: JsonValue) -> dict[str, JsonValue]:
    change: dict[str, JsonValue] = {
        "id": "x1",
        "sure": True,
        "op": ["set"],
        "step": "The desk clerk answers enquiries",
        "also_step": [],
        "field": ["action", "time_limit"],
        "category": ["limit"],
        "quotes": ["Enquiries are answered within 4 hours"],
        "must_contain": ["4 hours"],
        "what": "Enquiries are answered within 4 hours.",
    }
    return change | more


def _folder(tmp_path: Path, change: dict[str, JsonValue], split: str = "dev") -> Path:
    cases = tmp_path / split
    sops = tmp_path / "sops" if split == "dev" else cases / "sops"
    cases.mkdir(parents=True)
    sops.mkdir(parents=True)
    (sops / "bikes.md").write_text(SOP, encoding="utf-8")
    (cases / "one.md").write_text(REVIEW, encoding="utf-8")
    record = {
        "language": "en",
        "sop": "bikes.md",
        "names_sop_in_line": 1,
        "changes": [change],
        "traps": [{"quote": "Buy 3 pumps for December", "why": "one-off"}],
        "open_items": [{"quote": "Close the shed at 18:00?", "kind": "undecided"}],
    }
    (cases / "one.expected.json").write_text(json.dumps(record), encoding="utf-8")
    return tmp_path


def _shares(report: Tally, way: str) -> dict[str, Share]:
    group = next(one for one in report.groups if one.group == "all" and one.way == way)
    return {share.about: share for share in group.shares}


def test_what_is_found_counts(tmp_path: Path) -> None:
    folder = _folder(tmp_path, _change())
    report = measure_retros(folder, "dev", (("rules", propose), ("lines", naive)), is_restored)
    ours = _shares(report, "rules")
    assert (ours["sure changes found"].right, ours["sure changes found"].of) == (1, 1)
    assert ours["traps acted on"].right == 0
    assert ours["open items raised"].right == 1
    assert ours["quotes that are verbatim"].figure.value == 1.0
    assert ours["SOP found without its name"].right == 1
    assert ours["applied and taken back: same bytes"].right == 1
    assert report.failures == ()
    theirs = _shares(report, "lines")
    assert theirs["traps acted on"].right == 1
    assert "sure changes found" in to_text(report, with_failures=True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"op": ["remove"]},
        {"field": ["owner"]},
        {"step": "The mechanic pumps"},
        {"must_contain": ["8 hours"]},
        {"quotes": ["Close the shed at 18:00?"]},
    ],
)
def test_a_change_that_is_not_the_expected_one_is_missed(
    tmp_path: Path, wrong: dict[str, JsonValue]
) -> None:
    report = measure_retros(_folder(tmp_path, _change(**wrong)), "dev", (("rules", propose),))
    assert _shares(report, "rules")["sure changes found"].right == 0
    assert any("missed" in failure for failure in report.failures)


def test_failures_of_the_report_split_are_never_listed(tmp_path: Path) -> None:
    folder = _folder(tmp_path, _change(op=["remove"]), "report")
    report = measure_retros(folder, "report", (("rules", propose),))
    assert report.failures == ()
    assert report.failures_withheld > 0
    assert "Enquiries" not in to_text(report, with_failures=True)


def test_cases_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no retrospectives"):
        retro_cases(tmp_path, "all")
    folder = _folder(tmp_path, _change())
    (folder / "dev" / "one.expected.json").write_text("{}", encoding="utf-8")
    with pytest.raises(EvaluationError, match="cannot be read as a case"):
        retro_cases(folder, "dev")
    (folder / "dev" / "one.md").unlink()
    with pytest.raises(EvaluationError, match="one retrospective"):
        retro_cases(folder, "dev")
