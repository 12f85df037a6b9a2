"""Figures equal numbers computed by hand or published."""

import pytest

from sopai.evaluation.scoring import (
    Counts,
    Figure,
    Outcome,
    bootstrap_f1,
    count,
    f1,
    measure,
    percentile,
    wilson,
)

HIT = Outcome("a", truth=True, flagged=True)
MISS = Outcome("b", truth=True, flagged=False)
WRONG = Outcome("a", truth=False, flagged=True)
REST = Outcome("b", truth=False, flagged=False)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_interval_is_as_published(hits: int, n: int, low: float, high: float) -> None:
    """Source: Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I."""
    figure = wilson(hits, n)

    assert figure.value == pytest.approx(hits / n)
    assert figure.low == pytest.approx(low, abs=5e-5)
    assert figure.high == pytest.approx(high, abs=5e-5)


def test_a_share_of_nothing_is_not_defined() -> None:
    assert wilson(0, 0) == Figure(value=None)


def test_judgements_are_counted_by_kind() -> None:
    assert count([HIT, HIT, WRONG, MISS, MISS, MISS, REST]) == Counts(tp=2, fp=1, fn=3, tn=1)


def test_f1_is_the_harmonic_mean() -> None:
    assert f1(tp=2, fp=1, fn=3) == pytest.approx(0.5)


def test_f1_without_positives_and_flags_is_not_defined() -> None:
    assert f1(tp=0, fp=0, fn=0) is None


def test_all_figures_of_a_group() -> None:
    figures = measure([HIT, HIT, WRONG, MISS, REST, REST])

    assert (figures.items, figures.positives, figures.flagged, figures.right) == (6, 3, 3, 2)
    assert figures.precision.value == pytest.approx(2 / 3)
    assert figures.recall.value == pytest.approx(2 / 3)
    assert figures.f1.value == pytest.approx(2 / 3)
    assert figures.accuracy.value == pytest.approx(4 / 6)


def test_bootstrap_draws_whole_documents() -> None:
    """Draws of a hit in one document and a miss in the other have an F1 of 1, 2/3 or 0."""
    figure = bootstrap_f1([HIT, MISS])

    assert figure.value == pytest.approx(2 / 3)
    assert (figure.low, figure.high) == (0.0, 1.0)


def test_documents_that_are_alike_leave_no_doubt() -> None:
    outcomes = [Outcome(doc, truth, True) for doc in "abc" for truth in (True, False)]

    figure = bootstrap_f1(outcomes)

    assert figure.value == pytest.approx(2 / 3)
    assert (figure.low, figure.high) == (figure.value, figure.value)


def test_bootstrap_is_wider_than_items_alone_would_say() -> None:
    """Forty items of two documents tell no more than two documents do."""
    together = [Outcome(doc, True, doc == "a") for doc in "ab" for _ in range(20)]
    apart = [Outcome(f"{doc}{n}", True, doc == "a") for doc in "ab" for n in range(20)]

    clustered, independent = bootstrap_f1(together), bootstrap_f1(apart)

    assert (clustered.low, clustered.high) == (0.0, 1.0)
    assert independent.low is not None
    assert independent.low > 0.4


def test_bootstrap_gives_the_same_interval_again() -> None:
    outcomes = [Outcome(str(n % 7), n % 2 == 0, n % 3 == 0) for n in range(60)]

    assert bootstrap_f1(outcomes) == bootstrap_f1(outcomes)


def test_one_document_has_no_interval() -> None:
    figure = bootstrap_f1([HIT, WRONG])

    assert figure.value == pytest.approx(2 / 3)
    assert (figure.low, figure.high) == (None, None)


def test_percentile_lies_between_neighbours() -> None:
    assert percentile([0.0, 1.0, 2.0, 3.0, 4.0], 0.025) == pytest.approx(0.1)
    assert percentile([5.0], 0.975) == 5.0
