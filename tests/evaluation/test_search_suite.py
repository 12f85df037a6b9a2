"""Searching is measured on a library that holds the documents of the questions and nothing else."""

import json
from pathlib import Path

import pytest

from sopai.errors import EvaluationError
from sopai.evaluation.corpus import eval_folder
from sopai.evaluation.search_cases import (
    Places,
    Query,
    SearchSet,
    files_in,
    load_queries,
    load_set,
)
from sopai.evaluation.search_suite import Searching, measure_search, recall, reciprocal_rank
from sopai.evaluation.table import to_text

DOCUMENTS = {
    "refunds.md": "# Refund a parcel\n\n1. The shop clerk pays the money back within 3 days.\n",
    "stock.md": "# Count the stock\n\n1. The storekeeper counts every shelf on the last Friday.\n",
    "sub/lift.md": "# 电梯困人\n\n1. 值班员在 5 分钟内到场，安抚被困的人。\n",
}


def _query(name: str, text: str, *relevant: str, kind: str = "words") -> Query:
    return Query.model_validate(
        {"id": name, "query": text, "language": "en", "kind": kind, "relevant": relevant}
    )


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Searching:
    folder = tmp_path_factory.mktemp("documents")
    for name, text in DOCUMENTS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "empty.md").write_text("", encoding="utf-8")
    queries = (
        _query("a", "refund", "d/refunds.md"),
        _query("b", "somebody is stuck in the elevator", "d/sub/lift.md", kind="other-language"),
        _query("c", "zzz", kind="nothing"),
    )
    return measure_search(SearchSet(queries, files_in({"d": folder})))


def test_every_way_is_measured(report: Searching) -> None:
    assert report.by_meaning
    assert report.documents == 4
    assert report.without_answer == 1
    found = {(row.way, row.group): row.recall.value for row in report.groups}
    assert found["words", "words"] == 1
    assert found["words", "other-language"] == 0  # no word is shared
    assert found["meaning", "other-language"] == 1
    assert found["words and meaning", "all"] == 1
    assert found["words", "all"] == 0.5


def test_the_table_says_what_was_measured(report: Searching) -> None:
    shown = to_text(report, with_failures=False)
    assert "procedures in 4 documents" in shown
    assert "other-language  1  words and meaning  1.00" in shown
    assert "of 1 questions that nothing answers" in shown


def test_recall_counts_the_answers_among_the_first_five() -> None:
    assert recall(("a", "b", "c", "d", "e", "f"), ("a", "f")) == 0.5
    assert recall((), ("a",)) == 0


def test_the_reciprocal_rank_is_of_the_first_answer_among_ten() -> None:
    assert reciprocal_rank(("a", "b", "c"), ("c", "b")) == 0.5
    assert reciprocal_rank(tuple("abcdefghijk"), ("k",)) == 0


def test_a_question_about_a_document_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"d/gone\.md"):
        measure_search(SearchSet((_query("a", "refund", "d/gone.md"),), files_in({"d": tmp_path})))


@pytest.mark.parametrize("content", ["", "not JSON", '{"id": "a"}'])
def test_a_broken_file_of_questions_is_an_error(content: str, tmp_path: Path) -> None:
    path = tmp_path / "queries.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"queries\.jsonl"):
        load_queries(path)


def test_the_shipped_questions_are_enough_and_point_at_documents() -> None:
    data = eval_folder()
    queries = load_queries(data / "search" / "queries.jsonl")
    places = {"starter": data.parent / "knowledge/starter", "documents": data / "documents"}
    assert len(queries) >= 60
    assert len({query.id for query in queries}) == len(queries)
    for path in (path for query in queries for path in query.relevant):
        name, _, rest = path.partition("/")
        assert (places[name] / rest).is_file(), path
    texts = [json.dumps(query.query) for query in queries]
    assert len(set(texts)) == len(texts)


MIXED = (
    {
        "id": "m1",
        "split": "dev",
        "corpus": "repository",
        "relevant": ["knowledge/starter/a.md", "data/b.md"],
    },
    {"id": "m2", "split": "dev", "corpus": "data", "relevant": ["data/b.md"]},
    {"id": "m3", "split": "report", "corpus": "repository", "relevant": ["eval/documents/c.md"]},
)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A set with splits; one of its documents is not in the repository."""
    item = {"id": "i", "doc": "c.md", "lines": [1, 1], "split": "dev"}
    root = tmp_path / "root"
    for name in ("knowledge/starter/a.md", "eval/documents/c.md", "eval/documents/held.md", "b.md"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"# {name}\n\n1. Weigh it.\n", encoding="utf-8")
    folder = root / "eval/search/mixed"
    folder.mkdir(parents=True)
    lines = [{"query": "weigh", "language": "en", "kind": "noisy", **one} for one in MIXED]
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (folder / "documents.tsv").write_text("path\tlanguage\ndata/b.md\ten\n", encoding="utf-8")
    (root / "eval/gold").mkdir()
    shipped = (eval_folder() / "gold/en.jsonl").read_text("utf-8").splitlines()[0]
    rows = [
        json.dumps(json.loads(shipped) | item),
        json.dumps(json.loads(shipped) | item | {"id": "h", "doc": "held.md", "split": "report"}),
    ]
    (root / "eval/gold/en.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return root


def test_a_set_with_splits_runs_from_the_repository_alone(mixed: Path) -> None:
    asked = load_set(mixed / "eval/search/mixed", Places(mixed / "eval"), "dev")
    assert [(query.id, query.relevant) for query in asked.queries] == [
        ("m1", ("knowledge/starter/a.md",))
    ]
    assert sorted(asked.files) == ["eval/documents/c.md", "knowledge/starter/a.md"]


def test_the_folder_of_the_other_documents_makes_the_set_whole(mixed: Path) -> None:
    places = Places(mixed / "eval", mixed)
    asked = load_set(mixed / "eval/search/mixed", places, "all")
    assert [query.id for query in asked.queries] == ["m1", "m2", "m3"]
    assert asked.queries[0].relevant == ("knowledge/starter/a.md", "data/b.md")
    assert asked.files["data/b.md"] == mixed / "b.md"
    assert measure_search(asked).documents == 3


def test_a_document_that_is_not_in_the_folder_is_named(mixed: Path, tmp_path: Path) -> None:
    places = Places(mixed / "eval", tmp_path)
    with pytest.raises(EvaluationError, match=r"1 documents of the set.*data/b\.md"):
        load_set(mixed / "eval/search/mixed", places, "dev")


def test_a_split_without_questions_is_an_error(mixed: Path) -> None:
    queries = mixed / "eval/search/mixed/queries.jsonl"
    queries.write_text(queries.read_text("utf-8").splitlines()[0], encoding="utf-8")
    with pytest.raises(EvaluationError, match="'report'"):
        load_set(queries.parent, Places(mixed / "eval"), "report")


@pytest.mark.parametrize("name", ["SOPAI_DATABASE", "SOPAI_CHROMA_URL"])
def test_nobodys_own_library_is_filled(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.sqlite3"
    values = {"SOPAI_DATABASE": f"sqlite:///{own}", "SOPAI_CHROMA_URL": "http://[::1]:1"}
    monkeypatch.setenv(name, values[name])
    with pytest.raises(EvaluationError, match="your own library: unset SOPAI_DATABASE"):
        measure_search(SearchSet((_query("c", "zzz", kind="nothing"),), {}))
    assert not own.exists()
