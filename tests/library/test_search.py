"""Search: by words, by meaning, in both languages, in the current versions only."""

import sys

import pytest

from sopai.library.database import reading
from sopai.library.index import Key
from sopai.library.lexical import Scope, matched_terms, rank_by_words
from sopai.library.notices import Kind
from sopai.library.opening import Library
from sopai.library.search import fuse, search
from sopai.library.states import remove, set_state
from sopai.library.words import terms
from sopai.schema.control import State
from tests.library.samples import DOCUMENTS, identity, put

QUESTIONS = {
    "words of the title": ("refund", "returns"),
    "another form of a word": ("sterilise instrument", "autoclave"),
    "other words": ("pay employees their salary", "payroll"),
    "Chinese words": ("发票怎么报销", "expenses"),
    "Traditional Chinese": ("電梯困人", "lift"),
    "Chinese in other words": ("有人被关在电梯里", "lift"),
    "English about Chinese": ("people trapped in the elevator", "lift"),
    "English about a Chinese inventory": (
        "counting the stock at the end of the year",
        "stocktaking",
    ),
    "Chinese about English": ("从备份恢复数据库", "backup"),
    "Chinese about wages": ("每月发工资", "payroll"),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_question_finds_its_sop_first(name: str, full: Library) -> None:
    query, expected = QUESTIONS[name]
    found = search(full, query)
    assert found.by_meaning
    assert found.notices == ()
    assert found.results[0].sop_id == identity(expected)


def test_result_says_what_why_and_where(full: Library) -> None:
    first = search(full, "refund the parcel").results[0]
    assert (first.path, first.title, first.version) == ("returns.md", "Returns and refunds", "1.0")
    assert first.why == 'matches "refund", "parcel", and is similar in meaning'
    assert 0 < first.score < 1
    assert search(full, "报销", messages="zh").results[0].why == "含有“报销”，且意思相近。"


def test_language_and_department_narrow_the_search(full: Library) -> None:
    for language in ("en", "zh"):
        found = search(full, "电梯 payroll", language=language).results
        assert {one.sop_id for one in found} <= {
            identity(name)
            for name in (
                ("returns", "backup", "autoclave", "payroll")
                if language == "en"
                else ("stocktaking", "expenses", "lift", "livestream")
            )
        }
    only = search(full, "payroll", department="customer").results
    assert {one.sop_id for one in only} <= {identity("returns")}
    nobody = search(full, "payroll", department="Space")
    assert nobody.results == ()
    assert nobody.notices[0].text("en") == "no SOP belongs to a department 'Space'"


def test_reason_names_each_word_that_the_sop_has_and_no_other(full: Library) -> None:
    wanted = terms('server refund parcel log 电梯 报销 steriliser the database "OR"')
    everything = [identity(name) for name in DOCUMENTS]
    with reading(full.engine) as connection:
        one_by_one = {term: rank_by_words(connection, (term,), Scope(), 9) for term in wanted}
        matched = matched_terms(connection, wanted, everything)
        assert matched_terms(connection, wanted, ()) == {}
    assert matched == {
        sop_id: tuple(term for term in wanted if sop_id in one_by_one[term]) for sop_id in matched
    }
    assert {sop_id for found in one_by_one.values() for sop_id in found} == set(matched)
    assert len(matched) >= 4


def test_limit_bounds_the_results(full: Library) -> None:
    assert len(search(full, "check the log of the server", limit=1).results) == 1


HOSTILE = [
    '"',
    '""" OR *',
    "title: NEAR(a b) AND -x ^y {z}",
    "a*b(c)d",
    "'; DROP TABLE words; --",
    "\x00\x01",
    "\ud800 broken",
    "😀" * 50,
    "%_\\",
    "NOT",
    "refund\nrefund\trefund",
    "。，！？",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_question_is_a_question_like_any_other(query: str, full: Library) -> None:
    search(full, query)


def test_question_without_words_says_so(full: Library) -> None:
    found = search(full, "  ?! ")
    assert (found.results, found.by_meaning) == ((), False)
    assert found.notices[0].kind is Kind.EMPTY


def test_huge_question_is_cut_and_says_so(full: Library) -> None:
    found = search(full, "refund " * 100_000)
    assert found.results[0].sop_id == identity("returns")
    assert (
        found.notices[0].text("en") == "only the first 2,000 characters of the question were used"
    )


def test_empty_library_finds_nothing(library: Library) -> None:
    assert search(library, "refund").results == ()


def test_replaced_version_is_not_found_by_its_old_words(library: Library) -> None:
    put(library, "returns", steps=[{"id": "s1", "action": "Weigh the pomegranate"}])
    put(library, "backup")
    assert search(library, "pomegranate").results[0].why.startswith("matches")
    put(library, "returns", steps=[{"id": "s1", "action": "Scan the barcode"}])
    assert all("matches" not in one.why for one in search(library, "pomegranate").results)
    first = search(library, "scan the barcode").results[0]
    assert (first.sop_id, first.version) == (identity("returns"), "1.1")


def test_only_current_versions_are_found(library: Library, words_only: None) -> None:
    added = put(library, state=State.DRAFT)
    assert search(library, "refund").results == ()
    set_state(library, added.sop_id, "1.0", State.EFFECTIVE, who="Tom", reason="checked")
    assert len(search(library, "refund").results) == 1
    remove(library, added.sop_id, who="Tom", reason="closed")
    assert search(library, "refund").results == ()


def test_without_meanings_search_is_by_words_and_says_so(full: Library, words_only: None) -> None:
    found = search(full, "refund")
    assert not found.by_meaning
    assert found.notices[0].kind is Kind.OFF
    assert found.results[0].why == 'matches "refund"'


def test_missing_embedder_is_said(full: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sopai.library.e5", None)
    found = search(full, "refund")
    assert (found.by_meaning, found.notices[0].kind) == (False, Kind.NOT_INSTALLED)
    assert found.results[0].sop_id == identity("returns")


def test_languages_do_not_hide_each_other() -> None:
    words = [f"sop_en{number:08}" for number in range(40)]
    near = [Key("en", sop_id) for sop_id in words[:20]]
    near.insert(0, Key("zh", "sop_zh00000000"))
    scores = fuse(words, near, "en")
    best = sorted(scores, key=lambda sop_id: -scores[sop_id])
    assert set(best[:2]) == {"sop_zh00000000", words[0]}
