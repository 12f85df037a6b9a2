"""Learns the weights of `sopai.retro` from the development cases.

`python -m sopai.evaluation.retro_learning` writes them anew, and prints how well weights learned
from other cases judge each case: cross-validation, so that no case measures itself.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from sopai.evaluation.corpus import eval_folder
from sopai.evaluation.retro_cases import Expected, RetroCase, retro_cases
from sopai.evaluation.retro_scoring import is_about
from sopai.ingest.read import read
from sopai.language.script import language_of
from sopai.library.e5 import embed
from sopai.retro.context import context_of
from sopai.retro.matching import Index, place_signs, scores
from sopai.retro.meaning import Array, MeaningWeights, moved, neighbours, vectors_of
from sopai.retro.reading import Read, read_retrospective
from sopai.retro.retrospective import places_in
from sopai.retro.signs import signs_of
from sopai.retro.spots import Procedure
from sopai.retro.values import Statement
from sopai.retro.weighing import ASKS
from sopai.retro.weights import START, weighted_sum
from sopai.workflow.retrospectives import procedure_of

MIN_CASES = 4
"""Cases that a sign has to stand in: else it tells of one company, not of a language."""

STRENGTH = 1.0
"""Inverse of the L1 penalty on signs, which leaves a table of weights that somebody can read."""

MEANING_STRENGTH, SCALE = 0.1, 3.0
"""Inverse of the L2 penalty on vectors, and their length beside the sum of the signs."""

FOLDS = 12
OWN_FOLDS = 5
"""Folds within the cases learned from, by which the sums of signs for the vectors are made."""


class Taught(NamedTuple):
    """A case to learn from: its statements in order of the text."""

    case: str
    signs: tuple[dict[str, float], ...]
    asks: tuple[bool | None, ...]
    """Whether each asks for a change; None teaches nothing."""

    vectors: Array
    """(n_statements, n_dimensions), of length 1."""

    placed: tuple["Placed", ...]
    """Its decisions of which the place is known."""


class Placed(NamedTuple):
    """A decision and the places of its SOP."""

    signs: tuple[dict[str, float], ...]
    """Of each place, as `near_signs` gives them."""

    right: frozenset[int]
    """The places that it may be about."""


def taught_by(
    cases: Sequence[RetroCase], means: dict[str, Array], told: Callable[[str], None] = print
) -> list[Taught]:
    """The statements of the cases that concern an SOP.

    The first quote of an expected change asks for it. What only supports it, and what asks for an
    optional one, teaches nothing either way.
    """
    found: list[Taught] = []
    for case in cases:
        if case.expected.sop is None:
            continue
        told(case.name)
        whole = read_retrospective(read(case.path).document, case.path.name)
        procedure = procedure_of(case.sops / case.expected.sop)
        index = places_in(procedure)
        ordinals = range(len(whole.statements))
        found.append(
            Taught(
                case.name,
                tuple(signs_of(whole, at, index) for at in ordinals),
                tuple(_asks(one, case.expected, whole.document.text) for one in whole.statements),
                vectors_of(whole.statements, _embed, means),
                tuple(_placed(whole, procedure, index, case.expected)),
            )
        )
    return found


def _placed(
    whole: Read, procedure: Procedure, index: Index, expected: Expected
) -> Iterator[Placed]:
    """The decisions of a case, each with the places that its expected changes accept."""
    text = whole.document.text
    for at, statement in enumerate(whole.statements):
        about = [
            one for one in expected.changes if one.sure and _holds(statement, one.quotes[0], text)
        ]
        right = frozenset(
            number
            for number, spot in enumerate(index.spots)
            if any(is_about(one, spot, procedure) for one in about)
        )
        if right:
            context = context_of(whole, at, None)
            by_place = sorted(scores(index, statement, context), key=lambda one: one.at)
            yield Placed(tuple(place_signs(index, statement, context, by_place)), right)


def _embed(texts: Sequence[str]) -> Array:
    return embed(texts, is_query=False)


def means_of(cases: Sequence[RetroCase]) -> dict[str, Array]:
    """The mean vector of the statements of each language."""
    texts: dict[str, list[str]] = {"en": [], "zh": []}
    for case in cases:
        whole = read_retrospective(read(case.path).document, case.path.name)
        for one in whole.statements:
            texts[language_of(one.plain)].append(one.plain or " ")
    return {name: _embed(told).mean(axis=0) for name, told in texts.items()}


def _asks(statement: Statement, expected: Expected, text: str) -> bool | None:
    resting = [
        one
        for one in expected.changes
        if any(_holds(statement, quote, text) for quote in one.quotes)
    ]
    if any(one.sure and _holds(statement, one.quotes[0], text) for one in resting):
        return True
    is_trap = any(_holds(statement, trap.quote, text) for trap in expected.traps)
    return None if resting and not is_trap else False


def _holds(statement: Statement, quote: str, text: str) -> bool:
    """A statement and a quote have characters in common."""
    start = text.find(quote)
    return 0 <= start < statement.end and statement.start < start + len(quote)


def learn_signs(taught: Sequence[Taught]) -> dict[str, float]:
    """The weight of each sign that helps to tell which statements ask for a change."""
    standing = Counter(
        sign for one in taught for sign in {name for signs in one.signs for name in signs}
    )
    rows, asks = [], []
    for one in taught:
        for signs, is_asking in zip(one.signs, one.asks, strict=True):
            if is_asking is not None:
                rows.append({k: v for k, v in signs.items() if standing[k] >= MIN_CASES})
                asks.append(is_asking)
    names = DictVectorizer(sparse=False)
    model = LogisticRegression(
        C=STRENGTH, l1_ratio=1.0, solver="liblinear", max_iter=2000, random_state=0
    )
    model.fit(names.fit_transform(rows), asks)
    found = {START: round(float(model.intercept_[0]), 2)}
    for sign, weight in zip(names.get_feature_names_out(), model.coef_[0], strict=True):
        if round(float(weight), 2):
            found[sign] = round(float(weight), 2)
    return found


def learn_meaning(
    taught: Sequence[Taught], sums: Sequence[Sequence[float]], means: dict[str, Array]
) -> MeaningWeights:
    """The weights of the vectors beside the sums of the signs.

    Args:
        taught: the cases.
        sums: of the signs of their statements, by weights of other cases.
        means: of the languages.
    """
    rows, asks = [], []
    for one, own in zip(taught, sums, strict=True):
        table = np.hstack([one.vectors, *neighbours(one.vectors)]) * SCALE
        for row, sum_, is_asking in zip(table, own, one.asks, strict=True):
            if is_asking is not None:
                rows.append([sum_, *row])
                asks.append(is_asking)
    model = LogisticRegression(
        C=MEANING_STRENGTH, l1_ratio=0.0, solver="liblinear", max_iter=2000, random_state=0
    )
    model.fit(np.asarray(rows), asks)
    signs, *weights = model.coef_[0]
    own, before, after = np.split(np.asarray(weights, dtype=np.float32) * SCALE, 3)
    return MeaningWeights(float(model.intercept_[0]), float(signs), own, before, after, means)


def learn_places(taught: Sequence[Taught]) -> dict[str, float]:
    """The weight of each sign that a place is the one that a decision is about."""
    decisions = [one for case in taught for one in case.placed]
    names = DictVectorizer(sparse=False)
    names.fit([signs for one in decisions for signs in one.signs])
    tables = [names.transform(one.signs) for one in decisions]
    right = [np.array([at in one.right for at in range(len(one.signs))]) for one in decisions]

    def loss(weights: Array) -> tuple[float, Array]:
        total, slope = PLACES * float(weights @ weights) / 2, PLACES * weights
        for table, is_right in zip(tables, right, strict=True):
            odds = np.exp(table @ weights - (table @ weights).max())
            share = odds / odds.sum()
            held = share[is_right].sum()
            total -= float(np.log(held))
            slope = slope - table.T @ (np.where(is_right, share / held, 0.0) - share)
        return total, slope

    best = minimize(loss, np.zeros(len(names.get_feature_names_out())), jac=True, method="L-BFGS-B")
    pairs = zip(names.get_feature_names_out(), best.x, strict=True)
    return {sign: round(float(weight), 2) for sign, weight in pairs}


PLACES = 0.2
"""The L2 penalty on the signs of places."""


def rightly_placed(taught: Sequence[Taught]) -> float:
    """The share of decisions that go to their place, by weights learned from other cases."""
    right = []
    for fold in range(FOLDS):
        weights = learn_places([one for at, one in enumerate(taught) if at % FOLDS != fold])
        for one in (placed for case in taught[fold::FOLDS] for placed in case.placed):
            sums = [weighted_sum(signs, weights) for signs in one.signs]
            right.append(sums.index(max(sums)) in one.right)
    return sum(right) / len(right)


def sums_by(weights: Mapping[str, float], one: Taught) -> list[float]:
    """The sums of the signs of a case."""
    return [weighted_sum(signs, weights) for signs in one.signs]


def crossed_sums(taught: Sequence[Taught], folds: int) -> list[list[float]]:
    """The sums of the signs of each case, by weights learned from other cases."""
    found: list[list[float]] = [[] for _ in taught]
    for fold in range(folds):
        others = [one for at, one in enumerate(taught) if at % folds != fold]
        weights = learn_signs(others)
        for at in range(fold, len(taught), folds):
            found[at] = sums_by(weights, taught[at])
    return found


def crossed(taught: Sequence[Taught], means: dict[str, Array]) -> list[tuple[float, float, bool]]:
    """The sum of each statement without and with its vector, and whether it asks for a change."""
    found = []
    for fold in range(FOLDS):
        others = [one for at, one in enumerate(taught) if at % FOLDS != fold]
        weights = learn_signs(others)
        meaning = learn_meaning(others, crossed_sums(others, OWN_FOLDS), means)
        for one in taught[fold::FOLDS]:
            sums = sums_by(weights, one)
            both = moved(sums, one.vectors, meaning)
            for plain, with_vector, asks in zip(sums, both, one.asks, strict=True):
                if asks is not None:
                    found.append((plain, with_vector, asks))
    return found


def written(weights: dict[str, float], about: str) -> str:
    """The weights as they stand in their file: the heaviest first."""
    head = (
        f"# What each sign adds to the logarithm of the odds that {about}.\n"
        "# Learned from eval/retro/dev by: python -m sopai.evaluation.retro_learning\n"
    )
    ranked = sorted(weights.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    return head + "".join(f"{weight:+.2f} {sign}\n" for sign, weight in ranked)


def written_meaning(weights: MeaningWeights) -> str:
    """The weights of the vectors as JSON, one list a line."""
    kept: dict[str, object] = {
        "start": round(weights.start, 3),
        "signs": round(weights.signs, 3),
        "own": _rounded(weights.own),
        "before": _rounded(weights.before),
        "after": _rounded(weights.after),
        "means": {name: _rounded(mean, 4) for name, mean in weights.means.items()},
    }
    lines = (f"{json.dumps(name)}: {json.dumps(value)}" for name, value in kept.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _rounded(values: Array, digits: int = 3) -> list[float]:
    return [round(float(one), digits) for one in values]


def learned(
    taught: Sequence[Taught], means: dict[str, Array]
) -> tuple[dict[str, float], MeaningWeights]:
    """Both kinds of weights."""
    return learn_signs(taught), learn_meaning(taught, crossed_sums(taught, OWN_FOLDS), means)


def main() -> None:
    """Write the weights of all development cases, and print what crossing them shows."""
    cases = retro_cases(eval_folder() / "retro", "dev")
    means = means_of(cases)
    taught = taught_by(cases, means)
    judged = crossed(taught, means)
    wanted = sum(asks for _, _, asks in judged)
    for at, name in enumerate(("by signs", "with vectors")):
        made = [asks for *sums, asks in judged if sums[at] >= ASKS]
        print(f"{name}: precision {sum(made) / len(made):.2f}, recall {sum(made) / wanted:.2f}")
    print(f"right place: {rightly_placed(taught):.2f}")
    signs, meaning = learned(taught, means)
    folder = Path(__file__).parents[1] / "retro"
    for file, text in (
        ("statement_weights.txt", written(signs, "a statement asks for a change")),
        ("place_weights.txt", written(learn_places(taught), "a statement is about a place")),
        ("meaning_weights.json", written_meaning(meaning)),
    ):
        (folder / file).write_text(text, encoding="utf-8")
        print(folder / file)


if __name__ == "__main__":
    main()
