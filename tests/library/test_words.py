"""Words of texts and of questions."""

import pytest

from sopai.library.card import MAX_CARD, card_text, columns_of
from sopai.library.words import MAX_TERMS, match_any, spaced, terms
from sopai.schema.control import DocumentControl
from tests.library.samples import sop


def test_chinese_is_cut_into_words_and_traditional_is_simplified() -> None:
    assert spaced("處理客戶投訴").split() == ["处理", "客户", "投诉"]
    assert spaced("打开CRM系统").split() == ["打开", "CRM", "系统"]


def test_words_that_say_nothing_are_left_out_unless_they_are_all() -> None:
    assert terms("How do I refund a customer?") == ("refund", "customer")
    assert terms("怎么处理投诉") == ("处理", "投诉")
    assert terms("who is it") == ("who", "is", "it")


@pytest.mark.parametrize("query", ["", "  \n", "?!…", "\x00", "😀", "。，"])
def test_question_without_words_has_no_terms(query: str) -> None:
    assert terms(query) == ()


def test_number_of_terms_is_bounded() -> None:
    assert len(terms(" ".join(f"w{number}" for number in range(9000)))) == MAX_TERMS


def test_terms_are_quoted() -> None:
    assert match_any(("near", "a")) == '"near" OR "a"'


def test_card_is_short_and_begins_with_the_title() -> None:
    steps = [{"id": f"s{number}", "action": "Check the box " * 40} for number in range(1, 99)]
    long = sop(steps=steps, purpose="Why " * 500)
    card = card_text(long, DocumentControl(department="Warehouse"))
    assert card.startswith("Returns and refunds. Warehouse. Why")
    assert "Check the box" in card
    assert len(card) <= MAX_CARD


def test_every_word_of_an_sop_is_indexed() -> None:
    owner = {"kind": "role", "role": "Packer"}
    content = sop(
        purpose="w1",
        scope="w2",
        executor={"kind": "person", "person": "Li", "role": "w3"},
        steps=[
            {"id": "s1", "action": "a1", "tools": ["a2"], "owner": owner, "script": "a3"}
            | {"materials": [{"name": "a4"}], "branches": [{"condition": "a5", "then": "a6"}]}
        ],
        exceptions=[{"id": "e1", "situation": "w4", "handling": "w5"}],
        metrics=[{"id": "m1", "name": "w6", "target": {"text": "w7"}}],
        supervision=[{"activity": "w8", "cadence": "w9"}],
        definitions=[{"term": "w10", "meaning": "w11"}],
        materials=[{"name": "w12"}],
        notes=[{"heading": "w13", "text": "w14"}],
    )
    columns = columns_of(content, DocumentControl(number="CS 7", department="w15"), "x/name.md")
    assert columns.title.split() == ["Returns", "and", "refunds", "CS", "7", "name"]
    assert {f"a{number}" for number in range(1, 7)} | {"Packer"} <= set(columns.steps.split())
    assert {f"w{number}" for number in range(1, 16)} <= set(columns.rest.split())


def test_name_of_a_file_that_is_a_number_is_no_word_of_the_title() -> None:
    assert "10" not in columns_of(sop(), DocumentControl(), "files/10.md").title
