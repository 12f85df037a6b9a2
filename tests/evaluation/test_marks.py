"""A mark is found where its words stand, not merely on its line."""

from sopai.evaluation.checkers.checker import Hit
from sopai.evaluation.corpus import Corpus
from sopai.evaluation.marks import locate, mark_codes
from tests.evaluation.fakes import MANUAL


def test_a_quote_is_found_across_line_ends() -> None:
    (place,) = locate(MANUAL, (3, 4), "the box properly")

    assert MANUAL[slice(*place)] == "the box\n  properly"


def test_a_quote_is_looked_for_on_its_lines_only() -> None:
    assert locate(MANUAL, (5, 5), "properly") == ()
    assert len(locate(MANUAL, (3, 6), "the")) == 3


def test_a_quote_on_the_last_line_is_found() -> None:
    assert locate("one\ntwo", (2, 2), "two") == ((4, 7),)


def test_only_findings_that_overlap_the_words_count(corpus: Corpus) -> None:
    start = MANUAL.index("properly")
    near = Hit(4, "VAG002", "properly", start, start + 8)
    unplaced = Hit(4, "VAG003", "soon")

    marks = mark_codes(corpus, {"shop/packing.md": (near, unplaced)})

    assert [(m.mark.quote, m.codes) for m in marks] == [
        ("properly and", {"VAG002"}),
        ("soon", frozenset()),
        ("adequately", frozenset()),
        ("proud", frozenset()),
    ]
