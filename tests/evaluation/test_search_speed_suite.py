"""The time of a search is measured on a library of any size, with vectors of no model."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from sopai.errors import EvaluationError
from sopai.evaluation.corpus import eval_folder
from sopai.evaluation.many_sops import Made, make_sops, read_material
from sopai.evaluation.report import to_json
from sopai.evaluation.search_speed_suite import (
    ROUNDS,
    SearchSpeed,
    measure_search_speed,
    put_sops,
    ways_of,
)
from sopai.evaluation.table import to_text
from sopai.evaluation.word_vectors import LENGTH, WordVectors
from sopai.language.glosses import MAX_GLOSSES, glosses_in
from sopai.library.filling import remake_index
from sopai.library.opening import Library, open_library

QUESTIONS = ("how is a refund paid", "仓库收货时少了一件", "the")
MANY_WORDS = "refund customer parcel order stock count shelf clerk"
STARTER = eval_folder().parent / "knowledge/starter"


@pytest.fixture(scope="module")
def report() -> SearchSpeed:
    told: list[str] = []
    found = measure_search_speed(_sops(200), QUESTIONS, (), told.append)
    assert "writing the index of meanings" in told
    return found


def test_every_way_is_measured(report: SearchSpeed) -> None:
    assert report.sops == 200
    asked = ROUNDS * len(QUESTIONS)
    assert [one.questions for one in report.times] == [asked, asked, asked, len(QUESTIONS)]
    assert [one.goal_ms for one in report.times] == [None, None, 50, None]
    for one in report.times:
        assert 0 < one.median_ms <= one.p95_ms <= one.p99_ms <= one.worst_ms
    assert all(one.value > 0 for one in report.others)


def test_the_report_says_what_it_is_of_and_is_json(report: SearchSpeed) -> None:
    shown = to_text(report, with_failures=False)
    assert "sopai eval search-speed: 200 SOPs, 3 questions" in shown
    assert "no model made them" in shown
    assert "search() but for embedding" in shown
    assert "index of meanings on disk" in shown
    assert json.loads(to_json(report))["suite"] == "search-speed"


def test_a_question_needs_as_many_statements_in_a_large_library_as_in_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sopai.library.search.has_any", lambda *_: False)
    with _filled(tmp_path / "small", 30) as small, _filled(tmp_path / "large", 200) as large:
        of_small = [_statements(small, question) for question in QUESTIONS]
        assert of_small == [_statements(large, question) for question in QUESTIONS]
        assert min(of_small) > 0


def test_a_question_needs_one_statement_more_for_each_gloss_that_sops_have(tmp_path: Path) -> None:
    glosses = {
        gloss for word in MANY_WORDS.split() for gloss in glosses_in(tmp_path).of(word, "en")
    }
    with _filled(tmp_path / "data", 30) as filled:
        least = _statements(filled, "zzz")
        assert least <= _statements(filled, "refund") <= least + MAX_GLOSSES
        assert _statements(filled, MANY_WORDS) <= least + len(glosses)


def test_the_vectors_put_texts_with_the_same_words_side_by_side() -> None:
    vectors = WordVectors("words", ["refund the parcel", "…"])
    asked = vectors.query("refund the parcel", "en")
    near, far = vectors.passages([("Refund a parcel today", "en"), ("电梯困人", "zh")])
    assert len(asked) == LENGTH
    assert _cosine(asked, asked) == pytest.approx(1)
    assert _cosine(asked, near) > 0.5 > abs(_cosine(asked, far))
    assert _cosine(vectors.query("…", "en"), asked) == pytest.approx(0, abs=0.3)


@pytest.mark.parametrize("name", ["SOPAI_DATABASE", "SOPAI_CHROMA_URL"])
def test_nobodys_own_library_is_filled(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"SOPAI_DATABASE": "sqlite:////tmp/own.sqlite3", "SOPAI_CHROMA_URL": "http://[::1]:1"}
    monkeypatch.setenv(name, values[name])
    with pytest.raises(EvaluationError, match="your own library: unset SOPAI_DATABASE"):
        measure_search_speed(_sops(1), QUESTIONS, (), print)


def test_no_sops_and_a_command_that_fails_are_errors() -> None:
    with pytest.raises(EvaluationError, match="no SOPs to search"):
        measure_search_speed(iter(()), QUESTIONS, (), print)
    with pytest.raises(EvaluationError, match="search failed"):
        measure_search_speed(_sops(2), QUESTIONS, ("false",), print)


def _sops(count: int) -> Iterator[Made]:
    return make_sops(read_material(sorted(STARTER.glob("[ez]*/*.md"))), count)


@contextmanager
def _filled(folder: Path, count: int) -> Iterator[tuple[Library, WordVectors]]:
    """A library of so many SOPs, all of them compared."""
    vectors = WordVectors("words", [*QUESTIONS, "refund", "zzz", MANY_WORDS])
    with open_library(folder) as library:
        put_sops(library, _sops(count), print)
        remake_index(library, vectors)
        yield library, vectors


def _statements(filled: tuple[Library, WordVectors], question: str) -> int:
    """SQL statements of a question that is not the first one."""
    library, vectors = filled
    whole = ways_of(library, vectors)[-1]
    whole.ask(question)
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(library.engine, "before_cursor_execute", note)
    whole.ask(question)
    event.remove(library.engine, "before_cursor_execute", note)
    return len(seen)


def _cosine(one: list[float], other: list[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
