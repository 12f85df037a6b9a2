"""Weights that were learned from the development cases, as they lie in files to be read."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

START = "(start)"
"""The name of the weight that everything has."""


def weighted_sum(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of signs, each with its weight; one without a weight counts nothing."""
    return weights.get(START, 0.0) + sum(
        strength * weights.get(sign, 0.0) for sign, strength in signs.items()
    )


@cache
def place_weights() -> Mapping[str, float]:
    """What each sign adds to the odds that a statement is about a place."""
    return _read("place_weights.txt")


@cache
def statement_weights() -> Mapping[str, float]:
    """What each sign adds to the odds that a statement asks for a change."""
    return _read("statement_weights.txt")


def _read(name: str) -> Mapping[str, float]:
    text = (files("sopai.retro") / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    pairs = (line.split(maxsplit=1) for line in lines)
    return {sign: float(weight) for weight, sign in pairs}
