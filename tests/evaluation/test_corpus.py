"""Items and documents fit together, in tests and as shipped."""

from collections import Counter
from pathlib import Path

import pytest

import sopai
from sopai.errors import EvaluationError
from sopai.evaluation.corpus import Corpus, choose, eval_folder, load_corpus, to_document
from sopai.evaluation.marks import locate
from tests.evaluation.fakes import MANUAL, row, write_cases, write_rows


@pytest.fixture(scope="module")
def shipped() -> Corpus:
    """The evaluation data of the repository; tests count it and never show its texts."""
    return load_corpus(eval_folder())


def test_a_document_is_read_once_for_all_its_items(corpus: Corpus) -> None:
    assert [document.path for document in corpus.documents] == ["shop/packing.md"]
    assert corpus.documents[0].lines[2] == "- The packer closes the box"


def test_lines_end_before_a_carriage_return() -> None:
    assert to_document("a.md", "en", "one\r\ntwo\r\n").lines == ("one", "two", "")


def test_a_missing_document_is_named(tmp_path: Path) -> None:
    write_cases(tmp_path, (row(1, (1, 1), doc="gone.md"),), {})

    with pytest.raises(EvaluationError, match=r"gone\.md.*does not exist"):
        load_corpus(tmp_path)


def test_an_item_beyond_the_end_of_its_document_is_refused(tmp_path: Path) -> None:
    write_cases(tmp_path, (row(1, (90, 91)),), {"shop/packing.md": MANUAL})

    with pytest.raises(EvaluationError, match="'i1' is on line 91 .* which has 9 lines"):
        load_corpus(tmp_path)


def test_a_split_has_its_items_and_their_documents(folder: Path) -> None:
    write_rows(folder / "gold" / "zh.jsonl", (row(9, (1, 1), doc="b.md", split="report"),))
    (folder / "documents" / "b.md").write_text("text", encoding="utf-8")
    corpus = load_corpus(folder)

    report = choose(corpus, "report")

    assert [case.item.id for case in report.cases] == ["i9"]
    assert [document.path for document in report.documents] == ["b.md"]
    assert len(choose(corpus, "dev").cases) == 4
    assert choose(corpus, "all") == corpus


def test_a_split_without_items_is_refused(corpus: Corpus) -> None:
    with pytest.raises(EvaluationError, match="no labelled item is in split 'report'"):
        choose(corpus, "report")


def test_data_of_a_wheel_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "sopai"
    (package / "data" / "eval" / "gold").mkdir(parents=True)
    monkeypatch.setattr(sopai, "__file__", str(package / "__init__.py"))

    assert eval_folder() == package / "data" / "eval"


def test_missing_data_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sopai, "__file__", str(tmp_path / "sopai" / "__init__.py"))

    with pytest.raises(EvaluationError, match="--cases"):
        eval_folder()


def test_shipped_items_are_as_many_as_their_readme_says(shipped: Corpus) -> None:
    assert Counter(case.file for case in shipped.cases) == {
        "en": 477,
        "zh": 380,
        "company-en": 231,
        "company-zh": 231,
    }


def test_no_shipped_document_is_in_both_splits(shipped: Corpus) -> None:
    pairs = {(case.item.doc, case.item.split) for case in shipped.cases}

    assert len(pairs) == len(shipped.documents)


def test_every_shipped_mark_stands_on_the_lines_of_its_item(shipped: Corpus) -> None:
    texts = {document.path: document.text for document in shipped.documents}

    lost = [
        case.item.id
        for case in shipped.cases
        for mark in (*case.item.vague, *case.item.clarified)
        if not locate(texts[case.item.doc], case.item.lines, mark.quote)
    ]

    assert lost == []
