"""Words of texts and of questions."""

import pytest

from sopai.library.card import MAX_BRIEF, MAX_SIDE, brief_of, card_text, columns_of, sides_of
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


def test_ending_after_an_apostrophe_is_no_word() -> None:
    assert terms("the neighbour's parcel isn't ours") == ("neighbour", "parcel", "isn", "ours")
    assert terms("they’re O'Neill's tools") == ("o", "neill", "tools")
    assert terms("'s") == ("s",)


@pytest.mark.parametrize("query", ["", "  \n", "?!…", "\x00", "😀", "。，"])
def test_question_without_words_has_no_terms(query: str) -> None:
    assert terms(query) == ()


def test_number_of_terms_is_bounded() -> None:
    assert len(terms(" ".join(f"w{number}" for number in range(9000)))) == MAX_TERMS


def test_terms_are_quoted() -> None:
    assert match_any(("near", "a")) == '"near" OR "a"'


def test_card_says_it_in_brief_and_then_each_side_and_none_is_long() -> None:
    branches = [{"condition": "The box is wet", "then": "Dry it"}]
    steps = [
        {"id": f"s{n}", "action": f"Check box {n} " * 40, "branches": branches if n == 1 else []}
        for n in range(1, 99)
    ]
    cases = [
        {"id": f"e{n}", "situation": f"Box {n} is lost", "handling": "Ask"} for n in range(1, 99)
    ]
    long = sop(steps=steps, purpose="Why " * 500, exceptions=cases, title="Boxes " * 90)
    card = card_text(long, DocumentControl(department="Yard"))
    title, setting, actions, wrong = sides_of(card)
    assert brief_of(card).startswith("Boxes Boxes")
    assert "Boxes. Yard. Why Why" in brief_of(card)
    assert "Check box 5 " in brief_of(card)
    assert len(brief_of(card)) <= MAX_BRIEF
    assert setting.startswith("Yard. Why Why")
    assert "Check box 1 " in actions
    assert "Check box 7 " in actions
    assert wrong.startswith("The box is wet. Dry it. Box 1 is lost. Ask")
    assert all(len(side) <= MAX_SIDE for side in (title, setting, actions, wrong))


def test_card_of_a_title_alone_has_one_side() -> None:
    card = card_text(sop(steps=[], purpose=None), DocumentControl())
    assert (brief_of(card), sides_of(card)) == ("Returns and refunds", ["Returns and refunds"])


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
