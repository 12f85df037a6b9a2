"""False findings per 1,000 words: counted by rule, weighted by what a reader judged."""

import json
from pathlib import Path

import pytest

from sopai.errors import EvaluationError
from sopai.evaluation.corpus import eval_folder
from sopai.evaluation.quiet_sample import Candidate, order
from sopai.evaluation.quiet_suite import Quietness, measure_quiet
from sopai.evaluation.suites import run
from sopai.evaluation.table import to_text


def drawn(doc: str, words: int = 1000, **findings: int) -> dict[str, object]:
    return {"doc": doc, "language": "en", "words": words, "findings": findings, "whole": {}}


def verdict(doc: str, rule: str, *, right: bool, **more: object) -> dict[str, object]:
    row = {"rule": rule, "doc": doc, "quote": "soon", "right": right, "why": "read", "sample": "a"}
    return row | {"line": 1} | more


def folder(
    tmp: Path, documents: list[dict[str, object]], verdicts: list[dict[str, object]]
) -> Path:
    for name, rows in (("quiet/a", documents), ("judged/X", verdicts)):
        path = tmp / f"{name}.jsonl"
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp


def figure(path: Path) -> Quietness:
    return measure_quiet(path).samples[0].groups[0]


def test_a_rule_counts_with_its_share_of_wrong_findings(tmp_path: Path) -> None:
    verdicts = [verdict("a.md", "VAG003", right=n > 0) for n in range(4)]
    found = figure(folder(tmp_path, [drawn("a.md", VAG003=8), drawn("b.md")], verdicts))
    assert found.per_thousand.value == pytest.approx(8 / 4 / 2)
    assert (found.documents, found.words, found.findings) == (2, 2000, 8)


def test_nothing_false_meets_the_goal(tmp_path: Path) -> None:
    path = folder(tmp_path, [drawn("a.md", VAG003=3)], [verdict("a.md", "VAG003", right=True)])
    assert figure(path).per_thousand.value == 0.0 and figure(path).is_met


def test_a_finding_about_the_document_has_a_rate_of_its_own(tmp_path: Path) -> None:
    rows = [drawn("a.md", OWN001=10) | {"whole": {"OWN001": 1}}]
    verdicts = [
        verdict("a.md", "OWN001", right=True),
        verdict("a.md", "OWN001", right=False, line=None, place="document"),
    ]
    assert figure(folder(tmp_path, rows, verdicts)).per_thousand.value == pytest.approx(1.0)


def test_the_interval_holds_the_figure(tmp_path: Path) -> None:
    rows = [drawn(f"{n}.md", VAG003=n) for n in range(1, 9)]
    verdicts = [verdict(f"{n}.md", "VAG003", right=n % 2 == 0) for n in range(1, 9)]
    found = figure(folder(tmp_path, rows, verdicts)).per_thousand
    assert found.low is not None and found.high is not None and found.value is not None
    assert found.low < found.value < found.high


WRONG = {
    "a rule that nobody judged": ([drawn("a.md", VAG003=1)], [], "VAG003 has findings"),
    "a document of no sample": (
        [drawn("a.md")], [verdict("b.md", "VAG003", right=True)], "'b.md', not in it",
    ),
    "an unknown key": ([drawn("a.md") | {"pages": 3}], [], "line 1: pages"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_broken_data_are_an_error_that_says_what(name: str, tmp_path: Path) -> None:
    rows, verdicts, words = WRONG[name]
    with pytest.raises(EvaluationError, match=words):
        measure_quiet(folder(tmp_path, rows, verdicts))


def test_a_folder_without_samples_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no sample of documents"):
        measure_quiet(tmp_path)


def test_published_samples_give_their_figures_from_the_repository_alone() -> None:
    text = to_text(run("quiet"), with_failures=False)
    for name in ("first", "second"):
        assert f"sample {name}: " in text
    assert "false per 1,000 words" in text and "Goal: at most 0.5" in text


def test_published_samples_hold_enough_documents_and_no_report_item() -> None:
    held = {
        json.loads(line)["doc"]
        for path in eval_folder().rglob("gold/*.jsonl")
        for line in path.read_text("utf-8").splitlines()
        if json.loads(line)["split"] == "report"
    }
    seen: set[str] = set()
    for path in sorted((eval_folder() / "lint" / "quiet").glob("*.jsonl")):
        documents = {json.loads(line)["doc"] for line in path.read_text("utf-8").splitlines()}
        assert not documents & (seen | held), path.name
        seen |= documents
    assert len(seen) >= 120


def test_sources_are_drawn_in_turn_and_the_same_again() -> None:
    pool = [Candidate(f"{source}/{n}.md", source, "en") for source in "ab" for n in range(4)]
    first = [one.path for one in order(pool, 1, frozenset({"a/0.md"}))]
    assert first == [one.path for one in order(pool, 1, frozenset({"a/0.md"}))]
    assert [path[0] for path in first] == list("abababab")
    assert [path for path in first if path[0] == "a"][-1] == "a/0.md"
