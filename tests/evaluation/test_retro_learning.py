"""Weights are learned from the development cases, and never from those that report."""

import json

import numpy as np
import pytest

from sopai.evaluation.corpus import eval_folder
from sopai.evaluation.retro_cases import RetroCase, retro_cases
from sopai.evaluation.retro_learning import (
    Placed,
    Taught,
    crossed,
    learn_meaning,
    learn_places,
    learn_signs,
    means_of,
    rightly_placed,
    sums_by,
    taught_by,
    written,
    written_meaning,
)
from sopai.retro.weights import START, statement_weights


def _taught(number: int) -> Taught:
    """A case in which what says "must" asks for a change, and the first number of the vector."""
    rng = np.random.default_rng(number)
    asks = tuple(bool(one) for one in rng.integers(0, 2, 12))
    signs = tuple(
        {"must": 1.0, "item": 1.0} if one else {"item": 1.0, f"x{number}": 1.0} for one in asks
    )
    vectors = rng.normal(size=(12, 4)).astype(np.float32)
    vectors[:, 0] = [1.0 if one else -1.0 for one in asks]
    right = int(rng.integers(0, 3))
    near = tuple({"close": 1.0 if at == right else 0.2} for at in range(3))
    return Taught(f"case-{number}", signs, asks, vectors, (Placed(near, frozenset({right})),))


TAUGHT = [_taught(number) for number in range(24)]
MEANS = {"en": np.zeros(4, dtype=np.float32), "zh": np.zeros(4, dtype=np.float32)}


def test_a_sign_that_tells_gets_weight_and_one_of_a_single_case_none() -> None:
    weights = learn_signs(TAUGHT)
    assert weights["must"] > 1
    assert START in weights
    assert not any(sign.startswith("x") for sign in weights)


def test_vectors_and_places_are_learned() -> None:
    sums = [[0.0] * len(one.signs) for one in TAUGHT]
    meaning = learn_meaning(TAUGHT, sums, MEANS)
    assert meaning.own.shape == (4,)
    assert meaning.own[0] > 2 * abs(meaning.own[1:]).max()
    assert learn_places(TAUGHT)["close"] > 0
    assert rightly_placed(TAUGHT) == 1.0


def test_crossing_judges_each_statement_by_other_cases() -> None:
    judged = crossed(TAUGHT, MEANS)
    assert len(judged) == sum(len(one.asks) for one in TAUGHT)
    assert all((plain > 0) is asks for plain, _, asks in judged)
    assert all((both > 0) is asks for _, both, asks in judged)


def test_what_is_written_can_be_read_again() -> None:
    text = written({START: -1.0, "word: must": 2.5}, "somebody asks")
    lines = [line.split(maxsplit=1) for line in text.splitlines() if not line.startswith("#")]
    assert {sign: float(weight) for weight, sign in lines} == {START: -1.0, "word: must": 2.5}
    meaning = learn_meaning(TAUGHT, [[0.0] * 12 for _ in TAUGHT], MEANS)
    kept = json.loads(written_meaning(meaning))
    assert np.allclose(kept["own"], meaning.own, atol=0.001)
    assert set(kept["means"]) == {"en", "zh"}


@pytest.fixture(scope="module")
def cases() -> list[RetroCase]:
    """Every ninth development case that concerns an SOP."""
    found = [one for one in retro_cases(eval_folder() / "retro", "dev") if one.expected.sop]
    return found[::9]


def test_the_weights_that_lie_there_tell_the_development_cases_apart(
    cases: list[RetroCase],
) -> None:
    taught = taught_by(cases, means_of(cases), lambda _: None)
    pairs = [
        (sum_, asks)
        for one in taught
        for sum_, asks in zip(sums_by(statement_weights(), one), one.asks, strict=True)
        if asks is not None
    ]
    asking = [sum_ for sum_, asks in pairs if asks]
    others = [sum_ for sum_, asks in pairs if not asks]
    above = sum(one > other for one in asking for other in others)
    assert above / (len(asking) * len(others)) > 0.9
