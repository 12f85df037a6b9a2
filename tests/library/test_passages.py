"""The part of an SOP in which the words of a question stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopai.library.opening import Library
from sopai.library.passages import MAX_QUOTE, Passage, best_passage
from sopai.library.placing import places_of
from sopai.library.search import search
from sopai.schema.sop import Sop
from tests.library.samples import sop

CASE = {
    "id": "e1",
    "situation": "The customer refuses the refund",
    "handling": "Call the shift lead",
    "owner": {"kind": "role", "role": "Clerk"},
}


@pytest.fixture
def returns() -> Sop:
    return sop("returns", purpose="Fair returns", exceptions=[CASE])


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("parcel",), "Step 1"),
        (("refund", "price"), "Step 2"),
        (("refuses", "refund"), "Exception 1"),
        (("refusing",), "Exception 1"),
        (("fair",), "Purpose"),
        (("returns", "refunds"), "Title"),
    ],
)
def test_the_part_with_most_of_the_words_is_named(
    words: tuple[str, ...], part: str, returns: Sop
) -> None:
    found = best_passage(returns, words)

    assert found is not None
    assert found.part == part


def test_of_equals_the_first_and_of_none_none(returns: Sop) -> None:
    assert best_passage(returns, ("zebra",)) is None
    assert best_passage(returns, ()) is None
    first = best_passage(returns, ("the",))
    assert first is None or first.part == "Step 1"


def test_the_line_with_most_of_the_words_is_quoted() -> None:
    step = {"id": "s1", "action": "Open the case", "output": "Case with a number",
            "standard": "The parcel is weighed"}  # fmt: skip
    found = best_passage(sop("returns", steps=[step]), ("case", "parcel", "weigh"))

    assert found is not None
    assert (found.part, found.quote) == ("Step 1", "The parcel is weighed")
    assert found.words == ("case", "parcel", "weigh")


def test_parts_of_a_chinese_sop_have_its_names() -> None:
    found = best_passage(sop("expenses"), ("发票",))

    assert found is not None
    assert (found.part, found.quote) == ("步骤 2", "主管审批发票")


def test_a_long_part_is_cut() -> None:
    long = sop("returns", steps=[{"id": "s1", "action": "Weigh the parcel " * 500}])
    found = best_passage(long, ("parcel",))

    assert found is not None
    assert len(found.quote) <= MAX_QUOTE


def test_results_of_a_search_say_where(full: Library) -> None:
    found = search(full, "refund the parcel").results
    places = places_of(full, found)

    assert len(places) == len(found)
    assert places[0] is not None
    assert places[0].part == "Step 1"
    assert [
        place for one, place in zip(found, places, strict=True) if not one.words and place
    ] == []


@pytest.mark.parametrize(
    ("quote", "words", "marked"),
    [
        ("Refund the price within 3 days", ("refund", "days"), ["Refund", "days"]),
        ("The customer refuses; refusing is rare", ("refuse",), ["refuses", "refusing"]),
        ("Priced at cost", ("price",), ["Priced"]),
        ("通知维保单位，通知店长", ("通知", "店长"), ["通知", "通知店长"]),
        ("檢查客戶的訂單", ("客户", "订单"), ["客戶", "訂單"]),
        ("打开CRM系统", ("crm", "系统"), ["CRM系统"]),
        ("Nothing of it", ("zebra",), []),
        ("a|b (c) [d] *e*", ("c", "d"), ["c", "d"]),
        ("", ("a",), []),
        ("İstanbul 店长", ("店长",), ["店长"]),
    ],
)
def test_words_of_a_quote_can_be_marked(
    quote: str, words: tuple[str, ...], marked: list[str]
) -> None:
    pieces = Passage("Step 1", quote, words).pieces
    assert [piece.text for piece in pieces if piece.is_word] == marked
    assert "".join(piece.text for piece in pieces) == quote


@given(st.text(max_size=40), st.lists(st.text(max_size=3).map(str.lower), max_size=4))
def test_pieces_are_the_quote_again(quote: str, words: list[str]) -> None:
    pieces = Passage("Step 1", quote, tuple(words)).pieces
    assert "".join(piece.text for piece in pieces) == quote
    assert all(piece.text for piece in pieces)
