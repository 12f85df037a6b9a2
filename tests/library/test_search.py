"""Search: by words, by meaning, in both languages, in the current versions only."""

import sys
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from sopai.library.database import reading, writing
from sopai.library.lexical import matched_terms, rank_by_words
from sopai.library.notices import Kind
from sopai.library.opening import Library, open_library
from sopai.library.roster import write_roster
from sopai.library.scope import Scope, Wanted
from sopai.library.search import Patience, fuse, search
from sopai.library.states import remove, set_state
from sopai.library.words import terms
from sopai.schema.control import State
from sopai.schema.roster import Holder, Role, Roster
from sopai.schema.sop import Form
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
        found = search(full, "电梯 payroll", wanted=Wanted(language=language)).results
        assert {one.sop_id for one in found} <= {
            identity(name)
            for name in (
                ("returns", "backup", "autoclave", "payroll")
                if language == "en"
                else ("stocktaking", "expenses", "lift", "livestream")
            )
        }
    only = search(full, "payroll", wanted=Wanted(department="customer")).results
    assert {one.sop_id for one in only} <= {identity("returns")}
    nobody = search(full, "payroll", wanted=Wanted(department="Space"))
    assert nobody.results == ()
    assert nobody.notices[0].text("en") == "no SOP belongs to a department 'Space'"


def test_a_state_narrows_the_search_before_the_best_are_taken(library: Library) -> None:
    for number in range(30):
        put(library, "returns", id=f"sop_{number:010}", path=f"{number}.md")
    wanted = put(library, "lift", state=State.EFFECTIVE).sop_id

    found = search(library, "refund the parcel", limit=3, wanted=Wanted(state=State.EFFECTIVE))
    by_words = search(library, "电梯", limit=3, wanted=Wanted(state=State.EFFECTIVE))

    assert {one.sop_id for one in found.results} <= {wanted}
    assert [one.sop_id for one in by_words.results] == [wanted]
    assert search(library, "refund", wanted=Wanted(state=State.EXPIRED)).results == ()


def test_what_words_do_not_find_is_found_by_meaning_in_a_state(library: Library) -> None:
    for number in range(20):
        put(library, "returns", id=f"sop_{number:010}", path=f"{number}.md")
    wanted = put(library, "payroll", state=State.EFFECTIVE).sop_id

    found = search(
        library,
        "give employees their salary",
        wanted=Wanted(state=State.EFFECTIVE),
        patience=Patience(seconds=60.0),
    )

    assert [one.sop_id for one in found.results] == [wanted]
    assert found.results[0].words == ()


def put_owned(library: Library, name: str, role: str, form: Form = Form.SIX_PART) -> str:
    """Add a sample whose first step has an owner; returns its id."""
    owner = {"kind": "role", "role": role}
    steps = [{"id": "s1", "action": DOCUMENTS[name][3][0], "owner": owner}]
    return put(library, name, steps=steps, form=form).sop_id


def test_form_and_owner_narrow_the_search_before_the_best_are_taken(library: Library) -> None:
    for number in range(30):
        put(library, "returns", id=f"sop_{number:010}", path=f"{number}.md")
    lift = put_owned(library, "lift", "物业 经理", Form.TIMELINE)
    pay = put_owned(library, "payroll", "Payroll Clerk")

    def found(owner: str | None = None, form: Form | None = None) -> set[str]:
        asked = Wanted(owner=owner, form=form)
        return {
            one.sop_id
            for one in search(library, "refund 电梯 hours", limit=3, wanted=asked).results
        }

    assert found(form=Form.TIMELINE) == {lift}
    assert found(form=Form.STEP_TABLE) == set()
    assert found(owner="payroll  CLERK") == found(owner="clerk") == {pay}
    assert found(owner="经理", form=Form.TIMELINE) == {lift}
    assert found(owner="clerk", form=Form.TIMELINE) == set()
    nobody = search(library, "refund", wanted=Wanted(owner="Astronaut"))
    assert nobody.notices[0].text("en").startswith("no SOP names 'Astronaut' as an owner")
    assert nobody.results == ()


def test_an_owner_is_found_by_who_holds_the_role_today(library: Library) -> None:
    pay = put_owned(library, "payroll", "Payroll Clerk")
    put_owned(library, "returns", "Packer")
    people = ("Ann Reed", "Bo Lind", "Cy Moss")
    gone = Holder(person="Bo Lind", until=date.today() - timedelta(days=1))
    holders = (gone, Holder(person="Cy Moss"), Holder(person="Ann Reed"))
    roles = (Role(name="Payroll Clerk", holders=holders),)
    write_roster(library, Roster(people=people, roles=roles), who="Ann Reed", reason="list")

    for name in ("ann reed", "Cy Moss"):
        found = search(library, "hours parcel", wanted=Wanted(owner=name)).results
        assert [one.sop_id for one in found] == [pay]
    assert search(library, "hours parcel", wanted=Wanted(owner="Bo Lind")).results == ()


def test_an_older_library_can_be_narrowed_too_and_is_not_embedded_anew(library: Library) -> None:
    pay = put_owned(library, "payroll", "Payroll Clerk")
    with writing(library.engine) as connection:
        before = connection.execute(text("SELECT mark FROM cards")).scalars().all()
        connection.execute(text("DROP TABLE card_facets"))
        connection.execute(text("UPDATE facts SET value = '4' WHERE name = 'schema'"))
    with open_library(library.folder) as again:
        found = search(again, "hours", wanted=Wanted(owner="clerk")).results
        assert [one.sop_id for one in found] == [pay]
        with reading(again.engine) as connection:
            assert connection.execute(text("SELECT mark FROM cards")).scalars().all() == before


def test_a_new_version_has_the_owners_that_it_names_and_no_other(library: Library) -> None:
    put_owned(library, "payroll", "Payroll Clerk")
    put_owned(library, "payroll", "Accountant")
    assert search(library, "wages hours", wanted=Wanted(owner="Clerk")).results == ()
    assert len(search(library, "wages hours", wanted=Wanted(owner="Accountant")).results) == 1


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
    for name in ("e5", "universal"):
        monkeypatch.setitem(sys.modules, f"sopai.library.{name}", None)
    found = search(full, "refund")
    assert (found.by_meaning, found.notices[0].kind) == (False, Kind.NOT_INSTALLED)
    assert found.results[0].sop_id == identity("returns")


def test_all_words_of_a_question_weigh_more_than_a_likeness() -> None:
    scores = fuse({"said": 0.8, "named": 0.1}, {"named": 0.2, "alike": 0.22}, {})

    assert sorted(scores, key=lambda sop: -scores[sop]) == ["said", "named", "alike"]
    assert all(0 < score < 1 for score in scores.values())


def test_a_likeness_below_nothing_takes_nothing_away() -> None:
    assert fuse({"said": 0.5}, {"said": -0.2}, {}) == fuse({"said": 0.5}, {}, {})


@pytest.mark.parametrize(
    ("query", "expected", "reason"),
    [
        ("the elevator is dead", "lift", 'says in its language "电梯" (elevator)'),
        ("恢复备份", "backup", '"backup" (备份)'),
    ],
)
def test_words_are_found_in_the_other_language(
    query: str, expected: str, reason: str, full: Library, words_only: None
) -> None:
    first = search(full, query).results[0]

    assert first.sop_id == identity(expected)
    assert reason in first.why


def test_a_search_in_one_language_needs_no_dictionary(
    full: Library, words_only: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sopai.library.search.glosses_in", None)

    assert search(full, "refund", wanted=Wanted(language="en")).results
