"""The two models that come with sopai: together where both run, one where the other does not."""

import sys

import pytest

from sopai.library.bundled import Together, open_bundled
from sopai.library.e5 import E5, embed, work_out_means
from sopai.library.embedding import Embedder, choose_embedder
from sopai.library.filling import update_index
from sopai.library.opening import Library
from sopai.library.search import search
from sopai.library.universal import Universal
from tests.library.samples import identity, put

QUESTION = "people trapped in the elevator"
CARDS = [
    ("电梯困人应急。安抚被困人员\n电梯困人应急\n安抚被困人员", "zh"),
    ("Monthly payroll. Pay the wages\nMonthly payroll\nPay the wages", "en"),
]


def likenesses(embedder: Embedder) -> list[float]:
    question = embedder.query(QUESTION, "en")
    return [
        sum(a * b for a, b in zip(question, card, strict=True)) for card in embedder.passages(CARDS)
    ]


def test_vectors_of_e5_do_not_carry_the_language() -> None:
    near, far = likenesses(E5(work_out_means()))
    assert near > far + 0.1


def test_e5_reads_no_more_than_it_reads_well() -> None:
    whole = embed(["word " * 50_000], is_query=False)
    assert (whole == embed(["word " * 120], is_query=False)).all()


def test_likeness_is_the_mean_of_both() -> None:
    e5, universal = E5(work_out_means()), Universal()
    both = Together(e5, universal)
    expected = [(a + b) / 2 for a, b in zip(likenesses(e5), likenesses(universal), strict=True)]
    assert likenesses(both) == pytest.approx(expected, abs=1e-5)
    assert sum(x * x for x in both.query(QUESTION, "en")) == pytest.approx(1, abs=1e-5)
    assert both.name == f"{e5.name}-{universal.name}"


@pytest.mark.parametrize(("missing", "left"), [("e5", Universal), ("universal", E5)])
def test_one_is_enough(
    missing: str, left: type, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was embedded with both is embedded anew, and the old vectors are not mixed up."""
    put(library, "lift")
    put(library, "payroll")
    assert update_index(library) == ()
    assert library.held.index is not None
    before = library.held.index.name
    monkeypatch.setitem(sys.modules, f"sopai.library.{missing}", None)
    assert isinstance(choose_embedder(library).embedder, left)
    found = search(library, QUESTION)
    assert (found.by_meaning, found.notices) == (True, ())
    assert found.results[0].sop_id == identity("lift")
    assert library.held.index.name != before


def test_without_both_there_is_none(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("e5", "universal"):
        monkeypatch.setitem(sys.modules, f"sopai.library.{name}", None)
    assert open_bundled(library) is None
