"""Precision, recall and F1 with intervals that admit how few documents there are."""

from collections.abc import Iterable, Sequence
from math import sqrt
from random import Random
from typing import NamedTuple

from sopai.schema.base import Value

Z_95 = 1.959963984540054
"""Standard normal quantile of 97.5 %."""

RESAMPLES = 2_000
SEED = 1927


class Outcome(NamedTuple):
    """What is true of one item, and what a checker said."""

    doc: str
    truth: bool
    flagged: bool


class Counts(NamedTuple):
    """How often a checker was right and wrong."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    tn: int = 0


class Figure(Value):
    """A share from 0 to 1 with its 95 % interval; null where it is not defined."""

    value: float | None
    """The share found."""

    low: float | None = None
    """Lower end of the interval."""

    high: float | None = None
    """Upper end of the interval."""


class Figures(Value):
    """How a checker did on a group of items."""

    items: int
    """Items judged."""

    positives: int
    """Items that ought to be flagged."""

    flagged: int
    """Items that were flagged."""

    right: int
    """Items that ought to be flagged and were."""

    precision: Figure
    """Share of the flagged that ought to be; Wilson interval over items."""

    recall: Figure
    """Share of those that ought to be flagged that were; Wilson interval over items."""

    f1: Figure
    """Harmonic mean of both; bootstrap interval over documents."""

    accuracy: Figure
    """Share of items judged rightly, flagged or not; Wilson interval over items."""


def measure(outcomes: Iterable[Outcome]) -> Figures:
    """All figures of a checker on a group of items."""
    outcomes = tuple(outcomes)
    counts = count(outcomes)
    tp, fp, fn, tn = counts
    return Figures(
        items=len(outcomes),
        positives=tp + fn,
        flagged=tp + fp,
        right=tp,
        precision=wilson(tp, tp + fp),
        recall=wilson(tp, tp + fn),
        f1=bootstrap_f1(outcomes),
        accuracy=wilson(tp + tn, len(outcomes)),
    )


def count(outcomes: Iterable[Outcome]) -> Counts:
    """Right and wrong judgements of a group of items."""
    tally = {(True, True): 0, (False, True): 0, (True, False): 0, (False, False): 0}
    for outcome in outcomes:
        tally[outcome.truth, outcome.flagged] += 1
    return Counts(*tally.values())


def f1(tp: int, fp: int, fn: int) -> float | None:
    """Harmonic mean of precision and recall; None when nothing is true and nothing flagged."""
    return 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else None


def wilson(hits: int, n: int) -> Figure:
    """A share with its Wilson score interval.

    Source: Wilson, Probable inference, the law of succession, and statistical inference,
    J. Am. Stat. Assoc. 22 (1927) 209.
    """
    if not n:
        return Figure(value=None)
    share, z2 = hits / n, Z_95**2
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z_95 / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return Figure(value=share, low=max(0.0, centre - half), high=min(1.0, centre + half))


def bootstrap_f1(outcomes: Iterable[Outcome], resamples: int = RESAMPLES) -> Figure:
    """F1 with a percentile interval from resampling whole documents.

    Items of one document are not independent: they have one author and one subject, so
    documents are drawn with replacement, each with all its items. Seeded, so that a run can
    be repeated. With fewer than two documents there is no interval.

    Source: Cameron, Gelbach, Miller, Bootstrap-based improvements for inference with
    clustered errors, Rev. Econ. Stat. 90 (2008) 414 (the pairs cluster bootstrap).
    """
    documents = _by_document(outcomes)
    value = _pooled_f1(documents)
    if value is None or len(documents) < 2:
        return Figure(value=value)
    random = Random(SEED)  # noqa: S311 -- drawn for statistics, not for secrets
    drawn = (_pooled_f1(random.choices(documents, k=len(documents))) for _ in range(resamples))
    found = sorted(f for f in drawn if f is not None)
    return Figure(value=value, low=percentile(found, 0.025), high=percentile(found, 0.975))


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value below which a share of ordered values lies, between neighbours by proportion."""
    at = share * (len(ordered) - 1)
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (at - below) * (ordered[above] - ordered[below])


def _by_document(outcomes: Iterable[Outcome]) -> list[Counts]:
    documents: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        documents.setdefault(outcome.doc, []).append(outcome)
    return [count(items) for items in documents.values()]


def _pooled_f1(documents: Iterable[Counts]) -> float | None:
    tp = fp = fn = 0
    for document in documents:
        tp, fp, fn = tp + document.tp, fp + document.fp, fn + document.fn
    return f1(tp, fp, fn)
