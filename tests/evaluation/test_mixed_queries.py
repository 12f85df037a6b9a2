"""The mixed search set: its queries, answers and documents are in order."""

import csv
from collections import Counter
from typing import Literal, get_args

import pytest
from pydantic import BaseModel, ConfigDict

from sopai.evaluation.corpus import choose, eval_folder, load_corpus

ROOT = eval_folder().parent
MIXED = ROOT / "eval" / "search" / "mixed"
Kind = Literal["keywords", "question", "situation", "cross", "noisy", "nothing"]
KINDS: tuple[Kind, ...] = get_args(Kind)
CHINESE = ("starter/zh/", "/company/zh-", "/howtocook/", "/coscup_handbook/", "/openharmony_")


class Query(BaseModel):
    """One line of the set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    query: str
    language: Literal["en", "zh"]
    kind: Kind
    split: Literal["dev", "report"]
    corpus: Literal["repository", "data"]
    relevant: tuple[str, ...]


LINES = (MIXED / "queries.jsonl").read_text("utf-8").splitlines()
QUERIES = tuple(Query.model_validate_json(line) for line in LINES)
with (MIXED / "documents.tsv").open(encoding="utf-8", newline="") as file:
    DOCUMENTS = tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
LISTED = {row["path"] for row in DOCUMENTS}
ANSWERS = sorted({path for query in QUERIES for path in query.relevant})
IN_REPOSITORY = [path for path in ANSWERS if not path.startswith("data/")]


def test_no_query_and_no_id_stands_twice() -> None:
    assert len({query.id for query in QUERIES}) == len(QUERIES)
    assert len({query.query.casefold() for query in QUERIES}) == len(QUERIES)


def test_there_are_enough_queries_of_each_sort() -> None:
    kinds = Counter(query.kind for query in QUERIES)
    assert len(QUERIES) >= 270
    assert min(kinds[kind] for kind in KINDS) >= 10
    assert kinds["cross"] >= 40
    assert sum(query.corpus == "repository" for query in QUERIES) >= 200
    assert 0.5 <= sum(query.language == "en" for query in QUERIES) / len(QUERIES) <= 0.7


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_halved_between_the_splits(kind: Kind) -> None:
    splits = Counter(query.split for query in QUERIES if query.kind == kind)
    assert abs(splits["dev"] - splits["report"]) <= 1


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.id)
def test_answers_fit_the_kind_and_the_corpus(query: Query) -> None:
    in_repository = [path for path in query.relevant if not path.startswith("data/")]
    assert len(set(query.relevant)) == len(query.relevant)
    assert bool(query.relevant) is (query.kind != "nothing")
    assert (query.corpus == "repository") is bool(in_repository or query.kind == "nothing")


@pytest.mark.parametrize("path", IN_REPOSITORY)
def test_an_answer_in_the_repository_exists(path: str) -> None:
    assert path.startswith(("knowledge/starter/", "eval/documents/"))
    assert (ROOT / path).is_file()


def test_forty_starter_procedures_are_asked_for_twice_or_more() -> None:
    asked = Counter(path for query in QUERIES for path in query.relevant)
    often = [path for path in IN_REPOSITORY if path.startswith("knowledge/") and asked[path] >= 2]
    assert len(often) >= 40


def test_every_other_answer_is_a_listed_document() -> None:
    assert set(ANSWERS) - set(IN_REPOSITORY) <= LISTED


def test_answers_across_languages_are_in_the_other_language() -> None:
    crossing = [query for query in QUERIES if query.kind == "cross"]
    same = [
        (query.id, path)
        for query in crossing
        for path in query.relevant
        if any(mark in path for mark in CHINESE) is (query.language == "zh")
    ]
    assert same == []


def test_the_list_of_documents_names_source_licence_and_content() -> None:
    assert len(DOCUMENTS) >= 400
    assert len(LISTED) == len(DOCUMENTS)
    assert len({row["sha256"] for row in DOCUMENTS}) == len(DOCUMENTS)
    assert {len(row["sha256"]) for row in DOCUMENTS} == {64}
    assert {len(row["commit"]) for row in DOCUMENTS} == {40}
    assert all(row["source_repo"] and row["licence"] for row in DOCUMENTS)
    assert all(path.startswith("data/") for path in LISTED)


def test_no_document_is_held_back_for_measuring_or_stands_twice() -> None:
    labelled = load_corpus(eval_folder())
    held_back = {document.path for document in choose(labelled, "report").documents}
    copied = {document.path for document in labelled.documents}
    assert not {f"eval/documents/{path}" for path in held_back} & set(IN_REPOSITORY)
    assert not {f"data/{path}" for path in copied} & LISTED
