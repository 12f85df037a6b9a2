"""How long searches take: on a small library, without a limit of time."""

from pathlib import Path

import pytest

from sopai.errors import EvaluationError
from sopai.evaluation.corpus import eval_folder
from sopai.evaluation.search_cases import Query
from sopai.evaluation.search_speed import SearchSpeed, _pools, measure_search_speed
from sopai.evaluation.table import to_text

STARTER = eval_folder().parent / "knowledge/starter"
FILES = [STARTER / "en/customer-refund.md", *sorted((STARTER / "zh").glob("*.md"))[:2]]
QUESTIONS = [
    Query(id="a", query="refund the customer", language="en", kind="keywords", relevant=()),
    Query(id="b", query="怎么退款", language="zh", kind="question", relevant=()),
    Query(id="c", query="who signs", language="en", kind="question", relevant=()),
]


@pytest.fixture(scope="module")
def report() -> SearchSpeed:
    return measure_search_speed(FILES, QUESTIONS, sops=30)


def test_each_way_is_timed_and_the_slowest_is_the_worst(report: SearchSpeed) -> None:
    assert (report.sops, report.questions) == (30, 3)
    assert [one.way for one in report.timings] == ["words and meaning", "in its own language"]
    assert all(0 < one.p50 <= one.p95 <= one.p99 <= one.worst for one in report.timings)


def test_the_table_names_machine_goal_and_what_is_made_by_chance(report: SearchSpeed) -> None:
    said = to_text(report, with_failures=False)

    assert said.startswith("sopai eval search-speed: 30 SOPs, 3 questions\nPython 3")
    assert "Goal: p95 <= 50 ms" in said
    assert "made by chance" in said


def test_procedures_have_to_be_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Pack\n\n1. Ann packs the box.\n", encoding="utf-8")
    (tmp_path / "b.md").write_bytes(b"\x00\xff")

    with pytest.raises(EvaluationError, match="both languages"):
        _pools([tmp_path / "a.md", tmp_path / "b.md"])
