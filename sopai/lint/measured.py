"""How often the findings of each rule were right: counts that the evaluation wrote down.

`measured.json` is generated from the data under `eval/` with the other pages of the reference
and is never edited.
"""

from functools import cache
from pathlib import Path
from typing import Literal

from sopai.schema.base import Text, Value

FILE = Path(__file__).with_name("measured.json")


class Rate(Value):
    """So many of so many, with the 95 % Wilson interval of the share."""

    right: int
    of: int
    low: float
    """Lower end of the interval, from 0 to 1."""

    high: float
    """Upper end of the interval, from 0 to 1."""


class OnItems(Value):
    """What a rule did on labelled items in one language, on which rules were built."""

    language: Literal["en", "zh"]
    precision: Rate | None
    """Items with a finding of the rule that really lack what rules of its family ask for."""

    recall: Rate | None
    """What the rule is meant for, and how much of it the rule found; null where other rules share
    the work."""


class Measured(Value):
    """What is known about the findings of one rule."""

    code: Text
    judged: Rate | None
    """Findings that were judged by hand; null where none were."""

    items: tuple[OnItems, ...] = ()


class AllMeasured(Value):
    """The file."""

    items: int
    """Labelled items that were gone through."""

    documents: int
    """Documents that they are from."""

    rules: tuple[Measured, ...]


@cache
def all_measured() -> AllMeasured:
    """What was written down for all rules."""
    return AllMeasured.model_validate_json(FILE.read_bytes())


@cache
def _by_code() -> dict[str, Measured]:
    return {one.code: one for one in all_measured().rules}


def measured(code: str) -> Measured:
    """What is known about the findings of a rule; nothing of one that was never measured."""
    return _by_code().get(code, Measured(code=code, judged=None))


def forget() -> None:
    """Read the file anew: it was written."""
    all_measured.cache_clear()
    _by_code.cache_clear()
