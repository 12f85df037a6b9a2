"""The embedder that comes with sopai: near in meaning is near, in either language."""

from collections.abc import Sequence

import pytest

from sopai.library.embedding import Vector
from sopai.library.universal import Universal

EMBEDDER = Universal()


def likeness(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def of(sides: str, language: str = "en") -> Vector:
    return EMBEDDER.passages([(f"In brief\n{sides}", language)])[0]


def test_card_in_the_other_language_is_nearer_than_one_of_something_else() -> None:
    question = EMBEDDER.query("people trapped in the elevator", "en")
    near = of("电梯困人应急\n安抚被困人员", "zh")
    far = of("Monthly payroll\nPay the wages")
    assert likeness(question, near) > likeness(question, far) + 0.1
    assert likeness(question, near) > 2 * EMBEDDER.floor


def test_each_side_of_a_card_weighs_the_same() -> None:
    question = EMBEDDER.query("the lift is stuck", "en")
    drowned = of("Lift is stuck " + "Pay the wages on time. " * 30)
    heard = of("Lift is stuck\n" + "Pay the wages on time. " * 30)
    assert likeness(question, heard) > likeness(question, drowned) + 0.1


def test_cards_have_the_same_vectors_together_and_alone() -> None:
    cards = [("a\nLift is stuck\nCall the firm", "en"), ("b\n发工资", "zh"), ("c\nBackup", "en")]
    for card, vector in zip(cards, EMBEDDER.passages(cards), strict=True):
        assert likeness(vector, EMBEDDER.passages([card])[0]) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("text", ["", " ", "\x00", "😀", "x" * 50_000, "字" * 5_000, "\ud800"])
def test_any_text_has_a_vector_of_length_one(text: str) -> None:
    vector = EMBEDDER.query(text, "en")
    assert len(vector) == 512
    assert likeness(vector, vector) == pytest.approx(1, abs=1e-4)
